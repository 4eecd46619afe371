"""The `linkwork` command: each part of the house brings its own verbs."""

import importlib

import click

PARTS = (
    "audit",
    "cases",
    "demo",
    "directory",
    "doctor",
    "evidence",
    "exchange",
    "places",
    "jobs",
    "lottery",
    "rights",
    "statements",
    "studies",
    "survival",
    "learning",
    "configurations",
    "population",
    "invented",
)


class Lazy(click.Group):
    """A group that imports a part's module only when one of its verbs is asked for."""

    def _commands(self) -> dict[str, click.Command]:
        found: dict[str, click.Command] = {}
        for part in PARTS:
            module = importlib.import_module(f"linkwork.site.commands.{part}")
            found.update({str(command.name): command for command in module.commands})
        return found

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every verb, in the order of the alphabet."""
        return sorted(self._commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find one verb by its name."""
        return self._commands().get(cmd_name)


@click.command(cls=Lazy)
@click.version_option(package_name="linkwork")
def main() -> None:
    """Run a social prescribing service, and learn who it works for and why."""
