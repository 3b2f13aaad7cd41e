"""The lines that every reader produces, and how they become one text with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from matcher.reading.cleaning import clean_line
from matcher.types import TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a document; an empty one separates blocks."""

    text: str
    is_heading: bool = False


_RANK: Final = re.compile(
    r"^(?:essential|desirable|required|preferred|mandatory|optional|desired|must[- ]have|nice[- ]to[- ]have)(?: criteria| skills?)?$",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"^(?:[xX✓✔√☑✅•●*]|yes|[yY])$")
_LONG_CELL: Final = 200  # characters; a cell as long as this is a column of the page
BLANK: Final = Line(text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a reader found in a file, before offsets exist."""

    format: str
    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()
    structured: Mapping[str, Any] | None = field(default=None, compare=False)
    n_pages: int | None = None
    n_cut: int = 0  # characters of plain text beyond what can be kept


class ColumnNames:
    """What the columns of a table of criteria are called, so that a row says in words what it marks with an "x".

    "Essential" and "Desirable" as heads, and a mark below one of them, is how many person specifications are written; without its column
    the mark says nothing. Other tables stay as they are.
    """

    def __init__(self) -> None:
        self._names: dict[int, str] = {}

    def read(self, cells: Sequence[str]) -> list[str]:
        """Return the cells of the next row, each lone mark below such a head as the head in brackets.

        Parameters
        ----------
        cells : sequence of str
            Empty ones too.

        Returns
        -------
        list of str
        """
        heads = {i: cell.strip() for i, cell in enumerate(cells) if _RANK.match(cell.strip())}
        if len(heads) > 1:
            self._names = heads
            return list(cells)
        if not any(_MARK.match(cells[i].strip()) for i in self._names if i < len(cells)):
            return list(cells)
        return [
            f"({self._names[i].lower()})" if i in self._names and _MARK.match(cell.strip()) else cell
            for i, cell in enumerate(cells)
        ]


def lines_of(text: str) -> tuple[Line, ...]:
    """Split plain text into lines."""
    return tuple(Line(text=line) for line in text.split("\n"))


def join_row(cells: Sequence[Sequence[Line]], columns: ColumnNames) -> list[Line]:
    """Write the cells of one table row as lines.

    A row with at most one cell of several lines reads ``first cell<tab>second cell``, and the rest of the
    long cell follows. Two long cells are a page layout rather than a table: they follow each other.
    """
    trimmed = [_trim(cell) for cell in cells]
    named = columns.read([cell[0].text if cell else "" for cell in trimmed])
    filled = [
        [replace(cell[0], text=text), *cell[1:]] for cell, text in zip(trimmed, named, strict=True) if cell
    ]
    if not filled:
        return []
    if len(filled) == 1:
        return filled[0]
    n_long = sum(len(cell) > 1 or len(cell[0].text) > _LONG_CELL for cell in filled)
    if n_long <= 1:
        first = Line(
            text="\t".join(cell[0].text.strip() for cell in filled),
            is_heading=all(cell[0].is_heading for cell in filled),
        )
        return [first, *(line for cell in filled for line in cell[1:])]
    stacked: list[Line] = []
    for cell in filled:
        stacked.extend(cell)
        stacked.append(BLANK)
    return stacked[:-1]


def _trim(cell: Sequence[Line]) -> list[Line]:
    lines = list(cell)
    while lines and not lines[0].text.strip():
        lines.pop(0)
    while lines and not lines[-1].text.strip():
        lines.pop()
    return lines


def assemble(lines: Iterable[Line], *, max_characters: int) -> tuple[str, tuple[TextSpan, ...], int]:
    """Clean and join lines.

    Returns
    -------
    text : str
        At most one blank line in a row, none at either end.
    headings : tuple of TextSpan
    n_left_out : int
        Characters beyond ``max_characters``.
    """
    parts: list[str] = []
    headings: list[TextSpan] = []
    position = 0
    n_left_out = 0
    is_blank_pending = False
    for line in lines:
        for text in clean_line(line.text).split("\n"):
            text = text.rstrip()
            if not text.strip():
                is_blank_pending = bool(parts)
                continue
            prefix = "" if not parts else "\n\n" if is_blank_pending else "\n"
            is_blank_pending = False
            room = max_characters - position - len(prefix)
            if n_left_out or len(text) > room:
                if not n_left_out and room > 0 and (not parts or len(text) > 2_000):
                    kept = text[:room].rstrip()
                    parts.append(prefix + kept)
                    position += len(prefix) + len(kept)
                    n_left_out += len(text) - len(kept)
                else:
                    n_left_out += len(prefix) + len(text)
                continue
            parts.append(prefix + text)
            start = position + len(prefix)
            position = start + len(text)
            if line.is_heading:
                inner = text.strip()
                begin = start + len(text) - len(text.lstrip())
                headings.append(TextSpan(text=inner, start=begin, end=begin + len(inner)))
    return "".join(parts), tuple(headings), n_left_out
