"""The three levels of screening, what can be said at each, and which way each answer goes."""

from django.db import models


class Level(models.TextChoices):
    """How much of the work was read, and for what."""

    ABSTRACT = "abstract", "Title and abstract"
    FULL_TEXT = "full text", "Full text"
    RICHNESS = "richness", "Richness"


class Answer(models.TextChoices):
    """In, out, or undecided; how much the work gives; or a word taken back."""

    INCLUDE = "include", "Include"
    MAYBE = "maybe", "Maybe"
    EXCLUDE = "exclude", "Exclude"
    RICH = "rich", "Rich"
    SOME = "some", "Some"
    THIN = "thin", "Thin"
    TAKEN_BACK = "taken back", "Taken back"


class Reason(models.TextChoices):
    """Why a record is left out."""

    TOPIC = "topic", "Not about social prescribing"
    NO_WHY = "no account", "No account of how, for whom or why"
    PROTOCOL = "protocol", "Protocol, no findings yet"
    OPINION = "opinion", "Opinion or editorial"
    SECOND = "second report", "A second report of the same study"
    NOT_GOT = "not got", "The full text could not be got"
    TOO_THIN = "thin", "Too thin to draw on"
    OTHER = "other", "Another reason, in the note"


ORDER = (Level.ABSTRACT, Level.FULL_TEXT, Level.RICHNESS)
# Six at each level, so that a key from 1 to 6 gives one.
REASONS: dict[str, tuple[Reason, ...]] = {
    Level.ABSTRACT: (
        Reason.TOPIC,
        Reason.NO_WHY,
        Reason.PROTOCOL,
        Reason.OPINION,
        Reason.SECOND,
        Reason.OTHER,
    ),
    Level.FULL_TEXT: (
        Reason.TOPIC,
        Reason.NO_WHY,
        Reason.OPINION,
        Reason.SECOND,
        Reason.NOT_GOT,
        Reason.OTHER,
    ),
    Level.RICHNESS: (),
}
READING = (Answer.INCLUDE, Answer.MAYBE, Answer.EXCLUDE)
ANSWERS: dict[str, tuple[Answer, ...]] = {
    Level.ABSTRACT: READING,
    Level.FULL_TEXT: READING,
    Level.RICHNESS: (Answer.RICH, Answer.SOME, Answer.THIN),
}
# Booth et al. 2013 and Dada et al. 2023 tell rich, thick and thin accounts apart; in plain words.
MEANS: dict[str, str] = {
    Answer.RICH: "It says how, for whom and why, in enough detail to build on",
    Answer.SOME: "It says something of how, for whom or why",
    Answer.THIN: "It says what was done, and hardly how or why: set aside, not drawn on",
}
ASKS: dict[str, str] = {
    Level.ABSTRACT: "Could it say how, for whom or why social prescribing works, or does not?",
    Level.FULL_TEXT: "Does it say how, for whom or why social prescribing works, or does not?",
    Level.RICHNESS: "How much does it say of how, for whom and why?",
}


def before(level: str) -> Level | None:
    """The level at which a record must be in, to come to this one."""
    place = ORDER.index(Level(level))
    return ORDER[place - 1] if place else None


def reason_of(answer: str, reason: str) -> str:
    """The reason that goes with an answer: its own where it leaves out, else none."""
    if answer == Answer.THIN:
        return Reason.TOO_THIN
    return reason if answer == Answer.EXCLUDE else ""
