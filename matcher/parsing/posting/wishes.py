"""Sections of a posting that only wish for something, told by what other sections ask."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from matcher.parsing.degrees import find_degrees
from matcher.parsing.posting.headings import Heading
from matcher.parsing.posting.pieces import Piece
from matcher.parsing.years import find_years

_LEAST: Final = re.compile(
    r"(?i)\b(?:minimum|minimal(?:ly)?|basic|mandatory|must[- ]haves?|non-?negotiables?)\b|^to (?:qualify|be eligible)\b"
)
_IDEAL: Final = re.compile(r"(?i)\bideal(?:ly)? (?:candidates?|applicants?|person|profile|colleague)\b")
# "What we hope you bring", below what is required.
_HOPED: Final = re.compile(r"(?i)\W{0,4}what (?:we|we['’]re|we are|we['’]d) (?:also |really )?hop(?:e|ing)\b")
# So many pieces of text may stand above the first list: title, employer, place.
_TOP: Final = 4


def wishes_apart(pieces: list[Piece], revised: list[Piece]) -> list[Piece]:
    """Call the sections preferred that say more than the least, where another section says what the least is.

    Parameters
    ----------
    pieces, revised : list of Piece
        As they were cut, and with the headings that their lists earned.

    Returns
    -------
    list of Piece
        ``revised``, some with a heading that is preferred.
    """
    asked = [p.heading for p in revised if _asks(p.heading)]
    if not asked:
        return revised
    chosen: set[int] = set()
    has_wishes = any(p.heading.kind == "requirements" and p.heading.necessity == "preferred" for p in revised)
    if not has_wishes and any(_LEAST.search(h.text) for h in asked):
        chosen = {id(h) for h in asked if _IDEAL.search(h.text) and not _LEAST.search(h.text)}
    first = next(i for i, p in enumerate(revised) if _asks(p.heading))
    if revised[first].form == "item" and not _HOPED.match(revised[first].heading.text):
        chosen |= {id(h) for h in asked if _HOPED.match(h.text)}
    if not any(p.heading.kind == "requirements" for p in pieces):
        chosen |= _second_lists(revised)
    wished = {i: replace(h, necessity="preferred") for h in asked if (i := id(h)) in chosen}
    return [replace(p, heading=wished[id(p.heading)]) if id(p.heading) in wished else p for p in revised]


def _asks(heading: Heading) -> bool:
    return heading.kind == "requirements" and heading.necessity == "required"


def _second_lists(pieces: list[Piece]) -> set[int]:
    """Return the headings of the lists below the duties, where a first list with degree or years opens the posting.

    Copies of postings that lost their headings keep that order: what is basic on top, what is preferred at the end.
    """
    top = next((i for i, p in enumerate(pieces[: _TOP + 1]) if p.form == "item"), None)
    if top is None:
        return set()
    end = next((i for i in range(top, len(pieces)) if pieces[i].form != "item"), len(pieces))
    if not any(find_degrees(p.text) or find_years(p.text) for p in pieces[top:end]):
        return set()
    first = {id(p.heading) for p in pieces[top:end]}
    return {id(p.heading) for p in pieces[end:] if _asks(p.heading) and p.form == "item"} - first
