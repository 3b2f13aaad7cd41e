"""Postings whose lines break inside the items, and whose paragraphs go on behind their lists."""

from __future__ import annotations

from matcher.parsing.posting import parse_posting_document
from matcher.reading import read_document
from matcher.types import Posting


def _read(text: str) -> Posting:
    return parse_posting_document(read_document(text, role="posting"))


def _texts(text: str) -> list[str]:
    return [" ".join(r.text.split()) for r in _read(text).requirements]


def test_items_broken_at_every_change_of_type_are_joined() -> None:
    text = (
        "Loom Programmer\n\nJob Requirements:\nAt least\n2 years\nof experience\nStrong command of\nWeavePoint\n/\nProWeave, Arahne\n,\n"
        "Pointcarre\nKnowledge of knots\nExcellent\nDutch\nspeaking and writing skills\nAttractive salary\nwith a yearly review\n"
        "Full pay\nand\nhealth insurance\nduring the trial months\n14 days fully-paid\nannual leave per year\nLoom\nand\nlaptop\nprovided\n"
        "Annual\ncompany trip\n"
    )
    assert _texts(text) == [
        "At least 2 years of experience", "Strong command of WeavePoint / ProWeave, Arahne , Pointcarre", "Knowledge of knots",
        "Excellent Dutch speaking and writing skills",
    ]  # fmt: skip


def test_items_of_one_word_stay_apart_where_lines_are_whole() -> None:
    text = "Loom Programmer\n\nRequirements:\nExperience with looms\nFlexible\nPatient\nKnowledge of knots\nreads Dutch\n"
    assert _texts(text) == [
        "Experience with looms",
        "Flexible",
        "Patient",
        "Knowledge of knots",
        "reads Dutch",
    ]


def test_better_to_have_is_a_wish() -> None:
    text = "Glazier\n\n### Requirements\n\n* Knowledge of lead\n* Steady hands\n\n### Better to have：\n\n* Experience with kilns\n* Knowledge of enamel\n"
    assert [r.necessity for r in _read(text).requirements] == [
        "required",
        "required",
        "preferred",
        "preferred",
    ]
