"""Who is told by a notice: never with a name or a need, only that there is something to look at."""

from collections.abc import Iterable

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Membership, Organisation, Team, User
from linkwork.access.roles import Role
from linkwork.practice.notices import actions as notices


def tell(template: str, people: Iterable[User], *, url: str, by: Actor) -> int:
    """Send each of them one notice, whoever acts themselves left out; answer how many."""
    told = {user.pk: user for user in people if by.user is None or user.pk != by.user.pk}
    for user in told.values():
        notices.post(by=by, template=template, to_user=user, channel="email", url=url)
    return len(told)


def in_role(organisation: Organisation, role: Role, team: Team | None = None) -> list[User]:
    """Everybody who works in a role of the service today; in one team, where one is named."""
    today = timezone.localdate()
    rows = Membership.objects.filter(
        organisation=organisation, role=role.value, since_on__lte=today, user__is_active=True
    ).exclude(until_on__lt=today)
    if team is not None:
        rows = rows.filter(team=team)
    return list(User.objects.filter(pk__in=rows.values("user")).order_by("name"))


def leads_of(organisation: Organisation, team: Team | None) -> list[User]:
    """The leads of a team; all leads of the service where the team has none."""
    theirs = in_role(organisation, Role.TEAM_LEAD, team)
    return theirs or in_role(organisation, Role.TEAM_LEAD)
