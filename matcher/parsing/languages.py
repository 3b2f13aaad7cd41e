"""Spoken and written languages named in a text, with their level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

# Canonical English name, then other names (English, German, French, Spanish, Italian, Dutch, the language itself).
_NAMES: Final = """
english: englisch, anglais, inglés, ingles, inglese, inglês, engels, angielski, englischen, engleză, английский, англійська, angličtina, anglicky, angol, ingilizce, αγγλικά
german: deutsch, allemand, alemán, aleman, tedesco, alemão, duits, niemiecki, swiss german, schweizerdeutsch, schwiizerdütsch, germană, немецкий, німецька, němčina, nemčina, német, almanca, γερμανικά
french: französisch, français, francais, francés, frances, francese, francês, frans, francuski, canadian french, québécois french, quebecois french, franceză, французский, французька, francouzština, fransızca, γαλλικά
spanish: spanisch, espagnol, español, espanol, castellano, castilian, spagnolo, espanhol, spaans, hiszpański, spaniolă, испанский, іспанська, španělština, ispanyolca, ισπανικά
italian: italienisch, italien, italiano, italiaans, włoski, italiană, итальянский, italština, olasz, italyanca, ιταλικά
portuguese: portugiesisch, portugais, portugués, português, portoghese, portugees, brazilian portuguese
dutch: niederländisch, néerlandais, neerlandés, olandese, nederlands, holländisch, flemish, vlaams, flämisch
polish: polnisch, polonais, polaco, polacco, pools, polski
russian: russisch, russe, ruso, russo, русский, rusă, русский язык, російська, ruština, orosz, rusça
ukrainian: ukrainisch, ukrainien, ucraniano, українська, ucraineană, украинский
mandarin: putonghua, mandarin chinese, chineză mandarină, mandarină, chinese (mandarin), mandarin (chinese), mandarinchinesisch, standard chinese, simplified chinese, guoyu, 普通话, 中文, 汉语, 國語, 国语, hochchinesisch
cantonese: chinese (cantonese), cantonese chinese, kantonesisch, cantonais, 广东话, 廣東話, 粤语, yue
chinese: chinesisch, chinois, chineză, chino, cinese, chinees, traditional chinese
japanese: japanisch, japonais, japonés, giapponese, japans, 日本語, nihongo
korean: koreanisch, coréen, coreano, 한국어, hangul
arabic: arabisch, arabe, árabe, arabo, العربية, levantine arabic, egyptian arabic, modern standard arabic
hebrew: hebräisch, hébreu, hebreo, ivrit
turkish: türkisch, turc, turco, türkçe
persian: farsi, persisch, dari, persan
hindi: हिन्दी
urdu:
bengali: bangla
punjabi: panjabi
gujarati:
marathi:
tamil:
telugu:
kannada:
malayalam:
nepali:
sinhala: sinhalese
vietnamese: vietnamesisch, vietnamien, vietnamita, tiếng việt
thai: thailändisch
indonesian: bahasa indonesia, indonesisch, indoneziană
malay: bahasa melayu, bahasa malaysia, bahasa
tagalog: filipino
ilocano:
cebuano:
khmer: cambodian
lao:
burmese:
mongolian:
kazakh:
uzbek:
georgian:
armenian:
azerbaijani: azeri
greek: griechisch, grec, griego
czech: tschechisch, tchèque, checo, čeština
slovak: slowakisch, slovaque
slovenian: slovene, slowenisch
croatian: kroatisch, croate, hrvatski
serbian: serbisch, srpski
bosnian: bosnisch
macedonian:
albanian: albanisch, shqip
bulgarian: bulgarisch, bulgare
romanian: rumänisch, roumain, rumano, română, româna, румынский
hungarian: ungarisch, hongrois, magyar, húngaro, maghiară, венгерский
finnish: finnisch, finnois, suomi, finlandés
swedish: schwedisch, suédois, sueco, svenska
norwegian: norwegisch, norvégien, noruego, norsk, bokmål
danish: dänisch, danois, danés, dansk
icelandic: isländisch
estonian: estnisch, estonien
latvian: lettisch
lithuanian: litauisch, lituanien, lietuvių
irish: gaeilge, irish gaelic
scottish gaelic: gaelic
welsh: cymraeg
basque: euskara
catalan: katalanisch, català, catalán
galician: gallego, galego
maltese:
luxembourgish: luxemburgisch, lëtzebuergesch
afrikaans:
swahili: kiswahili
amharic:
somali:
tigrinya:
yoruba:
igbo:
hausa:
zulu: isizulu
xhosa: isixhosa
shona:
twi:
wolof:
kinyarwanda:
lingala:
haitian creole: kreyòl, haitian kreyol, creole
hmong:
karen:
navajo:
mixteco: mixtec
triqui:
quechua:
nahuatl:
k'iche':
hawaiian:
samoan:
maori: te reo māori, te reo maori, te reo, māori
pashto:
kurdish: sorani, kurmanji
latin:
yiddish:
esperanto:
tibetan:
uyghur:
american sign language: asl
british sign language: bsl
sign language: gebärdensprache, langue des signes
"""
_CANONICAL: Final[dict[str, str]] = {}
for _row in _NAMES.strip().splitlines():
    _head, _, _rest = _row.partition(":")
    for _name in (_head, *_rest.split(",")):
        if _name.strip():
            _CANONICAL[_name.strip().lower()] = _head.strip()

_WORD: Final = re.compile(r"[^\W\d_]+")
_FIRST_WORDS: Final = frozenset(_WORD.findall(name)[0] for name in _CANONICAL if _WORD.findall(name)) | frozenset(
    f"{stem}{tail}" for stem in ("englisch", "deutsch", "französisch", "spanisch", "italienisch", "niederländisch", "polnisch", "russisch")
    for tail in ("kenntnisse", "sprachkenntnisse", "sprachig", "sprachige", "kenntnissen", "sprachkenntnissen")
)  # fmt: skip

# Names that are ordinary words too: they need a capital and a clear sign that a language is meant.
_AMBIGUOUS: Final = frozenset({"polish", "irish", "latin", "karen", "lao", "thai", "frans", "russe", "chino", "turc", "arabe", "pools", "ingles", "frances", "aleman", "suomi", "yue", "twi", "creole", "italien", "grec", "greek", "turco", "asl", "bsl", "malay", "persan", "sueco", "checo", "gallego", "bahasa"})  # fmt: skip
_NAME_PATTERN: Final = "|".join(
    re.escape(n)
    for n in sorted(_CANONICAL, key=lambda n: (-len(n), n))
    if n not in {"chinese (mandarin)", "mandarin (chinese)", "chinese (cantonese)"}
)
_NAME: Final = re.compile(
    rf"(?<![\w-])(?:chinese \((?:mandarin|cantonese)\)|mandarin \(chinese\)|(?:{_NAME_PATTERN}))(?![\w])|\b(?P<de>(?:Englisch|Deutsch|Französisch|Spanisch|Italienisch|Niederländisch|Polnisch|Russisch)(?=-?(?:kenntnisse|sprach|-)))",
    re.IGNORECASE,
)

_LEVELS: Final[tuple[tuple[int, bool, str], ...]] = (
    (6, True, r"native(?:[- ](?:speaker|level|language|proficiency|fluency|standard))*|mother[- ]tongue|first language|l1\b|muttersprach\w*|langue maternelle|lengua materna|nativ[oaă]?(?!\w)|madrelingua|moedertaal|modersmål|matern[ăe]|limba maternă|родной|рідна|rodilý mluvčí|anyanyelv\w*|ana ?dil\w*|äidinkieli|near[- ]native"),
    (6, False, r"\bc2\b|bilingual(?: proficiency)?|bilingue|bilingvă?|zweisprachig|ilr\s?[45]|mastery|perfect(?:ly)?"),
    (5, False, r"\bc1\b|fluen\w*|fließend\w*|fliessend\w*|verhandlungssicher\w*|courant\w*|fluid[oe]|avanzad[oa]|advanced|near[- ]fluent|full professional(?: proficiency)?|excellent|outstanding|exceptional|superior|strong|very good|hsk ?[56]|jlpt ?n[12]|ielts ?[789](?:\.\d)?|toefl ?(?:ibt ?)?1\d\d|toeic ?9\d\d|sehr gute?n?|hervorragende\w*|exzellente\w*|ausgezeichnete\w*|expert|ilr\s?3\+?|high level|complete command|vloeiend\w*|biegle|fluent|avansat|свободн\w*|plynně|folyékony\w*|akıcı|flytande|fluente|très bon\w*|maîtrise|expertise|solid command|confident"),
    (4, False, r"\bb2\b|upper[- ]intermediate|hsk ?4|jlpt ?n3|ielts ?6(?:\.\d)?|toeic ?8\d\d|business[- ](?:level|proficien\w*|fluen\w*|english)|(?<!limited )professional(?:ly)?(?: working)?(?: proficiency| level| fluency)?|(?<!basic )(?<!elementary )(?<!limited )(?<!limited working )(?<!intermediate )(?<!conversational )proficien\w*|good command|command of|professionnel\w*|working proficiency|operational|lu,? écrit,? parlé|independent user|gute?\b|good\b|bon niveau|bonne\w*|buen\w*|competen\w*"),
    (3, False, r"\bb1\b|intermediate|conversational\w*|working knowledge|limited working|conversant|gesprächssicher|intermedio|intermédiaire|conversațional|mediu|средний|středně|mittelstufe|functional|reading knowledge|everyday"),
    (2, False, r"\ba2\b|basics?\b|elementary|some\b|grundkenntnisse|notions|básico|básica|rudimentary|survival|limited|a little|enough|pre[- ]intermediate|débutant|scolaire|schulkenntnisse|get by|familiar\w*"),
    (1, False, r"\ba1\b|beginner\w*|novice|anfänger\w*|learning|principiante|lernend"),
)  # fmt: skip
_LEVEL: Final = re.compile(
    "|".join(f"(?P<l{i}>(?<![\\w-])(?:{p}))" for i, (_, _, p) in enumerate(_LEVELS)), re.IGNORECASE
)
_CUE: Final = re.compile(
    r"(?i)\b(?:languages?|linguist\w*|multilingual|trilingual|bilingual|bilingv\w*|limb[ai]|limbi|язык\w*|jazyk\w*|nyelv\w*|speak\w*|spoken|sprach\w*|sprechen|kenntnisse|langues?|idiomas?|lingue|talen|written|writing|write|verbal\w*|oral\w*|read\w*|fluen\w*|proficien\w*|"
    r"native|mother tongue|conversational|conversant|cefr|toefl|ielts|get by|interpret\w*|translat\w*|working knowledge|command|[abc][12]\b|parl\w+|habl\w+|maîtrise|courant|niveau|nivel|level|comprehension|literacy|listening|signing|toeic|jlpt|hsk|dele|delf|dalf|goethe|telc|testdaf|fließend\w*|verhandlungssicher\w*|muttersprach\w*)\b"
)
# After the name of a language, a further noun makes it an adjective ("German market", "French restaurant").
_NEXT: Final = re.compile(
    r"(?i)\s*(?:$|[^\w\s]|(?:language|languages|speak\w*|skills?|is|are|and|or|oder|und|et|ou|y|e|o|at|to|level|fluen\w*|proficien\w*|good|as|for|required|preferred|desired|desirable|essential|mandatory|helpful|useful|would|with|both|knowledge|"
    r"abilit\w+|communication|grammar|writing|verbal|oral|reading|if|in|on|so|since|because|that|which|who|literacy|plus|an|a|also|needed|beginner|native|fluent|basic|advanced|intermediate|professional|conversational|business|of (?:an? )?(?:very )?(?:high|good|excellent)|makes|c1|c2|b1|b2|a1|a2|courant|fließend|"
    r"muttersprach\w*|hsk|jlpt|toeic|ielts|toefl|dele|delf|dalf|understood|spoken|everyday|every|each|daily|nativ[oa]\b|matern\w*|madrelingua|nivel|niveau|souhait\w*|exig\w*|requerido|kenntnisse|sprachkenntnisse|wünschenswert|von|vorteil|ist|sind|sehr|gut|auf|comprehension|vocabulary|spelling|enough|preferably|strongly|optional|highly|well|not|may|will|can|must|could|should|has|have|you|we|our|from|into|among|per|but|then|than|limited|bilingual|mother|language's|are|est|es|serait|working|full)\b)"
)
_STRONG_AFTER: Final = re.compile(
    r"(?i)\s*(?:language|speak\w*|skills?|fluen\w*|proficien\w*|literacy|[(:–—-]\s*(?:[abc][12]\b|native|fluent|basic|advanced|intermediate|mother|professional|bilingual|conversational))"
)
_LIST_LINE: Final = re.compile(
    r"(?i)^[\s•*–-]*(?:languages?|sprachen|sprachkenntnisse|langues|idiomas|lingue|talen)\b"
)
_BOUNDARY: Final = re.compile(r"[;\n|•·]|\.\s|\.$")
_CHAIN: Final = re.compile(
    r"(?i)[\s,/&()]*(?:\b(?:and|or|and/or|und|oder|et|ou|y|o|e|as well as|plus|either|both|sowie|in|written|spoken|verbal|oral|at least one of|additionally)\b[\s,/&()]*){0,3}"
)
_BARE_LANGUAGE: Final = re.compile(
    r"(?i)\b(?:english|german|french|spanish)\b\s+(?:literature|teacher|department|degree|major|studies|grade|class|lessons?|gcse|maths?|a-level)"
)
_PLUS: Final = re.compile(
    r"(?i)^[\s,]*(?:\([^)]{0,40}\)\s*)?(?:would be|is|are|being|as|preferred|desired|a plus|an? (?:asset|bonus|plus|advantage)|desirable|required|helpful|good enough|enough|since|because|so that|to\b|on\b|in order|makes\b|or the (?:wish|willingness|ambition|desire|will)\b)"
)
# "Able to serve patients in Punjabi", "Working Spanish", "Bilingualism in English and French".
_SERVED_IN: Final = re.compile(
    r"(?i)(?:\b(?:communicat\w+|convers\w+|serve|work|respond|present|teach|liaise|negotiate|correspond)\s+(?:[\w-]+\s+){0,4}in\s+(?:both\s+|either\s+)?|\b(?:working|basic|good|excellent|decent|plain)\s+|\bbilingual(?:ism)?\s+(?:in\s+)?)$"
)
# "Knowledge of Arabic." ends there; "knowledge of English and Welsh law" does not.
_KNOWN: Final = re.compile(r"(?i)\b(?:knowledge|command) of (?:\w+ or )?$")
_ENDS: Final = re.compile(r"\W*$|\s*[.,;(]|\s+(?:is|or)\b")
_SOME: Final = re.compile(
    r"(?i)(?:\b(?:some|enough|any|conversational|learn|second language|third language|bilingual|additional)\b[^.;\n]{0,25}|^[\s•*–-]*)$"
)


_MOST: Final = 400  # no honest text names more; bounds the time on hostile ones


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageMention:
    """A language named in a text.

    Attributes
    ----------
    name : str
        English name, lower case: ``"mandarin"`` for "Putonghua".
    level : int
        0 where no level is stated, else 1 (A1) to 6 (C2 or native); the lower one of "native or C1".
    is_native : bool
        The text says native or mother tongue.
    start, end : int
        Half-open span of the language's name.
    """

    name: str
    level: int
    is_native: bool
    start: int
    end: int


@lru_cache(maxsize=2048)
def find_languages(text: str) -> tuple[LanguageMention, ...]:
    """Find languages that a person speaks or is asked to speak.

    An adjective ("the German market"), a verb ("polish the copy") and a programming language are none.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of LanguageMention

    Examples
    --------
    >>> [(m.name, m.level) for m in find_languages("Fluent in Putonghua and English; German (B1) is a plus")]
    [('mandarin', 5), ('english', 5), ('german', 3)]
    >>> find_languages("Polish the copy for our French clients in Java")
    ()
    """
    names = list(islice(_candidates(text), _MOST))
    if not names:
        return ()
    accepted: list[re.Match[str]] = []
    for position, match in enumerate(names):
        if _is_language(text, match, names, position, accepted):
            accepted.append(match)
    found: list[LanguageMention] = []
    for position, match in enumerate(accepted):
        before_limit = accepted[position - 1].end() if position else 0
        after_limit = accepted[position + 1].start() if position + 1 < len(accepted) else len(text)
        level, native = _level_after(text, match.end(), after_limit)
        if not level:
            level, native = _level_before(text, before_limit, match.start())
        if not level and found and _CHAIN.fullmatch(text[before_limit : match.start()]):
            level, native = found[-1].level, found[-1].is_native
        found.append(
            LanguageMention(
                name=_CANONICAL[match.group().lower()]
                if match.group().lower() in _CANONICAL
                else _canonical(match.group()),
                level=level,
                is_native=native,
                start=match.start(),
                end=match.end(),
            )
        )
    # "English and German at C1", "written and spoken English, French (both fluent)": a level after a chain serves all of it.
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        if here.level == 0 and after.level and _CHAIN.fullmatch(text[here.end : after.start]):
            found[i] = LanguageMention(
                name=here.name, level=after.level, is_native=after.is_native, start=here.start, end=here.end
            )
    return tuple(found)


def language_names(text: str) -> tuple[tuple[str, int, int], ...]:
    """Find every name of a language that is not an adjective ("French restaurant"), whether or not a person is said to speak it.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of (str, int, int)
        English name, start and end.

    Examples
    --------
    >>> language_names("German (from home), a season in a French restaurant")
    (('german', 0, 6),)
    """
    return tuple(
        (_canonical(match.group()), match.start(), match.end())
        for match in islice(_candidates(text), _MOST)
        if match.group()[0].isupper() and _NEXT.match(text, match.end())
    )


def _candidates(text: str) -> Iterator[re.Match[str]]:
    end = 0
    if _FIRST_WORDS.isdisjoint(_WORD.findall(text.lower())):
        return
    for word in _WORD.finditer(text):
        if word.start() >= end and word.group().lower() in _FIRST_WORDS:
            match = _NAME.match(text, word.start())
            if match is not None:
                end = match.end()
                yield match


def _canonical(surface: str) -> str:
    key = surface.lower()
    if key.startswith(("chinese (", "mandarin (")):
        return "cantonese" if "canton" in key else "mandarin"
    return _CANONICAL.get(key, key)


def _is_language(
    text: str, match: re.Match[str], names: list[re.Match[str]], position: int, accepted: list[re.Match[str]]
) -> bool:
    surface = match.group()
    start, end = match.span()
    if match.group("de"):
        return True
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    clause_start = max(line_start, start - 110)
    before, after = text[clause_start:start], text[end : min(line_end, end + 90)]
    capital = any(word[0].isupper() for word in surface.split()) or not surface[0].isascii()
    if not _NEXT.match(text, end) or (
        text[end : end + 1] == "-"
        and not re.match(r"-?(?:speaking|language|kenntnisse)", text[end : end + 12])
    ):
        return bool(re.match(r"(?i)[- ](?:speaking|language)\b", text[end : end + 10]))
    if re.search(r"(?i)\b(?:the|a|an)\s+$", before) and not _STRONG_AFTER.match(text, end):
        return False
    if _STRONG_AFTER.match(text, end):
        return True
    if (
        surface.lower() in _AMBIGUOUS
        and not capital
        and surface.lower() not in {"ingles", "frances", "aleman"}
    ):
        return False
    if (
        accepted
        and accepted[-1] is names[position - 1]
        and _CHAIN.fullmatch(text[accepted[-1].end() : start])
    ):
        return True
    cue = _CUE.search(before) or _CUE.search(after) or _LIST_LINE.match(text[line_start:line_end])
    if cue and not _BARE_LANGUAGE.match(text, start):
        return not re.search(r"(?i)\b(?:programming|scripting|computer|query) languages?\b", before)
    if not capital:
        return False
    if _SOME.search(before) and (_PLUS.match(after) or len(text[line_start:line_end].split()) <= 6):
        return True
    if _SERVED_IN.search(before) or (_KNOWN.search(before) and _ENDS.match(after)):
        return True
    following = names[position + 1] if position + 1 < len(names) else None
    chained = following is not None and _CHAIN.fullmatch(text[end : following.start()])
    if chained and (_SOME.search(before) or re.search(r"(?i)[:(]\s*$", before)):
        return True
    return bool(_LEVEL.match(after.lstrip(" (:–—-,")) and re.match(r"\s*[(:–—,-]", after))


def _level_after(text: str, start: int, limit: int) -> tuple[int, bool]:
    stop = _BOUNDARY.search(text, start, limit)
    segment = text[start : stop.start() if stop else limit]
    comma = segment.find(",")
    head = segment if comma < 0 else segment[:comma]
    tail = "" if comma < 0 else segment[comma + 1 :]
    if limit < len(text):
        # Words before the next language belong to it ("English, fluent German").
        head = head if re.match(r"\s*[(:–—-]", head) else re.split(r"(?i)\b(?:and|und|et|y)\b", head)[0]
    for piece in (
        head[:70],
        tail[:45] if limit >= len(text) or re.match(r"\s*(?:[abc][12]\b|native)", tail, re.I) else "",
    ):
        result = _lowest(piece)
        if result[0]:
            return result
    return 0, False


def _level_before(text: str, limit: int, end: int) -> tuple[int, bool]:
    segment = text[max(limit, end - 90) : end]
    stops = list(_BOUNDARY.finditer(segment))
    if stops:
        segment = segment[stops[-1].end() :]
    return _lowest(segment)


def _lowest(segment: str) -> tuple[int, bool]:
    """Return the lowest level named; the words of skill ("strong written") count for the best of them."""
    if re.search(r"(?i)\bany level\b", segment):
        return 0, False
    levels = []
    for match in _LEVEL.finditer(segment):
        level, native, _ = _LEVELS[int((match.lastgroup or "l0")[1:])]
        levels.append((level, native))
    if not levels:
        return 0, False
    if re.search(r"(?i)\bor\b|\boder\b|\bou\b|/|\bto\b", segment):
        return min(levels)
    level = max(level for level, _ in levels)
    return level, any(native for _, native in levels)
