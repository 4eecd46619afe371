"""What the person agreed to: taken back in one press, or given again."""

from django.db import transaction

from linkwork.access.actors import Actor
from linkwork.practice.connections import actions as connections
from linkwork.practice.mypage.moves import NotAllowed
from linkwork.practice.mypage.wording import AGAIN, version_of
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.people.queries import last_decision
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today, working_days_after

Purpose, Decision = ConsentDecision.Purpose, ConsentDecision.Decision
HOW = "On their own page"
STOPPED = "They no longer agree to work with us: talk with them if they wish, and close the case"
SILENT = "They asked on their page not to be contacted: agree with your lead what to do"


@transaction.atomic
def withdraw(*, case: Case, consent: ConsentDecision, by: Actor) -> None:
    """Take back what was agreed; what follows from it follows now."""
    person, purpose = case.person, Purpose(consent.purpose)
    last = last_decision(person, purpose, consent.provider_name)
    if last is None or last.pk != consent.pk or last.decision != Decision.GIVEN:
        raise NotAllowed("You have changed this already.")
    if purpose is Purpose.SHARE:
        connections.withdraw_sharing(
            person=person, provider_name=consent.provider_name, how=HOW, by=by
        )
        return
    if purpose is Purpose.CONTACT:
        stop_contact(case=case, by=by)
    people.decide_consent(
        person=person,
        purpose=purpose,
        decision=Decision.WITHDRAWN,
        provider_name=consent.provider_name,
        wording_version=version_of(purpose),
        how=HOW,
        by=by,
    )
    if purpose is Purpose.WORK_WITH and case.state != Case.State.CLOSED:
        _tell_worker(case, STOPPED, by)


@transaction.atomic
def agree_again(*, case: Case, consent: ConsentDecision, by: Actor) -> None:
    """Agree again to what was taken back, where nobody else has to be asked."""
    purpose = Purpose(consent.purpose)
    last = last_decision(case.person, purpose, consent.provider_name)
    if purpose not in AGAIN or last is None or last.pk != consent.pk:
        raise NotAllowed("Please ask your link worker to write this down with you.")
    if last.decision == Decision.GIVEN:
        raise NotAllowed("You have said yes to this already.")
    people.decide_consent(
        person=case.person,
        purpose=purpose,
        decision=Decision.GIVEN,
        wording_version=version_of(purpose),
        how=HOW,
        by=by,
    )


@transaction.atomic
def stop_contact(*, case: Case, by: Actor) -> None:
    """The person wants no calls, texts, e-mails or letters: all stop, and every link ends."""
    person = case.person
    if case.state != Case.State.CLOSED:
        _tell_worker(case, SILENT, by)
    people.amend_contact_details(
        person=person,
        phone=person.phone,
        contact_by=person.contact_by,
        no_contact=True,
        expected=person.version,
        by=by,
    )


def _tell_worker(case: Case, words: str, by: Actor) -> None:
    due = working_days_after(today(), 1)
    referrals.add_task(case=case, words=words, due_on=due, owner=case.link_worker, by=by)
