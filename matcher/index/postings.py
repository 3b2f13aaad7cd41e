"""Find the postings of a collection that fit a résumé."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from matcher.batch.documents import texts_of, unpack
from matcher.batch.light_vectors import posting_vectors, resume_vectors
from matcher.exceptions import InputError
from matcher.index.base import Index, Indices, SearchHit
from matcher.index.making import whole_document
from matcher.index.needs import Needs, estimated_scores, needs_of, unpack_needs
from matcher.index.retrieval import Query
from matcher.types import Posting, Requirement

if TYPE_CHECKING:
    from matcher.results import MatchResults
    from matcher.scoring.context import PostingContext, ResumeContext


# Different requirements that a search judges, and postings judged beyond those asked for. Chosen by recall in benchmarks/.
MAX_NEEDS: Final = 2000
LEAST_SPARE: Final = 15


class PostingIndex(Index):
    """Postings that one résumé after the other can be matched with.

    Opened with a folder that `build` made, and the engine that judges.

    Examples
    --------
    >>> index = PostingIndex.build("postings.index", "postings/", engine=engine)  # doctest: +SKIP
    >>> index.match("cv.pdf", top=20)  # doctest: +SKIP
    """

    kind = "posting"

    def _read(self) -> None:
        super()._read()
        self.__dict__.pop("_needs", None)
        self._whole: dict[int, Needs] = {}

    def match(
        self, resume: Any, *, top: int = 50, candidates: int | None = None, knockouts: Sequence[str] = ()
    ) -> MatchResults:
        """Return the postings that fit a résumé best, with full reports.

        Parameters
        ----------
        resume : str, Path, bytes, Document or Resume
        top : int
            How many.
        candidates : int, optional
            How many are judged exactly; by default a quarter more. As many as the index holds makes the search exhaustive.
        knockouts : sequence of str

        Returns
        -------
        MatchResults
            Scores and explanations are those of `Matcher.match`.
        """
        own, query = self._query(resume)
        ranked = self._search(own, query, top, candidates)
        pairs = [(context, own) for _, _, context in ranked]
        return self._reports(pairs, knockouts)

    def search(self, resume: Any, *, top: int = 50, candidates: int | None = None) -> tuple[SearchHit, ...]:
        """Return names and fit scores alone; see `match`."""
        own, query = self._query(resume)
        return self._hits(self._search(own, query, top, candidates))

    def recall(self, resume: Any, *, top: int = 50, candidates: int | None = None) -> float:
        """Return the share of the exhaustive top that `search` finds; judges the whole index."""
        own, query = self._query(resume)
        return self._recall(own, query, top, candidates)

    def _query(self, resume: Any) -> tuple[ResumeContext, Query]:
        from matcher.scoring.context import resume_context

        models = self.engine.models
        parsed = self.engine.parse_resume(resume, as_of=self.as_of)
        if not parsed.lines:
            raise InputError(
                f"{parsed.source} has no line that could be matched. Look at it with 'matcher parse'."
            )
        texts = texts_of(parsed)
        vectors = models.encoder.encode(texts)
        words = models.tfidf.transform(texts, view="word")
        context = resume_context(parsed, resume_vectors(parsed, vectors, words))
        profile, row = whole_document(texts, vectors, models.tfidf)
        return context, Query(
            profile=profile,
            columns=row.indices,
            values=row.data,
            vectors=vectors,
            weights=np.ones(len(texts), np.float32),
            asks=False,
        )

    def _n_judged(self, top_n: int) -> int:
        return top_n + max(LEAST_SPARE, top_n // 4)

    def _candidates(self, own: ResumeContext, query: Query, n: int) -> list[int]:
        documents = np.arange(len(self))
        if sum(len(needs) for needs in self._needs) > MAX_NEEDS:
            documents = self._affordable(self._promising(query))
        estimates, found = [], []
        for at, segment in enumerate(self._segments):
            first, last = self._starts[at], self._starts[at + 1]
            inside = np.sort(documents[(documents >= first) & (documents < last)]) - first
            if len(inside):
                needs = self._needs_for(at, inside)
                estimates.append(estimated_scores(segment, inside, needs, own, self.engine.models))
                found.append(inside + first)
        order = np.argsort(-np.concatenate(estimates), kind="stable")[:n]
        return [int(i) for i in np.concatenate(found)[order]]

    @cached_property
    def _needs(self) -> list[list[Requirement]]:
        """Return the different requirements of every segment."""
        return [unpack_needs(segment.needs) for segment in self._segments]

    def _affordable(self, documents: Indices) -> Indices:
        """Return as many documents from the front as have `MAX_NEEDS` different requirements together."""
        seen: set[tuple[int, int]] = set()
        for place, number in enumerate(documents.tolist()):
            at = int(np.searchsorted(self._starts, number, side="right")) - 1
            segment, own = self._locate(number)
            rows = segment.need_rows[segment.need_bounds[own] : segment.need_bounds[own + 1]]
            seen.update((at, int(row)) for row in rows)
            if len(seen) > MAX_NEEDS:
                return documents[: max(place, 1)]
        return documents

    def _needs_for(self, at: int, documents: Indices) -> Needs:
        """Return the requirements of documents of a segment; those of a whole segment are kept for the next query."""
        segment = self._segments[at]
        is_whole = len(documents) == len(segment)
        if is_whole and at in self._whole:
            return self._whole[at]
        rows = np.unique(
            np.concatenate(
                [segment.need_rows[segment.need_bounds[d] : segment.need_bounds[d + 1]] for d in documents]
            )
            if not is_whole
            else segment.need_rows
        ).astype(np.int64)
        needs = needs_of(segment, rows, self._needs[at], self.engine.models)
        if is_whole:
            self._whole[at] = needs
        return needs

    def _context(self, number: int) -> PostingContext:
        from matcher.scoring.context import posting_context

        segment, at = self._locate(number)
        posting = cast("Posting", unpack("posting", segment.packed(at), name=segment.names[at]))
        rows = segment.rows(at)
        models = self.engine.models
        words = segment.words(rows, self._n_columns)
        vectors = posting_vectors(posting, segment.vectors[rows].astype(np.float32), words)
        return posting_context(posting, vectors, models.stem_idf)

    def _pairs(self, own: Any, others: Sequence[Any]) -> list[tuple[PostingContext, ResumeContext]]:
        return [(other, own) for other in others]
