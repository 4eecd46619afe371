"""What is sent to the forms of the person's own page, and of the link worker beside it."""

from tests.matrix.bodies.forms import Body, today

BODIES: dict[str, Body] = {
    "mypage:coming": lambda _: {"said": "coming", "session_on": today()},
    "mypage:how_it_went": lambda _: {"said": "came", "session_on_near": today(), "how": "7"},
    "mypage:goal": lambda _: {"now": "5"},
    "mypage:say": lambda _: {"text": "My roses"},
    "mypage:today": lambda _: {"felt_heard": "7"},
    "mypage:questions": lambda _: {"area_1": "4"},
    "mypage:invite": lambda _: {"channel": "email"},
    "mypage:carer": lambda _: {
        "name": "Ngozi",
        "channel": "email",
        "address": "ngozi@example.org",
        "agreed_how": "said yes on the telephone",
    },
    "mypage:answer": lambda _: {"decision": "accept", "answer": "Gladly"},
}
