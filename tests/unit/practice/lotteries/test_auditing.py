"""Who checks a lottery from outside sees a turned draw and a late seed, never the seed itself."""

import json
from pathlib import Path

from click.testing import CliRunner
from django.db import connection

from linkwork.access import written_once
from linkwork.access.models import AuditEvent
from linkwork.practice.lotteries import actions, auditing, queries, sealing
from linkwork.practice.lotteries.models import Lottery
from linkwork.site.commands import main
from tests.unit.practice.cast import Riverbank
from tests.unit.practice.connections import places
from tests.unit.practice.lotteries import scenes
from tests.unit.practice.lotteries.test_drawing import told


def _held(house: Riverbank) -> Lottery:
    lottery = scenes.opened(house)
    activity = places.activity(house)
    for _ in range(5):
        case = scenes.ready(house, activity)
        actions.enter(lottery=lottery, case=case, told="phone", by=house.jo)
    return lottery


def test_a_lottery_that_goes_on_is_replayed_and_not_told(house: Riverbank) -> None:
    """By its code, while it is open: the draws agree, and the answer holds no seed."""
    lottery = _held(house)
    came = CliRunner().invoke(main, ["lottery", "verify", lottery.code])
    assert came.exit_code == 0, came.output
    assert "5 draws replayed" in came.output
    assert sealing.opened(lottery) not in came.output


def test_a_draw_turned_in_the_database_shows(house: Riverbank) -> None:
    """Somebody with the database itself turns one draw: it no longer follows from the seed."""
    lottery = _held(house)
    with connection.cursor() as cursor:
        for statement in written_once.undoing(connection.vendor, ["lotteries_draw"]):
            cursor.execute(statement)
        cursor.execute("UPDATE lotteries_draw SET drawn = NOT drawn WHERE place = 3")
        for statement in written_once.making(connection.vendor, ["lotteries_draw"]):
            cursor.execute(statement)
    found = auditing.replayed(lottery.code)
    assert found == (5, ["everybody, place 3: the seed gives the other result"])


def test_another_seed_put_in_afterwards_shows(house: Riverbank) -> None:
    """A seed chosen once the draws were known is not the one in the audit."""
    lottery = _held(house)
    Lottery.objects.filter(pk=lottery.pk).update(seed_sha256="0" * 64)
    found = auditing.replayed(lottery.code)
    assert found is not None
    assert any("not the one that was committed" in one for one in found[1])
    assert any("audit holds no such seed" in one for one in found[1])


def test_the_commitment_stands_before_the_first_draw(house: Riverbank) -> None:
    """The audit's event of the seed is earlier than the first draw."""
    lottery = _held(house)
    event = AuditEvent.objects.get(verb=f"seed sha256 {lottery.seed_sha256}")
    assert event.at < queries.draws(lottery).order_by("at")[0].at.isoformat()


def test_a_file_is_replayed_without_the_service(tmp_path: Path) -> None:
    """A record that was taken is checked by anybody; a turned draw ends with 1 and is named."""
    good, bad, none = (tmp_path / name for name in ("good.json", "bad.json", "none.json"))
    good.write_text(json.dumps(told()))
    turned = told()
    turned["draws"][7]["drawn"] = not turned["draws"][7]["drawn"]  # type: ignore[index]
    bad.write_text(json.dumps(turned))
    none.write_text("no json")
    run = CliRunner().invoke
    assert run(main, ["lottery", "verify", str(good)]).exit_code == 0
    came = run(main, ["lottery", "verify", str(bad), "--json"])
    assert came.exit_code == 1
    assert len(json.loads(came.output)["faults"]) == 1
    came = run(main, ["lottery", "verify", str(none)])
    assert came.exit_code == 1
    assert "not JSON" in came.output


def test_a_code_that_is_nobodys_is_said(house: Riverbank) -> None:
    """No traceback, and no empty success."""
    came = CliRunner().invoke(main, ["lottery", "verify", "C-1999-1"])
    assert came.exit_code == 1
    assert "no file and no lottery" in came.output
