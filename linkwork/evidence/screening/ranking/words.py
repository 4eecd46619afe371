"""Records as weighted words: whole words and pairs of them, and how words begin (TF-IDF)."""

from collections.abc import Sequence
from math import sqrt

from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

BEGINNING = r"(?u)\b\w{2,4}"  # of every word: randomised, randomly and randomization are one


def matrix(texts: Sequence[str]) -> csr_matrix:
    """A row a record, of length one: log counts, without words that nearly all records have.

    Words and pairs are the published ELAS u4 features. Beside them stand the first four letters of
    every word, a stem without a language: with them fewer relevant records that use other forms of
    a word are left to the end (docs/decisions/0028).
    """
    whole = _weighed(texts, ngram_range=(1, 2))
    begun = _weighed(texts, token_pattern=BEGINNING)
    return csr_matrix(hstack([whole, begun]) / sqrt(2))


def _weighed(texts: Sequence[str], **how: object) -> csr_matrix:
    try:
        return csr_matrix(
            TfidfVectorizer(sublinear_tf=True, max_df=0.95, **how).fit_transform(texts)
        )
    except ValueError:  # so few texts, or so like each other, that no word tells them apart
        return csr_matrix((len(texts), 1))
