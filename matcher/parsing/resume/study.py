"""Degrees as résumés write them: "MS Applied Statistics", "BA (Hons) Business and French", "PGCE"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from matcher.parsing.degrees import DegreeMention, find_degrees
from matcher.parsing.resume.words import has_school_word, word_set
from matcher.types import DegreeLevel

_SHORT: Final[tuple[tuple[DegreeLevel, str], ...]] = (
    (
        "doctorate",
        r"Doctorat|Doktora|[Кк]андидат наук|D\.?Clin\.?Psych?|DrPH|Dr\. ?(?:phil|med|jur|rer)\b\.?|DEng|(?<!Oracle )(?<!Server )(?<!SQL )DBA(?! [Tt]raining| [Aa]dmin| [Ww]orkshop)|PhD|DMA|DPT|AuD|OD|DDS|D\.?Sc\.?",
    ),
    (
        "master",
        r"MS(?!\s?(?:Office|Word|Excel|Project))|MA|M\.?Acc\.?|MAcc|MPharm|MMath|MArch|MTech|ME(?=\s+(?:in\b|\(|[A-Z][a-z]))|MBS|MSSc|MLitt|MST|MAT|MFin|MIS|MPS|MSEd|MCom|MEd|MPA|MHA|MUP|MOT|MPP|MIA|LLM|EMBA|PgDip|PGDip|Mag\.|Laurea magistrale|Mestrado|Masterat(?:ul)?|Maestru|Magisztertudományi|Yüksek [Ll]isans|[Мм]агистр(?:атура)?|[Мм]агістр|[Сс]пециалитет|(?<!Scrum )(?<!Web )Masters?(?=\s*[,\n(]|\s*$)|Engineer['’]?s? [Dd]egree|Specialist(?:['’]?s)? (?:[Dd]egree|[Dd]iploma|of Science)|Mgr\.?(?:\s?inż\.?)?|mgr\s?inż\.?|Master (?:professionnel|recherche)|(?<!Scrum )(?<!Web )Master(?=\s(?!(?!Computer)\w+(?:er|or|ian|man|smith|ist|ant|eant|ed)\b)[A-ZÀ-Þ][\wà-ÿ-]{4,})|Graduate [Dd]iploma|State Examination in Law|Maestr[íi]a|Dipl\.?|Diplom(?!as?\b|es?\b|ad[oa]|atur|át|ă)\w*(?:[- ][A-ZÄÖÜ]\w*)?",
    ),
    (
        "bachelor",
        r"BS|BA|BAA|BIT|B\.?Comm\.?|BCompSc|Bachelier|In[żz]ynier|[Dd]ouble [Dd]egree|Licence(?=,?\s(?:en|de|d['’]|ès|LEA|[A-ZÀ-Þ][\wà-ÿ-]{4,}))|Ingenier[íi]a|BE(?=\s+(?:in\b|\(|[A-Z][a-z]))|BAS|BASc|BCom|BHSc|BMus|BPharm|BDes|BScN|BTech|BEd|BSW|BBus|BCS|BMath|BPhil|BAcc|PGCE|PgCert|PGCert|Lic\.|Licence professionnelle|Inginer|Inżynier|Licencjat|Grado|Kandidat|B\.Sc\.soc\.?|Laurea|Licență|Licenţă|Licențiat[ăă]?|Diplomă de licență|Burlac(?:ul)?(?=\s(?:de|în|al|[șşȘŞ]tiin[țţ]ei|[Aa]rtelor))|Lisans|[Бб]акалавр(?:иат)?|Bc\.|Kandidaatti|Alapdiploma",
    ),
    (
        "associate",
        r"Grad(?:ul)? (?:de )?asociat|A[AS](?=\s+(?:in\b|\(|[A-Z][a-z])|\s?:\s)|Associates?(?=\s?:\s)|Associates? of (?:General Studies|Occupational Studies)|AAS|ADN|T[ée]cn[óo]logo|T[ée]cnico [Ss]uperior|HNC|HND|DEC|BTS|DUT|Foundation Degree|FdA|FdSc|BTEC Higher(?: National)?(?: Diploma| Certificate)?|Ciclo [Ff]ormativo de [Gg]rado [Ss]uperior|Level [45] (?:[A-Z]\w+ )?(?:Diploma|Certificate|NVQ)|(?:NVQ|BTEC|SVQ) Level [45]|Staatlich [Gg]eprüfter? \w+|Meister(?:brief|prüfung)",
    ),
    # Trades learnt at school or at work, and school-leaving examinations: levels 2 to 4 of the European framework.
    (
        "high_school",
        r"(?:BTEC|NVQ|SVQ)(?: (?:Level [1-3]|First|National|Extended))?(?: Diploma| Certificate| Award)?|City (?:&|and) Guilds(?: \d{3,4})?(?: Level [1-3])?(?: Diploma| Certificate| Award)?|Level [1-3] (?:[A-Z]\w+ )?(?:Diploma|Certificate|Award|NVQ)|(?:National )?Vocational (?:Training |School |Education )?(?:Institute )?(?:Certificate|Qualification|Diploma)|(?:Trade|Craft) Certificate|Certificate I{1,3}V?(?= in)|Certificate IV(?= in)|Apprenticeship|"
        r"(?:Berufs)?[Aa]usbildung|Lehrabschluss|Gesellenbrief|Kauf(?:mann|frau) (?:für|im) [A-ZÄÖÜ][\wäöü-]+|\w+kauf(?:mann|frau)|Fach(?:informatiker|kraft|angestellte|arbeiter)\w*|CAP|BEP|Bac [Pp]ro|MBO(?:[ -](?:niveau )?[1-4])?|Ciclo [Ff]ormativo de [Gg]rado [Mm]edio|(?:West African )?Senior (?:Secondary )?School Certificate(?: Examination)?|WASSCE|I?GCSEs?|O[ -][Ll]evels?|"
        r"(?:[Ss]chool[- ])?[Ll]eaving [Ee]xam\w*|Leaving Cert|[Mm]aturità(?: \w+)?|Reifeprüfung|Studentexamen|International Baccalaureate|IB Diploma|VWO|HAVO",
    ),
)
_SHORT_PATTERN: Final = re.compile(
    "|".join(f"(?P<l{i}>{pattern})" for i, (_, pattern) in enumerate(_SHORT)).join(
        (
            r"(?<![\w.&/-])(?:",
            r")(?=\s*(?:\((?:Hons?|Honours|Tech|Ed|Res|Sc|c|Oxon|Cantab|[A-Z][a-zé]+(?: [A-Z]?[a-z]+){0,3})\.?\)|Hons?\b|,|$|\n|\s[A-ZÀ-Þ“\"]|\s(?:in|of|with|în|de|al|en|em|zum|zur|als|в|по)\s|\s\(|\s?[—–:-]\s))",
        )
    )
)
_MOST: Final = 8  # no honest entry names more
_BEFORE_FIELD: Final = re.compile(
    r"(?i)^[\s.]*(?:\((?:hons?|honours|tech|\d[^)]{0,20}|[a-z.]{1,12}|honors)\)|hons?\b|honours\b|degree\b|of science\b|of arts\b|with honou?rs\b|['’]s\b)?[\s,:–—-]*(?:degree\s)?(?:(?:al|de)\s(?:ști|științei|știință|știinţă|arte|inginerie)\s(?:în\s)?|(?:in der|in|of|en|em|de|în|al|в|по)\b|:)?\s*(?:the\s)?"
)
_FIELD_END: Final = re.compile(
    r"[,;(|:\n\t–—•·]|\s-\s|\bCity\s?,\s?State\b|\.\s|\.$|\s{3,}|\b(?:from|at|with|magna|summa|cum|expected|in progress|minor|track|first|distinction|thesis|dissertation)\b|\d|[“\"]"
)
_NOT_FIELD: Final = re.compile(
    r"(?i)\b(?:passed|modules?|completed|finished|years?|semesters?|level|part[- ]time|due|progress|not|credits?|including|obtained|exam|distance|online|honou?rs|degree|university|college|school|institute|evenings|nights|graduated|same|defended|expected|city|state|usa?|country|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_SCHOOL_AHEAD: Final = re.compile(
    r"(?i)\b(?:the\s)?(?:university|college|institute|school|academy|universität|universidad|université)\b(?P<of>\s(?:of|at|in|de|du|del)\b)?"
)
_NAMED: Final = re.compile(
    r"(?:bachelor|master|doctor|associate)['’]?s? of (?!science|arts?\b|applied|general|occupational|engineering$|philosophy|technology$|education$)(?P<field>[a-z][a-z ]{3,40})$"
)
#: "… and computer science" behind "Master of mathematics".
_SECOND_FIELD: Final = re.compile(
    r"(?i)\s(?:and|&)\s(?P<field>[a-z]{4,}(?:\s(?!in\b)[a-z]{4,}){0,3})(?=\sin\b|\s?[,;\n(]|$)"
)
#: "Kelp University - Applied Geology": the field behind the school.
_FIELD_BEHIND: Final = re.compile(
    r"[^\n]{0,80}?\s[-–—]\s(?P<field>[A-ZÀ-Þ][^\n,;:(|\d]{2,70}?)(?=\s(?:City|GPA)\b|\s?[,;:(|\n]|\s*$)"
)
#: A school by its initials, and what a broken dash leaves: "Landscape Architecture KSU".
_INITIALS_BEHIND: Final = re.compile(r"(?<=[a-z]{3})\s[A-Z]{3,6}[\W_ïâÂ]{0,4}$")
_SCHOOL_KINDS: Final = frozenset(["State", "Technical", "National", "Federal", "Open", "Catholic", "The"])
#: How the names of fields end that may stand beside a school with nothing but space between.
_FIELD_NOUNS: Final = word_set(
    """accounting administration architecture art arts biology business chemistry communication communications design economics
    education engineering english finance geology geography health history improvement informatics journalism justice law
    linguistics literature management marketing mathematics medicine music nursing philosophy physics planning politics
    psychology relations science sciences sociology statistics studies systems technology therapy work"""
)
#: A first degree in America, the end of school in much of Europe.
_SCHOOL_LEAVING: Final = frozenset({"baccalaureate"})
_SCHOOL_LEVEL: Final = re.compile(r"(?i)\blevel [1-3]\s+(?:\w+\s+)?$")
_GRADUATE: Final = re.compile(r"(?i)(?<![^\W_])(?P<post>post[- ]?)?graduate\s+$")
_SECONDARY: Final = re.compile(
    r"(?i)\b(?:high(?: school)?|h\.?s|secondary|grammar school|comprehensive|sixth form|ged|hiset|lycée|liceo|liceu|bacalaureat|gymnasium|gymnázium|gimnázium|colegiul|secondary school|maturit\w*|érettségi|lise|lukio|preparatory|prep)\b"
)
_TERTIARY: Final = re.compile(
    r"(?i)\b(?:university|college|institute|polytechnic|advanced|higher|national|post-?secondary)\b"
)
_ASIDE: Final = re.compile(
    r"(?i)(?:equivalent to|comparable to|evaluated as|equal to|recogni[sz]ed as|\bno|\bthe|\blevel of|require[sd]?)\s+(?:an?\s+)?(?:u\.?s\.?\s+)?$"
)


@lru_cache(maxsize=2048)
def plain_degrees(text: str) -> tuple[DegreeMention, ...]:
    """Return the degrees that any text names.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of DegreeMention
    """
    return find_degrees(text)


@lru_cache(maxsize=1024)
def degrees_of(text: str, *, in_section: bool) -> tuple[DegreeMention, ...]:
    """Return the degrees that an entry is about, one of each cluster.

    Parameters
    ----------
    text : str
    in_section : bool
        Under an education heading bare abbreviations count: "MS Applied Statistics".

    Returns
    -------
    tuple of DegreeMention
        In the order of the text.
    """
    found = [d for d in plain_degrees(text) if not _is_aside(text, d)]
    if in_section:
        taken = [(d.start, d.end) for d in found]
        for match in _SHORT_PATTERN.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            level = _SHORT[int((match.lastgroup or "l0")[1:])][0]
            found.append(
                DegreeMention(
                    level=level,
                    name=match[0].lower(),
                    start=match.start(),
                    end=match.end(),
                    fields_end=match.end(),
                )
            )
    found.sort(key=lambda d: d.start)
    specific = [d for d in found if not d.is_generic]
    kept: list[DegreeMention] = []
    for degree in found:
        if degree.is_generic and (
            specific
            or not in_section
            or (not re.match(r"(?i)diplom", degree.name) and not re.match(r"(?i)\s*in\b", text[degree.end :]))
        ):
            continue
        gap = text[kept[-1].end : degree.start] if kept else ""
        if (
            kept
            and kept[-1].level == degree.level
            and re.fullmatch(r"(?i)[\s(,/:–—-]*(?:degree|with|level|in)?[\s(]*", gap)
        ):
            continue  # "Magister (M.A.)", "Bachelor of Science (BSc)"
        if kept and kept[-1].level == degree.level == "high_school":
            continue
        kept.append(degree)
    return tuple(_corrected(d, text) for d in kept[:_MOST])


def _is_aside(text: str, degree: DegreeMention) -> bool:
    """Tell a degree that is only compared with, or a school year that only dates something."""
    before = text[max(0, degree.start - 28) : degree.start]
    if degree.level == "high_school" and re.search(
        r"(?i)\b(?:through|in|during|since|after|from|at)\s+$", before
    ):
        return True
    return bool(_ASIDE.search(before)) or bool(re.match(r"(?i)\s?level\)", text[degree.end :]))


def _corrected(degree: DegreeMention, text: str) -> DegreeMention:
    """Mend levels that mean something else in a résumé than in a posting."""
    if degree.name in _SCHOOL_LEAVING and _SECONDARY.search(text) and not _TERTIARY.search(text):
        return replace(degree, level="high_school", fields=())
    if degree.is_generic and re.match(r"(?i)diplom", degree.name):
        before = text[max(0, degree.start - 28) : degree.start]
        graduate = _GRADUATE.search(before)
        if graduate:
            return replace(degree, level="master" if graduate["post"] else "bachelor")
        if _SCHOOL_LEVEL.search(before):
            return replace(degree, level="high_school", fields=())
        if _SECONDARY.search(text) and not _TERTIARY.search(text):
            return replace(degree, level="high_school", fields=())
    return degree


def fields_of(text: str, degree: DegreeMention) -> tuple[str, ...]:
    """Return the fields of study of a degree.

    Parameters
    ----------
    text : str
        The entry.
    degree : DegreeMention

    Returns
    -------
    tuple of str
        Lower case.
    """
    if degree.level == "high_school":
        return ()
    named = _NAMED.search(degree.name)
    after = text[degree.end :]
    if named:
        second = _SECOND_FIELD.match(after)
        return (named["field"], second["field"].lower()) if second else (named["field"],)
    bracketed = re.match(r"\s?\((?P<field>[A-ZÀ-Þ][^()\d]{3,50})\)", after)
    if (
        bracketed
        and _is_field(bracketed["field"])
        and not re.match(r"(?i)hon|tech\b", bracketed["field"])
        and re.match(r"\s*[,;\n.]|\s*$|\s+[–—-]", after[bracketed.end() :])
    ):
        return (" ".join(bracketed["field"].lower().split()),)
    lead = _BEFORE_FIELD.match(after)
    rest = after[lead.end() :] if lead else after
    stop = _FIELD_END.search(rest)
    segment = " ".join((rest[: stop.start()] if stop else rest)[:90].split()).strip(" .*_&")
    segment = _INITIALS_BEHIND.sub("", segment)
    school = _SCHOOL_AHEAD.search(segment)
    if school:
        words = segment[: school.start()].split()
        after_comma = bool(lead and "," in lead[0])
        if not school["of"]:  # the last word is the school's own
            words = words[:-1] if len(words) > 1 or (lead and re.search(r"[,:–—]", lead[0])) else words
        if words and words[-1] in _SCHOOL_KINDS:  # "Geology State University of Tern"
            words = words[:-1] if len(words) > 1 and words[-2].lower() in _FIELD_NOUNS else []
        if after_comma and not (words and words[-1].lower() in _FIELD_NOUNS):
            words = []  # "BA, Kelp University"
        segment = " ".join(words)
        behind = _FIELD_BEHIND.match(rest)
        if not segment and behind and behind["field"].split()[-1].lower() in _FIELD_NOUNS:
            segment = behind["field"]
    known = tuple(
        f
        for f in degree.fields
        if f in segment.lower() and not _NOT_FIELD.search(f) and not f.startswith(("and ", "or "))
    )
    if known:
        return known
    if _is_field(segment):
        return (segment.lower(),)
    if text[: degree.start].endswith("-"):  # RN-to-BSN
        return tuple(degree.fields[:1])
    before = re.split(r"[,;|\n]|\s{3,}", text[: degree.start].rstrip(" ,:–—-(|"))[-1].strip(" .*_•-")
    before = re.sub(r"(?i)^(?:degree|qualification|title)\s?:\s?", "", before)
    if _is_field(before) and not re.search(r"\d", before):
        return (before.lower(),)
    return tuple(
        f
        for f in degree.fields
        if _is_field(f, lower_ok=True)
        and not f.startswith(("and ", "or "))
        and not (school and lead and re.search(r"[,:–—]", lead[0]))
    )[:1]


def _is_field(segment: str, *, lower_ok: bool = False) -> bool:
    """Tell a field of study from a school, a date or a remark."""
    words = segment.split()
    if not 1 <= len(words) <= 8 or len(segment) < 3 or _NOT_FIELD.search(segment) or has_school_word(segment):
        return False
    return lower_ok or segment[0].isupper()
