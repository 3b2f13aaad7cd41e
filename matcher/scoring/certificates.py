"""Certificates asked for against those that a résumé states; licences to drive are in `matcher.scoring.driving`."""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from matcher.parsing.certificates import find_certificates, implied_certificates, is_known_certificate
from matcher.parsing.clauses import labelled_spans, negates, says_none
from matcher.scoring.driving import asks_for_driving_licence
from matcher.scoring.regions import US_STATES
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
EARNING: Final = 0.9
"""Of one that is being earned, where that will do."""
NAMED_CREDIT: Final = 0.75
"""Of a certificate that only the posting's words name; it may be something else of that name."""
SIBLING_CREDIT: Final = 0.35
"""Of another certificate of the same trade: a CPA where an ACCA is asked for."""
OTHER_WAY: Final = 0.25
"""Where a degree or experience would do as well, which is not for this rule to say."""
SIMILAR_NAME: Final = 0.9
LOWER: Final = 0.4
"""Of a lower level of what is asked for, another sort of it, or one of another state."""
_FAMILIES: Final[dict[str, frozenset[str]]] = {
    family: frozenset(name.strip() for name in names.split("|"))
    for family, names in (
        ("accounting", "cpa|acca|aca|cima|cma accounting|chartered accountant"),
        ("audit", "cia audit|cisa|crisc|cfe|iso lead auditor|iso auditor|cqa"),
        ("security", "cissp|cism|ccsp|ceh|oscp|oswe|osce|gwapt|gcih|gcia|gcfa|gcfe|gpen|gsec|gcti|giac|sscp|comptia security+|comptia cysa+|comptia pentest+|comptia casp+"),
        ("nursing", "rn licence|lpn licence|nmc registration|nurse practitioner"),
        ("first aid", "first aid|cpr|bls|acls|pals|emt|paramedic|aed"),
        ("belt", "six sigma|six sigma yellow belt|six sigma green belt|six sigma black belt|six sigma master black belt"),
        ("projects", "pmp|capm|pgmp|pmi-acp|prince2|prince2 foundation|prince2 practitioner|csm|psm|cspo|safe"),
        ("people", "shrm-cp|shrm-scp|phr|sphr|cipd|cipd level 3|cipd level 5|cipd level 7"),
        ("cloud", "aws cloud practitioner|aws solutions architect associate|aws solutions architect professional|aws developer associate|aws sysops administrator|aws devops engineer professional|aws security specialty|aws machine learning specialty|aws certification|azure certification|az-900|az-104|az-204|az-305|az-400|az-500|dp-203|gcp certification"),
        ("networks", "ccna|ccnp|ccie|jncia|comptia network+"),
        ("safety", "nebosh general certificate|nebosh diploma|iosh|osha 10|osha 30|osha certification|csp|asp|cih"),
        ("electricity", "journeyman electrician|master electrician|18th edition|17th edition"),
        ("teaching", "teaching licence|qts|tefl"),
        ("supply", "cpim|cscp|cltd|cpsm|mcips|apics"),
        ("lorries", "cdl|cdl class a|cdl class b|category c+e|category c|category c1|category d1"),
        ("food", "food handler|haccp certification"),
        ("counselling", "lcsw|lmsw|lpc|lmft"),
        ("finance", "cfa|frm|cfp"),
        ("privacy", "cipp|cipm"),
    )
}  # fmt: skip
# "NVQ level 3", "Certificate IV": a level that the name of a certificate comes with.
_LEVEL: Final = re.compile(
    r"\b(?:level|lvl|stage|grade|NVQ|SVQ|BSL|certificate|cert)[ -]?(?:(?P<number>[1-8])|(?P<roman>I{1,3}|IV|VI{0,2}))\b(?! (?:years?|of)\b)",
    re.IGNORECASE,
)
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7}
LEVEL_NEAR: Final = 45
"""A level stands within so many characters of the name it belongs to."""
# Sorts of a certificate that do not stand for each other, by what tells them apart.
_SORTS: Final[dict[str, tuple[re.Pattern[str], ...]]] = {
    name: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns.split("|"))
    for name, patterns in (
        ("first aid", r"\bpa?ediatric|\bmental health|\bpsychological|\bwilderness"),
        ("security licence", r"\bdoor|\bcctv|\bclose protection"),
        ("food handler", r"\bmanager"),
        ("category d1", r"\bmidas"),
    )
}  # fmt: skip
# Sorts that are none of the ordinary kind: who can comfort need not know how to bandage.
_OTHER_SORT: Final = re.compile(r"\b(?:mental health|psychological)\b", re.IGNORECASE)
_CODE: Final = re.compile(r"\b\d{4}\b(?![-/]\d)")
_CODED: Final = frozenset({"city and guilds"})
# Names that say nothing without their trade: "NVQ level 3 in Plumbing".
_OF_A_TRADE: Final = frozenset({"nvq", "btec", "city and guilds", "vocational certificate"})
_TRADE: Final = re.compile(r"\b(?:in|of) (?P<trade>[A-Z][\w'’-]*(?:(?: and| &|,)? [A-Z][\w'’-]*){0,5}|\w+)")
# Licences that hold in one state alone, unless a compact carries them further.
_STATE: Final = re.compile(
    rf"\b(?P<name>{US_STATES}|Ontario|British Columbia|Alberta|Quebec|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Queensland|Victoria|New South Wales|Tasmania)\b"
)
_BEYOND_STATE: Final = re.compile(
    r"\b(?:compact|multi-?state|NLC|reciproc\w+|national|red seal|transfer\w*|endorsement|any state|other states?|another state)\b",
    re.IGNORECASE,
)
# Where one that is being earned is all that is asked for.
_EARNING_WILL_DO: Final = re.compile(
    r"\bor (?:currently |be |actively )*(?:(?:working|studying) (?:towards?|for)|in progress|part[- ]qualified|finalist|(?:\w+ )?candidate|pursuing|in the process|near(?:ing)? completion|eligible)\b|\bpart[- ]qualified\b|\bor (?:\w+ ){0,3}(?:finalist|candidate)\b",
    re.IGNORECASE,
)
# Months after which a certificate of these names has to be taken again.
_VALID_MONTHS: Final = {"bls": 24, "acls": 24, "pals": 24, "cpr": 24, "first aid": 36, "lifeguard": 24}
# "Skills in ITIL" asks for no certificate.
_FRAMEWORKS: Final = frozenset({"itil", "cobit", "togaf", "safe", "prince2", "six sigma"})
_CERTIFIES: Final = re.compile(
    r"\b(?:certif\w+|credential|accredit\w+|qualif\w+|practitioner|foundation|belt|trained|training|exam)\b",
    re.IGNORECASE,
)
_EXAMPLES: Final = re.compile(
    r"\be\.g\.?|\bsuch as\b|\bfor example\b|\betc\b|\blike\b|\bincluding\b|\b(?:one|any|either) of\b|\(preferably\b",
    re.IGNORECASE,
)
_ABBREVIATION: Final = re.compile(r"\(([A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]{0,9})\)")
_OTHER_WAY: Final = re.compile(
    r"\bor\b.{0,80}\b(?:degree|experience|willing\w*|working towards?)\b|\b(?:degree|diploma|experience)\b.{0,80}\bor\b",
    re.IGNORECASE,
)
_OR: Final = re.compile(r"\bor\b")
_AND: Final = re.compile(r"\band\b|&|\bplus\b|\bas well as\b")
_TRAILING: Final = re.compile(
    r"\s*\b(?:certifications?|certificates?|accreditation|licen[cs]es?|card|charter|designation|qualifications?|qualified|membership|operators?)\s*$",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r"\b(?:equivalent|similar|comparable|related|relevant|other|another|degree|experience|ability|willing\w*|eligib\w+|able|someone|recogni[sz]ed|higher|possession|qualify)\b",
    re.IGNORECASE,
)
# A bracket or the end of a sentence that only wishes for what it names: "OSHA 10 (OSHA 30 a plus)".
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_A_PLUS: Final = re.compile(
    r"\b(?:plus|preferred|preferably|desirable|desired|welcomed?|an? (?:asset|advantage|bonus)|ideally|nice to have)\b",
    re.IGNORECASE,
)
_ITEM_END: Final = re.compile(r"[;|·•\n]|,\s|\s[-–—]\s|\.\s")
_HELD: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:held|holds?|current|renewed|refresh\w*|valid|certified|licensed|licen[cs]e|card|ticket|trained|passed|level \w|registered|taken|both)\b",
    re.IGNORECASE,
)
_ROW_MARKS: Final = (";", "|", "·", "•", "\n")
_ROW_END: Final = re.compile(r"[;|·•\n]")
# In the account of a job a name alone is work done; with one of these it is a credential.
_PAPER: Final = re.compile(
    r"\b(?:licen[cs]e|licen[cs]ed|certificate|certified|ticket|card|in date|valid|renewed|refresher)\b",
    re.IGNORECASE,
)
_STATUS_WORDS: Final[dict[CertificateStatus, str]] = {
    "current": "",
    "unknown": "",
    "expired": ", expired",
    "in_progress": ", in progress",
}
_NOT_HELD: Final = re.compile(r"\b(?:bought the book|on my list|thinking of|considering|part \d|not taken|(?:exam|test) planned|planned for|did not sit|no exam|bridge|introduction)\b", re.IGNORECASE)  # fmt: skip
_RUN_OUT: Final = re.compile(
    r"\b(?:expired|lapsed|ran out|run out|out of date|refresher (?:was )?due|never did the)\b", re.IGNORECASE
)
_DENIED_WORDS: Final = ", denied"
_GENERIC: Final = frozenset(stem for word in ("certificate", "certification", "certified", "licence", "license", "licensed", "card", "qualification", "training", "accreditation", "registration", "registered", "check", "valid", "current") for stem in content_stems(word))  # fmt: skip


