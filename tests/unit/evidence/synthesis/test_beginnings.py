"""The demonstration's synthesis: half-way through, of invented reports only, made once."""

import pytest

from linkwork.access.actors import Actor
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import beginnings, queries


@pytest.fixture
def begun(shown: Review, sade: Actor, tom: Actor) -> Review:
    """The review of the demonstration, begun here too; a second time changes nothing."""
    for _ in range(2):
        beginnings.begin(review=shown, reviewers=[sade, tom], by=sade)
    return shown


def test_every_page_has_something_to_show(begun: Review) -> None:
    """Merges, links, rivals, a withdrawn link, configurations with and without a gap, steps."""
    assert queries.merged_into(queries.traces(begun)) == {"EG11": ["EG2"]}
    assert len(queries.links(begun)) >= 8
    assert [(one.from_code, one.to_code) for one in queries.rivals(begun)] == [("EG1", "EG3")]
    assert queries.all_links(begun).filter(withdrawn_at__isnull=False).count() == 1
    found = {one.code: one for one in queries.configurations(begun)}
    assert {one.intended for one in found.values()} == {True, False}
    assert found["CM3"].version == 2
    assert {one.sort for one in queries.moves(begun)} == {"adjudicate", "juxtapose", "situate"}


def test_only_invented_documents_are_spoken_of(begun: Review) -> None:
    """Every passage that a configuration or a step rests on says that it is invented."""
    seen = queries.gather(begun, None)
    coded = [one for one in seen.codings if queries.names_configuration(one.code)]
    assert len(coded) >= 6
    started = [row.passage for move in seen.moves for row in queries.inputs_of(move)]
    documents = {one.passage.document for one in coded}
    documents |= {one.document for one in started if one is not None}
    assert documents
    assert all(one.invented for one in documents)
