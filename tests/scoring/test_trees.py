"""Trees as arrays."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matcher.exceptions import ArtefactError
from matcher.scoring.trees import TreeEnsemble, sigmoid


def stump() -> TreeEnsemble:
    return TreeEnsemble(
        feature=np.array([[0, -1, -1]], np.int32),
        threshold=np.array([[0.5, 0.0, 0.0]]),
        left=np.array([[1, 0, 0]], np.int32),
        right=np.array([[2, 0, 0]], np.int32),
        missing_left=np.array([[True, False, False]]),
        value=np.array([[0.0, -1.0, 2.0]]),
        baseline=0.25,
        depth=1,
    )


def test_rows_go_left_at_the_threshold_and_where_missing() -> None:
    """At most the threshold goes left; NaN goes where training sent it."""
    X = np.array([[0.5], [0.6], [np.nan]], np.float32)
    assert stump().decision(X).tolist() == [-0.75, 2.25, -0.75]


def test_arrays_survive_a_file_without_pickle(tmp_path: Path) -> None:
    """What is stored is what is loaded, and loading needs no pickle."""
    np.savez(tmp_path / "t.npz", **stump().arrays("a_"))
    with np.load(tmp_path / "t.npz", allow_pickle=False) as stored:
        loaded = TreeEnsemble.from_arrays(stored, "a_")
    X = np.linspace(-1, 2, 13, dtype=np.float32)[:, None]
    assert loaded.decision(X).tolist() == stump().decision(X).tolist()


def test_a_row_decides_alike_in_any_batch() -> None:
    """The rows beside it do not matter."""
    X = np.array([[0.1], [0.9], [np.nan], [0.5]], np.float32)
    together = stump().decision(X)
    assert together.tolist() == [float(stump().decision(X[i : i + 1])[0]) for i in range(4)]


def test_sigmoid_does_not_overflow() -> None:
    """Huge logits give 0 and 1."""
    assert sigmoid(np.array([-1e4, 0.0, 1e4])).round(6).tolist() == [0.0, 0.5, 1.0]


def test_thresholds_beyond_float32_separate_nothing_but_missing_values() -> None:
    """A split that only sends missing values aside has a huge threshold, which no warning speaks of."""
    trees = replace(stump(), threshold=np.array([[1e300, 0.0, 0.0]]), missing_left=np.zeros((1, 3), bool))
    X = np.array([[-3e38], [0.5], [3e38], [np.nan]], np.float32)
    expected = [-0.75, -0.75, -0.75, 2.25]
    assert trees.decision(X).tolist() == expected
    assert TreeEnsemble.from_arrays(trees.arrays("a_"), "a_").decision(X).tolist() == expected


@pytest.mark.parametrize("n_inner", [0, 1, 5, 15, 20, 40, 63])
def test_bits_lead_to_the_leaf_that_walking_leads_to(n_inner: int) -> None:
    """Trees of any shape and of up to 64 leaves add what a walk from node to node adds, for any value."""
    rng = np.random.default_rng(n_inner)
    trees = random_trees(rng, n_trees=7, n_inner=n_inner)
    places = np.unique(trees.threshold).astype(np.float32)
    X = np.concatenate([rng.choice(places, (40, 3)), rng.normal(size=(40, 3))]).astype(np.float32)
    X[rng.random(X.shape) < 0.2] = np.nan
    assert trees.decision(X).tolist() == [walk(trees, row) for row in X.tolist()]


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    """An artefact that this version cannot evaluate says so when it is loaded."""
    with pytest.raises(ArtefactError, match="65 leaves"):
        random_trees(np.random.default_rng(1), n_trees=2, n_inner=64).compiled()


def random_trees(rng: np.random.Generator, *, n_trees: int, n_inner: int) -> TreeEnsemble:
    """Return trees that were grown by splitting a leaf chosen at random."""
    shape = (n_trees, 2 * n_inner + 1)
    feature, left, right = np.full(shape, -1, np.int32), np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    for t in range(n_trees):
        leaves = [0]
        for i in range(n_inner):
            node = leaves.pop(int(rng.integers(len(leaves))))
            feature[t, node], left[t, node], right[t, node] = rng.integers(3), 2 * i + 1, 2 * i + 2
            leaves += [2 * i + 1, 2 * i + 2]
    return TreeEnsemble(
        feature=feature,
        threshold=rng.normal(size=shape).round(1),  # mostly between two float32, and often the same
        left=left,
        right=right,
        missing_left=rng.random(shape) < 0.5,
        value=rng.normal(size=shape),
        baseline=0.25,
        depth=n_inner,
    )


def walk(trees: TreeEnsemble, row: list[float]) -> float:
    """Return the sum of the leaves that a row reaches, tree after tree."""
    total = trees.baseline
    for t in range(len(trees.feature)):
        node = 0
        while trees.feature[t, node] >= 0:
            value = row[trees.feature[t, node]]
            goes_left = trees.missing_left[t, node] if np.isnan(value) else value <= trees.threshold[t, node]
            node = int((trees.left if goes_left else trees.right)[t, node])
        total += float(trees.value[t, node])
    return total
