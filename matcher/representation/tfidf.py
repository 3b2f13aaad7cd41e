"""TF-IDF with weights fitted beforehand; scikit-learn fits it, numpy alone applies it.

The weights never depend on the documents being compared, so a pair's similarity is the same in any company.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from matcher.artefacts import models_dir
from matcher.exceptions import ArtefactError, InputError
from matcher.representation.manifests import read_manifest, write_manifest
from matcher.representation.terms import char_terms, word_terms

View = Literal["word", "char"]

ANALYZERS: Final[Mapping[View, Callable[[str], list[str]]]] = {"word": word_terms, "char": char_terms}
_CELLS_AT_ONCE: Final = 1 << 21
_N_BUCKETS: Final = 1 << 20
"""For words that the vocabulary lacks; two of them in a text share one with probability 1e-6."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SparseRows:
    """Rows of a sparse matrix in CSR form, columns in rising order within a row.

    Attributes
    ----------
    indptr : ndarray of int64, shape (n_rows + 1,)
    indices : ndarray of int64
    data : ndarray of float64
    n_columns : int
    """

    indptr: npt.NDArray[np.int64]
    indices: npt.NDArray[np.int64]
    data: npt.NDArray[np.float64]
    n_columns: int

    def __len__(self) -> int:
        return len(self.indptr) - 1

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of rows and columns."""
        return len(self), self.n_columns

    @property
    def rows(self) -> npt.NDArray[np.int64]:
        """Return the row of each value."""
        return np.repeat(np.arange(len(self)), np.diff(self.indptr))

    def to_scipy(self) -> Any:
        """Return the same rows as a ``scipy.sparse.csr_matrix``, which shares their memory."""
        from scipy.sparse import csr_matrix

        return csr_matrix((self.data, self.indices, self.indptr), shape=self.shape)

    def take(self, start: int, stop: int) -> SparseRows:
        """Return the rows from ``start`` up to ``stop``.

        Parameters
        ----------
        start, stop : int

        Returns
        -------
        SparseRows
        """
        first, last = self.indptr[start], self.indptr[stop]
        return SparseRows(
            indptr=self.indptr[start : stop + 1] - first,
            indices=self.indices[first:last],
            data=self.data[first:last],
            n_columns=self.n_columns,
        )

    def pick(self, chosen: npt.NDArray[np.int64]) -> SparseRows:
        """Return some rows, in the order given.

        Parameters
        ----------
        chosen : ndarray of int64

        Returns
        -------
        SparseRows
        """
        counts = self.indptr[chosen + 1] - self.indptr[chosen]
        indptr = np.concatenate([[0], np.cumsum(counts)])
        places = np.arange(indptr[-1]) - np.repeat(indptr[:-1] - self.indptr[chosen], counts)
        return SparseRows(
            indptr=indptr, indices=self.indices[places], data=self.data[places], n_columns=self.n_columns
        )


@lru_cache(maxsize=512)
def _columns_of(rows: SparseRows) -> npt.NDArray[np.int64]:
    """Return the different columns of some rows in rising order; a posting is asked for them with every résumé."""
    columns = np.sort(rows.indices)
    return columns[np.concatenate([[True], columns[1:] != columns[:-1]])] if len(columns) else columns


def sparse_cosine(queries: SparseRows, texts: SparseRows) -> npt.NDArray[np.float32]:
    """Multiply every query row with every text row.

    Parameters
    ----------
    queries, texts : SparseRows
        Rows of length 1, or of zeros.

    Returns
    -------
    ndarray of float32, shape (n_queries, n_texts)
        Summed column by column in rising order, so that a pair's value does not depend on the other rows.
    """
    result = np.empty((len(queries), len(texts)), dtype=np.float32)
    rows = texts.rows
    asked = _columns_of(queries)
    place = np.searchsorted(asked, texts.indices)
    # Only columns that some query has can contribute.
    shared = place < len(asked)
    shared[shared] = asked[place[shared]] == texts.indices[shared]
    place, rows, data = place[shared], rows[shared], texts.data[shared]
    at_once = max(1, _CELLS_AT_ONCE // max(1, len(asked), len(place), len(texts)))
    for start in range(0, len(queries), at_once):
        part = queries.take(start, min(start + at_once, len(queries)))
        weights = np.zeros((len(part), len(asked)))
        weights[part.rows, np.searchsorted(asked, part.indices)] = part.data
        met = weights[:, place]
        query, at = np.nonzero(met)
        cells = query * len(texts) + rows[at]
        sums = np.bincount(cells, met[query, at] * data[at], minlength=len(part) * len(texts))
        result[start : start + len(part)] = sums.reshape(len(part), len(texts))
    return result


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TermWeights:
    """The vocabulary of one view and the inverse document frequency of each term.

    Attributes
    ----------
    terms : tuple of str
        In rising order; a term's position is its column.
    document_frequency : ndarray of int64
    n_documents : int
        Number of texts it was fitted on.
    """

    terms: tuple[str, ...]
    document_frequency: npt.NDArray[np.int64]
    n_documents: int

    @property
    def idf(self) -> npt.NDArray[np.float64]:
        """Return scikit-learn's smoothed inverse document frequency."""
        frequency = self.document_frequency.astype(np.float64) + 1.0
        result: npt.NDArray[np.float64] = np.log(float(self.n_documents + 1) / frequency) + 1.0
        return result


