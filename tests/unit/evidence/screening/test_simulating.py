"""A finished review, read again as the ranking would have it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linkwork.evidence.screening import simulating
from linkwork.evidence.screening.ranking import labelled
from linkwork.site.commands.evidence import review
from tests.unit.evidence.screening.test_ranking import COMPANY, HIPS

TEXTS = [f"{COMPANY} {place}" for place in range(5)] + [f"{HIPS} {place}" for place in range(25)]
ANSWERS = [True] * 5 + [False] * 25


def run(*words: str) -> Result:
    """What the command answers."""
    return CliRunner().invoke(review, ["simulate", *words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A finished review of thirty records, one of them twice."""
    path = tmp_path / "done.csv"
    rows = [f'"{text}",,{int(answer)},' for text, answer in zip(TEXTS, ANSWERS, strict=True)]
    head = "title,abstract,label_included,duplicate_record_id"
    path.write_text("\n".join([head, *rows, f'"{TEXTS[0]}",,1,1']), encoding="utf-8")
    return path


def test_every_record_is_read_once() -> None:
    """The two known beforehand and the order after them are all records; easy ones come first."""
    done = simulating.simulate(TEXTS, ANSWERS, seed=3)
    assert sorted([*done.priors, *done.order]) == list(range(30))
    assert (ANSWERS[done.priors[0]], ANSWERS[done.priors[1]]) == (True, False)
    assert done.answers == tuple(ANSWERS[place] for place in done.order)
    assert done.answers[:4] == (True,) * 4


def test_the_seed_draws_the_start() -> None:
    """The same seed, the same reading; the starts differ over seeds."""
    first = simulating.simulate(TEXTS, ANSWERS, seed=1)
    assert first.order == simulating.simulate(TEXTS, ANSWERS, seed=1).order
    assert len({simulating.priors(ANSWERS, seed) for seed in range(9)}) > 3


def test_batches_grow() -> None:
    """One by one at first, then a twentieth of what was read."""
    assert [simulating.twentieth(read) for read in (2, 39, 40, 400)] == [1, 1, 2, 20]


def test_figures_as_json(file: Path) -> None:
    """The four figures that are asked for, and what they were made from."""
    said = json.loads(run(str(file), "--seeds", "2", "--json", "-").stdout)
    assert {"wss95", "wss100", "atd", "seconds"} <= said.keys()
    assert (said["records"], said["relevant"], said["duplicates_left_out"]) == (30, 5, 1)
    assert said["seeds"] == 2
    assert said["atd"] == pytest.approx(2.5)  # four left to find, at places 1 to 4
    assert said["loss"] == 0.0


def test_figures_in_words(file: Path, tmp_path: Path) -> None:
    """Without --json a few lines; with a name a file."""
    assert "average time to discovery   2.5 records" in run(str(file), "--seeds", "1").output
    into = tmp_path / "figures.json"
    assert run(str(file), "--seeds", "1", "--json", str(into)).output == ""
    assert json.loads(into.read_text())["seeds"] == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title,label_included\na,1\n", "there is no column abstract"),
        ("title,abstract\na,b\n", "there is no column label_included"),
        (
            "title,abstract,label_included\na,b,1\nc,d,perhaps\n",
            "line 3: label_included is “perhaps”",
        ),
        ("title,abstract,label_included\na,b,1\n", "of 1 records 1 are included"),
        ("", "there is no column abstract and no column title"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, text: str, why: str) -> None:
    """It is refused with the reason and the place."""
    path = tmp_path / "wrong.csv"
    path.write_text(text, encoding="utf-8")
    answer = run(str(path))
    assert answer.exit_code == 1
    assert why in answer.output
    assert "wrong.csv" in answer.output


def test_real_sets_are_read(shared_data: Path) -> None:
    """Published sets come in without those marked as duplicates."""
    found = labelled.read(shared_data / "screening" / "Nagtegaal_2019.csv")
    assert (len(found.texts), sum(found.answers), found.duplicates) == (2008, 101, 11)
