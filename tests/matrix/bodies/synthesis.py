"""What is sent to the forms of a review's synthesis."""

from tests.matrix.bodies.evidence import WORDS
from tests.matrix.bodies.forms import Body
from tests.matrix.reviews import FIELDS

NOT_HERE = {
    "synthesis:part": "only a merged statement is taken out again",
    "synthesis:carry": "only what was coded to earlier words is looked at again",
}
HALF = {**FIELDS, **WORDS, "nickname": "Company"}
CONFIGURED = {
    "nickname": "Met at home",
    "stage": "engagement",
    "contexts": "lives alone",
    "resource": "company",
    "reasoning_gap": "on",
    "outcome": "goes",
    "intended": "yes",
    "reason": "We read it",
}
BODIES: dict[str, Body] = {
    "synthesis:take_up": lambda _: {"codes": ["EG1"], "reason": "In scope"},
    "synthesis:set_status": lambda _: {"status": "refuted", "reason": "We read it"},
    "synthesis:merge": lambda _: {"codes": ["EG90"], "reason": "The same"},
    "synthesis:part": lambda _: {"reason": "Not the same"},
    "synthesis:carry": lambda _: {"codings": [], "what": "still", "reason": "We read it"},
    "synthesis:split": lambda _: {
        **{f"{half}_{name}": word for half in ("first", "second") for name, word in HALF.items()},
        "reason": "Two reasons",
    },
    "synthesis:move": lambda _: {
        "sort": "situate",
        "named": ["EG3:1"],
        "output": "It depends",
        "rationale": "of the list",
    },
    "synthesis:adjudicate": lambda _: {"found": "absence", "rationale": "nobody had time"},
    "synthesis:configure": lambda _: CONFIGURED,
    "synthesis:reconfigure": lambda _: {**CONFIGURED, "version": "1"},
    "synthesis:link": lambda _: {
        "from_code": "EG90",
        "to_code": "CM1",
        "way": "feeds",
        "how": "has gone once",
    },
    "synthesis:withdraw": lambda _: {"reason": "Nobody saw it"},
}
