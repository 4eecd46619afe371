"""Reads practices' lists from a file: our own four columns, or NHS England's by age and sex."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from linkwork.practice.reports.models import PracticePopulation
from linkwork.practice.reports.queries.equity import GROUPS, age_band

Dimension = PracticePopulation.Dimension
Lists = Counter[tuple[str, str, str]]  # ODS code, dimension, group → people
OURS = ("practice ods code", "dimension", "group", "people")
CODES, AGES = ("org_code", "code"), ("age", "age_group_5", "age_group")
SEXES = {"female": "female", "f": "female", "male": "male", "m": "male"}
MOST_ROWS = 3_000_000
ADULT = 18


class NotAList(ValueError):
    """The file is not a list of practices; the message names the line."""


def read(paths: Iterable[Path], *, from_age: int = ADULT) -> Lists:
    """How many people are on each practice's list, by group; several files are added up."""
    found: Lists = Counter()
    for path in paths:
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                found.update(_rows(csv.DictReader(file), path.name, from_age))
        except (UnicodeDecodeError, csv.Error) as wrong:
            raise NotAList(f"{path.name}: not a CSV file in UTF-8 ({wrong})") from wrong
    return found


def _rows(reader: "csv.DictReader[str]", name: str, from_age: int) -> Lists:
    columns = {column.strip().lower(): column for column in reader.fieldnames or ()}
    if set(OURS) <= set(columns):
        return _ours(reader, columns, name)
    code = next((columns[one] for one in CODES if one in columns), None)
    age = next((columns[one] for one in AGES if one in columns), None)
    if code and age and {"sex", "number_of_patients"} <= set(columns):
        named = {**columns, "code": code, "age": age}
        return _theirs(reader, named, name, from_age)
    raise NotAList(
        f"{name}: the first line names no known columns. Ours are: {', '.join(OURS)}; those of "
        "“Patients registered at a GP practice” (ORG_CODE, SEX, AGE, NUMBER_OF_PATIENTS) do too."
    )


def _lines(reader: "csv.DictReader[str]", name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    for number, line in enumerate(reader, 2):
        if number > MOST_ROWS:
            raise NotAList(f"{name}: more than {MOST_ROWS:,} lines")
        yield f"{name}, line {number}", line


def _ours(reader: "csv.DictReader[str]", columns: Mapping[str, str], name: str) -> Lists:
    found: Lists = Counter()
    for place, line in _lines(reader, name):
        code, dimension, group, people = ((line[columns[one]] or "").strip() for one in OURS)
        known = dimension.lower().replace("_", " ")
        if known not in GROUPS:
            raise NotAList(f"{place}: “{dimension}” is none of {', '.join(GROUPS)}")
        found[code.upper(), known, _group(known, group, place)] += _people(people, place)
    return found


def _group(dimension: str, group: str, place: str) -> str:
    said = group.lower()
    if said in GROUPS[dimension]:
        return said
    if dimension == Dimension.SEX and said in SEXES:
        return SEXES[said]
    if dimension == Dimension.AGE and (age := _age(said)) is not None:
        return age_band(age)
    raise NotAList(f"{place}: “{group}” is none of {', '.join(GROUPS[dimension])}")


def _theirs(
    reader: "csv.DictReader[str]", columns: Mapping[str, str], name: str, from_age: int
) -> Lists:
    """One line for each practice, sex and age; lines of all sexes or all ages are totals."""
    found: Lists = Counter()
    for place, line in _lines(reader, name):
        sex = SEXES.get((line[columns["sex"]] or "").strip().lower())
        age = _age((line[columns["age"]] or "").strip().lower())
        if sex is None or age is None or age < from_age:
            continue
        code = (line[columns["code"]] or "").strip().upper()
        people = _people((line[columns["number_of_patients"]] or "").strip(), place)
        found[code, Dimension.SEX.value, sex] += people
        found[code, Dimension.AGE.value, age_band(age)] += people
    return found


def _age(said: str) -> int | None:
    """The first age of a group: 20 of "20", of "20_24", of "20-24"; 95 of "95+"."""
    first = said.replace("-", "_").split("_")[0].rstrip("+").strip()
    return int(first) if first.isdigit() else None


def _people(said: str, place: str) -> int:
    if not said.replace(",", "").isdigit():
        raise NotAList(f"{place}: “{said}” is not a number of people")
    return int(said.replace(",", ""))
