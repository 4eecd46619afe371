"""The Person page: what matters, the chain, what gives this the best chance, what happened."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.roles import Action
from linkwork.library import queries as library
from linkwork.practice.advice.presenters import Card, card, first_and_rest, summary
from linkwork.practice.advice.reading import on_case
from linkwork.practice.connections.models import Connection
from linkwork.practice.facts import queries as facts
from linkwork.practice.journey import chain, knowing, timeline, warnings
from linkwork.practice.journey.queries import Story, gather
from linkwork.practice.journey.timeline import Entry
from linkwork.practice.plans import queries as plans
from linkwork.practice.plans.pages import may
from linkwork.practice.referrals.models import Case
from linkwork.practice.referrals.queries import policy as policy_of
from linkwork.practice.supervision.presenters.telling import Line
from linkwork.ui.chain import Branch, Ended, Step
from linkwork.ui.words import ago, counted, day, days_in_words


@dataclass(frozen=True)
class Button:
    """A place to go and its word."""

    text: str
    href: str


@dataclass(frozen=True)
class Page:
    """Where things stand with one person."""

    sub: str
    next_step: Button | None
    log: Button | None
    what_matters: str
    how_to_support: list[str]
    trunk: list[Step]
    branches: list[Branch]
    ended: list[Ended]
    warned: list[str]
    cards: list[Card]
    more_cards: list[Card]
    cards_summary: str
    goals: list[dict[str, Any]]
    timeline: list[Entry]
    continuity: list[tuple[str, str]]
    about_me: str
    close: Button | None
    know: list[Line]
    tasks: list[Line]
    acts: list[Line]


def page(case: Case, actor: Actor, today: date) -> Page:
    """Gather the case and say where it stands."""
    story = gather(case, today)
    warned = warnings.of(story, policy_of(case.organisation))
    keeper = may(actor, Action.CREATE, "contact", case)
    cards, said = _cards(story, today, keeper=keeper)
    now, rest = first_and_rest(cards)
    trunk = chain.trunk(story, warned) + chain.rest(story)
    rows = chain.branches(story, warned)
    open_ = case.state != Case.State.CLOSED
    mine = open_ and keeper
    may_close = open_ and may(actor, Action.AMEND, "case", case)
    log = Button("Log a contact", reverse("referrals:log_contact", args=[case.public_id]))
    close = Button("Close the case", reverse("journey:close", args=[case.public_id]))
    return Page(
        sub=_sub(story),
        next_step=_next(story, cards) if mine else None,
        log=log if mine else None,
        what_matters=case.person.what_matters,
        how_to_support=[line for line in case.person.how_to_support.splitlines() if line.strip()],
        trunk=trunk if keeper else chain.to_read(trunk, case),
        branches=rows if keeper else chain.branches_to_read(rows, case),
        ended=chain.ended(story),
        warned=[one.words for one in warned],
        cards=now,
        more_cards=rest,
        cards_summary=said,
        goals=_goals(story),
        timeline=timeline.of(story),
        continuity=_continuity(story),
        about_me=reverse("people:about_me", args=[case.person.public_id]) if mine else "",
        close=close if may_close else None,
        know=knowing.before(story, actor),
        tasks=knowing.tasks(story),
        acts=knowing.acts(case, actor),
    )


def _cards(story: Story, today: date, *, keeper: bool) -> tuple[list[Card], str]:
    """The published statements read on this case, and how many are in place, missing, unknown."""
    case = story.case
    known = facts.of(case.referral, today)
    shelf = library.latest()
    readings = on_case([one.statement for one in shelf], known)
    lines = library.evidence_lines(case.organisation, shelf)
    leading = _leading(story)
    cards = [
        card(
            one,
            known,
            evidence=lines[one.statement.code].sentence,
            case=case,
            connection=leading,
        )
        for one in readings
    ]
    if not keeper:
        cards = [replace(one, action=None) for one in cards]
    return cards, summary(readings)


def _goals(story: Story) -> list[dict[str, Any]]:
    """Each goal, with where the person said they stand on it first and last."""
    said: dict[UUID, list[int]] = {}
    for rating in plans.ratings(story.case):
        said.setdefault(rating.thread, []).append(rating.now)
    return [
        {
            "words": goal.words,
            "now": said[goal.thread][-1] if goal.thread in said else goal.now,
            "first": said[goal.thread][0] if len(said.get(goal.thread, [])) > 1 else None,
            "hoped": goal.hoped,
        }
        for goal in story.goals
    ]


def _leading(story: Story) -> Connection | None:
    return story.live[0] if story.live else None


def _sub(story: Story) -> str:
    case = story.case
    if case.closed_on:
        return f"Closed {day(case.closed_on)}: {case.get_ending_display().lower()}."
    days = (story.today - case.opened_on).days
    parts = [f"Open {days_in_words(days)}." if days else "Opened today."]
    parts.append(
        f"{counted(len(story.live), 'connection')}." if story.live else "No connection yet."
    )
    if story.plan and story.plan.review_on:
        parts.append(f"Plan review due {day(story.plan.review_on)}.")
    return " ".join(parts)


def _next(story: Story, cards: list[Card]) -> Button:
    """The one green button: the next thing that keeps the chain whole."""
    case = story.case
    if not story.reached:
        return Button(
            "Make the first call", reverse("referrals:log_contact", args=[case.public_id])
        )
    if story.plan is None or story.plan.agreed_on is None:
        return Button("Make the plan together", reverse("plans:plan", args=[case.public_id]))
    if not story.live:
        return Button("Find an activity", reverse("connections:find", args=[case.public_id]))
    for connection in story.live:
        page = reverse("connections:connection", args=[connection.public_id])
        if warnings.missed_on(story, connection) and not connection.accompanied:
            return Button("Arrange who goes", f"{page}?step=company#company")
        if connection.state in chain.WEAK:
            return Button("Mend the link", page)
    first = reverse("connections:connection", args=[story.live[0].public_id])
    return Button("Next for the activity", first)


def _continuity(story: Story) -> list[tuple[str, str]]:
    """The four things that show whether the relationship holds."""
    last = story.reached[-1].on if story.reached else None
    tries = 0
    for contact in reversed(story.contacts):
        if contact.result == "reached":
            break
        tries += 1
    missed = sum(one.result == "did not attend" for one in story.contacts)
    same = "Yes, from the start" if len(story.spells) < 2 else f"No, number {len(story.spells)}"
    return [
        ("Same link worker", same),
        ("Last spoke", ago(last, story.today).capitalize() if last else "Not yet"),
        ("Attempts unanswered since", str(tries)),
        ("Appointments missed", str(missed)),
    ]
