"""The middle of a batch: vectors for all texts, then outcomes for all pairs, each kept in the cache as soon as it is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from matcher.batch.cache import Cache, CachedVectors
from matcher.batch.configuration import digest
from matcher.batch.documents import BatchDocument, packed_document, texts_of, unpack
from matcher.batch.pairs import PackedDocument, ScoringParts, score_packed
from matcher.representation.stores import text_key

if TYPE_CHECKING:
    from matcher.types import Encoder

# Documents unpacked at a time to look for new texts, and texts encoded before they are written.
DOCUMENTS_AT_ONCE: Final = 256
TEXTS_AT_ONCE: Final = 4096
# Résumés and postings in one task: large enough for wide arrays, small enough to lose little when a run is killed.
RESUMES_A_TASK: Final = 64
POSTINGS_A_TASK: Final = 50


class CacheLost(Exception):
    """Something that was in the cache a moment ago is not there now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """All pairs of a batch.

    Attributes
    ----------
    resumes, postings : tuple of BatchDocument
        Those that are scored, each content once.
    configuration : str
        Digest of what the outcomes depend on besides the documents.
    """

    resumes: tuple[BatchDocument, ...]
    postings: tuple[BatchDocument, ...]
    configuration: str

    def key(self, resume: BatchDocument, posting: BatchDocument) -> str:
        """Return the key of a pair's outcome in the cache."""
        return digest(self.configuration, resume.key, posting.key)


def load(cache: Cache, kind: str, documents: Sequence[BatchDocument]) -> list[Any]:
    """Return understood documents from the cache."""
    rows = _rows(cache, documents)
    return [unpack(kind, packed_document(rows[d.key]), name=d.name) for d in documents]


def _rows(cache: Cache, documents: Sequence[BatchDocument]) -> dict[str, bytes]:
    rows = cache.get_many("documents", [d.key for d in documents])
    if any(d.key not in rows for d in documents):
        raise CacheLost
    return rows


def embed(
    documents: Sequence[tuple[str, BatchDocument]],
    encoder: Encoder,
    fingerprint: str,
    *,
    cache: Cache,
    advance: Callable[[], object] = lambda: None,
) -> int:
    """Make sure that the vectors of all texts of some documents are in the cache.

    Parameters
    ----------
    documents : sequence of (str, BatchDocument)
        With the kind of each, ``"resume"`` or ``"posting"``.
    encoder : Encoder
    fingerprint : str
        Of the encoder.
    cache : Cache
    advance : callable
        Called for every document that is done.

    Returns
    -------
    int
        Texts that were encoded.
    """
    store = CachedVectors(cache)
    n_encoded = 0
    for start in range(0, len(documents), DOCUMENTS_AT_ONCE):
        part = documents[start : start + DOCUMENTS_AT_ONCE]
        rows = _rows(cache, [document for _, document in part])
        texts: dict[str, None] = {}
        for kind, document in part:
            texts.update(dict.fromkeys(texts_of(unpack(kind, packed_document(rows[document.key])))))
        keys = {text: text_key(fingerprint, text) for text in texts}
        known = cache.has_many("vectors", list(keys.values()))
        missing = {text: key for text, key in keys.items() if key not in known}
        _encode(missing, encoder, store)
        n_encoded += len(missing)
        for _ in part:
            advance()
    return n_encoded


def _encode(keys: Mapping[str, str], encoder: Encoder, store: CachedVectors) -> None:
    """Encode texts and keep their vectors by their keys, many at a time."""
    texts = list(keys)
    for at in range(0, len(texts), TEXTS_AT_ONCE):
        batch = texts[at : at + TEXTS_AT_ONCE]
        vectors = encoder.encode(batch)
        store.put_many({keys[text]: vectors[row] for row, text in enumerate(batch)})


