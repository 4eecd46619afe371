"""The activities that the named people go to, and a few beside them."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from linkwork.access.models import Organisation
from linkwork.invented.town.directory import DAY_WORDS
from linkwork.invented.town.ground import CENTRE, Point
from linkwork.practice.directory.models import Activity, Location, Provider, Schedule

ROOM = Activity.Room


@dataclass(frozen=True)
class Offer:
    """One activity, as its provider says it."""

    provider: str
    name: str
    about: str
    needs: tuple[str, ...]
    day: str
    opens: time
    closes: time
    where: str
    each: str = "0"
    room: str = ROOM.PLACES
    places: int | None = 4
    confirmed: int = 18  # days ago
    ask_for: str = ""
    social: bool = True
    access: str = "Step-free. Somebody meets newcomers at the gate."
    transport: str = "Number 12 bus, every 20 minutes"


OFFERS = (
    Offer(
        "Brook Lane Growers",
        "Brook Lane garden group",
        "A garden behind the old school: raised beds, a shed and tea from a flask. "
        "Put your hands in the soil, or sit and watch things grow.",
        ("loneliness", "bereavement", "physical_activity", "mental_wellbeing"),
        "TH",
        time(10, 30),
        time(12, 30),
        "Brook Lane Garden",
        ask_for="Tom Adeyemi",
    ),
    Offer(
        "Larch Road Men’s Shed",
        "Larch Road men’s shed",
        "Mend, make and talk. Tools, a kettle and no hurry.",
        ("loneliness", "mental_wellbeing", "bereavement"),
        "WE",
        time(13, 0),
        time(16, 0),
        "Larch Road Works",
        each="1",
        room=ROOM.UNSTATED,
        places=None,
        confirmed=96,
    ),
    Offer(
        "Elm Street Pantry",
        "Tuesday pantry",
        "A weekly shop at a small price, chosen by yourself.",
        ("food", "money"),
        "TU",
        time(10, 0),
        time(12, 0),
        "Elm Street Hall",
        each="3.50",
        room=ROOM.WAITLIST,
        places=None,
        social=False,
    ),
    Offer(
        "Millfield Community Centre",
        "Chair yoga at Millfield",
        "Yoga on and beside a chair, for stiff joints and busy heads.",
        ("physical_activity", "long_term_condition", "mental_wellbeing"),
        "TU",
        time(11, 0),
        time(12, 0),
        "Millfield Community Centre",
        each="2",
        ask_for="Mei Tarrant",
        access="Step-free. Hearing loop.",
    ),
    Offer(
        "Millfield Community Centre",
        "Millfield seed library",
        "Swap seeds and sow them at a table. Growing without digging.",
        ("loneliness", "mental_wellbeing"),
        "MO",
        time(10, 0),
        time(11, 30),
        "Millfield Community Centre",
        confirmed=39,
        access="Step-free.",
    ),
    Offer(
        "St Anne’s Hall",
        "Tea and tales",
        "Stories over tea, for people who have lost someone and for anybody else.",
        ("bereavement", "loneliness"),
        "WE",
        time(14, 0),
        time(16, 0),
        "St Anne’s Hall",
        each="2",
        room=ROOM.WAITLIST,
        places=None,
        transport="One change of bus",
    ),
    Offer(
        "Greenway Trust",
        "Greenway volunteers",
        "Look after the towpath together: planting, clearing, counting birds.",
        ("loneliness", "physical_activity", "work_learning"),
        "TU",
        time(9, 30),
        time(13, 0),
        "Lock Gardens",
        room=ROOM.ASSESS,
        places=None,
        confirmed=209,
        transport="A lift is offered",
    ),
    Offer(
        "Quayside Rovers",
        "Quayside walking football",
        "Football at walking pace, and a brew after. All knees welcome.",
        ("physical_activity", "loneliness", "mental_wellbeing"),
        "FR",
        time(18, 0),
        time(19, 30),
        "Quay Street Pavilion",
        each="2",
        ask_for="Hanif Corrie",
    ),
    Offer(
        "Weir Road Advice",
        "Weir Road money advice",
        "Debt, rent and benefits, with a trained adviser, by appointment.",
        ("money", "housing"),
        "MO",
        time(9, 0),
        time(13, 0),
        "Weir Road Library",
        room=ROOM.ASSESS,
        places=None,
        social=False,
    ),
)


def open_doors(service: Organisation, today: date) -> dict[str, Activity]:
    """Write the activities; answer them by name."""
    found = {}
    for number, offer in enumerate(OFFERS):
        place = (CENTRE[0] + 0.004 * (number % 3 - 1), CENTRE[1] + 0.006 * (number // 3 - 1))
        found[offer.name] = _open(service, offer, place, today)
    return found


def _open(service: Organisation, offer: Offer, place: Point, today: date) -> Activity:
    slug = "".join(sign for sign in offer.provider.lower() if sign.isascii() and sign.isalpha())
    provider, new = Provider._base_manager.get_or_create(
        organisation=service, name=offer.provider, defaults={"email": f"hello@{slug}.example"}
    )
    if new:
        provider.body = Organisation.objects.create(
            name=offer.provider,
            kind=Organisation.Kind.PROVIDER,
            parent=service,
            email=provider.email,
        )
        provider.save()
    confirmed = today - timedelta(offer.confirmed)
    activity = Activity._base_manager.create(
        organisation=service,
        provider=provider,
        name=offer.name,
        about=offer.about,
        needs=list(offer.needs),
        cost_each_session=Decimal(offer.each),
        accessibility=offer.access,
        languages=["English"],
        social_time=offer.social,
        ask_for=offer.ask_for,
        room=offer.room,
        places=offer.places,
        room_stated_on=None if offer.room == ROOM.UNSTATED else confirmed,
        assured_on=confirmed,
        assured_by="the group",
        email=provider.email,
    )
    Location.objects.create(
        activity=activity,
        name=offer.where,
        address=f"{offer.where}, Riverbank",
        postcode="XX1 1AA",
        latitude=place[0],
        longitude=place[1],
        transport=offer.transport,
    )
    Schedule.objects.create(
        activity=activity,
        weekday=offer.day,
        frequency="WEEKLY",
        opens=offer.opens,
        closes=offer.closes,
        words=f"{DAY_WORDS[offer.day]}, {offer.opens:%H:%M} to {offer.closes:%H:%M}",
    )
    return activity
