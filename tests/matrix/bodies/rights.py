"""What is sent where a person's rights are looked after."""

from tests.matrix.bodies.forms import Body

NOT_HERE = {
    "rights:pack": "only a prepared copy is decided on",
    "rights:ask": "one copy is asked for at a time, and one is",
}
BODIES: dict[str, Body] = {
    "rights:ask": lambda _: {"how": "by telephone"},
    "rights:prepare": lambda _: {},
    "rights:pack": lambda _: {"decision": "approve"},
    "rights:handed": lambda _: {"how": "in person"},
    "rights:hold": lambda _: {"because": "A complaint"},
    "rights:lift": lambda _: {"because": "It is settled"},
    "rights:appraise": lambda _: {"decision": "erase", "because": "Old"},
    "rights:confirm": lambda _: {"answer": "erase"},
}
