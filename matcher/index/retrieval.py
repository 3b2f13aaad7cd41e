"""Find the documents worth judging: by meaning, by words, then requirement by requirement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

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
    vectors : ndarray of float32, shape (n_texts, dim)
        Its lines, or its requirements.
    weights : ndarray of float32, shape (n_texts,)
        Of its requirements; ones for lines.
    asks : bool
        Whether these are requirements, to be held against lines; otherwise lines, to be held against requirements.
    """

    profile: Embeddings
    columns: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]
    vectors: Embeddings
    weights: Floats
    asks: bool


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


def top(scores: Floats, k: int) -> npt.NDArray[np.int64]:
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


def close_scores(segment: Segment, query: Query, documents: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Hold the query against documents text by text: how near the nearest line comes to every requirement.

    Parameters
    ----------
    segment : Segment
    query : Query
    documents : ndarray of int64
        Positions in the segment.

    Returns
    -------
    ndarray of float64, shape (n_documents,)
        Mean nearness over requirements, by their weights.
    """
    counts = segment.text_bounds[documents + 1] - segment.text_bounds[documents]
    owners = np.repeat(np.arange(len(documents)), counts)
    starts = np.concatenate([[0], np.cumsum(counts)])
    places = np.arange(starts[-1]) - np.repeat(starts[:-1] - segment.text_bounds[documents], counts)
    weights = segment.asked[places]
    places, owners, weights = places[weights > 0], owners[weights > 0], weights[weights > 0]
    rows, which = np.unique(segment.texts[places], return_inverse=True)
    support = _support(segment, query, rows)
    if not query.asks:
        best = support.max(axis=1, initial=0.0)[which]
        total = np.bincount(owners, weights, minlength=len(documents))
        summed = np.bincount(owners, weights * best, minlength=len(documents))
        result: npt.NDArray[np.float64] = summed / np.maximum(total, 1e-9)
        return result
    best_by_document = np.zeros((len(documents), len(query.vectors)), np.float32)
    if len(places):
        changes = np.flatnonzero(np.diff(owners, prepend=-1))
        best_by_document[owners[changes]] = np.maximum.reduceat(support[which], changes, axis=0)
    result = best_by_document.astype(np.float64) @ query.weights.astype(np.float64)
    return result / max(float(query.weights.sum()), 1e-9)


def _support(segment: Segment, query: Query, rows: npt.NDArray[np.int64]) -> Floats:
    """Return the cosine of texts of the segment with those of the query, shape (n_rows, n_query_texts)."""
    support = np.empty((len(rows), len(query.vectors)), np.float32)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        part = segment.vectors[rows[start : start + _ROWS_AT_ONCE]].astype(np.float32)
        support[start : start + len(part)] = part @ query.vectors.T
    return support
