"""Which combinations are enough: each path a row of AND boxes that joins the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from linkwork.ui.pictures.drawing import BLUE, DIM, INK, MID, SKY, Sheet, wrapped
from linkwork.ui.pictures.picture import NARROW, WIDE, Picture, Table, part
from linkwork.ui.words import counted

THICKEST = 12.0


@dataclass(frozen=True)
class Path:
    """One combination: its terms (words, whether absent), and how it fits."""

    terms: tuple[tuple[str, bool], ...]
    coverage: float | None
    unique: float | None
    consistency: float | None
    cases: int | None
    survives: str


def solution(
    paths: Sequence[Any],
    *,
    outcome: str,
    title: str = "",
    subtitle: str = "",
    cases: str = "case",
    most: int = 12,
) -> Picture:
    """Draw the paths of one solution. A path has terms, coverage, unique, consistency, cases.

    A term is a name, "~name" where the condition is absent, or {text, absent}. `survives` is the
    share of runs in which the path stays (a number, or words).
    """
    read = [_path(one) for one in paths]
    if not read:
        raise ValueError("a solution without a path cannot be drawn")
    words = f"{counted(len(read), 'path')} to {outcome}. " + " ".join(
        f"Path {place}: {_sentence(one)}." for place, one in enumerate(read, 1)
    )
    return Picture(
        title=title or _title(read, outcome),
        subtitle=subtitle
        or "Read each row as AND, rows as OR. Line width is the share of the outcome a path covers."
        " Going with an outcome is not causing it",
        words=words,
        wide=_wide(read[:most], outcome, words, cases),
        narrow=_narrow(read[:most], outcome, words, cases),
        table=_table(read, cases),
        notes=(f"Drawn: the first {most} of {len(read)} paths.",) if len(read) > most else (),
    )


def _path(row: Any) -> Path:
    survives = part(row, "survives", "")
    return Path(
        terms=tuple(_term(one) for one in part(row, "terms")),
        coverage=part(row, "coverage"),
        unique=part(row, "unique"),
        consistency=part(row, "consistency"),
        cases=part(row, "cases"),
        survives=survives if isinstance(survives, str) else _share(float(survives)),
    )


def _term(term: Any) -> tuple[str, bool]:
    if isinstance(term, str):
        return term.removeprefix("~"), term.startswith("~")
    return str(part(term, "text")), bool(part(term, "absent", False))


def _said(term: tuple[str, bool]) -> str:
    return f"not {term[0]}" if term[1] else term[0]


def _sentence(path: Path) -> str:
    terms = " and ".join(_said(term) for term in path.terms)
    return f"{terms}; consistency {_fit(path.consistency)}, covers {_share(path.coverage)}"


def _fit(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.0f} %"


def _title(paths: Sequence[Path], outcome: str) -> str:
    verb = "goes" if len(paths) == 1 else "go"
    return f"{counted(len(paths), 'combination')} {verb} with {outcome}"


def _thick(path: Path) -> float:
    return 2.0 if path.coverage is None else max(1.5, min(path.coverage, 1.0) * THICKEST)


def _wide(paths: Sequence[Path], outcome: str, words: str, cases: str) -> str:
    """Rows of boxes on the left, a line for each to the outcome on the right."""
    per_row = 3
    ranks = [
        [path.terms[i : i + per_row] for i in range(0, len(path.terms), per_row)] or [()]
        for path in paths
    ]
    heights = [28.0 + 52 * len(rank) + 10 for rank in ranks]
    sheet = Sheet(WIDE, max(sum(heights), 110), words)
    target = sheet.height / 2
    y = 0.0
    ends = []
    for place, (path, rank, height) in enumerate(zip(paths, ranks, heights, strict=True), 1):
        sheet.text(0, y + 18, _heading(place, path, cases), fill=DIM)
        right = 0.0
        for line, terms in enumerate(rank):
            right = _boxes(sheet, terms, y + 28 + 52 * line)
        ends.append((right, y + 28 + 52 * (len(rank) - 1) + 21, _thick(path)))
        y += height
    for right, at, thick in ends:
        sheet.path([(right, at), (452, at), (502, target)], stroke=INK, width=thick)
    sheet.box(502, target - 38, 138, 76, fill=BLUE, stroke=BLUE)
    sheet.lines(
        571, target, wrapped(outcome, 122, bold=True), fill="#fff", anchor="middle", bold=True
    )
    return sheet.svg()


def _boxes(sheet: Sheet, terms: Sequence[tuple[str, bool]], y: float) -> float:
    x, width = 0.0, 132.0
    for place, term in enumerate(terms):
        if place:
            sheet.line(x - 14, y + 21, x, y + 21, stroke=MID, width=2)
        _term_box(sheet, term, (x, y, width, 42))
        x += width + 14
    return x - 14


def _term_box(sheet: Sheet, term: tuple[str, bool], at: tuple[float, float, float, float]) -> None:
    x, y, width, height = at
    sheet.box(
        x,
        y,
        width,
        height,
        fill="#fff" if term[1] else SKY,
        stroke=BLUE,
        dash="4 3" if term[1] else "",
    )
    lines = wrapped(_said(term), width - 12, bold=True, most=2)
    sheet.lines(x + width / 2, y + height / 2, lines, anchor="middle", bold=True)


def _heading(place: int, path: Path, cases: str) -> str:
    many = "" if path.cases is None else f" · {counted(path.cases, cases)}"
    return f"Path {place}{many} · covers {_share(path.coverage)}"


def _narrow(paths: Sequence[Path], outcome: str, words: str, cases: str) -> str:
    """Boxes under one another; each path's line runs down the right side to the outcome."""
    heights = [30.0 + 40 * len(path.terms) + 14 for path in paths]
    sheet = Sheet(NARROW, sum(heights) + 64, words)
    foot, y = sum(heights) + 12, 0.0
    for place, (path, height) in enumerate(zip(paths, heights, strict=True), 1):
        sheet.text(0, y + 18, _heading(place, path, cases), fill=DIM)
        for line, term in enumerate(path.terms):
            _term_box(sheet, term, (0, y + 28 + 40 * line, 250, 34))
            if line:
                sheet.line(125, y + 22 + 40 * line, 125, y + 28 + 40 * line, stroke=MID, width=2)
        at = y + 28 + 40 * (len(path.terms) - 1) + 17
        lane = 328 - (place - 1) * 60 / max(len(paths) - 1, 1)
        sheet.path([(250, at), (lane, at), (lane, foot)], stroke=INK, width=_thick(path))
        y += height
    sheet.box(0, foot, 340, 48, fill=BLUE, stroke=BLUE)
    sheet.lines(
        170, foot + 24, wrapped(outcome, 320, bold=True), fill="#fff", anchor="middle", bold=True
    )
    return sheet.svg()


def _table(paths: Sequence[Path], cases: str) -> Table:
    survive = any(path.survives for path in paths)
    head = ("Path", f"{cases.capitalize()}s", "Consistency", "Covers", "Alone covers")
    rows = []
    for place, path in enumerate(paths, 1):
        row = (
            f"{place}. {' and '.join(_said(term) for term in path.terms)}",
            "–" if path.cases is None else str(path.cases),
            _fit(path.consistency),
            _share(path.coverage),
            _share(path.unique),
        )
        rows.append((*row, path.survives) if survive else row)
    return Table(
        caption="How each path fits",
        head=(*head, "Survives") if survive else head,
        rows=tuple(rows),
        numbers=tuple(range(1, len(head) + survive)),
    )
