"""What scoring needs of one résumé and of one posting, computed once and used for every pair."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.representation.tfidf import TfidfModel
from matcher.representation.vectors import PostingVectors, ResumeVectors
from matcher.scoring.certificates import with_certificates_of_lines
from matcher.scoring.intents import states_a_plan
from matcher.scoring.languages import is_in_english, with_languages_of_lines
from matcher.scoring.passages import (
    PASTED_MIN_WORDS,
    TextRow,
    credential_lines,
    fact_rows,
    lines_for_machines,
    plain_words,
    repeats_items,
    repeats_words,
    said_before,
    shingles,
    short_line,
)
from matcher.scoring.permissions import with_permissions_of_text
from matcher.scoring.stances import LineStance, line_stance
from matcher.scoring.studies import is_study_line
from matcher.scoring.words import content_stems, stem, tokens
from matcher.types import Posting, Resume, ResumeLine

FloatArray = npt.NDArray[np.float32]
BoolArray = npt.NDArray[np.bool_]

# An enumeration this long without a sentence is a keyword dump, whatever section it stands in.
DUMP_WORDS: Final = 45

_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")

LINE_FLAGS: Final[tuple[str, ...]] = (
    "job_bullet",
    "job_header",
    "education",
    "skills",
    "summary",
    "certifications",
    "languages",
    "projects",
    "volunteering",
    "courses",
    "interests",
    "availability",
    "studied",
    "assisted",
    "in_progress",
    "claims",
    "deed",
    "listed",
    "denies",
    "wishes",
    "others",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ResumeContext:
    """One résumé, ready to be compared.

    Attributes
    ----------
    resume : Resume
    vectors : ResumeVectors
    stances : tuple of LineStance
    stem_lines : dict of str to tuple of (int, int)
        Stem to (line index, offset of its first place in the line), in order.
    flags : ndarray of shape (n_lines, len(LINE_FLAGS))
        0 or 1.
    line_months : ndarray of shape (n_lines,)
        Months of the job that the line belongs to, 0 elsewhere.
    years_ago : ndarray of shape (n_lines,)
        Years since that job ended; 0 for a current job, 30 where there are no dates.
    line_words : tuple of list of str
    n_words : ndarray of shape (n_lines,)
        How many words each line has.
    short_lines : tuple of str
        The words of lines that are too short for shingles, without an opening like "I have", one space between and at both ends; empty for
        others.
    credential_lines : frozenset of int
        Lines that name a degree, a certificate, a language, or a fact that only a requirement of its kind reads.
    qualified_lines : frozenset of int
        Lines of which a clause denies something, wishes for it, tells of somebody else's work, or claims little of it.
    lines_on_terms : tuple of int
        Lines that refuse terms of work and say no more.
    study_lines : ndarray of bool, shape (n_lines,)
        Lines that name a course and no use of what it taught.
    planning_lines : ndarray of bool, shape (n_lines,)
        Lines that say that something is booked, under way or wished for.
    lines_of_others : tuple of int
        Lines that tell of somebody else's work and of none of one's own.
    blocked : ndarray of shape (n_lines,)
        Lines that are no evidence for anything: instructions to a machine.
    said_before : ndarray of bool, shape (n_lines,)
        Lines that stand word for word earlier in the same job or section.
    concept_lines : dict of str to list of int
        Lines that name a concept.
    line_shingles : tuple of tuple of int
        Of each line that is long enough to have been pasted.
    repetitive : ndarray of bool, shape (n_lines,)
        Lines that repeat a word again and again.
    line_stems : tuple of frozenset of str
        Content stems of enumerations; empty for other lines.
    fact_rows : tuple of (TextRow, tuple of TextRow)
        The rows that state typed facts, each with its neighbours.
    in_english : bool
        Whether its sentences are English; said once here, for every pair asks.
    """

    resume: Resume
    vectors: ResumeVectors
    stances: tuple[LineStance, ...]
    stem_lines: dict[str, tuple[tuple[int, int], ...]]
    flags: FloatArray
    line_months: FloatArray
    years_ago: FloatArray
    line_words: tuple[list[str], ...]
    n_words: FloatArray
    short_lines: tuple[str, ...]
    credential_lines: frozenset[int]
    qualified_lines: frozenset[int]
    lines_on_terms: tuple[int, ...]
    study_lines: npt.NDArray[np.bool_]
    planning_lines: npt.NDArray[np.bool_]
    lines_of_others: tuple[int, ...]
    blocked: BoolArray
    said_before: BoolArray
    concept_lines: dict[str, list[int]]
    line_shingles: tuple[tuple[int, ...], ...]
    repetitive: BoolArray
    line_stems: tuple[frozenset[str], ...]
    fact_rows: tuple[tuple[TextRow, tuple[TextRow, ...]], ...]
    in_english: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PostingContext:
    """One posting, ready to be compared.

    Attributes
    ----------
    posting : Posting
    vectors : PostingVectors
    stems : tuple of tuple of str
        Content stems of each requirement.
    stem_weights : tuple of ndarray
        Their IDF weights, summing to 1.
    all_stems : frozenset of str
        Those of all requirements.
    shingles : frozenset of int
        Of the whole posting.
    plain_text : str
        Its words without punctuation, one space between and at both ends.
    """

    posting: Posting
    vectors: PostingVectors
    stems: tuple[tuple[str, ...], ...]
    stem_weights: tuple[FloatArray, ...]
    all_stems: frozenset[str]
    shingles: frozenset[int]
    plain_text: str


def _line_flags(line: ResumeLine, stance: LineStance) -> list[float]:
    job = line.experience is not None
    is_dump = len(line.text.split()) > DUMP_WORDS and len(_SENTENCE_END.findall(line.text)) < 2
    return [
        float(job and line.role != "header"),
        float(job and line.role == "header"),
        float(line.section == "education"),
        float(line.section == "skills"),
        float(line.section == "summary"),
        float(line.section == "certifications"),
        float(line.section == "languages"),
        float(line.section in ("projects", "publications")),
        float(line.section == "volunteering"),
        float(line.section == "courses"),
        float(line.section == "interests"),
        float(line.section == "availability"),
        float(stance.studied),
        float(stance.assisted),
        float(stance.in_progress),
        float(stance.claims),
        float(stance.has_deed),
        float((stance.listed and not job) or is_dump),
        float(stance.denies),
        float(stance.wishes),
        float(stance.others),
    ]


def resume_context(resume: Resume, vectors: ResumeVectors) -> ResumeContext:
    """Prepare a résumé for scoring.

    Parameters
    ----------
    resume : Resume
    vectors : ResumeVectors

    Returns
    -------
    ResumeContext
    """
    resume = with_permissions_of_text(with_certificates_of_lines(with_languages_of_lines(resume)))
    stances = tuple(line_stance(line) for line in resume.lines)
    stem_lines: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for line in resume.lines:
        first: dict[str, int] = {}
        for word, offset in tokens(line.compared_text):
            first.setdefault(word, offset)
        for word, offset in first.items():
            stem_lines[word].append((line.index, offset))
    months = np.zeros(len(resume.lines), np.float32)
    years_ago = np.full(len(resume.lines), 30.0, np.float32)
    for line in resume.lines:
        if line.experience is not None:
            job = resume.experiences[line.experience]
            months[line.index] = job.months
            if job.is_current:
                years_ago[line.index] = 0.0
            elif job.end is not None:
                years_ago[line.index] = max(0.0, (resume.as_of - job.end).days / 365.25)
    concept_lines: dict[str, list[int]] = defaultdict(list)
    for skill in resume.skills:
        if skill.concept is not None and 0 <= skill.line < len(resume.lines):
            concept_lines[skill.concept].append(skill.line)
    flags = np.array(
        [_line_flags(line, s) for line, s in zip(resume.lines, stances, strict=True)], np.float32
    ).reshape(len(resume.lines), len(LINE_FLAGS))
    line_words = tuple(plain_words(line.compared_text) for line in resume.lines)
    return ResumeContext(
        resume=resume,
        vectors=vectors,
        stances=stances,
        stem_lines={k: tuple(v) for k, v in stem_lines.items()},
        flags=flags,
        line_months=months,
        years_ago=years_ago,
        line_words=line_words,
        n_words=np.array([len(words) for words in line_words], np.float32),
        short_lines=tuple(short_line(words) for words in line_words),
        credential_lines=credential_lines(resume),
        qualified_lines=frozenset(
            i for i, s in enumerate(stances) if s.denies or s.wishes or s.others or s.hedged
        ),
        lines_on_terms=tuple(i for i, s in enumerate(stances) if s.refuses_terms),
        study_lines=np.array(
            [is_study_line(line, s) for line, s in zip(resume.lines, stances, strict=True)], bool
        ),
        planning_lines=np.array([states_a_plan(line.compared_text) for line in resume.lines], bool),
        lines_of_others=tuple(i for i, s in enumerate(stances) if s.is_theirs),
        blocked=lines_for_machines(resume),
        said_before=said_before(resume, line_words),
        concept_lines=dict(concept_lines),
        line_shingles=tuple(
            tuple(shingles(words)) if len(words) >= PASTED_MIN_WORDS else () for words in line_words
        ),
        repetitive=np.array(
            [
                repeats_words(words) or repeats_items(line.text)
                for words, line in zip(line_words, resume.lines, strict=True)
            ],
            bool,
        ),
        line_stems=tuple(
            frozenset(content_stems(line.compared_text)) if is_list else frozenset()
            for line, is_list in zip(
                resume.lines, (flags[:, LINE_FLAGS.index("listed")] > 0).tolist(), strict=True
            )
        ),
        fact_rows=fact_rows(resume),
        in_english=is_in_english(resume),
    )


def stem_idf(tfidf: TfidfModel) -> dict[str, float]:
    """Return the inverse document frequency of each stem: that of its most frequent word form.

    Parameters
    ----------
    tfidf : TfidfModel

    Returns
    -------
    dict of str to float
    """
    weights = tfidf.weights["word"]
    idf: dict[str, float] = {}
    for term, value in zip(weights.terms, weights.idf.tolist(), strict=True):
        if " " not in term:
            key = stem(term)
            idf[key] = min(value, idf.get(key, value))
    return idf


def posting_context(posting: Posting, vectors: PostingVectors, idf: Mapping[str, float]) -> PostingContext:
    """Prepare a posting for scoring.

    Parameters
    ----------
    posting : Posting
    vectors : PostingVectors
    idf : mapping of str to float
        From `stem_idf`; absent stems count as rare.

    Returns
    -------
    PostingContext
    """
    rare = max(idf.values(), default=1.0)
    words = plain_words(posting.document.text)
    stems = tuple(content_stems(r.text) for r in posting.requirements)
    weights = []
    for asked in stems:
        raw = np.array([idf.get(w, rare) for w in asked], np.float32)
        weights.append(raw / raw.sum() if len(raw) else raw)
    return PostingContext(
        posting=posting,
        vectors=vectors,
        stems=stems,
        stem_weights=tuple(weights),
        all_stems=frozenset(word for asked in stems for word in asked),
        shingles=frozenset(shingles(words)),
        plain_text=f" {' '.join(words)} ",
    )
