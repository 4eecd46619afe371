"""`python -m linkwork.site.reference --write | --check`: the generated pages of docs."""

import click

from linkwork.site import django_ready


@click.command()
@click.option("--write", "task", flag_value="write", help="Bring every page up to date.")
@click.option("--check", "task", flag_value="check", default=True, help="Name pages left behind.")
def main(task: str) -> None:
    """Write the generated pages of docs, or name those that fell behind the code."""
    django_ready()
    from linkwork.site.reference import pages

    if task == "write":
        click.echo("\n".join(f"wrote docs/{name}" for name in pages.write()) or "all current")
        return
    behind = list(pages.stale())
    for name in behind:
        click.echo(f"docs/{name} is not what the code says: run `make docs`")
    click.echo(f"{len(pages.WRITERS)} pages, {len(behind)} behind")
    raise SystemExit(min(len(behind), 1))


if __name__ == "__main__":
    main()
