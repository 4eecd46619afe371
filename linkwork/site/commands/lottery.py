"""`linkwork lottery`: whether every draw follows from the seed that was committed."""

import json
from pathlib import Path
from typing import Any

import click

from linkwork.practice.lotteries.replaying import NotALottery, check

MOST_BYTES = 50_000_000


@click.group()
def lottery() -> None:
    """Check a lottery from outside."""


@lottery.command("verify")
@click.argument("which", metavar="FILE|CODE")
@click.option("--json", "as_json", is_flag=True, help="Write the answer as one line of JSON.")
def verify_command(which: str, as_json: bool) -> None:
    """Replay every draw of a lottery, as it was taken (FILE) or as it is kept (CODE).

    The seed of a lottery that goes on is used and not shown. Ends with 1 where a draw does not
    follow from the seed, a place is missing, or seed or plan are not those that were committed.
    """
    path = Path(which)
    try:
        draws, wrong = check(_read(path)) if path.is_file() else _kept(which)
    except NotALottery as refused:
        raise click.ClickException(f"{which}: {refused}") from None
    if as_json:
        click.echo(json.dumps({"draws": draws, "faults": wrong}))
    else:
        click.echo(f"{draws:,} draws replayed")
        for one in wrong:
            click.echo(one)
        click.echo("Every draw follows from the seed." if not wrong else "It does not agree.")
    if wrong:
        raise SystemExit(1)


def _read(path: Path) -> Any:
    """The record in a file."""
    if path.stat().st_size > MOST_BYTES:
        raise NotALottery(f"larger than {MOST_BYTES:,} bytes")
    try:
        return json.loads(path.read_text("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as wrong:
        raise NotALottery(f"not JSON in UTF-8 ({wrong})") from None


def _kept(code: str) -> tuple[int, list[str]]:
    """Replay the lottery of that code in the database."""
    from linkwork.site import django_ready

    django_ready()
    from linkwork.access import scope
    from linkwork.practice.lotteries import auditing

    with scope.everything("a lottery is replayed by the deployer"):
        found = auditing.replayed(code)
    if found is None:
        raise click.ClickException(f"no file and no lottery is called {code}")
    return found


commands: list[click.Command] = [lottery]
