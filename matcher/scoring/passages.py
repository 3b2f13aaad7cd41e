"""The lines of one résumé as text: which passages they share with another text, which repeat themselves, and which are written for machines."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.words import fold
from matcher.types import Resume, TextSpan

BoolArray = npt.NDArray[np.bool_]

# Five words in the same order as in the posting are rarely chance.
SHINGLE_WORDS: Final = 5
# A line this long is compared by its runs of words, a shorter one as a whole.
PASTED_MIN_WORDS: Final = 7
# A whole line of so many words that stands in the posting as it is was copied from it.
COPIED_MIN_WORDS: Final = 4
MAX_COPIED_ROW: Final = 2000
# A line so long may repeat itself; with so few different words it does.
REPEATING_WORDS: Final = 10
DIFFERENT_WORDS: Final = 0.4

# What a requirement becomes a claim by: "I have", "I am able to".
_CLAIM_OPENING: Final = re.compile(
    r"^(?:i|we) (?:(?:have|am|possess|hold|bring|offer|can|do|meet|fulfil) |(?:had|got|ve) )(?:(?:a|an|the|able to|also|got) )?"
)

_PLAIN_WORD: Final = re.compile(r"[^\W_]+", re.UNICODE)
_INSTRUCTION: Final = re.compile(
    r"\b(?:ignore|disregard|forget) (?:all |any |the |every )*(?:previous|prior|above|earlier|other)?\s*(?:instructions?|prompts?|rules|criteria|candidates)|"
    r"\b(?:rate|rank|score|give|mark|recommend|select|place|list|treat|classify) (?:this|the|me|my|him|her) (?:candidate|applicant|r[eé]sum[eé]|cv|profile)|"
    r"\bas an? (?:ai|language model|llm)\b|\bsystem prompt\b|\b(?:ai|automated) (?:screener|recruiter|system|model|reader)s?\b.{0,40}\b(?:must|should|rate|rank|score|note)\b|\byou (?:must|should|are to) (?:rate|rank|score|select|recommend)|"
    r"(?:^\W*|[.:;!]\s)(?:note|message|attention|instructions?) (?:for|to) (?:all |any |the )?(?:(?:screening|automated|hiring|recruit\w+|parsing|ranking|matching) )?(?:software|systems?|algorithms?|bots?|models?|machines?|ai|ats|parsers?|screeners?)\b|"
    r"(?:^|[.:;!]\s)do not (?:reject|screen out|filter out)(?: (?:this|me|my|him|her)\b|[.!]|$)|"
    r"\b(?:candidate|applicant) (?:\w+ )?(?:meets|satisfies|fulfil+s|exceeds) (?:all|every)\b|\b(?:10|100) ?(?:/|out of) ?(?:10|100)\b|"
    # A part played by a machine, or words to one.
    r"\[\[?(?:system|assistant|instructions?)\]|\byou are (?:an? )?(?:\w+ )?(?:assistant|language model|llm|ai|chatbot|bot|screening (?:system|software|tool))\b|\bif you are an? (?:ai|llm|language model|machine|bot|algorithm)\b|"
    r"^\W*(?:dear|hello|hi|hey) (?:\w+ )?(?:software|system|algorithm|bot|ai|machine|model|parser)\b|\b(?:evaluation|scoring|screening|ranking) override\b|\b(?:ignore|disregard|forget) (?:the |any |all )?(?:\w+ )?(?:rubric|gaps|scoring)\b|"
    # What it is to find.
    r"\bverdict (?:for|on) (?:each|every|all) (?:requirements?|criteri\w+|skills?)\b|\b(?:score|rate|rank|grade) (?:it|this|them|him|her|me) (?:accordingly|highest|first|top)\b|\b(?:give|award|assign|output) (?:\w+ ){0,3}(?:highest|top|maximum|full|perfect) (?:scores?|marks?|ratings?|points)\b|"
    r"\b(?:requirements?|qualifications?|criteria|skills?)\b[^.]{0,50}\b(?:is|are|as|be) (?:to be )?(?:considered|treated|deemed|counted|regarded|taken) (?:as )?(?:\w+ )?(?:shown|met|fulfilled|satisfied|verified)\b|\brecommend this (?:person|profile|applicant|candidate)\b|"
    # The same in other languages.
    r"\bignorier\w* (?:alle|sämtliche|die)\b.{0,25}\b(?:anweisung|vorgabe|regel)|\b(?:an|für) (?:die|eine) (?:KI|künstliche intelligenz|software)\b.{0,60}\b(?:anforderung|lebenslauf|bewerb)|\b(?:bewerte|setze|stufe|empfiehl)\w* (?:diesen|diese|den|mich)\b.{0,25}(?:lebenslauf|bewerber|kandidat|profil|mich)|"
    r"\b(?:ignora|olvida) (?:todas )?las instrucciones\b|\b(?:para|a) la IA\b.{0,60}\b(?:candidat|requisit|curr[ií]cul)|\b(?:califica|punt[uú]a|coloca|recomienda) (?:a )?(?:este|esta) (?:candidat|curr[ií]cul|perfil)|\bignorez? (?:toutes )?les instructions\b|\b(?:classez?|notez?|placez?) (?:ce|cette) (?:candidat|cv|profil)",
    re.IGNORECASE,
)

# Phrases by which postings ask: a run of words without a stop that is full of them is made of postings, not of a life.
_ASKING: Final = re.compile(
    r"\b\d+ ?\+ ?(?:years?|yrs?)\b|\byears?(?: of)? (?:\w+ ){0,4}experience\b|\b(?:proficien(?:cy|t)|familiar(?:ity)?|expertise|experienced?) (?:in|with)\b|"
    r"\b(?:proven|demonstrated|strong|excellent|advanced|intermediate|solid|deep) (?:\w+ )?(?:experience|record|ability|abilities|skills?|knowledge|understanding|proficiency)\b|"
    r"\b(?:ability|able) to\b|\b(?:knowledge|understanding) of\b|\b(?:bachelor|master)(?:['’]?s)? degree\b|\b(?:is )?(?:required|preferred|a plus|a must)\b",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"[.,;:!?|•()](?:\s|$)")
_SECTIONS_OF_CLAIMS: Final = frozenset({"skills", "summary", "other", "interests", "availability"})
_LISTED: Final = re.compile(r"[,;|•·]")
REPEATED_ITEMS: Final = 3
# A run of so many words without a stop says too much twice when no more of them are different.
RUN_WORDS: Final = 20
DIFFERENT_WORDS_OF_RUN: Final = 0.6
# Least length of a run of demands; words of it to each stop at least, to each phrase at most.
ASKING_WORDS: Final = 25
ASKING_STOPS: Final = 15
ASKING_PHRASES: Final = 15


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text without punctuation, for comparing passages."""
    return _PLAIN_WORD.findall(fold(text))


