"""Permission to work, clearance, driving licence and vehicle: which of them a posting asks for, and where a résumé states them."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import Final

from matcher.parsing.clauses import labelled_spans
from matcher.scoring.checks import CHECK, CHECK_STATED, CLEARS_THINGS, ELIGIBLE, clearance_result
from matcher.scoring.driving import (
    DRIVING,
    LICENCE,
    OWN_VEHICLE,
    VEHICLE_STATED,
    driving_licence_result,
    vehicle_result,
)
from matcher.scoring.results import QuantityResult, Statement
from matcher.scoring.work_permits import NATIONALITY, STATED, authorisation_result
from matcher.types import Fact, Requirement, Resume, TextSpan

_I: Final = re.IGNORECASE
_ASKED: Final = re.compile(
    r"\b(?:authori[sz]\w*|eligib\w+|entitled|right|able|allowed|permitted|permission|free) (?:and \w+ )?to (?:live and |reside and |legally )?work\b|\bmay (?:legally |lawfully )?work in\b|\bwork (?:authori[sz]ation|permit|visa|rights)\b|\bsponsor(?:ship)?\b.{0,30}\b(?:visa|work|employ|post|role|position)|\b(?:visa|immigration)s?\b.{0,30}\bsponsor|\bcitizen\w*(?![- ]scien)|\b(?:[A-Z][a-z]+|[A-Z]{2}) national(?:s|ity)?\b|\bnationality\b|\bpermanent residen\w+|\bvisas?\b(?! (?:partners?|and master|/ ?master|cards?|inc\b))|\bwithout (?:requiring )?sponsorship|\b(?:can|cannot|do|not|unable to|can't|can’t|don't|don’t) (?:not )?sponsor",
    _I,
)
_DEMONYM: Final = re.compile(
    r"\b(?:British|Canadian|American|Australian|Belgian|Austrian|Swiss|NZ|South African|[A-Z][a-z]+(?:ian|an|er|ino|ese|i))\b"
)
_ASKED_FOR: Final = {
    "work_authorisation": _ASKED,
    "clearance": CHECK,
    "driving_licence": DRIVING,
    "vehicle": OWN_VEHICLE,
}
_FACTS: Final = (
    ("work_authorisation", STATED),
    ("clearance", CHECK_STATED),
    ("driving_licence", LICENCE),
    ("vehicle", VEHICLE_STATED),
)
SHORT_ROW: Final = 120
"""Longer rows name a nationality for other reasons than that it is the writer's."""
# Parts of words one of which every statement of a kind holds; to look for them first spares most rows the long pattern.
_HINTS: Final = {
    "work_authorisation": (
        "authori", "eligib", "entitled", "right", "allowed", "permit", "free to", "citizen", "passport", "resid", "settled", "leave",
        "card", "sponsor", "stamp", "abode", "national", "born", "visa", "niederlass", "ilr", "h1", "h-1", "permission", "worker", "bn",
    ),
    "driving_licence": (
        "licen", "lgv", "hgv", "cdl", "hrerschein", "permi", "rijbewijs", "jazdy", "driv", "class", "full g", "ontario g", "g since", "category b", "carn", "clean", "passed my test",
    ),
}  # fmt: skip
FIRM_PERMIT: Final = 0.7
"""From this credit a permission to work is beyond doubt."""
BESIDE_A_PERMIT: Final = 0.6
"""Of a check asked for together with a permission to work, where the permission is stated."""
ELIGIBLE_BY_PERMIT: Final = 0.4
"""Of being eligible for a security clearance, for who may work in the country."""
HELD: Final = 0.4
"""From this credit a licence to drive is held, if perhaps of another country."""
_ADDRESS: Final = re.compile(r"(?:@|www\.|://)[^\s|]*\.$", _I)
_REST_OF_ADDRESS: Final = re.compile(r"^[\w./-]+\s+\W*")
MAX_ROW: Final = 600
"""Longer rows are prose that states no such fact in passing."""


def permission_results(requirement: Requirement, resume: Resume) -> tuple[QuantityResult, ...]:
    """Compare work authorisation, clearance, driving licence and vehicle with what the résumé states.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    tuple of QuantityResult
        One for each of the four that the requirement asks for.
    """
    text = requirement.text
    asked = _asked_for(text)
    results = []
    if "legal" in requirement.kinds and "work_authorisation" in asked:
        results.append(authorisation_result(text, _statements(resume, "work_authorisation")))
    if "clearance" in asked and not CLEARS_THINGS.search(text):
        clearance = clearance_result(text, _statements(resume, "clearance"))
        results.append(_with_permit(text, clearance, results, resume))
    if "driving_licence" in asked:
        held = _statements(resume, "driving_licence") + _statements(resume, "vehicle")
        results.append(driving_licence_result(text, held))
    if "vehicle" in asked:
        is_driver = any(r.kind == "driving_licence" and r.credit >= HELD for r in results)
        vehicle = vehicle_result(_statements(resume, "vehicle"), is_driver=is_driver)
        if vehicle is not None:
            results.append(vehicle)
    return tuple(results)


