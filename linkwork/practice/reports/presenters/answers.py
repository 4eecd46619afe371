"""What providers answer, how soon, and why they say no."""

from dataclasses import dataclass

from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.moves import reason_words
from linkwork.practice.reports.cohorts import Cohort
from linkwork.practice.reports.presenters.report import (
    FEWEST_FOR_A_MIDDLE,
    Report,
    days,
    definitions,
    hundred,
    in_every,
    share_of,
)
from linkwork.practice.reports.queries.answers import NO, OUTCOMES, SILENT, YES, Answers, answers
from linkwork.practice.reports.queries.waits import time_to_answer
from linkwork.practice.reports.small_numbers import LEAST, Count, Key, Sum
from linkwork.practice.reports.waiting import Wait
from linkwork.ui.words import counted

FEWEST_REQUESTS = 10  # of a provider that is named here
MOST_PROVIDERS = 12
ANOTHER = "another reason"
OF_WHOM = (
    "Every request sent to a provider for these people. What was entered in error is left out; a "
    "signpost, where nothing is sent, is no request."
)
SOURCE = (
    "The moves of each connection (sent, answered, sent back), with who made them. The answer is "
    "the last of yes, waiting list and no that the provider gave."
)
HOW = (
    "From the first day sent to the first answer of any kind. Requests without an answer count for "
    "as long as they have waited, or until they were taken back (Kaplan and Meier)."
)


@dataclass(frozen=True)
class Row:
    """One outcome, or one reason of it."""

    name: str
    within: bool  # a reason of the outcome above
    people: Count
    of: Count
    share: float | None

    @property
    def rate(self) -> str:
        """Say how many in every hundred."""
        return in_every(self.people, self.of)


@dataclass(frozen=True)
class Provider:
    """One provider's requests and answers."""

    name: str
    sent: Count
    answered: Count
    share: float | None

    @property
    def rate(self) -> str:
        """Say how many in every hundred."""
        return in_every(self.answered, self.sent)


def rows(cohort: Cohort, found: Answers) -> list[Row]:
    """Every outcome, with the reasons of a no below it."""
    refusals: dict[str, int] = {}
    for because, number in found.refusals.most_common():
        words = reason_words(Connection.State.DECLINED, because) if because else ANOTHER
        if cohort.careful and number < LEAST:
            words = ANOTHER
        refusals[words] = refusals.get(words, 0) + number
    counts: dict[Key, int] = {"sent": found.sent}
    counts |= {("outcome", one): found.outcome[one] for one in OUTCOMES}
    counts |= {("no", words): number for words, number in refusals.items()}
    sums = [Sum("sent", tuple(("outcome", one) for one in OUTCOMES))]
    if refusals:
        sums.append(Sum(("outcome", NO), tuple(("no", words) for words in refusals)))
    numbers = cohort.counts(counts, sums)
    sent = numbers["sent"]
    shown = []
    for one, name in OUTCOMES.items():
        people = numbers["outcome", one]
        shown.append(Row(name, False, people, sent, share_of(people, sent)))
        if one == NO:
            reasons = ((words, numbers["no", words]) for words in refusals)
            shown += [Row(words, True, why, sent, share_of(why, sent)) for words, why in reasons]
    return shown


def providers(cohort: Cohort, found: Answers) -> list[Provider]:
    """The providers with the most requests; those with few are not named."""
    chosen = [
        name
        for name, number in found.sent_to.most_common(MOST_PROVIDERS)
        if number >= FEWEST_REQUESTS
    ]
    counts: dict[Key, int] = {("sent", name): found.sent_to[name] for name in chosen}
    counts |= {("answered", name): found.answered_by[name] for name in chosen}
    counts |= {("not", name): found.sent_to[name] - found.answered_by[name] for name in chosen}
    sums = [Sum(("sent", name), (("answered", name), ("not", name))) for name in chosen]
    numbers = cohort.counts(counts, sums)
    return [
        Provider(
            name,
            numbers["sent", name],
            numbers["answered", name],
            share_of(numbers["answered", name], numbers["sent", name]),
        )
        for name in chosen
    ]


def report(cohort: Cohort) -> Report:
    """The page of answers."""
    found = answers(cohort)
    time, shown, named = time_to_answer(cohort), rows(cohort, found), providers(cohort, found)
    lines: list[tuple[object, ...]] = [
        ("reason" if row.within else "outcome", row.name, row.people.text, row.of.text)
        for row in shown
    ]
    lines += [("provider answered", one.name, one.answered.text, one.sent.text) for one in named]
    lines += _time(time, cohort.careful)
    return Report(
        slug="answers",
        name="Providers’ answers",
        finding=finding(shown, time, cohort.careful),
        said=f"{cohort.words}: {shown[0].of.text} requests sent.",
        rows=shown,
        definitions=definitions(cohort, OF_WHOM, SOURCE, ("How soon", HOW)),
        head=("figure", "name", "number", "of"),
        lines=lines,
        more={"providers": named, "fewest": FEWEST_REQUESTS, "time": _time(time, cohort.careful)},
        empty="" if found.sent else "Nothing was sent to a provider for these people yet.",
    )


def _time(time: Wait, careful: bool) -> list[tuple[object, ...]]:
    enough = time.done >= (FEWEST_FOR_A_MIDDLE if careful else 1)
    half, nine = (days(one, time.longest) for one in (time.half, time.nine_in_ten))
    return [
        ("days to an answer", "half within", half if enough else "too few", ""),
        ("days to an answer", "nine in ten within", nine if enough else "too few", ""),
    ]


def finding(shown: list[Row], time: Wait, careful: bool) -> str:
    """Say how many requests get a yes, how many no answer, and how soon half are answered."""
    by_name = {row.name: row for row in shown if not row.within}
    yes = by_name[OUTCOMES[YES]]
    share = hundred(yes.people, yes.of)
    if share is None:
        return "Too few requests yet to say how providers answer"
    said = f"Providers say yes to {share} in every 100 requests"
    silent = by_name[OUTCOMES[SILENT]]
    if silent.share:
        said += f" and never answer {hundred(silent.people, silent.of)}"
    enough = time.done >= (FEWEST_FOR_A_MIDDLE if careful else 1)
    if time.half is not None and enough:
        said += f"; half answer within {counted(time.half, 'day')}"
    return said
