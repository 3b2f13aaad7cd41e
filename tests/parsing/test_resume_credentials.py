"""Certificates and languages that a résumé holds, is working towards, has let lapse or denies."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.types import Document, Resume

AS_OF = date(2026, 11, 21)


def parse(heading: str, text: str) -> Resume:
    """Parse one row under a heading."""
    head = (
        "Petra Quill\nGraz | petra.quill@example.org\n\nEXPERIENCE\nFitter, Norvik Ltd, 03/2019 - present\n"
    )
    return parse_resume_document(Document(text=f"{head}- Fitted pumps.\n\n{heading}\n{text}\n"), as_of=AS_OF)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Ohio RN, active. Application to Utah by endorsement sent", [("rn licence", "current")]),
        ("I hold no US nursing licence at this time.", []),
        ("Registered nurse abroad since 2014; I hold no US nursing licence", []),
        (
            "NCLEX-RN booked for 18 February 2027; I hold no US nursing licence",
            [("rn licence", "in_progress")],
        ),
        ("Ohio RN, active, exp. 05/2028. No Utah RN license yet.", [("rn licence", "current")]),
        ("PMP: none. CSM since 2021.", [("csm", "current")]),
        ("Do not hold a PMP; CSM since 2021", [("csm", "current")]),
        ("CISSP - never sat", []),
        ("CPA nicht vorhanden", []),
        ("CPR certification lapsed; ACLS current", [("cpr", "expired"), ("acls", "current")]),
        ("My RN licence was surrendered in 2018", [("rn licence", "expired")]),
        ("RN license, no discipline, exp. 05/2028", [("rn licence", "current")]),
        ("CPA no. 48810, current through 2027", [("cpa", "current")]),
        ("First aid", [("first aid", "current")]),
    ],
)
def test_a_denied_certificate_is_not_held(text: str, held: list[tuple[str, str]]) -> None:
    """What is denied is left out, what is booked is in progress, what lapsed is expired."""
    found = parse("CERTIFICATIONS", text).certifications
    assert [(c.name, c.status) for c in found] == held


@pytest.mark.parametrize(
    "text",
    [
        "Worked alongside a CPA who closes the year",
        "Would like to become a CPA.",
        "I am not a CPA and do not plan to be one.",
    ],
)
def test_wishes_and_colleagues_are_no_certificates(text: str) -> None:
    """A certificate that somebody else holds, or that is wished for, is not held."""
    assert parse("OTHER", text).certifications == ()


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("English only", {"english": 0}),
        ("English only, no French", {"english": 0}),
        ("English (native). No Spanish.", {"english": 6}),
        ("English, French (none), German B1", {"english": 0, "german": 3}),
        ("French (B2). German: none beyond the menu.", {"french": 4}),
        ("I do not speak German. Fluent English.", {"english": 5}),
        ("Not only German (C1) but also English (C2)", {"german": 5, "english": 6}),
        ("English native, learning Spanish", {"english": 6, "spanish": 1}),
        ("Polish native, German just started (A1)", {"polish": 6, "german": 1}),
    ],
)
def test_denied_languages_are_not_spoken(text: str, spoken: dict[str, int]) -> None:
    """A language that the résumé denies is none of its languages; one just begun is at the lowest level."""
    found = parse("LANGUAGES", text).languages
    assert {language.name: language.level for language in found} == spoken
