"""What the person says on their own page, what they agreed to, and the links that lead there."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from linkwork.access.links import secrets
from linkwork.access.models import Link
from linkwork.access.roles import Role
from linkwork.practice.connections.models import Connection
from linkwork.practice.mypage.models import Reflection, Suggestion
from linkwork.practice.outcomes.models import Invitation
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals.models import Case
from tests.matrix.cast import OF_ANOTHER, OF_PERSON, TODAY, House, carer_of


def keep(house: House) -> None:
    """One of each for both people whose cases are open."""
    for name in (house.things["case_id"], house.others["case_id"]):
        _of(house, Case.objects.get(public_id=name))


def _of(house: House, case: Case) -> None:
    theirs = {"organisation": case.organisation, "subject": case.subject}
    first = case.public_id == house.things["case_id"]
    told = f"{house.canary}{OF_PERSON if first else OF_ANOTHER}"
    case.person.email = f"amara@{house.canary}.example"
    case.person.save()
    connection = Connection.objects.filter(case=case).earliest("pk")
    house.keep("goal_id", Goal.objects.filter(plan__case=case).earliest("pk"))
    now = timezone.now()
    reflection = Reflection.objects.create(
        **theirs, case=case, connection=connection, said="came", words=f"Good {told}", said_at=now
    )
    house.keep("reflection_id", reflection)
    suggestion = Suggestion.objects.create(
        **theirs, case=case, about="plan", text=f"More {told}", said_at=now, answer_by_on=TODAY
    )
    house.keep("suggestion_id", suggestion)
    Invitation.objects.create(**theirs, case=case, sheet="wheel", point="baseline", sent_on=TODAY)
    for purpose, name in (("tell the GP", ""), ("carer", carer_of(house))):
        consent = ConsentDecision.objects.create(
            **theirs,
            person=case.person,
            purpose=purpose,
            provider_name=name,
            decision="given",
            decided_at=now,
        )
        if not name:
            house.keep("consent_id", consent)
    _link(house, case.person.public_id)


def _link(house: House, subject: UUID) -> None:
    """A link that nobody has opened."""
    link = Link.objects.create(
        organisation=house.organisation,
        role=Role.PERSON.value,
        subject=subject,
        name=f"Unopened {house.canary}",
        channel="email",
        address=f"link@{house.canary}.example",
        handle_hash=secrets.hashed("handle", secrets.handle()),
        until_at=timezone.now() + timedelta(days=1),
    )
    first = "link_id" not in house.things
    (house.things if first else house.others)["link_id"] = link.public_id
