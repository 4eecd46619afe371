"""Belief: what was expected, what these cases say, and both together; beside the test only."""

from typing import Any

from linkwork.ui.pictures import rows
from linkwork.ui.pictures.figures import PROPORTION, clear_of_nought, in_unit, interval
from linkwork.ui.pictures.picture import NARROW, WIDE, Picture, Table, ends, part
from linkwork.ui.pictures.rows import Bar

REACH = 1.959964


def belief(
    believed: Any,
    *,
    effect: float,
    ends_here: tuple[float, float],
    n: int | None = None,
    smallest: float | None = None,
    unit: str = PROPORTION,
    more: str = "more",
) -> Picture:
    """Draw a Believed record beside the estimate it was put together with."""
    prior, spread = float(part(believed, "prior")), float(part(believed, "prior_sd"))
    after = float(part(believed, "posterior"))
    source = str(part(believed, "source", ""))
    bars = [
        Bar(
            label="Expected beforehand",
            estimate=prior,
            ends=(prior - REACH * spread, prior + REACH * spread),
        ),
        Bar(
            label="These cases",
            n=n,
            estimate=effect,
            ends=ends_here,
            look="solid" if clear_of_nought(ends_here) else "outline",
        ),
        Bar(label="Both together", estimate=after, ends=ends(believed), look="light"),
    ]
    said = [(bar.label, interval(bar.estimate or 0, bar.ends, unit)) for bar in bars]
    words = "; ".join(f"{label} {numbers}" for label, numbers in said) + "."
    scale = rows.reaching(bars, smallest, unit)
    drawn = [
        rows.draw(bars, scale, words, width=width, more=more, unit=unit) for width in (WIDE, NARROW)
    ]
    return Picture(
        title=_title(believed),
        subtitle=f"Difference {in_unit(unit)}, 95 % intervals. Kept beside the test, never instead"
        " of it",
        words=words,
        wide=drawn[0],
        narrow=drawn[1],
        table=Table(
            caption="Before, here, and together",
            head=("Reading", "Difference"),
            rows=tuple(said),
            numbers=(1,),
        ),
        notes=_notes(believed, source),
    )


def _title(believed: Any) -> str:
    if part(believed, "in_conflict"):
        return "What was expected and what happened here do not agree"
    chance = _percent(part(believed, "p_matters", 0.0))
    return f"Put together: a chance of {chance} that the difference is large enough to matter"


def _notes(believed: Any, source: str) -> tuple[str, ...]:
    notes = [f"Expected beforehand from: {source}."] if source else []
    notes.append(f"On the expected side at all: {_percent(part(believed, 'p_positive', 0.0))}.")
    if part(believed, "in_conflict"):
        notes.append("A conflict is shown, not averaged away: read the two apart.")
    return tuple(notes)


def _percent(share: float) -> str:
    if share > 0.99:
        return "over 99 in 100"
    if share < 0.01:
        return "under 1 in 100"
    return f"{share * 100:.0f} in 100"
