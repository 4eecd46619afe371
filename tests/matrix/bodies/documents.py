"""What is sent to the forms of documents, studies and second readings."""

from tests.matrix.bodies.forms import Body

NOT_HERE = {"extraction:second": "every member of the review has been asked already"}
BODIES: dict[str, Body] = {
    "extraction:set_aside": lambda _: {"start": "0", "end": "3"},
    "extraction:second": lambda house: {
        "coder": str(house.users["reviewer of this review"].public_id)
    },
    "extraction:finish": lambda _: {},
    "extraction:new_study": lambda _: {"name": "A study of company", "people": "9"},
    "extraction:study": lambda _: {"name": "A study of company", "people": "9", "version": "1"},
}
