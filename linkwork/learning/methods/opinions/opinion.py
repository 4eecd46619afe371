"""What second readings of one statement answer: a record that computes nothing."""

from dataclasses import dataclass, field

from linkwork.learning.methods.beside import Carried, Check, Curve, Diagnostics
from linkwork.learning.methods.findings import ContextFinding


@dataclass(frozen=True)
class Opinions:
    """Second readings of one statement from the rows of its risk set.

    `contexts` are explored, never declared; `notes` say which cases were read, where not all were.
    """

    checks: tuple[Check, ...] = ()
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    carried: tuple[Carried, ...] = ()
    contexts: tuple[ContextFinding, ...] = ()
    curves: tuple[Curve, ...] = ()
    notes: tuple[str, ...] = ()
