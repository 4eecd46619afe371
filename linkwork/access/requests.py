"""A request as guarded views know it: with an actor."""

from django.http import HttpRequest

from linkwork.access.actors import Actor


class Request(HttpRequest):
    """An HTTP request whose actor has been decided."""

    actor: Actor
