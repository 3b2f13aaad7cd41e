"""Clearances and checks of records: of which sort, and by whose authorities."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from matcher.parsing.clauses import says_none
from matcher.scoring.regions import regions
from matcher.scoring.results import QuantityResult, Statement
from matcher.types import TextSpan

_I: Final = re.IGNORECASE
_CLEARANCE: Final = re.compile(
    r"\b(?:clearance|vetting|top secret|ts/sci|security cleared|public trust)\b", _I
)
_SECURITY: Final = re.compile(
    r"\b(?:clearance|top secret|secret|ts/sci|security cleared|security vetting|public trust|NV[12]|reliability status|baseline|CTC|BPSS|(?:SC|DV)[- ](?:cleared|clear(?:ance)?|vetted|level)|cleared to (?:SC|DV)|(?:SC|DV) \()\b",
    _I,
)
_GRADED: Final = re.compile(
    r"\b(?:security (?:clear\w+|check|vetting)|top secret|secret|ts/sci|public trust|NV[12]|reliability status|CTC|BPSS|(?:SC|DV) clearance)\b",
    _I,
)
_CLEARED: Final = re.compile(
    r"\breliability status\b|\bcleared to (?:SC|DV)\b|\bCTC\b|\bBPSS\b|\b(?:SC|DV|NV[12])[- ](?:[Cc]leared|lapsed|expired|held|current|valid|until|since)\b"
)
# Grades by rising order, each country's by itself.
_GRADES: Final[tuple[tuple[re.Pattern[str], ...], ...]] = tuple(
    tuple(re.compile(pattern) for pattern in patterns)
    for patterns in (
        (r"\bBPSS\b", r"\bCTC\b", r"\bSC\b|[Ss]ecurity [Cc]heck\b", r"\bDV\b|[Dd]eveloped [Vv]etting"),
        (
            r"\b[Pp]ublic [Tt]rust\b|\bPUBLIC TRUST\b",
            r"(?<![Tt]op )(?<!TOP )\b(?:[Ss]ecret|SECRET)\b(?!/)|\b[Cc]onfidential clearance",
            r"\b(?:[Tt]op [Ss]ecret|TOP SECRET|TS)\b",
        ),
        (r"\b[Bb]aseline\b", r"\bNV-?1\b", r"\bNV-?2\b", r"\bPV\b"),
    )
)  # fmt: skip
_BACKGROUND: Final = re.compile(
    r"\b(?:DBS|CRB|PVG|AccessNI|background (?:check|investigation|screening)|(?:police|garda) (?:check|vet|clear|certificate|record)\w*|fingerprint\w*|live ?scan|(?:(?:criminal|judicial|state|reference|vetting|DOT) (?:record )?|record )checks?|criminal (?:record|history|background)|background (?:cleared|clear\b|vetting|checked)|screened (?:by|at|for)|F[üu]hrungszeugnis|casier judiciaire|strafregister\w*|certificate of (?:good|conduct)\w*|good conduct|drug[- ]tested|random (?:drug |alcohol )?test\w*|vulnerable[- ]sector|working with children (?:check|card|clear\w+|permit|\(|blue)|WWCC?(?: card)?|NDIS|child abuse|blue card|drug (?:test|screen)\w*)\b",
    _I,
)
CLEARS_THINGS: Final = re.compile(
    r"\b(?:rights?|customs|post|line|image|permissions?|stock|title|music|slum|site|footage|archive|material|rights and) ?-?clearances?|clearance of (?:third|footage|music|rights|material)|clearance (?:and (?:production|delivery)|of (?:goods|rights)|processes|sale)|, clearance and\b",
    _I,
)
"""Of rights, goods or lines, not of persons."""
_CLEAN: Final = re.compile(
    r"\bno (?:criminal|police) record|\bclean (?:criminal |police )?record|\brecord is cle(?:an|ar)\b|\b(?:checks?|dbs|vetting)\b.{0,20}\b(?:fine|welcome|no problem)\b|\bhappy to (?:\w+ ){0,4}(?:checks?|vetted|dbs)\b",
    _I,
)
ELIGIBLE: Final = re.compile(
    r"\b(?:eligib\w+|obtain|undergo|gain|achieve)\b.{0,60}\b(?:security|SC|DV|CTC|vetting|secret|clearance)\b|\bclearance\b.{0,30}\b(?:eligib\w+|ability|able|willing\w*)\b.{0,20}\b(?:obtain|gain|get|be granted|for one)\b",
    _I,
)
"""Asks for no clearance held, but for one that could be given."""
LOWER_GRADE: Final = 0.5
ONE_OF_TWO: Final = 0.8
"""Of a check of records and a drug test where one is stated; who passed the one mostly takes the other."""
# Who was checked at home or tested for drugs holds nothing of a clearance, or of a check of records, by that.
_NO_PART: Final = frozenset(
    {("a clearance", "stated for another country"), ("a background check", "a drug test alone")}
)
CHECK: Final = re.compile(f"{_CLEARANCE.pattern}|{_BACKGROUND.pattern}", _I)
"""How postings ask for a clearance or a check of records."""
_GRADE_HELD: Final = re.compile(
    r"(?-i:\b(?:[Hh]olds?|[Hh]eld|[Hh]ad|[Aa]ctive|[Cc]urrent|[Ii]nterim|[Ll]apsed|[Ii]nactive) (?:an? |the )?(?:\w+ ){0,2}(?:Secret|SECRET)\b)"
)
CHECK_STATED: Final = re.compile(
    f"{CHECK.pattern}|{_CLEAN.pattern}|{_CLEARED.pattern}|{_GRADE_HELD.pattern}", _I
)
"""How résumés state one."""
_AUTHORITIES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("uk", r"\b(?:DBS|CRB|PVG|AccessNI|SC|DV|CTC|BPSS)\b"),
        ("ireland", r"\bGarda\b"),
        ("us", r"\b(?:FBI|DOJ|Department of Justice|[Ll]ive ?[Ss]can|[Ff]ingerprint\w*|[Pp]ublic [Tt]rust|TS/SCI|[Tt]op [Ss]ecret|Tier [1-6])\b"),
        ("australia", r"\b(?:WWCC|[Ww]orking [Ww]ith [Cc]hildren|NDIS|NV[12]|[Nn]ational [Pp]olice)\b"),
        ("canada", r"\b(?:[Vv]ulnerable[- ][Ss]ector|[Rr]eliability [Ss]tatus|RCMP)\b"),
        ("new zealand", r"\b(?:[Pp]olice vet\w*)\b"),
    )
)  # fmt: skip
# "No issue to do it again", "never failed": what sounds like a denial and is none.
_PRAISED: Final = re.compile(
    r"\b(?:no (?:issues?|problems?|objections?|concerns?|findings?|restrictions?|entries|convictions?|points|tickets|accidents)|never (?:failed|an? \w+|any|refused)|not (?:a problem|an issue))\b",
    _I,
)
_DRUGS: Final = re.compile(r"\b(?:drugs?|alcohol|random) (?:\w+ )?(?:test|screen)\w*|\bdrug[- ]tested\b", _I)
_RECORDS: Final = re.compile(
    r"\b(?:background|criminal|police|garda|record|fingerprint\w*|DBS|CRB|PVG|children|sector|good conduct|F[üu]hrungszeugnis|casier|judicial)\b",
    _I,
)
_ENHANCED: Final = re.compile(r"\b(?:enhanced|barred)\b", _I)
_BASIC: Final = re.compile(r"\bbasic\b", _I)
_SECRET: Final = re.compile(r"\b(?:secret|TS/SCI|DV)\b", _I)
_LOWER: Final = re.compile(r"\b(?:public trust|reliability status|BPSS|baseline|CTC|tier [12])\b", _I)
_OF_DRIVERS: Final = re.compile(r"\b(?:licen[cs]e|driving|driver)\b", _I)
_DENIED: Final = re.compile(
    r"\b(?:no|not|never|without|lacking|don't|don’t|expired|lapsed|suspended|revoked|denied|withdrawn|inactive|none)\b",
    _I,
)


# "Held Secret from 2013 to 2021" says that it ended, too.
_LAPSED: Final = re.compile(
    r"\binactive\b|\bexpired\b|\blapsed\b|\bheld\b[^.;]{0,60}\b(?:19|20)\d\d\s?(?:to|until|[-–])\s?(?:19|20)\d\d",
    _I,
)


def clearance_result(text: str, statements: list[Statement]) -> QuantityResult:
    """Compare a clearance or a check of records with those stated: of which sort, and of which country.

    Parameters
    ----------
    text : str
    statements : list of Statement

    Returns
    -------
    QuantityResult
    """
    asked = "a background check" if _BACKGROUND.search(text) and not _GRADED.search(text) else "a clearance"
    where = _vetted_in(text)
    best = QuantityResult(kind="clearance", credit=0.0, asked=asked, found="not mentioned")
    denied: TextSpan | None = None
    for statement in statements:
        lapsed = _LAPSED.search(statement.text)
        if (
            asked == "a background check"
            and _OF_DRIVERS.search(statement.text)
            and not _RECORDS.search(_CLEAN.sub("", statement.text))
        ):
            continue  # a clean driving record
        denied_here = says_none(statement.text) or _DENIED.search(_PRAISED.sub("", statement.text))
        if denied_here and not lapsed and not _CLEAN.search(statement.text):
            denied = denied or statement.span
            continue
        held = _vetted_in(statement.text)
        credit, found = 1.0, "stated"
        if lapsed:
            credit, found = 0.4, "lapsed"
        elif where and held and not where & held:
            credit, found = 0.3, "stated for another country"
        elif asked == "a background check" and (
            _CLEAN.search(statement.text) or not _BACKGROUND.search(statement.text)
        ):
            credit, found = (0.6, "a clean record" if _CLEAN.search(statement.text) else "a clearance")
        elif asked == "a clearance" and not _SECURITY.search(statement.text) and _SECURITY.search(text):
            credit, found = 0.3, "another check"
        credit, found = min((credit, found), _part_of_it(text, statement.text) or (1.0, found))
        if credit > best.credit:
            best = QuantityResult(
                kind="clearance",
                credit=credit,
                asked=asked,
                found=found,
                spans=(statement.span,),
                is_inferred=(asked, found) in _NO_PART,
            )
    if best.credit == 0.0 and denied is not None:
        return QuantityResult(
            kind="clearance", credit=0.0, contradicted=True, asked=asked, found="denied", spans=(denied,)
        )
    return best


def _is_lower(text: str, statement: str) -> bool:
    """Tell whether a statement names a grade below the lowest that a text accepts."""
    for grades in _GRADES:
        asked = [rank for rank, grade in enumerate(grades) if grade.search(text)]
        held = [rank for rank, grade in enumerate(grades) if grade.search(statement)]
        if asked and held:
            return max(held) < min(asked)
    return False


def _part_of_it(text: str, statement: str) -> tuple[float, str] | None:
    """Return credit and words where a statement is of a lower grade than asked, or of one of two checks; None where it is of all."""
    if _is_lower(text, statement):
        return LOWER_GRADE, "a lower grade"
    if _SECRET.search(text) and _LOWER.search(statement) and not _SECRET.search(statement):
        return LOWER_GRADE, "a lower grade"
    if _ENHANCED.search(text) and _BASIC.search(statement):
        return LOWER_GRADE, "a basic check"
    if _RECORDS.search(text) and _DRUGS.search(statement) and not _RECORDS.search(statement):
        return LOWER_GRADE if _DRUGS.search(text) else 0.3, "a drug test alone"
    if _DRUGS.search(text) and _RECORDS.search(text) and not _DRUGS.search(statement):
        return ONE_OF_TWO, "a check of records alone"
    return None


@lru_cache(maxsize=8192)
def _vetted_in(text: str) -> frozenset[str]:
    """Return whose authorities a check or clearance comes from, by its name."""
    return frozenset(name for name, pattern in _AUTHORITIES if pattern.search(text)) or regions(text)
