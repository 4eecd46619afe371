"""What every page of this room shows: the ways inside it, and how a status looks."""

from typing import Any

from django.urls import reverse

from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import Status
from linkwork.evidence.synthesis.queries import names_configuration
from linkwork.library.words import stances as in_words
from linkwork.ui.words import counted

WAYS = (
    ("statements", "Statements", "synthesis:drafts"),
    ("configurations", "Configurations", "synthesis:configurations"),
    ("links", "Links and rivals", "synthesis:links"),
    ("moves", "Moves of the synthesis", "synthesis:moves"),
    ("desk", "Phase 2", "synthesis:desk"),
)
COLOURS = {
    Status.CANDIDATE: "white",
    Status.KEPT: "blue",
    Status.MERGED: "grey",
    Status.PRIORITISED: "green",
    Status.REFINED: "purple",
    Status.REFUTED: "red",
    Status.RETIRED: "grey",
}
SEVERAL = {
    Status.CANDIDATE: "candidates",
    Status.KEPT: "kept",
    Status.MERGED: "merged",
    Status.PRIORITISED: "prioritised",
    Status.REFINED: "refined",
    Status.REFUTED: "refuted",
    Status.RETIRED: "retired",
}


def within(review: Review, way: str, *more: tuple[str, str]) -> dict[str, Any]:
    """The tabs of the review, the ways inside this room, and the way back."""
    listed = reverse("synthesis:drafts", args=[review.public_id])
    crumbs = (("Statements", listed), *more) if more or way != "statements" else ()
    return records.within(review, "statements", *crumbs) | {
        "ways": [
            {"text": text, "href": reverse(name, args=[review.public_id]), "current": key == way}
            for key, text, name in WAYS
        ]
    }


def colour(status: str) -> str:
    """The colour of a status, which never stands without its word."""
    return COLOURS[Status(status)]


def href_of(review: Review, code: str) -> str:
    """Where a statement or a configuration of the review is read."""
    name = "configuration" if names_configuration(code) else "statement"
    return reverse(f"synthesis:{name}", args=[review.public_id, code])


def said(tally: dict[str, int]) -> str:
    """How many passages take which stance, in words."""
    rows = [_Stanced(stance) for stance, number in tally.items() for _ in range(number)]
    return in_words(rows) if rows else ""


def passages(number: int) -> str:
    """A number of passages, in words."""
    return counted(number, "passage") if number else "no passage yet"


class _Stanced:
    """Anything that takes a stance."""

    def __init__(self, stance: str) -> None:
        self.stance = stance
