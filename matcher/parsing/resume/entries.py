"""Where each job of a section begins, and which rows are its header."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from matcher.parsing.dates import DateRange, find_date_ranges
from matcher.parsing.resume.anchors import (
    EDGE,
    FIRST_PERSON,
    SENTENCE_END,
    find_anchors,
    is_bullet,
    opening,
    own_ranges,
)
from matcher.parsing.resume.jobs import TERMS
from matcher.parsing.resume.names import ends_in_country
from matcher.parsing.resume.personal import looks_like_place
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.words import has_organisation_word, is_break, title_strength, word_set

_MAX_HEADER_WORDS: Final = 16
#: What was done, told by a verb that no regular ending shows: "Wrote the handbook".
_IRREGULAR: Final = re.compile(
    r"(?i)(?:wrote|ran|kept|taught|sold|oversaw|rang|dealt|bought|brought|took|gave|drove|grew|spoke|made|held|got|did|was|were|had|sent|chose|drew|knew|won|led|built|set up|met|spent|swept|fed|dug|shot|sang|fought|rode|undertook)\s(?:(?!(?:and|&|of)\b)[^\W\d_]|\d)"
)
#: How long all posts with one employer lasted, below its name: "8 years 6 months".
_DURATION_ROW: Final = re.compile(r"(?i)\d{1,2} (?:years?|yrs?|months?|mos?)(?: \d{1,2} (?:months?|mos?))?")
_MAX_TERMS: Final = 6
_SHORT_TITLE: Final = 5
_POSTCODE: Final = re.compile(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b")
_YEAR: Final = 12
_SHORT_YEARS: Final = re.compile(r"(?:19|20)\d\d[-–—/](?P<end>\d\d)(?!\d|[-./]\d)")
MAX_RANGES: Final = 8  # no honest header holds more
_LABELLED: Final = re.compile(
    r"(?i)^(?:position|occupation|job title|title|role|post held|employer|name of employer|name and address of employer|company|organi[sz]ation|type of business|location|city|country|funktion|arbeitgeber|firma|poste|employeur|entreprise|cargo|puesto|empresa|ruolo|azienda|datore di lavoro)[^:\n]{0,32}(?::|\t|\s{3,})"
)
LABEL_ROW: Final = re.compile(
    r"(?i)^(?:duties|responsibilities|key responsibilities|achievements|accomplishments|technologies|tech stack|environment|tools|description|role|summary|main activities|aufgaben|missions?|funciones|reason for leaving|supervisor|salary|projects?)\b[^:]{0,30}:"
)
_CARE: Final = re.compile(
    r"(?i)carer|caregiver|parent|mother|father|homemaker|home ?maker|volunteer\w*|coaching|stage|hand"
)
_SMALL: Final = word_set(
    "and the for with from und der die das des den les del della por para into who that via off per later then"
)


_INNER_CAPITAL: Final = re.compile(r"[a-z]{1,2}[A-Z]")  # "iOS developer"
_ARTICLES: Final = word_set("a an the my our new and as for of to with")
_BEFORE_DATES: Final = word_set("from since seit von ab depuis desde dal da od sinds period dates duration")


@dataclass(slots=True)
class Entry:
    """A run of rows that begins with a header.

    ``ranges`` are the dates of the header; more than one where the same job was held more than once. ``margin``
    are years of the margin that the header says again, with more. A group is the employer of the entries below.
    """

    header_first: int
    header_last: int
    ranges: list[tuple[int, DateRange]] = field(default_factory=list)
    last: int = 0
    has_group_line: bool = False
    margin: list[tuple[int, DateRange]] = field(default_factory=list)
    is_group: bool = False


def find_entries(rows: list[Row], as_of: date) -> list[Entry]:
    """Split the rows of one section into entries.

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
    dated = _with_short_years(rows, [find_date_ranges(r.text, as_of)[:MAX_RANGES] for r in rows])
    anchors = find_anchors(rows, dated)
    at_foot = _dated_at_foot(rows, anchors, dated)
    if at_foot:
        return at_foot
    entries: list[Entry] = []
    taken = -1
    anchor_set = set(anchors)
    dates_first = len(anchors) > 1 and anchors[0] == 0 and all(_is_bare(rows[i], dated[i]) for i in anchors)
    is_titled_above = (
        len(anchors) > 1 and anchors[0] == 1 and all(_dates_lead(rows[i], dated[i]) for i in anchors)
    )
    for index in anchors:
        if index <= taken:
            if not entries[-1].margin:
                entries[-1].ranges.extend((index, r) for r in own_ranges(rows[index], dated[index]))
            continue
        # Where the first job has nothing above its dates, the others have nothing of theirs there either.
        first = index if dates_first else _header_start(rows, index, taken, anchor_set, dated)
        if is_titled_above and first == index and _may_be_title_above(rows, index, taken):
            first = index - 1
            entries.append(Entry(first, index, [(index, r) for r in own_ranges(rows[index], dated[index])]))
            taken = index
            continue
        if _repeats_margin(rows, index, anchor_set, dated):
            own = [(index + 1, r) for r in own_ranges(rows[index + 1], dated[index + 1])]
            entry = Entry(first, index + 1, own, margin=[(index, r) for r in dated[index]])
            entries.append(entry)
            taken = index + 1
            continue
        if (
            first - 2 > taken
            and _DURATION_ROW.fullmatch(rows[first - 1].text)
            and header_like(rows[first - 2])
        ):
            entries.append(Entry(first - 2, first - 1, is_group=True))
        last = _header_end(rows, index, first, anchor_set, dated)
        entry = Entry(first, last, [(index, r) for r in own_ranges(rows[index], dated[index])])
        entry.has_group_line = _is_group_line(rows, first, index)
        entries.append(entry)
        taken = last
    _extend_split_dates(rows, entries, dated)
    for position, entry in enumerate(entries):
        entry.last = entries[position + 1].header_first - 1 if position + 1 < len(entries) else len(rows) - 1
    _mark_groups(rows, entries, dated)
    return entries


