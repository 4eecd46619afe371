"""A round: items and rule are fixed first, votes are private, a signed result is handed on."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from linkwork.access import doors
from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent, Link
from linkwork.access.models.kept import NeverChanges
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.counting.rules import Method, Rule
from linkwork.evidence.panels.models import (
    Ballot,
    CountedVote,
    Round,
    Seal,
)
from tests.unit.evidence.panels.conftest import CODES, Nine

Voted = Callable[..., Round]


class TestOpening:
    """What is fixed, and who is asked."""

    def test_items_and_rule_are_fixed_before_anybody_votes(self, nine: Nine) -> None:
        """After opening nothing of the round can be written over, not even in the database."""
        round_ = nine.open()
        seal = Seal.objects.get(round=round_)
        assert seal.holds
        assert [one["key"] for one in seal.content["items"]] == CODES
        with pytest.raises(actions.NotAllowed, match="fixed when the round opened"):
            actions.amend_round(
                round_=round_,
                expected=round_.version,
                question="Another?",
                rule=Rule.of(round_.rule),
                items=round_.items[:2],
                closes_at=round_.closes_at,
                by=nine.by,
            )
        with pytest.raises(NeverChanges):
            seal.save()
        with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("UPDATE panels_seal SET hash = 'x'")

    def test_a_round_that_cannot_be_counted_is_not_opened(self, nine: Nine) -> None:
        """A quorum of more than are asked, or nothing to ask about, is refused in words."""
        round_ = nine.compose(rule={"quorum": {"Referrers": 3}}, items=[])
        with pytest.raises(actions.NotAllowed, match=r"nothing to ask about.*Referrers: 3 must"):
            actions.open_round(round_=round_, by=nine.by)
        assert not Ballot.objects.exists()

    def test_everybody_gets_a_link_and_nothing_else(
        self, nine: Nine, django_capture_on_commit_callbacks: Callable[..., object]
    ) -> None:
        """Nine messages, each with a link of its own; the question's items are not in them."""
        round_ = nine.compose()
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
            actions.open_round(round_=round_, by=nine.by)
        assert len(mail.outbox) == 9
        assert len({str(one.body) for one in mail.outbox}) == 9
        assert not any("Words of" in str(one.body) for one in mail.outbox)
        assert Link.objects.filter(role="panellist").count() == 9

    def test_a_reminder_tells_nobody_who_is_silent(
        self, nine: Nine, django_capture_on_commit_callbacks: Callable[..., object]
    ) -> None:
        """Eight who have not answered get a new link, and their rows look as they did before."""
        round_ = nine.open()
        nine.vote(round_, 0, ["EG3"])
        before = list(queries.panellists(nine.panel).values())
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
            assert actions.remind(round_=round_, by=nine.by) == 8
        assert len(mail.outbox) == 8
        assert not any("people.1@panel.example" in one.to for one in mail.outbox)
        assert list(queries.panellists(nine.panel).values()) == before

    def test_somebody_who_leaves_takes_their_vote(self, nine: Nine) -> None:
        """Their link ends and their open ballot goes; they cannot be asked again."""
        round_ = nine.open()
        nine.vote(round_, 0, ["EG3"])
        actions.remove(panellist=nine.people[0], by=nine.by)
        assert not Ballot.objects.filter(panellist=nine.people[0]).exists()
        assert not Link.objects.filter(
            subject=nine.people[0].public_id, until_at__gt=timezone.now()
        ).exists()
        with pytest.raises(actions.NotAllowed, match="left the panel"):
            actions.invite(panellist=nine.people[0], by=nine.by)

    def test_nobody_joins_while_a_round_is_open(self, nine: Nine) -> None:
        """People stay as they were asked."""
        nine.open()
        with pytest.raises(actions.NotAllowed, match="between rounds"):
            actions.add(
                panel=nine.panel,
                name="Late",
                constituency="Referrers",
                channel="email",
                address="late@panel.example",
                by=nine.by,
            )

    def test_running_longer_keeps_the_reason(self, nine: Nine) -> None:
        """A later time needs a reason, and an earlier one is refused."""
        round_ = nine.open()
        later = round_.closes_at + timedelta(days=3)
        with pytest.raises(actions.NotAllowed, match="must be later"):
            actions.extend(round_=round_, closes_at=timezone.now(), reason="Enough", by=nine.by)
        actions.extend(round_=round_, closes_at=later, reason="A holiday", by=nine.by)
        assert round_.closes_at == later
        assert round_.extended[0]["reason"] == "A holiday"
        assert Seal.objects.get(round=round_).holds


