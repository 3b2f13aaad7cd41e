"""Permission to work, clearance, driving licence and vehicle: what a posting asks and what a résumé states.

Rules of free movement: citizens of the European Union, the EEA and Switzerland may work in each of its countries, Irish citizens in the United
Kingdom too, British citizens in Ireland, Australians in New Zealand and the reverse. A permit holds where it was given.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from matcher.parsing.clauses import clause_spans
from matcher.scoring.results import QuantityResult
from matcher.types import Fact, Requirement, Resume, TextSpan

_I: Final = re.IGNORECASE
_EU: Final = "Germany German Deutschland France French Spain Spanish Italy Italian Netherlands Dutch Belgium Belgian Austria Austrian Poland Polish Portugal Portuguese Sweden Swedish Denmark Danish Finland Finnish Malta Maltese Greece Greek Cyprus Cypriot Czechia Czech Romania Romanian Bulgaria Bulgarian Hungary Hungarian Lithuania Lithuanian Latvia Latvian Estonia Estonian Croatia Croatian Slovakia Slovak Slovenia Slovenian Luxembourg Ireland Irish Norway Norwegian Iceland Icelandic Liechtenstein Switzerland Swiss"
_REGIONS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "us",
            r"\b(?:U\.?S\.?A?\.?|United States|Americans?|[Gg]reen [Cc]ards?|H-?1-?B|EAD|OPT|CPT|L-?[12]|E-?3|TN visa|USC)(?!\w)",
        ),
        (
            "uk",
            r"\b(?:U\.?K\.?|United Kingdom|(?:Great )?Britain|British|Scotland|Scottish|Wales|Welsh|England|English (?:citizen|passport)|Northern Ireland|[Ss]ettled [Ss]tatus|[Ii]ndefinite [Ll]eave|ILR|Skilled Worker)(?!\w)",
        ),
        ("ireland", r"\b(?:(?<!Northern )Ireland|Irish|EIRE|Stamp [14])\b"),
        ("eu", rf"\b(?:E\.?U\.?|European Union|EEA|EFTA|Schengen|Blue Card|{'|'.join(_EU.split())})(?!\w)"),
        ("canada", r"\b(?:Canada|Canadians?)\b"),
        ("australia", r"\b(?:Australia|Australian)\b"),
        ("new zealand", r"\b(?:New Zealand(?:er)?|NZ)\b"),
        ("india", r"\b(?:Indian?|OCI)\b"),
        ("singapore", r"\bSingapore(?:an)?\b"),
        ("mexico", r"\b(?:Mexico|Mexican)\b"),
        ("brazil", r"\b(?:Brazil|Brazilian)\b"),
        ("japan", r"\b(?:Japan|Japanese)\b"),
        ("other", r"\b(?:Nigerian?|Ghana(?:ian)?|Kenyan?|Pakistani?|Bangladeshi?|Philippines?|Filipino|Chin(?:a|ese)|Vietnam(?:ese)?|South Afric(?:a|an)|Turk(?:ey|ish)|Ukrain(?:e|ian)|Russian?|Israeli?|Egypt(?:ian)?|Morocc(?:o|an)|Colombian?|Argentin(?:a|e|ian)|Chilean?|Peru(?:vian)?|Jamaican?|Nepal(?:i|ese)?|Sri Lankan?|Korean?|Thai|Indonesian?|Malaysian?)\b"),
    )
)  # fmt: skip
# Where else the citizens of a region may work.
_FREE_MOVEMENT: Final = {
    "ireland": frozenset({"uk", "eu"}),
    "uk": frozenset({"ireland"}),
    "australia": frozenset({"new zealand"}),
    "new zealand": frozenset({"australia"}),
}
_ASKED: Final = re.compile(
    r"\b(?:authori[sz]\w*|eligib\w+|entitled|right|able|allowed|permitted|permission|free) (?:and \w+ )?to (?:live and |reside and |legally )?work\b|\bmay work in\b|\bwork (?:authori[sz]ation|permit|visa|rights)\b|\bsponsor(?:ship)?\b.{0,30}\b(?:visa|work|employ|post|role|position)|\b(?:visa|immigration)s?\b.{0,30}\bsponsor|\bcitizen\w*|\bpermanent residen\w+|\bvisas?\b|\bwithout (?:requiring )?sponsorship|\b(?:can|cannot|do|not|unable to|can't|can’t|don't|don’t) (?:not )?sponsor",
    _I,
)
_REFUSED: Final = re.compile(
    r"\b(?:would need|will need|need(?:s|ing)? (?:an? )?(?:visa|sponsor\w*|permit|work permit)|requir(?:e|es|ing) (?:an? )?(?:visa|sponsor\w*|permit|work permit)|no (?:work )?(?:permit|authori[sz]ation|visa)|no right to work|not (?:yet )?(?:authori[sz]ed|eligible|permitted|allowed)|"
    r"sponsorship (?:is )?(?:needed|required)|(?:visa|permit) (?:has )?(?:expired|lapsed))\b",
    _I,
)
_PRAISED: Final = re.compile(r"\b(?:no|without|never need\w*) (?:need (?:for|of) )?(?:visa )?sponsorship\b|\b(?:not|n['’]t) (?:need|require)\b", _I)  # fmt: skip
_STATED: Final = re.compile(
    r"\b(?:authori[sz]ed|eligible|entitled|right|allowed|permitted|free) to (?:live and )?work\b|\bwork (?:authori[sz](?:ed|ation)|permit|rights)\b|\bcitizen(?:ship)?\b|\bpassport\b|\bpermanent residen\w+|\b(?:pre-?)?settled status\b|\bindefinite leave\b|\bgreen card\b|\bsponsorship\b|\bblue card\b|\bstamp 4\b|\bright of abode\b|\bnationality\W+\w+|\bborn (?:here\b|in [A-Z][a-z]+, [A-Z]{2}\b)|\b(?:need|require)s? an? (?:visa|permit)|\bdependant visa|\bNiederlassungserlaubnis\b|\b(?:EAD|ILR|H-?1-?B)\b",
    _I,
)
_BORN_IN_STATE: Final = re.compile(r"\b[Bb]orn in [A-Z][\w ]+, [A-Z]{2}\b")
_CITIZEN: Final = re.compile(r"\b(?:citizen\w*|passport|national(?:ity)?|born)\b", _I)
_TEMPORARY: Final = re.compile(
    r"\b(?:OPT|CPT|F-?1|H-?1-?B|student (?:visa|permit)|graduate visa|pre-?settled|valid (?:un)?til|valid to|expires?|until|working holiday|tier 4)\b",
    _I,
)
_CLEARANCE: Final = re.compile(
    r"\b(?:clearance|vetting|top secret|ts/sci|security cleared|public trust)\b", _I
)
_DRIVING: Final = re.compile(
    r"\bdriv(?:er|ers|er's|er’s|ing)(?:'s|’s)? (?:licen[cs]e|entitlement|permit|record)|\blicen[cs]e to drive\b|\bvalid (?:\w+ ){0,2}licen[cs]e\b.{0,40}\bdriv|\bF[üu]hrerschein\b|\bpermis de conduire\b|\bfull (?:\w+ ){0,2}licen[cs]e\b.{0,40}\b(?:car|driv)",
    _I,
)
_LICENCE: Final = re.compile(
    r"\bdriv(?:er|ers|er's|er’s|ing)(?:['’]s?)? (?:licen[cs]e|record)|\b(?:class|category|cat\.?|code) [a-h0-9][e0-9+]{0,2}\b.{0,12}(?:licen[cs]e|driver|clean)|\b(?:full|clean|valid|current|car|provisional|regular|g|b|uk|eu) (?:\w+ ){0,2}licen[cs]e\b|\bCDL\b|\bF[üu]hrerschein\b|\bpermis (?:de conduire|b)\b|\brijbewijs\b|\bprawo jazdy\b|\blicen[cs]e,? (?:class |category )?[A-G][E0-9]?\b|\blicen[cs]e, (?:reinstated|clean|valid|no points)|"
    r"\b(?:no (?:driving )?licen[cs]e|(?:do not|don['’]t|cannot|can['’]t|never learn(?:ed|t) to) drive)\b|\b[A-Z][a-z]+ license, (?:valid|reinstated|clean)|\bLGV|\bHGV (?:class|licen)",
    _I,
)
# Classes beyond the ordinary car, wherever they were given.
_LICENCE_CLASS: Final = re.compile(
    r"\b(?:C\+?E|C1|D1|LGV|HGV|CDL|PCV|MINIBUS|MIDAS|CLASS 1|CATEGORY [CD]E?)\b"
)
_EU_LICENCE: Final = re.compile(r"F[üu]hrerschein|permis de conduire|rijbewijs|prawo jazdy", _I)
_NO_LICENCE: Final = re.compile(
    r"\b(?:no (?:driving |driver['’]?s? |car )?licen[cs]e|without (?:a )?(?:driving )?licen[cs]e|(?:do not|don['’]t|cannot|can['’]t|never learn(?:ed|t) to) drive\b(?! for)|licen[cs]e (?:is |was )?(?:suspended|revoked|lapsed|expired|given up|withdrawn)|(?:suspended|revoked|lapsed|expired) (?:driving )?licen[cs]e|disqualified|banned from driving)\b",
    _I,
)
_LEARNER: Final = re.compile(
    r"\b(?:provisional|learner['’]?s?|learning to drive|driving lessons|test (?:booked|in)|lessons)\b", _I
)
_CAR: Final = re.compile(
    r"\b(?:own|use of|access to) (?:an? )?(?:\w+ )?(?:car|vehicle|transport(?:ation)?)|\breliable (?:\w+ )?(?:car|vehicle|transport(?:ation)?)|\bpersonal vehicle\b",
    _I,
)
_NO_CAR: Final = re.compile(
    r"\b(?:no|without|don['’]t (?:own|have) a|do not (?:own|have) a|sold (?:my|the)) (?:car|vehicle)\b|\bcar-?free\b",
    _I,
)
_HAS_CAR: Final = re.compile(
    r"\b(?:own|have a|with(?: a)?|use of a) (?:\w+ )?(?:car|vehicle|truck|van|pick-?up)\b", _I
)
_DENIED: Final = re.compile(
    r"\b(?:no|not|never|don't|don’t|expired|lapsed|suspended|revoked|denied|withdrawn|inactive|none)\b", _I
)


_FACTS: Final = (
    ("work_authorisation", _STATED),
    ("clearance", _CLEARANCE),
    ("driving_licence", _LICENCE),
    ("vehicle", re.compile(f"{_NO_CAR.pattern}|{_HAS_CAR.pattern}", _I)),
)
MAX_ROW: Final = 600
"""Longer rows are prose that states no such fact in passing."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A clause of the résumé and where it stands."""

    text: str
    span: TextSpan