def _with_permit(
    text: str, clearance: QuantityResult, results: list[QuantityResult], resume: Resume
) -> QuantityResult:
    """Return what a permission to work says of a check that is still to come: it is half of the demand, or makes eligible."""
    if clearance.contradicted or clearance.credit > 0.0:
        return clearance
    if results:
        (permit,), least = results, BESIDE_A_PERMIT
    elif ELIGIBLE.search(text):
        permit = authorisation_result(text, _statements(resume, "work_authorisation"))
        least = ELIGIBLE_BY_PERMIT
    else:
        return clearance
    if permit.credit < FIRM_PERMIT:
        return clearance
    return dataclasses.replace(
        clearance,
        credit=least,
        found="not mentioned, yet a permit to work there is",
        spans=permit.spans,
        is_inferred=True,
    )


@lru_cache(maxsize=4096)
def _asked_for(text: str) -> frozenset[str]:
    """Return the kinds of permission that a text is about; a requirement is asked again for every résumé."""
    return frozenset(kind for kind, pattern in _ASKED_FOR.items() if pattern.search(text))


def _statements(resume: Resume, kind: str) -> list[Statement]:
    """Return the facts of a kind, as the clauses that state them."""
    return [
        Statement(
            fact.span.text if fact.value in fact.span.text else f"{fact.span.text} {fact.value}", fact.span
        )
        for fact in resume.facts
        if fact.kind == kind
    ]


def with_permissions_of_text(resume: Resume) -> Resume:
    """Return the résumé with the permissions, licences and vehicles that its text states anywhere.

    Parameters
    ----------
    resume : Resume

    Returns
    -------
    Resume
        With further facts of the kinds ``work_authorisation``, ``clearance``, ``driving_licence`` and ``vehicle``. They stand apart from the
        lines, which hold nothing personal, and only a requirement of the same kind reads them.
    """
    known = _known_places(resume)
    added: list[Fact] = []
    text, begin = resume.document.text, 0
    for row in text.split("\n"):
        for kind, pattern in _FACTS if len(row) <= MAX_ROW else ():
            if not _may_state(kind, pattern, row):
                continue
            for start, end in labelled_spans(row):
                clause = _after_address(row, start, row[start:end]).strip()
                is_nationality = kind == "work_authorisation" and NATIONALITY.search(clause)
                if not (is_nationality or pattern.search(clause)):
                    continue
                at = begin + row.index(clause, start)
                if _covers(known[kind], at):
                    continue
                span = TextSpan(text=clause, start=at, end=at + len(clause))
                added.append(Fact(kind=kind, value=" ".join(clause.split()), span=span))
        begin += len(row) + 1
    return dataclasses.replace(resume, facts=(*resume.facts, *added)) if added else resume


def _after_address(row: str, start: int, clause: str) -> str:
    """Return a clause without the end of an address that its full stop cut in two: "…@mail.example | Citizen" begins at "Citizen"."""
    if not _ADDRESS.search(row[:start]):
        return clause
    return _REST_OF_ADDRESS.sub("", clause, count=1) or clause


def _known_places(resume: Resume) -> dict[str, tuple[list[int], list[int]]]:
    """Return by kind where the facts begin and how far they have reached by then, both in order."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for fact in sorted(resume.facts, key=lambda fact: fact.span.start):
        starts, reached = places[fact.kind]
        starts.append(fact.span.start)
        reached.append(max([fact.span.end, *reached[-1:]]))
    return places


def _covers(places: tuple[list[int], list[int]], at: int) -> bool:
    """Return whether one of the facts whose beginnings and ends are given holds a place."""
    starts, reached = places
    before = bisect_right(starts, at)
    return before > 0 and at < reached[before - 1]


def _may_state(kind: str, pattern: re.Pattern[str], row: str) -> bool:
    """Tell whether some clause of a row may state a fact of a kind."""
    if kind == "work_authorisation" and len(row) <= SHORT_ROW and _DEMONYM.search(row):
        return True
    hints = _HINTS.get(kind)
    if hints is not None and "EAD" not in row:
        lowered = row.lower()
        if not any(hint in lowered for hint in hints):
            return False
    return pattern.search(row) is not None
