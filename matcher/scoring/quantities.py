"""Demands that are decided by rule: degrees, languages, certificates.

Each test returns how much of the demand the résumé's typed facts show, and the spans that show it.
Permissions are in `matcher.scoring.permissions`, years in `matcher.scoring.years`.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.clauses import clause_spans, negates
from matcher.parsing.degrees import field_families
from matcher.parsing.languages import find_languages, language_names
from matcher.parsing.posting.education import accepted_paths
from matcher.scoring.permissions import asks_for_driving_licence
from matcher.scoring.results import QuantityResult
from matcher.scoring.stances import IN_PROGRESS, WISH
from matcher.scoring.words import content_stems, fold
from matcher.types import (
    DEGREE_LEVELS,
    CertificateStatus,
    Certification,
    Education,
    Fact,
    Language,
    LanguageNeed,
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

WRITTEN_IN_ENGLISH: Final = 0.8
"""Credit for English where a résumé in English does not mention it."""

LANGUAGE_PART: Final = 60
"""What is said of a language stands within so many characters of its name."""

SUBJECT_STEM: Final = 4
"""Least length of a beginning by which two words for a subject are taken for one."""

_PART_END: Final = re.compile(r"[,;.|/\n](?![^(\n]*\))")
_ENGLISH_WORDS: Final = frozenset(
    {"the", "and", "of", "for", "with", "to", "in", "on", "at", "from", "by", "a"}
)
_ONLY: Final = re.compile(r"\bonly\b|that's it|that’s it|no other language", re.IGNORECASE)
_BILINGUAL: Final = re.compile(r"\bbilingual|\bzweisprachig|\bbilingue", re.IGNORECASE)
_AT_HOME: Final = re.compile(
    r"\b(?:(?:from|at|since) (?:home|birth|childhood|my (?:mother|father|parents)\w*)|mother['’]s|first language|mother tongue|grew up|raised|family language|with my (?:husband|wife|partner|family|children)|spoken at home)\b",
    re.IGNORECASE,
)
_DAILY: Final = re.compile(
    r"\b(?:daily|every (?:working )?day|at work|work(?:ing)? language|everyday at work|(?:used|use) (?:it )?(?:daily|every)|language of my (?:work|studies))\b",
    re.IGNORECASE,
)
_NOT_HELD: Final = re.compile(r"\b(?:bought the book|on my list|thinking of|considering|part \d|not taken)\b", re.IGNORECASE)  # fmt: skip
_RUN_OUT: Final = re.compile(r"\b(?:expired|lapsed|ran out|run out|out of date)\b", re.IGNORECASE)
# What a certificate is worth by its state, and how a reason says so.
STATUS_CREDIT: Final[dict[CertificateStatus, float]] = {
    "current": 1.0,
    "unknown": 0.9,
    "expired": 0.45,
    "in_progress": 0.4,
}
NAMED_CREDIT: Final = 0.75
"""Of a certificate that only the posting's words name; it may be something else of that name."""

_STATUS_WORDS: Final[dict[CertificateStatus, str]] = {
    "current": "",
    "unknown": "",
    "expired": ", expired",
    "in_progress": ", in progress",
}
_OPEN_FIELD: Final = re.compile(
    r"\b(?:relat(?:ed|ing)|relevant|similar|comparable|equivalent|any|other|or a (?:technical|quantitative|scientific)|adjacent|such as)\b",
    re.IGNORECASE,
)


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
            held_stems = _in_words_of(set(content_stems(field)), asked_stems)
            if asked_stems and asked_stems <= held_stems:
                return 1.0
            if held_stems and held_stems <= asked_stems:
                best = max(best, 0.9)
            elif asked_stems & held_stems:
                best = max(best, 0.8 if is_open else 0.6)
            if asked_families & _families(field):
                best = max(best, 0.85 if is_open else 0.5)
    return best


def _in_words_of(held: set[str], asked: set[str]) -> set[str]:
    """Return stems of a subject, those that one of the other's begins or goes on replaced by it: "math" is "mathematics"."""
    return {
        next((a for a in sorted(asked) if len(min(a, h, key=len)) >= SUBJECT_STEM and (a.startswith(h) or h.startswith(a))), h)
        for h in held
    }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreePath:
    """One way to meet a requirement that asks for a degree and years: credit of the degree, 0-1, and years asked; None where it asks for none."""

    degree_credit: float | None
    years: float | None

    def credit(self, months: float) -> float:
        """Return how far it is met, 0-1, by whom so many months of experience count for."""
        worked = 1.0 if not self.years else min(1.0, months / (12.0 * self.years))
        return worked if self.degree_credit is None else min(worked, self.degree_credit)


