"""Blocks that stand right above, below or among the requirements and are none, or are theirs without a heading."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.flattened import run_in_items
from matcher.reading import read_document
from matcher.types import Posting


def parse(text: str) -> Posting:
    return parse_posting_document(read_document(text, role="posting"))


def found(text: str) -> list[str]:
    return [r.text for r in parse(text).requirements]


@pytest.mark.parametrize("title", ["What Success Looks Like", "How are you going to help us grow?"])
def test_aims_below_unbulleted_requirements_are_none(title: str) -> None:
    text = (
        "Orchard Planner\n\nRequirements\n\nExperience pruning apple trees\n\nKnowledge of soil chemistry\n\n"
        f"Ability to read survey maps\n\n{title}\n\nHarvests that arrive on time\n\nGrowers who trust the plan\n"
    )
    assert found(text) == [
        "Experience pruning apple trees",
        "Knowledge of soil chemistry",
        "Ability to read survey maps",
    ]


def test_unbulleted_requirements_follow_unbulleted_duties() -> None:
    text = (
        "Kiln Operator\n\nHow will you make a difference?\nRecommend a firing plan for each glaze.\n"
        "Stack the kilns for an even heat.\nUnderstand what the potters need by asking them.\n"
        "Experience firing stoneware in gas kilns.\nAbility to lift 20 kg.\n"
        "Strong understanding of glaze chemistry.\nDiploma required in ceramics or a related craft.\n"
    )
    assert found(text) == [
        "Experience firing stoneware in gas kilns.",
        "Ability to lift 20 kg.",
        "Strong understanding of glaze chemistry.",
        "Diploma required in ceramics or a related craft.",
    ]


def test_perks_without_heading_end_the_list() -> None:
    text = (
        "Ferry Cashier\n\nPersonal skills\n- Calm with queues\n- Eye for detail\n- Good head for figures\n"
        "13th month salary\nBonus based on performance rating\nPrivate insurance for staff and children\n"
        "16 Annual leave per year\n"
    )
    assert found(text) == ["Calm with queues", "Eye for detail", "Good head for figures"]


def test_heading_in_capitals_runs_into_its_paragraph() -> None:
    text = (
        "Archive Clerk\n\nREQUIREMENTS\n\nMust have two years of experience in an archive.\n\nMust be able to lift boxes of 15 kg.\n\n"
        "INSURANCE PROGRAMS DENTAL COVERAll full-time staff can take part on the first day of the month. You must sign up for coverage within "
        "30 days of your first day. If you have three (3) years of service, you are 100% vested.\n"
    )
    assert found(text) == [
        "Must have two years of experience in an archive.",
        "Must be able to lift boxes of 15 kg.",
    ]


def test_requirements_heading_in_capitals_runs_into_its_paragraph() -> None:
    text = (
        "Archive Clerk\n\nFiles the county's deeds and answers letters.\n\n"
        "MINIMUM QUALIFICATIONS Graduation from high school and two years of experience in an archive. Knowledge of filing systems.\n"
    )
    assert found(text) == [
        "Graduation from high school and two years of experience in an archive.",
        "Knowledge of filing systems.",
    ]


def test_buttons_are_no_requirements() -> None:
    text = "Baker\n\nSkills\n\nSourdough\n\nLamination\n\nOven care\n\nShow less\n\nView more\n"
    assert found(text) == ["Sourdough", "Lamination", "Oven care"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Preference will be given to candidates with supervisory experience.",
        "The lead beekeeper should have the necessary skillset to inspect a hive.",
        "This position requires strong numerical and drawing skills.",
        "Must demonstrate patience and tact.",
    ],
)
def test_asks_in_the_prose_of_the_introduction(sentence: str) -> None:
    text = f"Beekeeper\n\nOur apiary stands on a hill. {sentence} Hives are checked weekly.\n"
    assert found(text) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Preference will be given to candidates with veteran status.",
        "In the event that evacuation is required, leads the visitors out.",
        "Moves hives as required.",
    ],
)
def test_no_asks_in_the_prose_of_the_duties(sentence: str) -> None:
    text = (
        f"Beekeeper\n\nAbout the hill\n- Checks the hives weekly.\n- {sentence}\n- Writes up the harvest.\n"
    )
    assert found(text) == []


def test_subheading_right_below_wishes_keeps_them_wishes() -> None:
    text = (
        "Archive Clerk\n\nMINIMUM QUALIFICATIONS\n\nTwo years of experience in an archive.\n\nPREFERRED QUALIFICATIONS\n\n"
        "Special Requirements:\n\nKnowledge of bookbinding and of paper repair.\n"
    )
    assert [r.necessity for r in parse(text).requirements] == ["required", "preferred"]


def test_offers_below_lines_that_ask_are_none() -> None:
    text = (
        "Loom Keeper\n\nTechnical skills\n\nExperience with treadle looms\n\nKnowledge of wool grades\n\nFluent in Welsh\n\n"
        "High-trust working environment: you decide when the looms run\n\nAnnual bonuses for a good shearing season\n\n"
        "Clear career path: from weaver to master\n\nHealth check-up and lunch support...\n\nGreat chance to improve your weaving skills\n"
    )
    assert found(text) == ["Experience with treadle looms", "Knowledge of wool grades", "Fluent in Welsh"]


def test_lead_above_lines_without_bullets_ends_the_duties() -> None:
    text = (
        "Loom Keeper\n\nWhat you'll do\n\nOil the looms and mend the harness each morning.\n\nAssess the quality of each bale.\n\n"
        "We are seeking patient and qualified candidates who possess the following skills and experience:\n\n"
        "Experience working with treadle looms\n\nAble to read old weaving drafts\n\nKnowledge of wool grades\n"
    )
    assert found(text) == [
        "Experience working with treadle looms",
        "Able to read old weaving drafts",
        "Knowledge of wool grades",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "This position will be a good fit for someone who is careful and fond of maps.",
        "A Map Keeper requires skills in cataloguing and repair.",
        "Travel will be expected.",
    ],
)
def test_asks_in_a_posting_of_one_paragraph(sentence: str) -> None:
    text = f"Map Keeper, County Archive — the keeper cares for the county's maps. {sentence} The work is done in the old mill.\n"
    assert [(r.text, r.necessity) for r in parse(text).requirements] == [(sentence, "required")]


def test_verdict_behind_a_dash_is_no_item() -> None:
    text = "Weaver\n\nNice to have:\n- Exposure to tapestry (Gobelin, kilim) — a real plus if you have it, not required to apply\n- Knowledge of felting\n"
    assert [(r.text, r.necessity) for r in parse(text).requirements] == [
        (
            "Exposure to tapestry (Gobelin, kilim) — a real plus if you have it, not required to apply",
            "preferred",
        ),
        ("Knowledge of felting", "preferred"),
    ]


def test_rules_for_the_application_are_no_requirements() -> None:
    text = (
        "Lock Keeper\n\nQualifications\n\nThe closing date for this announcement has been extended to 3 May. The Board is required by law "
        "to review each new keeper. You must submit a written statement of your service on canals. The statement is limited to no more "
        "than two pages. You must use the Task - Deed - Outcome model when describing your service.\n\n"
        "You must hold a boat licence.\n\nAdditional information\n\nKnowledge of sluices and of water levels.\n"
    )
    assert found(text) == ["You must hold a boat licence.", "Knowledge of sluices and of water levels."]


@pytest.mark.parametrize(
    "sentence",
    [
        "This role is ideal for a seasoned lock professional who can work alone in all weathers.",
        "This is an outdoor position requiring skilled rope work and strong knowledge of knots.",
        "Most of our gates are older than the railway, so you'll need to be comfortable with timber and iron.",
    ],
)
def test_asks_in_the_prose_of_a_summary(sentence: str) -> None:
    text = f"Lock Keeper\n\nThe canal runs from the mill to the sea. {sentence} Boats pass from dawn.\n"
    assert [(r.text, r.necessity) for r in parse(text).requirements] == [(sentence, "required")]


def test_rights_of_citizens_and_statements_of_interest_ask_for_nothing() -> None:
    text = "Lock Keeper\n\nThe section guards citizens' right to use the towpath and submits statements of interest in disputes.\n"
    assert found(text) == []


def test_qualities_that_matter_are_asked_for() -> None:
    text = (
        "Lock Keeper\n\nQualities that are important to us:\n- The desire to make the canal better\n"
        "- An emphasis on speaking plainly\n- A feeling for the weather\n"
    )
    assert len(found(text)) == 3


def test_names_with_their_short_form_are_no_headings() -> None:
    text = (
        "Lock Keeper\n\nSummary\n\nThe keeper of the northern locks answers to the canal board, opens the gates from dawn to dusk, keeps the log of "
        "every boat and barge, greases the gears each month, and will once a year be heard by the OPM Qualifications Review Board about "
        "it. The Executive Core Qualifications (ECQs) and the independent Qualifications Review Board (QRB) are explained on the next page of this notice.\n"
    )
    assert found(text) == []


def test_what_you_bring_as_a_colleague_is_asked_for() -> None:
    text = (
        "Seed Sorter\n\nWhat you do\n- Sorting seed by size\n- Packing it\n\nWhat you bring as our future colleague\n\n"
        "As seed sorter, you bring patience and a steady hand. You know how to tell wheat from rye. In addition, you have:\n"
        "- Knowledge of seed grades\n- A clean driving record\n- Strong eyesight\n"
    )
    assert found(text) == [
        "As seed sorter, you bring patience and a steady hand.",
        "You know how to tell wheat from rye.",
        "Knowledge of seed grades",
        "A clean driving record",
        "Strong eyesight",
    ]


def test_two_demands_joined_by_and_across_lines_stay_two() -> None:
    text = (
        "Seed Sorter\n\nMINIMUM QUALIFICATIONS\n\nFour years of steady work in a seed or grain store and\n"
        "Two years of leading a shift are required.\nKnowledge of seed grades.\n"
    )
    assert [r.min_years for r in parse(text).requirements] == [4, 2, None]


def test_item_that_goes_on_asking_stays_whole() -> None:
    item = "Working together: The smallest unit is a bench. You'll be sitting with your bench. Good listening skills are a must"
    text = f"Seed Sorter\n\nRequirements\n- Knowledge of seed grades\n- {item}\n- Strong eyesight\n"
    assert found(text)[1] == item


def test_what_the_application_needs_is_not_asked_of_the_person() -> None:
    text = (
        "Seed Sorter\n\nRequirements\n- Knowledge of seed grades\n- Strong eyesight\n- Two years of sorting\n\n"
        "To be considered for this opportunity please:\n\nFill in the form at the gate.\n"
        "If you do not have internet access, you may visit the mill.\nIndividuals needing accommodation may call the mill.\n"
    )
    assert len(found(text)) == 3


def test_pitch_of_a_posting_of_one_paragraph_asks_for_nothing() -> None:
    text = (
        "Seed Sorter, Mill Board — The Northern Mill Board is seeking a Seed Sorter to keep the seed apart. The ideal candidate has a deep "
        "understanding of grain. With the growth of the mill, this position is essential for keeping pace. This position will be key in the sorting "
        "of forty kinds of seed.\n"
    )
    assert found(text) == ["The ideal candidate has a deep understanding of grain."]


def test_orders_at_the_end_of_what_is_asked_are_duties() -> None:
    text = (
        "Dairy Lead\n\nRequirements\n- Diploma in dairy science\n- 3+ years of experience in a creamery\n- Knowledge of pasteurisation\n"
        "- Good understanding of hygiene rules\n- Ability to lift churns\n- Prepare the weekly plan for both vats\n"
        "- Ensure the accuracy of the fat tables\n- Provide training to the new churners\n- Liaise with the vets on sick herds\n"
    )
    assert found(text)[-1] == "Ability to lift churns"


def test_traits_in_the_third_person_at_the_end_stay() -> None:
    text = (
        "Dairy Lead\n\nRequirements\n- Diploma in dairy science\n- 3+ years of experience in a creamery\n- Knowledge of pasteurisation\n"
        "- Ability to lift churns\n- Takes the long view of a herd\n- Keeps calm when the vats boil\n- Builds trust with the farmers\n- Delivers what was promised\n"
    )
    assert len(found(text)) == 8


@pytest.mark.parametrize("title", ["Churning and Technical Expertise (30%)", "Driving Innovation"])
def test_titles_among_the_duties_are_no_requirements(title: str) -> None:
    text = (
        "Dairy Lead\n\nWhat You'll Do\n- Open the gates for the milk carts\n- Keep the log of the herd\n\n"
        f"{title}\n\n- Monitor the vats for heat and foam\n- Lead the search for better rennet\n- Contribute to the training of the churners\n\n"
        "Who You Are\n\n- Patient with cows\n- Skilled at lifting churns\n"
    )
    assert found(text) == ["Patient with cows", "Skilled at lifting churns"]


@pytest.mark.parametrize(
    "item",
    ["Kennis van melkvee is een pre", "Vous connaissez les brebis (Un atout)", "Käsekunde (von Vorteil)"],
)
def test_wishes_of_further_languages(item: str) -> None:
    text = f"Dairy Lead\n\nRequirements\n- Knowledge of pasteurisation\n- {item}\n- Ability to lift churns\n"
    assert {r.text: r.necessity for r in parse(text).requirements}[item] == "preferred"


def test_preferences_of_the_management_head_what_is_preferred() -> None:
    text = (
        "Dairy Lead\n\nRequirements\n\nKnowledge of pasteurisation.\nAbility to lift churns.\nMust have creamery experience.\n"
        "Management Preferences\n\nDemonstrated cheese-making experience.\nStrong understanding of hygiene rules.\n"
    )
    assert [r.necessity for r in parse(text).requirements] == ["required"] * 3 + ["preferred"] * 2


def test_list_led_by_the_qualities_that_a_role_requires() -> None:
    text = (
        "Dairy Lead\n\nAbout the Role\n\nThe dairy stands by the lake. The role will require qualities such as:\n"
        "- Well rounded, at ease with cows and with people\n- Strong arms\n- Looking to grow as a cheese maker\n\nWhat you will do\n- Stir the vats\n"
    )
    assert len(found(text)) == 3


def test_journey_of_the_candidate_is_none_of_the_wishes() -> None:
    text = (
        "Dairy Lead\n\nNice to have:\n- Experience with goats\n- Knowledge of rennet\n\n"
        "Candidate journey: a call with the dairy, a tasting, a talk with the herdsman\n"
    )
    assert found(text) == ["Experience with goats", "Knowledge of rennet"]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Manager should be able to work alone and in the cold.", True),
        ("We're looking for a cheese maker with proven success in hard cheese.", True),
        ("You will be a critical part of a small crew, and will thrive in the cold.", False),
    ],
)
def test_sentences_about_the_person_and_about_the_crew(sentence: str, asked: bool) -> None:
    text = f"Dairy Lead\n\nThe dairy stands by the lake. {sentence} Milk comes twice a day.\n"
    assert found(text) == [sentence] * asked


def test_lead_that_the_line_below_bears_out_is_sure() -> None:
    text = (
        "Barge Clerk\n\nJob Description\n\nFiles the bills of lading. Greets the skippers.\n\n"
        "Applicants must meet the following minimum requirements to qualify for this post:\n\n"
        "Graduation from a four-year college with a bachelor's degree in any field; and one year of work on the quay; or\n\n"
        "A mix of school and work.\n"
    )
    assert parse(text).requirements[0].degree_level == "bachelor"


def test_minimum_is_not_cut_off_its_number() -> None:
    text = "Knowledge of quays Ability to read tides Minimum 5 years of work on barges Strong arms"
    assert [text[a:b] for a, b in run_in_items(text)] == [
        "Knowledge of quays",
        "Ability to read tides",
        "Minimum 5 years of work on barges",
        "Strong arms",
    ]
