"""Walks a resource against R4's definitions and names every element that is not as it should be."""

from collections.abc import Iterator
from typing import Any

from linkwork.practice.exchange.fhir.definitions import RESOURCES, Element, definitions
from linkwork.practice.exchange.fhir.faults import Fault
from linkwork.practice.exchange.fhir.primitives import PRIMITIVES, UNKEEPABLE, problem


def faults(resource: Any, path: str) -> Iterator[Fault]:
    """Every fault in the shape of a resource."""
    if not isinstance(resource, dict):
        yield Fault("structure", path, "A resource is a JSON object.")
        return
    kind = resource.get("resourceType")
    if not isinstance(kind, str):
        yield Fault("required", f"{path}.resourceType", "Say which resource this is.")
    elif kind not in RESOURCES:
        yield Fault("not-supported", path, f"{kind[:40]} is not taken here.")
    else:
        parts = {name: value for name, value in resource.items() if name != "resourceType"}
        yield from _object(kind, parts, path)


def _object(kind: str, value: Any, path: str) -> Iterator[Fault]:
    if not isinstance(value, dict) or not value:
        yield Fault("structure", path, f"This should be a {kind} with something in it.")
        return
    known = definitions()[kind]
    for name, part in value.items():
        here = f"{path}.{name[:60]}"
        if name in ("modifierExtension", "implicitRules"):
            yield Fault("extension", here, "This may change the meaning, and is not understood.")
        elif name in known:
            yield from _element(known[name], part, here, spare=f"_{name}" in value)
        elif name[:1] == "_" and name[1:] in known and known[name[1:]].type in PRIMITIVES:
            yield from _anything(part, here)
        else:
            yield Fault("structure", here, f"{kind} has no such element in R4.")
    for name, element in known.items():
        if element.required and name not in value:
            yield Fault("required", f"{path}.{name}", "This is required.")


def _element(element: Element, value: Any, path: str, *, spare: bool) -> Iterator[Fault]:
    if not element.many:
        yield from _value(element, value, path)
    elif not isinstance(value, list) or not value:
        yield Fault("structure", path, "This should be a list with something in it.")
    else:
        for number, part in enumerate(value):
            # In a list of primitives a null keeps the place of one that has only an extension.
            if part is None and spare and element.type in PRIMITIVES:
                continue
            yield from _value(element, part, f"{path}[{number}]")


def _value(element: Element, value: Any, path: str) -> Iterator[Fault]:
    kind = element.type
    if kind == "any":
        yield from _anything(value, path)
    elif kind == "Resource":
        yield from faults(value, path)
    elif kind == "Extension":
        yield from _extension(value, path)
    elif kind not in PRIMITIVES:
        yield from _object(kind, value, path)
    elif wrong := problem(kind, value):
        yield Fault("value", path, wrong)
    elif element.codes and value not in element.codes:
        allowed = ", ".join(sorted(element.codes))
        yield Fault("code-invalid", path, f"“{value[:40]}” is not one of: {allowed}.")


def _extension(value: Any, path: str) -> Iterator[Fault]:
    """An extension has an address, and either a value of any type or extensions of its own."""
    if not isinstance(value, dict):
        yield Fault("structure", path, "An extension is a JSON object.")
        return
    if wrong := problem("uri", value.get("url")):
        yield Fault("required" if "url" not in value else "value", f"{path}.url", wrong)
    for name, part in value.items():
        here = f"{path}.{name}"
        if name == "extension":
            yield from _element(Element.of("Extension*"), part, here, spare=False)
        elif name.lstrip("_").startswith("value"):
            yield from _anything(part, here)
        elif name not in ("url", "id"):
            yield Fault("structure", here, "An extension has no such element in R4.")


def _anything(value: Any, path: str) -> Iterator[Fault]:
    """What is not read must at least be possible to keep."""
    if isinstance(value, str) and UNKEEPABLE.search(value):
        yield Fault("value", path, "This holds a character that cannot be kept.")
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _anything(name, path)
            yield from _anything(part, f"{path}.{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _anything(part, f"{path}[{number}]")
