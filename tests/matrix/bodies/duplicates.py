"""What is sent to the forms about duplicates, and about a review's protocol and team."""

from linkwork.access import scope
from linkwork.access.models import User
from tests.matrix.bodies.forms import Body
from tests.matrix.cast import House
from tests.matrix.review_duplicates import alone


def _alone(house: House) -> str:
    with scope.within(house.organisation.pk):
        return str(alone(house).public_id)


def _member(house: House) -> str:
    member: User = house.users["reviewer of this review"]
    return str(member.pk)


BODIES: dict[str, Body] = {
    "duplicates:look": lambda _: {},
    "duplicates:question": lambda _: {"answer": "different", "reason": "Two towns"},
    "duplicates:part": lambda _: {"reason": "Another town"},
    "duplicates:join": lambda house: {"other": _alone(house), "reason": "One work"},
    "duplicates:take_back": lambda _: {"reason": "Misread"},
    "protocols:write": lambda _: {"words": "Adults", "version": "1"},
    "protocols:freeze": lambda _: {},
    "protocols:team": lambda house: {"member": _member(house), "role": "reader"},
    "protocols:end_role": lambda _: {},
}
