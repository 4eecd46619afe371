"""What can be done with documents: hand in, mark, code, appraise, describe a study, read twice."""

from linkwork.evidence.extraction.actions.appraising import appraise
from linkwork.evidence.extraction.actions.carrying import carry, leave
from linkwork.evidence.extraction.actions.coding import code
from linkwork.evidence.extraction.actions.documents import hand_in
from linkwork.evidence.extraction.actions.marking import mark, mark_words, set_aside
from linkwork.evidence.extraction.actions.reading_twice import ask, finish
from linkwork.evidence.extraction.actions.studies import describe, revise
from linkwork.evidence.extraction.refusing import NotAllowed

__all__ = [
    "NotAllowed",
    "appraise",
    "ask",
    "carry",
    "code",
    "describe",
    "finish",
    "hand_in",
    "leave",
    "mark",
    "mark_words",
    "revise",
    "set_aside",
]
