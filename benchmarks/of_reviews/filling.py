"""Fills a review of many records: the demonstration's, through its actions, then grown.

Through real actions: the demonstration's own rooms, the taking in of the records, the search for
duplicates, documents, passages, codings, appraisals. As bulk rows, because one action a row would
take most of an hour: readers' decisions and the pairs that wait for a person.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import Membership, Organisation, User
from linkwork.access.roles import Role
from linkwork.evidence.duplicates import queries as duplicates
from linkwork.evidence.duplicates import searching
from linkwork.evidence.duplicates.models import Question
from linkwork.evidence.extraction import actions as extraction
from linkwork.evidence.extraction import queries as pages_of
from linkwork.evidence.extraction.models import Document
from linkwork.evidence.records import actions as records
from linkwork.evidence.records.models import Record, Review
from linkwork.evidence.reporting import starter
from linkwork.evidence.screening.levels import REASONS, Answer, Level, Reason
from linkwork.evidence.screening.models import ScreeningDecision
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.evidence.synthesis import queries as statements_of

CAST = ("Sade Okonjo", "Femi Adeyemi", "Ines Moreau")
SEARCHES = (("Index of Health", 1, 0.55), ("Social Abstracts", 1, 0.35), ("Refining", 2, 0.1))
ABSTRACT = "We asked what happened when somebody came along to a first session. " * 15
BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
ASKED = 300  # pairs that wait for a person
READ = 0.85  # of the records, by both readers
LEFT_OUT = 0.82  # of those read
STANCES = ("supports", "supports", "qualifies", "contradicts", "extends")
CRITERIA = (("relevance", "high"), ("rigour", "moderate"))
LINE = "Person {number} of the invented service {document} came because somebody went along. "
PAGES, LINES = 6, 30  # of a document
AT_ONCE = 2000


def filled(size: int, documents: int, marked: int) -> tuple[Review, list[Actor]]:
    """A review of so many records, and so many documents with so many passages each."""
    service = Organisation.objects.create(name="Riverbank", kind=Organisation.Kind.SERVICE)
    with scope.within(service.pk, "a benchmark"):
        readers = [_reader(name, service) for name in CAST]
        review = starter.load(reviewers=readers, by=readers[0], say=_quiet)
        for number, (source, phase, share) in enumerate(SEARCHES):
            content = "".join(_ris(number, round(size * share))).encode()
            records.take_in(
                review=review,
                content=content,
                file_name=f"{number}.ris",
                source=source,
                phase=phase,
                by=readers[0],
            )
        searching.carry_out(searching.open_search(review=review, by=readers[0]).pk)
        _ask(review)
        _decide(review, readers)
        _read(review, readers[0], documents, marked)
    return review, readers


def _quiet(_said: str) -> None:
    """Say nothing."""


def _reader(name: str, service: Organisation) -> Actor:
    address = f"{name.lower().replace(' ', '.')}@riverbank.example"
    user = User.objects.create_user(address, None, name=name)
    membership = Membership.objects.create(
        user=user, organisation=service, role=Role.REVIEWER.value, since_on=date(2026, 1, 1)
    )
    return Actor.of(membership)


def _ris(search: int, size: int) -> Iterator[str]:
    """One search's file; every tenth is the work of the one before, as a second entry has it."""
    for number in range(size):
        work = number - 1 if number % 10 == 9 else number
        yield (
            f"TY  - JOUR\nID  - s{search}-{number}\nAU  - {chr(65 + work % 26)}arris, Ann\n"
            f"AU  - Reed, Tom\nTI  - Invented study {search} {work} of company in {work % 211} "
            f"places\nJO  - Journal of Going Along {work % 53}\nPY  - {1990 + work % 35}\n"
            f"VL  - {work % 60}\nSP  - {work}\nDO  - 10.5555/work.{search}.{work}\n"
            f"AB  - {ABSTRACT}\nER  - \n\n"
        )


def _grown(review: Review) -> list[int]:
    """The records that stand, without those of the demonstration, in the order they came."""
    rows = duplicates.representatives(review).filter(key__startswith="s")
    sources = [source for source, _, _ in SEARCHES]
    return list(rows.filter(search__source__in=sources).values_list("pk", flat=True))


