"""The outbox in words: what kind of thing went out, and how it stands. Nobody is named."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from linkwork.practice.notices.models import Notice

S = Notice.State
COLOURS = {
    S.QUEUED: "yellow",
    S.SENT: "blue",
    S.DELIVERED: "green",
    S.FAILED: "red",
    S.STOPPED: "grey",
}


@dataclass(frozen=True)
class Row:
    """One e-mail or text, without whom it went to."""

    words: str
    way: str
    state: str
    colour: str
    why: str
    tries: int
    at: datetime


def row(notice: Notice) -> Row:
    """A row of the outbox."""
    return Row(
        words=notice.words,
        way=notice.get_channel_display(),
        state=notice.get_state_display(),
        colour=COLOURS[S(notice.state)],
        why=notice.why,
        tries=notice.tries,
        at=notice.sent_at or notice.posted_at,
    )


def tabs(counts: dict[str, int], current: str) -> list[dict[str, object]]:
    """A tab for each state with how many stand in it, and one for all."""
    here = reverse("notices:outbox")
    rows: list[dict[str, object]] = [
        {"text": f"All ({sum(counts.values()):,})", "href": here, "current": not current}
    ]
    for state in S:
        text = f"{state.label} ({counts[state]:,})"
        rows.append(
            {"text": text, "href": f"{here}?state={state.value}", "current": current == state}
        )
    return rows
