"""Trees as arrays."""

from dataclasses import replace
from pathlib import Path

import numpy as np

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
