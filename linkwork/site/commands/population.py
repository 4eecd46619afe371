"""`linkwork population import`: whom the practices have on their lists, for the equity report."""

from pathlib import Path

import click

from linkwork.site import django_ready


@click.group()
def population() -> None:
    """The lists of practices, by age, sex, deprivation and ethnic group. Nobody in person."""


@population.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path, dir_okay=False)
)
@click.option("--source", default="", help="What the figures are and of when, as the page says it.")
@click.option(
    "--from-age",
    type=click.IntRange(0, 120),
    default=18,
    show_default=True,
    help="Leave younger people out, where a file is by age.",
)
@click.option("--organisation", default="", help="Name of the service, where there are several.")
def load(files: tuple[Path, ...], source: str, from_age: int, organisation: str) -> None:
    """Load the lists from FILES: CSV with "practice ODS code, dimension, group, people".

    The files of "Patients registered at a GP practice" by age and sex are read as they come; give
    those of women and of men together.
    """
    django_ready()
    from linkwork.access.actors import Actor
    from linkwork.practice.reports import actions, populations
    from linkwork.site.commands.organisations import service_named

    try:
        lists = populations.read(files, from_age=from_age)
    except populations.NotAList as wrong:
        raise click.ClickException(str(wrong)) from wrong
    service = service_named(organisation)
    said = source or ", ".join(path.name for path in files)
    loaded = actions.load_population(lists=lists, source=said[:200], by=Actor.system(service))
    click.echo(f"Lists of {len(loaded.practices)} practices of {service.name} loaded")
    if loaded.without:
        click.echo(f"Not in the file: {', '.join(loaded.without)}", err=True)
    if loaded.elsewhere:
        click.echo(
            f"{loaded.elsewhere:,} codes are no practices of the service: left out", err=True
        )


commands: list[click.Command] = [population]
