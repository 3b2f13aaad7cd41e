"""From all résumés of an index to those with the best fit scores, without judging every one.

How near each résumé comes to every requirement is looked at for all. A few judged résumés tell what such nearness is worth for this posting,
which forecasts the scores of the others; then the most hopeful are judged, a few at a time, each time with better forecasts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from matcher.batch.pairs import PairOutcome
from matcher.index.forecasts import Forecasts
from matcher.index.glances import NEAREST, PairHead
from matcher.index.retrieval import top
from matcher.representation.tfidf import SparseRows
from matcher.scoring.context import PostingContext
from matcher.scoring.line_head import COSINE_OFFSETS, COSINE_SLOPES
from matcher.scoring.pooling import RULE_KINDS
from matcher.scoring.trees import sigmoid

if TYPE_CHECKING:
    from matcher.engine import _Models
    from matcher.index.segments import Segment

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Singles = npt.NDArray[np.float32]
Judging = Callable[[Sequence[int]], list[PairOutcome]]

# Chosen by recall and time in benchmarks/: résumés looked at closely, judged first, and judged in each round.
LOOKED_AT: Final = 1500
FIRST: Final = 32
A_ROUND: Final = 24
_TEXTS_AT_ONCE: Final = 4096
_DOCUMENTS_AT_ONCE: Final = 256


class ResumeShortlist:
    """The best résumés of an index for one posting.

    Parameters
    ----------
    segments : sequence of Segment
    posting : PostingContext
    models : models of an engine
    judging : callable
        Judges résumés by their numbers.
    """

    def __init__(
        self, segments: Sequence[Segment], posting: PostingContext, models: _Models, judging: Judging
    ) -> None:
        self._segments = segments
        self._starts = np.cumsum([0, *(len(segment) for segment in segments)])
        self._posting = posting
        self._models = models
        self._judging = judging
        points, overall = models.ranker.max_points(posting.posting.requirements)
        self._points, self._overall_points = np.array(points), overall
        demands = posting.vectors.demands
        self._whole, self._topic = demands.where("whole"), demands.where("topic")

    def best(self, n: int, among: Indices) -> list[tuple[int, float]]:
        """Return ``n`` judged résumés with their fit scores, the best among them.

        Parameters
        ----------
        n : int
            How many are judged.
        among : ndarray of int64
            Numbers of the résumés that come into question, rising.

        Returns
        -------
        list of (int, float)
        """
        demands, about = self._posting.vectors.demands, self._posting.vectors.about
        nearest = self._nearest(among, np.concatenate([demands.embeddings[self._whole], about.embeddings]))
        n_asked = len(self._whole)
        rough = sigmoid(COSINE_SLOPES[2] * nearest[:, :n_asked].astype(np.float64) + COSINE_OFFSETS[2])
        overall = self._overall(nearest[:, n_asked:])
        chosen = np.sort(top((rough @ self._points + overall).astype(np.float32), max(LOOKED_AT, n)))
        numbers, overall = among[chosen], overall[chosen]
        judged: list[int] = []
        found: list[PairOutcome] = []
        looks = self._looks(numbers)
        forecasts = Forecasts(
            looks.reshape(-1, looks.shape[2]),
            np.tile(self._is_typed, len(numbers)),
            np.tile(np.eye(n_asked, dtype=np.float32), (len(numbers), 1)),
        )
        supports = looks[:, :, 1] + 0.5 * looks[:, :, 2]
        scores = supports @ self._points + overall
        order = np.argsort(-scores, kind="stable")
        # The most promising, and some of the others to learn from.
        spread = order[FIRST // 2 :: max(1, (len(order) - FIRST // 2) // (FIRST // 4))]
        self._judge(np.concatenate([order[: FIRST // 2], spread])[: min(n, FIRST)], numbers, judged, found)
        while len(judged) < min(n, len(numbers)):
            strengths = np.array([outcome.strengths for outcome in found]).reshape(-1, 1)
            own = (np.array(judged)[:, None] * n_asked + np.arange(n_asked)).ravel()
            expected = forecasts(own, strengths)[0][:, 0].reshape(len(numbers), n_asked)
            missed = np.mean([o.overall for o in found]) * self._overall_points - overall[judged].mean()
            scores = expected @ self._points + overall + missed
            scores[judged] = -np.inf
            self._judge(
                np.argsort(-scores, kind="stable")[: min(A_ROUND, n - len(judged))], numbers, judged, found
            )
        return _scored(numbers, judged, found)

    def _judge(self, places: Indices, numbers: Indices, judged: list[int], found: list[PairOutcome]) -> None:
        found += self._judging(numbers[places].tolist())
        judged += places.tolist()

    @property
    def _is_typed(self) -> npt.NDArray[np.bool_]:
        return np.array(
            [
                bool(requirement.min_years) or bool(RULE_KINDS & set(requirement.kinds))
                for requirement in self._posting.posting.requirements
            ],
            bool,
        )

    def _overall(self, nearest: Singles) -> Floats:
        """Return the points of the overall relevance by nearness to title and duties; what their words add is not known."""
        intercept, *weights = self._models.judge.settings.overall_weights
        title = nearest[:, 0].astype(np.float64)
        duties = nearest[:, 1:].mean(axis=1, dtype=np.float64) if nearest.shape[1] > 1 else title
        found: Floats = self._overall_points * sigmoid(intercept + weights[0] * title + weights[1] * duties)
        return found

    def _own(self, numbers: Indices) -> list[tuple[Segment, Indices, npt.NDArray[np.bool_]]]:
        """Return for every segment its own ones among some résumés, and which these are."""
        found = []
        for at, segment in enumerate(self._segments):
            mine = (numbers >= self._starts[at]) & (numbers < self._starts[at + 1])
            if mine.any():
                found.append((segment, numbers[mine] - self._starts[at], mine))
        return found

    def _nearest(self, numbers: Indices, asked: Singles) -> Singles:
        """Return the best cosine of every résumé's texts with each of some vectors, shape (n_resumes, n_asked)."""
        result = np.zeros((len(numbers), len(asked)), np.float32)
        turned = np.ascontiguousarray(asked.T)
        for segment, own, mine in self._own(numbers):
            places, bounds = _places(segment, own)
            rows, which = np.unique(segment.texts[places], return_inverse=True)
            near = np.empty((len(rows), len(asked)), np.float32)
            for start in range(0, len(rows), _TEXTS_AT_ONCE):
                part = segment.vectors[rows[start : start + _TEXTS_AT_ONCE]].astype(np.float32)
                np.matmul(part, turned, out=near[start : start + len(part)])
            best = np.zeros((len(own), len(asked)), np.float32)
            filled = np.flatnonzero(np.diff(bounds))
            if len(filled):
                best[filled] = np.maximum.reduceat(near[which], bounds[filled], axis=0)
            result[mine] = best
        return result

    def _looks(self, numbers: Indices) -> Singles:
        """Return how near each résumé comes to each requirement, shape (n_resumes, n_requirements, n_features)."""
        demands = self._posting.vectors.demands
        n_asked = len(self._whole)
        asked = np.concatenate([demands.embeddings[self._whole], demands.embeddings[self._topic]])
        head = PairHead(self._models.judge.head, asked.shape[1])
        words = demands.tfidf["word"].pick(self._whole)
        looks = np.zeros((len(numbers), n_asked, 8), np.float32)
        for segment, own, mine in self._own(numbers):
            found = np.zeros((len(own), n_asked, 8), np.float32)
            for start in range(0, len(own), _DOCUMENTS_AT_ONCE):
                part = own[start : start + _DOCUMENTS_AT_ONCE]
                places, bounds = _places(segment, part)
                rows, which = np.unique(segment.texts[places].astype(np.int64), return_inverse=True)
                vectors = segment.vectors[rows].astype(np.float32)
                near = _look(head, asked, vectors, which, bounds)
                here = found[start : start + len(part)]
                here[:, :, :3], here[:, :, 3:6] = near[:, :n_asked], near[:, n_asked:]
                named = _named(segment.words(rows, words.n_columns), words)[which]
                filled = np.flatnonzero(np.diff(bounds))
                if len(filled):
                    here[filled, :, 6] = np.maximum.reduceat(named, bounds[filled], axis=0)
            # Strengths owe something to how well the other requirements are shown.
            found[:, :, 7] = found[:, :, 1].mean(axis=1, keepdims=True)
            looks[mine] = found
        return looks


