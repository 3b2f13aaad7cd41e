"""The engine: documents in, reports out. Everything users call from Python starts here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.exceptions import InputError, MatcherError, NoRequirementsError, ReadingError
from matcher.results import InputFailure, MatchReport, MatchResults
from matcher.types import REQUIREMENT_KINDS, Document, Encoder, Posting, Resume

if TYPE_CHECKING:
    from matcher.batch.summary import BatchSummary
    from matcher.ranking import Ranker
    from matcher.representation.tfidf import TfidfModel
    from matcher.scoring.context import PostingContext, ResumeContext
    from matcher.scoring.judge import Judge
    from matcher.taxonomy import Taxonomy
    from matcher.types import Encoder

Source = str | Path | bytes | Document
PostingSource = Source | Posting
ResumeSource = Source | Resume

KNOCKOUT_ORDERS = ("ignore", "last")
# Trees cost by the call rather than by the row; beyond this the gain is small.
_PAIRS_AT_ONCE = 16


def as_date(value: str | date | None) -> date:
    """Return a date from an ISO string, a date, or None for today.

    Raises
    ------
    InputError
        If the string is not an ISO date.
    """
    if value is None:
        return date.today()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise InputError(
            f"The 'as_of' parameter must be an ISO date such as '2026-11-21', a datetime.date or None. Got {value!r} instead."
        ) from None


class Matcher:
    """Match résumés with postings; holds the models, so that many pairs pay for loading them once.

    Parameters
    ----------
    encoder : Encoder, str or Path, optional
        Default: the encoder in ``models/encoder``. A string or path is a sentence-transformers name or folder; any object with
        ``encode(texts)`` returning unit vectors works.
    judge : Judge, optional
        Turns evidence into verdicts. Default: ``models/judge``.
    ranker : Ranker, optional
        Turns verdicts into points. Default: ``models/ranker``.
    taxonomy : Taxonomy, optional
        Knows which skills are the same or kinds of each other. Default: ``data/taxonomy``.

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
        judge: Judge | None = None,
        ranker: Ranker | None = None,
        taxonomy: Taxonomy | None = None,
        tfidf: TfidfModel | None = None,
    ) -> None:
        self.encoder = encoder
        self.judge = judge
        self.ranker = ranker
        self.taxonomy = taxonomy
        self.tfidf = tfidf
        self._ready: _Models | None = None

    @classmethod
    def load(cls, name: str | Path = "default") -> Matcher:
        """Load an engine.

        Parameters
        ----------
        name : str or Path
            ``"default"``, or a folder with ``encoder/``, ``judge/`` and ``ranker/`` as in ``models/``; what is absent there is taken from the default.

        Returns
        -------
        Matcher
        """
        if str(name) == "default":
            return cls()
        folder = Path(name)
        if not folder.is_dir():
            raise InputError(
                f"The 'name' parameter of Matcher.load must be 'default' or a folder of artefacts. Got {str(name)!r} instead."
            )
        from matcher.ranking import Ranker
        from matcher.scoring.judge import Judge

        return cls(
            encoder=folder / "encoder" if (folder / "encoder").is_dir() else None,
            judge=Judge.load(folder / "judge") if (folder / "judge").is_dir() else None,
            ranker=Ranker.load(folder / "ranker") if (folder / "ranker").is_dir() else None,
        )

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
            What "Present" means. Default: today.

        Returns
        -------
        Resume
        """
        if isinstance(source, Resume):
            return source
        from matcher.parsing.resume import parse_resume_document
        from matcher.reading import read_document

        return parse_resume_document(
            read_document(source), as_of=as_date(as_of), taxonomy=self.models.taxonomy
        )

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
        read_posting = self.parse_posting(posting)
        read_resume = self.parse_resume(resume, as_of=as_of)
        return self._report(self.posting_context(read_posting), self.resume_context(read_resume), knockouts)

    def posting_context(self, posting: Posting) -> PostingContext:
        """Represent a parsed posting for scoring; refuses one without requirements."""
        if not posting.requirements:
            raise NoRequirementsError(
                f"No requirement was found in {posting.document.source}. "
                "Check that the posting holds its qualification list, or look at what was understood with 'matcher parse'."
            )
        from matcher.representation.vectors import represent_posting
        from matcher.scoring.context import posting_context

        models = self.models
        return posting_context(
            posting, represent_posting(posting, models.encoder, models.tfidf), models.stem_idf
        )

    def resume_context(self, resume: Resume) -> ResumeContext:
        """Represent a parsed résumé for scoring."""
        from matcher.representation.vectors import represent_resume
        from matcher.scoring.context import resume_context

        models = self.models
        return resume_context(resume, represent_resume(resume, models.encoder, models.tfidf))

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
        candidate = self.resume_context(self.parse_resume(resume, as_of=as_of))
        failures: list[InputFailure] = []

        def pairs() -> Iterator[tuple[PostingContext, ResumeContext]]:
            """Read the postings as they are asked for."""
            for source in _expand(postings, Posting):
                try:
                    posting = self.posting_context(self.parse_posting(source))
                except (ReadingError, NoRequirementsError) as error:
                    failures.append(_failure(source, error))
                else:
                    yield posting, candidate

        return _results(self._reports(pairs(), knockouts), failures, knockout_order)

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
        role = self.posting_context(self.parse_posting(posting))
        failures: list[InputFailure] = []

        def pairs() -> Iterator[tuple[PostingContext, ResumeContext]]:
            """Read the résumés as they are asked for."""
            for source in _expand(resumes, Resume):
                try:
                    candidate = self.resume_context(self.parse_resume(source, as_of=as_of))
                except ReadingError as error:
                    failures.append(_failure(source, error))
                else:
                    yield role, candidate

        return _results(self._reports(pairs(), knockouts), failures, knockout_order)

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
    def encoder_id(self) -> str:
        """Content identifier of the encoder."""
        from matcher.representation.encoders import fingerprint_of

        return (fingerprint_of(self.encoder) or type(self.encoder).__name__)[:12]

    @cached_property
    def tfidf(self) -> TfidfModel:
        """Text to sparse weighted words."""
        from matcher.representation.tfidf import TfidfModel

        return self._engine.tfidf if self._engine.tfidf is not None else TfidfModel.load()

    @cached_property
    def stem_idf(self) -> dict[str, float]:
        """Weight of each stem."""
        from matcher.scoring.context import stem_idf

        return stem_idf(self.tfidf)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """Skills and how they relate."""
        from matcher.taxonomy import Taxonomy

        return self._engine.taxonomy if self._engine.taxonomy is not None else Taxonomy.load()

    @cached_property
    def judge(self) -> Judge:
        """Evidence to verdicts."""
        from matcher.scoring.judge import Judge

        return self._engine.judge if self._engine.judge is not None else Judge.load()

    @cached_property
    def ranker(self) -> Ranker:
        """Verdicts to points."""
        from matcher.ranking import Ranker

        return self._engine.ranker if self._engine.ranker is not None else Ranker.load()


def check_knockouts(knockouts: Sequence[str], posting: Posting) -> None:
    """Refuse a knockout that is neither a requirement id of some posting nor a kind."""
    if isinstance(knockouts, str):
        raise InputError(
            f"The 'knockouts' parameter must be a list of requirement ids or kinds, such as ['r2', 'legal']. Got the string {knockouts!r} instead."
        )
    ids = {r.id for r in posting.requirements}
    for name in knockouts:
        looks_like_id = name[:1] == "r" and name[1:].isdigit()
        if name not in REQUIREMENT_KINDS and name not in ids and not looks_like_id:
            raise InputError(
                f"A knockout must be a requirement id such as 'r2' or a kind ({', '.join(REQUIREMENT_KINDS)}). Got {name!r} instead."
            )


def check_knockout_order(order: str) -> None:
    """Refuse an unknown order."""
    if order not in KNOCKOUT_ORDERS:
        raise InputError(
            f"The 'knockout_order' parameter must be one of 'ignore', 'last'. Got {order!r} instead."
        )


def _expand(sources: Any, parsed: type) -> list[Any]:
    from matcher.reading import expand_sources

    if isinstance(sources, parsed | bytes | Document | str | Path):
        sources = [sources]
    if not isinstance(sources, Iterable):
        raise InputError(
            f"Expected a path, text with line breaks, a parsed object, or a list of these. Got {type(sources).__name__} instead."
        )
    expanded: list[Any] = []
    for source in sources:
        if isinstance(source, parsed | bytes | Document):
            expanded.append(source)
        else:
            expanded.extend(expand_sources([source]))
    if not expanded:
        raise InputError("The list of inputs is empty. Give at least one file, folder or text.")
    return expanded


def _failure(source: Any, error: MatcherError) -> InputFailure:
    name = getattr(error, "source", "") or (str(source) if isinstance(source, Path) else "<text>")
    if isinstance(source, str) and "\n" not in source:
        name = source
    status = getattr(error, "status", "no_requirements")
    return InputFailure(source=name, status=status, message=str(error))


def _results(reports: list[MatchReport], failures: list[InputFailure], knockout_order: str) -> MatchResults:
    if not reports and failures:
        if len(failures) == 1:
            raise ReadingError(failures[0].message, status=failures[0].status, source=failures[0].source)
        listed = "; ".join(f.message for f in failures[:3])
        raise ReadingError(
            f"None of the {len(failures)} inputs could be used: {listed}{' …' if len(failures) > 3 else ''}",
            status=failures[0].status,
        )
    return MatchResults(sorted(reports, key=lambda r: sort_key(r, knockout_order)), failures=failures)


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
    resume: ResumeSource, postings: PostingSource | Iterable[PostingSource], **options: Any
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
    return default_engine().match(resume, postings, **options)


def rank(
    posting: PostingSource, resumes: ResumeSource | Iterable[ResumeSource], **options: Any
) -> MatchResults:
    """Judge résumés against one posting, best fit first; see `Matcher.rank`."""
    return default_engine().rank(posting, resumes, **options)


def parse_posting(source: PostingSource) -> Posting:
    """Read and understand a posting; see `Matcher.parse_posting`."""
    return default_engine().parse_posting(source)


def parse_resume(source: ResumeSource, *, as_of: str | date | None = None) -> Resume:
    """Read and understand a résumé; see `Matcher.parse_resume`."""
    return default_engine().parse_resume(source, as_of=as_of)
