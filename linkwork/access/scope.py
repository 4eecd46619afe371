"""The organisation whose rows may be touched now. No scope, no rows: asking without one raises."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """One organisation's rows, or everybody's for a stated reason."""

    organisation_id: int | None
    because: str


class Unscoped(RuntimeError):
    """A protected table was read before anyone said whose rows were meant."""


_scope: ContextVar[Scope | None] = ContextVar("linkwork_scope", default=None)


def current() -> Scope:
    """Answer the scope in force; raise `Unscoped` where there is none."""
    scope = _scope.get()
    if scope is None:
        raise Unscoped("name the organisation first: `with scope.within(organisation_id):`")
    return scope


@contextmanager
def _held(scope: Scope) -> Iterator[None]:
    token = _scope.set(scope)
    try:
        yield
    finally:
        _scope.reset(token)


def within(organisation_id: int, because: str = "request") -> AbstractContextManager[None]:
    """Work on one organisation's rows."""
    return _held(Scope(organisation_id, because))


def everything(because: str) -> AbstractContextManager[None]:
    """Work on every organisation's rows; `because` is the reason a reader of the code will want."""
    return _held(Scope(None, because))
