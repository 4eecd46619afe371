"""Posts: who works for whom, in which role, from when to when. Nobody gives one to themselves."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import Membership, Organisation, Team, User
from linkwork.access.roles import Action, Role
from linkwork.practice.administration.refusals import NotAllowed

# Which roles are given in which sort of body.
ROLES: dict[str, tuple[Role, ...]] = {
    Organisation.Kind.SERVICE: (
        Role.LINK_WORKER,
        Role.TEAM_LEAD,
        Role.SAFEGUARDING_LEAD,
        Role.DIRECTORY_EDITOR,
        Role.ORGANISATION_ADMINISTRATOR,
        Role.COMMISSIONER,
        Role.ANALYST,
        Role.REVIEWER,
        Role.AUDITOR,
    ),
    Organisation.Kind.PRACTICE: (Role.REFERRER, Role.COMMISSIONER),
    Organisation.Kind.NETWORK: (Role.REFERRER, Role.COMMISSIONER),
    Organisation.Kind.PROVIDER: (Role.PROVIDER,),
    Organisation.Kind.COMMISSIONER: (Role.COMMISSIONER,),
}
IN_A_TEAM = frozenset({Role.LINK_WORKER, Role.TEAM_LEAD})


@transaction.atomic
def employ(
    *,
    email: str,
    name: str,
    role: Role,
    organisation: Organisation,
    since_on: date,
    by: Actor,
    team: Team | None = None,
) -> Membership:
    """Give somebody a post, and an account where they have none."""
    if organisation.keeper != by.organisation or (team and team.organisation != by.organisation):
        raise NotAllowed("That body does not belong to this service.")
    if role not in ROLES[organisation.kind]:
        raise NotAllowed(f"A {role.value} does not work for {organisation.name}.")
    if (role in IN_A_TEAM) != (team is not None):
        raise NotAllowed("Link workers and team leads belong to a team; nobody else does.")
    user = User.objects.filter(email=email.lower()).first()
    if user is not None and user == by.user:
        raise NotAllowed("Nobody gives a post to themselves. Ask another administrator.")
    if user is None:
        user = User.objects.create_user(email, None, name=name)
    same = Membership.objects.filter(user=user, organisation=organisation, role=role.value)
    if same.filter(Q(until_on__isnull=True) | Q(until_on__gte=since_on)).exists():
        raise NotAllowed(f"{user.name} holds this post already.")
    post = Membership.objects.create(
        user=user, organisation=organisation, team=team, role=role.value, since_on=since_on
    )
    audit.record(by=by, action=Action.CREATE, verb=f"post given: {role.value}", kind="staff")
    return post


@transaction.atomic
def end_post(*, post: Membership, on: date, by: Actor) -> Membership:
    """End a post on a day; its holder may do nothing by it from the day after."""
    if post.user == by.user:
        raise NotAllowed("Nobody ends their own post. Ask another administrator.")
    if on < post.since_on:
        raise NotAllowed("A post cannot end before it begins.")
    Membership.objects.filter(pk=post.pk).update(until_on=on)
    post.refresh_from_db()
    audit.record(by=by, action=Action.AMEND, verb=f"post ended: {post.role}", kind="staff")
    return post
