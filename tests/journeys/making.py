"""Makes, in a demonstration's database, the people whom the journeys are about; prints their ids.

Run as a command of its own: the demonstration is another process with its own settings.
"""

import json
from datetime import date, time, timedelta
from random import Random, randrange
from typing import Any

from linkwork.site import django_ready
from tests.journeys.demo import Demo

HELLO = "hello@sallowlanepotters.example"
POTTERY = "Sallow Lane pottery"
ASKED = ("Wilma Starling", "Frank Ollerton", "Vera Nightjar", "Olive Tarn")
PEOPLE = (*ASKED, "Iris Copper", "Harold Pym")
NEW = "Dora Finch"


def stage_of_today() -> Any:
    """The stage with everybody on it, and the pottery to which they go."""
    from linkwork.invented.stars import places
    from linkwork.invented.stars.tale import Stage
    from linkwork.invented.town.numbers import nhs_numbers
    from linkwork.practice.directory import cards
    from linkwork.site.filling import actor_of
    from linkwork.ui.words import today

    jo, ruth = actor_of("link-worker"), actor_of("referrer")
    pottery = places._open(jo.organisation, offer(), (53.8, -1.76), today())
    pottery.places = 20
    pottery.save()
    cards.write_missing(jo.organisation.pk)
    return Stage(
        jo=jo,
        ruth=ruth,
        others=[],
        practice=ruth.employer,
        activities={POTTERY: pottery},
        today=today(),
        rng=Random(7),
        numbers=nhs_numbers(5_000 + randrange(40_000)),
    )


def offer() -> Any:
    """A pottery."""
    from linkwork.invented.stars.places import Offer

    return Offer(
        "Sallow Lane Potters",
        POTTERY,
        "Clay, wheels and a kiln. Nobody looks at your first bowl.",
        ("loneliness", "mental_wellbeing"),
        "WE",
        time(10, 0),
        time(12, 0),
        "Sallow Lane Kiln",
        ask_for="Esther Clay",
    )


def answered_without_code(stage: Any) -> None:
    """The service lets a provider answer one request from the link alone."""
    from linkwork.access.models import ServicePolicy

    rows = ServicePolicy.objects.filter(organisation=stage.jo.organisation)
    assert rows.update(provider_answers_without_code=True)


def begun(stage: Any, name: str, number: int) -> Any:
    """Somebody taken on, with whom the link worker has spoken; with an address of their own."""
    from linkwork.invented.stars.tale import referred, somebody

    person = somebody(
        stage,
        name,
        date(1944 + number, 3, 7),
        near=POTTERY,
        email=f"{name.split(maxsplit=1)[0].lower()}@home.example",
        information_needs=[],
    )
    tale = referred(stage, person, stage.ago(30), "loneliness", "Would like company.")
    tale.accepted(stage.ago(29))
    tale.spoke(
        stage.ago(26),
        "Keeps her husband's letters in a tin.",
        ("Meet", stage.today + timedelta(2)),
    )
    return tale


def planned(tale: Any) -> None:
    """A plan agreed, and the pottery chosen and asked with consent."""
    from linkwork.practice.plans.actions import Wanted

    stage = tale.stage
    tale.may_tell(stage.ago(26))
    tale.agreed(
        stage.ago(20), stage.today + timedelta(30), Wanted("Make a bowl for my sister", 2, 8)
    )
    tale.suggested(POTTERY, stage.ago(20))
    tale.sent(stage.ago(3), "To make something with clay", accompanied=True)


def going(tale: Any) -> None:
    """The pottery said yes, and the first session was yesterday week."""
    stage = tale.stage
    tale.answered("accept", stage.ago(2))
    tale.booked(stage.ago(1), stage.ago(2))
    tale.session(stage.ago(1), "attended", accompanied=True)


def questions_sent(tale: Any) -> None:
    """The four questions, to the person's own address."""
    from linkwork.practice.outcomes import actions as outcomes

    outcomes.invite(case=tale.case, code="ons4", point="baseline", channel="email", by=tale.jo)


def newest_link(address: str) -> str:
    """The way in that was just sent to an address, without the host."""
    from django.conf import settings

    return Demo("", settings.LINKWORK_OUTBOX.parent).link_to(address)


def noted(tale: Any) -> str:
    """A note to the referrer, written, approved and sent."""
    from linkwork.practice.messages import actions as messages

    note = messages.draft(about="plan", case=tale.case, by=tale.jo)
    note = messages.approve(message=note, by=tale.jo)
    if note.state == "approved":
        note = messages.send(message=note, by=tale.jo)
    return str(note.public_id)


def make() -> dict[str, Any]:
    """Everybody; answer where they are found."""
    from linkwork.invented.stars.tale import referred, somebody

    stage = stage_of_today()
    answered_without_code(stage)
    found: dict[str, Any] = {}
    for number, name in enumerate(PEOPLE):
        tale = begun(stage, name, number)
        if name in ASKED:
            planned(tale)
        if name in (ASKED[0], ASKED[-1]):
            questions_sent(tale)
        if name == ASKED[0]:
            going(tale)
            found["note"] = noted(tale)
        found[name] = {
            "person": str(tale.person.public_id),
            "case": str(tale.case.public_id),
            "number": tale.person.nhs_number,
            "connection": str(tale.connection.public_id) if tale.connection else "",
            "asked": newest_link(HELLO) if tale.connection else "",
        }
    new = somebody(stage, NEW, date(1960, 9, 1), near=POTTERY)
    referral = referred(stage, new, stage.ago(1), "loneliness", "New in town.").referral
    found[NEW] = {"person": str(new.public_id), "referral": str(referral.public_id)}
    found["pottery"] = str(stage.activities[POTTERY].public_id)
    return found


def main() -> None:
    """Make them in the service of the cast, and say where they are."""
    django_ready()
    from linkwork.access import scope
    from linkwork.site.filling import actor_of

    with scope.within(actor_of("link-worker").organisation.pk):
        print(json.dumps(make()))


if __name__ == "__main__":
    main()
