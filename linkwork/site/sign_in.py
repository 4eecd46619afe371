"""How people sign in: accounts are given by an administrator, and every way in is written down."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.http import HttpRequest

from linkwork.access import audit
from linkwork.access.actors import acting
from linkwork.access.models import User
from linkwork.access.roles import Action

KIND = "session"


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """No sign-up from outside."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account for themselves."""
        return False


def address_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The address a sign-in was tried with, in one spelling: what throttling counts by."""
    told = credentials or {}
    return str(told.get("email") or told.get("username") or "").strip().lower()


def listen() -> None:
    """Hear of every sign-in, sign-out, failure and second factor from the framework."""
    user_logged_in.connect(_signed_in, dispatch_uid="linkwork signed in")
    user_logged_out.connect(_signed_out, dispatch_uid="linkwork signed out")
    user_login_failed.connect(_failed, dispatch_uid="linkwork sign-in failed")
    authenticator_added.connect(_factor_added, dispatch_uid="linkwork factor added")
    authenticator_removed.connect(_factor_removed, dispatch_uid="linkwork factor removed")


def _signed_in(user: User, **_: Any) -> None:
    _write(user, Action.SIGN_IN, "signed in")


def _signed_out(user: User | None, **_: Any) -> None:
    _write(user, Action.SIGN_OUT, "signed out")


def _failed(credentials: dict[str, Any], **_: Any) -> None:
    """Someone did not get in: told to the service of whose account it was, if anybody's."""
    address = address_tried(HttpRequest(), credentials)
    _write(User.objects.filter(email__iexact=address).first(), Action.DENY, "sign-in failed")


def _factor_added(user: User, **_: Any) -> None:
    _write(user, Action.AMEND, "second factor added")


def _factor_removed(user: User, **_: Any) -> None:
    _write(user, Action.AMEND, "second factor removed")


def _write(user: User | None, action: Action, verb: str) -> None:
    """Write it to the chain of the user's service; a stranger has none."""
    actor = acting(user) if user is not None else None
    if actor is not None:
        with transaction.atomic():
            audit.record(by=actor, action=action, verb=verb, kind=KIND)
