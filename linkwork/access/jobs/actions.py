"""What somebody can do about a job: ask for it to be run now."""

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.jobs import tasks
from linkwork.access.jobs.registry import Job
from linkwork.access.models import JobRun
from linkwork.access.roles import Action


@transaction.atomic
def ask(*, job: Job, by: Actor) -> JobRun | None:
    """Let a worker run a job of the actor's service soon; None where a run is open already."""
    run = tasks.queue(job, by.organisation)
    verb = "job asked for" if run is not None else "job asked for while it runs"
    audit.record(by=by, action=Action.CREATE, verb=verb, kind="job")
    return run
