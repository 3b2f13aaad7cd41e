"""Turns of phrase and of layout in postings that change what is asked, or how strictly."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.education import education_need
from matcher.parsing.posting.headings import classify
from matcher.parsing.posting.necessity import own_necessity, split_mixed
from matcher.parsing.years import find_years
from matcher.types import Document, Requirement


def requirements(text: str) -> tuple[Requirement, ...]:
    return parse_posting_document(Document(text=text)).requirements


def texts(text: str) -> list[str]:
    return [r.text for r in requirements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have experience tending glasshouse crops, Tomatoes preferred", None),
        ("Bachelor's degree, MBA preferred", "preferred"),
        ("Excel, Word, Access preferred", "preferred"),
    ],
)
def test_one_of_the_kind_is_an_aside(text: str, expected: str | None) -> None:
    assert own_necessity(text) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "You take an interest in bees, and any experience with hives is a definite plus.",
            ["You take an interest in bees", "any experience with hives is a definite plus."],
        ),
        (
            "Fluent in Welsh with additional language skills preferred (ideally Irish).",
            ["Fluent in Welsh", "additional language skills preferred (ideally Irish)."],
        ),
        ("Experience with looms a plus", ["Experience with looms a plus"]),
    ],
)
def test_a_wish_joined_to_a_demand_is_split_off(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in split_mixed(text)] == parts


def test_the_demand_after_a_wish_is_its_own() -> None:
    found = requirements(
        "Requirements\n\n"
        "- Five years of running a dairy\n"
        "- If you've trained an apprentice, it's a bonus. Your ability to work with several vets at once counts.\n"
        "- Valid tractor licence\n"
    )
    assert [(r.text, r.necessity) for r in found] == [
        ("Five years of running a dairy", "required"),
        ("If you've trained an apprentice, it's a bonus.", "preferred"),
        ("Your ability to work with several vets at once counts.", "required"),
        ("Valid tractor licence", "required"),
    ]


def test_facts_below_a_list_are_no_items() -> None:
    found = texts(
        "QUALIFICATIONS\n"
        "- Diploma in land surveying.\n"
        "- 2+ years of field work with total stations.\n"
        "- Solid drafting skills.\n"
        "|\n| Harbour Office |\n| Nights |\n| Exempt |\n"
    )
    assert len(found) == 3
    assert found[-1] == "Solid drafting skills."


def test_short_items_of_a_list_without_bullets_stay() -> None:
    found = texts("What you need\n\nSoldering\nCable forming\nReading of circuit diagrams\nSteady hands\n")
    assert found == ["Soldering", "Cable forming", "Reading of circuit diagrams", "Steady hands"]


def test_what_the_reader_will_receive_is_no_demand() -> None:
    found = texts(
        "Requirements\n- Two years of boat building\n- Knowledge of epoxy resins\n- Steady hands\n\n"
        "More\n\nAs part of our yard you will receive a full benefits package (pension, dental), plus you’ll:\n\n"
        "- Own a part of the yard after one year\n- Benefit from a bonus system that rewards experience\n"
        "- Engage in work that matters to the coast\n"
    )
    assert found == ["Two years of boat building", "Knowledge of epoxy resins", "Steady hands"]


def test_a_pair_of_section_names_heads_the_line_below() -> None:
    found = requirements(
        "Description\nThe crew repairs ferries and tugs all year round.\n"
        "Education & Experience\nBS/MS Naval Architecture or similar technical degree\n"
        "Additional Requirements\nExperience in other yards a plus\n"
    )
    assert [(r.text, r.degree_level) for r in found] == [
        ("BS/MS Naval Architecture or similar technical degree", "bachelor"),
        ("Experience in other yards a plus", None),
    ]


def test_lines_that_all_ask_are_a_list_without_bullets() -> None:
    found = texts(
        "Plans the ferry timetable.\nAnswers the harbour radio.\n\n"
        "Knowledge of tide tables and charts.\n"
        "Ability to keep a log. Must be comfortable with radio traffic.\n"
        "Skill in handling complaints calmly.\n"
        "Strong written communication skills.\n"
    )
    assert "Ability to keep a log. Must be comfortable with radio traffic." in found
    assert len(found) == 4


def test_traits_in_the_prose_of_an_agency_are_found() -> None:
    found = texts(
        "Lettings Negotiator Marston & Hale are growing again. Of graduate calibre, you will be highly motivated to build "
        "a career in lettings. You will be able to demonstrate success in a busy branch. In return you will enjoy "
        "training and a company car. The job was originally posted elsewhere."
    )
    assert found == [
        "Of graduate calibre, you will be highly motivated to build a career in lettings.",
        "You will be able to demonstrate success in a busy branch.",
    ]


def test_the_least_that_is_accepted_is_no_wish() -> None:
    found = requirements(
        "Duties\n- Keeps the register of boats\n- Inspects moorings\n\nPreferences:\n\nRadio certificate preferred.\n\n"
        "Bachelor's degree in nautical science and two years of port work; or an equivalent combination of training and experience.\n"
    )
    assert [(r.necessity, r.degree_level) for r in found] == [("preferred", None), ("required", "bachelor")]


def test_a_degree_whose_apostrophe_was_lost_counts_below_duties() -> None:
    found = requirements(
        "Essential Duties\nInspects piers and slipways.\nOrders repairs and checks invoices.\n\n"
        "Bachelor s degree from an accredited institution and three (3) years experience related to piers; "
        "or an equivalent combination of training and experience.\n"
    )
    assert [(r.degree_level, r.min_years, r.equivalent_experience_ok) for r in found] == [
        ("bachelor", 3.0, True)
    ]


def test_a_heading_fused_to_its_text_is_seen() -> None:
    found = requirements(
        "Harbour Clerk, Little Bay — keep the mooring book, answer the radio and serve as clerk of Harbour District No. I "
        "Qualifications:A Bachelor’s Degree in Public Administration and four years of experience in a harbour office. "
        "Salary:$40,000. Application:Click here."
    )
    assert [(r.degree_level, r.min_years) for r in found] == [("bachelor", 4.0)]


def test_an_abbreviation_at_the_end_of_a_part_keeps_its_stop() -> None:
    found = requirements(
        "Qualifications: The position requires a J.D.; 6 or more years of maritime law; and admission to a state bar.\n"
    )
    assert found[0].text == "The position requires a J.D."
    assert found[0].degree_level == "doctorate"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Four years of experience in administration with an additional two years of supervisory work", 6.0),
        ("Bachelor's degree and 4 years, or Master's degree and an additional 2 years of experience", 4.0),
        ("Three years in sales, two of them in management", 3.0),
    ],
)
def test_additional_years_come_on_top(text: str, years: float) -> None:
    assert education_need(text).min_years == years


def test_the_field_of_a_degree_ends_where_years_begin() -> None:
    assert education_need(
        "Associate's degree in Dairy Science supplemented by four years of herd work"
    ).fields == ("dairy science",)


def test_offered_ranges_of_years_are_answers() -> None:
    assert texts(
        "Requirements\nAt least 3 years of experience in a records office\nA full driving licence\n\n"
        "Describe your experience in a records office.\n"
        "Less than 1 year of experience\n1 year to less than 2 years of experience\n"
        "2 years to less than 3 years of experience\n3 or more years of experience\n"
    )[:2] == ["At least 3 years of experience in a records office", "A full driving licence"]
    assert (
        len(
            texts(
                "Requirements\n- 2 years of masonry experience\n- 3 years of roofing experience\n- 1 year of site experience\n"
            )
        )
        == 3
    )


@pytest.mark.parametrize(
    "text",
    [
        "Willing to spend eight weeks a year at sea",
        "Ready to visit twice a year in person",
        "Three audits a year as a minimum",
    ],
)
def test_how_often_is_not_how_long(text: str) -> None:
    assert find_years(text) == ()


@pytest.mark.parametrize(
    "text", ["Requires a year of experience in retail", "Two posts that need a year of bench work"]
)
def test_a_year_of_something_is_one(text: str) -> None:
    assert [m.min for m in find_years(text)] == [1.0]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("How will you be assessed?", "requirements"),
        ("How we'll assess you", "requirements"),
        ("STATEMENT OF CRITERIA", "requirements"),
        ("Statement of merit criteria", "requirements"),
        ("Success profile", "requirements"),
        ("EEO statement", "notice"),
        ("What you will be doing", "responsibilities"),
    ],
)
def test_headings_of_public_employers(heading: str, kind: str) -> None:
    assert classify(heading).kind == kind


def test_a_timetable_under_a_heading_of_assessment_is_no_demand() -> None:
    found = texts(
        "Requirements\n- Two years of bookbinding\n- Knowledge of paper grades\n- Patience with clients\n\n"
        "How will you be assessed?\n- First a call with the head of the bindery\n- Then half a day at the bench\n- An answer after one week\n"
    )
    assert len(found) == 3


FLAT = (
    "Ledger Clerk\nHarrow Pine\n\n"
    "LEDGER CLERK, FULL TIME LOCATION: Grimsby SALARY AND BENEFITS: **** to **** COMPANY INFORMATION:  A timber merchant "
    "YOU MUST HAVE THE FOLLOWING:  Previously kept a purchase ledger  Up to date knowledge of timber duties  "
    "Able to reconcile accounts and answer queries IDEALLY YOU HAVE THE FOLLOWING:  Confidence with suppliers  "
    "Experience with two currencies ROLE INFORMATION:  Full time and permanent  To keep the ledger"
)


def test_labels_in_capitals_part_a_paragraph() -> None:
    assert [(r.necessity, r.text) for r in requirements(FLAT)] == [
        ("required", "Previously kept a purchase ledger"),
        ("required", "Up to date knowledge of timber duties"),
        ("required", "Able to reconcile accounts and answer queries"),
        ("preferred", "Confidence with suppliers"),
        ("preferred", "Experience with two currencies"),
    ]


def test_the_last_item_of_a_flat_list_ends_before_the_advertisement_goes_on() -> None:
    found = texts(
        "Night Porter Duties include:  Locking the doors.  Walking the floors at two and at four. "
        "Candidates for this vacancy must:  Possess a calm manner with late guests  Be able to lift a suitcase of 20 kg  "
        "Hold a first aid certificate Working on a rota this position offers a fair wage. This job was originally posted as x."
    )
    assert found == [
        "Possess a calm manner with late guests",
        "Be able to lift a suitcase of 20 kg",
        "Hold a first aid certificate",
    ]


def test_how_the_employer_works_is_no_list_of_demands() -> None:
    found = texts(
        "Who you are\n\nWe reach our goal by 1) building solutions that apply good practice and 2) talking to growers all year.\n\n"
        "What you need\n- Two years in a nursery\n- A full driving licence\n- Knowledge of soft fruit\n"
    )
    assert found == ["Two years in a nursery", "A full driving licence", "Knowledge of soft fruit"]


def test_what_to_send_is_no_demand() -> None:
    found = texts(
        "We look for someone who:\n- Has terrific drawing skills\n- Has experience with woodcuts\n- Wants to teach\n\n"
        "What you should send us\nThe most important part is your past work. Tell us which prints you like. Show us how you think.\n"
    )
    assert found == ["Has terrific drawing skills", "Has experience with woodcuts", "Wants to teach"]


def test_a_plus_heads_wishes() -> None:
    found = requirements(
        "Requirements\n- Two years of glazing\n- Knowledge of lead\n- Steady hands\n\nStrong plus\n\n- Experience with kilns\n- Familiarity with enamel\n"
    )
    assert [r.necessity for r in found] == ["required"] * 3 + ["preferred"] * 2


@pytest.mark.parametrize(
    ("sentence", "is_taken"),
    [
        ("Having a personable nature in front of guests is imperative to this position.", True),
        ("Candidates will be ACA qualified or near completion of their training.", True),
        ("In addition to your craft, you will have proven capabilities in training apprentices.", True),
        ("You will be required to show a comprehensive knowledge of hallmarks.", True),
        ("You will be required to provide speedy repairs to all lifts.", False),
        ("Marsh Lane is acting as an Employment Agency in relation to this vacancy.", False),
        ("Shortlisted candidates will be invited to a working day in March.", False),
    ],
)
def test_sentences_of_advertisements(sentence: str, is_taken: bool) -> None:
    text = f"Silversmith\n\nOur client runs two workshops in the old town. {sentence} The workshops are closed in August."
    assert (sentence in texts(text)) is is_taken


def test_a_chain_of_demands_needs_no_heading() -> None:
    found = texts(
        "About the Museum\nThe museum keeps two ships and a dock. It was founded in 1921.\n\n"
        "One should be tidy; have good knowledge of rigging; have strong speaking skills, both in talks and on tours; "
        "be comfortable with large groups; ability to use a till; and an interest in old charts.\n"
    )
    assert found == [
        "One should be tidy",
        "have good knowledge of rigging",
        "have strong speaking skills, both in talks and on tours",
        "be comfortable with large groups",
        "ability to use a till",
        "and an interest in old charts",
    ]


def test_knowledge_of_applications_is_asked_for() -> None:
    assert classify("Specific Application Knowledge").kind == "requirements"
    assert classify("Application process").kind == "apply"


def test_who_still_pursues_a_degree_need_not_hold_it() -> None:
    need = education_need("Must be pursuing a BS/MS/PhD degree in Forestry")
    assert need.is_education
    assert need.level is None


def test_answers_of_a_form_are_no_items() -> None:
    found = texts(
        "Requirements\n- Two years of tiling\n- Own tools\n- A steady hand\n\n"
        "How many years of tiling do you possess?\nOne Year\nTwo Years\nThree Years\nNone of the above\n"
    )
    assert found == ["Two years of tiling", "Own tools", "A steady hand"]


def test_a_label_and_what_it_means_are_one_item() -> None:
    found = texts(
        "Skills\n\n- Quick to learn. Climbing up a new subject is no trouble for you.\n"
        "- Good sense of form. You strive to make a cabinet speak for itself.\n"
        "- Five years at the bench. We work four days a week.\n"
    )
    assert found == [
        "Quick to learn. Climbing up a new subject is no trouble for you.",
        "Good sense of form. You strive to make a cabinet speak for itself.",
        "Five years at the bench.",
    ]


def test_a_demand_that_begins_with_have_is_no_heading() -> None:
    found = texts(
        "Keeps the boats afloat.\n\nHave experience in caulking\n\nKnowledge of tar and hemp is required.\n\n"
        "You should be willing to learn rigging.\n\n* Lunch allowance\n\n* Friendly working environment\n\n* Boat trip each summer\n"
    )
    assert found == [
        "Have experience in caulking",
        "Knowledge of tar and hemp is required.",
        "You should be willing to learn rigging.",
    ]


def test_what_the_most_competitive_have_is_a_wish() -> None:
    found = requirements(
        "Requirements\nKnowledge of cattle.\nAbility to drive.\nSkill in milking.\n\n"
        "Most competitive candidates will have demonstrated the following experiences:\n\nExperience with goats.\nOne year of cheese making.\n"
    )
    assert [r.necessity for r in found] == ["required"] * 3 + ["preferred"] * 2


def test_experience_that_will_be_considered_serves() -> None:
    assert education_need(
        "BSME preferred but applicable experience and shown skill will be strongly considered"
    ).experience_serves
    assert education_need(
        "BS/MS in Physics with 5 years of practice or Industry Equivalent"
    ).experience_serves


def test_headings_of_a_form_and_encouragement_are_no_items() -> None:
    """A form's own headings stand between the items, and kind words below them."""
    text = """Glass Cutter

What you'll bring to the team
Required Experience
- Three years of experience cutting float glass
- Ability to read drawings
Preferred/Specialized
- Experience with a waterjet
About You
- You lift 25 kg with care

We look for excellence
Research shows that while some people apply when they meet an average of 60% of the criteria, others hold back.
Think you have what it takes, but not sure you check every box?
"""
    assert texts(text) == [
        "Three years of experience cutting float glass",
        "Ability to read drawings",
        "Experience with a waterjet",
        "You lift 25 kg with care",
    ]


