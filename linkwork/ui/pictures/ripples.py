"""The ripple map: the outcome of one statement is part of the circumstances of the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linkwork.ui.pictures.drawing import BLUE, DIM, INK, LINE, PURPLE, SKY, Sheet, wrapped
from linkwork.ui.pictures.picture import NARROW, Picture, Table
from linkwork.ui.pictures.placing import placed
from linkwork.ui.words import counted

BOX, TALL, ROW = 230, 46, 84  # of a statement; and how far rows stand apart
GAP = 90  # between columns, for the words on a link
BEND = 16  # how far before a box a link turns up or down
TOP, LEFT = 66, 16
FILLS = {"supported": BLUE, "contradicted": DIM, "mixed": PURPLE, "too small to matter": SKY}
WEAKENS = "#a51e14"
NOTE = (
    "A bar on the left says what is known here: blue, supported; grey, contradicted; purple, mixed;"
    " empty, not enough cases or not testable yet. Standing alone may mean that nobody has looked."
)


@dataclass(frozen=True)
class Node:
    """One statement on the map: where it belongs, and what is known of it."""

    code: str
    nickname: str
    column: str
    known: str = ""
    verdict: str = ""
    href: str = ""


@dataclass(frozen=True)
class Link:
    """One link: the outcome of one feeds, or weakens, the next; and how, in words."""

    start: str
    end: str
    weakens: bool = False
    how: str = ""
    known: str = "Proposed. Not tested"


def ripple_map(
    nodes: Sequence[Node], links: Sequence[Link], columns: Sequence[str], note: str = NOTE
) -> Picture:
    """Draw statements in columns and the links between them; those with no link stand below."""
    known = {one.code: one for one in nodes}
    drawn = [one for one in links if one.start in known and one.end in known]
    joined = {code for one in drawn for code in (one.start, one.end)}
    words = _words(known, drawn)
    return Picture(
        title=f"{counted(len(drawn), 'link')} between {counted(len(joined), 'statement')}",
        subtitle="Where the outcome of one statement is part of the circumstances of the next.",
        words=words,
        wide=_wide(known, drawn, columns, words),
        narrow=_narrow(known, drawn, words),
        table=_table(known, drawn),
        notes=(note,) if note else (),
    )


def _words(known: Mapping[str, Node], links: Sequence[Link]) -> str:
    said = [
        f"{known[one.start].nickname} {_verb(one)} {known[one.end].nickname}"
        + (f": {one.how}" if one.how else "")
        for one in links
    ]
    return "Ripple map. " + (". ".join(said) if said else "No links yet") + "."


def _verb(link: Link) -> str:
    return "weakens" if link.weakens else "feeds"


def _wide(
    known: Mapping[str, Node], links: Sequence[Link], columns: Sequence[str], words: str
) -> str:
    spots = placed(
        {code: columns.index(one.column) for code, one in known.items()},
        [(one.start, one.end) for one in links],
    )
    alone = [one for one in known.values() if one.code not in spots]
    deep = max((row for _, row in spots.values()), default=-1) + 1
    below = TOP + deep * ROW
    most = max((sum(one.column == name for one in alone) for name in columns), default=0)
    height = below + (36 + most * 28 if most else 0)
    sheet = Sheet(LEFT * 2 + len(columns) * (BOX + GAP) - GAP, height, words)
    for place, name in enumerate(columns):
        _column(sheet, _x(place), name)
        _alone(sheet, _x(place), below, [one for one in alone if one.column == name])
    for link in sorted(links, key=lambda one: _span(one, spots), reverse=True):
        _link(sheet, link, spots)  # the longest first: words on short ones stay readable
    for code, (column, row) in spots.items():
        _box(sheet, known[code], _x(column), TOP + row * ROW, BOX)
    return sheet.svg()


def _span(link: Link, spots: Mapping[str, tuple[int, int]]) -> int:
    return abs(spots[link.start][0] - spots[link.end][0])


def _x(column: int) -> float:
    return LEFT + column * (BOX + GAP)


def _column(sheet: Sheet, x: float, name: str) -> None:
    sheet.text(x, 18, name, bold=True, size=17)
    sheet.line(x, 28, x + BOX, 28, stroke=PURPLE, width=3)


def _alone(sheet: Sheet, x: float, y: float, nodes: Sequence[Node]) -> None:
    if nodes:
        sheet.text(x, y + 14, "No link yet", fill=DIM)
    for place, one in enumerate(nodes):
        top = y + 26 + place * 28
        with sheet.link(one.href):
            _bar(sheet, one, x, top, 22)
            sheet.text(x + 20, top + 16, _short(one, BOX - 24), fill=BLUE if one.href else INK)


def _short(node: Node, width: float) -> str:
    return wrapped(f"{node.nickname} ({node.code})", width, most=1)[0]


def _box(sheet: Sheet, node: Node, x: float, y: float, width: float) -> None:
    with sheet.link(node.href):
        sheet.box(x, y, width, TALL, stroke=DIM, edge=1.2)
        _bar(sheet, node, x, y, TALL)
        name = wrapped(node.nickname, width - 28, bold=True, most=1)[0]
        sheet.text(x + 20, y + 19, name, bold=True, fill=BLUE if node.href else INK)
        said = f"{node.code} · {node.known}" if node.known else node.code
        sheet.text(x + 20, y + 37, wrapped(said, width - 24, most=1)[0], fill=DIM, size=13)


def _bar(sheet: Sheet, node: Node, x: float, y: float, tall: float) -> None:
    fill = FILLS.get(node.verdict, "#fff")
    sheet.box(x, y, 10, tall, fill=fill, stroke=DIM if fill == "#fff" else fill, edge=1.2)


def _link(sheet: Sheet, link: Link, spots: Mapping[str, tuple[int, int]]) -> None:
    (c1, r1), (c2, r2) = spots[link.start], spots[link.end]
    y1, y2 = TOP + r1 * ROW, TOP + r2 * ROW
    if c1 != c2:
        _across(sheet, link, (c1, c2), (y1 + TALL / 2, y2 + TALL / 2))
    elif r2 == r1 + 1:
        _down(sheet, link, _x(c1) + 30, y1 + TALL, y2)
    else:
        _around(sheet, link, _x(c1), y1 + TALL / 2, y2 + TALL / 2)


def _down(sheet: Sheet, link: Link, x: float, start: float, end: float) -> None:
    """To the box just below, with the words beside the arrow."""
    _arrow(sheet, [(x, start), (x, end)], link)
    lines = wrapped(_said(link), BOX - 40, most=2)
    sheet.lines(x + 12, (start + end) / 2, lines, fill=WEAKENS if link.weakens else DIM)


def _around(sheet: Sheet, link: Link, x: float, start: float, end: float) -> None:
    """Past other boxes of the same column, along its left side; the table has the words."""
    _arrow(sheet, [(x, start), (x - 14, start), (x - 14, end), (x, end)], link)


def _across(
    sheet: Sheet, link: Link, columns: tuple[int, int], heights: tuple[float, float]
) -> None:
    """To another column, with the words in the gap beside the first box."""
    (c1, c2), (a, b) = columns, heights
    right = c2 > c1
    x1, x2 = (_x(c1) + BOX, _x(c2)) if right else (_x(c1), _x(c2) + BOX)
    half = GAP / 2 if right else -GAP / 2
    middle = x1 + half
    if abs(c1 - c2) > 1:
        _over(sheet, link, [(x1, a), (middle, a)], [(x2 - half, b), (x2, b)])
        return
    turn = x2 - BEND if right else x2 + BEND
    way = [(x1, a), (x2, b)] if a == b else [(x1, a), (turn, a), (turn, b), (x2, b)]
    _arrow(sheet, way, link)
    lines = wrapped(_said(link), GAP - 14 if a == b else GAP - BEND - 10, most=4)
    height = a - 8 - 9 * len(lines) if a == b else (a + b) / 2
    fill = WEAKENS if link.weakens else DIM
    where = middle if a == b else (x1 + turn) / 2  # beside the part that goes up or down
    sheet.lines(where, height, lines, anchor="middle", fill=fill, halo=True)


def _over(
    sheet: Sheet, link: Link, out: list[tuple[float, float]], into: list[tuple[float, float]]
) -> None:
    """Past whole columns, in the lane above the upper box; the table has the words."""
    lane = min(out[-1][1], into[0][1]) - TALL / 2 - 12
    _arrow(sheet, [*out, (out[-1][0], lane), (into[0][0], lane), *into], link)


def _said(link: Link) -> str:
    return f"weakens: {link.how}" if link.weakens and link.how else link.how or _verb(link)


def _arrow(sheet: Sheet, places: list[tuple[float, float]], link: Link) -> None:
    colour, dash = (WEAKENS, "7 4") if link.weakens else (INK, "")
    (x0, y0), (x1, y1) = places[-2], places[-1]
    size = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1
    ux, uy = (x1 - x0) / size, (y1 - y0) / size
    back = (x1 - ux * 9, y1 - uy * 9)
    sheet.path([*places[:-1], back], stroke=colour, width=2, dash=dash)
    sides = [(back[0] - uy * 5, back[1] + ux * 5), (back[0] + uy * 5, back[1] - ux * 5)]
    sheet.path([(x1, y1), *sides], stroke=colour, fill=colour, closed=True)


def _narrow(known: Mapping[str, Node], links: Sequence[Link], words: str) -> str:
    """One link under the other: from, how, to."""
    step = TALL * 2 + 62
    sheet = Sheet(NARROW, max(len(links) * step, 24), words)
    if not links:
        sheet.text(0, 16, "No links yet", fill=DIM)
    for place, link in enumerate(links):
        y = place * step + 2
        _box(sheet, known[link.start], 2, y, NARROW - 4)
        _arrow(sheet, [(30, y + TALL), (30, y + TALL + 36)], link)
        lines = wrapped(_said(link), NARROW - 60, most=2)
        sheet.lines(44, y + TALL + 18, lines, fill=WEAKENS if link.weakens else DIM)
        _box(sheet, known[link.end], 2, y + TALL + 36, NARROW - 4)
        if place + 1 < len(links):
            sheet.line(0, y + step - 14, NARROW, y + step - 14, stroke=LINE)
    return sheet.svg()


def _table(known: Mapping[str, Node], links: Sequence[Link]) -> Table:
    return Table(
        caption="The links",
        head=("From", "Does what", "To", "How", "What is known of the link"),
        rows=tuple(
            (
                f"{one.start} {known[one.start].nickname}",
                _verb(one),
                f"{one.end} {known[one.end].nickname}",
                one.how or "not said",
                one.known,
            )
            for one in links
        ),
    )
