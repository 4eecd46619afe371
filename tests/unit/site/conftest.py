"""The service that the tests of the site sign in to."""

from tests.unit.access.conftest import house  # noqa: F401  (a fixture)
