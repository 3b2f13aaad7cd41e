"""Find the résumés of a collection that fit a posting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from matcher.batch.documents import texts_of, unpack
from matcher.batch.light_vectors import resume_vectors
from matcher.batch.pairs import PairOutcome
from matcher.index.base import Index, SearchHit
from matcher.index.making import whole_document
from matcher.index.resume_shortlist import ResumeShortlist
from matcher.index.retrieval import Query
from matcher.types import Resume

if TYPE_CHECKING:
    from matcher.results import MatchResults
    from matcher.scoring.context import PostingContext, ResumeContext


# Résumés judged, for each one asked for and at least. Chosen by recall and time in benchmarks/.
JUDGED_PER_RESULT: Final = 4
LEAST_JUDGED: Final = 100


class ResumeIndex(Index):
    """Résumés that one posting after the other can be matched with.

    Opened with a folder that `build` made, and the engine that judges.

    Examples
    --------
    >>> index = ResumeIndex.build("resumes.index", "resumes/", engine=engine)  # doctest: +SKIP
    >>> index.rank("posting.txt", top=20)  # doctest: +SKIP
    """

    kind = "resume"

    def rank(
        self, posting: Any, *, top: int = 50, candidates: int | None = None, knockouts: Sequence[str] = ()
    ) -> MatchResults:
        """Return the résumés that fit a posting best, with full reports.

        Parameters
        ----------
        posting : str, Path, bytes, Document or Posting
        top : int
            How many.
        candidates : int, optional
            How many are judged; by default four times as many, at least 100. As many as the index holds makes the search exhaustive.
        knockouts : sequence of str

        Returns
        -------
        MatchResults
            Scores and explanations are those of `Matcher.rank`.
        """
        own, query = self._query(posting)
        ranked = self._search(own, query, top, candidates)
        pairs = [(own, self._context(number)) for number, _ in ranked]
        return self._reports(pairs, knockouts)

    def search(self, posting: Any, *, top: int = 50, candidates: int | None = None) -> tuple[SearchHit, ...]:
        """Return names and fit scores alone; see `rank`."""
        own, query = self._query(posting)
        return self._hits(self._search(own, query, top, candidates))

    def recall(self, posting: Any, *, top: int = 50, candidates: int | None = None) -> float:
        """Return the share of the exhaustive top that `search` finds; judges the whole index."""
        own, query = self._query(posting)
        return self._recall(own, query, top, candidates)

    def _query(self, posting: Any) -> tuple[PostingContext, Query]:
        models = self.engine.models
        parsed = self.engine.parse_posting(posting)
        context = self.engine.posting_context(parsed)
        texts = texts_of(parsed)
        vectors = models.encoder.encode(texts)
        profile, row = whole_document(texts, vectors, models.tfidf)
        return context, Query(profile=profile, columns=row.indices, values=row.data)

    def _n_judged(self, top_n: int) -> int:
        return max(LEAST_JUDGED, JUDGED_PER_RESULT * top_n)

    def _candidates(self, own: PostingContext, query: Query, n: int) -> list[tuple[int, float]]:
        def judging(numbers: Sequence[int]) -> list[PairOutcome]:
            """Judge résumés."""
            return self._outcomes(own, numbers)

        shortlist = ResumeShortlist(self._segments, own, self.engine.models, judging)
        return shortlist.best(n, self._promising(query, n))

    def _context(self, number: int) -> ResumeContext:
        from matcher.scoring.context import resume_context

        segment, at = self._locate(number)
        resume = cast("Resume", unpack("resume", segment.packed(at), name=segment.names[at]))
        rows = segment.rows(at)
        words = segment.words(rows, self._n_columns)
        vectors = resume_vectors(resume, segment.vectors[rows].astype(np.float32), words)
        return resume_context(resume, vectors)

    def _pairs(self, own: Any, others: Sequence[Any]) -> list[tuple[PostingContext, ResumeContext]]:
        return [(own, other) for other in others]
