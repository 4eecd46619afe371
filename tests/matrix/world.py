"""Two services with everything in them; each thing of the second carries a canary.

The cast of each: link workers Jo (holds the case) and Max (holds another's), team leads Samira (of
the team) and Tess (of another team), referrers Ruth (made the referral) and Rex (another practice),
one of every other role, a reviewer Sade in the review and a reviewer Sam outside it.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from linkwork.access import grants, scope
from linkwork.access.models import Membership, Organisation, Protected, Team, User
from linkwork.access.roles import Relation, Role
from linkwork.evidence.extraction.models import Document, Original, Page, Passage, hash_of
from linkwork.evidence.records.models import Record, Review, SearchRound
from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.directory.models import Activity, Feedback, Provider
from linkwork.practice.messages.models import Message
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.people.models import Person
from linkwork.practice.plans.models import Goal, Need, Plan
from linkwork.practice.referrals.models import Case, Contact, LinkWorkerSpell, Referral

TODAY = date(2026, 11, 22)
CAST = {
    "assigned link worker": Role.LINK_WORKER,
    "another link worker": Role.LINK_WORKER,
    "team lead": Role.TEAM_LEAD,
    "another team's lead": Role.TEAM_LEAD,
    "referrer of this person": Role.REFERRER,
    "another referrer": Role.REFERRER,
    "directory editor": Role.DIRECTORY_EDITOR,
    "reviewer of this review": Role.REVIEWER,
    "another reviewer": Role.REVIEWER,
    "evaluator": Role.ANALYST,
    "auditor": Role.AUDITOR,
    "administrator": Role.ORGANISATION_ADMINISTRATOR,
    "commissioner": Role.COMMISSIONER,
    "safeguarding lead": Role.SAFEGUARDING_LEAD,
    "provider": Role.PROVIDER,
    "person": Role.PERSON,
    "carer": Role.PROXY,
}


@dataclass
class House:
    """One service: its people, and one of each thing, by the name it has in an address."""

    organisation: Organisation
    canary: str
    users: dict[str, User] = field(default_factory=dict)
    things: dict[str, UUID] = field(default_factory=dict)


def build(name: str) -> House:
    """One service with its cast and one of each thing; every text in it carries its canary."""
    canary = f"canary{name}".lower()
    service = Organisation.objects.create(name=f"{name} {canary}", kind=Organisation.Kind.SERVICE)
    house = House(service, canary)
    with scope.everything("building the tests' world"):
        practices = _practices(house)
        teams = [Team.objects.create(organisation=service, name=n) for n in ("North", "South")]
        _cast(house, practices, teams)
        _journey(house, practices[0], teams[0])
        _directory_reports(house)
        _review(house)
    return house


def _practices(house: House) -> list[Organisation]:
    kind = Organisation.Kind.PRACTICE
    names = (f"Millfield {house.canary}", f"Larch {house.canary}")
    return [
        Organisation.objects.create(name=n, kind=kind, parent=house.organisation) for n in names
    ]


def _cast(house: House, practices: list[Organisation], teams: list[Team]) -> None:
    provider = Organisation.objects.create(
        name=f"Growers {house.canary}", kind=Organisation.Kind.PROVIDER, parent=house.organisation
    )
    elsewhere = {
        "referrer of this person": practices[0],
        "another referrer": practices[1],
        "provider": provider,
    }
    for words, role in CAST.items():
        address = f"{words.replace(' ', '.').replace(chr(39), '')}@{house.canary}.example"
        user = User.objects.create_user(address, name=f"{words} {house.canary}")
        team = teams[1] if words.startswith("another") else teams[0]
        Membership.objects.create(
            user=user,
            organisation=elsewhere.get(words, house.organisation),
            team=team,
            role=role.value,
            since_on=TODAY - timedelta(days=400),
        )
        house.users[words] = user


def keep(house: House, name: str, thing: Protected) -> None:
    """Remember a thing by the name it has in an address."""
    house.things[name] = thing.public_id


def _journey(house: House, practice: Organisation, team: Team) -> None:
    """A person, from referral to a note back, with the relations that the acts would give."""
    ours = {"organisation": house.organisation}
    person = Person(
        **ours,
        given_name=house.canary,
        family_name=f"Nwosu{house.canary}",
        born_on=date(1951, 5, 14),
        practice=practice,
        phone="01632 960001",
        what_matters=f"The allotment {house.canary}",
    )
    person.subject = person.public_id
    person.save()
    keep(house, "person_id", person)
    theirs = {**ours, "subject": person.public_id}
    referral = _referral(house, person, practice, team, theirs)
    worker = house.users["assigned link worker"]
    case = Case.objects.create(
        **theirs,
        referral=referral,
        person=person,
        link_worker=worker,
        opened_on=TODAY - timedelta(days=40),
        state=Case.State.ACTIVE,
        next_step=f"Ring {house.canary}",
        next_step_on=TODAY,
    )
    LinkWorkerSpell.objects.create(case=case, link_worker=worker, from_on=case.opened_on)
    keep(house, "case_id", case)
    _in_the_case(house, case, worker, theirs)
    _relations(house, person, team)


def _referral(
    house: House, person: Person, practice: Organisation, team: Team, theirs: dict[str, object]
) -> Referral:
    """The accepted referral of the case, and a second person's that waits in triage."""
    said = {
        "practice": practice,
        "team": team,
        "referrer": house.users["referrer of this person"],
        "referrer_name": f"Dr {house.canary}",
        "route": "gp",
        "offered_on": TODAY - timedelta(days=41),
        "received_at": timezone.now() - timedelta(days=41),
        "agreed": True,
        "main_need": "loneliness",
        "needs": ["loneliness"],
        "in_words": f"Lonely {house.canary}",
    }
    waiting = Person(
        organisation=house.organisation,
        given_name="Tom",
        family_name=f"Ashdown{house.canary}",
        born_on=date(1972, 8, 16),
        practice=practice,
    )
    waiting.subject = waiting.public_id
    waiting.save()
    new = Referral.objects.create(
        organisation=house.organisation, subject=waiting.public_id, person=waiting, **said
    )
    keep(house, "referral_id", new)
    _give(house, waiting.public_id, team)
    grants.give(
        organisation=house.organisation,
        subject=waiting.public_id,
        relation=Relation.DUTY,
        team=team,
    )
    return Referral.objects.create(**theirs, person=person, state="accepted", **said)


