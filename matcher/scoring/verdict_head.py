"""The verdict head: from a requirement and the lines that come near it to log odds of its verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.representation.vectors import PostingVectors, ResumeVectors
from matcher.scoring.context import PostingContext, ResumeContext
from matcher.scoring.features import LINE_FEATURES, PairFeatures
from matcher.scoring.priors import whole_vectors

Floats = npt.NDArray[np.float64]
FloatArray = npt.NDArray[np.float32]

HEAD_FEATURES: Final[tuple[str, str, str]] = ("head_met", "head_partly_met", "head_contradicted")
"""What the head says of a requirement: log odds of "met", of "at least partly met" and of "contradicted"."""
PRODUCT_SCALE: Final = 8.0  # as in training: brings products and differences to a similar size
DIFFERENCE_SCALE: Final = 2.0
NOTHING: Final = -9.5
"""What stands for the lines of a requirement that no line comes near."""
N_INPUTS: Final = len(LINE_FEATURES) + 2
"""Inputs of the head beside the two vectors: the line features, and support by the line as a share and as log odds."""
KEPT_SIDES: Final = 512  # several heads for each document of a task of a batch, which comes back to all of them for every posting
_GRID: Final = 1e-4  # the last bits of arithmetic stay out of features and quotes
# Line features that are no shares: what they are divided by, before being cut off at two.
_SCALES: Final = {"line_words": 30.0, "job_months": 60.0, "years_ago": 10.0}
_DIVISORS: Final = np.array([_SCALES.get(name, 1.0) for name in LINE_FEATURES])
_MOST_INPUT: Final = 2.0
_LEAST_SUPPORT: Final = 1e-4
_LOGIT_SCALE: Final = 3.0
# Lines are quoted in the order of the log odds of their support plus this much of those of being quoted ...
_QUOTE_WEIGHT: Final = 2.0
# ... less this much of what they come to for the requirement they suit best among the others, at least `_NOWHERE`: what shows something else
# better is seldom what a reader quotes here ...
_ELSEWHERE_WEIGHT: Final = 0.1
_NOWHERE: Final = -15.0
# ... and a quote's score falls behind the best by a factor e for so much less.
_QUOTE_SLOPE: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HeadResult:
    """What the head says of one pair.

    Attributes
    ----------
    odds : ndarray of float32, shape (n_requirements, len(HEAD_FEATURES))
        NaN for vectors of another width, which come from an encoder that the head does not know.
    quotes : ndarray of float32, shape (n_requirements, n_lines)
        How much a reader would rather quote a line than the others, in log odds; 0 for lines without support.
    """

    odds: FloatArray
    quotes: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Side:
    """Requirements or lines as the head compares them: projections, what each text says by itself, and of a verdict alone."""

    projection: Floats
    own: Floats
    prior: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class VerdictHead:
    """A small network over requirement, line and line features, summed over lines; trained on verdicts, not on lines.

    Each line adds to the odds of a verdict and none takes from them, so that a further line never lowers what is said of a requirement.

    Attributes
    ----------
    project_requirement, project_line : ndarray of shape (dim, rank)
    product, difference : ndarray of shape (rank, n_hidden)
    inputs : ndarray of shape (N_INPUTS, n_hidden)
    requirement, line : ndarray of shape (dim, n_hidden)
        What each text says by itself.
    bias : ndarray of shape (n_hidden,)
    output : ndarray of shape (n_hidden, 4)
        Log odds that a line gives to each of `HEAD_FEATURES`, and of being quoted.
    output_bias : ndarray of shape (4,)
    prior : ndarray of shape (dim, 3)
        What the requirement alone says of the verdicts.
    prior_bias : ndarray of shape (3,)
    """

    project_requirement: Floats
    project_line: Floats
    product: Floats
    difference: Floats
    inputs: Floats
    requirement: Floats
    line: Floats
    bias: Floats
    output: Floats
    output_bias: Floats
    prior: Floats
    prior_bias: Floats

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]], prefix: str) -> VerdictHead:
        """Read what `arrays` gave."""
        return cls(**{f.name: arrays[f"{prefix}{f.name}"].astype(np.float64) for f in fields(cls)})

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Return the arrays that make up the head, names beginning with ``prefix``; half precision is precise enough, and half the file."""
        return {f"{prefix}{f.name}": getattr(self, f.name).astype(np.float16) for f in fields(self)}

    @property
    def dim(self) -> int:
        """Length of the vectors that the head reads."""
        return int(self.project_requirement.shape[0])

    def judge(
        self, posting: PostingContext, resume: ResumeContext, features: PairFeatures, support: FloatArray
    ) -> HeadResult:
        """Judge every requirement of a pair.

        Parameters
        ----------
        posting : PostingContext
        resume : ResumeContext
        features : PairFeatures
        support : ndarray of shape (n_requirements, n_lines)
            Support by single lines; those of support 0 are left out.

        Returns
        -------
        HeadResult
        """
        return self._judge(posting, resume, _candidates(features, support))

    def _judge(self, posting: PostingContext, resume: ResumeContext, near: _Candidates) -> HeadResult:
        """Judge every requirement by the lines that come near it."""
        quotes = np.zeros(near.shape, np.float32)
        if posting.vectors.demands.embeddings.shape[1] != self.dim:
            return HeadResult(
                odds=np.full((near.shape[0], len(HEAD_FEATURES)), np.nan, np.float32), quotes=quotes
            )
        left = _asked(self, posting.vectors)
        odds = left.prior.copy()
        silent = np.ones(len(odds), bool)
        if len(near.rows):
            right, rank = _said(self, resume.vectors), self.product.shape[0]
            q, t = left.projection[near.rows], right.projection[near.lines]
            pairs = np.empty((len(near.rows), 2 * rank + N_INPUTS))
            np.multiply(q, t, out=pairs[:, :rank])
            difference = np.subtract(q, t, out=pairs[:, rank : 2 * rank])
            np.abs(difference, out=difference)
            pairs[:, 2 * rank :] = near.inputs
            hidden = pairs @ _weights(self)
            hidden += left.own[near.rows]
            hidden += right.own[near.lines]
            np.maximum(hidden, 0.0, out=hidden)
            said = hidden @ self.output + self.output_bias
            quotes[near.rows, near.lines] = _on_grid(said[:, len(HEAD_FEATURES)])
            said = said[:, : len(HEAD_FEATURES)]
            highest = np.maximum.reduceat(said, near.starts)
            total = np.add.reduceat(np.exp(said - np.repeat(highest, near.counts, axis=0)), near.starts)
            odds[near.own] += highest + np.log(total)
            silent[near.own] = False
        odds[silent] += NOTHING
        return HeadResult(odds=_on_grid(odds), quotes=quotes)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Candidates:
    """Requirements and the lines that come near them, a pair in each row, side by side for each requirement.

    ``shape`` is that of the support. ``inputs`` are the `head_inputs` of the rows. ``own`` are the requirements that have any, ``starts`` and
    ``counts`` tell which rows are theirs.
    """

    shape: tuple[int, int]
    rows: npt.NDArray[np.int64]
    lines: npt.NDArray[np.int64]
    inputs: Floats
    own: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]


