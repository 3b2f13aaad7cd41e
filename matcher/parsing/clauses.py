"""Sentences and clauses of a line, and whether a clause denies what it names.

A line of notes often says several things ("I climb. I can carry 25 kg. Not keen on nights any more."); each is compared by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from matcher.parsing.denials import denial_model

_I: Final = re.IGNORECASE

# A clause ends at sentence punctuation (not in "licence no. 445" or "U.S."), a dash between spaces, a bracket, or a contrasting conjunction.
_CLAUSE_END: Final = re.compile(
    r"(?!(?<=\bno)[.:]\s?#?\s?[A-Z]{0,4}[-/]?\d)(?:(?<!\.[A-Z])\.(?![A-Z]\.)|[!?;:()\[\]\n])(?=\s|$|[A-Z(])|\s[–—-]\s|,\s(?=(?:but|though|although|not|never|no|while|and (?:I|we|have|had|am|was|did|do)|I|she|he|they)\b)|\s(?=(?:but|though|although|whereas|while|however)\b)",
    _I,
)
_SENTENCE_END: Final = re.compile(r"(?<!\b[A-Za-z])(?<!\bNo)(?<!\bca)(?<!\bvs)[.!?;](?=\s+\S)|\s[|•·]\s|\n")
# "No security clearance", "Without a degree": nothing but the lack of what postings ask for by name.
_LACK: Final = re.compile(
    r"^\W*(?:i have |i hold |with )?(?:no|without|not any|lacking)\s+(?:[\w'’.+#-]+\s+){0,4}"
    r"(?:clearance|licen[cs]e|certificat\w+|checks?|visa|degree|diploma|qualifications?|registration|accreditation|membership|passport|experience|skills|car|vehicle)\W*$",
    _I,
)
# Rows of a form: "PMP: none", "Security clearance – not held", "Tableau: n/a", "SQL? Not yet".
_ANSWERED: Final = ("–", "—", "-", "(", "?")
_NONE: Final = r"(?:none|nil|nope|no|never|n/a|n\.a\.|not (?:held|yet|obtained|applicable|available|really|so far)|no experience)"
_NONE_VALUE: Final = re.compile(rf"^\W*{_NONE}\W*$", _I)
_ROW_OF_NONE: Final = re.compile(rf"^[^:–—?]{{2,60}}?(?::|\s[–—-]|\s?\(|\?)\s*{_NONE}[\s.);]*$", _I)
# "No A/B testing": two words that a slash makes one.
_NO_PAIR: Final = re.compile(r"^\W*no (?:\w+ )?\w+/\w+(?: \w+)?\W*$", _I)
_GOOD_NONE: Final = re.compile(
    r"\b(?:accidents?|incidents?|convictions?|points|violations?|restrictions?|complaints?|allerg\w+|citations?|claims|record|sponsorship|visa|defects?|findings?)\b",
    _I,
)
MIN_PIECE_WORDS: Final = 2
LONGEST_LABEL: Final = 40
MAX_PIECES: Final = 16  # of one line; what follows is compared as part of the whole line alone

DENIAL: Final = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|cannot|can't|can’t|don't|don’t|doesn't|doesn’t|didn't|didn’t|haven't|haven’t|hasn't|hasn’t|hadn't|hadn’t|isn't|isn’t|wasn't|wasn’t|aren't|won't|won’t|wouldn't|wouldn’t|couldn't|"
    r"(?<!from )nothing|lack|lacks|lacking|unable|unfamiliar|zero experience|yet to|only (?:watched|read|heard|seen|ever seen)|new to me|(?:english|deutsch|french) only|that(?:'s|’s) it|given up|gave up|done with|left after|would need an? (?:visa|permit|work permit|sponsor)|need(?:s|ing)? (?:visa )?sponsorship|over (?:the|an?|my|her|his|their) \w+(?:'s|’s) shoulder|makes? me nervous|turned down|i avoid|stay(?:ed)? out of|i leave to|lapsed|expired|n/a|nil|kein|keine|keinen|nicht|aucun|aucune|pas de|sin|non)\b",
    _I,
)
# Words after which a negation praises: "no incidents", "not only", "never missed a deadline".
_PRAISING_DENIAL: Final = re.compile(
    r"\b(?:with\b[\w -]{0,40} (?:and|or) without|(?:no|never an?|not an?|hardly an?)(?: (?!experience|degree|licen)[\w-]+){1,3} without|never without|not only|not just|not least|not (?:one|a single)\b|who (?:has|have|had|is|are|was|were|do|does|did|could|can) (?:no|not|none|never|nothing)\b|no (?:accidents?|incidents?|injur\w+|tickets?|points?|complaints?|discipline|disciplinary|findings?|defects?|losses|errors?|downtime|restrictions?|violations?|convictions?|citations?|sponsorship|lost[- ]time|major|non-?conformit\w+|repeat|issues?|problems?|matter|longer than|criminal|claims?|late|missed|data loss|escapes?|recalls?|exceptions?|gaps?|turnover|overruns?|surprises)|"
    r"never (?:missed|late|failed|been late|lost|an? (?:accident|incident|injury|complaint))|without (?:sponsorship|incident|accident|injur\w+|supervision|restriction|error|losing|loss|a (?:single|lost)|any (?:loss|incident)|being asked|visa|stopping|downtime|interruption|fail)|"
    r"non[- ](?:profit|technical|stop|conform\w+|financial|clinical|native|executive|destructive|verbal|ferrous|standard)|zero[- ](?:defect|harm|incident|loss|downtime|findings|accident|trust)|no\.?:?\s?#?\s?[A-Z]{0,4}[-/]?\d{3,}|no\.\s*\d)",
    _I,
)


# "SQL (not used since 2014)", "Java, last used 2012": done once, and long ago. "I have not used SQL since school" refuses it.
_STALE: Final = re.compile(
    r"(?<!\bhave )(?<!\bhas )(?<!['’]ve )(?<!\bhad )\bnot (?:(?:used|touched|practi[sc]ed|spoken|driven|flown|coded|taught|worn|exercised)\b[^.;:,()]{0,30}?\b(?:since|(?:for|in) (?:(?:some|many|several|a few|over|about|around|the last|the past|\w+|\d+) ){1,2}(?:years|decades?))\b|since(?! my\b))"
    r"|\blast (?:used|touched|practi[sc]ed|spoken|driven|flown|coded|taught)\b",
    _I,
)


# "Nights are no drama", "no travel restrictions": readiness, said by what does not stand against it.
_NO_OBJECTION: Final = re.compile(
    r"\bno (?:\w+ )?(?:restrictions?|drama|objections?|hardship|obstacles?|bother|big deal|ties)\b", _I
)


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Return where the clauses of a text stand.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        At least one span, in order.
    """
    return _between(_CLAUSE_END, text) or [(0, len(text))]


