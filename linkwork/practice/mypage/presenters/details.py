"""What is kept of who the person is and how to reach them, each with its way to put it right."""

from dataclasses import dataclass

from linkwork.practice.mypage.models import Suggestion
from linkwork.practice.mypage.whose import Mine
from linkwork.practice.people.models import Person
from linkwork.ui.words import day, nhs_number

About = Suggestion.About


@dataclass(frozen=True)
class Detail:
    """One line, and the page on which to say that it is wrong; no page for a carer."""

    label: str
    value: str
    slug: str


def details_of(mine: Mine) -> list[Detail]:
    """Who the person is, as we have it."""
    person = mine.person
    where = ", ".join(part for part in (person.address, person.postcode) if part)
    lines = [
        ("Name", person.name, "name"),
        ("Born", day(person.born_on), "wrong"),
        ("Phone", person.phone, "phone"),
        ("E-mail", person.email, "email"),
        ("Where you live", where, "address"),
        ("How to get in touch", person.contact_by, "wrong"),
        ("Your surgery", person.practice.name, "wrong"),
    ]
    if mine.own:
        lines.append(("NHS number", nhs_number(person.nhs_number), "wrong"))
        lines.append(("What matters to you", person.what_matters, "what-matters"))
        lines.append(("What helps you", person.how_to_support, "how-to-help"))
    return [
        Detail(label, value or "We do not have this", slug if mine.own else "")
        for label, value, slug in lines
    ]


def now_kept(person: Person, about: Suggestion.About) -> str:
    """What is on the record now, where the person can write over it."""
    kept = {
        About.MATTERS: person.what_matters,
        About.SUPPORT: person.how_to_support,
        About.PHONE: person.phone,
        About.EMAIL: person.email,
        About.ADDRESS: person.address,
        About.NAME: person.name,
    }
    return kept.get(about, "")
