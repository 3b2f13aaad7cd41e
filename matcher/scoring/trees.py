"""Boosted trees as plain arrays: trained with scikit-learn, stored as npz, evaluated with numpy alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


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
        total = np.full(len(X), self.baseline)
        if not len(X):
            return total
        values = np.ascontiguousarray(X, np.float64)
        missing = np.isnan(values)
        has_missing = bool(missing.any())
        flat, n_features = values.ravel(), values.shape[1]
        offsets = np.arange(len(X)) * n_features
        for t in range(len(self.feature)):
            # A leaf points to itself, so that rows that arrived early stay where they are.
            leaf = self.feature[t] < 0
            here = np.arange(len(leaf), dtype=np.int32)
            left = np.where(leaf, here, self.left[t])
            right = np.where(leaf, here, self.right[t])
            feature = np.where(leaf, 0, self.feature[t])
            threshold, missing_left = self.threshold[t], self.missing_left[t]
            node = np.zeros(len(X), np.int32)
            for _ in range(self.depth):
                at = offsets + feature[node]
                goes_left = flat[at] <= threshold[node]
                if has_missing:
                    goes_left |= missing.ravel()[at] & missing_left[node]
                node = np.where(goes_left, left[node], right[node])
            total += self.value[t][node]
        return total

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[Any]]:
        """Return the arrays to store, their names beginning with `prefix`."""
        return {
            f"{prefix}feature": self.feature.astype(np.int16),
            f"{prefix}threshold": self.threshold.astype(np.float32).astype(np.float64),
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
