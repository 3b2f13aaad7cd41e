"""Certificates, licences and languages that a résumé claims, and whether they still hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.dates import DateRange, find_date_ranges
from matcher.parsing.languages import find_languages
from matcher.types import Certification, CertificateStatus, Language, TextSpan

_EXPIRED: Final = re.compile(
    r"(?i)\b(?:expired|lapsed|ran out|not renewed|never renewed|no longer (?:valid|current|active)|out of date|inactive|revoked|not been done|did not renew|was due|abgelaufen|expiré\w*|caducad[oa]|scadut[oa]|vencid[oa]|verlopen|never did the|ended in)\b"
)
_PROGRESS: Final = re.compile(
    r"(?i)\b(?:in progress|candidate|studying for|preparing for|scheduled|booked|registered for|expected|planned|planning|pending|awaiting|awaited|working towards?|enrolled|signed up|sitting|exam window|not yet|plan to sit|in training|applied for|"
    r"application (?:sent|planned|to)|practical not|still to do|provisional|hopes? to|course booked|re-sit|expects?|will sit|to be taken|in vorbereitung|en cours|in corso|en curso)\b"
)
_NONE: Final = re.compile(r"(?i)\b(?:no|not|never|without|don['’]t|do not|have no|hold no|nor)\b[^.;,]{0,28}$")
_EXPIRY: Final = re.compile(
    r"(?i)(?:\b(?:exp(?:\.|ires?|iry|iring|iration)?(?: date)?:?|valid(?: (?:to|until|till|thru|through|up to))?|good (?:to|through|until)|current (?:to|until|through)|through|until|till|to|bis|gültig bis|valable jusqu['’]\w+|renewal due|renew by|active through|commission through)\s*(?:end of )?)$"
)
_ACTIVE: Final = re.compile(r"(?i)\b(?:active|current|valid|in good standing|good standing|renewed|maintained|no discipline|paid up|gültig|on the update service|since)\b")
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
    mentions = [m for m in find_certificates(text) if m.is_known or in_section]
    found: list[Certification] = []
    if not mentions:
        return found
    starts = [m.start for m in mentions]
    for position, mention in enumerate(mentions):
        begin = _clause_start(text, mention.start, starts[position - 1] if position else 0)
        end = _clause_end(text, mention.end, starts[position + 1] if position + 1 < len(mentions) else len(text))
        clause = text[begin:end]
        if _NONE.search(text[begin : mention.start]):
            continue
        ranges = find_date_ranges(clause, as_of)
        issued, expires = _dates(clause, ranges)
        shared = _shared_expiry(text, end, as_of) if not ranges else None
        expires = expires or shared
        found.append(
            Certification(
                name=mention.name,
                issuer=_issuer(text[mention.end : end]),
                issued=issued,
                expires=expires,
                status=_status(clause, issued, expires, as_of, in_section),
                span=TextSpan(text=text[mention.start : mention.end], start=offset + mention.start, end=offset + mention.end),
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


def _dates(clause: str, ranges: tuple[DateRange, ...]) -> tuple[date | None, date | None]:
    """Tell the date of issue from the date of expiry."""
    issued: date | None = None
    expires: date | None = None
    for found in ranges:
        before = clause[max(0, found.start_offset - 28) : found.start_offset]
        if found.form == "range":
            issued, expires = found.start, found.end
        elif found.form == "until" or _EXPIRY.search(before) or re.search(r"(?i)\b(?:lapsed|expired|ran out|ended|card ran out)\s(?:in|on)?\s?$", before):
            expires = found.end
        elif issued is None:
            issued = found.start
    return issued, expires


def _shared_expiry(text: str, end: int, as_of: date) -> date | None:
    """Return the expiry that a list of certificates shares ("BLS, ACLS – both to 08/2027")."""
    tail = text[end : end + 60]
    if not re.match(r"[\s,;]*(?:\band\b|,|/|both|all)", tail):
        return None
    for found in find_date_ranges(tail, as_of):
        if found.form == "until":
            return found.end
    return None


def _status(clause: str, issued: date | None, expires: date | None, as_of: date, in_section: bool) -> CertificateStatus:
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
    return (match["round"] or match["comma"] or "").strip(" .") if match else ""


def find_spoken(text: str, offset: int) -> list[Language]:
    """Find the languages that a row claims.

    Parameters
    ----------
    text : str
    offset : int
        Where ``text`` begins in the document.

    Returns
    -------
    list of Language
    """
    return [
        Language(name=m.name, level=m.level, is_native=m.is_native, span=TextSpan(text=text[m.start : m.end], start=offset + m.start, end=offset + m.end))
        for m in find_languages(text)
    ]
