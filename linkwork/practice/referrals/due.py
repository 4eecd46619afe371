"""When something is due, in the service's own clocks and England's working days."""

from datetime import date

from linkwork.access.models import Organisation
from linkwork.practice.referrals import queries
from linkwork.ui.words import working_days_after


def first_contact_due(organisation: Organisation, received_on: date) -> date:
    """The day by which somebody should have tried to reach a person referred that day."""
    return working_days_after(received_on, queries.policy(organisation).first_attempt_working_days)
