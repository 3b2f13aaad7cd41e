"""Headings in the middle of a line, each with a mark of its own: a colon, emphasis, capitals or a wide gap."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from matcher.parsing.posting.headings import Heading, classify, is_heading_like

_MIDDLE_LABEL: Final = re.compile(
    r"(?:(?:(?<=[.!?;])\s+|(?<=[a-z][.!?]))(?P<label>(?![A-Z] )[A-Z][A-Za-z'’ ,/&-]{3,50}):|(?<=[\w)])\s(?P<bare>(?:(?:Minimum|Basic|Required|Preferred|Desired) )?(?:Qualifications|Requirements|Responsibilities|Benefits)):|(?:(?<=[.!?;:*])\s+|^|\s{2,})\*{1,3}(?P<marked>[A-Z¿¡][^*\n.:]{2,60})[.:?!…]{0,3}\*{1,3}[.:]?|(?<=[\w)*]\s)(?P<lead>The (?:Person|Candidate|Individual|Role|Job|Position|Company|Client|Package)|[A-Z][\w'’/&-]{1,20}(?: [a-z][\w'’/&-]{0,20}){1,8}):(?=\s{2})|(?<=[.!?]) {1,3}(?P<gapped>[A-Z][a-z]{2,20}(?: (?:[A-Z][a-z]{2,20}|and|&|of|for)){0,4})(?= {2,3}[A-Z])|(?<=\s)(?P<capitals>[A-Z][A-Z'’ /&-]{5,50}):(?=\s))\s*(?=\S)"
)
_VERB_AT_END: Final = re.compile(r"(?i)\s+(?:include|includes|are|is)$")
_GAP: Final = re.compile(r"\S\s{2,}[A-Z0-9]")
_BULLETS: Final = frozenset("•●▪◦‣■➢►✓✔")
# A heading whose phrase says what it is.
_SURE: Final = 2.5
# What a label in the middle of a paragraph may head.
_LED: Final = frozenset(("requirements", "responsibilities"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MiddleLabel:
    """A heading within a line: its span, the heading, and whether it opens a list without line breaks."""

    start: int
    end: int
    heading: Heading
    is_introduction: bool


def middle_labels(text: str) -> list[MiddleLabel]:
    """Return the headings within a line that a mark sets off.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of MiddleLabel
        In the order of the text.
    """
    found: list[MiddleLabel] = []
    for match in _MIDDLE_LABEL.finditer(text):
        label = _VERB_AT_END.sub("", next(group for group in match.groups() if group))
        heading = classify(label)
        if heading.kind == "unknown" or not _is_sure(text, match, label, heading):
            continue
        found.append(
            MiddleLabel(
                start=match.start(), end=match.end(), heading=replace(heading, text=label),
                is_introduction=bool(match.group("capitals") or match.group("lead") or match.group("gapped")),
            )
        )  # fmt: skip
    return found


def _is_sure(text: str, match: re.Match[str], label: str, heading: Heading) -> bool:
    if match.group("capitals"):
        return True
    if match.group("gapped") and heading.score >= _SURE and is_heading_like(label):
        return True
    if match.group("lead") and heading.score >= _SURE and (heading.kind in _LED or label.startswith("The ")):
        return True
    if match.group("marked") and heading.score >= 2:
        return True
    if is_heading_like(label) and heading.score >= (2 if len(label.split()) <= 3 else 3):
        return True
    is_listed = text[match.end() - 2 : match.end()].isspace() and _GAP.search(text, match.end()) is not None
    is_listed = is_listed or text[match.end()] in _BULLETS
    return is_listed and heading.score >= _SURE
