"""Tell a résumé from a posting, where nobody says which it is, and where somebody may have mixed them up."""

from __future__ import annotations

import re
from typing import Final, Literal

from matcher.types import Document

Kind = Literal["resume", "posting"]

_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}")
_DATES: Final = re.compile(
    r"(?:19|20)\d\d(?:-\d\d){0,2}\)?\s{0,3}(?:[-–—/]|to|bis|until)\s{0,3}(?:\w{3,9}\.?\s{1,2}|\d\d?[./])?(?:(?:19|20)\d\d|present|now|today|date|current|heute|ongoing)",
    re.IGNORECASE,
)
# Sentences in which an employer speaks, and lines in which a candidate does.
_EMPLOYER: Final = re.compile(
    r"\b(?:you(?:'ll| will| have| are| bring)|we(?:'re| are) (?:looking|seeking|hiring)|what we offer|we offer|about (?:us|the role|the job)"
    r"|responsibilities|minimum qualifications|preferred qualifications|requirements|nice to have|must have|apply|applicants?"
    r"|equal opportunity|successful candidate|ideal candidate|benefits|person specification|job (?:summary|description|id|type))\b",
    re.IGNORECASE,
)
_CANDIDATE: Final = re.compile(
    r"\b(?:curriculum vitae|résumé|references (?:available|on request)|work history|(?:work|professional|employment) (?:experience|history)"
    r"|my|linkedin\.com/in|github\.com|driving licen[cs]e|date of birth|nationality|publications|hobbies|interests"
    r"|(?:bachelor|master|b\.?sc|m\.?sc|b\.?a|ph\.?d)\b[^\n]{0,60}(?:19|20)\d\d)",
    re.IGNORECASE,
)
_EXCERPT: Final = 20_000
_HEAD: Final = 400


def guess_kind(document: Document) -> Kind:
    """Guess what a document is.

    Parameters
    ----------
    document : Document

    Returns
    -------
    {"resume", "posting"}
        A document with nothing of either in it counts as a posting.
    """
    if document.format == "json_resume":
        return "resume"
    if document.format == "json_ld":
        return "posting"
    text = document.text[:_EXCERPT]
    candidate = 2.0 * min(4, len(_DATES.findall(text))) + min(4, len(_CANDIDATE.findall(text)))
    candidate += 3.0 if _MAIL.search(text[:_HEAD]) else 0.0
    employer = 1.5 * min(8, len({found.lower() for found in _EMPLOYER.findall(text)}))
    return "resume" if candidate > employer else "posting"
