"""What is sent to the forms of messages and the outbox."""

from tests.matrix.bodies.forms import Body

BODIES: dict[str, Body] = {
    "messages:escalate": lambda _: {
        "text": "She said that she cannot go on",
        "without_leave": "Her life is at risk",
    },
}
