"""An activity, and a connection as far along as a test needs it."""

from datetime import date, timedelta
from typing import Any

from linkwork.practice.connections import actions
from linkwork.practice.connections.disclosure import Choices, Disclosure, disclosure
from linkwork.practice.connections.models import Connection
from linkwork.practice.directory import cards
from linkwork.practice.directory.models import Activity, Location, Provider
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank

HOME = {"latitude": 54.98, "longitude": -1.61}


def activity(house: Riverbank, name: str = "Garden group", **changes: Any) -> Activity:
    """An activity a kilometre away, confirmed today, with places."""
    provider, _ = Provider.objects.get_or_create(
        organisation=house.service,
        name=changes.pop("provider", "Brook Lane Growers"),
        defaults={"email": "hello@growers.example", "phone": "01632 960777"},
    )
    told: dict[str, Any] = {
        "about": "Growing vegetables together; hands in the soil",
        "needs": ["loneliness"],
        "cost_each_session": 0,
        "room": Activity.Room.PLACES,
        "assured_on": today(),
    }
    point = changes.pop("point", (54.99, -1.61))
    made = Activity.objects.create(
        organisation=house.service, provider=provider, name=name, **{**told, **changes}
    )
    if point:
        Location.objects.create(activity=made, latitude=point[0], longitude=point[1])
    cards.write([made])
    return made


def chosen(house: Riverbank, case: Case, **changes: Any) -> Connection:
    """A connection the person chose today."""
    on = changes.pop("on", today())
    thing = actions.suggest(case=case, activity=activity(house, **changes), on=on, by=house.jo)
    return actions.choose(connection=thing, on=on, by=house.jo)


def shown(connection: Connection) -> Disclosure:
    """What the provider is shown, at its least."""
    return disclosure(connection, Choices(name_used="Amara"), "Jo Ferreira")


def sent(house: Riverbank, case: Case, on: date | None = None, **changes: Any) -> Connection:
    """A connection sent with consent."""
    on = on or today()
    thing = chosen(house, case, on=on, **changes)
    return actions.send(
        connection=thing,
        disclosure=shown(thing),
        way="referral",
        agreed_how="in person",
        on=on,
        by=house.jo,
    )


def started(house: Riverbank, case: Case, first: date | None = None, **changes: Any) -> Connection:
    """A connection whose first session the person came to."""
    first = first or today()
    thing = sent(house, case, on=first - timedelta(days=7), **changes)
    actions.answer(connection=thing, answer="accept", on=first, by=house.jo)
    actions.record_attendance(
        connection=thing, session_on=first, state="attended", accompanied=True, by=house.jo
    )
    return thing
