"""The demonstration's synthesis: half-way through, of invented reports only, made once."""

from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import beginnings, queries


def test_every_page_has_something_to_show(shown: Review) -> None:
    """Merges, links, rivals, a withdrawn link, configurations with and without a gap, steps."""
    beginnings.begin(review=shown, reviewers=[], by=None)  # type: ignore[arg-type]  # nothing to do
    assert queries.merged_into(queries.traces(shown)) == {"EG11": ["EG2"]}
    assert len(queries.links(shown)) >= 8
    assert [(one.from_code, one.to_code) for one in queries.rivals(shown)] == [("EG1", "EG3")]
    assert queries.all_links(shown).filter(withdrawn_at__isnull=False).count() == 1
    found = {one.code: one for one in queries.configurations(shown)}
    assert {one.intended for one in found.values()} == {True, False}
    assert found["CM3"].version == 2
    assert {one.sort for one in queries.moves(shown)} == {"adjudicate", "juxtapose", "situate"}


def test_only_invented_documents_are_spoken_of(shown: Review) -> None:
    """Every passage that a configuration or a step rests on says that it is invented."""
    seen = queries.gather(shown, None)
    coded = [one for one in seen.codings if queries.names_configuration(one.code)]
    assert len(coded) >= 6
    started = [row.passage for move in seen.moves for row in queries.inputs_of(move)]
    documents = {one.passage.document for one in coded}
    documents |= {one.document for one in started if one is not None}
    assert documents
    assert all(one.invented for one in documents)
