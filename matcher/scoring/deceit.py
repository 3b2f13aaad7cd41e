"""What of a résumé is no evidence for a posting, or next to none: text copied from it, and lists of keywords."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.context import LINE_FLAGS, PostingContext, ResumeContext
from matcher.scoring.passages import (
    COPIED_MIN_WORDS,
    PASTED_MIN_WORDS,
    SHINGLE_WORDS,
    TextRow,
    is_order,
    plain_words,
)
from matcher.scoring.words import content_stems

FloatArray = npt.NDArray[np.float32]
BoolArray = npt.NDArray[np.bool_]

# Half a line of runs of words in the posting's order is never chance.
PASTED_SHARE: Final = 0.5
# A list is made for the posting when it names so much of so many requirements.
TAILORED_COVERAGE: Final = 0.4
TAILORED_SHARE: Final = 0.4
TAILORED_LEAST: Final = 4
TAILORED_STEMS: Final = 3
TAILORED_MIN_WORDS: Final = 10
# Neighbouring lists are made for the posting when this share of their words is its own.
TAILORED_WORDS: Final = 0.7
# A list so long of so few words that the posting does not ask for is made for it, whatever it names.
TAILORED_LONG: Final = 20
TAILORED_LONG_WORDS: Final = 0.85
# So many words in a row are not stated twice in the same way by chance; longer rows are compared by their beginning.
COPIED_FACT_WORDS: Final = 12
# A line of that many words, this share of which stands in the posting, is no mere name of a credential.
COPIED_FACT_SHARE: Final = 0.8

# So many neighbouring lines that say one requirement after the other, in the posting's words and order, are copied, with at most so many words before each: "I have …".
ECHOED_LINES: Final = 3
ECHO_LEAD: Final = 3
# So do so many requirements in one line, or all of a posting that has so many, so many of them of several words, this share of them after the one that stands before it in the
# posting, where this share of the line's words are the posting's. Two are enough beside copied lines.
RECITED: Final = 4
RECITED_ALL: Final = 3
RECITED_PAIR: Final = 2
RECITED_LONG: Final = 2
RECITED_ORDER: Final = 0.75
RECITED_WORDS: Final = 0.7
# A line of so many items, of so many words each on average, is a list wherever it stands.
LISTED_ITEMS: Final = 6
LISTED_WORDS: Final = 2.5
# "I have … . I have …": the words that make a claim of a name.
_CLAIMING: Final = frozenset(
    {"i", "have", "has", "my", "am", "a", "an", "and", "with", "experience", "skills"}
)
_BETWEEN_ITEMS: Final = re.compile(r"[,;|•·]")

# A keyword list that names this share of what is asked for claims it, though it shows nothing.
DUMPED_SHARE: Final = 1 / 3
# Requirements of these kinds ask for facts, which no list of keywords states.
_STATED_KINDS: Final = frozenset(
    {"education", "experience_years", "language", "certification", "availability", "legal", "physical"}
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
                # Between two names, "Fluent English" and "Nice to have", a longer row is copied as well.
                or (
                    row.n_words >= COPIED_MIN_WORDS
                    and len(near) == 2
                    and all(other.n_words >= 2 and same(other) for other in near)
                )
            )
        ):
            copied.append((row.start, row.end))
    return copied


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
    # A name of one word or two is what anybody would list; a list that holds much of four sentences was made of them.
    told = np.array([len(stems) >= TAILORED_STEMS for stems in posting.stems], bool)
    named = (coverage[told] >= TAILORED_COVERAGE).sum(axis=0)
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
    in_jobs = _enumerations(resume)
    also = np.zeros(len(listed), bool)
    also[list(in_jobs)] = True
    for block in _runs(listed | stuffed | also):
        words = frozenset[str]().union(*(resume.line_stems[i] or in_jobs.get(i, frozenset()) for i in block))
        n_named = int((coverage[:, block].max(axis=1) >= TAILORED_COVERAGE).sum())
        names_much = n_named >= max(TAILORED_LEAST, TAILORED_SHARE * n_requirements)
        if is_long_and_asked(words) or (names_much and is_made_of_asked(words, TAILORED_WORDS)):
            stuffed[block] = True
    return stuffed | resume.said_before


@lru_cache(maxsize=128)
def _enumerations(resume: ResumeContext) -> dict[int, frozenset[str]]:
    """Return the lines that are nothing but a list of names, in a job too, with their content words."""
    found = {}
    for line, words in zip(resume.resume.lines, resume.line_words, strict=True):
        n_items = len(_BETWEEN_ITEMS.findall(line.text)) + 1
        if n_items >= LISTED_ITEMS and len(words) <= LISTED_WORDS * n_items:
            found[line.index] = frozenset(stem for word in words for stem in content_stems(word))
    return found


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


def _copied_words(posting: PostingContext, resume: ResumeContext, line: int) -> BoolArray:
    """Return which words of a line belong to runs that stand in the posting, too."""
    covered = np.zeros(len(resume.line_words[line]), bool)
    for start, shingle in enumerate(resume.line_shingles[line]):
        if shingle in posting.shingles:
            covered[start : start + SHINGLE_WORDS] = True
    return covered


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
            if posting.shingles.isdisjoint(resume.line_shingles[i]):
                continue
            covered = _copied_words(posting, resume, i)
            pasted[i] = covered.mean() >= PASTED_SHARE
            is_passage = len(words) >= COPIED_FACT_WORDS and covered.mean() >= COPIED_FACT_SHARE
        elif resume.short_lines[i] and resume.short_lines[i] in posting.plain_text:
            # One space more than there are words.
            pasted[i] = resume.short_lines[i].count(" ") > COPIED_MIN_WORDS
            named[i] = True
        if pasted[i] and i in resume.credential_lines and not is_passage:
            pasted[i], named[i] = False, True
    recited, beside = _recitals(posting, resume)
    pasted[[*_echoes(posting, resume), *recited]] = True
    named[beside] = True
    # "Advanced Excel" alone may be the person's own words; beside copied lines it is not.
    for order in (range(n_lines), range(n_lines - 1, -1, -1)) if named.any() else ():
        before = False
        for i in order:
            pasted[i] |= named[i] and before
            before = bool(pasted[i])
    return pasted


@lru_cache(maxsize=128)
def _endings(posting: PostingContext) -> dict[str, list[tuple[int, list[str]]]]:
    """Return the words of each requirement with its place, by the last of them."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for r, requirement in enumerate(posting.posting.requirements):
        words = plain_words(requirement.text)
        if words:
            found.setdefault(words[-1], []).append((r, words))
    return found


