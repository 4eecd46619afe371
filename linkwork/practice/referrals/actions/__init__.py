"""What can be done to a referral, a case and a contact. Every write to them passes here."""

from linkwork.practice.referrals.actions.caring import (
    close,
    hold,
    plan_next,
    resume,
    start_closing,
)
from linkwork.practice.referrals.actions.contacts import amend_contact, log_contact
from linkwork.practice.referrals.actions.deciding import (
    accept,
    answer,
    decline,
    hear_yes,
    reject,
    send_back,
    withdraw,
)
from linkwork.practice.referrals.actions.handing import hand_over
from linkwork.practice.referrals.actions.merging import merge, unmerge
from linkwork.practice.referrals.actions.moving import move
from linkwork.practice.referrals.actions.receiving import receive, resubmit, tell_more
from linkwork.practice.referrals.actions.tasks import add_task, drop_task, finish_task

__all__ = [
    "accept",
    "add_task",
    "amend_contact",
    "answer",
    "close",
    "decline",
    "drop_task",
    "finish_task",
    "hand_over",
    "hear_yes",
    "hold",
    "log_contact",
    "merge",
    "move",
    "plan_next",
    "receive",
    "reject",
    "resubmit",
    "resume",
    "send_back",
    "start_closing",
    "tell_more",
    "unmerge",
    "withdraw",
]
