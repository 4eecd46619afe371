"""Panels, their people and rounds, and what came of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.evidence.panels.counting.rules import Method, Rule
from linkwork.evidence.panels.models import (
    Ballot,
    KeptRemark,
    Panel,
    Panellist,
    Remark,
    Result,
    Round,
    Seal,
    Signature,
)
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries as synthesis
from linkwork.evidence.synthesis.queries import InReview

State = Round.State
OVER = (State.CLOSED, State.SIGNED)


@dataclass(frozen=True)
class Outcome:
    """A round that has closed: what was fixed, what was counted, and who signed it."""

    panel: Panel
    round: Round
    seal: Seal
    result: Result
    remarks: list[KeptRemark]
    signatures: list[Signature]

    @property
    def rule(self) -> Rule:
        """The rule as it was fixed."""
        return Rule.of(self.seal.content["rule"])

    @property
    def holds(self) -> bool:
        """Whether what was fixed and what was counted are still as they were hashed."""
        return self.seal.holds and self.result.holds


@dataclass(frozen=True)
class Closed:
    """A round that has closed, in few words: how it asked, when it ended, whether it is signed."""

    panel: str
    number: int
    method: Method
    closed_at: datetime
    closed_by: str
    signed: bool


def panels(review: Review) -> QuerySet[Panel]:
    """The panels of a review, the first first."""
    return Panel.objects.filter(review=review).select_related("review").order_by("pk")


def panellists(panel: Panel) -> QuerySet[Panellist]:
    """Who is on a panel now."""
    rows = Panellist.objects.filter(panel=panel, left_at__isnull=True)
    return rows.order_by("constituency", "name", "pk")


def all_panellists() -> QuerySet[Panellist]:
    """Everybody on a panel, or who was."""
    return Panellist.objects.select_related("panel__review__organisation", "panel__organisation")


def asked(panel: Panel) -> dict[str, int]:
    """How many people of each constituency are on a panel."""
    tally = Counter(panellists(panel).values_list("constituency", flat=True))
    return {name: tally.get(name, 0) for name in panel.constituencies}


def rounds(panel: Panel) -> QuerySet[Round]:
    """The rounds of a panel, in order."""
    return Round.objects.filter(panel=panel).select_related("panel__review").order_by("number")


def rounds_of(review: Review) -> QuerySet[Round]:
    """Every round of a review's panels, in order."""
    rows = Round.objects.filter(panel__review=review).select_related("panel__review")
    return rows.order_by("panel_id", "number")


def open_round(panel: Panel) -> Round | None:
    """The round that is open."""
    return rounds(panel).filter(state=State.OPEN).first()


def candidates(review: Review) -> list[InReview]:
    """The statements of a review that a panel can be asked about."""
    gone = {"merged", "retired", "refuted"}
    return [one for one in synthesis.statements(review) if one.status not in gone]


def turnout(round_: Round) -> dict[str, tuple[int, int]]:
    """For each constituency, how many have answered and how many are asked."""
    rows = Ballot.objects.filter(round=round_).values_list(
        "panellist__constituency", "saved_at", "choices"
    )
    found: dict[str, tuple[int, int]] = {}
    for name, saved_at, choices in rows:
        answered, number = found.get(name, (0, 0))
        found[name] = (answered + bool(saved_at and choices), number + 1)
    return found


def silent(round_: Round) -> list[Panellist]:
    """Those who have not answered an open round; their names are for reminders only."""
    rows = Ballot.objects.filter(round=round_, panellist__left_at__isnull=True)
    rows = rows.select_related("panellist__panel").order_by("pk")
    return [one.panellist for one in rows if not one.choices]


def ballots_of(link: Link | None) -> QuerySet[Ballot]:
    """The ballots of whoever came by a link, the newest round first."""
    rows = Ballot.objects.select_related("round__panel__review", "panellist")
    if link is None or link.subject is None:
        return rows.none()
    mine = rows.filter(panellist__public_id=link.subject)
    return mine.exclude(round__state=State.DRAFT).order_by("-pk")


def remarks(ballot: Ballot) -> list[Remark]:
    """What somebody said beside their votes, in order."""
    return list(Remark.objects.filter(ballot=ballot).order_by("pk"))


def seal_of(round_: Round) -> Seal | None:
    """What was fixed when the round opened."""
    return Seal.objects.filter(round=round_).first()


def may_vote(round_: Round, at: datetime | None = None) -> bool:
    """Whether votes are taken now."""
    return round_.state == State.OPEN and (at or timezone.now()) < round_.closes_at


def items_of(round_: Round) -> list[dict[str, Any]]:
    """What a round asks about: as it was fixed, or as it is being prepared."""
    seal = seal_of(round_)
    found: list[dict[str, Any]] = seal.content["items"] if seal else round_.items
    return found


def outcome(round_: Round) -> Outcome | None:
    """What came of a round; None while it is not closed."""
    return next(iter(_outcomes([round_])), None)


def results(review: Review) -> list[Outcome]:
    """What came of every round of a review that has closed, in order."""
    closed = rounds_of(review).filter(state__in=OVER)
    return _outcomes(closed)


def closed(review: Review) -> list[Closed]:
    """The rounds of a review that have closed, in order, in few words."""
    rows = Result.objects.filter(round__panel__review=review, round__state__in=OVER)
    known = rows.select_related("round__panel", "round__seal").annotate(names=Count("signatures"))
    return [
        Closed(
            panel=str(one.round.panel),
            number=one.round.number,
            method=Rule.of(one.round.seal.content["rule"]).method,
            closed_at=one.closed_at,
            closed_by=one.closed_by,
            signed=bool(one.names),
        )
        for one in known.order_by("pk")
    ]


def results_of(panel: Panel) -> list[Outcome]:
    """What came of the closed rounds of one panel, in order."""
    return _outcomes(rounds(panel).filter(state__in=OVER))


def live_link(panellist: Panellist) -> Link | None:
    """The panellist's way in, if it still works."""
    rows = Link.objects.filter(
        organisation=panellist.organisation,
        role=Role.PANELLIST.value,
        subject=panellist.public_id,
        until_at__gt=timezone.now(),
    )
    return rows.order_by("-pk").first()


def _outcomes(closed: QuerySet[Round] | list[Round]) -> list[Outcome]:
    rows = Result.objects.filter(round__in=closed)
    rows = rows.select_related("round__panel__review", "round__seal")
    found = rows.prefetch_related("remarks", "signatures").order_by("pk")
    return [
        Outcome(
            panel=one.round.panel,
            round=one.round,
            seal=one.round.seal,
            result=one,
            remarks=list(one.remarks.all()),
            signatures=list(one.signatures.all()),
        )
        for one in found
    ]