def _with_short_years(rows: list[Row], dated: list[tuple[DateRange, ...]]) -> list[tuple[DateRange, ...]]:
    """Read "2010-12" as two years, not as a month, where another row begins with years written so: "2012-16"."""
    if not any(
        _SHORT_YEARS.match(r.text) and found and found[0].form == "range"
        for r, found in zip(rows, dated, strict=True)
    ):
        return dated
    return [
        (_as_years(found[0], int(match["end"])), *found[1:])
        if (match := _SHORT_YEARS.match(row.text)) and found and _is_month_alone(found[0])
        else found
        for row, found in zip(rows, dated, strict=True)
    ]


def _is_month_alone(found: DateRange) -> bool:
    """Tell whether a date is one month by itself."""
    return found.form == "single" and found.precision == "month" and found.start is not None


def _as_years(found: DateRange, last: int) -> DateRange:
    """Return the years that a month and its year were meant to be."""
    first = found.start.year if found.start else 0
    end = first // 100 * 100 + last
    return (
        replace(
            found,
            start=date(first, 1, 1),
            end=date(end, 1, 1),
            precision="year",
            form="range",
            first_month=12 * first + 6,
            last_month=12 * end + 5,
        )
        if end > first
        else found
    )


def _mark_groups(rows: list[Row], entries: list[Entry], dated: list[tuple[DateRange, ...]]) -> None:
    """Take "Kelp Bank, Cork  2015 - 2024", right above the dated posts held there, for their employer and no job of its own."""
    for entry, following in pairwise(entries):
        if (
            entry.header_first != entry.header_last
            or entry.header_last != entry.last
            or following.has_group_line
            or len(entry.ranges) != 1
            or not following.ranges
            or following.header_first not in {i for i, _ in following.ranges}
        ):
            continue
        whole, part = entry.ranges[0][1], following.ranges[0][1]
        own = text_without_dates(rows[entry.header_first], dated[entry.header_first])
        post = text_without_dates(rows[following.header_first], dated[following.header_first])
        entry.is_group = (
            title_strength(own) < 2
            and names_something(own)
            and title_strength(post) == 2
            and (n_parts(post) == 1 or all(title_strength(p) == 2 for p in post.split(",")))
            and not has_organisation_word(post)
            and whole.first_month - _YEAR <= part.first_month
            and part.last_month <= whole.last_month + _YEAR
        )


