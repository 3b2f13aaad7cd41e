"""The line head: from the vectors of a requirement and a résumé line to no, partly, supports, refuses."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.artefacts import models_dir
from matcher.exceptions import ArtefactError, InputError

CLASSES: Final[tuple[str, str, str, str]] = ("no", "partly", "supports", "refuses")
PRODUCT_SCALE: Final = 8.0  # as in training: brings products, differences and cosine to a similar size
DIFFERENCE_SCALE: Final = 2.0
COSINE_SCALE: Final = 4.0
# What the head says on average at each cosine, a logistic curve through its figures for 36,000 pairs of requirements and lines: for no, partly,
# supports, refuses (which no cosine tells). All that is left to say about the vectors of an encoder that it was not trained with.
COSINE_SLOPES: Final = (0.0, 12.11, 16.33, 0.0)
COSINE_OFFSETS: Final = (0.0, -7.83, -9.81, -40.0)
GRID: Final = 1e-6  # probabilities are rounded to it; the sums run in float64, whose noise is far below
_BLOCK: Final = 512  # pairs per block: its arrays stay in the cache of a processor, which halves the time
_ARRAYS: Final = (
    "project_requirement",
    "project_line",
    "product",
    "difference",
    "cosine",
    "requirement",
    "line",
    "bias",
    "output",
    "output_bias",
    "skip",
)

Floats = npt.NDArray[np.float64]
_NOTHING: Final[Floats] = np.zeros((0, 0))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Projected:
    """Requirements or lines as the head compares them.

    Attributes
    ----------
    vectors : ndarray of float32, shape (n_texts, dim)
    projection : ndarray of float64, shape (n_texts, rank + 1)
        Beside the projection stands a zero for a requirement, and a one for a line. Empty, as ``own`` is, for vectors of another width than the
        head's.
    own : ndarray of float64, shape (n_texts, n_hidden)
        What each text says by itself; see `LineHead.compare`.
    """

    vectors: npt.NDArray[np.float32]
    projection: Floats
    own: Floats

    def __len__(self) -> int:
        return len(self.vectors)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LineHead:
    """A small network over two sentence vectors, in plain numpy.

    Each vector is projected once; a pair costs a product, a difference and a cosine of the projections, one hidden layer, four outputs. So
    a batch pays for its texts with the encoder and next to nothing for its pairs.

    Attributes
    ----------
    project_requirement, project_line : ndarray of shape (dim, rank)
    product, difference : ndarray of shape (rank, n_hidden)
    cosine : ndarray of shape (n_hidden,)
    requirement, line : ndarray of shape (dim, n_hidden)
        What each text says by itself.
    bias : ndarray of shape (n_hidden,)
    output : ndarray of shape (n_hidden, 4)
    output_bias, skip : ndarray of shape (4,)
        ``skip`` multiplies the cosine.

    Examples
    --------
    >>> head = LineHead.load()  # doctest: +SKIP
    >>> head.predict(requirement_vectors, line_vectors).shape  # doctest: +SKIP
    (15, 60, 4)
    """

    project_requirement: Floats
    project_line: Floats
    product: Floats
    difference: Floats
    cosine: Floats
    requirement: Floats
    line: Floats
    bias: Floats
    output: Floats
    output_bias: Floats
    skip: Floats

    @classmethod
    def load(cls, path: str | Path | None = None) -> LineHead:
        """Read the head that travels with matcher, or the one in ``path``.

        Parameters
        ----------
        path : str, Path or None
            A folder with ``head.npz`` and ``manifest.json``.

        Returns
        -------
        LineHead

        Raises
        ------
        ArtefactError
            If the head is missing, incomplete, or not the file that its manifest describes.
        """
        folder = Path(path) if path is not None else models_dir() / "line_head"
        file, manifest = folder / "head.npz", folder / "manifest.json"
        if not file.is_file() or not manifest.is_file():
            raise ArtefactError(
                f"{folder} does not hold a line head (head.npz and manifest.json). Rebuild it with: make models"
            )
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        if json.loads(manifest.read_text(encoding="utf-8")).get("sha256") != digest:
            raise ArtefactError(
                f"{file} is not the file that its manifest describes. Restore both, or rebuild with: make models"
            )
        with np.load(file, allow_pickle=False) as arrays:
            missing = [name for name in _ARRAYS if name not in arrays]
            if missing:
                raise ArtefactError(
                    f"{file} lacks the arrays {', '.join(missing)}. Rebuild it with: make models"
                )
            found = {name: arrays[name].astype(np.float64) for name in _ARRAYS}
        if found["output"].shape[1] != len(CLASSES):
            raise ArtefactError(
                f"{file} tells {found['output'].shape[1]} classes apart; this version of matcher needs {len(CLASSES)}. Rebuild it with: make models"
            )
        return cls(**found)

    @property
    def dim(self) -> int:
        """Length of the vectors that the head reads."""
        return int(self.project_requirement.shape[0])

    def predict(
        self, requirement_vectors: npt.NDArray[np.float32], line_vectors: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        """Judge every line against every requirement.

        Parameters
        ----------
        requirement_vectors : ndarray of shape (n_requirements, dim)
            Unit vectors.
        line_vectors : ndarray of shape (n_lines, dim)
            Unit vectors.

        Returns
        -------
        ndarray of shape (n_requirements, n_lines, 4), float32
            Probabilities of no, partly, supports, refuses, on a grid of 1e-6; a pair's figures do not depend on the others in the call. Vectors of
            another width come from another encoder than the one that the head was trained with: of these only the cosine counts.
        """
        shapes = requirement_vectors.shape, line_vectors.shape
        if len(shapes[0]) != 2 or len(shapes[1]) != 2 or shapes[0][1] != shapes[1][1]:
            raise InputError(
                f"The vectors of predict must have the shapes (n_requirements, dim) and (n_lines, dim). Got {shapes[0]} and {shapes[1]} instead."
            )
        asked, said = self.requirement_side(requirement_vectors), self.line_side(line_vectors)
        return np.ascontiguousarray(np.moveaxis(self.compare(asked, said)[0], 0, -1))

    def requirement_side(self, vectors: npt.NDArray[np.float32]) -> Projected:
        """Return requirements ready to be compared with any lines; see `compare`."""
        if vectors.shape[1] != self.dim:
            return Projected(vectors=vectors, projection=_NOTHING, own=_NOTHING)
        u = vectors.astype(np.float64)
        return self._side(vectors, u @ self.project_requirement, u @ self.requirement + self.bias, 0.0)

    def line_side(self, vectors: npt.NDArray[np.float32]) -> Projected:
        """Return lines ready to be compared with any requirements; see `compare`."""
        if vectors.shape[1] != self.dim:
            return Projected(vectors=vectors, projection=_NOTHING, own=_NOTHING)
        v = vectors.astype(np.float64)
        return self._side(vectors, v @ self.project_line, v @ self.line, 1.0)

    def _side(
        self, vectors: npt.NDArray[np.float32], projection: Floats, own: Floats, beside: float
    ) -> Projected:
        # |a - b| is 2 max(a, b) - a - b, of which only the first depends on both.
        return Projected(
            vectors=vectors,
            projection=np.column_stack([projection, np.full(len(projection), beside)]),
            own=own - projection @ (DIFFERENCE_SCALE * self.difference),
        )

    def compare(
        self, asked: Projected, said: Projected
    ) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Judge every line against every requirement; `predict` for sides that are used again and again.

        Parameters
        ----------
        asked, said : Projected
            From `requirement_side` and `line_side`.

        Returns
        -------
        tuple of (ndarray of shape (4, n_requirements, n_lines), ndarray of shape (n_requirements, n_lines)), float32
            Probabilities by class, and cosines.
        """
        near = asked.vectors.astype(np.float64) @ said.vectors.astype(np.float64).T
        chances = np.empty((len(CLASSES), *near.shape), dtype=np.float32)
        if asked.vectors.shape[1] != self.dim:
            chances[...] = _by_cosine(near)
        elif near.size:
            self._fill(chances, asked, said, COSINE_SCALE * near)
        return chances, near.astype(np.float32)

    def _fill(
        self, chances: npt.NDArray[np.float32], asked: Projected, said: Projected, cosine: Floats
    ) -> None:
        """Write the probabilities of all pairs, block after block through the same arrays: fresh memory costs more than the sums."""
        n_lines, (rank, n_hidden) = len(said), self.difference.shape
        n_rows = min(len(asked), max(1, _BLOCK // n_lines))
        # Beside the larger of two projections stands the cosine; beside that of a line a one, by which a requirement's own part is added.
        weights = np.vstack([2.0 * DIFFERENCE_SCALE * self.difference, self.cosine])
        own_weights = _own_weights(self, asked)
        # Copied row by row and then met by all lines at once: numpy is slow where a short row meets every row of another array.
        copied = np.repeat(np.arange(n_rows), n_lines)
        all_pairs = np.empty((n_rows * n_lines, rank + 1))
        all_hidden, all_products = np.empty((2, n_rows, n_lines, n_hidden))
        logits = np.empty((len(CLASSES), cosine.size))
        lines = said.projection.reshape(-1)
        for start in range(0, len(asked), n_rows):
            block = slice(start, start + n_rows)
            q, near = asked.projection[block], cosine[block]
            n = len(q) * n_lines
            pairs, hidden, products = all_pairs[:n], all_hidden[: len(q)], all_products[: len(q)]
            np.take(q, copied[:n], axis=0, out=pairs, mode="clip")
            by_question = pairs.reshape(len(q), -1)
            np.maximum(by_question, lines, out=by_question)
            pairs[:, rank] = near.reshape(-1)
            np.matmul(pairs, weights, out=hidden.reshape(-1, n_hidden))
            hidden += np.matmul(said.projection, own_weights[block], out=products)
            hidden += said.own
            np.maximum(hidden, 0.0, out=hidden)
            first = start * n_lines
            np.matmul(self.output.T, hidden.reshape(-1, n_hidden).T, out=logits[:, first : first + n])
        logits += self.output_bias[:, None]
        logits += self.skip[:, None] * cosine.reshape(-1)
        chances[...] = _softmax(logits).reshape(chances.shape)


@lru_cache(maxsize=16)
def _own_weights(head: LineHead, asked: Projected) -> Floats:
    """Return what each requirement multiplies the projection of a line with, shape (n_requirements, rank + 1, n_hidden).

    The product with a requirement's vector is put into the weights, of which there are fewer than pairs; a batch asks again for every résumé.
    """
    products = asked.projection[:, :-1, None] * (PRODUCT_SCALE * head.product)
    return np.concatenate([products, asked.own[:, None]], axis=1)


def _by_cosine(cosine: Floats) -> Floats:
    """Judge the lines by nearness alone; the classes come first."""
    slopes, offsets = np.array(COSINE_SLOPES), np.array(COSINE_OFFSETS)
    return _softmax(slopes[:, None, None] * cosine + offsets[:, None, None])


def _softmax(logits: Floats) -> Floats:
    """Return probabilities on the grid, in place of the logits; the classes come first, for numpy is slow along a short last axis."""
    logits -= logits.max(axis=0)
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=0)
    logits /= GRID
    np.round(logits, out=logits)
    logits *= GRID
    return logits


def line_strength(probabilities: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the one figure that lines are ordered by: ``P(supports) + 0.5 P(partly)``.

    Parameters
    ----------
    probabilities : ndarray of shape (..., 3)

    Returns
    -------
    ndarray of shape (...)
    """
    strength: npt.NDArray[np.float32] = probabilities[..., 2] + np.float32(0.5) * probabilities[..., 1]
    return strength
