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


_STORY = (
    "Our client keeps the gardens of three palaces and of a great many town houses across the county and beyond it. "
    "The team works outdoors all year round, from a depot near the river, and looks after tools and vans of its own. "
)


def test_a_paragraph_goes_on_behind_the_duties_in_it() -> None:
    text = (
        "Hedge Trimmer\n\n"
        + _STORY
        + "Your duties will include:  Trimming the hedges of each garden every spring  "
        "Keeping the tools sharp and the van clean  Preparing the beds for winter To be considered, you must have at least "
        "two years' experience of trimming hedges. You must possess good balance and a head for heights. "
        "An interest in topiary would be advantageous. A gardening certificate would also be desirable. "
        "To apply for the role of Hedge Trimmer, please use the button shown.\n"
    )
    assert _texts(text) == [
        "To be considered, you must have at least two years' experience of trimming hedges.",
        "You must possess good balance and a head for heights.", "An interest in topiary would be advantageous.",
        "A gardening certificate would also be desirable.",
    ]  # fmt: skip
    assert len(_read(text).responsibilities) == 3


def test_wide_gaps_part_items_in_small_letters() -> None:
    text = (
        "Hedge Trimmer\n\n"
        + _STORY
        + "Duties:  trim and shape all hedges of the garden  clear the paths after work  sharpen the shears "
        "with the foreman The candidate MUST show a calm nature as they will be required to work on ladders. "
        "Candidate must be:  a trained gardener  used to work at heights  have their own boots and a clean driving licence "
        "To apply please contact Ann and send your cv.\n"
    )
    assert _texts(text) == [
        "The candidate MUST show a calm nature as they will be required to work on ladders.", "a trained gardener",
        "used to work at heights", "have their own boots and a clean driving licence",
    ]  # fmt: skip


def test_perks_below_wishes_leave_the_wishes_alone() -> None:
    text = (
        "Loom Mechanic\n\nMinimum Qualifications\nExcellent problem solving skills\nKnowledge of looms\nDesired Skills & Experience\n"
        "Previous experience with one or more of the following:\nJacquard\nDobby looms\nRapier\nAir jets\nExperience working with dyes\n"
        "2+ years experience in a similar role\nFun, creative working environment\nCompetitive salary\n13th month bonus\n"
        "8 paid sick days per year\n18 paid leave days per year\nStock options\nFree lunch and snacks\n"
    )
    found = _read(text).requirements
    assert [(r.text, r.necessity) for r in found[2:]] == [
        ("Jacquard", "preferred"), ("Dobby looms", "preferred"), ("Rapier", "preferred"), ("Air jets", "preferred"),
        ("Experience working with dyes", "preferred"), ("2+ years experience in a similar role", "preferred"),
    ]  # fmt: skip


def test_a_lone_heading_on_top_of_a_line_that_asks_ends_the_duties() -> None:
    text = (
        "Kiln Engineer\n\nKey Responsibilities:\n- Design and test the kilns of the works.\n- Write reports on each firing.\nEducation\n"
        "BSc/Ceramics or technical degree from an accredited college.\nExperience\n"
        "The person will have a strong theoretical and practical background with 4 years of experience:\n"
        "- Glazes, Thermocouples, Firing Curves, Refractories, Gas Burners.\n- Good knowledge of clays.\n- Familiar with safety rules.\n"
    )
    assert _texts(text) == [
        "BSc/Ceramics or technical degree from an accredited college.",
        "The person will have a strong theoretical and practical background with 4 years of experience:",
        "Glazes, Thermocouples, Firing Curves, Refractories, Gas Burners.", "Good knowledge of clays.", "Familiar with safety rules.",
    ]  # fmt: skip


