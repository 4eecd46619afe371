"""Every statement resolves to document, page, offsets and hash, read anew from the originals."""

import pytest

from linkwork.evidence.extraction.models import Original, Page, Passage
from linkwork.evidence.records.models import Review
from linkwork.evidence.theories import resolving


def test_the_demonstrations_review_resolves_whole(shown: Review) -> None:
    """All of its statements with literature evidence: one hundred per cent."""
    found = resolving.resolve(shown)
    assert found.statements > 3
    assert found.passages > 10
    assert found.faults == ()
    assert found.share == 1.0


def test_an_original_that_was_changed_is_named(worked: Review) -> None:
    """Bytes that are not those that were handed in make every passage of theirs a fault."""
    Original.objects.update(content=b"She went along with her.")
    found = resolving.resolve(worked)
    assert {one.why for one in found.faults} == {"the file is not the one that was handed in"}
    assert found.share == 0.0


@pytest.mark.parametrize("field", ["text", "quote_hash"])
def test_what_was_changed_in_the_tables_is_named(worked: Review, field: str) -> None:
    """A page or a hash that somebody wrote over is found, with its place."""
    if field == "text":
        Page.objects.update(text="x" * 200)
    else:
        Passage.objects.update(quote_hash="0" * 64)
    found = resolving.resolve(worked)
    assert {one.why for one in found.faults} == {"the page as it is kept does not say so there"}
    assert "a.txt, page 1" in found.faults[0].place
