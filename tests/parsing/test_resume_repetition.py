"""Repeated words are left in the text and out of what is compared."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.parsing.resume.repetition import repeated_spans, without_repetition
from matcher.reading import read_document


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            "Ran the payroll in SAP payroll SAP payroll SAP payroll SAP",
            "Ran the payroll in SAP",
        ),
        ("Excel Excel Excel Excel and wrote reports", "Excel and wrote reports"),
        (
            "Filed affidavits for the Family Court Family Family Family",
            "Filed affidavits for the Family Court",
        ),
    ],
)
def test_runs_of_known_words_are_cut(line: str, kept: str) -> None:
    """A run of words that the line said before says nothing new."""
    assert without_repetition(line) == kept


@pytest.mark.parametrize(
    "line",
    [
        "Microsoft Word, Microsoft Excel, Microsoft Access, Microsoft Outlook",
        "Risk management, stakeholder management, change management, project management",
        "English (R/W/S), Hindi (R/W/S), Tamil (R/W/S)",
        "Files sorted because I read a thousand of them, not because I made one",
        "2 years of welding, 3 years of pipe fitting, 2 years of rigging",
        "Pythons travel in bags, bags in containers, containers in a van",
    ],
)
def test_honest_lines_stay(line: str) -> None:
    """Heads of phrases, units and figures of speech may come again."""
    assert without_repetition(line) == line


def test_the_line_itself_keeps_every_word() -> None:
    """The quote is what the résumé says; only its comparison leaves the repetition out."""
    text = "Jo Doe\n\nEXPERIENCE\nClerk, Acme, 01/2020 - 06/2023\n- Ran payroll for SAP users payroll payroll payroll\n"
    lines = parse_resume_document(read_document(text), as_of=date(2026, 11, 21)).lines
    line = next(own for own in lines if own.text.startswith("Ran"))
    assert line.text.endswith("payroll payroll payroll")
    assert line.scored_text == "Ran payroll for SAP users"


def test_spans_name_what_is_cut() -> None:
    """The spans and the text without them say the same."""
    line = "Excel Excel Excel Excel and wrote reports"
    ((start, end),) = repeated_spans(line)
    assert line[:start] + line[end:] == without_repetition(line)
    assert repeated_spans("Ran the payroll of the whole firm") == []
