"""From all postings of an index to those with the best fit scores, without judging every requirement.

A look at each different requirement and a few hundred judged ones give a forecast of all strengths and how far off it may be. Then those
requirements are judged that could still change which postings are best, until all of the best postings are judged to the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matcher.index.catalogue import Catalogue, summed
from matcher.index.forecasts import Forecasts
from matcher.index.glances import glance
from matcher.index.judging import JudgedNeeds
from matcher.scoring.context import ResumeContext
from matcher.scoring.trees import sigmoid

if TYPE_CHECKING:
    from matcher.engine import _Models

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

# Chosen by recall and time in benchmarks/: requirements judged first and in each further round, at most so many rounds.
FIRST: Final = 320
A_ROUND: Final = 192
ROUNDS: Final = 6
# Postings among which each round looks for what to judge next.
_CLOSE: Final = 600
# Hopes are this many likely errors above the forecast.
_HOPE: Final = 1.0
# Postings that requirements are first judged for, and those that say what good postings are like.
_PROMISING: Final = 3000
_GOOD: Final = 300
# Postings scored with their own nearness.
_REFINED: Final = 400


class Shortlist:
    """The best postings of an index for one résumé.

    Parameters
    ----------
    catalogue : Catalogue
    resume : ResumeContext
    models : models of an engine
    """

    def __init__(self, catalogue: Catalogue, resume: ResumeContext, models: _Models) -> None:
        self.catalogue = catalogue
        self.judged = JudgedNeeds(catalogue, resume, models)
        self._parts = catalogue.overall_parts(resume, self.judged.usable)
        intercept, *weights = models.judge.settings.overall_weights
        overall = sigmoid(intercept + self._parts.astype(np.float64) @ np.array(weights))
        self._overall: Floats = np.where(self._parts.any(axis=1), overall, 0.0) * catalogue.overall_points
        self._looks = glance(catalogue, resume, self.judged.usable, models.judge.head)
        self._forecasts = Forecasts(self._looks, catalogue.is_typed, catalogue.kinds)
        self._n_needs = np.maximum(np.diff(catalogue.need_bounds), 1)
        # For every judged requirement its strength in a typical good posting, what it gains in one that is shown better, its best line score.
        self._found: Floats = np.zeros((0, 3))

    def best(self, n: int) -> tuple[Indices, Floats]:
        """Return the best postings and their fit scores, best first."""
        needs, points = self.catalogue.needs, self.catalogue.points
        self.judged.judge(self._first_needs())
        self._find_centre()
        scores, error = self._scores()
        for _ in range(ROUNDS):
            if not error.any():
                break
            variance = self._total((points * error[needs]) ** 2)
            close = _top(scores + _HOPE * np.sqrt(variance), _CLOSE)
            refs = self._refs(close)
            # Those first whose judgement may move the most postings the furthest.
            gain = np.bincount(needs[refs], (points[refs] * error[needs[refs]]) ** 2, len(error))
            chosen = _top(gain, A_ROUND)
            self.judged.judge(chosen[gain[chosen] > 0])
            scores, error = self._scores()
        return self._refined(_top(scores, _REFINED), n)

    def _total(self, values: npt.NDArray[Any]) -> Floats:
        """Return the sums by posting of values by requirement."""
        return summed(values, self.catalogue.need_bounds)

    def _first_needs(self) -> Indices:
        """Return requirements to learn from: those that good postings make most of, and some of all others."""
        if self.catalogue.n_needs <= FIRST:
            return np.arange(self.catalogue.n_needs)
        rough = self._looks[:, 1] + 0.5 * self._looks[:, 2]
        rough = np.where(self.catalogue.is_typed, 0.25 + 0.5 * rough, rough)
        points, needs = self.catalogue.points, self.catalogue.needs
        scores = summed(points * rough[needs], self.catalogue.need_bounds) + self._overall
        refs = self._refs(_top(scores, _PROMISING))
        worth = np.bincount(needs[refs], points[refs], len(rough)) * np.maximum(rough, 0.05)
        # Every so many of all, from the least to the most promising.
        spread = np.argsort(rough, kind="stable")[:: max(1, 3 * len(rough) // FIRST)]
        return np.unique(np.concatenate([_top(worth, FIRST - len(spread)), spread]))

    def _find_centre(self) -> None:
        """Note how near good postings are to title and duties, and how well their requirements are shown, and how much that varies."""
        numbers = self.judged.numbers
        best = self.judged.best.astype(np.float64)
        expected, _ = self._forecasts(numbers, best[:, None])
        expected[numbers, 0] = best
        shown = self._total(expected[:, 0][self.catalogue.needs]) / self._n_needs
        scores = self._total(self.catalogue.points * expected[:, 0][self.catalogue.needs]) + self._overall
        good = _top(scores, _GOOD)
        self._centre = np.array([*self._parts[good, :2].mean(axis=0), shown[good].mean()])
        self._spread = max(float(shown[good].std()), 0.02)

    def _scores(self) -> tuple[Floats, Floats]:
        """Return the expected score of every posting, and the likely error of every requirement's strength."""
        numbers, needs = self.judged.numbers, self.catalogue.needs
        places = np.arange(len(self._found), len(numbers))
        shared = np.repeat([self._centre] * 3, len(places), axis=0)
        shared[:, 2] += np.repeat(self._spread * np.array([-1.0, 0.0, 1.0]), len(places))
        low, own, high = self.judged.decisions(np.tile(places, 3), shared).strengths.reshape(3, -1)
        new = np.column_stack([own, 0.5 * (high - low), self.judged.best[places]])
        self._found = np.concatenate([self._found, new])
        expected, error = self._forecasts(numbers, self._found)
        expected[numbers], error[numbers] = self._found, 0.0
        at_centre, slope, best = expected.T
        shown = self._total(best[needs]) / self._n_needs
        away = np.clip((shown - self._centre[2]) / self._spread, -2.0, 2.0)
        scores = self._total(self.catalogue.points * at_centre[needs]) + self._overall
        return scores + away * self._total(self.catalogue.points * slope[needs]), error

    def _refs(self, documents: Indices) -> Indices:
        """Return the places of the requirements of some postings."""
        bounds = self.catalogue.need_bounds
        counts = bounds[documents + 1] - bounds[documents]
        places: Indices = np.arange(counts.sum()) - np.repeat(
            np.cumsum(counts) - counts - bounds[documents], counts
        )
        return places

    def _refined(self, documents: Indices, n: int) -> tuple[Indices, Floats]:
        """Return the postings that are judged to the end, by their fit scores."""
        needs, bounds = self.catalogue.needs, self.catalogue.need_bounds
        self.judged.judge(needs[self._refs(documents[: 2 * n])].astype(np.int64))
        refs = self._refs(documents)
        counts = bounds[documents + 1] - bounds[documents]
        known = np.logical_and.reduceat(self.judged.places[needs[refs]] >= 0, np.cumsum(counts) - counts)
        documents, counts = documents[known], counts[known]
        refs = self._refs(documents)
        places = self.judged.places[needs[refs]]
        owner = np.repeat(np.arange(len(documents)), counts)
        best = self.judged.best[places].astype(np.float64)
        total = np.bincount(owner, best, len(documents))
        others = np.where(counts[owner] > 1, (total[owner] - best) / np.maximum(counts[owner] - 1, 1), 0.0)
        shared = np.column_stack([self._parts[documents][owner, :2], others])
        earned = self.catalogue.points[refs] * self.judged.decisions(places, shared).strengths
        exact = np.bincount(owner, earned, len(documents)) + self._overall[documents]
        order = np.lexsort((documents, -exact))
        return documents[order], exact[order]


def _top(scores: npt.NDArray[Any], k: int) -> Indices:
    """Return the positions of the k best, best first; equals in their order."""
    if len(scores) > k:
        least = np.partition(scores, len(scores) - k)[len(scores) - k]
        reaching = np.flatnonzero(scores >= least)
    else:
        reaching = np.arange(len(scores))
    return reaching[np.argsort(-scores[reaching], kind="stable")][:k]
