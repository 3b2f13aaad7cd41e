"""Names of what a requirement asks for, and groups of alternatives among them."""

from __future__ import annotations

import re
from typing import Final

_SPACE: Final = re.compile(r"\s+")
_LEAD: Final = re.compile(
    r"(?i)^(?:(?:and|or|also|including|plus|either|both|as well as|with|in|of|for|to|on|at|by|from|using|a|an|the|your|their|our|some|any|other|various|similar|relevant|related|several|must|have|has|be|is|are|you|you['’]ve|you['’]re|we|proven|demonstrated|demonstrable|strong|excellent|solid|good|great|advanced|intermediate|basic|working|deep|broad|extensive|"
    r"thorough|sound|practical|professional|previous|prior|hands-on|minimum|at least|significant|exceptional|outstanding|superior|high|highly|very|experience[ds]?|knowledge|understanding|familiar(?:ity)?|proficien(?:t|cy)|fluen(?:t|cy)|expert(?:ise)?|skilled|skills?|ability|able|capable|capability|willing(?:ness)?|comfortable|competen(?:t|ce|cy)|background|exposure|command|"
    r"passion(?:ate)?|interest(?:ed)?|working|worked|work|developing|building|using|years?|yrs?|preferred|required|desired|ideally|preferably|e\.g\.,?|i\.e\.,?|such as|like|etc\.?|following|one|more|least|track record|record|desire|certified|current|valid|active|possess|hold|holding|hold a|full|general|effective|effectively|clear|new|"
    r"\d+\+?|confident|confidence|use|daily|know|knows|knowing|can|will|should|it|that|this|these|those|successful|successfully|related to|areas?|fields?|field of|level|well|not|only|how|where|when|if|so|but|as)\b[\s,:]*)+"
)
_TAIL: Final = re.compile(
    r"(?i)[\s,]*\b(?:experience|skills?|preferred|required|desired|is|are|a plus|plus|an asset|asset|etc\.?|or similar|similar|or equivalent|equivalent|and|or|the|a|an|of|in|with|to|for|at|on|tools?|knowledge|would|be|desirable|essential|environment|as|that|which|who|you|we|our|ability|abilities|strongly|highly|nice|bonus|preferably|ideally)\b[.\s]*$"
)
_CUT: Final = re.compile(
    r"(?i)\s*(?:[,;:()•|]|\.\s|\.$|\s[–—-]\s|/|\band/or\b|\band\b|\bor\b|\bincluding\b|\bsuch as\b|\be\.g\.|\bas well as\b|\bplus\b|\bwith\b|\busing\b|\bwithin\b|\bthat\b|\bwhich\b|\bwho\b|\bto (?=[a-z])|\bis\b|\bare\b|\bin order\b|\bfrom\b|\bfor\b|\bby\b|\bacross\b|\binto\b|\bwhile\b|\bthrough\b|\bon\b|\bat\b|\bwould\b|\bunder\b|\bagainst\b|\bbetween\b|\bduring\b|\bin\b|\bof\b|\bas\b|\bwhen\b|\bwhere\b)\s*"
)
_NUMBERS: Final = re.compile(
    r"(?i)^(?:\d[\d,.]*\s?(?:\+|%|years?|yrs?|months?|hours?|days?)?.{0,12}|(?:one|two|three|four|five|six|seven|eight|nine|ten).{0,15}years?.*)$"
)
_DULL_TEXT: Final = (
    "experience skills skill knowledge ability abilities years year understanding degree related field fields equivalent similar other etc plus bonus work team environment role position candidate candidates people things it them you we others level high fast-paced least minimum day time company job industry area areas more ways tools us good great strong excellent "
    "someone person individual successful clients a an the preferred required asset advantage required. must should well new large complex multiple various different own high-level best following practical professional relevant any all some one two three full-time bachelor's bachelor master's master degree's phd diploma high school us written verbal oral spoken"
)
_DULL: Final = frozenset(_DULL_TEXT.split())

