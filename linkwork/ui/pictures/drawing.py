"""A sheet to draw on: lines, boxes and words in the theme's own colours, as one SVG document."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from markupsafe import escape

# The theme's tokens, as linkwork.css has them: a drawing on paper has no stylesheet.
INK, DIM, MID, LINE, PALE = "#212b32", "#425563", "#768692", "#d8dde0", "#f0f4f5"
BLUE, PURPLE, SKY = "#005eb8", "#330072", "#c9def2"
SIZE = 14
NARROW_SIGNS, WIDE_SIGNS = frozenset("iljtfrI.,:;'’|()[] "), frozenset("mwMW%@—")


class Sheet:
    """One drawing in the making; y runs downwards, a unit is a pixel at its own size."""

    def __init__(self, width: float, height: float, words: str) -> None:
        """Begin an empty sheet; `words` are its text alternative."""
        self.width, self.height, self.words = width, height, words
        self.parts: list[str] = []
        self.leads = False

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        stroke: str = INK,
        width: float = 1,
        dash: str = "",
    ) -> None:
        """Draw a straight line."""
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, **_stroke(stroke, width, dash))

    def path(
        self,
        places: Sequence[tuple[float, float]],
        *,
        stroke: str = INK,
        width: float = 1,
        dash: str = "",
        fill: str = "none",
        opacity: float = 1,
        closed: bool = False,
    ) -> None:
        """Draw a line through places; closed and filled, an area."""
        drawn = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in places) + ("z" if closed else "")
        looks = _stroke(stroke, width, dash) if stroke != "none" else {}
        self._add("path", d=drawn, fill=fill, fill_opacity=opacity, **looks)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "#fff",
        stroke: str = INK,
        dash: str = "",
        edge: float = 1.5,
    ) -> None:
        """Draw a box."""
        looks = _stroke(stroke, edge, dash)
        self._add("rect", x=x, y=y, width=max(width, 0.5), height=height, fill=fill, **looks)

    def dot(self, x: float, y: float, r: float = 5, *, fill: str = BLUE) -> None:
        """Draw a round mark; white inside where it is not reached."""
        self._add("circle", cx=x, cy=y, r=r, fill=fill, stroke=BLUE, stroke_width=2)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        fill: str = INK,
        anchor: str = "start",
        bold: bool = False,
        halo: bool = False,
        size: float = SIZE,
    ) -> None:
        """Write words on one line; `halo` keeps them readable over a drawn line."""
        looks: dict[str, object] = {"x": x, "y": y, "fill": fill}
        looks |= {"text_anchor": anchor} if anchor != "start" else {}
        looks |= {"font_weight": "bold"} if bold else {}
        looks |= {"font_size": size} if size != SIZE else {}
        if halo:
            looks |= {"stroke": "#fff", "stroke_width": 4, "paint_order": "stroke"}
        self._add("text", str(escape(words)), **looks)

    def lines(
        self,
        x: float,
        y: float,
        words: Sequence[str],
        *,
        fill: str = INK,
        anchor: str = "start",
        bold: bool = False,
        halo: bool = False,
    ) -> None:
        """Write several lines under one another, centred on y."""
        first = y - (len(words) - 1) * 9 + 5
        for place, one in enumerate(words):
            self.text(x, first + place * 18, one, fill=fill, anchor=anchor, bold=bold, halo=halo)

    @contextmanager
    def link(self, href: str) -> Iterator[None]:
        """Let what is drawn inside lead somewhere; without an address it is only drawn."""
        if href:
            self.parts.append(f'<a href="{escape(href)}">')
            self.leads = True
        yield
        if href:
            self.parts.append("</a>")

    def svg(self) -> str:
        """Answer the whole drawing; with links inside it is a group, so that they are reached."""
        role = "group" if self.leads else "img"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)}'
            f' {_n(self.height)}" width="{_n(self.width)}" height="{_n(self.height)}" role="{role}"'
            f' aria-label="{escape(self.words)}" font-family="Arial, Liberation Sans, sans-serif"'
            f' font-size="{SIZE}" focusable="false">{"".join(self.parts)}</svg>'
        )

    def _add(self, name: str, inner: str = "", /, **looks: object) -> None:
        written = "".join(
            f' {key.replace("_", "-")}="{_n(value) if isinstance(value, float | int) else value}"'
            for key, value in looks.items()
        )
        self.parts.append(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")


def _stroke(colour: str, width: float, dash: str) -> dict[str, object]:
    looks: dict[str, object] = {"stroke": colour, "stroke_width": width}
    return looks | ({"stroke_dasharray": dash} if dash else {})


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def width_of(words: str, *, bold: bool = False) -> float:
    """Guess how wide words are in the page's letters, a little on the safe side."""
    total = sum(
        0.3 if sign in NARROW_SIGNS else 0.9 if sign in WIDE_SIGNS else 0.6 for sign in words
    )
    return total * SIZE * (1.06 if bold else 1)


def wrapped(words: str, width: float, *, bold: bool = False, most: int = 3) -> list[str]:
    """Break words into lines that fit a width; what does not fit the last line is cut with …."""
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", bold=bold) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(",;") + " …"]
    return lines or [""]
