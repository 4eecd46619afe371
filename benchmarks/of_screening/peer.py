"""Screen a labelled set with ASReview's ELAS u4, one record at a time, in its own environment.

Run by path with the peer's own Python; it imports nothing of ours. Its one word is a JSON list of
`{"set": path, "seed": n, "priors": [row, ...]}`. Its last line is a JSON list of what came of each:
the labels in the order of reading after the priors, seconds, and insights' own WSS of them.
"""

import json
import sys
import time
from typing import Any

import asreview  # type: ignore[import-not-found]
import numpy as np
import pandas as pd
from asreview.learner import ActiveLearningCycle  # type: ignore[import-not-found]
from asreview.metrics import loss  # type: ignore[import-not-found]
from asreview.models.models import get_ai_config  # type: ignore[import-not-found]
from asreview.simulation.simulate import Simulate  # type: ignore[import-not-found]
from asreviewcontrib.insights.metrics import _wss  # type: ignore[import-not-found]


def main() -> None:
    """Answer each run that is asked for."""
    print(json.dumps([one(asked) for asked in json.loads(sys.argv[1])]))


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
    spent, wall = time.process_time() - spent, time.perf_counter() - wall
    read = run._results["label"].tolist()[len(asked["priors"]) :]  # noqa: SLF001 - no other door
    whole = read + [0] * (len(records) - len(asked["priors"]) - len(read))
    return {
        **asked,
        "version": asreview.__version__,
        "seconds": spent,
        "wall": wall,
        "labels": whole,
        "wss95": float(_wss(whole, 0.95)),
        "wss100": float(_wss(whole, 1.0)),
        "loss": float(loss(whole)),
    }


def of_set(path: str) -> pd.DataFrame:
    """The records of a labelled set, without those marked as duplicates."""
    read = pd.read_csv(path)
    if "duplicate_record_id" in read:
        read = read[read["duplicate_record_id"].isna()]
    return read.reset_index(drop=True)


if __name__ == "__main__":
    main()
