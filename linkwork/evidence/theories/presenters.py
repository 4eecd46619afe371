"""A theory in words: its versions, one version with what it rests on, changes and verdicts."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries as synthesis
from linkwork.evidence.synthesis.queries import InReview
from linkwork.evidence.theories import comparing, contents, queries, weighing
from linkwork.evidence.theories.comparing import Side, place_of
from linkwork.evidence.theories.models import TheoryVersion, Verdict
from linkwork.library.words import STANCES
from linkwork.theory.narrative import named, told
from linkwork.ui.words import counted, day, joined

Place = tuple[str, int, int, int]
COLOURS = {
    "supported": "blue",
    "mixed": "purple",
    "contradicted": "grey",
    "insufficient": "white",
    "not testable": "white",
}
LABELS = {"insufficient": "Insufficient", "not testable": "Not testable"}


def home(review: Review, versions: list[TheoryVersion], reader: User | None) -> dict[str, Any]:
    """The context of a review's theory: its versions, and the verdicts on its statements."""
    verdicts = {(one.code, one.source): one for one in queries.standing_verdicts(review)}
    every = synthesis.statements(review, with_sources=False)
    statements = [one for one in every if one.stands]
    held = {one.code for one in every if one.prioritised} | {code for code, _ in verdicts}
    shown = [one for one in statements if one.code in held]
    opened = next((one for one in versions if one.sealed_at is None), None)
    return records.within(review, "theory") | {
        "versions": [_row(one) for one in versions],
        "open_href": _to("theories:version", review, opened.public_id) if opened else "",
        "new_href": "" if opened else reverse("theories:new", args=[review.public_id]),
        "judged": [_judged(review, one, verdicts, reader) for one in shown],
        "others": [
            {"text": f"{one.code} {one.nickname}", "href": _verdict_href(review, one.code)}
            for one in statements
            if one.code not in held
        ],
    }


def page(theory: TheoryVersion, reader: User | None) -> dict[str, Any]:
    """The context of one version: as it would be sealed now, or as it was."""
    review = theory.review
    sealed = theory.sealed_at is not None
    held = theory.contents if sealed else _as_it_stands(theory)
    signed = queries.signatures(theory)
    rows = [row for name in ("statements", "configurations") for row in held[name]]
    places = _places(review)
    return records.within(review, "theory", ("Theory", _list(review))) | {
        "theory": theory,
        "sealed": sealed,
        "paragraphs": told(theory.narrative),
        "statements": [_thing(row, places) for row in held["statements"]],
        "configurations": [_thing(row, places) for row in held["configurations"]],
        "links": held["links"],
        "verdicts": held["verdicts"],
        "gaps": held["gaps"],
        "passages": sum(len(row["passages"]) for row in rows),
        "broken": contents.resolved(review, {row["code"] for row in rows}).broken,
        "signed": [f"{one.signed_by.name}, {day(one.signed_at)}" for one in signed],
        "is_signed": queries.is_theory_signed(theory),
        "may_sign": sealed
        and len(signed) < queries.SIGNERS
        and not any(reader is not None and one.signed_by_id == reader.pk for one in signed),
        "not_named": [row["code"] for row in rows if row["code"] not in named(theory.narrative)],
    }


def side(theory: TheoryVersion) -> Side:
    """A version as it is compared: what it held when sealed, else as it stands."""
    held = theory.contents if theory.sealed_at else _as_it_stands(theory)
    return Side(theory.title, theory.narrative, held)


def changes(theory: TheoryVersion, before: TheoryVersion | None) -> dict[str, Any]:
    """The context of what changed from one version to another."""
    review = theory.review
    here = _to("theories:version", review, theory.public_id)
    crumbs = (("Theory", _list(review)), (f"Version {theory.number}", here))
    found = comparing.between(side(before) if before else None, side(theory))
    return records.within(review, "theory", *crumbs) | {
        "theory": theory,
        "before": before,
        "changes": found,
        "others": [one for one in queries.versions(review) if one.pk != theory.pk],
    }


def verdict_page(review: Review, statement: InReview) -> dict[str, Any]:
    """The context of giving a verdict: what lies there, and what was said before."""
    literature = weighing.before(review, statement, Verdict.Source.LITERATURE)
    here = weighing.before(review, statement, Verdict.Source.SERVICE)
    given = [one for one in queries.verdicts(review) if one.code == statement.code]
    places = _places(review)
    codings = extraction.codings_to(review, statement.code, statement.version)
    return records.within(review, "theory", ("Theory", _list(review))) | {
        "statement": statement,
        "stances": [
            f"{number} {STANCES[stance][number != 1]}"
            for stance, number in literature["stances"].items()
        ],
        "literature": literature,
        "findings": here["findings"],
        "passages": [
            {
                "stance": one.stance,
                "quote": one.passage.quote,
                "place": f"{one.passage.document.title}, page {one.passage.page.number}",
                "invented": one.passage.document.invented,
                "href": places.get(_place(one.passage), ""),
            }
            for one in {one.passage_id: one for one in codings}.values()
        ],
        "given": [_given(one) for one in reversed(given)],
    }


