"""Pages of measures: what was answered, asking, sending questions, and what may be asked."""

from linkwork.practice.outcomes.views.asking import ask, questions
from linkwork.practice.outcomes.views.inviting import invite
from linkwork.practice.outcomes.views.opening import instrument, instruments, wheel
from linkwork.practice.outcomes.views.reading import measures

__all__ = ["ask", "instrument", "instruments", "invite", "measures", "questions", "wheel"]
