"""Pictures of findings: places and words are right, and every drawing stands on its own."""

import math
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from linkwork.ui import pictures
from linkwork.ui.pictures import drawing, placing, rows
from linkwork.ui.pictures.axes import Plane, places
from tests.unit.ui import sample_pictures as samples
from tests.unit.ui.conftest import STATIC, Draw

DRAWN = samples.drawn()
SVG = "{http://www.w3.org/2000/svg}"


def written(svg: str) -> list[str]:
    """Every piece of text in a drawing."""
    return [str(one.text) for one in fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("narrow", [False, True])
def test_a_drawing_is_a_document_of_its_own(name: str, narrow: bool) -> None:
    """It parses, says what it shows, carries no style attribute, and fits its own edges."""
    svg = DRAWN[name].svg(narrow=narrow)
    root = fromstring(svg)
    assert root.get("aria-label") == DRAWN[name].words
    assert " style=" not in svg
    width, height = (float(root.get(side, "0")) for side in ("width", "height"))
    wide = 902 if name == "ripples" else 640  # a map is as wide as its columns
    assert width == (340 if narrow else wide)
    for one in root.iter(f"{SVG}text"):
        assert -1 <= float(one.get("x", "0")) <= width + 1, one.text
        assert 0 < float(one.get("y", "0")) <= height, one.text


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("narrow", [False, True])
def test_no_words_run_out_of_the_drawing(name: str, narrow: bool) -> None:
    """By the guess of letters' width, no label leaves the sheet on either side."""
    root = fromstring(DRAWN[name].svg(narrow=narrow))
    width = float(root.get("width", "0"))
    for one in root.iter(f"{SVG}text"):
        wide = drawing.width_of(str(one.text), bold=one.get("font-weight") == "bold") * 0.9
        x, anchor = float(one.get("x", "0")), one.get("text-anchor", "start")
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        assert left >= -2, one.text
        assert left + wide <= width + 2, one.text


@pytest.mark.parametrize("name", DRAWN)
def test_every_picture_has_its_table(name: str) -> None:
    """The table has a caption, a head, and rows as long as its head."""
    table = DRAWN[name].table
    assert table.caption
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.head)}
    assert all(place < len(table.head) for place in table.numbers)


def test_colours_are_the_themes() -> None:
    """What is drawn on paper has the same ink as the stylesheet's tokens."""
    css = (STATIC / "ui" / "linkwork.css").read_text()
    tokens = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", css))
    for name in ("ink", "dim", "mid", "line", "pale", "blue", "purple"):
        assert getattr(drawing, name.upper()) == tokens[name]


def test_words_are_escaped() -> None:
    """What somebody typed as a label cannot become part of the drawing."""
    drawn = pictures.solution(
        [{"terms": ["<script>&"], "coverage": 0.5}], outcome='"><img src=x>', cases="case"
    )
    assert "<script>" not in drawn.wide + drawn.narrow
    assert "<img" not in drawn.wide + drawn.narrow
    assert any("<script>&" in one for one in written(drawn.wide))


def test_power_says_how_many_are_needed() -> None:
    """84 so far, about 320 needed; the dot of enough lies on the line that matters."""
    drawn = DRAWN["power"]
    assert drawn.title == "84 so far could show only 29 in 100 or more"
    assert "about 320" in drawn.words
    dots = list(fromstring(drawn.wide).iter(f"{SVG}circle"))
    dashed = [
        one for one in fromstring(drawn.wide).iter(f"{SVG}line") if one.get("stroke-dasharray")
    ]
    assert math.isclose(float(dots[1].get("cy", "0")), float(dashed[0].get("y1", "1")))


def test_enough_cases_are_said_to_be_enough() -> None:
    """Where what is needed is there already, nothing more is asked for."""
    power = {"cases": 900, "detectable": 0.04, "smallest": 0.05, "needed": 0}
    drawn = pictures.power_curve(power)
    assert drawn.title == "900 are enough to see 5 in 100"
    assert "about" not in " ".join(written(drawn.wide))


def test_incidence_is_drawn_in_steps() -> None:
    """A share stays where it is until the next event: each line runs level, then up."""
    path = next(
        one
        for one in fromstring(DRAWN["incidence"].wide).iter(f"{SVG}path")
        if one.get("fill") == "none"
    )
    points = [tuple(map(float, one.split())) for one in path.get("d", "")[1:].split("L")]
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
    assert points[0][1] > points[-1][1]


