"""Records that somebody asks for a copy of, that are held, and that are old enough to be erased."""

from datetime import date

from linkwork.access import grants
from linkwork.access.roles import Relation
from linkwork.practice.people.models import Person
from linkwork.practice.rights.models import Appraisal, Hold, Pack
from tests.matrix.cast import OF_RIGHTS, TODAY, House

THEN = date(2017, 5, 1)


def keep(house: House) -> None:
    """One of each."""
    lead = house.users["team lead"]
    person = Person.objects.get(public_id=house.things["person_id"])
    theirs = {"organisation": house.organisation, "subject": person.public_id, "person": person}
    pack = Pack.objects.create(**theirs, asked_on=TODAY, due_on=date(2026, 12, 22), asked_by=lead)
    house.keep("pack_id", pack)
    held, old, proposed = (_old(house, name) for name in ("Held", "Old", "Proposed"))
    house.things["old_id"] = old.public_id
    of_held = theirs | {"subject": held.public_id, "person": held}
    told = f"{house.canary}{OF_RIGHTS}"
    hold = Hold.objects.create(**of_held, because=f"A claim {told}", since_on=TODAY)
    house.keep("hold_id", hold)
    appraisal = Appraisal.objects.create(
        **(theirs | {"subject": proposed.public_id, "person": proposed}),
        decision=Appraisal.Decision.ERASE,
        because=f"Old {told}",
        proposed_by=lead,
        proposed_on=TODAY,
    )
    house.keep("appraisal_id", appraisal)


def _old(house: House, name: str) -> Person:
    person = Person(
        organisation=house.organisation,
        given_name=f"{name} {house.canary}oldrecord",
        family_name="Marlow",
        born_on=THEN,
        practice=house.practices[0],
    )
    person.subject = person.public_id
    person.save()
    grants.give(
        organisation=house.organisation,
        subject=person.public_id,
        relation=Relation.TEAM,
        team=house.teams[0],
    )
    return person
