"""Postings whose line breaks were lost: headings and items run together in one paragraph."""

from __future__ import annotations

import time

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.flattened import run_in_items, run_in_labels
from matcher.reading import read_document

FLAT = (
    "Senior Gardener\nGreenfold Estates\n\n"
    "Greenfold looks after the parks and gardens of three counties and has grown to ninety people in two years. Our team in Wells needs another "
    "pair of hands. Key Responsibilities Planning the beds for each season with the head gardener Mowing and edging the lawns each week as needed "
    "Experience 3 years in a public garden or a large private one, with roses and box Knowledge of organic pest control would be advantageous "
    "A sound grasp of drainage and soil Good working knowledge of ride-on mowers Qualifications RHS Level 2 in Horticulture Personal Attributes "
    "A patient and friendly manner with visitors The ability to plan your own day The ability to work in all weathers"
)


def _requirements(text: str) -> list[tuple[str, str]]:
    posting = parse_posting_document(read_document(text + "\n", role="posting"))
    return [(r.text, r.necessity) for r in posting.requirements]


def test_one_paragraph_is_cut_at_its_headings_and_items() -> None:
    assert _requirements(FLAT) == [
        ("3 years in a public garden or a large private one, with roses and box", "required"),
        ("Knowledge of organic pest control would be advantageous", "preferred"),
        ("A sound grasp of drainage and soil", "required"),
        ("Good working knowledge of ride-on mowers", "required"),
        ("RHS Level 2 in Horticulture", "required"),
        ("A patient and friendly manner with visitors", "required"),
        ("The ability to plan your own day", "required"),
        ("The ability to work in all weathers", "required"),
    ]


def test_two_items_right_behind_a_heading_are_told_apart() -> None:
    text = (
        FLAT[: FLAT.index("Experience 3")]
        + "Requirements Diploma in Garden Design 5 years experience in parks"
    )
    assert [t for t, _ in _requirements(text)] == ["Diploma in Garden Design", "5 years experience in parks"]


def test_capitals_within_a_sentence_are_no_items() -> None:
    assert (
        run_in_items(
            "Experience in Advanced Excel and Good Manufacturing Practice is needed. You lead. You plan."
        )
        == []
    )
    assert run_in_items("1. Knowledge of soil 2. Ability to dig Strong back") == []


def test_words_of_headings_within_a_sentence_are_no_headings() -> None:
    filler = "and so on and on " * 30
    assert (
        run_in_labels(
            "You meet the Essential Criteria Listed below and our Personal Attributes A to Z " + filler
        )
        == []
    )
    assert run_in_labels("Essential Skills Good eye") == []


def test_hostile_paragraphs_take_no_time() -> None:
    for unit in ("Key Skills and ", "Good ", "A a ", "Essential Skills Essential ", "  A"):
        text = (unit * (100_000 // len(unit)))[:100_000]
        began = time.perf_counter()
        run_in_labels(text)
        run_in_items(text)
        assert time.perf_counter() - began < 0.4