def _repeats_margin(
    rows: list[Row], index: int, anchors: set[int], dated: list[tuple[DateRange, ...]]
) -> bool:
    """Tell whether the year beside a title is said again below it with the other end: "2016  Clerk @ Kelp / Shipping, 2014 - 2016"."""
    if index + 1 not in anchors or len(dated[index]) != 1 or len(dated[index + 1]) != 1:
        return False
    year, full = dated[index][0], dated[index + 1][0]
    return (
        year.form == "single"
        and year.precision == "year"
        and full.form == "range"
        and not rows[index + 1].blank_before
        and not is_bullet(rows[index + 1])
        and full.first_month // 12 * 12 <= year.first_month <= full.last_month
        and title_strength(text_without_dates(rows[index], dated[index])) == 2
        and title_strength(text_without_dates(rows[index + 1], dated[index + 1])) < 2
    )


def _is_bare(row: Row, ranges: tuple[DateRange, ...]) -> bool:
    """Tell whether a row is dates and nothing else."""
    rest = re.findall(r"[^\W\d_]{2,}", text_without_dates(row, ranges))
    return bool(ranges) and all(word.lower() in _BEFORE_DATES for word in rest)


def _dates_lead(row: Row, ranges: tuple[DateRange, ...]) -> bool:
    """Tell whether a row begins with dates and goes on with something that names no title."""
    if not ranges or ranges[0].form != "range" or EDGE.sub("", row.text[: ranges[0].start_offset]):
        return False
    rest = text_without_dates(row, ranges)
    return bool(rest) and not title_strength(rest)


def _may_be_title_above(rows: list[Row], index: int, taken: int) -> bool:
    """Tell a short row above dates and employer, where the first job has its title, from the end of the job before."""
    if index - 1 <= taken or index < 2:
        return False
    above = rows[index - 1]
    return (
        above.n_words <= _SHORT_TITLE
        and header_like(above)
        and names_something(above.text)
        and (
            above.blank_before
            or is_bullet(rows[index - 2])
            or bool(SENTENCE_END.search(rows[index - 2].text))
        )
    )


def _dated_at_foot(rows: list[Row], anchors: list[int], dated: list[tuple[DateRange, ...]]) -> list[Entry]:
    """Return the entries of a section whose jobs all end with their dates: title, what was done, "from May 2019 till June 2021"."""
    if (
        len(anchors) < 2
        or anchors[0] < 2
        or anchors[-1] != len(rows) - 1
        or not all(_is_bare(rows[i], dated[i]) for i in anchors)
    ):
        return []
    starts = [0, *(i + 1 for i in anchors[:-1])]
    if not all(
        header_like(rows[first]) and names_something(rows[first].text) and index - first > 1
        for first, index in zip(starts, anchors, strict=True)
    ):
        return []
    return [
        Entry(first, first, [(index, r) for r in own_ranges(rows[index], dated[index])], index)
        for first, index in zip(starts, anchors, strict=True)
    ]


def _extend_split_dates(rows: list[Row], entries: list[Entry], dated: list[tuple[DateRange, ...]]) -> None:
    """Join the two dates of a margin that stand on the rows above and below the title: "March 2010 / Clerk / May 2012 Kept the books"."""
    for entry in entries:
        if not entry.ranges:
            continue
        index, start = entry.ranges[0]
        if _closes_below(rows, index, start, dated):
            end = dated[index + 1][0]
            joined = replace(
                start, end=end.end, form="range", last_month=end.last_month, is_current=end.is_current
            )
            entry.ranges = [(index, joined)]
            entry.header_last = index
            continue
        below = index + 2
        if below >= len(rows) or not dated[below] or dated[index + 1]:
            continue
        end = dated[below][0]
        if (
            index == entry.header_first
            and not EDGE.sub("", text_without_dates(rows[index], dated[index]))
            and start.form == end.form == "single"
            and start.precision == end.precision == "month"
            and end.start_offset == 0
            and start.first_month <= end.last_month
        ):
            joined = replace(
                start, end=end.end, form="range", last_month=end.last_month, is_current=end.is_current
            )
            entry.ranges = [(index, joined)]
            entry.header_last = index + 1


