"""The wording of an instrument as a deployer loads it: plain text, read line by line.

Words that come before the first question.
1. The first question
2. The second question
Answers: the lowest | the next | the highest
Answers to 2: these | others | instead
"""

import re
from typing import Any

from linkwork.practice.outcomes.catalogue import (
    FEWEST_AREAS,
    MOST_AREAS,
    Instrument,
)

QUESTION = re.compile(r"^(\d{1,2})[.)]\s+(.+)$")
ANSWERS = re.compile(r"^Answers(?: to (\d{1,2}))?:\s*(.+)$", re.IGNORECASE)
LONGEST = 20_000  # characters
LONGEST_AREA = 40


class WordingError(ValueError):
    """A wording that cannot be used; the message says what and where."""


def read(text: str, instrument: Instrument) -> dict[str, Any]:
    """Read a wording: {"opening", "questions": [{"text", "answers"}]}, one for each item."""
    if len(text) > LONGEST:
        raise WordingError(f"The wording is longer than {LONGEST:,} characters.")
    opening: list[str] = []
    questions: list[str] = []
    answers: dict[int, list[str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        _take(line.strip(), number, opening, questions, answers)
    if len(questions) != instrument.items:
        raise WordingError(
            f"This instrument has {instrument.items} questions; {len(questions)} were found."
        )
    return {
        "opening": " ".join(opening),
        "questions": [
            {"text": words, "answers": _answers(place, answers, instrument)}
            for place, words in enumerate(questions, start=1)
        ],
    }


def _take(
    line: str,
    number: int,
    opening: list[str],
    questions: list[str],
    answers: dict[int, list[str]],
) -> None:
    """Take one line as a question, as answers, or as opening words."""
    if not line:
        return
    if said := ANSWERS.match(line):
        answers[int(said[1] or 0)] = [part.strip() for part in said[2].split("|")]
    elif asked := QUESTION.match(line):
        if int(asked[1]) != len(questions) + 1:
            expected = len(questions) + 1
            raise WordingError(f"Line {number}: question {asked[1]}, where {expected} comes next.")
        questions.append(asked[2].strip())
    elif questions:
        raise WordingError(f"Line {number} is neither a question (“1. …”) nor “Answers: …”.")
    else:
        opening.append(line)


def _answers(place: int, answers: dict[int, list[str]], instrument: Instrument) -> list[str]:
    """The words of one question's answers, as many as its scale has."""
    lowest, highest = instrument.scales[place - 1]
    many = highest - lowest + 1
    given = answers.get(place) or answers.get(0)
    if given is None:
        raise WordingError("Say the answers in a line “Answers: … | … | …”.")
    if len(given) != many or not all(given):
        raise WordingError(f"Question {place} has {many} answers; {len(given)} were found.")
    return given


def read_areas(text: str) -> list[str]:
    """Read the areas of the wheel, one a line."""
    areas = [line.strip() for line in text.splitlines() if line.strip()]
    if not FEWEST_AREAS <= len(areas) <= MOST_AREAS:
        raise WordingError(f"Name {FEWEST_AREAS} to {MOST_AREAS} areas, one on each line.")
    if len({area.casefold() for area in areas}) != len(areas):
        raise WordingError("Each area is named once.")
    long = next((area for area in areas if len(area) > LONGEST_AREA), None)
    if long:
        raise WordingError(f"“{long}” is longer than {LONGEST_AREA} characters.")
    return areas
