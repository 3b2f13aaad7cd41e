"""A folded copy of a text for matching, with the way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from typing import Final

_SPECIAL: Final[dict[str, str]] = {
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("‘’‛ʼ´`＇", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("®™℠©", ""),
    "♯": "#",
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
}

# Letters of other scripts that look like Latin ones; applied only inside words that also hold a Latin letter,
# so that a word really written in Cyrillic or Greek stays what it is.
_HOMOGLYPHS: Final[dict[int, int]] = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјкорсухԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
    "ABESIJKMHOPCTYXaesijkopcyxqwhABEZHIKMNOPTYXovp",
)
_HOMOGLYPH: Final = re.compile("[" + "".join(chr(c) for c in _HOMOGLYPHS) + "]")
_WORD: Final = re.compile(r"[^\W_]+")
_LATIN: Final = re.compile("[A-Za-z]")


class _FoldTable(dict[str, str]):
    """Fold one character at a time, remembering the answer."""

    def __missing__(self, char: str) -> str:
        folded = _SPECIAL.get(char)
        if folded is None:
            decomposed = unicodedata.normalize("NFKD", char)
            folded = "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Me", "Cf"})
            # Offsets of the lower-cased shadow must agree with those of the shadow.
            folded = "".join(c if len(c.lower()) == 1 else c.lower()[0] for c in folded)
            folded = "".join(_SPECIAL.get(c, c) for c in folded)
        self[char] = folded
        return folded


_FOLD: Final = _FoldTable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadow:
    """The folded text; ``offsets[i]`` is where its character ``i`` came from, None when nothing moved."""

    text: str
    offsets: array[int] | None
    source: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text behind ``shadow.text[start:end]``, which must not be empty."""
        if self.offsets is None:
            return start, end
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1
        return first, last


def fold(text: str) -> Shadow:
    """Fold width, accents, quotes and dashes, drop invisible characters, and unmask look-alike letters.

    Parameters
    ----------
    text : str
        Any text; case is kept.

    Returns
    -------
    Shadow
        O(n); text that is plain ASCII is returned as it is.

    Examples
    --------
    >>> fold("Ｐｙｔｈｏｎ résumé").text
    'Python resume'
    """
    if text.isascii():
        return Shadow(text=text, offsets=None, source=text)
    pieces = list(map(_FOLD.__getitem__, text))
    folded = "".join(pieces)
    offsets: array[int] | None = None
    if len(folded) != len(text) or any(len(piece) != 1 for piece in pieces):
        offsets = array("q", (i for i, piece in enumerate(pieces) for _ in piece))
    if _HOMOGLYPH.search(folded):
        folded = _WORD.sub(_unmask, folded)
    return Shadow(text=folded, offsets=offsets, source=text)


def _unmask(match: re.Match[str]) -> str:
    word = match.group()
    return word.translate(_HOMOGLYPHS) if _LATIN.search(word) else word