_LIST_WORDS: Final = r"(?:[^\s,;:()|•]+(?:\s+(?!(?:or|and|oder|ou)\b)[^\s,;:()|•]+){0,5})"
_OR_LIST: Final = re.compile(
    rf"(?i)(?P<left>(?:{_LIST_WORDS},\s+(?:or\s+|and/or\s+)?){{0,30}}{_LIST_WORDS})\s*,?\s+(?:and/or|or|oder|ou)\s+(?P<right>{_LIST_WORDS})"
)
_OR: Final = re.compile(r"(?i)\b(?:or|oder|ou)\b")
_SAMPLES: Final = re.compile(
    r"(?i)(?:\((?:e\.?\s?g\.?,?|for example,?|such as|i\.e\.,?|like|ex:|examples?:)\s*(?P<inside>[^()]{2,300})\)|\b(?:such as|e\.?g\.,?|for example,?|for instance,?|like)\s+(?P<open>[^();.]{2,240})|\b(?:one|any|some)(?: or more)? of(?: the following)?(?: \w+){0,3}?:?\s+(?P<one>[^();.]{2,300}))"
)
_PAREN_LIST: Final = re.compile(r"\((?P<inside>[^()]{3,240})\)")
_SLASHED: Final = re.compile(
    r"(?<![\w/])(?P<all>[^\W_][\w+#.&'’-]*(?:\s?/\s?[^\W_][\w+#.&'’-]*){1,6})(?![\w/])"
)
_SPLIT: Final = re.compile(r"(?i)\s*(?:,|;|\band/or\b|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b)\s*")
_BOUNDARY: Final = re.compile(
    r"(?i).*\b(?:in|of|with|for|using|as|to|from|on|by|at|about|including|either|through|via|within|into|than|is|are|be|have|has|hold|holds|held|possess|a|an|the|and|your|minimum|least|e\.g\.|like|you|speak|write|know|prefer\w*|experience[ds]?|skills|such|knowledge|level)\s+"
)
_RIGHT_END: Final = re.compile(
    r"(?i)\s+(?:for|to|in|with|that|which|who|is|are|would|as|on|at|from|by|of|using|within|preferred|required|desired|experience|skills?|and|including|through|when|where|if|so|will|can|may|must|plus|a|an)\b.*$"
)
_NOT_MEMBER: Final = re.compile(
    r"(?i)^(?:e\.?g\.?|i\.?e\.?|more|less|higher|better|above|greater|older|over|other|others|similar|equivalent|etc\.?|not|no|so|similar\s+\w{0,12}|related|comparable|the like|equal|an?|the|something|whatever\b.*|its|their|\d+[+%]?|.)$"
)
# "Five or more years", "two or three evenings", "level 3 or above": an amount, not a choice.
_NUMBER: Final = (
    r"(?:\d{1,2}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
)
_PERIOD: Final = r" (?:years?|months?|weeks?|days?)(?:['’]s?)?(?!\w)"
_AMOUNT: Final = re.compile(
    rf"(?i)(?<![\w:.,])(?:{_NUMBER}|once|twice)(?:{_PERIOD})? or (?:more|fewer|less|so|{_NUMBER})(?![\w:])(?:{_PERIOD})?|\sor (?:above|over|higher|longer|beyond)(?![\w-])"
)


def skill_names(
    text: str, labels: tuple[str, ...] = (), *, skip: tuple[tuple[int, int], ...] = ()
) -> tuple[str, ...]:
    """Return lower case names of what is asked for, noun phrases of the text, those of the taxonomy first.

    Parameters
    ----------
    text : str
    labels : tuple of str
        Names that the taxonomy found in the text.
    skip : tuple of (int, int)
        Spans that are no skills: years, degrees and their fields, languages, certificates.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> skill_names("Strong knowledge of SQL, Python and data modelling")
    ('sql', 'python', 'data modelling')
    """
    masked = text
    for start, end in skip:
        masked = masked[:start] + ";" * (end - start) + masked[end:]
    names = [label.lower() for label in labels]
    for part in _CUT.split(masked):
        name = _tidy(part)
        if (
            name
            and name not in names
            and not any(name == label or f" {name} " in f" {label} " for label in names)
        ):
            names.append(name)
    return tuple(dict.fromkeys(names))[:24]


