"""A person's records from referral to a note back, with the relations that the acts give."""

from datetime import date, timedelta

from django.utils import timezone

from linkwork.access import grants
from linkwork.access.models import Organisation, User
from linkwork.access.roles import Relation
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.directory.models import Activity
from linkwork.practice.messages.models import Message
from linkwork.practice.notices.models import Notice
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.people.models import Alert, Person
from linkwork.practice.plans.models import Goal, Need, Plan, Step
from linkwork.practice.referrals import relations
from linkwork.practice.referrals.models import Case, Contact, LinkWorkerSpell, Referral
from tests.matrix.cast import (
    DISCLOSED,
    OF_ANOTHER,
    OF_NOTES,
    OF_PERSON,
    TODAY,
    WAITING,
    House,
)


def waiting_referral(house: House) -> None:
    """Somebody whom nobody has taken on yet: the team on duty sees them."""
    person = _person(house, f"{house.canary}{WAITING}")
    referral = _referral(house, person, f"{house.canary}{WAITING}")
    referral.save()
    house.keep("referral_id", referral)
    relations.on_receipt(referral, _senders(house), on_duty=True)


def open_case(house: House, activity: Activity) -> None:
    """Somebody with one of everything, whose case the assigned link worker holds."""
    told = f"{house.canary}{OF_ANOTHER if 'person_id' in house.things else OF_PERSON}"
    person = _person(house, told)
    house.keep("person_id", person)
    referral = _referral(house, person, told, state="accepted")
    referral.save()
    worker = house.users["assigned link worker"]
    relations.on_receipt(referral, _senders(house), on_duty=True)
    relations.on_decision(referral)
    relations.on_assignment(referral, worker)
    case = Case.objects.create(
        organisation=house.organisation,
        subject=person.public_id,
        referral=referral,
        person=person,
        link_worker=worker,
        opened_on=TODAY - timedelta(days=40),
        state=Case.State.ACTIVE,
        next_step=f"Ring {told}",
        next_step_on=TODAY,
    )
    LinkWorkerSpell.objects.create(case=case, link_worker=worker, from_on=case.opened_on)
    house.keep("case_id", case)
    _contacts(house, case, told)
    _plan_and_connection(house, case, activity, told)
    _note_back(house, case, told)


def _senders(house: House) -> list[User | Organisation]:
    return [house.users["referrer of this person"], house.practices[0]]


def _person(house: House, told: str) -> Person:
    person = Person(
        organisation=house.organisation,
        given_name=told,
        family_name=f"Nwosu{told}",
        born_on=date(1951, 5, 14),
        practice=house.practices[0],
        phone="01632 960001",
        what_matters=f"The allotment {told}",
    )
    person.subject = person.public_id
    person.save()
    Alert.objects.create(
        organisation=house.organisation,
        subject=person.public_id,
        person=person,
        risk=Alert.Risk.TO_SELF,
        text=f"Alert {house.canary}{OF_NOTES}",
        owner=house.users["assigned link worker"],
        since_on=TODAY,
        review_on=TODAY + timedelta(days=30),
    )
    return person


def _referral(house: House, person: Person, told: str, state: str = "received") -> Referral:
    return Referral(
        organisation=house.organisation,
        subject=person.public_id,
        person=person,
        practice=house.practices[0],
        team=house.teams[0],
        referrer=house.users["referrer of this person"],
        referrer_name=f"Dr {house.canary}",
        route="gp",
        offered_on=TODAY - timedelta(days=41),
        received_at=timezone.now() - timedelta(days=41),
        agreed=True,
        main_need="loneliness",
        needs=["loneliness"],
        in_words=f"Lonely {told}",
        state=state,
    )


def _contacts(house: House, case: Case, told: str) -> None:
    contact = Contact.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        case=case,
        on=TODAY - timedelta(days=5),
        way="call",
        result="reached",
        note=f"Note {house.canary}{OF_NOTES}",
        made_by=case.link_worker,
        logged_at=timezone.now(),
    )
    house.keep("contact_id", contact)
    Measure.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        referral=case.referral,
        item="life_satisfaction",
        point="baseline",
        asked_on=TODAY,
        value=4,
    )


def _plan_and_connection(house: House, case: Case, activity: Activity, told: str) -> None:
    theirs = {"organisation": case.organisation, "subject": case.subject}
    plan = Plan.objects.create(**theirs, case=case, state="agreed", agreed_on=TODAY)
    house.keep("plan_id", plan)
    goal = Goal.objects.create(**theirs, plan=plan, words=f"Garden {told}", now=2, hoped=7)
    house.keep("need_id", Need.objects.create(**theirs, plan=plan, code="loneliness"))
    step = Step.objects.create(**theirs, plan=plan, words=f"Ring {told}", who="person")
    house.keep("step_id", step)
    connection = Connection.objects.create(
        **theirs,
        case=case,
        activity=activity,
        goal=goal,
        state="sent",
        owner=case.link_worker,
        next_step=f"Chase {told}",
        next_on=TODAY + timedelta(days=3),
        suggested_on=TODAY - timedelta(days=8),
        sent_on=TODAY - timedelta(days=6),
        disclosed={
            "to": "Growers",
            "heading": f"Could {house.canary}{DISCLOSED} join?",
            "rows": [["Name used", f"{house.canary}{DISCLOSED}"]],
        },
    )
    house.keep("connection_id", connection)
    if connection.public_id == house.things["connection_id"]:
        grants.give(
            organisation=case.organisation,
            subject=case.person.public_id,
            relation=Relation.SHARED,
            body=house.providers[0],
            about=connection.public_id,
        )
    Attendance.objects.create(
        **theirs, connection=connection, on=TODAY, state="absent", recorded_at=timezone.now()
    )


def _note_back(house: House, case: Case, told: str) -> None:
    message = Message.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        referral=case.referral,
        about="started",
        state=Message.State.SENT,
        text=f"Started {told}",
        drafted_at=timezone.now(),
        sent_at=timezone.now(),
    )
    house.keep("message_id", message)
    grants.give(
        organisation=case.organisation,
        subject=case.person.public_id,
        relation=Relation.SHARED,
        about=message.public_id,
        user=house.users["referrer of this person"],
    )
    notice = Notice.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        template="referrer note",
        to_body=house.practices[0],
        address=f"{house.canary.lower()}@example.org",
        state=Notice.State.FAILED,
        why=f"Nobody answered {house.canary}.",
        posted_at=timezone.now(),
    )
    house.keep("notice_id", notice)
