"""A PostgreSQL for the tests that need one."""

import os
from collections.abc import Iterator

import pytest

from tools import postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL: DATABASE_URL's, else a private one that is gone afterwards."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://")):
        yield given
    elif postgres.programs() is None:
        pytest.skip(
            "PostgreSQL is not installed here (no initdb found), and DATABASE_URL names none"
        )
    else:
        with postgres.cluster() as url:
            yield url
