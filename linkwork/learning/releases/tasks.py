"""Puts the counting and attacking of a table into the queue that workers take from."""

from django.db import transaction
from django_tasks import task

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.learning.releases import actions, checks
from linkwork.learning.releases.models import Release


@task()
def count_and_attack(release_id: int) -> str:
    """Count and attack one table; what a worker takes from the queue."""
    with scope.everything("counting a table"):
        release = Release.objects.select_related("organisation").get(pk=release_id)
    with scope.within(release.organisation_id, "counting a table"):
        try:
            made = actions.build(release=release, by=Actor.system(release.organisation))
        except checks.NotAllowed as refused:
            return str(refused)
    return "passed" if made.passed else "refused"


def queue(release: Release) -> None:
    """Let a worker do it, as soon as what was asked is kept."""
    transaction.on_commit(lambda: count_and_attack.enqueue(release.pk))
