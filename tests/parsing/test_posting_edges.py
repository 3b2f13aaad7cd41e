"""Where the requirements of a posting begin and end, and what interrupts them."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.reading import read_document
from matcher.types import Document

# Lines marked "R " are required, "P " preferred; the marks are cut off before the posting is parsed.
LONE_LINES = """Herbalist
Oak & Sons

What we would like to see

R 3+ years of experience in a dispensary
R Expert knowledge of tinctures and their shelf life.
R Steady hands and a head for small numbers.
R Continuous learner with an eye on the trade press.
R Experience working with various measures (ex. drams)

Preferred qualifications

P Experience with a card index
P Beekeeping experience a plus

Perks

Tea

26 paid vacation days annually
"""
SOUP = """Weaver
Loom House

Requirements
R - Must have experience with hand looms
R - Knowledge of natural dyes
P - Highly desired: experience with jacquard
R - Able to thread two hundred ends an hour

Our team of more than 7,000 colleagues delivers an unrivaled combination of yarn, convenience and service through our leading brands.

Loom House is an equal opportunity employer and does not discriminate on the basis of race, color or religion.

- WVRD2020
- LHDouble
"""
LETTERS = """Signalman
Harbour Board

Selection criteria - essential
R (g) Two years as a signalman or deckhand
R (h) Knowledge of flag and lamp signals
R (i) Well-developed written English
R (j) Availability for a rotating roster of 12-hour shifts
R (k) A current driver licence

Selection criteria - desirable
P (l) Exposure to radar plotting
P (m) Experience coaching cadets
"""
FRAUD = """Fraud analyst
Sable Bank

Minimum qualifications
R - 2+ years of experience in payments
R - Expertise in at least one of the following: mule accounts, election scams, phishing
R - Working knowledge of SQL

Strong candidates may also
P - Have led a small team
P - Have worked with sensitive data
"""
PITCH = """Baker
Crumb

Here is you

We are looking for a baker to shape and bake our loaves. Crumb develops ovens for small bakeries. You must be able to start at four.

**French and English fluency is required.**

Deep inside you are looking for a new adventure with…

- Freedom: feeling free to bake at night
- Ambition: growing up with a bread that people know

Together we are driven by one dream:

