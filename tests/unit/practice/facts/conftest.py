"""A case on its days, for every test of facts."""

import pytest

from tests.unit.practice.cast import Riverbank
from tests.unit.practice.facts.days import Laid


@pytest.fixture
def laid(house: Riverbank) -> Laid:
    """A case referred and opened on day 0."""
    return Laid(house)
