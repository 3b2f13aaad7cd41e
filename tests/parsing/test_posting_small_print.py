"""Attendance, travel and conditions are asked for; how to apply and what the employer believes in is not."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.types import Document

LISTED = """Tide Gauge Technician
Salt & Lantern Survey, Porthmere

What you'll bring
- Two years of hands-on work with hydrographic instruments
- Careful record keeping
- Confidence on small boats

{heading}
- {line}
"""
PROSE = """Charter Registrar

Qualifications
You need three years of experience in a ship registry. A degree in maritime law is required. Fluent Norwegian is an asset. {sentence}

How to apply
Send your letter to the harbour office.
"""


def _texts(text: str) -> list[str]:
    return [r.text for r in parse_posting_document(Document(text=text)).requirements]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Before you apply", "You'll be in our Porthmere office three days a week"),
        ("Before you apply", "You'll need the right to work in Ireland"),
        ("The practical bits", "Occasional travel to Oban, around twice a year"),
        ("The practical bits", "Full working rights in New Zealand"),
        ("Other", "This role follows a hybrid pattern with two days per week in our Cork office."),
        ("Other information", "Attendance on site at least four days a week is part of the job."),
        ("Working conditions", "Employment is contingent on a reference and background check"),
    ],
)
def test_conditions_of_the_work_are_requirements(heading: str, line: str) -> None:
    """An item of small print that the person must meet is found, whatever its heading."""
    assert line in _texts(LISTED.format(heading=heading, line=line))


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Benefits", "Hybrid working with two days a week at home"),
        ("Benefits", "International travel for the winter party"),
        ("The practical bits", "We pay for travel to Oban"),
    ],
)
def test_offers_are_no_requirements(heading: str, line: str) -> None:
    """The same words in an offer ask for nothing."""
    assert line not in _texts(LISTED.format(heading=heading, line=line))


@pytest.mark.parametrize(
    "sentence",
    [
        "In order to qualify, you must meet the requirements described below by the closing date.",
        "Experience refers to paid and unpaid work, skills learnt at sea included.",
        "Foreign education must be evaluated.",
        "Transcripts must be submitted with the form.",
        "Time-in-grade must be met by the closing date.",
        "Experience cannot be substituted for the degree.",
        "Applicants must be able to demonstrate the essential criteria in their supporting statement.",
        "The Harbour Board is committed to creating an inclusive office where skills and experience are valued.",
        "If you have a disability or special need that requires an adjustment, please let us know.",
        "We particularly welcome applications from people with experience of island life.",
    ],
)
def test_rules_and_creeds_are_no_requirements(sentence: str) -> None:
    """Sentences about the procedure hold "must", "experience" and "skills" and ask for nothing."""
    found = _texts(PROSE.format(sentence=sentence))
    assert len(found) == 3
    assert not any(sentence[:20] in text for text in found)


def test_experience_at_a_grade_is_a_requirement() -> None:
    """A federal demand is one, though it speaks of the résumé."""
    sentence = "To qualify at the GS-9 level, your resume must describe one year of specialized experience equivalent to the GS-7 level, defined as surveying harbours."
    assert sentence in _texts(PROSE.format(sentence=sentence))


def test_a_legend_is_no_requirement() -> None:
    """What the letters of a list stand for is not an item of it."""
    text = "Skills\nE  Knot tying under load\nE  Reading of tide tables\nD  Welsh\n\nE = essential, D = desirable.\n"
    assert not any("=" in found for found in _texts(text))


@pytest.mark.parametrize(
    "heading", ["It is a merit if you have", "Applicants with the following will have an advantage"]
)
def test_a_line_on_top_of_wishes_heads_them(heading: str) -> None:
    """It needs no colon and no empty line above it, and what stands below is welcome only."""
    text = f"Requirements\n- Five years of experience as a deckhand\n- Able to swim\n{heading}\n- Knowledge of Faroese\n- Experience with drones\n"
    found = parse_posting_document(Document(text=text)).requirements
    assert [(r.necessity, r.text) for r in found] == [
        ("required", "Five years of experience as a deckhand"),
        ("required", "Able to swim"),
        ("preferred", "Knowledge of Faroese"),
        ("preferred", "Experience with drones"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "You handle difficult enquiries and clients come back to you.",
        "Practice in answering regulator enquiries within statutory limits",
    ],
)
def test_enquiries_and_coming_back_are_work(line: str) -> None:
    """Words of a web page's edge are plain words inside a demand."""
    assert line in _texts(
        f"About you\nYou have two years of experience in customs work.\n{line}\nYou know OneTrust.\n"
    )
