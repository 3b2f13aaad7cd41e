"""Postings of many forms: what is taken as a requirement, and with which necessity."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.types import Document, Posting, TextSpan


def _parse(text: str, *, headings: tuple[str, ...] = ()) -> Posting:
    spans = tuple(TextSpan(text=h, start=text.index(h), end=text.index(h) + len(h)) for h in headings)
    return parse_posting_document(Document(text=text, headings=spans))


def _pairs(posting: Posting) -> list[tuple[str, str]]:
    return [(r.necessity, r.text) for r in posting.requirements]


BULLETED = """Ferry Engineer
Saltholm Lines, Harwick

About us
We have 40 years of experience on the northern routes and value curiosity.

What you'll do
- Keep the engines running
- Must keep the log

What you'll bring
- 3+ years of experience with marine diesel engines
- Knowledge of SOLAS rules
- A chief engineer licence is a plus
Hide
- Strong communication skills

What we offer
- 28 days of leave
- 401(k) and dental

Saltholm is an equal opportunity employer; we consider all applicants without regard to race, color or religion.
"""


def test_the_qualification_list_is_taken_and_nothing_else() -> None:
    """Company text, duties, benefits, page furniture and notices are not requirements."""
    assert _pairs(_parse(BULLETED)) == [
        ("required", "3+ years of experience with marine diesel engines"),
        ("required", "Knowledge of SOLAS rules"),
        ("preferred", "A chief engineer licence is a plus"),
        ("required", "Strong communication skills"),
    ]


def test_duties_are_listed_as_responsibilities() -> None:
    """What the job holder will do is kept apart."""
    assert [d.text for d in _parse(BULLETED).responsibilities] == [
        "Keep the engines running",
        "Must keep the log",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Requirements", "MINIMUM QUALIFICATIONS", "You might be a fit if …", "Who you are", "What we're looking for:", "Your profile",
        "Person Specification", "Knowledge, Skills and Abilities", "Specialized Experience", "To thrive in this role, you have:",
        "What does it take to work here?", "Dein Profil", "Profil recherché", "Requisitos",
    ],
)  # fmt: skip
def test_lists_under_usual_headings_are_found(heading: str) -> None:
    """The heading may be worded in many ways."""
    posting = _parse(
        f"Clerk\n\n{heading}\n- Two years of experience in archives\n- Able to lift boxes\n- Typing skills\n"
    )
    assert [r.text for r in posting.requirements] == [
        "Two years of experience in archives",
        "Able to lift boxes",
        "Typing skills",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Preferred Qualifications",
        "Nice to have",
        "Bonus points if you have",
        "It would help if you also have:",
        "Desirable",
        "What would set you apart",
        "Von Vorteil",
    ],
)
def test_lists_under_softer_headings_are_preferred(heading: str) -> None:
    """The section decides where the item says nothing."""
    posting = _parse(
        f"Clerk\n\nRequirements\n- Typing skills\n- Filing\n\n{heading}\n- Experience with microfilm\n- Knowledge of Latin scripts\n"
    )
    assert [r.necessity for r in posting.requirements] == ["required", "required", "preferred", "preferred"]


def test_the_words_of_an_item_win_over_its_section() -> None:
    """ "Required" inside a preferred list is required, "an asset" inside a required list is preferred."""
    posting = _parse(
        "Cook\n\nRequirements\n- Experience with pastry would be an asset\n- Knife skills\n\nPreferred skills\n- Food handler card (required)\n- Spanish\n"
    )
    assert [r.necessity for r in posting.requirements] == ["preferred", "required", "required", "preferred"]


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        ("Bachelor's degree required; Master's degree preferred.", [("required", "Bachelor's degree required"), ("preferred", "Master's degree preferred.")]),
        ("Advanced knowledge of kilns. Knowledge of glazes is a plus.", [("required", "Advanced knowledge of kilns."), ("preferred", "Knowledge of glazes is a plus.")]),
        ("Fluent English, French a plus", [("required", "Fluent English"), ("preferred", "French a plus")]),
        ("Experience with Rust (Tokio a plus)", [("required", "Experience with Rust (Tokio a plus)")]),
        ("Experience with A, B or C preferred", [("preferred", "Experience with A, B or C preferred")]),
    ],
)  # fmt: skip
def test_items_of_two_necessities_are_split_at_the_exact_place(
    item: str, parts: list[tuple[str, str]]
) -> None:
    """Both halves stay exact substrings."""
    assert (
        _pairs(_parse(f"Potter\n\nRequirements\n- {item}\n- Patience\n- Punctuality\n"))[: len(parts)]
        == parts
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minimum Qualifications: 1. High school diploma. 2. CDL Class B. 3. Clean driving record.", ["High school diploma.", "CDL Class B.", "Clean driving record."]),
        ("QUALIFICATIONS • RN license • Two years of ICU experience • BLS", ["RN license", "Two years of ICU experience", "BLS"]),
        ("Who you are. You have led a kitchen. You speak Italian. You never burn the garlic.", ["You have led a kitchen.", "You speak Italian.", "You never burn the garlic."]),
        ("Requirements\nTwo years of experience in retail\nGood arithmetic\nAble to stand all day", ["Two years of experience in retail", "Good arithmetic", "Able to stand all day"]),
        ("Requirements\n* Experience with cranes and with the\n  paperwork that goes with them\n* Able to climb ladders\n", ["Experience with cranes and with the\n  paperwork that goes with them", "Able to climb ladders"]),
    ],
)  # fmt: skip
def test_lists_without_clean_bullets_are_cut_into_items(text: str, expected: list[str]) -> None:
    """Inline numbers, inline bullets, sentences, bare lines and wrapped lines are told apart."""
    assert [r.text for r in _parse(f"Job\n\n{text}\n").requirements] == expected


def test_requirements_are_found_without_any_heading() -> None:
    """Intro prose that says what you have is enough."""
    posting = _parse(
        "Barista wanted. We open at seven. You have at least one year of experience behind a machine. Latte art is a plus. We pay $19 per hour."
    )
    assert _pairs(posting) == [
        ("required", "You have at least one year of experience behind a machine."),
        ("preferred", "Latte art is a plus."),
    ]


def test_a_second_copy_and_a_second_language_are_not_taken_twice() -> None:
    """A bilingual posting yields the first language alone."""
    english = "Requirements\n- Good knowledge of the rules of the road\n- Experience with the handling of animals\n- Ability to work with a team\n"
    french = "Exigences\n- Bonne connaissance de la route et des règles\n- Expérience dans le soin des animaux\n- Aptitude pour le travail avec une équipe\n"
    posting = _parse(f"Carter\n\n{english}\n{english}\n{french}")
    assert [r.text for r in posting.requirements] == [line[2:] for line in english.splitlines()[1:]]


def test_numbered_alternatives_share_a_group() -> None:
    """ "1 … or 2 …": one of them suffices."""
    posting = _parse(
        "Clerk\n\nRequirements\n1. A degree in law; or\n2. Four years of clerical experience\n3. Typing skills\n"
    )
    groups = [r.alternative_group for r in posting.requirements]
    assert groups[0] is not None and groups[0] == groups[1] and groups[2] is None


def test_questions_of_an_application_form_are_no_requirements() -> None:
    """The answers offered under a question are not demands."""
    posting = _parse(
        "Clerk\n\nRequirements\n- Two years of clerical experience\n- Typing skills\n\nHow many years of clerical experience do you have?\nNone\nLess than 1 year\n1 year to less than 2 years\n5 or more years\n"
    )
    assert len(posting.requirements) == 2


def test_a_posting_without_requirements_says_so() -> None:
    """Nothing is invented; a warning is left instead."""
    posting = _parse("We make cheese. Come and see us at the market.")
    assert posting.requirements == ()
    assert posting.warnings[0].startswith("no_requirements")


def test_headings_of_the_markup_are_believed() -> None:
    """A heading that the words alone would not betray ends the list before it."""
    text = "Smith\n\nRequirements\n- Forge welding\n- Steady hands\n\nThe valley\n- Hills\n- Sheep\n"
    assert [r.text for r in _parse(text, headings=("Requirements", "The valley")).requirements] == [
        "Forge welding",
        "Steady hands",
    ]
