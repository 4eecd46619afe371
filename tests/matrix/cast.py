"""Who stands before the routes: for every role, one who has to do with the things, one who has not.

Jo, as it were, holds the case; a colleague of the same team and one of another team do not. One
team lead leads that team, one another; one referrer made the referral, one works elsewhere; one
reviewer belongs to the review, one to another. Some have no account and came by a link.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from linkwork.access.links import secrets
from linkwork.access.models import (
    Link,
    LinkSession,
    Membership,
    Organisation,
    Protected,
    ServicePolicy,
    Team,
    User,
)
from linkwork.access.roles import Role

TODAY = date(2026, 11, 22)
CAST = {
    "assigned link worker": Role.LINK_WORKER,
    "link worker of the same team": Role.LINK_WORKER,
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
}
# Whoever came by a link: this person and their carer, somebody else, the provider that was asked,
# the same answering without a code, and one that was not asked; somebody on a panel of this review
# and somebody on another's.
BY_LINK = {
    "person": Role.PERSON,
    "carer": Role.PROXY,
    "another person": Role.PERSON,
    "provider by link": Role.PROVIDER,
    "provider without a code": Role.PROVIDER,
    "another provider": Role.PROVIDER,
    "panellist": Role.PANELLIST,
    "another panellist": Role.PANELLIST,
}
# Words in what is told of a person whose case is open, of one who waits, and in a review: each is
# put into every text, after the service's own canary, so that a list that leaks shows whose it is.
OF_PERSON, WAITING, OF_REVIEW = "ofperson", "waiting", "ofreview"
# What a panel is asked, and what one panellist wrote on an open ballot.
OF_PANEL, OF_BALLOT = "ofpanel", "ofballot"
# What staff write for each other, and what the provider was shown of the person.
OF_NOTES, DISCLOSED = "ofnotes", "disclosed"
OF_ANOTHER = "ofanother"  # of the second person, who comes by a link of their own
OLD = "oldrecord"  # of somebody whose case ended long ago
# Of somebody whom a safeguarding concern is about; of the concern; of a record opened by glass.
FLAGGED, OF_CONCERN, OF_GLASS = "flagged", "ofconcern", "ofglass"
# Of a concern kept from the link worker too; of a note that the person may read; of a copy of one's
# own data, of what was left out of it and of how long a record is kept.
RESTRICTED, SHAREABLE, OF_RIGHTS = "restricted", "shareable", "ofrights"


@dataclass
class House:
    """One service: its people, and one of each thing, by the name it has in an address."""

    organisation: Organisation
    canary: str
    users: dict[str, User] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)  # the cookies of those who came by a link
    things: dict[str, UUID] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # what is known by its number
    others: dict[str, UUID] = field(default_factory=dict)  # a second of what has children
    practices: list[Organisation] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    providers: list[Organisation] = field(default_factory=list)

    @property
    def actors(self) -> list[str]:
        """Everybody who asks, with an account or by a link."""
        return [*self.users, *self.keys]

    def keep(self, name: str, thing: Protected) -> None:
        """Remember a thing by the name it has in an address; a second one apart."""
        first = name not in self.things
        (self.things if first else self.others)[name] = thing.public_id


def employ(house: House) -> None:
    """Give the service its practices, its teams and one of everybody."""
    kind = Organisation.Kind
    body = {"parent": house.organisation}
    house.practices = [
        Organisation.objects.create(
            name=f"{name} {house.canary}", kind=kind.PRACTICE, ods_code=code, **body
        )
        for name, code in (("Millfield", "Y01234"), ("Larch", "Y01235"))
    ]
    house.providers = [
        Organisation.objects.create(name=f"{name} {house.canary}", kind=kind.PROVIDER, **body)
        for name in ("Growers", "Walkers")
    ]
    house.teams = [
        Team.objects.create(organisation=house.organisation, name=name)
        for name in ("North", "South")
    ]
    elsewhere = {
        "referrer of this person": house.practices[0],
        "another referrer": house.practices[1],
        "provider": house.providers[0],
    }
    for words, role in CAST.items():
        _member(house, words, role, elsewhere.get(words, house.organisation))
    ServicePolicy.objects.create(organisation=house.organisation)
    post = Membership.objects.get(user=house.users["another link worker"])
    house.things["post_id"] = post.public_id
    house.things["team_id"] = house.teams[1].public_id
    house.things["practice_id"] = house.practices[1].public_id


def carer_of(house: House) -> str:
    """What the carer is called, in their link and in the person's consent."""
    return f"Carer {house.canary}"


def let_in_by_links(house: House) -> None:
    """Give the person, their carer and the providers their links, each opened in a browser."""
    mine, connection = house.things["person_id"], house.things["connection_id"]
    asked, other = house.providers
    ways: dict[str, dict[str, Any]] = {
        "person": {"subject": mine},
        "carer": {"subject": mine, "name": carer_of(house)},
        "another person": {"subject": house.others["person_id"]},
        "provider by link": {"body": asked},
        "provider without a code": {"body": asked, "about": connection},
        "another provider": {"body": other},
        "panellist": {"subject": house.things["panellist_id"]},
        "another panellist": {"subject": house.others["panellist_id"]},
    }
    for words, way in ways.items():
        key = secrets.key()
        link = Link.objects.create(
            organisation=house.organisation,
            role=BY_LINK[words].value,
            channel="email",
            address=f"link@{house.canary}.example",
            handle_hash=secrets.hashed("handle", secrets.handle()),
            until_at=timezone.now() + timedelta(days=1),
            **way,
        )
        LinkSession.objects.create(
            link=link,
            key_hash=secrets.hashed("session", key),
            confirmed=words != "provider without a code",
            seen_at=timezone.now(),
        )
        house.keys[words] = key


def _member(house: House, words: str, role: Role, employer: Organisation) -> None:
    address = f"{words.replace(' ', '.').replace(chr(39), '')}@{house.canary}.example"
    user = User.objects.create_user(address, name=f"{words} {house.canary}")
    Membership.objects.create(
        user=user,
        organisation=employer,
        team=house.teams[1] if words.startswith("another") else house.teams[0],
        role=role.value,
        since_on=TODAY - timedelta(days=400),
    )
    house.users[words] = user
