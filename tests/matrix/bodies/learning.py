"""What is sent to the forms of a study, and of a comparison on its cases."""

from tests.matrix.bodies.forms import Body

PLAN = {
    "smallest": "0.05",
    "why_smallest": "Worth a change",
    "statements": "EG3",
    "whole": "no",
    "when": "now",
}

ANCHORS = {"out": "10", "cross": "30", "into": "50", "expected": "-"}
ATTENDS = {"name": "Attends", "measures": "first_session_attended", **ANCHORS}
COMPANY = {"name": "Company", "measures": "accompanied", **ANCHORS}
TIME = {"name": "Time", "measures": "contacts_in_four_weeks", **ANCHORS}
COMPARED = {
    "title": "Company and time",
    "question": "Which combinations?",
    "unit": "practice",
    "fewest": "10",
    "incl": "0.8",
    "pri": "0.5",
    "n": "1",
    "solution": "conservative",
    **{f"outcome_{part}": said for part, said in ATTENDS.items()},
    **{f"condition_1_{part}": said for part, said in COMPANY.items()},
    **{f"condition_2_{part}": said for part, said in TIME.items()},
}

BODIES: dict[str, Body] = {
    "studies:register": lambda _: {"title": "Company", "question": "Does it help?", **PLAN},
    "studies:amend": lambda _: {**PLAN, "smallest": "0.10", "why_changed": "Five is too small"},
    "studies:step": lambda _: {},
    "studies:sign": lambda _: {"act": "plan"},
    "configurations:register": lambda house: {"study": house.things["study_id"], **COMPARED},
    "configurations:read": lambda _: {},
}
