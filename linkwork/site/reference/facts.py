"""The glossary's table of facts, from the vocabulary."""

from linkwork.practice.facts.expressions import LOADED, NOT_COLLECTED
from linkwork.site.reference import markdown
from linkwork.theory.vocabulary import Fact, vocabulary


def table() -> str:
    """List every fact a statement may speak of."""
    rows = [
        (markdown.code(fact.name), _takes(fact), str(fact.known_at), _meaning(fact))
        for fact in vocabulary().values()
    ]
    return "\n" + markdown.table(("fact", "takes", "known at", "meaning"), rows) + "\n\n"


def _takes(fact: Fact) -> str:
    if fact.choices:
        return "one of " + ", ".join(fact.choices)
    return f"{fact.type} ({fact.unit})" if fact.unit else str(fact.type)


def _meaning(fact: Fact) -> str:
    reason = NOT_COLLECTED.get(fact.name)
    loaded = LOADED.get(fact.name)
    parts = [
        fact.meaning,
        f"*not collected yet: {reason}*" if reason else "",
        f"*{loaded}; else not known*" if loaded else "",
    ]
    return "; ".join(part for part in parts if part)
