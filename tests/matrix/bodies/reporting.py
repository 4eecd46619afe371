"""What is sent to the forms of a review's report."""

from tests.matrix.bodies.forms import Body

BODIES: dict[str, Body] = {
    "reporting:write": lambda _: {"text": "What we found", "version": "0"},
}