def _closes_below(rows: list[Row], index: int, start: DateRange, dated: list[tuple[DateRange, ...]]) -> bool:
    """Tell a last month alone in the margin below the first one and the title: "August 2012 – Clerk / December 2017"."""
    if index + 1 >= len(rows) or not _is_month_alone(start) or start.start_offset > 2:
        return False
    row, found = rows[index + 1], dated[index + 1]
    return (
        len(found) == 1
        and _is_month_alone(found[0])
        and found[0].last_month >= start.first_month
        and not text_without_dates(row, found)
        and title_strength(text_without_dates(rows[index], dated[index])) == 2
    )


def header_like(row: Row) -> bool:
    """Tell whether a row may name a job or an employer.

    Parameters
    ----------
    row : Row

    Returns
    -------
    bool
    """
    text = row.text
    if (
        is_bullet(row)
        or row.n_rows > 1
        or row.n_words > _MAX_HEADER_WORDS
        or len(text) > 130
        or LABEL_ROW.match(text)
    ):
        return False
    first = EDGE.sub("", text)[:1]
    if (
        not first
        or text[0] in "([{"
        or (first.islower() and not _INNER_CAPITAL.match(text))
        or FIRST_PERSON.search(text)
    ):
        return False
    return not (SENTENCE_END.search(text) and (row.n_words > 6 or not title_strength(text)))


def _is_small_title(row: Row) -> bool:
    """Tell a title in small letters, right below the heading of the section and above the dates."""
    text = row.text
    return (
        not is_bullet(row)
        and row.n_words <= _SHORT_TITLE
        and text[:1].islower()
        and text.replace(" ", "").isalpha()
    )


def _is_deed(text: str) -> bool:
    """Tell "Training clerks" from "Outsourcing analyst": what was done from who did it."""
    if _IRREGULAR.match(text):
        return True
    if not re.match(r"[A-Z][a-z]+(?:ed|ing)\b", text):
        return False
    words = text.split()
    return not (
        words[0].endswith("ing")
        and 2 <= len(words) <= 4
        and not words[-1].endswith("s")
        and title_strength(words[-1]) == 2
        and not any(w.lower() in _ARTICLES for w in words)
    )


