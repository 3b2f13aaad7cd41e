"""Vectors kept by text."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.exceptions import InputError
from matcher.representation.encoders import HashingEncoder, as_encoder
from matcher.representation.stores import MemoryEmbeddingStore, StoredEncoder, text_key


class Recording(HashingEncoder):
    """Remembers what it was asked."""

    def __init__(self, dim: int = 32) -> None:
        super().__init__(dim)
        self.seen: list[str] = []

    def encode(self, texts):
        self.seen.extend(texts)
        return super().encode(texts)


def test_a_text_is_encoded_once_over_several_calls() -> None:
    """The second résumé with the same line costs nothing for it."""
    inner, store = Recording(), MemoryEmbeddingStore()
    encoder = StoredEncoder(inner, store)
    first = encoder.encode(["a", "b", "a"])
    second = encoder.encode(["b", "c"])
    assert inner.seen == ["a", "b", "c"]
    assert len(store) == 3
    assert np.array_equal(first, HashingEncoder(32).encode(["a", "b", "a"]))
    assert np.array_equal(second, HashingEncoder(32).encode(["b", "c"]))


def test_no_texts_give_a_matrix_with_width() -> None:
    """As any encoder does."""
    assert StoredEncoder(HashingEncoder(32), MemoryEmbeddingStore()).encode([]).shape == (0, 32)


def test_two_encoders_do_not_share_vectors() -> None:
    """A store may serve several encoders."""
    store = MemoryEmbeddingStore()
    StoredEncoder(HashingEncoder(32), store).encode(["a"])
    assert StoredEncoder(HashingEncoder(64), store).encode(["a"]).shape == (1, 64)
    assert text_key("x", "a") != text_key("y", "a")


def test_an_encoder_without_fingerprint_is_refused() -> None:
    """Its vectors could be those of another model next time."""

    class Anonymous:
        def encode(self, texts):
            return HashingEncoder().encode(texts)

    with pytest.raises(InputError, match="has no 'fingerprint'"):
        StoredEncoder(as_encoder(Anonymous()), MemoryEmbeddingStore()).encode(["a"])
