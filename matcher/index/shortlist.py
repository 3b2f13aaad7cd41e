"""From all postings of an index to those with the best fit scores, without judging every requirement.

A look at each different requirement and a few hundred judged ones give a forecast of all strengths and how far off it may be. Then those
requirements are judged that could still change which postings are best, until all of the best postings are judged to the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matcher.index.catalogue import Catalogue, summed
from matcher.index.forecasts import Forecasts
from matcher.index.glances import glance, rule_looks
from matcher.index.judging import JudgedNeeds
from matcher.index.retrieval import top
from matcher.scoring.context import ResumeContext
from matcher.scoring.trees import sigmoid

if TYPE_CHECKING:
    from matcher.engine import _Models

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

# Chosen by recall and time in benchmarks/: requirements judged first and in each further round, at most so many rounds.
FIRST: Final = 320
A_ROUND: Final = 192
ROUNDS: Final = 3
# Postings among which each round looks for what to judge next.
_CLOSE: Final = 1000
# Hopes are this many likely errors above the forecast.
_HOPE: Final = 2.0
# Postings that are left after a look at their requirements, and after the first forecasts.
_POSSIBLE: Final = 60_000
_HOPEFUL: Final = 16_000
# Postings that requirements are first judged for, and those that say what good postings are like.
_PROMISING: Final = 3000
_GOOD: Final = 300
# Postings scored with their own nearness.
_REFINED: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Field:
    """Some postings: their numbers, what they ask for, and what their overall relevance earns.

    ``needs`` and ``points`` stand one after the other, by ``bounds``.
    """

    documents: Indices
    needs: npt.NDArray[np.int32]
    points: npt.NDArray[np.float32]
    bounds: Indices
    overall: Floats

    def total(self, values: npt.NDArray[Any]) -> Floats:
        """Return the sums by posting of values by requirement."""
        return summed(values, self.bounds)

    def places(self, chosen: Indices) -> tuple[Indices, Indices]:
        """Return the places of the requirements of some of the postings, and where those of each begin."""
        counts = self.bounds[chosen + 1] - self.bounds[chosen]
        bounds = np.concatenate([[0], np.cumsum(counts)])
        places: Indices = np.arange(bounds[-1]) + np.repeat(self.bounds[chosen] - bounds[:-1], counts)
        return places, bounds

    def take(self, chosen: Indices) -> _Field:
        """Return some of the postings, in their order."""
        chosen = np.sort(chosen)
        places, bounds = self.places(chosen)
        return _Field(
            documents=self.documents[chosen],
            needs=self.needs[places],
            points=self.points[places],
            bounds=bounds,
            overall=self.overall[chosen],
        )


class Shortlist:
    """The best postings of an index for one résumé.

    Parameters
    ----------
    catalogue : Catalogue
    resume : ResumeContext
    models : models of an engine

    Attributes
    ----------
    judged : JudgedNeeds
        Requirements that were judged on the way.
    """

    def __init__(self, catalogue: Catalogue, resume: ResumeContext, models: _Models) -> None:
        self.catalogue = catalogue
        self.judged = JudgedNeeds(catalogue, resume, models)
        self._parts = catalogue.overall_parts(resume, self.judged.usable)
        intercept, *weights = models.judge.settings.overall_weights
        overall = sigmoid(intercept + self._parts.astype(np.float64) @ np.array(weights))
        self._field = _Field(
            documents=np.arange(len(catalogue)),
            needs=catalogue.needs,
            points=catalogue.points,
            bounds=catalogue.need_bounds,
            overall=np.where(self._parts.any(axis=1), overall, 0.0) * catalogue.overall_points,
        )
        self._looks = glance(catalogue, resume, self.judged.usable, models.judge.head)
        self._rules = rule_looks(catalogue, resume)
        self._forecasts = Forecasts(
            self._looks, catalogue.is_typed, np.hstack([catalogue.kinds, self._rules])
        )
        # For every judged requirement its strength in a typical good posting, what it gains in one that is shown better, its best line score.
        self._found: Floats = np.zeros((0, 3))

    def best(self, n: int) -> tuple[Indices, Floats]:
        """Return the best postings and their fit scores, best first."""
        self._begin(n)
        scores, error = self._scores()
        for _ in range(ROUNDS):
            field = self._field
            variance = field.total((field.points * error[field.needs]) ** 2)
            hopes = scores + _HOPE * np.sqrt(variance)
            close = top(hopes, _CLOSE)
            if not variance[close[: 2 * n]].any():
                break
            places, _ = field.places(close)
            asked = field.needs[places]
            # Those first whose judgement may move the most postings the furthest.
            gain = np.bincount(asked, (field.points[places] * error[asked]) ** 2, len(error))
            chosen = top(gain, A_ROUND)
            self.judged.judge(chosen[gain[chosen] > 0])
            self._field = field.take(top(hopes, max(_HOPEFUL, 2 * n)))
            scores, error = self._scores()
        return self._refined(top(scores, max(_REFINED, 2 * n)), n)

    def _begin(self, n: int) -> None:
        """Judge requirements to learn from: those that good postings make most of, and some of all others."""
        field = self._field
        rough = self._looks[:, 1] + 0.5 * self._looks[:, 2]
        rough = np.where(self.catalogue.is_typed, 0.25 + 0.5 * rough, rough)
        # What rules found counts for more than any nearness.
        rough = np.where(self._rules[:, 0] > 0, 0.25 * rough + 0.75 * self._rules[:, 2], rough)
        scores = field.total(field.points * rough[field.needs]) + field.overall
        if self.catalogue.n_needs <= FIRST:
            self.judged.judge(np.arange(self.catalogue.n_needs))
        else:
            places, _ = field.places(top(scores, _PROMISING))
            worth = np.bincount(field.needs[places], field.points[places], len(rough))
            # Every so many of all, from the least to the most promising.
            spread = np.argsort(rough, kind="stable")[:: max(1, 3 * len(rough) // FIRST)]
            worthy = top(worth * np.maximum(rough, 0.05), FIRST - len(spread))
            self.judged.judge(np.unique(np.concatenate([worthy, spread])))
        self._field = field.take(top(scores, max(_POSSIBLE, 2 * n)))
        self._find_centre()

    def _find_centre(self) -> None:
        """Note how near good postings are to title and duties, and how well their requirements are shown, and how much that varies."""
        numbers, field = self.judged.numbers, self._field
        best = self.judged.best.astype(np.float64)
        expected, _ = self._forecasts(numbers, best[:, None])
        expected[numbers, 0] = best
        by_place = expected[:, 0][field.needs]
        good = top(field.total(field.points * by_place) + field.overall, _GOOD)
        shown = (field.total(by_place) / self._n_needs)[good]
        self._centre = np.array([*self._parts[field.documents[good], :2].mean(axis=0), shown.mean()])
        self._spread = max(float(shown.std()), 0.02)

    @property
    def _n_needs(self) -> Indices:
        return np.maximum(np.diff(self._field.bounds), 1)

    def _scores(self) -> tuple[Floats, Floats]:
        """Return the expected score of every posting, and the likely error of every requirement's strength."""
        numbers, field = self.judged.numbers, self._field
        places = np.arange(len(self._found), len(numbers))
        shared = np.repeat([self._centre] * 3, len(places), axis=0)
        shared[:, 2] += np.repeat(self._spread * np.array([-1.0, 0.0, 1.0]), len(places))
        low, own, high = self.judged.decisions(np.tile(places, 3), shared).strengths.reshape(3, -1)
        new = np.column_stack([own, 0.5 * (high - low), self.judged.best[places]])
        self._found = np.concatenate([self._found, new])
        expected, error = self._forecasts(numbers, self._found)
        expected[numbers], error[numbers] = self._found, 0.0
        at_centre, slope, best = expected.T
        shown = field.total(best[field.needs]) / self._n_needs
        away = np.clip((shown - self._centre[2]) / self._spread, -2.0, 2.0)
        scores = field.total(field.points * at_centre[field.needs]) + field.overall
        return scores + away * field.total(field.points * slope[field.needs]), error

    def _refined(self, chosen: Indices, n: int) -> tuple[Indices, Floats]:
        """Return the postings of the field that are judged to the end, by their fit scores."""
        field = self._field
        self.judged.judge(field.needs[field.places(chosen[: 3 * n])[0]].astype(np.int64))
        places, bounds = field.places(chosen)
        is_known = self.judged.places[field.needs[places]] >= 0
        chosen = chosen[summed(~is_known, bounds) == 0]
        places, bounds = field.places(chosen)
        rows, counts = self.judged.places[field.needs[places]], np.diff(bounds)
        owner = np.repeat(np.arange(len(chosen)), counts)
        best = self.judged.best[rows].astype(np.float64)
        others = np.where(
            counts[owner] > 1, (summed(best, bounds)[owner] - best) / np.maximum(counts[owner] - 1, 1), 0.0
        )
        documents = field.documents[chosen]
        shared = np.column_stack([self._parts[documents][owner, :2], others])
        earned = field.points[places] * self.judged.decisions(rows, shared).strengths
        exact = summed(earned, bounds) + field.overall[chosen]
        order = np.lexsort((documents, -exact))
        return documents[order], exact[order]
