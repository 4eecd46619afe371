"""Makes two records of one person one, and two again where that was a mistake."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.links import actions as links
from linkwork.access.roles import Action
from linkwork.practice.people import repointing
from linkwork.practice.people.actions.details import AMENDABLE, NEVER_EMPTY
from linkwork.practice.people.actions.warning import NotAllowed
from linkwork.practice.people.models import MergeRecord, Person

# What the kept record takes from the other where it holds nothing; an address comes as a whole.
WHERE = ("address", "postcode", "latitude", "longitude", "lsoa", "deprivation_fifth")
NUMBER = ("nhs_number", "nhs_number_status")
FILLED = tuple(
    name
    for name in (*AMENDABLE, "died_on")
    if name not in (*NEVER_EMPTY, *WHERE, *NUMBER, "no_contact")
)
EMPTY: tuple[Any, ...] = ("", None, [], "unknown")


@transaction.atomic
def join(*, kept: Person, other: Person, because: str, by: Actor) -> MergeRecord:
    """Put one record into another. Nothing is lost: what moved is written down, key by key."""
    kept, other = _locked(kept, other)
    _fit(kept, other, because)
    number, filled = other.nhs_number, _filled(kept, other)
    links.end(subject=other.public_id, by=by)
    other.save_over(other.version, nhs_number="", merged_into=kept)
    if filled:
        taken = {name: getattr(other, name) for name in filled}
        taken |= {"nhs_number": number} if "nhs_number" in filled else {}
        kept.save_over(kept.version, **taken)
    record = MergeRecord.objects.create(
        organisation=kept.organisation,
        subject=kept.public_id,
        kept=kept,
        other=other,
        at=timezone.now(),
        made_by=by.user,
        because=because,
        moved=repointing.move(other, kept),
        filled={n: [_plain(was), _plain(getattr(kept, n))] for n, was in filled.items()},
        number=number,
    )
    _tell(record, "records merged", by, Action.CREATE)
    return record


def _locked(*people: Person) -> list[Person]:
    """The records as they stand now, which nobody else changes until this is done."""
    rows = Person.objects.select_for_update().filter(pk__in=[one.pk for one in people])
    found = {row.pk: row for row in rows.order_by("pk")}
    return [found[one.pk] for one in people]


def _fit(kept: Person, other: Person, because: str) -> None:
    """Raise `NotAllowed` where the two cannot be one, with what to do."""
    if kept.pk == other.pk:
        raise NotAllowed("This is one record already.")
    if kept.merged_into_id or other.merged_into_id:
        raise NotAllowed("One of these records is part of another already. Look at it again.")
    if kept.nhs_number and other.nhs_number:
        raise NotAllowed(
            "These records have two different NHS numbers, so they are two people until one "
            "number is put right. Ask the practice, correct it on the details page, then merge."
        )
    if not because.strip():
        raise NotAllowed("Say how you know that they are one person.")


def _filled(kept: Person, other: Person) -> dict[str, Any]:
    """What the kept record takes over, with what it held before."""
    names = [n for n in FILLED if getattr(kept, n) in EMPTY and getattr(other, n) not in EMPTY]
    if not (kept.address or kept.postcode) and (other.address or other.postcode):
        names += [name for name in WHERE if getattr(kept, name) != getattr(other, name)]
    if not kept.nhs_number and other.nhs_number:
        names += NUMBER
    if other.no_contact and not kept.no_contact:  # if either record says so, nobody is written to
        names.append("no_contact")
    return {name: getattr(kept, name) for name in names}


@transaction.atomic
def part(*, record: MergeRecord, because: str, by: Actor) -> MergeRecord:
    """Make the two records two again: each gets back its own, and what grew from its own."""
    kept, other = _locked(record.kept, record.other)
    record.refresh_from_db()
    if record.undone_at is not None:
        raise NotAllowed("These records are two again already.")
    if kept.merged_into_id:
        raise NotAllowed("The record that was kept was itself merged later. Undo that one first.")
    if not because.strip():
        raise NotAllowed("Say how you know that they are two people.")
    repointing.put_back(record.moved, other, kept)
    back = {
        name: before
        for name, (before, after) in record.filled.items()
        if _plain(getattr(kept, name)) == after
    }
    try:
        with transaction.atomic():
            if back:
                kept.save_over(kept.version, **back)
            other.save_over(other.version, nhs_number=record.number, merged_into=None)
    except IntegrityError as taken:
        raise NotAllowed(
            "The other record's NHS number now stands elsewhere. Put that right first."
        ) from taken
    now = {"undone_at": timezone.now(), "undone_by": by.user, "undone_because": because}
    record.save_over(record.version, **now)
    _tell(record, "records parted", by, Action.AMEND)
    return record


def _tell(record: MergeRecord, verb: str, by: Actor, action: Action) -> None:
    both = [record.kept.public_id, record.other.public_id]
    audit.record(by=by, action=action, verb=verb, on=record, people=both)


def _plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value if isinstance(value, bool | int | float | list | None) else str(value)
