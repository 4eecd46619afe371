"""A review with a record, a document, a passage and a draft, and one member; and a study."""

from django.utils import timezone

from linkwork.access import grants
from linkwork.access.actors import Actor
from linkwork.access.models import Membership
from linkwork.access.roles import Relation
from linkwork.evidence.records.models import Record, Review, SearchRound
from linkwork.evidence.synthesis import actions as synthesis
from linkwork.learning.configurations import actions as configurations
from linkwork.learning.configurations.declaring import Declared, Ingredient
from linkwork.learning.studies import actions as studies
from linkwork.library import queries as shelf
from tests.matrix import (
    review_documents,
    review_duplicates,
    review_panels,
    review_protocols,
    review_screening,
    review_synthesis,
    review_theories,
)
from tests.matrix.cast import OF_REVIEW, TODAY, House

FIELDS = {
    "stage": "engagement",
    "actor": "provider",
    "condition": "accompanied",
    "outcome": "first_session_attended",
    "direction": "more likely",
    "mechanism": "proposed",
}


def review(house: House, title: str) -> None:
    """A review to which the first reviewer belongs."""
    told = f"{house.canary}{OF_REVIEW}"
    made = Review.objects.create(
        organisation=house.organisation,
        title=f"{title} {told}",
        question=f"What works {told}?",
        started_on=TODAY,
    )
    house.keep("review_id", made)
    member = house.users["reviewer of this review"]
    grants.give(
        organisation=house.organisation,
        subject=made.public_id,
        relation=Relation.MEMBER,
        user=member,
    )
    _record(house, made, told)
    review_documents.documents(house, made, told, member)
    words = {"nickname": told, "if_text": told, "then_text": told, "because_text": told}
    draft = synthesis.draft(
        review=made,
        code="EG90",
        fields={**FIELDS, **words},
        reason="To begin",
        by=Actor.of(Membership.objects.get(user=member)),
    )
    house.keep("draft_id", draft)
    by = Actor.of(Membership.objects.get(user=member))
    review_synthesis.synthesis(house, made, told, by)
    review_protocols.protocol(house, made, told, by)
    review_duplicates.duplicates(house, made, told, by)
    review_screening.screening(house, made, told, member)
    review_theories.theory(house, made, told, Actor.of(Membership.objects.get(user=member)))
    review_panels.panels(house, made, Actor.of(Membership.objects.get(user=member)))


COMPARED = Declared(
    unit="practice",
    outcome=Ingredient("Attends", "first_session_attended", 30, 50, 70),
    conditions=(
        Ingredient("Company", "accompanied", 10, 30, 50),
        Ingredient("Time", "contacts_in_four_weeks", 1, 2, 3),
    ),
)


def study(house: House) -> None:
    """A study that is registered and not run, and a comparison on its cases."""
    by = Actor.of(Membership.objects.get(user=house.users["evaluator"]))
    made = studies.register(
        title=f"Study {house.canary}",
        question="Does it hold?",
        statements=[shelf.statement("EG3")],
        smallest=0.05,
        by=by,
        on=TODAY,
    )
    house.keep("study_id", made)
    compared = configurations.register(
        study=made,
        title=f"Comparison {house.canary}",
        question="Which combinations?",
        declared=COMPARED,
        by=by,
    )
    house.keep("comparison_id", compared)


def _record(house: House, made: Review, told: str) -> None:
    theirs = {"organisation": house.organisation, "subject": made.public_id, "review": made}
    search = SearchRound.objects.create(
        **theirs, source="by hand", file_name="x.ris", file_hash=told, imported_at=timezone.now()
    )
    record = Record.objects.create(
        **theirs, search=search, key="one", title=f"Work {told}", raw="TY  - JOUR"
    )
    house.keep("record_id", record)
    house.keep("search_id", search)
