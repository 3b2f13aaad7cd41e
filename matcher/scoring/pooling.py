"""Pool the lines of a résumé into the features of one requirement.

Monotone by construction: a further line can only raise the features listed in `INCREASING`. (Lines far from a requirement get a score only while they are
among the few nearest; see `matcher.scoring.features.candidate_lines`.)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.callings import other_callings
from matcher.scoring.context import LINE_FLAGS, PostingContext, ResumeContext
from matcher.scoring.features import LINE_FEATURES, PairFeatures
from matcher.scoring.priors import PRIOR_FEATURES, RequirementPrior, prior_rates
from matcher.scoring.verdict_head import HEAD_FEATURES
from matcher.scoring.years import lines_of_jobs, mean_relevance, months_by_relevance, relevance_reached
from matcher.types import REQUIREMENT_KINDS

FloatArray = npt.NDArray[np.float32]

INCREASING: Final[tuple[str, ...]] = (
    "line_score_1",
    "line_score_2",
    "line_score_3",
    "supports_1",
    "supports_2",
    "expected_1",
    "expected_listed",
    "topic_supports_1",
    "topic_cosine_1",
    "cosine_1",
    "cosine_2",
    "tfidf_1",
    "coverage_shown",
    "coverage_listed",
    "coverage_resume",
    "taxonomy_shown",
    "taxonomy_listed",
    "parts_weakest",
    "parts_mean",
    "alternative_best",
    "job_line_score",
    "long_job_score",
    "n_supporting",
    "degree_credit",
    "language_credit",
    "certificate_credit",
    "permission_credit",
    "rule_alone",
    "rule_best",
    "rule_worst",
    "path_strict",
    "path_middle",
    "path_loose",
    "education_support",
    "context",
    "years_strict",
    "years_middle",
    "years_loose",
    "years_total",
    "years_by_lines_1",
    "years_by_lines_2",
    "years_by_lines_3",
    "years_weighted",
    "title_cosine",
    "duties_cosine",
    "head_met",
    "head_partly_met",
)
DECREASING: Final[tuple[str, ...]] = ("denied", "quantity_contradicted")
FREE: Final[tuple[str, ...]] = (
    "wished",
    "asked_years",
    "asked_degree",
    "n_words",
    "is_compound",
    "is_preferred",
    "has_alternatives",
    "equivalent_ok",
    *PRIOR_FEATURES,
    *(f"kind_{k}" for k in REQUIREMENT_KINDS),
)
VERDICT_FEATURES: Final[tuple[str, ...]] = (*INCREASING, *DECREASING, *FREE)
MONOTONE: Final[tuple[int, ...]] = (*(1 for _ in INCREASING), *(-1 for _ in DECREASING), *(0 for _ in FREE))

# What tells how well the lines of a résumé support a requirement, each 0-1; their mean is what other requirements see of it.
SUPPORT_FEATURES: Final[tuple[str, ...]] = (
    "line_score_1",
    "line_score_2",
    "expected_1",
    "supports_1",
    "cosine_1",
    "topic_supports_1",
    "coverage_resume",
)
_SUPPORT: Final = tuple(VERDICT_FEATURES.index(name) for name in SUPPORT_FEATURES)
_AT: Final = {name: i for i, name in enumerate(VERDICT_FEATURES)}
_LINE: Final = {name: i for i, name in enumerate(LINE_FEATURES)}
_FLAG: Final = {name: i for i, name in enumerate(LINE_FLAGS)}
_DEGREE: Final = {None: 0, "high_school": 1, "associate": 2, "bachelor": 3, "master": 4, "doctorate": 5}
_OWN: Final = (
    "asked_years",
    "asked_degree",
    "n_words",
    "is_compound",
    "is_preferred",
    "has_alternatives",
    "equivalent_ok",
    *(f"kind_{k}" for k in REQUIREMENT_KINDS),
)
_OWN_COLUMNS: Final = [_AT[name] for name in _OWN]
# Requirements of these kinds alone are decided by typed facts.
RULE_KINDS: Final = frozenset({"education", "language", "certification", "legal"})
PATH_FEATURES: Final = ("path_strict", "path_middle", "path_loose")
YEARS_CAP: Final = 2.0
# Years count by the relevance of the jobs that make up all, half and a quarter of what is asked for ...
YEAR_SHARES: Final[tuple[float, ...]] = (1.0, 0.5, 0.25)
# ... by the two best lines, by the topic in the header, and by the words of a job; weights that let each have its say.
RELEVANCE_WEIGHTS: Final[tuple[float, ...]] = (0.2, 0.3, 0.5)
_OR: Final = re.compile(r"\bor\b", re.IGNORECASE)
# Before any other requirement is looked at, the context is that of an average pair of the labelled set, and this counts as so many requirements.
CONTEXT_MEAN: Final = 0.4
CONTEXT_WEIGHT: Final = 6


def _top(values: FloatArray, k: int) -> FloatArray:
    """Return the k largest of each row, descending, padded with zeros."""
    if values.shape[1] < k:
        values = np.pad(values, ((0, 0), (0, k - values.shape[1])))
    if values.shape[1] == k:
        return -np.sort(-values, axis=1)
    top: FloatArray = -np.partition(-values, range(k), axis=1)[:, :k]
    return top


def pool(
    posting: PostingContext,
    resume: ResumeContext,
    features: PairFeatures,
    line_scores: FloatArray,
    prior: RequirementPrior | None,
    odds: FloatArray,
) -> FloatArray:
    """Compute the features that the verdict is judged by.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures
    line_scores : ndarray of shape (n_requirements, n_lines)
        Support by single lines, 0-1; 0 for lines that are not usable.
    prior : RequirementPrior or None
    odds : ndarray of shape (n_requirements, len(HEAD_FEATURES))
        What the verdict head says.

    Returns
    -------
    ndarray of shape (n_requirements, len(VERDICT_FEATURES))
        NaN where a feature does not apply.
    """
    n_r, n_l = line_scores.shape
    X = np.full((n_r, len(VERDICT_FEATURES)), np.nan, np.float32)
    if n_l == 0:
        lines = np.zeros((n_r, 1, len(LINE_FEATURES)), np.float32)
        flags = np.zeros((1, len(LINE_FLAGS)), np.float32)
        line_scores, months = np.zeros((n_r, 1), np.float32), np.zeros(1, np.float32)
    else:
        lines, flags, months = features.lines, resume.flags, resume.line_months
    listed = flags[:, _FLAG["listed"]] > 0
    # Wishes, bare claims and lists are told apart from deeds before pooling.
    weak = listed | (flags[:, _FLAG["claims"]] > 0) | (flags[:, _FLAG["interests"]] > 0)
    supports, partly = lines[:, :, _LINE["p_supports"]], lines[:, :, _LINE["p_partly"]]
    denied = lines[:, :, _LINE["denied"]]
    shown: FloatArray = np.where(weak[None, :], np.float32(0.0), supports) * (1 - np.minimum(1, denied))
    expected = supports + 0.5 * partly
    coverage = lines[:, :, _LINE["coverage"]] - denied - 0.7 * lines[:, :, _LINE["wished"]]
    coverage = np.maximum(coverage, 0.0)
    taxonomy = lines[:, :, _LINE["taxonomy"]] * (1.0 - np.minimum(1.0, 2 * denied))

    top = _top(line_scores, 3)
    for i in range(3):
        X[:, _AT[f"line_score_{i + 1}"]] = top[:, i]
    top_supports = _top(shown, 2)
    X[:, _AT["supports_1"]], X[:, _AT["supports_2"]] = top_supports[:, 0], top_supports[:, 1]
    X[:, _AT["expected_1"]] = np.where(weak[None, :], 0.0, expected).max(axis=1)
    X[:, _AT["expected_listed"]] = np.where(weak[None, :], expected, 0.0).max(axis=1)
    X[:, _AT["topic_supports_1"]] = np.where(weak[None, :], 0.0, lines[:, :, _LINE["topic_supports"]]).max(
        axis=1
    )
    X[:, _AT["topic_cosine_1"]] = lines[:, :, _LINE["topic_cosine"]].max(axis=1)
    top_cosine = _top(lines[:, :, _LINE["cosine"]], 2)
    X[:, _AT["cosine_1"]], X[:, _AT["cosine_2"]] = top_cosine[:, 0], top_cosine[:, 1]
    X[:, _AT["tfidf_1"]] = lines[:, :, _LINE["tfidf"]].max(axis=1)
    X[:, _AT["coverage_shown"]] = np.where(weak[None, :], 0.0, coverage).max(axis=1)
    X[:, _AT["coverage_listed"]] = np.where(weak[None, :], coverage, 0.0).max(axis=1)
    X[:, _AT["coverage_resume"]] = _coverage_anywhere(posting, resume, features)
    X[:, _AT["taxonomy_shown"]] = np.where(weak[None, :], 0.0, taxonomy).max(axis=1)
    X[:, _AT["taxonomy_listed"]] = np.where(weak[None, :], taxonomy, 0.0).max(axis=1)
    X[:, _AT["job_line_score"]] = np.where((months > 0)[None, :], line_scores, 0.0).max(axis=1)
    X[:, _AT["long_job_score"]] = (line_scores * np.minimum(1.0, months / 24.0)[None, :]).max(axis=1)
    X[:, _AT["n_supporting"]] = np.minimum(6, (line_scores > 0.4).sum(axis=1))
    X[:, _AT["denied"]] = denied.max(axis=1)
    X[:, _AT["wished"]] = lines[:, :, _LINE["wished"]].max(axis=1)
    X[:, _AT["title_cosine"]] = features.overall_parts[0]
    X[:, _AT["duties_cosine"]] = features.overall_parts[1]
    X[:, _AT["context"]] = context_of(line_support(X))
    for name in ("head_met", "head_partly_met"):
        X[:, _AT[name]] = odds[:, HEAD_FEATURES.index(name)]
    _pool_parts(posting, features, X)
    _quantity_columns(posting, features, X)
    _year_columns(posting, resume, lines, line_scores, X)
    educated = flags[:, _FLAG["education"]] > 0
    if educated.any():
        X[:, _AT["education_support"]] = expected[:, educated].max(axis=1)
    if prior is not None:
        X[:, [_AT[name] for name in PRIOR_FEATURES]] = prior_rates(prior, posting.vectors)
    X[:, _OWN_COLUMNS] = _own_features(posting)
    return X


@lru_cache(maxsize=128)
def _own_features(posting: PostingContext) -> FloatArray:
    """Return what each requirement says by itself, in the order of `_OWN`; a batch asks again for every résumé, so it must not be changed."""
    rows = [
        [
            requirement.min_years or 0.0,
            _DEGREE[requirement.degree_level],
            len(requirement.text.split()),
            requirement.compound,
            requirement.necessity == "preferred",
            bool(requirement.any_of),
            requirement.equivalent_experience_ok,
            *(kind in requirement.kinds for kind in REQUIREMENT_KINDS),
        ]
        for requirement in posting.posting.requirements
    ]
    found = np.array(rows, np.float32).reshape(len(rows), len(_OWN))
    found.setflags(write=False)
    return found


def line_support(X: FloatArray) -> FloatArray:
    """Return how well the lines of a résumé support each requirement: the mean of `SUPPORT_FEATURES`, shape (n_requirements,)."""
    total = np.zeros(len(X))
    for column in _SUPPORT:
        total += X[:, column]
    return (total / len(_SUPPORT)).astype(np.float32)


def context_of(support: FloatArray) -> FloatArray:
    """Return how well a résumé supports the other requirements of a posting, which tells whether this is the right field at all.

    Parameters
    ----------
    support : ndarray of shape (n_requirements,)
        `line_support` of each.

    Returns
    -------
    ndarray of shape (n_requirements,)
        The mean over the others, drawn towards `CONTEXT_MEAN` the more, the fewer they are: two unmet requirements say little, fifteen say much,
        and a requirement that stands alone has the context of an average pair.
    """
    others: FloatArray = support.sum(dtype=np.float32) - support
    return (others + np.float32(CONTEXT_WEIGHT * CONTEXT_MEAN)) / np.float32(
        len(support) - 1 + CONTEXT_WEIGHT
    )


def _coverage_anywhere(posting: PostingContext, resume: ResumeContext, features: PairFeatures) -> FloatArray:
    """Return the share of each requirement's content words found anywhere in usable lines."""
    share = np.zeros(len(posting.stems), np.float32)
    usable = features.usable.tolist()
    owners: list[int] = []
    found: list[float] = []
    for r, (stems, weights) in enumerate(zip(posting.stems, posting.stem_weights, strict=True)):
        for stem, weight in zip(stems, weights.tolist(), strict=True):
            for line, _ in resume.stem_lines.get(stem, ()):
                if usable[line]:
                    owners.append(r)
                    found.append(weight)
                    break
    # One after the other, in the order of the words.
    np.add.at(share, np.array(owners, np.int64), np.array(found, np.float32))
    return share


