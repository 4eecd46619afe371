"""One statement of a study in full: question, what was found, for whom, why, and what upsets it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, reverse

from linkwork.learning.methods.verdicts import Verdict
from linkwork.learning.studies.models import Run, Snapshot, Study
from linkwork.learning.studies.presenters import exact, figures, limits
from linkwork.learning.studies.presenters.pace import pace
from linkwork.ui import pictures
from linkwork.ui.effects import in_hundred
from linkwork.ui.pictures import Picture
from linkwork.ui.plots import Scale

Row = Mapping[str, Any]
OURS = "As the plan says"


@dataclass(frozen=True)
class Detail:
    """Everything about one statement in one study."""

    study: Study
    code: str
    nickname: str
    version: int
    verdict: str
    answer: str
    exact: list[tuple[str, str]]
    reasons: list[list[str]]
    contexts: list[dict[str, str]]
    probes: list[str]
    shelf_href: str
    stands: str = ""
    pace: str = ""
    so_far: list[list[str]] = field(default_factory=list)
    power: Picture | None = None
    readings: list[dict[str, Any]] = field(default_factory=list)
    scale: Scale = field(default_factory=lambda: Scale(-0.2, 0.2))
    checks: list[list[str]] = field(default_factory=list)
    for_whom: Picture | None = None
    explored: Picture | None = None
    joint: str = ""
    why: list[Picture] = field(default_factory=list)
    why_not: list[str] = field(default_factory=list)
    balance: Picture | None = None
    diagnostics: list[tuple[str, str]] = field(default_factory=list)
    sensitivity: list[tuple[str, str]] = field(default_factory=list)
    belief: Picture | None = None
    expected: Mapping[str, Any] | None = None
    curves: list[Picture] = field(default_factory=list)
    gain: str = ""
    limits: list[str] = field(default_factory=list)
    method: str = ""


def detail(study: Study, code: str, snapshot: Snapshot | None, run: Run | None) -> Detail | None:
    """One statement of a study; None where the study does not declare it."""
    declared = next((one for one in study.plan["statements"] if one["code"] == code), None)
    if declared is None:
        return None
    row = next((one for one in run.findings if one["statement"] == code), None) if run else None
    common: dict[str, Any] = {
        "study": study,
        "code": code,
        "nickname": declared["nickname"],
        "version": declared["version"],
        "exact": exact.exact(declared, study.plan, row),
        "reasons": exact.reasons(declared),
        "contexts": declared.get("contexts") or [],
        "probes": [one.replace("_", " ") for one in declared.get("probes") or []],
        "expected": declared.get("expected"),
        "shelf_href": _shelf(code),
    }
    if row is None:
        return Detail(**common, verdict="", answer="Not read yet.")
    return Detail(**common, **_found(row, snapshot))


def _shelf(code: str) -> str:
    try:
        return reverse("library:statement", args=[code])
    except NoReverseMatch:
        return ""


def _found(row: Row, snapshot: Snapshot | None) -> dict[str, Any]:
    unit = row["unit"]
    return {
        "verdict": row["verdict"],
        "answer": answer(row),
        "stands": stands(row),
        "pace": pace(row, snapshot),
        "so_far": _so_far(row),
        "power": pictures.power_curve(row["power"], unit=unit) if row.get("power") else None,
        "readings": _drawn(row),
        "scale": figures.scale([row], row["smallest"]),
        "checks": [_check(one, unit) for one in row.get("checks") or ()],
        "for_whom": _for_whom(row, "primary", "declared beforehand, Holm-corrected"),
        "explored": _for_whom(row, "exploratory", "exploratory, Benjamini–Hochberg"),
        "joint": figures.chance(row.get("joint_p")),
        **_why(row),
        "limits": limits.of_finding(row),
        "method": row["method"],
        **_rests_on(row),
    }


def answer(row: Row) -> str:
    """What was found, in one sentence that begins with a capital."""
    said = figures.in_full(row)
    return f"{said[:1].upper()}{said[1:]}."


def stands(row: Row) -> str:
    """How the statement stands, as a heading: the finding, or that there is not enough."""
    if row["verdict"] != Verdict.INSUFFICIENT:
        return answer(row)
    needed = f", about {row['needed']:,} needed" if row["needed"] else ""
    return f"Not enough cases yet: {row['n']:,} so far{needed}."


def _so_far(row: Row) -> list[list[str]]:
    """The two arms, adjusted; nothing where they are withheld."""
    if row["with"] is None or row["n_with"] is None:
        return []
    told = in_hundred_or_number(row)
    return [
        ["With it", f"{row['n_with']:,}", told(row["with"])],
        ["Without it", f"{row['n'] - row['n_with']:,}", told(row["without"])],
    ]


def in_hundred_or_number(row: Row) -> Any:
    """How a mean of this outcome is written: people in 100, or a number."""
    if row["unit"] == "proportion":
        return lambda share: str(in_hundred(share))
    return lambda mean: f"{mean:.1f}"


def _drawn(row: Row) -> list[dict[str, Any]]:
    """The estimate, the unadjusted one, and every other reading, as rows of one plot."""
    if row["effect"] is None or row["unit"] != "proportion":
        return []
    rows = [_drawn_one(OURS, row, row["n"], row["verdict"])]
    if row["naive"] is not None:
        naive = row["naive"]
        rows.append(
            {
                "label": "Not adjusted for anything",
                "n": row["n"],
                "estimate": naive,
                "low": naive,
                "high": naive,
                "verdict": "insufficient",
                "dashed": True,
                "words": f"{in_hundred(naive):+d}".replace("-", "−"),
            }
        )
    others = [one for one in row.get("checks") or () if one["effect"] is not None and one["ci"]]
    return rows + [
        _drawn_one(_capital(one["name"]), one, one["n"], "insufficient") for one in others
    ]


def _drawn_one(label: str, one: Row, n: int | None, verdict: str) -> dict[str, Any]:
    low, high = one["ci"]
    return {
        "label": label,
        "n": n,
        "estimate": one["effect"],
        "low": low,
        "high": high,
        "verdict": verdict,
    }


def _capital(name: str) -> str:
    """The name with a capital first, and the others as they are (CR1)."""
    return name[:1].upper() + name[1:]


def _check(one: Row, unit: str) -> list[str]:
    agrees = {True: "Agrees", False: "Disagrees", None: "Could not be had"}[one["agrees"]]
    return [_capital(one["name"]), agrees, figures.effect(one, unit) or "–", one["words"]]


def _for_whom(row: Row, family: str, note: str) -> Picture | None:
    """The effect within the contexts of one family; None where none can be shown."""
    rows = [one for one in row["contexts"] if one.get("family", "primary") == family]
    if all(one["effect"] is None for one in rows):
        return None
    return pictures.subgroups(
        rows,
        smallest=row["smallest"],
        unit=row["unit"],
        subtitle=f"Effect within each half, and the difference between them; {note}",
    )


def _why(row: Row) -> dict[str, Any]:
    """A diagram for each probe, and why there is none for the others."""
    drawn, said = [], []
    for one in row.get("carried") or ():
        made = pictures.mediation(
            one, component=row["component"], outcome=row["outcome"], unit=row["unit"]
        )
        if made is None:
            said.append(f"{one['probe'].replace('_', ' ').capitalize()}: {one['words']}")
        else:
            drawn.append(made)
    return {"why": drawn, "why_not": said}


def _rests_on(row: Row) -> dict[str, Any]:
    """What the estimate rests on, and what it would take to explain it away."""
    unit, ends = row["unit"], figures.ends_of(row)
    diagnostics = row.get("diagnostics") or {}
    believed = row.get("believed")
    spread = diagnostics.get("balance") or []
    return {
        "balance": pictures.balance(spread) if spread else None,
        "diagnostics": _diagnostics(diagnostics),
        "sensitivity": _sensitivity(row),
        "belief": pictures.belief(
            believed, effect=row["effect"], ends_here=ends, n=row["n"],
            smallest=row["smallest"], unit=unit,
        ) if believed and ends else None,
        "curves": list(pictures.incidences(row["curves"])) if row.get("curves") else [],
        "gain": _gain(row),
    }  # fmt: skip


def _diagnostics(found: Row) -> list[tuple[str, str]]:
    rows = [
        ("Cases in effect, once weighted", figures.number(found.get("effective_n"), 0)),
        ("Chance of the component under 5 or over 95 in 100", _share(found.get("outside"))),
        ("Alike within groups (ICC)", figures.number(found.get("icc"), 3)),
        ("Outcomes for each coefficient", figures.number(found.get("events_per_parameter"), 0)),
    ]
    return [(name, said) for name, said in rows if said != "–"]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{in_hundred(value)} in 100 cases"


def _sensitivity(row: Row) -> list[tuple[str, str]]:
    found = row.get("sensitivity") or {}
    ratio = row.get("ratio")
    rows = [("Risk ratio", _ratio(ratio, row.get("ratio_ci")))] if ratio is not None else []
    if found.get("e_value") is not None:
        said = f"{found['e_value']:.2f}; for the interval {figures.number(found['e_value_limit'])}"
        rows.append(("E-value", said))
    if found.get("robustness") is not None:
        limit = figures.number(found.get("robustness_limit"))
        rows.append(("Robustness value", f"{found['robustness']:.2f}; for the interval {limit}"))
    if found.get("strongest"):
        rows.append(("Strongest recorded confounder", found["strongest"].replace("_", " ")))
    return rows


def _ratio(ratio: float, ends: Any) -> str:
    return f"{ratio:.2f} ({ends[0]:.2f} to {ends[1]:.2f})" if ends else f"{ratio:.2f}"


def _gain(row: Row) -> str:
    """What it might bring to put the component in place for those who went without it."""
    gain = row.get("gain")
    supported = row["verdict"] == Verdict.SUPPORTED and row["direction"] == "more likely"
    if not gain or not supported or row["unit"] != "proportion":
        return ""
    return (
        f"Of {gain['people']:,} people who went without it, about {gain['more']:.0f} more might"
        f" have gone on to the outcome (between {figures.people(*gain['more_ci'])}), if the"
        " difference is an effect."
    )
