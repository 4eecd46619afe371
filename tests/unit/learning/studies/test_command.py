"""`linkwork study`: what stands in the register, and whether a study finds the same again."""

import json

from click.testing import CliRunner, Result

from linkwork.learning.studies.models import Run
from linkwork.site.commands import main
from tests.unit.learning.studies.company import Company


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["study", *arguments])


def test_the_register_is_listed(company: Company) -> None:
    """Each study with its reference, how it stands, and the hash of its plan."""
    study = company.registered(("EG3",))
    [row] = json.loads(run("list", "--json").output)["studies"]
    assert (row["reference"], row["state"]) == (study.reference, "Registered")
    assert row["plan_hash"] == study.plan_hash
    assert study.reference in run("list").output


def test_a_study_is_verified(company: Company) -> None:
    """Read again it finds the same, and says with which code; else the command fails."""
    study, first = company.read()
    said = run("verify", study.reference)
    assert said.exit_code == 0, said.output
    assert "every finding is the same" in said.output
    assert first.code_hash in said.output
    first.findings[0]["effect"] += 0.01
    Run.objects.filter(pk=first.pk).update(findings=first.findings)
    said = run("verify", study.reference, "--json")
    assert said.exit_code == 1
    assert json.loads(said.output)["differences"] == ["EG3: effect"]


def test_what_cannot_be_verified_is_said(company: Company) -> None:
    """No such study, or one that has not been read."""
    assert "no such study" in run("verify", "LW-1999-01").output
    study = company.registered(("EG3",))
    assert "freeze its cases first" in run("verify", study.reference).output
