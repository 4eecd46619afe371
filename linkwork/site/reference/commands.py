"""docs/reference/commands.md, from the command line's own help."""

import inspect
from collections.abc import Iterator

import click

from linkwork.site.commands import main
from linkwork.site.reference import markdown


def page() -> str:
    """Set out every command with its arguments, its options and what it does."""
    parts = [_section(path, command) for path, command in every()]
    return markdown.page(
        "Commands",
        "Everything `.venv/bin/linkwork` can do; `--help` after any command says the same.",
        *parts,
    )


def every() -> Iterator[tuple[str, click.Command]]:
    """Walk the tree of commands; groups open their own."""
    yield from _below("linkwork", main)


def _below(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command, info_name=path)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        if found is not None and not found.hidden:
            yield from _below(f"{path} {name}", found)


def _section(path: str, command: click.Command) -> str:
    context = click.Context(command, info_name=path)
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    told = [p.get_help_record(context) for p in command.params if isinstance(p, click.Option)]
    rows = [(markdown.code(record[0]), record[1]) for record in told if record]
    help_text = inspect.cleandoc(command.help or "")
    parts = [f"## {path}", help_text, f"```\n{usage}\n```"]
    return "\n\n".join([*parts, markdown.table(("option", "meaning"), rows)] if rows else parts)
