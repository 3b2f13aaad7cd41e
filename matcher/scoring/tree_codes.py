"""Trees as tables: the answers to a tree's conditions, read as bits, number the leaf.

Ten times as fast in numpy as walking from node to node, with the same leaves and the same sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

# A tree with more conditions than this has its table split at the root, level by level.
MAX_CONDITIONS: Final = 12

Column = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint16]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Whether a value goes right: ``value > threshold``, or NaN where missing values go right."""

    feature: int
    threshold: Any
    missing_left: bool

    def holds(self, column: Column) -> npt.NDArray[np.bool_]:
        """Return the answer for every value of a column."""
        right: npt.NDArray[np.bool_] = (
            column > self.threshold if self.missing_left else np.logical_not(column <= self.threshold)
        )
        return right


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TreeTable:
    """One tree: its conditions, by number, and what is added for every combination of answers.

    ``guards`` are conditions with the answer under which the table applies: a large tree is several tables, of which one applies to a row.
    """

    conditions: tuple[int, ...]
    values: npt.NDArray[np.float64]
    guards: tuple[tuple[int, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TreeCodes:
    """All trees of an ensemble.

    Attributes
    ----------
    conditions : tuple of Condition
        Each different one once.
    trees : tuple of tuple of TreeTable
    baseline : float
    """

    conditions: tuple[Condition, ...]
    trees: tuple[tuple[TreeTable, ...], ...]
    baseline: float

    def total(
        self, n_rows: int, columns: Sequence[Column] | npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float64]:
        """Return the sum of the trees for each row.

        Parameters
        ----------
        n_rows : int
        columns : sequence of ndarray of shape (n_rows,)
            Values by feature.

        Returns
        -------
        ndarray of shape (n_rows,)
        """
        answers = _Answers(self.conditions, columns)
        result = np.full(n_rows, self.baseline)
        for tables in self.trees:
            added = np.zeros(0)
            for table in tables:
                values = table.values.take(answers.code(n_rows, table))
                if table.guards and len(added):
                    added = np.where(answers.all(n_rows, table.guards), values, added)
                else:
                    # The first of several tables; those that apply elsewhere overwrite it.
                    added = values
            result += added
        return result


class _Answers:
    """The answers to conditions on given columns, each worked out at most once."""

    def __init__(
        self, conditions: tuple[Condition, ...], columns: Sequence[Column] | npt.NDArray[np.float32]
    ) -> None:
        self._conditions = conditions
        self._columns = columns
        self._known: dict[int, Codes] = {}

    def __getitem__(self, number: int) -> Codes:
        answer = self._known.get(number)
        if answer is None:
            condition = self._conditions[number]
            answer = condition.holds(self._columns[condition.feature]).astype(np.uint16)
            self._known[number] = answer
        return answer

    def code(self, n_rows: int, table: TreeTable) -> Codes:
        code = np.zeros(n_rows, np.uint16)
        shifted = np.empty(n_rows, np.uint16)
        for bit, number in enumerate(table.conditions):
            np.left_shift(self[number], bit, out=shifted)
            np.bitwise_or(code, shifted, out=code)
        return code

    def all(self, n_rows: int, guards: tuple[tuple[int, bool], ...]) -> npt.NDArray[np.bool_]:
        applies = np.ones(n_rows, bool)
        for number, wanted in guards:
            applies &= (self[number] > 0) == wanted
        return applies


def compile_trees(trees: Trees) -> TreeCodes:
    """Turn trees into tables.

    Parameters
    ----------
    trees : TreeEnsemble

    Returns
    -------
    TreeCodes
    """
    numbers: dict[tuple[int, float, bool], int] = {}
    conditions: list[Condition] = []

    def number(t: int, node: int) -> int:
        """Return the number of the condition at a node; equal conditions share one."""
        key = (
            int(trees.feature[t, node]),
            float(trees.threshold[t, node]),
            bool(trees.missing_left[t, node]),
        )
        if key not in numbers:
            numbers[key] = len(conditions)
            # A threshold that float32 holds exactly is compared as one, which spares widening the column.
            # One beyond its range becomes infinite, which differs, and stays as it is.
            with np.errstate(over="ignore"):
                narrow = np.float32(key[1])
            threshold = narrow if float(narrow) == key[1] else np.float64(key[1])
            conditions.append(Condition(feature=key[0], threshold=threshold, missing_left=key[2]))
        return numbers[key]

    def inner(t: int, node: int) -> list[int]:
        """Return the nodes below a node that are no leaves, itself first."""
        if trees.feature[t, node] < 0:
            return []
        return [node, *inner(t, int(trees.left[t, node])), *inner(t, int(trees.right[t, node]))]

    def tables(t: int, node: int, guards: tuple[tuple[int, bool], ...]) -> list[TreeTable]:
        """Return the tables of what hangs below a node."""
        nodes = inner(t, node)
        if len(nodes) > MAX_CONDITIONS:
            own = number(t, node)
            return [
                *tables(t, int(trees.left[t, node]), (*guards, (own, False))),
                *tables(t, int(trees.right[t, node]), (*guards, (own, True))),
            ]
        bit = np.zeros(trees.feature.shape[1], np.int64)
        bit[nodes] = np.arange(len(nodes))
        codes = np.arange(1 << len(nodes))
        at = np.full(len(codes), node)
        # No path is longer than the number of conditions.
        for _ in nodes:
            is_inner = trees.feature[t, at] >= 0
            if not is_inner.any():
                break
            below = np.where(codes >> bit[at] & 1, trees.right[t, at], trees.left[t, at])
            at = np.where(is_inner, below, at)
        values = trees.value[t, at]
        return [TreeTable(conditions=tuple(number(t, n) for n in nodes), values=values, guards=guards)]

    compiled = tuple(tuple(tables(t, 0, ())) for t in range(len(trees.feature)))
    return TreeCodes(conditions=tuple(conditions), trees=compiled, baseline=trees.baseline)
