"""What is done for a person's rights: own-data packs, holds, appraisals, opt-outs."""

from linkwork.practice.rights.actions.keeping import (
    confirm,
    drop,
    hold,
    lift,
    propose,
    reapply,
)
from linkwork.practice.rights.actions.opting_out import apply_national_list
from linkwork.practice.rights.actions.packs import (
    approve,
    ask,
    download,
    hand_over,
    prepare,
    refuse,
    send_back,
    withdraw,
)

__all__ = [
    "apply_national_list",
    "approve",
    "ask",
    "confirm",
    "download",
    "drop",
    "hand_over",
    "hold",
    "lift",
    "prepare",
    "propose",
    "reapply",
    "refuse",
    "send_back",
    "withdraw",
]
