"""Boosted trees as plain arrays: trained with scikit-learn, stored as npz, evaluated with numpy alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.tree_codes import TreeCodes, compile_trees

# Rows worked on at a time: the answers to all conditions stay in the processor's cache.
BLOCK_ROWS: Final = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeEnsemble:
    """A sum of regression trees.

    Attributes
    ----------
    feature : ndarray of int32, shape (n_trees, n_nodes)
        Feature that a node splits on; -1 at a leaf.
    threshold : ndarray of float64, shape (n_trees, n_nodes)
        A value goes left if it is at most the threshold.
    left, right : ndarray of int32, shape (n_trees, n_nodes)
    missing_left : ndarray of bool, shape (n_trees, n_nodes)
        Where a missing value (NaN) goes.
    value : ndarray of float64, shape (n_trees, n_nodes)
        What a leaf adds.
    baseline : float
    depth : int
        Longest path from a root to a leaf.
    """

    feature: npt.NDArray[np.int32]
    threshold: npt.NDArray[np.float64]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    missing_left: npt.NDArray[np.bool_]
    value: npt.NDArray[np.float64]
    baseline: float
    depth: int

    codes: TreeCodes | None = field(default=None, init=False, repr=False, compare=False)

    def decision(self, X: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Return the sum of the trees for each row.

        Parameters
        ----------
        X : ndarray of shape (n_rows, n_features)
            NaN where a feature does not apply.

        Returns
        -------
        ndarray of shape (n_rows,)
        """
        codes = self.compiled()
        total = np.empty(len(X))
        for start in range(0, len(X), BLOCK_ROWS):
            part = X[start : start + BLOCK_ROWS]
            total[start : start + BLOCK_ROWS] = codes.total(np.ascontiguousarray(part.T))
        return total

    def compiled(self) -> TreeCodes:
        """Return the trees as bits of conditions and leaves, built at the first call."""
        if self.codes is None:
            object.__setattr__(self, "codes", compile_trees(self))
        assert self.codes is not None
        return self.codes

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Return the arrays to store, their names beginning with `prefix`."""
        # A split that only sends missing values aside may have the largest float64 as threshold: infinite in float32, with the same answers.
        with np.errstate(over="ignore"):
            threshold = self.threshold.astype(np.float32)
        return {
            f"{prefix}feature": self.feature.astype(np.int16),
            f"{prefix}threshold": threshold,
            f"{prefix}left": self.left.astype(np.int16),
            f"{prefix}right": self.right.astype(np.int16),
            f"{prefix}missing_left": self.missing_left,
            f"{prefix}value": self.value,
            f"{prefix}scalars": np.array([self.baseline, self.depth], np.float64),
        }

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[Any]], prefix: str) -> TreeEnsemble:
        """Rebuild what `arrays` stored."""
        scalars = stored[f"{prefix}scalars"]
        return cls(
            feature=stored[f"{prefix}feature"].astype(np.int32),
            threshold=stored[f"{prefix}threshold"].astype(np.float64),
            left=stored[f"{prefix}left"].astype(np.int32),
            right=stored[f"{prefix}right"].astype(np.int32),
            missing_left=stored[f"{prefix}missing_left"].astype(bool),
            value=stored[f"{prefix}value"].astype(np.float64),
            baseline=float(scalars[0]),
            depth=int(scalars[1]),
        )


def sigmoid(x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the logistic function, without overflow."""
    return 1.0 / (1.0 + np.exp(-np.clip(x, -40.0, 40.0)))
