"""Stated facts that only a requirement of the same kind may read."""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.resume.personal import citizenship_spans, is_nationality
from matcher.parsing.resume.sentences import split_sentences
from matcher.types import Fact, TextSpan

_PATTERNS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "clearance",
        re.compile(
            r"(?i)\b(?:(?:active |current |secret |top secret|ts/sci|public trust|dod |security |sc |dv |nato )+clear(?:ance|ed)\b|ts/sci\b|top secret\b|clearance:|tier [1-5]\b|bpss\b|sc cleared|dv cleared|(?:enhanced )?dbs\b|garda vetted|vulnerable sector check|background check|police clearance|sicherheitsüberprüfung)"
        ),
    ),
    (
        "driving_licence",
        re.compile(
            r"(?i)\b(?:driv(?:ing|er['’]?s?) licen[cs]e|driving record|driver licen[cs]e|clean licen[cs]e|(?:uk|eu|irish|welsh|ohio|iowa|wisconsin) (?:driving )?licen[cs]e|full (?:uk |clean |ontario g |irish |g )?(?:driving )?licen[cs]e|full (?:uk )?driving|operator['’]s license|cdl(?:-[abc])?\b|"
            r"category [bcd]e?\d?\b|class [a-e5g] (?:licen[cs]e|driver)|führerschein|permis (?:de conduire|b\b)|carnet de conducir|patente (?:di guida|b\b)|carta de condução|cnh\b|rijbewijs|prawo jazdy|körkort|kørekort|førerkort|trwydded yrru|own car|own vehicle|own truck|g licen[cs]e|lgv|hgv|car licen[cs]e|"
            r"no (?:driving )?licen[cs]e|do not drive|don['’]t drive|no car)\b"
        ),
    ),
    (
        "relocation",
        re.compile(
            r"(?i)\b(?:relocat\w+|(?:open|willing|happy|prepared|able) to move|would move|not looking to move|moving to\b|umzug|mobilité géographique|disponibilidad para (?:trasladarse|mudarse))"
        ),
    ),
    (
        "travel",
        re.compile(
            r"(?i)\b(?:(?:willing|happy|open|able|prepared|like|free) to travel|travel(?:ling)? up to|up to \d+ ?% travel|cannot travel|no overnight travel|travel \d+ ?%|\d+ ?% travel|on the road (?:around|about)?|reisebereitschaft)"
        ),
    ),
    (
        "availability",
        re.compile(
            r"(?i)\b(?:available (?:immediately|from|to start|all shifts|for|on|in)|availability\b|notice period|start date|immediately available|can (?:start|join) |weekend(?:s)? (?:not|no|are)|(?:night|weekend|evening|rotating)s? shifts?|cannot work|do not work|don['’]t work|not possible|ab sofort|verfügbar|kündigungsfrist|"
            r"préavis|disponible|disponibile|open to (?:remote|hybrid|onsite|part|full)|remote only|on[- ]call)"
        ),
    ),
)
#: Without one of these no text holds the fact: looking for them is many times faster than trying the pattern.
_HINTS: Final[dict[str, tuple[str, ...]]] = {
    "clearance": (
        *("clear", "ts/sci", "top secret", "tier ", "bpss", "dbs", "garda", "vulnerable", "background"),
        "sicherheits",
    ),
    "driving_licence": (
        *(
            "licen",
            "driv",
            "cdl",
            "category",
            "class ",
            "führerschein",
            "permis",
            "carnet",
            "patente",
            "carta",
        ),
        *(
            "cnh",
            "rijbewijs",
            "prawo",
            "körkort",
            "kørekort",
            "førerkort",
            "trwydded",
            "own ",
            "lgv",
            "hgv",
            "car",
        ),
    ),
    "relocation": ("relocat", "move", "moving", "umzug", "mobilité", "disponibilidad"),
    "travel": ("travel", "on the road", "reisebereitschaft"),
    "availability": (
        *("availab", "notice", "start", "can join", "weekend", "shift", "work", "not possible", "ab sofort"),
        *("verfügbar", "kündigungsfrist", "préavis", "dispon", "open to", "remote", "on-call", "on call"),
    ),
}


def find_facts(text: str, offset: int, *, with_nationality: bool = False) -> list[Fact]:
    """Find the typed facts of one row.

    Parameters
    ----------
    text : str
    offset : int
        Where ``text`` begins in the document.
    with_nationality : bool, default False
        A bare "Irish." is a nationality there, not a language.

    Returns
    -------
    list of Fact
        ``value`` is the clause that states it.
    """
    found: list[Fact] = []
    lowered = text.lower()
    for kind, pattern in _PATTERNS:
        match = pattern.search(text) if any(hint in lowered for hint in _HINTS[kind]) else None
        if match:
            found.append(_fact(kind, text, offset, match.start()))
    spans = citizenship_spans(text)
    if with_nationality and not spans:
        spans = [(a, b) for a, b in split_sentences(text) if is_nationality(text[a:b])]
    for begin, end in spans:
        clause = text[begin:end]
        found.append(
            Fact(
                kind="work_authorisation",
                value=" ".join(clause.split()),
                span=TextSpan(text=clause, start=offset + begin, end=offset + end),
            )
        )
    return found


def _fact(kind: str, text: str, offset: int, position: int) -> Fact:
    """Build a fact from the clause around a position."""
    begin = max((m.end() for m in re.finditer(r"[.;\n|•]\s+", text[:position])), default=0)
    stop = re.search(r"[;\n|•]|\.(?:\s|$)", text[position:])
    end = position + stop.start() if stop else len(text)
    clause = text[begin:end].strip()
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    return Fact(
        kind=kind,
        value=" ".join(clause.split()),
        span=TextSpan(text=clause, start=offset + begin, end=offset + begin + len(clause)),
    )


def location_fact(text: str, start: int) -> Fact:
    """Return the fact of where the person lives.

    Parameters
    ----------
    text : str
        The cell that names the place.
    start : int
        Where it begins in the document.

    Returns
    -------
    Fact
    """
    return Fact(
        kind="location",
        value=" ".join(text.split()),
        span=TextSpan(text=text, start=start, end=start + len(text)),
    )
