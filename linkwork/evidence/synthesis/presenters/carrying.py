"""Passages that wait since a revision: both wordings side by side, and what each was coded as."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.extraction.presenters import passage_href
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import ConfigurationVersion
from linkwork.evidence.synthesis.presenters import frame
from linkwork.evidence.synthesis.presenters.configurations import PARTS, part_said
from linkwork.evidence.synthesis.presenters.passages import ROLES
from linkwork.evidence.synthesis.presenters.waiting import given_to, says
from linkwork.evidence.synthesis.queries import Configured, InReview, Wordings
from linkwork.library import differences

Said = dict[str, str]
KEPT_IN = {"old": ("same", "removed"), "new": ("same", "added")}


@dataclass(frozen=True)
class Look:
    """What somebody looks at again: the thing, the codings that wait, and those they may answer."""

    one: InReview | Configured
    waiting: tuple[Coding, ...]
    words: Wordings
    mine: tuple[Coding, ...]  # their own
    gone: tuple[Coding, ...]  # of coders who are not in the review any more

    @property
    def offered(self) -> tuple[Coding, ...]:
        """What the form may name."""
        return (*self.mine, *self.gone)


def look(review: Review, code: str, user: User | None) -> Look | None:
    """What waits of one statement or configuration; nothing where the review has none."""
    statements, configured = queries.statements(review), queries.configurations(review)
    every: list[InReview | Configured] = [*statements, *configured]
    one = next((row for row in every if row.code.casefold() == code.casefold()), None)
    if one is None:
        return None
    words = queries.wordings(review, statements, configured)
    seen = queries.gather(review, user).codings
    waiting = queries.waiting_in(seen, words).get(one.code, [])
    members = set(records.members(review))
    mine = [row for row in waiting if row.coded_by == user]
    gone = [row for row in waiting if row.coded_by != user and row.coded_by not in members]
    return Look(one, tuple(waiting), words, tuple(mine), tuple(gone))


def page(review: Review, found: Look) -> dict[str, Any]:
    """The context of the page on which they are looked at again."""
    one = found.one
    spans = extraction.spans_of(found.waiting)
    by_words: dict[tuple[tuple[str, str], ...], list[Coding]] = {}
    for row in found.waiting:
        old = _said(queries.words_read(review, row, found.words))
        by_words.setdefault(tuple(old.items()), []).append(row)
    now = _now(review, one)
    back = frame.href_of(review, one.code)
    return frame.within(review, "asking", (f"{one.code} {one.nickname}", back)) | {
        "one": one,
        "back": back,
        "says": says(found.waiting, one.version),
        "groups": [
            {
                "title": given_to(rows, one.version),
                "id": f"words-{number}",
                "lines": list(_beside(dict(old), now)),
                "rows": [_row(review, row, found, spans[row.pk]) for row in rows],
            }
            for number, (old, rows) in enumerate(by_words.items(), start=1)
        ],
    }


def _now(review: Review, one: InReview | Configured) -> Said:
    if isinstance(one, InReview):
        return _said(one.content)
    row = queries.row_of(review, one.code)
    return _said(queries.versions_of(row)[0]) if row else {}


def _said(words: dict[str, Any] | ConfigurationVersion) -> Said:
    """The parts of a wording that have words, by their names."""
    if isinstance(words, ConfigurationVersion):
        found = {label: part_said(words, name) for name, label in PARTS.items()}
    else:
        parts = differences.SAID | differences.ALSO
        found = {label: str(words.get(name) or "") for name, label in parts.items()}
    return {label: said for label, said in found.items() if said}


def _beside(old: Said, now: Said) -> Iterable[dict[str, Any]]:
    """The main lines, and whatever else differs, old and new with the difference marked."""
    for label in dict.fromkeys((*now, *old)):
        was, said = old.get(label, ""), now.get(label, "")
        if was == said and label not in differences.SAID.values():
            continue
        pieces = list(differences.pieces(f"{was} ", f"{said} "))  # a last word is a word
        yield {"label": label, "same": was == said} | {
            side: [one for one in pieces if one.state in states] for side, states in KEPT_IN.items()
        }


def _row(review: Review, one: Coding, found: Look, spans: Sequence[Any]) -> dict[str, Any]:
    passage = one.passage
    coded = reverse("synthesis:code", args=[review.public_id, passage.public_id])
    return {
        "key": str(one.public_id),
        "stance_field": f"stance_{one.public_id}",
        "quote": " ".join(passage.quote.split()),
        "href": passage_href(review, passage),
        "place": f"{passage.document.title}, page {passage.page.number}",
        "voice": passage.get_voice_display().lower(),
        "stance": one.get_stance_display().lower(),
        "part": "" if one.whole else ", in part",
        "spans": [(ROLES[row.role], row.get_role_display(), row.quote) for row in spans],
        "memo": one.memo,
        "who": one.coded_by.name if one.coded_by else "somebody",
        "mine": one in found.mine,
        "gone": one in found.gone,
        "code_href": f"{coded}?to={one.code}",
    }
