"""What can be done with a table: ask for it, count and attack it, answer. All is kept for ever."""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.learning.methods.disclosure.cubes import Asked, NotACube, as_row
from linkwork.learning.releases import checks, periods, queries
from linkwork.learning.releases.attacks import Tried, tried
from linkwork.learning.releases.checks import NotAllowed
from linkwork.learning.releases.models import Attempt, Decision, Release
from linkwork.learning.studies.models import Snapshot


@transaction.atomic
def ask(
    *,
    snapshot: Snapshot,
    title: str,
    purpose: str,
    dimensions: Sequence[str],
    steps: Sequence[str],
    first_quarter: str,
    last_quarter: str,
    by: Actor,
    on: date,
) -> Release:
    """Ask for a table of the frozen cases of a study, for a purpose."""
    if by.user is None:
        raise NotAllowed("a person asks for a table, not a command")
    found = _period(snapshot, list(steps), first_quarter, last_quarter)
    try:
        Asked(tuple(dimensions), tuple(steps), {"quarter": tuple(found)})
    except NotACube as refused:
        raise NotAllowed(str(refused)) from refused
    release = Release(
        organisation=by.organisation,
        study=snapshot.study,
        reference=queries.next_reference(by.organisation, on.year),
        title=title,
        purpose=purpose,
        dimensions=list(dimensions),
        steps=list(steps),
        quarters=found,
        asked_at=timezone.now(),
        asked_by=by.user,
    )
    release.save(force_insert=True)
    audit.record(by=by, action=Action.CREATE, verb="table asked for", on=release)
    return release


@transaction.atomic
def build(*, release: Release, by: Actor) -> Attempt:
    """Count the table on its frozen cases and attack it together with all that was released."""
    if queries.decision_of(release) is not None:
        raise NotAllowed(f"{release}: it is decided already")
    return _kept(release=release, found=tried(release), by=by)


def _kept(*, release: Release, found: Tried, by: Actor) -> Attempt:
    """Put what was counted and attacked in the log."""
    row = as_row(found.cube) if found.cube else None
    attempt = Attempt(
        organisation=release.organisation,
        release=release,
        snapshot=found.snapshot,
        made_at=timezone.now(),
        snapshot_hash=found.snapshot.content_hash,
        code_version=version("linkwork"),
        against=list(found.against),
        cube=row,
        cube_hash=checks.hash_of(row) if row else "",
        attack=found.attack,
        passed=found.passed,
    )
    attempt.save(force_insert=True)
    audit.record(by=by, action=Action.CREATE, verb="table counted and attacked", on=release)
    return attempt


@transaction.atomic
def decide(*, release: Release, approved: bool, why: str = "", by: Actor) -> Decision:
    """Release the table, or decline it: somebody else than whoever asked, who says why not."""
    if queries.decision_of(release) is not None:
        raise NotAllowed(f"{release}: it is decided already")
    checks.two_people(release, by.user.pk if by.user else None)
    assert by.user
    attempt = queries.attempt_of(release)
    if attempt is None:
        raise NotAllowed(f"{release}: it has not been attacked yet")
    if approved:
        checks.unchanged(attempt)
        checks.attacked_with_all(attempt)
    elif not why:
        raise NotAllowed(f"{release}: say why it is declined")
    decision = Decision(
        organisation=release.organisation,
        release=release,
        attempt=attempt,
        approved=approved,
        why=why,
        cube_hash=attempt.cube_hash,
        decided_at=timezone.now(),
        decided_by=by.user,
        asked_by=release.asked_by,
    )
    decision.save(force_insert=True)
    verb = "table released" if approved else "table declined"
    audit.record(by=by, action=Action.AMEND, verb=verb, on=release)
    return decision


def _period(snapshot: Snapshot, steps: list[str], first: str, last: str) -> list[str]:
    """The quarters from the first to the last, every step of everybody in them read."""
    frozen = timezone.localdate(snapshot.frozen_at)
    begun = snapshot.first_offered_on
    if begun is None:
        raise NotAllowed("nobody was offered anything in these frozen cases")
    read = periods.whole(begun, frozen, steps)
    if not read:
        raise NotAllowed("no whole quarter of these frozen cases has been read to that step yet")
    if last not in read:
        words = periods.in_words(read[-1])
        raise NotAllowed(f"the last quarter that has been read to “{steps[-1]}” is {words}")
    if first not in read or read.index(first) > read.index(last):
        raise NotAllowed(f"the period begins in or after {periods.in_words(read[0])}")
    return read[read.index(first) : read.index(last) + 1]