def test_incidence_says_n_of_each_arm() -> None:
    """The number of people stands at each curve, and at each row of the table."""
    said = " ".join(written(DRAWN["incidence"].wide))
    assert "n 410" in said
    assert "n 830" in said
    assert DRAWN["incidence"].table.rows[0][:2] == ("accompanied", "410")


def test_events_are_drawn_apart() -> None:
    """Attending and leaving are two pictures, in the order in which they come."""
    both = [*samples.CURVES, {**samples.CURVES[0], "event": "left"}]
    found = pictures.incidences(both)
    assert [one.title.split(" by ")[0] for one in found] == ["Attended", "Left"]


def test_nothing_to_draw_is_refused() -> None:
    """A curve without a point is not drawn as nought."""
    with pytest.raises(ValueError, match="no curve"):
        pictures.incidence([{"label": "a", "event": "b", "n": 3, "points": []}])
    with pytest.raises(ValueError, match="without a path"):
        pictures.solution([], outcome="high")


def test_no_half_stands_without_its_difference() -> None:
    """Each context has its halves, the difference between them, and its corrected p."""
    drawn = DRAWN["subgroups"]
    assert written(drawn.wide).count("first less second") == 3
    assert drawn.title == "It differs with “lives alone”; the rest could be chance"
    assert drawn.table.rows[0][3:] == ("+18 (+6 to +30)", "0.01")


def test_exploratory_contexts_are_marked() -> None:
    """What was not declared beforehand says so, where it stands and below."""
    drawn = DRAWN["subgroups"]
    assert "area (exploratory)" in written(drawn.wide)
    assert any("leads to follow" in note for note in drawn.notes)


def test_a_withheld_half_is_said_to_be_withheld() -> None:
    """Neither a number of cases nor an effect of a small half stands anywhere."""
    hidden: list[dict[str, Any]] = [
        {"declared": "carer", "context": name, "n": 7, "effect": None, "ci": None}
        for name in ("yes", "no")
    ]
    drawn = pictures.subgroups(hidden)
    assert drawn.title == "Too few cases to compare one context with another"
    assert "withheld: few cases" in written(drawn.wide)
    assert drawn.table.rows[0][1] == "–"


def test_an_old_rows_ends_are_read_as_well() -> None:
    """A context kept with low and high is drawn as one kept with a pair."""
    old = [{"context": "lives alone", "n": 400, "effect": 0.2, "low": 0.1, "high": 0.3}]
    assert pictures.subgroups(old).table.rows[0][2] == "+20 (+10 to +30)"


def test_mediation_never_says_shown() -> None:
    """What goes with a probe is consistent with it; where the interval holds nought, not clear."""
    drawn = DRAWN["mediation"]
    assert drawn.title == "6 of the 18 more in 100 go with “at ease”"
    assert any("Consistent with" in note for note in drawn.notes)
    unclear = pictures.mediation(
        {**samples.CARRIED, "ci": (-0.01, 0.1)}, component="a", outcome="b"
    )
    assert unclear is not None
    assert unclear.title == "No clear part of the difference goes with “at ease”"
    nothing = {"probe": "at_ease", "words": "asked of too few", "indirect": None}
    assert pictures.mediation(nothing, component="a", outcome="b") is None


def test_balance_names_what_is_still_apart() -> None:
    """Over 0.1 after adjusting is said in the title."""
    worse = [
        *samples.BALANCE,
        {"label": "age", "without": 1, "with_": 2, "before": 0.3, "after": 0.2},
    ]
    assert DRAWN["balance"].title == "Once adjusted, the groups are alike in all 6 facts"
    assert pictures.balance(worse).title == "Once adjusted, the groups still differ in age"


def test_a_conflict_is_not_averaged_away() -> None:
    """Where literature and cases disagree, the title says so instead of the chance."""
    drawn = pictures.belief(
        {**samples.BELIEVED, "in_conflict": True}, effect=0.18, ends_here=(0.12, 0.24)
    )
    assert drawn.title == "What was expected and what happened here do not agree"
    assert DRAWN["belief"].title.startswith("Put together: a chance of 98 in 100")


