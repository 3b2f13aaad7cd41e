"""What the verdict head is trained on: every verdict of the labelled pairs, with the lines that come near its requirement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.priors import requirement_vectors
from matcher.scoring.verdict_head import head_inputs
from matcher.training.dataset import LINE_TARGET, PairRows, shared_target

FloatArray = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

# The verdicts that each of HEAD_FEATURES stands for.
_TARGETS: Final = (("met",), ("met", "partly_met"), ("contradicted",))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRecipe:
    """How the verdict head is trained; chosen on fields left out of the labelled set (see the model card of the judge).

    Attributes
    ----------
    rank, n_hidden : int
        Length of the projections; width of the hidden layer.
    epochs : int
    rows_per_step : int
    learning_rate : float
        The highest; it rises to it and falls to nothing (one cycle).
    weight_decay : float
    input_dropout, hidden_dropout : float
        On the vectors and on the hidden layer.
    n_heads : int
        Heads of a judge, from as many starts. While rows are left out one head stands for them, to save time.
    quotes : float
        Weight of the loss that sets quoted lines above the others.
    """

    rank: int = 64
    n_hidden: int = 64
    epochs: int = 8
    rows_per_step: int = 256
    learning_rate: float = 2e-3
    weight_decay: float = 1e-3
    input_dropout: float = 0.3
    hidden_dropout: float = 0.2
    quotes: float = 0.5
    n_heads: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRows:
    """What the head sees of labelled requirements: one row each, with any number of lines.

    Attributes
    ----------
    requirements : ndarray of float32, shape (n_rows, dim)
    lines : ndarray of float32, shape (n_lines, dim)
        The lines of all résumés.
    starts : ndarray of int64, shape (n_rows + 1,)
        Where the entries of each row begin.
    places : ndarray of int64, shape (n_entries,)
        Line of each entry.
    inputs : ndarray of float32, shape (n_entries, N_INPUTS)
    quoted : ndarray of bool, shape (n_entries,)
        Whether the line is quoted for a requirement that is met or partly met.
    targets : ndarray of float32, shape (n_rows, len(HEAD_FEATURES))
        How far each verdict is right, 0-1.
    """

    requirements: FloatArray
    lines: FloatArray
    starts: Indices
    places: Indices
    inputs: FloatArray
    quoted: npt.NDArray[np.bool_]
    targets: FloatArray

    def entries(self, rows: Indices) -> tuple[Indices, Indices]:
        """Return the entries of some rows and, for each, the position of its row among them."""
        counts = self.starts[rows + 1] - self.starts[rows]
        owners = np.repeat(np.arange(len(rows)), counts)
        first = np.repeat(self.starts[rows] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        return first + np.arange(len(owners)), owners


def head_rows(rows: Sequence[PairRows], supports: Sequence[FloatArray]) -> HeadRows:
    """Gather the rows of labelled pairs, in the order of their labels.

    Parameters
    ----------
    rows : sequence of PairRows
    supports : sequence of ndarray of shape (n_requirements, n_lines)
        Support by single lines, by line trees that never saw the pair.

    Returns
    -------
    HeadRows
    """
    first_line: dict[int, int] = {}
    lines: list[FloatArray] = []
    requirements, counts, places, inputs, quoted = [], [], [], [], []
    verdicts, alternatives = [], []
    n_lines = 0
    for row, support in zip(rows, supports, strict=True):
        vectors = row.resume.vectors
        if id(vectors) not in first_line:
            first_line[id(vectors)] = n_lines
            lines.append(vectors.lines.embeddings)
            n_lines += len(vectors.lines)
        whole = requirement_vectors(row.posting)
        for (r, gold), evidence in zip(row.gold, row.line_labels, strict=True):
            near = np.flatnonzero(support[r] > 0)
            requirements.append(whole[r])
            counts.append(len(near))
            places.append(near + first_line[id(vectors)])
            inputs.append(head_inputs(row.features.lines[r, near], support[r, near]).astype(np.float32))
            quoted.append(np.isin(near, evidence) & (gold.verdict in LINE_TARGET))
            verdicts.append(gold.verdict)
            alternatives.append(gold.alternative or gold.verdict)
    return HeadRows(
        requirements=np.array(requirements, np.float32),
        lines=np.concatenate(lines).astype(np.float32),
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        places=np.concatenate(places).astype(np.int64),
        inputs=np.concatenate(inputs),
        quoted=np.concatenate(quoted),
        targets=np.stack([shared_target(verdicts, alternatives, v) for v in _TARGETS], axis=1).astype(
            np.float32
        ),
    )