def degree_paths(requirement: Requirement, resume: Resume) -> tuple[DegreePath, ...]:
    """Compare each combination of degree and years that a requirement accepts with the education shown.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    tuple of DegreePath
        Empty unless both are asked for.
    """
    if requirement.degree_level is None or requirement.min_years is None:
        return ()
    paths = []
    for level, years in accepted_paths(requirement.text):
        asked = dataclasses.replace(requirement, degree_level=level, equivalent_experience_ok=False)
        found = degree_result(asked, resume)
        paths.append(DegreePath(degree_credit=None if found is None else found.credit, years=years))
    return tuple(paths)


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
            credit = 0.5 + 0.5 * subject if subject >= 0.5 else 0.2 + 0.4 * subject
        elif gap == -1:
            credit = 0.25 if subject >= 0.5 else 0.1
        else:
            credit = 0.0
        found = name
        if held.status in ("in_progress", "broken_off") and gap >= 1:
            # Nobody studies for a master's without a first degree, nor for any degree without a school certificate.
            credit = 1.0 if requirement.degree_level == "high_school" else 0.9 * credit
            found = f"{name} begun, which needs what is asked"
        elif held.status == "in_progress":
            credit, found = min(credit, 0.5) * 0.9, f"{name}, not finished"
        elif held.status == "broken_off":
            credit, found = min(credit, 0.5) * 0.6, f"{name}, broken off"
        elif gap < 0:
            found = f"{name}, a lower level"
        elif subject < 0.5:
            found = f"{name}, another subject"
        if credit > best.credit:
            best = QuantityResult(
                kind="degree",
                credit=credit,
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
    """Compare the languages asked for with those stated; languages of one ``any_of`` group are alternatives.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    QuantityResult or None
        None when no language is asked for.
    """
    if not requirement.languages:
        return None
    results = {need.name: _best_language(need, resume) for need in requirement.languages}
    groups = _language_groups(requirement, list(results))
    chosen = [max((results[name] for name in group), key=lambda r: r[0]) for group in groups]
    credits = [result[0] for result in chosen]
    credit = sum(credits) / len(credits)
    foreign = [c for c, group in zip(credits, groups, strict=True) if group != ["english"]]
    if foreign and len(foreign) < len(credits) and max(foreign) == 0.0:
        # Of "English and Spanish" it is the Spanish that sets people apart.
        credit = 0.1 if _BILINGUAL.search(requirement.text) else 0.35
    missing = {name for name, result in results.items() if result[0] == 0.0}
    ruled_out = any(fact.kind == "no_language" and fact.value in missing for fact in resume.facts)
    only = ruled_out or any(_ONLY.search(spoken.span.text) for spoken in resume.languages)
    return QuantityResult(
        kind="language",
        credit=credit,
        contradicted=min(credits) == 0.0 and only,
        asked=" and ".join(" or ".join(name.title() for name in group) for group in groups),
        found="; ".join(result[1] for result in chosen),
        spans=tuple(span for result in chosen for span in result[2]),
    )


def _best_language(need: LanguageNeed, resume: Resume) -> tuple[float, str, tuple[TextSpan, ...]]:
    """Return credit, words and evidence for one language."""
    best: tuple[float, str, tuple[TextSpan, ...]] = (0.0, f"{need.name.title()} is not mentioned", ())
    for spoken in resume.languages:
        if fold(spoken.name) == fold(need.name):
            value, words = _language_credit(need.level, spoken, resume.document.text)
            if value > best[0]:
                best = (value, words, (spoken.span,))
    if best[0] < WRITTEN_IN_ENGLISH and need.name == "english" and _is_in_english(resume):
        return WRITTEN_IN_ENGLISH, "the résumé is written in English", best[2]
    return best


def _is_in_english(resume: Resume) -> bool:
    """Return whether the person's own sentences are English, by the commonest little words."""
    words = [w for line in resume.lines for w in line.compared_text.lower().split()]
    return len(words) >= 60 and sum(w in _ENGLISH_WORDS for w in words) >= 0.06 * len(words)


def _language_groups(requirement: Requirement, names: list[str]) -> list[list[str]]:
    """Return the languages asked for: each group by one of its members, all groups together."""
    groups: list[list[str]] = []
    left = list(names)
    for options in requirement.any_of:
        folded = [fold(option) for option in options]
        inside = [n for n in left if any(fold(n) in option for option in folded)]
        # Who is bilingual speaks both.
        if len(inside) > 1 and not _BILINGUAL.search(requirement.text):
            groups.append(inside)
            left = [n for n in left if n not in inside]
    return [*([n] for n in left), *groups]


def _language_credit(asked_level: int, spoken: Language, text: str) -> tuple[float, str]:
    name = spoken.name.title()
    said = _said_of(spoken, text)
    if spoken.is_native or _AT_HOME.search(said):
        return 1.0, f"{name}, native or spoken at home"
    level = spoken.level
    if level <= 3 and _DAILY.search(said):
        level = 5
    if level == 0:
        return (0.6 if asked_level > 3 else 0.85), f"{name}, no level stated"
    needed = asked_level or 3
    if level >= needed:
        return 1.0, f"{name} at the level asked"
    return (0.5 if level >= needed - 2 else 0.25), f"{name}, below the level asked"


def _said_of(spoken: Language, text: str) -> str:
    """Return the part of a row of languages that speaks of one of them."""
    start, end = spoken.span.start, spoken.span.end
    if end - start > LANGUAGE_PART:  # the span is a whole line: look for the name in it
        names = [place for name, *place in language_names(text[start:end]) if name == spoken.name]
        if not names:
            return ""
        start, end = start + names[0][0], start + names[0][1]
    before = text[max(0, start - LANGUAGE_PART) : start]
    after = text[end : end + LANGUAGE_PART]
    return _PART_END.split(before)[-1] + text[start:end] + _PART_END.split(after)[0]


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
    # Licences to drive have a rule of their own.
    asked = [c for c in requirement.certifications if not asks_for_driving_licence(c)]
    if not asked:
        return None
    for wanted in asked:
        credit, found = 0.0, f"{wanted} is not mentioned"
        spans: tuple[TextSpan, ...] = ()
        for held in resume.certifications:
            after = resume.document.text[held.span.start : held.span.end + 30].partition("\n")[0]
            if not _same_certificate(wanted, held) or _NOT_HELD.search(after):
                continue
            value = STATUS_CREDIT[held.status]
            if value > credit:
                credit, found, spans = value, held.name + _STATUS_WORDS[held.status], (held.span,)
        if credit == 0.0:
            credit, found, spans = _certificate_in_lines(wanted, resume)
        results.append((credit, found, spans))
    chosen = [max(results, key=lambda r: r[0])] if alternatives else results
    return QuantityResult(
        kind="certificate",
        contradicted=all(found.endswith(_DENIED_WORDS) for _, found, _ in chosen),
        credit=sum(r[0] for r in chosen) / len(chosen),
        asked=(" or " if alternatives else " and ").join(asked),
        found="; ".join(r[1] for r in chosen),
        spans=tuple(s for r in chosen for s in r[2]),
    )


_DENIED_WORDS: Final = ", denied"
_GENERIC: Final = frozenset(stem for word in ("certificate", "certification", "certified", "licence", "license", "licensed", "card", "qualification", "training", "accreditation", "registration", "registered", "check", "valid", "current") for stem in content_stems(word))  # fmt: skip


def _certificate_in_lines(wanted: str, resume: Resume) -> tuple[float, str, tuple[TextSpan, ...]]:
    """Return credit, words and evidence for a certificate that a line outside the jobs names in the posting's words."""
    core = frozenset(content_stems(wanted)) - _GENERIC
    best: tuple[float, str, tuple[TextSpan, ...]] = (0.0, f"{wanted} is not mentioned", ())
    if not core:
        return best
    for line in resume.lines:
        text = line.compared_text
        if line.experience is not None or len(text) > LANGUAGE_LINE_LENGTH or not core <= _stems(text):
            continue
        clause = next((text[a:b] for a, b in clause_spans(text) if core & _stems(text[a:b])), text)
        span = TextSpan(text=line.text, start=line.start, end=line.end)
        if negates(clause):
            if not best[2]:
                best = (0.0, f"{wanted}{_DENIED_WORDS}", (span,))
            continue
        if WISH.search(clause) or _NOT_HELD.search(text):
            continue
        status = _status_in(clause)
        value = NAMED_CREDIT if status == "unknown" else STATUS_CREDIT[status]
        if value > best[0]:
            best = (value, wanted + _STATUS_WORDS[status], (span,))
    return best


def _status_in(clause: str) -> CertificateStatus:
    """Return the state of a certificate that a clause names as held or being earned."""
    if IN_PROGRESS.search(clause):
        return "in_progress"
    return "expired" if _RUN_OUT.search(clause) else "unknown"


@lru_cache(maxsize=1 << 16)
def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))


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
    if initials(wanted) == held.name.upper() or initials(held.name) == wanted.upper():
        return True
    wanted_stems, held_stems = set(content_stems(wanted)), set(content_stems(held.name))
    return bool(wanted_stems) and wanted_stems <= held_stems


