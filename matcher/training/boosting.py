"""Fit monotone boosted trees with LightGBM and export them as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from matcher.exceptions import MissingDependencyError
from matcher.scoring.trees import TreeEnsemble


def fit_trees(
    X: npt.NDArray[np.float32],
    y: npt.NDArray[np.float64],
    *,
    monotone: Sequence[int] | None = None,
    sample_weight: npt.NDArray[np.float64] | None = None,
    n_trees: int = 150,
    learning_rate: float = 0.06,
    max_leaves: int = 12,
    max_depth: int = 6,
    min_leaf: int = 25,
    l2: float = 5.0,
    max_features: float = 0.5,
    random_state: int = 0,
) -> TreeEnsemble:
    """Fit trees whose sum is a logit.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_features)
        NaN where a feature does not apply.
    y : ndarray of shape (n_rows,)
        Targets in [0, 1]; the loss is the cross-entropy.
    monotone : sequence of int, optional
        1, -1 or 0 for each feature.
    sample_weight : ndarray of shape (n_rows,), optional
    n_trees, learning_rate, max_leaves, max_depth, min_leaf, l2, max_features, random_state
        As LightGBM's ``num_iterations``, ``num_leaves``, ``max_depth``, ``min_data_in_leaf``, ``lambda_l2``, ``feature_fraction_bynode``, ``seed``.

    Returns
    -------
    TreeEnsemble

    Raises
    ------
    MissingDependencyError
        If LightGBM is not installed.
    """
    try:
        import lightgbm
    except ImportError as error:
        raise MissingDependencyError(
            "Training needs LightGBM, which is not installed. Install it with: pip install 'matcher[train]'"
        ) from error
    parameters = {
        "objective": "cross_entropy",
        "learning_rate": learning_rate,
        "num_leaves": max_leaves,
        "max_depth": max_depth,
        "min_data_in_leaf": min_leaf,
        "lambda_l2": l2,
        "feature_fraction_bynode": max_features,
        "seed": random_state,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,  # sums in one order, so the same data give the same trees
        "verbosity": -1,
        "max_bin": 127,
    }
    if monotone is not None:
        parameters["monotone_constraints"] = list(monotone)
        parameters["monotone_constraints_method"] = "intermediate"
    data = lightgbm.Dataset(X, label=y, weight=sample_weight, params={"verbosity": -1}, free_raw_data=True)
    booster = lightgbm.train(parameters, data, num_boost_round=n_trees)
    return export_trees(booster.dump_model())


def export_trees(model: dict[str, Any]) -> TreeEnsemble:
    """Turn a dumped LightGBM model into arrays.

    Parameters
    ----------
    model : dict
        From ``Booster.dump_model``.

    Returns
    -------
    TreeEnsemble
        Its `decision` equals the booster's raw score.
    """
    trees: list[list[tuple[int, float, int, int, bool, float]]] = []
    depth = 0
    for info in model["tree_info"]:
        nodes: list[tuple[int, float, int, int, bool, float]] = []
        depth = max(depth, _add_node(info["tree_structure"], nodes))
        trees.append(nodes)
    width = max((len(n) for n in trees), default=1)
    shape = (len(trees), width)
    feature, left, right = np.full(shape, -1, np.int32), np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    threshold, value, missing_left = np.zeros(shape), np.zeros(shape), np.zeros(shape, bool)
    for t, nodes in enumerate(trees):
        for n, (f, cut, a, b, missing, leaf) in enumerate(nodes):
            feature[t, n], threshold[t, n], left[t, n], right[t, n] = f, cut, a, b
            missing_left[t, n], value[t, n] = missing, leaf
    return TreeEnsemble(
        feature=feature,
        threshold=threshold,
        left=left,
        right=right,
        missing_left=missing_left,
        value=value,
        baseline=0.0,
        depth=depth,
    )


def _add_node(node: dict[str, Any], nodes: list[tuple[int, float, int, int, bool, float]]) -> int:
    """Append a node and all below it; return the depth below it."""
    at = len(nodes)
    if "leaf_value" in node:
        nodes.append((-1, 0.0, 0, 0, False, float(node["leaf_value"])))
        return 0
    nodes.append((-1, 0.0, 0, 0, False, 0.0))
    left = len(nodes)
    deepest = _add_node(node["left_child"], nodes)
    right = len(nodes)
    deepest = max(deepest, _add_node(node["right_child"], nodes))
    # LightGBM treats NaN as 0 where it saw none in training.
    missing_left = (
        bool(node["default_left"]) if node["missing_type"] == "NaN" else float(node["threshold"]) >= 0.0
    )
    nodes[at] = (int(node["split_feature"]), float(node["threshold"]), left, right, missing_left, 0.0)
    return deepest + 1