def shingles(words: list[str]) -> list[int]:
    """Return one hash for each run of `SHINGLE_WORDS` words, the same in every process."""
    if len(words) < SHINGLE_WORDS:
        return []
    encoded = [word.encode() for word in words]
    return [
        zlib.crc32(b" ".join(encoded[i : i + SHINGLE_WORDS])) for i in range(len(words) - SHINGLE_WORDS + 1)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A row of a document: where it stands, its plain words, and the hashes of their runs."""

    start: int
    end: int
    n_words: int
    plain: str
    shingles: tuple[int, ...]


def is_order(text: str) -> bool:
    """Tell whether a line gives orders to a machine."""
    return _INSTRUCTION.search(text) is not None


def lines_for_machines(resume: Resume) -> BoolArray:
    """Find what is written for machines: orders to them, what stands beside an order outside jobs and studies, and runs of demands."""
    orders = [is_order(line.text) for line in resume.lines]
    blocked = np.array(
        [order or _is_run_of_demands(line.text) for order, line in zip(orders, resume.lines, strict=True)],
        bool,
    )
    if any(orders):
        for _, block in groupby(resume.lines, key=lambda line: (line.section, line.experience)):
            own = [line.index for line in block]
            first = resume.lines[own[0]]
            if (
                first.experience is None
                and first.section in _SECTIONS_OF_CLAIMS
                and any(orders[i] for i in own)
            ):
                blocked[own] = True
    return blocked


def _is_run_of_demands(text: str) -> bool:
    """Tell phrases of postings run together without a stop from what a person writes."""
    n_words = len(text.split())
    return (
        n_words >= ASKING_WORDS
        and len(_STOP.findall(text)) * ASKING_STOPS <= n_words
        and len(_ASKING.findall(text)) * ASKING_PHRASES >= n_words
    )


def short_line(words: list[str]) -> str:
    """Return the words of a line that is too short for shingles, without the opening of a claim."""
    if len(words) >= PASTED_MIN_WORDS:
        return ""
    own = _CLAIM_OPENING.sub("", " ".join(words), count=1)
    return f" {own} " if own else ""


def said_before(resume: Resume, line_words: tuple[list[str], ...]) -> BoolArray:
    """Find the lines that stand word for word earlier in the same job or section."""
    seen: set[tuple[str, int | None, str]] = set()
    again = np.zeros(len(line_words), bool)
    for line, words in zip(resume.lines, line_words, strict=True):
        if line.role == "header" or len(words) < COPIED_MIN_WORDS:
            continue
        key = (line.section, line.experience, " ".join(words))
        again[line.index] = key in seen
        seen.add(key)
    return again


def _stated_spans(resume: Resume) -> list[TextSpan]:
    """Return where the résumé states degrees, certificates, languages, and facts that only a requirement of their kind reads."""
    stated = (resume.education, resume.certifications, resume.languages, resume.facts)
    return [item.span for items in stated for item in items]


def fact_rows(resume: Resume) -> tuple[tuple[TextRow, tuple[TextRow, ...]], ...]:
    """Return the rows of the document that state typed facts, with the rows before and after."""
    spans = _stated_spans(resume)
    if not spans:
        return ()
    texts, start = [], 0
    for text in resume.document.text.split("\n"):
        if text.strip():
            texts.append((start, text))
        start += len(text) + 1

    @cache
    def row(k: int) -> TextRow:
        """Return a row; few of them are near a fact."""
        start, text = texts[k]
        words = plain_words(text[:MAX_COPIED_ROW])
        return TextRow(
            start=start,
            end=start + len(text),
            n_words=len(words),
            plain=f" {' '.join(words)} ",
            shingles=tuple(shingles(words)),
        )

    return tuple(
        (row(k), tuple(row(i) for i in (k - 1, k + 1) if 0 <= i < len(texts)))
        for k, (start, text) in enumerate(texts)
        if any(span.start < start + len(text) and start < span.end for span in spans)
    )


def repeats_words(words: list[str]) -> bool:
    """Tell a line that says a word again and again from others."""
    if len(words) < REPEATING_WORDS:
        return False
    commonest = max(Counter(w for w in words if len(w) > 2).values(), default=0)
    return commonest >= max(4, len(words) // 6) or len(set(words)) <= DIFFERENT_WORDS * len(words)


def repeats_items(text: str) -> bool:
    """Tell a list that names a thing three times, and a run of words without a stop that says much of it twice."""
    items = Counter(item.strip().casefold() for item in _LISTED.split(text))
    if any(count >= REPEATED_ITEMS and len(item) > 1 for item, count in items.items()):
        return True
    if _STOP.search(text) is not None:
        return False
    words = plain_words(text)
    return len(words) >= RUN_WORDS and len(set(words)) <= DIFFERENT_WORDS_OF_RUN * len(words)


def credential_lines(resume: Resume) -> frozenset[int]:
    """Return the indices of the lines that name a degree, a certificate, a language, or a fact that only a requirement of its kind reads."""
    spans = _stated_spans(resume)
    return frozenset(
        line.index
        for line in resume.lines
        # What reaches beyond a line is a passage, not the name of a credential.
        if any(line.start <= span.start and span.end <= line.end for span in spans)
    )