def test_a_path_is_as_wide_as_it_covers() -> None:
    """The line of the path that covers most is the widest; an absent condition says not."""
    lines = [
        float(one.get("stroke-width", "0"))
        for one in fromstring(DRAWN["solution"].wide).iter(f"{SVG}path")
    ]
    assert math.isclose(lines[0] / lines[1], 0.81 / 0.45, rel_tol=0.02)
    assert "not Knows local" in written(DRAWN["solution"].wide)


def test_a_map_names_every_link_in_words() -> None:
    """Who cannot see the map hears each link, and which of them weaken."""
    said = samples.ripples().words
    assert "Accompanied feeds Social time: has gone once, with company" in said
    assert "Boundaries and support weakens Accompanied" in said


def test_a_map_leads_to_its_statements() -> None:
    """A box with an address is a link, and the drawing is then a group so that it is reached."""
    root = fromstring(samples.ripples().wide)
    assert root.get("role") == "group"
    assert [one.get("href") for one in root.iter(f"{SVG}a")] == ["/eg3"]


def test_no_two_boxes_of_a_map_share_a_place() -> None:
    """Links in a circle, backwards and past columns still give each statement its own spot."""
    columns = {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 2}
    pairs = [("a", "b"), ("b", "c"), ("c", "a"), ("a", "d"), ("b", "d"), ("e", "c"), ("f", "a")]
    spots = placing.placed(columns, pairs)
    assert set(spots) == set(columns)
    assert len(set(spots.values())) == len(spots)
    assert all(spots[name][0] == column for name, column in columns.items())


def test_the_truth_table_says_what_was_not_seen() -> None:
    """A combination that no case shows has no consistency."""
    table = samples.truth()
    assert table.rows[-1].verdict == "not seen"
    assert (table.rows[-1].cases, table.rows[-1].consistency) == (0, "–")
    assert [said for said, _there in table.rows[0].values] == ["yes", "no", "yes", "yes"]


def test_pictures_are_printed_with_their_tables(draw: Draw) -> None:
    """The macro shows both drawings, the title and the table; the gallery has every picture."""
    said = draw("ui/gallery.jinja", **{"sample": {}, "form": None} | _gallery())
    assert said.count('class="lw-picture__wide"') == len(DRAWN) + 2
    assert said.count('class="lw-picture__narrow"') == len(DRAWN) + 2
    for one in DRAWN.values():
        assert one.table.caption in said


def _gallery() -> dict[str, object]:
    from tests.unit.ui.samples import gallery

    return gallery()


def test_a_report_on_paper_takes_the_drawing(tmp_path: Path) -> None:
    """Every drawing is set by the typesetter of reports as it is."""
    import typst

    for name, one in DRAWN.items():
        (tmp_path / f"{name}.svg").write_text(one.svg(), encoding="utf-8")
    lines = "\n".join(f'#image("{name}.svg", width: 14cm)' for name in DRAWN)
    (tmp_path / "all.typ").write_text(lines, encoding="utf-8")
    made = typst.compile(str(tmp_path / "all.typ"), format="pdf")
    assert made.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("most", "found"), [(1.0, 0.25), (0.35, 0.1), (420, 100), (105, 25), (9, 2.5)]
)
def test_axes_have_round_places(most: float, found: float) -> None:
    """Three to seven round places, nought among them, none past the end."""
    steps = places(most)
    assert math.isclose(steps[1], found)
    assert 3 <= len(steps) <= 7
    assert steps[-1] <= most + 1e-9


def test_a_value_off_the_plane_is_kept_on_it() -> None:
    """What lies past an end is drawn at the end."""
    plane = Plane(left=10, right=110, top=0, bottom=50, most_x=10, most_y=1)
    assert (plane.x(20), plane.x(-3), plane.y(2), plane.y(0.5)) == (110, 10, 0, 25)


def test_the_line_holds_every_interval() -> None:
    """Ends are round and hold nought, every interval and the smallest that matters."""
    bars = [rows.Bar(label="a", estimate=0.18, ends=(0.12, 0.24))]
    scale = rows.reaching(bars, 0.05)
    assert (scale.low, round(scale.high, 9)) == (-0.05, 0.3)
