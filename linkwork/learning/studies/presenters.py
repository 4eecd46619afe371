"""A study as a page: its plan, what was frozen, and what was found."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.learning.methods.verdicts import Verdict
from linkwork.learning.methods.wording import VERDICT_WORDS
from linkwork.learning.studies.models import Run, Snapshot, Study
from linkwork.learning.studies.plans import RULES
from linkwork.ui.plots import Scale
from linkwork.ui.words import counted

SIGNS = {"proportion": 100}


@dataclass(frozen=True)
class Row:
    """One study in the list."""

    reference: str
    title: str
    href: str
    state: str
    registered_at: object
    statements: int


@dataclass(frozen=True)
class Page:
    """One study."""

    study: Study
    step: str  # freeze, run or done
    rules: list[tuple[str, str]]
    statements: list[dict[str, Any]]
    frozen: list[dict[str, Any]]
    forest: list[dict[str, Any]]
    other_units: list[dict[str, Any]]
    scale: Scale
    counts: dict[str, int]
    headline: str


def row(study: Study) -> Row:
    """One line of the list of studies."""
    state = "Registered"
    if hasattr(study, "snapshot"):
        state = "Cases frozen"
    if any(one.state == "done" for one in study.runs.all()):
        state = "Read"
    return Row(
        reference=study.reference,
        title=study.title,
        href=reverse("studies:study", args=[study.public_id]),
        state=state,
        registered_at=study.registered_at,
        statements=len(study.plan["statements"]),
    )


def page(study: Study, snapshot: Snapshot | None, run: Run | None) -> Page:
    """Everything on a study's page."""
    found = run.findings if run else []
    shares = [one for one in found if one["unit"] == "proportion"]
    counts = {name: sum(one["verdict"] == name for one in found) for name, _rule in RULES}
    return Page(
        study=study,
        step="freeze" if snapshot is None else "run" if run is None else "done",
        rules=list(RULES),
        statements=study.plan["statements"],
        frozen=_frozen(study, snapshot, run),
        forest=[_mark(one) for one in shares],
        other_units=[_in_units(one) for one in found if one["unit"] != "proportion"],
        scale=_scale(shares, study.plan["smallest"]),
        counts={name: number for name, number in counts.items() if number},
        headline=_headline(counts) if found else "",
    )


def _headline(counts: dict[str, int]) -> str:
    """What was found, in one line."""
    total = sum(counts.values())
    supported = counted(counts["supported"], "statement")
    return (
        f"{supported} of {total} supported here; for {counts['insufficient']} not enough cases yet"
    )


def _mark(finding: dict[str, Any]) -> dict[str, Any]:
    """One row of the forest plot."""
    low, high = finding["ci"] or (None, None)
    words = "" if finding["effect"] is not None else finding["reason"]
    return {
        "label": f"{finding['statement']} {finding['nickname']}",
        "href": reverse("library:statement", args=[finding["statement"]]),
        "n": finding["n"],
        "estimate": finding["effect"],
        "low": low,
        "high": high,
        "verdict": finding["verdict"],
        "small": VERDICT_WORDS[Verdict(finding["verdict"])],
        "words": words,
        "group": finding["stage"].capitalize(),
    }


def _in_units(finding: dict[str, Any]) -> dict[str, Any]:
    """A finding that is not a share of people, in words."""
    return {
        "label": f"{finding['statement']} {finding['nickname']}",
        "verdict": finding["verdict"],
        "reason": finding["reason"],
        "n": finding["n"],
    }


def _scale(findings: list[dict[str, Any]], smallest: float) -> Scale:
    """A line that holds most intervals, and at least 20 in 100 either way."""
    ends = [end for one in findings if one["ci"] for end in one["ci"]]
    reach = min(max([0.2, *(abs(end) for end in ends)]), 0.4)
    return Scale(-reach, reach, matters=smallest)


def _frozen(study: Study, snapshot: Snapshot | None, run: Run | None) -> list[dict[str, Any]]:
    """What was fixed, when, by whom, and its hash."""
    rows = [_fixed("Plan", study.registered_at, study.registered_by, study.plan_hash)]
    if snapshot is not None:
        name = f"Cases, {snapshot.rows:,} rows"
        rows.append(_fixed(name, snapshot.frozen_at, snapshot.frozen_by, snapshot.content_hash))
    if run is not None:
        rows.append(_fixed("Code", run.run_at, None, f"linkwork {run.code_version}"))
    return rows


def _fixed(what: str, at: object, who: object, mark: str) -> dict[str, Any]:
    return {"what": what, "at": at, "who": str(who) if who else "Linkwork", "hash": mark}
