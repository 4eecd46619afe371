"""The flow drawn: a column for each phase, boxes with arrows, and beside an arrow what left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linkwork.evidence.reporting.flow.branches import Aside, Branch, Step
from linkwork.ui.pictures import Picture, Table
from linkwork.ui.pictures.drawing import BLUE, DIM, INK, MID, PALE, Sheet, width_of, wrapped
from linkwork.ui.words import thousands

BOX, TALL, LINE = 214.0, 46.0, 17.0
BESIDE = 50.0  # where the words beside an arrow begin
COLUMN, BETWEEN, TOP = 240.0, 34.0, 34.0
MOST_REASONS = 8
SUBTITLE = "Each number is that of a table of this review; what left stands beside the arrow"


@dataclass(frozen=True)
class Place:
    """Where a step's box begins, and the lines beside the arrow that leaves it."""

    step: Step
    y: float
    lines: tuple[tuple[str, str], ...]  # number, words


def drawn(branches: Sequence[Branch], *, reasons: bool = True) -> Picture:
    """Draw the branches, with every reason for leaving something out, or without."""
    words = said(branches)
    return Picture(
        title="From sources to theory",
        subtitle=SUBTITLE,
        words=words,
        wide=_sheet(branches, words, reasons, abreast=True),
        narrow=_sheet(branches, words, reasons, abreast=False),
        table=table(branches),
    )


def table(branches: Sequence[Branch]) -> Table:
    """Every number of the flow, a line each."""
    return Table(
        caption="Every number of the flow",
        head=("Phase", "Step", "Number", "Of what", "Reason"),
        rows=tuple(row for branch in branches for row in _lines(branch)),
        numbers=(2,),
    )


def _lines(branch: Branch) -> Iterator[tuple[str, ...]]:
    phase = str(branch.phase)
    for source, number in branch.origins:
        yield (phase, "Found in", str(number), source, "")
    for step in branch.steps:
        there = "" if step.number is None else str(step.number)
        yield (phase, step.name, there, step.words, "")
        for aside in step.asides:
            because = aside.reasons or (("", aside.number),)
            yield from ((phase, step.name, str(many), aside.says, why) for why, many in because)


def said(branches: Sequence[Branch]) -> str:
    """The whole flow in words."""
    return " ".join(f"{branch.title}: {'; '.join(_told(branch))}." for branch in branches)


def _told(branch: Branch) -> Iterator[str]:
    for step in branch.steps:
        number = "" if step.number is None else f"{thousands(step.number)} "
        yield f"{number}{step.words}"
        yield from (f"{thousands(one.number)} {one.says}" for one in step.asides if one.number)


def _sheet(branches: Sequence[Branch], words: str, reasons: bool, *, abreast: bool) -> str:
    laid, tops, y = [], [], TOP
    above = LINE * max(len(_origins(one, reasons)) for one in branches)
    for branch in branches:
        start = TOP if abreast else y
        under = above if abreast else LINE * len(_origins(branch, reasons))
        places = _laid(branch, start + under, reasons)
        laid.append(places)
        tops.append(start)
        y = places[-1].y + TALL + 54
    bottom = max(places[-1].y for places in laid) + TALL + 6
    wide = len(branches) * COLUMN + (len(branches) - 1) * BETWEEN if abreast else COLUMN + 20
    sheet = Sheet(wide, bottom, words)
    for at, (branch, places) in enumerate(zip(branches, laid, strict=True)):
        left = at * (COLUMN + BETWEEN) if abreast else 0.0
        sheet.text(left, tops[at] - 16, branch.title, bold=True)
        for line, words_of in enumerate(_origins(branch, reasons)):
            sheet.text(left, tops[at] + 4 + LINE * line, words_of, fill=DIM)
        for place in places:
            _box(sheet, left, place)
        for place, after in pairwise(places):
            _arrow(sheet, left, place, after.y)
    if abreast and len(laid) > 1:
        _joined(sheet, laid[0], laid[1][0].y)
    return sheet.svg()


