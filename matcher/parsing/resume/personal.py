"""Contact details and personal facts, recognised by their form."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from matcher.parsing.resume.sentences import split_sentences
from matcher.parsing.resume.words import title_strength, word_set

EMAIL: Final = re.compile(r"[\w.+%-]{1,64}(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
URL: Final = re.compile(
    r"(?i)\bhttps?://\S+|\bwww\.\S+|\b(?:linkedin|github|gitlab|twitter|facebook|orcid|behance|dribbble|medium|xing|bitbucket|stackoverflow)(?:\.(?:com|org|de|net|io))?/\S+|\b\w[\w-]{1,40}\.(?:com|org|net|io|dev|me)/\S+|\borcid:?\s?\d{4}-\S+"
)
_PROFILE: Final = re.compile(
    r"(?i)^\W*(?:my\s)?(?:linkedin|linkedln|github|gitlab|twitter|x|facebook|instagram|behance|dribbble|medium|xing|skype|portfolio|website|orcid|telegram|whatsapp)(?:\s(?:profile|page|account))?\s*(?::\s*\S{0,60})?\W*$|^\W*(?:site|web|website|homepage|blog)?:?\s*[\w-]+(?:\.[\w-]{2,}){1,3}(?:/\S*)?$"
)
_PHONE: Final = re.compile(
    r"(?<![\w/.,$£€-])(?:\+|00)?\(?\d(?:[ ]?[\d().\-/]){6,20}(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\w/-])"
)
# "CSCS card no. 1234567", "RN license 44556677".
_PAPER_NUMBER: Final = re.compile(
    r"(?i)\b(?:card|licen[cs]e|certificate|cert|registration|registered|reg|permit|ticket|badge|pin|membership)\b[^\d|;@+]{0,14}$"
)
_REACH_HINT: Final = re.compile(
    r"(?i)@|\[at\]|\(at\)|www\.|://|linkedin|github|gitlab|twitter|facebook|orcid|behance|dribbble|medium|xing|\.(?:com|org|net|io|dev|me)/|\d[\d\s().\-/]{6}"
)
_HANDLES: Final = re.compile(
    r"^(?i:tel(?:efon|ephone|éfono|\.)?|phone|mobile|mobil|cell|fax|e-?mail|skype|address|anschrift|adresse|dirección|indirizzo|linkedin|github|orcid|whatsapp|tel/whatsapp)\s*[:.]|^(?i:m|t|p|e|c|h)\s*:\s*[+\d\w.]*[\d@]"
)
_POSTCODE: Final = re.compile(
    r"(?:\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|^\d{4,5}\s[A-ZÄÖÜ]\w+|\b[A-Z]{1,2}\d{1,2}\b$)"
)
#: How roads are called, as names are written: "12 Mill Lane", but not "60 covers on the terrace".
_ROADS: Final = "street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|terrace|close|crescent|square|circle|cir|parkway|pkwy|highway|hwy"
_STREET: Final = re.compile(
    rf"\b\d{{1,5}}[A-Za-z]?,?\s+(?:(?:[A-Z\d][\w.'’-]*|de|la|le|du|del|van|der|den|of|the)\s){{0,4}}(?:(?:{_ROADS.title()}|{_ROADS.upper()})\b(?![/+])\.?|(?:Apt|Suite|Unit|APT|SUITE|UNIT)\.?\s?#?\d\w{{0,3}}\b)|"
    r"(?i:^\W*\d{1,5}[a-z]?,?\s+(?:(?!(?:km|kilomet\w+|miles?|met(?:er|re)s?|yards?|m|of|new|the|a|an|in|on)\s)[a-z.'’-]+\s){1,2}(?:street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|crescent|parkway)\b\.?(?=\W*(?:$|,)))|"
    r"(?i:\b(?:p\.?\s?o\.?\s?box)\s?\d+|\b[\w-]+(?:straße|strasse|str\.|weg|gasse|platz|allee)\s\d+|^(?:flat|apt\.?|apartment|appartement|wohnung|piso|house no\.?|h\.?\s?no\.?)\s?#?\w{1,5}\b|\b\d{1,5}[a-z]?,?\s(?:bis\s)?(?:rue|avenue|boulevard|impasse|allée|chemin|quai|place)\s(?:d[eu]s?\s|de la\s|l['’])?[\w'’-]+|\b(?:rue|avenue|calle|via|rua|ulica|ul\.|plaza)\s[\w' ]{2,30}\d+|^[a-z]?[-/ ]?\d{1,4}[a-z]?,\s(?:sector|phase|block)[ -]?\d{1,3}\b)"
)
_PERSONAL_LABEL: Final = re.compile(
    r"(?i)^\W{0,3}(?:(?:full |first |last |family |given |sur|candidate |father['’]?s? |mother['’]?s? |spouse['’]?s? |husband['’]?s? )?name|surname|date of birth|d\.?o\.?b\.?|birth ?date|birthday|born|place of birth|age|gender|sex|marital status|civil status|family status|nationality|"
    r"citizenship|country of citizenship|religion|caste|race|ethnicity|height|weight|blood group|passport(?: no\.?| number| details)?|national id|id number|ssn|social security(?: number)?|children|dependents|photo|pronouns|languages? known by|permanent address|present address|"
    r"current address|mailing address|postal address|home address|veterans['’]? preference|vorname|nachname|geburtsdatum|geburtsort|geboren(?: am)?|familienstand|staatsangehörigkeit|nationalität|konfession|kinder|geschlecht|alter|anschrift|nom|prénom|né(?:e)? le|date de naissance|"
    r"lieu de naissance|situation familiale|état civil|nationalité|sexe|nombre|apellidos|fecha de nacimiento|lugar de nacimiento|estado civil|nacionalidad|sexo|edad|nome|cognome|data di nascita|luogo di nascita|stato civile|nazionalità|sesso|data de nascimento|nacionalidade|naam|geboortedatum|geboorteplaats|"
    r"burgerlijke staat|nationaliteit|geslacht|data urodzenia|stan cywilny|obywatelstwo|født|född|civilstand|sivilstand)\s*(?:[:=]|\s{2,}|(?<=born)\s|(?<=geboren)\s|(?<=le)\s)\s*\S"
)
#: A row of nothing but such words says who the person is, under no label at all: "Divorced, 3 kids".
_STATES: Final = word_set(
    "single married divorced widowed unmarried separated engaged male female nonbinary verheiratet ledig geschieden verwitwet männlich weiblich casado casada soltero soltera divorciado divorciada viudo viuda célibataire marié mariée pacsé pacsée divorcé divorcée "
    "veuf veuve coniugato coniugata nubile celibe sposato sposata solteiro solteira getrouwd gehuwd ongehuwd gift ugift żonaty zamężna hombre mujer homme femme uomo donna"
)
_BESIDE_STATES: Final = word_set(
    "non binary man woman gender sex with and no one two three four five six kid kids child children son sons daughter daughters mit und keine kein ein eine zwei drei vier kind kinder con y sin hijo hijos hija hijas avec et sans enfant enfants figlio figli filhos happily status civil"
)
_CELLS: Final = re.compile(r"\s*(?:[|•·∙;]|\s[-–—/]\s|,\s)\s*")
_NATION: Final = (
    r"(?:(?:u\.?s\.?(?:a\.?)?|us|uk|eu|american|british|irish|canadian|german|french|spanish|italian|portuguese|dutch|belgian|swiss|austrian|polish|czech|danish|swedish|norwegian|finnish|indian|pakistani|"
    r"chinese|japanese|korean|mexican|brazilian|colombian|argentinian|argentine|nigerian|ghanaian|kenyan|south african|australian|new zealand(?:er)?|iranian|turkish|russian|ukrainian|lithuanian|latvian|estonian|romanian|"
    r"bulgarian|greek|hungarian|croatian|serbian|slovak|slovenian|filipino|filipina|vietnamese|egyptian|moroccan|lebanese|israeli|ugandan|tanzanian|ethiopian|rwandan|cameroonian|senegalese|tunisian|algerian|syrian|iraqi|afghan|"
    r"jordanian|palestinian|sri lankan|nepal(?:i|ese)|bangladeshi|malaysian|indonesian|singaporean|taiwanese|peruvian|chilean|ecuadorian|venezuelan|cuban|dominican|jamaican|trinidadian|haitian|guatemalan|honduran|salvadoran|"
    r"icelandic|maltese|cypriot|belarusian|armenian|scottish|zimbabwean|zambian|ivorian|congolese|sudanese|somali|eritrean|albanian|bosnian|moldovan|kanadier(?:in)?|schweizer(?:in)?|österreicher(?:in)?|deutscher?|"
    r"dual|naturali[sz]ed|permanent)\b)"
)
_NATIONS: Final = rf"{_NATION}(?:(?:\s?(?:/|&|,)\s?|\s(?:and|und|et|y)\s|\s){_NATION}){{0,3}}"
_CITIZEN: Final = re.compile(
    rf"(?i)\b(?:{_NATIONS}\s?(?:/\w+\s)?(?:citizen(?:ship)?s?|nationals?|passports?(?: holder)?|nationality|by (?:birth|descent|naturali[sz]ation)|residents?|since (?:19|20)\d\d|(?:work |residence |working holiday |spouse |ancestry |student |[bcl] )?(?:permits?|visas?))\b|"
    rf"passports?\s?:\s?{_NATIONS}|citizen(?:ship)? of\b|citizenship\s*:|\bcitizen\b(?!-|\s(?:scien|report|assembl|engag|servic|journal|advice|group|observ))|citizenship\b|(?:lawful )?permanent resident\b|green card\b|(?:eu |european )?blue card\b|"
    r"dinesydd prydeinig|citoyen(?:ne)?\b|brasileir[ao]\b|settled status|leave to remain|(?:residence|residency|study) permit|work permit\b|(?:permit [bcl]|[bcl][- ]permit|stamp [145])\b|h-?1b\b|ead(?: card)?\b|f-?1\b.{0,20}\bopt\b|oci card|refugee status|(?:unrestricted |full )work rights|"
    r"(?:work|dependant|dependent|skilled worker|graduate|ancestry|spouse|partner|student|working holiday|residence|f-?1|j-?1|l-?1|o-?1|e-?3|tn|tier [1-5])(?: \w+)? visas?\b|visa sponsor\w*|visa de travail|right to work|"
    r"(?:authori[sz]ed|eligible|entitled|permitted|legally able) to work|work authori[sz]ation|(?:no|without|need(?:s|ing)?|requir(?:es?|ing))\s(?:any |an? |employer |visa ){0,2}sponsor\w*|sponsorship (?:is )?(?:not )?(?:needed|required)|"
    r"arbeitserlaubnis|staatsangehörigkeit|niederlassungserlaubnis|aufenthalts(?:erlaubnis|titel)|blaue karte|(?:titre|carte) de séjour|permis de travail|permiso de (?:trabajo|residencia)|permesso di soggiorno)"
)
_AT: Final = re.compile(r"@|[\[(]at[\])]")
#: Without one of these no text states nationality or the right to work.
_CITIZEN_HINTS: Final = (
    *("citizen", "citoyen", "dinesydd", "brasileir", "national", "passport", "permit", "visa", "birth", "descent", "naturali", "resident", "since", "card", "status", "remain"),
    *("1b", "stamp", "ead", "opt", "work", "sponsor", "erlaubnis", "angehörigkeit", "aufenthalt", "blaue", "séjour", "permi", "soggiorno"),
)  # fmt: skip
_LONGEST_STATE: Final = 160
_CLAUSE: Final = re.compile(r";\s+")
_WORD: Final = re.compile(r"[^\W_]+")
_NATION_ALONE: Final = re.compile(
    rf"(?i)^\W*+(?!(?:dual|permanent|naturali[sz]ed|us|u\.s\.?|uk|eu)\W*$){_NATION}(?:\s?(?:,|and|&|/)\s?{_NATION}){{0,2}}\W*$"
)
AGE: Final = re.compile(
    r"(?i)\b(?:aged?\s(?:of\s)?\d{2}\b(?!\s?(?:to|-|–|and over|plus))|(?<!over )(?<!under )\d{2}[- ]years?[- ]old\b|\d{2}\s?(?:anos|años|ans|jahre alt|anni)\b|(?:born|geboren|né(?:e)?|nacid[oa]|nat[oa])\s(?:in|on|am|en|le|il)?\s?(?:\d{1,2}[./-]\d{1,2}[./-])?(?:\w+\s)?(?:19|20)\d\d(?:\sin\s[A-Z]\w+)?)"
)
_TONGUES: Final = word_set(
    "german french spanish italian portuguese dutch polish czech danish swedish norwegian finnish chinese japanese korean russian ukrainian lithuanian latvian estonian romanian bulgarian greek hungarian "
    "croatian serbian slovak slovenian vietnamese turkish icelandic albanian bosnian armenian nepali maltese somali indonesian deutsch and"
)
_BORN: Final = re.compile(
    r"(?i)^(?:i was )?(?:born|geboren|née?|nacid[oa]|nat[oa])\s(?:and raised\s)?(?:in|on|am|en|a|à)\s"
)
FAMILY: Final = re.compile(
    r"(?i)\b(?:(?:happily |recently )?(?:married|divorced|widowed|unmarried)(?:\s(?:with|and)\s(?:\w+\s)?(?:child(?:ren)?|kids))?\b|single(?=\s(?:mother|father|mum|mom|dad|parent)\b)|(?:proud |working |devoted )?(?:mother|father|parent|mum|mom|dad|grandmother|grandfather)\s(?:of|to)\s(?:\w+\s){0,2}\w+(?:\sunder\s\w+)?|"
    r"verheiratet|ledig|geschieden|verwitwet|casad[oa]|solter[oa]|divorciad[oa]|marié(?:e)?|célibataire|pacsé(?:e)?|coniugat[oa]|nubile|celibe|(?:ein|zwei|drei|vier|keine|\d)\skind(?:er)?\b|\d\s(?:filh[oa]s|hij[oa]s|enfants|figli|children|kids)\b(?!\s?['’])|"
    r"my\s(?:late |ex-)?(?:husband|wife|spouse|fiancée?|boyfriend|girlfriend|partner|(?:\w+\s)?(?:son|daughter|child|children|kids|twins|baby))(?:['’]s)?|a small child|have (?:no|two|three|four|\d) (?:small |young )?(?:children|kids)(?! in)|one patient (?:husband|wife))"
)
_PRONOUN_LINE: Final = re.compile(
    r"(?i)^\W*(?:pronouns?\W*)?(?:he|she|they|ze)\s?/\s?(?:him|her|them|hir)(?:\s?/\s?\w+)?\W*$"
)


def is_contact(text: str) -> bool:
    """Tell whether a cell or row is an address, a number, a link or a personal detail.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    bare = text.strip()
    if (
        has_reachable(bare)
        or _HANDLES.match(bare)
        or _PRONOUN_LINE.match(bare)
        or _BORN.match(bare)
        or _PROFILE.match(bare)
    ):
        return True
    return bool(
        _PERSONAL_LABEL.match(bare)
        or (len(bare) < 90 and (_STREET.search(bare) or AGE.fullmatch(bare) or FAMILY.fullmatch(bare)))
    )


