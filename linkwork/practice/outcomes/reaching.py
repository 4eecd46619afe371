"""How questions reach a person by link: a mobile telephone, an e-mail address, or not at all."""

import re

from linkwork.access.models import Link
from linkwork.practice.people.models import Person

TELEPHONE = re.compile(r"\+?\d{10,15}")


def addresses(person: Person) -> dict[str, str]:
    """The person's own address by channel; none where they died or are not to be contacted."""
    if person.died_on or person.no_contact:
        return {}
    found = {}
    if _is_mobile(person.phone):
        found[Link.Channel.SMS.value] = person.phone
    if person.email:
        found[Link.Channel.EMAIL.value] = person.email
    return found


def _is_mobile(number: str) -> bool:
    """Whether a text reaches the number; a landline in Britain gets none."""
    bare = re.sub(r"[\s()-]", "", number)
    at_home = bare.startswith(("0", "+44"))
    return bool(TELEPHONE.fullmatch(bare)) and (not at_home or bare.startswith(("07", "+447")))
