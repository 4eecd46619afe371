"""Somebody of whom a concern was raised, with one of everything that supervision keeps."""

from datetime import timedelta

from django.utils import timezone

from linkwork.access import grants
from linkwork.access.models import User
from linkwork.access.roles import Relation
from linkwork.practice.people.models import Person
from linkwork.practice.referrals import relations
from linkwork.practice.referrals.models import Case, LinkWorkerSpell
from linkwork.practice.supervision.models import (
    BrokenGlass,
    CaseCover,
    HandOver,
    SafeguardingConcern,
    Visit,
)
from tests.matrix.cast import FLAGGED, OF_CONCERN, OF_GLASS, TODAY, House
from tests.matrix.journeys import _person, _referral

NHS_NUMBER = "9990000212"  # in both services: each finds its own


def keep(house: House) -> None:
    """One open case of the assigned link worker's, with one of everything supervision keeps."""
    worker, colleague = (
        house.users[name] for name in ("assigned link worker", "link worker of the same team")
    )
    case = _case(house, worker)
    _concern(house, case.person)
    _glass(house, case.person, house.users["another link worker"])
    theirs = {"organisation": house.organisation, "subject": case.subject, "case": case}
    now = timezone.now()
    visit = Visit.objects.create(
        **theirs,
        worker=worker,
        place=f"Larch Road {house.canary}{FLAGGED}",
        starts_at=now,
        back_by_at=now + timedelta(hours=1),
        state=Visit.State.OUT,
    )
    house.keep("visit_id", visit)
    note = f"Ring first {house.canary}{FLAGGED}"
    kept = HandOver.objects.create(**theirs, giver=colleague, taker=worker, note=note, at=now)
    house.keep("handover_id", kept)
    days = {"from_on": TODAY + timedelta(days=1), "to_on": TODAY + timedelta(days=999)}
    cover = CaseCover.objects.create(**theirs, away=worker, covering=colleague, **days)
    house.keep("cover_id", cover)
    house.things["member_id"] = worker.public_id


def _case(house: House, worker: User) -> Case:
    told = f"{house.canary}{FLAGGED}"
    person = _person(house, told)
    person.nhs_number = NHS_NUMBER
    person.save()
    referral = _referral(house, person, told, state="accepted")
    referral.referrer = None
    referral.save()
    relations.on_receipt(referral, [], on_duty=False)
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
    return case


def _concern(house: House, person: Person) -> None:
    concern = SafeguardingConcern.objects.create(
        organisation=house.organisation,
        subject=person.public_id,
        person=person,
        worry=SafeguardingConcern.Worry.FINANCIAL,
        what=f"The bank card {house.canary}{OF_CONCERN}",
        raised_by=house.users["assigned link worker"],
        raised_at=timezone.now(),
        review_on=TODAY,
    )
    house.keep("concern_id", concern)
    body = house.organisation
    grants.give_once(
        organisation=body, subject=person.public_id, relation=Relation.FLAGGED, holder=body
    )


def _glass(house: House, person: Person, by: User) -> None:
    """Opened yesterday, so that the fifteen minutes are over, and not reviewed yet."""
    at = timezone.now() - timedelta(days=1)
    glass = BrokenGlass.objects.create(
        organisation=house.organisation,
        subject=person.public_id,
        person=person,
        by=by,
        role="link worker",
        reason=f"In distress {house.canary}{OF_GLASS}",
        at=at,
        until_at=at + timedelta(minutes=15),
    )
    house.keep("glass_id", glass)
