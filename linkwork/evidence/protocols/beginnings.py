"""The beginning of a demonstration: an invented plan, frozen, amended twice, and a team."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files

from linkwork.access.actors import Actor
from linkwork.evidence.protocols import actions, queries
from linkwork.evidence.protocols.models import Duty
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review

ROLES = (
    (0, Duty.Role.LEAD),
    (0, Duty.Role.READER),
    (0, Duty.Role.CODER),
    (1, Duty.Role.READER),
    (1, Duty.Role.CODER),
    (2, Duty.Role.ADJUDICATOR),
)


def begin(*, review: Review, reviewers: Sequence[Actor], by: Actor) -> None:
    """Write the plan, freeze it, change it twice with reasons, and give the members roles."""
    if queries.protocol(review) is not None:
        return
    read = files("linkwork.evidence.protocols").joinpath("beginnings.toml").read_text("utf-8")
    plan = tomllib.loads(read)
    lead = reviewers[0] if reviewers else by
    actions.choose_form(review=review, form=plan["form"], by=lead)
    for section, words in plan["sections"].items():
        actions.write(review=review, section=section, words=words, by=lead)
    actions.freeze(review=review, by=lead)
    people = {"first": lead, "third": reviewers[-1] if reviewers else by}
    for change in plan["amendment"]:
        actions.amend(
            review=review,
            section=change["section"],
            old=plan["sections"][change["section"]],
            new=change["new"],
            reason=change["reason"],
            by=people[change["by"]],
        )
    for place, role in ROLES:
        user = reviewers[place].user if place < len(reviewers) else None
        if user is not None and records.is_member(review, user):
            actions.give_role(review=review, member=user, role=role, by=lead)
