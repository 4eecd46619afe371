"""The chain of a story, as its page would draw it."""

from typing import Any

from linkwork.practice.journey import chain, warnings
from linkwork.practice.journey.queries import Story
from linkwork.ui.chain import Branch, Link, Step
from tests.unit.practice.journey.stories import POLICY, connection, moved, plan, story


def trunk(told: Story) -> list[Step]:
    """The first three nodes with what leads out of each."""
    return chain.trunk(told, warnings.of(told, POLICY))


def link(told: Story, number: int) -> Link:
    """The link out of the referrer (0), the link worker (1) or the plan (2)."""
    found = trunk(told)[number].link
    assert found is not None
    return found


def branches(told: Story) -> list[Branch]:
    """The live connections, as rows."""
    return chain.branches(told, warnings.of(told, POLICY))


def small(told: Story) -> list[str]:
    """The small chain's four words."""
    return [str(one) for one in chain.small(told, warnings.of(told, POLICY))]


def one(state: str, **more: Any) -> Story:
    """A story with a plan and one connection, which came to this state three days ago."""
    thing = connection(state, **more)
    return story(**plan(10), connections=[thing], events=[moved(thing, 3)])
