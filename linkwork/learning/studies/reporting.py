"""What the report of a study says, in the order of RAMESES II: blocks of words, tables, pictures.

After Wong and others (2016), reporting standards for realist evaluations: question and rationale,
methods, cases, findings by statement, for whom, why, sensitivity, limits, and what was fixed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from linkwork.learning.methods.verdicts import Verdict
from linkwork.learning.studies.presenters.detail import Detail
from linkwork.learning.studies.presenters.page import Page
from linkwork.ui.papers import Block, drawing, heading, listed, picture, table, words
from linkwork.ui.pictures import rows
from linkwork.ui.pictures.picture import WIDE
from linkwork.ui.pictures.rows import Bar
from linkwork.ui.plots import Scale
from linkwork.ui.words import day, day_clock

LOOKS = {"supported": "solid", "contradicted": "solid", "too small to matter": "light"}


def document(page: Page, details: Sequence[Detail]) -> dict[str, Any]:
    """The whole report as data."""
    study = page.study
    kind = "Report" if page.results else "Plan"
    return {
        "title": study.title,
        "kind": kind,
        "service": study.organisation.name,
        "reference": f"{study.reference}, registered {day(study.registered_at)}",
        "blocks": [*_question(page), *_methods(page), *_found(page, details), *_fixed(page)],
    }


def _question(page: Page) -> Iterator[Block]:
    yield heading("The question")
    yield words(page.study.question)
    yield words(
        "Each statement says that where something is done, more people (or fewer) go on to an"
        " outcome, and why. A study asks whether that holds among this service’s own cases."
    )
    yield table(
        ["Statement", "Who counts", "Compared", "Outcome"],
        [
            [
                f"{one['code']} {one['nickname']} (version {one['version']})",
                one.get("who_counts", "not tested"),
                one.get("compared", ""),
                one.get("outcome", ""),
            ]
            for one in page.statements
        ],
    )


def _methods(page: Page) -> Iterator[Block]:
    plan = page.study.plan
    yield heading("How it is judged, set beforehand")
    yield words(
        f"{plan.get('estimator', '')[:1].upper()}{plan.get('estimator', '')[1:]}. The smallest"
        f" effect that matters: {plan['smallest'] * 100:.0f} in every 100 people."
        f" {_ended(plan.get('why_smallest', ''))} {page.stopping}"
    )
    yield table(["Verdict", "If the 95 % interval …"], page.rules)
    yield heading("Contexts declared beforehand", 2)
    if page.contexts:
        yield table(["Statement", "Context", "Why it should matter"], page.contexts)
    else:
        yield words("None.")
    if page.exploratory:
        yield words("To be explored in every statement, and marked so:")
        yield listed([f"{said}: {because}" for said, because in page.exploratory])
    if page.expected:
        yield heading("What the literature leads one to expect", 2)
        yield table(["Statement", "Expected", "Source", "How"], page.expected)


def _ended(text: str) -> str:
    return f"{text}." if text else ""


def _found(page: Page, details: Sequence[Detail]) -> Iterator[Block]:
    results = page.results
    if results is None:
        yield heading("What was found")
        yield words("Not read yet.")
        return
    yield heading("Cases")
    yield words("From everybody offered to those compared, to the nearest five.")
    yield table(
        ["Statement", "Offered", "Reached the stage", "Component known", "Compared"], results.flow
    )
    yield heading("What was found")
    yield words(f"{results.headline}. Consistent with what people had; nobody was allocated.")
    yield from _forests(results.forest, results.scale)
    yield table(["Statement", "Verdict", "Difference (95 % interval)", "Cases"], results.effects)
    yield heading("What it would take to upset it", 2)
    yield table(
        ["Statement", "Other readings", "E-value (interval)", "Robustness", "p, corrected"],
        results.readings,
    )
    yield heading("Statement by statement")
    for detail in details:
        yield from _statement(detail, len(details) == 1)
    yield heading("What it cannot say")
    yield listed(page.limits)


def _forests(found: Sequence[dict[str, Any]], scale: Scale) -> Iterator[Block]:
    """One drawing for each stage."""
    for stage in dict.fromkeys(row["group"] for row in found):
        here = [row for row in found if row["group"] == stage]
        bars = [_bar(row) for row in here]
        said = "; ".join(f"{row['label']}: {row['small']}" for row in here)
        drawn = rows.draw(bars, scale, said, width=WIDE, more="more")
        yield drawing(
            drawn,
            title=f"{stage}: difference in every 100 people",
            subtitle="95 % intervals; filled where the verdict is supported or contradicted;"
            " dotted, the smallest that matters",
            said=said,
        )


def _bar(row: dict[str, Any]) -> Bar:
    if row["estimate"] is None:
        return Bar(label=row["label"], n=row["n"] or None, said="not shown")
    return Bar(
        label=row["label"],
        n=row["n"],
        estimate=row["estimate"],
        ends=(row["low"], row["high"]),
        look=LOOKS.get(row["verdict"], "outline"),
    )


def _statement(detail: Detail, alone: bool) -> Iterator[Block]:
    """One finding in short: answer, for whom, why, belief, and the readings that disagree."""
    drawn = [one for one in (detail.for_whom, *detail.why, detail.belief) if one is not None]
    if detail.verdict == Verdict.INSUFFICIENT and not (drawn or alone):
        return
    if detail.power and alone:
        drawn.insert(0, detail.power)
    yield heading(f"{detail.code} {detail.nickname}", 2)
    yield words(f"{detail.stands or detail.answer} {detail.gain} {detail.pace}".strip())
    for made in drawn:
        yield picture(made)
    apart = [check for check in detail.checks if check[1] == "Disagrees"]
    if apart:
        yield words("Other readings that disagree:")
        yield listed([f"{name}: {said}. {what}" for name, _, said, what in apart])


def _fixed(page: Page) -> Iterator[Block]:
    yield heading("Fixed, so that it can be checked")
    for one in page.fixed:
        yield words(f"{one.what}: {day_clock(one.at)}, {one.who}")
        yield {"kind": "hash", "text": one.hash}
    yield heading("Changes to the plan since registration", 2)
    if not page.changes:
        yield words("None.")
    for change in page.changes:
        late = " (after the cases were frozen)" if change.late else ""
        yield words(f"{change.name}{late}: {day_clock(change.at)}, {change.who}. {change.why}")
        yield listed(change.what)
