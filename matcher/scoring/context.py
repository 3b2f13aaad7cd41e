"""What scoring needs of one résumé and of one posting, computed once and used for every pair."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.representation.tfidf import TfidfModel
from matcher.representation.vectors import PostingVectors, ResumeVectors
from matcher.scoring.certificates import with_certificates_of_lines
from matcher.scoring.languages import with_languages_of_lines
from matcher.scoring.permissions import with_permissions_of_text
from matcher.scoring.stances import LineStance, line_stance
from matcher.scoring.words import content_stems, fold, stem, tokens
from matcher.types import Posting, Resume, ResumeLine, TextSpan

FloatArray = npt.NDArray[np.float32]
BoolArray = npt.NDArray[np.bool_]

# Five words in the same order as in the posting are rarely chance; half a line of them never is.
SHINGLE_WORDS: Final = 5
PASTED_SHARE: Final = 0.5
PASTED_MIN_WORDS: Final = 7
# A list is made for the posting when it names so much of so many requirements.
TAILORED_COVERAGE: Final = 0.4
TAILORED_SHARE: Final = 0.4
TAILORED_LEAST: Final = 4
TAILORED_MIN_WORDS: Final = 10
# Neighbouring lists are made for the posting when this share of their words is its own.
TAILORED_WORDS: Final = 0.7
# A list so long of so few words that the posting does not ask for is made for it, whatever it names.
TAILORED_LONG: Final = 20
TAILORED_LONG_WORDS: Final = 0.85
# A line with so few different words repeats itself.
DIFFERENT_WORDS: Final = 0.4
# A whole line of so many words that stands in the posting as it is was copied from it.
COPIED_MIN_WORDS: Final = 4
# So many words in a row are not stated twice in the same way by chance; longer rows are compared by their beginning.
COPIED_FACT_WORDS: Final = 12
# A line of that many words, this share of which stands in the posting, is no mere name of a credential.
COPIED_FACT_SHARE: Final = 0.8
MAX_COPIED_ROW: Final = 2000
# An enumeration this long without a sentence is a keyword dump, whatever section it stands in.
DUMP_WORDS: Final = 45

# What a requirement becomes a claim by: "I have", "I am able to".
_CLAIM_OPENING: Final = re.compile(
    r"^(?:i|we) (?:(?:have|am|possess|hold|bring|offer|can|do|meet|fulfil) |(?:had|got|ve) )(?:(?:a|an|the|able to|also|got) )?"
)

_PLAIN_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")
_INSTRUCTION: Final = re.compile(
    r"\b(?:ignore|disregard|forget) (?:all |any |the |every )*(?:previous|prior|above|earlier|other)?\s*(?:instructions?|prompts?|rules|criteria|candidates)|"
    r"\b(?:rate|rank|score|give|mark|recommend|select|place|list|treat|classify) (?:this|the|me|my|him|her) (?:candidate|applicant|r[eé]sum[eé]|cv|profile)|"
    r"\bas an? (?:ai|language model|llm)\b|\bsystem prompt\b|\b(?:ai|automated) (?:screener|recruiter|system|model|reader)s?\b.{0,40}\b(?:must|should|rate|rank|score|note)|\byou (?:must|should|are to) (?:rate|rank|score|select|recommend)|"
    r"(?:^\W*|[.:;!]\s)(?:note|message|attention|instructions?) (?:for|to) (?:all |any |the )?(?:(?:screening|automated|hiring|recruit\w+|parsing|ranking|matching) )?(?:software|systems?|algorithms?|bots?|models?|machines?|ai|ats|parsers?|screeners?)\b|"
    r"(?:^|[.:;!]\s)do not (?:reject|screen out|filter out)(?: (?:this|me|my|him|her)\b|[.!]|$)|"
    r"\b(?:candidate|applicant) (?:meets|satisfies|fulfil+s|exceeds) (?:all|every)\b|\b(?:10|100) ?(?:/|out of) ?(?:10|100)\b",
    re.IGNORECASE,
)

# Phrases by which postings ask: a run of words without a stop that is full of them is made of postings, not of a life.
_ASKING: Final = re.compile(
    r"\b\d+ ?\+ ?(?:years?|yrs?)\b|\byears?(?: of)? (?:\w+ ){0,4}experience\b|\b(?:proficien(?:cy|t)|familiar(?:ity)?|expertise|experienced?) (?:in|with)\b|"
    r"\b(?:proven|demonstrated|strong|excellent|advanced|intermediate|solid|deep) (?:\w+ )?(?:experience|record|ability|abilities|skills?|knowledge|understanding|proficiency)\b|"
    r"\b(?:ability|able) to\b|\b(?:knowledge|understanding) of\b|\b(?:bachelor|master)(?:['’]?s)? degree\b|\b(?:is )?(?:required|preferred|a plus|a must)\b",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"[.,;:!?|•()](?:\s|$)")
_SECTIONS_OF_CLAIMS: Final = frozenset({"skills", "summary", "other", "interests", "availability"})
_LISTED: Final = re.compile(r"[,;|•·]")
REPEATED_ITEMS: Final = 3
# A run of so many words without a stop says too much twice when no more of them are different.
RUN_WORDS: Final = 20
DIFFERENT_WORDS_OF_RUN: Final = 0.6
# Least length of a run of demands; words of it to each stop at least, to each phrase at most.
ASKING_WORDS: Final = 25
ASKING_STOPS: Final = 15
ASKING_PHRASES: Final = 15

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


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text without punctuation, for comparing passages."""
    return _PLAIN_WORD.findall(fold(text))


