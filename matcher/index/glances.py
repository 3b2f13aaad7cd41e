"""A first look at every requirement of an index: how well could the nearest lines of a résumé support it?"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.index.catalogue import Catalogue, word_cosine
from matcher.scoring.context import ResumeContext
from matcher.scoring.line_head import COSINE_SCALE, DIFFERENCE_SCALE, PRODUCT_SCALE, LineHead

Singles = npt.NDArray[np.float32]

# The line head reads this many of the nearest texts; enough, as what it prefers is near.
_NEAREST: Final = 3
_TEXTS_AT_ONCE: Final = 2048


class PairHead:
    """The line head in float32, for chosen pairs of a requirement and a text instead of all.

    Parameters
    ----------
    head : LineHead
    vectors : ndarray of float32, shape (n_texts, dim)
        Of the résumé.
    """

    def __init__(self, head: LineHead, vectors: Singles) -> None:
        self._vectors = np.ascontiguousarray(vectors.T)
        self._is_trained = head.dim == vectors.shape[1]
        if self._is_trained:
            narrow = np.float32
            self._project = np.hstack([head.project_requirement, head.requirement]).astype(narrow)
            self._bias = head.bias.astype(narrow)
            self._weights = np.vstack(
                [DIFFERENCE_SCALE * head.difference, PRODUCT_SCALE * head.product]
            ).astype(narrow)
            self._cosine = (COSINE_SCALE * head.cosine).astype(narrow)
            self._output, self._output_bias = head.output.astype(narrow), head.output_bias.astype(narrow)
            self._skip = (COSINE_SCALE * head.skip).astype(narrow)
            self._lines = (vectors @ head.project_line.astype(narrow)).astype(narrow)
            self._own = (vectors @ head.line.astype(narrow)).astype(narrow)
            self._rank = head.project_requirement.shape[1]

    def __call__(self, asked: Singles) -> Singles:
        """Return the best cosine, and the best chances of "supports" and "partly" among the nearest texts, shape (n_asked, 3)."""
        cosine = asked @ self._vectors
        found = np.zeros((len(asked), 3), np.float32)
        found[:, 0] = cosine.max(axis=1)
        if not self._is_trained:
            return found
        k = min(_NEAREST, cosine.shape[1])
        chosen = np.argpartition(-cosine, k - 1, axis=1)[:, :k] if k < cosine.shape[1] else None
        if chosen is None:
            chosen = np.broadcast_to(np.arange(k), cosine.shape)
        near = np.take_along_axis(cosine, chosen, axis=1)[..., None]
        projected = asked @ self._project
        q, own = projected[:, None, : self._rank], projected[:, None, self._rank :]
        t = self._lines[chosen]
        joint = np.concatenate([np.abs(q - t), q * t], axis=2)
        hidden = joint.reshape(-1, joint.shape[2]) @ self._weights
        hidden = hidden.reshape(len(asked), k, -1) + near * self._cosine + (own + self._bias)
        hidden += self._own[chosen]
        np.maximum(hidden, 0.0, out=hidden)
        logits = (hidden.reshape(-1, hidden.shape[2]) @ self._output).reshape(len(asked), k, -1)
        logits += self._output_bias + near * self._skip
        chances = np.exp(logits - logits.max(axis=2, keepdims=True))
        chances /= chances.sum(axis=2, keepdims=True)
        found[:, 1], found[:, 2] = chances[..., 2].max(axis=1), chances[..., 1].max(axis=1)
        return found


def glance(
    catalogue: Catalogue, resume: ResumeContext, usable: npt.NDArray[np.bool_], head: LineHead
) -> Singles:
    """Look at every different requirement.

    Parameters
    ----------
    catalogue : Catalogue
    resume : ResumeContext
    usable : ndarray of bool, shape (n_lines,)
    head : LineHead

    Returns
    -------
    ndarray of shape (n_needs, n_features)
        Nearness by meaning and by words, of the whole text and of its topic.
    """
    lines, pieces = resume.vectors.lines, resume.vectors.pieces
    stated = usable[pieces.owners] & ~pieces.denies
    kept = usable & ~pieces.line_denies
    vectors = lines.embeddings[kept]
    if len(pieces.owners):
        vectors = np.concatenate([vectors, pieces.embeddings[stated]])
    if not len(vectors):
        return np.zeros((catalogue.n_needs, 1), np.float32)
    look = PairHead(head, vectors)
    found = []
    for book in catalogue.books:
        segment = book.segment
        columns = [
            np.concatenate(
                [
                    look(segment.vectors[rows[start : start + _TEXTS_AT_ONCE]].astype(np.float32))
                    for start in range(0, len(rows), _TEXTS_AT_ONCE)
                ]
            )
            for rows in (book.whole_texts, book.topic_texts)
        ]
        words: Any = segment.words(book.whole_texts, lines.tfidf["word"].n_columns)
        named = word_cosine(words, lines.tfidf["word"], kept) if kept.any() else np.zeros(len(book))
        found.append(np.column_stack([*columns, named]).astype(np.float32))
    return np.concatenate(found)
