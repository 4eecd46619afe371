"""A second record of a person, one that was merged, what is to be done, and what to know of."""

from django.utils import timezone

from linkwork.access import grants
from linkwork.access.roles import Relation
from linkwork.practice.people.models import Alert, MergeRecord, Person
from linkwork.practice.referrals.models import Case, Task
from tests.matrix.cast import OF_PERSON, TODAY, House


def keep(house: House) -> None:
    """One of each, of the person whose case is open."""
    person = Person.objects.get(public_id=house.things["person_id"])
    case = Case.objects.get(public_id=house.things["case_id"])
    worker = house.users["assigned link worker"]
    told = f"{house.canary}{OF_PERSON}"
    theirs = {"organisation": house.organisation, "subject": person.public_id}
    now = timezone.now()
    task = Task.objects.create(
        **theirs,
        case=case,
        words=f"Ring {told}",
        due_on=TODAY,
        owner=worker,
        made_at=now,
    )
    house.keep("task_id", task)
    house.keep("alert_id", Alert.objects.get(person=person))
    merged = _twin(house, "Merged")
    merged.merged_into = person
    merged.save()
    merge = MergeRecord.objects.create(
        **theirs, kept=person, other=merged, at=now, because=f"Asked {told}"
    )
    house.keep("merge_id", merge)
    twin = _twin(house, "Twin")
    house.things["other_id"] = twin.public_id
    for relation, holder in (
        (Relation.ASSIGNED, {"user": worker}),
        (Relation.TEAM, {"team": house.teams[0]}),
    ):
        grants.give(
            organisation=house.organisation, subject=twin.public_id, relation=relation, **holder
        )


def _twin(house: House, name: str) -> Person:
    person = Person(
        organisation=house.organisation,
        given_name=f"{name} {house.canary}{OF_PERSON}",
        family_name="Marlow",
        born_on=TODAY.replace(year=1951),
        practice=house.practices[0],
    )
    person.subject = person.public_id
    person.save()
    return person
