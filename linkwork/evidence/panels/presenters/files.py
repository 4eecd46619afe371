"""A result as rows for a spreadsheet: what was fixed, who answered, and every item."""

from collections.abc import Iterator

from linkwork.evidence.panels.counting.rules import Method
from linkwork.evidence.panels.presenters import rule as words
from linkwork.evidence.panels.presenters.outcome import MARKS
from linkwork.evidence.panels.queries import Outcome

FIGURES = {
    Method.SUGGEST: (),
    Method.RANK: ("points", "frequency", "firsts", "mean"),
    Method.RATE: ("answered", "for_n", "against_n", "for", "against", "mean", "median"),
    Method.AGREE: ("answered", "for_n", "against_n", "for", "against"),
}


def result_rows(outcome: Outcome) -> Iterator[list[object]]:
    """What was fixed, then the turnout, then a line for each item and group, then the remarks."""
    content, rule = outcome.result.content, outcome.rule
    items = {one["key"]: one for one in outcome.seal.content["items"]}
    yield [str(outcome.panel), f"round {outcome.round.number}", outcome.round.question]
    yield [words.METHODS[rule.method], words.counted_how(rule), words.quorum(rule)]
    yield ["fixed", outcome.seal.sealed_at.isoformat(), outcome.seal.hash]
    yield ["counted", outcome.result.closed_at.isoformat(), outcome.result.hash]
    yield []
    yield ["constituency", "asked", "answered", "shown as"]
    for one in content["turnout"]:
        yield [one["name"], one["asked"], one["answered"], one["shown_as"]]
    yield []
    names = FIGURES[rule.method]
    yield ["place", "item", "statement", "version", "words", "outcome", "group", "voters", *names]
    for line in content["lines"]:
        item = items[line["key"]]
        mark = MARKS.get(line["consensus"], "goes forward" if line["forward"] else "")
        for group, tally in [("everybody", line["everybody"]), *sorted(line["groups"].items())]:
            figures = ["" if tally["figures"][n] is None else tally["figures"][n] for n in names]
            told = [line["place"], line["key"], item["code"], item["version"] or "", item["text"]]
            yield [*told, mark, group, tally["voters"], *figures]
    yield []
    yield ["what was said", "about", "words"]
    for remark in outcome.remarks:
        yield [remark.get_sort_display(), items.get(remark.item, {}).get("text", ""), remark.text]
