"""Features of a refusal: how far the résumé says the opposite of what is asked."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.parsing.clauses import praises
from matcher.scoring.context import LINE_FLAGS, PostingContext, ResumeContext
from matcher.scoring.features import LINE_FEATURES, PairFeatures
from matcher.scoring.intents import accepts_a_plan
from matcher.scoring.pooling import VERDICT_FEATURES
from matcher.scoring.verdict_head import HEAD_FEATURES
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
    "line_nearness",
    "second_nearness",
    "line_refuses",
    "line_topic_refuses",
    "line_supports",
    "line_partly",
    "line_topic_cosine",
    "line_cosine",
    "line_denied",
    "line_denies",
    "line_score",
    "line_wished",
    "line_words",
    "best_other_line",
    "lines_nearer_topic",
    "line_denied_supports",
    "head_contradicted",
)
MAX_NEARER: Final = 5
# Weights by which a line is chosen as the one that speaks of the thing and against it.
_NEARNESS: Final = {"topic_cosine": 1.0, "p_refuses": 2.0, "topic_refuses": 1.0, "denied": 2.0}
_DENIES_WEIGHT: Final = 0.7
_LINE: Final = {name: i for i, name in enumerate(LINE_FEATURES)}
_FLAG: Final = {name: i for i, name in enumerate(LINE_FLAGS)}
_VERDICT: Final = {name: i for i, name in enumerate(VERDICT_FEATURES)}
# Where a plan is accepted, who lacks the thing has refused nothing yet, unless it is refused for good: "and do not mean to", "cannot be registered".
_FOR_GOOD: Final = re.compile(
    r"\b(?:cannot|can['’]t|will not|won['’]t|(?:do|does|am|is) not (?:mean|intend|want|plan|going|interested|willing|eligible|ready)|not (?:interested|going|planning|eligible|ready|willing)|don['’]t (?:want|mean|plan)|decided against|gave up|given up|no (?:plan|wish|intention|interest|desire)|refuse|never (?:will|again)|only)\b",
    re.IGNORECASE,
)
# "Would love to travel" is what such requirements ask to hear, "would stay in Leeds" what refuses them.
STATED_BY_WISH: Final = frozenset({"availability", "legal", "physical"})
# +1 makes a refusal likelier, -1 less likely; evidence that shows the thing can only speak against a refusal.
_SIGNS: Final = {
    "refuses_1": 1,
    "denied_coverage": 1,
    "best_shown": -1,
    "rule_contradicted": 1,
    "rule_credit": -1,
    "line_refuses": 1,
    "line_topic_refuses": 1,
    "line_supports": -1,
    "line_denied": 1,
    "line_denies": 1,
    "best_other_line": -1,
    "lines_nearer_topic": -1,
    "head_contradicted": 1,
}
REFUSAL_MONOTONE: Final[tuple[int, ...]] = tuple(_SIGNS.get(name, 0) for name in REFUSAL_FEATURES)


def refusal_nearness(lines: FloatArray, resume: ResumeContext) -> FloatArray:
    """Return how far each line speaks of what is asked for and against it; "based in Leeds" needs no "not".

    Parameters
    ----------
    lines : ndarray of shape (..., n_lines, len(LINE_FEATURES))
    resume : ResumeContext

    Returns
    -------
    ndarray of shape (..., n_lines)
    """
    denies = (resume.flags[:, _FLAG["denies"]] > 0).astype(np.float32)
    nearness: FloatArray = np.float32(_DENIES_WEIGHT) * denies
    for name, weight in _NEARNESS.items():
        nearness = nearness + np.float32(weight) * lines[..., _LINE[name]]
    return nearness


def refusal_features(
    posting: PostingContext,
    resume: ResumeContext,
    features: PairFeatures,
    line_scores: FloatArray,
    X: FloatArray,
    odds: FloatArray,
) -> FloatArray:
    """Say for each requirement what the denying lines come to, what the one line nearest to a refusal says, and what stands against it.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures
    line_scores : ndarray of shape (n_requirements, n_lines)
    X : ndarray of shape (n_requirements, len(VERDICT_FEATURES))
    odds : ndarray of shape (n_requirements, len(HEAD_FEATURES))
        What the verdict head says.

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
        _refusing_line(resume, features, line_scores, out, at)
    out[:, at["rule_contradicted"]] = X[:, _VERDICT["quantity_contradicted"]]
    credits = X[:, [_VERDICT[f"{k}_credit"] for k in ("degree", "language", "certificate", "permission")]]
    out[:, at["rule_credit"]] = np.where(
        np.isnan(credits).all(axis=1), 0.5, np.nan_to_num(credits, nan=1.0).min(axis=1)
    )
    for name in ("asked_years", "n_words", *(f"kind_{k}" for k in REQUIREMENT_KINDS)):
        out[:, at[name]] = X[:, _VERDICT[name]]
    out[:, at["head_contradicted"]] = odds[:, HEAD_FEATURES.index("head_contradicted")]
    return out


