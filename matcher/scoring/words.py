"""Content words: what of a requirement's wording can be found literally in a line."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_][\w+#&./'’-]*", re.UNICODE)

# Words that say how a requirement is asked for, not what is asked for.
FILLER: Final[frozenset[str]] = frozenset(
    [
        "a",
        "about",
        "above",
        "across",
        "after",
        "all",
        "also",
        "although",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "each",
        "either",
        "etc",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "least",
        "less",
        "like",
        "made",
        "make",
        "many",
        "may",
        "me",
        "might",
        "more",
        "most",
        "must",
        "my",
        "no",
        "nor",
        "not",
        "of",
        "off",
        "on",
        "once",
        "one",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "plus",
        "she",
        "should",
        "similar",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "use",
        "used",
        "using",
        "very",
        "via",
        "was",
        "we",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "you",
        "your",
        "yours",
        "ability",
        "able",
        "abilities",
        "background",
        "basic",
        "candidate",
        "candidates",
        "capable",
        "comfortable",
        "comfort",
        "competence",
        "competency",
        "demonstrable",
        "demonstrate",
        "demonstrated",
        "desirable",
        "desired",
        "equivalent",
        "essential",
        "excellent",
        "exceptional",
        "experience",
        "experienced",
        "experiences",
        "expertise",
        "exposure",
        "extensive",
        "familiar",
        "familiarity",
        "field",
        "fields",
        "fluent",
        "good",
        "great",
        "hands-on",
        "hand",
        "highly",
        "ideal",
        "ideally",
        "include",
        "including",
        "includes",
        "intermediate",
        "job",
        "key",
        "know",
        "knowledge",
        "knowledgeable",
        "knowing",
        "level",
        "minimum",
        "necessary",
        "need",
        "needed",
        "nice",
        "outstanding",
        "position",
        "preferable",
        "preferably",
        "preferred",
        "prior",
        "proficiency",
        "proficient",
        "proven",
        "qualification",
        "qualifications",
        "qualified",
        "record",
        "related",
        "relevant",
        "require",
        "required",
        "requirement",
        "requirements",
        "responsibilities",
        "responsible",
        "role",
        "similar",
        "skill",
        "skilled",
        "skills",
        "solid",
        "sound",
        "strong",
        "strongly",
        "superior",
        "track",
        "understanding",
        "understand",
        "various",
        "we'll",
        "we're",
        "willingness",
        "willing",
        "work",
        "worked",
        "working",
        "year",
        "years",
        "yrs",
        "you'll",
        "you're",
        "you've",
        "month",
        "months",
        "plus",
        "bonus",
        "advantage",
        "asset",
        "familiarise",
        "advanced",
        "proven",
        "new",
        "first",
        "high",
        "deep",
        "full",
        "e.g",
        "i.e",
    ]
)


def fold(text: str) -> str:
    """Return `text` in one spelling: compatibility forms and accents folded, lower case."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


# What is left of a word must have at least so many letters; the first ending that leaves them counts.
_ENDINGS: Final[tuple[tuple[str, int, str], ...]] = (
    ("ations", 3, "at"),
    ("ation", 3, "at"),
    ("ies", 2, "y"),
    ("ings", 3, ""),
    ("ing", 3, ""),
    ("ers", 3, ""),
    ("ors", 3, ""),
    ("ments", 3, ""),
    ("ment", 3, ""),
    ("sses", 2, "ss"),
    ("ated", 3, "at"),
    ("ates", 3, "at"),
    ("ate", 3, "at"),
    ("ied", 2, "y"),
    ("ed", 3, ""),
    ("er", 3, ""),
    ("or", 3, ""),
    ("es", 3, ""),
    ("s", 3, ""),
    ("e", 3, ""),
)
_BY_LAST_LETTER: Final = {last: tuple(row for row in _ENDINGS if row[0][-1] == last) for last in "sngtdre"}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a light stem: plural, ``-ing``, ``-ed`` and possessive endings off, so that word forms meet."""
    w = word.removesuffix("'s").strip(".'/-&")
    if len(w) <= 3 or not w.isalpha():
        return w
    for ending, keep, add in _BY_LAST_LETTER.get(w[-1], ()):
        if w.endswith(ending) and len(w) - len(ending) >= keep and not w.endswith("ss"):
            w = w[: len(w) - len(ending)] + add
            break
    if len(w) > 4 and w[-1] == w[-2] and w[-1] not in "lsz":
        w = w[:-1]
    return w


@lru_cache(maxsize=65536)
def _folded_word(word: str) -> str:
    return fold(word).strip(".'/-&")


def tokens(text: str) -> list[tuple[str, int]]:
    """Return (stem, offset) of every word of `text`, filler included; hyphenated words also give their parts."""
    found: list[tuple[str, int]] = []
    for match in _WORD.finditer(text):
        raw = _folded_word(match.group())
        if not raw:
            continue
        found.append((stem(raw), match.start()))
        if "-" in raw or "/" in raw:
            found.extend((stem(part), match.start()) for part in re.split(r"[-/]", raw) if part)
    return found


_FILLER_STEMS: Final = frozenset(stem(w) for w in FILLER) | FILLER


@lru_cache(maxsize=8192)
def content_stems(text: str) -> tuple[str, ...]:
    """Return the distinct stems of `text` that say what is asked for, in order of appearance."""
    seen: dict[str, None] = {}
    for word, _ in tokens(text):
        if word not in _FILLER_STEMS and not word.isdigit() and (len(word) > 1 or word in "rc"):
            seen.setdefault(word)
    return tuple(seen)