def _pool_parts(
    posting: PostingContext,
    features: PairFeatures,
    X: FloatArray,
) -> None:
    """Fill how well the weakest, the mean and the best demand of each requirement are supported."""
    best = features.demand_support
    demand = posting.vectors.demands
    owners = demand.owners
    part, alternative = demand.where("part"), demand.where("alternative")
    if len(part):
        # Demands stand in the order of their requirements.
        own, starts, counts = np.unique(owners[part], return_index=True, return_counts=True)
        mine = best[part]
        X[own, _AT["parts_weakest"]] = np.minimum.reduceat(mine, starts)
        X[own, _AT["parts_mean"]] = np.add.reduceat(mine, starts) / counts.astype(np.float32)
    if len(alternative):
        own, starts = np.unique(owners[alternative], return_index=True)
        X[own, _AT["alternative_best"]] = np.maximum.reduceat(best[alternative], starts)


def _quantity_columns(posting: PostingContext, features: PairFeatures, X: FloatArray) -> None:
    column = {"degree": "degree_credit", "language": "language_credit", "certificate": "certificate_credit"}
    for r, requirement in enumerate(posting.posting.requirements):
        contradicted = False
        for quantity in features.quantities[r]:
            place = _AT[column.get(quantity.kind, "permission_credit")]
            X[r, place] = quantity.credit if np.isnan(X[r, place]) else min(X[r, place], quantity.credit)
            contradicted |= quantity.contradicted
        X[r, _AT["quantity_contradicted"]] = contradicted
        if features.quantities[r]:
            credits = [q.credit for q in features.quantities[r]]
            X[r, _AT["rule_best"]], X[r, _AT["rule_worst"]] = max(credits), min(credits)
            if set(requirement.kinds) <= RULE_KINDS:
                # "A certificate, a degree or a licence": any of them will do.
                either = requirement.any_of or _OR.search(requirement.text)
                X[r, _AT["rule_alone"]] = max(credits) if either else min(credits)
        years = features.years[r]
        if years is not None and requirement.min_years:
            asked = 12.0 * requirement.min_years
            X[r, _AT["years_total"]] = min(YEARS_CAP, years.total_months / asked)
            if features.paths[r]:
                for name, months in zip(PATH_FEATURES, years.months, strict=True):
                    X[r, _AT[name]] = max(path.credit(months) for path in features.paths[r])