def defaults(review: Review) -> dict[str, Any]:
    """What the form of the next version begins with: the version before, else the prioritised."""
    last = queries.versions(review).first()
    if last is not None:
        return {"title": last.title, "narrative": last.narrative, "chosen": last.chosen}
    ranked = [one.code for one in synthesis.prioritised(review)]
    return {"title": review.title, "narrative": "", "chosen": ranked}


def _as_it_stands(theory: TheoryVersion) -> dict[str, Any]:
    return contents.gather(theory.review, theory.chosen, theory.narrative)


def _row(theory: TheoryVersion) -> dict[str, Any]:
    signed = [one.signed_by.name for one in queries.signatures(theory)]
    return {
        "number": theory.number,
        "title": theory.title,
        "href": _to("theories:version", theory.review, theory.public_id),
        "changes_href": _to("theories:changes", theory.review, theory.public_id),
        "reason": theory.reason,
        "state": _state(theory),
        "by": theory.written_by.name if theory.written_by else "a command",
        "on": theory.written_at,
        "signed": joined(signed) if signed else "",
    }


def _state(theory: TheoryVersion) -> tuple[str, str]:
    if theory.published_at is not None:
        return "In the library", "green"
    if queries.is_theory_signed(theory):
        return "Signed by two", "blue"
    if theory.sealed_at is not None:
        missing = queries.SIGNERS - len(queries.signatures(theory))
        return f"Sealed, {counted(missing, 'signature')} missing", "yellow"
    return "Being written", "white"


def _thing(row: dict[str, Any], places: dict[Place, str]) -> dict[str, Any]:
    passages = [one | {"href": places.get(place_of(one), "")} for one in row["passages"]]
    return row | {"passages": passages}


def _places(review: Review) -> dict[Place, str]:
    """Where each passage of the review opens in the reader."""
    return {_place(one): passage_href(review, one) for one in extraction.passages(review)}


def _place(one: Passage) -> Place:
    return (one.document.file_hash, one.page.number, one.start, one.end)


def _judged(
    review: Review,
    one: InReview,
    verdicts: dict[tuple[str, str], Verdict],
    reader: User | None,
) -> dict[str, Any]:
    return {
        "code": one.code,
        "nickname": one.nickname,
        "sentence": one.sentence,
        "href": _verdict_href(review, one.code),
        "answers": [
            _answer(review, one, verdicts.get((one.code, source.value)), reader)
            for source in Verdict.Source
        ],
    }


def _answer(
    review: Review, statement: InReview, verdict: Verdict | None, reader: User | None
) -> dict[str, Any]:
    if verdict is None:
        return {"label": "No verdict yet", "colour": "white", "signed": True, "sign_href": ""}
    signers = [one.signed_by_id for one in verdict.signatures.all()]
    mine = reader is not None and reader.pk in signers
    href = reverse("theories:sign_verdict", args=[review.public_id, verdict.public_id])
    return {
        "label": _label(verdict.answer),
        "colour": COLOURS[verdict.answer],
        "old": verdict.statement_version != statement.version,
        "signed": queries.is_signed(verdict),
        "by": verdict.given_by.name,
        "sign_href": "" if mine or queries.is_signed(verdict) else href,
    }


def _given(verdict: Verdict) -> dict[str, Any]:
    return {
        "source": verdict.get_source_display(),
        "label": _label(verdict.answer),
        "colour": COLOURS[verdict.answer],
        "version": verdict.statement_version,
        "probed": verdict.probed,
        "rationale": verdict.rationale,
        "who": verdict.given_by.name,
        "at": verdict.given_at,
        "signed": joined([one.signed_by.name for one in verdict.signatures.all()]),
    }


def _label(answer: str) -> str:
    return LABELS.get(answer, answer.capitalize())


def _list(review: Review) -> str:
    return reverse("theories:list", args=[review.public_id])


def _verdict_href(review: Review, code: str) -> str:
    return reverse("theories:verdict", args=[review.public_id, code])


def _to(name: str, review: Review, public_id: UUID) -> str:
    return reverse(name, args=[review.public_id, public_id])