def initials(name: str) -> str:
    """Return the initials of a name of three words and more, else an empty text.

    Examples
    --------
    >>> initials("Certified Kubernetes Administrator")
    'CKA'
    """
    words = [w for w in re.findall(r"[A-Za-z]+", name) if w.lower() not in ("of", "in", "and", "the", "for")]
    return "".join(w[0] for w in words).upper() if len(words) >= 3 else ""


def with_languages_of_lines(resume: Resume) -> Resume:
    """Return the résumé with the languages that its short lines name and its language section does not.

    Parameters
    ----------
    resume : Resume

    Returns
    -------
    Resume
        "French: comfortable on the phone" under any heading counts as French of unstated level; "no French" becomes a fact of the kind
        ``no_language``.
    """
    known = {fold(spoken.name) for spoken in resume.languages}
    added: list[Language] = []
    denied: list[Fact] = []
    for line in resume.lines:
        text = line.compared_text
        if line.section in ("education", "publications") or len(text) > LANGUAGE_LINE_LENGTH:
            continue
        names = language_names(text)
        if not names:
            continue
        levels = {mention.name: mention for mention in find_languages(text)}
        span = TextSpan(text=line.text, start=line.start, end=line.end)
        for name, start, _ in names:
            clause = next((text[a:b] for a, b in clause_spans(text) if start < b), text)
            if negates(clause) and name not in levels:
                denied.append(Fact(kind="no_language", value=name, span=span))
            elif fold(name) not in known and (name in levels or line.experience is None):
                known.add(fold(name))
                found = levels.get(name)
                level, native = (found.level, found.is_native) if found else (0, False)
                added.append(Language(name=name, level=level, is_native=native, span=span))
    if not added and not denied:
        return resume
    return dataclasses.replace(resume, languages=(*resume.languages, *added), facts=(*resume.facts, *denied))


def with_certificates_of_lines(resume: Resume) -> Resume:
    """Return the résumé with the certificates that its lines name outside jobs and its parsed certificates do not.

    Parameters
    ----------
    resume : Resume

    Returns
    -------
    Resume
        A clause that denies, plans or wishes for a certificate adds none; one that is being earned or has run out says so in its status.
    """
    known = {name for c in resume.certifications for name in _certificate_names(f"{c.name} {c.span.text}")}
    added: list[Certification] = []
    for line in resume.lines:
        text = line.compared_text
        if line.experience is not None or len(text) > LANGUAGE_LINE_LENGTH:
            continue
        mentions = find_certificates(text)
        if not mentions:
            continue
        clauses = clause_spans(text)
        for mention in mentions:
            if mention.name in known:
                continue
            start, end = next((c for c in clauses if mention.start < c[1]), clauses[-1])
            clause = text[start:end]
            if negates(clause) or WISH.search(clause) or _NOT_HELD.search(text[start : end + 30]):
                continue
            known.add(mention.name)
            span = TextSpan(text=line.text, start=line.start, end=line.end)
            added.append(Certification(name=mention.name, status=_status_in(clause), span=span))
    return dataclasses.replace(resume, certifications=(*resume.certifications, *added)) if added else resume
