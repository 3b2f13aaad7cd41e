"""Texts as terms for TF-IDF: lightly stemmed words with their pairs, or character n-grams within words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final

# Keeps C++, C#, .NET's "net", node.js, AT&T and O'Brien whole; hyphen and slash part words.
_TOKEN: Final = re.compile(r"[^\W_](?:[^\W_]|[+#.&'’])*")
_VOWEL: Final = re.compile(r"[aeiouy]")
_SPACES: Final = re.compile(r"\s\s+")

_STOP: Final = """
a an the of and or to in on at by for from with into onto as is are was were be been being am it its this that these those
we our us you your i my me he she his her they their them who which what will would shall should can could may do does did
have has had such etc than then so if
"""
STOP_WORDS: Final = frozenset(_STOP.split())
_DOUBLED: Final = frozenset("bdgmnprt")
_CHAR_SIZES: Final = (3, 4, 5)


def fold(text: str) -> str:
    """Return the text in lower case and without accents.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> fold("Résumé")
    'resume'
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Take plural, -ed, -ing and a final e off a word.

    Parameters
    ----------
    word : str
        Lower case.

    Returns
    -------
    str
        A key, not always a word; short words, acronyms and names with digits or signs stay whole.

    Examples
    --------
    >>> [stem(word) for word in ("managed", "managing", "manages", "planned", "policies", "string", "c++", "aws")]
    ['manag', 'manag', 'manag', 'plan', 'policy', 'string', 'c++', 'aws']
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and _VOWEL.search(base) and not base.endswith("e"):
            if base[-1] == base[-2] and base[-1] in _DOUBLED:
                base = base[:-1]
            return base.removesuffix("e")
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def words(text: str) -> list[str]:
    """Return the stems of a text's words in order, stop words left out.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str

    Examples
    --------
    >>> words("Managed the month-end close, and C++ / Node.js services.")
    ['manag', 'month', 'end', 'clos', 'c++', 'node.js', 'servic']
    """
    tokens = (token.rstrip(".&'’") for token in _TOKEN.findall(fold(text)))
    return [stem(token) for token in tokens if token not in STOP_WORDS]


def word_terms(text: str) -> list[str]:
    """Return stems and pairs of stems that are neighbours on a line.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str

    Examples
    --------
    >>> word_terms("financial reporting systems")
    ['financial', 'report', 'system', 'financial report', 'report system']
    """
    lines = [words(line) for line in text.split("\n")]
    single = [word for line in lines for word in line]
    return single + [f"{left} {right}" for line in lines for left, right in pairwise(line)]


def char_terms(text: str) -> list[str]:
    """Return character n-grams of 3 to 5 within words framed by spaces, as scikit-learn's ``char_wb`` does.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str

    Examples
    --------
    >>> char_terms("QA b")
    [' qa', 'qa ', ' qa ', ' b ']
    """
    terms: list[str] = []
    for word in _SPACES.sub(" ", fold(text)).split():
        framed = f" {word} "
        for size in _CHAR_SIZES:
            terms.append(framed[:size])
            terms.extend(framed[start : start + size] for start in range(1, len(framed) - size + 1))
            if len(framed) <= size:
                # A short word counts once, not once a size.
                break
    return terms
