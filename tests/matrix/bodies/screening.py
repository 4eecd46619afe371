"""What is sent to the forms of screening."""

from tests.matrix.bodies.forms import Body

NOT_HERE = {
    "screening:settle": "a third settles what two readers differ on",
    "screening:back": "what comes back was left out before",
}
BODIES: dict[str, Body] = {
    "screening:record": lambda _: {"answer": "include"},
    "screening:list": lambda house: {
        "record": str(house.things["record_id"]),
        "answer": "include",
    },
    "screening:undo": lambda _: {},
    "screening:settle": lambda _: {"answer": "include"},
    "screening:back": lambda _: {"reason": "Look again"},
    "screening:rules": lambda _: {"readers": "1", "sampled": "10", "reason": "Few of us"},
    "screening:order": lambda _: {},
    "screening:stop": lambda _: {"reason": "Time", "sample": "0"},
    "screening:resume": lambda _: {"reason": "One was found", "version": "1"},
}
