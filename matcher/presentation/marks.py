"""Documents with their evidence marked in place; spans may overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matcher.presentation.html_page import css_class, escape
from matcher.presentation.words import telling_quotes

# Which colour a passage takes that serves several requirements: what speaks against somebody must not be painted over.
_COLOR_ORDER: Final = ("contradicted", "met", "partly_met", "not_shown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of a document that belongs to a requirement.

    Attributes
    ----------
    start, end : int
        Half-open.
    verdict : str
        Of the requirement.
    label : str
        Shown behind the span, for example ``"r3"``.
    title : str
        Spoken and shown on hover.
    anchor, target : str
        Identifier of this mark, and of what its label links to.
    """

    start: int
    end: int
    verdict: str
    label: str
    title: str
    anchor: str
    target: str


def evidence_marks(report: Mapping[str, Any], prefix: str) -> list[Mark]:
    """Return the marks of all evidence of a report, in the order of the requirements."""
    return [
        Mark(
            start=quote["start"],
            end=quote["end"],
            verdict=row["verdict"],
            label=row["requirement"]["id"],
            title=row["requirement"]["text"],
            anchor=f"{prefix}e{i}-{j}",
            target=f"{prefix}q{i}",
        )
        for i, row in enumerate(report["requirements"], 1)
        for j, quote in enumerate(telling_quotes(row), 1)
    ]


def requirement_marks(report: Mapping[str, Any], prefix: str) -> list[Mark]:
    """Return the marks of all requirements in the posting."""
    return [
        Mark(
            start=row["requirement"]["start"],
            end=row["requirement"]["end"],
            verdict=row["verdict"],
            label=row["requirement"]["id"],
            title=row["reason"],
            anchor=f"{prefix}p{i}",
            target=f"{prefix}q{i}",
        )
        for i, row in enumerate(report["requirements"], 1)
    ]


def segments(length: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, tuple[int, ...]]]:
    """Cut a text where any span begins or ends.

    Parameters
    ----------
    length : int
        Of the text.
    spans : sequence of (int, int)
        Half-open; they may overlap, be empty or reach beyond the text.

    Returns
    -------
    list of (int, int, tuple of int)
        Start, end and the indices of the spans that cover the piece; the pieces cover the text exactly.

    Examples
    --------
    >>> segments(6, [(1, 4), (3, 5)])
    [(0, 1, ()), (1, 3, (0,)), (3, 4, (0, 1)), (4, 5, (1,)), (5, 6, ())]
    """
    edges: dict[int, list[tuple[bool, int]]] = {0: [], length: []}
    for i, (start, end) in enumerate(spans):
        start, end = max(0, start), min(length, end)
        if start < end:
            edges.setdefault(start, []).append((True, i))
            edges.setdefault(end, []).append((False, i))
    pieces, active, last = [], set[int](), 0
    for edge in sorted(edges):
        if edge > last:
            pieces.append((last, edge, tuple(sorted(active))))
        for opens, i in edges[edge]:
            (active.add if opens else active.discard)(i)
        last = edge
    return pieces


def marked_text(text: str, marks: Sequence[Mark], *, dimmed: Sequence[tuple[int, int]] = ()) -> str:
    """Return a document as HTML with marks in place, each followed by a link to its requirement.

    Parameters
    ----------
    text : str
        Untrusted.
    marks : sequence of Mark
    dimmed : sequence of (int, int)
        Spans to show in grey, such as the contact block.

    Returns
    -------
    str
        Inline HTML for an element that keeps line breaks.
    """
    spans = [(m.start, m.end) for m in marks] + list(dimmed)
    opened: set[int] = set()
    parts = []
    for start, end, covering in segments(len(text), spans):
        piece = escape(text[start:end])
        if any(i >= len(marks) for i in covering):
            piece = f'<span class="dim">{piece}</span>'
        here = [i for i in covering if i < len(marks)]
        if not here:
            parts.append(piece)
            continue
        anchors = "".join(f'<span id="{marks[i].anchor}"></span>' for i in here if i not in opened)
        opened.update(here)
        verdict = min((marks[i].verdict for i in here), key=_COLOR_ORDER.index)
        parts.append(f'{anchors}<mark class="{css_class(verdict)}">{piece}</mark>')
        for i in here:
            if min(len(text), marks[i].end) == end:
                mark = marks[i]
                parts.append(
                    f'<a class="ref {css_class(mark.verdict)}" href="#{mark.target}" title="{escape(mark.title)}"'
                    f' aria-label="marked for {escape(mark.label)}: {escape(mark.title)}">{escape(mark.label)}</a>'
                )
    return "".join(parts)
