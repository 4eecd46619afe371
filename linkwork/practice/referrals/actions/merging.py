"""Makes two records of one person one, with the rules of cases and relations, and undoes it."""

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import MergeRecord, Person
from linkwork.practice.referrals import queries, relations
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.moves import NotAllowed
from linkwork.ui.words import day


@transaction.atomic
def merge(*, kept: Person, other: Person, because: str, by: Actor) -> MergeRecord:
    """Put one record into another; refused, with what to do, while each has an open case."""
    open_ones = [case for case in map(queries.open_case, (kept, other)) if case is not None]
    if kept.pk != other.pk and len(open_ones) == 2:
        held = " and ".join(f"{c.link_worker.name}'s since {day(c.opened_on)}" for c in open_ones)
        raise NotAllowed(
            f"Both records have an open case: {held}. Agree who goes on, close the other case as "
            f"“{Case.Ending.DUPLICATE.label}”, then merge."
        )
    try:
        record = people.join(kept=kept, other=other, because=because, by=by)
    except people.NotAllowed as refused:
        raise NotAllowed(str(refused)) from refused
    record.save_over(record.version, ended=relations.set_right(record.kept))
    return record


@transaction.atomic
def unmerge(*, record: MergeRecord, because: str, by: Actor) -> MergeRecord:
    """Make the two records two again, each with its own cases and whoever holds them."""
    try:
        people.part(record=record, because=because, by=by)
    except people.NotAllowed as refused:
        raise NotAllowed(str(refused)) from refused
    relations.stand_again(record.ended)
    for person in (record.kept, record.other):
        person.refresh_from_db()
        relations.set_right(person)
        _own_story(person, by)
    return record


def _own_story(person: Person, by: Actor) -> None:
    """A case goes on from an earlier case of its own person only."""
    strangers = Case.objects.filter(person=person, continues__isnull=False)
    for case in strangers.exclude(continues__person=person):
        case.save_over(case.version, continues=None)
        audit.record(by=by, action=Action.AMEND, verb="case stands by itself", on=case)
