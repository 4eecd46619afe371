"""Scores of records from the answers known so far: the published ELAS u4 recipe."""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

C, RATIO = 0.11, 9.8  # as published with ASReview 2 (ELAS u4)
Reals = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


def scores(words: csr_matrix, known: Places, said: Places, *, seed: int) -> Reals:
    """A score for every row, from the rows known and what was said of them."""
    if said.all() or not said.any():
        middle = np.asarray(words[known].mean(axis=0)).ravel()
        return np.asarray(words @ middle) * (1.0 if said.all() else -1.0)
    learner = LinearSVC(loss="squared_hinge", C=C, random_state=seed)
    learner.fit(words[known], said, sample_weight=weights(said))
    return np.asarray(learner.decision_function(words))


def weights(said: Places) -> Reals:
    """What each answer counts: the kept ones together 9.8 times as much as those left out."""
    kept = int(said.sum())
    each = np.where(said == 1, 1.0, kept / (RATIO * (len(said) - kept)))
    return np.asarray(each * (len(said) / each.sum()))
