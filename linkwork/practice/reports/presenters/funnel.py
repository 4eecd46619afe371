"""Where people leave: the funnel from offer to word back, and the reasons at each step."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.presenters.report import (
    Report,
    definitions,
    hundred,
    in_every,
    out_of,
    share_of,
)
from linkwork.practice.reports.queries.funnel import Funnel, funnel
from linkwork.practice.reports.small_numbers import FEW, LEAST, Count, Key, Sum
from linkwork.practice.reports.steps import AFTER, CAME, KEYS, STEPS, WAITING, Step
from linkwork.ui.words import counted

ENDED = "ended"
ANOTHER = "another reason"
MOST_REASONS = 3
SOURCE = (
    "Referrals, contacts, plans, connections with their events, sessions, measures and messages, "
    "as they were recorded in the work. A step passed over counts as passed."
)
OF_WHOM = (
    "At each step, the people who reached the step before it. At follow-up, the people whose case "
    "is closed after they had come at least once. Somebody offered twice counts twice."
)
Left = dict[str, Count]


@dataclass(frozen=True)
class Shown:
    """One step as shown."""

    step: Step
    people: Count
    before: Count | None  # of the step before, or of those who ended
    left: Left
    waiting: Count | None
    share: float | None  # of everybody offered
    share_before: float | None
    passed: int = 0

    @property
    def first_of_stage(self) -> int:
        """How many steps its stage has, at the first of them; else none."""
        steps = [one for one in (*STEPS, *AFTER) if one.stage == self.step.stage]
        return len(steps) if steps[0] == self.step else 0

    @property
    def last_of_stage(self) -> bool:
        """Whether the next step is of another stage."""
        steps = [one for one in (*STEPS, *AFTER) if one.stage == self.step.stage]
        return steps[-1] == self.step

    @property
    def of(self) -> str:
        """Say how many of how many."""
        return out_of(self.people, self.before, self.step.of) if self.before else ""

    @property
    def rate(self) -> str:
        """Say how many in every hundred."""
        return in_every(self.people, self.before) if self.before else ""

    @property
    def why(self) -> str:
        """Why people left before it, the commonest reasons first, and who still waits."""
        rows = sorted(self.left.items(), key=lambda row: -(row[1].value or 0))
        parts = [f"{count.text} {reason}" for reason, count in rows[:MOST_REASONS]]
        rest = [count.value or 0 for _, count in rows[MOST_REASONS:]]
        if rest:
            parts.append(f"{sum(rest)} for {counted(len(rest), 'other reason')}")
        if self.waiting is not None and self.waiting.text != "0":
            parts.append(f"{self.waiting.text} {WAITING}")
        return ", ".join(parts)

    @property
    def late(self) -> bool:
        """Whether they left although a place was ready."""
        return self.step.key == CAME


def folded(left: Counter[tuple[str, str]], careful: bool) -> Counter[tuple[str, str]]:
    """Reasons that few gave, under one name, where few must not be found."""
    if not careful:
        return left
    found: Counter[tuple[str, str]] = Counter()
    for (step, reason), number in left.items():
        found[step, reason if number >= LEAST else ANOTHER] += number
    return found


def shown(cohort: Cohort, found: Funnel) -> list[Shown]:
    """Every step as whoever asks may see it."""
    left, missing = folded(found.left, cohort.careful), folded(found.missing, cohort.careful)
    counts: dict[Key, int] = {("people", key): found.people[key] for key in KEYS}
    counts |= {("left", *key): number for key, number in left.items()}
    counts |= {("waiting", key): found.waiting[key] for key in KEYS[1:]}
    counts |= {ENDED: found.ended, **{step.key: found.after[step.key] for step in AFTER}}
    counts |= {("missing", *key): number for key, number in missing.items()}
    numbers = cohort.counts(counts, list(_sums(left, missing)))
    return [*_steps(numbers, left, found), *_after(numbers, missing)]


def _sums(left: Counter[tuple[str, str]], missing: Counter[tuple[str, str]]) -> Iterator[Sum]:
    for before, key in pairwise(KEYS):
        reasons = [("left", *one) for one in left if one[0] == key]
        yield Sum(("people", before), (("people", key), ("waiting", key), *reasons))
    for step in AFTER:
        yield Sum(ENDED, (step.key, *(("missing", *one) for one in missing if one[0] == step.key)))


def _steps(
    numbers: dict[Key, Count], left: Counter[tuple[str, str]], found: Funnel
) -> Iterator[Shown]:
    everybody, before = numbers["people", KEYS[0]], None
    for step in STEPS:
        people = numbers["people", step.key]
        yield Shown(
            step=step,
            people=people,
            before=before,
            left={one[1]: numbers["left", *one] for one in left if one[0] == step.key},
            waiting=numbers.get(("waiting", step.key)),
            share=share_of(people, everybody),
            share_before=share_of(before, everybody) if before else None,
            passed=found.passed[step.key],
        )
        before = people


def _after(numbers: dict[Key, Count], missing: Counter[tuple[str, str]]) -> Iterator[Shown]:
    everybody, ended = numbers["people", KEYS[0]], numbers[ENDED]
    for step in AFTER:
        yield Shown(
            step=step,
            people=numbers[step.key],
            before=ended,
            left={one[1]: numbers["missing", *one] for one in missing if one[0] == step.key},
            waiting=None,
            share=share_of(numbers[step.key], everybody),
            share_before=share_of(ended, everybody),
        )


def report(cohort: Cohort) -> Report:
    """The funnel's page."""
    found = funnel(cohort)
    rows = shown(cohort, found)
    everybody = rows[0].people
    return Report(
        slug="funnel",
        name="Where people leave",
        finding=finding(rows),
        said=f"{cohort.words}: {everybody.text} people. All bars are on one scale. Blue: still "
        "there. Outline: left or waiting before this step; red, where a place was ready.",
        rows=rows,
        definitions=definitions(cohort, OF_WHOM, SOURCE, *_steps_in_words()),
        head=("stage", "step", "people", "of", "left", "still waiting", "without it on record"),
        lines=[_line(row, careful=cohort.careful) for row in rows],
        empty="" if found.people else "Nobody was offered in this period.",
    )


def _steps_in_words() -> list[tuple[str, str]]:
    return [(step.name, f"{step.counted[:1].upper()}{step.counted[1:]}.") for step in STEPS + AFTER]


def _line(row: Shown, *, careful: bool) -> tuple[object, ...]:
    before = row.before.text if row.before else ""
    waiting = row.waiting.text if row.waiting else ""
    left = sum(count.value or 0 for count in row.left.values())
    hidden = any(count.value is None for count in row.left.values())
    words = (FEW if left == 0 else f"about {left}") if hidden else left
    passed = "" if careful else row.passed
    return (row.step.stage, row.step.name, row.people.text, before, words, waiting, passed)


def finding(rows: list[Shown]) -> str:
    """Say how many of those referred come, and before which step the most are lost."""
    by_key = {row.step.key: row for row in rows}
    share = hundred(by_key[CAME].people, by_key["agreed"].people)
    if share is None:
        return "Too few people yet to say how many reach a first session"
    said = f"{share} in every 100 people referred reach a first session"
    losses = [
        ((row.before.value or 0) - (row.people.value or 0), row)
        for row in rows[2 : len(STEPS)]
        if row.before and row.people.value is not None
    ]
    most, where = max(losses, key=lambda one: one[0], default=(0, None))
    if not most or where is None:
        return said
    return f"{said}; the most are lost before “{where.step.name[:1].lower()}{where.step.name[1:]}”"