@lru_cache(maxsize=128)
def _openings(posting: PostingContext) -> dict[str, list[tuple[int, list[str]]]]:
    """Return the words of each requirement with its place, by the first of them."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for r, requirement in enumerate(posting.posting.requirements):
        words = plain_words(requirement.text)
        if words:
            found.setdefault(words[0], []).append((r, words))
    return found


def _recitals(posting: PostingContext, resume: ResumeContext) -> tuple[list[int], list[int]]:
    """Return the lines that say one requirement after the other, in the posting's words and order, and hardly anything else; and those that do so with two.

    "Java, SQL, Git" is what anybody may list; four names in the posting's order, two of them of several words, are not.
    """
    openings = _openings(posting)
    asked = {word for entries in openings.values() for _, words in entries for word in words}
    least = max(RECITED_ALL, min(RECITED, len(posting.posting.requirements)))
    found: list[int] = []
    pairs: list[int] = []
    for i, words in enumerate(resume.line_words):
        said: dict[int, int] = {}
        n_long = 0
        for at, word in enumerate(words):
            for r, text in openings.get(word, ()):
                if r not in said and words[at : at + len(text)] == text:
                    said[r] = at
                    n_long += len(text) > 1
        told = [word for word in words if word not in _CLAIMING]
        if len(said) < RECITED_PAIR or sum(word in asked for word in told) < RECITED_WORDS * len(told):
            continue
        pairs.append(i)
        in_order = sum(a < b for a, b in pairwise(said))
        if len(said) >= least and n_long >= RECITED_LONG and in_order >= RECITED_ORDER * (len(said) - 1):
            found.append(i)
    return found, pairs


def _echoes(posting: PostingContext, resume: ResumeContext) -> list[int]:
    """Return the lines of runs that say one requirement after the other, in the posting's words and order.

    Two words in common are no copy: whoever handles cash writes "Cash handling". Three lines in a row in the order of the posting are.
    """
    endings = _endings(posting)
    said: list[set[int]] = []
    for words in resume.line_words:
        near = endings.get(words[-1], ()) if words else ()
        said.append(
            {
                r
                for r, asked in near
                if 0 <= len(words) - len(asked) <= ECHO_LEAD and words[-len(asked) :] == asked
            }
        )
    found: list[int] = []
    run: list[int] = []
    following: set[int] = set()
    for i, own in enumerate([*said, set()]):
        goes_on = own & following
        if run and goes_on:
            run.append(i)
        else:
            if len(run) >= ECHOED_LINES:
                found += run
            run, goes_on = ([i], own) if own else ([], set())
        following = {r + 1 for r in goes_on}
    return found


def dumped_requirements(
    posting: PostingContext, resume: ResumeContext, set_aside: BoolArray
) -> npt.NDArray[np.int64]:
    """Find the requirements that a keyword list names without being a copy of them.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    set_aside : ndarray of bool, shape (n_lines,)
        Lines that are no evidence, those copied from the posting left out.

    Returns
    -------
    ndarray of int64, shape (n_requirements,)
        The line that names the most, -1 where none names enough. Runs of words that stand in the posting do not count, nor do orders to a
        machine, lines said twice, and lines that deny something.
    """
    found = np.full(len(posting.stems), -1, np.int64)
    most = np.full(len(posting.stems), DUMPED_SHARE, np.float32)
    for i in np.flatnonzero(set_aside & ~resume.said_before).tolist():
        if i in resume.qualified_lines or is_order(resume.resume.lines[i].text):
            continue
        kept = ~_copied_words(posting, resume, i)
        own = {
            stem
            for word, keep in zip(resume.line_words[i], kept.tolist(), strict=True)
            if keep
            for stem in content_stems(word)
        }
        for r, requirement in enumerate(posting.posting.requirements):
            if own.isdisjoint(posting.stems[r]) or not _STATED_KINDS.isdisjoint(requirement.kinds):
                continue
            weights = zip(posting.stems[r], posting.stem_weights[r].tolist(), strict=True)
            share = sum(weight for stem, weight in weights if stem in own)
            if share > most[r]:
                most[r], found[r] = share, i
    return found
