"""What R4 says of each element, read once from definitions.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Element:
    """One element of a resource or type: its type, how many, and its codes where they are fixed."""

    type: str
    required: bool
    many: bool
    codes: frozenset[str]

    @classmethod
    def of(cls, written: str) -> "Element":
        """Read `Type`, `Type!` or `Type*`, followed by the codes."""
        kind, *codes = written.split()
        return cls(
            type=kind.rstrip("!*"),
            required=kind.endswith("!"),
            many=kind.endswith("*"),
            codes=frozenset(codes),
        )


Elements = dict[str, Element]
RESOURCES = (
    "Bundle", "MessageHeader", "Patient", "ServiceRequest", "Practitioner", "PractitionerRole",
    "Organization", "OperationOutcome",
)  # fmt: skip


@cache
def definitions() -> dict[str, Elements]:
    """The elements of every resource and type, with those that all of their sort have."""
    path = files("linkwork.practice.exchange.fhir").joinpath("definitions.toml")
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    read = {
        name: {element: Element.of(text) for element, text in elements.items()}
        for name, elements in written.items()
    }
    shared = {name: read.pop(name) for name in ("Resource", "DomainResource", "Element")}
    return {name: _shared(name, shared) | elements for name, elements in read.items()}


def _shared(name: str, shared: dict[str, Elements]) -> Elements:
    """What a resource, a part of one (a backbone element) or a type has besides its own."""
    if name == "Bundle":
        return shared["Resource"]
    if name in RESOURCES:
        return shared["Resource"] | shared["DomainResource"]
    modifier = {"modifierExtension": shared["DomainResource"]["modifierExtension"]}
    return shared["Element"] | (modifier if "." in name else {})
