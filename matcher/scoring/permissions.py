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
        ("other", r"\b(?:SA citizen|Nigerian?|Ghana(?:ian)?|Kenyan?|Pakistani?|Bangladeshi?|Philippines?|Filipino|Chin(?:a|ese)|Vietnam(?:ese)?|South Afric(?:a|an)|Turk(?:ey|ish)|Ukrain(?:e|ian)|Russian?|Israeli?|Egypt(?:ian)?|Morocc(?:o|an)|Colombian?|Argentin(?:a|e|ian)|Chilean?|Peru(?:vian)?|Jamaican?|Nepal(?:i|ese)?|Sri Lankan?|Korean?|Thai|Indonesian?|Malaysian?)\b"),
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
    r"\b(?:authori[sz]\w*|eligib\w+|entitled|right|able|allowed|permitted|permission|free) (?:and \w+ )?to (?:live and |reside and |legally )?work\b|\bmay work in\b|\bwork (?:authori[sz]ation|permit|visa|rights)\b|\bsponsor(?:ship)?\b.{0,30}\b(?:visa|work|employ|post|role|position)|\b(?:visa|immigration)s?\b.{0,30}\bsponsor|\bcitizen\w*|\bpermanent residen\w+|\bvisas?\b(?! (?:partners?|and master|/ ?master|cards?|inc\b))|\bwithout (?:requiring )?sponsorship|\b(?:can|cannot|do|not|unable to|can't|can’t|don't|don’t) (?:not )?sponsor",
    _I,
)
_REFUSED: Final = re.compile(
    r"\b(?:would need|will need|need(?:s|ing)? (?:an? )?(?:visa|sponsor\w*|permit|work permit)|requir(?:e|es|ing) (?:an? )?(?:visa|sponsor\w*|permit|work permit)|no (?:work )?(?:permit|authori[sz]ation|visa)|no right to work|not (?:yet )?(?:authori[sz]ed|eligible|permitted|allowed)|"
    r"sponsorship (?:is )?(?:needed|required)|(?:visa|permit) (?:has )?(?:expired|lapsed)|(?:have |with |hold )?no (?:[A-Z][\w.]* ){1,3}(?:work )?(?:visa|status|permit|papers|rights?|authori[sz]ation)|cannot (?:legally )?work (?:in|there)|visitor visa|(?:have|need) to sponsor|need(?:s|ing)? a sponsor|not valid (?:in|for)|no (?:work )?rights?|(?:permits?|visas?|transfer) (?:(?:is|are|would be) )?(?:needed|required)|(?:permit|visa) (?:for \w+ )?ended|(?:permit|visa) I (?:do not|don['’]t) have|(?:requires?|needs?) (?:an? )?(?:\S+ )?(?:transfer|sponsor\w*))\b",
    _I,
)
_PRAISED: Final = re.compile(r"\b(?:no|without|never need\w*) (?:need (?:for|of) )?(?:visa )?sponsorship\b|\b(?:not|n['’]t) (?:need|require)\b", _I)  # fmt: skip
_STATED: Final = re.compile(
    r"\b(?:authori[sz]ed|eligible|entitled|right|allowed|permitted|free) to (?:live and )?work\b|\bwork (?:authori[sz](?:ed|ation)|permit|rights)\b|\bcitizen(?:ship)?\b(?! (?:scien|servic|engag|develop|journal|portal|panel|complain|[A-Z]?\d))|\bpassport\b|\bpermanent residen\w+|\b(?:pre-?)?settled status\b|\bindefinite leave\b|(?<!amber[- ])\bgreen card\b|\bPR card\b|\b(?:visa|immigration|without|no|need\w*|requir\w*) (?:\w+ ){0,3}sponsor(?:ship)?\b|\bwork permission\b|\bstudent visa\b|\bborn and bred\b|\b(?:[A-Z][a-z]+|[A-Z]{2}) national\b(?! [A-Z])|\bblue card\b|\bstamp 4\b|\bright of abode\b|\bnationality\W+\w+|\bborn (?:here\b|in [A-Z][a-z]+, [A-Z]{2}\b)|\b(?:need|require)s? an? (?:visa|permit)|\bdependant visa|\bNiederlassungserlaubnis\b|\b(?:EAD|ILR|H-?1-?B)\b",
    _I,
)
_BORN_IN_STATE: Final = re.compile(r"\b[Bb]orn in [A-Z][\w ]+, [A-Z]{2}\b")
# "British since 2024", "Dutch national": a nationality by itself, of the sort that is no language as well.
_NATIONALITY: Final = re.compile(
    r"^\W*(?:dual |and )?(?:British|Canadian|American|Australian|Belgian|Austrian|Swiss|Brazilian|Mexican|Indian|Kenyan|Ugandan|Nigerian|Ghanaian|Malaysian|Singaporean|South African|New Zealander|NZ|Scottish|Filipin[oa]|Pakistani|Bangladeshi|Sri Lankan|Egyptian|Moroccan|Colombian|Argentine|Chilean|Peruvian|Jamaican)\b(?:(?: and |/|, )[A-Z][a-z]+)?(?= ?$|[.,;]| since\b| by (?:birth|marriage)| born\b| national\b)"
)
_DEMONYM: Final = re.compile(
    r"\b(?:British|Canadian|American|Australian|Belgian|Austrian|Swiss|NZ|South African|[A-Z][a-z]+(?:ian|an|er|ino|ese|i))\b"
)
_ANY_PERMISSION: Final = re.compile(
    r"\b(?:authori[sz]\w+|entitle\w*|eligib\w+|rights?|permits?|visas?)\b", _I
)
_SETTLED_ASKED: Final = re.compile(r"\b(?:permanent resid\w+|residen(?:ts?|cy)|green card|lawful)\b", _I)
_SETTLED: Final = re.compile(
    r"\b(?:citizen\w*|passport|national(?:ity)?|born|permanent resid\w+|green card|indefinite leave|settled status|asylee|refugee|naturali[sz]ed)\b",
    _I,
)
_LESSER: Final = re.compile(
    r"\b(?:permanent resid\w+|green card|work permit|\w+ permit|visa|H-?1-?B|OPT|F-?1)\b", _I
)
_NOWHERE: Final = re.compile(r"\bpassport\b", _I)
_ELSEWHERE: Final = re.compile(r"\b(?:abroad|elsewhere|anywhere else|other countr\w+|overseas|outside)\b", _I)
_CITIZEN: Final = re.compile(r"\b(?:citizen\w*|passport|national(?:ity)?|born)\b", _I)
_TEMPORARY: Final = re.compile(
    r"\b(?:OPT|CPT|F-?1|H-?1-?B|student (?:visa|permit)|graduate visa|pre-?settled|valid (?:un)?til|valid to|expires?|until|working holiday|tier 4)\b",
    _I,
)
_CLEARANCE: Final = re.compile(
    r"\b(?:clearance|vetting|top secret|ts/sci|security cleared|public trust)\b", _I
)
_SECURITY: Final = re.compile(
    r"\b(?:clearance|top secret|secret|ts/sci|security cleared|security vetting|public trust|NV[12]|reliability status|baseline|CTC|BPSS)\b",
    _I,
)
_GRADED: Final = re.compile(
    r"\b(?:security (?:clear\w+|check|vetting)|top secret|secret|ts/sci|public trust|NV[12]|reliability status|CTC|BPSS|(?:SC|DV) clearance)\b",
    _I,
)
_CLEARED: Final = re.compile(r"\breliability status\b|\bcleared to (?:SC|DV)\b|\bCTC\b")
_BACKGROUND: Final = re.compile(
    r"\b(?:DBS|CRB|PVG|AccessNI|background (?:check|investigation|screening)|(?:police|garda) (?:check|vet|clear|certificate|record)\w*|fingerprint\w*|live ?scan|(?:criminal )?record checks?|criminal (?:record|history|background)|vulnerable[- ]sector|working with children|WWCC|NDIS|child abuse|blue card|drug (?:test|screen)\w*)\b",
    _I,
)
# Of rights, goods or lines, not of persons.
_CLEARS_THINGS: Final = re.compile(
    r"\b(?:rights?|customs|post|line|image|permissions?|stock|title|music|slum|site) ?-?clearance|clearance (?:and (?:production|delivery)|of (?:goods|rights)|processes|sale)|, clearance and\b",
    _I,
)
_CLEAN: Final = re.compile(
    r"\bno (?:criminal|police) record|\bclean (?:criminal |police )?record|\b(?:checks?|dbs|vetting)\b.{0,20}\b(?:fine|welcome|no problem)\b|\bhappy to (?:\w+ ){0,4}(?:checks?|vetted|dbs)\b",
    _I,
)
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
_DRIVING: Final = re.compile(
    r"\bdriv(?:er|ers|er's|er’s|ing)(?:'s|’s)? (?:licen[cs]e|entitlement|permit|record)|\blicen[cs]e to drive\b|\bvalid (?:\w+ ){0,2}licen[cs]e\b.{0,40}\bdriv|\bF[üu]hrerschein\b|\bpermis de conduire\b|\bfull (?:\w+ ){0,2}licen[cs]e\b.{0,40}\b(?:car|driv)",
    _I,
)
_LICENCE: Final = re.compile(
    r"\bdriv(?:er|ers|er's|er’s|ing)(?:['’]s?)? (?:licen[cs]e|record)|\b(?:class|category|cat\.?|code) [a-h0-9][e0-9+]{0,2}\b.{0,12}(?:licen[cs]e|driver|clean)|\b(?:full|clean|valid|current|car|provisional|regular|g|b|uk|eu) (?:\w+ ){0,2}licen[cs]e\b|\bCDL\b|\bF[üu]hrerschein\b|\bpermis (?:de conduire|b)\b|\brijbewijs\b|\bprawo jazdy\b|\blicen[cs]e,? (?:class |category )?[A-G][E0-9]?\b|\blicen[cs]e, (?:reinstated|clean|valid|no points)|"
    r"\b(?:no (?:driving )?licen[cs]e|(?:do not|don['’]t|cannot|can['’]t|never learn(?:ed|t) to) drive)\b|\b[A-Z][a-z]+ license, (?:valid|reinstated|clean)|\bLGV|\bHGV (?:class|licen)|"
    r"^\W*licen[cs]es?:? (?:full|clean|valid|car|current|[A-G]\b)|\blicen[cs]e (?:valid|clean)\b|\bcarn[ée]t? (?:de conducir|b)\b|\blearner['’]?s? (?:permit|licen[cs]e)|\bprovisional licen|\bpassed (?:my |the )?driving test|\bpassed my test|\bdriving permit\b|\bcategory b\b(?=$|[,.;)])|\bc class\b|"
    r"\b(?:vehicle|car|truck), (?:driver['’]?s? )?licen[cs]e\b|\b(?:B\.?C\.?|A[LKZR]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|M[AEINOST]|N[CDEHJMVY]|O[HKR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|Texas|Ohio|Oregon|Colorado|California|Florida|Arizona|Ontario|Alberta|Quebec|Queensland|Victorian?) licen[cs]e\b(?=.{0,60}\b(?:car|clean|valid|tickets?|points|truck|vehicle|driv\w+|insur\w+|motorcycle))",
    _I,
)
# Classes beyond the ordinary car, wherever they were given.
_LICENCE_CLASS: Final = re.compile(
    r"\b(?:C\+?E|C1|D1|LGV|HGV|CDL|PCV|MINIBUS|MIDAS|CLASS 1|CATEGORY [CD]E?)\b"
)
_EU_LICENCE: Final = re.compile(r"F[üu]hrerschein|permis de conduire|rijbewijs|prawo jazdy", _I)
_NO_LICENCE: Final = re.compile(
    r"\b(?:no (?:driving |driver['’]?s? |car )?licen[cs]e|without (?:a )?(?:driving )?licen[cs]e|(?:driving )?licen[cs]e\W{1,3}(?:none|nil|never|no(?=\W*$|[.,;]))\b|licen[cs]e (?:never|not (?:held|yet))\b|(?:do not|don['’]t|never|not) (?:have|hold|had|held|got) (?:an? |any )?(?:\w+ ){0,3}licen[cs]e|(?:do not|don['’]t|cannot|can['’]t|never learn(?:ed|t) to) drive\b(?! for)|licen[cs]e (?:is |was )?(?:suspended|revoked|lapsed|expired|given up|withdrawn)|(?:suspended|revoked|lapsed|expired) (?:driving )?licen[cs]e|disqualified|banned from driving)\b",
    _I,
)
_LEARNER: Final = re.compile(
    r"\b(?:provisional|learner['’]?s?|learning to drive|driving lessons|test (?:booked|in)|lessons|school starts|(?:course|training) (?:starts|booked|planned)|G[12])\b",
    _I,
)
_OTHER_DRIVING: Final = re.compile(r"\btrain driving\b|\bdriving instructor\b", _I)
# Where a licence was given, beyond the names of countries; the spelling tells too.
_STATES: Final = re.compile(
    r"\b(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|CDL|state driver)\b"
)
_PROVINCES: Final = re.compile(
    r"\b(?:Ontario|B\.?C\.?|British Columbia|Alberta|Qu[ée]bec|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland|[Cc]lass 5|G licence|G2|[Cc]lass G)\b"
)
_AUSTRALIAN_STATES: Final = re.compile(
    r"\b(?:Queensland|QLD|NSW|New South Wales|Victorian?|South Australian?|Western Australian?|Tasmanian?|C class|HR licence|MR licence)\b"
)
_LICENCE_B: Final = re.compile(
    r"\b(?:licen[cs]e|category|klasse) (?:category )?B\b|\bcarn[ée]t? b\b|\bB licence\b", _I
)
_AMERICAN: Final = re.compile(r"\bdriver['’]?s? license", _I)
_RECORD: Final = re.compile(r"\b(?:record|clean|abstract)\b", _I)
_BAD_RECORD: Final = re.compile(
    r"(?<!no )(?<!zero )\b(?:points? \(|[1-9]\d? points?|three points|speeding|citations?|suspended|accidents?)\b",
    _I,
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


_ASKED_FOR: Final = {
    "work_authorisation": _ASKED,
    "clearance": re.compile(f"{_CLEARANCE.pattern}|{_BACKGROUND.pattern}", _I),
    "driving_licence": _DRIVING,
    "vehicle": _CAR,
}
_FACTS: Final = (
    ("work_authorisation", _STATED),
    (
        "clearance",
        re.compile(f"{_CLEARANCE.pattern}|{_BACKGROUND.pattern}|{_CLEAN.pattern}|{_CLEARED.pattern}", _I),
    ),
    ("driving_licence", _LICENCE),
    ("vehicle", re.compile(f"{_NO_CAR.pattern}|{_HAS_CAR.pattern}", _I)),
)
OWN_CAR: Final = 0.7
"""Of a licence to drive where a car of one's own is stated and no licence."""
SHORT_ROW: Final = 120
"""Longer rows name a nationality for other reasons than that it is the writer's."""
# Parts of words one of which every statement of a kind holds; to look for them first spares most rows the long pattern.
_HINTS: Final = {
    "work_authorisation": (
        "authori", "eligib", "entitled", "right", "allowed", "permit", "free to", "citizen", "passport", "resid", "settled", "leave",
        "card", "sponsor", "stamp", "abode", "national", "born", "visa", "niederlass", "ilr", "h1", "h-1", "permission",
    ),
    "driving_licence": (
        "licen", "lgv", "hgv", "cdl", "hrerschein", "permi", "rijbewijs", "jazdy", "driv", "class", "category b", "carn", "clean", "passed my test",
    ),
}  # fmt: skip
LONGEST_LABEL: Final = 40
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
        results.append(_authorisation(text, _in_clauses(_statements(resume, "work_authorisation"))))
    if "clearance" in asked and not _CLEARS_THINGS.search(text):
        results.append(_clearance(text, _statements(resume, "clearance")))
    if "driving_licence" in asked:
        held = _statements(resume, "driving_licence") + _statements(resume, "vehicle")
        results.append(_driving_licence(text, held))
    if "vehicle" in asked:
        vehicle = _vehicle(_statements(resume, "vehicle"))
        if vehicle is not None:
            results.append(vehicle)
    return tuple(results)


@lru_cache(maxsize=4096)
def _asked_for(text: str) -> frozenset[str]:
    """Return the kinds of permission that a text is about; a requirement is asked again for every résumé."""
    return frozenset(kind for kind, pattern in _ASKED_FOR.items() if pattern.search(text))


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


def _in_clauses(statements: list[_Statement]) -> list[_Statement]:
    """Return what statements say one by one: "Canadian citizen, no US status" holds one thing and lacks another."""
    found = []
    for statement in statements:
        pieces = [statement.text[a:b] for a, b in _statements_of(statement.text)]
        kept = [p for p in pieces if _STATED.search(p) or _REFUSED.search(p) or _NATIONALITY.search(p)]
        if len(pieces) > 1 and any(_REFUSED.search(p) for p in kept):
            found += [_Statement(piece, statement.span) for piece in kept]
        else:
            found.append(statement)
    return found


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
        for kind, pattern in _FACTS if len(row) <= MAX_ROW else ():
            if not _may_state(kind, pattern, row):
                continue
            for start, end in _statements_of(row):
                clause = row[start:end].strip()
                is_nationality = kind == "work_authorisation" and _NATIONALITY.search(clause)
                if not (is_nationality or pattern.search(clause)):
                    continue
                at = begin + row.index(clause, start)
                if any(k == kind and f.span.start <= at < f.span.end for (k, _), f in known.items()):
                    continue
                span = TextSpan(text=clause, start=at, end=at + len(clause))
                added.append(Fact(kind=kind, value=" ".join(clause.split()), span=span))
        begin += len(row) + 1
    return dataclasses.replace(resume, facts=(*resume.facts, *added)) if added else resume


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


def _statements_of(row: str) -> list[tuple[int, int]]:
    """Return the clauses of a row; what stands before a colon goes with what it announces: "Driving licence: none"."""
    spans: list[tuple[int, int]] = []
    for start, end in clause_spans(row):
        if (
            spans
            and row[spans[-1][1] : start].strip() == ":"
            and spans[-1][1] - spans[-1][0] <= LONGEST_LABEL
        ):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


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
    asked, status = regions(text), _status_asked(text)
    best: TextSpan | None = None
    refused: TextSpan | None = None
    elsewhere: TextSpan | None = None
    credit = 0.0
    is_firm = lesser = False
    for statement in statements:
        named = regions(statement.text)
        if (
            _NOWHERE.search(statement.text)
            and not named
            and not _STATED.search(_NOWHERE.sub("", statement.text))
        ):
            continue  # a passport of no country
        refuses = bool(_REFUSED.search(statement.text)) and not _PRAISED.search(statement.text)
        reach = _holds(asked, statement.text)
        if reach and status is not None and not _has_status(statement.text, asked, status):
            elsewhere, lesser = elsewhere or statement.span, True
            continue  # a permit where citizens are asked for
        if refuses and asked and named and not named & asked and not _ELSEWHERE.search(statement.text):
            continue  # what is refused is another country
        if refuses and not (asked and named and reach > 0 and _CITIZEN.search(statement.text)):
            refused = refused or statement.span
            is_firm = is_firm or bool(asked & named)
        elif reach > credit:
            credit, best = reach, statement.span
        elif reach == 0.0:
            elsewhere = elsewhere or statement.span
    asked_words = "permission to work"
    if best is not None and not (refused and credit < 0.9) and not (is_firm and credit < 1.0):
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
            contradicted=bool(re.search(r"\b(?:citizen|national)", text, _I))
            or lesser
            or bool(re.search(r"\bonly\b", elsewhere.text)),
            asked=asked_words,
            found="another status is stated" if lesser else "stated for another country",
            spans=(elsewhere,),
        )
    return QuantityResult(
        kind="authorisation", credit=0.0, asked=asked_words, found="nothing on permission to work"
    )