def certificate_result(requirement: Requirement, resume: Resume) -> QuantityResult | None:
    """Compare certificates and licences asked for with those held."""
    if not requirement.certifications:
        return None
    text = requirement.text
    # Licences to drive have a rule of their own; frameworks that one only knows have none.
    asked = [
        c
        for c in requirement.certifications
        if not asks_for_driving_licence(c) and not (c in _FRAMEWORKS and not _CERTIFIES.search(text))
    ]
    if not asked:
        return None
    groups = _groups(requirement, [c for c in asked if not _is_only_a_plus(c, text)] or asked)
    abbreviations = tuple(_ABBREVIATION.findall(text)) if len(asked) == 1 else ()
    chosen = [
        max((_best_certificate(wanted, resume, abbreviations, text) for wanted in group), key=lambda r: r[0])
        for group in groups
    ]
    credit = sum(r[0] for r in chosen) / len(chosen)
    if credit < SIBLING_CREDIT:
        credit = max([credit, *(_sibling_credit(group, resume) for group in groups)])
    if credit < OTHER_WAY and _OTHER_WAY.search(text):
        credit = OTHER_WAY
    return QuantityResult(
        kind="certificate",
        contradicted=all(found.endswith(_DENIED_WORDS) for _, found, _ in chosen),
        credit=credit,
        asked=" and ".join(" or ".join(group) for group in groups),
        found="; ".join(dict.fromkeys(r[1] for r in chosen)),
        spans=tuple(s for r in chosen for s in r[2]),
    )


