"""Screen a labelled set with ASReview's ELAS u4, one record at a time, in its own environment.

Run by path with the peer's own Python; it imports nothing of ours. Reads a JSON list of
`{"set": path, "seed": n, "priors": [row, ...]}` from standard input, and writes one line of JSON
for each: the labels in the order of reading after the priors, and how long it took.
"""

import json
import sys
import time
from typing import Any

import asreview  # type: ignore[import-not-found]
import numpy as np
import pandas as pd
from asreview.learner import ActiveLearningCycle  # type: ignore[import-not-found]
from asreview.models.models import get_ai_config  # type: ignore[import-not-found]
from asreview.simulation.simulate import Simulate  # type: ignore[import-not-found]


def main() -> None:
    """Answer each run that is asked for."""
    for asked in json.load(sys.stdin):
        print(json.dumps(one(asked)), flush=True)


def one(asked: dict[str, Any]) -> dict[str, Any]:
    """Screen one set from one start, until its last relevant record is found."""
    records = of_set(asked["set"])
    labels = records["label_included"].to_numpy()
    np.random.seed(asked["seed"])  # noqa: NPY002 - the peer's own command seeds in this way
    cycle = ActiveLearningCycle.from_meta(get_ai_config("elas_u4")["value"])
    run = Simulate(records, labels, [cycle], print_progress=False)
    run.label(asked["priors"])
    wall, spent = time.perf_counter(), time.process_time()
    run.review()
    return {
        **asked,
        "version": asreview.__version__,
        "seconds": time.process_time() - spent,
        "wall": time.perf_counter() - wall,
        "labels": run._results["label"].tolist()[len(asked["priors"]) :],  # noqa: SLF001 - no door
        "records": len(records),
        "relevant": int(labels.sum()),
    }


def of_set(path: str) -> pd.DataFrame:
    """The records of a labelled set, without those marked as duplicates."""
    read = pd.read_csv(path)
    if "duplicate_record_id" in read:
        read = read[read["duplicate_record_id"].isna()]
    return read.reset_index(drop=True)


if __name__ == "__main__":
    main()
