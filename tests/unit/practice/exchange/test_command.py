"""`linkwork exchange`: a referral from a file, and keys."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linkwork.practice.exchange.keys import hashed
from linkwork.practice.exchange.models import ApiKey
from linkwork.practice.referrals.models import Referral
from linkwork.site.commands.exchange import exchange
from tests.unit.practice import cast
from tests.unit.practice.exchange import bundles


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good bundle in a file."""
    path = tmp_path / "referral.json"
    path.write_text(json.dumps(bundles.good()), encoding="utf-8")
    return path


def test_a_file_is_taken_in_once(house: cast.Riverbank, file: Path) -> None:
    """It prints the reference; the same file again prints the same and changes nothing."""
    first = CliRunner().invoke(exchange, ["receive", str(file)])
    assert first.exit_code == 0, first.output
    referral = Referral.objects.get()
    assert referral.person.reference in first.output
    again = CliRunner().invoke(exchange, ["receive", str(file)])
    assert again.exit_code == 0
    assert "Received before" in again.output
    assert str(referral.public_id) in again.output
    assert Referral.objects.count() == 1


def test_a_bad_file_is_refused(house: cast.Riverbank, file: Path) -> None:
    """Every fault is printed, the exit says failure, nothing was changed."""
    bad = bundles.good()
    bad["entry"][0]["resource"]["birthDate"] = "1951"
    bad["entry"][1]["resource"]["status"] = "draft"
    file.write_text(json.dumps(bad), encoding="utf-8")
    done = CliRunner().invoke(exchange, ["receive", str(file)])
    assert done.exit_code == 1
    assert "Bundle.entry[0].resource.birthDate" in done.output
    assert "Bundle.entry[1].resource.status" in done.output
    assert not Referral.objects.exists()


def test_which_service_receives_is_said(
    house: cast.Riverbank, next_door: cast.Riverbank, file: Path
) -> None:
    """With two services the first receives it and is named; --organisation names another."""
    done = CliRunner().invoke(exchange, ["receive", str(file)])
    assert done.exit_code == 0, done.output
    assert "For Riverbank; --organisation names another." in done.output
    named = CliRunner().invoke(exchange, ["receive", str(file), "--organisation", "Hilltop"])
    assert named.exit_code == 0, named.output
    kept = Referral._base_manager.values_list("organisation__name", flat=True)
    assert sorted(kept) == ["Hilltop", "Riverbank"]
    nobody = CliRunner().invoke(exchange, ["receive", str(file), "--organisation", "Nobody"])
    assert nobody.exit_code == 1


def test_a_key_is_shown_once(house: cast.Riverbank) -> None:
    """The key printed is the key that opens; it can be ended."""
    name = house.millfield.name
    made = CliRunner().invoke(exchange, ["key", name])
    assert made.exit_code == 0
    assert ApiKey.objects.get().hash == hashed(made.output.strip())
    assert "Ended: 1" in CliRunner().invoke(exchange, ["key", name, "--end"]).output
    assert CliRunner().invoke(exchange, ["key", "Nobody"]).exit_code == 1
