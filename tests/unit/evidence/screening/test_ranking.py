"""The order of reading: what the ranking promises whoever asks for it."""

import numpy as np
import pytest

from linkwork.evidence.screening.ranking import rank
from linkwork.evidence.screening.ranking.scoring import weights

COMPANY = "link worker goes along with a lonely person to the first session of a choir"
HIPS = "randomised trial of cemented and uncemented hip implants after a fracture"
TEXTS = [f"{COMPANY} in town {place}" for place in range(6)] + [
    f"{HIPS} in hospital {place}" for place in range(6)
]


def test_what_is_like_the_kept_ones_comes_first() -> None:
    """One kept and one left out are enough to part two subjects."""
    labels = [1, None, None, None, None, None, 0, None, None, None, None, None]
    scores = rank(TEXTS, labels, seed=1)
    assert min(scores[1:6]) > max(scores[7:])


@pytest.mark.parametrize("answer", [0, 1])
def test_one_kind_of_answer_alone(answer: int) -> None:
    """Likeness to what was kept lifts, likeness to what was left out lowers."""
    scores = rank(TEXTS, [answer, *[None] * 11], seed=1)
    like, unlike = np.mean(scores[1:6]), np.mean(scores[6:])
    assert like > unlike if answer else like < unlike


def test_no_answer_no_order() -> None:
    """Before anybody has decided anything, all records are alike."""
    assert rank(TEXTS, [None] * 12, seed=1) == [0.0] * 12


def test_the_same_seed_the_same_scores() -> None:
    """Nothing but the seed is left to chance."""
    labels = [1, 1, None, None, None, None, 0, 0, None, None, None, None]
    assert rank(TEXTS, labels, seed=7) == rank(TEXTS, labels, seed=7)


@pytest.mark.parametrize(
    "texts",
    [["", "", ""], ["a", "b", "c"], ["same words"] * 3, ["one two", "", "???"], ["日本", "語", ""]],
)
def test_records_that_say_little(texts: list[str]) -> None:
    """No words, one letter, all alike or another script: a finite score for each, no crash."""
    for labels in ([1, 0, None], [1, None, None], [0, None, None], [1, 0, 1]):
        scores = rank(texts, labels, seed=1)
        assert len(scores) == 3
        assert np.isfinite(scores).all()


def test_no_records() -> None:
    """An empty review has an empty order."""
    assert rank([], [], seed=1) == []


def test_a_label_for_every_text() -> None:
    """Texts and labels of different number are refused."""
    with pytest.raises(ValueError, match="2 texts cannot have 1 labels"):
        rank(["a", "b"], [None], seed=1)


def test_the_published_weights() -> None:
    """Kept ones count 9.8 times as much together, and all weights sum to the number of answers."""
    said = np.array([1, 0, 0, 0, 0])
    each = weights(said)
    assert each.sum() == pytest.approx(5)
    assert each[0] / each[1:].sum() == pytest.approx(9.8)
