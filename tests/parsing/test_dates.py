"""Dates and ranges as résumés write them, and what is no date."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.parsing.dates import DateRange, find_date_ranges, merged_months, months_between

AS_OF = date(2026, 11, 21)


def _only(text: str) -> DateRange:
    """Return the one range of a text."""
    (found,) = find_date_ranges(text, AS_OF)
    return found


@pytest.mark.parametrize(
    ("text", "months", "precision"),
    [
        ("10/2020 - Present", 74, "month"),
        ("Aug '21 – now", 64, "month"),
        ("Jan '22 to Mar '22", 3, "month"),
        ("2021-03 to 2022-05", 15, "month"),
        ("03.2019 – 06.2021", 28, "month"),
        ("03/2021-04/2022", 14, "month"),
        ("March 2018 to October 2020", 32, "month"),
        ("Apr – Aug 2022", 5, "month"),
        ("Nov – Feb 2020", 4, "month"),
        ("2020, May – present", 79, "month"),
        ("2017 JUN to 2020 MAR", 34, "month"),
        ("2015-09 → 2018-01", 29, "month"),
        ("Sept 2016 – July 2019", 35, "month"),
        ("Januar 2019 bis heute", 95, "month"),
        ("mars 2018 à juin 2020", 28, "month"),
        ("oct. 2022 – aujourd'hui", 50, "month"),
        ("enero de 2018 - actualidad", 107, "month"),
        ("gennaio 2020 – oggi", 83, "month"),
        ("março de 2015 a abril de 2016", 14, "month"),
        ("styczeń 2019 – obecnie", 95, "month"),
        ("augustus 2020 tot heden", 76, "month"),
        ("maj 2019 – nu", 91, "month"),
        ("11.03.2019 – to date", 93, "day"),
        ("16 Sep 2019 to 31 Jan 2022", 29, "day"),
        ("05/18/2020 - 06/01/2021", 14, "day"),
        ("Spring 2019 - Fall 2020", 21, "season"),
        ("2016–2018", 24, "year"),
        ("2016 to Present", 125, "year"),
        ("2023-25", 24, "year"),
        ("June 2013\nto\nMarch 2016", 34, "month"),
        ("Jan 2016  Jun 2017", 18, "month"),
        ("2020-present", 77, "year"),
    ],
)
def test_range_is_read_with_its_length(text: str, months: int, precision: str) -> None:
    """A range in any usual notation has the length that a person would count."""
    found = _only(text)
    assert (found.months, found.form) == (months, "range")
    assert text[found.start_offset : found.end_offset] == text
    assert found.precision == precision or (precision == "day" and found.precision == "month")


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("since 2019", 89),
        ("Since 16.10.2023", 38),
        ("01/2021 –", 71),
        ("2019-09 →   Owner", 87),
        ("seit Mai 2024", 31),
    ],
)
def test_open_end_lasts_until_as_of(text: str, months: int) -> None:
    """A beginning without an end goes on until the day of reading."""
    found = _only(text)
    assert (found.form, found.is_current, found.end, found.months) == ("since", True, None, months)


def test_until_has_no_beginning_and_no_length() -> None:
    """An end alone counts nothing."""
    found = _only("until 03/2020")
    assert (found.form, found.start, found.end, found.months) == ("until", None, date(2020, 3, 1), 0)


@pytest.mark.parametrize(
    "text",
    [
        "651-555-0142",
        "+44 7700 900 214",
        "(555) 010-2231",
        "Springfield, IL 62019",
        "$2,019 to $2,020 a month",
        "£1990-2010",
        "teams of 5-10 people",
        "ISO 9001:2015 and Directive 2009/41/EC",
        "part no. GS-2010-12A",
        "may march on in August heat",
        "40-50 %",
    ],
)
def test_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    """Telephone numbers, postcodes, amounts and codes are no dates."""
    assert [r for r in find_date_ranges(text, AS_OF) if r.form == "range"] == []
    assert merged_months(r for r in find_date_ranges(text, AS_OF) if r.form != "single") == 0


def test_single_year_is_twelve_months_at_most() -> None:
    """A year alone cannot be longer than itself, and this year not longer than until today."""
    assert _only("2016 – 2016").months == 12
    assert _only("2026").months == 11


def test_summers_count_three_months_a_year() -> None:
    """Summer jobs of four years are twelve months, not four years."""
    assert merged_months(find_date_ranges("Lifeguard, summers 2016–2019", AS_OF)) == 12
    assert merged_months(find_date_ranges("Summers 2017, 2018", AS_OF)) == 6
    assert merged_months(find_date_ranges("Mowing crew, 2019 and 2020, April to October", AS_OF)) == 14


def test_future_does_not_count() -> None:
    """A job that has not begun has no length; a fixed term counts until today."""
    assert _only("Dec 2027 – Jan 2029").months == 0
    running = _only("Jan 2026 – Dec 2027")
    assert (running.is_current, running.months) == (True, 11)


def test_adjacent_jobs_leave_no_gap_and_overlaps_count_once() -> None:
    """09/2020 then 10/2020 is gapless; a second job beside the first adds nothing."""
    text = "01/2020 – 09/2020; 10/2020 – 12/2020; 06/2020 – 11/2020"
    assert merged_months(find_date_ranges(text, AS_OF)) == 12
    chain = find_date_ranges("2011 – 2014 and then 2014 – 2020", AS_OF)
    assert merged_months(chain) == 108


def test_months_between_counts_both_ends() -> None:
    """September to October are two months; backwards is none."""
    assert months_between(date(2020, 9, 30), date(2020, 10, 1)) == 2
    assert months_between(date(2020, 9, 1), date(2020, 9, 30)) == 1
    assert months_between(date(2020, 9, 1), date(2019, 9, 1)) == 0


@given(
    st.text(alphabet=st.sampled_from("0129/.-–→' \nJanuryMsetopd,:()"), max_size=60) | st.text(max_size=60)
)
def test_ranges_lie_in_the_text_in_order(text: str) -> None:
    """Whatever the text, the ranges are ordered, do not overlap and end where they can."""
    found = find_date_ranges(text, AS_OF)
    assert all(0 <= r.start_offset < r.end_offset <= len(text) for r in found)
    assert all(
        a.end_offset <= b.start_offset or (a.start_offset, a.end_offset) == (b.start_offset, b.end_offset)
        for a, b in pairwise(found)
    )
    assert all(r.last_month <= 12 * 2026 + 10 for r in found)


@given(st.lists(st.tuples(st.integers(1990, 2026), st.integers(1, 12), st.integers(0, 60)), max_size=6))
def test_merging_never_exceeds_the_sum_nor_falls_below_the_longest(spans: list[tuple[int, int, int]]) -> None:
    """The union of jobs is at least the longest and at most their sum, in any order."""
    lines = []
    for year, month, length in spans:
        last = 12 * year + month - 1 + length
        lines.append(f"{month:02d}/{year} – {last % 12 + 1:02d}/{last // 12}")
    ranges = [r for line in lines for r in find_date_ranges(line, AS_OF)]
    total = merged_months(ranges)
    assert max((r.months for r in ranges), default=0) <= total <= sum(r.months for r in ranges)
    assert total == merged_months(reversed(ranges))


@pytest.mark.parametrize(
    "unit", ["2014 (", "(2014) ", "2014, ", "1 ", "summers 2014 ", "2014/", "of 2014 the ", "Jan 2 "]
)
def test_a_hostile_row_of_dates_is_read_soon(unit: str) -> None:
    """A hundred thousand characters of half-written dates take a fraction of a second."""
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    find_date_ranges(text, AS_OF)
    assert time.process_time() - began < 2.0


def test_a_season_counts_on_its_own_line_alone() -> None:
    """The word "summers" of the line above says nothing of a year."""
    assert [r.precision for r in find_date_ranges("Camp cook, summers 2018-2019", AS_OF)] == [
        "season",
        "season",
    ]
    assert [r.precision for r in find_date_ranges("Camp cook, summers\nClerk 2018-2019", AS_OF)] == ["year"]
