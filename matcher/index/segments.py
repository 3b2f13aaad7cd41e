"""What an index keeps on disk: segments of arrays that are mapped into memory, and a manifest that names them."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.exceptions import ArtefactError
from matcher.representation.tfidf import SparseRows

MANIFEST: Final = "manifest.json"
LAYOUT: Final = 3
_ARRAYS: Final = (
    "blobs",
    "blob_bounds",
    "texts",
    "text_bounds",
    "vectors",
    "word_bounds",
    "word_columns",
    "word_values",
    "profiles",
    "columns",
    "column_bounds",
    "column_documents",
    "column_values",
    "needs",
    "need_blob_bounds",
    "need_codes",
    "need_texts",
    "need_text_bounds",
    "need_rows",
    "need_groups",
    "need_bounds",
    "about_texts",
    "about_rows",
    "about_bounds",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """Documents that were added together.

    Attributes
    ----------
    names, keys : tuple of str
        Of each document; keys tell contents.
    blobs : ndarray of uint8
        Packed documents one after the other; ``blob_bounds`` says where each begins.
    texts : ndarray of int32
        For every text of every document its row in ``vectors``: a text that occurs twice is kept once. ``text_bounds`` by document.
    vectors : ndarray of float16, shape (n_different_texts, dim)
    word_bounds, word_columns, word_values : ndarray
        TF-IDF rows of the different texts.
    profiles : ndarray of float16, shape (n_documents, dim)
        Of each document as a whole.
    columns, column_bounds, column_documents, column_values : ndarray
        TF-IDF of the documents by term.
    needs : ndarray of uint8
        The different requirements of postings, packed, one after the other; ``need_blob_bounds`` says where each begins. See `matcher.index.needs`.
    need_codes : ndarray of int32
        What the weight of each depends on.
    need_texts, need_text_bounds : ndarray
        The rows of its demands in ``vectors``.
    need_rows, need_groups, need_bounds : ndarray
        For every requirement of every posting which of these it is, and its group of alternatives, -1 for none. Bounds by document.
    about_texts : ndarray of int32
        The different titles and responsibilities, as rows of ``vectors``.
    about_rows, about_bounds : ndarray
        For the title and every responsibility of every posting which of these it is. Bounds by document.
    """

    names: tuple[str, ...]
    keys: tuple[str, ...]
    blobs: npt.NDArray[np.uint8]
    blob_bounds: npt.NDArray[np.int64]
    texts: npt.NDArray[np.int32]
    text_bounds: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.float16]
    word_bounds: npt.NDArray[np.int64]
    word_columns: npt.NDArray[np.int32]
    word_values: npt.NDArray[np.float64]
    profiles: npt.NDArray[np.float16]
    columns: npt.NDArray[np.int32]
    column_bounds: npt.NDArray[np.int64]
    column_documents: npt.NDArray[np.int32]
    column_values: npt.NDArray[np.float32]
    needs: npt.NDArray[np.uint8]
    need_blob_bounds: npt.NDArray[np.int64]
    need_codes: npt.NDArray[np.int32]
    need_texts: npt.NDArray[np.int32]
    need_text_bounds: npt.NDArray[np.int64]
    need_rows: npt.NDArray[np.int32]
    need_groups: npt.NDArray[np.int32]
    need_bounds: npt.NDArray[np.int64]
    about_texts: npt.NDArray[np.int32]
    about_rows: npt.NDArray[np.int32]
    about_bounds: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.names)

    def packed(self, number: int) -> bytes:
        """Return a packed document."""
        return self.blobs[self.blob_bounds[number] : self.blob_bounds[number + 1]].tobytes()

    def rows(self, number: int) -> npt.NDArray[np.int64]:
        """Return the rows of a document's texts."""
        return self.texts[self.text_bounds[number] : self.text_bounds[number + 1]].astype(np.int64)

    def words(self, rows: npt.NDArray[np.int64], n_columns: int) -> SparseRows:
        """Return the TF-IDF rows of some texts."""
        whole = SparseRows(
            indptr=self.word_bounds,
            indices=self.word_columns,  # type: ignore[arg-type]  # widened below
            data=self.word_values,
            n_columns=n_columns,
        )
        chosen = whole.pick(rows)
        return SparseRows(
            indptr=chosen.indptr,
            indices=chosen.indices.astype(np.int64),
            data=np.asarray(chosen.data),
            n_columns=n_columns,
        )


def write_segment(folder: Path, segment: Segment) -> dict[str, Any]:
    """Write a segment to a folder that does not exist yet, and return its entry of the manifest."""
    folder.mkdir(parents=True)
    for name in _ARRAYS:
        with (folder / f"{name}.npy").open("wb") as file:
            np.save(file, getattr(segment, name), allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())
    listed = json.dumps({"names": segment.names, "keys": segment.keys}).encode()
    (folder / "names.json").write_bytes(listed)
    return {
        "folder": folder.name,
        "n_documents": len(segment),
        "names_sha256": hashlib.sha256(listed).hexdigest(),
    }


def read_segment(folder: Path, entry: dict[str, Any]) -> Segment:
    """Map a segment into memory; no code in it is run."""
    try:
        listed = (folder / "names.json").read_bytes()
        arrays = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS
        }
    except (OSError, ValueError) as error:
        raise ArtefactError(
            f"The index segment {folder} is incomplete ({error}). Build the index again."
        ) from None
    if hashlib.sha256(listed).hexdigest() != entry["names_sha256"]:
        raise ArtefactError(
            f"The index segment {folder} is not the one in its manifest. Build the index again."
        )
    names = json.loads(listed)
    # A plain view: numpy's class for mapped arrays makes every slice slower.
    plain = {name: array.view(np.ndarray) for name, array in arrays.items()}
    return Segment(names=tuple(names["names"]), keys=tuple(names["keys"]), **plain)


def listed_folders(folder: Path) -> tuple[str, ...] | None:
    """Return the folders of the segments of an index, whichever version wrote it; None where there is no index."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_bytes())
        return tuple(str(int(entry["folder"])).zfill(6) for entry in manifest["segments"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of an index."""
    path = folder / MANIFEST
    if not path.is_file():
        raise ArtefactError(f"{folder} holds no index. Build one with 'matcher index build'.")
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise ArtefactError(f"{path} is damaged. Delete {folder} and build the index again.") from None
    if not isinstance(manifest, dict) or manifest.get("layout") != LAYOUT:
        raise ArtefactError(f"The index {folder} was written by another version. Build it again.")
    return manifest


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest; an index is what its manifest says, so a killed `add` leaves the index as it was."""
    from matcher.batch.tables import replaced

    folder.mkdir(parents=True, exist_ok=True)
    with replaced(folder / MANIFEST) as temporary:
        temporary.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def by_column(
    rows: Any,
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    """Turn a sparse matrix of documents into lists of documents by term."""
    by_term = rows.tocsc()
    by_term.sort_indices()
    different = np.flatnonzero(np.diff(by_term.indptr))
    return (
        different.astype(np.int32),
        np.append(by_term.indptr[different], by_term.nnz).astype(np.int64),
        by_term.indices.astype(np.int32),
        by_term.data.astype(np.float32),
    )
