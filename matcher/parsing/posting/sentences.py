"""Sentences, inline lists and inline headings within a line of a posting."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

# What follows so many sentences in one line is left together.
MOST_SENTENCES: Final = 2_000
_END: Final = re.compile(
    r"(?<=[a-z]{3})[.!?](?=[A-Z][a-z]{3}|(?:He|She|You|We|They|The|It|An?|In) [a-z])|(?<=[a-z] )\.(?=[A-Z][a-z]{4})|[.!?…](?:[\"”’')\]*_]{0,3})\s+(?=[\"“'‘(*_¡¿\[]{0,3}[A-ZÀ-ÖØ-Þ0-9•])"
)
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:e\.g|i\.e|eg|ie|ex|etc|vs|approx|incl|Sr|Jr|Mr|Ms|Mrs|Dr|St|No|Inc|Ltd|Corp|Co|Dept|Gov|Univ|Prof|Ph|Ph\.D|Ed|B\.S|B\.A|M\.S|M\.A|B\.Sc|M\.Sc|U\.S|U\.K|D\.C|a\.m|p\.m|lbs?|min|max|yrs?|hrs?|Req|Ref|Nr|bzw|z\.B|ca|inkl|ggf|u\.a|d\.h)|(?<!\bin )(?<![/,&] )(?<!\bor )(?<!\band )(?<!/)\b[A-Z]|^\d{1,2}|[.;:]\s\d{1,2})\.$"
)
# After "U.S." or "Inc." these words begin a new sentence all the same.
_STARTER: Final = re.compile(
    r"(?:Note|We|You|The|This|If|It|Please|Our|They|These|Applicants|Candidates|Must|However|Your)\b"
)
_MAY_END: Final = re.compile(r"(?:[A-Z]\.[A-Z]|Inc|Ltd|Corp|Co|etc|LLC)\.$")
_INLINE_NUMBER: Final = re.compile(r"(?<![\w.,$€£-])\(?(?P<n>\d{1,2})[.)]\s+(?=[^\W\d_\"“(])")
# Some copies put stars in the place of numbers: "****) Good eye for weeds 2) Own boots".
_MASKED: Final = re.compile(r"(?<![\w.,$€£*-])(?:\*{2,6}|\d{1,2})\)\s+(?=[^\W\d_\"“(])")
# "o Own boots o Good eye for weeds": what became of round bullets in plain text.
_INLINE_O: Final = re.compile(r"(?:^|(?<=[\s.;:)]))o\s(?=[A-Z])")
_LEAST_O: Final = 3
# So many wide gaps that end no sentence part items, though others do end one.
_LEAST_GAPS: Final = 3
_INLINE_LETTER: Final = re.compile(r"(?<![\w.,$€£-])\((?P<n>[a-p])\)\s+(?=[^\W\d_\"“(])")
_INLINE_MARK: Final = re.compile(r"(?:^|\s)[•●▪◦‣■➢►✓✔·*–—-](?:\s+)(?=\S)|\s?[•●▪◦‣■➢►]\s*(?=\S)")
_GAP: Final = re.compile(r"(?<=\S)\s{2,}(?=[A-Z0-9])")
_WIDE: Final = re.compile(r"[.!?]\s{2,}(?=[A-Z])|\t")
_ENDS_AMONG: Final = re.compile(r"[a-z]{2}[.)] [A-Z][a-z]+ [a-z]")
_STRONG_MARK: Final = re.compile(r"[•●▪◦‣■➢►✓✔]")


def split_sentences(text: str, offset: int = 0) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a text.

    Parameters
    ----------
    text : str
    offset : int, default=0
        Added to every position.

    Returns
    -------
    list of (int, int)

    Examples
    --------
    >>> [("You know U.S. law. You travel.")[a:b] for a, b in split_sentences("You know U.S. law. You travel.")]
    ['You know U.S. law.', 'You travel.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in islice(_END.finditer(text), MOST_SENTENCES):
        before = text[max(start, match.start() - 8) : match.start() + 1]
        if (
            match.end() - match.start() > 1
            and text[match.start()] == "."
            and _ABBREVIATION.search(before)
            and not (_MAY_END.search(before) and _STARTER.match(text, match.end()))
            and not before.endswith(("etc.",))
        ):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    result = []
    for first, last in spans:
        piece = text[first:last]
        left = first + len(piece) - len(piece.lstrip())
        right = last - (len(piece) - len(piece.rstrip()))
        if right > left:
            result.append((offset + left, offset + right))
    return result


def inline_items(
    text: str, *, first: int = 1, is_bulleted: bool = False, is_introduced: bool = False
) -> list[tuple[int, int]]:
    """Return the spans of items numbered or bulleted inside one line; empty where there are none.

    The first span may be text before the first mark: it is left out. Positions count from the start of ``text``.
    ``is_bulleted`` says that a bullet stood before the text, so that one more makes a list;
    ``is_introduced`` says that a label with a colon stood before it, so that one wide gap parts two items;
    ``first`` is the number to begin with; a line that was itself numbered "1." goes on with 2.
    """
    continued = first > 1
    for pattern, order in ((_INLINE_NUMBER, None), (_INLINE_LETTER, "abcdefghijklmnop")):
        numbers: list[re.Match[str]] = []
        for match in pattern.finditer(text):
            if not numbers and order is None and first == 1 and match.start() <= 2:
                first = int(match.group("n"))
            wanted = first + len(numbers)
            if (
                (int(match.group("n")) == wanted)
                if order is None
                else (match.group("n").lower() == order[wanted - 1 : wanted])
            ):
                numbers.append(match)
        if len(numbers) >= 2 or (numbers and continued):
            return _between(text, numbers, lead=continued)
    if continued:
        return []
    masked = list(_MASKED.finditer(text)) if "**)" in text else []
    rounds = list(_INLINE_O.finditer(text))
    if len(masked) >= 2 or len(rounds) >= _LEAST_O:
        return _between(text, masked if len(masked) >= 2 else rounds, lead=True)
    gaps = list(_GAP.finditer(text))
    if (
        len(gaps) >= 2 - is_introduced
        and "|" not in text
        and len(text.split()) >= 4 * len(gaps)
        and _are_even(text, len(gaps), is_introduced=is_introduced)
    ):
        ends = text[: gaps[0].start() + 1].rstrip()[-1:] in ".!?"
        is_lead = gaps[0].start() > 12 and (is_introduced or not ends)
        return _between(text, gaps, lead=is_lead)
    marks = list(_INLINE_MARK.finditer(text))
    strong = [m for m in marks if _STRONG_MARK.search(m.group())]
    if len(strong) >= 2 or (strong and strong[0].start() <= 1):
        return _between(text, strong, lead=True)
    for symbol in ("·", "–", "—", "-", "*"):
        same = [m for m in marks if m.group().strip() == symbol]
        if same and symbol != "·" and same[0].start() > 1 and not is_introduced and _ENDS_AMONG.search(text):
            # "Use the Plan - Do - Check model": dashes in the middle of a text of several sentences.
            continue
        if same and symbol == "·" and is_bulleted:
            return _between(text, same, lead=True)
        if len(same) >= 2 and (same[0].start() <= 1 or len(same) >= 3):
            return _between(text, same, lead=True)
    return []


def _are_even(text: str, n_gaps: int, *, is_introduced: bool) -> bool:
    """Tell whether wide gaps part items, and are not how the writer parts all sentences."""
    n_wide = sum(1 for _ in _WIDE.finditer(text))
    return n_wide == 0 or ("\t" not in text and n_gaps - n_wide >= (2 if is_introduced else _LEAST_GAPS))


def _between(text: str, marks: list[re.Match[str]], *, lead: bool = False) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    if lead and marks[0].start() > 2 and text[: marks[0].start()].strip()[-1:] not in {":", ""}:
        spans.append((0, marks[0].start()))
    for position, mark in enumerate(marks):
        end = marks[position + 1].start() if position + 1 < len(marks) else len(text)
        spans.append((mark.end(), end))
    trimmed = []
    for start, end in spans:
        piece = text[start:end]
        left, right = start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
        if right > left:
            trimmed.append((left, right))
    return trimmed
