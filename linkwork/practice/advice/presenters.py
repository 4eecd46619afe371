"""A reading of a statement as the card on a person's page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.practice.advice.reading import Reading, Standing, spoken_of
from linkwork.practice.advice.remedies import Remedy, remedy
from linkwork.practice.advice.words import said
from linkwork.practice.connections.models import Connection
from linkwork.practice.referrals.models import Case
from linkwork.theory.wording import in_words

MOST = 5  # cards that are open on a page; the rest is folded


@dataclass(frozen=True)
class Card:
    """What `ui/statement.jinja` shows of one statement on one case."""

    code: str
    nickname: str
    state: str
    here: str
    would: str
    if_text: str
    then_text: str
    because_text: str
    mechanism: str
    evidence: str
    href: str
    action: Remedy | None


def card(
    reading: Reading,
    facts: Mapping[str, Any],
    *,
    evidence: str,
    case: Case | None,
    connection: Connection | None,
) -> Card:
    """Say what the statement means for this person, and the one thing to do about it."""
    statement = reading.statement
    told = reading.wanting or spoken_of(statement)
    remedies = [remedy(name, case, connection) for name in reading.wanting]
    return Card(
        code=statement.code,
        nickname=statement.nickname,
        state=reading.standing.value,
        here=" ".join(said(name, facts.get(name)) for name in told),
        would="" if reading.standing is Standing.IN_PLACE else _would(reading),
        if_text=statement.if_text,
        then_text=statement.then_text,
        because_text=statement.because_text,
        mechanism=statement.mechanism,
        evidence=evidence,
        href=reverse("library:statement", args=[statement.code]),
        action=next((one for one in remedies if one is not None), None),
    )


def _would(reading: Reading) -> str:
    """What would make it hold, in words."""
    return f"In place when {in_words(reading.wanted)}."


def summary(readings: list[Reading]) -> str:
    """Count them: "1 missing, 1 not known, 2 in place"."""
    words = {
        Standing.MISSING: "missing",
        Standing.NOT_KNOWN: "not known",
        Standing.IN_PLACE: "in place",
    }
    numbers = {one: sum(r.standing is one for r in readings) for one in words}
    return ", ".join(f"{number} {words[one]}" for one, number in numbers.items() if number)


def first_and_rest(cards: list[Card]) -> tuple[list[Card], list[Card]]:
    """What somebody can do something about now, a handful at most; and everything else."""
    now = [one for one in cards if one.action is not None][:MOST]
    return now, [one for one in cards if one not in now]