def without_addresses(text: str) -> str:
    """Return a text without e-mail addresses and links.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    if not _REACH_HINT.search(text):
        return text
    return URL.sub(" ", EMAIL.sub(" ", text) if _AT.search(text) else text)


def is_mostly_contact(text: str) -> bool:
    """Tell whether little is left of a text without its addresses, numbers and links.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    if not is_contact(text):
        return False
    if not has_reachable(text):
        return True
    rest = _PHONE.sub(" ", URL.sub(" ", EMAIL.sub(" ", text)))
    return len(_WORD.findall(rest)) <= 4


@lru_cache(maxsize=2048)
def has_reachable(text: str) -> bool:
    """Tell whether a text holds an e-mail address, a telephone number or a link.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    if not _REACH_HINT.search(text):
        return False
    return bool(
        (_AT.search(text) and EMAIL.search(text))
        or URL.search(text)
        or (_PHONE.search(text) and _is_phone(text))
    )


def _is_phone(text: str) -> bool:
    """Tell a telephone number from dates, figures and the numbers of cards and licences."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if (
            7 <= len(digits) <= 15
            and not _PAPER_NUMBER.search(text[max(0, match.start() - 40) : match.start()])
            and not re.search(r"\d,\d{3}\b|\(?(?:19|20)\d\d\)?\s*$", match[0])
            and not re.search(
                r"(?:19|20)\d\d\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d)|\d\d?[./]\d\d?[./](?:19|20)\d\d|(?:19|20)\d\d[./-]\d\d?[./-]\d\d?(?!\d)|\d\d[./](?:19|20)\d\d",
                match[0],
            )
        ):
            return True
    return False


