"""What identifies a person in a résumé: found, kept out of the scored lines, masked inside sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from matcher.parsing.resume.names import PARTICLES, POST_NOMINALS, TITLES, WORD_NAMES
from matcher.parsing.resume.personal import AGE, EMAIL, FAMILY, URL
from matcher.parsing.resume.words import has_school_word, word_set

#: What stands for the person in the scored text.
NEUTRAL: Final = "they"
_ABBREVIATION: Final = 4

_DOCUMENT_TITLES: Final = re.compile(
    r"(?i)^[\W_]*+(?:curriculum vitae(?: of)?|curriculum|cv|c\.v\.|r[ée]sum[ée]|lebenslauf(?: \([\w ]+\))?|europass(?: curriculum vitae)?|europass cv|currículum(?: vitae)?|livsløb|personal resume|biodata|bio-data|page \d+(?: of \d+)?|[(\[]?(?:foto|(?:passport[- ])?photo(?:graph)?(?: attached)?|picture|(?:bewerbungs|pass)?(?:foto|bild)|lichtbild|headshot)[)\]]?)[\W_]*(?:\[(?:foto|photo)\])?[\W_]*$"
)
_LONGEST_TITLE: Final = 300
_PRONOUN: Final = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Hh]er|[Hh]ers|[Hh]is|[Tt]hem|[Tt]heir|[Tt]heirs|[Hh]imself|[Hh]erself|[Tt]hemselves|[Tt]hemself|[Ee]lle|[Ee]lla|[Zz]e|[Xx]e)\b(?:/(?:him|her|hers|his|them|they|theirs))*(?:['’](?:s|ll|d|re|ve)\b)?"
)
_GENDERED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Sir|Madam|Herr|Frau|Hr|Fr|Monsieur|Madame|Mme|Mlle|Señor|Señora|Sra|Srta|Signor|Signora|Sig|Dhr|Mevr|Pan|Pani|Shri|Smt)\b\.?(?=\s+(?:[A-ZÀ-Þ]|[^\W\x00-\u024f]))"
)
#: A title before the name is part of it; that of somebody else stays.
_TITLED: Final = re.compile(
    rf"\b(?:Dr|Prof|Professor|Rev|Eng|Engr|Capt|Ing|Sgt|Lt)\.?(?=\s+{NEUTRAL}\b)(?:\s+(?=Dr|Prof|they))?"
)
_PARTICLE: Final = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(sorted(PARTICLES))})(?=[\s-])")
_ANY_WORD: Final = re.compile(r"[^\W_]+")
#: A text without one of these words or a name needs no masking.
_TRIGGERS: Final = word_set(
    "he she they him her hers his them their theirs himself herself themselves themself elle ella ze xe mr mrs ms miss mx sir madam herr frau hr fr monsieur madame mme mlle señor señora sra srta signor signora sig dhr mevr pan pani shri smt "
    "married divorced widowed unmarried single mother father parent mum mom dad grandmother grandfather verheiratet ledig geschieden verwitwet casada casado soltera soltero divorciada divorciado marié mariée célibataire pacsé pacsée coniugato "
    "coniugata nubile celibe kind kinder filhos filhas hijos hijas enfants figli children kids husband wife spouse fiancé fiancée boyfriend girlfriend partner son daughter child twins baby my aged age year years old anos años ans jahre anni born "
    "geboren né née nacida nacido nato nata www citizen citizens citizenship national nationals passport nationality resident"
)
#: What stands around a name that is the subject of a sentence.
_SUBJECT_BEFORE: Final = re.compile(
    r"(?:^|[.!?;:,–—]\s+|\n\s*|\b(?:when|that|if|because|while|whether|but|where)\s)[^\w\s]*$"
)
_SUBJECT_AFTER: Final = re.compile(
    r"[*_]{0,3}\s+(?:also |then |now |never |always )?(?:is|was|has|had|led|(?:re)?built|(?:re)?wrote|ran|won|taught|kept|made|took|grew|brought|oversaw|began|drove|sold|held|gave|met|spent|sent|left|came|went|knew|saw|found|brings|leads|manages|works|holds|speaks|writes|runs|sells|keeps|trains|teaches|builds|owns|serves|helps|enjoys|joined|[a-z]{3,}[^e\W]ed)\b"
)
_OBJECT_BEFORE: Final = re.compile(
    r"\b(?:with|under|beside|alongside|thanked|asked|called|told|helped|named|they|Dr\.?|Prof\.?|Rev\.?)\s$"
)
#: Initials of an author, before or behind.
_INITIALS_BEFORE: Final = re.compile(r"(?<!\w)[A-ZÀ-Þ]\.\s?$")
_INITIALS_AFTER: Final = re.compile(r",?\s(?:[A-ZÀ-Þ]\.){1,3}|,?\s[A-ZÀ-Þ]{1,3}(?=[*,.;)]|\s\()")
_OWN_FIRM: Final = re.compile(
    r"(?i)\b(?:self[- ]employed|freelance|proprietor|sole trader|owner|founder|family business)\b"
)
_FIRM_AFTER: Final = re.compile(r"(?i)\s(?:&|and)\s(?:sons?|daughters?|brothers|family)\b")
_PLACE_BEFORE: Final = re.compile(r"\b(?:St\.?|Saint|Santa|San|Cape|Port|Mount|Lake|Fort)\s$")
_NAMED_AFTER: Final = re.compile(r"\s(?P<next>[A-ZÀ-Þ][\w-]*)")


def is_document_title(text: str) -> bool:
    """Tell whether a row merely says "Curriculum vitae" or the like.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return len(text) <= _LONGEST_TITLE and bool(_DOCUMENT_TITLES.match(text))


