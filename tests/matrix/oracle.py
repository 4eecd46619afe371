"""Reads the hand-written table: who may use a route, and who may be shown whose words."""

import tomllib
from pathlib import Path
from typing import Any

from linkwork.access.rules import Door
from tests.matrix.cast import BY_LINK, CAST
from tests.matrix.cells import OURS, Cell

INSIDE, REFUSED, TO_SIGN_IN, NO_SUCH_METHOD = "inside", "refused", "to sign in", "no such method"
WRITTEN: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("oracle.toml").read_text(encoding="utf-8")
)
ROUTES: dict[str, dict[str, list[str]]] = WRITTEN["routes"]


def named(words: list[str]) -> frozenset[str]:
    """The actors meant by these words: actors themselves, or groups of them."""
    found: set[str] = set()
    for word in words:
        group = WRITTEN["groups"].get(word)
        found |= named(group) if group else {word}
    known = CAST.keys() | BY_LINK.keys()
    assert found <= known, f"nobody is called {found - known}"
    return frozenset(found)


MAY = {
    (name, method): named(words) for name, said in ROUTES.items() for method, words in said.items()
}
TOLD = {word: named(words) for word, words in WRITTEN["told"].items()}


def expected(cell: Cell) -> str:
    """What the table says of a cell."""
    method = "get" if cell.method == "HEAD" else cell.method.lower()
    allowed = MAY.get((cell.route.name, method))
    if not at_the_door(cell):
        return TO_SIGN_IN
    if allowed is None:
        return NO_SUCH_METHOD
    mine = cell.of == OURS or not cell.route.of_a_thing
    return INSIDE if mine and cell.actor in allowed else REFUSED


# Who comes by which way in: staff sign in; a provider by a link or an account; a person or a
# panellist by a link.
PROVIDERS = {"provider", "provider by link", "provider without a code", "another provider"}
PEOPLE = {"person", "carer", "another person"}
PANELLISTS = {"panellist", "another panellist"}


def at_the_door(cell: Cell) -> bool:
    """Whether the one who asks came by the way in of this page."""
    if cell.route.rule.door is Door.PROVIDER:
        unconfirmed = cell.actor == "provider without a code"
        return cell.actor in PROVIDERS and not (
            unconfirmed and cell.route.rule.kind != "connection"
        )
    if cell.route.rule.door is Door.PERSON:
        return cell.actor in PEOPLE
    if cell.route.rule.door is Door.PANEL:
        return cell.actor in PANELLISTS
    return cell.actor in CAST


def kept_from(cell: Cell) -> list[str]:
    """The words that nobody may show to the one who asks."""
    return [word for word, names in TOLD.items() if cell.actor not in names]
