"""Demands that are decided by rule: degrees, languages, certificates, permissions.

Each test returns how much of the demand the résumé's typed facts show, and the spans that show it.
Years are in `matcher.scoring.years`, because they need to know which jobs count.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.degrees import field_families
from matcher.parsing.languages import find_languages
from matcher.scoring.words import content_stems, fold
from matcher.types import (
    DEGREE_LEVELS,
    Certification,
    Education,
    Fact,
    Language,
    Requirement,
    Resume,
    TextSpan,
)

LEVEL_RANK: Final = {name: i for i, name in enumerate(DEGREE_LEVELS)}
LEVEL_WORDS: Final = {
    "high_school": "a high-school diploma",
    "associate": "an associate degree",
    "bachelor": "a bachelor's degree",
    "master": "a master's degree",
    "doctorate": "a doctorate",
}
# Years of work that postings commonly let stand in for a degree (four for a bachelor's; 5 CFR 300 and most ladders).
EQUIVALENT_YEARS: Final = {
    "high_school": 0.0,
    "associate": 2.0,
    "bachelor": 4.0,
    "master": 6.0,
    "doctorate": 8.0,
}

LANGUAGE_LINE_LENGTH: Final = 200
"""Longer lines name languages for other reasons than that the person speaks them."""

_OPEN_FIELD: Final = re.compile(
    r"\b(?:relat(?:ed|ing)|relevant|similar|comparable|equivalent|any|other|or a (?:technical|quantitative|scientific)|adjacent|such as)\b",
    re.IGNORECASE,
)
_REFUSED_WORK: Final = re.compile(
    r"\b(?:would need|need(?:s|ing)? (?:a )?(?:visa|sponsor\w*|permit)|requir(?:e|es|ing) (?:a )?(?:visa|sponsor\w*|permit)|no (?:work )?(?:permit|authori[sz]ation)|not (?:authori[sz]ed|eligible|permitted))\b",
    re.IGNORECASE,
)
_AUTHORISATION: Final = re.compile(
    r"\b(?:authori[sz]\w*|eligib\w+|entitled|right) (?:and \w+ )?to (?:live and |reside and )?work\b|\bwork (?:authori[sz]ation|permit|visa)\b|\bsponsor\w*|\bcitizen\w*|\bpermanent residen\w+|\bvisas?\b",
    re.IGNORECASE,
)
_CLEARANCE: Final = re.compile(
    r"\b(?:clearance|vetting|top secret|ts/sci|security cleared|public trust)\b", re.IGNORECASE
)
_DRIVING: Final = re.compile(
    r"\bdriv(?:er|ers|er's|er’s|ing)(?:'s|’s)? (?:licen[cs]e|entitlement|permit)|\blicen[cs]e to drive\b|\bvalid (?:\w+ ){0,2}licen[cs]e\b.{0,40}\bdriv|\bF[üu]hrerschein\b|\bpermis de conduire\b",
    re.IGNORECASE,
)
_REGION: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("us", r"\b(?:U\.?S\.?A?\.?|United States|America[n]?|[Gg]reen [Cc]ard|H-?1B|EAD|OPT)(?!\w)"),
        ("uk", r"\b(?:U\.?K\.?|United Kingdom|Great Britain|British|Scotland|Wales|England)(?!\w)"),
        ("ireland", r"\b(?:Ireland|Irish|EIRE|Stamp 4)\b"),
        (
            "eu",
            r"\b(?:E\.?U\.?|European Union|EEA|Schengen|Germany|German|France|French|Spain|Spanish|Italy|Italian|Netherlands|Dutch|Belgium|Belgian|Austria|Austrian|Poland|Polish|Portugal|Portuguese|Sweden|Swedish|Denmark|Danish|Finland|Finnish|Malta|Maltese|Greece|Greek|Czech|Romania|Romanian|Bulgaria|Hungary|Hungarian|Lithuania|Lithuanian|Latvia|Latvian|Estonia|Estonian|Croatia|Slovakia|Slovenia|Luxembourg|Ireland|Irish)(?!\w)",
        ),
        ("canada", r"\b(?:Canada|Canadian)\b"),
        ("australia", r"\b(?:Australia|Australian)\b"),
        ("new zealand", r"\b(?:New Zealand|NZ)\b"),
        ("india", r"\b(?:India|Indian|OCI)\b"),
        ("singapore", r"\bSingapore(?:an)?\b"),
        ("switzerland", r"\b(?:Switzerland|Swiss)\b"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityResult:
    """The outcome of one rule.

    Attributes
    ----------
    kind : str
        ``"degree" | "language" | "certificate" | "authorisation" | "clearance" | "driving"``.
    credit : float
        0 nothing shown, 0.5 part of it, 1 all of it.
    contradicted : bool
        The résumé says the opposite.
    asked, found : str
        Plain words for the reason sentence.
    spans : tuple of TextSpan
        Evidence.
    """

    kind: str
    credit: float
    contradicted: bool = False
    asked: str = ""
    found: str = ""
    spans: tuple[TextSpan, ...] = ()


def field_match(requirement: Requirement, held: Education) -> float:
    """Return how well the subject of a degree fits the subjects asked for, 0-1."""
    if not requirement.degree_fields:
        return 1.0
    if not held.fields:
        return 0.5
    is_open = bool(_OPEN_FIELD.search(requirement.text))
    best = 0.0
    for asked in requirement.degree_fields:
        asked_stems = set(content_stems(asked))
        asked_families = _families(asked)
        for field in held.fields:
            held_stems = set(content_stems(field))
            if asked_stems and asked_stems <= held_stems:
                return 1.0
            if held_stems and held_stems <= asked_stems:
                best = max(best, 0.9)
            elif asked_stems & held_stems:
                best = max(best, 0.8 if is_open else 0.6)
            if asked_families & _families(field):
                best = max(best, 0.85 if is_open else 0.5)
    return best


def degree_result(requirement: Requirement, resume: Resume) -> QuantityResult | None:
    """Compare the degree asked for with the education shown.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    QuantityResult or None
        None when no degree is asked for.
    """
    if requirement.degree_level is None:
        return None
    asked_rank = LEVEL_RANK[requirement.degree_level]
    asked = LEVEL_WORDS[requirement.degree_level]
    if requirement.degree_fields:
        asked += (
            " in "
            + ", ".join(requirement.degree_fields[:3])
            + (" or similar" if len(requirement.degree_fields) > 3 else "")
        )
    best = QuantityResult(kind="degree", credit=0.0, asked=asked, found="no degree of that level")
    for held in resume.education:
        if held.level is None:
            continue
        gap = LEVEL_RANK[held.level] - asked_rank
        subject = field_match(requirement, held)
        name = held.name or LEVEL_WORDS[held.level]
        if gap >= 0:
            credit = 0.5 + 0.5 * subject if subject >= 0.5 else 0.3 + 0.4 * subject
        elif gap == -1:
            credit = 0.25 if subject >= 0.5 else 0.1
        else:
            credit = 0.0
        found, contradicted = name, False
        if held.status == "in_progress":
            credit, found = min(credit, 0.5) * 0.9, f"{name}, not finished"
        elif held.status == "broken_off":
            contradicted = gap >= 0
            credit, found = min(credit, 0.5) * 0.6, f"{name}, broken off"
        elif gap < 0:
            found = f"{name}, a lower level"
        elif subject < 0.5:
            found = f"{name}, another subject"
        if credit > best.credit:
            best = QuantityResult(
                kind="degree",
                credit=credit,
                contradicted=contradicted,
                asked=asked,
                found=found,
                spans=(held.span,),
            )
    if requirement.equivalent_experience_ok and best.credit < 0.8:
        years = resume.total_months / 12
        needed = EQUIVALENT_YEARS[requirement.degree_level]
        if years >= needed > 0:
            # Length alone does not show that the experience is equivalent, so it is never the whole.
            best = QuantityResult(
                kind="degree",
                credit=max(best.credit, 0.6),
                asked=asked + " or equivalent experience",
                found=f"{years:.0f} years of work in its place",
                spans=tuple(j.header for j in resume.experiences if j.header is not None and j.months > 0)[
                    :3
                ],
            )
    return best


def language_result(requirement: Requirement, resume: Resume) -> QuantityResult | None:
    """Compare the languages asked for with those stated; languages of one ``any_of`` group are alternatives."""
    if not requirement.languages:
        return None
    alternatives = _are_alternatives(requirement, [need.name for need in requirement.languages])
    results: list[tuple[float, str, tuple[TextSpan, ...]]] = []
    for need in requirement.languages:
        credit, found = 0.0, f"{need.name.title()} is not mentioned"
        spans: tuple[TextSpan, ...] = ()
        for spoken in resume.languages:
            if fold(spoken.name) != fold(need.name):
                continue
            value, words = _language_credit(need.level, spoken)
            if value > credit:
                credit, found, spans = value, words, (spoken.span,)
        results.append((credit, found, spans))
    asked = (" or " if alternatives else " and ").join(n.name.title() for n in requirement.languages)
    chosen = [max(results, key=lambda r: r[0])] if alternatives else results
    credit = sum(r[0] for r in chosen) / len(chosen)
    only = any(
        re.search(r"\bonly\b|that's it|that’s it", s.span.text, re.IGNORECASE) for s in resume.languages
    )
    return QuantityResult(
        kind="language",
        credit=credit,
        contradicted=credit == 0.0 and only,
        asked=asked,
        found="; ".join(r[1] for r in chosen),
        spans=tuple(s for r in chosen for s in r[2]),
    )


def _language_credit(asked_level: int, spoken: Language) -> tuple[float, str]:
    name = spoken.name.title()
    if spoken.is_native:
        return 1.0, f"{name}, native"
    if spoken.level == 0:
        return 0.6, f"{name}, no level stated"
    needed = asked_level or 3
    if spoken.level >= needed:
        return 1.0, f"{name} at the level asked"
    return (0.5 if spoken.level >= needed - 2 else 0.25), f"{name}, below the level asked"


def _are_alternatives(requirement: Requirement, names: list[str]) -> bool:
    wanted = {fold(n) for n in names}
    return any(
        len(wanted & {fold(m) for m in group}) >= 2
        or (len(wanted) > 1 and sum(any(w in fold(m) for m in group) for w in wanted) >= 2)
        for group in requirement.any_of
    )


def certificate_result(requirement: Requirement, resume: Resume) -> QuantityResult | None:
    """Compare certificates and licences asked for with those held."""
    if not requirement.certifications:
        return None
    text = requirement.text
    alternatives = len(requirement.certifications) > 1 and (
        _are_alternatives(requirement, list(requirement.certifications))
        or (" or " in text and " and " not in text)
    )
    results: list[tuple[float, str, tuple[TextSpan, ...]]] = []
    for wanted in requirement.certifications:
        credit, found = 0.0, f"{wanted} is not mentioned"
        spans: tuple[TextSpan, ...] = ()
        for held in resume.certifications:
            if not _same_certificate(wanted, held):
                continue
            value = {"current": 1.0, "unknown": 0.9, "expired": 0.45, "in_progress": 0.4}[held.status]
            if value > credit:
                state = {
                    "current": "",
                    "unknown": "",
                    "expired": ", expired",
                    "in_progress": ", in progress",
                }[held.status]
                credit, found, spans = value, f"{held.name}{state}", (held.span,)
        results.append((credit, found, spans))
    chosen = [max(results, key=lambda r: r[0])] if alternatives else results
    return QuantityResult(
        kind="certificate",
        credit=sum(r[0] for r in chosen) / len(chosen),
        asked=(" or " if alternatives else " and ").join(requirement.certifications),
        found="; ".join(r[1] for r in chosen),
        spans=tuple(s for r in chosen for s in r[2]),
    )


@lru_cache(maxsize=8192)
def _certificate_names(text: str) -> frozenset[str]:
    return frozenset(m.name for m in find_certificates(text))


@lru_cache(maxsize=8192)
def _families(name: str) -> frozenset[str]:
    return field_families(name)


def _same_certificate(wanted: str, held: Certification) -> bool:
    wanted_names = _certificate_names(wanted) | {fold(wanted)}
    held_names = _certificate_names(held.span.text) | _certificate_names(held.name) | {fold(held.name)}
    if wanted_names & held_names:
        return True
    wanted_stems, held_stems = set(content_stems(wanted)), set(content_stems(held.name))
    return bool(wanted_stems) and wanted_stems <= held_stems


def regions(text: str) -> frozenset[str]:
    """Return the countries and unions named in a text about permission to work."""
    return frozenset(name for name, pattern in _REGION if pattern.search(text))


def _facts(resume: Resume, kind: str) -> list[Fact]:
    return [f for f in resume.facts if f.kind == kind]


def _authorisation(asked_regions: frozenset[str], facts: list[Fact]) -> QuantityResult:
    """Compare stated permissions with the countries asked for: a fitting one decides, then a stated refusal, then another country."""
    fitting, refused, elsewhere = [], [], []
    for fact in facts:
        stated = regions(fact.span.text) | regions(fact.value)
        fits = (
            not asked_regions
            or bool(asked_regions & stated)
            or ("eu" in asked_regions and "ireland" in stated)
        )
        if _REFUSED_WORK.search(fact.span.text) and not (asked_regions and fits):
            refused.append(fact.span)
        elif fits or not stated:
            fitting.append(fact.span)
        else:
            elsewhere.append(fact.span)
    asked = "permission to work"
    if fitting:
        return QuantityResult(
            kind="authorisation", credit=1.0, asked=asked, found="stated", spans=tuple(fitting[:1])
        )
    if refused:
        return QuantityResult(
            kind="authorisation",
            credit=0.0,
            contradicted=True,
            asked=asked,
            found="the opposite is stated",
            spans=tuple(refused[:1]),
        )
    if elsewhere:
        return QuantityResult(
            kind="authorisation",
            credit=0.1,
            asked=asked,
            found="stated for another country",
            spans=tuple(elsewhere[:1]),
        )
    return QuantityResult(
        kind="authorisation", credit=0.0, asked=asked, found="nothing on permission to work"
    )


def with_languages_of_lines(resume: Resume) -> Resume:
    """Return the résumé with the languages that its short lines name and its language section does not.

    Parameters
    ----------
    resume : Resume

    Returns
    -------
    Resume
        "French: comfortable on the phone" under any heading counts as French of unstated level.
    """
    known = {fold(spoken.name) for spoken in resume.languages}
    added: list[Language] = []
    for line in resume.lines:
        if line.section in ("education", "publications") or len(line.text) > LANGUAGE_LINE_LENGTH:
            continue
        for mention in find_languages(line.text):
            if fold(mention.name) not in known:
                known.add(fold(mention.name))
                span = TextSpan(text=line.text, start=line.start, end=line.end)
                added.append(
                    Language(name=mention.name, level=mention.level, is_native=mention.is_native, span=span)
                )
    return dataclasses.replace(resume, languages=(*resume.languages, *added)) if added else resume


def permission_results(requirement: Requirement, resume: Resume) -> tuple[QuantityResult, ...]:
    """Compare work authorisation, clearance and driving licence with the facts that the résumé states."""
    text = requirement.text
    results = []
    if "legal" in requirement.kinds and _AUTHORISATION.search(text):
        asked_regions = regions(text)
        results.append(_authorisation(asked_regions, _facts(resume, "work_authorisation")))
    for kind, pattern, asked in (
        ("clearance", _CLEARANCE, "a clearance"),
        ("driving_licence", _DRIVING, "a driving licence"),
    ):
        if not pattern.search(text):
            continue
        facts = _facts(resume, kind)
        good = [
            f
            for f in facts
            if not re.search(
                r"\b(?:no|not|never|don't|don’t|expired|lapsed|suspended)\b", f.span.text, re.IGNORECASE
            )
            or re.search(r"\bno (?:points|tickets|demerits|endorsements)\b", f.span.text, re.IGNORECASE)
        ]
        if good:
            results.append(
                QuantityResult(kind=kind, credit=1.0, asked=asked, found="stated", spans=(good[0].span,))
            )
        elif facts:
            results.append(
                QuantityResult(
                    kind=kind,
                    credit=0.1,
                    contradicted=True,
                    asked=asked,
                    found="denied or lapsed",
                    spans=(facts[0].span,),
                )
            )
        else:
            results.append(QuantityResult(kind=kind, credit=0.0, asked=asked, found="not mentioned"))
    return tuple(results)
