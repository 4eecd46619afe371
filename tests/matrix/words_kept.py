"""What staff, providers and the person wrote beside the records: each in words that tell whose."""

from django.utils import timezone

from linkwork.practice.connections.models import (
    Accompaniment,
    Attendance,
    Connection,
    ConnectionEvent,
    ProviderFeedback,
)
from linkwork.practice.facts.models import GPContacts
from linkwork.practice.outcomes.models import Administration, Score, Setting
from linkwork.practice.people.models import Alert, AlertLook, PersonChange
from linkwork.practice.plans.models import Gap, Goal, Rating
from linkwork.practice.referrals.models import Case, Contact, Happening
from linkwork.practice.rights.models import Pack, Withheld
from linkwork.practice.supervision.models import ConcernStep, SafeguardingConcern, Talk
from tests.matrix.cast import (
    DISCLOSED,
    OF_CONCERN,
    OF_NOTES,
    OF_PERSON,
    OF_RIGHTS,
    RESTRICTED,
    SHAREABLE,
    TODAY,
    House,
)


def keep(house: House) -> None:
    """One of each, of the person whose case is open; and a concern kept from the link worker."""
    case = Case.objects.get(public_id=house.things["case_id"])
    connection = Connection.objects.get(public_id=house.things["connection_id"])
    _of_the_case(house, case)
    _asked(house, case)
    _of_the_connection(house, connection)
    _of_the_concern(house, case)
    pack = Pack.objects.get(public_id=house.things["pack_id"])
    Withheld.objects.create(
        pack=pack,
        table="contact",
        thing=case.public_id,
        reason=Withheld.Reason.HARM,
        words=f"Withheld {house.canary}{OF_RIGHTS}",
        by=house.users["team lead"],
    )


def _of_the_case(house: House, case: Case) -> None:
    theirs = {"organisation": case.organisation, "subject": case.subject}
    now, notes = timezone.now(), f"{house.canary}{OF_NOTES}"
    worker = house.users["assigned link worker"]
    for level, told in (("shareable", SHAREABLE), ("team", OF_NOTES)):
        Contact.objects.create(
            **theirs,
            case=case,
            on=TODAY,
            way="visit",
            result="reached",
            place=f"{house.canary}{told}",
            note=f"Told {house.canary}{told}",
            level=level,
            made_by=worker,
            logged_at=now,
        )
    Talk.objects.create(
        **theirs,
        case=case,
        on=TODAY,
        text=f"She tires {notes}",
        agreed_next=f"Shorter {notes}",
        next_on=TODAY,
        made_by=house.users["team lead"],
        written_at=now,
    )
    Gap.objects.create(
        **theirs,
        case=case,
        need="housing",
        reason=Gap.Reason.FAR,
        why=f"Too far {house.canary}{OF_PERSON}",
        found_on=TODAY,
    )
    PersonChange.objects.create(
        **theirs, person=case.person, at=now, changes={"adjustments": ["", notes]}
    )
    alert = Alert.objects.get(person=case.person)
    AlertLook.objects.create(alert=alert, at=now, by=worker, words=f"No change {notes}")
    Happening.objects.create(
        referral=case.referral, at=now, of="case", after="active", reason=notes, by=worker
    )


def _asked(house: House, case: Case) -> None:
    """What was asked and counted, and the licence to ask it."""
    theirs = {"organisation": case.organisation, "subject": case.subject}
    goal = Goal.objects.filter(plan__case=case).earliest("pk")
    Rating.objects.create(
        **theirs, goal=goal, thread=goal.public_id, on=TODAY, now=2, moment=Rating.Moment.AGREED
    )
    asked = Administration.objects.create(
        **theirs,
        referral=case.referral,
        instrument="wheel",
        wording=0,
        point="baseline",
        asked_on=TODAY,
        answers={"1": 3},
        mode="phone",
        answered_by=f"{house.canary}{OF_PERSON}",
    )
    Score.objects.create(**theirs, administration=asked, scale="1", value=3, scored_by="wheel 1")
    GPContacts.objects.create(**theirs, referral=case.referral, before=4, loaded_on=TODAY)
    Setting.objects.create(
        organisation=case.organisation,
        instrument="jong-gierveld-6",
        number=1,
        on=False,
        licence=f"No. 12 {house.canary}",
        set_at=timezone.now(),
    )


def _of_the_connection(house: House, connection: Connection) -> None:
    theirs = {"organisation": connection.organisation, "subject": connection.subject}
    now, of_person = timezone.now(), f"{house.canary}{OF_PERSON}"
    told = f"{house.canary}{DISCLOSED}"
    Accompaniment.objects.create(
        **theirs,
        connection=connection,
        name=f"Mina {of_person}",
        meeting_point=f"The gate {of_person}",
        owner=connection.owner,
        on=TODAY,
        next_step=f"Go {of_person}",
        next_on=TODAY,
        arranged_at=now,
    )
    ConnectionEvent.objects.create(
        connection=connection, at=now, after="sent", text=f"Sent {of_person}"
    )
    Attendance.objects.filter(connection=connection).update(leader=told, recorded_by=told)
    ProviderFeedback.objects.create(
        **theirs, connection=connection, verdict="partly", words=told, said_by=told, said_at=now
    )


def _of_the_concern(house: House, case: Case) -> None:
    concern = SafeguardingConcern.objects.get(public_id=house.things["concern_id"])
    now, told = timezone.now(), f"{house.canary}{RESTRICTED}"
    ConcernStep.objects.create(
        concern=concern, at=now, after="raised", words=f"Rang {house.canary}{OF_CONCERN}"
    )
    kept_apart = SafeguardingConcern.objects.create(
        organisation=case.organisation,
        subject=case.subject,
        person=case.person,
        worry=SafeguardingConcern.Worry.ORGANISATION,
        what=f"A member of staff {told}",
        done_already=told,
        raised_words=told,
        referred_to=told,
        restricted=True,
        raised_at=now,
        review_on=TODAY,
    )
    ConcernStep.objects.create(concern=kept_apart, at=now, after="raised", words=told)
