"""Why an activity is suggested: what is asked and there, what is missed, what nobody stated."""

from collections.abc import Iterator
from dataclasses import dataclass

from linkwork.practice.directory import access_needs, need_words, times
from linkwork.practice.directory.freshness import Freshness
from linkwork.practice.directory.models import Activity
from linkwork.practice.directory.presenters import Entry
from linkwork.ui.words import day, joined

Room = Activity.Room
TIME_WORDS = {
    "morning": "mornings",
    "afternoon": "afternoons",
    "evening": "evenings",
    "weekend": "weekends",
    **{code: f"{name}s" for code, name in times.DAY_NAMES.items()},
}


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for it, against it, or is not known: yes, no, unknown."""

    state: str
    text: str


@dataclass(frozen=True)
class Asked:
    """What was asked, with what is known of this activity and this person."""

    own_words: list[str]
    needs: tuple[str, ...]
    km: float | None
    within_km: float | None
    most_pence: int | None
    times: tuple[str, ...]
    access: tuple[str, ...]
    language: str
    taken: int
    tried: str


def reasons(activity: Activity, shown: Entry, asked: Asked) -> list[Reason]:
    """Every reason, in the order in which people ask."""
    return [
        *_answers(activity, asked),
        *_reach(activity, asked),
        *_when(activity, shown, asked),
        *_access(activity, asked),
        *_language(activity, asked),
        *_room(activity, asked.taken),
        *_trust(shown),
        *([Reason("no", asked.tried)] if asked.tried else []),
    ]


def _answers(activity: Activity, asked: Asked) -> Iterator[Reason]:
    """The person's own words, and the needs it answers."""
    if asked.own_words:
        said = ", ".join(f"“{word}”" for word in asked.own_words)
        yield Reason("yes", f"Their words: {said}")
    for code in asked.needs:
        if code in activity.needs:
            yield Reason("yes", f"Answers a need: {need_words.LABELS[code].lower()}")


def _reach(activity: Activity, asked: Asked) -> Iterator[Reason]:
    """How far it is, and what it costs."""
    each = activity.cost_each_session
    pence = None if each is None else int(each * 100)
    cost = "" if pence is None else "free" if pence == 0 else f"{_pounds(pence)} a session"
    dear = asked.most_pence is not None and pence is not None and pence > asked.most_pence
    if asked.km is not None:
        near = asked.within_km is None or asked.km <= asked.within_km
        if near:
            reach = [f"{asked.km:g} km", *([cost] if cost and not dear else [])]
            yield Reason("yes", f"Within reach: {', '.join(reach)}")
        else:
            yield Reason("no", f"Further than {asked.within_km:g} km: {asked.km:g} km")
    elif asked.within_km is not None:
        yield Reason("unknown", "Not stated where on the map: ask how far it is")
    if dear and asked.most_pence is not None:
        most = "free" if asked.most_pence == 0 else f"up to {_pounds(asked.most_pence)}"
        yield Reason("no", f"{cost[0].upper()}{cost[1:]}; {most} was asked for")
    if asked.most_pence is not None and pence is None:
        yield Reason("unknown", "Not stated what it costs: ask")


def _pounds(pence: int) -> str:
    return f"£{pence / 100:.2f}".removesuffix(".00")


def _when(activity: Activity, shown: Entry, asked: Asked) -> Iterator[Reason]:
    if not asked.times:
        return
    week, wanted = times.week(activity.schedules.all()), times.asked(asked.times)
    if not week:
        yield Reason("unknown", "Not stated when it meets: ask")
    elif week & wanted:
        yield Reason("yes", f"At a time that was asked for: {shown.when}")
    else:
        said = joined([TIME_WORDS[one] for one in asked.times])
        yield Reason("no", f"{shown.when}; {said} were asked for")


def _access(activity: Activity, asked: Asked) -> Iterator[Reason]:
    known = access_needs.access_of(activity.access, activity.accessibility, activity.about)
    for code in asked.access:
        words = access_needs.WORDS[code]
        lowered = words[0].lower() + words[1:]
        if known.get(code):
            yield Reason("yes", words)
        elif code in known:
            yield Reason("no", f"Not there: {lowered}")
        else:
            yield Reason("unknown", f"Not stated whether {_asked_as(code, lowered)}: ask")


def _asked_as(code: str, words: str) -> str:
    """An access need in a question: whether step-free; whether there is a hearing loop."""
    there_is = {"toilet": "an ", "hearing_loop": "a ", "quiet": "a "}
    if code == "transport":
        return "there is transport or a lift"
    return f"there is {there_is[code]}{words}" if code in there_is else words


def _language(activity: Activity, asked: Asked) -> Iterator[Reason]:
    if not asked.language:
        return
    spoken = [one.lower() for one in activity.languages]
    if asked.language.lower() in spoken:
        yield Reason("yes", f"{asked.language} is spoken")
    elif spoken:
        yield Reason("no", f"Languages stated: {joined(activity.languages)}")
    else:
        yield Reason("unknown", f"Not stated whether {asked.language} is spoken: ask")


def _room(activity: Activity, taken: int) -> Iterator[Reason]:
    """Whether there is room, as last stated, less the places that were taken since."""
    stated = f", said on {day(activity.room_stated_on)}" if activity.room_stated_on else ""
    room = Room(activity.room)
    if room is Room.PLACES and activity.places is not None and activity.places <= taken:
        yield Reason("no", f"Every place stated is taken{stated}")
    elif room is Room.PLACES:
        left = "" if activity.places is None else f": {activity.places - taken}"
        yield Reason("yes", f"Has places{left}{stated}")
    elif room is Room.FULL:
        yield Reason("no", f"Full at the moment{stated}")
    elif room is Room.WAITLIST:
        yield Reason("unknown", f"Has a waiting list{stated}: ask how long")
    elif room is Room.ASSESS:
        yield Reason("unknown", "Meets people first: ask how that is arranged")
    else:
        yield Reason("unknown", "Not stated whether there is room: ask")


def _trust(shown: Entry) -> Iterator[Reason]:
    if shown.trust.freshness is Freshness.AGEING:
        yield Reason("unknown", "Not known: still running? Ask before you choose")
