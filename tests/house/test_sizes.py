"""Files and functions stay small enough to be read in one go."""

import pytest

from tests.house.sources import ROOT, Source, files, sources, where

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
READ_BY_PEOPLE = {".py", ".jinja", ".html", ".css", ".js", ".sh"}
ALL = sources("linkwork", "tests", "tools", "benchmarks")


def test_files_are_short() -> None:
    """No file that people write is longer than 300 lines."""
    written = [
        path for path in files() if path.suffix in READ_BY_PEOPLE and "migrations" not in path.parts
    ]
    lengths = {path: len((ROOT / path).read_text("utf-8").splitlines()) for path in written}
    assert len(lengths) > len(ALL) // 2
    assert not {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE}


@pytest.mark.parametrize("source", sources("linkwork", "tools", "benchmarks"), ids=str)
def test_functions_are_short(source: Source) -> None:
    """No function is longer than 50 lines."""
    spans = {
        where(source, f): (f.end_lineno or f.lineno) - f.lineno + 1 for f in source.functions()
    }
    assert not {place: span for place, span in spans.items() if span > LONGEST_FUNCTION}
