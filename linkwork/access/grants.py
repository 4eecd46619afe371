"""Gives and ends standing relations. Called by the acts that make them: accept, hand over, send."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from linkwork.access.models import Grant, Organisation, Team, User
from linkwork.access.roles import Relation


def give(
    *,
    organisation: Organisation,
    subject: UUID,
    relation: Relation,
    user: User | None = None,
    team: Team | None = None,
    body: Organisation | None = None,
    about: UUID | None = None,
    until_at: datetime | None = None,
) -> Grant:
    """Let one user, team or body stand in the relation to the subject from now."""
    return Grant.objects.create(
        organisation=organisation,
        subject=subject,
        relation=relation.value,
        user=user,
        team=team,
        body=body,
        about=about,
        until_at=until_at,
    )


def end(*, subject: UUID, relation: Relation, about: UUID | None = None) -> int:
    """End every such relation to the subject now; answer how many ended."""
    live = Grant.objects.filter(subject=subject, relation=relation.value, until_at__isnull=True)
    if about is not None:
        live = live.filter(about=about)
    return live.update(until_at=timezone.now())


def give_once(
    *,
    organisation: Organisation,
    subject: UUID,
    relation: Relation,
    holder: User | Team | Organisation,
) -> None:
    """Let the holder stand in the relation to the whole subject, unless they do already."""
    name = {User: "user", Team: "team", Organisation: "body"}[type(holder)]
    live = Grant.objects.filter(
        subject=subject, relation=relation.value, about__isnull=True, until_at__isnull=True
    )
    if not live.filter(**{name: holder}).exists():
        Grant.objects.create(
            organisation=organisation, subject=subject, relation=relation.value, **{name: holder}
        )


def cut_short(*, subject: UUID, relation: Relation, user: User) -> int:
    """End now what one user was given until a later moment; answer how many ended."""
    now = timezone.now()
    live = Grant.objects.filter(subject=subject, relation=relation.value, user=user)
    return live.filter(until_at__gt=now).update(until_at=now)


def end_whole(*, subject: UUID, relation: Relation) -> int:
    """End now what was given to the whole of the subject; what is about one thing goes on."""
    live = Grant.objects.filter(subject=subject, relation=relation.value, until_at__isnull=True)
    return live.filter(about__isnull=True).update(until_at=timezone.now())
