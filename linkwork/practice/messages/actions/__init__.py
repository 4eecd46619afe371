"""What can be done to a message to the referrer. Every write to the table passes here."""

from linkwork.practice.messages.actions.arriving import fail, file, note_opened, settle
from linkwork.practice.messages.actions.drafting import amend, ask, draft, escalate
from linkwork.practice.messages.actions.sending import approve, send, tell_ending

__all__ = [
    "amend",
    "approve",
    "ask",
    "draft",
    "escalate",
    "fail",
    "file",
    "note_opened",
    "send",
    "settle",
    "tell_ending",
]
