"""How near whole documents are to each other inside a collection: by meaning and by words, what all have in common left out.

Unlike a fit score, this depends on the company that a document is in; it puts a collection in order and judges no pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.representation.embeddings import mean_embedding, unit
from matcher.representation.terms import word_terms
from matcher.representation.tfidf import TermWeights, TfidfModel, sparse_cosine
from matcher.representation.vectors import MAX_LINE_WEIGHT
from matcher.types import Embeddings, Encoder

Floats = npt.NDArray[np.float32]

# Of words beside meaning and titles. From 1 to 2 little changes; texts in a language that the encoder does not know live by it.
LEXICAL_WEIGHT: Final = 1.5

# Documents taken as belonging to a query to ask again with: the usual number, and no more than a twentieth of a small collection.
N_FEEDBACK: Final = 10
MAX_FEEDBACK_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DocumentTexts:
    """What a document is represented by.

    Attributes
    ----------
    lines : tuple of str
        A line that is repeated counts once.
    titles : tuple of str
        Of the job that a posting offers, or of those that a résumé names; possibly none.
    """

    lines: tuple[str, ...]
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DocumentProfile:
    """A document as a whole.

    Attributes
    ----------
    text : str
        Its different lines, one under the other.
    embedding : ndarray of float32, shape (dim,)
        Mean over its different lines, by length.
    title_embedding : ndarray of float32, shape (dim,), or None
        Mean over its different titles.
    """

    text: str
    embedding: Embeddings
    title_embedding: Embeddings | None = None


def document_profiles(documents: Sequence[DocumentTexts], encoder: Encoder) -> list[DocumentProfile]:
    """Represent documents.

    Parameters
    ----------
    documents : sequence of DocumentTexts
    encoder : Encoder

    Returns
    -------
    list of DocumentProfile
    """
    sides = [(tuple(dict.fromkeys(d.lines)) or ("",), tuple(dict.fromkeys(d.titles))) for d in documents]
    row = {
        text: i for i, text in enumerate(dict.fromkeys(t for lines, titles in sides for t in lines + titles))
    }
    vectors = encoder.encode(list(row))
    profiles = []
    for lines, titles in sides:
        weights = [min(len(text.split()), MAX_LINE_WEIGHT) for text in lines]
        profiles.append(
            DocumentProfile(
                text="\n".join(lines),
                embedding=mean_embedding(
                    vectors[[row[text] for text in lines]], weights if any(weights) else [1] * len(lines)
                ),
                title_embedding=mean_embedding(vectors[[row[text] for text in titles]], [1] * len(titles))
                if titles
                else None,
            )
        )
    return profiles


def collection_tfidf(texts: Sequence[str]) -> TfidfModel:
    """Return word TF-IDF whose rarity of a word is the one within these very texts.

    Parameters
    ----------
    texts : sequence of str

    Returns
    -------
    TfidfModel
        With the view ``"word"`` alone.
    """
    frequency = Counter(term for text in texts for term in set(word_terms(text)))
    terms = tuple(sorted(frequency))
    weights = TermWeights(
        terms=terms,
        document_frequency=np.array([frequency[term] for term in terms], dtype=np.int64),
        n_documents=len(texts),
    )
    return TfidfModel({"word": weights}, hash_unknown_words=False)


def relevance(queries: Sequence[DocumentProfile], documents: Sequence[DocumentProfile]) -> Floats:
    """Return how near every document is to every query.

    Parameters
    ----------
    queries, documents : sequence of DocumentProfile
        Of two kinds, as postings and résumés.

    Returns
    -------
    ndarray of float32, shape (n_queries, n_documents)
        Cosines of the whole embeddings and of the title embeddings, each embedding less the mean of its own side, and of TF-IDF by the
        rarity of words in both sides together; each of the three in units of its own spread. A missing title counts as a middling one.
        Then every query is asked again with the mean of the documents nearest to it, which is added (pseudo-relevance feedback,
        Rocchio 1971): postings and résumés speak of the same work in other words, documents of one kind in the same.
    """
    tfidf = collection_tfidf([profile.text for profile in (*queries, *documents)])
    words = sparse_cosine(*(tfidf.transform([p.text for p in side]) for side in (queries, documents)))
    views = [
        _comparable([p.embedding for p in queries], [p.embedding for p in documents]),
        _comparable([p.title_embedding for p in queries], [p.title_embedding for p in documents]),
    ]
    total = LEXICAL_WEIGHT * _spread(words) + sum(_spread(asked @ held.T) for asked, held in views)
    n_nearest = min(N_FEEDBACK, int(MAX_FEEDBACK_SHARE * len(documents)))
    if n_nearest:
        nearest = np.argsort(-total, axis=1, kind="stable")[:, :n_nearest].T
        for _, held in views:
            together = np.sum([held[column] for column in nearest], axis=0)
            total = total + _spread(_unit_or_zero(together) @ held.T)
    scores: Floats = total.astype(np.float32)
    return scores


def _comparable(
    queries: Sequence[Embeddings | None], documents: Sequence[Embeddings | None]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return a vector for each of both sides; zeros where a side has none at all."""
    if not all(any(e is not None for e in side) for side in (queries, documents)):
        return np.zeros((len(queries), 1)), np.zeros((len(documents), 1))
    return _less_the_mean(queries), _less_the_mean(documents)


def _less_the_mean(embeddings: Sequence[Embeddings | None]) -> npt.NDArray[np.float64]:
    """Take out what all of a side have in common, which says nothing about any; a side of one stays as it is, a missing one is zero."""
    present = [i for i, embedding in enumerate(embeddings) if embedding is not None]
    rows = np.stack([e for e in embeddings if e is not None]).astype(np.float64)
    if len(rows) > 1:
        rows = rows - rows.mean(axis=0)
    centred = np.zeros((len(embeddings), rows.shape[1]))
    centred[present] = unit(rows)
    return centred


def _unit_or_zero(vectors: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 1e-9, lengths, 1.0)


def _spread(values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Divide by the standard deviation, where there is one."""
    deviation = float(values.std(dtype=np.float64))
    result: npt.NDArray[np.float64] = values.astype(np.float64) / (deviation if deviation > 1e-9 else 1.0)
    return result
