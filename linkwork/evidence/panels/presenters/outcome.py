"""What came of a round, in words: the order, points and shares, by group, and what was said."""

from dataclasses import dataclass
from datetime import datetime
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
    chosen: bool
    tied: bool


@dataclass(frozen=True)
class Turnout:
    """How many of one constituency were asked and answered, and under which name they are shown."""

    name: str
    got: str  # 4 of 5
    least: str  # who must answer; empty where nobody must
    shown_as: str  # empty where it is shown as itself


@dataclass(frozen=True)
class Shown:
    """A result that can be read."""

    number: int
    question: str
    method: str
    items: list[dict[str, Any]]  # as they were fixed
    turnout: list[Turnout]
    voters: str
    quorum: str
    met: bool
    withheld: bool
    heads: list[str]
    groups: list[str]
    rows: list[Row]
    said: list[dict[str, str]]
    dissent: list[str]
    seal: str
    hash: str
    holds: bool
    fixed: str
    closed: str
    closes: str  # when it was to close, as it was fixed
    extended: list[str]
    early: str  # that it closed before its time, and why it might
    signed: list[str]
    rule: list[str]
    private: str  # what is told of votes, and what is not
    ranked: bool

    @property
    def listed(self) -> list[Row]:
        """The items that anybody chose, or all, where each is answered."""
        return [row for row in self.rows if row.chosen]

    @property
    def drawn(self) -> list[Row]:
        """The items whose place the draw decided that was fixed beforehand."""
        return [row for row in self.rows if row.tied]

    @property
    def departures(self) -> list[str]:
        """What went another way than was fixed; nothing where nothing did."""
        longer = [f"It ran longer than was fixed: {why}." for why in self.extended]
        return [*longer, *([self.early] if self.early else [])]

    @property
    def trust(self) -> str:
        """Whether what was fixed and what was counted are still as they were hashed."""
        if self.holds:
            return "Both are still as they were hashed."
        return "One of them is no longer as it was hashed: do not use this result."

    @property
    def unchosen(self) -> list[str]:
        """The items that nobody put in their order."""
        return [row.text for row in self.rows if not row.chosen]


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
        number=outcome.round.number,
        items=seal.content["items"],
        question=outcome.round.question,
        method=words.METHODS[rule.method],
        turnout=[_turnout(one, rule) for one in content["turnout"]],
        voters=_voters(content),
        quorum=_quorum(content, rule),
        met=content["quorum"]["met"],
        withheld=content["withheld"],
        heads=HEADS[rule.method],
        groups=_groups(content),
        rows=[_row(line, items[line["key"]], content, rule) for line in content["lines"]],
        said=[one for one in remarks if one["kind"] != Remark.Sort.DISSENT],
        dissent=[_dissent(one) for one in remarks if one["kind"] == Remark.Sort.DISSENT],
        seal=seal.hash,
        hash=outcome.result.hash,
        holds=outcome.holds,
        fixed=f"{day_clock(seal.sealed_at)}, by {seal.sealed_by}",
        closed=f"{day_clock(outcome.result.closed_at)}, by {outcome.result.closed_by}",
        closes=day_clock(datetime.fromisoformat(seal.content["closes_at"])),
        early=_early(outcome),
        extended=[f"{one['reason']} ({one['by']})" for one in content["extended"]],
        signed=[
            f"{one.signed_by}, {one.signed_as}, {day(one.signed_at)}" for one in outcome.signatures
        ],
        rule=[words.task(rule), words.counted_how(rule), words.quorum(rule)],
        private=words.private(rule, outcome.panel.constituencies),
        ranked=rule.method is Method.RANK,
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
    return Row(
        place=line["place"],
        key=line["key"],
        code=item["code"],
        text=item["text"],
        then=item["then"],
        forward=line["forward"],
        mark=MARKS.get(line["consensus"], "Goes forward" if line["forward"] else ""),
        cells=figures(line["everybody"], rule.method),
        groups=[
            (name, _in_group(line["groups"].get(name), rule.method)) for name in _groups(content)
        ],
        chosen=_chosen(line, rule),
        share=_most(line["everybody"], content["voters"], rule),
        tied=line["tied"],
    )


def _groups(content: dict[str, Any]) -> list[str]:
    """The groups that are shown apart; none where there is only everybody."""
    names = [name for name, voters in content["groups"].items() if voters]
    return sorted(names) if len(names) > 1 else []


def _chosen(line: dict[str, Any], rule: Rule) -> bool:
    """Whether anybody chose it; where each item is answered, they are all shown."""
    return rule.method is not Method.RANK or bool(line["everybody"]["figures"]["points"])


def _in_group(one: dict[str, Any] | None, method: Method) -> str:
    """One group's figures in a cell."""
    if one is None:
        return NOT_SHOWN
    cells = figures(one, method)
    return f"{cells[0]} ({cells[1]})" if method is Method.RANK else cells[0]


def _most(tally: dict[str, Any], voters: int, rule: Rule) -> float:
    said = tally["figures"]
    if rule.method is Method.RANK:
        return float(said["points"]) / (voters * rule.choose) if voters else 0.0
    return float(said["for"] or 0) / 100


def _share(share: float | None, number: int) -> str:
    return "" if share is None else f"{share:.0f} % ({number})"


def _turnout(one: dict[str, Any], rule: Rule) -> Turnout:
    name, under = one["name"], one["shown_as"]
    return Turnout(
        name=name,
        got=f"{one['answered']} of {one['asked']}",
        least=str(rule.quorum.get(name, "")),
        shown_as="" if under == name else under,
    )


def _early(outcome: Outcome) -> str:
    """A round closes before its time only where everybody has answered."""
    closed, until = outcome.result.closed_at, outcome.round.closes_at
    if closed >= until:
        return ""
    return f"It closed before its time ({day_clock(until)}), as everybody had answered."


def _voters(content: dict[str, Any]) -> str:
    asked = sum(one["asked"] for one in content["turnout"])
    return f"{content['voters']} of {counted(asked, 'person', 'people')} answered"


def _quorum(content: dict[str, Any], rule: Rule) -> str:
    if content["quorum"]["met"]:
        return "Enough answered in each group." if rule.quorum else "No quorum was fixed."
    short = [
        f"{name}: {got} of at least {least}"
        for name, (got, least) in sorted(content["quorum"]["short"].items())
    ]
    return f"Too few answered, so nothing is decided ({joined(short)})."


def _dissent(one: dict[str, str]) -> str:
    return f"{one['text']} (on: {one['about']})" if one["about"] else one["text"]
