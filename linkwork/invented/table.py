"""A block of people as rows of the cases table: one column a fact, null where it is not known."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from linkwork.invented.story import Codes, Flags, Story
from linkwork.theory.vocabulary import Fact, FactType, vocabulary

TYPES = {
    FactType.YES_NO: pa.bool_(),
    FactType.NUMBER: pa.float64(),
    FactType.CHOICE: pa.string(),
    FactType.TEXT: pa.string(),
    FactType.DATE: pa.date32(),
}
CODES = {"practice": "P", "link_worker": "L"}


def schema() -> pa.Schema:
    """The columns of the cases table: `case`, then every fact of the vocabulary in its order."""
    facts = vocabulary().values()
    return pa.schema([("case", pa.string()), *((one.name, TYPES[one.type]) for one in facts)])


def rows(story: Story, first: int) -> pa.Table:
    """The block as a table; `first` is the number of its first case."""
    columns = [_numbered("C", np.arange(first, first + story.cases), 8)]
    columns += [_column(story, fact) for fact in vocabulary().values()]
    return pa.Table.from_arrays(columns, schema=schema())


def _column(story: Story, fact: Fact) -> pa.Array:
    unknown = ~story.known(fact.name)
    match fact.type:
        case FactType.YES_NO:
            return pa.array(story.flags(fact.name), mask=unknown)
        case FactType.NUMBER:
            return pa.array(story.numbers(fact.name), mask=unknown)
        case FactType.DATE:
            days = story.codes(fact.name).astype(np.int32)
            return pa.array(days, mask=unknown).cast(pa.date32())
        case FactType.CHOICE:
            place = pa.array(story.codes(fact.name), mask=unknown)
            return pa.array(fact.choices, pa.string()).take(place)
        case FactType.TEXT:
            return _named(story, fact.name, unknown)


def _named(story: Story, name: str, unknown: Flags) -> pa.Array:
    """Names of practices or link workers, made once for each."""
    places, which = np.unique(story.codes(name), return_inverse=True)
    return _numbered(CODES[name], places + 1, 5).take(pa.array(which, mask=unknown))


def _numbered(letter: str, numbers: Codes, width: int) -> pa.Array:
    padded = pc.utf8_lpad(pa.array(numbers).cast(pa.string()), width=width, padding="0")
    return pc.binary_join_element_wise(letter, padded, "")
