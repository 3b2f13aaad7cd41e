"""Certificates, licences and languages that a résumé claims, and whether they still hold."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.dates import DateRange, find_date_ranges
from matcher.parsing.languages import find_languages
from matcher.types import CertificateStatus, Certification, Language, TextSpan

_EXPIRED: Final = re.compile(
    r"(?i)\b(?:expired|lapsed|ran out|not renewed|never renewed|no longer (?:valid|current|active)|out of date|inactive|revoked|not been done|did not renew|was due|abgelaufen|expiré\w*|caducad[oa]|scadut[oa]|vencid[oa]|verlopen|never did the|ended in)\b"
)
_PROGRESS: Final = re.compile(
    r"(?i)\b(?:in progress|candidate|studying for|preparing for|scheduled|booked|registered for|expected|planned|planning|pending|awaiting|awaited|working towards?|enrolled|signed up|sitting|exam window|not yet|plan to sit|in training|applied for|"
    r"application (?:sent|planned|to)|practical not|still to do|provisional|hopes? to|course booked|re-sit|second attempt|failed|not taken|not (?:yet )?(?:sat|passed)|part 1 passed|expects?|will sit|to be taken|in vorbereitung|en cours|in corso|en curso)\b"
)
_NONE: Final = re.compile(
    r"(?i)\b(?:no|not|never|without|don['’]t|do not|have no|hold no|nor)\b[^.;,]{0,28}$"
)
_EXPIRY: Final = re.compile(
    r"(?i)(?:\b(?:exp(?:\.|ires?|iry|iring|iration)?(?: date)?:?|valid(?: (?:to|until|till|thru|through|up to))?|good (?:to|through|until)|current (?:to|until|through)|through|until|till|to|bis|gültig bis|valable jusqu['’]\w+|renewal due|renew by|active through|commission through)\s*(?:end of )?)$"
)
_ACTIVE: Final = re.compile(
    r"(?i)\b(?:active|current|valid|in good standing|good standing|renewed|maintained|no discipline|paid up|gültig|on the update service|since)\b"
)
_JOINED: Final = re.compile(r"\s*(?:,|&|/|\+|and|und|et|y|,\s*and)\s*")
_BODY: Final = re.compile(
    r"\b(?:board|state|association|institute|council|authority|college|ministry|commission|society|academy|bureau|department|university|international|of)\b|^[A-Z]{2,7}$",
    re.IGNORECASE,
)
_ISSUER: Final = re.compile(r"(?:\((?P<round>[A-Z][^()]{1,50})\)|,\s*(?P<comma>[A-Z][\w&.' -]{1,50}))")


def find_certifications(text: str, offset: int, as_of: date, *, in_section: bool) -> list[Certification]:
    """Find the certificates of one row.

    Parameters
    ----------
    text : str
    offset : int
        Where ``text`` begins in the document.
    as_of : datetime.date
    in_section : bool
        The row stands under a heading for certificates, so that unknown ones count too.

    Returns
    -------
    list of Certification
    """
    mentions = [m for m in find_certificates(text) if m.is_known or (in_section and len(m.name) > 3)]
    found: list[Certification] = []
    if not mentions:
        return found
    starts = [m.start for m in mentions]
    for position, mention in enumerate(mentions):
        begin = _clause_start(text, mention.start, starts[position - 1] if position else 0)
        ceiling = len(text)
        for later in range(position, len(mentions) - 1):
            if not _JOINED.fullmatch(text, mentions[later].end, mentions[later + 1].start):
                ceiling = mentions[later + 1].start
                break
        end = _clause_end(text, mention.end, ceiling)
        clause = text[begin:end]
        if _NONE.search(text[begin : mention.start]):
            continue
        ranges = find_date_ranges(clause, as_of)
        issued, expires = _dates(clause, ranges, as_of)
        found.append(
            Certification(
                name=mention.name,
                issuer=_issuer(text[mention.end : end]),
                issued=issued,
                expires=expires,
                status=_status(clause, issued, expires, as_of, in_section),
                span=TextSpan(
                    text=text[mention.start : mention.end],
                    start=offset + mention.start,
                    end=offset + mention.end,
                ),
            )
        )
    return found


def _clause_start(text: str, start: int, floor: int) -> int:
    """Return where the clause around a certificate begins."""
    cuts = [m.end() for m in re.finditer(r"[.;\n|•]\s", text[floor:start])]
    return floor + cuts[-1] if cuts else floor


def _clause_end(text: str, end: int, ceiling: int) -> int:
    """Return where what is said about a certificate ends."""
    cut = re.search(r"(?<!\bexp)[.;\n|•](?:\s|$)", text[end:ceiling])
    return end + cut.start() if cut else ceiling


def _dates(clause: str, ranges: tuple[DateRange, ...], as_of: date) -> tuple[date | None, date | None]:
    """Tell the date of issue from the date of expiry."""
    issued: date | None = None
    expires: date | None = None
    for found in ranges:
        before = clause[max(0, found.start_offset - 28) : found.start_offset]
        if found.form == "range":
            issued, expires = found.start, found.end
        elif (
            found.form == "until"
            or _EXPIRY.search(before)
            or re.search(r"(?i)\b(?:lapsed|expired|ran out|ended|card ran out)\s(?:in|on)?\s?$", before)
        ):
            expires = found.end
        elif found.start is not None and found.start > as_of and not _PROGRESS.search(clause):
            expires = found.end  # "BLS 08/2027": nobody dates a card by when it will be issued
        elif issued is None:
            issued = found.start
    return issued, expires


def _status(
    clause: str, issued: date | None, expires: date | None, as_of: date, in_section: bool
) -> CertificateStatus:
    """Tell whether a certificate holds at ``as_of``; words win over dates."""
    if _EXPIRED.search(clause):
        return "expired"
    if expires is not None and (expires.year, expires.month) < (as_of.year, as_of.month):
        return "expired"
    if expires is not None:
        return "current"
    if _PROGRESS.search(clause):
        return "in_progress"
    if issued is not None:
        return "current" if (issued.year, issued.month) <= (as_of.year, as_of.month) else "in_progress"
    return "current" if in_section or _ACTIVE.search(clause) else "unknown"


def _issuer(after: str) -> str:
    """Return the body named right after a certificate."""
    match = _ISSUER.match(after.lstrip()[:60] if after.lstrip()[:1] == "(" else after[:60])
    if not match:
        return ""
    body = (match["round"] or match["comma"]).strip(" .")
    if re.search(r"\d", body) or (match["comma"] and not _BODY.search(body)):
        return ""
    return body


def find_spoken(text: str, offset: int) -> list[Language]:
    """Find the languages that a row claims, each with the level said of it.

    Parameters
    ----------
    text : str
    offset : int
        Where ``text`` begins in the document.

    Returns
    -------
    list of Language
    """
    mentions = find_languages(text)
    if not mentions:
        return []
    items = _language_items(text, [m.start for m in mentions])
    found: list[Language] = []
    for mention in mentions:
        begin, end = next((a, b) for a, b in items if a <= mention.start < b)
        own = next((m for m in find_languages(text[begin:end]) if m.name == mention.name), None)
        level, native = (own.level, own.is_native) if own else (0, False)
        found.append(
            Language(
                name=mention.name,
                level=level,
                is_native=native,
                span=TextSpan(
                    text=text[mention.start : mention.end],
                    start=offset + mention.start,
                    end=offset + mention.end,
                ),
            )
        )
    return found


def _language_items(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Split an enumeration of languages so that every item holds what is said of its own languages."""
    cuts, depth = [0], 0
    for position, char in enumerate(text):
        depth = max(0, depth + (char in "([") - (char in ")]"))
        if depth == 0 and (
            char in ",;|•·\n▪" or (char == "." and text[position + 1 : position + 2] in (" ", ""))
        ):
            cuts.append(position + 1)
    cuts.append(len(text) + 1)
    items: list[tuple[int, int]] = []
    for a, b in pairwise(cuts):
        named = any(a <= s < b for s in starts)
        bare = (
            bool(items)
            and named
            and re.match(r"[^,;.()]{0,40}:|[^,;.()]{0,30}\s[–-]\s", text[a:b])
            and re.fullmatch(r"\W*[\w-]+\W*", text[items[-1][0] : items[-1][1]])
        )
        if items and (not named or bare):
            items[-1] = (items[-1][0], b)
        else:
            items.append((a, b))
    return items
