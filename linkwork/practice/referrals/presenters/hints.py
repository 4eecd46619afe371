"""What to compare before deciding on a referral: whether the person may be here already."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from linkwork.practice.people.likeness import agreements
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import Case, Happening, Referral
from linkwork.ui.forms import Form
from linkwork.ui.words import day, joined, nhs_number


@dataclass(frozen=True)
class Hint:
    """One thing to compare before deciding."""

    text: str
    grave: bool = False
    href: str = ""
    link: str = ""


def hints(
    referral: Referral,
    alike: list[Person],
    number_of: Person | None,
    cases: list[Case],
    mergeable: Collection[int],
) -> list[Hint]:
    """Whether the person may be here already, and what was stated that the record does not hold."""
    found = [Hint(_already(case), grave=case.state != Case.State.CLOSED) for case in cases]
    found += [_twin(referral.person, other, mergeable) for other in alike]
    if number_of is not None:
        number = nhs_number(referral.stated["nhs_number"])
        found.append(
            Hint(
                f"The NHS number given, {number}, belongs to another record "
                f"({number_of.reference}) with another birth date. Ask which is right.",
                grave=True,
                **_way(referral.person, number_of, mergeable),
            )
        )
    labels = {"name": "name", "phone": "telephone number", "postcode": "postcode"}
    found += [
        Hint(f"The referrer gave another {labels.get(name, name)}: {value}.")
        for name, value in referral.stated.items()
        if name != "nhs_number"
    ]
    return found


def _already(case: Case) -> str:
    holder = case.link_worker.name
    if case.state == Case.State.CLOSED:
        ending = Case.Ending(case.ending).label.lower()
        return f"Was here before with {holder}, until {day(case.closed_on)}: {ending}."
    return f"Has an open case with {holder} since {day(case.opened_on)}."


def _twin(person: Person, other: Person, mergeable: Collection[int]) -> Hint:
    agree = joined(agreements(person, other))
    return Hint(
        f"Another record has the same {agree}: {other.reference}.",
        grave=True,
        **_way(person, other, mergeable),
    )


def _way(person: Person, other: Person, mergeable: Collection[int]) -> dict[str, str]:
    """Where the two are compared; or who may compare them."""
    if other.pk not in mergeable:
        return {"link": "Ask your team lead to compare the two before you accept."}
    ids = {"person_id": person.public_id, "other_id": other.public_id}
    return {"href": reverse("referrals:compare", kwargs=ids), "link": "Compare the two records"}


def again(last: Case | None, accept: Form) -> str:
    """That the person comes back, and whom they are offered."""
    if last is None or last.closed_on is None:
        return ""
    ending = Case.Ending(last.ending).label.lower()
    until = f"{last.link_worker.name}, until {day(last.closed_on)}: {ending}"
    offered = accept.initial.get("link_worker") == last.link_worker_id
    same = "The same link worker is offered" if offered else "They no longer hold cases"
    return f"They come back. They were with {until}. {same}; the new case goes on from that one."


def asked(happenings: Iterable[Happening]) -> list[str]:
    """Questions to the referrer and their answers, in order."""
    told = []
    for one in happenings:
        on = day(timezone.localdate(one.at))
        if one.after == Referral.State.RETURNED:
            told.append(f"Asked {on}: {one.reason}")
        elif one.before == Referral.State.RETURNED and one.after == Referral.State.RECEIVED:
            told.append(f"Answered {on}: {one.reason}")
    return told
