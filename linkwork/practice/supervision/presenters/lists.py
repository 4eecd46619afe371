"""The lists behind the board's numbers: who, what waits, on whom, how long, the next step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from linkwork.practice.connections.models import Connection
from linkwork.practice.people.models import Alert
from linkwork.practice.supervision.board import Load
from linkwork.practice.supervision.presenters.board import BY_PROVIDER, WHERE, listed
from linkwork.practice.supervision.watch import Watched
from linkwork.practice.supervision.weight import figure
from linkwork.ui.words import ago, counted, day, day_short, days_in_words


@dataclass(frozen=True)
class Entry:
    """One row of a list."""

    who: str
    href: str
    who_detail: str
    what: str
    on: str
    waited: str
    waited_detail: str = ""
    overdue: bool = False
    step: str = "Open"
    step_href: str = ""
    case_id: str = ""


def _entry(row: Watched, what: str, waited: str, **more: object) -> Entry:
    page = reverse("journey:person", kwargs={"case_id": row.case.public_id})
    told: dict[str, object] = {"on": row.case.link_worker.name, "step_href": page, **more}
    return Entry(
        who=row.case.person.name,
        href=page,
        who_detail=day(row.case.person.born_on),
        what=what,
        waited=waited,
        case_id=str(row.case.public_id),
        **told,  # type: ignore[arg-type]  # the rest of the row, by name
    )


def every_open(load: Load) -> list[Entry]:
    """Open people with what each weighs, the heaviest first."""
    rows = sorted(load.rows, key=lambda row: (-row.weight.points, row.case.person.family_name))
    return [_open(row) for row in rows]


def _open(row: Watched) -> Entry:
    spoke = f"Spoke {ago(row.reached_on, row.today)}" if row.reached_on else "Not reached yet"
    step = row.case.next_step or "No next step"
    when = f", {day_short(row.case.next_step_on)}" if row.case.next_step_on else ""
    late = " Late." if row.late else ""
    return _entry(
        row,
        f"{row.case.get_state_display()}. {step}{when}.{late}",
        spoke,
        on=f"Weighs {row.weight.words}",
        overdue=bool(row.late),
    )


def overdue(load: Load) -> list[Entry]:
    """What should have been done before today, the longest due first."""
    found = [(due, row, words) for row in load.rows for due, words in row.late]
    return [_late(row, due, words) for due, row, words in sorted(found, key=lambda one: one[0])]


def _late(row: Watched, due: date, words: str) -> Entry:
    days = days_in_words((row.today - due).days)
    return _entry(row, words, days, waited_detail=f"was due {day_short(due)}", overdue=True)


def at_risk(load: Load) -> list[Entry]:
    """People with whom contact may be lost, and why."""
    return [
        _entry(
            row,
            " ".join(row.at_risk),
            f"Spoke {ago(row.reached_on, row.today)}" if row.reached_on else "Never reached",
            overdue=row.quiet,
        )
        for row in load.at_risk
    ]


def new(load: Load) -> list[Entry]:
    """Cases nobody has tried to reach yet."""
    return [_new(row) for row in load.new]


def _new(row: Watched) -> Entry:
    due = row.case.next_step_on
    late = due is not None and due < row.today
    waits = days_in_words((row.today - row.case.opened_on).days)
    return _entry(
        row,
        row.case.next_step or "First call",
        waits,
        waited_detail=f"first call by {day_short(due)}" if due else "",
        overdue=late,
    )


def alerts(load: Load) -> list[Entry]:
    """Alerts to be looked at within a week."""
    found = sorted(load.alerts, key=lambda pair: pair[1].review_on)
    return [_alert(row, one) for row, one in found]


def _alert(row: Watched, one: Alert) -> Entry:
    late = (row.today - one.review_on).days
    waited = f"{days_in_words(late)} late" if late > 0 else day_short(one.review_on)
    return _entry(row, one.get_risk_display(), waited, on=one.owner.name, overdue=late > 0)


def stuck(load: Load) -> list[Entry]:
    """Connections that do not go on, the longest first."""
    found = [(row.days_of(one), row, one) for row in load.rows for one in row.stuck]
    found.sort(key=lambda three: -three[0])
    return [_stuck(row, one) for _, row, one in found]


def _stuck(row: Watched, one: Connection) -> Entry:
    where, step = WHERE[one.state]
    page = reverse("connections:connection", kwargs={"connection_id": one.public_id})
    held_by = row.case.link_worker.name
    return _entry(
        row,
        f"{where}: {one.activity.name}",
        days_in_words(row.days_of(one)),
        on=one.activity.provider.name if one.state in BY_PROVIDER else held_by,
        step=step,
        step_href=page,
        overdue=True,
    )


# What may be listed: its words, what says that it is empty, and how it is made.
LISTS: dict[str, tuple[str, str, Callable[[Load], list[Entry]]]] = {
    "open": ("Open people", "Nobody is open with them.", every_open),
    "overdue": ("Overdue", "Nothing is overdue.", overdue),
    "risk": ("Contact may be lost", "No rule says that contact may be lost.", at_risk),
    "new": ("New, not tried yet", "Everybody taken on has been tried.", new),
    "alerts": ("Alerts to look at", "No alert is due within a week.", alerts),
    "stuck": ("Connections stuck", "Every connection goes on.", stuck),
}


def tabs(load: Load, current: str) -> list[dict[str, object]]:
    """The lists of one link worker, with how many stand in each."""
    member = load.worker.public_id
    return [
        {
            "text": words,
            "href": listed(member, name),
            "current": name == current,
            "count": len(make(load)),
        }
        for name, (words, _, make) in LISTS.items()
    ]


def sub(load: Load, agreed: int) -> str:
    """Who this is about, in a sentence."""
    people = counted(len(load.rows), "person", "people")
    return f"{people} open. Together they weigh {figure(load.weight)}; agreed is {agreed}."