def _status_asked(text: str) -> re.Pattern[str] | None:
    """Return the words of the status that a posting insists on, None where any permission will do."""
    if not re.search(r"\bcitizen", text, _I) or _ANY_PERMISSION.search(text):
        return None
    return _SETTLED if _SETTLED_ASKED.search(text) else _CITIZEN


def _has_status(statement: str, asked: frozenset[str], status: re.Pattern[str]) -> bool:
    """Return whether a statement that names a permit or a residence names the status asked for too, of a country asked for."""
    if not _LESSER.search(statement):
        return True
    pieces = re.split(r"[,;(/]", statement)
    return any(status.search(p) and (not regions(p) or not asked or regions(p) & asked) for p in pieces)


def _clearance(text: str, statements: list[_Statement]) -> QuantityResult:
    """Compare a clearance or a check of records with those stated: of which sort, and of which country."""
    asked = "a background check" if _BACKGROUND.search(text) and not _GRADED.search(text) else "a clearance"
    where = _vetted_in(text)
    best = QuantityResult(kind="clearance", credit=0.0, asked=asked, found="not mentioned")
    denied: TextSpan | None = None
    for statement in statements:
        lapsed = re.search(r"(?i)inactive|expired|lapsed", statement.text)
        if _DENIED.search(statement.text) and not lapsed and not _CLEAN.search(statement.text):
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
        if credit > best.credit:
            best = QuantityResult(
                kind="clearance", credit=credit, asked=asked, found=found, spans=(statement.span,)
            )
    if best.credit == 0.0 and denied is not None:
        return QuantityResult(
            kind="clearance", credit=0.0, contradicted=True, asked=asked, found="denied", spans=(denied,)
        )
    return best


