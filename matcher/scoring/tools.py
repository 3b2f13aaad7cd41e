"""Requirements that ask for tools by name and nothing else, and résumés that name only some of them, or their neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.context import LINE_FLAGS, ResumeContext
from matcher.taxonomy import Taxonomy
from matcher.types import Requirement

FloatArray = npt.NDArray[np.float32]

# What supports a tool this much is the tool, a part or a kind of it; what supports it less is another one of its kind.
_IS_IT: Final = 0.8
_IS_NEAR: Final = 0.25
# A neighbour this near, in use, shows part of it: who builds reports in Tableau learns Power BI.
_SHOWS_PART: Final = 0.5
# Beside the names themselves at most so many words may stand in the requirement.
_OTHER_WORDS: Final = 1
_OF_TOOLS: Final = frozenset({"tool", "skill"})
# A line with this share of the words may name a tool in a way that the taxonomy does not know.
_HALF_OF_IT: Final = 0.4
_LOOK_BACK: Final = 20
_LONGEST: Final = 120
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_FILLING_WORDS: Final = (
    "experience experienced with in of on and or the a an using use used usage working work knowledge proficiency proficient strong solid good "
    "great excellent sound practical hands-on hands familiarity familiar skill skills skilled ability to able tool tools software system systems "
    "platform platforms language languages programming advanced basic intermediate expert expertise fluent fluency understanding required "
    "preferred essential desirable must have command competent competency competence confident comfortable both"
)
_FILLING: Final = frozenset(_FILLING_WORDS.split())
# Lists that stay open, or that say what the tool is good for, ask for more or less than their names.
_OPEN: Final = re.compile(
    r"(?i)\b(?:such as|similar|like|e\.?g|equivalents?|others?|comparable|including|particular|especially|ideally|preferably|for example|etc|any|related|alternatives?|one of)\b|[():;]"
)
_EITHER: Final = re.compile(r"(?i)\bor\b|/")
# A list answers those who ask for little.
_A_LITTLE: Final = re.compile(
    r"(?i)\b(?:basics?|some|exposure|familiar\w*|aware\w*|beginner|bit|little|understanding|introductory|elementary|knowledge|know)\b"
)
# Behind a name in a list: "Excel (pivots, lookups)", "SQL: 6 years", "Canva for the weekly graphics".
_TOLD_OF: Final = re.compile(
    r"(?:\s*[(:–—]|\s+-\s|\s+(?:for|to|with|on|at|in|since|used|using|daily|every)\b|[^,;|•·\n]*\d)"
)
_OF_LEVEL: Final = re.compile(r"(?:advanced|intermediate|basic) ")
_YEARS_OF: Final = re.compile(r"(?i)\d[^,;|•·\n]*$")
_LISTED: Final = [
    LINE_FLAGS.index(name) for name in ("listed", "skills", "studied", "courses", "in_progress", "interests")
]
_IN_USE: Final = [LINE_FLAGS.index(name) for name in ("job_bullet", "projects", "volunteering")]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTools:
    """What a résumé names of the tools that a requirement asks for.

    Attributes
    ----------
    missing : tuple of str
        The tools that no line names, nor a part or a kind of them, as the requirement writes them; empty where all are named, but in lists
        alone, which tell of no use.
    telling : tuple of int
        The lines that name the others, or a neighbour of a missing one.
    sufficient : tuple of int
        Those of them that show part of what is asked: they tell of work, or list the tool itself.
    """

    missing: tuple[str, ...]
    telling: tuple[int, ...]
    sufficient: tuple[int, ...]


@lru_cache(maxsize=4096)
def _asked(text: str, taxonomy: Taxonomy) -> tuple[tuple[str, str], ...]:
    """Return the tools that a text asks for, as concept and name; nothing where it asks for anything else."""
    if len(text) > _LONGEST or _OPEN.search(text):
        return ()
    mentions = taxonomy.find(text)
    if not mentions or any(m.kind != "tool" or not _is_name(text[m.start : m.end]) for m in mentions):
        return ()
    if any(_OF_LEVEL.match(m.concept) for m in mentions):
        return ()  # "Advanced Excel" is shown by what is done with it
    rest = list(text)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    others = [w for w in _WORD.findall("".join(rest)) if w.lower() not in _FILLING]
    if len(others) > _OTHER_WORDS:
        return ()
    return tuple((m.concept, text[m.start : m.end]) for m in mentions)


def _is_name(words: str) -> bool:
    """Tell "Power BI" and "dbt" from "Machine vision" and "Warehouse management systems"."""
    parts = words.split()
    return len(parts) == 1 or all(part[:1].isupper() or part[:1].isdigit() for part in parts)


def named_tools(
    requirements: Sequence[Requirement],
    resume: ResumeContext,
    coverage: FloatArray,
    against: FloatArray,
    usable: npt.NDArray[np.bool_],
    taxonomy: Taxonomy | None,
    support: Callable[[Taxonomy, str, str], float],
) -> tuple[NamedTools | None, ...]:
    """Find the requirements that ask for tools by name, of which the résumé names only some, neighbours, or all in lists alone.

    Parameters
    ----------
    requirements : sequence of Requirement
    resume : ResumeContext
    coverage, against : ndarray of shape (n_requirements, n_lines)
        Share of the requirement's words that a line has; how much of them it denies, wishes for, or tells of others.
    usable : ndarray of bool, shape (n_lines,)
    taxonomy : Taxonomy or None
    support : callable
        `Taxonomy.support`, remembered perhaps.

    Returns
    -------
    tuple of NamedTools or None
        None where something else is asked for, nothing near is named, or all of it is, in a line that is no bare list.
    """
    if taxonomy is None:
        return (None,) * len(requirements)
    asked = [
        _asked(requirement.text, taxonomy) if _OF_TOOLS & set(requirement.kinds) else ()
        for requirement in requirements
    ]
    if not any(asked):
        return (None,) * len(requirements)
    places = _places(resume, usable, taxonomy, support)
    return tuple(
        _named(requirement.text, names, places, coverage[r], against[r]) if names else None
        for r, (requirement, names) in enumerate(zip(requirements, asked, strict=True))
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a résumé names tools, and what naming them there says."""

    resume: ResumeContext
    usable: npt.NDArray[np.bool_]
    in_use: npt.NDArray[np.bool_]
    bare: frozenset[tuple[str, int]]
    taxonomy: Taxonomy
    support: Callable[[Taxonomy, str, str], float]

    def is_tool(self, concept: str) -> bool:
        """Tell a tool from the skills that need it."""
        known = self.taxonomy.concepts.get(concept)
        return known is not None and known.kind == "tool"


