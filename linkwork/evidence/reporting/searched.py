"""The searches of a review, and what became of each entry of their files."""

from functools import cached_property

from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import RefusedEntry, Review, SearchRound


class Searched:
    """A review as its searches tell of it: each thing asked for once, when wanted."""

    def __init__(self, review: Review) -> None:
        """Ask for nothing yet."""
        self.review = review

    @cached_property
    def searches(self) -> list[SearchRound]:
        """The searches, the first first, with how many records each brought."""
        return sorted(records.searches(self.review), key=lambda one: (one.imported_at, one.pk))

    @cached_property
    def refused(self) -> list[RefusedEntry]:
        """The entries that could not be taken in."""
        return list(records.refused(self.review))

    def searches_in(self, phase: int) -> list[SearchRound]:
        """The searches of one phase."""
        return [one for one in self.searches if one.phase == phase]

    @cached_property
    def brought(self) -> dict[int, int]:
        """How many records each search was the first to bring."""
        return {one.pk: int(getattr(one, "brought", 0)) for one in self.searches}

    @cached_property
    def entries(self) -> dict[int, int]:
        """How many entries came of each search; while they come in, those that are in."""
        return {one.pk: self._entries(one) for one in self.searches}

    def _entries(self, one: SearchRound) -> int:
        known = self.brought[one.pk] + self.refused_in[one.pk]
        return max(one.entries, known)

    @cached_property
    def refused_in(self) -> dict[int, int]:
        """How many entries of each search could not be read."""
        return {one.pk: int(getattr(one, "not_taken", 0)) for one in self.searches}
