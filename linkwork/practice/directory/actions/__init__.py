"""What can be done to the directory. Every write to it passes here."""

from linkwork.practice.directory.actions.intake import SOURCE, Intake, take_in
from linkwork.practice.directory.actions.providers import embody
from linkwork.practice.directory.actions.upkeep import confirm, report_wrong, settle, state_room

__all__ = [
    "SOURCE",
    "Intake",
    "confirm",
    "embody",
    "report_wrong",
    "settle",
    "state_room",
    "take_in",
]
