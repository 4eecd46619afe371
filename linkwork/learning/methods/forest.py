"""Effects drawn as interval marks: one small picture a row, on one scale, readable in grey."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.verdicts import Verdict
from linkwork.learning.methods.wording import MINUS

WIDTH, HEIGHT, EDGE = 260, 24, 20
INK, DIM, LINE = "#212b32", "#425563", "#d8dde0"


@dataclass(frozen=True)
class Mark:
    """How an interval is filled, edged and ticked: told apart without colour."""

    fill: str
    edge: str
    tick: str


MARKS: dict[Verdict, Mark] = {
    Verdict.SUPPORTED: Mark("#005eb8", "#005eb8", "#ffffff"),
    Verdict.MIXED: Mark("url(#hatch)", "#330072", "#330072"),
    Verdict.CONTRADICTED: Mark(DIM, DIM, "#ffffff"),
    Verdict.TOO_SMALL: Mark("#d8dde0", "#768692", INK),
    Verdict.INSUFFICIENT: Mark("#ffffff", DIM, DIM),
}


@dataclass(frozen=True)
class Scale:
    """Where an effect lies on the drawing: from −reach to +reach, in the outcome's unit."""

    reach: float
    smallest: float
    factor: float  # to the figures on the axis: 100 for people in 100

    def at(self, value: float) -> float:
        """Give the place of a value; what lies beyond the edge is drawn at the edge."""
        held = max(-self.reach, min(self.reach, value))
        return round(EDGE + (held + self.reach) / (2 * self.reach) * (WIDTH - 2 * EDGE), 1)


def scale_for(findings: Sequence[Finding]) -> Scale:
    """Choose one scale for findings in one unit: wide enough for what is shown, to a half."""
    factor = 100.0 if findings[0].unit == "proportion" else 1.0
    smallest = findings[0].smallest
    ends = [abs(end) for one in findings if one.ci for end in one.ci]
    step = smallest * 2
    farthest = min(max([*ends, 2 * smallest]), 10 * smallest)
    return Scale(ceil(farthest / step - 1e-9) * step, smallest, factor)


def axis(scale: Scale, more: str = "more", fewer: str = "fewer") -> Markup:
    """Draw the axis that stands in the head of the column."""
    middle = scale.at(0)
    shown = [0.0, scale.reach, -scale.reach]
    parts = [
        _text(middle - 8, 12, f"{fewer} ◂", "end"),
        _text(middle + 8, 12, f"▸ {more}", "start"),
    ]
    for value in shown:
        place = scale.at(value)
        parts.append(_text(place, 27, _figure(value * scale.factor), "middle"))
        parts.append(_upright(place, 30, 34, INK))
    return _picture(parts, 34)


def row(finding: Finding, scale: Scale) -> Markup:
    """Draw one finding: its interval, its estimate, and the unadjusted one dashed beside it."""
    low, high = scale.at(-scale.smallest), scale.at(scale.smallest)
    middle = HEIGHT / 2
    parts = [
        f'<rect x="{low}" y="0" width="{high - low:.1f}" height="{HEIGHT}" fill="#f0f4f5"/>',
        _level(EDGE, WIDTH - EDGE, middle, LINE),
        _upright(low, 0, HEIGHT, "#768692", "1 3"),
        _upright(high, 0, HEIGHT, "#768692", "1 3"),
        _upright(scale.at(0), 0, HEIGHT, INK),
    ]
    mark = MARKS.get(finding.verdict)
    if mark and finding.ci and finding.effect is not None:
        parts += _interval(finding.ci, finding.effect, mark, scale)
        if finding.naive is not None:
            place = scale.at(finding.naive)
            parts.append(_upright(place, 2, HEIGHT - 2, INK, "3 2"))
    return _picture(parts, HEIGHT)


def key(verdict: Verdict) -> Markup:
    """Draw a verdict's mark for the key."""
    mark = MARKS.get(verdict)
    if mark is None:
        return _picture([_level(8, 56, 9, DIM)], 18, 64)
    return _picture(_bar(8, 48, 9, mark) + _tick(32, 9, mark), 18, 64)


def hatch() -> Markup:
    """Define the hatching of mixed findings; once a page."""
    return Markup(
        '<svg width="0" height="0" style="position:absolute" aria-hidden="true" focusable="false">'
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
        '<rect width="3" height="6" fill="#330072"/></pattern></defs></svg>'
    )


def _interval(ci: tuple[float, float], effect: float, mark: Mark, scale: Scale) -> list[str]:
    low, high = scale.at(ci[0]), scale.at(ci[1])
    parts = _bar(low, max(high - low, 3.0), HEIGHT / 2, mark)
    parts += _tick(scale.at(effect), HEIGHT / 2, mark)
    for end, beyond, turn in ((low, ci[0] < -scale.reach, -1), (high, ci[1] > scale.reach, 1)):
        if beyond:  # the interval goes on past the edge of the drawing
            tip = end + 6 * turn
            parts.append(f'<path d="M{end} 6 L{tip} 12 L{end} 18 Z" fill="{DIM}"/>')
    return parts


def _bar(start: float, width: float, middle: float, mark: Mark) -> list[str]:
    paint = f'fill="{mark.fill}" stroke="{mark.edge}" stroke-width="1.5"'
    return [f'<rect x="{start}" y="{middle - 5:g}" width="{width:.1f}" height="10" {paint}/>']


def _tick(place: float, middle: float, mark: Mark) -> list[str]:
    white = mark.tick == "#ffffff"
    tall = 10 if white else 16
    under = f'<rect x="{place - 3:.1f}" y="{middle - 8:g}" width="6" height="16" fill="#fff"/>'
    tick = (
        f'<rect x="{place - 1.5:.1f}" y="{middle - tall / 2:g}" width="3" height="{tall}"'
        f' fill="{mark.tick}"/>'
    )
    return [tick] if white else [under, tick]


def _figure(value: float) -> str:
    if value == 0:
        return "0"
    return f"{'+' if value > 0 else MINUS}{abs(value):g}"


def _upright(x: float, top: float, bottom: float, colour: str, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    ends = f'x1="{x:g}" x2="{x:g}" y1="{top:g}" y2="{bottom:g}"'
    return f'<line {ends} stroke="{colour}"{dashed}/>'


def _level(start: float, end: float, y: float, colour: str) -> str:
    return f'<line x1="{start:g}" x2="{end:g}" y1="{y:g}" y2="{y:g}" stroke="{colour}"/>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return str(
        Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
            f"{x:g}", f"{y:g}", anchor, words
        )
    )


def _picture(parts: Sequence[str], height: int, width: int = WIDTH) -> Markup:
    # The words beside the mark say all that it shows, so it is hidden from screen readers.
    drawn = (
        f'<svg class="mark" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )
    return Markup(drawn)  # noqa: S704  (figures and our own words; `_text` escapes)
