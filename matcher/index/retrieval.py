"""Find the documents of a large index that come into question as a whole, by meaning and by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.index.segments import Segment
from matcher.types import Embeddings

# Reciprocal rank fusion; Cormack, Clarke & Büttcher (SIGIR 2009) found 60 to work on everything.
RRF_K: Final = 60.0
# Rows of vectors worked on at a time, so that a large index need not fit into memory.
_ROWS_AT_ONCE: Final = 1 << 16

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Query:
    """What a search asks with.

    Attributes
    ----------
    profile : ndarray of float32, shape (dim,)
        Of the document as a whole.
    columns, values : ndarray
        Its TF-IDF row.
    """

    profile: Embeddings
    columns: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]


def dense_scores(segment: Segment, query: Query) -> Floats:
    """Return the cosine of the query's profile with every document's."""
    scores = np.empty(len(segment), np.float32)
    for start in range(0, len(segment), _ROWS_AT_ONCE):
        part = segment.profiles[start : start + _ROWS_AT_ONCE].astype(np.float32)
        scores[start : start + len(part)] = part @ query.profile
    return scores


def lexical_scores(segment: Segment, query: Query) -> Floats:
    """Return the TF-IDF cosine of the query with every document."""
    scores = np.zeros(len(segment), np.float32)
    place = np.searchsorted(segment.columns, query.columns)
    for at, column, value in zip(place.tolist(), query.columns.tolist(), query.values.tolist(), strict=True):
        if at < len(segment.columns) and segment.columns[at] == column:
            hits = slice(segment.column_bounds[at], segment.column_bounds[at + 1])
            # A document occurs once in the list of a term, so plain addition is safe.
            scores[segment.column_documents[hits]] += np.float32(value) * segment.column_values[hits]
    return scores


def top(scores: npt.NDArray[Any], k: int) -> npt.NDArray[np.int64]:
    """Return the positions of the k best, best first; equals in their order."""
    if len(scores) > k:
        # All that reach the k-th best, so that which of several equals are taken does not hang on the partition.
        least = np.partition(scores, len(scores) - k)[len(scores) - k]
        reaching = np.flatnonzero(scores >= least)
    else:
        reaching = np.arange(len(scores))
    return reaching[np.argsort(-scores[reaching], kind="stable")][:k]


def fused(*rankings: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the union of rankings by reciprocal rank fusion, best first."""
    everything = np.concatenate(rankings)
    gains = np.concatenate([1.0 / (RRF_K + 1.0 + np.arange(len(r))) for r in rankings])
    different, place = np.unique(everything, return_inverse=True)
    total = np.bincount(place, gains, minlength=len(different))
    return different[np.argsort(-total, kind="stable")]
