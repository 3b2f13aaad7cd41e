"""Licences to drive and vehicles: class, country, state of the licence, and a car of one's own."""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.clauses import says_none
from matcher.scoring.regions import US_STATES, regions
from matcher.scoring.results import QuantityResult, Statement

_I: Final = re.IGNORECASE
DRIVING: Final = re.compile(
    r"\bdriv(?:er|ers|er's|er’s|ing)(?:'s|’s)? (?:licen[cs]e|entitlement|permit|record)|\blicen[cs]e to drive\b|\bvalid (?:\w+ ){0,2}licen[cs]e\b.{0,40}\bdriv|\bF[üu]hrerschein\b|\bpermis de conduire\b|\bfull (?:\w+ ){0,2}licen[cs]e\b.{0,40}\b(?:car|driv)",
    _I,
)
LICENCE: Final = re.compile(
    r"\bdriv(?:er|ers|er's|er’s|ing)(?:['’]s?)? (?:licen[cs]e|record)|\b(?:class|category|cat\.?|code) [a-h0-9][e0-9+]{0,2}\b.{0,12}(?:licen[cs]e|driver|clean)|\b(?:full|clean|valid|current|car|provisional|regular|g|b|uk|eu) (?:\w+ ){0,2}licen[cs]e\b|\bCDL\b|\b[Cc]lass [1-7G]\b(?=\W*(?:$|with\b|since\b|full\b|clean\b|air\b|no (?:points|tickets|demerit|restrict)|winter\b|unrestricted|abstract|\d{4}\b|licen))|\b(?:[Ff]ull|Ontario) G\b|\bG (?:since|licen[cs]e)\b|\bon (?:my|the) (?:driving )?licen[cs]e\b|\blicen[cs]es?:? (?:and a|[A-G]\b|\w+ [A-G]\b)|\b(?:probationary|P[12]|open|exchanged) (?:\w+ ){0,2}licen[cs]e\b|\blicen[cs]e\b.{0,30}\b(?:no (?:points|tickets|demerits?|accidents)|trailer|swapped|exchanged|spotless)|\bF[üu]hrerschein\b|\bpermis (?:de conduire|b)\b|\brijbewijs\b|\bprawo jazdy\b|\blicen[cs]e,? (?:class |category )?[A-G][E0-9]?\b|\blicen[cs]e, (?:reinstated|clean|valid|no points)|"
    r"\b(?:no (?:driving )?licen[cs]e|(?:do not|don['’]t|cannot|can['’]t|never learn(?:ed|t) to) drive)\b|\b[A-Z][a-z]+ license, (?:valid|reinstated|clean)|\bLGV|\bHGV (?:class|licen)|"
    r"^\W*licen[cs]es?:? (?:full|clean|valid|car|current|[A-G]\b)|\blicen[cs]e (?:valid|clean)\b|\bcarn[ée]t? (?:de conducir|b)\b|\blearner['’]?s? (?:permit|licen[cs]e)|\bprovisional licen|\bpassed (?:my |the )?driving test|\bpassed my test|\bdriving permit\b|\bcategory b\b(?=$|[,.;)])|\bc class\b|"
    r"\b(?:"
    + US_STATES
    + r"|Ontario|Alberta|Manitoba|Queensland|Tasmanian|Victorian) licen[cs]e(?=\W*$|,? (?:clean|valid|spotless|no))|"
    r"\b(?:vehicle|car|truck), (?:driver['’]?s? )?licen[cs]e\b|\b(?:B\.?C\.?|A[LKZR]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|M[AEINOST]|N[CDEHJMVY]|O[HKR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|Texas|Ohio|Oregon|Colorado|California|Florida|Arizona|Ontario|Alberta|Quebec|Queensland|Victorian?) licen[cs]e\b(?=.{0,60}\b(?:car|clean|valid|tickets?|points|truck|vehicle|driv\w+|insur\w+|motorcycle))",
    _I,
)
# Classes beyond the ordinary car, wherever they were given.
_LICENCE_CLASS: Final = re.compile(
    r"\b(?:C\+?E|C1|D1|LGV|HGV|CDL|PCV|MINIBUS|MIDAS|CLASS 1|CATEGORY [CD]E?)\b"
)
_EU_LICENCE: Final = re.compile(r"F[üu]hrerschein|permis de conduire|rijbewijs|prawo jazdy", _I)
_NO_LICENCE: Final = re.compile(
    r"\b(?:no (?:(?:valid|current|state|full|active|own) ){0,3}(?:driving |driver['’]?s? |car )?licen[cs]e(?! (?:for|class|category|points|endorse\w*)\b)|(?:without|lacking) (?:an? )?(?:driving |driver['’]?s? )?licen[cs]e|(?:driving )?licen[cs]e\W{1,3}(?:none|nil|never(?! (?:an?|one|any)\b)|no(?=\W*$|[.,;]))\b|licen[cs]e (?:never|not (?:held|yet))\b|(?:do not|don['’]t|never|not) (?:have|hold|had|held|got) (?:an? |any )?(?:[\w'’]+ ){0,3}licen[cs]e|(?:do not|don['’]t|cannot|can['’]t|never learn(?:ed|t) to) drive\b(?! (?:for|in|at|on|to|much|through|after)\b)|licen[cs]e (?:is |was )?(?:suspended|revoked|lapsed|expired|given up|withdrawn)|(?:gave|given|giving) up (?:my |the |his |her )?(?:car and )?(?:driving |driver['’]?s? )?licen[cs]e|(?:surrendered|handed (?:in|back)|lost) (?:my |the )?(?:driving |driver['’]?s? )?licen[cs]e|(?:suspended|revoked|lapsed|expired) (?:driving )?licen[cs]e|disqualified|banned from driving)\b",
    _I,
)
_LEARNER: Final = re.compile(
    r"\b(?:provisional|learner['’]?s?|learning to drive|driving lessons|(?<!passed my )(?<!passed the )(?<!passed )(?<!driving )test (?:booked|in)|driving test (?:booked|in (?:\w+ weeks|january|february|march|april|may|june|july|august|september|october|november|december)(?! \d))|lessons|school starts|(?:course|training) (?:starts|booked|planned)|G[12])\b",
    _I,
)
# A licence with which one drives alone already, and a test that is near.
_ALMOST_HELD: Final = re.compile(r"\bG2\b|\bbooked\b", _I)
# "Hope to get my licence in spring": wished for, not held.
_WISHED: Final = re.compile(
    r"\b(?:keen|eager|hop(?:e|es|ing)|plan(?:s|ning)?|want(?:s|ing)?|would (?:like|love)|aim(?:s|ing)?|intend(?:s|ing)?|saving|willing|looking) (?:to|for)(?: [\w'’]+){0,5} licen[cs]e\b",
    _I,
)
_OTHER_DRIVING: Final = re.compile(r"\btrain driving\b|\bdriving instructor\b", _I)
# Where a licence was given, beyond the names of countries; the spelling tells too.
_STATES: Final = re.compile(rf"\b(?:{US_STATES}|CDL|state driver)\b")
_PROVINCES: Final = re.compile(
    r"\b(?:Ontario|B\.?C\.?|British Columbia|Alberta|Qu[ée]bec|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland|[Cc]lass 5|G licence|G2|[Cc]lass G)\b"
)
_AUSTRALIAN_STATES: Final = re.compile(
    r"\b(?:Queensland|QLD|NSW|New South Wales|Victorian?|South Australian?|Western Australian?|Tasmanian?|C class|HR licence|MR licence)\b"
)
_PAPER: Final = re.compile(r"\blicen[cs]e|\bpermit\b", _I)
_LICENCE_B: Final = re.compile(
    r"\b(?:licen[cs]e|category|klasse) (?:category )?B\b|\bcarn[ée]t? b\b|\bB licence\b", _I
)
_AMERICAN: Final = re.compile(r"\bdriver['’]?s? license", _I)
_RECORD: Final = re.compile(r"\b(?:record|clean|abstract)\b", _I)
_BAD_RECORD: Final = re.compile(
    r"(?<!no )(?<!zero )\b(?:points? \(|(?:[1-9]\d?|three|six|nine|eight|ten|eleven) (?:penalty )?points?|speeding|citations?|suspended|accidents?)\b",
    _I,
)
OWN_VEHICLE: Final = re.compile(
    r"\b(?:own|use of|access to) (?:an? )?(?:\w+ )?(?:car(?! park)|vehicle|transport(?:ation)?)|\breliable (?:\w+ )?(?:car|vehicle|transport(?:ation)?)|\bpersonal vehicle\b",
    _I,
)
_NO_CAR: Final = re.compile(
    r"\b(?:no|without|don['’]t (?:own|have) a|do not (?:own|have) a|sold (?:my|the)) (?:car|vehicle)\b|\bcar-?free\b",
    _I,
)
_HAS_CAR: Final = re.compile(
    r"\b(?:own|have a|with(?: a)?|use of a) (?:\w+ )?(?:car|vehicle|truck|van|pick-?up)\b(?! park)", _I
)
VEHICLE_STATED: Final = re.compile(f"{_NO_CAR.pattern}|{_HAS_CAR.pattern}", _I)
"""How résumés state or deny a vehicle."""
OWN_CAR: Final = 0.7
"""Of a licence to drive where a car of one's own is stated and no licence."""
DRIVER: Final = 0.6
"""Of a car where a licence is stated and nothing of a car."""


