"""What is sent to the forms of a review."""

from tests.matrix.bodies.forms import Body, file
from tests.matrix.cast import OF_REVIEW
from tests.matrix.reviews import FIELDS

RIS = b"TY  - JOUR\nTI  - A study of company\nPY  - 2020\nER  - \n"
WORDS = dict.fromkeys(("if_text", "then_text", "because_text"), "words")
STATEMENT = {**FIELDS, **WORDS, "nickname": "Company", "reason": "We read it"}
NOT_HERE = {
    "synthesis:send_back": "only a proposed draft is sent back",
    "synthesis:publish": "only a proposed draft is published",
}
BODIES: dict[str, Body] = {
    "records:new": lambda _: {
        "title": "Company",
        "question": "What works?",
        "purpose": "theory integrity",
        "readers": "2",
    },
    "records:import": lambda _: {
        "file": file("a.ris", RIS),
        "source": "by hand",
        "purpose": "empirical",
    },
    "records:amend": lambda _: {"source": "by hand", "purpose": "empirical", "version": "1"},
    "records:add_file": lambda _: {"file": file("b.ris", RIS)},
    "records:columns": lambda _: {"column-0": "title"},
    "screening:record": lambda _: {"answer": "include"},
    "extraction:attach": lambda _: {"file": file("a.txt", b"Words"), "title": "Words"},
    "extraction:read": lambda house: {"quote": f"{house.canary}{OF_REVIEW}", "voice": "author"},
    "synthesis:new": lambda _: STATEMENT,
    "synthesis:amend": lambda _: {**STATEMENT, "version": "1"},
    "synthesis:propose": lambda _: {"reason": "It is ready"},
    "synthesis:send_back": lambda _: {"reason": "Not yet"},
    "synthesis:publish": lambda _: {"reason": "Agreed"},
    "synthesis:code": lambda _: {
        "statement": "EG3:1",
        "stance": "supports",
        "part": "whole",
    },
    "synthesis:cite": lambda _: {},
}
