"""The top of a résumé: name, contact block, headline."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from matcher.parsing.dates import find_date_ranges
from matcher.parsing.resume.facts import find_facts, location_fact
from matcher.parsing.resume.identity import is_document_title
from matcher.parsing.resume.names import POST_NOMINALS, WORD_NAMES, lower_case_name, name_in, name_tokens
from matcher.parsing.resume.personal import (
    EMAIL,
    has_reachable,
    is_contact,
    is_nationality,
    is_personal_row,
    looks_like_place,
    states_citizenship,
    without_addresses,
)
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.sections import section_of_heading, suggests_section
from matcher.parsing.resume.words import has_organisation_word, title_strength
from matcher.types import Fact

_CELL: Final = re.compile(
    r"\s+[|•·∙◦~*]\s+|\s+[-–—/]{1,2}\s+|\t+|\s{3,}|;\s+|\s\|\||[|•·](?=\s)|,\s+(?=\S+@)"
)
_NAME_LABEL: Final = re.compile(
    r"(?i)^\W*(?:full |candidate |first |last |family |given |sur|vor|nach)?(?:name|nom|nombre|apellidos|nome|cognome|naam|prénom)(?:\s*[:=]\s*|\s{2,}|\t\s*)(?P<name>[^,|\n]{2,60})"
)
_GENERATION: Final = re.compile(r"[,\s]{0,3}\b(?:[JS]r|[JS]R|II|III|IV)\b\.?")
_RETIRED: Final = re.compile(r"(?i)[,\s]{0,3}\(?\b(?:ret(?:ired|d)?|rtd)\b\.?\)?(?=\s*(?:$|[|,]))")
_MAX_HEAD_ROWS: Final = 14
_HEAD_CHARACTERS: Final = 3000
_INITIAL: Final = re.compile(r"(?<!\w)[A-ZÀ-Þ]\.(?!\w{2})")
_LINE_WORDS: Final = 9


@dataclass(slots=True)
class Head:
    """What the top rows say: ``contact`` spans kept out, ``kept`` spans that may be scored, ``rows`` how many rows."""

    names: tuple[str, ...] = ()
    contact: list[tuple[int, int]] = field(default_factory=list)
    kept: list[tuple[int, int]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    consumed: set[int] = field(default_factory=set)


def read_head(rows: list[Row], as_of: date, text: str) -> Head:
    """Read the rows above the first heading.

    Parameters
    ----------
    rows : list of Row
    as_of : datetime.date
    text : str
        The whole text, to tell a name from a headline of common words.

    Returns
    -------
    Head
        ``consumed`` holds the starts of the rows that are dealt with.
    """
    head = Head()
    rows = rows[: _head_length(rows, as_of)]
    rows = [r for r in rows if r.side == 0] + [r for r in rows if r.side == 1]
    position = 0
    while position < len(rows) and is_document_title(rows[position].text):
        _keep_out(head, rows[position])
        position += 1
    last_contact = max((i for i, r in enumerate(rows) if _is_contact_row(r)), default=-1)
    if position < len(rows):
        position = _read_name(head, rows, position, last_contact, text)
    for index in range(position, len(rows)):
        row = rows[index]
        if row.start in head.consumed:
            continue
        if row.n_rows > 1 and not has_reachable(row.text):
            continue
        if is_personal_row(row.text) or (is_document_title(row.text)):
            _keep_out(head, row)
        elif has_reachable(row.text) or (is_contact(row.text) and row.n_words <= _LINE_WORDS):
            _read_cells(head, row, row.start, beside_contact=True)
        elif (index <= last_contact + 1 or row.side == 1) and looks_like_place(row.text) and row.n_words <= 8:
            head.facts.append(location_fact(row.text, row.start))
            _keep_out(head, row)
        elif index < last_contact and row.n_words <= 2 * _LINE_WORDS:
            _read_cells(head, row, row.start, beside_contact=_is_bare_place_row(row.text))
        elif (
            row.n_words <= 16
            and len(_CELL.split(row.text)) > 1
            and (any(looks_like_place(c) for c in _CELL.split(row.text)) or states_citizenship(row.text))
        ):
            _read_cells(head, row, row.start, beside_contact=False)
    return head


def labelled_name(rows: list[Row]) -> tuple[str, ...]:
    """Return the name that a form states: "Name: …".

    Parameters
    ----------
    rows : list of Row

    Returns
    -------
    tuple of str
        Name tokens; empty where no row has such a label.
    """
    found: list[str] = []
    for row in rows:
        match = _NAME_LABEL.match(row.text)
        if match and len(match["name"].split()) <= 7:
            found.extend(name_tokens(match["name"].strip()))
    return tuple(sorted(set(found), key=lambda t: (-len(t), t)))


def _head_length(rows: list[Row], as_of: date) -> int:
    """Return how many rows may be the head: up to the first bullet or range of dates."""
    for index, row in enumerate(rows[:_MAX_HEAD_ROWS]):
        if index > 1 and row.bullet and not has_reachable(row.text) and row.bullet not in "•|·":
            return index
        if (
            index > 0
            and not has_reachable(row.text)
            and any(r.form == "range" for r in find_date_ranges(row.text, as_of))
        ):
            while (
                index > 1
                and not rows[index].blank_before
                and not has_reachable(rows[index - 1].text)
                and not is_document_title(rows[index - 1].text)
            ):
                index -= 1
            return index
    return min(len(rows), _MAX_HEAD_ROWS)


def _is_contact_row(row: Row) -> bool:
    """Tell whether a row holds an address or a number to reach the person."""
    return has_reachable(row.text) and row.n_words <= 30


def _is_bare_place_row(text: str) -> bool:
    """Tell "Milwaukee / Chicago / Remote" between name and e-mail address."""
    words = re.findall(r"[^\W\d_]+", text)
    return (
        0 < len(words) <= 8
        and all(w[0].isupper() for w in words)
        and not title_strength(text)
        and "," not in text
    )


def _read_name(head: Head, rows: list[Row], position: int, last_contact: int, text: str) -> int:
    """Find the name in one of the first rows; return the next row to read."""
    mailbox = _mailbox(text)
    for index in range(position, min(position + 3, len(rows))):
        row = rows[index]
        labelled = _NAME_LABEL.match(row.text)
        if labelled:
            head.names = name_tokens(labelled["name"].strip())
            return position
        if row.n_rows > 1 or has_reachable(row.text[:20]) or is_personal_row(row.text):
            continue
        halves = _two_row_name(rows, index, text) if index == position else None
        if halves:
            head.names = name_tokens(halves)
            for half in rows[index : index + 2]:
                head.consumed.add(half.start)
                head.contact.append((half.start, half.end))
            return index + 2
        found = name_in(row.text)
        if found is None and index == position and last_contact >= 0:
            found = lower_case_name(row.text)
        if found is None:
            if index == position and row.n_words > 12:
                break
            continue
        name, end = found
        confirmed = _in_mailbox(name, mailbox)
        if index > position and not confirmed:
            if 0 <= last_contact < index - 1:
                break
            if not title_strength(rows[position].text) or (
                looks_like_place(row.text) and not _has_letters(row.text[end:])
            ):
                continue
            if len(name.split()) < 2 and not _heads_address(rows, index):
                continue
        if not confirmed and not _is_plausible(
            name, text, reachable=last_contact >= 0, is_first=index == position
        ):
            continue
        _take_name(head, row, name, end)
        return index + 1 if index == position else position
    return position


def _take_name(head: Head, row: Row, name: str, end: int) -> None:
    """Keep the name out and read what stands behind it."""
    behind = _GENERATION.match(row.text, end) or _RETIRED.match(row.text, end)
    end = behind.end() if behind else end
    head.names = name_tokens(name)
    head.consumed.add(row.start)
    head.contact.append((row.start, row.start + end))
    rest = row.text[end:]
    lead = len(rest) - len(rest.lstrip(" ,|•·∙/~*◦–—-:\t★☆")) if rest[:1] != "(" else 0
    tail = rest[lead:]
    if _has_letters(tail):
        # "Jane Doe, MD": a doctor, whatever state has these letters.
        head.kept.append((row.start + end + lead, row.end))
    elif any(c.isalnum() for c in tail):
        begin = row.start + end + lead
        cells = Row(
            text=tail, start=begin, end=row.end, bullet="", indent=0, text_column=0, blank_before=False
        )
        _read_cells(head, cells, begin, beside_contact=has_reachable(rest))


def _two_row_name(rows: list[Row], index: int, text: str) -> str | None:
    """Return a name whose parts stand on two rows, large as some pages set it."""
    if index + 1 >= len(rows) or rows[index + 1].blank_before or rows[index].bullet:
        return None
    halves = [row.text for row in rows[index : index + 2]]
    if any(
        len(h.split()) != 1 or not re.fullmatch(r"[^\W\d_][^\W\d_'’.-]+(?:[-'’][^\W\d_]+)*", h)
        for h in halves
    ):
        return None
    name = " ".join(halves)
    found = name_in(name)
    if found is None or found[0] != name or section_of_heading(halves[1]) or any(map(is_contact, halves)):
        return None
    return name if _is_plausible(name, text, reachable=False, is_first=True) else None


def _mailbox(text: str) -> str:
    """Return the letters before the @ of the first e-mail address."""
    match = EMAIL.search(text[:_HEAD_CHARACTERS])
    return re.split(r"@|\[at\]|\(at\)", match[0])[0].lower().strip() if match else ""


def _in_mailbox(name: str, mailbox: str) -> bool:
    """Tell whether the e-mail address repeats a part of the name."""
    if not mailbox:
        return False
    parts = [_plain(t) for t in name_tokens(name)]
    pieces = re.split(r"[._+-]|\d+", _plain(mailbox))
    return any((len(p) >= 4 and p in _plain(mailbox)) or (len(p) >= 2 and p in pieces) for p in parts)


def _plain(text: str) -> str:
    """Return letters without accents, lower case."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def _is_plausible(name: str, text: str, *, reachable: bool, is_first: bool) -> bool:
    """Tell a name from a headline or a town: the words of a headline also stand in the text in small letters."""
    tokens = name_tokens(name)
    if not tokens or section_of_heading(name) or is_nationality(name) or not (is_first or reachable):
        return False
    text = without_addresses(text).replace(name, " ")
    if has_organisation_word(" ".join(t for t in tokens if t.lower() not in WORD_NAMES)):
        return False
    if any(suggests_section(w) for w in name.split()):
        return False
    has_case = any(t != t.swapcase() for t in tokens)
    if not has_case and _is_foreign(tokens, text):
        return True
    common = [
        t for t in tokens if t.lower() not in WORD_NAMES and re.search(rf"\b{re.escape(t.lower())}\b", text)
    ]
    if len(common) == len(tokens):
        return False
    if not is_first and common:
        return False
    # "S. Doe": an initial is as good as a first name.
    is_whole = len(tokens) >= 2 or not has_case or bool(_INITIAL.search(name))
    return reachable or (is_whole and not common)


