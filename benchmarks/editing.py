"""Counts what is lost when many edit at once, and what is done twice when forms are sent again.

`python benchmarks/editing.py [--edits 10000] [--clients 50] [--cases 20] [--replays 10000]` runs on
SQLite and on a PostgreSQL of its own; ends with one line of JSON.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Lock, Thread
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the service is the tests' own Riverbank

Tally = Counter[str]
FORMS = 100  # each sent again and again


def at_once(clients: int, work: Callable[[int, Tally], None]) -> Tally:
    """Let so many clients work at the same time, each with connections of its own."""
    from django.db import connections

    gate, lock, whole, faults = Barrier(clients), Lock(), Tally(), list[BaseException]()

    def client(number: int) -> None:
        mine = Tally()
        try:
            gate.wait(timeout=60)
            work(number, mine)
        except BaseException as fault:  # noqa: BLE001  (raised below, in the first thread)
            faults.append(fault)
        finally:
            connections.close_all()
        with lock:
            whole.update(mine)

    threads = [Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return whole


def edit(house: Any, people: list[int], edits: int, clients: int) -> Tally:
    """Each edit adds one to a number on a person's record, on the version that was read.

    Who comes second is refused, reads again and writes again: at the end the numbers add up to the
    edits, or one was lost.
    """
    from django.db import OperationalError

    from linkwork.access import scope
    from linkwork.access.models import VersionConflict
    from linkwork.practice.people import actions
    from linkwork.practice.people.models import Person

    def work(number: int, tally: Tally) -> None:
        dice = random.Random(number)  # noqa: S311  (dice, not keys)
        mine = edits // clients + (number < edits % clients)
        with scope.within(house.service.pk):
            while tally["edits"] < mine:
                person = Person.objects.get(pk=dice.choice(people))
                added = str(int(person.what_matters or 0) + 1)
                time.sleep(dice.random() / 200)  # somebody reads the page
                try:
                    actions.amend_about_me(
                        person=person,
                        what_matters=added,
                        how_to_support="",
                        expected=person.version,
                        by=house.jo,
                    )
                    tally["edits"] += 1
                except VersionConflict:
                    tally["conflicts"] += 1
                except OperationalError:  # SQLite's one writer was busy for its whole time-out
                    tally["busy"] += 1

    tally = at_once(clients, work)
    with scope.within(house.service.pk):
        kept = Person.objects.filter(pk__in=people).values_list("what_matters", flat=True)
        tally["lost"] = tally["edits"] - sum(int(one or 0) for one in kept)
    return tally


def replay(house: Any, case: Any, replays: int, clients: int, forms: int = FORMS) -> Tally:
    """Send forms again and again, each under its one key, through the page that logs a contact."""
    from django.urls import reverse

    from linkwork.access import scope
    from linkwork.practice.referrals.models import Contact
    from tests.unit.practice import cast

    keys = [str(uuid4()) for _ in range(forms)]
    address, told = reverse("referrals:log_contact", args=[case.public_id]), _contact()

    browsers = [cast.signed_in(house.jo) for _ in range(clients)]

    def work(number: int, tally: Tally) -> None:
        browser = browsers[number]
        browser.raise_request_exception = False
        for nth in range(number, replays, clients):
            form = nth % forms
            said = {**told, "note": f"Said in form {form}", "idempotency_key": keys[form]}
            while (status := browser.post(address, said).status_code) >= 500:
                tally["busy"] += 1  # SQLite's one writer: the form is sent again, as people do
            tally[f"answered {status}"] += 1

    tally = at_once(clients, work)
    with scope.within(house.service.pk):
        effects = Contact.objects.filter(case=case).count()
    tally.update({"replays": replays, "forms": forms, "effects": effects})
    return tally


def _contact() -> dict[str, str]:
    from linkwork.ui.words import today

    on = today().isoformat()
    step = {"next_step": "other", "next_step_words": "Ring again", "next_step_on_near": on}
    return {"way": "call", "result": "reached", "on_near": on, "level": "team", **step}


def run_here(chosen: argparse.Namespace) -> dict[str, Any]:
    """Do both on the database of the environment."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import setup_test_environment

    from linkwork.access import scope
    from tests.unit.practice import cast

    setup_test_environment()
    call_command("migrate", verbosity=0)
    house = cast.riverbank()
    with scope.within(house.service.pk):
        people = [house.person(given_name=f"Person {n}") for n in range(chosen.cases)]
        cases = [house.case(house.referral(one)) for one in people]
    began = time.perf_counter()
    edited = edit(house, [one.pk for one in people], chosen.edits, chosen.clients)
    between = time.perf_counter()
    replayed = replay(house, cases[0], chosen.replays, chosen.clients)
    return {
        "engine": connection.vendor,
        **edited,
        "busy in edits": edited["busy"],
        "seconds of edits": round(between - began, 1),
        **replayed,
        "seconds of replays": round(time.perf_counter() - between, 1),
    }


def run_apart(arguments: list[str], **environment: str) -> dict[str, Any]:
    """Do both in a process and a folder of their own."""
    with tempfile.TemporaryDirectory(prefix="linkwork-editing-") as folder:
        settled = {**os.environ, "TMPDIR": folder, **environment}
        settled["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        command = [sys.executable, __file__, "--here", *arguments]
        done = subprocess.run(command, env=settled, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def both_engines(arguments: list[str]) -> list[dict[str, Any]]:
    """SQLite, and PostgreSQL where its programs are installed."""
    from tools import postgres

    found = [run_apart(arguments, DATABASE_URL="")]
    if postgres.programs() is not None:
        with postgres.cluster() as url:
            found.append(run_apart(arguments, DATABASE_URL=url))
    return found


def main() -> None:
    """Print the figures and the line of JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--edits", type=int, default=10_000)
    options.add_argument("--clients", type=int, default=50)
    options.add_argument("--cases", type=int, default=20)
    options.add_argument("--replays", type=int, default=10_000)
    options.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.here:
        print(json.dumps(run_here(chosen)))
        return
    found = both_engines([one for one in sys.argv[1:] if one != "--here"])
    for one in found:
        print(
            f"{one['engine']}: {one['edits']} edits by {chosen.clients} clients on {chosen.cases} "
            f"cases, {one['conflicts']} conflicts shown, {one['busy in edits']} told to try again, "
            f"{one['lost']} lost "
            f"({one['seconds of edits']} s); {one['replays']} replays of {one['forms']} forms, "
            f"{one['effects']} effects ({one['seconds of replays']} s)"
        )
    sound = all(not one["lost"] and one["effects"] == one["forms"] for one in found)
    print(json.dumps({"benchmark": "editing", "sound": sound, "engines": found}))
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
