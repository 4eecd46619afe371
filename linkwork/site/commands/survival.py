"""`linkwork incidence`, `hazard`: how soon things happen, and what goes with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from linkwork.site.commands.answers import listed, print_rows, say_few, write_json

if TYPE_CHECKING:
    from linkwork.learning.methods.survival.incidence import Incidence

WORDS = (
    "{coefficient:+.5f}   standard error {se:.5f}   ratio {ratio:.4f} ({low:.4f} to {high:.4f})"
    "   p {p:.2g}"
)


@click.command()
@click.argument("table")
@click.option("--time", "time_column", required=True, help="The column of times, 0 or more.")
@click.option(
    "--event",
    "event_column",
    required=True,
    help="The column of events: 0 censored, 1, 2, ... what happened first.",
)
@click.option("--times", required=True, help="Times to read it at, with commas between.")
@click.option("--weights", "weight_column", help="A column of weights; 1 for each without it.")
@click.option("--cluster", help="The column whose members are alike; errors are then clustered.")
@click.option("--group", help="A column whose values each get a curve of their own.")
@click.option("--json", "json_file", help="Write the answer as JSON to a file; - for here.")
def incidence(
    *,
    table: str,
    time_column: str,
    event_column: str,
    times: str,
    weight_column: str | None,
    cluster: str | None,
    group: str | None,
    json_file: str | None,
) -> None:
    """Give the share to whom each event of TABLE has happened by some times (Aalen-Johansen).

    What happens first keeps the rest from happening, and is not counted as lost to sight. As JSON
    the shares stand by event, in the order of the times; with --group, by group and event.
    """
    from linkwork.learning.methods.sources import CasesError
    from linkwork.learning.methods.survival.reading import incidences
    from linkwork.learning.methods.tabular import Unusable

    asked = _numbers(times)
    try:
        found = incidences(
            table,
            time=time_column,
            event=event_column,
            times=asked,
            weights=weight_column,
            cluster=cluster,
            group=group,
        )
    except (Unusable, CasesError) as error:
        raise click.ClickException(str(error)) from error
    _say_left_out(found.dropped)
    if json_file:
        shares = {
            name: {str(event): list(one.share) for event, one in events.items()}
            for name, events in found.groups.items()
        }
        write_json(shares if group else shares[""], json_file)
    if json_file != "-":
        for name, events in found.groups.items():
            _print_incidence(f"{group} {name}: " if group else "", events)


def _print_incidence(before: str, events: "dict[int, Incidence]") -> None:
    for event, one in events.items():
        rows = [
            (f"{when:g}", f"{share:.4f}   {low:.4f} to {high:.4f}   standard error {error:.4f}")
            for when, share, low, high, error in zip(
                one.times, one.share, one.low, one.high, one.se, strict=True
            )
        ]
        print_rows(f"{before}event {event}, cumulative incidence by time ({one.n:,} rows)", rows)


@click.command()
@click.argument("table")
@click.option("--time", "time_column", required=True, help="The column of times, 0 or more.")
@click.option(
    "--event", "event_column", required=True, help="The column of events: 0 censored, else it."
)
@click.option("--of", "kind", type=int, help="Which event is asked of, where there are several.")
@click.option("--columns", required=True, help="What may go with it, with commas between.")
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="COLUMN=WORD",
    help="The word that others are compared with, such as rx=Obs; may be given again.",
)
@click.option("--cluster", help="The column whose members are alike; errors are then robust.")
@click.option("--strata", help="A column whose values each have a pace of their own.")
@click.option("--json", "json_file", help="Write the answer as JSON to a file; - for here.")
def hazard(
    *,
    table: str,
    time_column: str,
    event_column: str,
    kind: int | None,
    columns: str,
    references: tuple[str, ...],
    cluster: str | None,
    strata: str | None,
    json_file: str | None,
) -> None:
    """Fit Cox's proportional hazards to TABLE: what goes with an event coming sooner.

    Tied times by Efron's method. A column in words becomes one for each word, less the first or the
    --reference. With several events in the column, --of names the one asked of; the others count
    as out of sight.
    """
    from linkwork.learning.methods.sources import CasesError
    from linkwork.learning.methods.survival.reading import hazards
    from linkwork.learning.methods.tabular import Unusable

    try:
        found, dropped = hazards(
            table,
            time=time_column,
            event=event_column,
            kind=kind,
            columns=listed(columns),
            references=_references(references),
            cluster=cluster,
            strata=strata,
        )
    except (Unusable, CasesError) as error:
        raise click.ClickException(str(error)) from error
    _say_left_out(dropped)
    say_few(found["clusters"])
    if json_file:
        write_json(found, json_file)
    if json_file != "-":
        _print_hazard(found)


def _print_hazard(found: dict[str, Any]) -> None:
    rows = [
        (name, WORDS.format(low=one["ci"][0], high=one["ci"][1], **one))
        for name, one in found["columns"].items()
    ]
    print_rows(f"Log hazard ratios; {found['errors']} errors", rows)
    clusters = f", {found['clusters']:,} clusters" if found["clusters"] else ""
    click.echo(f"{found['n']:,} rows, {found['events']:,} events{clusters}")


def _numbers(text: str) -> Sequence[float]:
    try:
        found = [float(part) for part in listed(text)]
    except ValueError:
        raise click.ClickException(f"--times {text}: not numbers with commas between") from None
    if not found:
        raise click.ClickException("--times: no time is named")
    return found


def _references(words: Sequence[str]) -> dict[str, str]:
    parted = [word.partition("=") for word in words]
    wrong = [word for word, (_, mark, _) in zip(words, parted, strict=True) if not mark]
    if wrong:
        raise click.ClickException(f"--reference {wrong[0]}: COLUMN=WORD is wanted")
    return {name: level for name, _, level in parted}


def _say_left_out(dropped: int) -> None:
    if dropped:
        rows = "row" if dropped == 1 else "rows"
        click.echo(f"Left out {dropped:,} {rows} with a gap.", err=True)


commands: list[click.Command] = [incidence, hazard]
