"""What identifies a person in a résumé: found, kept out of the scored lines, masked inside sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from matcher.parsing.resume.personal import AGE, EMAIL, FAMILY, URL
from matcher.parsing.resume.words import title_strength, word_set

#: What stands for the person in the scored text.
NEUTRAL: Final = "they"

_DOCUMENT_TITLES: Final = re.compile(
    r"(?i)^[\W_]*(?:curriculum vitae(?: of)?|curriculum|cv|c\.v\.|r[ée]sum[ée]|lebenslauf(?: \([\w ]+\))?|europass(?: curriculum vitae)?|europass cv|currículum(?: vitae)?|livsløb|personal resume|biodata|bio-data|page \d+(?: of \d+)?|\[foto\]|\[photo\])[\W_]*(?:\[(?:foto|photo)\])?[\W_]*$"
)
_PRONOUN: Final = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Hh]er|[Hh]ers|[Hh]is|[Tt]hem|[Tt]heir|[Tt]heirs|[Hh]imself|[Hh]erself|[Tt]hemselves|[Tt]hemself|[Ee]lle|[Ee]lla|[Zz]e|[Xx]e)\b(?:/(?:him|her|hers|his|them|they|theirs))*(?:['’](?:s|ll|d|re|ve)\b)?"
)
_GENDERED: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Sir|Madam|Herr|Frau|Hr|Fr|Monsieur|Madame|Mme|Mlle|Señor|Señora|Sra|Srta|Signor|Signora|Sig|Dhr|Mevr|Pan|Pani|Shri|Smt)\b\.?(?=\s+[A-ZÀ-Þ])"
)
_ANY_WORD: Final = re.compile(r"[^\W_]+")
#: A text without one of these words or a name needs no masking.
_TRIGGERS: Final = word_set(
    "he she they him her hers his them their theirs himself herself themselves themself elle ella ze xe mr mrs ms miss mx sir madam herr frau hr fr monsieur madame mme mlle señor señora sra srta signor signora sig dhr mevr pan pani shri smt "
    "married divorced widowed unmarried single mother father parent mum mom dad grandmother grandfather verheiratet ledig geschieden verwitwet casada casado soltera soltero divorciada divorciado marié mariée célibataire pacsé pacsée coniugato "
    "coniugata nubile celibe kind kinder filhos filhas hijos hijas enfants figli children kids husband wife spouse fiancé fiancée boyfriend girlfriend partner son daughter child twins baby my aged age year years old anos años ans jahre anni born "
    "geboren né née nacida nacido nato nata www citizen citizens citizenship national nationals passport nationality resident"
)
_NAME_TOKEN: Final = re.compile(r"[^\W\d_][^\W\d_'’.]*(?:[-'’][^\W\d_]+)*\.?")
_NAME_SHAPE: Final = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx|Herr|Frau|Ing|Dipl\.-Ing|Sir|Rev|Shri)\.?\s+){0,3}(?P<name>[^\W\d_][\w.'’\-]*(?:\s+(?:[\"“'(]{1,2}[^\W\d_][\w.'’-]*[\"”')]{1,2}|[^\W\d_][\w.'’\-]*)){0,5})$"
)
_PARTICLES: Final = word_set(
    "de da do dos das del della di la le van von der den ter ten el al bin ibn y e zu af mc mac st san dela du"
)
#: Surnames that are also jobs: a first line made of one of them is a name all the same.
_JOB_SURNAMES: Final = word_set(
    "archer baker barber bauer bishop butcher butler carpenter carter chandler clark cook cooper dean driver dyer farmer fisher fischer gardener gardner glover hunter judge koch king knight mason marshall marshal major mercer merchant miller miner "
    "painter page parker piper player porter potter sailor sawyer schneider shepherd singer slater smith steward stewart tanner taylor thatcher turner usher walker warden weaver webster wheeler wright berater setzer richter weber wagner chancellor "
    "coach constable cutter skinner spicer tailor teller trader keeper abbot abbott monk pope prior provost ranger rector sargent serjeant sheriff squire vicar ward workman reader head hand boy partner guide groom collector fellow"
)
_JOB_PREFIXES: Final = word_set(
    "senior junior head chief lead assistant associate deputy executive pastry line sous prep staff general certified registered licensed trainee apprentice master truck bus delivery taxi van school house portrait wildlife project product data football basketball "
    "tennis life career fitness bank day stock shop web software it hr sales key account site film opera jazz"
)
#: Given names that are also plain words; masked only beside another name.
_COMMON: Final = word_set(
    "mark will grace hope may april june august rose faith joy art bill drew chase grant dean page case bond rich frank max sky summer christian jordan austin paris london chelsea art victor ray rob pat sue bob jack dawn crystal amber ruby pearl "
    "iris lily daisy olive violet ivy heather holly hazel ginger rusty sandy sunny penny star destiny trinity harmony melody carol gene earl duke king prince baron major miles hunter mason cook baker page park parks banks field fields wood woods stone "
    "rivers brook brooks lake hill hills west north south east young long short small little large white black brown green gray grey gold silver sharp swift strong wise good best day week love price cash rush power self case cross church temple law "
    "noble savage english french german welsh scott ireland holland england francis norman lane street bush reed glass steel snow frost winter rain storm bell ball cannon gates wells pool ford bridges mills post read lead data core an do in so is to go no my"
)
_CREDENTIALS: Final = re.compile(r"(?:,|\s[-–—|]|\s\((?![A-ZÀ-Þ][^()\s]{1,20}\)\s[A-ZÀ-Þ])|\s{2,})")
_SPACED_NAME: Final = re.compile(r"(?:\S ){3,}\S(?: {2,}(?:\S ){1,}\S)*")


def is_document_title(text: str) -> bool:
    """Tell whether a row merely says "Curriculum vitae" or the like.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return bool(_DOCUMENT_TITLES.match(text))


