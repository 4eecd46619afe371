"""A service whose cases are frozen for a study: who asks for tables, who releases, who reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from benchmarks.of_disclosure.crowds import crowd
from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import Membership, Organisation, User
from linkwork.access.roles import Role
from linkwork.learning.releases import actions
from linkwork.learning.releases.models import Release
from linkwork.learning.studies import freezing, queries
from linkwork.learning.studies.models import Snapshot, Study

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Gate:
    """The evaluator, the auditor, the commissioner, and the frozen cases."""

    rowan: Actor
    imran: Actor
    cora: Actor
    frozen: Snapshot

    def asked(
        self,
        *dimensions: str,
        steps: tuple[str, ...] = ("offered", "agreed"),
        quarters: tuple[str, str] = ("2025-Q1", "2025-Q4"),
        frozen: Snapshot | None = None,
    ) -> Release:
        """A table that Rowan asks for."""
        return actions.ask(
            snapshot=frozen or self.frozen,
            title="Who comes",
            purpose="To plan next year",
            dimensions=dimensions,
            steps=steps,
            first_quarter=quarters[0],
            last_quarter=quarters[1],
            by=self.rowan,
            on=TODAY,
        )

    def released(self, *dimensions: str) -> Release:
        """A table that went all the way."""
        release = self.asked(*dimensions)
        assert actions.build(release=release, by=self.rowan).passed
        actions.decide(release=release, approved=True, by=self.imran)
        return release


@pytest.fixture
def gate(db: None, settings: LazySettings, tmp_path: Path) -> Iterator[Gate]:
    """Those who ask, release and read, in a service of 900 people."""
    settings.LINKWORK_FOLDER = tmp_path
    service = Organisation.objects.create(name="Riverbank", kind=Organisation.Kind.SERVICE)
    rowan, imran, cora = (
        member(service, name, role)
        for name, role in (
            ("Rowan", Role.ANALYST),
            ("Imran", Role.AUDITOR),
            ("Cora", Role.COMMISSIONER),
        )
    )
    with scope.within(service.pk):
        yield Gate(rowan, imran, cora, froze(rowan, people=900))


def froze(by: Actor, *, people: int, seed: int = 1, later: int = 0) -> Snapshot:
    """Cases frozen for a study of their own, some days from now."""
    study = Study.objects.create(
        organisation=by.organisation,
        reference=f"LW-{people}-{seed}",
        title="Who comes?",
        question="Who?",
        plan={},
        registered_at=timezone.now(),
        registered_by=by.user,
    )
    name = f"{study.public_id}.parquet"
    path = queries.folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(crowd(people, seed), path)
    return Snapshot.objects.create(
        organisation=by.organisation,
        study=study,
        frozen_at=timezone.now() + timedelta(days=later),
        frozen_by=by.user,
        rows=people,
        file_name=name,
        content_hash=freezing.content_hash(path),
        first_offered_on=date(2025, 1, 1),
        last_offered_on=date(2025, 12, 31),
    )


def member(service: Organisation, name: str, role: Role, user: User | None = None) -> Actor:
    """Somebody who works for the service in a role."""
    who = user or User.objects.create_user(f"{name.lower()}@riverbank.example", name=name)
    return Actor.of(
        Membership.objects.create(user=who, organisation=service, role=role.value, since_on=TODAY)
    )


def signed_in(actor: Actor) -> Client:
    """A browser in which somebody is signed in."""
    assert actor.user
    client = Client()
    client.force_login(actor.user, "django.contrib.auth.backends.ModelBackend")
    return client
