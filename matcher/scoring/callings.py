"""Which jobs count as years in a calling: helping a nurse is no nursing, and years of leading people are those in which one led."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from matcher.scoring.leading import leads
from matcher.scoring.years import covered_months
from matcher.types import Requirement, Resume

_I: Final = re.IGNORECASE
# What is asked for, the titles of those who help in it, and the words by which a posting lets such help count.
_HELPED: Final[tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]] = tuple(
    (re.compile(asked, _I), re.compile(title, _I), re.compile(unless, _I))
    for asked, title, unless in (
        (
            r"\b(?:nurses?|nursing|RN)\b",
            r"\b(?:nursing|nurse(?:['’]?s)?|health ?care|clinical support) (?:assistant|aide?|auxiliary|support worker)|\bCNA\b|\bstudent nurse\b|\bphlebotom",
            r"\b(?:assistant|aide|auxiliary|CNA|support worker|nursing home|health ?care setting|direct care|LPN)\b",
        ),
        (
            r"\b(?:teachers?|teaching)\b",
            r"\b(?:teaching|classroom|teacher(?:['’]?s)?|learning support|special needs) (?:assistant|aide?)\b|\bstudent teacher\b|\bparaprofessional\b",
            r"\b(?:assistant|aide|paraprofessional|support|tutoring|training|universit\w*|college|academic)\b",
        ),
        (
            r"\b(?:attorneys?|lawyers?|solicitors?|barristers?|PQE|post[- ]qualif\w+)\b",
            r"\b(?:paralegal|legal (?:assistant|secretary)|trainee solicitor|law clerk|pupil barrister)\b",
            r"\b(?:paralegal|legal (?:assistant|secretary|support)|support\w* (?:attorneys|lawyers|solicitors)|for (?:attorneys|lawyers|solicitors))\b",
        ),
        (
            r"\b(?:journeyman|licensed|qualified|registered|certified|chartered|post[- ]qualif\w+)\b",
            r"\b(?:apprentice|trainee|intern|internship|apprenticeship|student)\b",
            r"\b(?:apprentice\w*|trainee|intern\w*|training|student)\b",
        ),
    )
)  # fmt: skip
_OF_LEADING: Final = re.compile(
    r"\byears?['’]?(?: \(\d+\))?,? (?:of )?(?:\w+ ){0,2}?(?:experience,? )?(?:in |of |with |as )?(?:directly |successfully )?"
    r"(?:(?:leading|managing|supervising|overseeing|directing|coaching|line[- ]managing) (?:\w+ ){0,3}?(?:teams?|staff|people|employees|direct reports|crews?|managers|supervisors)\b|"
    r"(?:an? )?(?:supervis(?:ory|ing)|people[- ]management|line[- ]management|team[- ]lead(?:er(?:ship)?)?) (?:experience|roles?|positions?|capacity)\b)",
    _I,
)


# "2+ years of experience as a cashier", "Cashier: 1 year": years in a post, and nothing besides.
_POST: Final = re.compile(
    r"^\W*(?:(?:at least|(?:a )?minimum(?: of)?|min\.?|over|more than) )?[\w+-]+(?: \(\d+\))?\+?(?: or more| to \w+)? (?:full )?years?['’]?,? (?:of )?(?:\w+ ){0,2}?"
    r"(?:experience )?(?:working |employed )?as an? (?P<title>[A-Za-z][A-Za-z /&-]{2,40}?)(?: (?:is )?(?:required|preferred|desirable|\((?:required|preferred)\)))?\W*$|"
    r"^\W*(?P<before>[A-Za-z][A-Za-z /&-]{2,40}?): (?:at least |minimum )?[\d+]+ years?(?: \((?:required|preferred)\))?\W*$",
    _I,
)
_IN_TRAINING: Final = re.compile(r"\b(?:assistant|trainee|apprentice|intern|student|helper|aide)\b", _I)
_NO_TITLE: Final = re.compile(
    r"\b(?:experience|skills?|knowledge|education|degree|licen[cs]e|certificat\w*)\b", _I
)


@lru_cache(maxsize=4096)
def _post_asked(text: str) -> str | None:
    """Return the title of the post in which years are asked for, in small letters; None where anything else is asked for too."""
    match = _POST.match(text)
    if match is None:
        return None
    title = " ".join((match["title"] or match["before"]).lower().replace("/", " ").split())
    return None if _NO_TITLE.search(title) or re.search(r"\b(?:and|or)\b", title) else title


def has_held_post(requirement: Requirement, resume: Resume) -> bool:
    """Tell whether years in a post alone are asked for, and dated jobs of that title add up to them.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    bool
    """
    title = _post_asked(requirement.text)
    if title is None or not requirement.min_years:
        return False
    named = re.compile(rf"\b{re.escape(title)}s?\b", _I)
    jobs = [
        job
        for job in resume.experiences
        if named.search(job.title) and (_IN_TRAINING.search(title) or not _IN_TRAINING.search(job.title))
    ]
    return bool(jobs) and covered_months(jobs, resume.as_of) >= 12 * requirement.min_years


@lru_cache(maxsize=4096)
def _kept_out(text: str) -> tuple[re.Pattern[str], ...]:
    """Return the titles that are no years of what a text asks for."""
    return tuple(title for asked, title, unless in _HELPED if asked.search(text) and not unless.search(text))


@lru_cache(maxsize=1 << 14)
def _is_helper(text: str, title: str) -> bool:
    return any(pattern.search(title) for pattern in _kept_out(text))


@lru_cache(maxsize=4096)
def _asks_for_years_of_leading(text: str) -> bool:
    return _OF_LEADING.search(text) is not None


def other_callings(
    requirement: Requirement, resume: Resume, lines: tuple[tuple[int, ...], ...]
) -> tuple[int, ...]:
    """Return the jobs that are no years of what a requirement asks for, however near their lines come.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume
    lines : tuple of tuple of int
        Of each job; see `matcher.scoring.years.lines_of_jobs`.

    Returns
    -------
    tuple of int
        Those of a helper where years in the calling are asked for; where years of leading people are, those in which nobody was led.
    """
    of_leading = _asks_for_years_of_leading(requirement.text)
    if not of_leading and not _kept_out(requirement.text):
        return ()
    return tuple(
        j
        for j, job in enumerate(resume.experiences)
        if _is_helper(requirement.text, job.title)
        or (
            of_leading
            and not any(leads(resume.lines[i].compared_text) for i in lines[j])
            and not leads(job.title)
        )
    )
