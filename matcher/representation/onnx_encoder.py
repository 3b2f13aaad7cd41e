"""The encoder that works out of the box: onnxruntime and tokenizers over ``models/encoder``, without torch."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np

from matcher.exceptions import ArtefactError
from matcher.representation.embeddings import unit
from matcher.representation.manifests import MANIFEST_NAME, read_manifest
from matcher.types import Embeddings

# Word pieces in one run. More of them than some 250 gain nothing: over half of the time is matrix products at the speed of the processor.
_MAX_PIECES: Final = 448
# Increase when the same weights and text would give another vector.
_PROCEDURE: Final = "mean-pool, unit, float16 / 1"


class OnnxEncoder:
    """A sentence encoder whose vectors depend on nothing but the text.

    Only texts of exactly the same number of word pieces share a run, so nothing is ever padded, and each run uses one
    thread; several runs go on at the same time. Thus a vector has the same bits alone, in a batch and for any ``n_threads``.

    Parameters
    ----------
    folder : str or Path
        Folder with ``model.onnx``, the weights, ``tokenizer.json`` and ``manifest.json``; read at the first `encode`.
    n_threads : int, optional
        How many texts are encoded at the same time; by default as many as there are processors for this process.

    Notes
    -----
    Texts are cut at 256 word pieces. An empty text gets the vector of the bare start and end pieces.
    Pickles without weights; safe to share between threads.
    """

    def __init__(self, folder: str | Path, *, n_threads: int | None = None) -> None:
        self.folder = folder
        self.n_threads = n_threads
        self._lock = threading.Lock()
        self._loaded: tuple[Any, Any] | None = None
        self._runs_alone = False

    def __repr__(self) -> str:
        return f"OnnxEncoder({str(self.folder)!r})"

    def __getstate__(self) -> dict[str, Any]:
        return {"folder": self.folder, "n_threads": self.n_threads}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["folder"], n_threads=state["n_threads"])  # type: ignore[misc]  # same class by definition

    @property
    def fingerprint(self) -> str:
        """Return a hexadecimal digest of all that decides a text's vector; weights are not read for it."""
        path = Path(self.folder) / MANIFEST_NAME
        if not path.is_file():
            raise ArtefactError(f"The encoder folder {self.folder} has no {MANIFEST_NAME}. Export it again.")
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        parts = [
            _PROCEDURE,
            *(str(import_module(name).__version__) for name in ("onnxruntime", "tokenizers")),
        ]
        parts += [f"{name}={files[name]['sha256']}" for name in sorted(files)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit vector a text, on the float16 grid.

        Parameters
        ----------
        texts : sequence of str

        Returns
        -------
        ndarray of float32, shape (n_texts, dim)
        """
        session, tokenizer = self._load()
        rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        by_length: defaultdict[int, list[tuple[int, list[int]]]] = defaultdict(list)
        for text, row in rows.items():
            # Lone surrogates, as a damaged file may give, are not text to the tokenizer.
            clean = text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
            pieces = tokenizer.encode(clean).ids
            by_length[len(pieces)].append((row, pieces))
        runs = [
            group[start : start + step]
            for length, group in sorted(by_length.items(), reverse=True)
            for step in [1 if self._runs_alone else max(1, _MAX_PIECES // length)]
            for start in range(0, len(group), step)
        ]
        dim: int = session.get_outputs()[0].shape[-1]
        vectors = np.empty((len(rows), dim), dtype=np.float32)

        def run(group: list[tuple[int, list[int]]]) -> None:
            """Encode texts of one length into their rows."""
            vectors[[row for row, _ in group]] = _run(session, [pieces for _, pieces in group])

        n_threads = min(self.n_threads or _n_processors(), len(runs))
        if n_threads <= 1:
            for group in runs:
                run(group)
        else:
            with ThreadPoolExecutor(n_threads) as pool:
                # Read to the end, so that an error in a thread is raised here.
                list(pool.map(run, runs))
        return vectors[[rows[text] for text in texts]]

    def _load(self) -> tuple[Any, Any]:
        with self._lock:
            if self._loaded is None:
                self._loaded = _open(Path(self.folder))
                self._runs_alone = not _is_row_exact(*self._loaded)
            return self._loaded


def _n_processors() -> int:
    # The second is for systems where a process cannot be tied to some of the processors.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _open(folder: Path) -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    manifest = read_manifest(folder)
    if manifest.get("kind") != "encoder":
        raise ArtefactError(
            f"The folder {folder} must hold an encoder. Its manifest says {manifest.get('kind')!r}."
        )
    options = onnxruntime.SessionOptions()
    # One thread a run: how onnxruntime splits a sum over threads would show in the last bits.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(manifest["max_tokens"])
    return session, tokenizer


def _run(session: Any, pieces: list[list[int]]) -> Embeddings:
    (tokens,) = session.run(["tokens"], {"input_ids": np.array(pieces, dtype=np.int64)})
    # Text by text: numpy may sum a larger array in another order.
    return unit([text.sum(axis=0, dtype=np.float64) for text in tokens])


def _is_row_exact(session: Any, tokenizer: Any) -> bool:
    """Tell whether texts run together get the bits they get alone on this processor, as they did where it was tried."""
    n_pieces = tokenizer.get_vocab_size()
    for length in (9, 20):
        pieces = [[i * i % n_pieces for i in range(start, start + length)] for start in (50, 90, 130)]
        together = session.run(["tokens"], {"input_ids": np.array(pieces, dtype=np.int64)})[0]
        alone = [
            session.run(["tokens"], {"input_ids": np.array([text], dtype=np.int64)})[0] for text in pieces
        ]
        if not np.array_equal(together, np.concatenate(alone)):
            return False
    return True