def _is_only_a_plus(name: str, text: str) -> bool:
    """Tell a certificate that stands in brackets that only wish for it ("OSHA 10 (OSHA 30 a plus)")."""
    wished = [m for m in _BRACKETED.finditer(text) if _A_PLUS.search(m.group())]
    if not wished:
        return False
    places = [m.start for m in find_certificates(text) if m.name == name]
    return bool(places) and all(any(w.start() <= at < w.end() for w in wished) for at in places)


def _groups(requirement: Requirement, asked: list[str]) -> list[list[str]]:
    """Return what is asked for, alternatives together, with those alternatives that only their place shows to be certificates."""
    text = requirement.text
    one_of = (
        _EXAMPLES.search(text)
        or _are_alternatives(requirement, asked)
        or (" or " in text and " and " not in text)
        or _are_joined_by_or(asked, text)
    )
    groups = [list(asked)] if len(asked) > 1 and one_of else [[wanted] for wanted in asked]
    examples = _EXAMPLES.search(text)
    for options in requirement.any_of:
        # "Specialty certification (e.g. NPD-BC, Nurse Executive)": the examples say what the one name means.
        if (
            examples
            and len(groups) == 1
            and all(_place(option, text) > examples.start() for option in options)
        ):
            groups[0] += [name for option in options if (name := _TRAILING.sub("", option))]
            continue
        named = [
            (option, _certificate_names(f"{option} certification") | {fold(option)}) for option in options
        ]
        for group in groups:
            known = {fold(wanted) for wanted in group}
            if any(names & known or any(name in fold(option) for name in known) for option, names in named):
                others = (
                    _TRAILING.sub("", option)
                    for option, names in named
                    if not names & known and not _NO_NAME.search(option)
                )
                group += [name for name in others if name]
                break
    return [list({fold(name): name for name in reversed(group)}.values())[::-1] for group in groups]


