"""Which constituencies are shown apart: small ones go together, so that nobody's vote is told."""

from collections.abc import Mapping

TOGETHER = "Smaller groups together"
EVERYBODY = "Everybody"


def shown(
    answered: Mapping[str, int], least: int, *, apart: frozenset[str] = frozenset()
) -> dict[str, str]:
    """For each constituency, the name under which its votes are shown.

    A constituency in which fewer than `least` answered goes together with the other small ones;
    where those are still too few, the smallest of the others joins them. Those of `apart` (people
    and carers) join last. Where only one group is left, it is everybody, and no group is shown.
    """
    small = {name for name, number in answered.items() if number < least}
    alone = [name for name in answered if name not in small]
    while small and alone and 0 < _voters(small, answered) < least:
        joins = min(alone, key=lambda name: (name in apart, answered[name], name))
        alone.remove(joins)
        small.add(joins)
    if not alone or (len(alone) == 1 and not _voters(small, answered)):
        return dict.fromkeys(answered, EVERYBODY)
    return {name: TOGETHER if name in small else name for name in answered}


def _voters(names: set[str], answered: Mapping[str, int]) -> int:
    return sum(answered[name] for name in names)
