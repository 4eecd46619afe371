"""Everything a review's home, tables and report are made of: each asked for once, when wanted."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from linkwork.access.models import User
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Appraisal, Coding, Document, Passage, Span, Study
from linkwork.evidence.protocols import queries as protocols
from linkwork.evidence.protocols.sections import SECTIONS
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting import levels, queries
from linkwork.evidence.reporting.models import Section
from linkwork.evidence.reporting.told import Agreed, Change, LeftOut, Level, Plan, SameWork
from linkwork.evidence.reporting.voting import Voting
from linkwork.evidence.synthesis import queries as synthesis
from linkwork.evidence.synthesis.models import Link, Move
from linkwork.evidence.synthesis.queries import Configured, InReview
from linkwork.evidence.theories import queries as theories
from linkwork.evidence.theories.models import TheoryVersion, Verdict
from linkwork.library import queries as shelf
from linkwork.ui.words import local_day

PHASES = (1, 2)


class Account(Voting):
    """A review as one of its members may see it; `reader` is that member."""

    def __init__(self, review: Review, reader: User | None = None) -> None:
        """Ask for nothing yet."""
        super().__init__(review)
        self.reader = reader

    @cached_property
    def members(self) -> list[User]:
        """Those who belong to the review."""
        return records.members(self.review)

    @cached_property
    def _reading(self) -> levels.Reading:
        return levels.Reading(self.review, self.searches)

    def levels(self, phase: int) -> list[Level]:
        """How far the records of a phase have come, level by level."""
        return self._reading.levels(phase)

    @cached_property
    def decided(self) -> int:
        """How many records have been settled at the first level."""
        first = [self.levels(phase)[0] for phase in PHASES]
        return sum(one.included + one.excluded for one in first)

    @cached_property
    def left_out(self) -> Sequence[LeftOut]:
        """The records that are left out now, each with its reason."""
        return self._reading.left_out()

    @cached_property
    def how_read(self) -> list[str]:
        """What else is to be said of the reading: rules, stops, records that came back."""
        return self._reading.notes()

    @cached_property
    def agreements(self) -> list[Agreed]:
        """How far each two readers agree at each level, of what both have read."""
        return self._reading.agreements(self.members)

    @cached_property
    def same_work(self) -> Sequence[SameWork]:
        """The records that another stands for."""
        return self._reading.same_work()

    @cached_property
    def plan(self) -> Plan | None:
        """The protocol; none where nobody has begun one."""
        written = protocols.written(self.review)
        begun = next((one.protocol for one in written.values()), None)
        kept = begun or protocols.protocol(self.review)
        if kept is None:
            return None
        words = {name: one.words for name, one in written.items()}
        return Plan(
            frozen_on=local_day(kept.frozen_at) if kept.frozen_at else None,
            form=kept.get_form_display(),
            words=words,
            unwritten=len(SECTIONS) - len(words),
        )

    @cached_property
    def roles(self) -> dict[User, list[str]]:
        """What each member does in the review."""
        return protocols.roles(self.review)

    @cached_property
    def changes(self) -> list[Change]:
        """What was changed after the protocol was frozen, in its order."""
        return [
            Change(
                section=one.get_section_display(),
                old=one.old,
                new=one.new,
                reason=one.reason,
                at=one.made_at,
                who=one.made_by.name if one.made_by else "",
            )
            for one in protocols.amendments(self.review)
        ]

    def planned(self, *sections: str) -> bool:
        """Whether the protocol says something of each of these sections."""
        return self.plan is not None and self.plan.says(*sections)

    @cached_property
    def documents(self) -> list[Document]:
        """The documents handed in."""
        return list(extraction.documents(self.review))

    @cached_property
    def documents_of(self) -> dict[int, list[Document]]:
        """The documents by phase: that of the search which found the record, else the first."""
        phases = {one.pk: one.phase for one in self.searches}
        found: dict[int, list[Document]] = {1: [], 2: []}
        for one in self.documents:
            phase = phases.get(one.record.search_id, 1) if one.record else 1
            found[phase].append(one)
        return found

    @cached_property
    def studies(self) -> list[Study]:
        """The studies, with the documents that tell of each."""
        return list(extraction.studies(self.review))

    @cached_property
    def passages(self) -> list[Passage]:
        """The passages marked."""
        return list(extraction.passages(self.review))

    @cached_property
    def _under_way(self) -> dict[int, set[int]]:
        return extraction.unfinished({one.pk for one in self.documents})

    @cached_property
    def codings(self) -> list[Coding]:
        """The codings that stand, but not those the reader is to code without having seen."""
        return [
            one
            for one in extraction.codings(self.review)
            if extraction.open_to(
                self.reader, one.passage.document_id, one.coded_by_id, self._under_way
            )
        ]

    @cached_property
    def unappraised(self) -> int:
        """How many codings to statements lack the relevance or the rigour of their source."""
        return sum(
            not {"relevance", "rigour"} <= self.worth(one.passage, one.code).keys()
            for one in self.codings
        )

    def worth(self, passage: Passage, code: str) -> dict[str, Appraisal]:
        """By criterion, what holds of a passage for a statement."""
        return extraction.in_force(self._appraised[passage.document_id], passage, code)

    @cached_property
    def _appraised(self) -> dict[int, list[Appraisal]]:
        found: dict[int, list[Appraisal]] = defaultdict(list)
        for one in self.appraisals:
            found[one.document_id].append(one)
        return found

    @cached_property
    def without_document(self) -> int:
        """How many records that are in have no document yet."""
        head = self._reading.stands_for
        there = {head.get(one.record_id, one.record_id) for one in self.documents if one.record_id}
        return len(self._reading.taken_in - there)

    @cached_property
    def codings_of(self) -> dict[str, list[Coding]]:
        """The codings by the code of what they speak to."""
        found: dict[str, list[Coding]] = defaultdict(list)
        for one in self.codings:
            found[one.code].append(one)
        return found

    @cached_property
    def spans(self) -> dict[int, list[Span]]:
        """The spans of every coding, by its key."""
        return extraction.spans_of(self.codings)

    @cached_property
    def appraisals(self) -> list[Appraisal]:
        """What sources are worth for statements, as the reader may see it."""
        return [
            one
            for one in extraction.appraisals(self.review)
            if extraction.open_to(
                self.reader, one.document_id, one.appraised_by_id, self._under_way
            )
        ]

    @cached_property
    def statements(self) -> list[InReview]:
        """The statements, in the order of the journey."""
        return synthesis.statements(self.review, with_sources=False)

    @cached_property
    def prioritised(self) -> list[InReview]:
        """The statements that were prioritised."""
        return [one for one in self.statements if one.prioritised]

    @cached_property
    def configurations(self) -> list[Configured]:
        """The configurations in their latest versions."""
        return synthesis.configurations(self.review)

    @cached_property
    def links(self) -> list[Link]:
        """What feeds or weakens what."""
        return list(synthesis.links(self.review))

    @cached_property
    def moves(self) -> list[Move]:
        """The moves of the synthesis."""
        return list(synthesis.moves(self.review))

    @cached_property
    def unsettled(self) -> int:
        """How many passages contradict a statement and nobody has adjudicated."""
        settled = synthesis.adjudications(self.moves)
        return sum(
            one.stance == "contradicts" and (one.passage_id, one.code) not in settled
            for one in self.codings
        )

    @cached_property
    def waiting(self) -> int:
        """How many passages were coded to earlier words and not looked at since."""
        words = synthesis.wordings(self.review, self.statements, self.configurations)
        found = synthesis.waiting_in(self.codings, words).values()
        return synthesis.passages_in(one for codings in found for one in codings)

    @cached_property
    def tested(self) -> set[str]:
        """The statements of the review of which a study here speaks."""
        here = {one.code for one in self.statements}
        return shelf.codes_found(self.review.organisation_id) & here

    @cached_property
    def theories(self) -> list[TheoryVersion]:
        """The versions of the theory, the newest first."""
        return list(theories.versions(self.review))

    @cached_property
    def theory(self) -> TheoryVersion | None:
        """The newest version that is sealed; else the one being written."""
        sealed = (one for one in self.theories if one.sealed_at is not None)
        return next(sealed, self.theories[0] if self.theories else None)

    @cached_property
    def theory_signed(self) -> bool:
        """Whether two people signed it."""
        return self.theory is not None and theories.is_theory_signed(self.theory)

    @cached_property
    def judged(self) -> set[str]:
        """The statements of which somebody has given a verdict."""
        return theories.judged(self.review)

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """The verdict that stands for each statement and kind of evidence."""
        return theories.standing_verdicts(self.review)

    @cached_property
    def sections(self) -> dict[str, Section]:
        """What the authors wrote, by the name of the part."""
        return queries.sections(self.review)

    def written(self, part: str) -> str:
        """The authors' words for one part; empty where there are none."""
        return self.sections[part].text if part in self.sections else ""
