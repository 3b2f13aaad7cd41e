"""Which rows of a section carry the dates of a job."""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.dates import DateRange
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.sentences import split_sentences
from matcher.parsing.resume.words import has_organisation_word, title_strength

EDGE: Final = re.compile(r"^[\s\W_]+|[\s\W_]+$")
SENTENCE_END: Final = re.compile(
    r"(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bCorp)(?<!\bJr)(?<!\b[A-Z])(?<!\bS\.A)[.!?]$"
)
FIRST_PERSON: Final = re.compile(r"\b(?:I(?=['’ ][a-z])|we|my)\b")
#: A deed that a prize or a project dates, not a job: "Elected to the regional council 2012 - 2014".
_DEED: Final = re.compile(
    r"(?!(?:Work|Employ|Serv|Volunteer|Hir|Contract|Station|Bas|Second|Self)ed\b)[A-ZÀ-Þ][a-zà-ÿ]+ed\s(?:an?|the|to|as|in|by|for|with|on|of|from|at|into|and|over|all|our|its)\b"
)
_SHORT_DEED: Final = 8
_REACH: Final = 400  # what stands further behind a date says nothing of its job
_NUMBERED: Final = re.compile(r"^[(\[]?\d{1,2}[.)\]]+$")
_LEADING: Final = re.compile(
    r"(?i)^(?:before that|previously|earlier|then|after that|prior to that|now|currently|today|at present|from there|davor|zuvor|avant cela)\b"
)
_ROLE_SENTENCE: Final = re.compile(
    r"\b(?:[Ii] (?:have |['’]ve )?(?:been|was|am|worked|served|work|have worked)|as (?:an?|the)|worked as|served as)\b"
)


def find_anchors(rows: list[Row], dated: list[tuple[DateRange, ...]]) -> list[int]:
    """Return the positions of the rows that open a job.

    Parameters
    ----------
    rows : list of Row
        Rows under one heading.
    dated : list of tuple of DateRange
        The dates of each row.

    Returns
    -------
    list of int
        Bulleted rows are among them only where jobs are set as a list.
    """
    plain = [i for i, r in enumerate(rows) if not is_bullet(r) and _opens_entry(r, dated[i])]
    n_listed = sum(_bullet_anchor(row, ranges) for row, ranges in zip(rows, dated, strict=True))
    is_list = not plain or sum(not rows[i].bullet for i in plain) * 2 < n_listed
    chosen = set(plain) | {i for i in range(1, len(rows) - 1) if plain and _dates_header(rows, i, dated)}
    margin = [i for i in range(len(rows) - 2) if _opens_margin(rows, i, dated)]
    chosen.update(margin if len(margin) > 1 else ())
    if any(not EDGE.sub("", rows[i].text[: dated[i][0].start_offset]) for i in plain):
        chosen.update(i for i in range(len(rows) - 2) if _heads_like_others(rows, i, dated))
    for i, row in enumerate(rows):
        if not is_bullet(row):
            continue
        if (
            _bullet_anchor(row, dated[i])
            if is_list
            else _heads_sublist(rows, i, dated[i]) or _starts_with_range(row, dated[i])
        ):
            chosen.add(i)
    return sorted(chosen)


def _dates_header(rows: list[Row], index: int, dated: list[tuple[DateRange, ...]]) -> bool:
    """Tell whether a row is the single month of a job, with title and employer above and what was done below."""
    row, found = rows[index], dated[index]
    if len(found) != 1 or found[0].form != "single" or found[0].precision not in ("month", "day"):
        return False
    above, below = rows[index - 1], rows[index + 1]
    return (
        not is_bullet(row)
        and not row.blank_before
        and not EDGE.sub("", row.text[: found[0].start_offset] + row.text[found[0].end_offset :])
        and not is_bullet(above)
        and not dated[index - 1]
        and above.n_words <= 12
        and (index < 2 or not is_bullet(rows[index - 2]) or above.blank_before)
        and is_bullet(below)
    )


