"""Dates and date ranges in running text: the grammar of a résumé's timeline.

A text is first read as a row of *points* (``03/2019``, ``Aug '21``, ``2016``, ``present``); two points with a
connector between them make a range. A month without a year, a two-digit year and a word such as "present" count
only inside a range, which is what keeps phone numbers, amounts and the verb "may" out.

Lengths are whole months with both end months counted. A year without a month is taken at its middle, so that
2016–2018 is 24 months and a chain of such jobs counts every month once; a single year is 12 months at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from matcher.parsing.months import MONTHS, PRESENT_WORDS, SEASONS
from matcher.types import DatePrecision

RangeForm = Literal["range", "since", "until", "single"]

_EARLIEST_YEAR: Final = 1940
_YEARS_AHEAD: Final = 15
_MOST_YEARS: Final = 12  # of one list of years; a row of thousands is not tried anew from each of them
_ORDER: Final[tuple[DatePrecision, ...]] = ("day", "month", "season", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """A stretch of time that a text states.

    Attributes
    ----------
    start, end : datetime.date or None
        First day of the month, or of the year for year precision. ``end`` is None while it lasts.
    is_current : bool
    precision : {"day", "month", "season", "year"}
        Of the coarser end.
    start_offset, end_offset : int
        Where the text says so.
    form : {"range", "since", "until", "single"}
        "since" covers an open end ("since 2019", "01/2021 –"); "single" is one date alone.
    first_month, last_month : int
        Months counted, as ``12 * year + month - 1``, both included, cut at ``as_of``;
        nothing counts where ``last_month < first_month``.
    """

    start: date | None
    end: date | None
    is_current: bool
    precision: DatePrecision
    start_offset: int
    end_offset: int
    form: RangeForm = "range"
    first_month: int = 0
    last_month: int = -1

    @property
    def months(self) -> int:
        """Length in months, both end months counted."""
        return max(0, self.last_month - self.first_month + 1)


@dataclass(frozen=True, slots=True)
class _Point:
    """One date in the text; ``kind`` decides what it may be joined to."""

    kind: Literal["date", "present", "month_only", "short"]
    year: int
    month: int
    precision: DatePrecision
    start: int
    end: int
    span_years: int = 0  # 2013–14 and 2013/14 are a range by themselves


def _alternatives(words: Iterable[str]) -> str:
    """Return a regex alternation, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


_YEAR: Final = r"(?:19[4-9]\d|20\d\d)"
_LETTER: Final = r"(?=[^\W\d_])"  # spares the trying of a hundred words where none begins
_MONTH: Final = rf"{_LETTER}(?:{_alternatives(MONTHS)})(?![^\W\d_])"
_SEASON: Final = rf"{_LETTER}(?:{_alternatives(SEASONS)})(?![^\W\d_])"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_APOSTROPHE: Final = r"['’‘`´]"

