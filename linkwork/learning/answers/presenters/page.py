"""The whole page: what to put in place next, each stage's answers, and what they rest on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from linkwork.learning.answers.presenters.answer import Answer, answer
from linkwork.learning.answers.presenters.gains import Gain, gains, scale_of
from linkwork.library.models import Finding, PublishedStatement, Votes
from linkwork.library.presenters.marks import scale_for
from linkwork.library.queries import newest_of_each
from linkwork.theory.stages import Stage
from linkwork.ui.plots import Scale
from linkwork.ui.words import thousands

COUNTED = {
    Stage.ENROLMENT: ("people offered social prescribing", "agree"),
    Stage.ENGAGEMENT: ("people whose referral was made", "attend"),
    Stage.ADHERENCE: ("people who attended once", "stay"),
    Stage.FOLLOW_UP: ("people who attended once", ""),
    Stage.SYSTEM: ("", ""),
}
NAMES = {Stage.SYSTEM: "Services and providers"}


@dataclass(frozen=True, kw_only=True)
class Block:
    """One stage."""

    id: str
    title: str
    says: str
    more: str
    answers: list[Answer]
    counts: list[tuple[str, int]]


@dataclass(frozen=True, kw_only=True)
class Rests:
    """A study that answers rest on."""

    reference: str
    title: str
    href: str
    shown_href: str
    current: bool
    population: str
    registered_on: Any
    found_at: Any
    statements: int


@dataclass(frozen=True, kw_only=True)
class Page:
    """Everything on the page."""

    gains: list[Gain]
    gain_scale: Scale
    headline: str
    scale: Scale
    blocks: list[Block]
    studies: list[Rests]
    chosen: Rests | None
    shown: list[Rests]
    verdicts: dict[str, int]
    tested: int
    total: int
    smallest: str


def page(
    stages: Sequence[tuple[Stage, list[PublishedStatement]]],
    found: Sequence[Finding],
    *,
    chosen: str = "",
    votes: Mapping[str, Votes] | None = None,
) -> Page:
    """Lay the page out: every statement's newest answer, or those of the study chosen."""
    studies = _studies(found, chosen)
    one = next((study for study in studies if study.current), None)
    kept = [row for row in found if one is None or row.study_reference == one.reference]
    newest = newest_of_each(kept)
    blocks = [_block(stage, rows, newest, votes or {}) for stage, rows in stages]
    worth = gains(newest.values())
    resting = {row.study_reference for row in newest.values()}
    return Page(
        gains=worth,
        gain_scale=scale_of(worth),
        headline=_headline(worth, bool(newest)),
        scale=scale_for(newest.values(), _smallest(newest)),
        blocks=blocks,
        studies=studies,
        chosen=one,
        shown=[study for study in studies if study.reference in resting],
        verdicts=dict(Counter(row.verdict for row in newest.values())),
        tested=len(newest),
        total=sum(len(rows) for _stage, rows in stages),
        smallest=thousands((_smallest(newest) or 0) * 100),
    )


def _block(
    stage: Stage,
    statements: list[PublishedStatement],
    newest: dict[str, Finding],
    votes: Mapping[str, Votes],
) -> Block:
    people, verb = COUNTED.get(stage, ("", ""))
    rows = [answer(one, newest.get(one.code), votes.get(one.code)) for one in statements]
    answers = sorted(rows, key=_place)
    cases = [newest[one.code].n for one in statements if one.code in newest]
    tally = Counter(one.verdict for one in answers)
    return Block(
        id=stage.value,
        title=NAMES.get(stage, stage.value.capitalize()),
        says=_says(people, max(cases, default=0)),
        more=f"more {verb}".strip(),
        answers=answers,
        counts=[(verdict, number) for verdict, number in tally.items()],
    )


def _place(one: Answer) -> tuple[int, float, int]:
    return one.place


def _says(people: str, most: int) -> str:
    if not people:
        return "In words only, so not testable on cases yet."
    if not most:
        return f"Of {people}. No statement has been tested here yet."
    return f"Of {people}: up to {thousands(most)} compared. Each row says how many it rests on."


def _headline(worth: Sequence[Gain], tested: bool) -> str:
    if worth:
        return f"Worth putting in place next: {worth[0].if_text}"
    if tested:
        return "Nothing can be recommended yet"
    return "Nothing has been tested here yet"


def _smallest(newest: dict[str, Finding]) -> float | None:
    """The smallest difference that matters, where every study declared the same."""
    said = {row.smallest for row in newest.values() if row.unit == "proportion"}
    return said.pop() if len(said) == 1 else None


def _studies(found: Sequence[Finding], chosen: str) -> list[Rests]:
    """Every study that answered, the newest first."""
    rows: dict[UUID, list[Finding]] = {}
    for one in found:
        rows.setdefault(one.study, []).append(one)
    return [_rests(study, findings, chosen) for study, findings in rows.items()]


def _rests(study: UUID, findings: list[Finding], chosen: str) -> Rests:
    first = findings[0]
    here = reverse("answers:who")
    return Rests(
        reference=first.study_reference,
        title=first.study_title,
        href=reverse("studies:study", args=[study]),
        shown_href=f"{here}?study={first.study_reference}",
        current=chosen == first.study_reference,
        population=first.population,
        registered_on=first.registered_on,
        found_at=first.found_at,
        statements=len({one.statement.code for one in findings}),
    )


__all__ = ["Block", "Page", "Rests", "page"]
