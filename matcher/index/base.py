"""What an index of postings and one of résumés have in common: built, appended to, searched first and then judged."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from matcher.arguments import as_date, as_knockouts, check_knockout_ids
from matcher.batch.cache import Cache, cache_path
from matcher.batch.configuration import digest, taxonomy_digest, tfidf_digest
from matcher.batch.documents import BatchDocument, Understanding, understand_all
from matcher.batch.inputs import BatchItem, batch_items
from matcher.batch.pairs import PackedDocument, PairOutcome, PairScorer
from matcher.batch.parallel import check_jobs
from matcher.batch.progress import Progress
from matcher.batch.stages import embed, packed_documents
from matcher.exceptions import ArtefactError, InputError
from matcher.index import segments
from matcher.index.making import make_segment
from matcher.index.retrieval import Query, dense_scores, fused, lexical_scores, top
from matcher.index.segments import Segment
from matcher.reading import DEFAULT_LIMITS, ReadingLimits
from matcher.representation import encoders

if TYPE_CHECKING:
    from matcher.engine import Matcher
    from matcher.results import MatchResults
    from matcher.scoring.context import PostingContext, ResumeContext

Indices = npt.NDArray[np.int64]

# Documents that each way of retrieving hands on; collections up to the second size are compared text by text without it.
RETRIEVED: Final = 5000
CLOSELY_COMPARED: Final = 20_000
_DOCUMENTS_AT_ONCE: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A document of an index with its fit score."""

    name: str
    fit_score: float
    key: str