_POINT: Final = re.compile(
    rf"""(?<![\w$£€#@])(?:
      (?P<iso>(?P<iso_y>{_YEAR})[-./](?P<iso_m>0[1-9]|1[0-2])(?:[-./](?P<iso_d>0[1-9]|[12]\d|3[01]))?(?![\d/]|[-.,]\d))
    | (?P<dmy>(?P<d1>\d\d?)(?P<sep>[./-])(?P<d2>\d\d?)(?P=sep)(?P<dmy_y>{_YEAR})(?!\d|[/.]\d|-\d(?!\d?[./]\d)))
    | (?P<my>(?P<my_m>0?[1-9]|1[0-2])\s?[./-]\s?(?P<my_y>{_YEAR})(?![\d/]|[.,]\d\d|-\d\d(?!\d?[./]\d)))
    | (?P<span>(?P<span_y>{_YEAR})[-–—/](?P<span_e>\d\d)(?!\d|[-./]\d))
    | (?P<ny>(?:{_DAY}(?:st|nd|rd|th|\.|º|er)?[ ]?(?:of[ ]|de[ ])?)?(?P<ny_m>{_MONTH})[.,]{{0,2}}[ \t]?(?:(?:of|de|del|di|do)[ ])?
          (?:{_DAY}(?:st|nd|rd|th)?,[ ]?)?(?P<ny_sep>[-/]?)(?P<ny_y>{_YEAR}|{_APOSTROPHE}\d\d)(?!\d|[.,]\d))
    | (?P<ynp>(?P<yp_y>{_YEAR})[ ]\((?P<yp_m>{_MONTH})\.?\))
    | (?P<yn>(?P<yn_y>{_YEAR})[, ]{{1,2}}(?P<yn_m>{_MONTH})(?![.]?[ ]{_YEAR}|[.]?[ ]?(?:to|[-–—])[ ]?{_MONTH}\.?(?![,.]?[ ]{_YEAR}))\.?)
    | (?P<sy>(?P<sy_s>{_SEASON})[, ]{{1,2}}(?:of[ ]|de[ ])?(?P<sy_y>{_YEAR})(?:/(?:20)?\d\d)?(?!\d))
    | (?P<short>(?P<sh_m>0[1-9]|1[0-2]|[1-9](?=/))[/.](?P<sh_y>\d\d)(?![\d/.]))
    | (?P<shortname>(?P<sn_m>{_MONTH})\.?[ -](?P<sn_y>\d\d)(?![\d%:,./]|(?:st|nd|rd|th)\b))
    | (?P<month>(?:{_DAY}(?:st|nd|rd|th|\.)?[ ])?(?P<mo_m>{_MONTH})\.?)
    | (?P<year>(?P<y>{_YEAR})(?![\d%€£]|[.,:]\d|/(?!{_YEAR}(?![\d/]|[.-]\d))\d|[-](?!(?:present|now|current|today|date|heute|jetzt|ongoing|actual|oggi|nu|till|until)\b)[a-zA-Z0-9]{{3,}}[a-zA-Z]))
    | (?P<present>{_LETTER}(?<!end[ ])(?<!start[ ])(?:the[ ])?(?:{_alternatives(PRESENT_WORDS)})(?!\w)(?![ ](?:through|thru|until|till|to)[ ](?!date\b)))
    )""",
    re.IGNORECASE | re.VERBOSE,
)

# Without one of these no text holds a date; with none of _OPENERS or a digit no point begins.
_QUICK: Final = re.compile(r"(?:19|20)\d\d|['’‘`´]\d\d|\d[/.]\d\d(?!\d)|[^\W\d_]{3}\.?[ -]\d\d(?!\d)")
_TOKEN: Final = re.compile(r"(?<![\w$£€#@])(?:\d+|[^\W\d_]+)")
_OPENERS: Final = frozenset(
    [*MONTHS, *SEASONS, *(re.split(r"[\W]", w)[0] for w in PRESENT_WORDS), "the", "till"]
)

#: The second half of a range whose dash was lost: "Apr 2020Jun 2022", "20182021" at the begin of a line.
_GLUED_MONTH: Final = re.compile(rf"(?P<month>{_MONTH})\.?[ ](?P<year>{_YEAR})(?!\d|[.,]\d)", re.IGNORECASE)
_GLUED_YEARS: Final = re.compile(rf"(?P<first>{_YEAR})(?P<last>{_YEAR})(?=[ \t]+[^\W\d_])")
_LONGEST_GLUED: Final = 40

