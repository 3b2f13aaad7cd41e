"""Trees as bits: every answer "goes right" rules out the leaves to the left of it; the first one that is left is reached.

All trees of an ensemble go through each step together, which in numpy is many times as fast as walking from node to node. The leaves and
the sums are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from matcher.exceptions import ArtefactError

# One bit a leaf, in the widest integer there is.
MAX_LEAVES: Final = 64
# How float32 stores a power of two.
_MANTISSA_BITS: Final = 23
_EXPONENT_BIAS: Final = 127


class Trees(Protocol):
    """The arrays that `compile_trees` reads; see `matcher.scoring.trees.TreeEnsemble`."""

    @property
    def feature(self) -> npt.NDArray[np.int32]:
        """Feature of each node, -1 at a leaf."""

    @property
    def threshold(self) -> npt.NDArray[np.float64]:
        """Largest value that goes left."""

    @property
    def left(self) -> npt.NDArray[np.int32]:
        """Node to the left."""

    @property
    def right(self) -> npt.NDArray[np.int32]:
        """Node to the right."""

    @property
    def missing_left(self) -> npt.NDArray[np.bool_]:
        """Where NaN goes."""

    @property
    def value(self) -> npt.NDArray[np.float64]:
        """What a leaf adds."""

    @property
    def baseline(self) -> float:
        """What the sum starts from."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TreeCodes:
    """All trees of an ensemble, by their different conditions: whether a value goes right at a node.

    Attributes
    ----------
    feature : ndarray of shape (n_conditions,)
        Which value is asked about; conditions under which NaN goes left come first.
    threshold : ndarray of float32, shape (n_conditions, 1)
        What a value must exceed.
    n_missing_left : int
        How many conditions do not hold for NaN; the others do.
    condition : ndarray of shape (n_nodes, n_trees)
        The condition at each inner node of each tree; smaller trees are filled up with nodes that rule nothing out.
    ruled_out : ndarray of unsigned integers, shape (n_nodes, n_trees, 1)
        The leaves that cannot be reached where it holds, a bit each, the leftmost leaf lowest.
    values : ndarray of float64, shape (n_trees * n_leaves,)
        What the leaves add, from left to right, tree after tree.
    first : ndarray of shape (n_trees, 1)
        Where the values of each tree begin.
    baseline : float
    """

    feature: npt.NDArray[np.int64]
    threshold: npt.NDArray[np.float32]
    n_missing_left: int
    condition: npt.NDArray[np.int64]
    ruled_out: npt.NDArray[Any]
    values: npt.NDArray[np.float64]
    first: npt.NDArray[np.int64]
    baseline: float

    def total(self, columns: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Return the sum of the trees for each row.

        Parameters
        ----------
        columns : ndarray of shape (n_features, n_rows)

        Returns
        -------
        ndarray of shape (n_rows,)
        """
        asked = columns.take(self.feature, axis=0)
        cut = self.n_missing_left
        holds = np.empty(asked.shape, self.ruled_out.dtype)
        np.greater(asked[:cut], self.threshold[:cut], out=holds[:cut], casting="unsafe")
        np.less_equal(asked[cut:], self.threshold[cut:], out=holds[cut:], casting="unsafe")
        holds[cut:] ^= 1
        # All bits, or none.
        np.negative(holds, out=holds)
        dead: npt.NDArray[Any] = np.zeros((len(self.first), columns.shape[1]), holds.dtype)
        for condition, ruled_out in zip(self.condition, self.ruled_out, strict=True):
            answer = holds.take(condition, axis=0)
            answer &= ruled_out
            dead |= answer
        # The lowest bit that is left is a power of two: the exponent of that number, as floats are stored, tells which leaf it is.
        reached = (~dead & (dead + 1)).astype(np.float32).view(np.int32)
        added = self.values.take((reached >> _MANTISSA_BITS) - _EXPONENT_BIAS + self.first)
        result = np.full(columns.shape[1], self.baseline)
        # One after the other, never pairwise: a row adds up to the same bits in any company.
        for own in added:
            result += own
        return result


def compile_trees(trees: Trees) -> TreeCodes:
    """Turn trees into bits.

    Parameters
    ----------
    trees : TreeEnsemble

    Returns
    -------
    TreeCodes
    """
    inner = trees.feature >= 0
    # The largest float32 that is not above the threshold separates the same values.
    with np.errstate(over="ignore"):
        threshold = trees.threshold.astype(np.float32)
    above = threshold > trees.threshold
    threshold[above] = np.nextafter(threshold[above], np.float32(-np.inf))
    keys = list(
        zip(
            (~trees.missing_left[inner]).tolist(),
            trees.feature[inner].tolist(),
            threshold[inner].tolist(),
            strict=True,
        )
    )
    conditions = sorted(set(keys))
    numbers = {key: number for number, key in enumerate(conditions)}
    at = np.zeros(trees.feature.shape, np.int64)
    at[inner] = [numbers[key] for key in keys]
    shapes = [
        _shape(*own)
        for own in zip(trees.feature.tolist(), trees.left.tolist(), trees.right.tolist(), strict=True)
    ]
    n_nodes = max((len(nodes) for nodes, _ in shapes), default=0)
    n_leaves = max((len(leaves) for _, leaves in shapes), default=1)
    condition = np.zeros((n_nodes, len(shapes)), np.int64)
    ruled_out = np.zeros((n_nodes, len(shapes), 1), _bits(n_leaves))
    values = np.zeros((len(shapes), n_leaves))
    for t, (nodes, leaves) in enumerate(shapes):
        for place, (node, bits) in enumerate(nodes):
            condition[place, t] = at[t, node]
            ruled_out[place, t] = bits
        values[t, : len(leaves)] = trees.value[t, leaves]
    return TreeCodes(
        feature=np.array([feature for _, feature, _ in conditions], np.int64),
        threshold=np.array([least for *_, least in conditions], np.float32)[:, None],
        n_missing_left=sum(not goes_right for goes_right, *_ in conditions),
        condition=condition,
        ruled_out=ruled_out,
        values=values.ravel(),
        first=np.arange(len(shapes))[:, None] * n_leaves,
        baseline=trees.baseline,
    )


def _shape(feature: list[int], left: list[int], right: list[int]) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the inner nodes of a tree, each with the leaves to its left as bits, and its leaves from left to right."""
    nodes: list[tuple[int, int]] = []
    leaves: list[int] = []

    def visit(node: int) -> None:
        """Number the leaves below a node."""
        if feature[node] < 0:
            leaves.append(node)
            return
        first = len(leaves)
        visit(left[node])
        nodes.append((node, (1 << len(leaves)) - (1 << first)))
        visit(right[node])

    visit(0)
    return nodes, leaves


def _bits(n_leaves: int) -> type[np.unsignedinteger[Any]]:
    """Return the smallest integers that hold a bit for every leaf."""
    if n_leaves > MAX_LEAVES:
        raise ArtefactError(
            f"A tree of the judge has {n_leaves} leaves, and no more than {MAX_LEAVES} can be evaluated. Train it with fewer leaves: make models"
        )
    return np.uint16 if n_leaves <= 16 else np.uint32 if n_leaves <= 32 else np.uint64
