"""Names of people as BibTeX writes them: parted by “and”, family name first or last."""

from collections.abc import Iterable, Iterator

from linkwork.evidence.records.formats import latex


def split(value: str) -> list[str]:
    """The names in a field, each with the family name first."""
    return [one for one in (_turned(part) for part in _parts(value)) if one]


def joined(people: Iterable[str]) -> str:
    """Names as one field, which `split` reads back."""
    return " and ".join(_written(one) for one in people)


def _parts(value: str) -> Iterator[str]:
    """Cut at each “and” that stands in no braces."""
    depth, words = 0, list[str]()
    for word in value.split():
        if word.lower() == "and" and depth <= 0:
            yield " ".join(words)
            words, depth = [], 0
            continue
        words.append(word)
        depth += word.count("{") - word.count("}") - word.count("\\{") + word.count("\\}")
    yield " ".join(words)


def _turned(name: str) -> str:
    """Family, Given; a name in braces is an organisation's and stays as it is."""
    whole = name.startswith("{") and latex.closes(name) == len(name) - 1
    words = latex.plain(name[1:-1] if whole else name)
    if whole or "," in words or " " not in words:
        return words
    parts = words.split()
    start = next((n for n, part in enumerate(parts[:-1]) if n and part.islower()), len(parts) - 1)
    return f"{' '.join(parts[start:])}, {' '.join(parts[:start])}"


def _written(name: str) -> str:
    """One name, in braces where it could be read as another."""
    escaped = latex.escaped(name)
    risky = "," not in name or " and " in f" {name.lower()} " or escaped.startswith("{")
    return f"{{{escaped}}}" if risky else escaped
