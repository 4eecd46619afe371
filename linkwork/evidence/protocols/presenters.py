"""The protocol in words: its sections, its changes as one reads them, and the team."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.urls import reverse

from linkwork.access.models import User
from linkwork.evidence.protocols.models import Amendment, Duty, Protocol, SectionWords
from linkwork.evidence.protocols.sections import BY_NAME, FIRST_FORM, SECTIONS, Section, as_read
from linkwork.evidence.records import presenters as records
from linkwork.evidence.records.models import Review
from linkwork.ui.words import day


@dataclass(frozen=True)
class Shown:
    """One section on the page: what it asks, what is written, and who wrote it when."""

    name: str
    title: str
    asks: str
    words: str
    by: str
    amended: int
    href: str


@dataclass(frozen=True)
class Part:
    """Some words of a change: kept, taken out, or put in."""

    words: str
    sign: str  # "", "-" or "+"


def sections(
    review: Review,
    protocol: Protocol | None,
    written: dict[str, SectionWords],
    changes: Sequence[Amendment],
) -> list[Shown]:
    """Every section in its order, written or not."""
    return [
        Shown(
            name=one.name,
            title=one.title,
            asks=one.asks,
            words=_words(one, protocol, written),
            by=_by(written[one.name]) if one.name in written else "",
            amended=sum(change.section == one.name for change in changes),
            href=reverse("protocols:write", args=[review.public_id, one.name]),
        )
        for one in SECTIONS
    ]


def _words(section: Section, protocol: Protocol | None, written: dict[str, SectionWords]) -> str:
    words = written[section.name].words if section.name in written else ""
    return as_read(section.name, words, protocol.form if protocol else FIRST_FORM)


def _by(passage: SectionWords) -> str:
    name = passage.written_by.name if passage.written_by else "a command"
    return f"{name}, {day(passage.written_at)}"


def amendment_row(change: Amendment) -> dict[str, Any]:
    """One change of plan, with what went out and what came in."""
    return {
        "section": BY_NAME[change.section].title,
        "parts": list(parted(change.old, change.new)),
        "reason": change.reason,
        "who": change.made_by.name if change.made_by else "A command",
        "at": change.made_at,
    }


def parted(old: str, new: str) -> Iterator[Part]:
    """The words of a change in order: kept, taken out, put in."""
    before, after = old.split(), new.split()
    match = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, begin, stop in match.get_opcodes():
        if tag == "equal":
            yield Part(" ".join(before[start:end]), "")
            continue
        if end > start:
            yield Part(" ".join(before[start:end]), "-")
        if stop > begin:
            yield Part(" ".join(after[begin:stop]), "+")


def duty_row(duty: Duty) -> dict[str, Any]:
    """One role that somebody holds, and where it is ended."""
    return {
        "name": duty.member.name,
        "role": duty.get_role_display(),
        "since": duty.since_on,
        "until": duty.until_on,
        "end_href": reverse("protocols:end_role", args=[duty.review.public_id, duty.public_id])
        if duty.until_on is None
        else "",
    }


def team(roles: Mapping[User, Sequence[str]]) -> list[dict[str, Any]]:
    """The members by name, each with the roles they hold."""
    return [{"name": user.name, "roles": list(held)} for user, held in roles.items()]


def csv_rows(changes: Sequence[Amendment]) -> Iterator[list[str]]:
    """The amendments as a table: a head, then a change a row."""
    yield ["Made at", "Section", "Before", "After", "Reason", "By"]
    for one in changes:
        yield [
            at_seconds(one.made_at),
            BY_NAME[one.section].title,
            one.old,
            one.new,
            one.reason,
            one.made_by.name if one.made_by else "",
        ]


def at_seconds(moment: datetime) -> str:
    """A time in UTC, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def within(review: Review, *more: tuple[str, str]) -> dict[str, Any]:
    """What every page of this room shows."""
    return records.within(review, "protocol", *more)


def within_protocol(review: Review) -> dict[str, Any]:
    """What a page below the protocol shows."""
    return within(review, ("Protocol", reverse("protocols:protocol", args=[review.public_id])))
