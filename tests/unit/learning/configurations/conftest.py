"""A service with a frozen study, on whose cases comparisons are declared and read."""

from tests.unit.learning.studies.conftest import cases, company

__all__ = ["cases", "company"]
