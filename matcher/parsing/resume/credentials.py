"""Certificates and licences that a résumé claims, and whether they still hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from matcher.parsing.certificates import CertificateMention, find_certificates
from matcher.parsing.dates import DateRange, find_date_ranges
from matcher.parsing.resume.personal import states_citizenship
from matcher.types import CertificateStatus, Certification, TextSpan

_EXPIRED: Final = re.compile(
    r"(?i)\b(?:expired|lapsed|ran out|not renewed|never renewed|no longer (?:valid|current|active)|out of date|inactive|revoked|not been done|did not renew|was due|abgelaufen|expiré\w*|caducad[oa]|scadut[oa]|vencid[oa]|verlopen|never did the|ended in|surrendered|was (?:current|valid|active)|let\b.{0,30}\blapse|suspended)\b"
)
_PROGRESS: Final = re.compile(
    r"(?i)\b(?:in progress|candidate|studying|part[- ]qualified|finalist|(?:\d|one|two|three|four|five) of (?:the )?(?:\d{1,2}|two|three|four|five|six) (?:\w+ )?(?:exams?|papers|parts|sections|units|modules)|(?:part|level) (?:1|i|one) (?:passed|done)|preparing for|scheduled|booked|registered for|expected|planned|planning|pending|awaiting|awaited|working towards?|enrolled|signed up|sitting|exam window|not yet|plan to sit|in training|applied for|"
    r"application (?:sent|planned|to)|practical not|still to do|provisional|hopes? to|course booked|re-sit|second attempt|failed|not taken|not (?:yet )?(?:sat|passed)|part 1 passed|expects?|will sit|to be taken|to follow|due to sit|in vorbereitung|en cours|in corso|en curso)\b"
)
_NONE: Final = re.compile(
    r"(?i)\b(?:no|not(?! only)|never|without|don['’]t|do not|nor|neither|lack(?:s|ing)?|kein\w*|nicht|ohne|aucune?|pas de|sans|ningun[oa]?|sin|nessun[oa]?|senza)\b(?P<between>[^.;,:]{0,48})$"
)
_NO_BLEMISH: Final = re.compile(r"(?i)\b(?:discipline|restrictions?|points|lapses?|but)\b")
_NONE_AFTER: Final = re.compile(
    r"(?i)\s{0,3}[(:–—-]?\s{0,3}(?:is |was |licen[cs]e |card |certificat\w+ )?(?:none\b|no(?=\s*(?:$|[,;)]|\.(?!\s?\d)))|nil\b|n/a\b|not (?:yet )?(?:held|obtained|available|certified|licen[cs]ed|registered)\b|nicht vorhanden|never (?:sat|took|taken|held|obtained|completed|earned)|no longer held)"
)
_WISH: Final = re.compile(
    r"(?i)\b(?:would (?:like|love) to|hop(?:e|es|ing) to|want(?:s|ing)? to|wish to|aspir\w+|aim(?:s|ing)? to|dream of|interested in|thinking of|considering)\b[^.;]{0,40}$"
)
_OF_OTHERS: Final = re.compile(
    r"(?i)\b(?:alongside|beside|supervised by|report(?:s|ed|ing)? to|assist(?:s|ed|ing)?|support(?:s|ed|ing)?|shadow(?:s|ed|ing)?|outside|our|their)\s(?:(?:an?|the|our|two|three|several|licensed|outside|company)\s){0,3}$"
)
#: Examinations that a licence takes; a date to sit one is a licence in progress.
_EXAMS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"\bNCLEX(?:-RN)?\b(?!-PN)"), "rn licence"),
    (re.compile(r"\bNCLEX-PN\b"), "lpn licence"),
    (re.compile(r"\b(?i:bar exam(?:ination)?)\b|\bUBE\b"), "bar admission"),
)
_COUNTRY: Final = re.compile(
    r"\b(?:US|U\.S\.|USA|American|UK|British|Irish|EU|European|Canadian|Australian|German|French|Indian|Swiss)(?=\s)"
)
_NEGATION: Final = re.compile(
    r"(?i)\b(?:no|not|never|without|don['’]t|nor|neither|lack\w*|kein\w*|nicht|ohne|aucune?|sans|pas|ningun[oa]?|sin|nessun[oa]?|senza)\b"
)
_LONGEST_NAME: Final = 10
_SENTENCE: Final = re.compile(
    r"(?i)\b(?:I|my|was|were|is|are|have|has|had|available|request|upon|languages?|references?|passed|completed|working|studying|ran|see|member(?:ship)?|memberships?|mitglied|membru)\b|\.\s\S"
)
_CALLED: Final = re.compile(r"(?i)^(?:certificat\w*|licen[cs]e|diploma)\s?(?::|in\b|of\b)\s*")
_MOST_CUED: Final = 1000
_ITEM: Final = re.compile(r"[^;,.\n|•]+(?:\.(?=\w)[^;,.\n|•]*)*")
_CUE: Final = "certificate: "
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
    mentions = _mentions(text, in_section=in_section)
    found: list[Certification] = _exams(text, offset)
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
        before = text[begin : mention.start]
        if _is_denied(before, text[mention.end : mention.end + 60]) or _WISH.search(before):
            continue
        if not in_section and _OF_OTHERS.search(before):
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


def listed_certification(text: str, offset: int, as_of: date) -> Certification | None:
    """Read a row under a heading for certificates as the name of one that no list holds: "Food hygiene level 2, 2021".

    Parameters
    ----------
    text : str
    offset : int
        Where ``text`` begins in the document.
    as_of : datetime.date

    Returns
    -------
    Certification or None
        None where the row is a sentence, a denial or a wish.
    """
    ranges = find_date_ranges(text, as_of)
    reach = min((r.start_offset for r in ranges if r.start_offset > 2), default=len(text))
    lead = next((r.end_offset for r in ranges if r.start_offset <= 2), 0)
    bare = text[lead : max(reach, lead)]
    name = bare.strip(" .,;:|•·–—-(*_[")
    if (
        not 1 <= len(name.split()) <= _LONGEST_NAME
        or not re.search(r"[^\W\d_]{2}", name)
        or not name[:1].isupper()
        or text.rstrip().endswith(":")
        or _NEGATION.search(text)
        or _WISH.search(name)
        or _SENTENCE.search(name)
        or states_citizenship(text)
    ):
        return None
    start = offset + text.index(name)
    issued, expires = _dates(text, ranges, as_of)
    return Certification(
        name=re.split(r"\s[–—|-]\s|,\s|:\s|;|\s\(", _CALLED.sub("", name))[0].strip(' "“”').lower(),
        issued=issued,
        expires=expires,
        status=_status(text, issued, expires, as_of, True),
        span=TextSpan(text=name, start=start, end=start + len(name)),
    )


def denied_certifications(text: str) -> frozenset[str]:
    """Return the certificates that a row says the person does not hold, in general or in a whole country.

    Parameters
    ----------
    text : str

    Returns
    -------
    frozenset of str
        "No Iowa licence yet" denies none: another state's may be held.
    """
    if not _NEGATION.search(text):
        return frozenset()
    denied = set()
    mentions = find_certificates(text)
    for position, mention in enumerate(mentions):
        begin = _clause_start(text, mention.start, mentions[position - 1].end if position else 0)
        before = text[begin : mention.start]
        if mention.is_known and _is_denied(before, ""):
            words = before.split()
            if not words[-1][:1].isupper() or _COUNTRY.search(before[-16:]):
                denied.add(mention.name)
    return frozenset(denied)


def _is_denied(before: str, after: str) -> bool:
    """Tell whether the words around a certificate say that it is not held."""
    negation = _NONE.search(before)
    if negation and not _NO_BLEMISH.search(negation["between"]):
        return True
    return bool(_NONE_AFTER.match(after))


def _mentions(text: str, *, in_section: bool) -> list[CertificateMention]:
    """Return the certificates of a row; under their heading short names need no further cue."""
    mentions = [m for m in find_certificates(text) if m.is_known or (in_section and len(m.name) > 3)]
    if not in_section:
        return mentions
    for item in _ITEM.finditer(text[:_MOST_CUED]):
        lead = len(item[0]) - len(item[0].lstrip())
        for found in find_certificates(_CUE + item[0][lead:]):
            start = item.start() + lead + found.start - len(_CUE)
            end = start + found.end - found.start
            if found.is_known and start >= 0 and all(end + 1 < m.start or start >= m.end for m in mentions):
                mentions.append(replace(found, start=start, end=end))
    return sorted(mentions, key=lambda m: m.start)


def _exams(text: str, offset: int) -> list[Certification]:
    """Return the licences whose examination the row says is to be sat."""
    found = []
    for pattern, name in _EXAMS:
        match = pattern.search(text)
        if match is None:
            continue
        begin = _clause_start(text, match.start(), 0)
        clause = text[begin : _clause_end(text, match.end(), len(text))]
        if _PROGRESS.search(clause) and not _NONE.search(text[begin : match.start()]):
            span = TextSpan(text=match[0], start=offset + match.start(), end=offset + match.end())
            found.append(Certification(name=name, status="in_progress", span=span))
    return found


def _clause_start(text: str, start: int, floor: int) -> int:
    """Return where the clause around a certificate begins."""
    cuts = [m.end() for m in re.finditer(r"[.;\n|•]\s", text[floor:start])]
    return floor + cuts[-1] if cuts else floor


def _clause_end(text: str, end: int, ceiling: int) -> int:
    """Return where what is said about a certificate ends."""
    cut = re.search(r"(?<!\bexp)(?<!\b[NnLl]o)(?<!\b[Nn]r)(?<!\b[Ll]ic)[.;\n|•](?:\s|$)", text[end:ceiling])
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
