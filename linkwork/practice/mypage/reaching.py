"""Whether and where a link to a person's page may go: registered, and safe."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from linkwork.access.models import Link
from linkwork.practice.people.models import Person

TELEPHONE = re.compile(r"\+?\d{10,15}")
EMAIL, SMS = Link.Channel.EMAIL.value, Link.Channel.SMS.value


def why_not(person: Person) -> str:
    """Why nobody may be sent a link to this person's page; nothing where they may."""
    if person.died_on:
        return "This person has died. No link can be sent."
    if person.no_contact:
        return (
            "It is not safe to contact this person: safe contact is “none”. No link can be sent, "
            "to them or to anybody for them."
        )
    return ""


def registered(person: Person) -> dict[str, str]:
    """The addresses on the record to which a link and its codes can go, by channel."""
    found = {}
    if person.phone and _is_mobile(person.phone):
        found[SMS] = person.phone
    if person.email:
        found[EMAIL] = person.email
    return found


def _is_mobile(number: str) -> bool:
    """Whether a text reaches the number; a landline in Britain gets none."""
    bare = re.sub(r"[\s()-]", "", number)
    at_home = bare.startswith(("0", "+44"))
    return bool(TELEPHONE.fullmatch(bare)) and (not at_home or bare.startswith(("07", "+447")))


def wrong(channel: str, address: str) -> str:
    """Why a link cannot go to this address by this channel; nothing where it can."""
    if channel == SMS:
        return "" if _is_mobile(address) else "Enter a mobile number, like 07700 900123."
    try:
        validate_email(address)
    except ValidationError:
        return "Enter an e-mail address, like name@example.org."
    return ""
