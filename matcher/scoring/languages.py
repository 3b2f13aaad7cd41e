"""Languages asked for against those that a résumé states."""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache
from typing import Final

from matcher.parsing.clauses import clause_spans, negates
from matcher.parsing.languages import find_languages, language_names
from matcher.parsing.resume.spoken import A_LITTLE, OF_KIN, find_spoken
from matcher.scoring.results import STATED_LINE_LENGTH, QuantityResult
from matcher.scoring.stances import WISH, others_spans
from matcher.scoring.words import fold
from matcher.types import Fact, Language, LanguageNeed, Requirement, Resume, TextSpan

WRITTEN_IN_ENGLISH: Final = 0.8
"""Credit for English where a résumé in English does not mention it."""
NAME_WORDS: Final = 3
"""Longer spans are lines in which the name of the language stands somewhere."""
LANGUAGE_PART: Final = 60
"""What is said of a language stands within so many characters of its name."""
BILINGUAL_LEAST: Final = 0.1
SECOND_LEAST: Final = 0.3
"""Of two languages asked for where the one besides English is missing."""
ANY_LANGUAGE: Final = 0.8
"""Of a language where any besides English will do."""
OPEN_LIST: Final = 0.45
"""Of a language that a posting does not name but lets stand ("or another modern language")."""
LOCAL_LIST: Final = 0.3
"""The same where it must be one of a place or its people ("or another language spoken here")."""
NOT_MENTIONED: Final = "is not mentioned"
WRITTEN: Final = "the résumé is written in English"
BELOW: Final = "below the level asked"
_PART_END: Final = re.compile(r"[,;.|/\n](?![^(\n]*\))")
_ENGLISH_WORDS: Final = frozenset(
    {"the", "and", "of", "for", "with", "to", "in", "on", "at", "from", "by", "a"}
)
# Who writes "Chinese" speaks the one or the other.
_MAY_MEAN: Final = {
    "mandarin": ("chinese",),
    "cantonese": ("chinese",),
    "chinese": ("mandarin", "cantonese"),
}
# Examinations whose name tells the language, and scores or names that tell the level; 0 where a level stands beside them.
_EXAMS: Final[tuple[tuple[re.Pattern[str], str, int], ...]] = tuple(
    (re.compile(pattern), name, level)
    for pattern, name, level in (
        (r"\bIELTS\b\D{0,25}(?:[89](?:\.[05])?)\b", "english", 6),
        (r"\bIELTS\b\D{0,25}7(?:\.[05])?\b", "english", 5),
        (r"\bIELTS\b\D{0,25}(?:5\.5|6(?:\.[05])?)\b", "english", 4),
        (r"\bIELTS\b\D{0,25}(?:4(?:\.[05])?|5(?:\.0)?)(?![.\d])", "english", 3),
        (r"\bTOEFL\b\D{0,25}(?:9[5-9]|1[01]\d|120)\b", "english", 5),
        (r"\bTOEFL\b\D{0,25}(?:7[2-9]|8\d|9[0-4])\b", "english", 4),
        (r"\bTOEIC\b\D{0,25}9[4-9]\d\b", "english", 5),
        (r"\bTOEIC\b\D{0,25}(?:78[5-9]|79\d|8\d\d|9[0-3]\d)\b", "english", 4),
        (r"\bCambridge\b.{0,30}\b(?:Proficiency|CPE)\b|\bCPE \(", "english", 6),
        (r"\bCambridge\b.{0,30}\b(?:Advanced|CAE)\b|\bCAE\b(?= \(|, (?:grade|Cambridge)|$)", "english", 5),
        (r"\bCambridge\b.{0,30}\b(?:First|FCE)\b|\bFCE\b(?= \(|, (?:grade|Cambridge)|$)", "english", 4),
        (r"\bDALF\b", "french", 5),
        (r"\bDELF\b", "french", 0),
        (r"\bDELE\b", "spanish", 0),
        (r"\bTestDaF\b", "german", 4),
        (r"\b(?:Goethe[- ](?:Zertifikat|[Cc]ertificate|[Ee]xam)|Telc Deutsch|telc Deutsch)\b", "german", 0),
        (r"\bJLPT ?N1\b", "japanese", 5),
        (r"\bJLPT ?N2\b", "japanese", 4),
        (r"\bJLPT ?N3\b", "japanese", 3),
        (r"\bHSK ?[56]\b", "mandarin", 5),
        (r"\bHSK ?4\b", "mandarin", 4),
    )
)  # fmt: skip
_EXAM_HINT: Final = re.compile(
    r"\b(?:IELTS|TOEFL|TOEIC|Cambridge|CPE|CAE|FCE|DALF|DELF|DELE|TestDaF|Goethe|[Tt]elc|JLPT|HSK)\b"
)
_CEFR_LEVELS: Final = ("A1", "A2", "B1", "B2", "C1", "C2")
_CEFR: Final = re.compile(rf"\b(?:{'|'.join(_CEFR_LEVELS)})\b")
_ONLY: Final = re.compile(r"\bonly\b|that's it|that’s it|no other language", re.IGNORECASE)
_BILINGUAL: Final = re.compile(r"\bbilingual|\bzweisprachig|\bbilingue", re.IGNORECASE)
_AT_HOME: Final = re.compile(
    r"\b(?:(?:from|at|since) (?:home|birth|childhood|my (?:mother|father|parents)\w*)|mother['’]s|first(?: languages?)?(?=\W*$|\s*[,;)/])|first language|mother tongue|grew up|raised|family language|with my (?:husband|wife|partner|family|children|kids)|spoken at home|iaith gyntaf)\b",
    re.IGNORECASE,
)
# "A language other than English", "or another language spoken here", "such as": what is named is not all that counts.
_ANY: Final = "another language"
_NOT_THIS: Final = re.compile(
    r"\b(?:other than|besides|in addition to|apart from|beyond|except)\s+(?P<names>[A-Z]\w+)"
)
_OPEN: Final = re.compile(
    r"\b(?:another|(?:any|an|one) other|other|further) (?:\w+[ -]){0,3}languages?\b|\blanguages? other than\b|\b(?:second|third|community|foreign|additional|modern) languages?\b.{0,60}(?:such as|for example|e\.g\.?|like\b|including|\.\.\.|…)|\blanguages? (?:\w+ ){0,8}(?:such as|for example|e\.g\.?|like|including)\b",
    re.IGNORECASE,
)
_LOCAL: Final = re.compile(
    r"\b(?:communities|community(?! lang)|local(?:ly)?|indigenous|aboriginal|nordic|african|official|regional|the (?:region|district|area|country|island)|of our|our (?:\w+ )?(?:clients|customers|residents|patients|sites|families)|(?:spoken|used) (?:\w+ )?(?:by|in|on|at|with)|widely)\b",
    re.IGNORECASE,
)
_DAILY: Final = re.compile(
    r"\b(?:daily|every (?:working )?day|at work|(?:and|for|since) work|\(work\)|work(?:ing)? language|everyday at work|(?:used|use) (?:it )?(?:daily|every)|language of my (?:work|studies))\b",
    re.IGNORECASE,
)


