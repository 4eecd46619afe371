"""A service whose cases are invented ones, its evaluator and the team lead who signs beside her."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.conf import LazySettings

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import Membership, Organisation, User
from linkwork.access.roles import Role
from linkwork.invented.cases import generate
from linkwork.learning.studies import freezing
from linkwork.library import actions as library
from tests.unit.learning.studies.company import TODAY, Company


@pytest.fixture(scope="session")
def cases() -> pa.Table:
    """What a service might export: 3,000 invented people."""
    return generate(3000, 4, anchor=TODAY, played_out=True).table


@pytest.fixture
def company(db: None, cases: pa.Table, settings: LazySettings, tmp_path: Path) -> Iterator[Company]:
    """Those who may sign, in a service whose cases are the invented ones."""
    settings.LINKWORK_FOLDER = tmp_path
    service = Organisation.objects.create(name="Riverbank", kind=Organisation.Kind.SERVICE)
    rowan, samira, sade = (
        _member(service, name, role)
        for name, role in (
            ("Rowan", Role.ANALYST),
            ("Samira", Role.TEAM_LEAD),
            ("Sade", Role.REVIEWER),
        )
    )
    library.load_starter(by=Actor.system(service))
    before = list(freezing._provider)

    def provide(path: Path, organisation_id: int, today: date) -> int:
        pq.write_table(cases, path)
        return int(cases.num_rows)

    freezing.provide(provide)
    with scope.within(service.pk):
        yield Company(rowan, samira, sade)
    freezing._provider[:] = before


def _member(service: Organisation, name: str, role: Role) -> Actor:
    user = User.objects.create_user(f"{name.lower()}@riverbank.example", name=name)
    return Actor.of(
        Membership.objects.create(user=user, organisation=service, role=role.value, since_on=TODAY)
    )