class TfidfModel:
    """TF-IDF vectors of words and of character n-grams.

    Parameters
    ----------
    weights : Mapping of {"word", "char"} to TermWeights
    hash_unknown_words : bool, default=True
        Give a word that the vocabulary lacks a column of its own, by its hash, at the weight of a term never seen.
        Rare words, as names of tools are, would otherwise count for nothing.

    Notes
    -----
    Term frequency is sublinear: repeating a word adds little. Rows have length 1.
    """

    def __init__(self, weights: Mapping[View, TermWeights], *, hash_unknown_words: bool = True) -> None:
        self.weights = dict(weights)
        self.hash_unknown_words = hash_unknown_words
        self._columns = {
            view: dict(zip(part.terms, range(len(part.terms)), strict=True)) for view, part in weights.items()
        }
        self._idf = {view: part.idf for view, part in weights.items()}
        self._unseen_idf = {
            view: float(np.log(1.0 + part.n_documents) + 1.0) for view, part in weights.items()
        }

    def transform(self, texts: Sequence[str], *, view: View = "word") -> SparseRows:
        """Turn texts into rows of length 1; a text without a known term gives a row of zeros.

        Parameters
        ----------
        texts : sequence of str
        view : {"word", "char"}, default="word"

        Returns
        -------
        SparseRows
            Equal to the rows of scikit-learn's ``TfidfVectorizer`` where all words are known.
        """
        if view not in self.weights:
            raise InputError(f"The 'view' parameter must be one of 'word', 'char'. Got {view!r} instead.")
        columns, analyze = self._columns[view], ANALYZERS[view]
        n_known = len(columns)
        hashes = self.hash_unknown_words and view == "word"
        indptr, indices, counts = [0], list[int](), list[int]()
        for text in texts:
            found: dict[int, int] = {}
            for term in analyze(text):
                column = columns.get(term)
                if column is None:
                    if not hashes or " " in term:
                        continue
                    column = n_known + zlib.crc32(term.encode("utf-8", "replace")) % _N_BUCKETS
                found[column] = found.get(column, 0) + 1
            for column, count in sorted(found.items()):
                indices.append(column)
                counts.append(count)
            indptr.append(len(indices))
        columns_array = np.array(indices, dtype=np.int64)
        idf = np.full(len(indices), self._unseen_idf[view])
        known = columns_array < n_known
        idf[known] = self._idf[view][columns_array[known]]
        data = (np.log(np.array(counts, dtype=np.float64)) + 1.0) * idf
        bounds = np.array(indptr, dtype=np.int64)
        rows = np.repeat(np.arange(len(texts)), np.diff(bounds))
        norms = np.sqrt(np.bincount(rows, data * data, minlength=len(texts)))
        return SparseRows(
            indptr=bounds,
            indices=columns_array,
            data=data / norms[rows],
            n_columns=n_known + (_N_BUCKETS if hashes else 0),
        )

    def similarity(
        self, queries: Sequence[str], texts: Sequence[str], *, view: View = "word"
    ) -> npt.NDArray[np.float32]:
        """Compute the cosine of every query with every text.

        Parameters
        ----------
        queries, texts : sequence of str
        view : {"word", "char"}, default="word"

        Returns
        -------
        ndarray of float32, shape (n_queries, n_texts)
        """
        return sparse_cosine(self.transform(queries, view=view), self.transform(texts, view=view))

    def idf(self, word: str) -> float:
        """Return the weight of a word: about 2 for the commonest, above 10 for one never seen.

        Parameters
        ----------
        word : str
            A stem, as `matcher.representation.terms.words` gives.

        Returns
        -------
        float
        """
        column = self._columns["word"].get(word)
        return self._unseen_idf["word"] if column is None else float(self._idf["word"][column])

    def save(self, folder: str | Path, *, about: Mapping[str, Any] | None = None) -> Path:
        """Write the model as JSON and npz.

        Parameters
        ----------
        folder : str or Path
        about : Mapping, optional
            JSON values for the manifest.

        Returns
        -------
        Path
            The folder.
        """
        path = Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, npt.NDArray[Any]] = {}
        for view, part in sorted(self.weights.items()):
            arrays[f"{view}_terms"] = np.frombuffer("\n".join(part.terms).encode(), dtype=np.uint8)
            arrays[f"{view}_document_frequency"] = part.document_frequency.astype(np.int32)
        np.savez_compressed(path / "weights.npz", **arrays)  # type: ignore[arg-type]  # numpy types its own flag as a keyword
        settings = {
            "hash_unknown_words": self.hash_unknown_words,
            "n_documents": {view: part.n_documents for view, part in sorted(self.weights.items())},
        }
        (path / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
        n_terms = {view: len(part.terms) for view, part in sorted(self.weights.items())}
        write_manifest(
            path,
            files=["weights.npz", "settings.json"],
            about={"kind": "tfidf", "n_terms": n_terms, **(about or {})},
        )
        return path

    @classmethod
    def load(cls, folder: str | Path | None = None) -> TfidfModel:
        """Read a model that `save` wrote.

        Parameters
        ----------
        folder : str or Path, optional
            The one that travels with matcher by default.

        Returns
        -------
        TfidfModel
        """
        path = models_dir() / "tfidf" if folder is None else Path(folder)
        manifest = read_manifest(path)
        if manifest.get("kind") != "tfidf":
            raise ArtefactError(
                f"The folder {path} must hold TF-IDF weights. Its manifest says {manifest.get('kind')!r}."
            )
        settings = json.loads((path / "settings.json").read_text(encoding="utf-8"))
        weights: dict[View, TermWeights] = {}
        with np.load(path / "weights.npz", allow_pickle=False) as arrays:
            for view in ANALYZERS:
                weights[view] = TermWeights(
                    terms=tuple(arrays[f"{view}_terms"].tobytes().decode().split("\n")),
                    document_frequency=arrays[f"{view}_document_frequency"].astype(np.int64),
                    n_documents=settings["n_documents"][view],
                )
        return cls(weights, hash_unknown_words=settings["hash_unknown_words"])


@lru_cache(maxsize=1)
def default_tfidf() -> TfidfModel:
    """Return the model that travels with matcher, read once.

    Returns
    -------
    TfidfModel
    """
    return TfidfModel.load()