- Helping ten thousand people to eat well
- Giving our guests a warm place
"""


def _marked(text: str) -> tuple[str, list[tuple[str, str]]]:
    lines, wanted = [], []
    for line in text.split("\n"):
        mark, rest = line[:2], line[2:]
        if mark in {"R ", "P "}:
            wanted.append(({"R ": "required", "P ": "preferred"}[mark], rest))
            line = rest
        lines.append(line)
    return "\n".join(lines), wanted


@pytest.mark.parametrize(
    "text", [LONE_LINES, SOUP, LETTERS, FRAUD], ids=["lines", "soup", "letters", "fraud"]
)
def test_lists_are_taken_whole_and_end_where_they_end(text: str) -> None:
    """Every line of the list is a requirement, and nothing below the paragraph that closes it."""
    plain, wanted = _marked(text)
    found = parse_posting_document(Document(text=plain)).requirements
    assert len(found) == len(wanted)
    for requirement, (necessity, line) in zip(found, wanted, strict=True):
        assert requirement.necessity == necessity
        assert line.endswith(requirement.text)


def test_pitch_and_promises_are_not_requirements() -> None:
    """What the employer looks for in passing, develops or dreams of asks for nothing; a bold sentence may."""
    found = parse_posting_document(read_document(PITCH, role="posting")).requirements
    assert [r.text for r in found] == [
        "You must be able to start at four.",
        "French and English fluency is required.",
    ]


def test_a_title_that_names_a_licence_is_no_requirement() -> None:
    """ "Licensed engineer" at the top names the job."""
    text = "Licensed Boiler Engineer (Grade 1) - Nights\nHull\n\nYou need\n- Two years on steam plant\n- A car\n- Patience\n"
    assert [r.text for r in parse_posting_document(Document(text=text)).requirements] == [
        "Two years on steam plant",
        "A car",
        "Patience",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Fluency in English (Welsh is a plus).", [("required", "Fluency in English"), ("preferred", "(Welsh is a plus).")]),
        ("Experience with a till (Lumen preferred)", [("required", "Experience with a till (Lumen preferred)")]),
        ("(Desirable) Vision systems for orchards", [("preferred", "(Desirable) Vision systems for orchards")]),
        ("Must pass a pre-employment background check and drug screen", [("required", "Must pass a pre-employment background check and drug screen")]),
    ],
)  # fmt: skip
def test_necessity_is_read_at_the_exact_place(line: str, expected: list[tuple[str, str]]) -> None:
    """An aside with a subject of its own is a wish of its own; one that colours the item is not."""
    text = f"Grower\n\nRequirements\n- Two years in a nursery\n- {line}\n- Patience\n"
    found = parse_posting_document(Document(text=text)).requirements
    assert [(r.necessity, r.text) for r in found[1:-1]] == expected


def test_a_chain_of_wishes_is_as_many_requirements() -> None:
    """ "It would help to …, to … and to …" names three."""
    text = (
        "Porter\n\nRequirements\nYou must have two years in a hotel. You need good English. "
        "It would be an advantage to hold a first aid certificate, to know the city, and to have worked nights."
    )
    found = parse_posting_document(Document(text=text)).requirements
    assert [(r.necessity, r.text) for r in found[-3:]] == [
        ("preferred", "to hold a first aid certificate"),
        ("preferred", "to know the city"),
        ("preferred", "to have worked nights."),
    ]


def test_a_second_list_below_the_duties_is_read_by_what_it_asks() -> None:
    """A list set off by an empty line, every item of which asks for something, is no list of duties."""
    text = (
        "Language Engineer\nHarrow Ltd\n\n- Master's degree in linguistics\n- Experience with corpora\n- Knowledge of phonology\n\n"
        "In this role you will:\n\n- Curate recordings\n- Review transcripts\n- Advocate careful spelling\n\n"
        "- PhD in linguistics\n- 2+ years of experience with annotation tools\n"
    )
    assert [r.text for r in parse_posting_document(Document(text=text)).requirements] == [
        "Master's degree in linguistics",
        "Experience with corpora",
        "Knowledge of phonology",
        "PhD in linguistics",
        "2+ years of experience with annotation tools",
    ]


def test_torn_lines_are_one_item() -> None:
    """A line that begins with a comma or a linking word belongs to the one above it."""
    text = "Weaver\n\nRequirements\n3+ years\nof experience with\nhand looms\n\nKnowledge of dyes\n\n, quick to learn new ones.\n\nPatience\n"
    found = parse_posting_document(Document(text=text)).requirements
    assert [" ".join(r.text.split()) for r in found] == [
        "3+ years of experience with hand looms",
        "Knowledge of dyes , quick to learn new ones.",
        "Patience",
    ]


def test_statements_about_others_are_not_requirements() -> None:
    """Under "Who you are", sentences about the reader count; those about third parties do not."""
    text = "Engineer\n\nWho you are\n\nTeachers are terribly short on time. You bring ownership. A calm voice on the telephone.\n"
    assert [r.text for r in parse_posting_document(Document(text=text)).requirements] == [
        "You bring ownership.",
        "A calm voice on the telephone.",
    ]


def test_codes_of_a_person_specification_are_read() -> None:
    """ "E1" and "D1" mark items; where the posting says that D is desirable, those are preferred."""
    text = (
        "MUSEUM OF MAKING\nRegistrar\n\nPerson specification (E = essential, D = desirable)\n\n"
        "E1  Confident user of a catalogue\nE2  Object handling, packing and condition checking\nD1  A driving licence\n"
        "D2  Success in writing funding applications\n\nTerms\n28 days leave\n"
    )
    found = parse_posting_document(Document(text=text)).requirements
    assert [(r.necessity, r.text) for r in found] == [
        ("required", "Confident user of a catalogue"),
        ("required", "Object handling, packing and condition checking"),
        ("preferred", "A driving licence"),
        ("preferred", "Success in writing funding applications"),
    ]


def test_a_sentence_that_asks_the_reader_to_note_something_is_no_question() -> None:
    """Only a question with answers beneath it opens the form of an application."""
    text = (
        "Clerk\n\nPlease note that applications are read as they come in and that none is read twice.\n\n"
        "EDUCATION:\nHigh school diploma or equivalent\n\nEXPERIENCE:\nAt least six years of filing\n\n"
        "Do you have a licence?\n- Yes\n- No\n"
    )
    assert [r.text for r in parse_posting_document(Document(text=text)).requirements] == [
        "High school diploma or equivalent",
        "At least six years of filing",
    ]


@pytest.mark.parametrize(
    "heading", ["Lovely if you also have:", "WELCOME, BUT NOT A CONDITION", "Would be choice if you had"]
)
def test_headings_of_wishes(heading: str) -> None:
    """There are many ways to say that something is welcome."""
    text = f"Nurse\n\nRequirements\n- Two years on a ward\n- Calm\n- A driving licence\n\n{heading}\n- Tagalog\n- Some French\n"
    found = parse_posting_document(Document(text=text)).requirements
    assert [r.necessity for r in found] == ["required"] * 3 + ["preferred"] * 2


def test_a_heading_that_ran_into_the_item_above_it_is_found() -> None:
    """ "… and monitoring. Essential Skills" ends one list and heads the next."""
    text = (
        "Miller\n\nResponsibilities\n- Grind the grain\n- Keep the stones in order and the floor swept. Essential Skills\n"
        "- Experience with water wheels\n- Knowledge of grain\n- Sound hearing\n"
    )
    posting = parse_posting_document(Document(text=text))
    assert [r.text for r in posting.requirements] == [
        "Experience with water wheels",
        "Knowledge of grain",
        "Sound hearing",
    ]
    assert [d.text for d in posting.responsibilities][-1] == "Keep the stones in order and the floor swept."


def test_years_that_may_be_considered_stand_in_for_the_degree() -> None:
    """ "10 years of experience may be considered" opens a path without the degree."""
    text = "Chemist\n\nRequirements\n- Bachelor's degree with 2 years of experience. A minimum of 10 years of relevant work experience may be considered\n- Care\n"
    first = parse_posting_document(Document(text=text)).requirements[0]
    assert (first.degree_level, first.min_years, first.equivalent_experience_ok) == ("bachelor", 2.0, True)


def test_an_overlong_posting_is_said_to_be_cut() -> None:
    """Six thousand lines are looked through; the posting warns when there are more."""
    posting = parse_posting_document(Document(text="- Two years of SQL\n" * 7_000))
    assert any(w.startswith("overlong: ") for w in posting.warnings)


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Clerk (Full-Time Contractor)\nAcme\n\nDuties\n- Filing\n", "employment_type", "contract"),
        ("Clerk\nAcme\nRemote, India\n\nRequirements\n- Willing to work from the office 3 days a week\n", "workplace", "hybrid"),
    ],
)  # fmt: skip
def test_head_fields(text: str, field: str, expected: str) -> None:
    """What the posting says about its form is read from its own words."""
    assert getattr(parse_posting_document(Document(text=text)), field) == expected
