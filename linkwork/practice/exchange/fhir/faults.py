"""What is wrong with a bundle: the element, in FHIRPath, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 100


@dataclass(frozen=True)
class Fault:
    """One fault, with the code FHIR has for its sort."""

    code: str
    expression: str
    text: str

    def __str__(self) -> str:
        return f"{self.expression}: {self.text}"


class Faulty(Exception):
    """A bundle that is not taken; every fault is named and nothing was changed."""

    status = 400

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the first fault of each element, in the order found."""
        first: dict[str, Fault] = {}
        for fault in faults:
            first.setdefault(fault.expression, fault)
        self.faults = list(first.values())[:MOST]
        super().__init__("; ".join(str(fault) for fault in self.faults))


class Clash(Faulty):
    """An identifier that has come before, with other content."""

    status = 409
