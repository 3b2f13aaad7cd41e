"""Lists of a posting judged as a whole: by what most of their items say, whatever the heading says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from matcher.parsing.degrees import find_degrees
from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.headings import Heading
from matcher.parsing.posting.sections import Piece

# Share of the items that must ask for something before their list counts as one of requirements, and how many items.
_VOTES: Final[dict[str, tuple[float, int]]] = {
    "unknown": (0.6, 3),
    "intro": (0.6, 3),
    "company": (0.75, 3),
    "apply": (0.75, 3),
    "responsibilities": (0.75, 4),
}
_ASKS_FROM: Final = 1.7
_ASKS_IN_DUTIES: Final = 3.4
_REFUSED: Final = -1.2
_PERK: Final = re.compile(
    r"(?i)\b(?:salary|remote work|flex(?:ible)? (?:days|hours|time|schedule)|days? off|holidays?|vacation|insurance|budget|equipment|laptop|macbook|snacks|lunch|buddy|bonus|stock|equity|options|wellness|gym|events?|pto|401|reimburs\w+|allowance|stipend|paid)\b"
)
_QUALIFIED: Final = re.compile(r"(?i)\b(?:years?|required|preferred|experience)\b")


def revise(pieces: list[Piece]) -> list[Piece]:
    """Give lists whose items ask for things a heading of requirements, and lists of perks one of benefits.

    Parameters
    ----------
    pieces : list of Piece

    Returns
    -------
    list of Piece
        The same pieces, some with another ``heading``.
    """
    lists: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        if piece.is_whole_line:
            lists.setdefault((piece.list_id, id(piece.heading)), []).append(piece)
    revised: dict[int, Heading] = {}
    for members in lists.values():
        heading = members[0].heading
        if heading.kind == "requirements" and heading.necessity == "preferred" and _is_perks(members):
            perks = Heading(text=heading.text, kind="benefits", score=3.0)
            revised.update((member.start, perks) for member in members)
        if heading.kind in _VOTES:
            better = Heading(text=heading.text, kind="requirements", necessity="required", score=3.0)
            revised.update((member.start, better) for member in _asking(members, heading.kind))
    return [replace(p, heading=revised[p.start]) if p.start in revised else p for p in pieces]


def _asking(members: list[Piece], kind: str) -> list[Piece]:
    """Return the members that count as requirements: all of a list that mostly asks, else runs that ask."""
    share, least = _VOTES[kind]
    bar = _ASKS_IN_DUTIES if kind == "responsibilities" else _ASKS_FROM
    items = [m for m in members if m.form == "item"]
    if len(items) >= least and sum(requirement_score(m.text) >= bar for m in items) >= share * len(items):
        return [m for m in items if requirement_score(m.text) > _REFUSED]
    found: list[Piece] = []
    run: list[Piece] = []
    n_asking = 0
    for member in [*members, None]:
        score = requirement_score(member.text) if member is not None else _REFUSED
        if member is not None and score >= bar:
            run.append(member)
            n_asking += 1
        elif member is not None and run and score > _REFUSED and requirement_score(run[-1].text) >= bar:
            run.append(member)
        else:
            if run and requirement_score(run[-1].text) < bar:
                run.pop()
            if n_asking >= least:
                found += run
            run, n_asking = [], 0
    return found


def _is_perks(members: list[Piece]) -> bool:
    """Tell "Bonus: 17 flex days, a laptop" from "Bonus: Kubernetes"."""
    members = [m for m in members if m.form == "item"] or members
    asking = sum(requirement_score(m.text) >= _ASKS_FROM for m in members)
    perks = sum(_PERK.search(m.text) is not None for m in members)
    return len(members) >= 3 and asking * 4 < len(members) and perks * 4 >= len(members)


def offered_degrees(pieces: list[Piece]) -> set[int]:
    """Return where the lines of a ladder "Some high school / … / Doctorate" begin: answers of a form, not demands."""
    found: set[int] = set()
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if (
            piece is not None
            and len(piece.text.split()) <= 8
            and find_degrees(piece.text)
            and not _QUALIFIED.search(piece.text)
        ):
            run.append(piece)
            continue
        if len({find_degrees(p.text)[0].level for p in run}) >= 3:
            found |= {p.start for p in run}
        run = []
    return found
