"""`linkwork review`: what can be done for a realist review from the command line."""

import click

from linkwork.site.commands.review_bundle import bundle, restore
from linkwork.site.commands.review_dedupe import dedupe
from linkwork.site.commands.review_import import take_in, take_out
from linkwork.site.commands.review_passages import passages
from linkwork.site.commands.review_resolve import resolve
from linkwork.site.commands.review_simulate import simulate


@click.group()
def review() -> None:
    """Look after realist reviews."""


review.add_command(take_in)
review.add_command(take_out)
review.add_command(bundle)
review.add_command(restore)
review.add_command(dedupe)
review.add_command(simulate)
review.add_command(passages)
review.add_command(resolve)
commands: list[click.Command] = [review]