# "?", the replacement character and a lone alef are what broken conversions leave of a dash.
_CONNECTOR: Final = re.compile(
    r"[ \t]{0,20}(?:[-‐‑‒–—―−~→➔➝»/]|[?\ufffd\u0627](?=[ ])|[-–—=]{1,3}>|--|[.]{2,3}|…|"
    r"(?:up )?to(?: the)?|until|till|through|thru|and until|bis(?: zum)?|au|à|al?|hasta(?: la)?|ad|até(?: o)?|ate|do|t/m|tot(?: en met)?|til|jusqu['’]au?|fino ad?|–>)"
    r"[ \t]{0,20}(?:\n[ \t]{0,20})?(?:(?:to|the|till|until)[ ])?|[ \t]{0,20}[|,;\n]?[ \t]{0,20}(?:to|till|until|end(?:ed)?(?: date)?|finish(?:ed)?|bis)[ ]?:[ \t]{0,20}|[ \t]{0,20}\n[ \t]{0,20}(?:to|until|till|bis|[-–—|])[ \t]{0,20}\n[ \t]{0,20}",
    re.IGNORECASE,
)
_APART: Final = re.compile(r"[ ]{2,12}|[ ]{0,4}\t{1,2}[ ]{0,4}")
_RULED: Final = re.compile(r"[ ]{0,12}\|[ ]{0,12}")
_SINCE: Final = re.compile(
    r"(?:\b(?:since|from|as of|starting|started|seit|ab|von|depuis|dès|desde|dal|da|od|sinds|vanaf|sedan|siden|från|fra)[ ](?:the[ ])?(?:early |late |mid-? ?)?)$",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(
    r"(?:\b(?:until|till|to|up to|thru|through|bis|jusqu['’]en|jusqu['’]à|hasta|até|fino al?|do|tot|til|t/m)[ ](?:end of )?)$",
    re.IGNORECASE,
)
_OPEN_END: Final = re.compile(
    r"[ \t]{0,20}(?:/?[-–—−]{1,4}|→|->|➔)(?=[ \t]*(?:$|[\n)|\];]|[ ]{2,}\S|\t))|[ \t]{0,20}(?:→|➔)(?=[ \t])",
    re.MULTILINE,
)
_NOTHING_MORE: Final = re.compile(r"[ \t]*(?:$|[\n)\]|:]|[,;][ \t]*$)", re.MULTILINE)
_VERSIONED: Final = re.compile(
    r"\b(?:server|windows|win|office|word|excel|outlook|access|studio|sharepoint|exchange|project|visio|sql|autocad|revit|solidworks|powerpoint|net|quickbooks|dynamics|ms|microsoft|xp|vs|version)[ ,(]*$",
    re.IGNORECASE,
)
_SEASONS_OF: Final = re.compile(
    r"\b(?:(?P<summer>summers|summer seasons|every summer|each summer|summer jobs?|sommers|étés|veranos)|(?P<winter>winters|every winter|each winter))\b[^\n]{0,60}$",
    re.IGNORECASE,
)
_SEASON_HINTS: Final = ("summer", "winter", "sommer", "étés", "verano")
_AND: Final = re.compile(r"[ ]?(?:,|&|and|und|et|y|e|\+)[ ]", re.IGNORECASE)


def find_date_ranges(text: str, as_of: date) -> tuple[DateRange, ...]:
    """Find every date and date range of a text, in reading order.

    Parameters
    ----------
    text : str
    as_of : datetime.date
        What "present" means.

    Returns
    -------
    tuple of DateRange
        Not overlapping. Dates that stand alone have ``form="single"``.

    Examples
    --------
    >>> from datetime import date
    >>> [found] = find_date_ranges("Analyst, Aug '21 – now", date(2026, 11, 21))
    >>> found.start, found.is_current, found.months
    (datetime.date(2021, 8, 1), True, 64)
    """
    return _cached(text, as_of)


@lru_cache(maxsize=4096)
def _cached(text: str, as_of: date) -> tuple[DateRange, ...]:
    """Return the ranges of a text; the rows of a document are read several times over."""
    return tuple(_ranges(text, as_of)) if _QUICK.search(text) else ()


def months_between(start: date, end: date) -> int:
    """Count the months from ``start`` to ``end``, both end months included.

    Parameters
    ----------
    start, end : datetime.date

    Returns
    -------
    int
        0 where ``end`` lies before ``start``.

    Examples
    --------
    >>> from datetime import date
    >>> months_between(date(2020, 9, 1), date(2020, 10, 31))
    2
    """
    return max(0, _index(end.year, end.month) - _index(start.year, start.month) + 1)


def merged_months(ranges: Iterable[DateRange]) -> int:
    """Count the months that at least one of the ranges covers.

    Parameters
    ----------
    ranges : iterable of DateRange

    Returns
    -------
    int
        Overlaps count once and gaps do not count.
    """
    total, covered_to = 0, -1
    for first, last in sorted((r.first_month, r.last_month) for r in ranges):
        first = max(first, covered_to + 1)
        if last >= first:
            total += last - first + 1
            covered_to = last
    return total


def _ranges(text: str, as_of: date) -> Iterator[DateRange]:
    """Join points into ranges."""
    points = _read_points(text, as_of)
    index = 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        if following is not None:
            joined = _join(text, point, following, as_of)
            if joined is not None:
                index += 2
                yield from _seasonal(text, _from_line_start(text, joined), point, as_of)
                continue
            yearly = _repeated(text, points, index, as_of)
            if yearly is not None:
                found, index = yearly
                yield from found
                continue
        index += 1
        if point.kind == "date":
            yield _alone(text, point, as_of)


def _read_points(text: str, as_of: date) -> list[_Point]:
    """Return everything that may be one end of a range."""
    points: list[_Point] = []
    month_first = _month_comes_first(text)
    reach = 0
    for token in _TOKEN.finditer(text):
        word = token[0]
        if len(word) == 8 and token.start() >= reach and word.isdecimal():
            points.extend(_glued_years(text, token.start(), as_of))
            continue
        if token.start() < reach or (word.lower() not in _OPENERS if not word.isdecimal() else len(word) > 4):
            continue
        match = _POINT.match(text, token.start())
        if match is None:
            continue
        reach = match.end()
        point = _point(match, month_first)
        if point is None or (point.year and not _EARLIEST_YEAR <= point.year <= as_of.year + _YEARS_AHEAD):
            continue
        if match["year"] and not _stands_free(text, match.start(), points):
            continue
        points.append(point)
        glued = _GLUED_MONTH.match(text, reach) if match["ny"] and point.precision == "month" else None
        if glued and point.year <= int(glued["year"]) <= as_of.year + _YEARS_AHEAD:
            reach = glued.end()
            month = MONTHS[glued["month"].lower()]
            points.append(_Point("date", int(glued["year"]), month, "month", glued.start(), reach))
    return points


def _glued_years(text: str, start: int, as_of: date) -> list[_Point]:
    """Return both years of "20182021 Kelp Ltd", where that begins a line."""
    if text[max(0, start - 1) : start] not in ("", "\n"):
        return []
    match = _GLUED_YEARS.match(text, start)
    if not match or not int(match["first"]) <= int(match["last"]) <= as_of.year:
        return []
    if int(match["last"]) - int(match["first"]) > _LONGEST_GLUED:
        return []
    return [
        _Point("date", int(match[part]), 0, "year", match.start(part), match.end(part))
        for part in ("first", "last")
    ]


def _stands_free(text: str, start: int, points: list[_Point]) -> bool:
    """Tell a year from the tail of a phone number, an amount or a code."""
    before = text[start - 1] if start else " "
    if before in "/.,+%=:" and not (before in ",:" and start >= 2 and text[start - 2].isalpha()):
        return bool(points) and points[-1].end >= start - 1
    if before in "-–—":
        glued = text[start - 2] if start >= 2 else " "
        return not glued.isdigit() or (bool(points) and points[-1].end >= start - 1)
    return True


def _month_comes_first(text: str) -> bool:
    """Tell 05/18/2026 documents from 18/05/2026 documents; American order where nothing shows."""
    for match in re.finditer(rf"(?<!\d)(\d\d?)/(\d\d?)/{_YEAR}(?!\d)", text):
        if int(match[1]) > 12:
            return False
        if int(match[2]) > 12:
            return True
    return True


def _point(match: re.Match[str], month_first: bool) -> _Point | None:
    """Read one match of the point pattern."""
    start, end = match.span()
    if match["iso"]:
        return _Point(
            "date", int(match["iso_y"]), int(match["iso_m"]), "day" if match["iso_d"] else "month", start, end
        )
    if match["dmy"]:
        first, second = int(match["d1"]), int(match["d2"])
        month = first if match["sep"] == "/" and month_first and first <= 12 else second
        if month > 12:
            month = first
        if not (1 <= month <= 12 and 1 <= first <= 31 and 1 <= second <= 31):
            return None
        return _Point("date", int(match["dmy_y"]), month, "day", start, end)
    if match["my"]:
        return _Point("date", int(match["my_y"]), int(match["my_m"]), "month", start, end)
    if match["span"]:
        year = int(match["span_y"])
        length = (int(match["span_e"]) - year) % 100
        return _Point("date", year, 0, "year", start, end, length) if 0 < length <= 30 else None
    if match["ny"]:
        year = int(match["ny_y"]) if match["ny_y"].isdigit() else _full_year(match["ny_y"][1:])
        return _Point("date", year, MONTHS[match["ny_m"].lower()], "month", start, end)
    if match["ynp"]:
        return _Point("date", int(match["yp_y"]), MONTHS[match["yp_m"].lower()], "month", start, end)
    if match["yn"]:
        return _Point("date", int(match["yn_y"]), MONTHS[match["yn_m"].lower()], "month", start, end)
    if match["sy"]:
        return _Point("date", int(match["sy_y"]), SEASONS[match["sy_s"].lower()], "season", start, end)
    if match["short"]:
        return _Point("short", _full_year(match["sh_y"]), int(match["sh_m"]), "month", start, end)
    if match["shortname"]:
        return _Point("short", _full_year(match["sn_y"]), MONTHS[match["sn_m"].lower()], "month", start, end)
    if match["month"]:
        return _Point("month_only", 0, MONTHS[match["mo_m"].lower()], "month", start, end)
    if match["year"]:
        return _Point("date", int(match["y"]), 0, "year", start, end)
    return _Point("present", 0, 0, "day", start, end)


def _full_year(two_digits: str) -> int:
    """Return 19xx or 20xx, whichever a résumé of this century means."""
    value = int(two_digits)
    return 2000 + value if value <= 45 else 1900 + value


def _join(text: str, first: _Point, second: _Point, as_of: date) -> DateRange | None:
    """Return the range of two points that a connector joins."""
    gap = text[first.end : second.start] if second.start - first.end <= 48 else "."
    apart = bool(_APART.fullmatch(gap))  # the cells "from" and "to" of a table, or a dash that was lost
    ruled = bool(_RULED.fullmatch(gap))  # of a table whose lines are drawn: "| 02/2020 | present |"
    side_by_side = first.kind == "date" and (
        (
            second.kind == "date"
            and first.precision == second.precision == "month"
            and (apart or ruled or gap in ("", " "))
        )
        or (second.kind == "date" and first.precision == second.precision == "year" and (apart or not gap))
        or (second.kind == "present" and (apart or ruled))
    )
    if not side_by_side and not _CONNECTOR.fullmatch(text, first.end, second.start):
        return None
    if (
        gap == "/"
        and first.precision == second.precision == "year"
        and not _slash_is_range(text, first, second)
    ):
        return None
    if first.kind == "short" and text[first.start + 1] == "/" and gap.strip(" ").isalpha():
        return None  # "from 3/10 to 7/10" counts pain, "6/15 - 12/18" months
    if first.kind == "present" and second.kind == "date":  # newest first: "now – 2019"
        first, second = second, first
    if (
        first.kind == "present"
        or second.kind == "month_only"
        or (first.span_years and second.span_years == 0 and second.kind != "present")
    ):
        return None
    if first.kind == "month_only":
        if second.kind != "date" or second.precision not in ("month", "day"):
            return None
        year = second.year if first.month <= second.month else second.year - 1
        first = replace(first, year=year, kind="date")
    start, end = min(first.start, second.start), max(first.end, second.end)
    if second.kind == "present":
        return _build(first, None, start, end, "range", as_of)
    if (second.year, second.month or 12) < (first.year, first.month):
        return None
    return _build(first, second, start, end, "range", as_of)


def _slash_is_range(text: str, first: _Point, second: _Point) -> bool:
    """Tell "Clerk 1998/2004" from the versions of a program: "SQL Server 2005/2008, Office 2010/2013"."""
    return bool(_NOTHING_MORE.match(text, second.end)) and not _VERSIONED.search(
        text[max(0, first.start - 24) : first.start]
    )


def _from_line_start(text: str, found: DateRange) -> DateRange:
    """Count the "from" that begins a line with its range: "from May 2019 to June 2021: Clerk"."""
    line = text.rfind("\n", 0, found.start_offset) + 1
    since = _SINCE.fullmatch(text[line : found.start_offset]) if found.start_offset - line <= 24 else None
    return replace(found, start_offset=line) if since else found


def _season_before(text: str, start: int) -> int:
    """Return the first month of the season that the line says was worked each year, or 0."""
    before = text[max(0, start - 80) : start].rpartition("\n")[2]
    lowered = before.lower()
    match = _SEASONS_OF.search(before) if any(hint in lowered for hint in _SEASON_HINTS) else None
    return 0 if match is None else 6 if match["summer"] else 12


def _seasonal(text: str, joined: DateRange, first: _Point, as_of: date) -> Iterator[DateRange]:
    """Turn "summers 2016–2019" into one range a year; yield anything else as it is."""
    month = (
        _season_before(text, joined.start_offset)
        if joined.precision == "year" and joined.start and joined.end
        else 0
    )
    if month and joined.start and joined.end:
        for year in range(joined.start.year, joined.end.year + 1):
            season = replace(first, year=year, month=month, precision="season", span_years=0)
            yield _build(season, season, joined.start_offset, joined.end_offset, "range", as_of)
        return
    yield joined


def _repeated(text: str, points: list[_Point], index: int, as_of: date) -> tuple[list[DateRange], int] | None:
    """Read "2019 and 2020, April to October": the same months in several years."""
    years: list[_Point] = []
    while (
        index < len(points)
        and points[index].kind == "date"
        and points[index].precision == "year"
        and not points[index].span_years
    ):
        if years and not _AND.fullmatch(text, years[-1].end, points[index].start):
            break
        if len(years) == _MOST_YEARS:
            return None
        years.append(points[index])
        index += 1
    if not years or index + 1 >= len(points):
        return None
    first, second = points[index], points[index + 1]
    if (
        first.kind != "month_only"
        or second.kind != "month_only"
        or text[years[-1].end : first.start] not in (", ", " (", ": ", " ")
    ):
        return None
    if second.start - first.end > 24 or not _CONNECTOR.fullmatch(text, first.end, second.start):
        return None
    found = []
    for year in years:
        a, b = replace(first, year=year.year, kind="date"), replace(second, year=year.year, kind="date")
        if b.month < a.month:
            b = replace(b, year=year.year + 1)
        found.append(_build(a, b, years[0].start, second.end, "range", as_of))
    return found, index + 2


def _alone(text: str, point: _Point, as_of: date) -> DateRange:
    """Return the range of a point without a partner."""
    before = text[max(0, point.start - 24) : point.start]
    since = _SINCE.search(before)
    if since:
        return _build(point, None, point.start - len(since[0]), point.end, "since", as_of)
    open_end = _OPEN_END.match(text, point.end)
    if open_end and not point.span_years:
        return _build(point, None, point.start, open_end.end(), "since", as_of)
    if point.span_years:
        end = replace(point, year=point.year + point.span_years, span_years=0)
        return _build(replace(point, span_years=0), end, point.start, point.end, "range", as_of)
    month = _season_before(text, point.start) if point.precision == "year" else 0
    if month:
        season = replace(point, month=month, precision="season")
        return _build(season, season, point.start, point.end, "range", as_of)
    until = _UNTIL.search(before)
    if until:
        return replace(
            _build(point, point, point.start - len(until[0]), point.end, "until", as_of),
            start=None,
            first_month=0,
            last_month=-1,
        )
    return _build(point, point, point.start, point.end, "single", as_of)


def _build(
    first: _Point, second: _Point | None, start: int, end: int, form: RangeForm, as_of: date
) -> DateRange:
    """Return the range from one point to another, or to ``as_of``."""
    today = _index(as_of.year, as_of.month)
    precision = first.precision
    if second is not None:
        precision = max(first.precision, second.precision, key=_ORDER.index)
    is_single_year = (
        second is not None and first.precision == second.precision == "year" and first.year == second.year
    )
    first_month = _index(first.year, first.month or (1 if is_single_year else 7))
    if second is None:
        last_month = today
        if first.precision == "year" and first.year == as_of.year:
            first_month = _index(first.year, 1)
    elif second.precision == "year":
        last_month = _index(second.year, 12 if is_single_year else 6)
        if second.year == first.year and first.month:  # 03/2020 – 2020
            last_month = _index(second.year, 12)
    elif second.precision == "season":
        last_month = _index(second.year, second.month) + 2
    else:
        last_month = _index(second.year, second.month)
    is_current = second is None or (
        form == "range" and _index(second.year, second.month or 12) > today >= first_month
    )
    return DateRange(
        start=date(first.year, first.month or 1, 1),
        end=None if second is None else date(second.year, second.month or 1, 1),
        is_current=is_current,
        precision=precision,
        start_offset=start,
        end_offset=end,
        form=form,
        first_month=first_month,
        last_month=min(last_month, today),
    )


def _index(year: int, month: int) -> int:
    """Return a running number of the month."""
    return 12 * year + month - 1
