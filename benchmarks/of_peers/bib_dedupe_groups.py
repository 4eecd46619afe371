"""Runs inside bib-dedupe's environment: groups and maybes of each folder, with its seconds.

`python bib_dedupe_groups.py FOLDER SET [SET ...]`; every call as bib-dedupe's manual gives it,
on one processor and on all. Prints one line of JSON.
"""

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pandas as pd
from bib_dedupe.bib_dedupe import block, cluster, match, prep  # type: ignore[import-not-found]


def found(path: Path) -> dict[str, object]:
    """The groups, the pairs left at maybe, and the seconds of one file."""
    records = pd.read_csv(path)
    begun = time.perf_counter()
    pairs = match(block(prep(records, verbosity_level=0, cpu=1), cpu=1), cpu=1)
    groups = cluster(pairs)
    seconds = time.perf_counter() - begun
    maybe = pairs[pairs["duplicate_label"] == "maybe"] if len(pairs) else pairs
    return {
        "records": len(records),
        "groups": [sorted(map(str, group)) for group in groups],
        "maybe": maybe[["ID_1", "ID_2"]].astype(str).to_numpy().tolist() if len(maybe) else [],
        "seconds": seconds,
    }


def main() -> None:
    """Read every set that is named."""
    folder = Path(sys.argv[1])
    sets = {name: found(folder / name / "records_pre_merged.csv") for name in sys.argv[2:]}
    print(json.dumps({"version": version("bib-dedupe"), "sets": sets}))


if __name__ == "__main__":
    main()
