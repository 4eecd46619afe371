"""One row of a queue, as `ui/queue.jinja` draws it: who, what waits, on whom, how long."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Somebody about whom something waits."""

    who: str
    href: str
    who_detail: str
    what: str
    on: str
    waited: str
    waited_detail: str
    overdue: bool
    step: str
    step_href: str
