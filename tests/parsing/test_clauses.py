"""Sentences and clauses, and what a clause denies."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.parsing.clauses import MAX_PIECES, clause_spans, denies, piece_spans, says_none


def pieces(text: str) -> list[tuple[str, bool]]:
    return [(text[start:end].strip(), denied) for start, end, denied in piece_spans(text)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("I am not a U.S. citizen", ["I am not a U.S. citizen"]),
        ("Moved to the U.K. in 2019; no visa needed", ["Moved to the U.K. in 2019", "no visa needed"]),
        ("Ran the shop. Never sold.", ["Ran the shop", "Never sold"]),
        ("Licence: B. No car.", ["Licence", "B", "No car"]),
    ],
)
def test_initials_end_no_clause(text: str, clauses: list[str]) -> None:
    assert [text[start:end].strip() for start, end in clause_spans(text)] == clauses


def test_sentences_are_pieces_and_denying_ones_are_cut_into_clauses() -> None:
    text = "I climb towers. Can lift 25 kg up a ladder. Not keen on nights any more, but have done weekend shifts."
    assert pieces(text) == [
        ("I climb towers", False),
        ("Can lift 25 kg up a ladder", False),
        ("Not keen on nights any more", True),
        ("but have done weekend shifts", False),
    ]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("I have never managed anybody", True),
        ("no car", True),
        ("would need a visa", True),
        ("no accidents in ten years", False),
        ("not only planned but also ran the move", False),
        ("never missed a deadline", False),
        ("Non-profit accounting for three charities", False),
        ("Ran the night shift", False),
        ("Started the monthly cycle from nothing", False),
        ("I know nothing of tax", True),
        ("relaying for the doctor, who has none", False),
        ("Swim 50 metres with a life jacket and without", False),
        ("Has no car and never held a licence", True),
        ("No shift without a hoist", False),
        ("Never without a drill press", False),
        ("No UX/UI work", True),
    ],
)
def test_praise_is_no_denial(clause: str, expected: bool) -> None:
    assert denies(clause) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("SQL (not used since 2014)", False),
        ("Java, last used in 2012", False),
        ("never used Python, Java last used in 2012", True),
        ("I have not used SQL since school", True),
    ],
)
def test_what_was_used_last_long_ago_is_no_denial(clause: str, expected: bool) -> None:
    assert denies(clause) is expected


def test_a_question_goes_with_the_no_that_answers_it() -> None:
    """ "SQL?" alone would name it, and "Not yet" alone would deny nothing."""
    assert pieces("Blender? Not yet. I draw by hand.") == [
        ("Blender? Not yet", True),
        ("I draw by hand.", False),
    ]
    assert pieces("Why Leeds? My family lives there.")[-1] == ("My family lives there.", False)


@given(st.text(max_size=300))
def test_pieces_lie_in_order_inside_the_text(text: str) -> None:
    found = piece_spans(text)
    assert len(found) <= MAX_PIECES
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert clause_spans(text)


@pytest.mark.parametrize("unit", ["no ", "a. ", "not, but ", "(", " - ", "; ", "| ", "x" * 50 + " "])
def test_hostile_text_takes_little_time(unit: str) -> None:
    began = time.process_time()
    piece_spans(unit * (100_000 // len(unit)))
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("PMP: none", True),
        ("Security clearance – not held", True),
        ("Tableau experience: n/a", True),
        ("Kubernetes (no)", True),
        ("No security clearance.", True),
        ("Without a degree", True),
        ("No accidents", False),
        ("Accidents: none", False),
        ("Clients: Nova, Nilsson", False),
        ("Blender? Not yet", True),
        ("Travel? No problem", False),
    ],
)
def test_rows_of_a_form_that_say_none_deny(text: str, denied: bool) -> None:
    """A label with nothing but a "no" behind it needs no model of sentences."""
    assert (says_none(text) or denies(text)) is denied
