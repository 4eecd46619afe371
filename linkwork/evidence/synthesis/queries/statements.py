"""The statements of a review: drafted here or taken up from the shelf, and where each stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import Lineage, StatementDraft, Status, StatusChange
from linkwork.evidence.synthesis.queries.configurations import configurations
from linkwork.evidence.synthesis.queries.drafts import State, drafts
from linkwork.library import queries as shelf
from linkwork.library.models import PublishedStatement
from linkwork.theory.stages import Stage

RANKED = (Status.PRIORITISED, Status.REFINED)
UNRANKED = (Status.CANDIDATE, Status.KEPT)  # said after it, these take the rank back


@dataclass(frozen=True)
class InReview:
    """One statement as it stands in a review: the open draft where there is one, else the shelf's.

    `since` is empty for a draft whose status nobody has said yet: it is a candidate from birth.
    """

    code: str
    version: int
    nickname: str
    sentence: str
    stage: str
    status: str
    draft: StatementDraft | None
    published: PublishedStatement | None
    content: dict[str, Any]
    words_only: bool
    reason: str
    provoked_by: str
    by: str
    since: datetime | None
    history: tuple[StatusChange, ...]  # every status it had, the newest first
    into: tuple[str, ...]  # what it was merged into
    prioritised: bool  # and has not lost it since: a refined one is still among them

    @property
    def stands(self) -> bool:
        """Whether the review still works with it."""
        return self.status not in (Status.MERGED, Status.RETIRED)


def statements(review: Review, *, with_sources: bool = True) -> list[InReview]:
    """Every statement of a review, in the order of the journey.

    Without sources, those of the shelf are read without the works and passages beside them.
    """
    changes: dict[str, list[StatusChange]] = {}
    for change in StatusChange.objects.filter(review=review):
        changes.setdefault(change.code, []).append(change)
    made = _newest_drafts(review)
    shelved = {one.code: one for one in shelf.latest(with_sources=with_sources)}
    into = merged_into(traces(review))
    found = [
        _in_review(code, made.get(code), shelved.get(code), changes.get(code, []), into)
        for code in changes.keys() | made.keys()
        if code in made or code in shelved
    ]
    return sorted(found, key=_in_order)


def statement(review: Review, code: str) -> InReview | None:
    """One statement of a review, by its code, however the letters are cased."""
    changes = list(StatusChange.objects.filter(review=review, code__iexact=code))
    made = drafts(review).filter(code__iexact=code).order_by("-pk").first()
    shelved = PublishedStatement.objects.filter(code__iexact=code).order_by("-version").first()
    whole = made or shelved
    if whole is None or not (changes or made):
        return None
    return _in_review(whole.code, made, shelved, changes, merged_into(traces(review)))


def prioritised(review: Review) -> list[InReview]:
    """Those that were prioritised and have not lost it since, in the order of the journey."""
    return [one for one in statements(review) if one.prioritised]


def not_taken_up(review: Review) -> list[PublishedStatement]:
    """The statements of the shelf that the review does not work with yet."""
    here = {one.code for one in statements(review)}
    return [one for one in shelf.latest() if one.code not in here]


def history(review: Review, code: str) -> list[StatusChange]:
    """Every status a statement had, the newest first."""
    return list(StatusChange.objects.filter(review=review, code=code).order_by("-pk"))


def lineage(review: Review, code: str) -> list[Lineage]:
    """What a statement came from and went into, in the order it happened."""
    return [one for one in traces(review) if code in (one.from_code, one.to_code)]


def traces(review: Review) -> list[Lineage]:
    """Every merge and split of a review, in the order it happened."""
    return list(Lineage.objects.filter(review=review))


def merged_into(rows: Iterable[Lineage]) -> dict[str, list[str]]:
    """Of each merged statement, what it stands in now; taken out again counts no more."""
    into: dict[str, list[str]] = {}
    for one in rows:
        if one.way == Lineage.Way.MERGED:
            into.setdefault(one.from_code, []).append(one.to_code)
        elif one.way == Lineage.Way.PARTED and one.to_code in into.get(one.from_code, []):
            into[one.from_code].remove(one.to_code)
    return {code: to for code, to in into.items() if to}


def targets(review: Review) -> dict[tuple[str, int], str]:
    """What a passage may be coded to: the shelf's latest, this review's drafts, configurations."""
    found = {(one.code, one.version): one.nickname for one in shelf.latest()}
    for draft in drafts(review):
        key = (draft.code, draft.statement_version)
        found.setdefault(key, f"{draft.content['nickname']} (draft)")
    for one in configurations(review):
        found[(one.code, one.version)] = f"{one.nickname} (configuration)"
    return found


def sentences(review: Review) -> dict[str, str]:
    """The sentence of every statement and configuration of a review, by code."""
    said = {one.code: one.sentence for one in statements(review)}
    return said | {one.code: one.sentence for one in configurations(review)}


def _newest_drafts(review: Review) -> dict[str, StatementDraft]:
    """Of each code drafted here, the open draft, else the one published last."""
    found: dict[str, StatementDraft] = {}
    for one in drafts(review).order_by("pk"):
        found[one.code] = one
    return found


def _in_review(
    code: str,
    draft: StatementDraft | None,
    published: PublishedStatement | None,
    changes: list[StatusChange],
    into: dict[str, list[str]],
) -> InReview:
    said = changes[-1] if changes else None
    opened = draft if draft is not None and draft.state != State.PUBLISHED else None
    content, version = _content(opened, published, draft)
    return InReview(
        code=code,
        version=version,
        nickname=content["nickname"],
        sentence=sentence(content),
        stage=content["stage"],
        status=said.status if said else Status.CANDIDATE.value,
        draft=opened,
        published=published,
        content=content,
        words_only=not content["if"],
        reason=said.reason if said else "",
        provoked_by=said.provoked_by if said else "",
        by=said.by if said else "",
        since=said.at if said else None,
        history=tuple(reversed(changes)),
        into=tuple(into.get(code, ())),
        prioritised=_ranked(changes),
    )


def _ranked(changes: list[StatusChange]) -> bool:
    ranked = False
    for change in changes:
        if change.status == Status.PRIORITISED:
            ranked = True
        elif change.status in UNRANKED:
            ranked = False
    return ranked and changes[-1].status in RANKED


def _content(
    opened: StatementDraft | None,
    published: PublishedStatement | None,
    draft: StatementDraft | None,
) -> tuple[dict[str, Any], int]:
    if opened is not None:
        return opened.content, opened.statement_version
    if published is not None:
        return published.content, published.version
    assert draft is not None, "a statement of a review is drafted or on the shelf"
    return draft.content, draft.statement_version


def sentence(content: dict[str, Any]) -> str:
    """The whole claim in one sentence."""
    said = f"If {content['if_text']}, then {content['then_text']}"
    return f"{said}, because {content['because_text']}."


def _in_order(one: InReview) -> tuple[int, str, int]:
    letters = one.code.rstrip("0123456789")
    digits = one.code[len(letters) :]
    return Stage(one.stage).place, letters, int(digits or 0)