@lru_cache(maxsize=8192)
def _vetted_in(text: str) -> frozenset[str]:
    """Return whose authorities a check or clearance comes from, by its name."""
    return frozenset(name for name, pattern in _AUTHORITIES if pattern.search(text)) or regions(text)


def _driving_licence(text: str, statements: list[_Statement]) -> QuantityResult:
    """Compare a licence to drive with those stated: its class, where it was given, whether it is a learner's."""
    asked = "a driving licence"
    classes = set(_LICENCE_CLASS.findall(text.upper()))
    countries = _given_in(text)
    best, denied = (
        QuantityResult(kind="driving_licence", credit=0.0, asked=asked, found="not mentioned"),
        None,
    )
    for statement in statements:
        if _NO_LICENCE.search(statement.text):
            denied = denied or statement.span
            continue
        if _OTHER_DRIVING.search(statement.text):
            continue
        if not _LICENCE.search(statement.text):
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
        credit, found = 1.0, "stated"
        held = _given_in(statement.text)
        if classes and not classes & set(_LICENCE_CLASS.findall(statement.text.upper())):
            credit, found = 0.2, "stated for another class"
        elif countries and held and not countries & held:
            credit, found = (0.4 if regions(text) else 0.6), "stated for another country"
        elif re.search(r"(?i)\bmanual\b", text) and re.search(r"(?i)automatic only", statement.text):
            credit, found = 0.4, "for automatic cars only"
        elif _RECORD.search(text) and _BAD_RECORD.search(statement.text):
            credit, found = 0.6, "stated with points or citations"
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


def _given_in(text: str) -> frozenset[str]:
    """Return where a licence to drive was given, by the names of countries and states, classes and spelling."""
    found = set(regions(text))
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
