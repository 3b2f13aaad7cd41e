"""What a reader should know about a résumé before trusting what was read from it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from matcher.types import Document, Experience, ResumeLine

_INSTRUCTION: Final = re.compile(
    r"(?i)\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|all|earlier)\b.{0,20}\b(?:instructions?|prompts?|rules|criteria|text)\b|"
    r"\b(?:rate|score|rank|mark|grade)\b.{0,30}\b(?:this (?:candidate|applicant|resume|résumé|cv)|every line|me\b|applicant)\b.{0,40}|"
    r"\bnote (?:to|for) (?:the )?(?:\w+ )?(?:screening|reviewing|ai|automated|auto|parsing|software|system|machine|ats|recruiter bot|language model|llm)\b|"
    r"\b(?:this|the) (?:applicant|candidate) (?:meets|fulfil(?:l)?s|satisfies) (?:all|every)\b|\byou are (?:an? )?(?:ai|assistant|language model|recruiter)\b|\bsystem prompt\b|\b(?:as an ai|language model)\b.{0,30}\b(?:must|should|recommend)\b"
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_MAX_WORDS_CHECKED: Final = 20000


def find_warnings(
    document: Document, lines: tuple[ResumeLine, ...], experiences: tuple[Experience, ...]
) -> tuple[str, ...]:
    """Describe what was odd about a résumé.

    Parameters
    ----------
    document : Document
    lines : tuple of ResumeLine
    experiences : tuple of Experience

    Returns
    -------
    tuple of str
        Each ``"kind: sentence"``; the document's own warnings are not repeated.
    """
    found: list[str] = []
    if not lines:
        found.append("no_lines: The résumé holds no text that can be scored.")
        return tuple(found)
    if not any(e.start for e in experiences):
        found.append("no_dated_jobs: No job with dates was found, so no years of experience can be counted.")
    n_yearly = sum(e.precision == "year" for e in experiences)
    if n_yearly:
        found.append(
            f"year_only_dates: {n_yearly} of {len(experiences)} jobs are dated by year alone; their length is an estimate."
        )
    n_told = len({m.start() for m in _INSTRUCTION.finditer(document.text)})
    if n_told:
        found.append(
            f"instructions: {n_told} passages address a machine; they are read as text and nothing else."
        )
    n_mixed = len(_mixed_script_words(document.text))
    if n_mixed:
        found.append(f"mixed_scripts: {n_mixed} words mix letters of different alphabets.")
    repeated = [
        n
        for key, n in Counter(
            " ".join(line.text.lower().split()) for line in lines if len(line.text) > 40
        ).items()
        if n > 1
    ]
    if repeated:
        found.append(f"repeated_text: {len(repeated)} lines stand in the résumé more than once.")
    return tuple(found)


def _mixed_script_words(text: str) -> set[str]:
    """Return words whose letters come from more than one of Latin, Greek and Cyrillic."""
    if text.isascii():
        return set()
    mixed = set()
    for count, match in enumerate(_WORD.finditer(text)):
        if count > _MAX_WORDS_CHECKED:
            break
        word = match[0]
        if word.isascii():
            continue
        scripts = {unicodedata.name(c, "").split(" ", 1)[0] for c in word} & {"LATIN", "GREEK", "CYRILLIC"}
        if len(scripts) > 1 and "µ" not in word:
            mixed.add(word)
    return mixed
