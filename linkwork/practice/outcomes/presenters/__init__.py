"""Answers in words and in pictures."""

from linkwork.practice.outcomes.presenters.asking import channels, invitation
from linkwork.practice.outcomes.presenters.opening import instrument, instruments
from linkwork.practice.outcomes.presenters.over_time import duty, scored, trends
from linkwork.practice.outcomes.presenters.pairs import line

__all__ = [
    "channels",
    "duty",
    "instrument",
    "instruments",
    "invitation",
    "line",
    "scored",
    "trends",
]