def shingles(words: list[str]) -> list[int]:
    """Return one hash for each run of `SHINGLE_WORDS` words, the same in every process."""
    if len(words) < SHINGLE_WORDS:
        return []
    encoded = [word.encode() for word in words]
    return [
        zlib.crc32(b" ".join(encoded[i : i + SHINGLE_WORDS])) for i in range(len(words) - SHINGLE_WORDS + 1)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A row of a document: where it stands, its plain words, and the hashes of their runs."""

    start: int
    end: int
    n_words: int
    plain: str
    shingles: tuple[int, ...]


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
        Lines of which a clause denies something, wishes for it, or tells of somebody else's work.
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
    blocked: BoolArray
    said_before: BoolArray
    concept_lines: dict[str, list[int]]
    line_shingles: tuple[tuple[int, ...], ...]
    repetitive: BoolArray
    line_stems: tuple[frozenset[str], ...]
    fact_rows: tuple[tuple[TextRow, tuple[TextRow, ...]], ...]


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
        short_lines=tuple(_short_line(words) for words in line_words),
        credential_lines=_credential_lines(resume),
        qualified_lines=frozenset(i for i, s in enumerate(stances) if s.denies or s.wishes or s.others),
        blocked=_blocked(resume),
        said_before=_said_before(resume, line_words),
        concept_lines=dict(concept_lines),
        line_shingles=tuple(
            tuple(shingles(words)) if len(words) >= PASTED_MIN_WORDS else () for words in line_words
        ),
        repetitive=np.array(
            [
                _repeats(words) or _repeats_items(line.text)
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
        fact_rows=_fact_rows(resume),
    )


def _blocked(resume: Resume) -> BoolArray:
    """Find what is written for machines: orders to them, what stands beside an order outside jobs and studies, and runs of demands."""
    orders = [_INSTRUCTION.search(line.text) is not None for line in resume.lines]
    blocked = np.array(
        [order or _is_run_of_demands(line.text) for order, line in zip(orders, resume.lines, strict=True)],
        bool,
    )
    if any(orders):
        for _, block in groupby(resume.lines, key=lambda line: (line.section, line.experience)):
            own = [line.index for line in block]
            first = resume.lines[own[0]]
            if (
                first.experience is None
                and first.section in _SECTIONS_OF_CLAIMS
                and any(orders[i] for i in own)
            ):
                blocked[own] = True
    return blocked


def _is_run_of_demands(text: str) -> bool:
    """Tell phrases of postings run together without a stop from what a person writes."""
    n_words = len(text.split())
    return (
        n_words >= ASKING_WORDS
        and len(_STOP.findall(text)) * ASKING_STOPS <= n_words
        and len(_ASKING.findall(text)) * ASKING_PHRASES >= n_words
    )


def _short_line(words: list[str]) -> str:
    """Return the words of a line that is too short for shingles, without the opening of a claim."""
    if len(words) >= PASTED_MIN_WORDS:
        return ""
    own = _CLAIM_OPENING.sub("", " ".join(words), count=1)
    return f" {own} " if own else ""


def _said_before(resume: Resume, line_words: tuple[list[str], ...]) -> BoolArray:
    """Find the lines that stand word for word earlier in the same job or section."""
    seen: set[tuple[str, int | None, str]] = set()
    again = np.zeros(len(line_words), bool)
    for line, words in zip(resume.lines, line_words, strict=True):
        if line.role == "header" or len(words) < COPIED_MIN_WORDS:
            continue
        key = (line.section, line.experience, " ".join(words))
        again[line.index] = key in seen
        seen.add(key)
    return again


def _stated_spans(resume: Resume) -> list[TextSpan]:
    """Return where the résumé states degrees, certificates, languages, and facts that only a requirement of their kind reads."""
    stated = (resume.education, resume.certifications, resume.languages, resume.facts)
    return [item.span for items in stated for item in items]


def _fact_rows(resume: Resume) -> tuple[tuple[TextRow, tuple[TextRow, ...]], ...]:
    """Return the rows of the document that state typed facts, with the rows before and after."""
    spans = _stated_spans(resume)
    if not spans:
        return ()
    texts, start = [], 0
    for text in resume.document.text.split("\n"):
        if text.strip():
            texts.append((start, text))
        start += len(text) + 1

    @cache
    def row(k: int) -> TextRow:
        """Return a row; few of them are near a fact."""
        start, text = texts[k]
        words = plain_words(text[:MAX_COPIED_ROW])
        return TextRow(
            start=start,
            end=start + len(text),
            n_words=len(words),
            plain=f" {' '.join(words)} ",
            shingles=tuple(shingles(words)),
        )

    return tuple(
        (row(k), tuple(row(i) for i in (k - 1, k + 1) if 0 <= i < len(texts)))
        for k, (start, text) in enumerate(texts)
        if any(span.start < start + len(text) and start < span.end for span in spans)
    )


def copied_facts(posting: PostingContext, resume: ResumeContext) -> list[tuple[int, int]]:
    """Find the rows with typed facts that were copied from the posting.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext

    Returns
    -------
    list of (int, int)
        Spans of rows of which half the runs of words, or every word, stand in the posting; a short one counts only beside another such row.
    """

    def same(row: TextRow) -> bool:
        """Return whether the whole row stands in the posting."""
        return row.n_words > 0 and row.plain in posting.plain_text

    copied = []
    for row, near in resume.fact_rows:
        n_shared = sum(run in posting.shingles for run in row.shingles)
        if (row.n_words >= COPIED_FACT_WORDS and n_shared >= PASTED_SHARE * len(row.shingles)) or (
            same(row)
            and (
                row.n_words >= COPIED_FACT_WORDS
                or any(other.n_words >= COPIED_MIN_WORDS and same(other) for other in near)
            )
        ):
            copied.append((row.start, row.end))
    return copied


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


def _repeats(words: list[str]) -> bool:
    if len(words) < TAILORED_MIN_WORDS:
        return False
    commonest = max(Counter(w for w in words if len(w) > 2).values(), default=0)
    return commonest >= max(4, len(words) // 6) or len(set(words)) <= DIFFERENT_WORDS * len(words)


def _repeats_items(text: str) -> bool:
    """Tell a list that names a thing three times, and a run of words without a stop that says much of it twice."""
    items = Counter(item.strip().casefold() for item in _LISTED.split(text))
    if any(count >= REPEATED_ITEMS and len(item) > 1 for item, count in items.items()):
        return True
    if _STOP.search(text) is not None:
        return False
    words = plain_words(text)
    return len(words) >= RUN_WORDS and len(set(words)) <= DIFFERENT_WORDS_OF_RUN * len(words)


def tailored_lists(posting: PostingContext, resume: ResumeContext, coverage: FloatArray) -> BoolArray:
    """Find enumerations made of the posting's own words, and lines said twice: stuffing, not a list of skills.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    coverage : ndarray of shape (n_requirements, n_lines)
        Share of each requirement's content words in each line.

    Returns
    -------
    ndarray of bool, shape (n_lines,)
    """
    n_requirements = coverage.shape[0]
    named = (coverage >= TAILORED_COVERAGE).sum(axis=0)
    listed = (resume.flags[:, LINE_FLAGS.index("listed")] > 0) | (
        resume.flags[:, LINE_FLAGS.index("claims")] > 0
    )
    stuffed: BoolArray = (
        listed
        & (named >= max(TAILORED_LEAST, TAILORED_SHARE * n_requirements))
        & (resume.n_words >= TAILORED_MIN_WORDS)
    )
    stuffed |= _repetitive(resume)
    asked = posting.all_stems

    def is_made_of_asked(words: frozenset[str], share: float) -> bool:
        """Return whether hardly a word is the person's own: own lists name things that nobody asked for."""
        return len(words & asked) >= share * len(words)

    def is_long_and_asked(words: frozenset[str]) -> bool:
        """Return whether a list is too long for so few words of its own."""
        return len(words) >= TAILORED_LONG and is_made_of_asked(words, TAILORED_LONG_WORDS)

    for i in np.flatnonzero(listed).tolist():
        # By itself, too: an honest list beside it must not hide it.
        stuffed[i] |= is_long_and_asked(resume.line_stems[i])
    for block in _runs(listed | stuffed):
        words = frozenset[str]().union(*(resume.line_stems[i] for i in block))
        n_named = int((coverage[:, block].max(axis=1) >= TAILORED_COVERAGE).sum())
        names_much = n_named >= max(TAILORED_LEAST, TAILORED_SHARE * n_requirements)
        if is_long_and_asked(words) or (names_much and is_made_of_asked(words, TAILORED_WORDS)):
            stuffed[block] = True
    return stuffed | resume.said_before


def repeated_lines(resume: ResumeContext) -> BoolArray:
    """Find the lines that are set aside for every posting: those that repeat themselves or an earlier line."""
    return _repetitive(resume) | resume.said_before


def _repetitive(resume: ResumeContext) -> BoolArray:
    found: BoolArray = resume.repetitive & (resume.flags[:, LINE_FLAGS.index("job_bullet")] == 0)
    return found


def _runs(marked: BoolArray) -> list[list[int]]:
    """Return the runs of neighbouring marked lines."""
    runs: list[list[int]] = []
    for i in np.flatnonzero(marked).tolist():
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def pasted_lines(posting: PostingContext, resume: ResumeContext) -> BoolArray:
    """Find the résumé lines that were copied from the posting.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext

    Returns
    -------
    ndarray of bool, shape (n_lines,)

    Notes
    -----
    Employers and candidates call a degree, a certificate, a licence or a language by the same name, "Full UK driving licence". A line that
    names such a thing is pasted only beside other pasted lines, or where it is long and copied nearly whole.
    """
    n_lines = len(resume.line_words)
    pasted = np.zeros(n_lines, bool)
    named = np.zeros(n_lines, bool)
    for i, words in enumerate(resume.line_words):
        is_passage = False
        if len(words) >= PASTED_MIN_WORDS:
            own = resume.line_shingles[i]
            if posting.shingles.isdisjoint(own):
                continue
            covered = np.zeros(len(words), bool)
            for start, shingle in enumerate(own):
                if shingle in posting.shingles:
                    covered[start : start + SHINGLE_WORDS] = True
            pasted[i] = covered.mean() >= PASTED_SHARE
            is_passage = len(words) >= COPIED_FACT_WORDS and covered.mean() >= COPIED_FACT_SHARE
        elif resume.short_lines[i] and resume.short_lines[i] in posting.plain_text:
            # One space more than there are words.
            pasted[i] = resume.short_lines[i].count(" ") > COPIED_MIN_WORDS
            named[i] = True
        if pasted[i] and i in resume.credential_lines and not is_passage:
            pasted[i], named[i] = False, True
    # "Advanced Excel" alone may be the person's own words; beside copied lines it is not.
    for order in (range(n_lines), range(n_lines - 1, -1, -1)) if named.any() else ():
        before = False
        for i in order:
            pasted[i] |= named[i] and before
            before = bool(pasted[i])
    return pasted


def _credential_lines(resume: Resume) -> frozenset[int]:
    """Return the indices of the lines that name a degree, a certificate, a language, or a fact that only a requirement of its kind reads."""
    spans = _stated_spans(resume)
    return frozenset(
        line.index
        for line in resume.lines
        # What reaches beyond a line is a passage, not the name of a credential.
        if any(line.start <= span.start and span.end <= line.end for span in spans)
    )
