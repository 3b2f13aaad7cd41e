"""Skills that the lines of a résumé name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from matcher.parsing.resume.repetition import repeated_spans
from matcher.types import ResumeLine, Skill, TextSpan

if TYPE_CHECKING:
    from matcher.taxonomy import Taxonomy

_ITEM: Final = re.compile(r"[^,;|•·▪\n/()]+(?:\([^()\n]*\))?")
_LABEL: Final = re.compile(r"^[^:\n]{1,40}:\s*")
_KINDS: Final = frozenset({"skill", "tool", "domain", "certificate"})
_MAX_ITEM_WORDS: Final = 5


def find_skills(lines: Iterable[ResumeLine], taxonomy: Taxonomy | None) -> tuple[Skill, ...]:
    """Find the skills that lines name: concepts of the taxonomy, and the items of skills lists.

    Parameters
    ----------
    lines : iterable of ResumeLine
    taxonomy : Taxonomy or None

    Returns
    -------
    tuple of Skill
        In the order of the document; a skill named on several lines appears once a line.
    """
    found: list[Skill] = []
    for line in lines:
        taken: list[tuple[int, int]] = []
        here: list[Skill] = []
        seen: set[str] = set()
        repeated = repeated_spans(line.text)
        if taxonomy is not None:
            for mention in taxonomy.find(line.text):
                if mention.kind in _KINDS and not any(a <= mention.start < b for a, b in repeated):
                    taken.append((mention.start, mention.end))
                    if mention.concept not in seen:
                        seen.add(mention.concept)
                        here.append(_skill(line, mention.start, mention.end, mention.label, mention.concept))
        if line.section == "skills" and line.role == "list":
            here.extend(
                _skill(line, a, b, line.text[a:b].lower(), None)
                for a, b in _items(line.text)
                if not any(a < e and s < b for s, e in taken)
            )
        found.extend(sorted(here, key=lambda s: (s.span.start, s.span.end)))
    return tuple(found)


def _items(text: str) -> list[tuple[int, int]]:
    """Return the spans of the items of an enumeration."""
    label = _LABEL.match(text)
    spans = []
    for match in _ITEM.finditer(text, label.end() if label else 0):
        item = match[0]
        begin = match.start() + len(item) - len(item.lstrip())
        end = begin + len(item.strip().rstrip("."))
        if (
            end > begin
            and any(c.isalpha() for c in text[begin:end])
            and len(text[begin:end].split()) <= _MAX_ITEM_WORDS
        ):
            spans.append((begin, end))
    return spans


def _skill(line: ResumeLine, start: int, end: int, name: str, concept: str | None) -> Skill:
    """Build a skill from a span of a line."""
    return Skill(
        name=name,
        concept=concept,
        span=TextSpan(text=line.text[start:end], start=line.start + start, end=line.start + end),
        line=line.index,
    )