def _is_foreign(tokens: tuple[str, ...], text: str) -> bool:
    """Tell whether words of a script without capitals stand in a text of another script, as only a name does."""
    sample = text[:_HEAD_CHARACTERS]
    cased = sum(c != c.swapcase() for c in sample)
    return cased > 4 * sum(c.isalpha() and c == c.swapcase() for c in sample)


def _has_letters(tail: str) -> bool:
    """Tell whether what follows a name is letters such as ", PhD, PMP"."""
    words = [w.lower() for w in re.findall(r"[^\s,()|]+", tail)]
    return bool(words) and all(w in POST_NOMINALS for w in words)


def _heads_address(rows: list[Row], index: int) -> bool:
    """Tell whether the row below is an address, so that a single word above it is a name and no town."""
    if index + 1 >= len(rows):
        return False
    below = rows[index + 1].text.split("\n")[0]
    return looks_like_place(below) or (is_contact(below) and not has_reachable(below))


def _read_cells(head: Head, row: Row, start: int, *, beside_contact: bool) -> None:
    """Sort the cells of a row into contact details, facts and headline."""
    head.consumed.add(row.start)
    cuts = [0]
    gaps = list(_CELL.finditer(row.text))
    spans = []
    for gap in gaps:
        spans.append((cuts[-1], gap.start()))
        cuts.append(gap.end())
    spans.append((cuts[-1], len(row.text)))
    for begin, end in spans:
        cell = row.text[begin:end]
        if not cell.strip():
            continue
        a, b = start + begin, start + end
        place = looks_like_place(cell)
        bare_place = (
            beside_contact
            and not place
            and len(cell.split()) <= 4
            and cell.strip()[:1].isupper()
            and not title_strength(cell)
            and all(w[0].isupper() or len(w) <= 3 for w in re.findall(r"[^\W\d_]+", cell))
        )
        facts = find_facts(cell, a, with_nationality=True)
        if has_reachable(cell) or is_contact(cell) or section_of_heading(cell) == "personal":
            head.contact.append((a, b))
            if place:
                head.facts.append(location_fact(cell, a))
        elif facts or states_citizenship(cell):
            head.facts.extend(facts)
            head.contact.append((a, b))
        elif place or bare_place:
            head.facts.append(location_fact(cell.strip(), a + len(cell) - len(cell.lstrip())))
            head.contact.append((a, b))
        else:
            head.kept.append((a, b))


def _keep_out(head: Head, row: Row) -> None:
    """Keep a whole row out of the lines."""
    head.consumed.add(row.start)
    head.contact.append((row.start, row.end))
    head.facts.extend(find_facts(row.text, row.start, with_nationality=True))
