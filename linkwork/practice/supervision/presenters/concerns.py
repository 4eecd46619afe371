"""Safeguarding concerns in words: what is open, when somebody looks again, what was decided."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide
from linkwork.access.roles import Action, Role
from linkwork.practice.supervision.models import ConcernStep, SafeguardingConcern
from linkwork.ui.queue import Row
from linkwork.ui.words import ago, day, day_clock, day_short, days_in_words, local_day

S = SafeguardingConcern.State
COLOURS = {
    S.RAISED: "red", S.LOOKED_AT: "yellow", S.REFERRED_ON: "blue",
    S.NO_ACTION: "grey", S.WATCHED: "yellow", S.CLOSED: "grey",
}  # fmt: skip
NEXT = {
    S.RAISED: "Look at it",
    S.LOOKED_AT: "Decide",
    S.REFERRED_ON: "Ask what came of it",
    S.NO_ACTION: "Look again, and close",
    S.WATCHED: "Look again",
}


def row(concern: SafeguardingConcern, on: date, *, decides: bool) -> Row:
    """A concern as a row of the queue."""
    address = reverse("supervision:concern", kwargs={"concern_id": concern.public_id})
    raised_on = local_day(concern.raised_at)
    due = concern.review_on
    late = due is not None and due < on
    grave = "In danger now. " if concern.immediate and concern.state == S.RAISED else ""
    held = " Restricted." if concern.restricted else ""
    return Row(
        who=concern.person.name,
        href=address,
        who_detail=day(concern.person.born_on),
        what=f"{grave}{concern.get_worry_display()}. {concern.get_state_display()}.{held}",
        on="You" if decides else "Safeguarding lead",
        waited=days_in_words((on - raised_on).days) if on > raised_on else "Today",
        waited_detail=f"look again {day_short(due)}" if due else f"closed {day(concern.closed_on)}",
        overdue=late or bool(grave),
        step=NEXT.get(S(concern.state), "Read") if decides else "Read",
        step_href=address,
    )


@dataclass(frozen=True)
class Told:
    """One decision, as the timeline shows it."""

    when: str
    title: str
    detail: str


def history(steps: list[ConcernStep]) -> list[Told]:
    """What was decided, by whom and when, newest first."""
    return [_told(step) for step in reversed(steps)]


def _told(step: ConcernStep) -> Told:
    state = S(step.after).label
    title = state if step.after != step.before else "Kept"
    who = step.by.name if step.by else "somebody without an account"
    again = f" Look again on {day(step.review_on)}." if step.review_on else ""
    return Told(f"{day_clock(step.at)}, {who}", title, f"{step.words}{again}")


def facts(concern: SafeguardingConcern) -> list[tuple[str, str]]:
    """What was raised, label and words."""
    knows = {True: "Yes", False: "No", None: "Not said"}[concern.person_knows]
    told = [
        ("The worry", concern.get_worry_display()),
        ("In danger then", "Yes" if concern.immediate else "No"),
        ("Raised by", f"{concern.raised_words}, {day_clock(concern.raised_at)}"),
        ("Does the person know", knows),
        ("Done already", concern.done_already),
        ("Referred to", concern.referred_to),
        ("Team lead named", concern.named_lead.name if concern.named_lead else ""),
        ("Look again", day(concern.review_on) if concern.review_on else ""),
    ]
    return [(label, words) for label, words in told if words]


@dataclass(frozen=True)
class Entry:
    """A concern in the auditor's register: nothing of the person, nothing of what was said."""

    reference: str
    raised: str
    state: str
    colour: str
    again: str
    late: bool
    restricted: str
    decisions: int


def entry(concern: SafeguardingConcern, decisions: int, on: date) -> Entry:
    """What may be known of a concern without knowing whose it is."""
    return Entry(
        reference=concern.reference,
        raised=ago(local_day(concern.raised_at), on).capitalize(),
        state=concern.get_state_display(),
        colour=COLOURS[S(concern.state)],
        again=day(concern.review_on) if concern.review_on else "",
        late=concern.review_on is not None and concern.review_on < on,
        restricted="Yes" if concern.restricted else "No",
        decisions=decisions,
    )


def decides(actor: Actor, concern: SafeguardingConcern) -> bool:
    """Whether the actor decides on it: only the safeguarding lead does."""
    lead = actor.role is Role.SAFEGUARDING_LEAD
    return lead and decide(actor, Action.AMEND, concern).allowed


def in_words(concern: SafeguardingConcern) -> str:
    """That there is a concern, for a person's page: no more than where it stands."""
    due = f"; look again {day_short(concern.review_on)}" if concern.review_on else ""
    since = ago(local_day(concern.raised_at), timezone.localdate())
    state = concern.get_state_display().lower()
    return f"Safeguarding concern, raised {since}: {state}{due}"
