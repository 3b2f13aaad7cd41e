"""Score blocks of pairs: from packed documents and vectors to packed results, in any process on any machine."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from matcher.batch.documents import texts_of, unpack
from matcher.batch.light_vectors import posting_vectors, resume_vectors
from matcher.patterns import kept_patterns
from matcher.representation.tfidf import TfidfModel
from matcher.results import effective_strengths, sum_of_points
from matcher.types import Evidence, Posting, Resume, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from matcher.engine import Matcher
    from matcher.ranking import Ranker
    from matcher.scoring.context import PostingContext, ResumeContext
    from matcher.scoring.judge import Judge
    from matcher.scoring.pair import PairScore
    from matcher.taxonomy import Taxonomy

# Enough pairs for the trees to be worth a call, few enough for their features to stay small.
PAIRS_AT_ONCE: Final = 64
# Verdicts in one letter each.
LETTERS: Final[Mapping[Verdict, str]] = {"met": "m", "partly_met": "p", "not_shown": "n", "contradicted": "c"}
EVIDENCE_FIELDS: Final = ("quote", "start", "end", "section", "score", "basis", "stance")
VERDICT_OF: Final = {letter: verdict for verdict, letter in LETTERS.items()}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PackedDocument:
    """A document on its way to the process that scores it.

    Attributes
    ----------
    key : str
    packed : bytes
        See `matcher.batch.documents.pack`.
    vectors : ndarray of float16, shape (n_texts, dim)
        Of its `texts_of`.
    """

    key: str
    packed: bytes
    vectors: npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOutcome:
    """One judged pair, in few bytes.

    Attributes
    ----------
    fit_score : float
    overall : float
        Strength of the overall relevance.
    verdicts : str
        One letter a requirement; see `LETTERS`.
    strengths : tuple of float
    details : tuple
        With explanations: for each requirement points, most points, reason, and its evidence as lists of `EVIDENCE_FIELDS`.
    """

    fit_score: float
    overall: float
    verdicts: str
    strengths: tuple[float, ...]
    details: tuple[Any, ...] = ()

    def packed(self) -> bytes:
        """Return the outcome as compressed JSON."""
        values = [self.fit_score, self.overall, self.verdicts, self.strengths, self.details]
        plain = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        raw = plain.encode("utf-8", "surrogatepass")
        return zlib.compress(raw, 1) if self.details else raw

    @classmethod
    def unpacked(cls, packed: bytes) -> PairOutcome:
        """Rebuild what `packed` packed."""
        raw = packed if packed[:1] == b"[" else zlib.decompress(packed)
        fit, overall, verdicts, strengths, details = json.loads(raw.decode("utf-8", "surrogatepass"))
        return cls(
            fit_score=fit,
            overall=overall,
            verdicts=verdicts,
            strengths=tuple(strengths),
            details=tuple(details),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringParts:
    """What a process needs to score; artefacts that travel with matcher are named by None and loaded where they are used."""

    judge: Judge | str | Path | None
    ranker: Ranker | str | Path | None
    taxonomy: Taxonomy | str | Path | None
    tfidf: TfidfModel | str | Path | None
    fingerprint: str

    @classmethod
    def of(cls, engine: Matcher, fingerprint: str) -> ScoringParts:
        """Return the parts of an engine, with the digest that tells them from those of other engines."""
        return cls(
            judge=engine.judge,
            ranker=engine.ranker,
            taxonomy=engine.taxonomy,
            tfidf=engine.tfidf,
            fingerprint=fingerprint,
        )


@lru_cache(maxsize=2)
def _engine(fingerprint: str) -> dict[str, Any]:
    return {}


def scorer(parts: ScoringParts) -> PairScorer:
    """Return this process's scorer for some parts, made at the first call."""
    known = _engine(parts.fingerprint)
    if "scorer" not in known:
        with kept_patterns():
            import_module("matcher.scoring.judge")
            from matcher.engine import Matcher

            engine = Matcher(
                judge=parts.judge, ranker=parts.ranker, taxonomy=parts.taxonomy, tfidf=parts.tfidf
            )
            known["scorer"] = PairScorer(engine)
    found = known["scorer"]
    assert isinstance(found, PairScorer)
    return found


