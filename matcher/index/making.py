"""From understood documents to the arrays of a segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Sized
from typing import Any

import numpy as np
import numpy.typing as npt

from matcher.batch.documents import texts_of, unpack
from matcher.batch.pairs import PackedDocument
from matcher.index.needs import need_code, pack_need, placeless
from matcher.index.segments import Segment, by_column
from matcher.parsing.demands import demands
from matcher.representation.embeddings import mean_embedding
from matcher.representation.tfidf import SparseRows, TfidfModel
from matcher.representation.vectors import MAX_LINE_WEIGHT
from matcher.types import Embeddings, Posting, Requirement, Resume


def whole_document(
    texts: Sequence[str], vectors: Embeddings, tfidf: TfidfModel
) -> tuple[Embeddings, SparseRows]:
    """Return the profile and the TF-IDF row of a document; a text that is repeated counts once."""
    different = list(dict.fromkeys(texts))
    words = tfidf.transform(different, view="word")
    total = _unit_rows(words.to_scipy().sum(axis=0).reshape(1, -1))
    row = SparseRows(
        indptr=total.indptr.astype(np.int64),
        indices=total.indices.astype(np.int64),
        data=total.data,
        n_columns=words.n_columns,
    )
    return profile_of(texts, vectors), row


def profile_of(texts: Sequence[str], vectors: Embeddings) -> Embeddings:
    """Return the mean vector of a document's different texts, by their lengths."""
    first = {text: row for row, text in reversed(list(enumerate(texts)))}
    kept = sorted(first.values())
    weights = [min(len(texts[row].split()), MAX_LINE_WEIGHT) for row in kept]
    return mean_embedding(vectors[kept], weights if any(weights) else [1] * len(kept))


def _unit_rows(rows: Any) -> Any:
    """Return sparse rows scaled to length 1; rows of zeros stay."""
    from scipy.sparse import csr_matrix

    found = csr_matrix(rows)
    found.sort_indices()
    lengths = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
    found.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(found.indptr))
    return found


def document_words(texts: Sequence[npt.NDArray[np.int32]], words: SparseRows) -> Any:
    """Return the TF-IDF rows of documents: the sum of those of their different texts, as a sparse matrix.

    Parameters
    ----------
    texts : sequence of ndarray of int32
        Of every document, as rows of ``words``.
    words : SparseRows

    Returns
    -------
    csr_matrix of shape (n_documents, n_columns)
    """
    from scipy.sparse import csr_matrix

    different = [np.unique(own) for own in texts]
    listed = np.concatenate([np.zeros(0, np.int32), *different])
    held = csr_matrix((np.ones(len(listed)), listed, _bounds(different)), shape=(len(texts), len(words)))
    return _unit_rows(held @ words.to_scipy())


class _NeedTable:
    """Collects the different requirements of postings, and what else these are about."""

    def __init__(self) -> None:
        self._number: dict[Requirement, int] = {}
        self._texts: list[npt.NDArray[np.int32]] = []
        self._rows: list[int] = []
        self._groups: list[int] = []
        self._bounds = [0]
        self._abouts: list[npt.NDArray[np.int32]] = []

    def add(self, parsed: Resume | Posting, texts: npt.NDArray[np.int32]) -> None:
        """Take note of a document's requirements and the rows of its texts."""
        place = 0
        if isinstance(parsed, Posting):
            groups: dict[str | None, int] = {None: -1}
            for requirement in parsed.requirements:
                key = placeless(requirement)
                if key not in self._number:
                    self._number[key] = len(self._number)
                    self._texts.append(texts[place : place + len(demands((requirement,)))])
                self._rows.append(self._number[key])
                self._groups.append(groups.setdefault(requirement.alternative_group, len(groups) - 1))
                place += len(self._texts[self._rows[-1]])
            self._abouts.append(texts[place:])
        else:
            self._abouts.append(texts[:0])
        self._bounds.append(len(self._rows))

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return the arrays of a segment."""
        packed = [pack_need(need) for need in self._number]
        about, rows = np.unique(np.concatenate([np.zeros(0, np.int32), *self._abouts]), return_inverse=True)
        return {
            "needs": np.frombuffer(b"".join(packed), np.uint8),
            "need_blob_bounds": _bounds(packed),
            "need_codes": np.array([need_code(need) for need in self._number], np.int32),
            "need_texts": np.concatenate([np.zeros(0, np.int32), *self._texts]),
            "need_text_bounds": _bounds(self._texts),
            "need_rows": np.array(self._rows, np.int32),
            "need_groups": np.array(self._groups, np.int32),
            "need_bounds": np.array(self._bounds, np.int64),
            "about_texts": about,
            "about_rows": rows.astype(np.int32),
            "about_bounds": _bounds(self._abouts),
        }


def _bounds(parts: Sequence[Sized]) -> npt.NDArray[np.int64]:
    """Return where each part begins when they stand one after the other, and where the last one ends."""
    return np.cumsum([0, *(len(part) for part in parts)], dtype=np.int64)


def make_segment(kind: str, documents: Iterator[tuple[str, PackedDocument]], tfidf: TfidfModel) -> Segment:
    """Put documents into the arrays of a segment.

    Parameters
    ----------
    kind : {"resume", "posting"}
    documents : iterator of (str, PackedDocument)
    tfidf : TfidfModel

    Returns
    -------
    Segment
    """
    names: list[str] = []
    keys: list[str] = []
    blobs: list[bytes] = []
    number: dict[str, int] = {}
    vectors: list[npt.NDArray[np.float16]] = []
    texts: list[npt.NDArray[np.int32]] = []
    profiles: list[npt.NDArray[np.float16]] = []
    needs = _NeedTable()
    for name, document in documents:
        parsed = unpack(kind, document.packed)
        own = texts_of(parsed)
        for row, text in enumerate(own):
            if text not in number:
                number[text] = len(number)
                vectors.append(document.vectors[row])
        names.append(name)
        keys.append(document.key)
        blobs.append(document.packed)
        texts.append(np.array([number[text] for text in own], np.int32))
        needs.add(parsed, texts[-1])
        profile = profile_of(own or ("",), _or_blank(document.vectors).astype(np.float32))
        profiles.append(profile.astype(np.float16))
    words = tfidf.transform(list(number), view="word")
    columns, column_bounds, column_documents, column_values = by_column(document_words(texts, words))
    return Segment(
        names=tuple(names),
        keys=tuple(keys),
        blobs=np.frombuffer(b"".join(blobs), np.uint8),
        blob_bounds=_bounds(blobs),
        texts=np.concatenate(texts),
        text_bounds=_bounds(texts),
        vectors=np.stack(vectors) if vectors else np.zeros((0, 1), np.float16),
        word_bounds=words.indptr,
        word_columns=words.indices.astype(np.int32),
        word_values=words.data,
        profiles=np.stack(profiles),
        columns=columns,
        column_bounds=column_bounds,
        column_documents=column_documents,
        column_values=column_values,
        **needs.arrays(),
    )


def _or_blank(vectors: npt.NDArray[np.float16]) -> npt.NDArray[np.float16]:
    if len(vectors):
        return vectors
    blank = np.zeros((1, vectors.shape[1]), np.float16)
    blank[0, 0] = 1.0
    return blank