def _is_bare_month(row: Row, found: tuple[DateRange, ...]) -> bool:
    """Tell whether a row is a single month and nothing else."""
    return (
        len(found) == 1
        and found[0].form == "single"
        and found[0].precision == "month"
        and not EDGE.sub("", row.text[: found[0].start_offset] + row.text[found[0].end_offset :])
    )


def _opens_margin(rows: list[Row], index: int, dated: list[tuple[DateRange, ...]]) -> bool:
    """Tell a first month from the margin, above a title, whose last month begins the row below the title."""
    title, below = rows[index + 1], dated[index + 2]
    return (
        _is_bare_month(rows[index], dated[index])
        and not dated[index + 1]
        and title.n_words <= 14
        and title_strength(title.text) == 2
        and bool(below)
        and below[0].form == "single"
        and below[0].start_offset == 0
        and below[0].last_month >= dated[index][0].first_month
    )


def _heads_like_others(rows: list[Row], index: int, dated: list[tuple[DateRange, ...]]) -> bool:
    """Tell a single month above a title, where other jobs have their two months there."""
    title = rows[index + 1]
    return (
        _is_bare_month(rows[index], dated[index])
        and not is_bullet(rows[index])
        and (index == 0 or not dated[index - 1])
        and not (dated[index + 1] or dated[index + 2])
        and not title.blank_before
        and title.n_words <= 10
        and title_strength(title.text) == 2
        and not SENTENCE_END.search(title.text)
    )


def is_bullet(row: Row) -> bool:
    """Tell bullets from numbered headers and plain rows."""
    return bool(row.bullet) and not _NUMBERED.match(row.bullet)


def own_ranges(row: Row, ranges: tuple[DateRange, ...]) -> list[DateRange]:
    """Return the ranges of a header row that are the job's own, not those of an aside."""
    ranges = tuple(r for r in ranges if r.start_offset < opening(row.text))
    full = [r for r in ranges if r.form == "range" and not _is_aside(row.text, r)]
    if full:
        return full
    since = [r for r in ranges if r.form == "since"]
    if since:
        return since[:1]
    return [r for r in ranges if r.form == "single" and not _is_aside(row.text, r)]


def opening(text: str) -> int:
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
    return EDGE.sub("", row.text[: found.start_offset]), row.text[found.end_offset :].strip()


def _opens_entry(row: Row, ranges: tuple[DateRange, ...]) -> bool:
    """Tell whether a row without bullet carries the dates of a job."""
    limit = opening(row.text)
    paragraph = limit < len(row.text)
    for found in ranges:
        if found.end_offset > limit:
            break
        if found.form == "until":
            continue
        before = EDGE.sub("", row.text[: found.start_offset])
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
        if FIRST_PERSON.search(before) or (n_before >= _SHORT_DEED and strength < 2 and _DEED.match(before)):
            continue
        if FIRST_PERSON.search(after) and not (
            row.n_words > 14 and _LEADING.match(before) and title_strength(after[:160]) == 2
        ):
            continue
        if (
            n_after == 0
            and n_before <= 28
            and (found.form == "range" or strength > 0 or (n_before <= 14 and has_organisation_word(before)))
        ):
            return True
        prose = not paragraph and row.n_words > 14 and bool(SENTENCE_END.search(row.text))
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
        and not SENTENCE_END.search(row.text)
    ):
        return not FIRST_PERSON.search(row.text)  # "Meridian Payments July 2009 Trading Intern"
    prose = row.n_words > 14 and bool(SENTENCE_END.search(row.text))
    return (
        n_after == 0
        and n_before <= 14
        and title_strength(before) == 2
        and not prose
        and not SENTENCE_END.search(row.text)
        and not FIRST_PERSON.search(before)
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
        if found.form in ("range", "since") and not before:
            return True
        n_after = len(re.findall(r"\w+", after[:_REACH]))
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
