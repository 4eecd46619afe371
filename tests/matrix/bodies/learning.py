"""What is sent to the forms of a study."""

from tests.matrix.bodies.forms import Body

PLAN = {
    "smallest": "0.05",
    "why_smallest": "Worth a change",
    "statements": "EG3",
    "whole": "no",
    "when": "now",
}

BODIES: dict[str, Body] = {
    "studies:register": lambda _: {"title": "Company", "question": "Does it help?", **PLAN},
    "studies:amend": lambda _: {**PLAN, "smallest": "0.10", "why_changed": "Five is too small"},
    "studies:step": lambda _: {},
    "studies:sign": lambda _: {"act": "plan"},
}
