"""Every fact as one database expression over a referral, in the order of the vocabulary.

Steps are named expressions that later facts use; they are not facts and leave no column.
"""

from datetime import date

from django.db.models.expressions import Combinable

from linkwork.practice.facts.expressions import (
    adherence,
    engagement,
    enrolment,
    follow_up,
    referral,
)

Expressions = dict[str, Combinable]

# Facts of the vocabulary that the service does not collect, each with the reason: none.
NOT_COLLECTED: dict[str, str] = {}
# Facts that the work itself does not write down: known where the deployer loads them.
LOADED = {
    "gp_contacts_before": "counted by the practices: `linkwork cases gp-contacts import`",
    "gp_contacts_after": "counted by the practices: `linkwork cases gp-contacts import`",
}


def steps() -> Expressions:
    """The dates that facts are counted from."""
    return {**enrolment.steps(), **engagement.steps()}


def facts(today: date) -> Expressions:
    """Each collected fact's expression; `today` decides whether a landmark has passed."""
    return {
        **referral.facts(),
        **enrolment.facts(),
        **engagement.facts(today),
        **adherence.facts(today),
        **follow_up.facts(),
    }
