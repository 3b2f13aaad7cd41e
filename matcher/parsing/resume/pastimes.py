"""What people do in their free time: kept out of what is scored, because it says who they are and not what they can do."""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.resume.facts import find_facts
from matcher.parsing.resume.spoken import find_spoken
from matcher.parsing.resume.words import word_set

_HEADING_WORDS: Final = word_set(
    "hobbies hobby hobbys interests interest pastimes pastime leisure loisirs freizeit freizeitinteressen interessen intérêts interets aficiones intereses passatempi interessi interesses interesser intressen fritidsinteressen zainteresowania"
    " hobby-uri hobbyuri pasiuni záľuby koníčky"
)
_BESIDE: Final = word_set(
    "and & und et y e i my personal other special activities aktivitäten activités actividades private outside of work centres d d'intérêt d’intérêt intérêt pessoais persönliche free time spare freie zeit sports sport tiempo libre leisure"
)
_FREE_TIME: Final = re.compile(
    r"(?i)^(?:in my )?(?:free|spare) time(?: activities)?$|^freizeit$|^tiempo libre$|^tempo libero$|^temps libre$"
)
_NEGATION: Final = re.compile(
    r"(?i)\b(?:no|not|never|none|only|without|kein\w*|nicht|nie|jamais|pas|sans|nunca|sin|mai|senza)\b"
)
#: Teaching, helping and building things are worth reading wherever they stand.
_WORTH_READING: Final = re.compile(
    r"(?i)\b(?:learn\w*|study\w*|course\w*|certif\w*|licen[cs]\w*|qualif\w*|degree|teach\w*|taught|tutor\w*|coach\w*|mentor\w*|volunteer\w*|volunt\w*|ehrenamt\w*|bénévol\w*|instructor|trainer|first aid\w*|"
    r"cod(?:e|ing)|programm\w*|software|apps?|linux|python|arduino|raspberry|github|open[- ]source|hackathons?|kaggle|electronics|robot\w*|spreadsheets?|excel|web ?sites?|blog\w*|repair\w*|cert\b|diploma\w*|gcses?|abitur|a-levels?|evenings?|weekends?|nights?|availab\w*|shifts?|president|chair\w*|leader|treasurer|secretary|committee|board|organi[sz]\w+|found(?:er|ed)|counsel\w+|landlord|work(?:ed|ing)? (?:as|with|at|in|for)|years? of)\b"
)


def heads_pastimes(heading: str) -> bool:
    """Tell whether a heading announces nothing but pastimes: "Hobbies & interests", but not "Also".

    Parameters
    ----------
    heading : str
        In lower case and without decoration.

    Returns
    -------
    bool
    """
    words = [w for w in re.split(r"[\s/,|]+", heading) if w]
    if _FREE_TIME.match(heading):
        return True
    return any(w in _HEADING_WORDS for w in words) and all(w in _HEADING_WORDS or w in _BESIDE for w in words)


def is_pastime(text: str) -> bool:
    """Tell whether a sentence under such a heading says no more than how somebody likes to spend the day.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
        False for what states a fact, a language or a certificate, denies something or tells of teaching and building.

    Examples
    --------
    >>> is_pastime("Chess, hiking and the odd marathon."), is_pastime("Learning Welsh; under-10s coach.")
    (True, False)
    """
    if _NEGATION.search(text) or _WORTH_READING.search(text):
        return False
    if find_facts(text, 0, with_nationality=True) or find_spoken(text, 0):
        return False
    return not any(c.is_known for c in find_certificates(text))
