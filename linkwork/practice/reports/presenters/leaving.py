"""Why people leave, step by step, every reason with its share of those who could have gone on."""

from collections.abc import Iterator
from dataclasses import dataclass

from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.presenters.funnel import OF_WHOM, SOURCE, Shown, shown
from linkwork.practice.reports.presenters.report import (
    Report,
    definitions,
    in_every,
    out_of,
    share_of,
)
from linkwork.practice.reports.queries.funnel import funnel
from linkwork.practice.reports.small_numbers import Count
from linkwork.practice.reports.steps import WAITING

REASONS = (
    "What was recorded when the referral, the connection or the case ended. Nobody whose case is "
    "open counts as having left: they are “still waiting”."
)


@dataclass(frozen=True)
class Reason:
    """One reason at one step."""

    step: str
    first: bool  # of its step
    reason: str
    people: Count
    of: Count
    of_words: str
    share: float | None

    @property
    def words(self) -> str:
        """Say how many of how many."""
        return out_of(self.people, self.of, self.of_words)

    @property
    def rate(self) -> str:
        """Say how many in every hundred."""
        return in_every(self.people, self.of)


def reasons(rows: list[Shown]) -> Iterator[Reason]:
    """Every reason of every step, the commonest first; whoever still waits stands last."""
    for row in rows:
        if row.before is None:
            continue
        found = sorted(row.left.items(), key=lambda one: (-(one[1].value or 0), one[0]))
        if row.waiting is not None and row.waiting.text != "0":
            found.append((WAITING, row.waiting))
        for place, (reason, people) in enumerate(found):
            share = share_of(people, row.before)
            yield Reason(
                step=row.step.name,
                first=not place,
                reason=f"{reason[:1].upper()}{reason[1:]}",
                people=people,
                of=row.before,
                of_words=row.step.of,
                share=share,
            )


def report(cohort: Cohort) -> Report:
    """The page of reasons."""
    steps = shown(cohort, funnel(cohort))
    rows = list(reasons(steps))
    return Report(
        slug="leaving",
        name="Why they leave",
        finding=finding(rows),
        said=f"{cohort.words}. Bars: share of those who could have gone on to the step.",
        rows=rows,
        definitions=definitions(
            cohort,
            OF_WHOM,
            SOURCE,
            ("Reasons", REASONS),
        ),
        head=("before step", "reason", "people", "of", "in every 100"),
        lines=[(row.step, row.reason, row.people.text, row.of.text, row.rate) for row in rows],
        empty="" if rows else "Nobody has left in this period.",
    )


def finding(rows: list[Reason]) -> str:
    """Name the commonest reason of all but of the offer itself."""
    left = [row for row in rows if row.reason.lower() != WAITING and row.of_words != "who ended"]
    known = [row for row in left if row.people.value is not None]
    if not known:
        return "Too few people have left to name a reason"
    most = max(known, key=lambda row: row.people.value or 0)
    reason = f"{most.reason[:1].lower()}{most.reason[1:]}"
    return f"The commonest reason is “{reason}”: {most.words}"