def refused_by_nobody(
    posting: PostingContext, resume: ResumeContext, features: PairFeatures
) -> npt.NDArray[np.bool_]:
    """Tell of each requirement whether nothing refuses it, however much it looks so.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures

    Returns
    -------
    ndarray of bool, shape (n_requirements,)
        True where the line nearest to a refusal only wishes for the thing or praises by a "no", and where the thing may still come and is not
        refused for good.
    """
    requirements = posting.posting.requirements
    if not len(resume.resume.lines):
        return np.zeros(len(requirements), bool)
    nearness = np.where(features.usable[None, :], refusal_nearness(features.lines, resume), -1.0)
    best = nearness.argmax(axis=1)
    rows = np.arange(len(requirements))
    denies = resume.flags[best, _FLAG["denies"]] > 0
    wished = (features.lines[rows, best, _LINE["wished"]] > 0) & ~denies
    found = np.zeros(len(requirements), bool)
    for r, (requirement, quantities) in enumerate(zip(requirements, features.quantities, strict=True)):
        if not STATED_BY_WISH.isdisjoint(requirement.kinds):
            continue
        refused = [span.text for q in quantities if q.contradicted for span in q.spans]
        if accepts_a_plan(requirement.text):
            said = [resume.resume.lines[best[r]].compared_text, *refused]
            found[r] = not any(_FOR_GOOD.search(text) for text in said)
        elif wished[r] or (not denies[r] and praises(resume.resume.lines[best[r]].compared_text)):
            found[r] = not refused
    return found


def _refusing_line(
    resume: ResumeContext,
    features: PairFeatures,
    line_scores: FloatArray,
    out: FloatArray,
    at: dict[str, int],
) -> None:
    """Fill what the line says that comes nearest to a refusal, and what stands against it."""
    lines = features.lines
    nearness = np.where(features.usable[None, :], refusal_nearness(lines, resume), np.float32(-1.0))
    n_r, n_l = nearness.shape
    rows, best = np.arange(n_r), nearness.argmax(axis=1)
    out[:, at["line_nearness"]] = nearness[rows, best]
    if n_l > 1:
        out[:, at["second_nearness"]] = np.partition(nearness, -2, axis=1)[:, -2]
    for name, column in (
        ("line_refuses", "p_refuses"),
        ("line_topic_refuses", "topic_refuses"),
        ("line_supports", "p_supports"),
        ("line_partly", "p_partly"),
        ("line_topic_cosine", "topic_cosine"),
        ("line_cosine", "cosine"),
        ("line_denied", "denied"),
        ("line_wished", "wished"),
        ("line_words", "line_words"),
        ("line_denied_supports", "denied_supports"),
    ):
        out[:, at[name]] = lines[rows, best, _LINE[column]]
    out[:, at["line_denies"]] = resume.flags[best, _FLAG["denies"]] > 0
    out[:, at["line_score"]] = line_scores[rows, best]
    others = line_scores.copy()
    others[rows, best] = 0.0
    out[:, at["best_other_line"]] = others.max(axis=1)
    topic = lines[:, :, _LINE["topic_cosine"]]
    nearer = (topic > topic[rows, best][:, None]).sum(axis=1)
    out[:, at["lines_nearer_topic"]] = np.minimum(MAX_NEARER + 1, nearer)
