"""Split a requirement into the atomic demands in it, each a text of its own to look for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from matcher.parsing.posting.skills import alternatives
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
# Ways of knowing a thing that stand before it.
_KNOWING: Final = (
    r"(?:experience|expertise|knowledge|familiarity|proficiency|proficient|familiar|skilled|understanding|background|track record|competence|comfortable)\b(?:,? (?:in|with|of|using|working with|on)\b)?|"
    r"(?:interest|exposure|skills?|command|mastery|grasp|awareness|appreciation|record|evidence|comfort|confidence|involvement),? (?:in|to|of|with)\b"
)
_LEAD_IN: Final = re.compile(
    r"^(?:(?:(?:it(?: is|['’]s) )?(?:a |an )?(?:big |huge |great |definite )?(?:plus|bonus|advantage|asset) if )?you(?:['’]ll| will|['’]ve)? (?:have|bring|are|possess|hold|know|understand)\b|(?:must|should|able to|ability to|capacity to|be able to|you can)\b|"
    r"(?:proven|demonstrated|demonstrable|strong|excellent|solid|good|extensive|prior|previous|hands-on|working|deep|basic|ideally|preferably)\b|"
    rf"(?:sound|in-depth|thorough|intermediate|advanced|detailed|broad|comprehensive|practical|professional|up-to-date|keen|genuine|specialist|expert|firm|confident|clear) (?=(?:\w+ )?(?:{_KNOWING}))|"
    rf"(?:{_KNOWING}),?|(?:a|an|the)\b(?!/)|[-•*–]\s)\s*",
    re.IGNORECASE,
)
# Between two lead-ins: "knowledge and understanding of", "experience or interest in".
_BETWEEN_LEAD_INS: Final = re.compile(r"^(?:,\s*)?(?:(?:and/or|and|or)\s+|/\s*)", re.IGNORECASE)
_MOST_LEAD_INS: Final = 6
# An alternative that names no thing: any line would do for it.
_NAMES_NOTHING: Final = re.compile(
    r"(?:(?:proven|demonstrated|strong|solid|good|extensive|prior|previous|hands-on|working|deep|basic|keen|practical|professional|relevant|some) )*"
    r"(?:experience|expertise|knowledge|familiarity|proficiency|understanding|interest|exposure|background|competence|skills?)(?: (?:in|of|with|to))?",
    re.IGNORECASE,
)

# What stands before the second of two numbers of years, "six years in sales, including two leading a team".
_OF_THESE: Final = re.compile(
    r"(?:,|;|\s)\s*(?:including|inclusive of|(?:out )?of which|among them|with)\s*$", re.IGNORECASE
)
_MAX_LINK: Final = 20
# A noun that two qualities share: "written and verbal communication skills".
_SHARED_NOUN: Final = re.compile(
    r"(?<!\w)(?:communications? )?(?:skills?|abilit(?:y|ies)|experience|knowledge|communications?|management|thinking|attitudes?|mindset|competenc(?:y|es|ies)|capabilit(?:y|ies)|"
    r"proficiency|presence|judge?ment|approach|techniques|principles|methods|tools|systems|software|relationships?|environments?|teams?)$",
    re.IGNORECASE,
)
_SHARED_WORDS: Final = 4
_LINKS: Final = frozenset({"of", "for", "in", "with", "on", "to"})


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
    topic = _without_lead_in(" ".join(_YEARS_PHRASE.sub(" ", text).split()).strip(" ,.;:-–()"))
    return topic if len(topic) >= 4 else text


def _without_lead_in(topic: str) -> str:
    for _ in range(_MOST_LEAD_INS):
        shorter = _LEAD_IN.sub("", topic)
        between = _BETWEEN_LEAD_INS.match(shorter)
        if between and (shorter != topic or _LEAD_IN.match(shorter[between.end() :])):
            shorter = shorter[between.end() :]
        if shorter == topic or len(shorter) < 4:
            break
        topic = shorter
    return topic


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
    """Split a topic at its "and"s, commas left alone; fewer than two usable parts give none.

    Parameters
    ----------
    topic : str

    Returns
    -------
    tuple of str
        Without lead-in words, and each with what it shares with the next.

    Examples
    --------
    >>> demand_parts("Strong written and verbal communication skills")
    ('written communication skills', 'verbal communication skills')
    >>> demand_parts("Mending and pressing of vestments and a driving licence")
    ('Mending of vestments', 'pressing of vestments', 'driving licence')
    """
    parts, start = [], 0
    for cut, after in _outside_brackets(topic):
        parts.append(topic[start:cut])
        start = after
    parts.append(topic[start:])
    usable = [p.strip(" ,.;:-–") for p in parts]
    usable = [p for p in usable if len(p) >= 3]
    return _with_shared_words([_without_lead_in(p) for p in usable[:MAX_PARTS]]) if len(usable) > 1 else ()


def _with_shared_words(parts: list[str]) -> tuple[str, ...]:
    """Give single words what they share with the part after them: a noun, what is done to it, or what it is of."""
    full = list(parts)
    for i in range(len(full) - 2, -1, -1):
        word, following = full[i], full[i + 1].split()
        if len(following) < 2 or not word.replace("-", "").isalpha():
            continue
        noun = _SHARED_NOUN.search(full[i + 1])
        if noun is not None and len(following) <= _SHARED_WORDS:
            full[i] = f"{word} {noun[0]}"
        elif (word.endswith("ing") and following[0].endswith("ing")) or (
            following[1].lower() in _LINKS and len(following) > 2
        ):
            full[i] = " ".join([word, *following[1:]])
    return tuple(full)


def _parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of a requirement: two where some of the years are to be of another kind, else those beside its "and"s."""
    for years in islice(_YEARS_PHRASE.finditer(text), 1, None):
        link = _OF_THESE.search(text, max(0, years.start() - _MAX_LINK), years.start())
        if link:
            return without_years(text[: link.start()]), without_years(text[years.start() :])
    return demand_parts(without_years(text))


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
        found.extend(
            Demand(requirement=index, role="part", text=part) for part in _parts_of(requirement.text)
        )
        found.extend(
            Demand(requirement=index, role="alternative", text=name)
            for name in _alternatives_of(requirement, topic)[:MAX_ALTERNATIVES]
        )
    return tuple(found)


def _alternatives_of(requirement: Requirement, topic: str) -> list[str]:
    """Return what any one of will do; of "experience or interest in tax or audit" tax and audit, for the others name nothing."""
    names = [name for group in requirement.any_of for name in group if len(name) > 1]
    things = [name for name in names if not _NAMES_NOTHING.fullmatch(name)]
    if names and not things:
        things = [name for group in alternatives(topic) for name in group if len(name) > 1]
    return things
