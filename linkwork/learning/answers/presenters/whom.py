"""For whom, and why: the contexts that make a difference, and what goes with it, in words."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from linkwork.library.models import Finding
from linkwork.library.words import not_enough
from linkwork.ui.effects import in_hundred, limits, more
from linkwork.ui.pictures.figures import clear_of_nought, number
from linkwork.ui.pictures.picture import ends, part
from linkwork.ui.words import joined

ALPHA = 0.05


def for_whom(finding: Finding) -> list[tuple[str, bool]]:
    """Say it in sentences, each with whether it is to stand out."""
    if finding.verdict == Finding.Verdict.NOT_TESTABLE:
        return []
    if finding.verdict == Finding.Verdict.INSUFFICIENT:
        so_far = not_enough(finding).removeprefix("not enough cases yet: ")
        return [(f"Cannot tell yet: {so_far}", False)]
    groups = [(name, list(rows)) for name, rows in groupby(finding.contexts, key=_declared)]
    if not groups:
        return [("No context declared", False)]
    primary = [one for one in groups if part(one[1][0], "family", "primary") == "primary"]
    leads = [one for one in groups if one not in primary and _p(one[1]) < ALPHA]
    said = [(_halves(rows), True) for _name, rows in primary if _p(rows) < ALPHA]
    said += [(f"Exploratory, a lead only: {_halves(rows)}", False) for _name, rows in leads]
    return said or [(_none(primary or groups), False)]


def _declared(row: Any) -> str:
    return str(part(row, "declared") or part(row, "context")).removesuffix(" is yes")


def _p(rows: Sequence[Any]) -> float:
    return float(part(rows[0], "p_adjusted", 1.0))


def _none(groups: Sequence[tuple[str, list[Any]]]) -> str:
    shown = [name for name, rows in groups if ends(rows[0], "difference_ci") is not None]
    if not shown and all(part(row, "effect") is None for _n, rows in groups for row in rows):
        return "Too few in each group to say"
    if not shown:
        return "; ".join(_halves(rows) for _name, rows in groups)
    return f"No difference seen between contexts ({joined(shown)})"


def _halves(rows: Sequence[Any]) -> str:
    """Both halves with their intervals: lives alone: 29 more (20 to 38); not: 11 more (3 to 19)."""
    return "; ".join(f"{_name(row)}: {_size(row)}" for row in rows)


def _name(row: Any) -> str:
    """The half in words; a bare yes or no takes the name of its context."""
    context = str(part(row, "context"))
    return f"{_declared(row)}, {context}" if context in {"yes", "no"} else context


def _size(row: Any) -> str:
    effect, pair = part(row, "effect"), ends(row)
    if effect is None or pair is None:
        return "too few to say"
    said = more(in_hundred(float(effect)))
    return f"{said} ({limits(float(effect), pair[0], pair[1], 'to')})"


def why(finding: Finding) -> str:
    """What goes with a difference: consistent with, and never more than that."""
    carried = [one for one in part(finding.beside, "carried", ()) if not part(one, "context")]
    found = [one for one in carried if part(one, "indirect") is not None]
    clear = [one for one in found if clear_of_nought(ends(one))]
    if clear:
        return f"Consistent with “{_names(clear)}”: {joined(_share(one) for one in clear)}"
    if found:
        return f"Not seen to go with “{_names(found)}”"
    if carried:
        return f"Asked of too few to say: “{_names(carried)}”"
    return ""


def by_lottery(finding: Finding) -> str:
    """What a lottery in the service showed, where one was drawn and may be shown."""
    for check in part(finding.beside, "checks", ()):
        if not str(part(check, "name")).startswith("lottery"):
            continue
        effect, pair = part(check, "effect"), ends(check)
        if effect is None or pair is None:
            return str(part(check, "words", ""))
        return f"{_sized(float(effect), pair)}, by what was drawn, whoever then had it"
    return ""


def _sized(effect: float, pair: tuple[float, float]) -> str:
    return f"{more(in_hundred(effect))} in 100 ({limits(effect, pair[0], pair[1], 'to')})"


def _names(carried: Sequence[Any]) -> str:
    return joined([str(part(one, "probe")).replace("_", " ") for one in carried])


def _share(one: Any) -> str:
    pair = ends(one)
    assert pair is not None
    size = f"{number(float(part(one, 'indirect')))} in 100 go with it"
    low, high = sorted((number(pair[0]), number(pair[1])), key=int)
    total = part(one, "total")
    of = f", of {number(float(total))}" if total is not None else ""
    return f"{size} ({low} to {high}{of})"
