"""Who the tests of practice speak of: one service with its practice and staff, and a stranger."""

from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any
from uuid import uuid4

from django.test import Client

from linkwork.access.actors import Actor
from linkwork.access.models import Membership, Organisation, Team, User
from linkwork.access.roles import Role
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import Person
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Referral

SINCE = date(2020, 1, 1)
SOMEBODY = count(1)


def staff(name: str, role: Role, organisation: Organisation, team: Team | None = None) -> Actor:
    """Someone who signs in, in one role."""
    address = f"{name.lower().replace(' ', '.')}.{next(SOMEBODY)}@linkwork.example"
    user = User.objects.create_user(address, None, name=name)
    membership = Membership.objects.create(
        user=user, organisation=organisation, team=team, role=role.value, since_on=SINCE
    )
    return Actor.of(membership)


def signed_in(actor: Actor) -> Client:
    """A browser in which the actor has signed in."""
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def key() -> dict[str, str]:
    """The key every form carries."""
    return {"idempotency_key": str(uuid4())}


@dataclass
class Riverbank:
    """A service, its team, one practice, and who works there."""

    service: Organisation
    team: Team = field(init=False)
    millfield: Organisation = field(init=False)
    jo: Actor = field(init=False)
    ada: Actor = field(init=False)
    samira: Actor = field(init=False)
    ruth: Actor = field(init=False)

    def __post_init__(self) -> None:
        """Fill the posts."""
        self.team = Team.objects.create(organisation=self.service, name="North")
        self.millfield = Organisation.objects.create(
            name=f"Millfield Surgery of {self.service.name}",
            kind=Organisation.Kind.PRACTICE,
            parent=self.service,
            ods_code="Y01234",
            email="notes@millfield.example",
        )
        self.jo = staff("Jo Ferreira", Role.LINK_WORKER, self.service, self.team)
        self.ada = staff("Ada Quill", Role.LINK_WORKER, self.service, self.team)
        self.samira = staff("Samira Haddad", Role.TEAM_LEAD, self.service, self.team)
        self.ruth = staff("Dr Ruth Okafor", Role.REFERRER, self.millfield)

    def person(self, **changes: Any) -> Person:
        """Somebody registered: Amara Nwosu unless said otherwise."""
        told = {
            "given_name": "Amara",
            "family_name": "Nwosu",
            "born_on": date(1951, 5, 14),
            "practice": self.millfield,
            "by": self.ruth,
        }
        return people.register(**{**told, **changes})

    def referral(self, person: Person | None = None, **changes: Any) -> Referral:
        """A referral by Dr Okafor, agreed by the person."""
        told = {
            "person": person or self.person(),
            "practice": self.millfield,
            "route": "gp",
            "main_need": "loneliness",
            "agreed": True,
            "by": self.ruth,
        }
        return referrals.receive(**{**told, **changes})

    def case(self, referral: Referral | None = None, **changes: Any) -> Case:
        """A case that Jo Ferreira holds."""
        return referrals.accept(referral=referral or self.referral(), **{"by": self.jo, **changes})


def riverbank(name: str = "Riverbank") -> Riverbank:
    """A service with everybody in it."""
    return Riverbank(Organisation.objects.create(name=name, kind=Organisation.Kind.SERVICE))