def _are_joined_by_or(asked: list[str], text: str) -> bool:
    """Tell whether an "or" and no "and" stands between the certificates of a text; names may hold an "and" of their own."""
    places = [(m.start, m.end) for m in find_certificates(text) if m.name in asked]
    between = [text[a[1] : b[0]].lower() for a, b in pairwise(places)]
    return any(_OR.search(gap) for gap in between) and not any(_AND.search(gap) for gap in between)


def _place(option: str, text: str) -> int:
    """Return where a requirement names one of its alternatives, -1 where it is spelt in another way."""
    return fold(text).find(fold(option))


def _best_certificate(
    wanted: str, resume: Resume, abbreviations: tuple[str, ...], text: str
) -> tuple[float, str, tuple[TextSpan, ...]]:
    """Return credit, words and evidence for one certificate."""
    credit, found = 0.0, f"{wanted} is not mentioned"
    spans: tuple[TextSpan, ...] = ()
    for held in resume.certifications:
        likeness = _likeness(wanted, held)
        if not likeness or _is_only_thought_of(held, resume):
            continue
        status = _status_now(held, resume)
        value, words = STATUS_CREDIT[status] * likeness, held.name + _STATUS_WORDS[status]
        if status == "in_progress" and _EARNING_WILL_DO.search(text):
            value = EARNING
        if likeness == LOWER:
            value = min(LOWER, value / LOWER)
            words += ", a lower one" if not _STATUS_WORDS[status] else ""
        elif value > LOWER and (difference := _difference(wanted, text, _item(held, resume))):
            value, words = LOWER, held.name + difference
        if value > credit:
            credit, found, spans = value, words, (held.span,)
    if credit == 0.0:
        credit, found, spans = _certificate_in_lines(wanted, resume, abbreviations)
    return credit, found, spans


def _item(held: Certification, resume: Resume) -> str:
    """Return what the row says of one certificate: "NVQ Level 2, 2019" of "NVQ Level 2, 2019; First aid"."""
    text = resume.document.text
    first = max(text.rfind(mark, 0, held.span.start) for mark in _ROW_MARKS) + 1
    rest = _ROW_END.search(text, held.span.end)
    item = text[first : rest.start() if rest else len(text)]
    at = held.span.start - first
    mentions = find_certificates(item)
    before = max((m.end for m in mentions if m.end <= at), default=0)
    after = min((m.start for m in mentions if m.start >= at + len(held.span.text)), default=len(item))
    return item[before:after]


def _difference(wanted: str, text: str, item: str) -> str:
    """Return in what a certificate of the right name is less than the one asked for, with a comma before it; empty where it is in nothing."""
    asked_level, level = _level(text, wanted), _level(item)
    if asked_level and level and level < asked_level:
        return ", a lower level"
    for pattern in _SORTS.get(wanted, ()):
        if pattern.search(text) and not pattern.search(item):
            return ", another sort"
    if wanted in _SORTS and _OTHER_SORT.search(item) and not _OTHER_SORT.search(text):
        return ", another sort"
    if wanted in _CODED:
        asked_codes, codes = set(_CODE.findall(text)), set(_CODE.findall(item))
        if asked_codes and codes and not asked_codes & {c for c in codes if not c.startswith("20")}:
            return ", another sort"
    if wanted in _OF_A_TRADE and _is_another_trade(text, item, wanted):
        return ", in another trade"
    return _other_state(text, item)


