"""What an invented team made of the invented reports: links, configurations, moves, searches.

Called once the reports are coded and before a panel is asked.
"""

import tomllib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

from linkwork.access.actors import Actor
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.records import actions as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import actions, queries
from linkwork.evidence.synthesis.forms.configuring import KEPT
from linkwork.evidence.synthesis.models import Link
from linkwork.library import queries as shelf

SECOND_PHASE = 2


def begin(*, review: Review, reviewers: Sequence[Actor], by: Actor) -> None:
    """Merge, link, configure and make moves; a second time changes nothing.

    `reviewers`: first reader, second reader, and whoever settles what they see differently.
    """
    if queries.all_links(review).exists():
        return
    told = tomllib.loads(_text())
    first, *others = reviewers or [by]
    second = others[0] if others else first
    missing = _named(told) - {one.code for one in queries.statements(review)}
    if missing:
        reason = "Named by the invented team"
        actions.take_up(review=review, codes=sorted(missing), reason=reason, by=first)
    _join(review, told, first, second)
    _configure(review, told, first, second)
    _link(review, told, first, second)
    _moves(review, told, first, second)
    for row in told["search"]:
        records.log_search(review=review, phase=SECOND_PHASE, by=first, **row)


def _text() -> str:
    folder = files("linkwork.evidence.synthesis")
    return folder.joinpath("invented_synthesis.toml").read_text("utf-8")


def _named(told: dict[str, Any]) -> set[str]:
    """Every statement that the invented team speaks of."""
    ends = [row[end] for row in (*told["link"], told["withdrawn"]) for end in ("from", "to")]
    ends += [end for row in shelf.ripples() for end in (row.from_code, row.to_code)]
    ends += [*told["merge"]["codes"], told["merge"]["into"]]
    ends += [told["parted"]["code"], told["parted"]["into"]]
    ends += [row["code"] for row in told["status"]]
    ends += [row["statement"] for row in told["configuration"]]
    return {code for code in ends if not queries.names_configuration(code)}


def _join(review: Review, told: dict[str, Any], first: Actor, second: Actor) -> None:
    """One merge that stands, one that was undone, and two statuses."""
    actions.merge(review=review, **told["merge"], by=first)
    row = told["parted"]
    actions.merge(
        review=review, codes=[row["code"]], into=row["into"], reason=row["reason"], by=first
    )
    actions.part(review=review, code=row["code"], reason=row["again"], by=second)
    for status in told["status"]:
        actions.set_status(
            review=review, version=_version(review, status["code"]), **status, by=first
        )


def _configure(review: Review, told: dict[str, Any], first: Actor, second: Actor) -> None:
    """Configurations with their passages; the gap of one is filled by the second reader."""
    for row in told["configuration"]:
        made = actions.configure(
            review=review,
            statement=row["statement"],
            fields=_fields(row),
            reason=row["reason"],
            by=first,
        )
        _code(review, made.code, row["coded"], first)
    row = told["refined"]
    one = queries.configuration(review, row["code"])
    kept = queries.row_of(review, row["code"])
    assert one is not None, f"{row['code']} was just set down"
    assert kept is not None, f"{row['code']} was just set down"
    fields = {name: getattr(one, name) for name in KEPT}
    fields |= {"resource": row["resource"], "resource_gap": False}
    actions.reconfigure(
        configuration=kept, expected=kept.version, fields=fields, reason=row["reason"], by=second
    )
    _code(review, row["code"], row["coded"], second)


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    fields = {name: row[name] for name in KEPT if name in row}
    return fields | {
        "resource_gap": not row["resource"],
        "reasoning_gap": not row["reasoning"],
    }


def _code(review: Review, code: str, rows: Iterable[tuple[str, str]], coder: Actor) -> None:
    version = _version(review, code)
    for words, stance in rows:
        for passage in _passages(review, [words]):
            actions.code(passage=passage, code=code, version=version, stance=stance, by=coder)


def _link(review: Review, told: dict[str, Any], first: Actor, second: Actor) -> None:
    """The starter library's links, the team's own, and one that was taken back."""
    for row in shelf.ripples():
        way = Link.Way.WEAKENS if row.weakens else Link.Way.FEEDS
        how = row.how or "as in the starter library"
        actions.link(
            review=review, from_code=row.from_code, to_code=row.to_code, way=way, how=how, by=first
        )
    for said in told["link"]:
        _one(review, said, first)
    actions.withdraw(
        link=_one(review, told["withdrawn"], first), reason=told["withdrawn"]["because"], by=second
    )


def _one(review: Review, row: dict[str, Any], by: Actor) -> Link:
    return actions.link(
        review=review,
        from_code=row["from"],
        to_code=row["to"],
        way=row["way"],
        how=row["how"],
        by=by,
    )


def _moves(review: Review, told: dict[str, Any], first: Actor, second: Actor) -> None:
    """Moves that start from passages; where a review has not these passages, none is made."""
    row = told["adjudication"]
    for passage in _passages(review, [row["passage"]]):
        actions.adjudicate(
            review=review,
            passage=passage,
            code=row["code"],
            version=_version(review, row["code"]),
            output=row["output"],
            rationale=row["rationale"],
            by=second,
        )
    for row in told["move"]:
        named = (row["about"], _version(review, row["about"]))
        actions.move(
            review=review,
            sort=row["sort"],
            passages=_passages(review, row["passages"]),
            named=[named],
            output=row["output"],
            output_named=named,
            rationale=row["rationale"],
            by=first,
        )


def _passages(review: Review, beginnings: Iterable[str]) -> list[Passage]:
    """The passages that begin with these words."""
    rows = queries.passage(review)
    found = (rows.filter(quote__startswith=words).first() for words in beginnings)
    return [one for one in found if one is not None]


def _version(review: Review, code: str) -> int:
    if queries.names_configuration(code):
        configured = queries.configuration(review, code)
        assert configured is not None, f"{code} was just set down"
        return configured.version
    found = queries.statement(review, code)
    assert found is not None, f"{code} was just taken up"
    return found.version
