"""Physical rows of a résumé: what is bullet, text, column and gap on each line of the file."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from matcher.parsing.resume.personal import is_personal_row

_BULLET: Final = re.compile(
    r"[ \t]*(?:"
    # any run of symbols that are neither ASCII nor quotes, currencies or dashes; the last form is a broken encoding
    r"(?P<symbol>(?:>>|[^\w\s\x00-\x7f“”‘’«¿¡„‚€£¥¢°–—−…]|[\uf000-\uf0ff]){1,2}(?![–—])|â(?:[—–][ª¢£ ]?|€[¢£])(?=[ \t]))[ \t]*"
    r"|(?P<mark>[-–—*+~>_=.]|--|\*\*|->|=>|o|û|ü|Ø|§|\|(?![^\n]*\|\s*$))[ \t]+"
    r"|(?P<glued>[-–*+~>])(?=[^\W\d_])"
    r"|(?P<number>\d{1,2}\.\d{1,2}\.?|\(?\d{1,2}[.)]|\[\d{1,2}\]|\(?[a-hA-H]\)|\(?[ivx]{1,4}\))[ \t]+"
    r")(?=\S)"
)
_PUSHED_GAP: Final = re.compile(r"[ ]{3,}(?=\S)")
_PUSHED_FAR: Final = 24
_CELL_GAP: Final = re.compile(r"(?:[ ]{2,}|[ ]*\t+[ \t]*)(?=\S)")
_LONE_DATE: Final = re.compile(
    r"^(?:[^\W\d_]{3,10}\.?,?\s)?(?:\d{1,2}[/.-])?(?:19|20)\d\d(?:-\d\d)?\s*(?:to|until|[-–—])?$",
    re.IGNORECASE,
)
_DASH_END: Final = re.compile(r"(?:to|until|[-–—])$", re.IGNORECASE)
_LONE_TO: Final = re.compile(r"^(?:to|until|till|bis|[-–—|])$", re.IGNORECASE)
_LONE_END: Final = re.compile(
    r"^(?:(?:[^\W\d_]{3,10}\.?,?\s)?(?:\d{1,2}[/.-])?(?:19|20)\d\d|present|current|now|today|date|heute)$",
    re.IGNORECASE,
)
#: The two dates of a form: "Start date: 03/2019" above "End date: 08/2023".
_LABELLED_START: Final = re.compile(
    r"(?:start(?:ed|ing)?|begin|from|von|de|du)(?: date)?\s?:\s?[^:\n]{4,20}", re.IGNORECASE
)
_LABELLED_END: Final = re.compile(
    r"(?:end(?:ed)?|finish(?:ed)?|to|until|till|bis)(?: date)?\s?:\s?[^:\n]{3,20}", re.IGNORECASE
)
_DATED_LABEL: Final = 5
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONGEST_DATES: Final = 45
_BARE_DATES: Final = re.compile(
    r"(?:(?:from|since|seit|von|ab|depuis|desde|dal|od)\s)?(?:[^\W\d_]{3,10}\.?\s)?(?:\d{1,2}[/.])?(?:19|20)\d\d\s{0,2}(?:[-–—→]{1,3}|(?:to|till|until|bis|à|al?|hasta|do|până în)\s)\s{0,2}(?:[^\W\d_]{2,12}\.?\s?)?(?:(?:\d{1,2}[/.])?(?:19|20)\d\d)?"
)
_YEAR_IN_MARGIN: Final = re.compile(r"(?:19|20)\d\d(?:[ ]{2,}|\t|\s?[–—:|]\s|\s-\s)\s{0,9}[A-ZÀ-Þ]")
_LABEL: Final = re.compile(
    r"(?:(?:Key|Main|Major) )?(?:Description|Responsibilities|Duties|[Aa]chievements|[Aa]ccomplishments|Technologies(?: used)?|Tools|Stack|Environment|Projects?)\s?:\s"
)
_RANGE_AHEAD: Final = re.compile(
    r"(?:\d{1,2}[/.])?(?:19|20)\d\d\s{0,2}(?:[-–—]|\s)\s{0,2}(?:\d{1,2}[/.])?(?:19|20)\d\d\b"
)
_LOST_MARK: Final = 2
#: A glyph of a symbol font or a filled mark, which only ever begins a bullet.
_GLYPH_BEHIND: Final = re.compile(r"[ \t]{1,40}(?=[\uf000-\uf0ff▪➢►■][ \t]{0,9}[^\W\d_])")
_TERMINAL: Final = (".", "!", "?", ":", ";")
_MIN_WRAP: Final = 50
# Rows of other than typewriter letters differ by so much in characters.
_BEYOND: Final = 1.15
_FITS: Final = 0.93
_NEAR: Final = 0.85
_MAX_ROW: Final = 2000
_MAX_ROWS: Final = 4000
#: A line as long as a page whose lines only wide gaps part any more.
_FLAT: Final = 600
_FLAT_GAP: Final = re.compile(r"[^\S\n]{4,}")
_LEAST_FLAT_GAPS: Final = 6
#: A heading that such a line has run into the text below it.
_FLAT_HEADING: Final = re.compile(
    r"[ \t]{0,3}(?:(?:Work|Professional) )?(?:Experience|Education|Summary|Skills|Languages|Projects)(?=[ \t]{1,4}[A-Z][a-z])"
)
#: Where a paragraph began, in such a line: behind the end of a sentence, wider than one space.
_FLAT_PARAGRAPH: Final = re.compile(r"(?<=[.!?;])[^\S\n]{2,3}(?=[A-Z])")
_WIDE_GAP: Final = 200
_WIDE_SPACE: Final = re.compile(r"[^\S\n]{200,}")


@dataclass(slots=True, kw_only=True)
class Row:
    """One line of the file, or one cell of it where the page has two columns.

    ``text == document.text[start:end]`` without bullet mark and outer whitespace; ``end`` grows when wrapped lines
    are joined. ``bullet`` is the mark, or ``""``.
    """

    text: str
    start: int
    end: int
    bullet: str
    indent: int
    text_column: int
    blank_before: bool
    side: int = 0
    is_markup_heading: bool = False
    n_rows: int = 1

    @property
    def n_words(self) -> int:
        """Words, as split by whitespace."""
        return len(self.text.split())


def split_rows(text: str, heading_starts: frozenset[int] = frozenset()) -> list[Row]:
    """Split a text into rows in reading order.

    Parameters
    ----------
    text : str
    heading_starts : frozenset of int
        Offsets of the lines that the markup calls headings.

    Returns
    -------
    list of Row
        Blank lines are left out; the cells of a side column come before the main column beside them.
    """
    rows: list[Row] = []
    position, blank = 0, True
    for line in _physical_lines(text):
        is_heading = bool(heading_starts) and any(
            position <= s <= position + len(line) for s in heading_starts
        )
        found = False
        for begin, end in _cuts(line):
            if line[begin:end].strip():
                row = _row(line[begin:end], position + begin, blank)
                row.is_markup_heading = is_heading
                rows.append(row)
                blank, found = False, True
        blank = blank if found else True
        position += len(line) + 1
    return _separate_columns(_join_dates(rows, text), text)


def _physical_lines(text: str) -> list[str]:
    """Return the lines of a text; past any honest number of them, many together as one."""
    lines = text.split("\n")
    if len(lines) <= _MAX_ROWS:
        return lines
    kept = lines[:_MAX_ROWS]
    rest = "\n".join(lines[_MAX_ROWS:])
    return [*kept, rest]


def _cuts(line: str) -> list[tuple[int, int]]:
    """Cut an overlong line at spaces, so that no later step sees more than `_MAX_ROW` characters at once."""
    if len(line) <= _WIDE_GAP:
        dates = _BARE_DATES.match(line)
        glyph = _GLYPH_BEHIND.match(line, dates.end()) if dates else None
        if glyph:  # "Oct 2018 - Mar 2022 <square> Ran the counter": the first bullet beside the dates
            return [(0, dates.end() if dates else 0), (glyph.end(), len(line))]
        return [(0, len(line))]
    cuts: list[tuple[int, int]] = []
    begin = 0
    is_flat = False
    gaps = list(_FLAT_GAP.finditer(line)) if len(line) > _FLAT else []
    if len(gaps) < _LEAST_FLAT_GAPS:
        gaps = list(_WIDE_SPACE.finditer(line))
    else:
        is_flat = True
        gaps = sorted([*gaps, *_FLAT_PARAGRAPH.finditer(line)], key=re.Match.start)
    for gap in [*gaps, None]:
        stop = gap.start() if gap else len(line)
        heading = _FLAT_HEADING.match(line, begin, stop) if is_flat else None
        if heading:
            cuts.append((begin, heading.end()))
            begin = heading.end()
        while stop - begin > _MAX_ROW:
            space = line.rfind(" ", begin + _MAX_ROW // 2, begin + _MAX_ROW)
            end = space if space > 0 else begin + _MAX_ROW
            cuts.append((begin, end))
            begin = end
        cuts.append((begin, stop))
        begin = gap.end() if gap else stop
    return cuts


def _join_dates(rows: list[Row], text: str) -> list[Row]:
    """Join a range that stands on two or three lines: "June 2013", "to", "March 2016"."""
    joined: list[Row] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        joined.append(row)
        index += 1
        if (
            index < len(rows)
            and row.n_words <= _DATED_LABEL
            and _LABELLED_START.fullmatch(row.text)
            and rows[index].n_words <= _DATED_LABEL
            and _LABELLED_END.fullmatch(rows[index].text)
        ):
            row.end = rows[index].end
            row.text = text[row.start : row.end]
            index += 1
            continue
        if row.n_words > 3 or not _LONE_DATE.match(row.text):
            continue
        reach = index
        if not _DASH_END.search(row.text) and reach < len(rows) and _LONE_TO.match(rows[reach].text):
            reach += 1
        elif not _DASH_END.search(row.text):
            continue
        if reach < len(rows) and rows[reach].n_words <= 3 and _LONE_END.match(rows[reach].text):
            row.end = rows[reach].end
            row.text = text[row.start : row.end]
            index = reach + 1
    return joined


def _row(line: str, position: int, blank: bool) -> Row:
    """Read one line."""
    stripped = line.strip()
    lead = len(line) - len(line.lstrip())
    match = _BULLET.match(line)
    bullet, begin = "", lead
    if match and match.end() < len(line.rstrip()):
        bullet = match["symbol"] or match["mark"] or match["glued"] or match["number"] or ""
        if set(bullet) <= set("=_-*~") and not re.search(r"\w", line[match.end() : match.end() + 3]):
            bullet = ""  # a ruled line or a decorated heading
        else:
            begin = match.end()
    end = lead + len(stripped)
    return Row(
        text=line[begin:end],
        start=position + begin,
        end=position + end,
        bullet=bullet,
        indent=lead,
        text_column=begin,
        blank_before=blank,
    )


def _separate_columns(rows: list[Row], text: str) -> list[Row]:
    """Take apart lines that run across two columns of the page.

    A gutter is three or more lines of one paragraph whose second cell begins at the same place; dates set flush
    right do not make one, because their cells hold nothing else.
    """
    gaps = [_gutters(row, text) for row in rows]
    result: list[Row] = []
    position = 0
    while position < len(rows):
        stop = position + 1
        while stop < len(rows) and not rows[stop].blank_before:
            stop += 1
        result.extend(_separate_paragraph(rows[position:stop], gaps[position:stop], text))
        position = stop
    return result


def _gutters(row: Row, text: str) -> tuple[int, ...]:
    """Return the columns where further cells of a line begin."""
    line_start = text.rfind("\n", 0, row.start) + 1
    begin = (row.indent,) if row.indent >= 30 else ()
    return begin + tuple(
        c for m in _CELL_GAP.finditer(text, row.start, row.end) if (c := m.end() - line_start) >= 20
    )


def _separate_paragraph(rows: list[Row], gaps: list[tuple[int, ...]], text: str) -> list[Row]:
    """Return the rows of a paragraph, those of a side column first."""
    popular = Counter(column for columns in gaps for column in columns)
    if not popular:
        return rows
    column, count = max(popular.items(), key=lambda item: (item[1], -item[0]))
    if count < 3:
        return rows
    clear = [_is_clear(row, column, text) for row in rows]
    starts = [i for i, columns in enumerate(gaps) if column in columns]
    first = last = starts[0]
    best = (first, last)
    for i in range(starts[0], len(rows)):  # the longest stretch of rows that leave the gutter free
        if not clear[i]:
            first = i + 1
            continue
        if i in starts and sum(first <= s <= i for s in starts) > sum(
            best[0] <= s <= best[1] for s in starts
        ):
            best = (first, i)
    stretch = range(best[0], best[1] + 1)
    run = [i for i in stretch if _reaches(rows[i], column, text)]
    exact = sum(i in starts for i in run)
    if exact < 3 or len(run) * 5 < len(stretch) * 2 or not _is_text_column(rows, run, column, text):
        return rows
    return _two_columns(rows, run, column, text)


def _is_clear(row: Row, column: int, text: str) -> bool:
    """Tell whether a line leaves two characters free before a column, or ends before it."""
    return _cut_column(row, column, text) >= 0


def _cut_column(row: Row, column: int, text: str) -> int:
    """Return where a line has its gap: at the column, or near it where a long name has pushed its cell aside; else -1."""
    line_start = text.rfind("\n", 0, row.start) + 1
    if not text[line_start + column - 2 : min(line_start + column, row.end)].strip(" |"):
        if text[line_start + column : line_start + column + 1] != " " or row.end <= line_start + column:
            return column
        pushed = re.compile(r" *").match(text, line_start + column, row.end)
        return pushed.end() - line_start if pushed else column
    near = [
        m.end() - line_start
        for m in _PUSHED_GAP.finditer(text, row.start, row.end)
        if abs(m.end() - line_start - column) <= _PUSHED_FAR
    ]
    return near[0] if len(near) == 1 else -1


def _reaches(row: Row, column: int, text: str) -> bool:
    """Tell whether a line has text at a column or right of it."""
    line_start = text.rfind("\n", 0, row.start) + 1
    return row.end > line_start + column


def _is_text_column(rows: list[Row], run: list[int], column: int, text: str) -> bool:
    """Tell a side column of text from a column of dates or places set flush right, and from a table."""
    cells = []
    for index in run:
        line_start = text.rfind("\n", 0, rows[index].start) + 1
        cells.append(text[line_start + column : rows[index].end])
    lefts = [
        rows[i].text[: max(0, column - rows[i].text_column)].strip() for i in run if rows[i].indent < column
    ]
    dated = sum(bool(_YEAR.search(cell)) for cell in cells)
    left_dated = sum(bool(_YEAR.search(cell)) for cell in lefts)
    if sum(cell.lstrip().startswith((":", "=")) for cell in cells) * 2 >= len(cells):  # a form: "Name    : …"
        return False
    if len(lefts) * 3 < len(run) or dated * 2 >= len(cells) or left_dated * 2 >= len(lefts):
        return False
    return any(re.search(r"[^\W\d_]{2}", cell) for cell in cells)


def _two_columns(rows: list[Row], run: list[int], column: int, text: str) -> list[Row]:
    """Return the rows with the side column of the run first."""
    members = set(run)
    left: list[Row] = []
    right: list[Row] = []
    for index in range(run[0], run[-1] + 1):
        row = rows[index]
        if index not in members:
            left.append(row)
            continue
        cut = text.rfind("\n", 0, row.start) + 1 + max(_cut_column(row, column, text), 0)
        row_indent = row.indent
        kept = text[row.start : cut].rstrip(" |\t")
        cut += len(text[cut : row.end]) - len(text[cut : row.end].lstrip("| \t"))
        if cut < row.end:
            cell = _row(text[cut : row.end], cut, row.blank_before)
            cell.side = 1
            cell.indent = cell.text_column = column
            right.append(cell)
        if row_indent < column and kept:
            row.text, row.end = kept, row.start + len(kept)
            left.append(row)
    for part in (left, right):
        if part:
            part[0].blank_before = True
    return [*rows[: run[0]], *right, *left, *rows[run[-1] + 1 :]]


def wrap_width(rows: list[Row]) -> int:
    """Return the width at which the text was wrapped by hand or by a page, or 0 where it was not.

    Parameters
    ----------
    rows : list of Row

    Returns
    -------
    int
        Characters from the left margin.
    """
    widths = sorted(
        (r.indent + len(r.text) + (r.text_column - r.indent) for r in rows if r.side == 0), reverse=True
    )
    if len(widths) < 8:
        return 0
    widest = widths[min(2, len(widths) - 1)]
    # Nothing is wrapped at a width that sentences run beyond.
    if any(
        len(r.text) > _BEYOND * widest and r.n_words >= 8 and "   " not in r.text for r in rows if r.side == 0
    ):
        return 0
    near = sum(w >= _NEAR * widest for w in widths)
    if not (_MIN_WRAP <= widest <= 135 and near >= max(4, len(widths) // 8)):
        return 0
    begins = [
        row.text[0].isupper()
        for above, row in pairwise(rows)
        if not (row.bullet or row.blank_before or row.side)
        and not above.text.endswith(_TERMINAL)
        and above.text_column + len(above.text) >= _NEAR * widest
    ]
    # In the middle of sentences most rows begin with a small letter.
    return 0 if sum(begins) * 2 > len(begins) else widest


def is_continuation(previous: Row, row: Row, width: int) -> bool:
    """Tell whether a row carries on the sentence of the row above.

    Parameters
    ----------
    previous, row : Row
        Neighbours; neither is a heading.
    width : int
        From `wrap_width`.

    Returns
    -------
    bool
    """
    if row.bullet or row.blank_before or row.is_markup_heading or row.side != previous.side or row.side == 1:
        return False
    if len(row.text) <= _LONGEST_DATES and _BARE_DATES.fullmatch(row.text):
        return False  # "martie 2014 - mai 2016" dates the job, small letters or not
    if _YEAR_IN_MARGIN.match(row.text) or (not previous.bullet and _LABEL.match(row.text)):
        return False
    if is_personal_row(row.text):
        return False
    first = row.text[:1]
    if "@" in row.text.split(maxsplit=1)[0]:
        return False
    if (
        not previous.bullet
        and previous.n_rows == 1
        and 0 < row.indent - previous.indent <= _LOST_MARK
        and first.isupper()
        and _RANGE_AHEAD.match(previous.text)
    ):
        return False  # a point that lost its mark, below the dates of its job
    ends_open = not previous.text.endswith(_TERMINAL)
    extent = previous.text_column + len(previous.text.rsplit("\n", 1)[-1])
    starts_low = first.islower() or first in "(&,;)"
    if previous.bullet:
        if row.indent >= previous.text_column > previous.indent or (
            row.indent > previous.indent and starts_low
        ):
            return True
        if starts_low and ends_open:
            return True
        return bool(width) and extent >= 0.8 * width and ends_open
    if starts_low and ends_open and len(previous.text) >= 35:
        return True
    if not width or extent < _NEAR * width or row.indent < previous.indent - 1:
        return False
    if first.isupper() and extent + 1 + len(row.text.split(maxsplit=1)[0]) < _FITS * width:
        return False  # the word would have stood in the row above
    return ends_open or (previous.n_rows > 1 and len(row.text) >= 0.5 * width)


def join_rows(previous: Row, row: Row, text: str) -> None:
    """Grow ``previous`` to cover ``row``.

    Parameters
    ----------
    previous, row : Row
    text : str
        The document's text.
    """
    previous.end = row.end
    previous.text = text[previous.start : row.end]
    previous.n_rows += 1
