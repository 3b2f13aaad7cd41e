"""What is a wish beside the least that is asked, and which lists, labels and long headings ask at all."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.headings import classify
from matcher.parsing.posting.necessity import own_necessity
from matcher.types import Document, Posting


def read(text: str) -> Posting:
    return parse_posting_document(Document(text=text))


def asked(text: str) -> list[tuple[str, str]]:
    return [(r.text, r.necessity) for r in read(text).requirements]


def test_the_ideal_person_is_a_wish_beside_the_minimum() -> None:
    """A section on the ideal candidate says more than the minimum does."""
    text = (
        "Harbour Pilot\n\nMinimum requirements:\n- Master mariner's certificate\n- Five years at sea\n\n"
        "The ideal candidate:\n- Experience with tugs\n- Knowledge of the estuary\n"
    )
    assert [n for _, n in asked(text)] == ["required", "required", "preferred", "preferred"]


def test_the_ideal_person_is_what_is_asked_where_nothing_else_is() -> None:
    text = "Harbour Pilot\n\nThe ideal candidate:\n- Experience with tugs\n- Knowledge of the estuary\n- Sea legs\n"
    assert {n for _, n in asked(text)} == {"required"}


def test_a_chain_that_begins_with_the_ideal_is_a_wish() -> None:
    """What one "should" have "to be considered an ideal candidate" is less than what one must have to qualify."""
    text = (
        "Archivist\n\nThe Ideal Candidate\n"
        "To qualify for this post, all candidates must hold at least a bachelor's degree; have two years of experience in an archive; "
        "and be able to lift boxes of 15 kg.\n\n"
        "To be considered an ideal candidate, one should be orderly; have good knowledge of paleography; "
        "have some experience with scanners; and be comfortable with visitors.\n\n"
        "One should be orderly; have good knowledge of paleography; have some experience with scanners; and be comfortable with visitors.\n"
    )
    found = asked(text)
    assert [n for _, n in found] == ["required"] * 3 + ["preferred"] * 4
    assert found[3][0] == "one should be orderly"


def test_lists_that_lost_their_headings_keep_their_order() -> None:
    """The list on top is the minimum; a second one below the duties holds what is preferred."""
    text = (
        "Acoustic Scientist\nHollowell Instruments\n\n"
        "- PhD in acoustics or a related field\n- Experience with measuring microphones\n\n"
        "Hollowell builds rooms that hear, and is hiring for its laboratory by the river this year. In this job you will:\n"
        "- Plan measurements with our builders\n- Write reports\n- Hire a technician\n\n"
        "Our laboratory stands in an old mill, and the river can be heard from every desk in it.\n"
        "- 3+ years of industry experience with concert halls\n- Experience leading a small team\n- Familiarity with room simulation\n"
    )
    assert [n for _, n in asked(text)] == ["required"] * 2 + ["preferred"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Experience in a regulated trade is highly regarded", "preferred"),
        ("We prefer a degree in botany", "preferred"),
        ("Work in a highly regarded workshop", None),
    ],
)
def test_regard_and_preference_are_wishes(text: str, expected: str | None) -> None:
    assert own_necessity(text) == expected


@pytest.mark.parametrize(
    ("heading", "kind", "necessity"),
    [
        ("HIGHLY REGARDED", "requirements", "preferred"),
        ("An ideal candidate also has:", "requirements", "preferred"),
        ("We'd love to meet you if", "requirements", "required"),
        ("Who we are hoping to meet", "requirements", "required"),
        ("What we hope to read in your application", "requirements", "required"),
        ("What this job needs", "requirements", "required"),
        ("Are you ready for a new start with us?", "apply", "required"),
    ],
)
def test_headings_of_wishes_and_of_demands(heading: str, kind: str, necessity: str) -> None:
    found = classify(heading)
    assert (found.kind, found.necessity) == (kind, necessity)


def test_a_heading_of_many_words_heads_its_list() -> None:
    """A whole sentence above a list says what the list holds."""
    text = (
        "Greenhouse Manager\n\n"
        "In your first months you will be expected to take over the following areas from the present manager, step by step:\n"
        "- Climate computer and irrigation\n- Rota of the pickers\n- Orders of substrate\n\n"
        "We are a small team. To do well in this position with us you will need to have most of the following skills and experience:\n"
        "- Five years in protected cropping\n- Sound grasp of integrated pest control\n- Calm in a heat wave\n"
    )
    assert [t for t, _ in asked(text)] == [
        "Five years in protected cropping", "Sound grasp of integrated pest control", "Calm in a heat wave",
    ]  # fmt: skip


def test_competencies_divided_by_titles_are_all_asked() -> None:
    """Titles right below "Competencies" divide it; they do not end it, and are no items."""
    text = (
        "Porter\n\nCompetency requirements:\n\nWith our guests\n- Attentive at any hour\n- Sure of the house rules\n\n"
        "Among colleagues\n- Listens before speaking\n- Shares the load\n\nWe offer\n- Meals in the canteen\n"
    )
    assert [t for t, _ in asked(text)] == [
        "Attentive at any hour", "Sure of the house rules", "Listens before speaking", "Shares the load",
    ]  # fmt: skip


def test_an_odd_duty_among_duties_is_no_requirement() -> None:
    text = (
        "Caretaker\n\nDuties\n- Inspect the boilers\n- Paint the stairwells\n\nShared rooms\n- Maintain the pumps\n"
        "- Work in a team environment and effectively interact with the owners, as necessary\n- Report leaks\n\n"
        "Requirements\n- Must hold a driving licence\n- Two years of experience in caretaking\n- Good written German\n"
    )
    assert [t for t, _ in asked(text)] == [
        "Must hold a driving licence", "Two years of experience in caretaking", "Good written German",
    ]  # fmt: skip


def test_perks_under_a_heading_of_experience_are_no_requirements() -> None:
    text = (
        "Weaver\n\nRequirements\n- Experience with jacquard looms\n- Good eyesight\n- Able to read drafts\n\n"
        "The Lindqvist experience includes:\n- 25 days of annual leave\n- Excellent health insurance\n- Free lunch\n- A laptop\n"
    )
    assert [t for t, _ in asked(text)] == [
        "Experience with jacquard looms",
        "Good eyesight",
        "Able to read drafts",
    ]


def test_a_specification_inside_a_paragraph_is_read() -> None:
    """Copies that lost their lines part the items by two spaces, and set the label off by nothing else."""
    text = (
        "Cost Clerk\n\nA mill in the north needs help with its books. Job Description  Keep the ledgers of the mill.  Answer the auditors. "
        "Person Specification  Qualified bookkeeper or experienced clerk.  Awareness of the wool trade  Good interpersonal skills  "
        "Advanced Excel skills with modelling experience\n"
    )
    assert [t for t, _ in asked(text)] == [
        "Qualified bookkeeper or experienced clerk.", "Awareness of the wool trade", "Good interpersonal skills",
        "Advanced Excel skills with modelling experience",
    ]  # fmt: skip


def test_a_title_above_a_paragraph_of_promises_ends_the_list() -> None:
    text = (
        "Brewer\n\nWhat you'll bring\n\nStrong knowledge of fermentation\nExperience running a bottling line\nAbility to lift 30 kg\n\n"
        "Grow with us\n\nAt Tannhof everyone is given the chance to learn from the others, to explore new beers and to shape the years to come "
        "on their own terms. Many brewers move into new roles with us. No matter if you are aiming for a promotion, you'll be supported with the skills "
        "and the time to grow.\n"
    )
    assert len(asked(text)) == 3


def test_where_one_must_live_is_asked() -> None:
    """A place that one must be in is a requirement, and no name of a place."""
    posting = read(
        "Surveyor\n\n**Location: Must be currently based on the north coast of the island.**\n\nWe map reefs.\n"
    )
    assert [r.text for r in posting.requirements] == [
        "Location: Must be currently based on the north coast of the island."
    ]
    assert posting.locations == ()


@pytest.mark.parametrize(
    "text",
    [
        "Our vacancy page welcomes applications of all kinds",
        "Press other duties as they come",
        "Any information provided stays here",
    ],
)
def test_cues_in_the_middle_of_a_sentence_count(text: str) -> None:
    assert requirement_score(text) < 0


def test_application_security_is_no_application() -> None:
    assert requirement_score("Application security experience") >= 0


@pytest.mark.parametrize(
    ("head", "title", "company"),
    [
        ("(NZ) Reef Surveyor - Field Services\nMarlow & Finch\n", "(NZ) Reef Surveyor - Field Services", None),
        (".NET Developer (C#, SQL)\n", ".NET Developer (C#, SQL)", None),
        ("Kiln Engineer\nTannhof\n\nTannhof is old. Tannhof has three kilns. At Tannhof clay is all.\n", "Kiln Engineer", "Tannhof"),
    ],
)  # fmt: skip
def test_title_and_employer_of_the_first_lines(head: str, title: str, company: str | None) -> None:
    posting = read(head + "\nRequirements\n- Two years of experience\n")
    assert posting.title == title
    assert company is None or (posting.company == company and company not in posting.locations)