def names_something(text: str) -> bool:
    """Tell a line of names ("Brightline Social, Washington") from a line of description.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    if _IRREGULAR.match(text):
        return False  # in capitals throughout, a sentence looks like names
    words = re.findall(r"[^\W\d_]{3,}", re.sub(r"\([^()]*\)", " ", text))
    capitalised = sum(
        w[0].isupper() or bool(_INNER_CAPITAL.match(w)) for w in words if w.lower() not in _SMALL
    )
    significant = sum(w.lower() not in _SMALL for w in words)
    if significant and capitalised * 3 >= significant * 2:
        return True
    first = re.findall(r"[^\W\d_]{2,}", re.split(r",|\(|\s[|–—·-]\s", text, maxsplit=1)[0])
    named = sum(w[0].isupper() for w in first) >= max(2, len([w for w in first if w.lower() not in _SMALL]))
    if named and not _is_deed(text):
        return True  # "Pennine Pantry, 140-store convenience chain"
    if 0 < len(words) <= 3 and text[:1].isupper() and not _is_deed(text):
        return True  # "Same house"
    return len(words) <= 8 and title_strength(text) == 2 and capitalised > 0 and not _is_deed(text)


def _heads_block(above: Row, row: Row) -> bool:
    """Tell whether a bulleted row is the employer of the rows set in below it."""
    return (
        is_bullet(above)
        and above.n_rows == 1
        and above.n_words <= 12
        and row.indent > above.indent
        and not row.bullet
        and has_organisation_word(above.text)
        and not SENTENCE_END.search(above.text)
    )


def text_without_dates(row: Row, ranges: tuple[DateRange, ...]) -> str:
    """Return what the row says besides its dates.

    Parameters
    ----------
    row : Row
    ranges : tuple of DateRange

    Returns
    -------
    str
    """
    kept, position = [], 0
    for found in ranges:
        kept.append(row.text[position : found.start_offset])
        position = found.end_offset
    kept.append(row.text[position:])
    return EDGE.sub("", " ".join(kept))


def _without_aside(text: str) -> str:
    """Return nothing for a remark in brackets beside the dates: "(weekends only, alongside the apprenticeship"."""
    return "" if re.fullmatch(r"\s*\(?[a-z\d][^()]{0,160}\)?\W*", text) and "," not in text[:3] else text


def n_parts(text: str) -> int:
    """Count the parts that separators make of a header.

    Parameters
    ----------
    text : str

    Returns
    -------
    int
    """
    return len([p for p in re.split(r"\s[|–—·•/-]\s|,\s|\s{3,}|\t|\.{3,}|\bat\b|@", text) if EDGE.sub("", p)])


def _header_start(
    rows: list[Row], index: int, taken: int, anchors: set[int], dated: list[tuple[DateRange, ...]]
) -> int:
    """Return the first row of the header whose dates stand in row ``index``."""
    own = _without_aside(text_without_dates(rows[index], dated[index]))
    complete = title_strength(own) > 0 and n_parts(own) >= 2 and len(own.split()) >= 3
    first = index
    while first - 1 > taken and index - first < 3:
        above = rows[first - 1]
        if first - 1 in anchors or not (
            (header_like(above) and names_something(above.text))
            or (first == 1 and taken < 0 and _is_small_title(above))
            or _heads_block(above, rows[first])
            or _is_break_row(above)
        ):
            break
        if rows[first].blank_before:
            # A line on its own above a blank line names the employer of what follows.
            alone = first - 2 <= taken or above.blank_before or is_bullet(rows[first - 2])
            if (
                (not alone and not (first == index and _ends_address(above, rows[index], dated[index])))
                or above.n_words > 10
                or SENTENCE_END.search(above.text)
                or (
                    first < index and has_organisation_word(" ".join(r.text for r in rows[first : index + 1]))
                )
                or (first < index and first - 2 > taken and not above.blank_before)
                or (complete and not has_organisation_word(above.text))
            ):
                break
        follows_text = (
            first - 2 > taken
            and not above.blank_before
            and not is_bullet(rows[first - 2])
            and not header_like(rows[first - 2])
        )
        if follows_text and not title_strength(above.text) and not _names_employer_above(rows, first, index):
            break
        if (
            complete
            and not rows[first].blank_before
            and not (above.blank_before or first - 2 <= taken or is_bullet(rows[first - 2]))
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


def _ends_address(above: Row, row: Row, ranges: tuple[DateRange, ...]) -> bool:
    """Tell the postcode line of an employer's address, above an empty line and bare dates."""
    return _is_bare(row, ranges) and looks_like_place(above.text) and bool(_POSTCODE.search(above.text))


def _names_employer_above(rows: list[Row], first: int, index: int) -> bool:
    """Tell whether a row above the title, which stands above its dates, names employer and town: "Kelp, Cork, Ireland"."""
    above = rows[first - 1].text
    return (
        first == index - 1
        and title_strength(rows[first].text) == 2
        and above.count(",") == 2
        and ends_in_country(above)
    )