def _candidates(features: PairFeatures, support: FloatArray) -> _Candidates:
    """Return what every head reads of the lines with support."""
    rows, lines = np.nonzero(support > 0)
    own, starts, counts = np.unique(rows, return_index=True, return_counts=True)
    return _Candidates(
        shape=(support.shape[0], support.shape[1]),
        rows=rows,
        lines=lines,
        inputs=head_inputs(features.lines[rows, lines], support[rows, lines]),
        own=own,
        starts=starts,
        counts=counts,
    )


def mean_result(
    heads: Sequence[VerdictHead],
    posting: PostingContext,
    resume: ResumeContext,
    features: PairFeatures,
    support: FloatArray,
) -> HeadResult:
    """Judge every requirement of a pair by several heads, trained from different starts.

    Parameters
    ----------
    heads : sequence of VerdictHead
        At least one.
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures
    support : ndarray of shape (n_requirements, n_lines)

    Returns
    -------
    HeadResult
        The mean of what they say, which is steadier than any of them.
    """
    near = _candidates(features, support)
    said = [head._judge(posting, resume, near) for head in heads]
    if len(said) == 1:
        return said[0]
    return HeadResult(
        odds=np.stack([one.odds for one in said]).mean(axis=0, dtype=np.float64).astype(np.float32),
        quotes=np.stack([one.quotes for one in said]).mean(axis=0, dtype=np.float64).astype(np.float32),
    )


