"""Learn weights from labelled sentences; used where weights are made and measured."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from linkwork.evidence.claims.features import features
from linkwork.evidence.claims.weighing import Weights

LEAST = 2  # sentences that a feature has to stand in
C = 1.0


def learn(
    sentences: Sequence[str], claims: Sequence[bool], *, most: int = 6000, c: float = C
) -> Weights:
    """Weights from sentences and whether each is a claim, by logistic regression.

    Each sentence is a vector of length one. The heaviest weights are kept.
    """
    found = [features(one) for one in sentences]
    named = DictVectorizer()
    rows = csr_matrix(named.fit_transform([dict.fromkeys(one, 1.0) for one in found]))
    often = np.flatnonzero(np.asarray(rows.sum(axis=0)).ravel() >= LEAST)
    counts = np.asarray(rows.sum(axis=0)).ravel()[often]
    rarity = 1 + np.log(len(found) / counts)  # a rare feature may weigh more, as in TF-IDF
    scaled = diags([1 / np.sqrt(len(one)) for one in found]) @ rows[:, often] @ diags(rarity)
    learner = LogisticRegression(C=c, solver="liblinear", max_iter=500)
    learner.fit(scaled, np.asarray(claims, dtype=int))
    names = named.get_feature_names_out()[often]
    weights = learner.coef_.ravel() * rarity
    heaviest = np.argsort(-np.abs(weights), kind="stable")[:most]
    return Weights(
        float(learner.intercept_[0]), {str(names[i]): float(weights[i]) for i in heaviest}
    )
