"""Where each job of a section begins, and which rows are its header."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from matcher.parsing.dates import DateRange, find_date_ranges
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.sentences import split_sentences
from matcher.parsing.resume.words import has_organisation_word, is_break, title_strength

_MAX_HEADER_WORDS: Final = 16
_MAX_RANGES: Final = 8  # no honest header holds more
_EDGE: Final = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_SENTENCE_END: Final = re.compile(
    r"(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bCorp)(?<!\bJr)(?<!\b[A-Z])(?<!\bS\.A)[.!?]$"
)
_LABEL_ROW: Final = re.compile(
    r"(?i)^(?:duties|responsibilities|key responsibilities|achievements|accomplishments|technologies|tech stack|environment|tools|description|role|summary|main activities|aufgaben|missions?|funciones|reason for leaving|supervisor|salary|projects?)\b[^:]{0,30}:"
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I(?=['’ ][a-z])|we|my)\b")
_CARE: Final = re.compile(
    r"(?i)carer|caregiver|parent|mother|father|homemaker|home ?maker|volunteer\w*|coaching|stage|hand"
)
_SMALL: Final = frozenset(
    [
        "and",
        "the",
        "for",
        "with",
        "from",
        "und",
        "der",
        "die",
        "das",
        "des",
        "den",
        "les",
        "del",
        "della",
        "por",
        "para",
        "into",
        "who",
        "that",
        "via",
        "off",
        "per",
        "later",
        "then",
    ]
)
_LEADING: Final = re.compile(
    r"(?i)^(?:before that|previously|earlier|then|after that|prior to that|now|currently|today|at present|from there|davor|zuvor|avant cela)\b"
)
_ROLE_SENTENCE: Final = re.compile(
    r"\b(?:[Ii] (?:have |['’]ve )?(?:been|was|am|worked|served|work|have worked)|as (?:an?|the)|worked as|served as)\b"
)
_EUROPASS: Final = re.compile(
    r"(?i)^(?:dates?(?: of employment)?|from|period|zeitraum|datum|dates? \(from ?[-–] ?to\)|fecha|date|periodo|período)\s*[:(\t ]"
)


_NUMBERED: Final = re.compile(r"^[(\[]?\d{1,2}[.)\]]+$")


def _is_bullet(row: Row) -> bool:
    """Tell bullets from numbered headers and plain rows."""
    return bool(row.bullet) and not _NUMBERED.match(row.bullet)


@dataclass(slots=True)
class Entry:
    """A run of rows that begins with a header.

    ``ranges`` are the dates of the header; more than one where the same job was held more than once.
    """

    header_first: int
    header_last: int
    ranges: list[tuple[int, DateRange]] = field(default_factory=list)
    last: int = 0
    has_group_line: bool = False


def find_entries(rows: list[Row], as_of: date) -> list[Entry]:
    """Split the rows of one section into dated entries.

    Parameters
    ----------
    rows : list of Row
        Rows under one heading.
    as_of : datetime.date

    Returns
    -------
    list of Entry
        ``header_first``, ``header_last`` and ``last`` are positions in ``rows``.
    """
    dated = [find_date_ranges(r.text, as_of)[:_MAX_RANGES] for r in rows]
    plain = [i for i, r in enumerate(rows) if not _is_bullet(r) and _opens_entry(r, dated[i])]
    allow_bullets = not plain or sum(not rows[i].bullet for i in plain) * 2 < sum(
        _bullet_anchor(rows[i], dated[i]) for i in range(len(rows))
    )
    chosen = set(plain)
    for i, row in enumerate(rows):
        if _is_bullet(row) and (
            _bullet_anchor(row, dated[i])
            if allow_bullets
            else _heads_sublist(rows, i, dated[i]) or _starts_with_range(row, dated[i])
        ):
            chosen.add(i)
    anchors = sorted(chosen)
    entries: list[Entry] = []
    taken = -1
    anchor_set = set(anchors)
    for index in anchors:
        if index <= taken:
            entries[-1].ranges.extend((index, r) for r in _own_ranges(rows[index], dated[index]))
            continue
        first = _header_start(rows, index, taken, anchor_set, dated)
        last = _header_end(rows, index, first, anchor_set, dated)
        entry = Entry(first, last, [(index, r) for r in _own_ranges(rows[index], dated[index])])
        entry.has_group_line = _is_group_line(rows, first, index)
        entries.append(entry)
        taken = last
    for position, entry in enumerate(entries):
        entry.last = entries[position + 1].header_first - 1 if position + 1 < len(entries) else len(rows) - 1
    return entries


def _own_ranges(row: Row, ranges: tuple[DateRange, ...]) -> list[DateRange]:
    """Return the ranges of a header row that are the job's own, not those of an aside."""
    ranges = tuple(r for r in ranges if r.start_offset < _opening(row.text))
    full = [r for r in ranges if r.form == "range" and not _is_aside(row.text, r)]
    if full:
        return full
    since = [r for r in ranges if r.form == "since"]
    if since:
        return since[:1]
    return [r for r in ranges if r.form == "single" and not _is_aside(row.text, r)]


