"""Score records by how alike their words are to what was kept, and unlike what was left out."""

from collections.abc import Sequence

import numpy as np


def rank(texts: Sequence[str], labels: Sequence[int | None], *, seed: int = 1) -> list[float]:
    """A score for every record, the higher the sooner; labels are 1 in, 0 out, None not decided.

    `texts` are titles with abstracts. The published ELAS u4 recipe: words and pairs of words by
    TF-IDF, a linear support vector machine, the likeliest first. While only one kind of answer is
    known, likeness to what was kept (or unlikeness to what was left out) has to do; while none is,
    every score is nought.
    """
    # Here and not above: scikit-learn takes a second to load, which a page need not wait for.
    from linkwork.evidence.screening.ranking import words
    from linkwork.evidence.screening.ranking.scoring import scores

    if len(texts) != len(labels):
        raise ValueError(f"{len(texts)} texts cannot have {len(labels)} labels")
    known = np.array([place for place, label in enumerate(labels) if label is not None], dtype=int)
    if not len(known):
        return [0.0] * len(texts)
    said = np.array([labels[place] for place in known], dtype=int)
    return [float(one) for one in scores(words.matrix(texts), known, said, seed=seed)]
