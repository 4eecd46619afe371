"""Pages of a plan: make it together, read and print it, look at it again, end it."""

from linkwork.practice.plans.views.doing import add_step, finish, need, settle
from linkwork.practice.plans.views.reading import shared, version
from linkwork.practice.plans.views.together import again, change, plan, review

__all__ = [
    "add_step",
    "again",
    "change",
    "finish",
    "need",
    "plan",
    "review",
    "settle",
    "shared",
    "version",
]
