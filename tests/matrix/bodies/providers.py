"""The forms of a provider, by link or signed in."""

from tests.matrix.bodies.forms import Body

NOT_HERE = {"providers:attendance": "nobody has a place here yet: the request is not answered"}
BODIES: dict[str, Body] = {
    "providers:request": lambda _: {"answer": "waitlist:no place now", "version": "1"},
    "providers:feedback": lambda _: {"verdict": "partly", "reason": "told too little"},
    "providers:room": lambda _: {"room": "has places", "places": "3", "version": "1"},
}
