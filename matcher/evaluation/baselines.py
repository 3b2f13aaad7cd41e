"""The naive systems to beat: whole-document TF-IDF, and one cosine per requirement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from matcher.evaluation.pairs import THREE, JudgedPair, JudgedRequirement, SystemResult
from matcher.representation.tfidf import sparse_cosine
from matcher.training.dataset import PairRows


def _best_thresholds(scores: npt.NDArray[np.float64], truth: Sequence[str]) -> tuple[float, float]:
    """Return the two thresholds with the best macro-F1 over met, partly met and not shown."""
    grid = np.quantile(scores, np.linspace(0.05, 0.95, 31))
    three = np.array([THREE.index("not_shown" if t == "contradicted" else t) for t in truth])
    # How many of each true verdict score at least as much as each threshold, in the order of THREE.
    reached = np.array([np.bincount(three[scores >= t], minlength=len(THREE)) for t in grid])
    total = np.bincount(three, minlength=len(THREE))
    best, best_value = (float(grid[0]), float(grid[-1])), -1.0
    for i, low in enumerate(grid):
        for j, high in enumerate(grid[i:], start=i):
            # One row a predicted verdict, one column a true one.
            predicted = np.stack([reached[j], reached[i] - reached[j], total - reached[i]])
            right, sizes = predicted.diagonal(), total + predicted.sum(axis=1)
            value = float(np.mean(2 * right / np.maximum(sizes, 1)))
            if value > best_value:
                best, best_value = (float(low), float(high)), value
    return best


def _pair(row: PairRows, fit: float) -> JudgedPair:
    return JudgedPair(
        pair=row.pair.key,
        field=row.pair.field,
        posting=row.pair.posting,
        resume=row.pair.resume,
        grade=row.pair.grade,
        fit=fit,
    )


def per_requirement_baseline(
    rows: Sequence[PairRows],
    name: str,
    matrices: Sequence[npt.NDArray[np.float32]],
    fits: Sequence[float] | None = None,
) -> SystemResult:
    """Judge by the best similarity of a requirement with a line, thresholds fitted on the other fields.

    Parameters
    ----------
    rows : sequence of PairRows
    name : str
    matrices : sequence of ndarray of shape (n_requirements, n_lines)
        One a pair.
    fits : sequence of float, optional
        Fit scores; default: the mean best similarity.

    Returns
    -------
    SystemResult
    """
    best = [m.max(axis=1, initial=0.0).astype(float) for m in matrices]
    flat = [
        (i, r, gold, quoted)
        for i, row in enumerate(rows)
        for (r, gold), quoted in zip(row.gold, row.line_labels, strict=True)
    ]
    scores = np.array([best[i][r] for i, r, _, _ in flat])
    fields = np.array([rows[i].pair.field for i, _, _, _ in flat])
    truth = [gold.verdict for _, _, gold, _ in flat]
    judged = []
    for field in sorted(set(fields.tolist())):
        outside = fields != field
        fit_on = outside if outside.any() else ~outside
        low, high = _best_thresholds(scores[fit_on], [t for t, o in zip(truth, fit_on, strict=True) if o])
        for k in np.flatnonzero(fields == field):
            i, r, gold, quoted = flat[k]
            s = float(scores[k])
            judged.append(
                JudgedRequirement(
                    pair=rows[i].pair.key,
                    field=str(field),
                    kinds=gold.kinds,
                    truth=gold.verdict,
                    predicted="met" if s >= high else "partly_met" if s >= low else "not_shown",
                    strength=min(1.0, max(0.0, s)),
                    gold_lines=tuple(quoted),
                    ranked_lines=tuple(int(j) for j in np.argsort(-matrices[i][r], kind="stable")[:3]),
                    n_words=len(gold.text.split()),
                )
            )
    values = [float(b.mean()) for b in best] if fits is None else list(fits)
    return SystemResult(
        name=name,
        requirements=tuple(judged),
        pairs=tuple(_pair(r, v) for r, v in zip(rows, values, strict=True)),
    )


def tfidf_baseline(rows: Sequence[PairRows]) -> SystemResult:
    """Whole-document TF-IDF for the order, TF-IDF of single lines for the verdicts."""
    matrices = [row.posting.vectors.tfidf_similarity(row.resume.vectors) for row in rows]
    fits = [
        float(sparse_cosine(row.posting.vectors.tfidf["word"], row.resume.vectors.tfidf["word"])[0, 0])
        for row in rows
    ]
    return per_requirement_baseline(rows, "TF-IDF", matrices, fits)


def cosine_baseline(rows: Sequence[PairRows], *, name: str = "one cosine per requirement") -> SystemResult:
    """One cosine per requirement: the best line by the encoder, and nothing else."""
    matrices = []
    for row in rows:
        demand = row.posting.vectors.demands
        matrices.append(demand.cosine(row.resume.vectors.lines)[demand.where("whole")])
    return per_requirement_baseline(rows, name, matrices)