def _tidy(part: str) -> str:
    name = (
        _SPACE.sub(" ", part).strip(" \t\"'“”‘’*_-–—.,;!?&+§•").lower()
        if not part.strip().lower().startswith(("c++", ".net"))
        else part.strip().lower()
    )
    if part.strip().lower().endswith(("c++", "c#", "+")):
        name = part.strip().lower()
    name = _LEAD.sub("", name).strip()
    for _ in range(3):
        shorter = _TAIL.sub("", name).strip()
        if shorter == name:
            break
        name = shorter
    words = name.split()
    if (
        not words
        or len(words) > 5
        or len(name) > 60
        or name in _DULL
        or _NUMBERS.match(name)
        or not any(c.isalpha() for c in name)
    ):
        return ""
    return "" if all(w in _DULL for w in words) else name


def alternatives(text: str, *, skip: tuple[tuple[int, int], ...] = ()) -> tuple[tuple[str, ...], ...]:
    """Return groups of alternatives: "X or Y", "such as A, B", "one of …", "A/B".

    Parameters
    ----------
    text : str
    skip : tuple of (int, int)
        Spans whose lists are alternatives by nature (fields of study, years).

    Returns
    -------
    tuple of tuple of str

    Examples
    --------
    >>> alternatives("Intermediate proficiency in SQL or other relational database languages.")
    (('sql', 'other relational database languages'),)
    """
    masked = text
    for start, end in skip:
        masked = masked[:start] + ";" * (end - start) + masked[end:]
    groups: list[tuple[str, ...]] = []
    taken: list[tuple[int, int]] = []
    for match in _SAMPLES.finditer(masked):
        span = next(name for name in ("inside", "open", "one") if match.group(name))
        listed = match.group(span).rsplit(": ", 1)[-1]
        members = _members(listed if "," in listed else listed.replace("/", ","))
        if len(members) >= 2:
            groups.append(members)
            taken.append(match.span(span))
    masked = _AMOUNT.sub(lambda amount: ";" * len(amount[0]), masked)
    for match in _PAREN_LIST.finditer(masked):
        if _overlaps(match.span(), taken):
            continue
        inside = match.group("inside")
        if re.search(r"(?i)\bor\b|\betc\b|\bsimilar\b", inside) or (
            inside.count(",") >= 1 and not re.search(r"(?i)\band\b|\bincluding\b", inside)
        ):
            members = _members(inside)
            if len(members) >= 2:
                groups.append(members)
                taken.append(match.span())
    for match in _OR_LIST.finditer(masked) if _OR.search(masked) else ():
        if _overlaps(match.span(), taken):
            continue
        left = [p.strip() for p in re.split(r",\s*(?:or\s+|and/or\s+)?", match.group("left")) if p.strip()]
        left[0] = _BOUNDARY.sub("", left[0])
        if len(left) > 1 and len(left[0].split()) > 5:
            left = left[1:]
        right = _RIGHT_END.sub("", match.group("right"))
        members = tuple(dict.fromkeys(m for m in (_member(p) for p in (*left, right)) if m))
        if len(members) >= 2:
            groups.append(members)
            taken.append(match.span())
    for match in _SLASHED.finditer(masked):
        if _overlaps(match.span(), taken) or re.search(
            r"(?i)and\s?/\s?or|ci\s?/\s?cd|tcp/ip|24/7|w/|pl/sql|i/o|a/b|n/a|^\d|/\d|o/s|ui/ux|ux/ui|pub/sub|client/server|r&d",
            match.group(),
        ):
            continue
        members = _members(match.group("all").replace("/", ","))
        if len(members) >= 2:
            groups.append(members)
    return tuple(dict.fromkeys(groups))[:12]


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _members(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m for m in (_member(p) for p in _SPLIT.split(text)) if m))


def _member(part: str) -> str:
    raw = part.strip()
    name = _SPACE.sub(" ", raw).strip(" \t\"'“”‘’*_-–—.;:!?").lower()
    if raw.lower().endswith(("++", "#")):
        name = raw.lower()
    name = re.sub(
        r"(?i)^(?:e\.g\.,?|i\.e\.,?|such as|like|an?|the|either|any|some|your|both|in|of|with|as)\s+",
        "",
        name,
    )
    if raw in {"R", "C", "D"}:
        return name
    if not name or len(name) > 70 or len(name.split()) > 7 or _NOT_MEMBER.match(name) or ";" in name:
        return ""
    return name
