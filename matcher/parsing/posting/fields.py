"""A chosen span becomes a `Requirement` with all its fields."""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.degrees import find_degrees
from matcher.parsing.languages import LanguageMention, find_languages
from matcher.parsing.posting.education import education_need
from matcher.parsing.posting.kinds import kinds_of
from matcher.parsing.posting.requirements import Chosen
from matcher.parsing.posting.skills import alternatives, skill_names
from matcher.parsing.years import find_years
from matcher.taxonomy import Taxonomy
from matcher.types import LanguageNeed, Requirement

_COUPLED: Final = re.compile(
    r"(?i)\b(?:written|verbal|oral|spoken|reading) (?:and|&) (?:verbal|written|oral|spoken|writing)|\btrust (?:and|&) safety|\bresearch (?:and|&) development|\bboth\b[^,;]{0,40}\band\b|\bto and from\b|\bterms and conditions\b|\band/or\b|\bhealth and safety\b"
)


_MOST_READ: Final = 4000  # no honest requirement is longer; bounds the time on hostile ones


def understand(chosen: Chosen, number: int, *, taxonomy: Taxonomy | None = None) -> Requirement:
    """Read the fields of a requirement from its words.

    Parameters
    ----------
    chosen : Chosen
    number : int
        Position in the posting, from 1.
    taxonomy : Taxonomy, optional
        Names and links the skills.

    Returns
    -------
    Requirement
    """
    text = chosen.text[:_MOST_READ]
    need = education_need(text)
    degrees, languages, certificates = find_degrees(text), find_languages(text), find_certificates(text)
    mentions = taxonomy.find(text) if taxonomy is not None else ()
    skip = tuple(
        [(y.start, y.end) for y in find_years(text)]
        + [(d.start, d.fields_end) for d in degrees]
        + [(m.start, m.end) for m in languages]
    )
    mentions = tuple(m for m in mentions if not any(a <= m.start < b for a, b in skip))
    labels = tuple(m.label for m in mentions)
    names = tuple(c.name for c in certificates)
    skills = skill_names(text, labels, skip=(*skip, *((c.start, c.end) for c in certificates)))
    groups = list(alternatives(text, skip=tuple((d.start, d.fields_end) for d in degrees)))
    if need.experience_serves:
        groups.append(("degree" if degrees else "certificate", "equivalent experience"))
    return Requirement(
        id=f"r{number}", text=chosen.text, start=chosen.start, end=chosen.end, necessity=chosen.necessity,
        kinds=kinds_of(
            text, has_years=need.min_years is not None, is_education=need.is_education, has_language=bool(languages),
            has_certificate=bool(certificates), concept_kinds=frozenset(m.kind for m in mentions),
        ),
        min_years=need.min_years, max_years=need.max_years, degree_level=need.level, degree_fields=need.fields,
        equivalent_experience_ok=need.experience_serves,
        skills=tuple(dict.fromkeys((*skills, *names))),
        concepts=tuple(dict.fromkeys(m.concept for m in mentions)),
        any_of=tuple(groups),
        languages=_language_needs(languages),
        certifications=tuple(dict.fromkeys(names)),
        alternative_group=chosen.alternative_group, compound=_is_compound(text, groups), section=chosen.section,
    )  # fmt: skip


def _language_needs(mentions: tuple[LanguageMention, ...]) -> tuple[LanguageNeed, ...]:
    levels: dict[str, int] = {}
    for mention in mentions:
        levels[mention.name] = max(levels.get(mention.name, 0), mention.level)
    return tuple(LanguageNeed(name=name, level=level) for name, level in levels.items())


def _is_compound(text: str, groups: list[tuple[str, ...]]) -> bool:
    plain = _COUPLED.sub(" ", text)
    plain = re.sub(r"\([^()]{0,300}\)", " ", plain)
    if groups and not re.search(r"(?i)\band\b|;", plain):
        return False
    return re.search(r"(?i)\s(?:and|und|et|y|as well as|plus)\s|;|\.\s+[A-Z]|&", plain) is not None
