"""Real studies, real answers: LaLonde and JOBS II from the command line."""

import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from linkwork.site.commands.learning import effect, mediate

LALONDE = ["--outcome", "re78", "--component", "treat"]
CONFOUNDERS = ["--confounders", "age,educ,race,married,nodegree,re74,re75"]
JOBS = ["--outcome", "depress2", "--component", "treat", "--mechanism", "job_seek"]


def answer(command: click.Command, *words: object) -> dict[str, Any]:
    """Run a command and read its JSON."""
    ran = CliRunner().invoke(command, [str(word) for word in words])
    assert ran.exit_code == 0, ran.output
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_lalonde(shared_data: Path) -> None:
    """LaLonde (1986; Dehejia and Wahba 1999; the 614 of MatchIt): 1548.24, HC1 740.58."""
    file = shared_data / "trials" / "lalonde_matchit.csv"
    found = answer(effect, file, *LALONDE, *CONFOUNDERS, "--json", "-")
    assert found["effect"] == pytest.approx(1548.24, abs=0.005)
    assert found["se"] == pytest.approx(740.58, abs=0.005)
    assert found["naive"] == pytest.approx(-635.03, abs=0.005)
    assert found["n"] == 614
    assert found["ci"][0] < found["effect"] < found["ci"][1]


def test_jobs_ii(shared_data: Path) -> None:
    """JOBS II (Vinokur 1995; Imai, Keele and Tingley 2010): −0.01574 through search confidence."""
    file = shared_data / "trials" / "jobs2.csv"
    found = answer(mediate, file, *JOBS, "--confounders", "econ_hard,sex,age", "--json", "-")
    assert found["indirect"] == pytest.approx(-0.01574, abs=5e-6)
    assert found["direct"] == pytest.approx(-0.04026, abs=5e-6)
    assert found["a"] == pytest.approx(0.06562, abs=5e-6)
    assert found["b"] == pytest.approx(-0.23995, abs=5e-6)
    assert found["n"] == 899
    assert found["total"] == pytest.approx(found["indirect"] + found["direct"])
