"""What to know before acting on a person's page, and everything that may be done from it."""

from collections.abc import Iterator

from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.access.decisions import decide_kind, relations
from linkwork.access.roles import Action, Relation
from linkwork.practice.journey.queries import Story
from linkwork.practice.lotteries.presenters import telling as lots
from linkwork.practice.mypage import queries as said
from linkwork.practice.people import queries as people
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.referrals.models import Case
from linkwork.practice.supervision.presenters import telling
from linkwork.practice.supervision.presenters.telling import Line
from linkwork.ui.words import day


def before(story: Story, actor: Actor) -> list[Line]:
    """Risks, holds, what supervision tells, what the person said or drew, and the story before."""
    told = [*_supervised(story, actor), *_person_said(story, actor), *_drawn(story, actor)]
    return [*_alerts(story, actor), *_state(story, actor), *told]


def _asked(case: Case, about: str) -> bool:
    """Whether there is anything of a sort, where the case was read with `queries.whole`."""
    return bool(getattr(case, about, True))


def _supervised(story: Story, actor: Actor) -> list[Line]:
    """What supervision tells; a case with nothing of the sort is not asked table by table."""
    if _asked(story.case, "watched") or Relation.GLASS in relations(actor, story.case):
        return telling.lines(actor, story.case)
    return []


def _alerts(story: Story, actor: Actor) -> Iterator[Line]:
    standing = relations(actor, story.person)
    if not decide_kind(actor, Action.LIST, "alert", standing).allowed:
        return
    for one in people.open_alerts(story.person):
        late = one.review_on < story.today
        again = (
            f"was to be looked at again by {day(one.review_on)}"
            if late
            else (f"to be looked at again by {day(one.review_on)}")
        )
        page = reverse("people:alert", args=[story.person.public_id, one.public_id])
        text = f"{one.get_risk_display()}: {one.text} With {one.owner.name}, {again}."
        yield Line(text, page, grave=True)


def _state(story: Story, actor: Actor) -> Iterator[Line]:
    case, person = story.case, story.person
    if person.died_on:
        yield Line(f"Died on {day(person.died_on)}. Send nothing.", grave=True)
    if person.no_contact:
        may = decide_kind(actor, Action.AMEND, "person", relations(actor, person)).allowed
        page = reverse("people:contact_details", args=[person.public_id]) if may else ""
        yield Line("It is not safe to contact this person. Nothing is sent.", page, grave=True)
    if case.state == Case.State.ON_HOLD and case.hold_until_on:
        may = decide_kind(actor, Action.AMEND, "case", relations(actor, case)).allowed
        page = _page("referrals:hold", case) if may else ""
        yield Line(f"On hold until {day(case.hold_until_on)}.", page)
    if case.continues is not None and case.continues.closed_on:
        before = case.continues
        ended = before.get_ending_display().lower()
        text = f"Goes on from a case closed on {day(before.closed_on)}: {ended}."
        yield Line(text, _page("journey:person", before))


def _person_said(story: Story, actor: Actor) -> Iterator[Line]:
    standing = relations(actor, story.case)
    may = decide_kind(actor, Action.LIST, "reflection", standing).allowed
    if not may or not _asked(story.case, "spoke"):
        return
    asked, told = said.waiting([story.case]).count(), said.unseen([story.case]).count()
    if asked or told:
        words = " and ".join(
            part
            for part in (f"{asked} to answer" if asked else "", f"{told} to read" if told else "")
            if part
        )
        yield Line(f"They wrote on their own page: {words}.", _page("mypage:said", story.case))


def _drawn(story: Story, actor: Actor) -> list[Line]:
    """What was drawn for them, where something was shared out by lot; nothing of anybody else."""
    told = lots.lines(actor, story.case) if _asked(story.case, "lots") else []
    return [Line(one.text, one.href) for one in told]


def tasks(story: Story) -> list[Line]:
    """What is to be done about the case, soonest first."""
    if not _asked(story.case, "errands"):
        return []
    return [
        Line(
            f"{one.words}. {one.owner.name}, by {day(one.due_on)}",
            reverse("referrals:task", args=[story.case.public_id, one.public_id]),
            grave=one.due_on < story.today,
        )
        for one in referrals.tasks_of(story.case)
        if one.state == one.State.OPEN
    ]


def _page(name: str, case: Case) -> str:
    return reverse(name, args=[case.public_id])


# (words, address, kind and action that must be allowed, only while open)
ACTS: tuple[tuple[str, str, str, Action, bool], ...] = (
    ("Add a task", "referrals:tasks", "task", Action.CREATE, True),
    ("Alerts", "people:alerts", "alert", Action.CREATE, False),
    ("Details of the person", "people:details", "person", Action.AMEND, False),
    ("Their own page, and their carer’s", "mypage:invite", "link", Action.CREATE, True),
    ("Put on hold, or go on", "referrals:hold", "case", Action.AMEND, True),
    ("Tell the practice today", "messages:escalate", "message", Action.CREATE, True),
    ("A copy of everything held", "rights:ask", "pack", Action.CREATE, False),
    ("Hold this record", "rights:hold", "retention", Action.CREATE, False),
)
OF_PERSON = ("people:alerts", "people:details")


def acts(case: Case, actor: Actor) -> list[Line]:
    """Everything else that this reader may do for the person."""
    standing = relations(actor, case)
    closed = case.state == Case.State.CLOSED
    found = []
    for words, name, kind, action, while_open in ACTS:
        if (closed and while_open) or not decide_kind(actor, action, kind, standing).allowed:
            continue
        key = case.person.public_id if name in OF_PERSON else case.public_id
        found.append(Line(words, reverse(name, args=[key])))
    drawn = lots.acts(actor, case) if _asked(case, "lots") else []
    found += [Line(one.text, one.href) for one in drawn]
    return found + telling.acts(actor, case)
