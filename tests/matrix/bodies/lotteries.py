"""The forms of lotteries."""

from tests.matrix.bodies.forms import Body

BODIES: dict[str, Body] = {
    "lotteries:declare": lambda _: {
        "component": "company",
        "name": "Company to a first session",
        "why": "Two volunteers",
        "told": "There is not enough for everybody",
        "share": "1/2",
        "unit": "person",
        "ends": "number",
        "most": "40",
    },
    "lotteries:lottery": lambda _: {
        "to": "stopped",
        "reason": "The volunteers left",
        "version": "1",
    },
    # An alert is open, so it is not left to chance.
    "lotteries:enter": lambda _: {"answer": "must", "reason": "safety"},
}
