"""One study as a page: where it stands, what was found, what was declared, what was fixed."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.urls import NoReverseMatch, reverse

from linkwork.access.actors import Actor
from linkwork.learning.studies import queries
from linkwork.learning.studies.models import Run, Study
from linkwork.learning.studies.plans import RULES
from linkwork.learning.studies.presenters import figures, fixing, limits
from linkwork.learning.studies.presenters.detail import Detail, detail
from linkwork.learning.studies.presenters.listing import stands
from linkwork.learning.studies.presenters.results import Results, results
from linkwork.learning.studies.presenters.standing import Standing, standing, stopping_words


@dataclass(frozen=True)
class Page:
    """One study."""

    study: Study
    state: str
    standing: Standing
    results: Results | None
    only: Detail | None  # of a study of one statement: all of it stands on the page
    statements: list[dict[str, Any]]
    contexts: list[list[Any]]
    exploratory: list[list[Any]]
    expected: list[list[Any]]
    rules: list[tuple[str, str]]
    stopping: str
    frozen_cases: bool
    fixed: list[fixing.Fixed]
    changes: list[fixing.Change]
    again: list[dict[str, Any]]
    added: list[dict[str, Any]]
    limits: list[str]
    configurations: str


def page(study: Study, actor: Actor, *, may_run: bool, may_sign: bool) -> Page:
    """Everything on a study's page, as this actor sees it."""
    snapshot, run = queries.snapshot_of(study), queries.run_of(study)
    address = partial(statement_address, study)
    found = run.findings if run else []
    offered = snapshot.rows if snapshot else 0
    rows = study.plan["statements"]
    one = rows[0]["code"] if len(rows) == 1 else ""
    return Page(
        study=study,
        state=stands(study)[0],
        standing=standing(study, actor, may_run, may_sign),
        results=results(found, study.plan["smallest"], address, offered) if run else None,
        only=detail(study, one, snapshot, run) if one else None,
        statements=[{**row, "href": address(row["code"])} for row in rows],
        contexts=_contexts(rows, address),
        exploratory=[[c["words"], c["why"]] for c in queries.newest_plan(study).get(
            "exploratory", [])],
        expected=_expected(rows, address),
        rules=list(study.plan.get("rules", dict(RULES)).items()),
        stopping=stopping_words(study.plan.get("stopping", {})),
        frozen_cases=snapshot is not None,
        fixed=fixing.frozen(study, snapshot, run),
        changes=fixing.changed(study),
        again=[_again(one) for one in queries.later_runs(study) if one.purpose == "again"],
        added=_added(study, address),
        limits=limits.of_study(found, study.plan) if run else [],
        configurations=_configurations(),
    )  # fmt: skip


def statement_address(study: Study, code: str) -> str:
    """Where one statement of a study stands in full."""
    return reverse("studies:statement", args=[study.public_id, code])


def _contexts(rows: list[dict[str, Any]], address: Any) -> list[list[Any]]:
    """Every context declared, with its statement and why it should matter."""
    return [
        [{"text": f"{row['code']} {row['nickname']}", "href": address(row["code"])},
         one["words"], one["why"]]
        for row in rows
        for one in row.get("contexts") or []
    ]  # fmt: skip


def _expected(rows: list[dict[str, Any]], address: Any) -> list[list[Any]]:
    """What the literature leads one to expect, as declared."""
    return [
        [{"text": f"{row['code']} {row['nickname']}", "href": address(row["code"])},
         _prior(row), _source(row["expected"]), row["expected"]["why"]]
        for row in rows
        if row.get("expected")
    ]  # fmt: skip


def _source(expected: dict[str, Any]) -> str:
    """The work an expectation comes from, as people name it."""
    return str(expected.get("named") or expected["source"])


def _prior(row: dict[str, Any]) -> str:
    expected = row["expected"]
    times = 100 if row.get("unit", "proportion") == "proportion" else 1
    mean, spread = expected["mean"] * times, expected["spread"] * times
    said = f"{mean:+.0f}".replace("-", "−")
    unit = "in 100" if times == 100 else row["unit"]
    return f"{said} {unit}, give or take {spread:.0f}; directness {expected['directness']:g}"


def _again(run: Run) -> dict[str, Any]:
    """One reading made to compare."""
    return {
        "at": run.run_at,
        "who": str(run.asked_by) if run.asked_by else "Linkwork",
        "equal": run.equal,
        "differences": run.differences[:10],
        "code": f"Linkwork {run.code_version}",
    }


def _added(study: Study, address: Any) -> list[dict[str, Any]]:
    """What was found for contexts that were added after the freeze."""
    runs = [one for one in queries.later_runs(study) if one.purpose == Run.Purpose.ADDED]
    if not runs:
        return []
    declared = {one["words"] for one in study.plan.get("exploratory", [])}
    newest = queries.newest_plan(study).get("exploratory", [])
    added = {one["words"] for one in newest} - declared
    return [
        {
            "statement": f"{row['statement']} {row['nickname']}",
            "href": address(row["statement"]),
            "contexts": [
                {"context": one["context"], "said": figures.effect(one, row["unit"])}
                for one in late
            ],
        }
        for row in runs[0].findings
        if (late := _late(row, added))
    ]


def _late(row: dict[str, Any], added: set[str]) -> list[dict[str, Any]]:
    """The exploratory halves of a finding that no plan named before the freeze."""
    return [
        one
        for one in row["contexts"]
        if one.get("family") == "exploratory"
        and one["effect"] is not None
        and any(one["declared"].startswith(words) for words in added)
    ]


def _configurations() -> str:
    """Where configurations of components are looked at, where that room stands."""
    try:
        return reverse("configurations:list")
    except NoReverseMatch:
        return ""
