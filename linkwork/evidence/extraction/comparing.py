"""Lay two coders' readings of one document side by side, and say how far they agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkwork.evidence.extraction.models import Coding, Passage
from linkwork.evidence.screening import agreement
from linkwork.evidence.screening.agreement import Agreement

SAME, APART, ONE_ONLY = "same", "apart", "one only"


@dataclass(frozen=True)
class Pair:
    """One passage and one statement: what each of the two coders said of them."""

    passage: Passage
    code: str
    first: tuple[Coding, ...]
    second: Coding | None

    @property
    def stands(self) -> str:
        """Whether both said the same, something else, or only one said anything."""
        if not self.first or self.second is None:
            return ONE_ONLY
        same = any(one.stance == self.second.stance for one in self.first)
        return SAME if same else APART


@dataclass(frozen=True)
class Compared:
    """Two readings of a document."""

    pairs: tuple[Pair, ...]
    stances: Agreement  # of passages and statements that both coded
    both: int  # passages that both coded
    same_statements: int  # of these, those coded to the very same statements

    @property
    def apart(self) -> tuple[Pair, ...]:
        """Those to talk about."""
        return tuple(pair for pair in self.pairs if pair.stands != SAME)


def compared(codings: Sequence[Coding], second: int) -> Compared:
    """Compare one coder's codings with everybody else's; `second` is that coder's key."""
    pairs = [_pair(key, codings, second) for key in sorted(_keys(codings))]
    said = [
        (pair.first[-1].stance if pair.first else None, pair.second.stance if pair.second else None)
        for pair in pairs
    ]
    theirs, mine = _statements(codings, second, mine=False), _statements(codings, second, mine=True)
    both = theirs.keys() & mine.keys()
    return Compared(
        pairs=tuple(pairs),
        stances=agreement.of(said, answers=Coding.Stance.values),
        both=len(both),
        same_statements=sum(theirs[key] == mine[key] for key in both),
    )


def _keys(codings: Sequence[Coding]) -> set[tuple[int, int, int, str]]:
    """Passages in the order of the document, each with the statements it was coded to."""
    return {
        (one.passage.page.number, one.passage.start, one.passage_id, one.code) for one in codings
    }


def _pair(key: tuple[int, int, int, str], codings: Sequence[Coding], second: int) -> Pair:
    _, _, passage_id, code = key
    here = [one for one in codings if one.passage_id == passage_id and one.code == code]
    theirs = tuple(one for one in here if one.coded_by_id != second)
    mine = [one for one in here if one.coded_by_id == second]
    return Pair(here[0].passage, code, theirs, mine[-1] if mine else None)


def _statements(codings: Sequence[Coding], second: int, *, mine: bool) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for one in codings:
        if (one.coded_by_id == second) == mine:
            found.setdefault(one.passage_id, set()).add(one.code)
    return found
