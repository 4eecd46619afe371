"""What can be done in screening: decide, take back, settle, bring back, set rules, stop reading."""

from linkwork.evidence.screening.actions.deciding import decide, decide_many, take_back
from linkwork.evidence.screening.actions.ordering import ask_order
from linkwork.evidence.screening.actions.ruling import set_rule
from linkwork.evidence.screening.actions.settling import bring_back, settle
from linkwork.evidence.screening.actions.stopping import resume, stop
from linkwork.evidence.screening.actions.taking_over import Given, take_over
from linkwork.evidence.screening.refused import NotAllowed

__all__ = [
    "Given",
    "NotAllowed",
    "ask_order",
    "bring_back",
    "decide",
    "decide_many",
    "resume",
    "set_rule",
    "settle",
    "stop",
    "take_back",
    "take_over",
]
