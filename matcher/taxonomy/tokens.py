"""Split text into the tokens that phrases are made of, and bring word forms together."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from typing import Final

# One run of letters and digits, with inner dots ("node.js"), a leading dot (".net") and trailing signs ("c++", "c#");
# anything else that is not white space is a token of its own.
_TOKEN: Final = re.compile(r"(?<![\w.])\.[^\W_]+(?:\.[^\W_]+)*|[^\W_]+(?:\.[^\W_]+)*[+#]*|[^\s\w]|_")
_PART: Final = re.compile(r"[^\W_]+|[^\s\w]|_")
_URL: Final = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{3,}|\b[\w-]{1,64}\.(?:com|org|edu|gov|net|io|dev|me|co)/\S+"
)
_MAX_REMEMBERED: Final = 200_000
_VERSIONED: Final = re.compile(r"([a-z]{4,})\d{1,2}")

_IRREGULAR: Final[dict[str, str]] = {
    "analyses": "analysis", "sales": "sales", "schemas": "schema", "schemata": "schema", "criteria": "criterion", "matrices": "matrix",
    "indices": "index", "defence": "defense", "licence": "license", "programme": "program", "programmes": "program",
    "practise": "practice", "centre": "center", "centres": "center", "theatre": "theater", "theatres": "theater",
    "cheque": "check", "cheques": "check", "children": "child", "people": "person", "women": "woman", "men": "man",
    "paediatric": "pediatric", "paediatrics": "pediatric", "anaesthesia": "anesthesia", "gynaecology": "gynecology",
    "orthopaedic": "orthopedic", "orthopaedics": "orthopedic", "haematology": "hematology", "oncall": "on-call",
    "cmms": "cmms", "modelling": "modeling", "labelling": "labeling", "travelling": "traveling", "counselling": "counseling",
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


class Stream:
    """The tokens of a text, as parallel lists: plain strings and numbers keep long texts cheap.

    Attributes
    ----------
    text : str
        The folded text.
    forms, raws : list of str
        What is looked up, and what stands in the text.
    starts, ends : list of int
        Spans in the text.
    """

    __slots__ = ("ends", "forms", "raws", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms: list[str] = []
        self.raws: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def __len__(self) -> int:
        return len(self.forms)

    def append(self, form: str, raw: str, start: int) -> None:
        """Add a token."""
        self.forms.append(form)
        self.raws.append(raw)
        self.starts.append(start)
        self.ends.append(start + len(raw))

    def gap(self, i: int) -> str:
        """Return the text between token ``i`` and the next one."""
        return self.text[self.ends[i] : self.starts[i + 1]]


def phrase(term: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a term into forms and raw tokens, hyphens left out and ``&`` read as "and"."""
    plain = term.replace(" ", "").isalnum()
    raws = tuple(term.split() if plain else [raw for raw in _TOKEN.findall(term) if raw != "-"])
    return tuple([_form(raw.lower()) for raw in raws]), raws


class Tokenizer:
    """Split folded texts; each distinct word is looked at once.

    Parameters
    ----------
    vocabulary : container of str
        Forms that occur in phrases; "node.js" stays whole only when it is one of them.
    """

    def __init__(self, vocabulary: Container[str]) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, str] = {}

    def stream(self, text: str) -> Stream:
        """Return the tokens in order.

        URLs and e-mail addresses are one opaque token each. A hyphen inside a word is no token, so that "time-series"
        reads as "time series".
        """
        opaque = [m.span() for m in _URL.finditer(text)] if "." in text or "@" in text else []
        stream = Stream(text)
        position = 0
        for start, end in opaque:
            self._split(stream, position, start)
            stream.append("\0", text[start:end], start)
            position = end
        self._split(stream, position, len(text))
        if len(self._known) > _MAX_REMEMBERED:
            self._known.clear()
        return stream

    def _split(self, stream: Stream, begin: int, stop: int) -> None:
        text, known, append = stream.text, self._known, stream.append
        for match in _TOKEN.finditer(text, begin, stop):
            raw = match[0]
            form = known.get(raw)
            if form is None:
                form = known[raw] = self._form(raw)
            if form:
                append(form, raw, match.start())
            elif raw == "-":
                at = match.start()
                if not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
                    append(raw, raw, at)
            else:
                for part in _PART.finditer(text, match.start(), match.end()):
                    append(_form(part[0].lower()), part[0], part.start())

    def _form(self, raw: str) -> str:
        """Return the form of a token, or ``""`` when it needs a closer look."""
        if raw == "-":
            return ""
        if raw[-1] == "s" and raw[:-1].isupper():
            raw = raw[:-1]  # RNs, SLAs: too short for the plural rule
        form = _form(raw.lower())
        if form not in self._vocabulary:
            if len(raw) > 1 and not raw.isalnum():
                return ""
            versioned = _VERSIONED.fullmatch(form)
            if versioned and versioned[1] in self._vocabulary:
                return versioned[1]
        return form


def _form(lower: str) -> str:
    return lemma(lower) if lower != "&" else "and"
