"""What is sent to the forms of a panel, by members and by those who vote."""

from tests.matrix.bodies.forms import Body

NOT_HERE = {
    "panels:change_round": "the round was opened, so it is fixed",
    "panels:extend": "the round has closed",
}
ROUND = {
    "question": "What matters most?",
    "method": "rank",
    "choose": "1",
    "forward": "1",
    "tie": "frequency",
    "share": "75",
    "against": "15",
    "least": "0",
    "least_shown": "3",
    "closes_on": "1/6/2031",
    "own": "Something of our own",
}
LATER = {"closes_on": "1/6/2031", "reason": "A holiday"}
BODIES: dict[str, Body] = {
    "panels:new": lambda _: {"title": "What matters?", "heard": ["Link workers"]},
    "panels:change": lambda _: {"title": "What matters more?", "version": "1"},
    "panels:add": lambda house: {
        "name": "Lee",
        "constituency": f"Everybody {house.canary}ofpanel",
        "channel": "email",
        "address": "lee@panel.example",
    },
    "panels:compose": lambda _: ROUND,
    "panels:change_round": lambda _: {**ROUND, "version": "3"},
    "panels:open": lambda _: {},
    "panels:remind": lambda _: {},
    "panels:extend": lambda _: LATER,
    "panels:close": lambda _: {},
    "panels:sign": lambda _: {},
    "panels:invite": lambda _: {},
    "panels:remove": lambda _: {},
    "vote:ballot": lambda _: {"do": "add:S1"},
    "vote:say": lambda _: {"sort": "missing", "text": "Rest"},
    "vote:take_back": lambda _: {},
}
