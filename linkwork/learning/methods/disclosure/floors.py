"""How small is too small. Whoever asks may be stricter than these; nobody may be looser."""

from dataclasses import dataclass, fields

MOST_CROSSED = 3  # dimensions in one cube
NARROWEST = 3  # a hidden count must keep an interval at least so wide
LEAST_FREEDOM = 10  # residual degrees of freedom of a model
LEAST_CELL = 10  # arm × outcome of an effect


class TooLoose(ValueError):
    """A floor was asked for that is lower than the house's own."""


@dataclass(frozen=True)
class Floors:
    """Counts of 1 to `hidden` are not shown, the rest are rounded to `step`.

    A zero is shown where the count it is part of is at least `denominator`, or where nobody could
    stand; no count is shown of which one link worker or provider holds more than `dominant`.
    """

    hidden: int = 7
    step: int = 5
    denominator: int = 20
    dominant: float = 0.85

    def __post_init__(self) -> None:
        """Refuse whatever is looser than the house."""
        for one in fields(self):
            asked, least = getattr(self, one.name), one.default
            looser = asked > least if one.name == "dominant" else asked < least
            if looser:
                raise TooLoose(f"{one.name}: {asked} is looser than the house's {least}")


HOUSE = Floors()
