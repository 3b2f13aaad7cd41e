"""Keep vectors by the text that they came from, so that no text is encoded twice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from matcher.exceptions import InputError
from matcher.representation.encoders import fingerprint_of
from matcher.types import Embeddings, Encoder


class EmbeddingStore(Protocol):
    """Where vectors are kept between calls, in memory or on disk."""

    def get_many(self, keys: Sequence[str]) -> Mapping[str, Embeddings]:
        """Return the vectors of those keys that are there.

        Parameters
        ----------
        keys : sequence of str

        Returns
        -------
        Mapping of str to ndarray of float32, shape (dim,)
        """
        ...

    def put_many(self, vectors: Mapping[str, Embeddings]) -> None:
        """Keep vectors by their keys; one that is there already has an equal value.

        Parameters
        ----------
        vectors : Mapping of str to ndarray of float32, shape (dim,)
            On the float16 grid, so float16 holds them exactly.
        """
        ...


def text_key(fingerprint: str, text: str) -> str:
    """Return the key of a text's vector: a SHA-256 over encoder and text.

    Parameters
    ----------
    fingerprint : str
        Of the encoder; see `fingerprint_of`.
    text : str

    Returns
    -------
    str
        Hexadecimal.
    """
    digest = hashlib.sha256(fingerprint.encode())
    digest.update(b"\0")
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class MemoryEmbeddingStore:
    """Vectors in a dictionary, as float16, which holds grid vectors exactly."""

    def __init__(self) -> None:
        self._vectors: dict[str, np.ndarray[tuple[int], np.dtype[np.float16]]] = {}

    def __len__(self) -> int:
        return len(self._vectors)

    def get_many(self, keys: Sequence[str]) -> dict[str, Embeddings]:
        """Return the vectors of those keys that are there.

        Parameters
        ----------
        keys : sequence of str

        Returns
        -------
        dict of str to ndarray of float32
        """
        return {key: self._vectors[key].astype(np.float32) for key in keys if key in self._vectors}

    def put_many(self, vectors: Mapping[str, Embeddings]) -> None:
        """Keep vectors by their keys.

        Parameters
        ----------
        vectors : Mapping of str to ndarray
        """
        for key, vector in vectors.items():
            self._vectors[key] = vector.astype(np.float16)


class StoredEncoder:
    """An encoder that looks into a store first.

    Parameters
    ----------
    encoder : Encoder
        Must have a ``fingerprint``, and its vectors must lie on the grid (`as_encoder` sees to it).
    store : EmbeddingStore
    """

    def __init__(self, encoder: Encoder, store: EmbeddingStore) -> None:
        self.encoder = encoder
        self.store = store

    @property
    def fingerprint(self) -> str | None:
        """Return the wrapped encoder's fingerprint."""
        return fingerprint_of(self.encoder)

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit vector a text, encoding only what the store does not have.

        Parameters
        ----------
        texts : sequence of str

        Returns
        -------
        ndarray of float32, shape (n_texts, dim)
        """
        fingerprint = self.fingerprint
        if fingerprint is None:
            raise InputError(
                f"The encoder {self.encoder!r} has no 'fingerprint', so its vectors cannot be kept. "
                "Give it an attribute 'fingerprint', a string that changes whenever its vectors do."
            )
        keys = {text: text_key(fingerprint, text) for text in texts}
        found = dict(self.store.get_many(list(keys.values())))
        missing = [text for text, key in keys.items() if key not in found]
        if missing or not keys:
            vectors = self.encoder.encode(missing)
            if not keys:
                return vectors
            new = {keys[text]: vectors[row] for row, text in enumerate(missing)}
            self.store.put_many(new)
            found |= new
        return np.stack([found[keys[text]] for text in texts])
