"""Whether two records may be one person: by name, birth date and postcode, however written."""

import re
import unicodedata

from linkwork.practice.people.models import Person

QUIET = re.compile("['`.\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]")
# Letters that fall apart into nothing simpler, as people without them on the keyboard write them.
PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
NAME, BORN, PLACE = "name", "birth date", "postcode"


def words_of(name: str) -> frozenset[str]:
    """The words of a name without case, accents, apostrophes, or the order they stand in."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return frozenset(re.findall(r"\w+", QUIET.sub("", plain)))


def same_name(one: Person, other: Person) -> bool:
    """Whether the names are the same words; a middle name more or less does not part them."""
    mine, theirs = words_of(one.name), words_of(other.name)
    fewest = min(len(mine), len(theirs))
    return bool(mine) and (mine == theirs or (fewest >= 2 and (mine <= theirs or theirs <= mine)))


def agreements(one: Person, other: Person) -> list[str]:
    """In what the two records agree, of name, birth date and postcode."""
    place = "".join(one.postcode.split()).upper()
    found = [NAME] if same_name(one, other) else []
    found += [BORN] if one.born_on == other.born_on else []
    found += [PLACE] if place and place == "".join(other.postcode.split()).upper() else []
    return found


def may_be_one(one: Person, other: Person) -> bool:
    """Whether two of the three agree: with one slip of the pen they would be the same."""
    return len(agreements(one, other)) >= 2
