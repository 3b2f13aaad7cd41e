"""The frozen dataclasses that pass between stages; nothing here computes a score.

Offsets are half-open ``[start, end)`` character positions into ``document.text``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

Necessity = Literal["required", "preferred"]
Verdict = Literal["met", "partly_met", "not_shown", "contradicted"]
Workplace = Literal["onsite", "hybrid", "remote"]
DegreeLevel = Literal["high_school", "associate", "bachelor", "master", "doctorate"]
EducationStatus = Literal["completed", "in_progress", "broken_off", "unknown"]
CertificateStatus = Literal["current", "expired", "in_progress", "unknown"]
DatePrecision = Literal["day", "month", "season", "year"]

VERDICTS: Final[tuple[Verdict, ...]] = ("met", "partly_met", "not_shown", "contradicted")
DEGREE_LEVELS: Final[tuple[DegreeLevel, ...]] = (
    "high_school",
    "associate",
    "bachelor",
    "master",
    "doctorate",
)
REQUIREMENT_KINDS: Final[tuple[str, ...]] = (
    "education",
    "experience_years",
    "experience",
    "skill",
    "tool",
    "language",
    "certification",
    "domain_knowledge",
    "soft_skill",
    "availability",
    "legal",
    "physical",
)
DOCUMENT_STATUSES: Final[tuple[str, ...]] = (
    "ok",
    "ok_warn",
    "empty",
    "needs_ocr",
    "encrypted",
    "corrupt",
    "unsupported_type",
    "too_large",
    "bomb",
    "timeout",
    "crashed",
    "oom",
    "unreadable",
    "vanished",
    "skipped_link",
    "duplicate",
)
RESUME_SECTIONS: Final[tuple[str, ...]] = (
    "summary",
    "experience",
    "education",
    "skills",
    "certifications",
    "languages",
    "projects",
    "publications",
    "volunteering",
    "courses",
    "awards",
    "availability",
    "interests",
    "references",
    "other",
)

Embeddings = npt.NDArray[np.float32]


@runtime_checkable
class Encoder(Protocol):
    """Anything that turns texts into vectors."""

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Return unit vectors, float32 of shape (n_texts, dim), one row a text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSpan:
    """A piece of a document: ``text == document.text[start:end]``."""

    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What reading hands to parsing: clean text, where it came from, and what was odd about it.

    Attributes
    ----------
    text : str
        The text that the user is shown and that every offset points into. Newlines are ``\\n``.
    source : str
        File path, or ``"<text>"`` / ``"<text 3>"`` for text given directly.
    format : str
        ``"txt" | "md" | "html" | "pdf" | "docx" | "json_resume" | "json_ld" | "json"``.
    status : str
        ``"ok"`` or ``"ok_warn"``; anything else is raised as `ReadingError` instead.
    warnings : tuple of str
        For example ``"hidden_text: 3 runs of white text were left out"``.
    headings : tuple of TextSpan
        Lines that the markup itself says are headings (HTML ``h1``-``h6``, DOCX styles, Markdown ``#``).
    structured : Mapping or None
        The JSON object behind a JSON Resume or a schema.org ``JobPosting``.
    content_hash : str
        SHA-256 of the bytes read, hexadecimal.
    n_pages : int or None
        Pages, where the format has them.
    """

    text: str
    source: str = "<text>"
    format: str = "txt"
    status: str = "ok"
    warnings: tuple[str, ...] = ()
    headings: tuple[TextSpan, ...] = ()
    structured: Mapping[str, Any] | None = field(default=None, compare=False)
    content_hash: str = ""
    n_pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageNeed:
    """A language that a requirement asks for; ``level`` is 0 (unstated) to 6 (C2 or native)."""

    name: str
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One demand of a posting: one list item, or one sentence of prose.

    Attributes
    ----------
    id : str
        ``"r1"``, ``"r2"``, … in the posting's order.
    text, start, end
        ``text == document.text[start:end]``.
    necessity : {"required", "preferred"}
    kinds : tuple of str
        A subset of `REQUIREMENT_KINDS`, in that order.
    min_years, max_years : float or None
        Years of experience asked for; 18 months is 1.5.
    degree_level : str or None
        Lowest level accepted, one of `DEGREE_LEVELS`.
    degree_fields : tuple of str
        Lower case; alternatives of each other.
    equivalent_experience_ok : bool
        Experience may stand in for the education or the certificate.
    skills : tuple of str
        Lower case names of what is asked for.
    concepts : tuple of str
        Taxonomy identifiers behind ``skills``.
    any_of : tuple of tuple of str
        Groups of alternatives; one member of each group suffices.
    languages : tuple of LanguageNeed
    certifications : tuple of str
        Lower case names of certificates and licences asked for.
    alternative_group : str or None
        Requirements with the same value are alternatives of each other ("1 … or 2 …").
    compound : bool
        More than one demand joined by "and".
    section : str
        Heading under which it stood, or ``""``.
    """

    id: str
    text: str
    start: int
    end: int
    necessity: Necessity = "required"
    kinds: tuple[str, ...] = ()
    min_years: float | None = None
    max_years: float | None = None
    degree_level: DegreeLevel | None = None
    degree_fields: tuple[str, ...] = ()
    equivalent_experience_ok: bool = False
    skills: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    languages: tuple[LanguageNeed, ...] = ()
    certifications: tuple[str, ...] = ()
    alternative_group: str | None = None
    compound: bool = False
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salary:
    """A pay range as the posting states it; ``period`` is ``"hour" | "day" | "week" | "month" | "year"``."""

    min: float | None
    max: float | None
    currency: str | None
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A job posting, understood."""

    document: Document
    title: str | None = None
    company: str | None = None
    locations: tuple[str, ...] = ()
    workplace: Workplace | None = None
    salary: Salary | None = None
    employment_type: str | None = None
    requirements: tuple[Requirement, ...] = ()
    responsibilities: tuple[TextSpan, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeLine:
    """One line or bullet of a résumé; the unit of evidence.

    Attributes
    ----------
    index : int
        Position in ``Resume.lines``.
    text, start, end
        ``text == document.text[start:end]``: bullet mark and outer whitespace left out; a wrapped bullet is one line.
    section : str
        One of `RESUME_SECTIONS`.
    role : {"header", "bullet", "prose", "list"}
        ``header``: names a job, a school, a project. ``list``: a comma- or bar-separated enumeration.
    experience : int or None
        Index into ``Resume.experiences`` of the job that it belongs to.
    education : int or None
        Index into ``Resume.education``.
    scored_text : str
        What is vectorised; equals ``text`` where nothing personal was in it.
    """

    index: int
    text: str
    start: int
    end: int
    section: str = "other"
    role: str = "prose"
    experience: int | None = None
    education: int | None = None
    scored_text: str = ""

    @property
    def compared_text(self) -> str:
        """What is compared with a posting: ``scored_text``, or ``text`` where none was set."""
        return self.scored_text or self.text

    @property
    def span(self) -> TextSpan:
        """Where the line stands."""
        return TextSpan(text=self.text, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """A job, dated where the résumé dates it.

    Attributes
    ----------
    title, organisation : str
        Empty where not stated.
    start, end : datetime.date or None
        First day of the month (of the year, for year precision). ``end`` is None for a current job.
    is_current : bool
    precision : {"day", "month", "season", "year"} or None
        Of the coarser end; None without dates.
    months : int
        Length in months at ``as_of``, both end months counted; 0 without dates.
    fte : float
        Share of full time, 1.0 where not stated.
    is_paid_work : bool
        False for volunteering and the like, which do not add to ``total_months``.
    lines : tuple of int
        Indices into ``Resume.lines``, the header lines first.
    start_offset, end_offset : int
        Span of the whole entry in ``document.text``.
    header : TextSpan
        The line or lines that name title, organisation and dates.
    """

    title: str = ""
    organisation: str = ""
    start: date | None = None
    end: date | None = None
    is_current: bool = False
    precision: DatePrecision | None = None
    months: int = 0
    fte: float = 1.0
    is_paid_work: bool = True
    lines: tuple[int, ...] = ()
    start_offset: int = 0
    end_offset: int = 0
    header: TextSpan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Education:
    """A degree or course of study; ``fields`` are lower case."""

    level: DegreeLevel | None = None
    name: str = ""
    fields: tuple[str, ...] = ()
    institution: str = ""
    start: date | None = None
    end: date | None = None
    status: EducationStatus = "unknown"
    span: TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """A skill that the résumé names; ``line`` is an index into ``Resume.lines``."""

    name: str
    concept: str | None
    span: TextSpan
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language with its level: 0 unstated, 1-6 for A1-C2; ``is_native`` where the résumé says so."""

    name: str
    level: int
    is_native: bool
    span: TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """A certificate or licence."""

    name: str
    issuer: str = ""
    issued: date | None = None
    expires: date | None = None
    status: CertificateStatus = "unknown"
    span: TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A stated fact that only a requirement of the same kind reads.

    ``kind`` is ``"work_authorisation" | "location" | "clearance" | "driving_licence" | "availability" | "relocation" | "travel"``.
    """

    kind: str
    value: str
    span: TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """A résumé, understood.

    ``lines`` is all that is ever vectorised: the contact block and personal facts are not among them.
    """

    document: Document
    as_of: date
    lines: tuple[ResumeLine, ...] = ()
    experiences: tuple[Experience, ...] = ()
    education: tuple[Education, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    certifications: tuple[Certification, ...] = ()
    facts: tuple[Fact, ...] = ()
    contact: tuple[TextSpan, ...] = ()
    total_months: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """File or description that the résumé was read from."""
        return self.document.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quoted span of the résumé: ``quote == resume.document.text[start:end]``.

    Attributes
    ----------
    score : float
        How strongly this quote alone supports the requirement, 0-1; 0 for a denial or a wish.
    basis : str
        ``"literal" | "alias" | "taxonomy" | "semantic" | "quantity"``.
    stance : str
        ``"shows" | "claims" | "lists" | "studied" | "in_progress" | "wishes" | "denies" | "others"``: what the line does with the thing asked for.
    """

    quote: str
    start: int
    end: int
    section: str
    score: float
    basis: str = "semantic"
    stance: str = "shows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One atomic demand of a requirement and what was found on it; what the reason sentence is made of.

    ``kind`` names the test (``"years" | "degree" | "language" | "certificate" | "legal" | "tool" | "text"`` …); ``asked`` and ``found`` are plain words.
    """

    kind: str
    asked: str
    found: str
    credit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementScore:
    """What scoring hands to ranking: one requirement, judged."""

    requirement: Requirement
    verdict: Verdict
    strength: float
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    probabilities: tuple[float, float, float] = (0.0, 0.0, 1.0)
