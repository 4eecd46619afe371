"""Facts from the referral made to the first session attended."""

from datetime import date

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable

from linkwork.practice.connections.models import Connection
from linkwork.practice.facts.days import DaysBetween
from linkwork.practice.facts.expressions import lots
from linkwork.practice.facts.known import CLOSED, counted, known
from linkwork.practice.facts.rows import (
    LANDMARK,
    answer,
    connections,
    contacts,
    of_leading,
    reached,
)
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.referrals.models import Contact

FRESH = 180  # days for which an assured entry is fresh
Item, State = Measure.Item, Connection.State
# States that only a connection whose provider said yes can be in.
ACCEPTED = (
    State.ACCEPTED,
    State.BOOKED,
    State.MISSED,
    State.STARTED,
    State.SUSTAINING,
    State.STOPPED,
    State.COMPLETED,
)
REACHED = Q(reached_on__isnull=False)


def steps() -> dict[str, Combinable]:
    """First reached; the activity suggested; first session there; when going there ended."""
    return {
        "reached_on": Subquery(reached().order_by("on").values("on")[:1]),
        "suggested_on": of_leading("suggested_on"),
        "came_on": of_leading("attended_on"),
        "left_on": of_leading("ended_on"),
    }


def facts(today: date) -> dict[str, Combinable]:
    """What was done for the person, and whether they came."""
    return {**_contact(today), **_offer(), **lots.facts(), **_arrival()}


def since(start: str) -> DaysBetween:
    """Days from a step of the referral to a row's own day."""
    return DaysBetween(OuterRef(start), F("on"))


def passed(start: str, today: date) -> Q:
    """The landmark after a step has passed."""
    return Q(**{f"{start}__lte": date.fromordinal(today.toordinal() - LANDMARK)})


def _contact(today: date) -> dict[str, Combinable]:
    early = reached().annotate(since=since("made_on")).filter(since__gte=0, since__lte=LANDMARK)
    held = contacts().filter(what_matters=True)
    before = held.filter(on__lte=OuterRef("suggested_on"))
    # Whoever spoke with the person says whether it was about what matters; else it is not known.
    said = reached().filter(what_matters__isnull=False)
    suggested = Q(suggested_on__isnull=False)
    return {
        "days_to_first_contact": DaysBetween(F("made_on"), F("reached_on")),
        "attempts_to_reach": _attempts(),
        "warm_first_call": answer(Item.WARM_FIRST_CALL),
        "needs_conversation": known(
            yes=Exists(before) | (Q(suggested_on__isnull=True) & Exists(held)),
            no=(suggested | CLOSED) & Exists(said),
        ),
        "felt_heard": answer(Item.FELT_HEARD),
        # Nobody is spoken with often who was never reached: that is for days_to_first_contact.
        "contacts_in_four_weeks": counted(
            early, by="case", when=passed("made_on", today) & REACHED
        ),
        "open_cases_of_link_worker": F("case__caseload_then"),
    }


def _attempts() -> Combinable:
    """Those in vain until the person was reached, and the one that reached them."""
    in_vain = contacts().exclude(result=Contact.Result.REACHED).annotate(since=since("reached_on"))
    until_reached = in_vain.filter(Q(since__isnull=True) | Q(since__lte=0))
    number = counted(until_reached, by="case", when=Q(agreed=True) & (REACHED | CLOSED))
    return number + Case(When(REACHED, then=1), default=0, output_field=IntegerField())


def _offer() -> dict[str, Combinable]:
    fresh = connections().annotate(age=DaysBetween(F("directory_assured_on"), F("suggested_on")))
    stale = Case(When(age__lte=FRESH, then=Value(True)), default=Value(False))
    return {
        "activity_fits_goal": answer(Item.ACTIVITY_FITS_GOAL),
        "directory_fresh": Subquery(fresh.annotate(fresh=stale).values("fresh")[:1]),
        "information_given": of_leading("information_given"),
        "linked_to_need": of_leading("linked_to_need"),
        "distance": of_leading("distance_km"),
        "cost_each_session": of_leading("cost_each_session"),
        "transport_arranged": of_leading("transport_arranged"),
        "at_ease_about_going": answer(Item.AT_EASE_ABOUT_GOING),
        "place_for_people_like_me": answer(Item.PLACE_FOR_PEOPLE_LIKE_ME),
        "accompanied": of_leading("accompanied"),
        "waited_for_place": _waited(),
    }


def _waited() -> Combinable:
    accepted = connections().filter(state__in=ACCEPTED)
    days = accepted.annotate(days=DaysBetween(F("sent_on"), F("answered_on"))).values("days")
    return Subquery(days[:1])


def _arrival() -> dict[str, Combinable]:
    return {
        "first_session_attended": known(yes=Q(came_on__isnull=False), no=CLOSED & Q(agreed=True)),
        "days_to_first_session": DaysBetween(F("made_on"), F("came_on")),
    }
