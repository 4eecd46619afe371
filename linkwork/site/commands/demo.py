"""`linkwork demo`: a service with invented people, filled and served on this machine."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from linkwork.site import django_ready

HOST = "127.0.0.1"


@click.command("demo")
@click.option(
    "--people", default=3000, show_default=True, help="People offered social prescribing."
)
@click.option("--seed", default=1, show_default=True, help="The same seed, the same people.")
@click.option("--port", default=8000, show_default=True, help="Served on 127.0.0.1 at this port.")
@click.option("--no-serve", is_flag=True, help="Fill the database and stop.")
def demo(people: int, seed: int, port: int, no_serve: bool) -> None:
    """Fill an embedded database with an invented service, and serve it. A second run keeps all."""
    os.environ.setdefault("LINKWORK_DEMO", "true")
    django_ready()
    fill(people, seed)
    _tell(port)
    if not no_serve:
        serve(port)


def fill(people: int, seed: int) -> None:
    """Make the tables and fill them, unless they are filled; say what is being done."""
    from django.core.management import call_command

    from linkwork.site import filling

    with _hurried():
        with _step("Making the tables"):
            call_command("migrate", verbosity=0, interactive=False)
        if filling.is_filled():
            click.echo("The database is filled already; nothing is changed.")
            return
        for words, work in filling.steps(people, seed):
            with _step(words) as say:
                work(say)


@contextmanager
def _hurried() -> Iterator[None]:
    """Do not wait for the disk at each step: an invented service that is cut short is made anew."""
    from django.db import connection

    def wait(how: str) -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA synchronous={how}")

    wait("OFF")
    try:
        yield
    finally:
        wait("FULL")


@contextmanager
def _step(words: str) -> Iterator[Callable[[str], None]]:
    """Say what is being done, how far it is, and how long it took."""
    began = time.perf_counter()
    click.echo(f"{words} … ", nl=False)
    said = [0.0]

    def say(more: str) -> None:
        now = time.perf_counter()
        if now - said[0] > 2:
            said[0] = now
            click.echo(f"{more} … ", nl=False)

    yield say
    click.echo(f"{time.perf_counter() - began:.1f} s")


def serve(port: int) -> None:
    """Serve with one process of several threads, as an embedded database wants it."""
    from django.conf import settings
    from gunicorn.app.base import BaseApplication

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    from linkwork.access.jobs.worker import beside
    from linkwork.site.wsgi import application

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
        """Gunicorn, told its options here instead of in a file."""

        def load_config(self) -> None:
            """One process, several threads, this machine only."""
            chosen = {
                "bind": f"{HOST}:{port}",
                "workers": 1,
                "worker_class": "gthread",
                "threads": 8,
                "timeout": 60,
                "loglevel": "warning",
                "control_socket_disable": True,  # it would lie in the user's home
                "post_worker_init": lambda _worker: beside(),  # the jobs, in a thread of its own
            }
            for name, value in chosen.items():
                self.cfg.set(name, value)

        def load(self) -> object:
            """The application it serves."""
            return application

    click.echo(f"Serving on http://{HOST}:{port}/ (Ctrl-C ends it)")
    Server().run()


def _tell(port: int) -> None:
    """Say where to look, and one sign-in for each role."""
    from linkwork.site.demonstration import CAST, PASSWORD

    click.echo(
        f"\nLook at http://{HOST}:{port}/ and choose a role, or sign in at /accounts/login/:"
    )
    for member in CAST:
        click.echo(f"  {member.role_words:18} {member.email}")
    click.echo(f"  password for each: {PASSWORD}\n")


commands: list[click.Command] = [demo]
