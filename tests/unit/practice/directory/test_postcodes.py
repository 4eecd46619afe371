"""A table of postcodes: header by name, line by line, wrong lines named, the same a second time."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from linkwork.invented.town import postcodes as invented
from linkwork.practice.directory import postcodes
from linkwork.practice.directory.models import Postcode
from linkwork.practice.directory.postcodes import Unreadable
from linkwork.site.commands.places import places

ONSPD = """pcd,pcd2,pcds,dointr,doterm,lat,long,lsoa11,lsoa21,imd
"AB1 0AA","AB1  0AA","AB1 0AA",198001,,57.101474,-2.242851,S01006514,S01006514,6715
"NE1 4ST","NE1  4ST","NE1 4ST",198001,,54.974,-1.611,E01008397,E01033543,100
"GY1 1AA","GY1  1AA","GY1 1AA",198001,,99.999999,0.000000,,,0
"""


@pytest.fixture
def database(db: None) -> None:
    """A database to keep it in."""


def test_the_ons_directory_comes_in(database: None) -> None:
    """Its columns are known by name; ranks become fifths of their nation; nowhere is counted."""
    done = postcodes.take_in(io.StringIO(ONSPD))
    assert (done.kept, done.without_a_place, done.wrong) == (2, 1, 0)
    found = postcodes.find("ne1 4st")
    assert found is not None
    assert (found.lsoa, found.deprivation_fifth, found.latitude) == ("E01033543", 1, 54.974)
    aberdeen = postcodes.find("AB10AA")
    assert aberdeen is not None
    assert aberdeen.deprivation_fifth == 5


def test_a_second_time_changes_nothing(database: None) -> None:
    """The same table again: the same rows; a corrected one: the correction."""
    for _ in range(2):
        postcodes.take_in(io.StringIO(ONSPD))
    assert Postcode.objects.count() == 2
    postcodes.take_in(io.StringIO("postcode,latitude,longitude\nNE1 4ST,55,-1.6\n"))
    assert Postcode.objects.get(code="NE14ST").latitude == 55


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("NE1,54,-1.6", "line 3: not a whole postcode: 'NE1'"),
        ("NE1 4ST,north,-1.6", "line 3: NE14ST: latitude and longitude must be numbers"),
        ("NE1 4ST,10,-1.6", "line 3: NE14ST: latitude 10, longitude -1.6 is not in the United"),
    ],
)
def test_a_wrong_line_is_named(database: None, line: str, words: str) -> None:
    """A wrong line is left out and named; its neighbours come in."""
    table = f"postcode,latitude,longitude\nNE1 4SA,54,-1.6\n{line}\nNE1 4SB,54,-1.6\n"
    done = postcodes.take_in(io.StringIO(table))
    assert (done.kept, done.wrong) == (2, 1)
    assert done.faults[0].startswith(words)


def test_other_headers_are_mapped(database: None, tmp_path: Path) -> None:
    """A header of other names is mapped; a missing one is asked for by name."""
    path = tmp_path / "mine.csv"
    path.write_text("plz,y,x\nNE1 4ST,54.97,-1.61\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="a column is missing"):
        postcodes.take_in(path.open(encoding="utf-8"))
    run = CliRunner()
    told = ["import", str(path), "--column", "code=plz", "--column", "latitude=y"]
    done = run.invoke(places, [*told, "--column", "longitude=x"])
    assert "1 postcodes kept, 0 without a place, 0 faults" in done.output
    wrong = run.invoke(places, [*told, "--column", "longitude=z"])
    assert (wrong.exit_code, "no column is called 'z'" in wrong.output) == (1, True)


def test_the_invented_town_has_its_own(database: None) -> None:
    """Every invented postcode is found, in the sea."""
    assert invented.load() == len({row[0] for row in invented.rows()}) == 21_600
    found = postcodes.find("XX3 4AB")
    assert found is not None
    assert -4.7 < found.longitude < -4.5
