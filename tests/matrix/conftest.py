"""Says at the end of the run how many cells were tried, and what was found."""

import pytest

from tests.matrix.counts import COUNTED, Counts


@pytest.fixture
def counts() -> Counts:
    """Where a test of the matrix writes what it counted."""
    return COUNTED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line with the figures."""
    if COUNTED:
        said = ", ".join(f"{number:,} {words}" for words, number in COUNTED.items())
        terminalreporter.write_line(f"permission matrix: {said}")
