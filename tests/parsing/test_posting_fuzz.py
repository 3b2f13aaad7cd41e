"""Any text is a posting that can be parsed: quickly, and with spans that quote it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.parsing.posting import parse_posting_document
from matcher.types import REQUIREMENT_KINDS, Document

_LINES = st.sampled_from(
    [
        "Requirements", "Preferred:", "- 3+ years of X or Y", "• degree in law; MBA a plus", "1. A, or", "2. B", "You have SQL.", "We offer $10 - $12/hr", "**Bold.** Text",
        "What you'll do", "", "  wrapped and", "Do you have it?", "Yes", "| a | b |", "Label: value", "Équivalent à 3 ans", "经验", "\u202eabc", "🙂 Python", "(", "– a – b – c", "a" * 300,
    ]
)  # fmt: skip


def _check(text: str) -> None:
    posting = parse_posting_document(Document(text=text))
    end = 0
    for number, requirement in enumerate(posting.requirements, 1):
        assert requirement.id == f"r{number}"
        assert text[requirement.start : requirement.end] == requirement.text
        assert requirement.start >= end and requirement.text.strip() == requirement.text
        assert set(requirement.kinds) <= set(REQUIREMENT_KINDS) and requirement.kinds
        end = requirement.end
    for duty in posting.responsibilities:
        assert text[duty.start : duty.end] == duty.text


@given(st.text(max_size=400))
@settings(deadline=None)
def test_any_unicode_parses(text: str) -> None:
    """Nothing crashes and every span quotes the text."""
    _check(text)


@given(st.lists(_LINES, max_size=25).map("\n".join))
@settings(deadline=None)
def test_any_mixture_of_lines_parses(text: str) -> None:
    """Pieces of real postings in any order keep their spans apart and in order."""
    _check(text)


def test_parsing_twice_gives_the_same() -> None:
    """The same text gives the same posting."""
    document = Document(text="Clerk\n\nRequirements\n- Two years of SQL or Access\n- Spanish a plus\n")
    assert parse_posting_document(document) == parse_posting_document(document)


@pytest.mark.parametrize(
    "hostile",
    [
        "a " * 50_000, "1. a b " * 14_000, "• a " * 25_000, "- a\n" * 25_000, "abc def, " * 11_000 + "or x", "a/" * 50_000, "**a** " * 16_000, "\n" * 100_000, "5 years of experience or " * 4_000,
        "Bachelor's degree in a, b or c; " * 3_100, "$100,000" * 12_500, "abc:\n" * 20_000, "must have " * 10_000, "x is a plus, " * 7_700, "Do you? \nYes\n" * 7_000, "such as a, b, " * 7_000, "(" * 100_000,
    ],
    ids=lambda text: text[:12].strip() or "newlines",
)  # fmt: skip
def test_hostile_text_takes_no_long_time(hostile: str) -> None:
    """A hundred thousand characters made to confuse are read within seconds, even on a busy machine."""
    start = time.process_time()
    parse_posting_document(Document(text=hostile))
    assert time.process_time() - start < 5
