"""Features of a refusal: does the résumé say the opposite of what is asked?"""

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
    "denied_coverage",
    "denying_cosine",
    "denying_topic_cosine",
    "denying_partly",
    "denying_supports",
    "denying_tfidf",
    "denying_taxonomy",
    "others_coverage",
    "n_denying",
    "best_shown",
    "rule_contradicted",
    "rule_credit",
    "asked_years",
    "n_words",
    *(f"kind_{k}" for k in REQUIREMENT_KINDS),
)
_LINE: Final = {name: i for i, name in enumerate(LINE_FEATURES)}
_FLAG: Final = {name: i for i, name in enumerate(LINE_FLAGS)}
_VERDICT: Final = {name: i for i, name in enumerate(VERDICT_FEATURES)}
# +1 makes a refusal likelier, -1 less likely; evidence that shows the thing can only speak against a refusal.
REFUSAL_MONOTONE: Final[tuple[int, ...]] = (
    1,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    -1,
    1,
    -1,
    0,
    0,
    *(0 for _ in REQUIREMENT_KINDS),
)


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
    if n_l:
        denying = (resume.flags[:, _FLAG["denies"]] > 0) & features.usable
        lines = features.lines
        out[:, 0] = lines[:, :, _LINE["denied"]].max(axis=1)
        if denying.any():
            for i, name in enumerate(
                ("cosine", "topic_cosine", "p_partly", "p_supports", "tfidf", "taxonomy"), start=1
            ):
                out[:, i] = lines[:, denying, _LINE[name]].max(axis=1)
            out[:, 8] = min(5, int(denying.sum()))
        out[:, 7] = lines[:, :, _LINE["others_work"]].max(axis=1)
        if (~denying).any():
            out[:, 9] = line_scores[:, ~denying].max(axis=1)
    out[:, 10] = X[:, _VERDICT["quantity_contradicted"]]
    credits = X[:, [_VERDICT[f"{k}_credit"] for k in ("degree", "language", "certificate", "permission")]]
    out[:, 11] = np.where(np.isnan(credits).all(axis=1), 0.5, np.nan_to_num(credits, nan=1.0).min(axis=1))
    out[:, 12] = X[:, _VERDICT["asked_years"]]
    out[:, 13] = X[:, _VERDICT["n_words"]]
    out[:, 14:] = X[:, [_VERDICT[f"kind_{k}"] for k in REQUIREMENT_KINDS]]
    return out