@lru_cache(maxsize=256)
def _name_words(names: tuple[str, ...]) -> frozenset[str]:
    """Return the plain words of name tokens, lower case."""
    return frozenset(w for n in names for w in _ANY_WORD.findall(n.lower()))


@lru_cache(maxsize=256)
def _name_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Compile the pattern of one person's name tokens, as written and in capitals."""
    if not names:
        return None
    forms = {form for n in names for form in (n, n.upper(), n.title(), n[:1].upper() + n[1:].lower())}
    forms |= {_PARTICLE.sub(lambda m: m[0].lower(), form) for form in forms}
    ordered = "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))
    particle = "|".join(sorted(PARTICLES))
    return re.compile(
        rf"(?<![\w@.])(?P<run>(?:{ordered})(?:[ \t\n]{{1,2}}(?:(?:[A-Z]\.|[\"“(]\w{{1,20}}[\"”)]|{particle})[ \t]{{1,2}}){{0,3}}(?:{ordered})){{0,5}})(?P<genitive>['’]s)?(?![\w@])"
    )


#: A page header with a name and a page number is shorter.
_LONGEST_NAME_ROW: Final = 200


def neutralise(text: str, names: Iterable[str]) -> str:
    """Mask what identifies a person in a text that is to be vectorised.

    Own names, third-person pronouns and gendered forms of address all become one token; ages and family ties go too.

    Parameters
    ----------
    text : str
    names : iterable of str
        The person's name tokens, from `name_tokens`.

    Returns
    -------
    str
        The same text where nothing personal is in it.

    Examples
    --------
    >>> neutralise("Jane leads a team of nine; she reports to the CEO.", ("Jane", "Doe"))
    'they leads a team of nine; they reports to the CEO.'
    """
    tokens = tuple(names)
    words = set(_ANY_WORD.findall(text.lower()))
    if (
        "@" not in text
        and "://" not in text
        and words.isdisjoint(_TRIGGERS)
        and words.isdisjoint(_name_words(tokens))
    ):
        return text
    masked = text
    if "@" in masked or "http" in masked or "www." in masked:
        masked = URL.sub(" ", EMAIL.sub(" ", masked))
    masked = FAMILY.sub(NEUTRAL, masked)
    masked = AGE.sub(NEUTRAL, masked)
    masked = _GENDERED.sub(NEUTRAL, masked)
    pattern = _name_pattern(tokens)
    if pattern is not None:
        masked = _TITLED.sub("", pattern.sub(_mask_name, masked))
    masked = _PRONOUN.sub(NEUTRAL, masked)
    if masked == text:
        return text
    masked = re.sub(rf"\b{NEUTRAL}(?:[ \t\n]+{NEUTRAL}\b)+", NEUTRAL, masked)
    return re.sub(r"[ \t\n]+", " ", masked).strip()


def _mask_name(match: re.Match[str]) -> str:
    """Mask one occurrence of the name, unless it is a plain word, a town or an abbreviation there."""
    words = match["run"].split()
    if len(set(words)) > 1:
        return NEUTRAL
    word, text = words[0], match.string
    following = _NAMED_AFTER.match(text, match.end())
    doubtful = (
        word.lower() in WORD_NAMES
        or (word.isupper() and len(word) <= _ABBREVIATION and not text.isupper())
        or bool(_PLACE_BEFORE.search(text[max(0, match.start() - 8) : match.start()]))
        or bool(following and has_school_word(following["next"]))
    )
    return match[0] if doubtful and not _is_person(match) else NEUTRAL


def _is_person(match: re.Match[str]) -> bool:
    """Tell "Mark led the crew" and "reporting to Hope" from "Mark up drawings" and "May 2019"."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if match["genitive"] is not None:
        return bool(re.match(r"\s[a-z]", after)) and not re.search(r"(?i)\b(?:the|an?|of|at)\s$", before)
    if (
        _INITIALS_BEFORE.search(before)
        or _INITIALS_AFTER.match(after)
        or _FIRM_AFTER.match(after)
        or (_NAMED_AFTER.match(after) and _OWN_FIRM.search(text))
        or (_SUBJECT_BEFORE.search(before) and _SUBJECT_AFTER.match(after))
    ):
        return True
    return bool(_OBJECT_BEFORE.search(before)) and not re.match(r"\s?[-&]|\s+[A-Z\d]", after)


def is_own_name(text: str, names: Iterable[str]) -> bool:
    """Tell whether a row says nothing but the person's name, as page headers and signatures do.

    Parameters
    ----------
    text : str
    names : iterable of str

    Returns
    -------
    bool
    """
    if len(text) > _LONGEST_NAME_ROW:
        return False
    words = [w.lower() for w in _ANY_WORD.findall(text)]
    own = _name_words(tuple(names))
    kept = [
        w
        for w in words
        if not (
            w in own
            or w in PARTICLES
            or len(w) == 1
            or w.isdigit()
            or w in TITLES
            or w in POST_NOMINALS
            or w in ("page", "of", "seite", "resume", "cv", "résumé", "curriculum", "vitae")
        )
    ]
    found = {w for w in words if w in own}
    return bool(found) and not kept and not (len(found) == 1 and len(own) > 1 and found <= WORD_NAMES)
