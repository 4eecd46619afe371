"""Passages: how well sentences with a claim of cause are told, beside TF-IDF with an SVM.

Each fold is told by weights learned from the other four, with the product's own features and
learner. `--write` then learns from the whole set and writes the weights that the product ships.
Ends with one line of JSON.

    python benchmarks/passages.py [--seeds 3] [--write]
"""

import argparse
import csv
import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from linkwork.evidence import claims
from linkwork.evidence.claims import learning, weighing

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LINKWORK_SHARED", ROOT.parent / "shared" / "data"))
FILE = SHARED / "causal" / "pubmed_causal_language_use.csv"
CLAIMS = {"1", "2"}  # direct and conditional cause; 0 is none, 3 things that go together
GOAL = 0.781
Teller = Callable[[Sequence[str], Sequence[bool], Sequence[str]], Sequence[float]]


def main() -> None:
    """Tell each fold from the others, then say how fast."""
    asked = _arguments()
    sentences, labels = read()
    told = {
        name: [precision(teller, sentences, labels, seed) for seed in range(asked.seeds)]
        for name, teller in (("ours", ours), ("peer", peer))
    }
    for name, found in told.items():
        print(f"{name:<5} average precision {mean(found):.4f}  (seeds: {_spread(found)})")
    if asked.write:
        write(learning.learn(sentences, labels))
    seconds = speed(sentences)
    print(f"seconds for 1,000 sentences, suggested with reasons: {seconds:.3f}")
    kept = mean(told["ours"]) >= GOAL
    print(f"{'kept' if kept else 'NOT KEPT'}  average precision of {GOAL} or more")
    print(json.dumps({**{name: mean(found) for name, found in told.items()}, "seconds": seconds}))
    raise SystemExit(not kept)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, default=3, help="how often the folds are drawn")
    parser.add_argument("--write", action="store_true", help="write the weights that are shipped")
    return parser.parse_args()


def read() -> tuple[list[str], list[bool]]:
    """The labelled sentences."""
    if not FILE.is_file():
        raise SystemExit(f"the labelled sentences are not here: {FILE} (set LINKWORK_SHARED)")
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["sentence"] for row in rows], [row["label"] in CLAIMS for row in rows]


def ours(known: Sequence[str], labels: Sequence[bool], asked: Sequence[str]) -> Sequence[float]:
    """As the product tells them."""
    weights = learning.learn(known, labels)
    return [weighing.likely(sentence, weights) for sentence in asked]


def peer(known: Sequence[str], labels: Sequence[bool], asked: Sequence[str]) -> Sequence[float]:
    """Words and pairs by TF-IDF, and a linear support vector machine."""
    made = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LinearSVC(class_weight="balanced")
    )
    made.fit(known, labels)
    return list(made.decision_function(asked))


def precision(teller: Teller, sentences: Sequence[str], labels: Sequence[bool], seed: int) -> float:
    """Mean average precision over five folds."""
    folds = StratifiedKFold(5, shuffle=True, random_state=seed).split(sentences, labels)
    found = []
    for others, fold in folds:
        scores = teller(
            [sentences[place] for place in others],
            [labels[place] for place in others],
            [sentences[place] for place in fold],
        )
        truth = np.asarray(labels)[fold]
        found.append(float(average_precision_score(truth, scores)))
    return mean(found)


def speed(sentences: Sequence[str]) -> float:
    """Processor seconds for 1,000 sentences in one text, through the product's door."""
    text = "\n\n".join(sentences)
    claims.suggest(text[:1000])
    spent = time.process_time()
    claims.suggest(text)
    return (time.process_time() - spent) / len(sentences) * 1000


def write(weights: weighing.Weights) -> None:
    """Write the weights where the product reads them."""
    path = Path(weighing.__file__).with_name("weights.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([weighing.START, f"{weights.start:.4f}"])
        table.writerows((name, f"{weights.of[name]:.3f}") for name in sorted(weights.of))
    print(f"{len(weights.of):,} weights written")


def _spread(found: Sequence[float]) -> str:
    return ", ".join(f"{one:.4f}" for one in found)


if __name__ == "__main__":
    main()
