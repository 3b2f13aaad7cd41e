"""Encoders: the default one, any sentence-transformers model, any object with ``encode``."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from matcher.artefacts import models_dir
from matcher.exceptions import ArtefactError, InputError, MissingDependencyError
from matcher.representation.embeddings import check_embeddings
from matcher.representation.hashing import HashingEncoder
from matcher.representation.manifests import MANIFEST_NAME
from matcher.representation.onnx_encoder import OnnxEncoder
from matcher.types import Embeddings, Encoder

__all__ = [
    "CheckedEncoder",
    "HashingEncoder",
    "OnnxEncoder",
    "SentenceTransformerEncoder",
    "as_encoder",
    "fingerprint_of",
]


class SentenceTransformerEncoder:
    """Any sentence-transformers model that is on this machine.

    Parameters
    ----------
    name_or_folder : str or Path
        A folder, or the name of a model in the local cache; nothing is ever downloaded. Read at the first `encode`.
    batch_size : int, default=1
        Texts in one run. Above 1, padding lets a text's neighbours change the last digits of its vector.

    Notes
    -----
    Imports torch. Pickles without weights.
    """

    def __init__(self, name_or_folder: str | Path, *, batch_size: int = 1) -> None:
        self.name_or_folder = name_or_folder
        self.batch_size = batch_size
        self._lock = threading.Lock()
        self._model: Any = None

    def __repr__(self) -> str:
        return f"SentenceTransformerEncoder({str(self.name_or_folder)!r})"

    def __getstate__(self) -> dict[str, Any]:
        return {"name_or_folder": self.name_or_folder, "batch_size": self.batch_size}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["name_or_folder"], batch_size=state["batch_size"])  # type: ignore[misc]  # same class

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit vector a text.

        Parameters
        ----------
        texts : sequence of str

        Returns
        -------
        ndarray of float32, shape (n_texts, dim)

        Raises
        ------
        MissingDependencyError
            If sentence-transformers is not installed.
        ArtefactError
            If the model is not on this machine.
        """
        model = self._load()
        vectors = model.encode(
            # A list of no texts has no width, so one is always sent along.
            list(texts) or [""],
            batch_size=self.batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        result: Embeddings = np.asarray(vectors, dtype=np.float32)[: len(texts)]
        return result

    def _load(self) -> Any:
        with self._lock:
            if self._model is None:
                if find_spec("sentence_transformers") is None:
                    raise MissingDependencyError(
                        f"The encoder {str(self.name_or_folder)!r} needs sentence-transformers, which is not installed. "
                        "Run: pip install sentence-transformers"
                    )
                self._model = _load_sentence_transformer(str(self.name_or_folder))
            return self._model


def _load_sentence_transformer(name: str) -> Any:
    from sentence_transformers import SentenceTransformer

    # Typed as Any: transformers leaves these functions without types.
    logging: Any = import_module("transformers.utils.logging")
    is_shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        return SentenceTransformer(name, device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise ArtefactError(
            f"The encoder {name!r} is neither a folder with a sentence-transformers model nor in the local model cache, "
            "and nothing is downloaded. Pass the path of a saved model."
        ) from error
    finally:
        if is_shown:
            logging.enable_progress_bar()


class CheckedEncoder:
    """An encoder of unknown origin, with its vectors checked and rounded to the grid.

    Parameters
    ----------
    encoder : Encoder
        Anything with ``encode``.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def __repr__(self) -> str:
        return f"CheckedEncoder({self.encoder!r})"

    @property
    def fingerprint(self) -> str | None:
        """Return the wrapped encoder's own fingerprint, or None: then its vectors must not be kept between runs."""
        return fingerprint_of(self.encoder)

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit vector a text, each different text encoded once.

        Parameters
        ----------
        texts : sequence of str

        Returns
        -------
        ndarray of float32, shape (n_texts, dim)
        """
        rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        # Without texts many encoders return an array without width.
        sent = list(rows) or [""]
        vectors = check_embeddings(
            self.encoder.encode(sent), n_texts=len(sent), encoder=type(self.encoder).__name__
        )
        return vectors[[rows[text] for text in texts]]


def fingerprint_of(encoder: object) -> str | None:
    """Return what an encoder says decides its vectors, or None where it says nothing.

    Parameters
    ----------
    encoder : object

    Returns
    -------
    str or None
    """
    value = getattr(encoder, "fingerprint", None)
    return value if isinstance(value, str) and value else None


def as_encoder(encoder: object = None) -> Encoder:
    """Turn what a user may give into an encoder.

    Parameters
    ----------
    encoder : None, str, Path or Encoder, optional
        None for the default one; the folder of an exported encoder; the folder or name of a sentence-transformers
        model; or any object with ``encode``.

    Returns
    -------
    Encoder
        Its vectors are checked and on the grid.

    Raises
    ------
    InputError
        If it is none of these.

    Examples
    --------
    >>> as_encoder(HashingEncoder(dim=64))
    HashingEncoder(dim=64)
    """
    if encoder is None:
        return OnnxEncoder(models_dir() / "encoder")
    if isinstance(encoder, (OnnxEncoder, HashingEncoder, CheckedEncoder)):
        return encoder
    if isinstance(encoder, (str, Path)):
        folder = Path(encoder)
        if (folder / "model.onnx").is_file() and (folder / MANIFEST_NAME).is_file():
            return OnnxEncoder(folder)
        return CheckedEncoder(SentenceTransformerEncoder(encoder))
    if not isinstance(encoder, type) and callable(getattr(encoder, "encode", None)):
        return CheckedEncoder(encoder)  # type: ignore[arg-type]  # checked at each call of encode
    raise InputError(
        "The 'encoder' parameter must be None, a folder or name of a model, or an object with a method 'encode'. "
        f"Got {encoder!r} instead."
    )
