"""Closing a round: counted without names, kept for good, signed, and handed on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.models import (
    Ballot,
    CountedVote,
    KeptRemark,
    Remark,
    Result,
    Round,
)
from linkwork.evidence.panels.presenters import accord
from linkwork.evidence.panels.presenters.files import result_rows
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries as synthesis
from linkwork.library import queries as shelf
from tests.unit.evidence.panels.conftest import CODES, Nine

Voted = Callable[..., Round]


class TestClosing:
    """Counted without names, hashed, kept, signed."""

    def test_the_count(self, voted: Voted, nine: Nine) -> None:
        """Nine ballots: EG3 has 23 points from nine people, and goes forward with AD5."""
        round_ = voted()
        result = actions.close(round_=round_, by=nine.by)
        first, second = result.content["lines"][:2]
        assert (first["key"], first["everybody"]["figures"]["points"]) == ("EG3", 23)
        assert first["everybody"]["figures"]["frequency"] == 9
        assert (second["key"], second["forward"]) == ("AD5", True)
        assert [one["forward"] for one in result.content["lines"]].count(True) == 2

    def test_two_referrers_are_not_shown_apart(self, voted: Voted, nine: Nine) -> None:
        """Their group joins the link workers: of two, each would know the other's vote."""
        result = actions.close(round_=voted(), by=nine.by)
        assert result.content["groups"] == {
            "People and carers": 4,
            "Smaller groups together": 5,
        }

    def test_votes_are_cut_from_names(self, voted: Voted, nine: Nine) -> None:
        """After closing no row leads from a panellist to a vote; the votes can be counted again."""
        round_ = voted()
        actions.close(round_=round_, by=nine.by)
        assert set(Ballot.objects.values_list("choices", "saved_at")) == {(None, None)}
        votes = list(CountedVote.objects.all())
        assert len(votes) == 9
        fields = {one.name for one in CountedVote._meta.get_fields()}
        assert fields == {"id", "result", "place", "group", "choices"}
        assert sum("EG3" in one.choices for one in votes) == 9

    def test_not_before_its_time(self, nine: Nine) -> None:
        """While somebody has not answered it closes at the time that was fixed."""
        round_ = nine.open()
        nine.vote(round_, 0, ["EG3"])
        with pytest.raises(actions.NotAllowed, match="the time that was fixed"):
            actions.close(round_=round_, by=nine.by)

    def test_comments_and_dissent_are_kept_as_written(self, voted: Voted, nine: Nine) -> None:
        """What was said stands under the result without who said it; it is gone from the ballot."""
        round_ = voted()
        said = "None of these is about money."
        actions.say(
            ballot=nine.ballot(round_, 2), sort="dissent", text=said, item="EG3", by=nine.actor(2)
        )
        actions.close(round_=round_, by=nine.by)
        assert not Remark.objects.exists()
        assert KeptRemark.objects.get().text == said

    def test_a_signed_result_is_handed_on(
        self, voted: Voted, nine: Nine, review: Review, sade: Actor, tom: Actor
    ) -> None:
        """What went forward is prioritised in the review; votes stand beside every statement."""
        round_ = voted()
        actions.close(round_=round_, by=nine.by)
        assert not synthesis.prioritised(review)
        actions.sign(round_=round_, by=sade)
        assert {one.code for one in synthesis.prioritised(review)} == {"EG3", "AD5"}
        votes = shelf.votes_of(shelf.statement("EG3"))
        assert [(one.place, one.forward, one.voters, one.invented) for one in votes] == [
            (1, True, 9, True)
        ]
        assert set(shelf.newest_votes()) == set(CODES)
        assert (
            "ranked 1 of 8, chosen by 9 of 9"
            in shelf.evidence_line("EG3", nine.by.organisation).panel
        )
        actions.sign(round_=round_, by=tom)
        with pytest.raises(actions.NotAllowed, match="signed it already"):
            actions.sign(round_=round_, by=tom)
        assert len(shelf.votes_of(shelf.statement("EG3"))) == 1
        assert queries.results(review)[0].round.state == "signed"

    def test_without_quorum_nothing_is_prioritised(self, nine: Nine, review: Review) -> None:
        """Too few answered: the result is kept and signed, and decides nothing."""
        round_ = nine.open(rule={"quorum": {"Referrers": 1}})
        for turn in range(5):
            nine.vote(round_, turn, ["EG3"])
        Round.objects.filter(pk=round_.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
        round_ = queries.rounds(nine.panel).get()
        result = actions.close(round_=round_, by=nine.by)
        assert not result.content["quorum"]["met"]
        actions.sign(round_=round_, by=nine.by)
        assert not synthesis.prioritised(review)

    def test_a_result_that_was_changed_is_not_signed(self, voted: Voted, nine: Nine) -> None:
        """The hash tells it."""
        round_ = voted()
        result = actions.close(round_=round_, by=nine.by)
        changed = {**result.content, "voters": 90}
        assert not Result(content=changed, hash=result.hash).holds

    def test_it_can_be_taken_away_and_reported(
        self, voted: Voted, nine: Nine, review: Review
    ) -> None:
        """The table names every item; the report has ACCORD's 35 items, and says its gaps."""
        actions.close(round_=voted(), by=nine.by)
        outcome = queries.results(review)[0]
        rows = list(result_rows(outcome))
        assert {row[1] for row in rows if row and isinstance(row[0], int)} == set(CODES)
        report = accord.reports(review, [nine.panel])[0]
        assert len(report.items) == 35
        gaps = {one.code for one in report.items if one.gap}
        assert {"M2", "M16", "D1", "O1", "O3"} <= gaps
        assert not gaps & {"M9", "M12", "M18", "R1", "R3", "R4"}
