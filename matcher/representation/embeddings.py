"""Arithmetic on unit vectors that gives the same bits in any order, batch or thread count.

Every vector is rounded to float16 once, where it leaves its encoder. The products of two such numbers are multiples of
2**-48, and a sum of them that stays below 2 fits float64 exactly; so a cosine does not depend on the order of summation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.exceptions import InputError
from matcher.types import Embeddings

NORM_TOLERANCE: Final = 1e-3
"""How far from 1 the length of a vector may be; float16 rounding moves it by at most 5e-4."""


def to_grid(vectors: npt.ArrayLike) -> Embeddings:
    """Round vectors to the values that float16 can hold.

    Parameters
    ----------
    vectors : array_like
        Values of magnitude at most 1.

    Returns
    -------
    ndarray of float32
        Not normalised again: that would leave the grid.

    Examples
    --------
    >>> to_grid([[0.6, 0.8]]).tolist()
    [[0.60009765625, 0.7998046875]]
    """
    return np.asarray(vectors).astype(np.float16).astype(np.float32)


def unit(vectors: npt.ArrayLike) -> Embeddings:
    """Scale rows to length 1 and round them to the grid; a row of zeros becomes the first basis vector.

    Parameters
    ----------
    vectors : array_like of shape (n_texts, dim)

    Returns
    -------
    ndarray of float32, shape (n_texts, dim)
    """
    rows = np.array(vectors, dtype=np.float64, ndmin=2)
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    empty = norms == 0
    rows[empty, :1] = 1.0
    norms[empty] = 1.0
    return to_grid(rows / norms[:, np.newaxis])


def check_embeddings(vectors: object, *, n_texts: int, encoder: str) -> Embeddings:
    """Check what an encoder returned, and round it to the grid.

    Parameters
    ----------
    vectors : object
        What ``encode`` returned.
    n_texts : int
        How many texts it was given.
    encoder : str
        The encoder's name, for the message.

    Returns
    -------
    ndarray of float32, shape (n_texts, dim)

    Raises
    ------
    InputError
        If it is not a matrix of one unit vector a text.
    """
    array = np.asarray(vectors)
    if array.ndim != 2 or array.shape[0] != n_texts or array.shape[1] == 0:
        raise InputError(
            f"The method 'encode' of {encoder} must return an array of shape ({n_texts}, dim) for {n_texts} texts. "
            f"Got shape {array.shape} instead. Return one row a text."
        )
    if not np.issubdtype(array.dtype, np.floating):
        raise InputError(
            f"The method 'encode' of {encoder} must return floating-point numbers. "
            f"Got {array.dtype} instead. Convert the vectors to float32."
        )
    norms = np.linalg.norm(array.astype(np.float64), axis=1)
    # Written so that NaN fails too.
    wrong = np.flatnonzero(~(np.abs(norms - 1.0) <= NORM_TOLERANCE))
    if wrong.size:
        raise InputError(
            f"The method 'encode' of {encoder} must return vectors of length 1 within {NORM_TOLERANCE}. "
            f"Got length {norms[wrong[0]]:.4g} for text {wrong[0]} instead. Divide each vector by its length."
        )
    return to_grid(array)


def cosine_similarity(queries: Embeddings, texts: Embeddings) -> npt.NDArray[np.float32]:
    """Compute the cosine of every query with every text, exactly.

    Parameters
    ----------
    queries, texts : ndarray of shape (n_queries, dim) and (n_texts, dim)
        Unit vectors on the grid.

    Returns
    -------
    ndarray of float32, shape (n_queries, n_texts)
        A pair's value does not depend on the other rows.

    Examples
    --------
    >>> cosine_similarity(unit([[1.0, 0.0]]), unit([[1.0, 1.0], [0.0, 2.0]])).round(3).tolist()
    [[0.7070000171661377, 0.0]]
    """
    product = queries.astype(np.float64) @ texts.astype(np.float64).T
    return product.astype(np.float32)


def mean_embedding(vectors: Embeddings, weights: Sequence[int]) -> Embeddings:
    """Average vectors into one unit vector; the order of the rows does not matter to the last bit.

    Parameters
    ----------
    vectors : ndarray of shape (n_texts, dim)
        Unit vectors on the grid.
    weights : sequence of int
        One a row; whole numbers keep the sum exact.

    Returns
    -------
    ndarray of float32, shape (dim,)
    """
    total = np.asarray(weights, dtype=np.float64) @ vectors.astype(np.float64)
    row: Embeddings = unit(total)[0]
    return row