# "Agreed deliveries in German", "spoke Tamil with drivers": words before a name that make it the language of the work told of.
_IN: Final = re.compile(
    r"\b(?i:in(?: both)?|spoke|speak|speaks|speaking) (?:[A-Z]\w+(?:, | and | or )){0,3}$"
)
_SPEECH: Final = re.compile(
    r"\b(?:answer|wr(?:ite|ote|itten)|r[au]n(?:ning)?|l[ei]a?d(?:ing)?|held|hold|taught|teach|train|negotiat|agree|present|interview|explain|translat|interpret|"
    r"advis|s(?:old|ell)|serv(?:e|ed|ing)|handl|call|phone|report|draft|correspond|meet|speak|spoke|guid|tour|counsel|moderat|host|inform|brief|deal|discuss|greet|chair)",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"\b(?:courses?|modules?|class(?:es)?|lessons?|degree|award|gcses?|a-levels?|exams?|diploma|certificate)\b",
    re.IGNORECASE,
)


def language_result(requirement: Requirement, resume: Resume, *, in_english: bool) -> QuantityResult | None:
    """Compare the languages asked for with those stated; languages of one ``any_of`` group are alternatives.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume
    in_english : bool
        Whether the résumé is written in English; see `is_in_english`.

    Returns
    -------
    QuantityResult or None
        None when no language is asked for.
    """
    needs = _needs(requirement)
    if not needs:
        return None
    results = {need.name: _best_language(need, resume, in_english) for need in needs}
    groups = _language_groups(requirement, list(results))
    if _OPEN.search(requirement.text):
        _admit_others(requirement.text, needs, groups, results, resume)
    chosen = [max((results[name] for name in group), key=lambda r: r[0]) for group in groups]
    credits = [result[0] for result in chosen]
    credit = sum(credits) / max(1, len(credits))
    foreign = [c for c, group in zip(credits, groups, strict=True) if group != ["english"]]
    if foreign and len(foreign) < len(credits):
        # Of "English and Spanish" it is the Spanish that sets people apart.
        least = BILINGUAL_LEAST if _BILINGUAL.search(requirement.text) else SECOND_LEAST
        credit = min(credit, least + (1.0 - least) * sum(foreign) / len(foreign))
    missing = {name for name, result in results.items() if result[0] == 0.0}
    ruled_out = any(fact.kind == "no_language" and fact.value in missing for fact in resume.facts)
    only = ruled_out or any(_ONLY.search(spoken.span.text) for spoken in resume.languages)
    return QuantityResult(
        kind="language",
        credit=credit,
        contradicted=min(credits) == 0.0 and only,
        asked=" and ".join(" or ".join(name.title() for name in group) for group in groups),
        found="; ".join(result[1] for result in chosen),
        spans=tuple(span for result in chosen for span in result[2]),
    )


