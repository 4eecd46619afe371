"""Keeping answers, scores and settings. Every write to these tables passes here."""

from linkwork.practice.outcomes.actions.answers import keep, record
from linkwork.practice.outcomes.actions.inviting import invite
from linkwork.practice.outcomes.actions.scoring import administer, not_asked
from linkwork.practice.outcomes.actions.settings import name_areas, open_instrument, switch
from linkwork.practice.outcomes.refusals import NotAllowed, NotAnAnswer

__all__ = [
    "NotAllowed",
    "NotAnAnswer",
    "administer",
    "invite",
    "keep",
    "name_areas",
    "not_asked",
    "open_instrument",
    "record",
    "switch",
]
