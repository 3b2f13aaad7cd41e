"""Advertisements that lost their line breaks, and conditions and wishes in set phrases; all examples are invented."""

from __future__ import annotations

import time

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.necessity import own_necessity, split_mixed
from matcher.reading import read_document
from matcher.types import Posting

_PITCH = (
    "Well known mill on the river seeks a hand for its looms and its yard. "
    "You will be looking after four sheds with two colleagues and will report to the owner of the mill. "
)


def _parse(text: str) -> Posting:
    return parse_posting_document(read_document(text, role="posting"))


def _texts(text: str) -> list[str]:
    return [r.text for r in _parse(text).requirements]


def test_a_list_behind_following_is_cut_into_its_items() -> None:
    """What stands behind "will match the following:" is a list, also where no item begins with "Experience"."""
    found = _texts(
        "Loom Hand\nHarrow Mills\n\n" + _PITCH + "The successful candidate will match the following: "
        "Confident loom repair Professional and calm manner Excellent weaving skills Conversant in pattern books "
        "Unfortunately due to the number of letters we receive we answer only some of them."
    )
    assert found == [
        "Confident loom repair",
        "Professional and calm manner",
        "Excellent weaving skills",
        "Conversant in pattern books",
    ]


def test_a_list_of_duties_in_the_same_sentence_does_not_hide_the_demands() -> None:
    """The list of duties before, and the package behind, are not taken for demands."""
    found = _texts(
        "Loom Hand\nHarrow Mills\n\n" + _PITCH + "As a Loom Hand duties will include: Oiling the looms "
        "Sweeping the sheds Talking to visitors For this post, we are looking for people who meet the following criteria: "
        "Educated to degree level Excellent weaving skills Full driving licence Eligible to live and work in the UK "
        "The Package for this post: Basic wage Free cloth Lunch"
    )
    assert found == [
        "Educated to degree level",
        "Excellent weaving skills",
        "Full driving licence",
        "Eligible to live and work in the UK",
    ]


@pytest.mark.parametrize(
    "label", ["Skills required:", "Skills / Attributes Required", "EDUCATION / EXPERIENCE REQUIRED"]
)
def test_a_heading_without_line_breaks_opens_a_list(label: str) -> None:
    """Headings of two nouns and "required" are found within a paragraph."""
    found = _texts(
        "Loom Hand\nHarrow Mills\n\n"
        + _PITCH
        + _PITCH
        + f"{label} Previous weaving experience Latin to school level or equivalent "
        "Strong pattern skills (cards, books) Logical and patient approach Works well in noise Planning and repair skills"
    )
    assert found == [
        "Previous weaving experience",
        "Latin to school level or equivalent",
        "Strong pattern skills (cards, books)",
        "Logical and patient approach",
        "Works well in noise",
        "Planning and repair skills",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Employment is contingent upon successful completion of a background investigation.",
        "They should also be comfortable talking to weavers about their looms.",
    ],
)
def test_conditions_in_set_phrases_are_requirements(sentence: str) -> None:
    """Checks and traits asked for in a sentence of prose are taken."""
    assert sentence in _texts(f"Loom Hand\n\nHarrow Mills weaves cloth for sails and tents. {sentence}\n")


def test_how_pay_is_set_is_no_requirement() -> None:
    """Skills that only decide the pay are not asked for."""
    text = "Loom Hand\n\nRequirements:\n- Three years of weaving\n- Calm voice\n\nOur pay structure is based on several factors, including experience and weaving skills.\n"
    assert _texts(text) == ["Three years of weaving", "Calm voice"]


def test_the_only_demand_of_a_pitch_is_taken() -> None:
    """Where nothing else is asked, the sentence that says who is sought counts."""
    found = _texts(
        "Weaver, Harrow Mills — Harrow Mills is seeking a Senior Weaver with a background in sailcloth. "
        "The mill lies on the river and has four sheds. Its cloth is sold in the town.\n"
    )
    assert len(found) == 1
    assert "background in sailcloth" in found[0]


def test_labels_with_a_colon_divide_the_section_that_asks() -> None:
    """A label between two short lists does not end the requirements."""
    found = _texts(
        "# Loom Hand\n\n## Key Skills Required\n\nKnowledge of yarns:\n- Flax\n- Wool\n\nAround the yard:\n- Main focus on horses\n- Good eye for weather\n\nWith others:\n- Will be expected to teach apprentices\n"
    )
    assert found[-3:] == [
        "Main focus on horses",
        "Good eye for weather",
        "Will be expected to teach apprentices",
    ]


@pytest.mark.parametrize(
    ("text", "necessity"),
    [
        ("Exposure to sailcloth considered advantageous", "preferred"),
        ("Knowledge of yarns (plus)", "preferred"),
        ("Preferential treatment for guild members", "preferred"),
        ("You will be well versed in knots", None),
        ("Whilst a background in cloth is not necessary, a clear understanding of looms is essential", "required"),
        ("Although this is not essential, knowledge of yarns is useful", "preferred"),
    ],
)  # fmt: skip
def test_words_of_necessity_are_read(text: str, necessity: str | None) -> None:
    """A wish is told from a demand by the words of the item."""
    assert own_necessity(text) == necessity


def test_and_ideally_begins_a_wish_of_its_own() -> None:
    """What stands behind "and ideally" is a second item, unless it only says where."""
    text = "Conversant in knots and ideally Welsh weaving"
    assert [text[a:b] for a, b in split_mixed(text)] == ["Conversant in knots", "ideally Welsh weaving"]
    assert len(split_mixed("Two years of weaving and ideally in Wales")) == 1


def test_what_is_hoped_for_below_the_requirements_is_preferred() -> None:
    """ "What we hope you have" wishes where another list says what is required."""
    posting = _parse(
        "Loom Hand\n\nRequirements:\n- Three years of weaving\n- Knowledge of yarns\n\nWhat we hope you have:\n- Experience with sailcloth\n- Passion for horses\n"
    )
    assert [r.necessity for r in posting.requirements] == ["required", "required", "preferred", "preferred"]


@pytest.mark.parametrize(
    "unit",
    ["following ", "a and ideally b ", "Skills required: ", "A skills ", "experience  ", "although x "],
)
def test_hostile_repetition_stays_fast(unit: str) -> None:
    """100,000 characters of one phrase do not slow the parser down."""
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    split_mixed(text)
    own_necessity(text)
    assert time.process_time() - start < 1.0