def packed_documents(
    cache: Cache, kind: str, documents: Sequence[BatchDocument], fingerprint: str, encoder: Encoder
) -> list[PackedDocument]:
    """Return documents with the vectors of their texts, ready to be sent to another process.

    Parameters
    ----------
    cache : Cache
    kind : {"resume", "posting"}
    documents : sequence of BatchDocument
    fingerprint : str
        Of the encoder.
    encoder : Encoder
        For vectors that turn out to be damaged.

    Returns
    -------
    list of PackedDocument
    """
    rows = _rows(cache, documents)
    packed = [packed_document(rows[d.key]) for d in documents]
    texts = [texts_of(unpack(kind, p)) for p in packed]
    different = list(dict.fromkeys(text for own in texts for text in own))
    number = {text: row for row, text in enumerate(different)}
    store = CachedVectors(cache)
    keys = {text: text_key(fingerprint, text) for text in different or [""]}
    known = store.get_many(list(keys.values()))
    if lost := {text: key for text, key in keys.items() if key not in known}:
        _encode(lost, encoder, store)
        known |= store.get_many(list(lost.values()))
    vectors = np.stack([known[key] for key in keys.values()]).astype(np.float16)
    return [
        PackedDocument(key=d.key, packed=p, vectors=vectors[[number[text] for text in own]])
        for d, p, own in zip(documents, packed, texts, strict=True)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Résumés and postings of which every pair is to be scored."""

    resumes: tuple[BatchDocument, ...]
    postings: tuple[BatchDocument, ...]

    def __len__(self) -> int:
        return len(self.resumes) * len(self.postings)


def missing_tasks(grid: Grid, cache: Cache) -> Iterator[Task]:
    """Yield tasks that together cover the pairs that the cache does not have.

    Parameters
    ----------
    grid : Grid
    cache : Cache

    Yields
    ------
    Task
    """
    # Résumés that lack the same postings go together.
    waiting: defaultdict[tuple[int, ...], list[BatchDocument]] = defaultdict(list)
    for resume in grid.resumes:
        keys = [grid.key(resume, posting) for posting in grid.postings]
        known = cache.has_many("pairs", keys)
        lacking = tuple(i for i, key in enumerate(keys) if key not in known)
        if not lacking:
            continue
        together = waiting[lacking]
        together.append(resume)
        if len(together) == RESUMES_A_TASK:
            yield from _tasks(grid, tuple(together), lacking)
            together.clear()
    for lacking, together in waiting.items():
        if together:
            yield from _tasks(grid, tuple(together), lacking)


def _tasks(grid: Grid, resumes: tuple[BatchDocument, ...], lacking: tuple[int, ...]) -> Iterator[Task]:
    for start in range(0, len(lacking), POSTINGS_A_TASK):
        chosen = lacking[start : start + POSTINGS_A_TASK]
        yield Task(resumes=resumes, postings=tuple(grid.postings[i] for i in chosen))


def score(
    grid: Grid,
    tasks: Sequence[Task],
    parts: ScoringParts,
    *,
    cache: Cache,
    encoder: Encoder,
    fingerprint: str,
    explain: bool,
    run: Callable[[Callable[..., Any], Iterator[tuple[Any, ...]]], Iterator[Any]],
    advance: Callable[[int], object] = lambda n: None,
) -> int:
    """Score the pairs of some tasks.

    Parameters
    ----------
    grid : Grid
    tasks : sequence of Task
    parts : ScoringParts
    cache : Cache
    encoder : Encoder
    fingerprint : str
        Of the encoder.
    explain : bool
        Whether reasons and evidence are wanted.
    run : callable
        Applies a function to many arguments, in order; see `matcher.batch.parallel.runner`.
    advance : callable
        Told how many pairs are done.

    Returns
    -------
    int
        Pairs that were scored.
    """
    postings: dict[str, PackedDocument] = {}

    def arguments() -> Iterator[tuple[Any, ...]]:
        """Yield what each task needs, when its turn comes."""
        last: tuple[tuple[BatchDocument, ...], list[PackedDocument]] = ((), [])
        for task in tasks:
            new = [p for p in task.postings if p.key not in postings]
            if len(postings) + len(new) > 4 * POSTINGS_A_TASK:
                postings.clear()
                new = list(task.postings)
            for document in packed_documents(cache, "posting", new, fingerprint, encoder):
                postings[document.key] = document
            if last[0] != task.resumes:
                packed = packed_documents(cache, "resume", task.resumes, fingerprint, encoder)
                last = (task.resumes, packed)
            yield parts, last[1], [postings[p.key] for p in task.postings], explain

    n_scored = 0
    for task, rows in zip(tasks, run(score_packed, arguments()), strict=True):
        outcomes = {
            grid.key(resume, posting): packed
            for posting, row in zip(task.postings, rows, strict=True)
            for resume, packed in zip(task.resumes, row, strict=True)
        }
        cache.put_many("pairs", outcomes)
        n_scored += len(task)
        advance(len(task))
    return n_scored