def _opening(text: str) -> int:
    """Return where the part of a row ends that may name a job: the first sentence of a paragraph."""
    if len(text.split()) <= 30:
        return len(text)
    for start, end in split_sentences(text[:600]):
        if end >= 30 and len(text[start:end].split()) > 3:
            return end
    return min(len(text), 400)


def _is_aside(text: str, found: DateRange) -> bool:
    """Tell "(Acting lead, 02/2020 – 05/2020)" inside a header from its own dates."""
    opened = text.rfind("(", 0, found.start_offset)
    if opened < 0 or text.find(")", opened, found.start_offset) >= 0:
        return False
    closed = text.find(")", found.end_offset)
    if found.form == "single" or (
        found.form == "since" and re.match(r"(?i)from\b", text[found.start_offset :])
    ):
        return True
    inside = text[opened + 1 : found.start_offset].strip()
    return bool(inside) and closed >= 0 and not re.fullmatch(r"(?i)[^\W\d]{0,12}:?,?|.{0,40}[,;·|]", inside)


def _split_at(row: Row, found: DateRange) -> tuple[str, str]:
    """Return what stands before and after the date, without punctuation at the edges."""
    return _EDGE.sub("", row.text[: found.start_offset]), row.text[found.end_offset :].strip()


def _opens_entry(row: Row, ranges: tuple[DateRange, ...]) -> bool:
    """Tell whether a row without bullet carries the dates of a job."""
    limit = _opening(row.text)
    paragraph = limit < len(row.text)
    for found in ranges:
        if found.end_offset > limit:
            break
        if found.form == "until":
            continue
        before = _EDGE.sub("", row.text[: found.start_offset])
        after = row.text[found.end_offset : limit].strip()
        n_before, n_after = len(before.split()), len(re.findall(r"\w+", after))
        strength = title_strength(before)
        if found.form == "single":
            if _opens_single(row, found, before, after, n_before, n_after):
                return True
            continue
        if _is_aside(row.text, found) and not (
            found.form == "since" and n_after == 0 and strength == 2 and paragraph
        ):
            continue
        if not before:
            if (
                found.form == "range"
                or row.n_words <= 14
                or (title_strength(after[:160]) == 2 and _ROLE_SENTENCE.search(after[:160]))
            ):
                return True
            continue
        if _FIRST_PERSON.search(before):
            continue
        if _FIRST_PERSON.search(after) and not (
            paragraph and _LEADING.match(before) and title_strength(after[:160]) == 2
        ):
            continue
        if (
            n_after == 0
            and n_before <= 28
            and (found.form == "range" or strength > 0 or (n_before <= 14 and has_organisation_word(before)))
        ):
            return True
        prose = row.n_words > 14 and bool(_SENTENCE_END.search(row.text)) and not paragraph
        if found.form == "since":
            if n_before <= 14 and strength > 0 and not prose and not paragraph:
                return True
            continue
        if _LEADING.match(before) and n_before <= 4 and title_strength(after[:160]) == 2:
            return True
        named = (
            strength > 0
            or has_organisation_word(before)
            or bool(re.search(r"[|,–—·•\t]|\s{2,}", before))
            or before[:1].isupper()
        )
        if (
            n_before <= 16
            and named
            and re.match(r"[\s)\]]*[.,;:(|·–—\[-]|\s{2,}", row.text[found.end_offset :])
        ):
            return True
        if n_before <= 8 and named and not prose and not paragraph:
            return True
    return False


def _opens_single(row: Row, found: DateRange, before: str, after: str, n_before: int, n_after: int) -> bool:
    """Tell whether a single date makes a job of a row: "2016  Seasonal ranger aide"."""
    if _is_aside(row.text, found) or row.n_words > 30:
        return False
    if not before and re.match(r"\s{2,}\S|\s?[:|–—]\s|\s-\s|\t", row.text[found.end_offset :]):
        return title_strength(after) > 0
    if (
        found.precision != "year"
        and row.n_words <= 12
        and title_strength(after) == 2
        and before[:1].isupper()
        and not _SENTENCE_END.search(row.text)
    ):
        return not _FIRST_PERSON.search(row.text)  # "Meridian Payments July 2009 Trading Intern"
    prose = row.n_words > 14 and bool(_SENTENCE_END.search(row.text))
    return (
        n_after == 0
        and n_before <= 14
        and title_strength(before) == 2
        and not prose
        and not _SENTENCE_END.search(row.text)
        and not _FIRST_PERSON.search(before)
    )


