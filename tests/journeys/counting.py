"""Counts what a thumb does on a phone."""

from playwright.sync_api import Locator


class Taps:
    """Taps, one after another."""

    def __init__(self) -> None:
        """None yet."""
        self.count = 0

    def on(self, what: Locator) -> None:
        """One tap."""
        what.click()
        self.count += 1