def name_in(text: str) -> tuple[str, int] | None:
    """Read the person's name from the row where names stand.

    Parameters
    ----------
    text : str
        The first row of a résumé.

    Returns
    -------
    tuple of (str, int) or None
        The name and the offset where it ends; None where the row holds something else.
    """
    spaced = _SPACED_NAME.fullmatch(text.strip())
    if spaced:
        return spaced[0], text.find(spaced[0]) + len(spaced[0])
    cut = _CREDENTIALS.search(text)
    first = text[: cut.start()] if cut else text
    first = re.split(r"\s+(?:[|•·∙/~◦]|\*{1,3})\s+|\t", first.lstrip(" *#_=|:"))[0].strip(" *#_=|:")
    match = _NAME_SHAPE.match(first)
    if not match or len(first) > 60:
        return None
    words = [w.strip("\"“”'().").lower() for w in first.split()]
    real = [w for w in words if w and w not in _PARTICLES]
    if not 1 <= len(real) <= 6 or any(len(w) > 24 for w in words):
        return None
    if not all(w[:1].isupper() or w.lower() in _PARTICLES or w[:1] in "\"“'(" for w in first.split()):
        return None
    if len(real) == 1 and (title_strength(first) or len(real[0]) < 3):
        return None
    if title_strength(first):
        jobs = [part for w in real for part in w.split("-") if title_strength(part)]
        if (
            any(part not in _JOB_SURNAMES for part in jobs)
            or real[0] in _JOB_PREFIXES
            or not 2 <= len(real) <= 4
        ):
            return None
    return first, text.find(first) + len(first)


def name_tokens(name: str) -> tuple[str, ...]:
    """Split a name into the parts that may reappear elsewhere.

    Parameters
    ----------
    name : str

    Returns
    -------
    tuple of str
        Longest first; particles and initials left out.
    """
    if _SPACED_NAME.fullmatch(name):
        name = " ".join(part.replace(" ", "") for part in re.split(r" {2,}", name))
    tokens = {t.strip(".'’\"“”()") for t in _NAME_TOKEN.findall(name)}
    tokens |= {half for t in tokens if "-" in t for half in t.split("-")}
    kept = {
        t
        for t in tokens
        if len(t) >= 2
        and t.lower() not in _PARTICLES
        and t.lower() not in {"dr", "prof", "mr", "mrs", "ms", "rn", "phd"}
    }
    return tuple(sorted(kept, key=lambda t: (-len(t), t)))


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
    ordered = "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))
    particle = "|".join(sorted(_PARTICLES))
    return re.compile(
        rf"(?<![\w@.])(?P<run>(?:{ordered})(?:[ \t\n]{{1,2}}(?:(?:[A-Z]\.|[\"“(]\w{{1,20}}[\"”)]|{particle})[ \t]{{1,2}})?(?:{ordered})){{0,5}})(?P<genitive>['’]s)?(?![\w@])"
    )


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
        masked = pattern.sub(_mask_name, masked)
    masked = _PRONOUN.sub(NEUTRAL, masked)
    if masked == text:
        return text
    masked = re.sub(rf"\b{NEUTRAL}(?:[ \t\n]+{NEUTRAL}\b)+", NEUTRAL, masked)
    return re.sub(r"[ \t\n]+", " ", masked).strip()


def _mask_name(match: re.Match[str]) -> str:
    """Mask one occurrence of the name, unless it is a plain word."""
    run = match["run"]
    if not re.search(r"\s", run) and run.lower() in _COMMON:
        return match[0]
    return NEUTRAL


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
    words = [w.lower() for w in _ANY_WORD.findall(text)]
    own = _name_words(tuple(names))
    kept = [
        w
        for w in words
        if not (
            w in own
            or len(w) == 1
            or w.isdigit()
            or w in ("page", "of", "seite", "resume", "cv", "résumé", "curriculum", "vitae")
        )
    ]
    return bool(words) and not kept and any(w in own for w in words)
