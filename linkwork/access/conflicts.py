"""Two people changed the same thing: what stood before, what they wrote, and what I wrote."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from linkwork.access.models import Protected


class VersionedForm(Protocol):
    """A form that knows which version its page was made from: `ui.forms.Form` is one."""

    @property
    def seen_version(self) -> int | None:
        """The version the page was made from."""
        ...

    def differences(self, theirs: Mapping[str, Any]) -> Sequence[Any]:
        """The fields changed since, in three states: as it was, theirs, mine."""
        ...

    def base_of(self, values: Mapping[str, Any]) -> str:
        """The sealed values that a page shows."""
        ...


class Conflict(Exception):
    """A form was written on an older version than the one now kept. Typed text is not lost."""

    def __init__(self, thing: Protected, form: VersionedForm, theirs: Mapping[str, Any]) -> None:
        """Keep the form, typed text and all, so that the page can give it back."""
        super().__init__(f"{thing.kind} was changed by someone else")
        self.thing, self.form, self.theirs = thing, form, theirs

    def page(self, address: str) -> dict[str, Any]:
        """What `ui/conflict.jinja` shows, for a form that was sent to `address`."""
        return {
            "form": self.form,
            "differences": self.form.differences(self.theirs),
            "version": self.thing.version,
            "base": self.form.base_of(self.theirs),
            "action": address,
            "theirs_href": address,
            "what": self.thing.kind,
        }


def hold(thing: Protected, form: VersionedForm, theirs: Mapping[str, Any]) -> int:
    """Answer the version to write over; raise `Conflict` where the form was made from an older one.

    `theirs` gives each form field's value as it stands now.
    """
    if form.seen_version == thing.version:
        return thing.version
    raise Conflict(thing, form, theirs)
