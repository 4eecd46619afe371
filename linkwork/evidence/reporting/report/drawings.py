"""The drawings of a review: the flow with its reasons, and the ripple map of its links."""

from collections.abc import Callable

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.flow import drawn
from linkwork.evidence.reporting.flow.counted import branches
from linkwork.theory.stages import Stage
from linkwork.ui.pictures import Picture
from linkwork.ui.pictures.ripples import Link, Node, ripple_map

UNSAID = "Not said"


def flow(account: Account) -> Picture:
    """From sources to theory, with every origin and reason."""
    return drawn(branches(account))


def ripples(account: Account) -> Picture:
    """The statements and configurations that stand, and the links between them."""
    verdicts = {one.code: one.answer for one in account.verdicts if one.source == "literature"}
    linked = {code for one in account.links for code in (one.from_code, one.to_code)}
    told = [(one.code, one.nickname, one.stage) for one in account.statements if one.stands]
    told += [
        (one.code, one.nickname, one.stage) for one in account.configurations if one.code in linked
    ]
    shown = [
        Node(
            code=code,
            nickname=nickname,
            column=_column(stage),
            known=_known(verdicts.get(code, "")),
            verdict=verdicts.get(code, ""),
        )
        for code, nickname, stage in told
    ]
    links = [Link(one.from_code, one.to_code, one.weakens, one.how) for one in account.links]
    there = {one.column for one in shown}
    columns = [_column(stage.value) for stage in Stage]
    return ripple_map(shown, links, [one for one in columns if one in there])


def _column(stage: str) -> str:
    return stage.capitalize() if stage else UNSAID


def _known(verdict: str) -> str:
    return f"literature: {verdict}" if verdict else "no verdict yet"


DRAWINGS: dict[str, Callable[[Account], Picture]] = {"flow": flow, "ripples": ripples}