def _needs(requirement: Requirement) -> tuple[LanguageNeed, ...]:
    """Return the languages asked for, without the one that a "language other than English" is not."""
    excepted = {name for match in _NOT_THIS.finditer(requirement.text) for name in _names_in(match["names"])}
    if not excepted or not _OPEN.search(requirement.text):
        return requirement.languages
    left = tuple(need for need in requirement.languages if need.name not in excepted)
    return left or (LanguageNeed(name=_ANY, level=max(need.level for need in requirement.languages)),)


def _admit_others(
    text: str,
    needs: tuple[LanguageNeed, ...],
    groups: list[list[str]],
    results: dict[str, tuple[float, str, tuple[TextSpan, ...]]],
    resume: Resume,
) -> None:
    """Let any language but English serve for those that an open list names as examples."""
    named = [name for group in groups if group != ["english"] for name in group]
    if not named:
        return
    groups[:] = [*(group for group in groups if group == ["english"]), named]
    level = max(need.level for need in needs if need.name in named)
    share = ANY_LANGUAGE if named == [_ANY] else OPEN_LIST
    if _LOCAL.search(text):
        share = LOCAL_LIST
    for spoken in resume.languages:
        if fold(spoken.name) in (*map(fold, results), "english"):
            continue
        value, words = _language_credit(level, spoken, resume.document.text)
        if share * value > results[named[0]][0]:
            results[named[0]] = (share * value, words, (spoken.span,))


@lru_cache(maxsize=4096)
def _names_in(option: str) -> frozenset[str]:
    """Return the languages that one of several alternatives names, whatever it calls them."""
    return frozenset(mention.name for mention in find_languages(f"Languages: {option.title()}"))


def _best_language(
    need: LanguageNeed, resume: Resume, in_english: bool
) -> tuple[float, str, tuple[TextSpan, ...]]:
    """Return credit, words and evidence for one language."""
    best: tuple[float, str, tuple[TextSpan, ...]] = (0.0, f"{need.name.title()} {NOT_MENTIONED}", ())
    for spoken in resume.languages:
        if fold(spoken.name) == fold(need.name) or spoken.name in _MAY_MEAN.get(need.name, ()):
            value, words = _language_credit(need.level, spoken, resume.document.text)
            if value > best[0]:
                best = (value, words, (spoken.span,))
    # A modest "English B2" takes nothing back: the sentences show what they show.
    if in_english and need.name == "english" and best[0] < WRITTEN_IN_ENGLISH:
        return WRITTEN_IN_ENGLISH, WRITTEN, best[2]
    return best


def is_in_english(resume: Resume) -> bool:
    """Return whether the person's own sentences are English, by the commonest little words.

    Parameters
    ----------
    resume : Resume

    Returns
    -------
    bool
    """
    words = [w for line in resume.lines for w in line.compared_text.lower().split()]
    return len(words) >= 60 and sum(w in _ENGLISH_WORDS for w in words) >= 0.06 * len(words)


def _language_groups(requirement: Requirement, names: list[str]) -> list[list[str]]:
    """Return the languages asked for: each group by one of its members, all groups together."""
    groups: list[list[str]] = []
    left = list(names)
    for options in requirement.any_of:
        folded = [fold(option) for option in options]
        known = frozenset(name for option in options for name in _names_in(option))
        inside = [n for n in left if n in known or any(fold(n) in option for option in folded)]
        # Who is bilingual in English and Spanish speaks both; "bilingual in Hmong or Somali" asks for one of them.
        if len(inside) > 1 and not ("english" in inside and _BILINGUAL.search(requirement.text)):
            groups.append(inside)
            left = [n for n in left if n not in inside]
    return [*([n] for n in left), *groups]


