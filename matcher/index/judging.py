"""Requirements judged apart from their postings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matcher.index.catalogue import Catalogue
from matcher.scoring.context import PostingContext, ResumeContext
from matcher.scoring.deceit import repeated_lines
from matcher.scoring.decisions import Decisions, decide
from matcher.scoring.features import pair_features
from matcher.scoring.judge import Judge, all_line_scores
from matcher.scoring.outright import Outright, outright
from matcher.scoring.pooling import VERDICT_FEATURES, line_support
from matcher.scoring.trees import sigmoid

if TYPE_CHECKING:
    from matcher.engine import _Models

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

_AT_ONCE: Final = 256
# What a posting adds to the features of its requirements.
SHARED: Final = tuple(VERDICT_FEATURES.index(name) for name in ("title_cosine", "duties_cosine", "context"))


class JudgedNeeds:
    """What a résumé shows of the requirements of an index, worked out for those that are asked about.

    Parameters
    ----------
    catalogue : Catalogue
    resume : ResumeContext
    models : models of an engine

    Attributes
    ----------
    places : ndarray of int64, shape (n_needs,)
        Row of each requirement below, -1 for one that was not looked at yet.
    X : ndarray of float32, shape (n_judged, n_features)
        See `matcher.scoring.pooling.pool`; the shared features are those of no posting.
    refused : ndarray of float64, shape (n_judged,)
    numbers : ndarray of int64, shape (n_judged,)
    """

    def __init__(self, catalogue: Catalogue, resume: ResumeContext, models: _Models) -> None:
        self._catalogue = catalogue
        self._resume = resume
        self._models = models
        self.set_aside = repeated_lines(resume)
        self.usable = ~(self.set_aside | resume.blocked)
        self.places: Indices = np.full(catalogue.n_needs, -1, np.int64)
        self.numbers: Indices = np.zeros(0, np.int64)
        self.X = np.zeros((0, len(VERDICT_FEATURES)), np.float32)
        self.refused: Floats = np.zeros(0)
        none = np.zeros(0, bool)
        self._stated = Outright(**{field.name: none for field in dataclasses.fields(Outright)})

    @property
    def best(self) -> npt.NDArray[np.float32]:
        """How well lines support each requirement that was looked at; see `matcher.scoring.pooling.line_support`."""
        return line_support(self.X)

    def judge(self, numbers: Indices) -> None:
        """Work out what the résumé shows of some more requirements."""
        new = np.unique(numbers[self.places[numbers] < 0])
        if not len(new):
            return
        judge: Judge = self._models.judge
        postings = [posting for part in self._parts(new) for posting in part]
        features = [
            pair_features(
                posting,
                self._resume,
                head=judge.head,
                taxonomy=self._models.taxonomy,
                set_aside=self.set_aside,
            )
            for posting in postings
        ]
        support = all_line_scores(judge.line_trees, features)
        near = list(zip(postings, features, support, strict=True))
        rows = [judge.rows(posting, self._resume, own, lines) for posting, own, lines in near]
        stated = [
            self._stated,
            *(outright(posting, self._resume, own, lines) for posting, own, lines in near),
        ]
        self.places[new] = len(self.numbers) + np.arange(len(new))
        self.numbers = np.concatenate([self.numbers, new])
        self.X = np.concatenate([self.X, *(own.verdicts for own in rows)])
        refused = sigmoid(judge.refusal_trees.decision(np.concatenate([own.refusals for own in rows])))
        self.refused = np.concatenate([self.refused, refused])
        self._stated = Outright(
            **{
                field.name: np.concatenate([getattr(part, field.name) for part in stated])
                for field in dataclasses.fields(Outright)
            }
        )

    def _parts(self, numbers: Indices) -> Iterator[list[PostingContext]]:
        """Yield for every segment its requirements among these, some at a time as one posting."""
        for at, book in enumerate(self._catalogue.books):
            first, last = self._catalogue.first_needs[at : at + 2]
            own = numbers[(numbers >= first) & (numbers < last)] - first
            yield [
                book.context(own[start : start + _AT_ONCE].tolist()) for start in range(0, len(own), _AT_ONCE)
            ]

    def decisions(self, places: Indices, shared: npt.NDArray[Any]) -> Decisions:
        """Return verdicts and strengths as `Judge` gives them.

        Parameters
        ----------
        places : ndarray of int64, shape (n,)
            Rows of `X`.
        shared : ndarray of shape (n, 3) or (3,)
            What their postings add; see `SHARED`.

        Returns
        -------
        Decisions
            Arrays of shape (n,).
        """
        judge: Judge = self._models.judge
        X = self.X[places]
        X[:, SHARED] = shared
        p_partly = sigmoid(judge.partly_trees.decision(X))
        p_met = np.minimum(sigmoid(judge.met_trees.decision(X)), p_partly)
        return decide(judge.settings, p_met, p_partly, self.refused[places], self._stated.take(places))