def asks_for_driving_licence(text: str) -> bool:
    """Return whether a text is about a licence to drive.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return bool(DRIVING.search(text))


def driving_licence_result(text: str, statements: list[Statement]) -> QuantityResult:
    """Compare a licence to drive with those stated: its class, where it was given, whether it is a learner's.

    Parameters
    ----------
    text : str
    statements : list of Statement

    Returns
    -------
    QuantityResult
    """
    asked = "a driving licence"
    classes = set(_LICENCE_CLASS.findall(text.upper()))
    countries = _given_in(text)
    best, denied = (
        QuantityResult(kind="driving_licence", credit=0.0, asked=asked, found="not mentioned"),
        None,
    )
    for statement in statements:
        if _NO_LICENCE.search(statement.text) or says_none(statement.text):
            denied = denied or statement.span
            continue
        if _OTHER_DRIVING.search(statement.text) or _WISHED.search(statement.text):
            continue
        if not LICENCE.search(statement.text):
            if (
                best.credit < OWN_CAR
                and _HAS_CAR.search(statement.text)
                and not _NO_CAR.search(statement.text)
            ):
                best = QuantityResult(
                    kind="driving_licence",
                    credit=OWN_CAR,
                    asked=asked,
                    found="a car of one's own",
                    spans=(statement.span,),
                )
            continue
        credit, found, is_learner = 1.0, "stated", bool(_LEARNER.search(statement.text))
        held = _given_in(statement.text)
        if classes and not classes & set(_LICENCE_CLASS.findall(statement.text.upper())):
            credit, found = 0.2, "stated for another class"
        elif countries and held and not countries & held:
            credit, found = (0.4 if regions(text) else 0.6), "stated for another country"
        elif re.search(r"(?i)\bmanual\b", text) and re.search(r"(?i)automatic only", statement.text):
            credit, found = 0.4, "for automatic cars only"
        elif _RECORD.search(text) and _BAD_RECORD.search(statement.text):
            credit, found = 0.6, "stated with points or citations"
        if is_learner:
            credit, found = min(credit, 0.3), "a learner's only"
        if credit > best.credit:
            best = QuantityResult(
                kind="driving_licence",
                credit=credit,
                # Who still learns says that the licence is not there yet.
                contradicted=is_learner and not _ALMOST_HELD.search(statement.text),
                asked=asked,
                found=found,
                spans=(statement.span,),
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


def _given_in(text: str) -> frozenset[str]:
    """Return where a licence to drive was given, by the names of countries and states, classes and spelling."""
    # "Nigerian driving licence, UK theory passed": the country is the one beside the licence, if there is one.
    beside = next((part for part in text.split(",") if _PAPER.search(part) and regions(part)), text)
    found = set(regions(beside))
    if _EU_LICENCE.search(text):
        found.add("eu")
    if _STATES.search(text):
        found.add("us")
    if _PROVINCES.search(text):
        found.add("canada")
    if _AUSTRALIAN_STATES.search(text):
        found.add("australia")
    if not found:
        found |= {"eu"} if _LICENCE_B.search(text) else {"us"} if _AMERICAN.search(text) else set()
    return frozenset(found)


def vehicle_result(statements: list[Statement], *, is_driver: bool = False) -> QuantityResult | None:
    """Return what is said about a vehicle; None where nothing is and no licence is asked for beside it.

    Parameters
    ----------
    statements : list of Statement
    is_driver : bool
        Whether a licence to drive is stated.

    Returns
    -------
    QuantityResult or None
    """
    for statement in statements:
        denied = bool(_NO_CAR.search(statement.text))
        return QuantityResult(
            kind="vehicle",
            credit=0.0 if denied else 1.0,
            # Who holds the licence asked for beside the car meets half of it.
            contradicted=denied and not is_driver,
            asked="a vehicle",
            found="denied" if denied else "stated",
            spans=(statement.span,),
        )
    if is_driver:
        return QuantityResult(kind="vehicle", credit=DRIVER, asked="a vehicle", found="not mentioned")
    return None