def _ask(review: Review) -> None:
    """Pairs that wait for a person."""
    some = _grown(review)[: 2 * ASKED]
    Question.objects.bulk_create(
        Question(
            organisation=review.organisation,
            subject=review.public_id,
            review=review,
            first_id=first,
            second_id=second,
            reason="title 90 % the same, different year",
            points=80,
            asked_at=BEGAN,
        )
        for first, second in zip(some[::2], some[1::2], strict=False)
    )


def _decide(review: Review, readers: Sequence[Actor]) -> None:
    """Two readers read most records at every level; now and then they differ, and a third says."""
    chance = Random(1)  # noqa: S311  (which records are read, by chance)
    rows = list(_decisions(review, readers, chance))
    for start in range(0, len(rows), AT_ONCE):
        ScreeningDecision.objects.bulk_create(rows[start : start + AT_ONCE])


def _decisions(
    review: Review, readers: Sequence[Actor], chance: Random
) -> Iterator[ScreeningDecision]:
    at = BEGAN
    for record in _grown(review):
        if chance.random() > READ:
            continue
        for level in (Level.ABSTRACT, Level.FULL_TEXT, Level.RICHNESS):
            out = chance.random() < (LEFT_OUT if level is Level.ABSTRACT else 0.5)
            for place, reader in enumerate(readers[:2]):
                at += timedelta(seconds=1)
                differs = place == 1 and chance.random() < 0.03
                yield _decision(
                    review=review,
                    record=record,
                    level=level,
                    out=out is not differs,
                    reader=reader,
                    at=at,
                    chance=chance,
                )
            if out:
                break


def _decision(
    *,
    review: Review,
    record: int,
    level: Level,
    out: bool,
    reader: Actor,
    at: datetime,
    chance: Random,
) -> ScreeningDecision:
    reasons = REASONS[level]
    reason = chance.choice(reasons).value if out and reasons else ""
    if level is Level.RICHNESS:
        answer, reason = (Answer.THIN, Reason.TOO_THIN.value) if out else (Answer.RICH, "")
    else:
        answer = Answer.EXCLUDE if out else Answer.INCLUDE
    assert reader.user is not None
    return ScreeningDecision(
        organisation=review.organisation,
        subject=review.public_id,
        record_id=record,
        level=level.value,
        answer=answer.value,
        reason=reason,
        note="an invented note of why" if out and chance.random() < 0.2 else "",
        reviewer=reader.user,
        decided_at=at,
    )


def _read(review: Review, coder: Actor, documents: int, marked: int) -> None:
    """Documents handed in for records that are in, their passages marked, coded, appraised."""
    codes = [(one.code, one.version) for one in statements_of.statements(review)]
    named = _grown(review)[: documents * 20 : 20]
    rows = Record.objects.filter(review=review).in_bulk(named)
    for number, key in enumerate(named):
        document = extraction.hand_in(
            review=review,
            content=_text(number).encode(),
            file_name=f"{number}.txt",
            title=f"Invented report {number}",
            record=rows[key],
            invented=True,
            by=coder,
        )
        for place in range(marked):
            code, version = codes[(number * marked + place) % len(codes)]
            _mark(document, place, code, version, coder)


def _text(document: int) -> str:
    """The words of a document: pages parted by form feeds."""
    return "\f".join(
        "\n".join(
            LINE.format(number=page * LINES + line, document=document) for line in range(LINES)
        )
        for page in range(PAGES)
    )


def _mark(document: Document, place: int, code: str, version: int, coder: Actor) -> None:
    page = pages_of.page(document, place % PAGES + 1)
    assert page is not None, "an invented report has its pages"
    words = page.text.splitlines()[place // PAGES].strip()
    passage = extraction.mark_words(page=page, words=words, by=coder)
    synthesis.code(
        passage=passage,
        code=code,
        version=version,
        stance=STANCES[place % len(STANCES)],
        memo="an invented memo",
        by=coder,
    )
    for criterion, level in CRITERIA:
        extraction.appraise(
            document=document,
            passage=passage,
            code=code,
            statement_version=version,
            criterion=criterion,
            level=level,
            reason="an invented reason",
            by=coder,
        )