def is_personal_row(text: str) -> bool:
    """Tell whether a row states a personal detail such as birth, marriage or religion under its label.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    if _PERSONAL_LABEL.match(text) or _PRONOUN_LINE.match(text):
        return True
    if len(text) > _LONGEST_STATE:
        return False
    words = [w for w in _WORD.findall(text.lower()) if not w.isdigit()]
    if any(w in _STATES for w in words) and all(w in _STATES or w in _BESIDE_STATES for w in words):
        return True
    cells = [c for c in _CELLS.split(text) if c.strip()]
    return (
        len(cells) > 1
        and any(map(_is_state, cells))
        and all(_is_state(c) or is_nationality(c) for c in cells)
    )


def _is_state(cell: str) -> bool:
    """Tell whether one cell of a row states a personal detail."""
    return is_personal_row(cell) or bool(AGE.fullmatch(cell.strip()) or _BORN.match(cell.strip()))


def states_citizenship(text: str) -> bool:
    """Tell whether a text states nationality or the right to work.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    lowered = text.lower()
    return any(hint in lowered for hint in _CITIZEN_HINTS) and bool(_CITIZEN.search(text))


def citizenship_spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences and clauses that state nationality or the right to work, or that it is lacking.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
    """
    spans: list[tuple[int, int]] = []
    if not states_citizenship(text):
        return spans
    for start, end in split_sentences(text):
        if not _CITIZEN.search(text, start, end):
            continue
        cuts = [start, *(m.end() for m in _CLAUSE.finditer(text, start, end)), end]
        parts = [(a, b) for a, b in pairwise(cuts) if _CITIZEN.search(text[a:b])]
        spans.extend((a, a + len(text[a:b].rstrip(" ;"))) for a, b in parts)
    return spans


def is_nationality(text: str) -> bool:
    """Tell whether a sentence, such as "British.", says nothing but a nationality.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return bool(_NATION_ALONE.match(text)) and "?" not in text


def is_tongue(text: str) -> bool:
    """Tell whether the nationalities of a text are names of languages too: "Russian", "French, German".

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return not (set(_WORD.findall(text.lower())) - _TONGUES)


def looks_like_place(text: str) -> bool:
    """Tell "Racine, WI" and "Altona, Hamburg" from a headline.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    bare = text.strip(" .|•·")
    words = re.findall(r"[^\W_]+(?:[-'’.][^\W_]+)*", bare)
    if not words or len(words) > 8 or title_strength(bare):
        return False
    lowered = {
        "of",
        "the",
        "am",
        "an",
        "der",
        "near",
        "upon",
        "on",
        "sur",
        "le",
        "la",
        "de",
        "del",
        "do",
        "da",
        "in",
        "and",
        "neighborhood",
        "area",
        "bei",
        "im",
        "nad",
        "los",
        "las",
    }
    if not all(w[0].isupper() or w[0].isdigit() or w.lower() in lowered for w in words):
        return False
    return bool(
        _POSTCODE.search(bare) or re.search(r",\s*[A-ZÀ-Þ]|\b[A-Z]{2}$|\([A-ZÀ-Þ][\w. ]+\)$|/[A-Z]{2}$", bare)
    )
