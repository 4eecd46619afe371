"""Takes a review out as a bundle, and brings one in: all of it, or nothing.

Its people are found by name among the reviewers of the service where one, and only one, bears it;
anybody else stands as a name without a way in. Who may open the review is not the bundle's to say.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import IO, Any
from uuid import uuid4

from django.db import DatabaseError, models, transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import Membership, Organisation, Protected, User
from linkwork.access.roles import Action, Role
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import formats
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Review
from linkwork.evidence.records.portions import portions
from linkwork.evidence.reporting.bundle import contents, packing
from linkwork.evidence.reporting.bundle.checking import Opened
from linkwork.evidence.reporting.bundle.values import In, NotABundle

AT_ONCE = 500
NO_WAY_IN = "bundle.invalid"


class Files(Mapping[str, bytes]):
    """The documents of a bundle, read when they are asked for."""

    def __init__(self, found: Opened) -> None:
        """Remember where they are."""
        self.found = found
        self.names = [one for one in found.manifest["files"] if one.startswith("documents/")]

    def __getitem__(self, name: str) -> bytes:
        """The bytes of one."""
        if name not in self.names:
            raise KeyError(name)
        return self.found.file(name)

    def __iter__(self) -> Any:
        """Their names."""
        return iter(self.names)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.names)


@transaction.atomic
def take_out(
    *,
    review: Review,
    out: IO[bytes],
    by: Actor,
    hidden: dict[str, set[int]] | None = None,
) -> packing.Packed:
    """Pack a review into a file, and write down that it left."""
    packed = packing.pack(review, out, hidden=hidden)
    audit.record(by=by, action=Action.EXPORT, verb="review bundled", on=review)
    return packed


@transaction.atomic
def restore(
    *, found: Opened, by: Actor, title: str = "", members: Iterable[User] = (), match: bool = True
) -> Review:
    """Make the review of a bundle in the actor's service; those named may open it."""
    named = title or found.title
    if records_of.titled(by.organisation, named) is not None:
        raise NotABundle(f"there is a review called “{named}” already: give this one another title")
    tables = contents.tables()
    ids = {one["name"]: [uuid4() for _ in range(one["rows"])] for one in found.manifest["tables"]}
    read = In(people=_people(found.people, by.organisation, match), ids=ids, files=Files(found))
    try:
        for table in tables:
            if table.name in ids:
                _bring_in(found, table, read, by.organisation, title)
    except DatabaseError as wrong:
        raise NotABundle(f"{table.name}: {wrong}") from wrong
    review = next(iter(tables[0].model._default_manager.filter(pk=read.keys["records.review"][0])))
    assert isinstance(review, Review)
    _resolve(review)
    people = [*members, *([by.user] if by.user else [])]
    for user in people:
        records.admit(review=review, user=user, by=by)
    audit.record(by=by, action=Action.CREATE, verb="review restored", on=review)
    return review


def _people(names: list[str], organisation: Organisation, match: bool) -> list[User]:
    """Somebody for every name: a reviewer of the service, or a name that cannot sign in."""
    rows = Membership.objects.filter(organisation=organisation, role=Role.REVIEWER.value)
    here = [one.user for one in rows.select_related("user")]
    bearers, wanted = Counter(user.name for user in here), Counter(names)
    known = {user.name: user for user in here if bearers[user.name] == 1}
    return [
        known[name] if match and name in known and wanted[name] == 1 else _name_only(name)
        for name in names
    ]


def _name_only(name: str) -> User:
    return User.objects.create_user(_nowhere(), name=name[:150], is_active=False)


def _nowhere() -> str:
    """An address at which nobody can be reached."""
    return f"{uuid4().hex}@{NO_WAY_IN}"


def _bring_in(
    found: Opened, table: contents.Table, read: In, organisation: Organisation, title: str
) -> None:
    """Write the rows of one table, in their places."""
    keys = read.keys.setdefault(table.name, [])
    held = found.fields(table.name)
    fields = [one for one in table.fields if one.name in held]
    ids = read.ids[table.name]
    rows = enumerate(found.rows(table.name), start=1)
    for some in portions(rows, _at_once(table)):
        made: list[models.Model] = []
        for place, row in some:
            if place > len(ids):
                raise NotABundle(f"rows/{table.name}.json has more rows than its list says")
            one = table.model(**_values(table, fields, row, read, place))
            if isinstance(one, Protected):
                one.organisation, one.public_id = organisation, ids[place - 1]
            if isinstance(one, Review) and title:
                one.title = title
            for name in contents.WITHHELD.get(table.name, ()):
                setattr(one, name, _nowhere())
            made.append(one)
        keys += [one.pk for one in table.model._default_manager.bulk_create(made)]
    if len(keys) != len(ids):
        raise NotABundle(f"rows/{table.name}.json has {len(keys)} rows, and its list {len(ids)}")


def _at_once(table: contents.Table) -> int:
    """How many rows are read and written at once: one where it may point to one before it."""
    own = any(one.related_model is table.model for one in contents.keys(table.model))
    return 1 if own else AT_ONCE


def _values(
    table: contents.Table, fields: list[models.Field[Any, Any]], row: dict[str, Any], read: In,
    place: int,
) -> dict[str, Any]:  # fmt: skip
    made: dict[str, Any] = {}
    for one in fields:
        other = one.related_model if isinstance(one, models.ForeignKey) else None
        to = contents.named(other) if other is not None else ""
        try:
            value = read.value(one, row[one.name], to)
        except NotABundle as wrong:
            where = f"rows/{table.name}.json, line {place}, {one.name}"
            raise NotABundle(f"{where}: {wrong}") from wrong
        made[one.attname if isinstance(value, int) and to else one.name] = value
    return made


def _resolve(review: Review) -> None:
    """Every passage stands at its place, in a document that is the very file it was."""
    for number, passage in enumerate(extraction.passages(review), start=1):
        if not passage.resolves:
            raise NotABundle(f"passage {number} of “{passage.document.title}” is not at its place")
    for document in extraction.documents(review):
        if formats.hash_of(bytes(document.original.content)) != document.file_hash:
            raise NotABundle(f"“{document.title}” is not the file that was handed in")
