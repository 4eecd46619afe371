"""Evidence said in words: for a card, a row of the library, a line under a statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from linkwork.library.models import Citation, Finding, PublishedStatement, Votes
from linkwork.theory.expression import facts_of
from linkwork.ui.effects import in_100, in_100_short
from linkwork.ui.words import counted, joined, thousands

NO_VOTES = "no votes yet"
NO_STUDY = "not tested here yet"
# What people do where the outcome holds, as a sentence wants it: "18 more in every 100 people …".
VERBS = {
    "agreed": "agree",
    "first_session_attended": "attend",
    "sustained": "keep coming",
    "completed": "complete",
    "returned_after_setback": "come back",
}
STANCES = {
    "supports": ("supports", "support"),
    "qualifies": ("qualifies", "qualify"),
    "contradicts": ("contradicts", "contradict"),
    "extends": ("extends", "extend"),
    "context only": ("gives context only", "give context only"),
}


class Stanced(Protocol):
    """Anything that takes a stance to a statement."""

    stance: str


@dataclass(frozen=True)
class EvidenceLine:
    """The three kinds of evidence about one statement, kept apart."""

    code: str
    version: int
    passages: int
    documents: int
    sources: int
    literature: str
    verdict: str
    here: str
    panel: str = NO_VOTES

    @property
    def sentence(self) -> str:
        """All three in one line, each with its name."""
        return f"{self.literature} · here: {self.here} · panel: {self.panel}"


def in_a_line(
    published: PublishedStatement, finding: Finding | None, votes: Votes | None = None
) -> EvidenceLine:
    """Say what is known of a statement. Its sources and passages are at hand already."""
    passages = list(published.citations.all())
    sources = list(published.source_links.all())
    return EvidenceLine(
        code=published.code,
        version=published.version,
        passages=len(passages),
        documents=len({one.document_title for one in passages}),
        sources=len(sources),
        literature=literature(passages, len(sources)),
        verdict=finding.verdict if finding else untested(published),
        here=found(finding) if finding else untested_because(published),
        panel=voted(votes),
    )


def literature(passages: list[Citation], sources: int) -> str:
    """Say how many passages from how many documents, or how many works are cited."""
    if not passages:
        return f"{counted(sources, 'source')}, no passage marked yet"
    titles = {one.document_title: one.invented for one in passages}
    invented = ", invented" if all(titles.values()) else ""
    return f"{counted(len(passages), 'passage')} from {counted(len(titles), 'document')}{invented}"


def stances(passages: Sequence[Stanced]) -> str:
    """Say what the passages do: 2 support, 1 qualifies."""
    tally = [(sum(one.stance == name for one in passages), said) for name, said in STANCES.items()]
    return ", ".join(f"{n} {said[0] if n == 1 else said[1]}" for n, said in tally if n)


def voted(votes: Votes | None) -> str:
    """Say how a panel voted, in one line with its number of voters."""
    if votes is None:
        return NO_VOTES
    return f"{_of_panel(votes)}{' (invented panel)' if votes.invented else ''}"


def _of_panel(votes: Votes) -> str:
    figures = votes.figures
    if votes.method == "rank":
        said = f"chosen by {figures['frequency']} of {votes.voters}"
        return f"ranked {votes.place} of {votes.items}, {said}"
    if figures.get("for") is None:
        return f"{counted(votes.voters, 'vote')}: too few to say"
    verb = "rate it 7 to 9" if votes.method == "rate" else "agree"
    return f"{figures['for_n']} of {figures['answered']} {verb}"


def untested(published: PublishedStatement) -> str:
    """The verdict's place where no study has been run: words only cannot be tested."""
    return "not testable" if published.statement.in_words_only else ""


def untested_because(published: PublishedStatement) -> str:
    """Say why there is no finding."""
    if published.statement.in_words_only:
        return "not testable yet: no condition is written, it is in words only"
    return NO_STUDY


def verb_of(published: PublishedStatement) -> str:
    """What people do where the statement's outcome holds."""
    return joined(VERBS.get(fact, "") for fact in facts_of(published.statement.outcome))


def found(finding: Finding) -> str:
    """Say a finding in one line, with its denominator."""
    match finding.verdict:
        case Finding.Verdict.INSUFFICIENT:
            return not_enough(finding)
        case Finding.Verdict.NOT_TESTABLE:
            return f"not testable yet: {finding.reason}" if finding.reason else "not testable yet"
    said = f"{effect(finding)}; {counted(finding.n, 'case')}"
    return said if finding.verdict == Finding.Verdict.SUPPORTED else f"{finding.verdict}: {said}"


def effect(finding: Finding) -> str:
    """Say an effect as a natural frequency, or in its own unit."""
    if finding.effect is None:
        return "withheld: too few in a group"
    if finding.unit == "proportion":
        return in_100(finding.effect, finding.low, finding.high, verb_of(finding.statement))
    return _in_units(finding)


def effect_short(finding: Finding) -> str:
    """Say the same in a table's cell."""
    if finding.unit == "proportion" and finding.low is not None and finding.high is not None:
        verb = verb_of(finding.statement)
        return in_100_short(finding.effect, finding.low, finding.high, verb)
    return effect(finding)


def not_enough(finding: Finding) -> str:
    """Say how far the cases are from being enough."""
    so_far = f"not enough cases yet: {thousands(finding.n)} so far"
    return f"{so_far}, about {thousands(finding.needed)} needed" if finding.needed else so_far


def _in_units(finding: Finding) -> str:
    assert finding.effect is not None
    measured = joined(
        fact.replace("_", " ") for fact in facts_of(finding.statement.statement.outcome)
    )
    less = finding.effect < 0
    way, other = ("fewer", "more") if less else ("more", "fewer")
    said = f"{abs(finding.effect):.1f} {way} on average ({measured})"
    if finding.low is None or finding.high is None:
        return said
    low, high = (-finding.high, -finding.low) if less else (finding.low, finding.high)
    if low < 0:
        return f"{said}, between {-low:.1f} {other} and {high:.1f} {way}"
    return f"{said}, between {low:.1f} and {high:.1f}"
