"""What was looked at again after a revision leaves with a bundle, and comes back the same."""

from io import BytesIO

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.roles import Role
from linkwork.evidence.extraction.models import Coding, LeftBehind
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting.bundle import actions, checking
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.evidence.synthesis import queries
from tests.unit.evidence.reporting.bundle.test_bundle import packed
from tests.unit.evidence.synthesis.words import FIELDS, mark
from tests.unit.library.cast import service, staff


def test_carried_and_left_behind_come_back(review: Review, sade: Actor) -> None:
    """A coding still names the one it was carried from; what was left behind is no less so."""
    draft = synthesis.draft(review=review, code="EG90", fields=FIELDS, reason="r", by=sade)
    first, second = (
        synthesis.code(
            passage=mark(review, words, sade), code="EG90", version=1, stance="supports", by=sade
        )
        for words in ("went along", "met in a hall")
    )
    reworded = FIELDS | {"if_text": "somebody known goes along"}
    synthesis.amend(draft=draft, expected=1, fields=reworded, reason="known", by=sade)
    told = {first: "extends"}
    synthesis.carry(review=review, code="EG90", stances=told, reason="Not known", by=sade)
    synthesis.leave(review=review, code="EG90", codings=[second], reason="A hall", by=sade)
    content = packed(review)
    elsewhere = staff("Ann Lee", Role.REVIEWER, service("Hillside"))
    with scope.within(elsewhere.organisation.pk):
        made = actions.restore(found=checking.opened(BytesIO(content)), by=elsewhere)
        assert packed(made) == content
        before, left, carried = Coding.objects.order_by("pk")
        assert (carried.carried_from, carried.carried_because) == (before, "Not known")
        assert LeftBehind.objects.get(coding=left).reason == "A hall"
        assert queries.waiting(made, None, "EG90") == []
