"""Demands that ran into each other in items, lines and sentences, and headings glued to the word before them."""

from __future__ import annotations

import time

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.flattened import fused_items, lower_items, run_in_items, run_in_labels
from matcher.parsing.posting.lines import split_lines
from matcher.parsing.posting.sentences import split_sentences
from matcher.types import Document


def texts(text: str) -> list[str]:
    return [r.text for r in parse_posting_document(Document(text=text)).requirements]


def test_semicolon_and_or_part_two_lines() -> None:
    """ "…; or" ends an item; the next line that begins with a capital is another one."""
    lines = split_lines("Three years' experience at a harbour with large cranes; or\nA comparable training.")
    assert [line.text for line in lines] == [
        "Three years' experience at a harbour with large cranes; or",
        "A comparable training.",
    ]


def test_headings_make_no_list_of_paragraphs() -> None:
    """Two paragraphs below two headings stay prose: each of their sentences is a requirement of its own."""
    text = (
        "Required Qualifications\n\nEssential skills include proficiency in weaving and experience with large looms. "
        "The candidate should demonstrate commitment to clean work and a quiet shop.\n\n"
        "Preferred Experience\n\nNice-to-have skills are dyeing and knowledge of old patterns.\n"
    )
    assert "The candidate should demonstrate commitment to clean work and a quiet shop." in texts(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Experience in the care of hedges Good communication skills",
            ["Experience in the care of hedges", "Good communication skills"],
        ),
        (
            "Used to sailing at night Industrial experience in ports or docks",
            ["Used to sailing at night", "Industrial experience in ports or docks"],
        ),
        ("Five years of Good communication skills", []),
        ("Knows Customer Experience in shops", []),
        ("Must have Strong communication skills", []),
        ("Strong communication skills", []),
    ],
)
def test_fused_items_are_parted(text: str, parts: list[str]) -> None:
    """Two demands that ran into one bullet are two; a capital within a phrase parts nothing."""
    assert [text[a:b] for a, b in fused_items(text)] == parts


@pytest.mark.parametrize(
    ("text", "n_parts"),
    [
        ("previous boat experience (desirable) experience of tides ability to swim", 3),
        ("a good knowledge of knots with proven ability to swim in cold and open water", 0),
        ("Ability to swim experience of tides ability to row", 0),
    ],
)
def test_items_in_small_letters_are_parted(text: str, n_parts: int) -> None:
    """Items in small letters are told by their first words, unless those words go on with an item."""
    assert len(lower_items(text)) == n_parts


def test_glued_heading_with_a_colon_is_one() -> None:
    """In a line of a whole posting a heading with a colon needs no space before it."""
    text = (
        "Keep the beds free of weeds and tidy " * 9
        + "stockSkills: ability to dig good mowing skills knowledge of roses"
    )
    assert [text[a:b] for a, b, _ in run_in_labels(text)] == ["Skills"]


def test_it_literate_is_one_item() -> None:
    """ "IT literate" is not cut between its words."""
    text = "Ability to mend nets IT literate Good eye for weather"
    assert [text[a:b] for a, b in run_in_items(text)] == [
        "Ability to mend nets",
        "IT literate",
        "Good eye for weather",
    ]


def test_space_before_a_full_stop_ends_a_sentence_too() -> None:
    """A full stop that is glued to the next sentence, not to its own, ends its sentence."""
    text = "You tend roses in a park .Gardeners may be sent to other parks."
    assert len(split_sentences(text)) == 2
    assert len(split_sentences("You write .NET services")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a" + " ability to" * 9_000,
        "good a-" * 14_000,
        "xx Strong " + "a " * 50_000,
        "ab Skills: a" * 8_300,
        "the candidate for " * 5_500,
        "a ." * 33_000,
    ],
)
def test_hostile_texts_are_fast(text: str) -> None:
    """No pattern of these rules goes back over long texts again and again."""
    started = time.process_time()
    fused_items(text), lower_items(text), run_in_labels(text), split_sentences(text)
    assert time.process_time() - started < 1
