"""Records as weighted words and pairs of words (TF-IDF)."""

from collections.abc import Sequence

from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer


def matrix(texts: Sequence[str]) -> csr_matrix:
    """A row a record, of length one: words and pairs, log counts, none that nearly all have."""
    if not any(text.strip() for text in texts):
        return csr_matrix((len(texts), 1))
    counted = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_df=0.95)
    try:
        return csr_matrix(counted.fit_transform(texts))
    except ValueError:  # so few or so like texts that every word is in nearly all of them
        return csr_matrix(TfidfVectorizer().fit_transform([f"{text} aa" for text in texts]))
