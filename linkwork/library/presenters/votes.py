"""A panel's votes on one statement: in words, and as a table by group."""

from dataclasses import dataclass
from typing import Any

from linkwork.library.models import Votes
from linkwork.library.words import voted
from linkwork.ui.words import counted, thousands

HEADS = {
    "rank": ["Who", "Chose it", "Points"],
    "rate": ["Who", "Rated 7 to 9", "Rated 1 to 3", "Median"],
    "agree": ["Who", "Agree", "Do not agree"],
}
EVERYBODY = "Everybody"


@dataclass(frozen=True)
class VotesShown:
    """What one round of one panel made of the statement."""

    title: str
    question: str
    how: str
    said: str
    forward: bool
    turnout: str
    version: int
    head: list[str]
    rows: list[list[str]]
    closed_on: Any
    signed: str
    invented: bool
    hash: str


def votes_shown(votes: Votes) -> VotesShown:
    """Lay out one round."""
    groups = [(EVERYBODY, {"voters": votes.voters, "figures": votes.figures})]
    groups += sorted(votes.groups.items())
    return VotesShown(
        title=votes.panel_title,
        question=votes.question,
        how=_how(votes),
        said=_capital(voted(votes).removesuffix(" (invented panel)")),
        forward=votes.forward,
        turnout=f"{votes.voters} of {counted(votes.asked, 'person', 'people')} voted",
        version=votes.statement.version,
        head=HEADS[votes.method],
        rows=[[name, *_cells(votes.method, one)] for name, one in groups],
        closed_on=votes.closed_on,
        signed=votes.signed_by,
        invented=votes.invented,
        hash=votes.result_hash,
    )


def _how(votes: Votes) -> str:
    if votes.method == "rank":
        return (
            f"Each person chose {votes.choose} of {votes.items} and put them in order; "
            f"the first got {counted(votes.choose, 'point')}, the last 1."
        )
    if votes.method == "rate":
        return f"Each person rated {votes.items} from 1 to 9."
    return f"Each person said of {votes.items} whether they agree."


def _cells(method: str, one: dict[str, Any]) -> list[str]:
    """The figures of one group; each with how many it is out of."""
    figures = one["figures"]
    if method == "rank":
        return [f"{figures['frequency']} of {one['voters']}", thousands(figures["points"])]
    if figures.get("answered") is None:
        return ["too few to show"] * (len(HEADS[method]) - 1)
    of = f"of {figures['answered']}"
    said = [f"{figures['for_n']} {of}", f"{figures['against_n']} {of}"]
    if method == "rate":
        said.append("" if figures["median"] is None else f"{figures['median']:g}")
    return said


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