def labelled_spans(text: str) -> list[tuple[int, int]]:
    """Return the clauses of a text; what stands before a colon goes with what it announces: "Driving licence: none", "SQL? Not yet".

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        At least one span, in order.
    """
    spans: list[tuple[int, int]] = []
    for start, end in clause_spans(text):
        label_start, label_end = spans[-1] if spans else (0, 0)
        mark = text[label_end:start].strip() if spans else ""
        announces = mark == ":" or (mark in _ANSWERED and _NONE_VALUE.match(text[start:end]))
        if announces and label_end - label_start <= LONGEST_LABEL:
            spans[-1] = (label_start, end)
        else:
            spans.append((start, end))
    return spans


def negates(clause: str) -> bool:
    """Return whether a clause says that something is not so, other than in praise ("no accidents", "not only")."""
    if _ROW_OF_NONE.match(clause):
        return says_none(clause)
    if _NO_OBJECTION.search(clause):
        return False
    return bool(DENIAL.search(clause)) and not _PRAISING_DENIAL.search(clause)


@lru_cache(maxsize=16384)
def praises(text: str) -> bool:
    """Return whether a text has a "no" or "not" that praises: "not only", "no week without", "never late"."""
    return _PRAISING_DENIAL.search(text) is not None and DENIAL.search(text) is not None


def says_none(clause: str) -> bool:
    """Return whether a clause is the row of a form that says none: "PMP: none", "Security clearance – not held".

    Parameters
    ----------
    clause : str

    Returns
    -------
    bool
    """
    return _ROW_OF_NONE.match(clause) is not None and not _GOOD_NONE.search(clause)


def is_stale(text: str) -> bool:
    """Return whether a text says that something was done last a while ago.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_stale("SQL (not used since 2014)"), is_stale("Not a release missed since 2014")
    (True, False)
    """
    return _STALE.search(text) is not None


@lru_cache(maxsize=16384)
def denies(clause: str) -> bool:
    """Return whether a clause says that its writer lacks or refuses something; "told them not to sign" and "not used since 2014" do not."""
    clause = _STALE.sub(" ", clause)
    if says_none(clause) or _LACK.match(clause):
        return True
    if not negates(clause):
        return False
    return denial_model().denies(clause.replace("/", "") if _NO_PAIR.match(clause) else clause)


def piece_spans(text: str) -> list[tuple[int, int, bool]]:
    """Return the sentences of a text; one that denies something is cut into its clauses.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int, bool)
        Start, end, and whether the piece denies what it names. Pieces of a single word are left out; at most `MAX_PIECES`.
    """
    pieces: list[tuple[int, int, bool]] = []
    for start, end in _sentences(text):
        clauses = negated_spans(text, start, end)
        judged = [(first, last, negated and denies(text[first:last])) for first, last, negated in clauses]
        pieces += judged if any(denied for _, _, denied in judged) else [(start, end, False)]
    return [p for p in pieces if len(text[p[0] : p[1]].split()) >= MIN_PIECE_WORDS][:MAX_PIECES]


def _sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text stand; a question goes with the "no" that answers it."""
    spans: list[tuple[int, int]] = []
    for start, end in _between(_SENTENCE_END, text):
        if spans and text[spans[-1][1]] == "?" and _NONE_VALUE.match(text[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def negated_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, bool]]:
    """Return the clauses of a text with a "no" or "not" in it, and which of them hold one; nothing for a text without.

    Parameters
    ----------
    text : str
    start, end : int, optional
        The part to look at; all of it by default.

    Returns
    -------
    list of (int, int, bool)
    """
    last = len(text) if end is None else end
    if not DENIAL.search(text, start, last):
        return []
    spans = [(start + a, start + b) for a, b in labelled_spans(text[start:last])]
    return [(a, b, negates(text[a:b])) for a, b in spans]


def _between(separator: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in separator.finditer(text):
        if match.start() > start:
            spans.append((start, match.start()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans
