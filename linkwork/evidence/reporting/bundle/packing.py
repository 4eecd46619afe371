"""Packs a review: every table as JSON and CSV, the records as RIS, the documents as they came.

The same review gives the same bytes: names in order, no clock, no key of a database.
"""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import models

from linkwork.access.models import User
from linkwork.evidence.records import exporting
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting.bundle import contents, values
from linkwork.library.models import PublishedStatement
from linkwork.ui import spreadsheets

SCHEMA = "linkwork review bundle"
VERSION = 1
MANIFEST = "bundle.json"
MADE = (1980, 1, 1, 0, 0, 0)  # a zip wants a date, and ours has none
ABOUT = """A review, whole.

bundle.json     what is in here, with the hash of every file
rows/           every table, one row a line: this is what comes back in
csv/            the same tables for a spreadsheet
records.ris     the records for a reference manager
documents/      the full texts, as they were handed in

People stand here by their names. Bring it in with: linkwork review restore FILE.zip
"""


@dataclass
class Packed:
    """What went into a bundle, and what was held back from whoever asked."""

    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    withheld: dict[str, int] = field(default_factory=dict)


def pack(review: Review, out: IO[bytes], *, hidden: dict[str, set[int]] | None = None) -> Packed:
    """Write a review to a file; `hidden` names rows, by table and key, that stay blind."""
    packed, named = Packed(), values.Out()
    kept_back = hidden or {}
    tables = contents.tables()
    _number(review, tables, named, kept_back, packed)
    with ZipFile(out, "w", ZIP_DEFLATED) as bundle:
        _write(bundle, packed, "README.txt", [ABOUT])
        for table in tables:
            lines = list(_rows(review, table, named, kept_back.get(table.name, set())))
            _write(bundle, packed, f"rows/{table.name}.json", _json(lines))
            _write(bundle, packed, f"csv/{table.name}.csv", _csv(table, lines))
        _write(bundle, packed, "records.ris", exporting.written(review, "ris"))
        for name, content in sorted(named.files.items()):
            _write(bundle, packed, name, [content])
        manifest = _manifest(review, tables, named, packed)
        with bundle.open(_info(MANIFEST), "w") as file:
            file.write(text_of(manifest).encode())
    return packed


def text_of(manifest: dict[str, Any]) -> str:
    """The list of what is in a bundle, as it is written and hashed."""
    return json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def hash_of(manifest: dict[str, Any]) -> str:
    """The hash of the list itself, without the hash in it."""
    rest = {name: value for name, value in manifest.items() if name != "hash"}
    return hashlib.sha256(text_of(rest).encode()).hexdigest()


def _number(
    review: Review,
    tables: list[contents.Table],
    named: values.Out,
    hidden: dict[str, set[int]],
    packed: Packed,
) -> None:
    """Give every row its place in its table; what hangs on a row held back is held back too."""
    for table in tables:
        gone = hidden.setdefault(table.name, set())
        for one in contents.keys(table.model):
            above = hidden.get(contents.named(one.related_model), set())
            if above:
                rows = table.rows(review).filter(**{f"{one.attname}__in": above})
                gone |= set(rows.values_list("pk", flat=True))
        rows = table.rows(review).exclude(pk__in=gone)
        places = named.rows.setdefault(table.name, {})
        opaque = any(one.name == "public_id" for one in table.model._meta.concrete_fields)
        for place, row in enumerate(
            rows.values_list("pk", *(["public_id"] if opaque else [])).iterator(), start=1
        ):
            places[row[0]] = place
            if opaque:
                named.ids[row[1]] = f"{table.name}#{place}"
        packed.rows[table.name] = len(places)
        if gone:
            packed.withheld[table.name] = len(gone)


def _rows(
    review: Review, table: contents.Table, named: values.Out, hidden: set[int]
) -> Iterator[dict[str, Any]]:
    """The rows of a table as JSON, in their places."""
    pointed = [one.name for one in values.pointing(table.fields)]
    rows = table.rows(review).exclude(pk__in=hidden).select_related(*pointed)
    for row in rows.iterator(chunk_size=500):
        yield {one.name: named.value(one, _value(row, one), _table(one)) for one in table.fields}


def _value(row: models.Model, one: models.Field[Any, Any]) -> Any:
    whole = isinstance(one, models.ForeignKey) and one.related_model in (User, PublishedStatement)
    return getattr(row, one.name if whole else one.attname)


def _table(one: models.Field[Any, Any]) -> str:
    return contents.named(one.related_model) if isinstance(one, models.ForeignKey) else ""


def _json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _csv(table: contents.Table, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    names = [one.name for one in table.fields]
    yield spreadsheets.BYTE_ORDER_MARK + _line(["row", *names])
    for place, row in enumerate(rows, start=1):
        yield _line([place, *(_cell(row[name]) for name in names)])


def _cell(value: Any) -> object:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return "" if value is None else value


def _line(cells: Iterable[object]) -> str:
    out = StringIO()
    csv.writer(out).writerow([spreadsheets.plain(cell) for cell in cells])
    return out.getvalue()


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, MADE)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _write(bundle: ZipFile, packed: Packed, name: str, pieces: Iterable[str | bytes]) -> None:
    """Write one file piece by piece, and keep its size and hash."""
    hashed, size = hashlib.sha256(), 0
    with bundle.open(_info(name), "w", force_zip64=True) as file:
        for piece in pieces:
            content = piece.encode() if isinstance(piece, str) else piece
            hashed.update(content)
            size += len(content)
            file.write(content)
    packed.files[name] = {"bytes": size, "sha256": hashed.hexdigest()}


def _manifest(
    review: Review, tables: list[contents.Table], named: values.Out, packed: Packed
) -> dict[str, Any]:
    manifest: dict[str, Any] = {
        "schema": SCHEMA,
        "version": VERSION,
        "title": review.title,
        "people": named.names,
        "tables": [
            {
                "name": table.name,
                "rows": packed.rows[table.name],
                "fields": [one.name for one in table.fields],
            }
            for table in tables
        ],
        "withheld": packed.withheld,
        "files": packed.files,
    }
    return manifest | {"hash": hash_of(manifest)}
