"""An encoder that needs no model: signed feature hashing of words and character n-grams."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from matcher.representation.embeddings import unit
from matcher.types import Embeddings

_WORD: Final = re.compile(r"[^\W_]+")
_CHAR_WEIGHT: Final = 0.3
"""Of one character trigram beside one word: enough to bring "manage" near "managed"."""


class HashingEncoder:
    """A deterministic encoder that knows spelling and nothing else.

    For tests, and for a first look where the trained encoder is not at hand.

    Parameters
    ----------
    dim : int, default=256
        Length of the vectors; the first component is 1 for a text without a word and 0 for every other.

    Examples
    --------
    >>> vectors = HashingEncoder().encode(["managed payroll", "payroll manager", "welding"])
    >>> bool(vectors[0] @ vectors[1] > vectors[0] @ vectors[2])
    True
    """

    def __init__(self, dim: int = 256) -> None:
        self.dim = dim

    def __repr__(self) -> str:
        return f"HashingEncoder(dim={self.dim})"

    @property
    def fingerprint(self) -> str:
        """Return what decides a text's vector."""
        return f"hashing/1/{self.dim}"

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit vector a text.

        Parameters
        ----------
        texts : sequence of str

        Returns
        -------
        ndarray of float32, shape (n_texts, dim)
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float64)
        for row, text in enumerate(texts):
            weights: defaultdict[str, float] = defaultdict(float)
            for feature, weight in _features(text):
                weights[feature] += weight
            for feature, weight in weights.items():
                code = zlib.crc32(feature.encode("utf-8", "replace"))
                vectors[row, 1 + (code >> 1) % (self.dim - 1)] += np.sqrt(weight) * (1 if code & 1 else -1)
        return unit(vectors) if len(texts) else vectors.astype(np.float32)


def _features(text: str) -> Iterator[tuple[str, float]]:
    for word in _WORD.findall(text.casefold()):
        yield word, 1.0
        framed = f"<{word}>"
        for start in range(len(framed) - 2):
            yield f"#{framed[start : start + 3]}", _CHAR_WEIGHT
