"""The beginning of a demonstration: a second database brings some works again, as such files do.

The works are real and so are the facts that bind them; only how the second database writes them
(initials, capitals, a subtitle dropped) is made up, and its source says so.
"""

from collections.abc import Sequence

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.evidence.duplicates import actions, queries, searching
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Record, Review

SOURCE = "A second database (its way of writing is made up)"
AGAIN = 15
PLAIN, UNCLEAR = 11, 3  # of them: as plain as can be, and three that a person must look at


def begin(*, review: Review, reviewers: Sequence[Actor], by: Actor) -> None:
    """Take the second file in, look for duplicates, and let the first reviewer answer one."""
    if queries.last_search(review) is not None:
        return
    rows = [one for one in records_of.records(review) if len(one.authors) > 1 and one.year]
    chosen = rows[:: max(len(rows) // AGAIN, 1)][:AGAIN]
    text = "".join(written_again(one, place) for place, one in enumerate(chosen))
    records.take_in(
        review=review,
        content=text.encode(),
        file_name="second-database.ris",
        source=SOURCE,
        run_on=timezone.localdate(),
        by=by,
    )
    searching.carry_out(searching.open_search(review=review, by=by).pk, by=by)
    asked = queries.questions(review).first()
    if asked and reviewers:
        actions.answer(
            question=asked,
            same=True,
            reason="One work: the journal’s page gives the later year",
            by=reviewers[0],
        )


def written_again(record: Record, place: int) -> str:
    """A record as another database would write it."""
    lines = ["TY  - JOUR", f"ID  - second-{place + 1:02}"]
    lines += [f"AU  - {initials(str(name))}" for name in record.authors]
    title = record.title if place % 3 else record.title.upper()
    if place >= PLAIN:
        title = title.partition(":")[0]
    lines.append(f"TI  - {title}")
    unclear = place >= AGAIN - UNCLEAR
    lines.append(f"PY  - {(record.year or 0) + unclear}")
    facts = (("JO", record.journal), ("VL", "" if unclear else record.volume))
    lines += [f"{tag}  - {value}" for tag, value in facts if value]
    first, _, last = record.pages.replace("-", "–").partition("–")
    if first and not unclear:
        lines.append(f"SP  - {first}")
        lines += [f"EP  - {last}"] if last else []
    return "\n".join([*lines, "ER  - ", "", ""])


def initials(name: str) -> str:
    """An author with letters for the given names: Husk, K."""
    family, _, given = name.partition(",")
    letters = " ".join(f"{word[0]}." for word in given.split() if word)
    return f"{family}, {letters}" if letters else family