def _starts_with_range(row: Row, ranges: tuple[DateRange, ...]) -> bool:
    """Tell whether a bullet begins with a range and goes on with a job."""
    if not ranges or ranges[0].form != "range":
        return False
    before, after = _split_at(row, ranges[0])
    return (
        not before
        and title_strength(after[:80]) > 0
        and bool(re.match(r"\s*[:,–—|-]|\s{2,}", row.text[ranges[0].end_offset :]))
    )


def _heads_sublist(rows: list[Row], index: int, ranges: tuple[DateRange, ...]) -> bool:
    """Tell whether a bulleted row ends with a range and has rows set in below it."""
    row = rows[index]
    if index + 1 >= len(rows) or rows[index + 1].indent <= row.indent or rows[index + 1].bullet == row.bullet:
        return False
    return (
        any(r.form == "range" and len(re.findall(r"\w+", row.text[r.end_offset :])) == 0 for r in ranges)
        and row.n_words <= 26
    )


def _bullet_anchor(row: Row, ranges: tuple[DateRange, ...]) -> bool:
    """Tell whether a bulleted row is itself a job, where jobs are set as a list."""
    for found in ranges:
        before, after = _split_at(row, found)
        n_after = len(re.findall(r"\w+", after))
        if found.form in ("range", "since") and not before:
            return True
        if (
            found.form == "range"
            and n_after <= 8
            and len(before.split()) <= 14
            and (title_strength(before) == 2 or has_organisation_word(before))
        ):
            return not _is_aside(row.text, found)
        if (
            found.form == "since"
            and n_after == 0
            and len(before.split()) <= 12
            and title_strength(before) == 2
        ):
            return True
    return False


def _header_like(row: Row) -> bool:
    """Tell whether a row may name a job or an employer."""
    text = row.text
    if (
        _is_bullet(row)
        or row.n_rows > 1
        or row.n_words > _MAX_HEADER_WORDS
        or len(text) > 130
        or _LABEL_ROW.match(text)
    ):
        return False
    first = _EDGE.sub("", text)[:1]
    if not first or text[0] in "([{" or first.islower() or _FIRST_PERSON.search(text):
        return False
    return not (_SENTENCE_END.search(text) and (row.n_words > 6 or not title_strength(text)))


