"""What came of a round, in words: the order, points and shares, by group, and what was said."""

from dataclasses import dataclass
from typing import Any

from linkwork.evidence.panels.counting.rules import Method, Rule
from linkwork.evidence.panels.models import Remark
from linkwork.evidence.panels.presenters import rule as words
from linkwork.evidence.panels.queries import Outcome
from linkwork.ui.words import counted, day, day_clock, joined, thousands

NOT_SHOWN = "too few"


@dataclass(frozen=True)
class Row:
    """One item of the result."""

    place: int
    key: str
    code: str
    text: str
    then: str
    forward: bool
    mark: str  # goes forward, in, out, no consensus
    cells: list[str]
    groups: list[tuple[str, str]]
    share: float  # of the most there could be, for a bar
    tied: bool


@dataclass(frozen=True)
class Shown:
    """A result that can be read."""

    question: str
    method: str
    turnout: list[tuple[str, str, str]]
    voters: str
    quorum: str
    met: bool
    withheld: bool
    heads: list[str]
    rows: list[Row]
    said: list[dict[str, str]]
    dissent: list[str]
    seal: str
    hash: str
    holds: bool
    fixed: str
    closed: str
    extended: list[str]
    signed: list[str]
    rule: list[str]


HEADS = {
    Method.SUGGEST: [],
    Method.RANK: ["Points", "Chosen by", "Mean"],
    Method.RATE: ["7 to 9", "1 to 3", "Median", "Answers"],
    Method.AGREE: ["Agree", "Do not agree", "With a view"],
}
MARKS = {"in": "In", "out": "Out", "none": "No consensus"}


def shown(outcome: Outcome) -> Shown:
    """Lay out what came of a round."""
    content, seal = outcome.result.content, outcome.seal
    rule = outcome.rule
    items = {one["key"]: one for one in seal.content["items"]}
    remarks = [
        {
            "sort": Remark.Sort(one.sort).label,
            "kind": one.sort,
            "about": items.get(one.item, {}).get("text", ""),
            "text": one.text,
        }
        for one in outcome.remarks
    ]
    return Shown(
        question=outcome.round.question,
        method=words.METHODS[rule.method],
        turnout=[_turnout(one) for one in content["turnout"]],
        voters=_voters(content),
        quorum=_quorum(content, rule),
        met=content["quorum"]["met"],
        withheld=content["withheld"],
        heads=HEADS[rule.method],
        rows=[_row(line, items[line["key"]], content, rule) for line in content["lines"]],
        said=[one for one in remarks if one["kind"] != Remark.Sort.DISSENT],
        dissent=[_dissent(one) for one in remarks if one["kind"] == Remark.Sort.DISSENT],
        seal=seal.hash,
        hash=outcome.result.hash,
        holds=outcome.holds,
        fixed=f"{day_clock(seal.sealed_at)}, by {seal.sealed_by}",
        closed=f"{day_clock(outcome.result.closed_at)}, by {outcome.result.closed_by}",
        extended=[f"{one['reason']} ({one['by']})" for one in content["extended"]],
        signed=[
            f"{one.signed_by}, {one.signed_as}, {day(one.signed_at)}" for one in outcome.signatures
        ],
        rule=[words.task(rule), words.counted_how(rule), words.quorum(rule)],
    )


def figures(line: dict[str, Any], method: Method) -> list[str]:
    """The figures of an item or of one group of it, as the table has them."""
    said = line["figures"]
    if method is Method.RANK:
        mean = "" if said["mean"] is None else f"{said['mean']:.1f}"
        return [thousands(said["points"]), f"{said['frequency']} of {line['voters']}", mean]
    if said["answered"] is None:
        return [NOT_SHOWN] * len(HEADS[method])
    shares = [_share(said["for"], said["for_n"]), _share(said["against"], said["against_n"])]
    if method is Method.RATE:
        spread = ""
        if said["median"] is not None:
            spread = f"{said['median']:g} ({said['low']:g} to {said['high']:g})"
        return [*shares, spread, str(said["answered"])]
    return [*shares, str(said["answered"])]


def _row(line: dict[str, Any], item: dict[str, Any], content: dict[str, Any], rule: Rule) -> Row:
    told = {name: figures(one, rule.method) for name, one in line["groups"].items()}
    return Row(
        place=line["place"],
        key=line["key"],
        code=item["code"],
        text=item["text"],
        then=item["then"],
        forward=line["forward"],
        mark=MARKS.get(line["consensus"], "Goes forward" if line["forward"] else ""),
        cells=figures(line["everybody"], rule.method),
        groups=[(name, _in_group(cells, rule.method)) for name, cells in told.items()],
        share=_most(line["everybody"], content["voters"], rule),
        tied=line["tied"],
    )


def _in_group(cells: list[str], method: Method) -> str:
    if method is Method.RANK:
        return f"{cells[0]} points, chosen by {cells[1]}"
    if cells[0] == NOT_SHOWN:
        return NOT_SHOWN
    verb = "say 7 to 9" if method is Method.RATE else "agree"
    return f"{cells[0]} {verb}"


def _most(tally: dict[str, Any], voters: int, rule: Rule) -> float:
    said = tally["figures"]
    if rule.method is Method.RANK:
        return float(said["points"]) / (voters * rule.choose) if voters else 0.0
    return float(said["for"] or 0) / 100


def _share(share: float | None, number: int) -> str:
    return "" if share is None else f"{share:.0f} % ({number})"


def _turnout(one: dict[str, Any]) -> tuple[str, str, str]:
    apart = one["shown_as"] == one["name"]
    return one["name"], f"{one['answered']} of {one['asked']}", "" if apart else one["shown_as"]


def _voters(content: dict[str, Any]) -> str:
    asked = sum(one["asked"] for one in content["turnout"])
    return f"{content['voters']} of {counted(asked, 'person', 'people')} answered"


def _quorum(content: dict[str, Any], rule: Rule) -> str:
    if content["quorum"]["met"]:
        return "Enough answered in each group." if rule.quorum else "No quorum was fixed."
    short = [
        f"{name}: {got} of at least {least}"
        for name, (got, least) in content["quorum"]["short"].items()
    ]
    return f"Too few answered, so nothing is decided ({joined(short)})."


def _dissent(one: dict[str, str]) -> str:
    return f"{one['text']} (on: {one['about']})" if one["about"] else one["text"]
