"""The published data sets and what the R package QCA 3.25.1 says of them, one object a question."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linkwork.learning.methods import qca

DATA_SETS = ("LC", "LF", "LM", "CVF", "d.SS")
QUESTIONS = {"LC": 32, "LF": 32, "LM": 32, "CVF": 32, "d.SS": 16}  # d.SS: 16 more were errors


@dataclass(frozen=True)
class Question:
    """One specification: a data set, an outcome, three cuts; and the published answer."""

    name: str
    cases: qca.Cases
    asked: dict[str, Any]

    def answer(self) -> qca.Comparison:
        """Ask it of our own engine."""
        cuts = qca.Cuts(
            incl=self.asked["incl.cut"], pri=self.asked["pri.cut"], n=self.asked["n.cut"]
        )
        # The published runs expect each condition's presence to help, wherever they expect.
        expected = ["1"] * len(self.cases.language.names) if self.asked.get("dir_exp") else None
        return qca.compare(self.cases, cuts, directions=expected)

    def __str__(self) -> str:
        cuts = ("incl.cut", "pri.cut", "n.cut")
        said = " ".join(f"{cut} {self.asked[cut]:g}" for cut in cuts)
        return f"{self.name} {self.asked['outcome']} {said}"


def published(folder: Path, name: str) -> dict[str, Any]:
    """Read the published answers on one data set."""
    found: dict[str, Any] = json.loads((folder / "qca/solutions" / f"{name}.json").read_text())
    return found


def cases_of(folder: Path, name: str, outcome: str, conditions: list[str]) -> qca.Cases:
    """Read one data set as cases."""
    with (folder / "qca/datasets" / f"{name}.csv").open() as lines:
        rows = list(csv.DictReader(lines))
    columns = {column: [row[column] for row in rows] for column in rows[0]}
    return qca.cases(columns, outcome=outcome, conditions=conditions, names=columns["case"])


def questions(folder: Path, name: str) -> Iterator[Question]:
    """Every question put to one data set that the reference could answer."""
    answers = published(folder, name)
    for asked in answers["specs"]:
        if "error" not in asked:
            cases = cases_of(folder, name, asked["outcome"], answers["conditions"])
            yield Question(name, cases, asked)


def sets_of(models: Any) -> set[frozenset[str]]:
    """Read models as sets of terms: a model of one term is published bare."""
    models = [models] if isinstance(models, str) else models
    return {frozenset([model] if isinstance(model, str) else model) for model in models}


def named(cases: qca.Cases, models: Any) -> set[frozenset[str]]:
    """Our models as sets of terms."""
    return {frozenset(cases.language.write(term) for term in model) for model in models}