def _year_columns(
    posting: PostingContext,
    resume: ResumeContext,
    lines: FloatArray,
    line_scores: FloatArray,
    X: FloatArray,
) -> None:
    """Fill how relevant the jobs are that make up the years asked for: by their lines alone, and by lines, header and words together."""
    lines_of_job = lines_of_jobs(resume.resume)
    everybody = enumerate(zip(resume.resume.experiences, lines_of_job, strict=True))
    worked = [
        (j, job, list(own)) for j, (job, own) in everybody if job.is_paid_work and own and job.months > 0
    ]
    headers = resume.flags[:, _FLAG["job_header"]]
    for r, requirement in enumerate(posting.posting.requirements):
        if not requirement.min_years:
            continue
        asked = 12.0 * requirement.min_years
        others = other_callings(requirement, resume.resume, lines_of_job)
        paid = [(job, own) for j, job, own in worked if j not in others]
        jobs = [job for job, _ in paid]
        topics = lines[r, :, _LINE["topic_cosine"]] * headers if paid else headers
        by_lines, relevance = [], []
        for _, own in paid:
            shown = float(_top(line_scores[r : r + 1, own], 2).mean())
            parts = (shown, float(topics[own].max()), float(lines[r, own, _LINE["tfidf"]].max()))
            by_lines.append(shown)
            relevance.append(sum(w * max(0.0, p) for w, p in zip(RELEVANCE_WEIGHTS, parts, strict=True)))
        shown_steps = months_by_relevance(jobs, by_lines, resume.resume.as_of)
        steps = months_by_relevance(jobs, relevance, resume.resume.as_of)
        for i, (name, share) in enumerate(
            zip(("years_strict", "years_middle", "years_loose"), YEAR_SHARES, strict=True)
        ):
            X[r, _AT[name]] = relevance_reached(steps, share * asked)
            X[r, _AT[f"years_by_lines_{i + 1}"]] = relevance_reached(shown_steps, share * asked)
        X[r, _AT["years_weighted"]] = mean_relevance(steps, asked)
