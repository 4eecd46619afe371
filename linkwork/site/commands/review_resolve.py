"""`linkwork review resolve`: whether every statement's passages stand where they were quoted."""

import sys

import click


@click.command("resolve")
@click.option("--review", "title", default="", help="The review's title; all of them without it.")
@click.option("--organisation", "name", default="", help="The service whose reviews they are.")
def resolve(*, title: str, name: str) -> None:
    """Look every coded passage up again in its original: page, place, words and hash.

    Prints one line a review, then each passage at fault; exits with 1 where there is one.
    """
    from linkwork.site import django_ready

    django_ready()
    from linkwork.access import scope
    from linkwork.evidence.records import queries
    from linkwork.evidence.theories import resolving
    from linkwork.site.commands.organisations import service_named

    service = service_named(name)
    faults = 0
    with scope.within(service.pk, "review resolve"):
        found = [one for one in queries.reviews() if one.organisation_id == service.pk]
        chosen = [one for one in found if title.casefold() in ("", one.title.casefold())]
        if not chosen:
            raise click.ClickException(f"{title or 'no title'}: no such review of {service}")
        for review in chosen:
            read = resolving.resolve(review)
            faults += len(read.faults)
            click.echo(
                f"{review.title}: {read.share:.1%} of {read.statements} statements with literature"
                f" evidence resolve ({read.passages} passages)"
            )
            for one in read.faults:
                click.echo(f"  {one.code}: {one.place}: {one.why}", err=True)
    sys.exit(1 if faults else 0)
