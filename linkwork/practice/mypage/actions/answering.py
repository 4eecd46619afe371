"""The link worker sees what the person said, and answers what they asked."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.practice.mypage import moves
from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.people import actions as people
from linkwork.practice.referrals import actions as referrals

About, State = Suggestion.About, Suggestion.State
DETAILS = (About.PHONE, About.EMAIL, About.ADDRESS)


@transaction.atomic
def see(*, reflection: Reflection, by: Actor) -> Reflection:
    """Somebody has read how it went."""
    if reflection.seen_at is None:
        reflection.save_over(reflection.version, seen_at=timezone.now(), seen_by=by.user)
        audit.record(by=by, action=Action.AMEND, verb="reflection seen", on=reflection)
    return reflection


@transaction.atomic
def accept(*, suggestion: Suggestion, by: Actor, answer: str = "") -> Suggestion:
    """Do what the person asked, and tell them on their page."""
    moves.check(State(suggestion.state), State.ACCEPTED)
    _carry_out(suggestion, by)
    return _answered(suggestion, State.ACCEPTED, answer, by)


@transaction.atomic
def decline(*, suggestion: Suggestion, answer: str, by: Actor) -> Suggestion:
    """Say no, and why, in words the person reads."""
    moves.check(State(suggestion.state), State.DECLINED, reason=answer)
    if suggestion.task is not None and suggestion.task.state == suggestion.task.State.OPEN:
        referrals.drop_task(task=suggestion.task, reason=answer, by=by)
    return _answered(suggestion, State.DECLINED, answer, by)


def _answered(
    suggestion: Suggestion, after: Suggestion.State, answer: str, by: Actor
) -> Suggestion:
    suggestion.save_over(
        suggestion.version,
        state=after,
        answer=answer.strip(),
        answered_at=timezone.now(),
        answered_by=by.user,
    )
    audit.record(by=by, action=Action.AMEND, verb=f"request {after.value}", on=suggestion)
    return suggestion


def _carry_out(suggestion: Suggestion, by: Actor) -> None:
    """Write onto the record what can be written as it was said; the rest is done by hand."""
    person, about = suggestion.case.person, About(suggestion.about)
    if about in (About.MATTERS, About.SUPPORT):
        new = suggestion.text
        people.amend_about_me(
            person=person,
            what_matters=new if about is About.MATTERS else person.what_matters,
            how_to_support=new if about is About.SUPPORT else person.how_to_support,
            expected=person.version,
            by=by,
        )
    elif about in DETAILS:
        people.correct_details(
            person=person,
            values={about.value: suggestion.text},
            expected=person.version,
            by=by,
        )
    if suggestion.task is not None and suggestion.task.state == suggestion.task.State.OPEN:
        referrals.finish_task(task=suggestion.task, by=by)
