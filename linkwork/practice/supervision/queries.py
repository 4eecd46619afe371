"""What supervision asks: a team, what is open of a case, who is out, what is raised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide
from linkwork.access.models import Grant, Membership, Organisation, Team, User
from linkwork.access.roles import Action, Relation, Role
from linkwork.practice.connections import queries as connections
from linkwork.practice.people import queries as people
from linkwork.practice.people.models import Person
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision.models import (
    BrokenGlass,
    CaseCover,
    ConcernStep,
    HandOver,
    SafeguardingConcern,
    Talk,
    Visit,
)


# == Teams ==
def members(organisation: Organisation, team_id: int | None) -> QuerySet[User]:
    """The link workers of a team today; of the whole service where no team is named."""
    today = timezone.localdate()
    rows = Membership.objects.filter(
        organisation=organisation, role=Role.LINK_WORKER.value, since_on__lte=today
    ).exclude(until_on__lt=today)
    if team_id is not None:
        rows = rows.filter(team_id=team_id)
    return User.objects.filter(is_active=True, pk__in=rows.values("user")).order_by("name")


def leads(organisation: Organisation) -> QuerySet[User]:
    """The team leads of a service today."""
    today = timezone.localdate()
    rows = Membership.objects.filter(
        organisation=organisation, role=Role.TEAM_LEAD.value, since_on__lte=today
    ).exclude(until_on__lt=today)
    return User.objects.filter(is_active=True, pk__in=rows.values("user")).order_by("name")


def team_of(user: User, organisation: Organisation) -> Team | None:
    """The team a link worker belongs to in a service."""
    row = Membership.objects.filter(
        user=user, organisation=organisation, role=Role.LINK_WORKER.value, team__isnull=False
    )
    found = row.select_related("team").order_by("-since_on", "-pk").first()
    return found.team if found else None


def team_holds(case: Case, team: Team) -> bool:
    """Whether a team holds the case now."""
    rows = Grant.objects.filter(subject=case.person.public_id, relation=Relation.TEAM.value)
    return rows.filter(team=team, about__isnull=True, until_at__isnull=True).exists()


# == Hand-overs and cover ==
@dataclass(frozen=True)
class OpenThing:
    """One thing that is open of a case, as whoever takes it over reads it."""

    what: str
    words: str
    on: date | None

    def kept(self) -> dict[str, str]:
        """The same for the record."""
        return {"what": self.what, "words": self.words, "on": str(self.on or "")}


def open_things(case: Case) -> list[OpenThing]:
    """What goes over with a case: its next step, connections, alerts and tasks."""
    found = []
    if case.next_step:
        found.append(OpenThing("Next step", case.next_step, case.next_step_on))
    for one in connections.open_of(case):
        words = f"{one.activity.name}: {one.next_step or one.get_state_display()}"
        found.append(OpenThing("Connection", words, one.next_on))
    alerts = people.open_alerts(case.person)
    tasks = referrals.tasks_of(case).filter(state="open")
    found += [OpenThing("Alert", one.get_risk_display(), one.review_on) for one in alerts]
    found += [OpenThing("Task", one.words, one.due_on) for one in tasks]
    return found


def hand_overs(case: Case) -> QuerySet[HandOver]:
    """Every hand-over of a case, the latest first."""
    rows = HandOver.objects.filter(case=case).select_related("giver", "taker", "made_by")
    return rows.order_by("-at", "-pk")


def handed_to(user: User) -> QuerySet[HandOver]:
    """Cases handed to somebody who has not yet said that they have read the note."""
    return unread().filter(taker=user)


def every_hand_over() -> QuerySet[HandOver]:
    """Every hand-over, with what its page shows."""
    return HandOver.objects.select_related("case__person", "giver", "taker", "made_by")


def unread() -> QuerySet[HandOver]:
    """Hand-overs whose note the taker has not read, the longest first."""
    rows = every_hand_over().filter(read_at__isnull=True, case__link_worker=F("taker"))
    return rows.order_by("at", "pk")


def covers(on: date) -> QuerySet[CaseCover]:
    """Cover that goes on or is to come, the first to begin in front."""
    rows = CaseCover.objects.filter(ended_at__isnull=True, to_on__gte=on)
    return rows.select_related("case__person", "away", "covering").order_by("from_on", "pk")


def cover_of(case: Case, on: date) -> CaseCover | None:
    """Who covers the case on a day."""
    return covers(on).filter(case=case, from_on__lte=on).first()


def talks(case: Case) -> QuerySet[Talk]:
    """Supervision notes of a case, the latest first."""
    return Talk.objects.filter(case=case).select_related("made_by").order_by("-on", "-pk")


# == Visits ==
def visits() -> QuerySet[Visit]:
    """Visits that are planned or under way, whoever should be back first in front."""
    return every_visit().filter(state__in=Visit.ONGOING).order_by("back_by_at", "pk")


def every_visit() -> QuerySet[Visit]:
    """Every visit, with what its page shows."""
    return Visit.objects.select_related("case__person", "case__referral__team", "worker")


def overdue_visits(at: datetime) -> QuerySet[Visit]:
    """Visits from which somebody should be back."""
    return visits().filter(state__in=Visit.AWAY, back_by_at__lt=at)


def visits_of(case: Case) -> QuerySet[Visit]:
    """Every visit of a case, the latest first."""
    rows = Visit.objects.filter(case=case).select_related("worker", "case__person")
    return rows.order_by("-starts_at", "-pk")


# == Concerns ==
def concerns() -> QuerySet[SafeguardingConcern]:
    """Every concern, open ones in front and those to be looked at first."""
    rows = SafeguardingConcern.objects.select_related("person", "raised_by", "named_lead")
    return rows.order_by("closed_on", "review_on", "pk")


def open_concerns() -> QuerySet[SafeguardingConcern]:
    """Concerns that are not closed, whichever must be looked at first in front."""
    return concerns().filter(state__in=SafeguardingConcern.OPEN).order_by("review_on", "pk")


def concerns_of(actor: Actor, person: Person) -> list[SafeguardingConcern]:
    """The open concerns of a person that this actor may know of; nothing for anybody else."""
    rows = open_concerns().filter(person=person)
    return [one for one in rows if decide(actor, Action.VIEW, one).allowed]


def steps_of(concern: SafeguardingConcern) -> QuerySet[ConcernStep]:
    """Every decision on a concern, in order."""
    return ConcernStep.objects.filter(concern=concern).select_related("by").order_by("at", "pk")


def counted_steps() -> list[tuple[SafeguardingConcern, int]]:
    """Every concern with the number of decisions on it."""
    rows = SafeguardingConcern.objects.annotate(taken=Count("steps"))
    return [(one, one.taken) for one in rows.order_by("closed_on", "raised_at", "pk")]


# == Glass ==
def broken(only_open: bool = False) -> QuerySet[BrokenGlass]:
    """Records opened by breaking the glass, those not yet reviewed in front, then the latest."""
    rows = BrokenGlass.objects.select_related("person", "by", "reviewed_by")
    if only_open:
        rows = rows.filter(verdict="")
    return rows.order_by("verdict", "-at", "-pk")


def glass_until(actor: Actor, subject: Any) -> datetime | None:
    """Until when the actor reads somebody's record by broken glass; None where they do not."""
    if actor.user is None:
        return None
    rows = Grant.objects.filter(
        organisation=actor.organisation,
        subject=subject,
        relation=Relation.GLASS.value,
        user=actor.user,
        until_at__gt=timezone.now(),
    )
    return rows.order_by("-until_at").values_list("until_at", flat=True).first()


def exactly(nhs_number: str, name: str, born_on: date | None) -> list[Person]:
    """Whoever has exactly this NHS number, or exactly this name and birth date."""
    if nhs_number:
        found: Iterable[Person] = [p] if (p := people.known_as(nhs_number)) else []
        return [p for p in found if born_on is None or p.born_on == born_on]
    words = name.split()
    if len(words) < 2 or born_on is None:
        return []
    named = Q()
    for cut in range(1, len(words)):
        given, family = " ".join(words[:cut]), " ".join(words[cut:])
        named |= Q(given_name__iexact=given, family_name__iexact=family)
    return list(Person.objects.filter(named, born_on=born_on)[:3])