def test_a_sentence_within_a_paragraph_opens_a_list() -> None:
    text = (
        "Stable Hands\n\n"
        + _STORY
        + "Shifts include early mornings.The successful candidate will be patient and kind to horses, and must "
        "be able to show the following skills and experience: Recent experience within a Riding School or Livery Yard "
        "Have Good Riding Skills Have the ability to work in all weathers Be punctual, sturdy and cheerful "
        "Proof of eligibility to work in the UK Be able to provide references from a stableAs part of the selection you will "
        "spend a day with us.We give each of our people a riding lesson and a warm coat.\n"
    )
    assert _texts(text) == [
        "The successful candidate will be patient and kind to horses", "Recent experience within a Riding School or Livery Yard",
        "Have Good Riding Skills", "Have the ability to work in all weathers", "Be punctual, sturdy and cheerful",
        "Proof of eligibility to work in the UK", "Be able to provide references from a stable",
    ]  # fmt: skip


def test_a_capitalised_title_ends_the_requirements_above_it() -> None:
    text = (
        "Harbour Clerk\n\nExperience:\nThree years of experience in a port office.\n\nSpecial Requirements:\n"
        "Experience keeping the berth register.\nAbility to think clearly under pressure.\n\nPlan for the Harbour\n"
        "In line with the plan of the town for its harbour, the clerk will share the aims of a clean quay, a calm queue and a warm welcome "
        "for every boat and its crew, all the year round.\n\nUnion Requirement\nThe people of the port have chosen the Boatmen to speak for them, and the town meets them every spring to talk about the hours of the quay, the boats in its care and the pay of the crews.\nThe quay is among the oldest of the coast.\n\nWhat the Town Gives\nHarbour Newsletter\n"
    )
    assert _texts(text) == [
        "Three years of experience in a port office.", "Experience keeping the berth register.", "Ability to think clearly under pressure.",
    ]  # fmt: skip


def test_demands_on_place_and_time_outside_the_list() -> None:
    text = (
        "Harbour Clerk\n\nRequirements\n\n- Knowledge of knots\n- Experience with boats\n- Good eyesight\n\nWork Schedule: The week has 40 hours. "
        "Mandatory overtime (including Sundays) will be required during the regatta.\n\nOTHER INFORMATION:\n\n"
        "Travel to quays throughout the bay with no buses is required. UNION: This position is represented by the Boatmen.\n\n"
        "We can help with a visa, but do require that someone is based in Wales for the job.\n"
    )
    assert _texts(text)[3:] == [
        "Mandatory overtime (including Sundays) will be required during the regatta.",
        "Travel to quays throughout the bay with no buses is required.",
        "We can help with a visa, but do require that someone is based in Wales for the job.",
    ]  # fmt: skip


def test_a_wish_heading_misspelt_and_an_invitation_to_read_are_no_requirements() -> None:
    text = (
        "Harbour Clerk\n\nRequirements\n- Knowledge of knots\n- Experience with boats\nNice to have’s\n- Experience with sails\n"
        "- Knowledge of tides\n- Read about how our interviews go (the one for skippers is a bit longer)\n"
    )
    assert [(r.text, r.necessity) for r in _read(text).requirements] == [
        ("Knowledge of knots", "required"), ("Experience with boats", "required"), ("Experience with sails", "preferred"),
        ("Knowledge of tides", "preferred"),
    ]  # fmt: skip


def test_an_item_that_asks_for_nothing_is_none() -> None:
    text = (
        "Loom Programmer\n\nRequirements:\n- Experience with looms\n- Security clearance: not required\n- Clearance level: None\n"
        "- No degree required\n- No visa sponsorship is required\n- Knowledge of knots\n- Reads Dutch\n"
    )
    assert _texts(text) == [
        "Experience with looms",
        "No visa sponsorship is required",
        "Knowledge of knots",
        "Reads Dutch",
    ]


def test_cookies_are_asked_for_here_and_furniture_there() -> None:
    text = (
        "Campaign Manager\n\nRequirements\n- Kelp farming\n\nNice to have\n- Grasp of consent, cookies and server-side tracking\n"
        "- Baking biscuits and cookies\n\nWe use cookies to improve your experience.\nManage cookies\nCookie settings\n"
    )
    assert _texts(text) == [
        "Kelp farming",
        "Grasp of consent, cookies and server-side tracking",
        "Baking biscuits and cookies",
    ]
