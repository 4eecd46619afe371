"""What is done on, and about, the person's own page. Every write to its tables passes here."""

from linkwork.practice.mypage.actions.agreeing import agree_again, stop_contact, withdraw
from linkwork.practice.mypage.actions.answering import accept, decline, see
from linkwork.practice.mypage.actions.inviting import end_link, invite, invite_carer
from linkwork.practice.mypage.actions.saying import ask, rate, reflect, take_back

__all__ = [
    "accept",
    "agree_again",
    "ask",
    "decline",
    "end_link",
    "invite",
    "invite_carer",
    "rate",
    "reflect",
    "see",
    "stop_contact",
    "take_back",
    "withdraw",
]