def _origins(branch: Branch, reasons: bool) -> list[str]:
    """Where the records came from, a line each, where reasons are drawn too."""
    if not reasons:
        return []
    shown = [f"{thousands(n)}  {source}" for source, n in branch.origins[:MOST_REASONS]]
    more = len(branch.origins) - MOST_REASONS
    lines = shown + ([f"{more} more sources in the table"] if more > 0 else [])
    return [wrapped(one, COLUMN, most=1)[0] for one in lines]


def _laid(branch: Branch, top: float, reasons: bool) -> list[Place]:
    """Give each box its place: the words beside its arrow decide how far the next one is."""
    places, y = [], top
    for step in branch.steps:
        lines = tuple(line for one in step.asides if one.number for line in _beside(one, reasons))
        places.append(Place(step, y, lines))
        y += TALL + max(28.0, 18 + LINE * len(lines))
    return places


def _beside(aside: Aside, reasons: bool) -> Iterator[tuple[str, str]]:
    """The lines that say what left: the number first, each reason under it."""
    number = thousands(aside.number)
    room = COLUMN - BESIDE
    after = width_of(f"{number} ", bold=True)
    first, *more = wrapped(aside.says, room - after)
    yield number, first
    yield from (("", one) for one in more)
    if reasons and len(aside.reasons) > 1:
        for why, count in aside.reasons[:MOST_REASONS]:
            begin, *others = wrapped(f"{thousands(count)}  {why}", room - 14, most=2)
            yield "–", begin
            yield from (("–", one) for one in others)
        if len(aside.reasons) > MOST_REASONS:
            yield "–", f"{len(aside.reasons) - MOST_REASONS} more reasons in the table"


def _box(sheet: Sheet, left: float, place: Place) -> None:
    step, y = place.step, place.y
    empty = step.number is None
    fill = BLUE if step.main else PALE if empty and step.reached else "#fff"
    ink = "#fff" if step.main else INK
    edge = MID if empty and step.reached else BLUE
    sheet.box(left + 1, y, BOX, TALL, fill=fill, stroke=edge, dash="" if step.reached else "5 4")
    at = left + 12
    if step.reached:
        number = "–" if step.number is None else thousands(step.number)
        sheet.text(at, y + 31, number, bold=True, size=22, fill=ink)
        at += max(52.0, width_of(number, bold=True) * 22 / 14 + 12)
    sheet.text(at, y + 19, step.says, fill=ink)
    sheet.text(at, y + 37, step.detail, fill=ink if step.main else DIM)


def _arrow(sheet: Sheet, left: float, place: Place, to: float) -> None:
    x = left + 34
    sheet.path([(x, place.y + TALL), (x, to - 2)], width=1.5)
    sheet.path([(x - 5, to - 9), (x, to - 2), (x + 5, to - 9)], width=1.5)
    y = place.y + TALL + 18
    for number, words in place.lines:
        if number == "–":
            sheet.text(left + BESIDE + 14, y, words, fill=DIM)
        else:
            after = width_of(f"{number} ", bold=True) if number else 0.0
            sheet.text(left + BESIDE, y, number, bold=True)
            sheet.text(left + BESIDE + after, y, words)
        y += LINE


def _joined(sheet: Sheet, first: Sequence[Place], top: float) -> None:
    """The line from what was prioritised to the search that explains it."""
    start = next((one for one in first if one.step.main), None)
    if start is None:
        return
    y, middle = start.y + TALL / 2, COLUMN + BETWEEN / 2
    to, end = top + TALL / 2, COLUMN + BETWEEN
    sheet.path([(BOX + 1, y), (middle, y), (middle, to), (end - 1, to)], width=1.5)
    sheet.path([(end - 8, to - 5), (end - 1, to), (end - 8, to + 5)], width=1.5)
