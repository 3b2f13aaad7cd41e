"""Permission to work: what a posting asks and what a résumé states.

Rules of free movement: citizens of the European Union, the EEA and Switzerland may work in each of its countries, Irish citizens in the United
Kingdom too, British citizens in Ireland, Australians in New Zealand and the reverse. A permit holds where it was given.
"""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.clauses import labelled_spans, says_none
from matcher.scoring.regions import nations, regions
from matcher.scoring.results import QuantityResult, Statement
from matcher.types import TextSpan

_I: Final = re.IGNORECASE
TIED: Final = 0.5
"""Of a permit tied to one employer where nobody is to sponsor."""
# Where else the citizens of a region may work.
_FREE_MOVEMENT: Final = {
    "ireland": frozenset({"uk", "eu"}),
    "uk": frozenset({"ireland"}),
    "australia": frozenset({"new zealand"}),
    "new zealand": frozenset({"australia"}),
}
_REFUSED: Final = re.compile(
    r"\b(?:would need|will need|need(?:s|ing)? (?:an? )?(?:visa|sponsor\w*|permit|work permit)|requir(?:e|es|ing) (?:an? )?(?:visa|sponsor\w*|permit|work permit)|no (?:work )?(?:permit|authori[sz]ation|visa)|no right to work|no (?:immigration |residence |settled )?status\b|not (?:yet )?(?:authori[sz]ed|eligible|permitted|allowed)|"
    r"sponsorship (?:is )?(?:needed|required)|(?:visa|permit) (?:has )?(?:expired|lapsed)|(?:have |with |hold )?no (?:[A-Z][\w.]* ){1,3}(?:work )?(?:visa|status|permit|papers|rights?|authori[sz]ation)|cannot (?:legally )?work (?:in|there)|visitor visa|(?:have|need) to sponsor|need(?:s|ing)? a sponsor|not valid (?:in|for)|no (?:work )?rights?|(?:permits?|visas?|transfer) (?:(?:is|are|would be) )?(?:needed|required)|(?:permit|visa|permission|stamp \w+) (?:\([^)]*\) |for \w+ )?(?:has |had |was )?(?:ended|lapsed|run out|been withdrawn)|(?:permit|visa) I (?:do not|don['’]t) have|(?:requires?|needs?) (?:an? )?(?:\S+ )?(?:transfer|sponsor\w*))\b",
    _I,
)
# "I am not a US citizen", "no EU passport", "cannot enter Canada": a country whose citizen, guest or worker somebody is not.
_NOT_OF: Final = re.compile(
    r"\b(?:(?:not|n['’]t) (?:yet |currently |be |become )?(?:an? |the )?(?:[\w.'’]+ ){0,2}(?:citizens?|nationals?|residents?|passport holders?)|"
    r"no (?:[A-Z][\w.]* |other |second ){1,3}(?:passport|citizenship|nationality)|none (?:for|in|outside)|"
    r"(?:cannot|can['’]?t|could not|will not|won['’]t|may not|barred from|banned from|refused|unable to|not (?:able|allowed|permitted|free) to|(?:do not|don['’]t) plan to|never) (?:\w+ ){0,2}?"
    r"(?:enter(?:ing|ry)?|entry to|return(?:ing)? to|becom(?:e|ing) an?|get an?|obtain(?:ing)? an?|(?:take|taking) (?:a |up )?(?:job|post|work|employment)\w* in|(?:live and )?work(?:ing)? in))\b",
    _I,
)
_NO_CITIZEN: Final = re.compile(
    r"\b(?:not|n['’]t|no) (?:[\w.'’]+ ){0,4}(?:citizens?(?:hip)?|nationals?|nationality|passport|passport holders?)\b",
    _I,
)
# What gives no right to work outside the country that gave it, as a citizenship of the union does.
_GIVEN_THERE: Final = re.compile(
    r"\b(?:permits?|permission|visas?|blue card|residen\w+|titre de s[ée]jour|Aufenthalt\w*)\b", _I
)
# Where one status ends and the next begins within a clause.
_STATUS_END: Final = re.compile(r",\s+|\syet\s", _I)
# "I may work without a work permit" lacks nothing; a row that begins so does.
_LACKED: Final = re.compile(
    r"(?:\b(?:do not|don['’]t|have not|haven['’]t|never|no longer) (?:yet )?(?:have|hold|held|had|got|obtained|received)|^\W*(?:without|lacking)|\black) (?:[\w'’]+ ){0,3}"
    r"(?:work(?:ing)? (?:authori[sz]ation|permit|permission|rights|visa)|right to work|green card|permanent residen\w+|citizenship)\b",
    _I,
)
_PRAISED: Final = re.compile(r"\b(?:no|without|never need\w*) (?:need (?:for|of) )?(?:visa )?sponsorship\b|\b(?:not|n['’]t) (?:need|require)\b", _I)  # fmt: skip
STATED: Final = re.compile(
    r"\b(?:authori[sz]ed|eligible|entitled|right|allowed|permitted|free) to (?:live and )?work\b|\bwork (?:authori[sz](?:ed|ation)|permit|rights)\b|\bcitizen(?:ship)?\b(?![- ](?:scien|servic|engag|develop|journal|portal|panel|complain|[A-Z]?\d))|\bpassport\b|\bpermanent residen\w+|\bresidence (?:permit|card|title)\b|\b(?:pre-?)?settled status\b|\bindefinite leave\b|(?<!amber[- ])\bgreen card\b|\bPR card\b|\b(?:visa|immigration|without|no|need\w*|requir\w*) (?:\w+ ){0,3}sponsor(?:ship)?\b|\bwork permission\b|\bstudent visa\b|\bborn and bred\b|\b(?:[A-Z][a-z]+|[A-Z]{2}) national\b(?! [A-Z])|\bblue card\b|\bstamp 4\b|\bright of abode\b|\bnationality\W+\w+|\b(?:have to|must|would|could) sponsor\b|\bborn (?:here\b|in [A-Z][a-z]+, [A-Z]{2}\b)|\b(?:need|require)s? an? (?:visa|permit)|\bTN (?:visa|status)\b|\bskilled worker\b|\bBN ?\(?O\)? (?:visa|status|passport)|\bdependant visa|\bNiederlassungserlaubnis\b|\b(?:EAD|ILR|H-?1-?B)\b",
    _I,
)
_BORN_IN_STATE: Final = re.compile(r"\b[Bb]orn in [A-Z][\w ]+, [A-Z]{2}\b")
# "British since 2024", "Dutch national": a nationality by itself, of the sort that is no language as well.
NATIONALITY: Final = re.compile(
    r"^\W*(?:dual |and )?(?:British|Canadian|American|Australian|Belgian|Austrian|Swiss|Brazilian|Mexican|Indian|Kenyan|Ugandan|Nigerian|Ghanaian|Malaysian|Singaporean|South African|New Zealander|NZ|Scottish|Filipin[oa]|Pakistani|Bangladeshi|Sri Lankan|Egyptian|Moroccan|Colombian|Argentine|Chilean|Peruvian|Jamaican)\b(?:(?: and |/|, )[A-Z][a-z]+)?(?= ?$|[.,;]| since\b| by (?:birth|marriage)| born\b| national\b)"
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
# Where a visa or a residence would do as well, another country's citizen may have one, and has only not said so.
_CITIZENS_ONLY: Final = re.compile(r"\b(?:citizen|national)", _I)
_OTHER_STATUS: Final = re.compile(
    r"\b(?:permits?|visas?|pass holders?|passes|resid\w+|rights?|authori[sz]\w+|eligib\w+|status|entitle\w*|or equivalent)\b",
    _I,
)
_ONLY: Final = re.compile(r"\bonly\b", _I)
# Permits that belong to one employer: a new one has to sponsor them again.
_TIED: Final = re.compile(
    r"\b(?:H-?1-?B|TN|L-?1[AB]?|E-?3|O-?1|OPT|CPT|skilled worker|tier 2|tied to|employer[- ]sponsored|sponsored by)\b",
    _I,
)
_OF_EMPLOYER: Final = re.compile(
    r"\b(?:tied|bound|limited|restricted) to (?:\w+ ){0,2}(?:employer|company|firm|job|post)\b", _I
)
_UNTIED_ASKED: Final = re.compile(
    r"\b(?:without|no|not (?:\w+ ){0,4}|n['’]t (?:\w+ ){0,4}|unable to|cannot) ?(?:\w+ ){0,4}sponsor\w*|\bany employer\b|\bunrestricted\b|\bfull (?:work|working) rights\b",
    _I,
)
_NOWHERE: Final = re.compile(r"\bpassport\b", _I)
_ELSEWHERE: Final = re.compile(r"\b(?:abroad|elsewhere|anywhere else|other countr\w+|overseas|outside)\b", _I)
_CITIZEN: Final = re.compile(r"\b(?:citizen\w*|passport|national(?:ity)?|born)\b", _I)
_PEOPLE: Final = re.compile(r"\b(?:citizens?(?:hip)?|nationals?|nationality|passport holders?)\b", _I)
_UNION: Final = re.compile(
    r"\bE\.?U\b|\bEEA\b|\bEFTA\b|\bSchengen\b|\bEuropean\b|\bCommonwealth\b|\bresiden", _I
)
_TEMPORARY: Final = re.compile(
    r"\b(?:OPT|CPT|F-?1|H-?1-?B|student (?:visa|permit)|graduate visa|pre-?settled|valid (?:un)?til|valid to|expires?|until|working holiday|tier 4|blue card)\b",
    _I,
)


def _in_clauses(statements: list[Statement]) -> list[Statement]:
    """Return what statements say one by one: "Canadian citizen, no US status" holds one thing and lacks another."""
    found = []
    for statement in statements:
        pieces = [
            piece
            for a, b in labelled_spans(statement.text)
            for piece in _STATUS_END.split(statement.text[a:b])
            if piece.strip()
        ]
        kept = [p for p in pieces if STATED.search(p) or _refuses(p) or NATIONALITY.search(p)]
        if len(pieces) > 1 and any(_refuses(p) for p in kept):
            found += [Statement(piece, statement.span) for piece in kept]
        else:
            found.append(statement)
    return found


def _refuses(text: str) -> bool:
    """Return whether a text says that a permission or a citizenship is not held."""
    return _REFUSED.search(text) is not None or _NOT_OF.search(text) is not None


def _holds(asked: frozenset[str], countries: frozenset[str], statement: str) -> float:
    """Return how far a permission reaches the regions asked for, and the countries if they are named, 0-1."""
    stated = regions(statement)
    if _BORN_IN_STATE.search(statement):
        stated |= {"us"}
    if not stated:
        # "Citizen.", "work authorized": of the country that the person applies in, most likely.
        return 0.8
    if not asked:
        return 0.9
    if countries and _GIVEN_THERE.search(statement) and not _CITIZEN.search(statement):
        given = nations(statement)
        if given and not given & countries:
            return 0.0
    reach = set(stated)
    if _CITIZEN.search(statement) or "settled" not in statement.lower():
        for name in stated:
            reach |= _FREE_MOVEMENT.get(name, frozenset())
    if "uk" in stated and re.search(r"(?i)settled status", statement):
        reach = {"uk"}
    if not (reach & asked):
        return 0.0
    return 0.7 if _TEMPORARY.search(statement) else 1.0


def authorisation_result(text: str, statements: list[Statement]) -> QuantityResult:
    """Compare stated permissions with the countries asked for: a fitting one decides, then a stated refusal, then another country.

    Parameters
    ----------
    text : str
    statements : list of Statement

    Returns
    -------
    QuantityResult
    """
    asked, status, people = regions(text), _status_asked(text), _nations_asked(text)
    countries = nations(text)
    best: TextSpan | None = None
    refused: TextSpan | None = None
    elsewhere: TextSpan | None = None
    foreign: TextSpan | None = None
    credit = 0.0
    is_firm = lesser = False
    for statement in _in_clauses(statements):
        named = regions(statement.text)
        if (
            _NOWHERE.search(statement.text)
            and not named
            and not STATED.search(_NOWHERE.sub("", statement.text))
        ):
            continue  # a passport of no country
        refuses = _refuses(statement.text) and not _PRAISED.search(statement.text)
        refuses |= bool(_LACKED.search(statement.text)) or says_none(statement.text)
        reach = _holds(asked, countries, statement.text)
        held = _nations_held(statement.text) if people else frozenset()
        if people and held:
            reach = 1.0 if held & people else 0.0
        if reach and status is not None and not _has_status(statement.text, asked, status):
            elsewhere, lesser = elsewhere or statement.span, True
            continue  # a permit where citizens are asked for
        if refuses and asked and named and not named & asked and not _ELSEWHERE.search(statement.text):
            continue  # what is refused is another country
        is_citizen = _CITIZEN.search(statement.text) and not _NOT_OF.search(statement.text)
        if refuses and not (asked and named and reach > 0 and is_citizen):
            if status is None and _NO_CITIZEN.search(statement.text):
                foreign = foreign or statement.span  # who may work there all the same says so elsewhere
                continue
            refused = refused or statement.span
            is_firm = is_firm or bool(asked & named)
        elif reach > credit:
            if (_TIED.search(statement.text) and _UNTIED_ASKED.search(text)) or _OF_EMPLOYER.search(
                statement.text
            ):
                reach = min(reach, TIED)
            if reach > credit:
                credit, best = reach, statement.span
        elif reach == 0.0:
            elsewhere = elsewhere or statement.span
    asked_words = "permission to work"
    if best is not None and not (refused and credit < 0.9) and not (is_firm and credit < 1.0):
        found = "a permit that needs a sponsor" if credit == TIED else "stated"
        return QuantityResult(
            kind="authorisation", credit=credit, asked=asked_words, found=found, spans=(best,)
        )
    refused = refused or foreign
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
            contradicted=bool(
                _CITIZENS_ONLY.search(text) and (_ONLY.search(text) or not _OTHER_STATUS.search(text))
            )
            or lesser
            or bool(_ONLY.search(elsewhere.text)),
            asked=asked_words,
            found="another status is stated" if lesser else "stated for another country",
            spans=(elsewhere,),
        )
    return QuantityResult(
        kind="authorisation", credit=0.0, asked=asked_words, found="nothing on permission to work"
    )


