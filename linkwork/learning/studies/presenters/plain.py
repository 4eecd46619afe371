"""What a study means for the service, in short words and numbers of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linkwork.learning.studies.models import Run, Snapshot, Study
from linkwork.learning.studies.presenters import figures, limits
from linkwork.library.models import PublishedStatement
from linkwork.ui.effects import in_hundred
from linkwork.ui.effects import limits as between
from linkwork.ui.words import counted

Row = Mapping[str, Any]
GROUPS = (
    ("supported", "What goes along with better results here",
     "Where these were done, clearly more people went on."),
    ("mixed", "What depends on who it is",
     "These went along with better results for some people and not for others."),
    ("contradicted", "What went the other way",
     "Here the results were the opposite of what was expected."),
    ("too small to matter", "What made little difference here",
     "There were enough people to tell. The difference was too small to matter."),
    ("insufficient", "What we cannot tell yet",
     "There are too few people so far. It may help, or not. We do not know."),
    ("not testable", "What we could not look at",
     "Something is not written down, or there was nobody to compare with."),
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One statement in plain words."""

    code: str
    name: str
    when: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Statements with the same verdict, under a heading that anybody understands."""

    verdict: str
    heading: str
    words: str
    statements: tuple[Said, ...]


@dataclass(frozen=True)
class Plain:
    """The whole plain-language page."""

    study: Study
    opening: tuple[str, ...]
    groups: tuple[Group, ...]
    next_: tuple[str, ...]
    limits: tuple[str, ...]


def plain(
    study: Study, statements: Sequence[PublishedStatement], snapshot: Snapshot, run: Run
) -> Plain:
    """What was found, what could be done next, and what must be kept in mind."""
    texts = {one.code: one for one in statements}
    return Plain(
        study=study,
        opening=_opening(snapshot, run),
        groups=tuple(
            Group(verdict, heading, words, said)
            for verdict, heading, words in GROUPS
            if (said := _said(run.findings, verdict, texts))
        ),
        next_=_next(run.findings),
        limits=(limits.BY_CHANCE, limits.HERE),
    )


def _opening(snapshot: Snapshot, run: Run) -> tuple[str, ...]:
    asked = (
        f"We looked at {snapshot.rows:,} people who were offered social prescribing by this"
        f" service. We asked of {counted(len(run.findings), 'idea')}: where it was done, did more"
        " people go on to the next step?"
    )
    fixed = (
        "We wrote down beforehand what we would compare and how we would judge it. Two people"
        " signed that. Then the records were copied, without names, and read once."
    )
    return asked, fixed


def _said(
    found: Sequence[Row], verdict: str, texts: Mapping[str, PublishedStatement]
) -> tuple[Said, ...]:
    rows = [row for row in found if row["verdict"] == verdict]
    rows.sort(key=lambda row: -abs(row["effect"] or 0))
    return tuple(_one(row, texts) for row in rows)


def _one(row: Row, texts: Mapping[str, PublishedStatement]) -> Said:
    text = texts[row["statement"]].statement.if_text
    return Said(
        code=row["statement"],
        name=row["nickname"],
        when=f"When {text[:1].lower()}{text[1:]}",
        sentences=tuple(_sentences(row)),
    )


def _sentences(row: Row) -> list[str]:
    if row["verdict"] == "not testable":
        return [_sentence(row["reason"])]
    if row["effect"] is None or row["verdict"] == "insufficient":
        return [_not_enough(row)]
    if row["unit"] != "proportion":
        return [_sentence(f"The difference was {figures.effect(row, row['unit'])}")]
    verb = figures.verb(row) or "get there"
    low, high = row["ci"]
    with_, without = in_hundred(row["with"]), in_hundred(row["without"])
    ends = between(row["effect"], low, high, "and")
    said = [
        f"With it, about {with_} in every 100 people {verb}. Without it, about {without}.",
        f"That is {_more(row['effect'])} in every 100 (probably between {ends}).",
    ]
    if row["verdict"] == "mixed":
        said += [_half(one) for one in row["contexts"] if one["effect"] is not None]
    return said


def _half(one: Row) -> str:
    return _sentence(f"Where {one['context']}: {_more(one['effect'])} in every 100")


def _more(effect: float) -> str:
    people = in_hundred(effect)
    if not people:
        return "no more and no fewer"
    return f"{abs(people)} {'more' if people > 0 else 'fewer'}"


def _not_enough(row: Row) -> str:
    here = figures.about(row["n"])
    if row["needed"]:
        return f"About {here} people so far. About {row['needed']:,} are needed before we can know."
    return f"About {here} people so far. That is not enough to tell."


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _next(found: Sequence[Row]) -> tuple[str, ...]:
    """What might be worth putting in place next: the largest gains among what is supported."""
    gains = [
        row
        for row in found
        if row["verdict"] == "supported"
        and row["direction"] == "more likely"
        and row["unit"] == "proportion"
        and row.get("gain")
    ]
    gains.sort(key=lambda row: -abs(row["gain"]["more"]))
    said = []
    for row in gains[:3]:
        gain = row["gain"]
        said.append(
            f"{row['nickname']}: {gain['people']:,} people went without it. With it, about"
            f" {abs(gain['more']):.0f} more might {figures.verb(row) or 'have got there'}"
            f" (between {figures.people(*gain['more_ci'])}), if it is this that makes the"
            " difference."
        )
    return tuple(said)
