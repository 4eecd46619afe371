"""What can be done to a referral, a case and a contact. Every write to them passes here."""

from linkwork.practice.referrals.actions.caring import (
    close,
    hand_over,
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
from linkwork.practice.referrals.actions.moving import move
from linkwork.practice.referrals.actions.receiving import receive

__all__ = [
    "accept",
    "amend_contact",
    "answer",
    "close",
    "decline",
    "hand_over",
    "hear_yes",
    "hold",
    "log_contact",
    "move",
    "plan_next",
    "receive",
    "reject",
    "resume",
    "send_back",
    "start_closing",
    "withdraw",
]
