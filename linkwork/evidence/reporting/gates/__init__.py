"""The twelve gates of a review, in their order: going back is allowed, and keeps its reason."""

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.gates import beginning, ending, reading
from linkwork.evidence.reporting.gates.gate import Gate, How
from linkwork.evidence.reporting.rameses import Answer

__all__ = ["Gate", "How", "gates"]


def gates(account: Account, answers: list[Answer]) -> list[Gate]:
    """How each gate stands."""
    drawn_together = ending.synthesis(account)
    signed = ending.theory(account, drawn_together)
    return [
        beginning.set_up(account),
        beginning.scoping(account),
        beginning.screening(account),
        beginning.richness(account),
        reading.coding(account),
        reading.consolidation(account),
        reading.prioritisation(account),
        reading.again(account),
        drawn_together,
        signed,
        ending.local_test(account),
        ending.report(account, answers, signed),
    ]
