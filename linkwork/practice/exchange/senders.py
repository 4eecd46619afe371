"""Who sends: a system by its key, or a signed-in user."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest

from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.access.roles import Role
from linkwork.access.rules import actor_of
from linkwork.practice.exchange import keys, queries


@dataclass(frozen=True)
class System(Actor):
    """Another system, acting as a referrer for the body that holds its key."""

    key_id: str = ""

    @classmethod
    def sending(cls, body: Organisation, key_id: str) -> "System":
        """The actor that a key makes of its body."""
        return cls(
            user=None, role=Role.REFERRER, organisation=body.keeper, employer=body, key_id=key_id
        )

    @cached_property
    def reference(self) -> str:
        """How the audit names the system: by its key's opaque id."""
        return f"key:{self.key_id}"

    @property
    def name(self) -> str:
        """What colleagues call the system."""
        return self.employer.name


def sender(request: HttpRequest) -> Actor | None:
    """Who sends this request; None where nobody is known by it."""
    written = request.headers.get("Authorization", "")
    if not written:
        return actor_of(request)
    scheme, _, key = written.partition(" ")
    found = queries.live_key(keys.hashed(key.strip())) if scheme.lower() == "bearer" else None
    return System.sending(found.body, str(found.public_id)) if found else None


def has_key(request: HttpRequest) -> bool:
    """Say whether the request shows a key, which no other site can make a browser send."""
    return bool(request.headers.get("Authorization"))
