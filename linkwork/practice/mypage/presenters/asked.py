"""What the person asked for, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linkwork.practice.mypage.models import Suggestion
from linkwork.practice.referrals.models import Task
from linkwork.ui.words import day

About, State = Suggestion.About, Suggestion.State
# What was asked, as the person is told it back.
TOLD = {
    About.MATTERS: "What matters to me",
    About.SUPPORT: "How to help me",
    About.PHONE: "A new phone number",
    About.EMAIL: "A new e-mail address",
    About.ADDRESS: "A new address",
    About.NAME: "My name",
    About.DETAIL: "Something wrong about me",
    About.PLAN: "A change to my plan",
    About.SESSION: "A day I can’t make",
    About.CALL: "A call back",
    About.RECORD: "A question about who looked",
}


@dataclass(frozen=True)
class Asked:
    """One request and where it stands."""

    id: UUID
    title: str
    text: str
    on: str
    state: str
    answer: str
    waits: bool


def asked(suggestion: Suggestion, worker: str) -> Asked:
    """Say where a request stands."""
    state = standing(suggestion)
    words = {
        State.NEW: f"{worker} will answer by {day(suggestion.answer_by_on)}.",
        State.ACCEPTED: f"Done on {day(ended_on(suggestion))}.",
        State.DECLINED: f"We could not do this. Answered on {day(ended_on(suggestion))}.",
        State.TAKEN_BACK: "You took this back.",
    }
    return Asked(
        id=suggestion.public_id,
        title=TOLD[About(suggestion.about)],
        text=suggestion.text,
        on=day(suggestion.said_at),
        state=words[state],
        answer=suggestion.answer,
        waits=state is State.NEW,
    )


def standing(suggestion: Suggestion) -> Suggestion.State:
    """Where a request stands; a call back is done when the task is."""
    task = suggestion.task
    if suggestion.state == State.NEW and task is not None:
        ends = {Task.State.DONE: State.ACCEPTED, Task.State.DROPPED: State.DECLINED}
        return ends.get(Task.State(task.state), State.NEW)
    return State(suggestion.state)


def ended_on(suggestion: Suggestion) -> datetime | None:
    """When it was answered, here or by finishing the task."""
    return suggestion.answered_at or (suggestion.task.ended_at if suggestion.task else None)
