"""Reading a study on its frozen cases: asked for here, done by a worker, or done at once."""

from django.db import transaction

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.learning.studies import queries, running
from linkwork.learning.studies.models import Run, Study
from linkwork.learning.studies.running import NotAllowed

VERDICTS, AGAIN, ADDED = Run.Purpose.VERDICTS, Run.Purpose.AGAIN, Run.Purpose.ADDED


@transaction.atomic
def ask(*, study: Study, by: Actor, purpose: Run.Purpose = VERDICTS) -> Run:
    """Open a run of a study: the verdicts once, after that only to compare or for additions."""
    if queries.snapshot_of(study) is None:
        raise NotAllowed(f"{study}: freeze its cases first")
    read = queries.run_of(study) is not None
    if purpose == VERDICTS and read:
        raise NotAllowed(f"{study}: it has been run; a verdict is read once")
    if purpose != VERDICTS and not read:
        raise NotAllowed(f"{study}: it has not been read yet")
    if purpose == ADDED and not any(one.late for one in queries.versions(study)):
        raise NotAllowed(f"{study}: nothing was added to its plan")
    opened = running.open_run(study, purpose, by)
    audit.record(by=by, action=Action.AMEND, verb="reading of a study asked for", on=study)
    return opened


@transaction.atomic
def run(*, study: Study, by: Actor, purpose: Run.Purpose = VERDICTS) -> Run:
    """Read every declared statement on the frozen cases, at once; whole or not at all."""
    done = running.carry_out(ask(study=study, by=by, purpose=purpose).pk, by=by)
    if done is None or done.state != Run.State.DONE:
        raise NotAllowed(f"{study}: {done.error if done else 'another reads it'}")
    return done
