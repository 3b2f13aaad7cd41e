"""Learn what requirements are worth from graded pairs, and what fit scores mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.ranking import Ranker
from matcher.results import Calibration
from matcher.types import REQUIREMENT_KINDS, Requirement

Floats = npt.NDArray[np.float64]

GOOD_GRADE: Final = 3
PRIOR_STRENGTH: Final = 0.02
"""Pull of the log-factors towards equal kinds; chosen so that the order of fields left out did not fall."""
PRIOR_PREFERRED: Final = -0.9
"""Log-weight of a preferred requirement before the data speak: 0.4 of a required one."""
MIN_KNOT_PAIRS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedPair:
    """One pair with the strengths that a judge gave it without having seen its field."""

    field: str
    posting: str
    resume: str
    grade: int
    requirements: tuple[Requirement, ...]
    strengths: tuple[float, ...]
    overall: float


def _design(pairs: Sequence[GradedPair]) -> tuple[list[Floats], list[Floats], list[Floats], Floats]:
    """Return per pair: strengths, necessity flags and kind shares; and the overall relevance."""
    strengths, preferred, kinds = [], [], []
    for pair in pairs:
        best: dict[str, float] = {}
        for requirement, s in zip(pair.requirements, pair.strengths, strict=True):
            if requirement.alternative_group is not None:
                best[requirement.alternative_group] = max(best.get(requirement.alternative_group, 0.0), s)
        strengths.append(
            np.array(
                [
                    best.get(r.alternative_group or "", s)
                    for r, s in zip(pair.requirements, pair.strengths, strict=True)
                ]
            )
        )
        preferred.append(np.array([r.necessity == "preferred" for r in pair.requirements], float))
        shares = np.array([[k in r.kinds for k in REQUIREMENT_KINDS] for r in pair.requirements], float)
        kinds.append(shares / np.maximum(1.0, shares.sum(axis=1, keepdims=True)))
    return strengths, preferred, kinds, np.array([p.overall for p in pairs])


def overall_share(logit: float) -> float:
    """Return the share of the points for overall relevance: at least 5 %, at most 15 %; the requirements decide."""
    return float(0.05 + 0.10 / (1.0 + np.exp(-logit)))


def fit_ranker(pairs: Sequence[GradedPair]) -> Ranker:
    """Fit weights by necessity and kind and the share of overall relevance.

    Parameters
    ----------
    pairs : sequence of GradedPair

    Returns
    -------
    Ranker
        With a calibration fitted on the same pairs.

    Notes
    -----
    Minimises the logistic loss of the order of differently graded pairs that share a posting or a résumé (RankNet), with a quadratic
    pull of the log-factors towards equal kinds.
    """
    from scipy.optimize import minimize

    strengths, preferred, kinds, overall = _design(pairs)
    grades = np.array([p.grade for p in pairs], float)
    postings, resumes = np.array([p.posting for p in pairs]), np.array([p.resume for p in pairs])
    related = (postings[:, None] == postings[None, :]) | (resumes[:, None] == resumes[None, :])
    better, worse = np.nonzero(related & (grades[:, None] > grades[None, :]))
    gap = grades[better] - grades[worse]

    def scores(theta: Floats) -> Floats:
        """Return the fit score of every pair under the parameters."""
        factor = np.exp(theta[2:])
        values = np.empty(len(pairs))
        for i, (s, p, k) in enumerate(zip(strengths, preferred, kinds, strict=True)):
            weight = np.where(p > 0, np.exp(theta[0]), 1.0) * np.where(k.sum(axis=1) > 0, k @ factor, 1.0)
            values[i] = float(weight @ s / weight.sum())
        share = overall_share(theta[1])
        return 100.0 * ((1.0 - share) * values + share * overall)

    def loss(theta: Floats) -> float:
        """Return what the parameters cost: pairs in the wrong order, and distance from the prior."""
        value = scores(theta)
        margin = (value[better] - value[worse]) / 8.0
        return float(
            (gap * np.logaddexp(0.0, -margin)).mean()
            + PRIOR_STRENGTH * ((theta[2:] ** 2).sum() + (theta[0] - PRIOR_PREFERRED) ** 2)
        )

    start = np.zeros(2 + len(REQUIREMENT_KINDS))
    start[0] = PRIOR_PREFERRED
    result = minimize(
        loss,
        start,
        method="L-BFGS-B",
        bounds=[(-2.5, 0.0), (-4.0, 4.0), *[(-1.2, 1.2)] * len(REQUIREMENT_KINDS)],
        options={"maxiter": 60},
    )
    theta = result.x
    final = scores(theta)
    return Ranker(
        required=1.0,
        preferred=round(float(np.exp(theta[0])), 4),
        kind_factors=tuple(
            (k, round(float(np.exp(v)), 4)) for k, v in zip(REQUIREMENT_KINDS, theta[2:], strict=True)
        ),
        overall_share=round(overall_share(theta[1]), 4),
        calibration=fit_calibration(final, grades),
    )


def fit_score(ranker: Ranker, pair: GradedPair) -> float:
    """Return the fit score of a graded pair, as the engine would compute it."""
    points, overall = ranker.max_points(pair.requirements)
    best: dict[str, float] = {}
    for requirement, s in zip(pair.requirements, pair.strengths, strict=True):
        if requirement.alternative_group is not None:
            best[requirement.alternative_group] = max(best.get(requirement.alternative_group, 0.0), s)
    total = sum(
        most * best.get(requirement.alternative_group or "", s)
        for most, requirement, s in zip(points, pair.requirements, pair.strengths, strict=True)
    )
    return total + overall * pair.overall


def fit_calibration(scores: Floats, grades: Floats) -> Calibration:
    """Fit the share of good fits by fit score, never falling, and the bands between the grades.

    Parameters
    ----------
    scores : ndarray of shape (n_pairs,)
        0-100.
    grades : ndarray of shape (n_pairs,)
        0-4.

    Returns
    -------
    Calibration
    """
    from sklearn.isotonic import IsotonicRegression

    order = np.argsort(scores, kind="stable")
    x, good = scores[order], (grades[order] >= GOOD_GRADE).astype(float)
    chunks = np.array_split(np.arange(len(x)), max(2, len(x) // MIN_KNOT_PAIRS))
    centres = np.array([x[c].mean() for c in chunks])
    shares = np.array([(good[c].sum() + 0.5) / (len(c) + 1.0) for c in chunks])
    monotone = IsotonicRegression(y_min=0.0, y_max=1.0, increasing=True).fit(
        centres, shares, sample_weight=[len(c) for c in chunks]
    )
    fitted = monotone.predict(centres)
    grade_line = IsotonicRegression(increasing=True).fit(x, grades[order])
    grid = np.linspace(0.0, 100.0, 1001)
    expected = grade_line.predict(np.clip(grid, x[0], x[-1]))
    bands = []
    for middle in (0.5, 1.5, 2.5, 3.5):
        above = np.flatnonzero(expected >= middle)
        bands.append(float(grid[above[0]]) if len(above) else 100.0)
    return Calibration(
        scores=tuple(round(float(v), 3) for v in centres),
        shares=tuple(round(float(v), 4) for v in fitted),
        bands=tuple(round(b, 1) for b in bands),
        n_pairs=len(x),
    )


def ranker_order(ranker: Ranker, pairs: Sequence[GradedPair]) -> dict[str, float]:
    """Return the share of differently graded pairs that the fit score orders rightly, by posting and by résumé."""
    fits = np.array([fit_score(ranker, p) for p in pairs])
    grades = np.array([p.grade for p in pairs])
    better = grades[:, None] > grades[None, :]
    right = (fits[:, None] > fits[None, :]) + 0.5 * (fits[:, None] == fits[None, :])
    measures = {}
    for name, keys in (
        ("candidates_ordered", [f"{p.field}/{p.posting}" for p in pairs]),
        ("postings_ordered", [f"{p.field}/{p.resume}" for p in pairs]),
    ):
        together = better & (np.array(keys)[:, None] == np.array(keys)[None, :])
        measures[name] = float(right[together].mean()) if together.any() else float("nan")
    return measures
