"""All postings of an index as arrays: which requirements each makes, what these are worth, and what else it is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from matcher.index.needs import Need, NeedBook
from matcher.representation.tfidf import SparseRows
from matcher.scoring.context import LINE_FLAGS, ResumeContext
from matcher.types import REQUIREMENT_KINDS

if TYPE_CHECKING:
    from matcher.engine import _Models
    from matcher.index.segments import Segment

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

# Texts whose vectors are widened and compared at a time; they stay in the processor's cache.
_TEXTS_AT_ONCE = 4096


class Catalogue:
    """The postings of all segments, numbered through; so are their different requirements.

    Parameters
    ----------
    books : sequence of NeedBook
        One for every segment.
    models : models of an engine

    Attributes
    ----------
    books : list of NeedBook
    first_needs : ndarray of int64, shape (n_segments + 1,)
        Number of the first requirement of each segment.
    """

    def __init__(self, books: Sequence[NeedBook], models: _Models) -> None:
        self.books = list(books)
        self._models = models
        self.first_needs = np.cumsum([0, *(len(book) for book in self.books)])
        self.first_documents = np.cumsum([0, *(book.n_documents for book in self.books)])

    @classmethod
    def of(cls, segments: Sequence[Segment], models: _Models) -> Catalogue:
        """Return the catalogue of all postings of some segments."""
        return cls([NeedBook(segment, models) for segment in segments], models)

    def among(self, documents: Indices) -> Catalogue:
        """Return the catalogue of some postings, given by rising numbers."""
        books = []
        for at, book in enumerate(self.books):
            first, last = self.first_documents[at : at + 2]
            own = documents[(documents >= first) & (documents < last)] - first
            books.append(NeedBook(book.segment, self._models, own, book.unpacked))
        return Catalogue(books, self._models)

    def __len__(self) -> int:
        return int(self.first_documents[-1])

    @property
    def n_needs(self) -> int:
        """Number of different requirements."""
        return int(self.first_needs[-1])

    @cached_property
    def need_bounds(self) -> Indices:
        """Where the requirements of each posting begin in `needs`."""
        return _joined_bounds([book.need_bounds for book in self.books])

    @cached_property
    def needs(self) -> npt.NDArray[np.int32]:
        """The number of each requirement of all postings."""
        parts = [
            book.need_rows + np.int32(first)
            for book, first in zip(self.books, self.first_needs, strict=False)
        ]
        return parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, np.int32), *parts])

    @cached_property
    def groups(self) -> npt.NDArray[np.int32]:
        """For every requirement of every posting its group of alternatives, -1 for none."""
        return np.concatenate([np.zeros(0, np.int32), *(book.need_groups for book in self.books)])

    @cached_property
    def is_typed(self) -> npt.NDArray[np.bool_]:
        """Which requirements are decided by typed facts or by years."""
        return np.concatenate([np.zeros(0, bool), *(book.is_typed for book in self.books)])

    @cached_property
    def n_askers(self) -> npt.NDArray[np.int64]:
        """Number of postings that make each requirement."""
        return np.bincount(self.needs, minlength=self.n_needs)

    def need(self, number: int) -> Need:
        """Return a requirement."""
        at = int(np.searchsorted(self.first_needs, number, side="right")) - 1
        return self.books[at].need(number - int(self.first_needs[at]))

    @cached_property
    def kinds(self) -> npt.NDArray[np.float32]:
        """The kinds and the necessity of each requirement as 0 and 1, shape (n_needs, n_kinds + 1)."""
        codes = np.concatenate([np.zeros(0, np.int32), *(book.codes for book in self.books)])
        bits = np.arange(len(REQUIREMENT_KINDS) + 1)
        return (codes[:, None] >> bits & 1).astype(np.float32)

    @cached_property
    def points(self) -> npt.NDArray[np.float32]:
        """What every requirement of every posting is worth, in points."""
        ranker = self._models.ranker
        weights = np.concatenate([np.zeros(0), *(book.weights(ranker) for book in self.books)])[self.needs]
        grouped = np.flatnonzero(self.groups >= 0)
        if len(grouped):
            owners = np.searchsorted(self.need_bounds, grouped, side="right") - 1
            _, which, sizes = np.unique(
                owners << 32 | self.groups[grouped], return_inverse=True, return_counts=True
            )
            weights[grouped] /= sizes[which]
        total = np.repeat(summed(weights, self.need_bounds), np.diff(self.need_bounds))
        found: npt.NDArray[np.float32] = (
            100.0 * (1.0 - ranker.overall_share) * weights / np.maximum(total, 1e-9)
        ).astype(np.float32)
        return found

    @property
    def overall_points(self) -> float:
        """What the overall relevance is worth in a posting that asks for something, in points."""
        return 100.0 * self._models.ranker.overall_share

    def near(self, vectors: npt.NDArray[np.float32], kind: str) -> list[npt.NDArray[np.float32]]:
        """Return for every segment the cosines of its different texts of a kind with some vectors.

        Parameters
        ----------
        vectors : ndarray of shape (n_vectors, dim)
        kind : {"whole", "topic", "about"}

        Returns
        -------
        list of ndarray of shape (n_texts, n_vectors)
        """
        found = []
        for book in self.books:
            rows = {
                "whole": lambda book=book: book.whole_texts,
                "topic": lambda book=book: book.topic_texts,
                "about": lambda book=book: book.about_texts,
            }[kind]()
            found.append(_products(book.segment.vectors, rows, vectors))
        return found

    def overall_parts(self, resume: ResumeContext, usable: npt.NDArray[np.bool_]) -> npt.NDArray[np.float32]:
        """Return the `matcher.scoring.features.overall_parts` of every posting, but for the last bits.

        Parameters
        ----------
        resume : ResumeContext
        usable : ndarray of bool, shape (n_lines,)

        Returns
        -------
        ndarray of shape (n_postings, 4)
        """
        parts = np.zeros((len(self), 4), np.float32)
        counted = usable & (resume.flags[:, LINE_FLAGS.index("listed")] <= 0)
        if not counted.any():
            return parts
        lines = resume.vectors.lines
        nearest = self.near(lines.embeddings[counted], "about")
        for at, book in enumerate(self.books):
            segment = book.segment
            words = segment.words(book.about_texts.astype(np.int64), lines.tfidf["word"].n_columns)
            named = word_cosine(words, lines.tfidf["word"], counted)
            bounds, rows = book.about_bounds, book.about_rows
            n_duties = np.diff(bounds) - 1
            own = slice(self.first_documents[at], self.first_documents[at + 1])
            for column, by_text in ((0, nearest[at].max(axis=1)), (2, named)):
                values = by_text[rows].astype(np.float64)
                titles = values[bounds[:-1]]
                parts[own, column] = titles
                # Without responsibilities the title stands for them.
                duties = (summed(values, bounds) - titles) / np.maximum(n_duties, 1)
                parts[own, column + 1] = np.where(n_duties > 0, duties, titles)
        return parts


def _joined_bounds(parts: Sequence[npt.NDArray[np.int64]]) -> Indices:
    counts = [np.diff(part) for part in parts]
    return np.concatenate([[0], np.cumsum(np.concatenate([np.zeros(0, np.int64), *counts]))]).astype(np.int64)


def _products(
    vectors: npt.NDArray[np.float16], rows: npt.NDArray[Any], others: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Return the products of some vectors with others; only as precise as float32."""
    found = np.empty((len(rows), len(others)), np.float32)
    turned = np.ascontiguousarray(others.T)
    for start in range(0, len(rows), _TEXTS_AT_ONCE):
        part = vectors[rows[start : start + _TEXTS_AT_ONCE]].astype(np.float32)
        np.matmul(part, turned, out=found[start : start + len(part)])
    return found


def summed(values: npt.NDArray[Any], bounds: Indices) -> Floats:
    """Return the sums of the parts of an array between bounds; a part may be empty."""
    running = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    found: Floats = running[bounds[1:]] - running[bounds[:-1]]
    return found


def word_cosine(
    texts: SparseRows, lines: SparseRows, counted: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float32]:
    """Return the best TF-IDF cosine of every text with a line that counts."""
    shown = lines.to_scipy()[np.flatnonzero(counted)]
    best: npt.NDArray[np.float32] = (
        (texts.to_scipy() @ shown.T).max(axis=1).toarray().ravel().astype(np.float32)
    )
    return best
