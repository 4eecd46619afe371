"""Reading measures: a person's answers, what is due, what a service may ask, pairs of a group."""

from linkwork.practice.outcomes.queries.answers import (
    Pair,
    administrations,
    goal_of,
    next_point,
    of,
    only_open_connection,
    pairs,
    scores,
)
from linkwork.practice.outcomes.queries.due import Due, due, invited, open_to
from linkwork.practice.outcomes.queries.pairing import ENOUGH, Paired, paired, paired_items
from linkwork.practice.outcomes.queries.settings import (
    areas,
    decisions,
    may_ask,
    offered,
    setting,
)

__all__ = [
    "ENOUGH",
    "Due",
    "Pair",
    "Paired",
    "administrations",
    "areas",
    "decisions",
    "due",
    "goal_of",
    "invited",
    "may_ask",
    "next_point",
    "of",
    "offered",
    "only_open_connection",
    "open_to",
    "paired",
    "paired_items",
    "pairs",
    "scores",
    "setting",
]
