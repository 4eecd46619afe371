"""A table that two people released, and one that waits, of a study whose cases are frozen."""

from collections import Counter
from datetime import date

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Membership
from linkwork.learning.methods.disclosure.counting import Tally, cells_of
from linkwork.learning.methods.disclosure.cubes import Cube
from linkwork.learning.methods.disclosure.dimensions import registered
from linkwork.learning.releases import actions
from linkwork.learning.releases.attacks import Tried
from linkwork.learning.releases.models import Release
from linkwork.learning.studies import actions as studies
from linkwork.learning.studies.models import Snapshot
from linkwork.library import queries as shelf
from tests.matrix.cast import TODAY, House

UNRELEASED = "unreleased"  # told to whoever asks for tables and whoever releases them


def keep(house: House) -> None:
    """Both tables, asked for by the evaluator; the auditor released the first."""
    evaluator, auditor = (
        Actor.of(Membership.objects.get(user=house.users[words]))
        for words in ("evaluator", "auditor")
    )
    frozen = _frozen(house, evaluator)
    house.things["frozen_id"] = frozen.public_id
    for word in ("", UNRELEASED):
        told = f"{house.canary}{word}"
        release = _asked(frozen, told, evaluator)
        house.keep("release_id", release)
        if not word:
            actions._kept(release=release, found=_tried(release, frozen), by=evaluator)
            actions.decide(release=release, approved=True, why=told, by=auditor)


def _frozen(house: House, by: Actor) -> Snapshot:
    study = studies.register(
        title=f"Frozen {house.canary}",
        question="Does it hold?",
        statements=[shelf.statement("EG3")],
        smallest=0.05,
        by=by,
        on=TODAY,
    )
    return Snapshot.objects.create(
        organisation=house.organisation,
        study=study,
        frozen_at=timezone.now(),
        frozen_by=by.user,
        rows=120,
        file_name="none.parquet",
        content_hash="0" * 64,
        first_offered_on=date(2025, 1, 1),
        last_offered_on=TODAY,
    )


def _asked(frozen: Snapshot, told: str, by: Actor) -> Release:
    return actions.ask(
        snapshot=frozen,
        title=f"Table {told}",
        purpose=f"To see {told}",
        dimensions=["sex"],
        steps=["offered"],
        first_quarter="2025-Q1",
        last_quarter="2025-Q4",
        by=by,
        on=TODAY,
    )


def _tried(release: Release, frozen: Snapshot) -> Tried:
    cut = (registered("sex"),)
    tally = Tally(Counter({"offered": 60}), {})
    cells = cells_of(cut, ("offered",), {("female",): tally, ("male",): tally})
    cube = Cube(release.reference, "2026", cut, ("offered",), tuple(cells))
    attack: dict[str, object] = {
        "tried": 0,
        "sorts": 3,
        "narrowest": None,
        "breaches": [],
        "refused": "",
    }
    return Tried(frozen, cube, (), attack, True)