def _is_another_trade(text: str, item: str, name: str) -> bool:
    """Tell whether a vocational certificate is in another trade than the one asked for; one that names none may be in any."""
    place = next((m for m in find_certificates(text) if m.name == name), None)
    asked = _TRADE.search(text, place.start) if place is not None else None
    if place is None or asked is None or asked.start() > place.end + LEVEL_NEAR:
        return False
    wanted = _stems(asked["trade"]) - _GENERIC
    own = (
        _stems(re.sub(r"[\d(),.:/–—-]+", " ", item))
        - _GENERIC
        - _stems("level diploma award extended national college NVQ SVQ BTEC in of")
    )
    return bool(wanted) and bool(own) and not wanted & own


def _other_state(text: str, item: str) -> str:
    states = {m["name"] for m in _STATE.finditer(text)}
    if not states or _BEYOND_STATE.search(text) or _BEYOND_STATE.search(item):
        return ""
    held = {m["name"] for m in _STATE.finditer(item)}
    return ", of another state" if held and not held & states else ""


@lru_cache(maxsize=8192)
def _level(text: str, near: str = "") -> int:
    """Return the lowest level that a text names, 0 where it names none; beside a certificate, where one is given."""
    if near:
        place = next((m for m in find_certificates(text) if m.name == near), None)
        if place is not None:
            text = text[max(0, place.start - LEVEL_NEAR) : place.end + LEVEL_NEAR]
    found = [int(m["number"] or _ROMAN[m["roman"].lower()]) for m in _LEVEL.finditer(text)]
    return min(found, default=0)


def _status_now(held: Certification, resume: Resume) -> CertificateStatus:
    """Return the state of a certificate, expired where it was taken longer ago than such ones are valid."""
    valid = _VALID_MONTHS.get(held.name)
    if valid is None or held.expires is not None or held.issued is None or held.status != "current":
        return held.status
    age = 12 * (resume.as_of.year - held.issued.year) + resume.as_of.month - held.issued.month
    # A year alone may be its end, and a few weeks are no reason to call a certificate expired.
    slack = 12 if held.issued.month == 1 else 1
    return "expired" if age > valid + slack else held.status


def _is_only_thought_of(held: Certification, resume: Resume) -> bool:
    """Tell a certificate that the rest of its row takes back ("PMP: bought the book")."""
    text = resume.document.text
    mention = next((m for m in find_certificates(held.span.text) if m.name == held.name), None)
    start = held.span.start + (mention.start if mention is not None else 0)
    end = held.span.start + mention.end if mention is not None else held.span.end
    rest = text[end : end + 30]
    # "CIPP/A 2022; CIPM: exam planned": what is said of the next one is not said of this.
    item_end = _ITEM_END.search(rest)
    own = rest[: item_end.start() if item_end else None]
    row = text[start:end] + rest.partition("\n")[0]
    return _NOT_HELD.search(text[start:end] + own) is not None or says_none(row)


@lru_cache(maxsize=8192)
def _family(name: str) -> str:
    return next((family for family, names in _FAMILIES.items() if name in names), "")


def _sibling_credit(group: list[str], resume: Resume) -> float:
    """Return what a certificate of the same trade is worth where none of those asked for is held."""
    wanted = {_family(name) for option in group for name in (option, *_certificate_names(option))} - {""}
    named = frozenset(fold(option) for option in group)
    for held in resume.certifications:
        names = {held.name, *_certificate_names(held.span.text)}
        is_held = held.status != "in_progress" and not _is_only_thought_of(held, resume)
        if is_held and wanted & {_family(n) for n in names} and not names & named:
            return SIBLING_CREDIT
    return 0.0


def _are_alternatives(requirement: Requirement, names: list[str]) -> bool:
    wanted = {fold(n) for n in names}
    return any(
        len(wanted & {fold(m) for m in group}) >= 2
        or (
            len(wanted) > 1
            and sum(any(w in fold(m) or fold(m) in w.split() for m in group) for w in wanted) >= 2
        )
        for group in requirement.any_of
    )


