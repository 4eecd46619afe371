"""What can be done to a connection. Every write to these tables passes here."""

from linkwork.practice.connections.actions.attending import (
    arrange_company,
    book_first_session,
    record_attendance,
)
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
from linkwork.practice.connections.actions.moving import move, set_next
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
    "enter_in_error",
    "explain",
    "follow_up",
    "give_details",
    "move",
    "no_response",
    "not_wanted",
    "record_attendance",
    "send",
    "set_next",
    "stop",
    "suggest",
    "try_another",
    "withdraw",
]
