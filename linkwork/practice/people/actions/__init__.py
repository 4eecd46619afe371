"""What can be done to a person's record. Every write to these tables passes here."""

from linkwork.practice.people.actions.deciding import decide_consent
from linkwork.practice.people.actions.details import (
    amend_about_me,
    amend_contact_details,
    correct_details,
)
from linkwork.practice.people.actions.merging import join, part
from linkwork.practice.people.actions.registering import recognise, register
from linkwork.practice.people.actions.warning import (
    NotAllowed,
    close_alert,
    hand_over_alerts,
    raise_alert,
    review_alert,
)

__all__ = [
    "NotAllowed",
    "amend_about_me",
    "amend_contact_details",
    "close_alert",
    "correct_details",
    "decide_consent",
    "hand_over_alerts",
    "join",
    "part",
    "raise_alert",
    "recognise",
    "register",
    "review_alert",
]
