"""Certificates asked for against those that a résumé states; licences to drive are in `matcher.scoring.permissions`."""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.clauses import clause_spans, negates
from matcher.scoring.permissions import asks_for_driving_licence
from matcher.scoring.results import STATED_LINE_LENGTH, QuantityResult
from matcher.scoring.stances import IN_PROGRESS, WISH
from matcher.scoring.words import content_stems, fold
from matcher.types import CertificateStatus, Certification, Requirement, Resume, TextSpan

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
_NOT_HELD: Final = re.compile(r"\b(?:bought the book|on my list|thinking of|considering|part \d|not taken)\b", re.IGNORECASE)  # fmt: skip
_RUN_OUT: Final = re.compile(r"\b(?:expired|lapsed|ran out|run out|out of date)\b", re.IGNORECASE)
_DENIED_WORDS: Final = ", denied"
_GENERIC: Final = frozenset(stem for word in ("certificate", "certification", "certified", "licence", "license", "licensed", "card", "qualification", "training", "accreditation", "registration", "registered", "check", "valid", "current") for stem in content_stems(word))  # fmt: skip


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


def _are_alternatives(requirement: Requirement, names: list[str]) -> bool:
    wanted = {fold(n) for n in names}
    return any(
        len(wanted & {fold(m) for m in group}) >= 2
        or (len(wanted) > 1 and sum(any(w in fold(m) for m in group) for w in wanted) >= 2)
        for group in requirement.any_of
    )


def _certificate_in_lines(wanted: str, resume: Resume) -> tuple[float, str, tuple[TextSpan, ...]]:
    """Return credit, words and evidence for a certificate that a line outside the jobs names in the posting's words."""
    core = frozenset(content_stems(wanted)) - _GENERIC
    best: tuple[float, str, tuple[TextSpan, ...]] = (0.0, f"{wanted} is not mentioned", ())
    if not core:
        return best
    for line in resume.lines:
        text = line.compared_text
        if line.experience is not None or len(text) > STATED_LINE_LENGTH or not core <= _stems(text):
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
        if line.experience is not None or len(text) > STATED_LINE_LENGTH:
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
