"""Says in words what two records share and in what they differ."""

from linkwork.evidence.duplicates.matching.comparing import Like, Likeness

NAMES = {
    "doi": "DOI",
    "title": "title",
    "authors": "authors",
    "year": "year",
    "journal": "journal",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "abstract": "abstract",
}


def why(likeness: Likeness, unseen: str = "") -> str:
    """One sentence: what is the same, what is close, what differs, and what speaks for looking."""
    said = [
        f"{word} {listed(found)}"
        for word, found in (
            ("same", _at(likeness, Like.SAME)),
            ("nearly the same", [*_at(likeness, Like.CLOSE), *_at(likeness, Like.LOOSE)]),
            ("different", _at(likeness, Like.APART)),
        )
        if found
    ]
    sentence = "; ".join(said)
    return f"{sentence}; {unseen}" if unseen else sentence


def _at(likeness: Likeness, like: Like) -> list[str]:
    return [name for field, name in NAMES.items() if getattr(likeness, field) == like]


def listed(names: list[str]) -> str:
    """Names as one says them: title, year and pages."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
