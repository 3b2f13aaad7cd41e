"""How much of somebody's time a demand or an offer takes: "up to 40 %", "one week a month at most"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_I: Final = re.IGNORECASE
_COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "once": 1, "single": 1, "every": 1, "each": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_COUNT: Final = r"\d{1,3}|a|an|one|once|single|two|twice|three|four|five|six|seven|eight|nine|ten|twelve"
# Working days of each: of what is counted, and of the time it is counted in.
_DAYS: Final = {"day": 1.0, "night": 1.0, "overnight": 1.0, "trip": 3.0, "time": 1.0, "week": 5.0, "month": 20.0, "quarter": 60.0, "year": 230.0}  # fmt: skip
_PERCENT: Final = re.compile(r"\b(\d{1,3})(?:\.\d+)? ?(?:%|percent\b|per cent\b)", _I)
_RATE: Final = re.compile(
    rf"\b(?P<n>{_COUNT})(?: (?:or|to|[-–]) (?P<more>{_COUNT}))?(?: short| foreign| overseas| business)? ?(?P<unit>days?|nights?|overnights?|trips?|times?|weeks?)?(?: of [\w ]{{1,16}}?)?,? (?:a|per|each|every|in (?:a|the|each)|of the) (?P<time>week|month|quarter|year)\b",
    _I,
)
_ONE_IN: Final = re.compile(rf"\bone (?P<unit>week|day|night) in (?P<n>{_COUNT})\b", _I)
_LIMIT: Final = re.compile(
    r"\b(?:at (?:the )?(?:very )?most|maximum|max\b|no more than|not more than|my limit|(?:is|are|as much as|all|what) (?:what )?I can (?:do|give|offer|manage|spare)|limited to)\b",
    _I,
)


@lru_cache(maxsize=1 << 14)
def time_share(text: str) -> float | None:
    """Return the largest share of working time that a text names, or None.

    Parameters
    ----------
    text : str

    Returns
    -------
    float or None
        0-1.

    Examples
    --------
    >>> time_share("Travel up to 40%"), time_share("one week a month at most"), time_share("often")
    (0.4, 0.25, None)
    """
    shares = [min(1.0, int(found[1]) / 100) for found in _PERCENT.finditer(text)]
    for found in _RATE.finditer(text):
        unit = (found["unit"] or ("times" if found["n"].lower() in ("once", "twice") else "")).lower()
        if unit:
            days = _number(found["more"] or found["n"]) * _DAYS[unit.rstrip("s")]
            shares.append(min(1.0, days / _DAYS[found["time"].lower()]))
    shares += [1.0 / max(1, _number(found["n"])) for found in _ONE_IN.finditer(text)]
    return max(shares, default=None)


@lru_cache(maxsize=1 << 14)
def states_limit(text: str) -> bool:
    """Tell whether a text says that this is the most: "at most", "what I can give".

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return _LIMIT.search(text) is not None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]
