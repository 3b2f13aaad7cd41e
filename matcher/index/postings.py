"""Find the postings of a collection that fit a résumé."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from matcher.batch.documents import texts_of, unpack
from matcher.batch.light_vectors import posting_vectors, resume_vectors
from matcher.exceptions import InputError
from matcher.index.base import Index, SearchHit
from matcher.index.catalogue import Catalogue
from matcher.index.exact import exact_scores
from matcher.index.making import whole_document
from matcher.index.retrieval import Query
from matcher.index.shortlist import Shortlist
from matcher.types import Posting

if TYPE_CHECKING:
    from matcher.results import MatchResults
    from matcher.scoring.context import PostingContext, ResumeContext


# Postings scored exactly beyond those asked for; chosen by recall in benchmarks/.
LEAST_SPARE: Final = 15
# With more different requirements only those of postings that are near as a whole are looked at.
MANY_NEEDS: Final = 60_000


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
        self.__dict__.pop("_catalogue", None)

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
        pairs = [(self._context(number), own) for number, _ in ranked]
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
        return context, Query(profile=profile, columns=row.indices, values=row.data)

    def _n_judged(self, top_n: int) -> int:
        return top_n + max(LEAST_SPARE, top_n // 4)

    def _candidates(self, own: ResumeContext, query: Query, n: int) -> list[tuple[int, float]]:
        models = self.engine.models
        catalogue, among = self._catalogue, np.arange(len(self))
        if catalogue.n_needs > MANY_NEEDS:
            among = self._promising(query, n)
            catalogue = catalogue.among(among)
        shortlist = Shortlist(catalogue, own, models)
        chosen = shortlist.best(n)[0][:n]
        scores = exact_scores(chosen, catalogue, shortlist.judged, own, models)
        numbers = among[chosen].tolist()
        as_pairs = [number for number, score in zip(numbers, scores, strict=True) if score is None]
        known = dict(zip(as_pairs, self._judged(own, as_pairs), strict=True))
        return [
            (number, known[number] if score is None else score)
            for number, score in zip(numbers, scores, strict=True)
        ]

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue.of(self._segments, self.engine.models)

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
