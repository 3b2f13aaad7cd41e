"""The way from a document to a posting."""

from __future__ import annotations

from typing import Final

from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.fields import understand
from matcher.parsing.posting.lines import MOST_LINES
from matcher.parsing.posting.overview import read_overview
from matcher.parsing.posting.pieces import Piece
from matcher.parsing.posting.requirements import Chosen, choose
from matcher.parsing.posting.salary import find_salary
from matcher.parsing.posting.sections import cut
from matcher.parsing.posting.structured import apply_structured
from matcher.taxonomy import Taxonomy
from matcher.types import Document, Posting, TextSpan

# No title is longer; what stands beside a title asks for something from this score on.
_LONGEST_TITLE: Final = 90
_ASKS: Final = 2.5


def parse_posting_document(document: Document, *, taxonomy: Taxonomy | None = None) -> Posting:
    """Understand a posting.

    Parameters
    ----------
    document : Document
    taxonomy : Taxonomy, optional
        Names and links the skills; without it skills are phrases of the text and ``concepts`` stay empty.

    Returns
    -------
    Posting
        ``requirements`` may be empty; ``warnings`` then says so.
    """
    pieces = cut(document)
    overview = read_overview(document)
    first = pieces[0].end if pieces and pieces[0].form == "line" else -1
    chosen = [c for c in choose(pieces) if c.section or not _is_title(c, overview.title, first)]
    requirements = tuple(understand(c, i, taxonomy=taxonomy) for i, c in enumerate(chosen, 1))
    taken = {c.start for c in chosen}
    duties = _duties(document.text, [p for p in pieces if p.start not in taken])
    posting = Posting(
        document=document, title=overview.title, company=overview.company, locations=overview.locations,
        workplace=overview.workplace, salary=find_salary(document.text), employment_type=overview.employment_type,
        requirements=requirements, responsibilities=duties,
        warnings=_warnings(document.text, has_requirements=bool(requirements)),
    )  # fmt: skip
    return apply_structured(posting, document.structured)


def _warnings(text: str, *, has_requirements: bool) -> tuple[str, ...]:
    found: list[str] = []
    if text.count("\n") >= MOST_LINES:
        found.append(f"overlong: only the first {MOST_LINES:,} lines of this posting were looked through")
    if not has_requirements:
        found.append("no_requirements: nothing in this posting reads like a requirement")
    return tuple(found)


def _is_title(chosen: Chosen, title: str | None, first: int) -> bool:
    """Tell whether a line only names the job ("Licensed Engineer (B1)"), at the top or again below it; it asks for nothing.

    ``first`` is where the first line ends.
    """
    if chosen.end <= first and len(chosen.text) <= _LONGEST_TITLE and chosen.text[-1:] not in ".;!":
        return True
    if title is None:
        return False
    name, text = title.lower(), chosen.text.lower()
    if len(text) <= len(title) + 12 and name in text:
        return True
    # "Registered Nurse, Leeds, full time": the title again, with what else the advertisement says.
    return text.startswith(name) and requirement_score(chosen.text[len(title) :]) < _ASKS


def _duties(text: str, pieces: list[Piece]) -> tuple[TextSpan, ...]:
    """Take the list items under headings of duties, the outermost only; the sentences where there is no list."""
    duties = [p for p in pieces if p.heading.kind == "responsibilities" and len(p.text.split()) > 2]
    items = [p for p in duties if p.form == "item"] or [p for p in duties if p.form == "line"]
    if not items:
        return tuple(TextSpan(text=p.text, start=p.start, end=p.end) for p in duties)
    indents = {p.start: _indent(text, p.start) for p in items}
    outermost: dict[str, int] = {}
    for piece in items:
        heading = piece.heading.text
        outermost[heading] = min(outermost.get(heading, 99), indents[piece.start])
    return tuple(
        TextSpan(text=p.text, start=p.start, end=p.end)
        for p in items
        if indents[p.start] <= outermost[p.heading.text]
    )


def _indent(text: str, start: int) -> int:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return len(line) - len(line.lstrip())
