"""Records whose answers are known, from a CSV file: what a simulated reading is made of."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

YES, NO = frozenset({"1", "1.0", "true", "yes"}), frozenset({"0", "0.0", "false", "no"})
ANSWERS = ("label_included", "included", "label")
LONGEST = 10_000_000  # characters in one cell


class CannotUse(ValueError):
    """The file cannot be simulated with; the message says why, and where."""


@dataclass(frozen=True)
class Labelled:
    """Titles with abstracts and their true answers; how many rows were left out as duplicates."""

    texts: tuple[str, ...]
    answers: tuple[bool, ...]
    duplicates: int


def read(path: Path) -> Labelled:
    """Read a file with the columns title, abstract and label_included (1 or 0).

    A row whose `duplicate_record_id` is filled is another's duplicate and is left out.
    """
    csv.field_size_limit(LONGEST)
    try:
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        answer = _columns(rows.fieldnames or [])
        texts, answers, duplicates = [], [], 0
        for row in rows:
            if (row.get("duplicate_record_id") or "").strip():
                duplicates += 1
                continue
            texts.append(_text(row))
            answers.append(_answer(row[answer], rows.line_num))
    except UnicodeDecodeError:
        raise CannotUse("save it as CSV in UTF-8") from None
    except csv.Error as wrong:
        raise CannotUse(f"it is no CSV file: {wrong}") from None
    if min(sum(answers), len(answers) - sum(answers)) < 2:
        raise CannotUse(
            f"of {len(answers):,} records {sum(answers):,} are included;"
            " at least two included and two excluded ones are needed"
        )
    return Labelled(tuple(texts), tuple(answers), duplicates)


def _columns(names: Sequence[str]) -> str:
    """The column of the answers, once the others are known to be there."""
    missing = {"title", "abstract"} - set(names)
    answer = next((name for name in ANSWERS if name in names), "")
    if missing or not answer:
        wanted = sorted(missing) + ([] if answer else ["label_included"])
        raise CannotUse(f"there is no column {' and no column '.join(wanted)}")
    return answer


def _text(row: Mapping[str, str | None]) -> str:
    return f"{row['title'] or ''} {row['abstract'] or ''}"


def _answer(said: str | None, line: int) -> bool:
    word = (said or "").strip().lower()
    if word not in YES | NO:
        raise CannotUse(f"line {line}: label_included is “{word}”, and should be 1 or 0")
    return word in YES