def _in_the_case(house: House, case: Case, worker: User, theirs: dict[str, object]) -> None:
    contact = Contact.objects.create(
        **theirs,
        case=case,
        on=TODAY - timedelta(days=5),
        way="call",
        result="reached",
        note=f"Note {house.canary}",
        made_by=worker,
        logged_at=timezone.now(),
    )
    keep(house, "contact_id", contact)
    plan = Plan.objects.create(**theirs, case=case, state="agreed", agreed_on=TODAY)
    keep(house, "plan_id", plan)
    goal = Goal.objects.create(**theirs, plan=plan, words=f"Garden {house.canary}", now=2, hoped=7)
    keep(house, "need_id", Need.objects.create(**theirs, plan=plan, code="loneliness"))
    activity = _activity(house)
    connection = Connection.objects.create(
        **theirs,
        case=case,
        activity=activity,
        goal=goal,
        state="sent",
        owner=worker,
        next_step=f"Chase {house.canary}",
        next_on=TODAY + timedelta(days=3),
        suggested_on=TODAY - timedelta(days=8),
        sent_on=TODAY - timedelta(days=6),
    )
    keep(house, "connection_id", connection)
    Attendance.objects.create(
        **theirs, connection=connection, on=TODAY, state="absent", recorded_at=timezone.now()
    )
    Measure.objects.create(
        **theirs, referral=case.referral, item="life_satisfaction", point="baseline", asked_on=TODAY, value=4
    )
    message = Message.objects.create(
        **theirs,
        referral=case.referral,
        about="started",
        text=f"Started {house.canary}",
        drafted_at=timezone.now(),
    )
    keep(house, "message_id", message)


def _activity(house: House) -> Activity:
    ours = {"organisation": house.organisation}
    provider = Provider.objects.create(**ours, name=f"Brook Lane {house.canary}")
    activity = Activity.objects.create(
        **ours, provider=provider, name=f"Garden {house.canary}", assured_on=TODAY
    )
    keep(house, "activity_id", activity)
    return activity


def _directory_reports(house: House) -> None:
    report = Feedback.objects.create(
        organisation=house.organisation,
        activity=Activity.objects.get(public_id=house.things["activity_id"]),
        said_by=house.users["assigned link worker"],
        text=f"Wrong day {house.canary}",
    )
    keep(house, "report_id", report)


def _relations(house: House, person: Person, team: Team) -> None:
    """The relations that receiving, accepting and sending give."""
    _give(house, person.public_id, team)
    grants.give(
        organisation=house.organisation,
        subject=person.public_id,
        relation=Relation.ASSIGNED,
        user=house.users["assigned link worker"],
    )


def _give(house: House, subject: UUID, team: Team) -> None:
    grants.give(organisation=house.organisation, subject=subject, relation=Relation.TEAM, team=team)
    grants.give(
        organisation=house.organisation,
        subject=subject,
        relation=Relation.REFERRED,
        user=house.users["referrer of this person"],
    )


def _review(house: House) -> None:
    """A review with a record, a document and a passage, and one member."""
    ours = {"organisation": house.organisation}
    review = Review(
        **ours, title=f"Review {house.canary}", question="What works?", started_on=TODAY
    )
    review.save()
    keep(house, "review_id", review)
    grants.give(
        organisation=house.organisation,
        subject=review.public_id,
        relation=Relation.MEMBER,
        user=house.users["reviewer of this review"],
    )
    theirs = {**ours, "subject": review.public_id, "review": review}
    keep(house, "record_id", _record(house, review, theirs))
    document = Document.objects.create(
        **theirs,
        title=f"Report {house.canary}",
        form="text/plain",
        file_name="report.txt",
        file_hash=hash_of(house.canary),
        size=len(house.canary),
        handed_in_at=timezone.now(),
    )
    Original.objects.create(document=document, content=house.canary.encode())
    keep(house, "document_id", document)
    page = Page.objects.create(document=document, number=1, text=house.canary)
    passage = Passage.objects.create(
        organisation=house.organisation,
        subject=review.public_id,
        document=document,
        page=page,
        start=0,
        end=len(house.canary),
        quote=house.canary,
        quote_hash=hash_of(house.canary),
        marked_at=timezone.now(),
    )
    keep(house, "passage_id", passage)


def _record(house: House, review: Review, theirs: dict[str, object]) -> Record:
    """One search and the one record it found."""
    search = SearchRound.objects.create(
        **theirs, source="by hand", file_name="x.ris", file_hash="x", imported_at=timezone.now()
    )
    return Record.objects.create(
        **theirs, search=search, key="one", title=f"Study {house.canary}", raw="TY  - JOUR"
    )