def _names_something(text: str) -> bool:
    """Tell a line of names ("Brightline Social, Washington") from a line of description."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    capitalised = sum(w[0].isupper() for w in words if w.lower() not in _SMALL)
    significant = sum(w.lower() not in _SMALL for w in words)
    if significant and capitalised * 3 >= significant * 2:
        return True
    return (
        len(words) <= 8
        and title_strength(text) == 2
        and capitalised > 0
        and not re.match(r"[A-Z][a-z]+(?:ed|ing)\b", text)
    )


def _heads_block(above: Row, row: Row) -> bool:
    """Tell whether a bulleted row is the employer of the rows set in below it."""
    return (
        _is_bullet(above)
        and above.n_rows == 1
        and above.n_words <= 12
        and row.indent > above.indent
        and not row.bullet
        and has_organisation_word(above.text)
        and not _SENTENCE_END.search(above.text)
    )


def _text_without_dates(row: Row, ranges: tuple[DateRange, ...]) -> str:
    """Return what the row says besides its dates."""
    kept, position = [], 0
    for found in ranges:
        kept.append(row.text[position : found.start_offset])
        position = found.end_offset
    kept.append(row.text[position:])
    return _EDGE.sub("", " ".join(kept))


def _n_parts(text: str) -> int:
    """Count the parts that separators make of a header."""
    return len(
        [p for p in re.split(r"\s[|–—·•/-]\s|,\s|\s{3,}|\t|\.{3,}|\bat\b|@", text) if _EDGE.sub("", p)]
    )


def _header_start(
    rows: list[Row], index: int, taken: int, anchors: set[int], dated: list[tuple[DateRange, ...]]
) -> int:
    """Return the first row of the header whose dates stand in row ``index``."""
    own = _text_without_dates(rows[index], dated[index])
    complete = title_strength(own) > 0 and _n_parts(own) >= 2 and len(own.split()) >= 3
    first = index
    while first - 1 > taken and index - first < 3:
        above = rows[first - 1]
        if first - 1 in anchors or not (
            (_header_like(above) and _names_something(above.text)) or _heads_block(above, rows[first])
        ):
            break
        if rows[first].blank_before:
            # A line on its own above a blank line names the employer of what follows.
            alone = first - 2 <= taken or above.blank_before or _is_bullet(rows[first - 2])
            if (
                not alone
                or above.n_words > 10
                or first < index
                or (complete and not has_organisation_word(above.text))
            ):
                break
        follows_text = (
            first - 2 > taken
            and not above.blank_before
            and not _is_bullet(rows[first - 2])
            and not _header_like(rows[first - 2])
        )
        if follows_text and not title_strength(above.text):
            break
        if (
            complete
            and not rows[first].blank_before
            and not (above.blank_before or first - 2 <= taken or _is_bullet(rows[first - 2]))
        ):
            break
        if (
            complete
            and title_strength(above.text) == 2
            and title_strength(own) == 2
            and not has_organisation_word(above.text)
        ):
            break
        first -= 1
    return first


def _header_end(
    rows: list[Row], index: int, first: int, anchors: set[int], dated: list[tuple[DateRange, ...]]
) -> int:
    """Return the last row of the header whose dates stand in row ``index``."""
    own = _text_without_dates(rows[index], dated[index])
    text_above = " | ".join(r.text for r in rows[first:index])
    n_words_own = len(re.findall(r"[^\W\d_]{2,}", own))
    has_title = title_strength(text_above + " " + own) > 0
    if (text_above and has_title) or rows[index].n_words > 30 or is_break(own):
        return index
    if (
        n_words_own > 1
        and has_title
        and _n_parts(own) >= 2
        and (has_organisation_word(own) or not _is_sandwiched(rows, index + 1))
    ):
        return index
    last = index
    limit = 2 if n_words_own <= 1 and not text_above else 1
    while last + 1 < len(rows) and last - index < limit:
        below = rows[last + 1]
        if last + 1 in anchors or below.blank_before or _is_bullet(below):
            break
        clause = header_clause(below.text)
        if limit == 2 and last == index and title_strength(clause) == 2 and not below.text[:1].islower():
            last += 1
            if not _header_like(below) or (
                _n_parts(clause) >= 2
                and (has_organisation_word(clause) or not _is_sandwiched(rows, last + 1))
            ):
                break
            continue
        if not _header_like(below) or below.indent > rows[index].indent + 8:
            break
        if last > index and not (
            title_strength(below.text) or has_organisation_word(below.text) or below.n_words <= 6
        ):
            break
        if n_words_own > 1 and below.n_words > 10 and not _is_sandwiched(rows, last + 1):
            break
        last += 1
    return last


def header_clause(text: str, ranges: tuple[DateRange, ...] = ()) -> str:
    """Return the part of a row that names the job: up to the sentence that describes it.

    Parameters
    ----------
    text : str
    ranges : tuple of DateRange
        The dates in the row.

    Returns
    -------
    str
        Dates included; all of a short row.
    """
    limit = _opening(text)
    reach = max((r.end_offset for r in ranges if r.end_offset <= limit), default=0)
    if reach and not _EDGE.sub("", text[: ranges[0].start_offset]):
        if re.match(r"\s*[.;](?:\s|$)", text[reach:]):
            rest = re.match(r"\s*[.;]\s+[^.;]{3,120}", text[reach:])
            if rest is None or title_strength(rest[0]) < 2:
                return text[:reach]
            reach += 2
        if ":" in text[reach : reach + 2]:
            reach += 2
        cut = re.search(r"(?<=[^\W\d_]{3})\)?(?:\.(?=\s+[A-Z])|:(?=\s)|;)", text[reach:limit])
        return text[: reach + cut.start()] if cut else text[:limit]
    if reach and re.match(r"\s*[):.;](?:\s|$)", text[reach:]) and len(re.findall(r"\w+", text[reach:])) > 1:
        return text[:reach]
    if reach or len(text.split()) <= 20:
        return text[:limit]
    cut = re.search(r"(?<=[^\W\d_]{3})[.:](?=\s)|;", text[12:300])
    return text[: 12 + cut.start()] if cut else text[:200]


def _is_sandwiched(rows: list[Row], index: int) -> bool:
    """Tell whether a row stands alone between a header and bullets."""
    return index + 1 < len(rows) and _is_bullet(rows[index + 1]) and not rows[index].blank_before


def _is_group_line(rows: list[Row], first: int, index: int) -> bool:
    """Tell whether the header begins with an employer's line that also covers the entries below."""
    return first < index and title_strength(rows[first].text) < 2


def is_break_entry(text: str) -> bool:
    """Tell whether a header names a break.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    outside = re.sub(r"\([^()]*\)", " ", text)
    if len(re.findall(r"[^\W\d_]{3,}", outside)) < 2:
        outside = text
    return is_break(outside) and title_strength(_CARE.sub("", outside)) < 2