class TestVoting:
    """Each step is kept at once, and only by whose ballot it is."""

    def test_steps(self, nine: Nine) -> None:
        """Add, down, up and out do what they say; the same step twice changes nothing."""
        round_, actor = nine.open(), nine.actor(0)
        for step, item in [
            ("add", "EG3"),
            ("add", "AD5"),
            ("add", "AD5"),
            ("down", "EG3"),
            ("add", "EN1"),
            ("up", "EN1"),
            ("up", "EN1"),
            ("up", "EN1"),
            ("out", "EG3"),
            ("out", "EG3"),
        ]:
            actions.move(ballot=nine.ballot(round_, 0), step=step, item=item, by=actor)
        assert nine.ballot(round_, 0).choices == ["EN1", "AD5"]

    def test_no_more_than_may_be_chosen(self, nine: Nine) -> None:
        """A fourth of three is refused, and so is what does not stand there."""
        round_ = nine.open()
        nine.vote(round_, 0, ["EG3", "AD5", "EN1"])
        for item, words in (("EG4", "Take one out first"), ("XX1", "not among the choices")):
            with pytest.raises(actions.NotAllowed, match=words):
                actions.move(ballot=nine.ballot(round_, 0), step="add", item=item, by=nine.actor(0))

    def test_a_closed_round_takes_no_vote(self, nine: Nine) -> None:
        """When its time is over nothing changes any more, before it is counted too."""
        round_ = nine.open()
        Round.objects.filter(pk=round_.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
        with pytest.raises(actions.NotAllowed, match="has closed"):
            nine.vote(round_, 0, ["EG3"])

    def test_marks_and_views_are_those_asked_for(self, nine: Nine) -> None:
        """A mark of ten, or of something that is not asked, is refused; a good one is kept."""
        round_ = nine.open(Method.RATE)
        ballot = nine.ballot(round_, 0)
        for wrong in ({"EG3": 10}, {"XX": 5}, {"EG3": "agree"}):
            with pytest.raises(actions.NotAllowed):
                actions.answer(ballot=ballot, expected=1, choices=wrong, by=nine.actor(0))
        actions.answer(ballot=ballot, expected=1, choices={"EG3": 9, "AD5": ""}, by=nine.actor(0))
        assert nine.ballot(round_, 0).choices == {"EG3": 9}

    def test_no_member_opens_a_ballot(self, nine: Nine, sade: Actor) -> None:
        """Whoever runs the review, and whoever sits on the panel, opens nobody's ballot."""
        round_ = nine.open()
        nine.vote(round_, 0, ["EG3"])
        ballot = nine.ballot(round_, 0)
        for actor in (sade, nine.actor(1)):
            with pytest.raises(doors.Denied):
                doors.open_one(actor, Ballot, ballot.public_id)
        mine = nine.actor(0)
        assert doors.open_one(mine, Ballot, ballot.public_id) == ballot
        assert [one.pk for one in doors.listing(mine, Ballot)] == [ballot.pk]

    def test_the_audit_tells_no_vote(self, nine: Nine) -> None:
        """What is written of voting names no item and no person."""
        round_ = nine.open()
        nine.vote(round_, 0, ["EG3"])
        event = AuditEvent.objects.filter(verb="ballot kept").latest("pk")
        told = json.dumps([event.verb, event.rule, event.kind, event.thing, event.people])
        assert "EG3" not in told
        assert nine.people[0].name not in told


class TestSuggesting:
    """A round without votes: what is missing, and what should be said differently."""

    def test_suggestions_wait_until_the_round_closes(self, nine: Nine) -> None:
        """They are read when the round has closed, without names, and can be taken back before."""
        round_ = nine.open(Method.SUGGEST)
        for turn in range(9):
            actions.say(
                ballot=nine.ballot(round_, turn),
                sort="missing",
                text=f"Idea {turn}",
                by=nine.actor(turn),
            )
        taken = queries.remarks(nine.ballot(round_, 0))[0]
        actions.take_back(remark=taken, by=nine.actor(0))
        assert not nine.ballot(round_, 0).choices
        actions.say(ballot=nine.ballot(round_, 0), sort="missing", text="Another", by=nine.actor(0))
        round_ = queries.rounds(nine.panel).get()
        assert queries.outcome(round_) is None
        result = actions.close(round_=round_, by=nine.by)
        assert result.content["voters"] == 9
        assert len(queries.results(nine.panel.review)[0].remarks) == 9
        assert not CountedVote.objects.exists()
