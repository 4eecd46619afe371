"""Reads practices' counts of GP contacts from a file."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

from linkwork.practice.facts.actions import Counted

BEFORE, AFTER = "before", "after"
HEAD = "the first line must name case or nhs number, and before and after"
MOST = 500  # contacts in six months
MOST_ROWS = 2_000_000


class NotCounts(ValueError):
    """The file does not hold counts; the message names the line."""


def read(path: Path) -> Iterator[Counted]:
    """Each line: `case` (as in the cases table) or `nhs number`, then `before` and `after`.

    A count nobody has is left empty. `referred on` (2026-03-31) chooses among several referrals.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = {name.strip().lower().replace("_", " "): name for name in _head(reader)}
            named = {"case", "nhs number"} & set(columns)
            if not named or not {BEFORE, AFTER} <= set(columns):
                raise NotCounts(f"{path.name}: {HEAD}")
            yield from _rows(reader, columns, path.name)
    except (UnicodeDecodeError, csv.Error) as wrong:
        raise NotCounts(f"{path.name}: not a CSV file in UTF-8 ({wrong})") from wrong


def _head(reader: "csv.DictReader[str]") -> list[str]:
    return list(reader.fieldnames or ())


def _rows(
    reader: "csv.DictReader[str]", columns: Mapping[str, str], name: str
) -> Iterator[Counted]:
    seen: dict[tuple[str, str, str], int] = {}
    for line, row in enumerate(reader, 2):
        place = f"{name}, line {line}"
        if line > MOST_ROWS:
            raise NotCounts(f"{name}: more than {MOST_ROWS:,} lines")
        said = {one: (row[column] or "").strip() for one, column in columns.items()}
        who = (said.get("case", ""), said.get("nhs number", ""), said.get("referred on", ""))
        if who in seen:
            raise NotCounts(f"{place}: the same person as in line {seen[who]}")
        seen[who] = line
        yield Counted(
            line=line,
            case=_case(who[0], place),
            nhs_number="".join(who[1].split()),
            referred_on=_day(who[2], place),
            before=_count(said[BEFORE], place),
            after=_count(said[AFTER], place),
        )


def _case(said: str, place: str) -> UUID | None:
    try:
        return UUID(said) if said else None
    except ValueError:
        raise NotCounts(f"{place}: “{said}” is no case of the cases table") from None


def _day(said: str, place: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise NotCounts(f"{place}: “{said}” is no date like 2026-03-31") from None


def _count(said: str, place: str) -> int | None:
    if not said:
        return None
    if not said.isdigit() or int(said) > MOST:
        raise NotCounts(f"{place}: “{said}” is no number of contacts (0 to {MOST})")
    return int(said)
