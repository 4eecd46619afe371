"""The page on which a passage is coded: its words among their neighbours, and what was said."""

from collections.abc import Sequence
from typing import Any

from linkwork.access.models import User
from linkwork.evidence.extraction import queries
from linkwork.evidence.extraction.coding.choices import Hint, Target, may_speak_to
from linkwork.evidence.extraction.coding.form import CRITERIA, CodingForm
from linkwork.evidence.extraction.models import Appraisal, Coding, Passage
from linkwork.evidence.extraction.places import Span as Stretch
from linkwork.evidence.extraction.places import surroundings
from linkwork.evidence.extraction.presenters.marked import (
    coding_words,
    page_words,
    passage_href,
    spans_marked,
)
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review

AROUND = 700  # characters shown before and after the passage


def first_values(
    passage: Passage, targets: Sequence[Target], to: str, by: User | None
) -> dict[str, Any]:
    """What the form shows at first: what this coder said before of the target, if anything."""
    wanted = next((one for one in targets if to in (one.key, one.code)), None)
    if wanted is None:
        return {}
    shown: dict[str, Any] = {"statement": wanted.key}
    said = [one for one in queries.codings_seen([passage], by) if one.coded_by == by]
    mine = next((one for one in said if (one.code, one.statement_version) == _of(wanted)), None)
    return shown | _appraised(passage, wanted, by) | (_coded(mine) if mine else {})


def page(
    review: Review, passage: Passage, targets: Sequence[Target], form: CodingForm, by: User | None
) -> dict[str, Any]:
    """The context of the page."""
    back = passage_href(review, passage)
    shown = surroundings(page_words(passage), passage.start, passage.end, AROUND)
    said = queries.codings_seen([passage], by)
    spans = queries.spans_of(said)
    hints: list[Hint] = may_speak_to(passage.quote, targets)
    return records.within(review, "documents", (passage.document.title, back)) | {
        "passage": passage,
        "place": f"Page {passage.page.number}, {passage.get_voice_display().lower()}",
        "characters": f"Characters {passage.start:,} to {passage.end:,}",
        "pieces": spans_marked(passage, []),
        "shown": shown,
        "said": [coding_words(one, spans[one.pk]) for one in said],
        "sentences": [(one.key, one.label, one.sentence) for one in targets],
        "hints": [(one.target.key, one.target.label, one.why) for one in hints],
        "form": form,
        "back": back,
        "criteria": [(one.value, f"{one.value}_reason") for one in CRITERIA],
    }


def _of(target: Target) -> tuple[str, int]:
    return target.code, target.version


def _coded(coding: Coding) -> dict[str, Any]:
    spans = queries.spans_of([coding])[coding.pk]
    return {
        "stance": coding.stance,
        "part": "whole" if coding.whole else "part",
        "confidence": coding.confidence,
        "memo": coding.memo,
        **_lines([Stretch(one.start, one.end, one.role) for one in spans], coding.passage),
    }


def _lines(stretches: Sequence[Stretch], passage: Passage) -> dict[str, str]:
    """The words of each role, one stretch a line."""
    found: dict[str, list[str]] = {}
    for one in stretches:
        words = " ".join(passage.page.text[one.start : one.end].split())
        found.setdefault(one.name, []).append(words)
    return {role: "\n".join(lines) for role, lines in found.items()}


def _appraised(passage: Passage, target: Target, by: User | None) -> dict[str, Any]:
    said = [one for one in queries.appraisals_for(passage, by) if one.appraised_by == by]
    here = [one for one in said if one.statement_version == target.version]
    kept: dict[str, Appraisal] = queries.in_force(here, passage, target.code)
    shown: dict[str, Any] = {}
    for criterion, one in kept.items():
        shown |= {criterion: one.level, f"{criterion}_reason": one.reason}
    if kept and all(one.passage_id is None for one in kept.values()):
        shown["worth_of"] = "document"
    return shown
