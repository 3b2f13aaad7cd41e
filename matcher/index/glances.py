"""A first look at every requirement of an index: how well the nearest lines of a résumé could support it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.index.catalogue import Catalogue, word_cosine
from matcher.scoring.context import ResumeContext
from matcher.scoring.features import rule_results
from matcher.scoring.line_head import COSINE_SCALE, DIFFERENCE_SCALE, PRODUCT_SCALE, LineHead
from matcher.scoring.pooling import RULE_KINDS

Singles = npt.NDArray[np.float32]

# The line head reads this many of the nearest texts; enough, as what it prefers is near.
NEAREST: Final = 3
# Typed requirements that the rules are asked about; those of most postings.
RULED: Final = 3000
_TEXTS_AT_ONCE: Final = 2048


class PairHead:
    """The line head in float32, for chosen pairs of a requirement and a text instead of all.

    Parameters
    ----------
    head : LineHead
    dim : int
        Length of the vectors.
    """

    def __init__(self, head: LineHead, dim: int) -> None:
        # Vectors of another width come from another encoder: of these only the cosine counts.
        self.is_trained = head.dim == dim
        narrow = np.float32
        self._asked = np.hstack([head.project_requirement, head.requirement]).astype(narrow)
        self._text = np.hstack([head.project_line, head.line]).astype(narrow)
        self._bias = head.bias.astype(narrow)
        self._rank = head.project_requirement.shape[1]
        self._weights = np.vstack([DIFFERENCE_SCALE * head.difference, PRODUCT_SCALE * head.product]).astype(
            narrow
        )
        self._cosine = (COSINE_SCALE * head.cosine).astype(narrow)
        self._output, self._output_bias = head.output.astype(narrow), head.output_bias.astype(narrow)
        self._skip = (COSINE_SCALE * head.skip).astype(narrow)

    def asked(self, vectors: Singles) -> Singles:
        """Return what the head reads of requirements."""
        return vectors @ self._asked

    def texts(self, vectors: Singles) -> Singles:
        """Return what the head reads of texts."""
        return vectors @ self._text

    def best(self, asked: Singles, texts: Singles, cosine: Singles) -> Singles:
        """Return the best chances of "supports" and "partly" among some texts of every requirement.

        Parameters
        ----------
        asked : ndarray of shape (n, width)
            From `asked`.
        texts : ndarray of shape (n, k, width)
            From `texts`.
        cosine : ndarray of shape (n, k)

        Returns
        -------
        ndarray of shape (n, 2)
        """
        q, t = asked[:, None, : self._rank], texts[:, :, : self._rank]
        near = cosine[..., None]
        joint = np.concatenate([np.abs(q - t), q * t], axis=2)
        hidden = (joint.reshape(-1, joint.shape[2]) @ self._weights).reshape(*cosine.shape, -1)
        hidden += near * self._cosine + (asked[:, None, self._rank :] + self._bias)
        hidden += texts[:, :, self._rank :]
        np.maximum(hidden, 0.0, out=hidden)
        logits = (hidden.reshape(-1, hidden.shape[2]) @ self._output).reshape(*cosine.shape, -1)
        logits += self._output_bias + near * self._skip
        chances = np.exp(logits - logits.max(axis=2, keepdims=True))
        chances /= chances.sum(axis=2, keepdims=True)
        return np.column_stack([chances[..., 2].max(axis=1), chances[..., 1].max(axis=1)])


def rule_looks(catalogue: Catalogue, resume: ResumeContext) -> Singles:
    """Look at what the rules say of typed requirements.

    Parameters
    ----------
    catalogue : Catalogue
    resume : ResumeContext

    Returns
    -------
    ndarray of shape (n_needs, 5)
        Whether a rule found anything; best and least credit; least credit where nothing but rules decides; share of the years asked for that
        the résumé has in all. Zeros for requirements that are not typed, or too rare.
    """
    found = np.zeros((catalogue.n_needs, 5), np.float32)
    typed = np.flatnonzero(catalogue.is_typed)
    if len(typed) > RULED:
        typed = typed[np.argsort(-catalogue.n_askers[typed], kind="stable")[:RULED]]
    months = resume.resume.total_months
    for number in typed.tolist():
        requirement = catalogue.need(number).requirement
        results = rule_results(requirement, resume.resume, in_english=resume.in_english)
        if results:
            credits = [result.credit for result in results]
            alone = min(credits) if set(requirement.kinds) <= RULE_KINDS else 0.0
            found[number, :4] = 1.0, max(credits), min(credits), alone
        if requirement.min_years:
            found[number, 4] = min(1.5, months / (12.0 * requirement.min_years))
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
    pair_head = PairHead(head, vectors.shape[1])
    shown = pair_head.texts(vectors) if pair_head.is_trained else vectors
    turned = np.ascontiguousarray(vectors.T)
    k = min(NEAREST, len(vectors))

    def look(asked: Singles) -> Singles:
        """Return the best cosine and chances of some requirements."""
        cosine = asked @ turned
        found = np.zeros((len(asked), 3), np.float32)
        found[:, 0] = cosine.max(axis=1)
        if pair_head.is_trained:
            chosen = np.argpartition(-cosine, k - 1, axis=1)[:, :k]
            near = np.take_along_axis(cosine, chosen, axis=1)
            found[:, 1:] = pair_head.best(pair_head.asked(asked), shown[chosen], near)
        return found

    found = []
    for book in catalogue.books:
        segment = book.segment
        columns = [
            np.concatenate(
                [np.zeros((0, 3), np.float32)]
                + [
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
