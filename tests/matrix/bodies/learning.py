"""What is sent to the forms of a study."""

from tests.matrix.bodies.forms import Body

BODIES: dict[str, Body] = {
    "studies:register": lambda _: {
        "title": "Company",
        "question": "Does it help?",
        "smallest": "0.05",
        "statements": "EG3",
    },
    "studies:step": lambda _: {},
}