class Index:
    """Documents on disk, ready to be searched and judged.

    Parameters
    ----------
    folder : str or Path
        Made by `build`.
    engine : Matcher
        The one that it was built with, or one with the same encoder, TF-IDF weights and taxonomy.

    Attributes
    ----------
    failures : tuple of BatchDocument
        What the last `build` or `add` could not use.
    """

    kind: ClassVar[str]

    def __init__(self, folder: str | os.PathLike[str], engine: Matcher) -> None:
        self.folder = Path(folder)
        self.engine = engine
        self.failures: tuple[BatchDocument, ...] = ()
        self._scorer = PairScorer(engine)
        self._read()

    def _read(self) -> None:
        self._manifest = segments.read_manifest(self.folder)
        if self._manifest["kind"] != self.kind:
            raise ArtefactError(
                f"{self.folder} is an index of {self._manifest['kind']}s, not of {self.kind}s. Open it with the other class."
            )
        if self._manifest["made_with"] != made_with(self.engine):
            raise ArtefactError(
                f"The index {self.folder} was built with another encoder, vocabulary or taxonomy. Build it again with this engine."
            )
        self._segments = [
            segments.read_segment(self.folder / entry["folder"], entry)
            for entry in self._manifest["segments"]
        ]
        self._starts = np.concatenate([[0], np.cumsum([len(s) for s in self._segments])]).astype(np.int64)

    def __len__(self) -> int:
        return int(self._starts[-1])

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)} {self.kind}s in {self.folder}>"

    @property
    def as_of(self) -> date:
        """The date that "Present" means in this index."""
        return date.fromisoformat(self._manifest["as_of"])

    @property
    def names(self) -> tuple[str, ...]:
        """All document names, in the order they were added."""
        return tuple(name for segment in self._segments for name in segment.names)

    @classmethod
    def build(
        cls,
        folder: str | os.PathLike[str],
        sources: Any,
        *,
        engine: Matcher,
        as_of: str | date | None = None,
        n_jobs: int = 2,
        cache: bool | str | os.PathLike[str] = True,
        progress: bool | None = None,
        limits: ReadingLimits = DEFAULT_LIMITS,
    ) -> Self:
        """Make a new index of a collection.

        Parameters
        ----------
        folder : str or Path
            A folder that does not exist, is empty, or holds an index, which is replaced.
        sources
            As for `Matcher.score_folder`.
        engine : Matcher
        as_of : str or datetime.date, optional
            What "Present" means. Default: today.
        n_jobs : int
            Processes that read.
        cache : bool, str or Path
        progress : bool, optional
        limits : ReadingLimits

        Returns
        -------
        PostingIndex or ResumeIndex
            Its ``failures`` say what could not be read.
        """
        home = Path(folder)
        old = segments.listed_folders(home)
        if home.exists() and old is None and (not home.is_dir() or any(home.iterdir())):
            raise InputError(f"{home} is not empty and holds no index. Choose another folder for the index.")
        manifest = {
            "kind": cls.kind,
            "layout": segments.LAYOUT,
            "as_of": as_date(as_of).isoformat(),
            "made_with": made_with(engine),
            "segments": [],
        }
        segments.write_manifest(home, manifest)
        for name in old or ():
            shutil.rmtree(home / name, ignore_errors=True)
        index = cls(home, engine)
        index.add(sources, n_jobs=n_jobs, cache=cache, progress=progress, limits=limits)
        return index

    def add(
        self,
        sources: Any,
        *,
        n_jobs: int = 2,
        cache: bool | str | os.PathLike[str] = True,
        progress: bool | None = None,
        limits: ReadingLimits = DEFAULT_LIMITS,
    ) -> tuple[BatchDocument, ...]:
        """Append documents; those of a content that is there already are left out.

        Parameters
        ----------
        sources
            As for `Matcher.score_folder`.
        n_jobs : int
        cache : bool, str or Path
        progress : bool, optional
        limits : ReadingLimits

        Returns
        -------
        tuple of BatchDocument
            Every document given, with its status.
        """
        items = batch_items(sources, side=f"{self.kind}s")
        path = cache_path(cache)
        with (
            tempfile.TemporaryDirectory(prefix="matcher-") as temporary,
            Cache(path if path is not None else Path(temporary) / "journal.sqlite") as kept,
        ):
            documents = self._prepare(items, kept, check_jobs(n_jobs), Progress(progress), limits)
            known = {key for segment in self._segments for key in segment.keys}
            new: dict[str, BatchDocument] = {}
            for document in documents:
                if document.is_scored and document.key not in known:
                    new.setdefault(document.key, document)
            if new:
                self._append(self._packed(tuple(new.values()), kept))
        self.failures = tuple(document for document in documents if not document.is_scored)
        return tuple(documents)

    def _prepare(
        self, items: Sequence[BatchItem], cache: Cache, n_jobs: int, shown: Progress, limits: ReadingLimits
    ) -> list[BatchDocument]:
        models = self.engine.models
        how = Understanding(
            kind=self.kind, as_of=self.as_of, taxonomy=getattr(models.taxonomy, "folder", None), limits=limits
        )
        with shown.stage("read", len(items), "files") as advance:
            (documents,) = understand_all([(how, items)], cache=cache, n_jobs=n_jobs, advance=advance)
        scored = [(self.kind, d) for d in documents if d.is_scored]
        with shown.stage("embed", len(scored), "documents") as advance:
            embed(scored, models.encoder, fingerprint_of(self.engine), cache=cache, advance=advance)
        return documents

    def _packed(
        self, documents: Sequence[BatchDocument], cache: Cache
    ) -> Iterator[tuple[str, PackedDocument]]:
        for start in range(0, len(documents), _DOCUMENTS_AT_ONCE):
            part = documents[start : start + _DOCUMENTS_AT_ONCE]
            packed = packed_documents(
                cache, self.kind, part, fingerprint_of(self.engine), self.engine.models.encoder
            )
            yield from zip((d.name for d in part), packed, strict=True)

    def _append(self, documents: Iterator[tuple[str, PackedDocument]]) -> None:
        self._write(make_segment(self.kind, documents, self.engine.models.tfidf))

    def _write(self, segment: Segment) -> None:
        number = 1 + max((int(s["folder"]) for s in self._manifest["segments"]), default=0)
        # A folder that a killed run left behind is in no manifest.
        home = self.folder / f"{number:06}"
        shutil.rmtree(home, ignore_errors=True)
        entry = segments.write_segment(home, segment)
        self._manifest["segments"].append(entry)
        segments.write_manifest(self.folder, self._manifest)
        self._read()

    def _locate(self, number: int) -> tuple[Segment, int]:
        at = int(np.searchsorted(self._starts, number, side="right")) - 1
        return self._segments[at], number - int(self._starts[at])

    def _promising(self, query: Query, n: int) -> Indices:
        """Return the documents that come into question: of a large index those near as a whole, by meaning or by words."""
        if len(self) <= max(CLOSELY_COMPARED, n):
            return np.arange(len(self))
        dense = np.concatenate([dense_scores(s, query) for s in self._segments])
        lexical = np.concatenate([lexical_scores(s, query) for s in self._segments])
        return np.sort(fused(top(dense, max(RETRIEVED, n)), top(lexical, max(RETRIEVED, n))))

    def _candidates(self, own: Any, query: Query, n: int) -> list[tuple[int, float]]:
        """Return the most promising documents with their fit scores."""
        raise NotImplementedError

    def _n_judged(self, top_n: int) -> int:
        """Return how many documents are judged to find the best ``top_n``."""
        raise NotImplementedError

    def _context(self, number: int) -> Any:
        raise NotImplementedError

    def _pairs(self, own: Any, others: Sequence[Any]) -> list[tuple[PostingContext, ResumeContext]]:
        raise NotImplementedError

    def _search(self, own: Any, query: Query, top_n: int, candidates: int | None) -> list[tuple[int, float]]:
        if isinstance(top_n, bool) or not isinstance(top_n, int) or top_n < 1:
            raise InputError(f"The 'top' parameter must be a whole number above 0. Got {top_n!r} instead.")
        n = self._n_judged(top_n) if candidates is None else max(candidates, top_n)
        # Small products: more threads would spend their time waiting for each other.
        with threadpool_limits(1, user_api="blas"):
            ranked = self._all(own) if n >= len(self) else self._candidates(own, query, n)
        ranked.sort(key=lambda row: (-round(row[1], 6), row[0]))
        return ranked[:top_n]

    def _all(self, own: Any) -> list[tuple[int, float]]:
        """Judge every document."""
        found: list[tuple[int, float]] = []
        for start in range(0, len(self), _DOCUMENTS_AT_ONCE):
            numbers = range(start, min(start + _DOCUMENTS_AT_ONCE, len(self)))
            found += zip(numbers, self._judged(own, numbers), strict=True)
        return found

    def _judged(self, own: Any, numbers: Sequence[int]) -> list[float]:
        """Return the fit scores of some documents, each judged as a pair."""
        return [outcome.fit_score for outcome in self._outcomes(own, numbers)]

    def _outcomes(self, own: Any, numbers: Sequence[int]) -> list[PairOutcome]:
        pairs = self._pairs(own, [self._context(number) for number in numbers])
        return self._scorer.outcomes(pairs, explain=False)

    @cached_property
    def _n_columns(self) -> int:
        return self.engine.models.tfidf.transform([""], view="word").n_columns

    def _reports(
        self, pairs: Sequence[tuple[PostingContext, ResumeContext]], knockouts: Sequence[str]
    ) -> MatchResults:
        from matcher.results import MatchResults

        knockouts = as_knockouts(knockouts)
        reports = [self.engine._report(*pair, knockouts) for pair in pairs]
        check_knockout_ids(knockouts, [report.posting for report in reports])
        return MatchResults(reports)

    def _hits(self, ranked: Sequence[tuple[int, float]]) -> tuple[SearchHit, ...]:
        found = []
        for number, fit_score in ranked:
            segment, at = self._locate(number)
            found.append(SearchHit(name=segment.names[at], fit_score=fit_score, key=segment.keys[at]))
        return tuple(found)

    def _recall(self, own: Any, query: Query, top_n: int, candidates: int | None) -> float:
        """Return the share of the best by exhaustive judging that a search finds; an equal score is as good."""
        found = [score for _, score in self._search(own, query, top_n, candidates)]
        best = [score for _, score in self._search(own, query, top_n, len(self))]
        least = best[-1]
        return sum(score >= least - 1e-9 for score in found) / len(best)


def made_with(engine: Matcher) -> str:
    """Return the identifier of everything that decides what an index holds."""
    models = engine.models
    folder = getattr(models.taxonomy, "folder", None)
    return digest(fingerprint_of(engine), tfidf_digest(models.tfidf), taxonomy_digest(folder))


def fingerprint_of(engine: Matcher) -> str:
    """Return the fingerprint of the engine's encoder; refuse one without."""
    fingerprint = encoders.fingerprint_of(engine.models.encoder)
    if not fingerprint:
        raise InputError(
            "An index needs an encoder with a 'fingerprint', a string that changes whenever its vectors do. Give the encoder one."
        )
    return fingerprint
