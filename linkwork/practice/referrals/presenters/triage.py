"""The triage queue in words: who, for what, how long, and what to know before deciding."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from linkwork.practice.referrals.models import Referral
from linkwork.practice.referrals.needs import NeedCode
from linkwork.practice.referrals.presenters.hints import Hint, again, asked, hints
from linkwork.ui.queue import Row
from linkwork.ui.words import (
    day,
    day_short,
    days_in_words,
    working_days_between,
    working_days_in_words,
)

__all__ = ["Hint", "Row", "again", "asked", "facts", "hints", "referrer", "row", "waited"]


def row(referral: Referral, on: date, *, maybe_here: bool) -> Row:
    """A referral as a row of the queue."""
    returned = referral.state == Referral.State.RETURNED
    address = reverse("referrals:decide", kwargs={"referral_id": referral.public_id})
    since = timezone.localdate(referral.received_at)
    return Row(
        who=referral.person.name,
        href=address,
        who_detail=day(referral.person.born_on),
        what=_what(referral, maybe_here=maybe_here),
        on=referrer(referral) if returned else "Your team",
        waited=waited(since, on),
        waited_detail=referral.reason if returned else _due(referral),
        overdue=bool(referral.due_on and referral.due_on < on and not returned),
        step="Write the answer" if returned else "Look and decide",
        step_href=address,
    )


def _what(referral: Referral, *, maybe_here: bool) -> str:
    parts = [f"{NeedCode(referral.main_need).label}. From {referrer(referral)}"]
    if referral.urgent:
        parts.append("Marked urgent")
    if referral.risk:
        parts.append("Something to know before meeting")
    if maybe_here:
        parts.append("May be here already")
    return ". ".join(parts)


def _due(referral: Referral) -> str:
    return f"first call by {day_short(referral.due_on)}" if referral.due_on else ""


def waited(since: date, on: date) -> str:
    """How long a referral has waited, in working days."""
    days = working_days_between(since, on)
    if days == 0:
        return "Today" if on == since else days_in_words((on - since).days)
    return working_days_in_words(days)


def referrer(referral: Referral) -> str:
    """Who sent it, by name and practice."""
    if referral.route == "self":
        return "the person, by themselves"
    named = [referral.referrer_name, referral.practice.name]
    return ", ".join(part for part in named if part)


def facts(referral: Referral) -> list[tuple[str, str]]:
    """What was said, label and words; what was not said is left out."""
    agreed = {True: "Yes", False: "No", None: "Not said: ask first"}[referral.agreed]
    told = [
        ("Needs", _needs(referral)),
        ("In their words", referral.in_words),
        ("Agreed to be referred", agreed),
        ("To know before meeting", referral.risk),
        ("Referred by", referrer(referral)),
        ("Offered", day(referral.offered_on)),
        ("Reached us", f"{day(referral.received_at)}; {_due(referral)}".strip("; ")),
        ("Telephone", referral.person.phone),
        ("Postcode", referral.person.postcode),
        ("Lives alone", _yes_no(referral.lives_alone)),
        ("Believes it will help", _out_of_ten(referral.belief_it_will_help)),
        ("Voiced a concern", _yes_no(referral.concerns_raised)),
        ("Concern answered", _yes_no(referral.concerns_answered)),
        ("Offer fits what they want", _out_of_ten(referral.offer_fits)),
        ("Trusts the referrer", _out_of_ten(referral.trust_in_referrer)),
        ("Felt awkward about it", _out_of_ten(referral.felt_stigma)),
    ]
    return [(label, words) for label, words in told if words]


def _needs(referral: Referral) -> str:
    labels = dict(NeedCode.choices)
    others = [labels.get(code, str(code)) for code in referral.needs if code != referral.main_need]
    return "; ".join([str(labels[referral.main_need]), *map(str, others)])


def _yes_no(value: bool | None) -> str:
    return {True: "Yes", False: "No", None: ""}[value]


def _out_of_ten(value: int | None) -> str:
    return "" if value is None else f"{value} out of 10"