def _certificate_in_lines(
    wanted: str, resume: Resume, abbreviations: tuple[str, ...]
) -> tuple[float, str, tuple[TextSpan, ...]]:
    """Return credit, words and evidence for a certificate that a line outside the jobs names in the posting's words."""
    core = frozenset(content_stems(wanted)) - _GENERIC
    best: tuple[float, str, tuple[TextSpan, ...]] = (0.0, f"{wanted} is not mentioned", ())
    for line in resume.lines:
        text = line.compared_text
        in_job = line.experience is not None
        if len(text) > STATED_LINE_LENGTH or (in_job and not _HELD.search(text)):
            continue
        known = _certificate_place(text, wanted)
        if in_job and known is None and not (_PAPER.search(text) and core and core <= _stems(text)):
            continue
        abbreviated = next(
            (a for a in abbreviations if re.search(rf"(?<!\w){re.escape(a)}(?!\w)", text)), None
        )
        if known is None and abbreviated is None and not (core and core <= _stems(text)):
            continue
        at = known if known is not None else text.find(abbreviated) if abbreviated else None
        clauses = labelled_spans(text)
        if at is not None:
            clause = next((text[a:b] for a, b in clauses if at < b), text)
        else:
            clause = next((text[a:b] for a, b in clauses if core & _stems(text[a:b])), text)
        span = line.span
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


@lru_cache(maxsize=1 << 15)
def _known_mentions(text: str) -> tuple[tuple[frozenset[str], int], ...]:
    """Return what holding each known certificate of a text implies, and where the text names it."""
    return tuple((implied_certificates(m.name), m.start) for m in find_certificates(text) if m.is_known)


def _certificate_place(text: str, wanted: str) -> int | None:
    """Return where a text names a certificate that the lexicon knows, or a higher one."""
    return next((start for implied, start in _known_mentions(text) if wanted in implied), None)


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


def _likeness(wanted: str, held: Certification) -> float:
    """Return 1 where a certificate is the one asked for or a higher one, less where it shares most of the name, else 0."""
    wanted_names = _certificate_names(wanted) | {fold(wanted)}
    held_names = _certificate_names(held.span.text) | _certificate_names(held.name) | {fold(held.name)}
    if wanted_names & held_names:
        return 1.0
    if any(wanted_names & implied_certificates(name) for name in held_names):
        return 1.0
    if initials(wanted) == held.name.upper() or initials(held.name) == wanted.upper():
        return 1.0
    if _are_known(wanted, held.name):
        # Two names of the lexicon are two things, however many words they share; one may be a step to the other.
        lower = implied_certificates(wanted) & held_names
        return LOWER if any(_family(wanted) and _family(name) == _family(wanted) for name in lower) else 0.0
    wanted_stems, held_stems = set(content_stems(wanted)), set(content_stems(f"{held.name} {held.span.text}"))
    if wanted_stems and wanted_stems <= held_stems:
        return 1.0
    core = wanted_stems - _GENERIC
    shared = core & held_stems
    return SIMILAR_NAME if len(shared) >= 2 and len(shared) >= 0.7 * len(core) else 0.0


@lru_cache(maxsize=8192)
def _are_known(*names: str) -> bool:
    return all(is_known_certificate(name) for name in names)


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
    known = {
        name
        for c in resume.certifications
        for name in (c.name, *_certificate_names(f"{c.name} {c.span.text}"))
    }
    added: list[Certification] = []
    for line in resume.lines:
        text = line.compared_text
        if line.experience is not None or len(text) > STATED_LINE_LENGTH:
            continue
        mentions = find_certificates(text)
        if not mentions:
            continue
        clauses = labelled_spans(text)
        for mention in mentions:
            if mention.name in known:
                continue
            start, end = next((c for c in clauses if mention.start < c[1]), clauses[-1])
            clause = text[start:end]
            if negates(clause) or WISH.search(clause) or _NOT_HELD.search(text[start : end + 30]):
                continue
            known.add(mention.name)
            span = line.span
            added.append(Certification(name=mention.name, status=_status_in(clause), span=span))
    return dataclasses.replace(resume, certifications=(*resume.certifications, *added)) if added else resume
