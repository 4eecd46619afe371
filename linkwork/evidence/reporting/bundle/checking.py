"""Opens a bundle and believes nothing: its size, its list, every hash, every table and column."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from linkwork.evidence.reporting.bundle import contents, packing
from linkwork.evidence.reporting.bundle.values import NotABundle

MOST_FILES = 20_000
MOST_BYTES = 2 * 1024**3  # of all files, unpacked
MOST_OF_A_LIST = 20 * 1024**2
PIECE = 1024 * 1024


@dataclass
class Opened:
    """A bundle whose every file is the one that its list names."""

    bundle: ZipFile
    manifest: dict[str, Any]

    @property
    def title(self) -> str:
        """What the review is called."""
        return str(self.manifest["title"])

    @property
    def people(self) -> list[str]:
        """Everybody who did something in the review, by name."""
        return [str(name) for name in self.manifest["people"]]

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return next(int(o["rows"]) for o in self.manifest["tables"] if o["name"] == table)

    def fields(self, table: str) -> set[str]:
        """The columns of a table in this bundle."""
        return next(set(o["fields"]) for o in self.manifest["tables"] if o["name"] == table)

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table; a line that is none is named."""
        name = f"rows/{table}.json"
        with self.bundle.open(name) as file:
            for number, line in enumerate(file, start=1):
                try:
                    row = json.loads(line)
                except ValueError as wrong:
                    raise NotABundle(f"{name}, line {number}: {wrong}") from wrong
                if not isinstance(row, dict) or set(row) != self.fields(table):
                    raise NotABundle(f"{name}, line {number}: its columns are not the table's")
                yield row

    def file(self, name: str) -> bytes:
        """The bytes of one file."""
        return self.bundle.read(name)


def opened(file: IO[bytes] | Path) -> Opened:
    """Open a bundle; `NotABundle` names the first thing that is not as its list says."""
    try:
        bundle = ZipFile(file)
        manifest = _manifest(bundle)
        _files(bundle, manifest)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as wrong:
        raise NotABundle(f"it is not a whole zip file: {wrong}") from wrong
    found = Opened(bundle, manifest)
    try:
        _tables(found)
    except (KeyError, TypeError, ValueError) as wrong:
        if isinstance(wrong, NotABundle):
            raise
        raise NotABundle(f"{packing.MANIFEST}: it lacks {wrong}") from wrong
    return found


def _manifest(bundle: ZipFile) -> dict[str, Any]:
    """The list of what is in the bundle, if it is one that we can read."""
    name = packing.MANIFEST
    infos = bundle.infolist()
    if len(infos) > MOST_FILES or sum(one.file_size for one in infos) > MOST_BYTES:
        raise NotABundle("it is too large: more than 2 GB, or than 20,000 files")
    if len({one.filename for one in infos}) != len(infos):
        raise NotABundle("it holds two files of one name")
    found = next((one for one in infos if one.filename == name), None)
    if found is None or found.file_size > MOST_OF_A_LIST:
        raise NotABundle(f"it has no {name}: it is not a bundle of a review")
    try:
        manifest = json.loads(bundle.read(name))
    except ValueError as wrong:
        raise NotABundle(f"{name}: {wrong}") from wrong
    if not isinstance(manifest, dict) or manifest.get("schema") != packing.SCHEMA:
        raise NotABundle(f"{name}: it is not the list of a bundle of a review")
    version = manifest.get("version")
    if version != packing.VERSION:
        newer = isinstance(version, int) and version > packing.VERSION
        why = "newer than this Linkwork can read: bring Linkwork up to date" if newer else "unknown"
        raise NotABundle(f"{name}: version {version} is {why}")
    if manifest.get("hash") != packing.hash_of(manifest):
        raise NotABundle(f"{name}: it was changed after it was written")
    return manifest


def _files(bundle: ZipFile, manifest: dict[str, Any]) -> None:
    """Every file that is listed is there, as listed, and no other."""
    listed = manifest.get("files")
    if not isinstance(listed, dict):
        raise NotABundle(f"{packing.MANIFEST}: it lists no files")
    there = {one.filename: one for one in bundle.infolist() if one.filename != packing.MANIFEST}
    for name in sorted(set(listed) | set(there)):
        if name not in there:
            raise NotABundle(f"{name} is missing")
        if name not in listed:
            raise NotABundle(f"{name} is not on its list")
        if (
            there[name].file_size != listed[name]["bytes"]
            or _hash(bundle, name) != (listed[name]["sha256"])
        ):
            raise NotABundle(f"{name} was changed after it was written")


def _hash(bundle: ZipFile, name: str) -> str:
    hashed = hashlib.sha256()
    with bundle.open(name) as file:
        while piece := file.read(PIECE):
            hashed.update(piece)
    return hashed.hexdigest()


def _tables(found: Opened) -> None:
    """Its tables and columns are ours; what it lacks must have a value to begin with."""
    ours = {table.name: table for table in contents.tables()}
    named = [one["name"] for one in found.manifest["tables"]]
    for name in named:
        if name not in ours:
            raise NotABundle(f"{name} is a table that this Linkwork does not know")
        known = {one.name for one in ours[name].fields}
        for field in sorted(found.fields(name) - known):
            raise NotABundle(f"{name}.{field} is a column that this Linkwork does not know")
        for one in ours[name].fields:
            if one.name not in found.fields(name) and not (one.has_default() or one.null):
                raise NotABundle(f"{name}.{one.name} is missing: the bundle is too old")
    if "records.review" not in named or found.count("records.review") != 1:
        raise NotABundle("records.review: a bundle holds one review")
