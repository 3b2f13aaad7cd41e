"""Forecasts of strengths that nobody has judged yet, learnt from those of the same résumé that have been judged."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

_RIDGE: Final = 0.3
# With fewer judged requirements of a kind the two kinds are learnt together.
_LEAST: Final = 40
_LEVELS: Final = 6
# No forecast is surer than this.
_LEAST_ERROR: Final = 0.03


class Forecasts:
    """A ridge regression over looks, their squares and products, apart for typed and for other requirements.

    Parameters
    ----------
    looks : ndarray of shape (n_needs, n_features)
        See `matcher.index.glances.glance`.
    is_typed : ndarray of bool, shape (n_needs,)
    kinds : ndarray of shape (n_needs, n_kinds)
        What else tells requirements apart; enters without products.
    """

    def __init__(
        self, looks: npt.NDArray[np.float32], is_typed: npt.NDArray[np.bool_], kinds: npt.NDArray[np.float32]
    ) -> None:
        n = looks.shape[1]
        products = [looks[:, i] * looks[:, k] for i in range(n) for k in range(i, n)]
        self._design = np.column_stack([np.ones(len(looks), np.float32), looks, *products, kinds])
        self._is_typed = is_typed

    def __call__(self, judged: Indices, found: Floats) -> tuple[Floats, Floats]:
        """Learn from some requirements, and forecast all.

        Parameters
        ----------
        judged : ndarray of int64, shape (n_judged,)
        found : ndarray of shape (n_judged, n_targets)
            What was found for them; of the first target the likely error is estimated.

        Returns
        -------
        tuple of (ndarray of shape (n_needs, n_targets), ndarray of shape (n_needs,))
        """
        forecast = np.zeros((len(self._design), found.shape[1]))
        error = np.zeros(len(self._design))
        typed = self._is_typed[judged]
        apart = min(typed.sum(), (~typed).sum()) >= _LEAST
        for kind in (False, True) if apart else (None,):
            own = np.ones(len(judged), bool) if kind is None else typed == kind
            all_own = slice(None) if kind is None else self._is_typed == kind
            A, Y = self._design[judged[own]].astype(np.float64), found[own]
            penalty = _RIDGE * np.eye(A.shape[1])
            penalty[0, 0] = 1e-6
            gram = A.T @ A + penalty
            weights = np.linalg.solve(gram, A.T @ Y)
            rows = self._design[all_own]
            values = np.clip(rows @ weights.astype(np.float32), 0.0, 1.0)
            forecast[all_own] = values
            at_judged = np.clip(A @ weights, 0.0, 1.0)[:, 0]
            # What a row adds to its own forecast is taken out, so that the error is that of rows not seen.
            leverage = np.einsum("ij,ij->i", A, np.linalg.solve(gram, A.T).T)
            missed = (at_judged - Y[:, 0]) / np.maximum(1.0 - leverage, 0.2)
            error[all_own] = _error_by_level(at_judged, missed, values[:, 0])
        return forecast, error


def _error_by_level(at: Floats, missed: Floats, values: npt.NDArray[Any]) -> Floats:
    """Return the usual error of forecasts, by how high they are."""
    order = np.argsort(at, kind="stable")
    parts = np.array_split(order, min(_LEVELS, len(order)))
    centres = np.array([at[part].mean() for part in parts])
    errors = np.array([np.sqrt((missed[part] ** 2).mean()) for part in parts])
    result: Floats = np.maximum(np.interp(values, centres, errors), _LEAST_ERROR)
    return result
