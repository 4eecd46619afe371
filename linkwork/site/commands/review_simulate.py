"""`linkwork review simulate`: how much reading a ranking saves on a finished review."""

import json
from dataclasses import asdict
from pathlib import Path
from statistics import mean
from typing import Any

import click


@click.command("simulate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--seeds", default=3, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "target", help="Write the figures as JSON to a file; - for here.")
def simulate(file: Path, seeds: int, target: str | None) -> None:
    """Read a CSV of known answers (title, abstract, label_included) as the ranking would have it.

    Each seed starts from another two records known beforehand. Figures are means over the seeds.
    """
    from linkwork.evidence.screening.ranking import labelled

    try:
        known = labelled.read(file)
    except labelled.CannotUse as wrong:
        raise click.ClickException(f"{file}: {wrong}") from None
    said = _figures(known.texts, known.answers, seeds) | {"duplicates_left_out": known.duplicates}
    if target is None:
        _tell(said)
    elif target == "-":
        click.echo(json.dumps(said))
    else:
        try:
            Path(target).write_text(json.dumps(said) + "\n", encoding="utf-8")
        except OSError as wrong:
            raise click.ClickException(f"{target}: {wrong.strerror}") from None


def _figures(texts: tuple[str, ...], answers: tuple[bool, ...], seeds: int) -> dict[str, Any]:
    from linkwork.evidence.screening import simulating
    from linkwork.evidence.screening.ranking import measures

    runs = [simulating.simulate(texts, answers, seed=seed) for seed in range(1, seeds + 1)]
    found = [asdict(measures.measures(run.answers)) for run in runs]
    return {
        **{name: mean(one[name] for one in found) for name in found[0]},
        "seconds": mean(run.seconds for run in runs),
        "trained": mean(run.trained for run in runs),
        "seeds": seeds,
        "records": len(answers),
        "relevant": sum(answers),
    }


def _tell(said: dict[str, Any]) -> None:
    click.echo(
        f"{said['records']:,} records, {said['relevant']:,} relevant;"
        f" means of {said['seeds']} seeds"
    )
    click.echo(f"work saved at 95 % recall   {said['wss95']:.3f}")
    click.echo(f"work saved at 100 % recall  {said['wss100']:.3f}")
    click.echo(f"average time to discovery   {said['atd']:.1f} records")
    click.echo(f"loss                        {said['loss']:.3f}")
    click.echo(f"seconds a reading           {said['seconds']:.2f}")
