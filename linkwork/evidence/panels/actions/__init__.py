"""What can be done with a panel: composed, opened, voted in, closed, signed."""

from linkwork.evidence.panels.actions.closing import close, sign
from linkwork.evidence.panels.actions.composing import (
    add,
    amend,
    amend_round,
    begin,
    compose,
    remove,
)
from linkwork.evidence.panels.actions.opening import extend, invite, open_round, remind
from linkwork.evidence.panels.actions.voting import answer, move, say, take_back
from linkwork.evidence.panels.refusals import NotAllowed

__all__ = [
    "NotAllowed",
    "add",
    "amend",
    "amend_round",
    "answer",
    "begin",
    "close",
    "compose",
    "extend",
    "invite",
    "move",
    "open_round",
    "remind",
    "remove",
    "say",
    "sign",
    "take_back",
]
