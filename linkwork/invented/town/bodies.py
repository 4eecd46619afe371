"""The bodies of the invented town: a service, its teams and staff, and the practices near it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.contrib.auth.hashers import make_password

from linkwork.access.models import (
    Membership,
    Organisation,
    PracticeFeature,
    ServicePolicy,
    Team,
    User,
)
from linkwork.access.roles import Role

PRACTICES = (
    ("Millfield Surgery", "Dr Ruth Okafor"),
    ("Larch Road Practice", "Dr Hester Quayle"),
    ("Quayside Medical Centre", "Dr Bram Osei"),
    ("Linden Avenue Surgery", "Dr Lowri Penhallow"),
    ("Weir Road Health Centre", "Dr Nikhil Sabharwal"),
    ("St Anne’s Practice", "Dr Una Trescott"),
)
LINK_WORKERS = (
    "Jo Ferreira",
    "Ada Merrick",
    "Callum Strand",
    "Deepa Nair-Holt",
    "Ewan Sillars",
    "Farah Quddus",
    "Gil Hartwood",
    "Nell Varley",
)
TEAMS = ("North team", "South team")
BEGAN = timedelta(days=900)  # before today: since when everybody is there
ROLES = {
    "link-worker": Role.LINK_WORKER,
    "team-lead": Role.TEAM_LEAD,
    "referrer": Role.REFERRER,
    "directory-editor": Role.DIRECTORY_EDITOR,
    "safeguarding-lead": Role.SAFEGUARDING_LEAD,
    "commissioner": Role.COMMISSIONER,
    "administrator": Role.ORGANISATION_ADMINISTRATOR,
    "reviewer": Role.REVIEWER,
    "second-reviewer": Role.REVIEWER,
    "third-reviewer": Role.REVIEWER,
    "evaluator": Role.ANALYST,
    "auditor": Role.AUDITOR,
}
IN_A_TEAM = ("link-worker", "team-lead")


class Member(Protocol):
    """One of the cast, as the demonstration names them."""

    @property
    def key(self) -> str:
        """What they are here to do."""

    @property
    def name(self) -> str:
        """Their name."""

    @property
    def email(self) -> str:
        """The address they sign in with."""


@dataclass(frozen=True)
class Practice:
    """A practice, with the clinician who refers most from it."""

    body: Organisation
    clinician: str
    account: User | None


@dataclass(frozen=True)
class Bodies:
    """The service, its practices and its link workers; the first of each is the cast's."""

    service: Organisation
    teams: list[Team]
    practices: list[Practice]
    link_workers: list[User]
    cast: dict[str, User]

    def team_of(self, worker: int) -> Team:
        """The team of a link worker: every other one is in the second."""
        return self.teams[worker % len(self.teams)]


def found(
    name: str,
    *,
    domain: str,
    today: date,
    cast: Sequence[Member],
    password: str,
    practices: int,
    link_workers: int,
) -> Bodies:
    """Found a service with so many practices and link workers around it."""
    kind = Organisation.Kind
    service = Organisation.objects.create(
        name=name, kind=kind.SERVICE, email=f"hello@{domain}", phone="01632 960100"
    )
    ServicePolicy.objects.create(organisation=service)
    teams = [Team.objects.create(organisation=service, name=one) for one in TEAMS]
    bodies = [_practice(service, number) for number in range(practices)]
    users = _accounts(cast, password)
    _posts(service, bodies[0], teams[0], users, today - BEGAN)
    made = Bodies(
        service=service,
        teams=teams,
        practices=[
            Practice(body, _clinician(number), users.get("referrer") if number == 0 else None)
            for number, body in enumerate(bodies)
        ],
        link_workers=[users["link-worker"]] if "link-worker" in users else [],
        cast=users,
    )
    for number in range(len(made.link_workers), link_workers):
        made.link_workers.append(_link_worker(made, number, domain, today - BEGAN))
    return made


def describe(bodies: Bodies, kind: PracticeFeature.Kind, present: dict[int, bool]) -> None:
    """Say how practices work with the service, since before anybody was referred."""
    since = date(2020, 1, 1)
    PracticeFeature.objects.bulk_create(
        PracticeFeature(
            practice=bodies.practices[number].body, kind=kind, present=said, since_on=since
        )
        for number, said in present.items()
    )


def _practice(service: Organisation, number: int) -> Organisation:
    name = PRACTICES[number][0] if number < len(PRACTICES) else f"Invented Practice {number + 1}"
    slug = name.split()[0].lower().replace("’", "")
    return Organisation.objects.create(
        name=name,
        kind=Organisation.Kind.PRACTICE,
        parent=service,
        ods_code=f"ZZ{service.pk % 100:02d}{number + 1:02d}",
        email=f"notes@{slug}.example",
        phone=f"01632 960{110 + number % 800:03d}",
    )


def _clinician(number: int) -> str:
    return PRACTICES[number][1] if number < len(PRACTICES) else f"Dr Invented {number + 1}"


def _accounts(cast: Sequence[Member], password: str) -> dict[str, User]:
    """The cast's accounts; their one password, printed for all to read, is hashed once."""
    users = {one.key: _account(one.name, one.email) for one in cast}
    hashed = make_password(password)
    for user in users.values():
        user.password = hashed
    User.objects.bulk_update(users.values(), ["password"])
    return users


def _account(name: str, email: str) -> User:
    return User.objects.create_user(email, None, name=name)


def _posts(
    service: Organisation, practice: Organisation, team: Team, users: dict[str, User], since: date
) -> None:
    """Give each of the cast their post."""
    for key, user in users.items():
        Membership.objects.create(
            user=user,
            organisation=practice if key == "referrer" else service,
            team=team if key in IN_A_TEAM else None,
            role=ROLES[key].value,
            since_on=since,
        )


def _link_worker(bodies: Bodies, number: int, domain: str, since: date) -> User:
    named = number < len(LINK_WORKERS)
    name = LINK_WORKERS[number] if named else f"Link Worker {number + 1}"
    user = _account(name, f"{name.lower().replace(' ', '.')}@{domain}")
    Membership.objects.create(
        user=user,
        organisation=bodies.service,
        team=bodies.team_of(number),
        role=Role.LINK_WORKER.value,
        since_on=since,
    )
    return user
