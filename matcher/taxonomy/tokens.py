"""Split text into the tokens that phrases are made of, and bring word forms together."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

# One run of letters and digits, with inner dots ("node.js"), a leading dot (".net") and trailing signs ("c++", "c#");
# anything else that is not white space is a token of its own.
_TOKEN: Final = re.compile(r"(?<![\w.])\.[^\W_]+(?:\.[^\W_]+)*|[^\W_]+(?:\.[^\W_]+)*[+#]*|[^\s\w]|_")
_PART: Final = re.compile(r"[^\W_]+|[^\s\w]|_")
_URL: Final = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{3,}|\b[\w-]{1,64}\.(?:com|org|edu|gov|net|io|dev|me|co)/\S+"
)
_VERSIONED: Final = re.compile(r"([a-z]{4,})\d{1,2}")

_IRREGULAR: Final[dict[str, str]] = {
    "analyses": "analysis", "schemas": "schema", "schemata": "schema", "criteria": "criterion", "matrices": "matrix",
    "indices": "index", "defence": "defense", "licence": "license", "programme": "program", "programmes": "program",
    "practise": "practice", "centre": "center", "centres": "center", "theatre": "theater", "theatres": "theater",
    "cheque": "check", "cheques": "check", "children": "child", "people": "person", "women": "woman", "men": "man",
    "paediatric": "pediatric", "paediatrics": "pediatric", "anaesthesia": "anesthesia", "gynaecology": "gynecology",
    "orthopaedic": "orthopedic", "orthopaedics": "orthopedic", "haematology": "hematology", "oncall": "on-call",
    "modelling": "modeling", "labelling": "labeling", "travelling": "traveling", "counselling": "counseling",
    "counsellor": "counselor", "levelling": "leveling", "fuelling": "fueling", "aluminium": "aluminum",
}  # fmt: skip


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """Return the common form of a lower case word: singular, American spelling.

    Parameters
    ----------
    word : str
        Lower case. What is returned need not be a word; it only has to be the same for all forms.

    Returns
    -------
    str
        The form under which phrases are stored and looked up.

    Examples
    --------
    >>> lemma("dashboards"), lemma("libraries"), lemma("optimisation")
    ('dashboard', 'library', 'optimization')
    """
    if len(word) <= 3:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os")):
        word = word[:-1]
    for british, american in (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize")):
        if word.endswith(british) and len(word) > len(british) + 2:
            return word[: -len(british)] + american
    if word.endswith("iser") and len(word) > 6:
        return word[:-4] + "izer"
    for british, american in (("yse", "yze"), ("ysing", "yzing"), ("ysed", "yzed"), ("yser", "yzer")):
        if word.endswith(british):
            return word[: -len(british)] + american
    if word.endswith(("aviour", "avioural", "olour", "abour", "arbour", "umour")):
        return word.replace("our", "or")
    if word.endswith("ogue"):
        return word[:-2]
    return word


class Token(NamedTuple):
    """One token: ``form`` is looked up, ``raw`` is what stands in the folded text."""

    form: str
    raw: str
    start: int
    end: int


def phrase(term: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a term into forms and raw tokens, hyphens left out and ``&`` read as "and"."""
    plain = term.replace(" ", "").isalnum()
    raws = tuple(term.split() if plain else [raw for raw in _TOKEN.findall(term) if raw != "-"])
    return tuple([_form(raw.lower()) for raw in raws]), raws


def tokens(text: str, vocabulary: Container[str]) -> Iterator[Token]:
    """Yield the tokens of a folded text; URLs and e-mail addresses are one opaque token each.

    Parameters
    ----------
    text : str
        Folded text.
    vocabulary : container of str
        Forms that occur in phrases; "node.js" stays whole only when it is one of them.

    Yields
    ------
    Token
        In the order of the text.
    """
    opaque = [m.span() for m in _URL.finditer(text)] if "." in text or "@" in text else []
    position = 0
    for start, end in opaque:
        yield from _split(text, position, start, vocabulary)
        yield Token("\0", text[start:end], start, end)
        position = end
    yield from _split(text, position, len(text), vocabulary)


def _form(lower: str) -> str:
    return lemma(lower) if lower != "&" else "and"


def _split(text: str, begin: int, stop: int, vocabulary: Container[str]) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, begin, stop):
        raw = match.group()
        form = _form(raw.lower())
        if form not in vocabulary:
            if not raw.isalnum() and len(raw) > 1:
                for part in _PART.finditer(raw):
                    at = match.start() + part.start()
                    yield Token(_form(part.group().lower()), part.group(), at, at + len(part.group()))
                continue
            versioned = _VERSIONED.fullmatch(form)
            if versioned and versioned.group(1) in vocabulary:
                form = versioned.group(1)
        yield Token(form, raw, match.start(), match.end())
