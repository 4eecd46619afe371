"""The administrator's pages, in words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse

from linkwork.access.jobs.queries import Standing
from linkwork.access.models import JobRun, Membership, Organisation, PracticeFeature
from linkwork.ui.words import counted, day, day_clock

TABS = (
    ("Overview", "administration:home"),
    ("People and roles", "administration:staff"),
    ("Teams and practices", "administration:bodies"),
    ("Policies", "administration:policies"),
    ("Measures", "outcomes:instruments"),
    ("Jobs", "administration:jobs"),
)


def tabs(current: str) -> list[dict[str, Any]]:
    """The administrator's tabs."""
    return [{"text": t, "href": reverse(n), "current": t == current} for t, n in TABS]


def staff(posts: list[Membership], today: date) -> list[list[Any]]:
    """A row for each post: who, what, where, since when."""
    return [
        [
            {"text": post.user.name, "small": post.user.email},
            post.role.capitalize(),
            {"text": post.organisation.name, "small": post.team.name if post.team else ""},
            _span(post, today),
            {
                "text": "End",
                "href": reverse("administration:end_post", args=[post.public_id]),
                "label": f"End the post of {post.user.name} as {post.role}",
            }
            if post.until_on is None
            else "",
        ]
        for post in posts
    ]


def _span(post: Membership, today: date) -> str:
    if post.until_on is not None and post.until_on < today:
        return f"{day(post.since_on)} to {day(post.until_on)}"
    if post.until_on is not None:
        return f"until {day(post.until_on)}"
    return f"from {day(post.since_on)}" if post.since_on > today else f"since {day(post.since_on)}"


def practices(rows: list[Organisation]) -> list[list[Any]]:
    """A row for each practice."""
    return [
        [
            {
                "text": one.name,
                "href": reverse("administration:practice", args=[one.public_id]),
            },
            one.ods_code or "none",
            {"text": one.email or "no e-mail address", "small": one.phone},
        ]
        for one in rows
    ]


def features(rows: list[PracticeFeature]) -> list[tuple[str, str]]:
    """What was said of how a practice works with the service."""
    return [
        (
            f"Since {day(one.since_on)}",
            f"{one.get_kind_display()}: {'yes' if one.present else 'no longer'}",
        )
        for one in rows
    ]


def overview(
    service: Organisation, held: list[Membership], practices: int, teams: int
) -> list[Any]:
    """What the service is, counted."""
    people = len({post.user_id for post in held})
    return [
        ("Service", service.name),
        ("People with a post", counted(people, "person", "people")),
        ("Posts", counted(len(held), "post")),
        ("Teams", counted(teams, "team")),
        ("Practices", counted(practices, "practice")),
    ]


@dataclass(frozen=True)
class JobRow:
    """One job as a page says it."""

    name: str
    words: str
    often: str
    state: str  # a word, with its colour
    colour: str
    last: str
    did: str
    next: str


STATES: dict[JobRun.Outcome | None, tuple[str, str]] = {
    JobRun.Outcome.DONE: ("Done", "green"),
    JobRun.Outcome.FAILED: ("Failed", "red"),
}


def jobs(board: list[Standing], now: datetime) -> list[JobRow]:
    """A row for each job: how often, when it last ran, what it did."""
    return [_job(one, now) for one in board]


def _job(standing: Standing, now: datetime) -> JobRow:
    last = standing.last
    outcome = JobRun.Outcome(last.outcome) if last else None
    state, colour = STATES.get(outcome, ("Not run yet", "grey"))
    if standing.open is not None:
        state, colour = ("Running", "blue") if standing.open.started_at else ("Waiting", "yellow")
    due = standing.due_at
    return JobRow(
        name=standing.job.name,
        words=standing.job.words,
        often=_often(standing.job.every),
        state=state,
        colour=colour,
        last=day_clock(last.queued_at) if last else "",
        did=(last.words or last.error) if last else "",
        next="as soon as a worker looks" if due is None or due <= now else day_clock(due),
    )


def _often(every: timedelta) -> str:
    hours = round(every.total_seconds() / 3600)
    if hours < 1:
        return f"every {counted(round(every.total_seconds() / 60), 'minute')}"
    if hours == 1:
        return "every hour"
    if hours % 24:
        return f"every {counted(hours, 'hour')}"
    return "every day" if hours == 24 else f"every {counted(hours // 24, 'day')}"
