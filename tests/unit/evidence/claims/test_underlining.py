"""What is underlined in a text, and whether somebody wants it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from linkwork.evidence import claims

CLAIM = "If people go along with someone they trust, they attend the first session."
PLAIN = "The interviews took place on a Tuesday in March."


@given(st.text(max_size=300) | st.just(f"{PLAIN} {CLAIM} {PLAIN}"))
def test_the_runs_are_the_text(text: str) -> None:
    """Put together again they lose no letter; those underlined are the suggestions, in order."""
    runs = claims.underlined(text)
    assert "".join(run.text for run in runs) == text
    told = sorted((one.start, one.words) for one in claims.suggest(text))
    assert [run.text for run in runs if run.may] == [words for _, words in told]


def test_only_the_claim_is_underlined() -> None:
    """What stands around it is not, and two claims in a row are two."""
    said = [(run.text.strip(), run.may) for run in claims.underlined(f"{PLAIN} {CLAIM} {PLAIN}")]
    assert said == [(PLAIN, False), (CLAIM, True), (PLAIN, False)]
    assert sum(run.may for run in claims.underlined(f"{CLAIM} {CLAIM}")) == 2


def test_what_somebody_wants_is_remembered() -> None:
    """Shown until somebody hides them, then hidden until they show them; nothing else counts."""
    kept: dict[str, Any] = {}
    assert claims.are_wanted(None, kept)
    assert not kept
    assert not claims.are_wanted("no", kept)
    assert not claims.are_wanted(None, kept)
    assert not claims.are_wanted("perhaps", kept)
    assert claims.are_wanted("yes", kept)
    assert claims.are_wanted(None, kept)
