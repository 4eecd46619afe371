"""Teams and practices, and how a practice works with the service over time."""

from datetime import date

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation, PracticeFeature, Team
from linkwork.access.roles import Action
from linkwork.practice.administration.refusals import NotAllowed


def _ours(body: Organisation, by: Actor) -> None:
    if body.keeper != by.organisation:
        raise NotAllowed("That body does not belong to this service.")


@transaction.atomic
def found_team(*, name: str, by: Actor) -> Team:
    """Begin a team."""
    if Team.objects.filter(organisation=by.organisation, name__iexact=name).exists():
        raise NotAllowed(f"There is a team called {name} already.")
    team = Team.objects.create(organisation=by.organisation, name=name)
    audit.record(by=by, action=Action.CREATE, verb="team founded", kind="staff")
    return team


@transaction.atomic
def rename_team(*, team: Team, name: str, by: Actor) -> Team:
    """Call a team by another name."""
    if team.organisation != by.organisation:
        raise NotAllowed("That team does not belong to this service.")
    Team.objects.filter(pk=team.pk).update(name=name)
    team.refresh_from_db()
    audit.record(by=by, action=Action.AMEND, verb="team renamed", kind="staff")
    return team


@transaction.atomic
def found_practice(*, name: str, ods_code: str, email: str, phone: str, by: Actor) -> Organisation:
    """Add a practice that refers to this service."""
    taken = Organisation.objects.filter(parent=by.organisation, ods_code=ods_code)
    if ods_code and taken.exists():
        raise NotAllowed(f"There is a practice with the code {ods_code} already.")
    practice = Organisation.objects.create(
        name=name,
        kind=Organisation.Kind.PRACTICE,
        parent=by.organisation,
        ods_code=ods_code,
        email=email,
        phone=phone,
    )
    audit.record(by=by, action=Action.CREATE, verb="practice added", kind="staff")
    return practice


@transaction.atomic
def amend_practice(
    *, practice: Organisation, name: str, ods_code: str, email: str, phone: str, by: Actor
) -> Organisation:
    """Put a practice's name, code or addresses right."""
    _ours(practice, by)
    others = Organisation.objects.filter(parent=by.organisation, ods_code=ods_code)
    if ods_code and others.exclude(pk=practice.pk).exists():
        raise NotAllowed(f"Another practice has the code {ods_code}.")
    values = {"name": name, "ods_code": ods_code, "email": email, "phone": phone}
    Organisation.objects.filter(pk=practice.pk).update(**values)
    practice.refresh_from_db()
    audit.record(by=by, action=Action.AMEND, verb="practice amended", kind="staff")
    return practice


@transaction.atomic
def say_feature(
    *, practice: Organisation, kind: str, present: bool, since_on: date, by: Actor
) -> PracticeFeature:
    """Say that a practice has a champion or shares the care, or no longer, from a day."""
    _ours(practice, by)
    said = PracticeFeature.objects.create(
        practice=practice,
        kind=PracticeFeature.Kind(kind),
        present=present,
        since_on=since_on,
    )
    audit.record(by=by, action=Action.CREATE, verb=f"practice feature: {kind}", kind="staff")
    return said
