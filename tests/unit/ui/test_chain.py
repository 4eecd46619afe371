"""The chain is laid out as one row, or branches after the plan."""

from linkwork.ui.chain import Step, lay, mini
from tests.unit.ui import samples
from tests.unit.ui.conftest import Draw
from tests.unit.ui.samples import BRANCHES, ENDED, TRUNK


def test_one_connection_follows_in_the_same_row() -> None:
    """Five nodes in one row; the plan's link is the connection's."""
    laid = lay(TRUNK, BRANCHES[:1])
    assert [step.node.kind for step in laid.trunk] == ["gp", "person", "plan", "place", "back"]
    assert laid.trunk[2].link is BRANCHES[0].link
    assert laid.branches == ()


def test_two_connections_branch_after_the_plan() -> None:
    """Each live connection is a row of its own, which starts with the link out of the plan."""
    laid = lay(TRUNK, BRANCHES, ENDED)
    assert len(laid.trunk) == 3
    assert laid.trunk[-1].link is None
    assert [row[0].node for row in laid.branches] == [None, None]
    assert [row[0].link for row in laid.branches] == [branch.link for branch in BRANCHES]
    assert laid.ended == tuple(ENDED)


def test_dictionaries_are_laid_like_objects() -> None:
    """A room may hand over plain dictionaries."""
    trunk = [{"node": {"kind": "plan"}, "link": None}]
    laid = lay(trunk, [{"link": {"state": "weak"}, "steps": [{"node": {"kind": "place"}}]}])
    assert laid.trunk == (
        Step({"kind": "plan"}, {"state": "weak"}),  # type: ignore[arg-type]
        {"node": {"kind": "place"}},
    )


def test_the_page_says_what_the_picture_shows(draw: Draw) -> None:
    """State, ball, days and action stand as words; the lines are hidden from a screen reader."""
    page = draw("ui/gallery.jinja", **samples.gallery())
    for words in (
        "Missed first session",
        "With you, 12 days",
        "Arrange who goes",
        "not reached yet",
    ):
        assert words in page
    assert page.count('class="lw-chain__line" aria-hidden="true"') == page.count("lw-chain__line")
    assert "1 connection ended" in page


def test_a_small_chain_is_cut_once_at_its_weak_link() -> None:
    """Four links make five dots; those past the weak link are not reached."""
    kinds = [stroke.kind for stroke in mini(["done", "done", "weak", "next"])]
    assert kinds.count("slash") == 1
    assert kinds.count("node") == 3
    assert kinds.count("ahead") == 2
