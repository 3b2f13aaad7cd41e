"""Arithmetic on unit vectors."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.exceptions import InputError
from matcher.representation.embeddings import (
    check_embeddings,
    cosine_similarity,
    mean_embedding,
    to_grid,
    unit,
)


def random_units(n_texts: int, seed: int, dim: int = 384) -> np.ndarray:
    return unit(np.random.default_rng(seed).standard_normal((n_texts, dim)))


def test_rounded_vectors_stay_within_the_tolerance_of_unit_length() -> None:
    """Rounding is too small to matter to anyone who needs unit vectors."""
    norms = np.linalg.norm(random_units(500, 1).astype(np.float64), axis=1)
    assert np.abs(norms - 1).max() < 5e-4


def test_rounding_twice_changes_nothing() -> None:
    """A vector from a cache equals the vector that went in."""
    vectors = random_units(20, 2)
    assert np.array_equal(to_grid(vectors), vectors)


@given(st.integers(0, 10_000), st.integers(1, 40))
def test_cosine_of_a_pair_has_the_same_bits_in_any_company(seed: int, n_texts: int) -> None:
    """A candidate's similarity does not depend on who else is in the file."""
    queries, texts = random_units(5, seed), random_units(n_texts, seed + 1)
    together = cosine_similarity(queries, texts)
    alone = np.array([[cosine_similarity(q[None], t[None])[0, 0] for t in texts] for q in queries])
    assert np.array_equal(together, alone)


def test_cosine_is_the_exact_sum_rounded_once() -> None:
    """No order of summation could give anything else."""
    from fractions import Fraction

    (a,), (b,) = random_units(1, 3), random_units(1, 4)
    exact = sum(Fraction(float(x)) * Fraction(float(y)) for x, y in zip(a, b, strict=True))
    assert cosine_similarity(a[None], b[None])[0, 0] == np.float32(float(exact))


@given(st.permutations(range(9)))
def test_mean_does_not_depend_on_the_order_of_lines(order: list[int]) -> None:
    """Reordering a résumé's lines leaves its vector as it was."""
    vectors, weights = random_units(9, 5), list(range(1, 10))
    shuffled = mean_embedding(vectors[order], [weights[i] for i in order])
    assert np.array_equal(shuffled, mean_embedding(vectors, weights))


def test_zero_vector_becomes_a_unit_vector() -> None:
    """Nothing divides by zero."""
    assert unit([[0.0, 0.0, 0.0]]).tolist() == [[1.0, 0.0, 0.0]]


@pytest.mark.parametrize(
    ("vectors", "complaint"),
    [
        (np.ones(3, np.float32), r"shape \(2, dim\)"),
        (np.ones((3, 2), np.float32), r"shape \(2, dim\)"),
        (np.ones((2, 0), np.float32), r"shape \(2, dim\)"),
        (np.eye(2, dtype=np.int64), "floating-point"),
        (np.eye(2, dtype=np.float32) * 1.01, "length 1 within 0.001"),
        (np.array([[1.0, 0.0], [np.nan, 0.0]], np.float32), "length nan for text 1"),
    ],
)
def test_wrong_vectors_are_refused_with_what_to_do(vectors: np.ndarray, complaint: str) -> None:
    """The author of an encoder learns what is wrong with it."""
    with pytest.raises(InputError, match=complaint):
        check_embeddings(vectors, n_texts=2, encoder="Mine")
