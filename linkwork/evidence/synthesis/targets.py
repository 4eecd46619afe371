"""What a passage of a review may be coded to, in words, for the coding page below this room."""

from linkwork.evidence.extraction.coding import Target
from linkwork.evidence.extraction.models import Coding
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.queries.statements import sentence
from linkwork.library import queries as shelf


def targets(review: Review) -> list[Target]:
    """The shelf's latest versions, this review's drafts, and its configurations."""
    found = [
        Target(one.code, one.version, one.nickname, sentence(one.content)) for one in shelf.latest()
    ]
    there = {one.key for one in found}
    for draft in queries.drafts(review):
        name = f"{draft.content['nickname']} (draft)"
        made = Target(draft.code, draft.statement_version, name, sentence(draft.content))
        if made.key not in there:
            found.append(made)
            there.add(made.key)
    aim = Coding.Aim.CONFIGURATION.value
    return found + [
        Target(one.code, one.version, f"{one.nickname} (configuration)", one.sentence, aim)
        for one in queries.configurations(review)
    ]
