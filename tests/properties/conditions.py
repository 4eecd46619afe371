"""Any condition and any cases, for properties to be tried on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from linkwork.theory.expression import SIGNS, Compare, Every, Expression, Not, Sign, Some, Value
from linkwork.theory.fitting import too_big
from linkwork.theory.reading import UNKNOWN_WORDS
from linkwork.theory.vocabulary import Fact, FactType, vocabulary

EQUALITY: tuple[Sign, ...] = ("==", "!=")
AWKWARD = ("A81001", "o'Brien", "100% of :name", 'quo"te', "back\\slash", "Zoë", "and", "--")
printable = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=8
).filter(lambda text: text.isprintable() and text not in UNKNOWN_WORDS)
texts = st.sampled_from(AWKWARD) | printable
dates = st.dates(date(2024, 12, 28), date(2025, 1, 3)) | st.dates()
# Small numbers meet often; the others have up to 15 digits, some of them behind the point.
numbers = st.integers(-2, 12).map(float) | st.builds(
    lambda digits, places: digits / 10**places,
    st.integers(-(10**14), 10**14),
    st.integers(0, 8),
)


def comparisons(fact: Fact) -> st.SearchStrategy[Compare]:
    """Any comparison that makes sense for the fact."""

    def compared(
        signs: Sequence[Sign], values: st.SearchStrategy[Any]
    ) -> st.SearchStrategy[Compare]:
        return st.builds(Compare, st.just(fact.name), st.sampled_from(signs), values)

    match fact.type:
        case FactType.YES_NO:
            return st.just(Compare(fact.name, "==", True))
        case FactType.NUMBER:
            return compared(SIGNS, numbers)
        case FactType.DATE:
            return compared(SIGNS, dates)
        case FactType.CHOICE:
            return compared(EQUALITY, st.sampled_from(fact.answers))
        case FactType.TEXT:
            return compared(EQUALITY, texts)


def expressions(facts: Sequence[Fact]) -> st.SearchStrategy[Expression]:
    """Any condition on these facts that could have been written."""
    one = st.sampled_from(facts).flatmap(comparisons)

    def several(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return st.builds(Not, inner) | st.builds(Every, parts) | st.builds(Some, parts)

    return st.recursive(one, several, max_leaves=6).filter(lambda found: not too_big(found))


def values(fact: Fact) -> st.SearchStrategy[Value]:
    """Anything a record may hold of the fact, with what it writes where it does not know."""
    match fact.type:
        case FactType.YES_NO:
            return st.booleans()
        case FactType.NUMBER:
            return numbers | st.floats()
        case FactType.DATE:
            return dates
        case FactType.CHOICE:
            return st.sampled_from([*fact.choices, "", "not a choice"])
        case FactType.TEXT:
            return texts | st.sampled_from([*AWKWARD, *UNKNOWN_WORDS])


def cases(facts: Sequence[Fact]) -> st.SearchStrategy[dict[str, Value | None]]:
    """Any case: most facts known, some unknown, some not there at all."""
    written = {fact.name: values(fact) for fact in facts}
    left_out = st.lists(st.sampled_from([fact.name for fact in facts]), max_size=2)
    emptied = st.lists(st.sampled_from([fact.name for fact in facts]), max_size=2)

    def with_gaps(
        case: dict[str, Value], empty: list[str], absent: list[str]
    ) -> dict[str, Value | None]:
        kept: dict[str, Value | None] = {**case, **dict.fromkeys(empty)}
        return {name: value for name, value in kept.items() if name not in absent}

    return st.builds(with_gaps, st.fixed_dictionaries(written), emptied, left_out)


def some_facts(most: int) -> st.SearchStrategy[list[Fact]]:
    """A few facts of the vocabulary, so that conditions and cases speak of the same things."""
    every = list(vocabulary().values())
    return st.lists(st.sampled_from(every), min_size=1, max_size=most, unique_by=lambda f: f.name)
