"""Encode texts in the background, while the documents that follow are still being read."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from matcher.representation.onnx_encoder import OnnxEncoder
from matcher.types import Embeddings, Encoder

# Vectors kept for texts that come again, about 12 MB; documents are read ahead by far fewer texts.
MAX_KEPT: Final = 8192


class EagerEncoder:
    """An encoder that can begin with texts before their vectors are asked for, and remembers the latest.

    Parameters
    ----------
    encoder : Encoder
        Only an `OnnxEncoder` is run ahead: its vectors do not depend on which texts are encoded together, so it does not matter how far
        the background has come. Any other is asked when its vectors are needed, for these texts alone.

    Notes
    -----
    Loading the model and running it leave the interpreter to other threads most of the time. Pickles without what it remembers.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._lock = threading.Lock()
        self._waiting: dict[str, None] = {}
        self._vectors: dict[str, Embeddings] = {}
        self._worker: threading.Thread | None = None

    def __reduce__(self) -> tuple[type[EagerEncoder], tuple[Encoder]]:
        return EagerEncoder, (self.encoder,)

    def begin(self, texts: Iterable[str] = ()) -> None:
        """Start to load the model and to encode texts; return at once.

        Parameters
        ----------
        texts : iterable of str
        """
        if not isinstance(self.encoder, OnnxEncoder):
            return
        with self._lock:
            self._waiting.update((text, None) for text in texts if text not in self._vectors)
            if self._worker is None:
                worker = threading.Thread(target=self._work, name="matcher-encoder")
                try:
                    worker.start()
                except RuntimeError:
                    # No thread is to be had: everything is encoded when it is asked for.
                    self._waiting.clear()
                    return
                self._worker = worker

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit vector a text, waiting for those that are under way.

        Parameters
        ----------
        texts : sequence of str

        Returns
        -------
        ndarray of float32, shape (n_texts, dim)
        """
        if not isinstance(self.encoder, OnnxEncoder) or not texts:
            return self.encoder.encode(texts)
        worker = self._worker
        if worker is not None:
            worker.join()
        with self._lock:
            known = {text: self._vectors[text] for text in texts if text in self._vectors}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known.update(self._encode(missing))
        return np.stack([known[text] for text in texts])

    def _work(self) -> None:
        """Encode what waits until nothing does; the first round loads the model even if nothing waits yet."""
        is_loaded = False
        while True:
            with self._lock:
                texts = list(self._waiting)
                self._waiting.clear()
                if is_loaded and not texts:
                    self._worker = None
                    return
            try:
                self._encode(texts)
            except Exception:
                # Whoever asks for the vectors tries again and gets the error where it can be handled.
                with self._lock:
                    self._waiting.clear()
                    self._worker = None
                return
            is_loaded = True

    def _encode(self, texts: Sequence[str]) -> dict[str, Embeddings]:
        found = dict(zip(texts, self.encoder.encode(texts), strict=True))
        with self._lock:
            self._vectors.update(found)
            for text in list(self._vectors)[: max(0, len(self._vectors) - MAX_KEPT)]:
                del self._vectors[text]
        return found