class PairScorer:
    """Scores packed documents with the models of an engine; never loads its encoder.

    Parameters
    ----------
    engine : Matcher
    """

    def __init__(self, engine: Matcher) -> None:
        self._models = engine.models
        self._postings: dict[str, PostingContext] = {}

    def posting(self, document: PackedDocument) -> PostingContext:
        """Return a posting ready to be compared, unpacked once."""
        known = self._postings.get(document.key)
        if known is None:
            from matcher.scoring.context import posting_context

            posting = unpack("posting", document.packed)
            assert isinstance(posting, Posting)
            models = self._models
            words = models.tfidf.transform(texts_of(posting), view="word")
            vectors = posting_vectors(posting, document.vectors.astype(np.float32), words)
            known = posting_context(posting, vectors, models.stem_idf)
            self._postings[document.key] = known
        return known

    def keep_postings(self, keys: Sequence[str]) -> None:
        """Forget the postings that are not among these."""
        wanted = set(keys)
        self._postings = {key: value for key, value in self._postings.items() if key in wanted}

    def resume(self, document: PackedDocument) -> ResumeContext:
        """Return a résumé ready to be compared."""
        from matcher.scoring.context import resume_context

        resume = unpack("resume", document.packed)
        assert isinstance(resume, Resume)
        lines = [line.compared_text for line in resume.lines]
        words = self._models.tfidf.transform(lines, view="word")
        return resume_context(resume, resume_vectors(resume, document.vectors.astype(np.float32), words))

    def outcomes(
        self, pairs: Sequence[tuple[PostingContext, ResumeContext]], *, explain: bool
    ) -> list[PairOutcome]:
        """Judge pairs and add up their points, in order."""
        models = self._models
        found = []
        for start in range(0, len(pairs), PAIRS_AT_ONCE):
            part = pairs[start : start + PAIRS_AT_ONCE]
            judged = models.judge.score_all(part, taxonomy=models.taxonomy, explain=explain)
            for (posting, _), pair in zip(part, judged, strict=True):
                most = models.ranker.max_points(posting.posting.requirements)
                found.append(outcome_of(pair, *most, explain=explain))
        return found


def outcome_of(pair: PairScore, most: Sequence[float], overall_most: float, *, explain: bool) -> PairOutcome:
    """Add up the points as `matcher.explanation.build_report` does."""
    from matcher.explanation.reasons import reason

    strengths = tuple(score.strength for score in pair.requirements)
    effective = effective_strengths([score.requirement for score in pair.requirements], strengths)
    points = [at_most * strength for at_most, strength in zip(most, effective, strict=True)]
    details = (
        tuple(
            [own, at_most, reason(score), [_evidence(e) for e in score.evidence]]
            for own, at_most, score in zip(points, most, pair.requirements, strict=True)
        )
        if explain
        else ()
    )
    return PairOutcome(
        fit_score=sum_of_points([*points, overall_most * pair.overall]),
        overall=pair.overall,
        verdicts="".join(LETTERS[score.verdict] for score in pair.requirements),
        strengths=strengths,
        details=details,
    )


_values_of_evidence = attrgetter(*EVIDENCE_FIELDS)


def _evidence(evidence: Evidence) -> list[Any]:
    return list(_values_of_evidence(evidence))


def score_packed(
    parts: ScoringParts,
    resumes: Sequence[PackedDocument],
    postings: Sequence[PackedDocument],
    explain: bool,
) -> list[list[bytes]]:
    """Score every résumé against every posting; what a worker process runs.

    Parameters
    ----------
    parts : ScoringParts
    resumes, postings : sequence of PackedDocument
    explain : bool
        Whether reasons and evidence are wanted.

    Returns
    -------
    list of list of bytes
        A `PairOutcome`, packed, for every posting and résumé.
    """
    own = scorer(parts)
    # Small products: more threads would spend their time waiting for each other.
    with threadpool_limits(1, user_api="blas"):
        contexts = [own.resume(document) for document in resumes]
        rows = []
        for document in postings:
            posting = own.posting(document)
            outcomes = own.outcomes([(posting, context) for context in contexts], explain=explain)
            rows.append([outcome.packed() for outcome in outcomes])
    own.keep_postings([document.key for document in postings])
    return rows
