"""The order of reading: by what was decided so far, the likeliest records come first."""

from linkwork.evidence.screening.ranking.ranker import rank

__all__ = ["rank"]
