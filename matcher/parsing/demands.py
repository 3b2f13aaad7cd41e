"""Split a requirement into the atomic demands in it, each a text of its own to look for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from matcher.types import Requirement

DemandRole = Literal["whole", "topic", "part", "alternative"]

MAX_PARTS: Final = 4
MAX_ALTERNATIVES: Final = 6

_PART: Final = re.compile(
    r";\s+|,?\s+(?:and|as well as|plus|along with|und|et|y)\s+|,\s+(?=\w+ing\b)", re.IGNORECASE
)
_YEARS_PHRASE: Final = re.compile(
    r"\b(?:(?:a |an )?(?:minimum|min\.?|at least|least|over|more than|up to|around|approximately)\s*(?:of\s*)?)?"
    r"(?:\w+\s*\(\s*\d+\s*\)|\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)"
    r"\s*(?:\+|plus|or more)?\s*(?:(?:-|–|—|to)\s*(?:\d+|\w+)\s*)?\+?\s*(?:years?|yrs?\.?|months?)(?:['’]s?)?(?:\s*\(s\))?"
    r"(?:\s*(?:or more|plus|of|relevant|related|professional|prior|previous|progressively|progressive|responsible|full-time|work|working|hands-on|direct|proven|demonstrated|practical|total|combined|experience|in|with|as|on|at|within)\b){0,6}",
    re.IGNORECASE,
)
_LEAD_IN: Final = re.compile(
    r"^(?:you(?:'ll|’ll| will)? (?:have|bring|are|possess|hold)\b|(?:must|should|able to|ability to|be able to)\b|(?:proven|demonstrated|strong|excellent|solid|good|extensive|prior|previous|hands-on|working|deep|basic)\b|"
    r"(?:experience|expertise|knowledge|familiarity|proficiency|proficient|familiar|skilled|understanding|background|track record|competence|comfortable)\b(?: (?:in|with|of|using|working with|on))?|(?:a|an|the)\b|[-•*–]\s)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A text to look for on behalf of a requirement.

    Attributes
    ----------
    requirement : int
        Index into ``Posting.requirements``.
    role : {"whole", "topic", "part", "alternative"}
        ``topic``: the text without years and lead-in words. ``part``: one side of an "and". ``alternative``: one side of an "or".
    text : str
    """

    requirement: int
    role: DemandRole
    text: str


def without_years(text: str) -> str:
    """Return a requirement's text without its years phrase and lead-in words: the thing asked for."""
    topic = " ".join(_YEARS_PHRASE.sub(" ", text).split()).strip(" ,.;:-–()")
    for _ in range(3):
        shorter = _LEAD_IN.sub("", topic)
        if shorter == topic or len(shorter) < 4:
            break
        topic = shorter
    return topic if len(topic) >= 4 else text


def _outside_brackets(text: str) -> list[tuple[int, int]]:
    depth, cuts = 0, []
    for match in re.finditer(r"[()\[\]]|" + _PART.pattern, text, re.IGNORECASE):
        token = match.group()
        if token in "([":
            depth += 1
        elif token in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            cuts.append((match.start(), match.end()))
    return cuts


def demand_parts(topic: str) -> tuple[str, ...]:
    """Split a topic at its "and"s, commas left alone; fewer than two usable parts give none."""
    parts, start = [], 0
    for cut, after in _outside_brackets(topic):
        parts.append(topic[start:cut])
        start = after
    parts.append(topic[start:])
    usable = [p.strip(" ,.;:-–") for p in parts]
    usable = [p for p in usable if len(p) >= 3]
    return tuple(usable[:MAX_PARTS]) if len(usable) > 1 else ()


def demands(requirements: tuple[Requirement, ...]) -> tuple[Demand, ...]:
    """List the demands of a posting's requirements, in order.

    Parameters
    ----------
    requirements : tuple of Requirement

    Returns
    -------
    tuple of Demand
        For every requirement its whole text and its topic; parts and alternatives where it has them.
    """
    found: list[Demand] = []
    for index, requirement in enumerate(requirements):
        topic = without_years(requirement.text)
        found.append(Demand(requirement=index, role="whole", text=requirement.text))
        found.append(Demand(requirement=index, role="topic", text=topic))
        found.extend(Demand(requirement=index, role="part", text=part) for part in demand_parts(topic))
        alternatives = [m for group in requirement.any_of for m in group if len(m) > 1]
        found.extend(
            Demand(requirement=index, role="alternative", text=name)
            for name in alternatives[:MAX_ALTERNATIVES]
        )
    return tuple(found)
