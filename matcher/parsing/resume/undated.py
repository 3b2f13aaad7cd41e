"""Jobs without dates: which rows head them, told by what stands around."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from matcher.parsing.dates import find_date_ranges
from matcher.parsing.resume.anchors import SENTENCE_END, is_bullet, own_ranges
from matcher.parsing.resume.entries import (
    LABEL_ROW,
    MAX_RANGES,
    Entry,
    header_like,
    n_parts,
    names_something,
    text_without_dates,
)
from matcher.parsing.resume.names import ends_in_country
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.words import is_break, title_strength

_MAX_WORDS: Final = 12
_MAX_LISTED_WORDS: Final = 10
_MAX_ROWS: Final = 3
_LEAST_PROSE: Final = 3
_DEED: Final = re.compile(r"[A-Z][a-z]+(?:ed|ing)\s[a-z]")
#: A job on one line: "Cashier at Kelp Stores", "Cashier - Kelp Stores, Leeds".
_TITLE_AND_EMPLOYER: Final = re.compile(
    r"(?P<title>[^,;|.]{3,50}?)(?:,\s|\s[–—|@-]\s|\s(?:at|with|for|bei|chez)\s)(?:the\s)?(?=[A-ZÀ-Þ\d])[^;.]{2,60}$"
)


def with_undated(rows: list[Row], entries: list[Entry], as_of: date) -> list[Entry]:
    """Add the jobs without dates to those with them.

    Parameters
    ----------
    rows : list of Row
        Rows under one heading for experience.
    entries : list of Entry
        The dated jobs, as `find_entries` returns them.
    as_of : datetime.date

    Returns
    -------
    list of Entry
        In the order of the rows; ``last`` of each reaches to the next one.
    """
    found = _beside_dated(rows, entries, as_of) if entries else (_listed(rows) or _blocks(rows))
    for entry in found:  # "June 2021" alone below the title, which opens nothing by itself
        entry.ranges.extend(
            (i, r)
            for i in range(entry.header_first, entry.header_last + 1)
            for r in own_ranges(rows[i], find_date_ranges(rows[i].text, as_of)[:1])
        )
    if not found:
        return entries
    merged = sorted([*entries, *found], key=lambda e: e.header_first)
    for position, entry in enumerate(merged):
        entry.last = merged[position + 1].header_first - 1 if position + 1 < len(merged) else len(rows) - 1
    return merged


def _beside_dated(rows: list[Row], entries: list[Entry], as_of: date) -> list[Entry]:
    """Return rows that name title, employer and town as those with dates do: "Clerk, Kelp Ltd, Cork, Ireland"."""
    dated = [find_date_ranges(r.text, as_of)[:MAX_RANGES] for r in rows]
    taken = {i for e in entries for i in range(e.header_first, e.header_last + 1)}
    n_alike = sum(_names_post(text_without_dates(rows[i], dated[i])) for i in taken)
    found = [
        Entry(i, i)
        for i, row in enumerate(rows)
        if i not in taken
        and i + 1 not in taken
        and not dated[i]
        and header_like(row)
        and _names_post(row.text)
        and names_something(row.text)
    ]
    return found if len(found) + n_alike >= 2 else []  # one alone may be anything


def _names_post(text: str) -> bool:
    """Tell whether a header names a title and ends or goes on with a town and its country."""
    if not _names_title(text):
        return False
    bracketed = re.search(r"\((?P<place>[^()]{3,50})\)", text)
    place = bracketed["place"] if bracketed else ",".join(text.split(",")[-2:])
    return "," in place and ends_in_country(place)


def _names_title(text: str) -> bool:
    """Tell a title from a deed that mentions one: "Trained new clerks"."""
    return title_strength(text) == 2 and not _DEED.match(text)


def _listed(rows: list[Row]) -> list[Entry]:
    """Return the rows of a section that is a bare list of jobs: "Cashier at Kelp Stores"."""
    found = [
        Entry(i, i)
        for i, row in enumerate(rows)
        if row.n_words <= _MAX_LISTED_WORDS
        and (match := _TITLE_AND_EMPLOYER.match(row.text))
        and _names_title(match["title"])
        and row.text[:1].isupper()
        and not is_break(row.text)
    ]
    return found if len(found) >= 2 and len(found) * 3 >= len(rows) * 2 else []


def _blocks(rows: list[Row]) -> list[Entry]:
    """Return the jobs of a section without any date: a title and an employer, and what was done below them."""
    found: list[Entry] = []
    index = 0
    while index < len(rows):
        last = _heads_block(rows, index)
        if last < 0:
            index += 1
            continue
        found.append(Entry(index, last))
        index = last + 1
    first = found[0] if found else None
    return found if first is not None and (len(found) >= 2 or first.header_first == 0) else []


def _heads_block(rows: list[Row], index: int) -> int:
    """Return the last row of the header that begins at a row, or -1."""
    if not _names_job(rows[index]):
        return -1
    above = rows[index - 1] if index else None
    if not (above is None or rows[index].blank_before or is_bullet(above) or SENTENCE_END.search(above.text)):
        return -1
    last = index
    while (
        last + 1 < len(rows)
        and last + 1 - index < _MAX_ROWS
        and not rows[last + 1].blank_before
        and _names_job(rows[last + 1])
    ):
        last += 1
    header = rows[index : last + 1]
    if last + 1 == len(rows) or not any(_names_title(r.text) for r in header):
        return -1
    if len(header) == 1 and n_parts(header[0].text) < 2:
        return -1
    return (
        last
        if _says_what_was_done(rows[last + 1], starts_free=above is None or header[0].blank_before)
        else -1
    )


def _names_job(row: Row) -> bool:
    """Tell whether a row may be part of the header of a job without dates."""
    return (
        row.n_words <= _MAX_WORDS
        and header_like(row)
        and names_something(row.text)
        and not _DEED.match(row.text)
        and not row.text.endswith((".", ":"))
        and not is_break(row.text)
    )


def _says_what_was_done(row: Row, *, starts_free: bool) -> bool:
    """Tell whether a row describes the job above it."""
    if is_bullet(row) or LABEL_ROW.match(row.text):
        return True
    return (
        starts_free
        and row.n_words >= _LEAST_PROSE
        and bool(SENTENCE_END.search(row.text) or _DEED.match(row.text))
    )