@pytest.mark.parametrize("point", ["{n}. Speaks Danish {n}.", "- Can repair a loom of type {n}"])
def test_a_short_line_inside_a_list_parts_it(point: str) -> None:
    points = [point.format(n=n) for n in range(1, 7)]
    found = requirements("\n".join(["Weaver", "", "Your profile", *points[:3], "Great to have", *points[3:]]))
    assert [r.necessity for r in found] == ["required"] * 3 + ["preferred"] * 3
    assert "Great to have" not in {r.text for r in found}


def test_the_end_of_a_wrapped_point_parts_nothing() -> None:
    points = [
        f"- Experience of keeping the books of mill {n} and of paying the weavers of" for n in range(1, 7)
    ]
    found = requirements(
        "\n".join(["Weaver", "", "Your profile", *points[:3], "Southern Jutland", *points[3:]])
    )
    assert found[2].text.endswith("Southern Jutland")
    assert len(found) == 6


@pytest.mark.parametrize("heading", ["Considered a plus", "Also welcome", "Von Vorteil / An advantage"])
@pytest.mark.parametrize("mark", ["", "• "])
def test_a_wish_above_a_list_is_its_heading(heading: str, mark: str) -> None:
    wishes = f"{mark}Experience with hybrid looms and with dyeing plants of any kind\n{mark}Knowledge of the Danish wool trade"
    text = f"Weaver\n\nRequirements\n- Experience of weaving linen\n- Ability to mend a loom\n\n{heading}\n{wishes}\n"
    found = requirements(text)
    assert heading not in {r.text for r in found}
    assert [r.necessity for r in found] == ["required", "required", "preferred", "preferred"]
