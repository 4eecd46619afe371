"""What was said and done, in words; a restricted note only to whoever may read it."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.practice.referrals.models import Case, Contact
from linkwork.ui.words import counted, day, day_short

KEPT_BACK = "This note is restricted."
# The team reads a note unless something else is said.
LEVELS: dict[str, str] = {
    Contact.Level.SHAREABLE: "can be shared with the person",
    Contact.Level.RESTRICTED: "restricted",
}


@dataclass(frozen=True)
class Item:
    """One contact as it now reads, with the versions before it."""

    title: str
    on: date
    by: str
    note: str
    what_matters: bool
    details: str
    level: str
    next_step: str
    amend_href: str
    amended: str
    before: list["Item"] = field(default_factory=list)


def listed(case: Case, versions: list[Contact], actor: Actor) -> list[Item]:
    """The contacts as they now read, each with what it read before."""
    older = {contact.pk: contact for contact in versions}
    replaced = {contact.amends_id for contact in versions if contact.amends_id}
    items = []
    for contact in versions:
        if contact.pk in replaced:
            continue
        before, earlier = [], older.get(contact.amends_id or 0)
        while earlier is not None:
            before.append(item(case, earlier, actor))
            earlier = older.get(earlier.amends_id or 0)
        items.append(item(case, contact, actor, before, latest=True))
    return items


def item(
    case: Case,
    contact: Contact,
    actor: Actor,
    before: list[Item] | None = None,
    *,
    latest: bool = False,
) -> Item:
    """One contact in words."""
    mine = actor.user is not None and contact.made_by_id == actor.user.pk
    address = reverse(
        "referrals:amend_contact",
        kwargs={"case_id": case.public_id, "contact_id": contact.public_id},
    )
    step_on = f", {day_short(contact.next_step_on)}" if contact.next_step_on else ""
    return Item(
        title=f"{contact.get_way_display()}: {contact.get_result_display().lower()}",
        on=contact.on,
        by=contact.made_by.name,
        note=KEPT_BACK if contact.withheld_from(actor) else contact.note,
        what_matters=bool(contact.what_matters),
        details=_details(contact),
        level=LEVELS.get(contact.level, "") if contact.note else "",
        next_step=f"{contact.next_step}{step_on}" if contact.next_step else "",
        amend_href=address if mine and latest else "",
        amended=_amended(contact),
        before=before or [],
    )


def _details(contact: Contact) -> str:
    minutes = f"{contact.minutes} minutes" if contact.minutes else ""
    return " · ".join(part for part in (minutes, contact.place) if part)


def _amended(contact: Contact) -> str:
    if not contact.amends_id:
        return ""
    return f"Amended {day(contact.logged_at)}: {contact.amended_because}"


@dataclass(frozen=True)
class Standing:
    """Where things stand, beside the form."""

    state: str
    step: str
    step_on: date | None
    overdue: bool
    tries: int


def standing(case: Case, tries: list[date], on: date) -> Standing:
    """Where a case stands, for whoever logs a contact."""
    return Standing(
        state=case.get_state_display(),
        step=case.next_step,
        step_on=case.next_step_on,
        overdue=bool(case.next_step_on and case.next_step_on < on),
        tries=len(tries),
    )


def kept_back(there: int, items: list[Item]) -> str:
    """How many contacts are not shown because they are restricted."""
    hidden = there - len(items)
    if hidden <= 0:
        return ""
    are = "is" if hidden == 1 else "are"
    return f"{counted(hidden, 'contact')} {are} restricted: for whoever wrote it and the team lead."
