"""What can be done in supervision. Every write to these tables passes here."""

from linkwork.practice.supervision.actions.allocating import (
    hand_over,
    hand_over_many,
    mark_read,
    share_out,
)
from linkwork.practice.supervision.actions.concerns import (
    decide_concern,
    name_lead,
    raise_concern,
    restrict,
)
from linkwork.practice.supervision.actions.covering import begin_cover, cover, end_cover
from linkwork.practice.supervision.actions.glass import break_glass, review_glass
from linkwork.practice.supervision.actions.talking import write_talk
from linkwork.practice.supervision.actions.visiting import (
    call_off,
    come_back,
    flag_overdue,
    look_for,
    plan_visit,
    set_out,
    stay_longer,
)

__all__ = [
    "begin_cover",
    "break_glass",
    "call_off",
    "come_back",
    "cover",
    "decide_concern",
    "end_cover",
    "flag_overdue",
    "hand_over",
    "hand_over_many",
    "look_for",
    "mark_read",
    "name_lead",
    "plan_visit",
    "raise_concern",
    "restrict",
    "review_glass",
    "set_out",
    "share_out",
    "stay_longer",
    "write_talk",
]
