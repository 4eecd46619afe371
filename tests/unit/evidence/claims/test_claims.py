"""Sentences that may carry a claim: found, placed, explained; and what they may speak to."""

import json
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from linkwork.evidence import claims
from linkwork.evidence.claims import features, learning, sentences, weighing
from linkwork.site.commands.evidence import review

FIRST = "If people go along with someone they trust, they attend the first session."
TEXT = f"""Findings of an invented study
{FIRST} Rain fell on the
roof all day long. Being accompanied by a link worker (e.g. Ms. Odell) led to attendance.

The interview took place on a Tuesday in March. Nobody came unless the bus was running."""


def run(*words: str) -> Result:
    """What the command answers."""
    return CliRunner().invoke(review, ["passages", *words])


def test_claims_come_with_their_place_and_reason() -> None:
    """The words stand where the suggestion says; each has a reason in words; others stay out."""
    found = claims.suggest(TEXT)
    assert all(TEXT[one.start : one.end] == one.words for one in found)
    said = {" ".join(one.words.split()): one for one in found}
    assert set(said) == {
        f"Findings of an invented study {FIRST}",
        "Being accompanied by a link worker (e.g. Ms. Odell) led to attendance.",
        "Nobody came unless the bus was running.",
    }
    led = said["Being accompanied by a link worker (e.g. Ms. Odell) led to attendance."]
    assert led.why == "“led to” says that one thing brings about another"
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("If the link worker changes, people stop coming.", True),
        ("People stop coming if the link worker changes.", True),
        ("When the link worker changed, people stopped coming.", True),
        ("They came because the worker had listened.", True),
        ("We examined if age matters, in three practices.", False),
        ("People came when the bus was running.", False),
        ("The worker listened.", False),
    ],
)
def test_conditions_are_known_by_their_wording(words: str, holds: bool) -> None:
    """A condition with something that follows; not an indirect question."""
    assert weighing.is_conditional(words) is holds


@pytest.mark.parametrize("words", ["once upon a time ", "if ", "because ", "a, "])
def test_a_sentence_without_end_is_read_in_time(words: str) -> None:
    """Forty thousand letters without a full stop take no longer than their length asks for."""
    began = process_time()
    claims.suggest(words * (40_000 // len(words)))
    assert process_time() - began < 2


def test_a_claim_of_cause_is_likelier_than_one_of_company() -> None:
    """Said to bring about, against said to go together, and against neither."""
    caused = weighing.likely("Regular contact reduced the risk of dropping out.")
    together = weighing.likely("Regular contact was associated with the risk of dropping out.")
    neither = weighing.likely("Regular contact was defined as two calls in a month.")
    assert caused > 0.6
    assert max(together, neither) < 0.2


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Sentences do not overlap, hold no white space at their ends and lose no word; no crash."""
    places = list(sentences.sentences(text))
    assert all(a < b for a, b in places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))
    kept = "".join(text[a:b] for a, b in places)
    assert "".join(kept.split()) == "".join(text.split())
    for one in claims.suggest(text, least=0.0):
        assert text[one.start : one.end] == one.words
        assert 0.0 <= one.score <= 1.0


def test_shortened_words_end_no_sentence() -> None:
    """After e.g., Dr. or an initial the sentence goes on; after a full stop it does not."""
    text = "Dr. A. Odell spoke, e.g. about Fig. 2. She left. “Why?” They asked."
    parts = [text[a:b] for a, b in sentences.sentences(text)]
    assert parts == ["Dr. A. Odell spoke, e.g. about Fig. 2.", "She left.", "“Why?”", "They asked."]


def test_the_order_of_cues_is_a_feature() -> None:
    """A reserve before a cause is told from one after it."""
    assert "order perhaps > bringing about" in features.features("It may lead to more.")
    assert "no cue" in features.features("Rain fell.")


def test_weights_are_learned_from_labels() -> None:
    """What stands only in claims weighs for them; only the heaviest are kept."""
    yes = [f"walking cures sadness in town {n}" for n in range(20)]
    no = [f"walking was measured in town {n}" for n in range(20)]
    weights = learning.learn([*yes, *no], [True] * 20 + [False] * 20, most=8)
    assert len(weights.of) == 8
    assert weighing.chance("walking cures grief", weights) > 0.5
    assert weighing.chance("walking was timed", weights) < 0.5


def test_no_labelled_sentence_is_shipped() -> None:
    """The file of weights holds kinds of cue, single words and pairs: no run of three words."""
    kinds = ("kind ", "cue ", "order ", "first ", "last ", "no cue")
    for name in weighing.shipped().of:
        assert name.startswith(kinds) or len(name.split()) <= 3, name


STATEMENTS = {
    "A": "IF accompanied to the first session THEN attends the first session",
    "B": "IF the GP explains the link worker's role THEN the referral is accepted",
}


def test_statements_that_a_sentence_may_speak_to() -> None:
    """By the stems they share, with those words as the sentence has them."""
    [found] = claims.speaks_to("People whom a friend accompanies attended.", STATEMENTS)
    code, score, why = found
    assert code == "A"
    assert 0 < score <= 1
    assert why == "shares accompanies, attended"


def test_a_sentence_that_speaks_to_none() -> None:
    """Common words alone make no likeness; no statements, no answer."""
    assert claims.speaks_to("They were there and then they had not been.", STATEMENTS) == []
    assert claims.speaks_to("People attended.", {}) == []


def test_the_command_gives_page_and_place(tmp_path: Path) -> None:
    """Pages are counted; statements of the starter library stand beside each suggestion."""
    path = tmp_path / "study.txt"
    path.write_text(f"A title page\f{TEXT}", encoding="utf-8")
    found = json.loads(run(str(path), "--json", "-").stdout)
    assert {one["page"] for one in found} == {2}
    assert all(TEXT[one["start"] : one["end"]] == one["words"] for one in found)
    assert any(theirs["statement"] for one in found for theirs in one["speaks_to"])
    said = run(str(path)).output
    assert "3 suggestions; none of them is evidence until a reviewer says so" in said
    assert "page 2, " in said


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """It is refused with its name and the reason."""
    path = tmp_path / "study.docx"
    path.write_bytes(b"PK")
    answer = run(str(path))
    assert answer.exit_code == 1
    assert "study.docx: choose a PDF" in answer.output
