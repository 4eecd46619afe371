"""Times the verification of a long audit chain, and counts the tampering that it catches.

`python benchmarks/audit.py [--events 1000000] [--tries 10000]`; ends with one line of JSON.
"""

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the tampering is the tests' own

from linkwork.access.chain import SIGNED, START, sign
from linkwork.access.verify import Head, read_database, verify
from tests.unit.access.test_chain import KEY, KINDS, chain, check, head_of

TABLES = """
CREATE TABLE access_auditevent (
  id INTEGER PRIMARY KEY, organisation_id INTEGER, sequence INTEGER, at TEXT, actor TEXT, role TEXT,
  relation TEXT, rule TEXT, action TEXT, verb TEXT, kind TEXT, thing TEXT, thing_version INTEGER,
  people TEXT, request_id TEXT, prev TEXT, mac TEXT, UNIQUE (organisation_id, sequence));
CREATE TABLE access_audithead (organisation_id INTEGER PRIMARY KEY, sequence INTEGER, mac TEXT);
"""


def write_chain(path: Path, events: int) -> None:
    """Write a sound chain of one organisation into the tables Linkwork keeps."""
    columns = ["organisation_id", *SIGNED[1:], "prev", "mac"]
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT INTO access_auditevent ({', '.join(columns)}) VALUES ({marks})"
    pattern, prev = chain(1, 500), START
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(TABLES)
        for sequence in range(1, events + 1):
            event: dict[str, Any] = {**pattern[sequence % 500], "sequence": sequence}
            mac = sign(KEY, prev, event)
            row = [json.dumps(event[n]) if n == "people" else event[n] for n in SIGNED]
            database.execute(insert, [*row, prev, mac])
            prev = mac
        database.execute("INSERT INTO access_audithead VALUES (1, ?, ?)", [events, prev])


def time_verify(events: int) -> float:
    """Seconds to read and verify the chain; raises where it is not found whole."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chain.sqlite3"
        write_chain(path, events)
        began = time.perf_counter()
        with read_database(f"sqlite:///{path}") as (stream, heads):
            found = verify(stream, heads, [Head(1, events, heads[0].mac)], KEY)
        seconds = time.perf_counter() - began
    if found.faults or found.events != events:
        raise RuntimeError(f"a sound chain was not found whole: {found}")
    return seconds


def count_caught(tries: int) -> dict[str, int]:
    """How many tries of each kind of tampering are caught."""
    events = chain(1, 40)
    head, dice = head_of(events), random.Random(1)  # noqa: S311  (dice, not keys)
    return {
        kind.__name__: sum(
            bool(check(kind(events, dice)[0], head, []).faults) for _ in range(tries)
        )
        for kind in KINDS
    }


def main() -> None:
    """Print the table and the line of JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--tries", type=int, default=10_000)
    chosen = options.parse_args()
    caught = count_caught(chosen.tries)
    for kind, number in caught.items():
        print(f"{kind:24} {number:>8,} of {chosen.tries:,} caught")
    seconds = time_verify(chosen.events)
    print(f"verify {chosen.events:,} events: {seconds:.1f} s")
    answer = {"events": chosen.events, "seconds": round(seconds, 2), "tries": chosen.tries}
    print(json.dumps({**answer, "caught": caught}))


if __name__ == "__main__":
    main()
