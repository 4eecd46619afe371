"""How a level is read, and how it was to be read before."""

from typing import Any

from linkwork.access.models import User
from linkwork.evidence.screening import queries
from linkwork.evidence.screening.board import Board, Rule
from linkwork.evidence.screening.piles import Chosen
from linkwork.evidence.screening.presenters.frame import framed
from linkwork.evidence.screening.presenters.words import rule_words
from linkwork.ui.words import day


def ruling(now: Board, chosen: Chosen, reader: User | None) -> dict[str, Any]:
    """The context of the page on which a level's rule is set."""
    made = [one for one in queries.rules(now.review) if one.level == chosen.level]
    return framed(now, chosen, reader, "screening:rules") | {
        "history": [
            {
                "says": rule_words(Rule(one.readers, one.sampled)),
                "reason": one.reason,
                "who": one.set_by.name,
                "on": day(one.set_at),
            }
            for one in reversed(made)
        ],
        "begun": bool(now.told[chosen.level]),
    }
