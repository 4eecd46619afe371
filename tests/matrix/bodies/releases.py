"""What is sent to the forms of a table."""

from tests.matrix.bodies.forms import Body

BODIES: dict[str, Body] = {
    "releases:register": lambda house: {
        "study": str(house.things["frozen_id"]),
        "title": "Who comes",
        "purpose": "To plan next year",
        "dimensions": "sex",
        "up_to": "offered",
        "first_quarter": "2025-Q1",
        "last_quarter": "2025-Q4",
    },
    "releases:attack": lambda _: {},
    "releases:decide": lambda _: {"answer": "release", "why": ""},
}