def _places(
    resume: ResumeContext,
    usable: npt.NDArray[np.bool_],
    taxonomy: Taxonomy,
    support: Callable[[Taxonomy, str, str], float],
) -> _Places:
    listed: npt.NDArray[np.bool_] = np.asarray(resume.flags[:, _LISTED].any(axis=1))
    in_use: npt.NDArray[np.bool_] = np.asarray(resume.flags[:, _IN_USE].any(axis=1)) & ~listed
    text = resume.resume.document.text
    bare = frozenset(
        (skill.concept, skill.line)
        for skill in resume.resume.skills
        if skill.concept is not None and 0 <= skill.line < len(listed) and listed[skill.line]
        and not _is_told_of(text, skill.span.start, skill.span.end)
    )  # fmt: skip
    return _Places(resume, usable, in_use, bare, taxonomy, support)


def _is_told_of(text: str, start: int, end: int) -> bool:
    """Tell "Excel (pivots, lookups)" and "6 years of SQL" from names alone."""
    before = text[max(0, start - _LOOK_BACK) : start].rsplit("\n", 1)[-1]
    return _TOLD_OF.match(text, end) is not None or _YEARS_OF.search(before) is not None


def _named(
    text: str,
    asked: tuple[tuple[str, str], ...],
    places: _Places,
    coverage: FloatArray,
    against: FloatArray,
) -> NamedTools | None:
    named: dict[str, set[int]] = {}
    listed: dict[str, set[int]] = {}
    near: dict[int, float] = {}
    for concept, name in asked:
        held, bare = named.setdefault(name, set()), listed.setdefault(name, set())
        beside: dict[int, float] = {}
        for shown, lines in places.resume.concept_lines.items():
            value = places.support(places.taxonomy, concept, shown)
            if value >= _IS_IT:
                held.update(i for i in lines if places.usable[i] and not against[i])
                bare.update(i for i in lines if (shown, i) in places.bare)
            elif value >= _IS_NEAR and places.is_tool(shown):
                beside.update((i, max(beside.get(i, 0.0), value)) for i in lines)
        if not held:
            near.update((i, max(near.get(i, 0.0), value)) for i, value in beside.items())
    missing = tuple(name for name, lines in named.items() if not lines)
    have = set[int]().union(*named.values())
    if not missing or (have and _EITHER.search(text)):
        if _A_LITTLE.search(text) or any(lines - listed[name] for name, lines in named.items()):
            return None
        return NamedTools(missing=(), telling=tuple(sorted(have)), sufficient=tuple(sorted(have)))
    near = {i: v for i, v in near.items() if places.usable[i] and i not in places.resume.qualified_lines}
    said = np.flatnonzero((coverage >= _HALF_OF_IT) & places.usable & (against == 0))
    if (not have and not near) or any(i not in have and i not in near for i in said.tolist()):
        # "Checked guests in on Opera" has a word of it that may be its name.
        return None
    sufficient = {i for i in have if places.in_use[i]} | {
        i
        for i, value in near.items()
        if places.in_use[i] and value >= _SHOWS_PART and not _EITHER.search(text)
    }
    return NamedTools(
        missing=missing, telling=tuple(sorted(have | near.keys())), sufficient=tuple(sorted(sufficient))
    )
