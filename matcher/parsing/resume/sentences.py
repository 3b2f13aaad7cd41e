"""Sentences of a row, by offsets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_END: Final = re.compile(r"[.!?…](?:[\"”’')\]]{0,2})\s+(?=[\"“‘'(\[]?[^\W_a-zß-öø-ÿ])")
_ABBREVIATION: Final = re.compile(
    r"(?i)(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|ca|bzw|z\.b|u\.a|d\.h|inkl|incl|dr|prof|mr|mrs|ms|st|no|nr|vol|pp|fig|inc|ltd|co|corp|dept|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|u\.s|u\.k|b\.s|m\.s|b\.a|m\.a|ph\.d|[a-z])$"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Split a text into sentences.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Half-open spans without outer whitespace.

    Examples
    --------
    >>> split_sentences("No gaps. Two jobs.")
    [(0, 8), (9, 18)]
    """
    return list(_sentences(text))


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a text; several steps ask for those of the same row."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for match in _END.finditer(text):
        if match[0][0] == "." and _ABBREVIATION.search(text[max(begin, match.start() - 12) : match.start()]):
            continue
        stop = match.start() + len(match[0].rstrip())
        if stop > begin:
            spans.append((begin, stop))
        begin = match.end()
    if begin < len(text):
        spans.append((begin, len(text)))
    return tuple(spans)
