"""Whose figures: the people offered in a period, as far as whoever asks may count them."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from linkwork.access.actors import Actor
from linkwork.access.models import Organisation, Team
from linkwork.access.roles import Role
from linkwork.practice.facts.queries import NEVER_WERE
from linkwork.practice.referrals.models import Referral
from linkwork.practice.reports.small_numbers import Count, Key, Sum, carefully, openly
from linkwork.ui.words import day, joined

MONTHS = 18  # of the usual period
QUARTER = 3


@dataclass(frozen=True)
class Reach:
    """What part of the service somebody may count, and whether small numbers are kept from them."""

    whose: str
    careful: bool
    team_id: int | None = None
    link_worker_id: int | None = None
    practice_id: int | None = None


@dataclass(frozen=True)
class Cohort:
    """The people offered in a period, narrowed; all figures of a page are of the same cohort."""

    reach: Reach
    since: date
    until: date
    today: date
    practice_id: int | None = None
    link_worker_id: int | None = None
    need: str = ""
    fifth: int | None = None
    narrowed_to: tuple[str, ...] = ()

    def referrals(self) -> QuerySet[Referral]:
        """One row for each time somebody was offered; what was entered in error never was."""
        rows = Referral.objects.filter(offered_on__gte=self.since, offered_on__lte=self.until)
        rows = rows.exclude(state=Referral.State.DRAFT).exclude(case__ending__in=NEVER_WERE)
        return rows.filter(**self._narrowing())

    def _narrowing(self) -> dict[str, object]:
        asked = {
            "team_id": self.reach.team_id,
            "case__link_worker_id": self.reach.link_worker_id or self.link_worker_id,
            "practice_id": self.reach.practice_id or self.practice_id,
            "main_need": self.need or None,
            "person__deprivation_fifth": self.fifth,
        }
        return {name: value for name, value in asked.items() if value is not None}

    @property
    def careful(self) -> bool:
        """Whether small numbers are kept back."""
        return self.reach.careful

    def counts(self, counts: Mapping[Key, int], sums: Sequence[Sum] = ()) -> dict[Key, Count]:
        """Counts as whoever asks may see them."""
        return carefully(counts, sums) if self.careful else openly(counts)

    @property
    def period(self) -> str:
        """The period in words."""
        return f"between {day(self.since)} and {day(self.until)}"

    @property
    def words(self) -> str:
        """Whom the figures are about, in words."""
        narrowed = f" ({joined(self.narrowed_to)})" if self.narrowed_to else ""
        return f"{self.reach.whose}{narrowed}. People offered {self.period}"


def reach(actor: Actor) -> Reach:
    """A link worker counts their own cases and a lead their team's; all others see the service."""
    if actor.role is Role.LINK_WORKER and actor.user is not None:
        return Reach("Cases you hold", careful=False, link_worker_id=actor.user.pk)
    if actor.role is Role.TEAM_LEAD and actor.team_id is not None:
        team = Team.objects.get(pk=actor.team_id)
        return Reach(f"{actor.organisation.name}, {team.name}", careful=False, team_id=team.pk)
    if actor.employer.kind == Organisation.Kind.PRACTICE:
        whose = f"{actor.organisation.name}, {actor.employer.name}"
        return Reach(whose, careful=True, practice_id=actor.employer.pk)
    return Reach(actor.organisation.name, careful=True)


def usual_period(today: date, careful: bool) -> tuple[date, date]:
    """The eighteen months to the end of the last whole month, or of the last whole quarter."""
    end = date(today.year, today.month, 1)
    if careful:
        end = quarter_of(end)
    return back(end, MONTHS), date.fromordinal(end.toordinal() - 1)


def quarter_of(on: date) -> date:
    """The first day of the quarter."""
    return date(on.year, (on.month - 1) // QUARTER * QUARTER + 1, 1)


def back(month: date, number: int) -> date:
    """The first day of so many months before (or, below nought, after)."""
    months = month.year * 12 + month.month - 1 - number
    return date(months // 12, months % 12 + 1, 1)


def last_day(month: date) -> date:
    """The last day of a month."""
    return date(month.year, month.month, monthrange(month.year, month.month)[1])
