"""The engine: documents in, reports out. Everything users call from Python starts here."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from matcher.arguments import (
    as_date,
    as_knockouts,
    check_knockout_ids,
    check_knockout_order,
    check_knockouts,
    expand,
    failure,
)
from matcher.exceptions import InputError, NoRequirementsError, ReadingError
from matcher.results import InputFailure, MatchReport, MatchResults
from matcher.types import Document, Encoder, Posting, Resume

if TYPE_CHECKING:
    from matcher.batch.summary import BatchSummary
    from matcher.ranking import Ranker
    from matcher.representation.eager import EagerEncoder
    from matcher.representation.tfidf import TfidfModel
    from matcher.scoring.context import PostingContext, ResumeContext
    from matcher.scoring.judge import Judge
    from matcher.taxonomy import Taxonomy
    from matcher.types import Encoder

T = TypeVar("T")
Source = str | Path | bytes | Document
PostingSource = Source | Posting
ResumeSource = Source | Resume

# What a folder of artefacts may hold; each is a parameter of Matcher.
_PARTS = ("encoder", "judge", "ranker", "taxonomy", "tfidf")
_METHODS = {
    "judge": ("score_all", "identifier"),
    "ranker": ("max_points", "calibration", "identifier"),
    "taxonomy": ("find",),
    "tfidf": ("transform",),
}
# Trees cost by the call rather than by the row; beyond this the gain is small.
_PAIRS_AT_ONCE = 16


class Matcher:
    """Match résumés with postings; holds the models, so that many pairs pay for loading them once.

    Parameters
    ----------
    encoder : Encoder, str or Path, optional
        Default: the encoder in ``models/encoder``. A string or path is a sentence-transformers name or folder; any object with
        ``encode(texts)`` returning unit vectors works.
    judge : Judge, str or Path, optional
        Turns evidence into verdicts; itself, or its folder. Default: ``models/judge``.
    ranker : Ranker, str or Path, optional
        Turns verdicts into points; itself, or its folder. Default: ``models/ranker``.
    taxonomy : Taxonomy, str or Path, optional
        Knows which skills are the same or kinds of each other; itself, or its folder. Default: ``data/taxonomy``.
    tfidf : TfidfModel, str or Path, optional
        How rare words are; itself, or its folder. Default: ``models/tfidf``.

    Examples
    --------
    >>> import matcher
    >>> engine = matcher.Matcher.load("default")
    >>> posting = "Payroll clerk\\n\\nRequirements\\n- 2 years of payroll experience\\n- Excel\\n"
    >>> resume = "Jo Doe\\n\\nExperience\\nPayroll clerk, Acme, 01/2020 - 06/2023\\n- Ran the weekly payroll in Excel\\n"
    >>> report = engine.match(resume, [posting], as_of="2026-11-21")[0]
    >>> [r.requirement.text for r in report.requirements]
    ['2 years of payroll experience', 'Excel']
    """

    def __init__(
        self,
        *,
        encoder: Encoder | str | Path | None = None,
        judge: Judge | str | Path | None = None,
        ranker: Ranker | str | Path | None = None,
        taxonomy: Taxonomy | str | Path | None = None,
        tfidf: TfidfModel | str | Path | None = None,
    ) -> None:
        self.encoder = encoder
        self.judge = judge
        self.ranker = ranker
        self.taxonomy = taxonomy
        self.tfidf = tfidf
        self._ready: _Models | None = None

    def __repr__(self) -> str:
        own = [f"{part}={getattr(self, part)!r}" for part in _PARTS if getattr(self, part) is not None]
        return f"Matcher({', '.join(own)})"

    @classmethod
    def load(cls, name: str | Path = "default") -> Matcher:
        """Load an engine.

        Parameters
        ----------
        name : str or Path
            ``"default"``, or a folder with ``encoder/``, ``judge/``, ``ranker/``, ``taxonomy/`` or ``tfidf/`` as in ``models/``; what is absent
            there is taken from the default.

        Returns
        -------
        Matcher
        """
        if name == "default":
            return cls()
        folder = Path(name) if isinstance(name, str | Path) else None
        parts = [p for p in _PARTS if folder is not None and (folder / p).is_dir()]
        if folder is None or not parts:
            raise InputError(
                f"The 'name' parameter of Matcher.load must be 'default' or a folder that holds at least one of {', '.join(_PARTS)}. "
                f"Got {str(name)!r} instead."
            )
        return cls(**{part: folder / part for part in parts})

    @property
    def models(self) -> _Models:
        """The loaded models; loads them at the first call."""
        if self._ready is None:
            self._ready = _Models(self)
        return self._ready

    def parse_posting(self, source: PostingSource) -> Posting:
        """Read and understand a posting.

        Parameters
        ----------
        source : str, Path, bytes, Document or Posting
            A file, text with line breaks, or something already read.

        Returns
        -------
        Posting
        """
        if isinstance(source, Posting):
            return source
        from matcher.parsing.posting import parse_posting_document
        from matcher.reading import read_document

        return parse_posting_document(read_document(source), taxonomy=self.models.taxonomy)

    def parse_resume(self, source: ResumeSource, *, as_of: str | date | None = None) -> Resume:
        """Read and understand a résumé.

        Parameters
        ----------
        source : str, Path, bytes, Document or Resume
            A file, text with line breaks, or something already read.
        as_of : str or datetime.date, optional
            What "Present" means. Default: today; for a parsed `Resume` the date that it was parsed for. One that was parsed for another
            date is parsed again, unless it was changed since: then it is taken as it is.

        Returns
        -------
        Resume
        """
        from matcher.reading import read_document

        day = as_date(as_of)
        if not isinstance(source, Resume):
            return self._parse_resume(read_document(source), day)
        if as_of is None or day == source.as_of:
            return source
        if source != self._parse_resume(source.document, source.as_of):
            return source
        return self._parse_resume(source.document, day)

    def _parse_resume(self, document: Document, day: date) -> Resume:
        from matcher.parsing.resume import parse_resume_document

        return parse_resume_document(document, as_of=day, taxonomy=self.models.taxonomy)

    def report(
        self,
        resume: ResumeSource,
        posting: PostingSource,
        *,
        as_of: str | date | None = None,
        knockouts: Sequence[str] = (),
    ) -> MatchReport:
        """Judge one résumé against one posting.

        Parameters
        ----------
        resume, posting
            As for `parse_resume` and `parse_posting`.
        as_of : str or datetime.date, optional
            What "Present" means. Default: today.
        knockouts : sequence of str, optional
            Requirement ids or kinds whose failure the user wants shown as disqualifying. They never change a number.

        Returns
        -------
        MatchReport

        Raises
        ------
        NoRequirementsError
            If no requirement was found in the posting.
        """
        knockouts = as_knockouts(knockouts)
        self.begin()
        read_posting = self.parse_posting(posting)
        self.begin(read_posting)
        read_resume = self.parse_resume(resume, as_of=as_of)
        self.begin(read_resume)
        check_knockouts(knockouts, read_posting)
        check_knockout_ids(knockouts, [read_posting])
        _check_requirements(read_posting)
        self._prepare()
        return self._report(self.posting_context(read_posting), self.resume_context(read_resume), knockouts)

    def posting_context(self, posting: Posting) -> PostingContext:
        """Represent a parsed posting for scoring; refuses one without requirements."""
        _check_requirements(posting)
        from matcher.representation.vectors import represent_posting
        from matcher.scoring.context import posting_context

        models = self.models
        return posting_context(
            posting, represent_posting(posting, models.eager_encoder, models.tfidf), models.stem_idf
        )

    def resume_context(self, resume: Resume) -> ResumeContext:
        """Represent a parsed résumé for scoring."""
        from matcher.representation.vectors import represent_resume
        from matcher.scoring.context import resume_context

        models = self.models
        return resume_context(resume, represent_resume(resume, models.eager_encoder, models.tfidf))

    def begin(self, document: Posting | Resume | None = None) -> None:
        """Load the encoder, and let it begin with a document's texts, while this thread goes on.

        Parameters
        ----------
        document : Posting or Resume, optional
            One that will be judged soon.
        """
        texts: tuple[str, ...] = ()
        if document is not None:
            from matcher.representation.vectors import posting_texts, resume_texts

            texts = resume_texts(document) if isinstance(document, Resume) else posting_texts(document)
        self.models.eager_encoder.begin(texts)

    def _prepare(self) -> None:
        """Load what judging needs besides the encoder, which is busy meanwhile."""
        import matcher.explanation  # noqa: F401  # for the reports

        models = self.models
        for part in ("taxonomy", "stem_idf", "judge", "ranker", "encoder_id"):
            getattr(models, part)

    def _report(
        self, posting: PostingContext, resume: ResumeContext, knockouts: Sequence[str]
    ) -> MatchReport:
        return self._reports([(posting, resume)], knockouts)[0]

    def _reports(
        self, pairs: Iterable[tuple[PostingContext, ResumeContext]], knockouts: Sequence[str]
    ) -> list[MatchReport]:
        """Judge pairs, some at a time: quicker than one by one, and no more of them are held than that."""
        from matcher.explanation import build_report

        models = self.models
        reports: list[MatchReport] = []
        remaining = iter(pairs)
        while part := list(islice(remaining, _PAIRS_AT_ONCE)):
            for posting, _ in part:
                check_knockouts(knockouts, posting.posting)
            scores = models.judge.score_all(part, taxonomy=models.taxonomy)
            reports += [
                build_report(
                    posting.posting,
                    resume.resume,
                    score,
                    ranker=models.ranker,
                    knockouts=knockouts,
                    encoder=models.encoder_id,
                    judge=models.judge.identifier,
                )
                for (posting, resume), score in zip(part, scores, strict=True)
            ]
        return reports

    def match(
        self,
        resume: ResumeSource,
        postings: PostingSource | Iterable[PostingSource],
        *,
        as_of: str | date | None = None,
        knockouts: Sequence[str] = (),
        knockout_order: str = "ignore",
    ) -> MatchResults:
        """Judge one résumé against postings, best fit first.

        Parameters
        ----------
        resume : str, Path, bytes, Document or Resume
        postings : one posting or an iterable of them
            A folder is read whole.
        as_of : str or datetime.date, optional
            What "Present" means. Default: today.
        knockouts : sequence of str, optional
            Requirement ids or kinds.
        knockout_order : {"ignore", "last"}
            ``"last"`` sorts pairs with a failed knockout behind all others.

        Returns
        -------
        MatchResults
            Postings that could not be read or hold no requirement are in ``failures``.

        Raises
        ------
        MatcherError
            If the résumé cannot be read, or none of the postings can.
        """
        check_knockout_order(knockout_order)
        knockouts = as_knockouts(knockouts)
        sources = expand(postings, Posting)
        self.begin()
        read_resume = self.parse_resume(resume, as_of=as_of)
        self.begin(read_resume)
        positions: list[int] = []
        failures: list[InputFailure] = []

        def parsed() -> Iterator[Posting]:
            """Read the postings as they are asked for."""
            for position, source in enumerate(sources):
                try:
                    posting = self.parse_posting(source)
                    _check_requirements(posting)
                except (ReadingError, NoRequirementsError) as error:
                    failures.append(failure(source, error, position=position, n_inputs=len(sources)))
                else:
                    positions.append(position)
                    self.begin(posting)
                    yield posting

        def pairs() -> Iterator[tuple[PostingContext, ResumeContext]]:
            """Represent them, a few behind: the encoder is busy meanwhile."""
            candidate: ResumeContext | None = None
            for posting in _read_ahead(parsed()):
                if candidate is None:
                    self._prepare()
                    candidate = self.resume_context(read_resume)
                yield self.posting_context(posting), candidate

        reports = self._reports(pairs(), knockouts)
        check_knockout_ids(knockouts, [report.posting for report in reports])
        return _results(reports, positions, failures, knockout_order)

    def rank(
        self,
        posting: PostingSource,
        resumes: ResumeSource | Iterable[ResumeSource],
        *,
        as_of: str | date | None = None,
        knockouts: Sequence[str] = (),
        knockout_order: str = "ignore",
    ) -> MatchResults:
        """Judge résumés against one posting, best fit first.

        Parameters
        ----------
        posting : str, Path, bytes, Document or Posting
        resumes : one résumé or an iterable of them
            A folder is read whole.
        as_of, knockouts, knockout_order
            As for `match`.

        Returns
        -------
        MatchResults
            Résumés that could not be read are in ``failures``, never at the bottom of the ranking.
        """
        check_knockout_order(knockout_order)
        knockouts = as_knockouts(knockouts)
        sources = expand(resumes, Resume)
        self.begin()
        read_posting = self.parse_posting(posting)
        check_knockouts(knockouts, read_posting)
        check_knockout_ids(knockouts, [read_posting])
        _check_requirements(read_posting)
        self.begin(read_posting)
        positions: list[int] = []
        failures: list[InputFailure] = []

        def parsed() -> Iterator[Resume]:
            """Read the résumés as they are asked for."""
            for position, source in enumerate(sources):
                try:
                    resume = self.parse_resume(source, as_of=as_of)
                except ReadingError as error:
                    failures.append(failure(source, error, position=position, n_inputs=len(sources)))
                else:
                    positions.append(position)
                    self.begin(resume)
                    yield resume

        def pairs() -> Iterator[tuple[PostingContext, ResumeContext]]:
            """Represent them, a few behind: the encoder is busy meanwhile."""
            role: PostingContext | None = None
            for resume in _read_ahead(parsed()):
                if role is None:
                    self._prepare()
                    role = self.posting_context(read_posting)
                yield role, self.resume_context(resume)

        return _results(self._reports(pairs(), knockouts), positions, failures, knockout_order)

    def score_folder(self, resumes: Any, postings: Any, **options: Any) -> BatchSummary:
        """Score every résumé of a folder against every posting; see `matcher.batch.score_folder`."""
        from matcher.batch import score_folder

        return score_folder(self, resumes, postings, **options)


class _Models:
    """The models of an engine, each loaded at its first use."""

    def __init__(self, engine: Matcher) -> None:
        self._engine = engine

    @cached_property
    def encoder(self) -> Encoder:
        """Text to unit vectors."""
        from matcher.representation.encoders import as_encoder

        return as_encoder(self._engine.encoder)

    @cached_property
    def eager_encoder(self) -> EagerEncoder:
        """The same, able to begin before it is asked."""
        from matcher.representation.eager import EagerEncoder

        return EagerEncoder(self.encoder)

    @cached_property
    def encoder_id(self) -> str:
        """Content identifier of the encoder."""
        from matcher.representation.encoders import fingerprint_of

        return (fingerprint_of(self.encoder) or type(self.encoder).__name__)[:12]

    @cached_property
    def tfidf(self) -> TfidfModel:
        """Text to sparse weighted words."""
        from matcher.representation.tfidf import TfidfModel

        part: TfidfModel = _loaded("tfidf", self._engine.tfidf, TfidfModel)
        return part

    @cached_property
    def stem_idf(self) -> dict[str, float]:
        """Weight of each stem."""
        from matcher.scoring.context import stem_idf

        return stem_idf(self.tfidf)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """Skills and how they relate."""
        from matcher.taxonomy import Taxonomy

        part: Taxonomy = _loaded("taxonomy", self._engine.taxonomy, Taxonomy)
        return part

    @cached_property
    def judge(self) -> Judge:
        """Evidence to verdicts."""
        from matcher.scoring.judge import Judge

        part: Judge = _loaded("judge", self._engine.judge, Judge)
        return part

    @cached_property
    def ranker(self) -> Ranker:
        """Verdicts to points."""
        from matcher.ranking import Ranker

        part: Ranker = _loaded("ranker", self._engine.ranker, Ranker)
        return part


def _check_requirements(posting: Posting) -> None:
    if not posting.requirements:
        raise NoRequirementsError(
            f"No requirement was found in {posting.document.source}. "
            "Check that the posting holds its qualification list, or look at what was understood with 'matcher parse'."
        )


def _read_ahead(documents: Iterator[T]) -> Iterator[T]:
    """Yield documents when some of those behind them are read, or all are."""
    waiting: deque[T] = deque()
    for document in documents:
        waiting.append(document)
        if len(waiting) > _PAIRS_AT_ONCE:
            yield waiting.popleft()
    yield from waiting


def _loaded(name: str, given: Any, kind: Any) -> Any:
    """Return a part of the engine: the given one, the one in the given folder, or the default one."""
    if isinstance(given, str | Path):
        return kind.load(Path(given))
    if given is None:
        return kind.load()
    # Whatever has the same methods will do.
    wanted = [method for method in _METHODS[name] if not hasattr(given, method)]
    if wanted:
        raise InputError(
            f"The '{name}' parameter of Matcher must be a {kind.__name__}, its folder, or None for the default. Got {given!r} instead, "
            f"which lacks {', '.join(wanted)}."
        )
    return given


def _results(
    reports: list[MatchReport], positions: list[int], failures: list[InputFailure], knockout_order: str
) -> MatchResults:
    if not reports and failures:
        lacks_requirements = all(f.status == "no_requirements" for f in failures)
        message = failures[0].message
        if len(failures) > 1:
            listed = "; ".join(f.message.rstrip(".") for f in failures[:3])
            message = f"None of the {len(failures)} inputs could be used: {listed}{' …' if len(failures) > 3 else '.'}"
        if lacks_requirements:
            raise NoRequirementsError(message)
        raise ReadingError(message, status=failures[0].status, source=failures[0].source)
    order = sorted(range(len(reports)), key=lambda i: sort_key(reports[i], knockout_order))
    return MatchResults(
        [reports[i] for i in order], failures=failures, positions=[positions[i] for i in order]
    )


def sort_key(report: MatchReport, knockout_order: str) -> tuple[bool, float, str, str]:
    """Return the key that puts the best report first; equal scores are ordered by content, not by input order."""
    failed = knockout_order == "last" and any(r.knockout_status == "failed" for r in report.knockouts)
    content = hashlib.sha256(
        (report.posting.document.text + "\0" + report.resume.document.text).encode("utf-8", "surrogatepass")
    ).hexdigest()
    return failed, -round(report.fit_score, 6), content, report.resume.source


@lru_cache(maxsize=1)
def default_engine() -> Matcher:
    """Return the engine behind the module-level functions; its models load at the first use."""
    return Matcher.load("default")


def match(
    resume: ResumeSource,
    postings: PostingSource | Iterable[PostingSource],
    *,
    as_of: str | date | None = None,
    knockouts: Sequence[str] = (),
    knockout_order: str = "ignore",
) -> MatchResults:
    """Judge one résumé against postings, best fit first; see `Matcher.match`.

    Examples
    --------
    >>> import matcher
    >>> posting = "Baker\\n\\nRequirements\\n- Two years in a bakery\\n- Food hygiene certificate\\n"
    >>> resume = "Sam Poe\\n\\nExperience\\nBaker, Crumb & Co, 2019 - 2024\\n- Baked 300 loaves a night\\n"
    >>> results = matcher.match(resume, [posting], as_of="2026-11-21")
    >>> len(results), 0 <= results[0].fit_score <= 100
    (1, True)
    """
    return default_engine().match(
        resume, postings, as_of=as_of, knockouts=knockouts, knockout_order=knockout_order
    )


def rank(
    posting: PostingSource,
    resumes: ResumeSource | Iterable[ResumeSource],
    *,
    as_of: str | date | None = None,
    knockouts: Sequence[str] = (),
    knockout_order: str = "ignore",
) -> MatchResults:
    """Judge résumés against one posting, best fit first; see `Matcher.rank`.

    Examples
    --------
    >>> import matcher
    >>> posting = "Baker\\n\\nRequirements\\n- Two years in a bakery\\n"
    >>> baker = "Sam Poe\\n\\nExperience\\nBaker, Crumb & Co, 2019 - 2024\\n- Baked 300 loaves a night\\n"
    >>> clerk = "Ann Roe\\n\\nExperience\\nPayroll clerk, Acme, 2019 - 2024\\n- Ran the weekly payroll\\n"
    >>> matcher.rank(posting, [clerk, baker], as_of="2026-11-21").positions
    (1, 0)
    """
    return default_engine().rank(
        posting, resumes, as_of=as_of, knockouts=knockouts, knockout_order=knockout_order
    )


def parse_posting(source: PostingSource) -> Posting:
    """Read and understand a posting; see `Matcher.parse_posting`."""
    return default_engine().parse_posting(source)


def parse_resume(source: ResumeSource, *, as_of: str | date | None = None) -> Resume:
    """Read and understand a résumé; see `Matcher.parse_resume`."""
    return default_engine().parse_resume(source, as_of=as_of)
