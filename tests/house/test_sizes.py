"""Files and functions stay small enough to be read in one go."""

from tests.house.sources import ROOT, files, sources, where

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


def test_functions_are_short() -> None:
    """No function is longer than 50 lines."""
    spans = {
        where(source, function): (function.end_lineno or 0) - function.lineno + 1
        for source in sources("linkwork", "tools", "benchmarks")
        for function in source.functions()
    }
    assert spans
    assert not {place: span for place, span in spans.items() if span > LONGEST_FUNCTION}
