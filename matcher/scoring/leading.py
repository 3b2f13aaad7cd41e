"""Who led and who was led: an apprentice has not trained apprentices, a member of a team has not led it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_I: Final = re.IGNORECASE
_PEOPLE: Final = r"(?:teams?|staff|people|employees|apprentices?|interns?|trainees?|juniors?|direct reports|volunteers|crews?|managers|supervisors|engineers|analysts|nurses|technicians|developers|designers|assistants)"
_ASKS_TO_LEAD: Final = re.compile(
    rf"\b(?:lead(?:ing)?|led|manag(?:e|ed|ing)|supervis(?:e|ed|ing)|mentor(?:ed|ing)?|coach(?:ed|ing)?|train(?:ed|ing)?|direct(?:ed|ing)|overs(?:ee|aw|een|eeing)|precept(?:ed|ing)?)\s+(?:\w+\s+){{0,2}}{_PEOPLE}\b",
    _I,
)
_MEMBER: Final = re.compile(
    r"\bmember of (?:an?|the)\b[\w\s-]{0,30}\bteam\b|\b(?:supervised|led|mentored|managed) by\b", _I
)
_LEARNER: Final = re.compile(r"\b(?:apprentice|intern|trainee)\b", _I)
_LED: Final = re.compile(
    r"\b(?:led\b(?! by)|lead|leading|manag(?:e|es|ing)|managed\b(?! by)|manager|supervis(?:ed|es|e|ing|or)\b(?! by)|head(?:ed|ing)?\b|mentor(?:ed|s|ing)?\b(?! by)|train(?:ed|s)\b|training (?:of|for)\b|coach(?:ed|es|ing)?|taught|teach(?:es|ing)?|direct(?:ed|s|ing)|overs(?:aw|ee|eeing)|in charge|responsible for|recruit(?:ed|ing)|hired|precept(?:ed|ing|or)?|onboard(?:ed|ing)|delegat(?:ed|ing)|apprentices|interns|trainees|ride with me|report(?:s|ed|ing)? to me)\b",
    _I,
)
_IN_CHARGE: Final = re.compile(
    r"\b(?:chief|director|foreman|forewoman|captain|sergeant|principal|coordinator|co-ordinator|owner|founder|direct reports|juniors?|vp|vice president|team of)\b",
    _I,
)


@lru_cache(maxsize=4096)
def asks_to_lead(text: str) -> bool:
    """Tell whether a requirement asks for having led, managed, trained or supervised people.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return _ASKS_TO_LEAD.search(text) is not None


@lru_cache(maxsize=1 << 16)
def was_led(text: str, is_header: bool) -> bool:
    """Tell whether a line tells only of having been led: "Apprentice" as a title, "Member of a team of six".

    Parameters
    ----------
    text : str
    is_header : bool
        Whether the line names a job; "look after one apprentice" below it is another thing.

    Returns
    -------
    bool
    """
    said = _MEMBER.search(text) or (is_header and _LEARNER.search(text))
    return bool(said) and _LED.search(text) is None


@lru_cache(maxsize=1 << 16)
def leads(text: str) -> bool:
    """Tell whether a line or a title may speak of leading, training or supervising others.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
        True for "Manage diaries" too: only lines without any such word rule it out.
    """
    return _LED.search(text) is not None or _IN_CHARGE.search(text) is not None
