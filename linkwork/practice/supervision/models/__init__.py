"""What a team keeps of its own care: concerns, visits alone, cover, hand-overs, broken glass."""

from linkwork.practice.supervision.models.allocation import CaseCover, HandOver, Talk
from linkwork.practice.supervision.models.concerns import ConcernStep, SafeguardingConcern
from linkwork.practice.supervision.models.glass import BrokenGlass
from linkwork.practice.supervision.models.visits import Visit

__all__ = [
    "BrokenGlass",
    "CaseCover",
    "ConcernStep",
    "HandOver",
    "SafeguardingConcern",
    "Talk",
    "Visit",
]
