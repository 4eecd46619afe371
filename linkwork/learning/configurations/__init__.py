"""Combinations of conditions that go with an outcome, compared by QCA."""
