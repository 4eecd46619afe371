"""Breaks the importers' files a million times, and takes in a hundred thousand records.

`python benchmarks/importers.py [--inputs 1000000] [--records 100000] [--seed 1]`: no input may end
in a fault, take over two seconds, or need more than 256 MB; ends with one line of JSON.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.of_importers import breaking  # noqa: E402
from linkwork.evidence.records.formats import NotAFile  # noqa: E402

SLOW = 2.0  # seconds
ABSTRACT = "We asked what happened when somebody came along. " * 20
SAID = 10  # faults that are told in full


def fuzzed(inputs: int, seed: int) -> dict[str, Any]:
    """Read so many broken files, and say what was the worst."""
    slowest, longest, slow, faults, good, told, whole = 0.0, 0.0, 0, 0, 0, 0, 0
    began = time.perf_counter()
    for number, one in enumerate(breaking.files(seed, inputs), start=1):
        started, worked = time.perf_counter(), time.process_time()
        try:
            some, others = breaking.read_whole(one)
            good, told = good + some, told + others
        except NotAFile:
            whole += 1
        except Exception:  # noqa: BLE001  (every fault counts)
            faults += 1
            if faults <= SAID:
                print(f"input {number}: {one.name} {one.content[:400]!r}", file=sys.stderr)
                traceback.print_exc()
        took = time.perf_counter() - started
        if time.process_time() - worked > SLOW:
            slow += 1
            print(f"input {number} took {took:.1f} s: {one.content[:80]!r}", file=sys.stderr)
        slowest, longest = max(slowest, took), max(longest, time.process_time() - worked)
        if number % 100_000 == 0:
            print(
                f"{number:,} inputs, {faults} faults, {time.perf_counter() - began:.0f} s",
                flush=True,
            )
    return {
        "inputs": inputs,
        "faults": faults,
        "over_2_s": slow,
        "slowest_s": round(slowest, 3),
        "slowest_s_of_processor": round(longest, 3),
        "files_refused_as_a_whole": whole,
        "entries_read": good,
        "entries_told": told,
        "peak_mb": peak(),
        "seconds": round(time.perf_counter() - began, 1),
    }


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def ris(records: int) -> Iterator[str]:
    """A file of works; every tenth is the work of two before it, as a second database has it."""
    for number in range(records):
        work = number - 2 if number % 10 == 9 else number
        yield (
            f"TY  - JOUR\nID  - r{number}\nAU  - {chr(65 + work % 26)}arris, Ann {work % 97}\n"
            f"AU  - Reed, Tom\nTI  - A study of company number {work} among people of {work % 211} "
            f"places\nJO  - Journal of Going Along {work % 53}\nPY  - {1990 + work % 35}\n"
            f"VL  - {work % 60}\nSP  - {work % 900}\nEP  - {work % 900 + 9}\n"
            f"DO  - 10.5555/work.{work}\nAB  - {ABSTRACT}\n"
            f"ER  - \n\n"
        )


def taken_in(records: int) -> dict[str, Any]:
    """Take so many records into a review on a database of its own, then look for duplicates."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ["LINKWORK_DATABASE_URL"] = f"sqlite:///{folder}/importers.sqlite3"
        from django.core.management import call_command

        from linkwork.site import django_ready

        django_ready()
        call_command("migrate", verbosity=0)
        return _taken_in(records)


def _taken_in(records: int) -> dict[str, Any]:
    from linkwork.access import scope
    from linkwork.access.actors import Actor
    from linkwork.access.models import Organisation
    from linkwork.evidence.duplicates import matching, searching
    from linkwork.evidence.records import actions, exporting, formats, queries

    service = Organisation.objects.create(name="Riverbank", kind=Organisation.Kind.SERVICE)
    by = Actor.system(service)
    before = peak()
    content = "".join(ris(records)).encode()
    with scope.within(service.pk, "a benchmark"):
        review = actions.start(title="Large", question="Why?", by=by)
        began = time.perf_counter()
        came = actions.take_in(review=review, content=content, file_name="large.ris", by=by)
        took = time.perf_counter() - began
        after = peak()
        began = time.perf_counter()
        text = "".join(exporting.written(review, "ris"))
        back = sum(one.facts is not None for one in formats.entries(text, "ris"))
        out = time.perf_counter() - began
        began = time.perf_counter()
        entries = [searching.entry(row) for row in queries.records(review).iterator()]
        found = matching.groups(entries)
        looked = time.perf_counter() - began
    return {
        "records": records,
        "file_mb": round(len(content) / 1024 / 1024, 1),
        "new": came.new,
        "refused": came.refused,
        "import_s": round(took, 1),
        "memory_before_mb": before,
        "peak_after_import_mb": after,
        "out_and_read_again": back,
        "export_s": round(out, 1),
        "duplicate_groups": len(found.groups),
        "duplicates_s": round(looked, 1),
        "peak_mb": peak(),
    }


def main() -> None:
    """Run what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--inputs", type=int, default=1_000_000)
    asked.add_argument("--records", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    chosen = asked.parse_args()
    told: dict[str, Any] = {"seed": chosen.seed}
    if chosen.inputs:
        told["fuzz"] = fuzzed(chosen.inputs, chosen.seed)
    if chosen.records:
        told["import"] = taken_in(chosen.records)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