@lru_cache(maxsize=8192)
def regions(text: str) -> frozenset[str]:
    """Return the countries and unions named in a text about permission to work.

    Parameters
    ----------
    text : str

    Returns
    -------
    frozenset of str
        ``"ireland"`` comes with ``"eu"``.
    """
    return frozenset(name for name, pattern in _REGIONS if pattern.search(text))


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
        results.append(_authorisation(text, _statements(resume, "work_authorisation")))
    if "clearance" in asked:
        results.append(_clearance(_statements(resume, "clearance")))
    if "driving_licence" in asked:
        results.append(_driving_licence(text, _statements(resume, "driving_licence")))
    if "vehicle" in asked:
        vehicle = _vehicle(_statements(resume, "vehicle"))
        if vehicle is not None:
            results.append(vehicle)
    return tuple(results)


@lru_cache(maxsize=4096)
def _asked_for(text: str) -> frozenset[str]:
    """Return the kinds of permission that a text is about; a requirement is asked again for every résumé."""
    patterns = {
        "work_authorisation": _ASKED,
        "clearance": _CLEARANCE,
        "driving_licence": _DRIVING,
        "vehicle": _CAR,
    }
    return frozenset(kind for kind, pattern in patterns.items() if pattern.search(text))


def asks_for_driving_licence(text: str) -> bool:
    """Return whether a text is about a licence to drive."""
    return bool(_DRIVING.search(text))