def _header_end(
    rows: list[Row], index: int, first: int, anchors: set[int], dated: list[tuple[DateRange, ...]]
) -> int:
    """Return the last row of the header whose dates stand in row ``index``."""
    own = text_without_dates(rows[index], dated[index])
    text_above = " | ".join(r.text for r in rows[first:index])
    n_words_own = len(re.findall(r"[^\W\d_]{2,}", own))
    has_title = title_strength(text_above + " " + own) > 0
    if rows[index].n_words > 30 or is_break(own):
        return index
    if text_above and has_title:
        is_next = index + 1 < len(rows) and index + 1 not in anchors
        return index + (is_next and _names_employer_alone(rows[index + 1], text_above + " " + own))
    if (
        n_words_own > 1
        and has_title
        and n_parts(own) >= 2
        and (has_organisation_word(own) or not _is_sandwiched(rows, index + 1))
    ):
        return index
    last = index
    while (
        last + 1 < len(rows)
        and last - index < 5
        and last + 1 not in anchors
        and _LABELLED.match(rows[last + 1].text)
    ):
        last += 1  # a form: "Position held: …", "Employer: …"
    if last > index:
        return last
    if not has_title:
        title = index + 1
        while title < len(rows) and title - index <= _MAX_TERMS and TERMS.match(rows[title].text):
            title += 1
        if (
            index + 1 < title < len(rows)
            and title not in anchors
            and header_like(rows[title])
            and title_strength(rows[title].text) == 2
        ):
            return title  # salary, hours and grade stand between the dates and the title
    limit = 2 if n_words_own <= 1 and not text_above else 1
    while last + 1 < len(rows) and last - index < limit:
        below = rows[last + 1]
        clause = header_clause(below.text)
        if last + 1 in anchors or is_bullet(below):
            break
        if below.blank_before and not (
            limit == 2 and last == index and header_like(below) and title_strength(clause) == 2
        ):
            break
        if limit == 2 and last == index and title_strength(clause) == 2 and not below.text[:1].islower():
            last += 1
            if not header_like(below) or (
                n_parts(clause) >= 2 and (has_organisation_word(clause) or not _is_sandwiched(rows, last + 1))
            ):
                break
            continue
        if not header_like(below) or below.indent > rows[index].indent + 8:
            break
        if last > index and not (
            title_strength(below.text) or has_organisation_word(below.text) or below.n_words <= 6
        ):
            break
        if n_words_own > 1 and below.n_words > 10 and not _is_sandwiched(rows, last + 1):
            break
        last += 1
    return last


def _names_employer_alone(row: Row, above: str) -> bool:
    """Tell whether a row below title and dates, which name no employer, does: "Kelp Ltd - Leeds, UK"."""
    if has_organisation_word(above) or n_parts(above) > 1 or row.blank_before or row.n_words > 10:
        return False
    named = has_organisation_word(row.text) or looks_like_place(row.text)
    return named and header_like(row) and names_something(row.text) and title_strength(row.text) < 2


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
    limit = opening(text)
    reach = max((r.end_offset for r in ranges if r.end_offset <= limit), default=0)
    if reach and not EDGE.sub("", text[: ranges[0].start_offset]):
        if _is_prose(text[reach:limit].split("\n")[0]):
            return text[:reach]
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


def _is_prose(text: str) -> bool:
    """Tell the first line of what was done, set beside the dates, from a title or an employer."""
    words = re.findall(r"[^\W\d_]+", text)
    low = sum(w.islower() for w in words)
    return len(words) >= 5 and low * 3 > len(words) * 2 and title_strength(text) < 2 and text[:1].isspace()


def _is_sandwiched(rows: list[Row], index: int) -> bool:
    """Tell whether a row stands alone between a header and bullets."""
    return index + 1 < len(rows) and is_bullet(rows[index + 1]) and not rows[index].blank_before


def _is_group_line(rows: list[Row], first: int, index: int) -> bool:
    """Tell whether the header begins with an employer's line that also covers the entries below."""
    return first < index and title_strength(rows[first].text) < 2


def _is_break_row(row: Row) -> bool:
    """Tell whether a row names a break, in whatever words: "Career break, raising children", "Break to look after my mother"."""
    return (
        not is_bullet(row)
        and row.n_rows == 1
        and row.n_words <= _MAX_HEADER_WORDS
        and is_break_entry(row.text)
    )


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
