"""What the properties tell at the end of a run."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what a property recorded as `said`, so that its size can be quoted."""
    for report in terminalreporter.stats.get("passed", []):
        for name, words in getattr(report, "user_properties", []):
            if name == "said":
                terminalreporter.write_line(str(words))
