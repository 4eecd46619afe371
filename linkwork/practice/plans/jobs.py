"""The clock of plans: whoever holds a case is told that a plan is due to be looked at again."""

from collections import defaultdict
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.jobs import Job, register
from linkwork.access.models import User
from linkwork.practice.notices import actions as notices
from linkwork.practice.plans import queries
from linkwork.practice.plans.models import Plan
from linkwork.ui.words import counted

TEMPLATE = "staff reminded"


def register_all() -> None:
    """Make the clock of plans known."""
    register(Job("plans:reviews", "Remind of plans to look at again", timedelta(days=1), remind))


def remind(*, by: Actor, on: date) -> str:
    """Tell each link worker once that plans of theirs have come due; the list is on Today."""
    held: dict[User, list[Plan]] = defaultdict(list)
    for plan in queries.reviews_due(None, on):
        held[plan.case.link_worker].append(plan)
    for worker, plans in held.items():
        latest = max(plan.review_on for plan in plans if plan.review_on)
        notices.post(
            by=by,
            template=TEMPLATE,
            to_user=worker,
            url=settings.LINKWORK_SITE.rstrip("/") + reverse("journey:today"),
            cause=f"plan reviews {worker.public_id} {latest.isoformat()}",
        )
    number = sum(len(plans) for plans in held.values())
    return f"{counted(number, 'plan')} due, of {counted(len(held), 'link worker')}."
