"""Certificates and licences of many trades, and which of them imply others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.parsing.certificates import find_certificates, implied_certificates


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Active RN license, BLS and ACLS", ["rn licence", "bls", "acls"]),
        ("Must hold a valid driver’s license", ["driver's licence"]),
        ("CPA, or sitting for the exam", ["cpa"]),
        ("CompTIA Security+ or CISSP", ["comptia security+", "cissp"]),
        ("category C+E, a Driver CPC card", ["category c+e", "driver cpc"]),
        ("Lean Six Sigma Green Belt", ["six sigma green belt"]),
        ("Qualified Teacher Status (QTS)", ["qts"]),
        ("Forklift license and OSHA 30", ["forklift", "osha 30"]),
        ("A Zephyr Kiln Operator certification is a plus", ["zephyr kiln operator"]),
    ],
)
def test_certificates_are_found_under_one_name(text: str, names: list[str]) -> None:
    """Aliases lead to one canonical name; unknown certificates keep their own."""
    assert [c.name for c in find_certificates(text)] == names


@pytest.mark.parametrize(
    "text", ["CAP theorem and a POST request", "software licenses", "a degree certificate", "SIA conference"]
)
def test_abbreviations_in_another_sense_are_none(text: str) -> None:
    """An abbreviation counts only with a word of certification beside it."""
    assert find_certificates(text) == ()


def test_the_higher_certificate_implies_the_lower() -> None:
    """A class A licence lets you drive a car, not the other way round."""
    assert {"cdl class b", "driver's licence"} <= implied_certificates("cdl class a")
    assert implied_certificates("driver's licence") == {"driver's licence"}


@pytest.mark.parametrize(
    "hostile", ["A b certification " * 5500, "Certified " * 10000, "CPA " * 25000, "a" * 100_000]
)
def test_hostile_text_takes_no_long_time(hostile: str) -> None:
    """Time grows with the text and no faster."""
    start = time.process_time()
    find_certificates(hostile)
    assert time.process_time() - start < 3


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Spans quote the text, whatever it is."""
    for mention in find_certificates(text):
        assert text[mention.start : mention.end] == mention.surface
