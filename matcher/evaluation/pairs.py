"""Measure verdicts, evidence, ranking and calibration on labelled pairs, with the naive baselines beside ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from matcher.evaluation.metrics import (
    CREDIT,
    accuracy,
    auc,
    bootstrap_interval,
    expected_calibration_error,
    f1_by_class,
    ordered_share,
)

GOOD_GRADES: Final = (3, 4)
POOR_GRADES: Final = (0, 1)
THREE: Final = ("met", "partly_met", "not_shown")
LENGTH_BANDS: Final[tuple[int, ...]] = (5, 9, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRequirement:
    """One labelled requirement with what a system said of it.

    ``ranked_lines`` holds the system's best lines first; ``gold_lines`` those that the labels quote; ``n_words`` is the length of the requirement.
    """

    pair: str
    field: str
    kinds: tuple[str, ...]
    truth: str
    predicted: str
    strength: float
    gold_lines: tuple[int, ...]
    ranked_lines: tuple[int, ...]
    n_words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPair:
    """One labelled pair with the fit score that a system gave it; ``share`` is its calibrated share of good fits."""

    pair: str
    field: str
    posting: str
    resume: str
    grade: int
    fit: float
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemResult:
    """What one system said of all labelled pairs."""

    name: str
    requirements: tuple[JudgedRequirement, ...]
    pairs: tuple[JudgedPair, ...]
    n_missed: int = 0
    extra: Mapping[str, float] = field(default_factory=dict)


def _three(label: str) -> str:
    return "not_shown" if label == "contradicted" else label


def verdict_measures(rows: Sequence[JudgedRequirement]) -> dict[str, float]:
    """Return accuracy, F1s, evidence and strength measures of judged requirements."""
    truth, predicted = [r.truth for r in rows], [r.predicted for r in rows]
    f1 = f1_by_class(truth, predicted, (*THREE, "contradicted"))
    supported = [r for r in rows if r.truth in ("met", "partly_met") and r.gold_lines]
    first = [r.ranked_lines[:1] and r.ranked_lines[0] in r.gold_lines for r in supported]
    third = [bool(set(r.ranked_lines[:3]) & set(r.gold_lines)) for r in supported]
    return {
        "accuracy": accuracy(truth, predicted),
        "macro_f1": float(np.mean([f1[c] for c in THREE])),
        **{f"f1_{c}": v for c, v in f1.items()},
        "accuracy_three": accuracy([_three(t) for t in truth], [_three(p) for p in predicted]),
        "met_vs_not_auc": auc(
            [r.strength for r in rows if r.truth == "met"],
            [r.strength for r in rows if r.truth in ("not_shown", "contradicted")],
        ),
        "first_quote_right": float(np.mean([bool(x) for x in first])) if supported else float("nan"),
        "quote_in_first_three": float(np.mean(third)) if supported else float("nan"),
        "strength_error": float(np.mean([abs(r.strength - CREDIT[r.truth]) for r in rows]))
        if rows
        else float("nan"),
        "n": float(len(rows)),
    }


def ranking_measures(pairs: Sequence[JudgedPair]) -> dict[str, float]:
    """Return order and separation of graded pairs, and the calibration where a share is given."""
    by_posting: dict[str, list[JudgedPair]] = defaultdict(list)
    by_resume: dict[str, list[JudgedPair]] = defaultdict(list)
    for p in pairs:
        by_posting[f"{p.field}/{p.posting}"].append(p)
        by_resume[f"{p.field}/{p.resume}"].append(p)
    measures = {
        "candidates_ordered": ordered_share(
            [([p.fit for p in g], [p.grade for p in g]) for g in by_posting.values()]
        ),
        "postings_ordered": ordered_share(
            [([p.fit for p in g], [p.grade for p in g]) for g in by_resume.values()]
        ),
        "good_vs_poor_auc": auc(
            [p.fit for p in pairs if p.grade in GOOD_GRADES], [p.fit for p in pairs if p.grade in POOR_GRADES]
        ),
        "n_pairs": float(len(pairs)),
    }
    shares = [(p.share, p.grade in GOOD_GRADES) for p in pairs if p.share is not None]
    if shares:
        measures["calibration_error"] = expected_calibration_error(
            [s for s, _ in shares], [g for _, g in shares]
        )
    return measures


def measure(result: SystemResult) -> dict[str, float]:
    """Return all measures of a system."""
    measures = {**ranking_measures(result.pairs), **result.extra, "n_missed": float(result.n_missed)}
    if result.requirements:
        measures.update(verdict_measures(result.requirements))
    return measures


def intervals(
    result: SystemResult, names: Sequence[str], *, n_draws: int = 200
) -> dict[str, tuple[float, float]]:
    """Return 95 % intervals of verdict measures, drawing whole pairs with replacement."""
    rows = result.requirements
    found: dict[str, tuple[float, float]] = {}
    for name in names:

        def statistic(indices: Sequence[int], key: str = name) -> float:
            return verdict_measures([rows[i] for i in indices])[key]

        found[name] = bootstrap_interval([r.pair for r in rows], statistic, n_draws=n_draws)
    return found


def length_band(row: JudgedRequirement) -> tuple[str]:
    """Return the group that a requirement belongs to by its length: short ones name a skill, long ones describe it."""
    for most, least in zip(LENGTH_BANDS, (1, *(n + 1 for n in LENGTH_BANDS)), strict=False):
        if row.n_words <= most:
            return (f"{least:02}-{most:02} words",)
    return (f"{LENGTH_BANDS[-1] + 1} words or more",)


def by_group(
    result: SystemResult, key: Callable[[JudgedRequirement], Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Return verdict measures for each group that `key` puts a requirement in."""
    groups: dict[str, list[JudgedRequirement]] = defaultdict(list)
    for row in result.requirements:
        for name in key(row):
            groups[name].append(row)
    return {name: verdict_measures(rows) for name, rows in sorted(groups.items())}
