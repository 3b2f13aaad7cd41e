"""Years of experience asked for or stated in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

_WORDS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30, "ein": 1, "eine": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "dix": 10, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "diez": 10, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "twee": 2, "drie": 3, "vijf": 5, "tien": 10,
}  # fmt: skip
_WORD: Final = "|".join(
    sorted(
        (
            w
            for w in _WORDS
            if w not in {"a", "an", "un", "une", "ein", "eine", "einem", "einer", "due", "tre", "sei"}
        ),
        key=len,
        reverse=True,
    )
)
_AMOUNT: Final = rf"(?:\d{{1,2}}(?:[.,]\d)?|(?:{_WORD})(?:\s+and\s+a\s+half)?)"
_ECHO: Final = r"(?:\s?\(\s?\d{1,2}\s?\+?\s?\)|\s?\(\s?(?:" + _WORD + r")\s?\))?"
_UNIT: Final = r"(?P<unit>years?|yrs?|y(?=\s+(?:of\s+)?exp)|months?|mos?(?=\s+(?:of\s+)?exp)|jahren?|monaten?|ans|années?|mois|años?|meses|anni|mesi|jaren|jaar|maanden|năm(?=\s+(?:kinh\s+nghiệm|làm\s+việc|trở\s+lên)|\W*$))(?:['’]s?)?(?![a-z])"
_YEARS: Final = re.compile(
    rf"(?<![\w.$€£/#-])(?P<first>{_AMOUNT}){_ECHO}\s?(?P<plus>\+|plus\b|or\s+more\b|oder\s+mehr\b)?\s*(?:(?:-|–|—|to|bis|à|a|or|until|/)\s*(?P<second>{_AMOUNT}){_ECHO}\s?(?P<plus2>\+)?\s*)?(?:-|\s)?(?:full\s|or\s+more\s|or\s+greater\s|solid\s|full[- ]time\s|complete\s|progressive\s|consecutive\s|additional\s|further\s|more\s|(?P<additional>(?:additional|further|extra|more)\s))?{_UNIT}",
    re.IGNORECASE,
)
_SINGLE: Final = re.compile(
    r"(?<![\w-])(?:a|an|one|1|ein|eine|einem|un|une)\s+(?:full\s+)?(?P<unit>year|jahr|año|an|année|anno|jaar)(?:['’]s?)?(?=\s+(?:or\s+(?:more|two)|of\b|(?:\w+\s){0,4}(?:experience|erfahrung|experiencia|expérience)|working|in\b|as\b|supporting|at\b))",
    re.IGNORECASE,
)

# "Several years of professional experience (at least five)".
_LEAST_AFTER: Final = re.compile(
    rf"(?i)\b(?P<unit>years)\b(?:\s+[\w-]{{1,30}}){{0,4}}\s?\(\s?(?:at\s+least|min(?:imum)?\.?(?:\s+of)?|>=?|≥)\s?(?P<first>{_AMOUNT})\s?\+?\s?\)"
)

# "6+ experience with looms": the unit went missing.
_UNITLESS: Final = re.compile(
    r"(?i)(?<![\w.$€£/#-])(?P<first>\d{1,2})\s?\+(?P<unit>)\s+(?:of\s+)?(?:(?:relevant|professional|work|working|industry|practical|hands-on)\s+)?experience\s+(?:in|with|as|of|working|building)\b"
)

# "eight weeks a year", "twice a year": how often, not how long.
_RATE: Final = re.compile(
    r"(?i)\b(?:once|twice|thrice|times|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|some|many|couple\s+of)\s+(?:\w+\s+){0,2}\w+s)\s*$"
)
_BETWEEN: Final = re.compile(
    rf"(?i)\b(?:between|entre|zwischen|tra|tussen)\s+(?P<least>{_AMOUNT})\s+(?:and|et|und|y|e|en)\s*$"
)
_LOOK_BACK: Final = re.compile(
    r"(?i)\b(?:(?:with)?in|over|during|for|throughout|of)\s+(?:the\s+|your\s+)?(?:last|past|previous|preceding|prior|next|first|recent|coming|following|final)\s*$|\b(?:last|past|previous|preceding|next|first|every|each|coming|recent)\s*(?:the\s*)?$|\bwithin\s+(?:the\s+)?(?:a\s+)?(?:first\s+)?$|\bwithin\s+(?:an?\s+)?(?:period\s+of\s+)?$|\bduring\s+(?:the|your|this|these|an?)\s+$|\bno\s+more\s+than\s*$|\bnot\s+older\s+than\s*$|\b(?:every|each|after|until|before|since|founded|aged?|ages|valid\s+for|commit(?:ment)?\s+(?:to|of|for)(?:\s+at\s+least)?|contract\s+(?:of|for)|term\s+of|duration(?:\s+of)?:?|length:?|for\s+a\s+period\s+of|for\s+up\s+to|be\s+at\s+least|are\s+at\s+least|(?:is|are)\s+over|to\s+be\s+obtained\s+with(?:in)?|innerhalb\s+von|dans\s+les|binnen|seit|substitut\w*\s+for|in\s+lieu\s+of|instead\s+of|in\s+place\s+of)\s*(?:at\s+least\s*)?$"
)
_IN_LIEU: Final = re.compile(r"(?i)\b(?:substitut\w*\s+for|in\s+lieu\s+of|instead\s+of|in\s+place\s+of)\s*$")
_AGE_BEFORE: Final = re.compile(
    r"(?i)\b(?:age|aged|be|are|is|least|over|minimum\s+age(?:\s+of)?:?|mindestens|mind\.)\s*$"
)
_AFTER_NOT: Final = re.compile(
    r"(?i)['’]?\s*(?:-?old\b|of\s+age\b|or\s+longer\b(?!\s+(?:\w+\s+){0,4}experience)|or\s+older\b|and\s+older\b|or\s+over\b|and\s+over\b|jahre\s+alt|ago\b|later\b|earlier\b|from\s+(?:the\s+)?(?:date|hire|now|start|today)|after\s+(?:hire|hiring|date|start|appointment)|of\s+(?:the\s+)?(?:hire|hiring|employment\s+date|date\s+of|appointment|start|joining|application|graduation)\b|(?:fixed[- ]?term|contract|term\b|temporary|temp\b|assignment|probation\w*|internship\b(?!\s+exp)|placement|warranty|lease|plan\b|residency\b(?!\s+exp)|program(?:me)?\b|degree|college|university\b|course|diploma|apprenticeship|bachelor|undergraduate|master|curriculum|school|bond|cycle|roadmap|strateg|horizon|anniversary|period\b)|residence\b|(?:of\s+)?(?:(?:continuous|legal|lawful|uk|u\.k\.|us|u\.s\.|eu|australian|canadian)\s+){0,3}residen\w+|of\s+verifiable\s+background\b|(?:of\s+)?(?:(?:post-?secondary|high\s+school|college|university|higher|graduate|formal|full-time)\s+)+(?:education|study|studies|coursework|school|level)|of\s+(?:(?:verifiable|continuous)\s+)?(?:residen\w+|address(?:es)?|study|studies|college|university|school|coursework|education|history|age|tuition|vacation|leave|holiday|pto|service\s+(?:with|at)\s+us)|in\s+(?:a\s+row|business\b(?!\s+(?!(?:and|with|since|for|as|we)\b)\w)|operation\b|existence\b|the\s+making)|in\s+college|per\s+|/|a\s+(?:year|week)|(?:renewable|minimum\s+contract|initially)|of\s+an?\s+(?:\d\s?-\s?years?\s+)?(?:bachelor|undergraduate|college|university|degree)|track\s+record\s+of\s+(?:success|growth)\s+as\s+a\s+company|post-?graduation\b)"
)
# "Resided in the UK for five years" tells where, not what was done.
_RESIDED: Final = re.compile(
    r"(?i)\b(?:resid(?:ed?|ing)|resident|lived|living)\b[^.;]{0,40}\b(?:for|over|at)\s+(?:(?:at\s+)?least\s+|the\s+(?:last|past|previous)\s+|more\s+than\s+)*$"
)
_HYPHENED: Final = re.compile(r"(?i)^\w+[-–](?:year|month)s?$")
_EXPERIENCE: Final = re.compile(
    r"(?i)experience|erfahrung|expérience|experiencia|esperienza|ervaring|doświadczen|work(?:ing|ed)|background|practice|practical|in\s+(?:an?|the)|as\s+an?|track\s+record|tenure|leading|managing|supervis|building|developing|post[- ]qualif|pqe|teaching|driving|hands-on|employment|servic|relevant|related|of\s"
)
_COMPANY: Final = re.compile(
    r"(?i)\b(?:we|our|company|firm|founded|our\s+team|history|has\s+been|have\s+been|leader|industry\s+leader|combined|collective|together)\b[^.;]{0,60}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsMention:
    """An amount of experience in a text.

    Attributes
    ----------
    min, max : float or None
        Years; 18 months is 1.5. ``min`` is None for "up to 3 years".
    is_additional : bool
        "Four additional years": on top of something, or instead of it.
    start, end : int
        Half-open span, ``"3-5 years"``.
    """

    min: float | None
    max: float | None
    is_additional: bool
    start: int
    end: int


@lru_cache(maxsize=2048)
def find_years(text: str) -> tuple[YearsMention, ...]:
    """Find amounts of experience: not ages, deadlines, look-back windows, contract lengths or years of study.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of YearsMention

    Examples
    --------
    >>> [(m.min, m.max) for m in find_years("three (3) to 5 years of nursing within the last 10 years, 18 months of it on nights")]
    [(3.0, 5.0), (1.5, None)]
    >>> find_years("At least 21 years of age; 12-month contract; obtained within 6 months of hire")
    ()
    """
    found: list[YearsMention] = []
    for match in islice(_YEARS.finditer(text), 60):
        first, second = _number(match.group("first")), _number(match.group("second"))
        mention = _mention(text, match, first, second)
        if mention is not None:
            found.append(mention)
    least = None if found else (_LEAST_AFTER.search(text) or _UNITLESS.search(text))
    if least is not None:
        mention = _mention(text, least, _number(least.group("first")), None)
        if mention is not None:
            found.append(mention)
    if not found:
        single = _SINGLE.search(text)
        if (
            single is not None
            and not _RATE.search(text[max(0, single.start() - 60) : single.start()])
            and not _LOOK_BACK.search(text[max(0, single.start() - 40) : single.start()])
        ):
            mention = _mention(text, single, 1.0, None)
            if mention is not None:
                found.append(mention)
    return tuple(found)


def _number(text: str | None) -> float | None:
    if not text:
        return None
    lowered = text.lower().replace(",", ".")
    half = 0.5 if "half" in lowered else 0.0
    word = lowered.split()[0]
    if word in _WORDS:
        return _WORDS[word] + half
    return float(word)


def _mention(
    text: str, match: re.Match[str], first: float | None, second: float | None
) -> YearsMention | None:
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 70]
    unit = match.group("unit").lower()
    groups = match.groupdict()
    if first is None:
        return None
    if _LOOK_BACK.search(before) and (
        _IN_LIEU.search(before) or not re.match(r"(?i)[^.;]{0,12}\bexperience", after)
    ):
        return None
    if _AFTER_NOT.match(after) or _RESIDED.search(before):
        return None
    if _HYPHENED.match(match.group().strip()) and not re.match(
        r"(?i)\s*(?:of\s+)?(?:\w+\s){0,3}(?:experience|track|background|history)", after
    ):
        return None
    if re.search(r"(?i)(?:[$€£]\s?[\d.,]*k?|per|every|each|/)\s*$", before):
        return None
    if (
        first in {16, 17, 18, 20, 21}
        and not groups.get("plus")
        and not second
        and unit.startswith(("y", "j", "a"))
        and not _EXPERIENCE.match(after.lstrip(" '’"))
        and _AGE_BEFORE.search(before)
    ):
        return None
    if _COMPANY.search(before) and not re.search(
        r"(?i)\b(?:you|candidate|applicant|must|required?|look|looking|like|see|seeking|need|ask|expect|want|hope|prefer|require|minimum|with)\b",
        before,
    ):
        return None
    if unit.startswith("m") and not re.search(
        r"(?i)experience|erfahrung|expérience|experiencia|work|practice|background|practical|on\s|in\s|of\s|servic|as\s",
        after[:50],
    ):
        return None
    factor = 1 / 12 if unit.startswith("m") else 1.0
    low: float | None = round(first * factor, 2)
    high = round(second * factor, 2) if second is not None else None
    between = _BETWEEN.search(before) if second is None else None
    if between is not None:
        least = _number(between.group("least"))
        if least is not None and least < first:
            low, high = round(least * factor, 2), low
    if (
        re.search(
            r"(?i)\b(?:up\s+to|maximum(?:\s+of)?|max\.?|(?<!not\s)(?<!no\s)(?:less|fewer)\s+than|under|at\s+most|no\s+more\s+than|bis\s+zu|jusqu['’]?[àa])\s*$",
            before,
        )
        and high is None
    ):
        low, high = None, low
    if high is not None and low is not None and (high < low or groups.get("plus2")):
        high = None if groups.get("plus2") else high
        if high is not None and high < low:
            high = None
    if low is not None and low > 40:
        return None
    additional = bool(
        re.search(r"(?i)\b(?:additional|further|extra|more)\b", match.group())
    ) and not re.search(r"(?i)\bor\s+more\b", match.group())
    return YearsMention(min=low, max=high, is_additional=additional, start=match.start(), end=match.end())
