"""What can be done to a connection. Every write to these tables passes here."""

from linkwork.practice.connections.actions.accompanying import (
    arrange_company,
    confirm_company,
    plan_company,
)
from linkwork.practice.connections.actions.attending import book_first_session, record_attendance
from linkwork.practice.connections.actions.choosing import (
    choose,
    explain,
    not_wanted,
    suggest,
    try_another,
)
from linkwork.practice.connections.actions.ending import (
    complete,
    enter_in_error,
    follow_up,
    stop,
    withdraw,
)
from linkwork.practice.connections.actions.handing import hand_over, withdraw_sharing
from linkwork.practice.connections.actions.judging import keep_feedback
from linkwork.practice.connections.actions.listing import nudge, update_wait
from linkwork.practice.connections.actions.moving import let_rest, move, set_next
from linkwork.practice.connections.actions.sending import (
    answer,
    ask_again,
    give_details,
    no_response,
    send,
)
from linkwork.practice.connections.moves import NotAllowed

__all__ = [
    "NotAllowed",
    "answer",
    "arrange_company",
    "ask_again",
    "book_first_session",
    "choose",
    "complete",
    "confirm_company",
    "enter_in_error",
    "explain",
    "follow_up",
    "give_details",
    "hand_over",
    "keep_feedback",
    "let_rest",
    "move",
    "no_response",
    "not_wanted",
    "nudge",
    "plan_company",
    "record_attendance",
    "send",
    "set_next",
    "stop",
    "suggest",
    "try_another",
    "update_wait",
    "withdraw",
    "withdraw_sharing",
]
