"""What is sent to each form: enough that whoever may do it does it. One file a part."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from tests.matrix.bodies.forms import Body
from tests.matrix.cast import House
from tests.unit.practice.exchange import bundles

PARTS = [
    import_module(f"{__name__}.{part.name}")
    for part in iter_modules(__path__)
    if part.name != "forms"
]
BODIES: dict[str, Body] = {name: made for part in PARTS for name, made in part.BODIES.items()}
# Forms that cannot succeed in this world as it stands: what they need is of another state.
NOT_HERE: dict[str, str] = {
    name: why for part in PARTS for name, why in getattr(part, "NOT_HERE", {}).items()
}


def body(name: str, house: House) -> dict[str, Any]:
    """The words of a form."""
    return dict(BODIES[name](house)) if name in BODIES else {}


def bundle() -> dict[str, Any]:
    """A referral as another system sends it."""
    return bundles.good()
