"""A page of Markdown: its head, and tables with one row a line."""

from collections.abc import Iterable


def page(title: str, sentence: str, *parts: str) -> str:
    """Put a page together, saying that it is written by the code."""
    return "\n\n".join([f"# {title}", f"{sentence} Written by `make docs`.", *parts]) + "\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Set out a table; what would break a row is made harmless."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([_cell(text) for text in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def code(text: object) -> str:
    """Set a word in the type of the machine, or nothing where there is none."""
    return f"`{text}`" if str(text) else ""


def first_sentence(docstring: str | None) -> str:
    """Take the sentence with which a docstring opens."""
    return (docstring or "").strip().split("\n\n")[0].replace("\n", " ").strip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
