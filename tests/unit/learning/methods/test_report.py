"""The report: one page, nothing from outside, every row in words."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from linkwork.learning.methods import forest, testing
from linkwork.learning.methods.designs import Plan
from linkwork.learning.methods.findings import Finding
from linkwork.learning.methods.report import Origin, headline, page
from linkwork.learning.methods.verdicts import Verdict
from linkwork.learning.methods.wording import amount, between, in_words
from linkwork.theory.statement import starter
from tests.unit.learning.methods.small_service import cases, opened

EFFECT = Finding(
    statement="EG3",
    version=1,
    nickname="Accompanied",
    stage="engagement",
    direction="more likely",
    verdict=Verdict.SUPPORTED,
    reason="18 more in 100 (12 to 24)",
    n=1_240,
    clusters=41,
    smallest=0.05,
    unit="proportion",
    effect=0.18,
    se=0.03,
    ci=(0.12, 0.24),
    naive=0.1,
)


class Tags(HTMLParser):
    """Counts what opens and closes."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


@pytest.fixture(scope="module")
def html() -> str:
    """The report of the starter statements on made-up cases."""
    statements = starter().statements
    findings = testing.run(statements, opened(cases()))
    return page(findings, statements, Plan(), Origin("cases.parquet", 4_000, date(2026, 11, 22)))


def test_it_asks_for_nothing_from_outside(html: str) -> None:
    """No script, no link away, no address: it can be mailed, printed and kept."""
    tags = Tags()
    tags.feed(html)
    assert "script" not in tags.opened
    assert set(tags.links) == {"#main"}
    assert not re.search(r"https?://|url\((?!#)|@import", html)


def test_the_title_says_the_finding(html: str) -> None:
    """Heading and title are the same sentence, and it says what was found."""
    title = re.search("<title>(.*) – Linkwork</title>", html)
    assert title
    assert f"<h1>{title.group(1)}</h1>" in html
    assert "1 of 2 statements that can be tested here are supported; the largest" in html


def test_every_statement_has_its_row_and_its_cases(html: str) -> None:
    """A row is never left out because nothing could be shown."""
    for statement in starter().statements:
        assert f'<tr id="{statement.code}">' in html
    assert "facts not collected" in html
    assert re.search(r"3,\d\d\d cases", html)


def test_what_is_said_is_escaped() -> None:
    """A name that looks like a tag stays a name."""
    finding = replace(EFFECT, nickname="<b>bold</b>")
    shown = page([finding], (), Plan(), Origin("<i>.csv", 5, date(2026, 1, 2)))
    assert "<b>bold</b>" not in shown
    assert "&lt;b&gt;bold&lt;/b&gt;" in shown
    assert "<i>.csv" not in shown


@pytest.mark.parametrize("verdict", [one for one in Verdict if one in forest.MARKS])
def test_marks_are_told_apart_without_colour(verdict: Verdict) -> None:
    """No two verdicts have the same fill, edge and tick in grey."""
    others = [mark for one, mark in forest.MARKS.items() if one is not verdict]
    assert forest.MARKS[verdict] not in others
    drawn = forest.row(replace(EFFECT, verdict=verdict), forest.scale_for([EFFECT]))
    assert f'fill="{forest.MARKS[verdict].fill}"' in drawn


def test_withheld_and_untestable_draw_a_bare_line() -> None:
    """Without an effect there is no bar."""
    bare = replace(EFFECT, effect=None, ci=None, naive=None, verdict=Verdict.NOT_TESTABLE)
    scale = forest.scale_for([EFFECT])
    assert 'stroke-width="1.5"' not in forest.row(bare, scale)
    assert 'stroke-width="1.5"' in forest.row(EFFECT, scale)


def test_an_interval_beyond_the_edge_points_on() -> None:
    """What does not fit is drawn as going on, never as ending there."""
    wide = replace(EFFECT, ci=(-0.9, 0.24))
    drawn = forest.row(wide, forest.Scale(0.4, 0.05, 100.0))
    assert drawn.count("<path") == 1


@pytest.mark.parametrize(
    ("effect", "ci", "words"),
    [
        (0.18, (0.12, 0.24), "18 more in 100 (12 to 24)"),
        (-0.16, (-0.22, -0.10), "16 fewer in 100 (10 to 22)"),
        (0.01, (-0.02, 0.04), "1 more in 100 (2 fewer to 4 more)"),
        (0.001, (-0.04, 0.04), "no more and no fewer in 100 (4 fewer to 4 more)"),
        (-0.02, (-0.04, 0.002), "2 fewer in 100 (4 fewer to under 1 more)"),
    ],
)
def test_effects_in_words(effect: float, ci: tuple[float, float], words: str) -> None:
    """People in every hundred, and the interval by its nearer end first."""
    assert in_words(replace(EFFECT, effect=effect, ci=ci)) == words


def test_numbers_keep_their_unit() -> None:
    """Contacts are contacts, not people in a hundred."""
    assert amount(-0.44, "count") == "0.44 fewer (count)"
    assert between((-0.8, -0.1), "count") == "0.1 to 0.8"


def test_headlines() -> None:
    """One statement is named; of several, how many hold and which matters most."""
    small = replace(EFFECT, nickname="Belief", effect=0.06)
    doubt = replace(EFFECT, verdict=Verdict.INSUFFICIENT)
    assert headline([EFFECT]) == "Accompanied: supported, 18 more in 100"
    assert headline([small, EFFECT, doubt]) == (
        "2 of 3 statements that can be tested here are supported;"
        " the largest difference is with Accompanied, 18 more in 100"
    )
    assert "No statement" in headline([replace(EFFECT, verdict=Verdict.NOT_TESTABLE)])


def test_scales_go_up_and_down() -> None:
    """People are more or fewer; a scale from 0 to 10 is higher or lower."""
    assert amount(0.19, "0-10") == "0.19 points higher (on 0-10)"
    assert between((-0.04, 0.43), "0-10") == "0.04 lower to 0.43 higher"
    assert amount(-0.96, "count") == "0.96 fewer (count)"
