"""Reads the hand-written table: who may use a route, and who may be shown whose words."""

import tomllib
from pathlib import Path
from typing import Any

from tests.matrix.cast import CAST
from tests.matrix.cells import NOBODY, OURS, Cell

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
    assert found <= CAST.keys(), f"nobody is called {found - CAST.keys()}"
    return frozenset(found)


MAY = {
    (name, method): named(words) for name, said in ROUTES.items() for method, words in said.items()
}
TOLD = {word: named(words) for word, words in WRITTEN["told"].items()}


def expected(cell: Cell) -> str:
    """What the table says of a cell."""
    method = "get" if cell.method == "HEAD" else cell.method.lower()
    allowed = MAY.get((cell.route.name, method))
    if cell.actor == NOBODY:
        return TO_SIGN_IN
    if allowed is None:
        return NO_SUCH_METHOD
    mine = cell.of == OURS or not cell.route.of_a_thing
    return INSIDE if mine and cell.actor in allowed else REFUSED


def kept_from(cell: Cell) -> list[str]:
    """The words that nobody may show to the one who asks."""
    return [word for word, names in TOLD.items() if cell.actor not in names]