def _nations_asked(text: str) -> frozenset[str]:
    """Return the countries whose citizens alone are asked for; none where any permission will do, or the citizens of a union."""
    if not _PEOPLE.search(text) or _ANY_PERMISSION.search(text) or _UNION.search(text):
        return frozenset()
    return nations(text)


def _nations_held(statement: str) -> frozenset[str]:
    """Return the countries whose citizenship a statement claims."""
    pieces = [p for p in re.split(r"[,;(]", statement) if _CITIZEN.search(p) or NATIONALITY.search(p.strip())]
    return nations(" ; ".join(pieces))


def _status_asked(text: str) -> re.Pattern[str] | None:
    """Return the words of the status that a posting insists on, None where any permission will do."""
    if not _PEOPLE.search(text) or _ANY_PERMISSION.search(text):
        return None
    return _SETTLED if _SETTLED_ASKED.search(text) else _CITIZEN


def _has_status(statement: str, asked: frozenset[str], status: re.Pattern[str]) -> bool:
    """Return whether a statement that names a permit or a residence names the status asked for too, of a country asked for."""
    if not _LESSER.search(statement):
        return True
    pieces = re.split(r"[,;(/]", statement)
    return any(status.search(p) and (not regions(p) or not asked or regions(p) & asked) for p in pieces)