def _scored(numbers: Indices, judged: Sequence[int], found: Sequence[PairOutcome]) -> list[tuple[int, float]]:
    return [(int(numbers[at]), outcome.fit_score) for at, outcome in zip(judged, found, strict=True)]


def _look(head: PairHead, asked: Singles, vectors: Singles, which: Indices, bounds: Indices) -> Singles:
    """Return the best cosine, and the best chances among the nearest texts, of every document with every vector asked about.

    Parameters
    ----------
    head : PairHead
    asked, vectors : ndarray of float32
    which : ndarray of int64
        Texts of all documents, as rows of ``vectors``.
    bounds : ndarray of int64, shape (n_documents + 1,)

    Returns
    -------
    ndarray of shape (n_documents, n_asked, 3)
    """
    n_documents, n_asked = len(bounds) - 1, len(asked)
    cosine = vectors @ asked.T
    found = np.zeros((n_documents, n_asked, 3), np.float32)
    chosen = np.zeros((n_documents, n_asked, NEAREST), np.int64)
    for document, (start, stop) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
        if stop > start:
            own = which[start:stop]
            k = min(NEAREST, stop - start)
            nearest = np.argpartition(-cosine[own], k - 1, axis=0)[:k].T
            chosen[document, :, :k], chosen[document, :, k:] = own[nearest], own[nearest[:, :1]]
    near = cosine[chosen, np.arange(n_asked)[None, :, None]]
    found[:, :, 0] = near.max(axis=2)
    if head.is_trained:
        shown, wanted = head.texts(vectors), head.asked(asked)
        best = head.best(
            np.tile(wanted, (n_documents, 1)), shown[chosen.reshape(-1, NEAREST)], near.reshape(-1, NEAREST)
        )
        found[:, :, 1:] = best.reshape(n_documents, n_asked, 2)
    return found


def _places(segment: Segment, documents: Indices) -> tuple[Indices, Indices]:
    """Return the places of the texts of some documents, and where those of each document begin among them."""
    first, counts = segment.text_bounds[documents], np.diff(segment.text_bounds)[documents]
    bounds = np.concatenate([[0], np.cumsum(counts)])
    places: Indices = np.arange(bounds[-1]) + np.repeat(first - bounds[:-1], counts)
    return places, bounds


def _named(texts: SparseRows, asked: SparseRows) -> Singles:
    """Return the TF-IDF cosine of every text with every requirement."""
    found: Singles = (texts.to_scipy() @ asked.to_scipy().T).toarray().astype(np.float32)
    return found
