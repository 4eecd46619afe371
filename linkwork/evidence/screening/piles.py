"""Which records a page is about, as its address says: a level, a search or a phase, an order."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from linkwork.evidence.records.models import Review, SearchRound
from linkwork.evidence.screening.blindness import Pile
from linkwork.evidence.screening.board import Board
from linkwork.evidence.screening.levels import Level
from linkwork.evidence.screening.models import Stop

SLUGS = {level.value.replace(" ", "-"): level for level in Level}


@dataclass(frozen=True)
class Chosen:
    """What the address says: the level, and one search or phase of it where one was chosen."""

    level: Level
    search: str = ""
    phase: int | None = None

    @classmethod
    def of(cls, stop: Stop) -> "Chosen":
        """The records that a stop is about."""
        return cls(Level(stop.level), str(stop.search.public_id) if stop.search else "")

    @property
    def slug(self) -> str:
        """The level as it stands in an address."""
        return self.level.value.replace(" ", "-")

    @property
    def query(self) -> dict[str, str]:
        """What an address has to carry, so that the next page is about the same records."""
        said = {"level": self.slug if self.level != Level.ABSTRACT else "", "search": self.search}
        said["phase"] = str(self.phase or "")
        return {name: value for name, value in said.items() if value}

    def to(self, name: str, review: Review, *more: Any, **extra: str) -> str:
        """The address of a page about the same records."""
        query = self.query | extra
        return reverse(name, args=[review.public_id, *more], query=query or None)

    def pile(self, board: Board) -> Pile:
        """The records meant; a search that is not there means all of them."""
        search = self.round(board)
        return Pile(self.level, search.pk if search else None, self.phase)

    def round(self, board: Board) -> SearchRound | None:
        """The search that was chosen."""
        rows = board.searches.values()
        return next((one for one in rows if str(one.public_id) == self.search), None)


def chosen(said: QueryDict) -> Chosen:
    """Read what an address says; what cannot be read is left out."""
    level = SLUGS.get(said.get("level", ""), Level.ABSTRACT)
    phase = said.get("phase", "")
    return Chosen(level, _uuid(said.get("search", "")), int(phase) if phase in ("1", "2") else None)


def _uuid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        return ""
