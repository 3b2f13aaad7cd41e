"""Headings and items of a posting whose lines were all run together into one paragraph."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from matcher.parsing.posting.openings import openings
from matcher.parsing.posting.sentences import split_sentences

# A line of so many characters may be a whole posting, or a whole section of it.
FLATTENED: Final = 300
# So many items that begin within a sentence show that the sentence is a list which lost its line breaks.
_STARTS: Final = 2
_ADJECTIVES: Final = (
    "Key|Main|Core|Job|Role|Essential|Desirable|Preferred|Desired|Minimum|Basic|Required|Candidate|Personal|Technical|"
    "Specific|Additional|Other|General|Professional|Important|Primary|Principal|Ideal|Person|Position|Typical|Educational|Applied|Behaviou?ral|Operational|Financial"
)
_NOUNS: Final = (
    "Requirements?|Responsibilit(?:y|ies)|Duties|Qualifications?|Skills|Attributes|Qualities|Specification|Competenc(?:y|ies|es)|"
    "Experience|Criteria|Benefits|Description|Information|Accountabilities|Objectives|Knowledge|Education|Profile|Tasks|"
    "Overview|Purpose|Package|Candidate|Characteristics|Abilities"
)
_LABEL: Final = re.compile(
    rf"(?P<label>(?P<named>(?:The )?(?:{_ADJECTIVES}) (?:(?:{_ADJECTIVES}) )?(?:{_NOUNS})(?: ?(?:[Aa]nd|&|/|,) ?(?:(?:{_ADJECTIVES}) )?(?:{_NOUNS})){{0,2}}(?: [Rr]equired)?|(?:{_NOUNS}) ?(?:[Aa]nd|&|/) ?(?:{_NOUNS}) [Rr]equired)"
    r"|(?P<lone>Requirements|Requirement(?=\s?:|\s+[•●▪])|(?:Person|Candidate)(?=\s?:)|Knowledge,? (?:[Aa]nd|&) (?:Applied )?(?:Skills|Experience|Understanding)|(?:Skills|Experience|Education|Qualifications) ?(?:[Aa]nd|&|/) ?(?:Experience|Skills|Qualifications|Attributes)|(?:Experience|Skills|Qualifications|Attributes) (?:Required|Sought|Needed)|Benefits [Ii]nclude|Responsibilities|Qualifications|Duties|Benefits|Accountabilities|Experience|Skills|Education|Essential|Desirable|The (?:Role|Job|Position|Person|Candidate|Individual|Company|Client|Package|Benefits|Rewards?|Opportunity)|About (?:You|Us|(?:The|the|Our|our) (?:[Rr]ole|[Cc]ompany|[Cc]lient|[Tt]eam|[Oo]rgani[sz]ation))|(?:The )?[Nn]ext [Ss]teps?(?=\s?:))"
    r"|(?P<asked>(?:Skills|Experience|Qualifications|Attributes)(?: ?(?:and|&|/|,) ?(?:skills|experience|qualifications|attributes))? required(?=\s?:))"
    r"|(?P<package>The (?:Package|Salary|Benefits|Rewards?) (?:for|of|on offer|in)\b[^.:;!?]{0,40}(?=:))"
    r"|(?P<small>(?:Candidate|Key|Essential|Desirable|Required|Minimum|Main|Personal|Person|Personnel|Job|Your) (?:skills|requirements|qualifications|duties|responsibilities|criteria|experience|attributes|qualities|specification|profile)(?: ?(?:and|&|/|,) ?(?:skills|requirements|qualifications|duties|responsibilities|criteria|experience|attributes|abilities)){0,2}(?: required)?(?=\s?:|\s+(?:[•●▪]|\*{2,6}\)|1[.)]|o [A-Z])))"
    r"|(?P<shout>[A-Z][A-Z&/'’-]{2,20}(?: (?:[A-Z&/'’-]{2,20}|[/&])){1,6}))(?P<colon>\s?[:;])?\s+(?:[–-] ?)?(?=[\"“(•*]{0,6}\)? ?[A-Z0-9•]|o [A-Z]|(?<=: )[a-z]|(?<=: )[£€$*])"
)
# Behind these words nothing new begins.
_LEFT_OPEN_TEXT: Final = (
    "the a an our your with and or of for to in all these this following other as by on at from is are be their its & "
    "no any both minimum maximum least than over approximately working good strong excellent sound basic relevant previous proven "
    "within under after before about every each per last past next first between up"
)
# "Marketing Experience Strong sense of colour": behind a capital these begin an item where a small letter follows.
_PRAISED: Final = frozenset(
    (
        "Excellent",
        "Good",
        "Strong",
        "Proven",
        "Demonstrable",
        "Sound",
        "Solid",
        "Detailed",
        "Thorough",
        "Ability",
        "Minimum",
        "At least",
        "Willingness",
        "Previous",
    )
)
# "IT Knowledge.": the end of a name.
_CLOSING: Final = frozenset(("Knowledge", "Experience", "Experienced", "Background"))
_LOWER_NEXT: Final = re.compile(r"\s(?!background\b)(?:[a-z]|\d)")
# "Must be a qualified Registered Nurse", "ACA Qualified": the end of what is asked, no new item.
_TITLES: Final = frozenset(("Registered", "Qualified"))
_QUALIFYING: Final = re.compile(r"(?:[A-Z]{2}|\b(?:qualified|experienced|trained|newly|fully))$")
# "of Category A buildings" names a letter; behind other capitals "A steady hand" begins an item.
_GRADED: Final = re.compile(
    r"(?i)\b(?:grade|category|class|level|band|vitamin|hepatitis|type|plan|section|schedule|part|annex|block|group|team|unit|ward)$"
)
# No name goes on with one of these: "… in a Care Home Have patience".
_NO_NAMES: Final = frozenset(
    ("Have", "Has", "Having", "Be", "Must", "Possess", "Able to", "IT Literate", "IT literate")
)
# "… (Word, Excel) Logical …": the parenthesis belongs to the item before; "MS Office (Word, Excel) Experience" is one item.
_NO_NOUNS: Final = frozenset(
    (
        "Logical",
        "Methodical",
        "Analytical",
        "Articulate",
        "Strong",
        "Good",
        "Excellent",
        "Works well",
        "Work well",
        "Able to",
        "Ability",
    )
)
_LEFT_OPEN: Final = frozenset(_LEFT_OPEN_TEXT.split())
# What became of numbers and round bullets in some copies: their marks part the items.
_MARKED: Final = re.compile(r"(?:^|\s)(?:\*{2,6}\)|o)\s(?=[A-Z])")
_BULLETS: Final = re.compile(r"[•●▪]\s?(?=\w)")
_SHOUTED: Final = re.compile(r"(?:[A-Z]{1,2} )?[A-Z]{3,}\b")
_OPENS_LIST: Final = re.compile(r"(?:[•●▪]|\*{2,6}\)|o )\s*[A-Z]")
_ACRONYM: Final = re.compile(r"\([A-Z]{2,6}s?\)")
_SHORTENED: Final = re.compile(r"(?:[A-Z][a-z]+ ){1,3}\([A-Z]{2,6}s?\)")
_NAME: Final = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+ ")
_RUNNING_ON: Final = (",", ":", "/", "-", "–", "(")
# Of a longer line only so many characters are looked at.
_MOST: Final = 20_000
# The words before a place are looked for in so many characters.
_LOOK_BACK: Final = 24
_START: Final = re.compile(
    r"(?<=[\w)*”\"'’+%.;])(?P<gap>\s+)(?=(?P<word>"
    r"(?:Experienced?|Knowledge|Ability|Able to|Understanding|Excellent|Good|Strong|Proven|Demonstra\w+|Minimum|Must|Possess\w*|Flexib\w+|Familiar\w*|Proficien\w+|Fluen\w+|Sound|Solid|Previous|Prior|"
    r"Relevant|Registered|Qualified|Willing\w*|Commitment|Committed|Confiden\w+|Competen\w+|Capable|Capacity|Self|Detailed|Advanced|Working knowledge|Hands[ -]on|Highly|Full|Clean|Valid|Current|Degree|Bachelor\w*|"
    r"Evidence|Awareness|Effective|Exceptional|Outstanding|Enthusias\w+|Motivated|Positive|Team player|At least|Computer literate|IT (?:[Ll]iterate|[Kk]nowledge|[Ss]kills)|(?<!IT )Literate|Numerate|Has|Have|Having|Desire|Passion\w*|Attention|Great|Smart|Track record|"
    r"Background|Intermediate|Comprehensive|Thorough|Extensive|Broad|Significant|Eligib\w+|Right to|Some|Ideally|Preferably|Certificate|Evidenced?|Skilled|Well|Keen|Interest|Organi[sz]ed|Tenacious|Drive|Dynamic|You|Be|Proof|Holds?|Comfortable|Happy|Prepared to|Recent|Substantial|Considerable|Clear|Friendly|Caring|Reliable|Honest|Punctual|Calm|Mature|Outgoing|Energetic|Pro-?active|Customer[- ]focus\w*|Can (?:work|build|demonstrate|communicate|cope)|Checkable|Car (?:driver|owner)|Own (?:car|transport|vehicle|tools)|Access to|Driving licen[cs]e|At times|Professional|Conversant|Articulate|Educated|Logical|Methodical|Analytical|Works? well|Personable|Resilient|Adaptable|Ambitious|Approachable|Hard[- ]working|[A-Z][a-z]+(?: (?:and|&) [a-z]+)? skills|\d{1,2}\+? (?:[Yy]ears?|[Mm]onths?)"
    r"|(?:An?|The) [a-z]+)\b))"
)
# "in parksGood eye for weeds": not even a space was left between two items.
_GLUED: Final = re.compile(
    r"(?<=[a-z][a-z)])(?=(?:Experience|Knowledge|Ability|Understanding|Excellent|Good|Strong|Proven|Demonstrated|Familiarity|Proficien(?:t|cy)|Fluen(?:t|cy)|Solid|Advanced|Deep|Working|Hands-on|Comfortable|Willingness|You(?:['’]re)?|Bachelor)\b)"
)
# "Own boots essential Graduate of a college": words that end an item, and a capital behind them.
_ENDED: Final = re.compile(
    r"\b(?:equivalent|experience|desirable|essential|advantageous|preferred)(?P<gap>\s+)(?=[A-Z][a-z]{3,})"
)
_WIDE_GAP: Final = re.compile(r"(?<=\S)\s{2,}(?=[A-Z0-9])")
_ANY_GAP: Final = re.compile(r"(?<=\S)\s{2,}(?=\S)")
# Wide gaps before small letters: nothing but bullets that got lost explains them.
_LOWER: Final = re.compile(r"[a-zà-öø-ÿ]")
# What an item in small letters begins with, and the words before which it is the end of one.
_LOWER_START: Final = re.compile(
    r"(?<=[\w)])\s+(?=(?:experience (?:of|in|with|and)|ability to|knowledge of|understanding of|(?:good|excellent|strong|effective) (?:[\w-]+ ){1,5}skills|flexibility|willingness to|commitment to|awareness of)\b)"
)
_QUALIFIES: Final = re.compile(
    r"(?i)(?:\b(?:have|has|having|possess\w*|demonstrat\w+|show\w*|plus|including|year|years|months|proven|real|direct|deep|detailed|practical|clear|considerable|demonstrable|extensive|hands-on|nursing|clinical|basic|your|their|you)|['’,/&-])$"
)
# Demands that begin with a capital in the middle of an item.
_FUSED: Final = re.compile(
    r"(?<=[a-z+#]{2})\s+(?=(?:(?:Strong|Excellent|Good|Solid|Proven) (?:[\w-]+ ){0,4}(?:skills|understanding|knowledge|experience|background|ability|record)|(?:(?:Industrial|Industry|Practical|Hands-on|Prior|Previous|Professional) experience|Experience) (?:in|with|of)|Ability to|Knowledge of|Understanding of|(?:Familiarity|Familiar) with|Proficien(?:t|cy) (?:in|with))\b)"
)
_FIRST: Final = re.compile(r"(?<![\w.])\(?1[.)]\s+\S")
_SECOND: Final = re.compile(r"(?<![\w.])\(?2[.)]\s+\S")


# "a parking placeEssential skillsA head for heights": a heading without a space before and behind it.
_GLUED_LABEL: Final = re.compile(
    r"(?<=[a-z.;!?)])(?:Minimum|Basic|Key|Main|Essential|Required|Preferred|Desirable|Candidate|Job|Person) (?:[Rr]equirements|[Qq]ualifications|[Cc]riteria|[Ss]kills|[Ee]xperience|[Rr]esponsibilities|[Dd]uties|[Ss]pecification|[Bb]enefits)(?=[A-Z•])"
)


def run_in_labels(text: str) -> list[tuple[int, int, int]]:
    """Return the headings that stand within a long line with nothing to set them off.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int, int)
        Where a heading begins and ends, and where the text under it begins.

    Examples
    --------
    >>> text = "Water the beds as needed Essential Skills Good eye for weeds Requirements Own boots " + "and more " * 30
    >>> [text[a:b] for a, b, _ in run_in_labels(text)]
    ['Essential Skills', 'Requirements']
    """
    if len(text) < FLATTENED:
        return []
    found: list[tuple[int, int, int]] = []
    for match in _LABEL.finditer(text, 0, _MOST):
        before = _before(text, match).rstrip()
        colon = match.group("colon") is not None
        glued = text[match.start() - 1] if match.start() else " "
        # "… with stockSkills: …": with a colon behind it a heading needs no space before it.
        if not glued.isspace() and glued not in ".;!?)" and not (glued.islower() and colon):
            continue
        is_sure = match.group("named") is not None and colon
        if _is_left_open(before) or before.endswith((",", "/", "-", "–", "(") if is_sure else _RUNNING_ON):
            continue
        # A bullet behind it makes it a heading like a colon does.
        is_list = _OPENS_LIST.match(text, match.end()) is not None
        if text[match.end() : match.end() + 1].islower() and not (is_list or glued.islower() or found):
            # Small letters follow where the items lost their bullets, but also in the middle of prose.
            continue
        # So does a wide gap, where bullets got lost.
        colon = colon or is_list or len(text[match.end("label") : match.end()]) > 1
        if match.group("lone") and _is_capitalised(before) and not colon:
            continue
        if match.group("shout") and (before[-1:].isupper() or _SHOUTED.match(text, match.end())):
            continue
        if _ACRONYM.match(text, match.end()) or (
            match.group("lone")
            and not colon
            and (
                _SHORTENED.match(text, match.end())
                or (before[-2:].isupper() and _NAME.match(text, match.end()))
            )
        ):
            # "Executive Core Qualifications (ECQs)", "an OPM Qualifications Review Board": names, in the middle of prose.
            continue
        found.append((match.start(), match.end("label"), match.end()))
    found += ((m.start(), m.end(), m.end()) for m in _GLUED_LABEL.finditer(text, 0, _MOST))
    found += openings(text)
    return sorted(found)


def gapped_items(text: str) -> list[tuple[int, int]]:
    """Return the spans of the items that wide gaps part, most of them in small letters; empty for other texts.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)

    Examples
    --------
    >>> text = "a trained gardener  used to heights  hold a full licence"
    >>> [text[a:b] for a, b in gapped_items(text)]
    ['a trained gardener', 'used to heights', 'hold a full licence']
    """
    gaps = list(_ANY_GAP.finditer(text, 0, _MOST))
    lower = sum(_LOWER.match(text, gap.end()) is not None for gap in gaps)
    if lower < _STARTS or lower * 2 <= len(gaps) or not _LOWER.match(text):
        return []
    return _parted([gap.span() for gap in gaps], len(text))


def lower_items(text: str) -> list[tuple[int, int]]:
    """Return the spans of items in small letters that nothing parts, told by the words that such items begin with.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Empty where the text is no such list.

    Examples
    --------
    >>> text = "a steady hand ability to mend nets good rowing skills willingness to rise early"
    >>> [text[a:b] for a, b in lower_items(text)]
    ['a steady hand', 'ability to mend nets', 'good rowing skills', 'willingness to rise early']
    """
    if not _LOWER.match(text) or _MARKED.search(text, 0, _MOST):
        return []
    edges = [
        match.span() for match in _LOWER_START.finditer(text, 0, _MOST)
        if not _is_left_open(before := _before(text, match)) and not _QUALIFIES.search(before)
    ]  # fmt: skip
    return _parted(edges, len(text)) if len(edges) >= _STARTS else []


def fused_items(text: str) -> list[tuple[int, int]]:
    """Return the spans of the demands of one list item that ran into each other; empty for other items.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)

    Examples
    --------
    >>> text = "Experience with looms and dyes Strong communication skills"
    >>> [text[a:b] for a, b in fused_items(text)]
    ['Experience with looms and dyes', 'Strong communication skills']
    """
    edges = [
        match.span() for match in _FUSED.finditer(text, 0, _MOST)
        if not _is_left_open(before := _before(text, match))
        and not _is_capitalised(before) and not _QUALIFIES.search(before) and " " in text[: match.start()].strip()
    ]  # fmt: skip
    return _parted(edges, len(text)) if edges else []


def is_glued(text: str) -> bool:
    """Tell whether items stand in a text without even a space between them."""
    return _GLUED.search(text, 0, _MOST) is not None


def run_in_items(text: str, *, is_introduced: bool = False) -> list[tuple[int, int]]:
    """Return the spans of the items of a sentence that is a list without line breaks; empty for other sentences.

    Parameters
    ----------
    text : str
    is_introduced : bool, default=False
        Whether a heading stands right before it, so that two items make a list.

    Returns
    -------
    list of (int, int)

    Examples
    --------
    >>> text = "Knowledge of soil Ability to read maps Own boots Good eye for weeds"
    >>> [text[a:b] for a, b in run_in_items(text)]
    ['Knowledge of soil', 'Ability to read maps Own boots', 'Good eye for weeds']
    """
    if (
        _is_numbered(text)
        or len(_MARKED.findall(text, 0, _MOST)) >= _STARTS
        or len(_BULLETS.findall(text, 0, _MOST)) >= _STARTS
    ):
        return []
    edges: set[tuple[int, int]] = set()
    for match in _START.finditer(text, 0, _MOST):
        before = _before(text, match)
        word = match.group("word")
        if (
            _is_left_open(before)
            or (
                _is_capitalised(before)
                and not word[0].isdigit()
                and word not in _NO_NAMES
                and not (word in _PRAISED and _LOWER_NEXT.match(text, match.end("word")))
                and not (word.startswith(("A ", "An ")) and not _GRADED.search(before))
                and not (before.endswith(")") and word in _NO_NOUNS)
            )
            or (before[-1:].isupper() and word.endswith(" skills"))
            or (word in _TITLES and _QUALIFYING.search(before))
            or (before[-2:].isupper() and word in _CLOSING and not _LOWER_NEXT.match(text, match.end("word")))
        ):
            continue
        edges.add((match.start("gap"), match.end("gap")))
    edges |= {match.span("gap") for match in _ENDED.finditer(text, 0, _MOST)}
    edges |= {match.span() for match in _WIDE_GAP.finditer(text, 0, _MOST)}
    glued = {match.span() for match in _GLUED.finditer(text, 0, _MOST)}
    edges |= glued
    # Behind a full stop any sentence begins with a capital.
    if not glued and sum(text[start - 1] not in ".!?;:" for start, _ in edges) < _STARTS - is_introduced:
        return []
    edges |= {(left[1], right[0]) for left, right in pairwise(split_sentences(text))}
    return _parted(sorted(edges), len(text))


def _before(text: str, match: re.Match[str]) -> str:
    """Return the few words before a match."""
    return text[max(0, match.start() - _LOOK_BACK) : match.start()]


def _is_numbered(text: str) -> bool:
    first = _FIRST.search(text)
    return first is not None and _SECOND.search(text, first.end()) is not None


def _parted(edges: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Return what lies between the edges of a text, in order, without what is empty."""
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), length]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def _is_left_open(before: str) -> bool:
    words = before.rsplit(maxsplit=1)
    return bool(words) and words[-1].lstrip("(").lower() in _LEFT_OPEN and not before.endswith("as a minimum")


def _is_capitalised(before: str) -> bool:
    """Tell whether the last word is written like a name ("Electronics"), no abbreviation ("NMC")."""
    words = before.rsplit(maxsplit=1)
    return bool(words) and words[-1][:1].isupper() and words[-1][1:2].islower()
