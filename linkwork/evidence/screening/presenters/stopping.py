"""When reading may stop, in words and as a curve; and how the stops that were made turned out."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.screening import queries, stopping
from linkwork.evidence.screening.actions.stopping import CONFIDENCE, RECALL
from linkwork.evidence.screening.blindness import Read, reading, relevance, within
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.models import Stop
from linkwork.evidence.screening.piles import Chosen
from linkwork.evidence.screening.presenters.frame import framed
from linkwork.evidence.screening.presenters.words import percent
from linkwork.evidence.screening.stopping import Advice
from linkwork.ui import pictures
from linkwork.ui.pictures import Picture
from linkwork.ui.words import counted, thousands

POINTS = 12


@dataclass(frozen=True)
class Advised:
    """What the test says now: a headline, what it means, the curve, and how it was found."""

    headline: str
    meaning: str
    how: str
    picture: Picture | None
    advice: Advice


def advised(now: Board, chosen: Chosen, reader: User | None, *, whole: bool = False) -> Advised:
    """What may be said to a reader about stopping, from what that reader may know."""
    pile, me = chosen.pile(now), reader.pk if reader else 0
    read = reading(now, pile, me)
    seen = [one.relevant for one in read]
    said = stopping.advice(seen, len(within(now, pile)), RECALL, CONFIDENCE)
    more = None if said.stop else stopping.more(seen, said.total, RECALL, CONFIDENCE)
    return Advised(
        headline=_headline(said, more),
        meaning=_meaning(said, more),
        how=_how(said, read),
        picture=_picture(said, seen, more, whole=whole) if said.read and said.total else None,
        advice=said,
    )


def stop_page(now: Board, chosen: Chosen, reader: User | None) -> dict[str, Any]:
    """The context of the page about stopping."""
    mine = queries.ordering(now.review, chosen.level, reader)
    made = [one for one in queries.stops(now.review) if one.level == chosen.level]
    return framed(now, chosen, reader, "screening:stop") | {
        "advised": advised(now, chosen, reader, whole=True),
        "order": mine,
        "stops": [_stop(now, chosen, one, reader) for one in made],
        "stopped": any(one.resumed_at is None for one in made),
        "unread": sum(now.of(pk, chosen.level).words == {} for pk in within(now, chosen.pile(now))),
        "recall": round(RECALL * 100),
        "confidence": round(CONFIDENCE * 100),
    }


def _headline(said: Advice, more: int | None) -> str:
    if not said.total:
        return "Nothing to read here yet."
    if said.read >= said.total:
        return "Everything is read."
    if not said.found:
        return "Read on: nothing relevant is found yet."
    if said.stop:
        return "You can stop now."
    if more is None:
        return "Read to the end."
    return f"After {thousands(more)} more, if none is relevant."


def _meaning(said: Advice, more: int | None) -> str:
    if not said.found or said.read >= said.total:
        return ""
    goal = (
        f"{percent(said.recall)} of the relevant records are found, with {percent(said.confidence)}"
    )
    if said.stop:
        return f"At least {goal} confidence."
    now = f"Now it is at least {percent(said.recall_at_least)}."
    return (
        f"{now} The test cannot say more before the end."
        if more is None
        else (f"Then at least {goal} confidence. {now}")
    )


def _how(said: Advice, read: list[Read]) -> str:
    if not said.found:
        return ""
    last = max(place for place, one in enumerate(read, start=1) if one.relevant)
    return (
        f"That more than {percent(1 - said.recall)} of the relevant records are still unread has a"
        f" probability of {said.p:.3f}; under {1 - said.confidence:.2f} one may stop. It is the"
        " smaller of two: how fast finds have become rarer so far, and the test of Callaghan and"
        f" Müller-Hansen 2020 ({said.p_if_shuffled:.3f}), which only takes the order to be no worse"
        f" than shuffled. The last relevant record was number {thousands(last)} of"
        f" {thousands(said.read)} read. When another one turns up, the count is worked out again."
        " Records unlike all that was found can still be missed: a random sample is the check."
    )


def _picture(said: Advice, seen: list[bool], more: int | None, *, whole: bool) -> Picture:
    points = stopping.curve(seen, said.total, CONFIDENCE, POINTS) if whole else []
    return pictures.found_so_far(
        seen,
        total=said.total,
        at_most=said.found + said.missed_at_most,
        edge=[(one.read, one.at_most) for one in points],
        stop_after=more,
        confidence=said.confidence,
    )


def _stop(now: Board, chosen: Chosen, stop: Stop, reader: User | None) -> dict[str, Any]:
    me = reader.pk if reader else 0
    drawn = queries.sample_of(stop)
    known = [relevance(now, pk, stop.level, me) for pk in drawn]
    read = [one for one in known if one is not None]
    return {
        "stop": stop,
        "who": stop.stopped_by.name,
        "search": stop.search.source if stop.search else "",
        "figures": _figures(stop) if stop.stopped_by_id == me or _all_open(now, stop) else "",
        "sample": f"{thousands(len(read))} of {counted(len(drawn), 'record')} drawn by chance read",
        "audit": _audit(stop, len(drawn), sum(read)) if drawn and len(read) == len(drawn) else "",
        "hits": sum(read),
        "left": len(drawn) - len(read),
        "resume_href": reverse("screening:resume", args=[now.review.public_id, stop.public_id]),
    }


def _figures(stop: Stop) -> str:
    advice = "as the test advised" if stop.advised else "before the test advised it"
    return (
        f"After {thousands(stop.read)} of {counted(stop.total, 'record')},"
        f" {thousands(stop.found)} of them relevant; {advice}."
    )


def _audit(stop: Stop, drawn: int, hits: int) -> str:
    said = stopping.audit(
        sample=drawn,
        hits=hits,
        unread=max(stop.total - stop.read, drawn),
        found=stop.found,
        confidence=stop.confidence,
    )
    return (
        f"{thousands(hits)} of {thousands(drawn)} drawn were relevant: at most"
        f" {counted(said.missed_at_most, 'relevant record')} may be left among those unread, so"
        f" that at least {percent(said.recall_at_least)} are found, with {percent(stop.confidence)}"
        " confidence."
    )


def _all_open(now: Board, stop: Stop) -> bool:
    """Whether nothing under the stop waits for another reader, so that its figures hide nothing."""
    words = now.told[stop.level]
    return all(now.is_open(pk, stop.level) for pk, told in words.items() if told.words)