def _statements(resume: Resume, kind: str) -> list[_Statement]:
    """Return the facts of a kind, as the clauses that state them."""
    return [
        _Statement(
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
    known = {(fact.kind, fact.span.start): fact for fact in resume.facts}
    added: list[Fact] = []
    text, begin = resume.document.text, 0
    for row in text.split("\n"):
        for kind, pattern in _FACTS:
            if len(row) > MAX_ROW or not pattern.search(row):
                continue
            for start, end in clause_spans(row):
                clause = row[start:end].strip()
                if not pattern.search(clause):
                    continue
                at = begin + row.index(clause, start)
                if any(k == kind and f.span.start <= at < f.span.end for (k, _), f in known.items()):
                    continue
                span = TextSpan(text=clause, start=at, end=at + len(clause))
                added.append(Fact(kind=kind, value=" ".join(clause.split()), span=span))
        begin += len(row) + 1
    return dataclasses.replace(resume, facts=(*resume.facts, *added)) if added else resume


def _holds(asked: frozenset[str], statement: str) -> float:
    """Return how far a permission reaches the regions asked for, 0-1."""
    stated = regions(statement)
    if _BORN_IN_STATE.search(statement):
        stated |= {"us"}
    if not stated:
        # "Citizen.", "work authorized": of the country that the person applies in, most likely.
        return 0.8
    if not asked:
        return 0.9
    reach = set(stated)
    if _CITIZEN.search(statement) or "settled" not in statement.lower():
        for name in stated:
            reach |= _FREE_MOVEMENT.get(name, frozenset())
    if "uk" in stated and re.search(r"(?i)settled status", statement):
        reach = {"uk"}
    if not (reach & asked):
        return 0.0
    return 0.7 if _TEMPORARY.search(statement) else 1.0


def _authorisation(text: str, statements: list[_Statement]) -> QuantityResult:
    """Compare stated permissions with the countries asked for: a fitting one decides, then a stated refusal, then another country."""
    asked = regions(text)
    best: TextSpan | None = None
    refused: TextSpan | None = None
    elsewhere: TextSpan | None = None
    credit = 0.0
    for statement in statements:
        refuses = bool(_REFUSED.search(statement.text)) and not _PRAISED.search(statement.text)
        reach = _holds(asked, statement.text)
        if refuses and not (
            asked and regions(statement.text) and reach > 0 and _CITIZEN.search(statement.text)
        ):
            refused = refused or statement.span
        elif reach > credit:
            credit, best = reach, statement.span
        elif reach == 0.0:
            elsewhere = elsewhere or statement.span
    asked_words = "permission to work"
    if best is not None and not (refused and credit < 0.9):
        return QuantityResult(
            kind="authorisation", credit=credit, asked=asked_words, found="stated", spans=(best,)
        )
    if refused is not None:
        return QuantityResult(
            kind="authorisation",
            credit=0.0,
            contradicted=True,
            asked=asked_words,
            found="the opposite is stated",
            spans=(refused,),
        )
    if elsewhere is not None:
        return QuantityResult(
            kind="authorisation",
            credit=0.1,
            # Who must be a citizen of one country and names another has said the opposite.
            contradicted=bool(re.search(r"\b(?:citizen|national)", text, _I)),
            asked=asked_words,
            found="stated for another country",
            spans=(elsewhere,),
        )
    return QuantityResult(
        kind="authorisation", credit=0.0, asked=asked_words, found="nothing on permission to work"
    )


def _clearance(statements: list[_Statement]) -> QuantityResult:
    good = [s for s in statements if not _DENIED.search(s.text)]
    if good:
        return QuantityResult(kind="clearance", credit=1.0, asked="a clearance", found="stated", spans=(good[0].span,))  # fmt: skip
    if statements:
        lapsed = re.search(r"(?i)inactive|expired|lapsed", statements[0].text)
        return QuantityResult(
            kind="clearance",
            credit=0.4 if lapsed else 0.0,
            contradicted=not lapsed,
            asked="a clearance",
            found="lapsed" if lapsed else "denied",
            spans=(statements[0].span,),
        )
    return QuantityResult(kind="clearance", credit=0.0, asked="a clearance", found="not mentioned")


def _driving_licence(text: str, statements: list[_Statement]) -> QuantityResult:
    """Compare a licence to drive with those stated: its class, where it was given, whether it is a learner's."""
    asked = "a driving licence"
    classes = set(_LICENCE_CLASS.findall(text.upper()))
    countries = regions(text)
    best, denied = (
        QuantityResult(kind="driving_licence", credit=0.0, asked=asked, found="not mentioned"),
        None,
    )
    for statement in statements:
        if _NO_LICENCE.search(statement.text):
            denied = denied or statement.span
            continue
        if not _LICENCE.search(statement.text):
            continue
        credit, found = 1.0, "stated"
        held = regions(statement.text) | ({"eu"} if _EU_LICENCE.search(statement.text) else frozenset())
        if classes and not classes & set(_LICENCE_CLASS.findall(statement.text.upper())):
            credit, found = 0.2, "stated for another class"
        elif countries and held and not countries & held:
            credit, found = 0.4, "stated for another country"
        if _LEARNER.search(statement.text):
            credit, found = min(credit, 0.3), "a learner's only"
        if credit > best.credit:
            best = QuantityResult(
                kind="driving_licence", credit=credit, asked=asked, found=found, spans=(statement.span,)
            )
    if best.credit == 0.0 and denied is not None:
        return QuantityResult(
            kind="driving_licence",
            credit=0.0,
            contradicted=True,
            asked=asked,
            found="denied or lapsed",
            spans=(denied,),
        )
    return best


def _vehicle(statements: list[_Statement]) -> QuantityResult | None:
    """Return what is said about a vehicle; None where nothing is."""
    for statement in statements:
        denied = bool(_NO_CAR.search(statement.text))
        return QuantityResult(
            kind="vehicle",
            credit=0.0 if denied else 1.0,
            contradicted=denied,
            asked="a vehicle",
            found="denied" if denied else "stated",
            spans=(statement.span,),
        )
    return None
