"""The audit chain shows every kind of tampering, and names the first bad event."""

import random
from collections.abc import Callable

import pytest

from linkwork.access.chain import START, sign
from linkwork.access.verify import Event, Fault, Head, Verified, verify

KEY = b"the key of this test"
TRIES = 1000


def chain(organisation: int, length: int, people: str = "p") -> list[Event]:
    """A sound chain of events."""
    events: list[Event] = []
    prev = START
    for sequence in range(1, length + 1):
        event: Event = {
            "organisation": organisation,
            "sequence": sequence,
            "at": f"2026-11-22T08:00:{sequence % 60:02d}.000000+00:00",
            "actor": f"a{sequence % 5}",
            "role": "link worker",
            "relation": "assigned",
            "rule": "link worker may view case when assigned",
            "action": "view",
            "verb": "case view",
            "kind": "case",
            "thing": f"t{sequence % 7}",
            "thing_version": sequence % 3,
            "people": [f"{people}{sequence % 11}"],
            "request_id": f"r{sequence}",
        }
        event["prev"], event["mac"] = prev, sign(KEY, prev, event)
        prev = event["mac"]
        events.append(event)
    return events


def head_of(events: list[Event]) -> Head:
    """The head that belongs to a sound chain."""
    return Head(events[-1]["organisation"], events[-1]["sequence"], events[-1]["mac"])


def check(events: list[Event], head: Head, anchors: list[Head]) -> Verified:
    """Verify with the test's key."""
    return verify(events, [head], anchors, KEY)


Tamper = Callable[[list[Event], random.Random], tuple[list[Event], int]]


def change_a_field(events: list[Event], dice: random.Random) -> tuple[list[Event], int]:
    """Rewrite who was looked at, or when, or by whom."""
    at = dice.randrange(len(events))
    field = dice.choice(["at", "actor", "role", "rule", "verb", "thing", "people", "thing_version"])
    changed = {"people": ["someone else"], "thing_version": 99}.get(field, "something else")
    return [*events[:at], {**events[at], field: changed}, *events[at + 1 :]], at + 1


def take_one_out(events: list[Event], dice: random.Random) -> tuple[list[Event], int]:
    """Delete an event from the middle."""
    at = dice.randrange(len(events) - 1)
    return [*events[:at], *events[at + 1 :]], at + 2


def cut_the_tail(events: list[Event], dice: random.Random) -> tuple[list[Event], int]:
    """Delete the newest events."""
    keep = dice.randrange(len(events))
    return events[:keep], len(events)


def swap_two(events: list[Event], dice: random.Random) -> tuple[list[Event], int]:
    """Exchange what two numbers say."""
    first, second = sorted(dice.sample(range(len(events)), 2))
    swapped = list(events)
    swapped[first] = {**events[second], "sequence": first + 1}
    swapped[second] = {**events[first], "sequence": second + 1}
    return swapped, first + 1


def forge_one(events: list[Event], dice: random.Random) -> tuple[list[Event], int]:
    """Add an event at the end, signed with a key that is guessed."""
    last = events[-1]
    forged = {
        **last,
        "sequence": last["sequence"] + 1,
        "verb": "nothing to see",
        "prev": last["mac"],
    }
    forged["mac"] = sign(dice.randbytes(32), forged["prev"], forged)
    return [*events, forged], len(events) + 1


def graft_from_elsewhere(events: list[Event], dice: random.Random) -> tuple[list[Event], int]:
    """Put another organisation's (soundly signed) event in the place of ours."""
    at = dice.randrange(len(events))
    theirs = {**chain(2, at + 1, "q")[-1], "organisation": 1}
    return [*events[:at], theirs, *events[at + 1 :]], at + 1


KINDS = [change_a_field, take_one_out, cut_the_tail, swap_two, forge_one, graft_from_elsewhere]


def test_a_sound_chain_is_whole() -> None:
    """Nothing is said against a chain nobody touched."""
    events = chain(1, 60)
    found = check(events, head_of(events), [Head(1, 30, events[29]["mac"])])
    assert (found.events, found.anchors, found.faults) == (60, 1, [])


@pytest.mark.parametrize("tamper", KINDS, ids=lambda kind: kind.__name__)
def test_tampering_is_caught(tamper: Tamper) -> None:
    """Every one of a thousand tries of each kind is caught, at the event it was done to."""
    events = chain(1, 40)
    head, dice = head_of(events), random.Random(tamper.__name__)
    caught = 0
    for _ in range(TRIES):
        changed, where = tamper(events, dice)
        found = check(changed, head, [])
        caught += found.faults[:1] == [
            Fault(1, where, found.faults[0].what if found.faults else "")
        ]
    assert caught == TRIES


@pytest.mark.parametrize("tamper", KINDS, ids=lambda kind: kind.__name__)
def test_tampering_with_the_head_too_is_caught_by_the_anchor(tamper: Tamper) -> None:
    """Who may write the head may cut the tail; the anchor outside the database still shows it."""
    events = chain(1, 40)
    dice = random.Random(tamper.__name__)
    anchors = [head_of(events)]
    for _ in range(100):
        changed, _where = tamper(events, dice)
        head = head_of(changed) if changed else Head(1, 0, START)
        assert check(changed, head, anchors).faults


def test_another_key_verifies_nothing() -> None:
    """The chain can only be read with the key it was written with."""
    events = chain(1, 5)
    assert verify(events, [head_of(events)], [], b"another").faults == [
        Fault(1, 1, "was changed after it was written")
    ]
