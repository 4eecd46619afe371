"""One place in a bundle: its value and its FHIRPath. What is not there reads as nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Node:
    """A value and where it stands. What has the wrong shape reads as absent; `shape` names it."""

    value: Any
    path: str

    def __bool__(self) -> bool:
        return self.value is not None

    def one(self, name: str) -> "Node":
        """The element of that name."""
        inside = self.value if isinstance(self.value, dict) else {}
        return Node(inside.get(name), f"{self.path}.{name}")

    def many(self, name: str) -> "list[Node]":
        """Every item of the repeating element of that name."""
        return list(self._items(name))

    def _items(self, name: str) -> Iterator["Node"]:
        node = self.one(name)
        for number, item in enumerate(node.value if isinstance(node.value, list) else []):
            if item is not None:
                yield Node(item, f"{node.path}[{number}]")

    def text(self, name: str) -> str:
        """The words of a primitive, without space around them."""
        value = self.one(name).value
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """The words of a repeating primitive."""
        return [node.value.strip() for node in self.many(name) if isinstance(node.value, str)]
