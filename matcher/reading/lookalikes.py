"""Letters that only look like Latin ones: written as the Latin letters that a person sees."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_CYRILLIC: Final = ("аеорсхуіѕјԁһԛԝӏкАВЕКМНОРСТХІЅЈУ", "aeopcxyisjdhqwlkABEKMHOPCTXISJY")
_GREEK: Final = ("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX")
_ARMENIAN: Final = ("օսոհ", "ounh")
_LATIN_OF: Final = str.maketrans(
    "".join(pair[0] for pair in (_CYRILLIC, _GREEK, _ARMENIAN)),
    "".join(pair[1] for pair in (_CYRILLIC, _GREEK, _ARMENIAN)),
)
_LOOKALIKES: Final = frozenset(map(chr, _LATIN_OF))
# Bold and italic letters that are signs of their own, not a typeface.
_STYLED: Final = re.compile("[\U0001d400-\U0001d7ff]")
_SUSPECT: Final = re.compile(f"[{''.join(sorted(_LOOKALIKES))}]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN_WORD: Final = re.compile(r"[a-zA-Z]{3,}")
_OTHER_ALPHABETS: Final = ("\u0370", "\u058f")


def with_latin_letters(text: str) -> tuple[str, int]:
    """Write words in one alphabet that mix Latin letters with lookalikes of another, and styled letters as plain ones.

    Parameters
    ----------
    text : str

    Returns
    -------
    text : str
        As long as the one given; words of another alphabet stay as they are.
    n_words : int
        How many words mixed alphabets.

    Examples
    --------
    >>> with_latin_letters("p\u0430yroll in \u041c\u043e\u0441\u043a\u0432\u0430")[0] == "payroll in \u041c\u043e\u0441\u043a\u0432\u0430"
    True
    """
    if text.isascii():
        return text, 0
    text = _STYLED.sub(_plain, text)
    if not _SUSPECT.search(text):
        return text, 0
    lines = text.split("\n")
    n_words = 0
    for i, line in enumerate(lines):
        if _SUSPECT.search(line):
            lines[i], n = _line_with_latin_letters(line)
            n_words += n
    return "\n".join(lines), n_words


def _plain(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 else match[0]


def _foreign(word: str) -> list[str]:
    low, high = _OTHER_ALPHABETS
    return [c for c in word if low <= c <= high]


def _line_with_latin_letters(line: str) -> tuple[str, int]:
    # A whole word of lookalikes is a disguise only where nothing else on the line is of that alphabet.
    is_latin_line = bool(_LATIN_WORD.search(line)) and _LOOKALIKES.issuperset(_foreign(line))
    n_words = 0

    def rewritten(match: re.Match[str]) -> str:
        nonlocal n_words
        word = match[0]
        foreign = _foreign(word)
        if not foreign or not _LOOKALIKES.issuperset(foreign):
            return word
        if len(foreign) == len(word) and not is_latin_line:
            return word
        n_words += 1
        return word.translate(_LATIN_OF)

    return _WORD.sub(rewritten, line), n_words