def _language_credit(asked_level: int, spoken: Language, text: str) -> tuple[float, str]:
    name = spoken.name.title()
    said = _said_of(spoken, text)
    if spoken.is_native or _AT_HOME.search(said):
        return 1.0, f"{name}, native or spoken at home"
    level = spoken.level
    if level <= 3 and _DAILY.search(said):
        level = 5
    if level == 0 and A_LITTLE.search(said):
        level = 2
    if level == 0:
        return (0.75 if asked_level > 3 else 0.85), f"{name}, no level stated"
    needed = asked_level or 3
    if level >= needed:
        return 1.0, f"{name} at the level asked"
    if level == 5:  # fluent, where a native or bilingual is asked for
        return 0.8, f"{name}, fluent"
    return (0.5 if level >= needed - 1 else 0.35 if level >= needed - 2 else 0.25), f"{name}, {BELOW}"


def _said_of(spoken: Language, text: str) -> str:
    """Return the part of a row of languages that speaks of one of them."""
    start, end = spoken.span.start, spoken.span.end
    if len(spoken.span.text.split()) > NAME_WORDS:  # the span is a whole line: look for the name in it
        names = [place for name, *place in language_names(text[start:end]) if name == spoken.name]
        if not names:
            return ""
        start, end = start + names[0][0], start + names[0][1]
    before = text[max(0, start - LANGUAGE_PART) : start]
    after = text[end : end + LANGUAGE_PART]
    return _PART_END.split(before)[-1] + text[start:end] + _PART_END.split(after)[0]


@lru_cache(maxsize=1 << 14)
def _examined(text: str) -> tuple[tuple[str, int], ...]:
    """Return the languages, with their levels, that a line names by the examination passed in them: "IELTS 7.5"."""
    if not _EXAM_HINT.search(text) or negates(text):
        return ()
    found: dict[str, int] = {}
    for pattern, name, level in _EXAMS:
        match = pattern.search(text)
        if match is not None and name not in found:
            stated = _CEFR.search(text, match.start())
            named = _CEFR_LEVELS.index(stated[0]) + 1 if stated is not None else 0
            found[name] = level or named
    return tuple(found.items())


def with_languages_of_lines(resume: Resume) -> Resume:
    """Return the résumé with the languages that its short lines name and its language section does not.

    Parameters
    ----------
    resume : Resume

    Returns
    -------
    Resume
        "French: comfortable on the phone" under any heading and "agreed deliveries in French" in a job count as French of unstated level;
        "no French" becomes a fact of the kind ``no_language``. What is wished for, or what others speak, counts neither way.
    """
    known = {fold(spoken.name) for spoken in resume.languages}
    added: list[Language] = []
    denied: list[Fact] = []
    for line in resume.lines:
        text = line.compared_text
        if line.section in ("education", "publications") or len(text) > STATED_LINE_LENGTH:
            continue
        for name, level in _examined(text):
            if fold(name) not in known:
                known.add(fold(name))
                added.append(Language(name=name, level=level, is_native=False, span=line.span))
        names = language_names(text)
        if not names:
            continue
        levels = {spoken.name: spoken for spoken in find_spoken(text, line.start)}
        # What is named as a language, yet not as one spoken, is denied: "French: none".
        unspoken = {mention.name for mention in find_languages(text)} - levels.keys()
        span = line.span
        for name, start, _ in names:
            begin, end = next((span for span in clause_spans(text) if start < span[1]), (0, len(text)))
            clause = text[begin:end]
            if (
                WISH.search(clause)
                or OF_KIN.search(text[begin:start])
                or any(a <= start < b for a, b in others_spans(text, begin, end))
            ):
                continue
            if name in unspoken or (negates(clause) and name not in levels):
                denied.append(Fact(kind="no_language", value=name, span=span))
            elif fold(name) not in known and (
                name in levels or line.experience is None or _is_spoken_at_work(text[begin:start], clause)
            ):
                known.add(fold(name))
                found = levels.get(name)
                level, native = (found.level, found.is_native) if found else (0, False)
                added.append(Language(name=name, level=level, is_native=native, span=span))
    if not added and not denied:
        return resume
    return dataclasses.replace(resume, languages=(*resume.languages, *added), facts=(*resume.facts, *denied))


def _is_spoken_at_work(before: str, clause: str) -> bool:
    """Tell whether a clause says that its deed was done in a language, by the words before its name."""
    return (
        _IN.search(before) is not None and _SPEECH.search(clause) is not None and not _SUBJECT.search(clause)
    )
