"""Who works here, which teams and practices there are, and the policies in force."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.doors import Denied
from linkwork.access.models import Membership, Organisation, PracticeFeature, ServicePolicy, Team


def posts(service: Organisation) -> QuerySet[Membership]:
    """Every post of the service and of the bodies around it, those in force first."""
    rows = Membership.objects.filter(Q(organisation=service) | Q(organisation__parent=service))
    return rows.select_related("user", "organisation", "team").order_by("user__name", "since_on")


def in_force(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    """The posts held today."""
    today = timezone.localdate()
    return rows.filter(since_on__lte=today).exclude(until_on__lt=today)


def post(actor: Actor, post_id: UUID) -> Membership:
    """One post of the actor's service; `Denied` where there is none."""
    found = posts(actor.organisation).filter(public_id=post_id).first()
    if found is None:
        raise Denied("staff")
    return found


def teams(service: Organisation) -> QuerySet[Team]:
    """The service's teams."""
    return Team.objects.filter(organisation=service).order_by("name")


def team(actor: Actor, team_id: UUID) -> Team:
    """One team of the actor's service; `Denied` where there is none."""
    found = teams(actor.organisation).filter(public_id=team_id).first()
    if found is None:
        raise Denied("staff")
    return found


def practices(service: Organisation) -> QuerySet[Organisation]:
    """The practices that refer to the service."""
    kind = Organisation.Kind.PRACTICE
    return Organisation.objects.filter(parent=service, kind=kind).order_by("name")


def practice(actor: Actor, practice_id: UUID) -> Organisation:
    """One practice of the actor's service; `Denied` where there is none."""
    found = practices(actor.organisation).filter(public_id=practice_id).first()
    if found is None:
        raise Denied("staff")
    return found


def features(practice: Organisation) -> list[PracticeFeature]:
    """What was said of how the practice works with the service, newest first."""
    return list(practice.features.order_by("-since_on", "-pk"))


def bodies(service: Organisation) -> QuerySet[Organisation]:
    """The service and everybody around it, whom somebody may work for."""
    rows = Organisation.objects.filter(Q(pk=service.pk) | Q(parent=service))
    return rows.order_by("kind", "name")


def policy(service: Organisation) -> ServicePolicy:
    """The policies in force; the defaults where nobody has set any."""
    return ServicePolicy.objects.filter(organisation=service).first() or ServicePolicy(
        organisation=service
    )
