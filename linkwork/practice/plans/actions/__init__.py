"""What can be done to a plan. Every write to these tables passes here."""

from linkwork.practice.plans.actions.agreeing import (
    abandon,
    agree,
    complete,
    keep,
    review,
    revise,
)
from linkwork.practice.plans.actions.doing import (
    add_step,
    mark_goal,
    rate,
    set_need,
    settle_step,
)
from linkwork.practice.plans.actions.drafting import amend, draft
from linkwork.practice.plans.moves import NotAllowed
from linkwork.practice.plans.versions import Promised, Wanted

__all__ = [
    "NotAllowed",
    "Promised",
    "Wanted",
    "abandon",
    "add_step",
    "agree",
    "amend",
    "complete",
    "draft",
    "keep",
    "mark_goal",
    "rate",
    "review",
    "revise",
    "set_need",
    "settle_step",
]
