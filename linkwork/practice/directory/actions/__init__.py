"""What can be done to the directory. Every write to it passes here."""

from linkwork.practice.directory.actions.feeding import (
    add_source,
    approve,
    ask_for,
    keep_failure,
    propose,
    refuse,
    source_called,
)
from linkwork.practice.directory.actions.intake import SOURCE, Intake, take_in
from linkwork.practice.directory.actions.moving import close_for_now, confirm, publish, withdraw
from linkwork.practice.directory.actions.providers import add_provider, amend_provider, embody
from linkwork.practice.directory.actions.upkeep import (
    call_off,
    hold,
    report_wrong,
    settle,
    state_room,
)
from linkwork.practice.directory.actions.writing import amend, draft, place, schedule

__all__ = [
    "SOURCE",
    "Intake",
    "add_provider",
    "add_source",
    "amend",
    "amend_provider",
    "approve",
    "ask_for",
    "call_off",
    "close_for_now",
    "confirm",
    "draft",
    "embody",
    "hold",
    "keep_failure",
    "place",
    "propose",
    "publish",
    "refuse",
    "report_wrong",
    "schedule",
    "settle",
    "source_called",
    "state_room",
    "take_in",
    "withdraw",
]