def _on_grid(values: Floats) -> FloatArray:
    rounded: FloatArray = (np.round(values / _GRID) * _GRID).astype(np.float32)
    return rounded


def quote_scores(support: FloatArray, quotes: FloatArray) -> FloatArray:
    """Return how well each line would stand as a quote; the best has the highest support of its requirement.

    A line that suits another requirement of the posting better stands a little behind.

    Parameters
    ----------
    support : ndarray of shape (n_requirements, n_lines)
        Support by single lines, 0-1.
    quotes : ndarray of shape (n_requirements, n_lines)
        See `HeadResult`.

    Returns
    -------
    ndarray of float32, shape (n_requirements, n_lines)
        0 for lines without support.
    """
    if not support.shape[1]:
        return support
    order = np.where(support > 0, _log_odds(support) + _QUOTE_WEIGHT * quotes, -np.inf)
    order -= _ELSEWHERE_WEIGHT * np.maximum(_highest_elsewhere(order), _NOWHERE)
    best = order.max(axis=1, keepdims=True)
    behind = np.where(support > 0, order - np.where(np.isfinite(best), best, 0.0), -np.inf)
    scores: FloatArray = (support.max(axis=1, keepdims=True) * np.exp(behind / _QUOTE_SLOPE)).astype(
        np.float32
    )
    return scores


def _highest_elsewhere(order: Floats) -> Floats:
    """Return the highest value of each line for another requirement; -inf in a posting of one."""
    if len(order) < 2:
        return np.full_like(order, -np.inf)
    second, first = np.partition(order, -2, axis=0)[-2:]
    elsewhere: Floats = np.where(order == first, second, first)
    return elsewhere


def _log_odds(support: FloatArray) -> Floats:
    share = np.clip(support.astype(np.float64), _LEAST_SUPPORT, 1 - _LEAST_SUPPORT)
    odds: Floats = np.log(share / (1 - share))
    return odds


def head_inputs(lines: FloatArray, support: FloatArray) -> Floats:
    """Return the inputs of the head beside the vectors.

    Parameters
    ----------
    lines : ndarray of shape (n, len(LINE_FEATURES))
        Line features of pairs of requirement and line.
    support : ndarray of shape (n,)
        Support by the line, 0-1.

    Returns
    -------
    ndarray of float64, shape (n, N_INPUTS)
    """
    odds = _log_odds(support) / _LOGIT_SCALE
    shares = np.minimum(lines / _DIVISORS, _MOST_INPUT)
    return np.concatenate([shares, support[:, None].astype(np.float64), odds[:, None]], axis=1)


@lru_cache(maxsize=16)
def _weights(head: VerdictHead) -> Floats:
    """Return the weights of products, differences and inputs, one below the other."""
    return np.concatenate([PRODUCT_SCALE * head.product, DIFFERENCE_SCALE * head.difference, head.inputs])


@lru_cache(maxsize=KEPT_SIDES)
def _asked(head: VerdictHead, vectors: PostingVectors) -> _Side:
    """Return the requirements of a posting as the head compares them; a batch asks again for every résumé."""
    whole = whole_vectors(vectors).astype(np.float64)
    return _Side(
        projection=whole @ head.project_requirement,
        own=whole @ head.requirement + head.bias,
        prior=whole @ head.prior + head.prior_bias,
    )


@lru_cache(maxsize=KEPT_SIDES)
def _said(head: VerdictHead, vectors: ResumeVectors) -> _Side:
    """Return the lines of a résumé as the head compares them; a batch asks again for every posting."""
    lines = vectors.lines.embeddings.astype(np.float64)
    return _Side(projection=lines @ head.project_line, own=lines @ head.line, prior=np.zeros((len(lines), 0)))
