"""What is to be done, in words."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from linkwork.practice.referrals.models import Task
from linkwork.ui.words import day, days_in_words


@dataclass(frozen=True)
class Row:
    """One task."""

    words: str
    owner: str
    due: str
    overdue: bool
    late: str
    ended: str
    href: str


def row(task: Task, on: date, *, may_end: bool) -> Row:
    """A task with when it is due, or how it ended."""
    late = (on - task.due_on).days
    address = reverse(
        "referrals:task", kwargs={"case_id": task.case.public_id, "task_id": task.public_id}
    )
    open_ = task.state == Task.State.OPEN
    return Row(
        words=task.words,
        owner=task.owner.name,
        due=day(task.due_on),
        overdue=open_ and late > 0,
        late=days_in_words(late) if open_ and late > 0 else "",
        ended=_ended(task),
        href=address if may_end and open_ else "",
    )


def _ended(task: Task) -> str:
    if task.ended_at is None:
        return ""
    by = f" by {task.ended_by.name}" if task.ended_by else ""
    words = f": {task.ending_words}" if task.ending_words else ""
    return f"{task.get_state_display()} {day(timezone.localdate(task.ended_at))}{by}{words}"
