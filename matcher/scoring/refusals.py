"""Features of a refusal: how far the résumé says the opposite of what is asked."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.context import LINE_FLAGS, PostingContext, ResumeContext
from matcher.scoring.features import LINE_FEATURES, PairFeatures
from matcher.scoring.pooling import VERDICT_FEATURES
from matcher.types import REQUIREMENT_KINDS

FloatArray = npt.NDArray[np.float32]

REFUSAL_FEATURES: Final[tuple[str, ...]] = (
    "refuses_1",
    "refuses_2",
    "topic_refuses",
    "refuses_margin",
    "denied_coverage",
    "denying_cosine",
    "denying_topic_cosine",
    "denying_supports",
    "denying_tfidf",
    "denying_taxonomy",
    "others_coverage",
    "n_denying",
    "denying_margin",
    "denying_topic_margin",
    "lines_nearer",
    "denying_line_score",
    "best_shown",
    "rule_contradicted",
    "rule_credit",
    "asked_years",
    "n_words",
    *(f"kind_{k}" for k in REQUIREMENT_KINDS),
)
MAX_NEARER: Final = 5
_LINE: Final = {name: i for i, name in enumerate(LINE_FEATURES)}
_FLAG: Final = {name: i for i, name in enumerate(LINE_FLAGS)}
_VERDICT: Final = {name: i for i, name in enumerate(VERDICT_FEATURES)}
# +1 makes a refusal likelier, -1 less likely; evidence that shows the thing can only speak against a refusal.
_SIGNS: Final = {
    "refuses_1": 1,
    "denied_coverage": 1,
    "best_shown": -1,
    "rule_contradicted": 1,
    "rule_credit": -1,
}
REFUSAL_MONOTONE: Final[tuple[int, ...]] = tuple(_SIGNS.get(name, 0) for name in REFUSAL_FEATURES)


def refusal_features(
    posting: PostingContext,
    resume: ResumeContext,
    features: PairFeatures,
    line_scores: FloatArray,
    X: FloatArray,
) -> FloatArray:
    """Pool the denying lines of a résumé for each requirement.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures
    line_scores : ndarray of shape (n_requirements, n_lines)
    X : ndarray of shape (n_requirements, len(VERDICT_FEATURES))

    Returns
    -------
    ndarray of shape (n_requirements, len(REFUSAL_FEATURES))
    """
    n_r, n_l = line_scores.shape
    out = np.zeros((n_r, len(REFUSAL_FEATURES)), np.float32)
    at = {name: i for i, name in enumerate(REFUSAL_FEATURES)}
    # Without a denying line the margins are as low as they can be.
    out[:, at["denying_margin"]] = out[:, at["denying_topic_margin"]] = -1.0
    out[:, at["lines_nearer"]] = MAX_NEARER
    if n_l:
        denying = (resume.flags[:, _FLAG["denies"]] > 0) & features.usable
        lines = features.lines
        refuses = np.where(features.usable[None, :], lines[:, :, _LINE["p_refuses"]], 0.0)
        out[:, at["refuses_1"]] = refuses.max(axis=1)
        if n_l > 1:
            out[:, at["refuses_2"]] = np.partition(refuses, -2, axis=1)[:, -2]
        out[:, at["topic_refuses"]] = lines[:, :, _LINE["topic_refuses"]].max(axis=1)
        shown = lines[:, :, _LINE["p_supports"]] + 0.5 * lines[:, :, _LINE["p_partly"]]
        out[:, at["refuses_margin"]] = refuses.max(axis=1) - shown.max(axis=1)
        out[:, at["denied_coverage"]] = lines[:, :, _LINE["denied"]].max(axis=1)
        out[:, at["others_coverage"]] = lines[:, :, _LINE["others_work"]].max(axis=1)
        if (~denying).any():
            out[:, at["best_shown"]] = line_scores[:, ~denying].max(axis=1)
        if denying.any():
            for name in ("tfidf", "taxonomy"):
                out[:, at[f"denying_{name}"]] = lines[:, denying, _LINE[name]].max(axis=1)
            for name in ("cosine", "topic_cosine", "supports"):
                out[:, at[f"denying_{name}"]] = lines[:, :, _LINE[f"denied_{name}"]].max(axis=1)
            out[:, at["n_denying"]] = min(5, int(denying.sum()))
            out[:, at["denying_line_score"]] = line_scores[:, denying].max(axis=1)
            others = lines[:, ~resume.vectors.pieces.line_denies]
            for name, margin in (("cosine", "denying_margin"), ("topic_cosine", "denying_topic_margin")):
                best = others[:, :, _LINE[name]].max(axis=1, initial=0.0)
                out[:, at[margin]] = out[:, at[f"denying_{name}"]] - best
            nearer = others[:, :, _LINE["topic_cosine"]] > out[:, at["denying_topic_cosine"]][:, None]
            out[:, at["lines_nearer"]] = np.minimum(MAX_NEARER, nearer.sum(axis=1))
    out[:, at["rule_contradicted"]] = X[:, _VERDICT["quantity_contradicted"]]
    credits = X[:, [_VERDICT[f"{k}_credit"] for k in ("degree", "language", "certificate", "permission")]]
    out[:, at["rule_credit"]] = np.where(
        np.isnan(credits).all(axis=1), 0.5, np.nan_to_num(credits, nan=1.0).min(axis=1)
    )
    for name in ("asked_years", "n_words", *(f"kind_{k}" for k in REQUIREMENT_KINDS)):
        out[:, at[name]] = X[:, _VERDICT[name]]
    return out
