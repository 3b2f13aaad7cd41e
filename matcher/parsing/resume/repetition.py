"""Words said again and again in one line: cut from what is compared, for they say nothing new."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[+#.&'’-][^\W_]*)*[+#]*")
# So many content words in a row, each of them said before in the line, are not a sentence; nor is one word three times.
_LEAST_RUN: Final = 4
_LEAST_ECHOES: Final = 2
_CONTENT_LETTERS: Final = 3
_ENDINGS: Final = ".&'’-"
_LEAST_WORDS: Final = 5


def without_repetition(text: str) -> str:
    """Return a line without runs of words that it said already.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The same text where nothing is repeated so.

    Examples
    --------
    >>> without_repetition("Ran the payroll in SAP. payroll SAP payroll SAP")
    'Ran the payroll in SAP.'
    >>> without_repetition("Taught pupils with reading needs and pupils with hearing needs")
    'Taught pupils with reading needs and pupils with hearing needs'
    """
    for begin, end in reversed(_spans(text)):
        text = text[:begin] + text[end:]
    return text.strip()


def repeated_spans(text: str) -> list[tuple[int, int]]:
    """Find the runs of words that a line said already.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Half-open spans, in order.
    """
    return list(_spans(text))


@lru_cache(maxsize=2048)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the runs; a line is asked for them more than once."""
    words = list(_WORD.finditer(text))
    lowered = [w[0].lower() for w in words]
    if len(words) < _LEAST_WORDS or len(set(lowered)) > len(words) - _LEAST_ECHOES:
        return ()
    seen: set[str] = set()
    cuts: list[tuple[int, int]] = []
    start, n_content, n_echoes, streak, before = -1, 0, 0, 0, ""
    for k, word in enumerate([*words, None]):
        key = lowered[k].rstrip(_ENDINGS) if word is not None else ""
        streak = streak + 1 if key == before else 0
        if word is not None and key in seen:
            start = k if start < 0 else start
            if n_content < _LEAST_RUN:  # more than enough changes nothing
                n_content += _is_content(word[0])
            if streak > n_echoes:
                n_echoes = streak
        else:
            if n_content >= _LEAST_RUN or n_echoes >= _LEAST_ECHOES:
                cuts.append((words[start].start(), word.start() if word is not None else words[-1].end()))
            start, n_content, n_echoes = -1, 0, 0
        seen.add(key)
        before = key if len(key) > 1 and not key.isdigit() else ""
    return tuple(cuts)


def _is_content(word: str) -> bool:
    return word.isalpha() and (len(word) > _CONTENT_LETTERS or (word.isupper() and len(word) > 1))
