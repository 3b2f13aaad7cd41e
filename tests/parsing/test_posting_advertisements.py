"""Short advertisements of recruiters, conditions of employment, and lists whose own items say how they go on."""

from __future__ import annotations

import time

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.necessity import own_necessity, split_mixed
from matcher.reading import read_document
from matcher.types import Document

LEAD = (
    "Our client mends organs in churches and concert halls all over the north of the country, and is known for work that lasts for "
    "generations. The workshop in Ripley has nine benches and a pipe store, and its people travel to every town between Derby and the coast. "
)
PAGE = """Lock Keeper
Vale Canal Trust

{text}

Your tasks
- Open the gates for boats
- Keep the towpath clear

What you need
- Two years on a waterway
- A calm voice
"""


def _rows(text: str) -> list[tuple[str, str]]:
    posting = parse_posting_document(read_document(text + "\n", role="posting"))
    return [(r.text, r.necessity) for r in posting.requirements]


def _texts(text: str) -> list[str]:
    return [text for text, _ in _rows(text)]


@pytest.mark.parametrize("mark", ["o", "****)", "•"])
def test_items_behind_any_inline_mark_are_told_apart(mark: str) -> None:
    """Round bullets that became an "o", and numbers that a copy hid behind stars, part the items."""
    items = ["Steady hands at the bench", "Good ear for pitch", "Own set of voicing tools"]
    text = f"Organ Builder\nReed & Sons\n\n{LEAD}Requirements {' '.join(f'{mark} {item}' for item in items)}"
    assert _texts(text) == items


def test_a_sentence_without_full_stop_ends_where_the_next_begins() -> None:
    """What an advertisement says behind a demand is not part of it."""
    text = f"Organ Builder\nReed & Sons\n\n{LEAD}Experience of pipe voicing is required If you want to hear more, call the workshop."
    assert _texts(text) == ["Experience of pipe voicing is required"]


def test_the_agency_is_not_the_last_item() -> None:
    text = (
        f"Organ Builder\nReed & Sons\n\n{LEAD}Candidate Requirements  Proven experience in voicing  Knowledge of old tunings  "
        "Skilled in joinery Hartwell is a specialist recruitment business for crafts. We specialise in the skills of old trades."
    )
    assert _texts(text) == ["Proven experience in voicing", "Knowledge of old tunings", "Skilled in joinery"]


def test_a_bracketed_level_numbers_no_list() -> None:
    """ "(level 1)" does not keep a list without line breaks from being cut."""
    text = (
        f"Organ Builder\nReed & Sons\n\n{LEAD}Person Specification: Minimum certificate in joinery (level 1) or a promise to reach it "
        "Knowledge of old tunings Experience in a workshop of pipe organs Sound sense of pitch"
    )
    assert _texts(text) == [
        "Minimum certificate in joinery (level 1) or a promise to reach it",
        "Knowledge of old tunings",
        "Experience in a workshop of pipe organs",
        "Sound sense of pitch",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Occasional evenings, weekends, and overtime will be required.",
        "Final candidates will be required to complete a background check.",
        "This role requires a steady hand; this is a shift based position requiring applicants to be comfortable with night work.",
        "Swimming skills are required.",
        "You must be eligible to live and work in the UK.",
        "Any exposure to diesel engines would be a benefit.",
        "This candidate must be calm and fond of boats.",
        "All new job offers are conditional based on the person being vaccinated.",
        "A flexible schedule is required in the week of the regatta.",
        "The base will move to Goole by June, therefore you must be prepared to travel there.",
    ],
)
def test_conditions_count_in_prose(sentence: str) -> None:
    """A condition that every applicant must meet is found in the running text above the lists."""
    assert sentence in _texts(PAGE.format(text=f"The Trust looks after ninety locks. {sentence}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "You may be just the right candidate for this or other roles.",
        "Come build your future on the water.",
        "Reporting to the head keeper, you will work with the whole crew.",
        "Your first responsibility will be designing the summer rota, where you will own the plan.",
        "Working together is just the way we do things here, and creates a good atmosphere.",
        "Flexible spending accounts for medical costs are also available.",
        "Employees are required to comply with all state and federal laws regarding drug-free workplaces.",
        "Visa sponsorship is available for this position.",
        "You must possess the below minimum qualifications to be initially considered for this position.",
        "Preferred qualifications are in addition to the minimum requirements and are considered a plus factor.",
        "(Click on the link above to learn how degrees are compared)",
        "Your leadership will help create a place where all can do good work.",
    ],
)
def test_reassurance_duties_and_offers_are_no_demands(sentence: str) -> None:
    """Even among the requirements such sentences ask for nothing."""
    asked = PAGE.replace("- A calm voice", "- A calm voice\n\n{text}").replace("{text}", "", 1)
    assert sentence not in _texts(asked.format(text=sentence))


def test_what_one_will_learn_is_no_demand() -> None:
    """Duties that begin with "Learn" stay duties under a cheerful heading."""
    text = (
        "Lock Apprentice\nVale Canal Trust\n\nWhat success looks like in this role:\n\nWe want you!\n\nDo your best work:\n"
        "- Working with the keepers, learning how gates are hung\n- Learn how to read a gauge and keep the log\n- Share your findings with the crew\n\n"
        "You will be successful if you have:\n- A head for heights\n- Strong swimming skills\n"
    )
    assert _texts(text) == ["A head for heights", "Strong swimming skills"]


def test_an_item_may_turn_the_rest_of_its_list_into_wishes() -> None:
    text = "Must have\n- Good swimmer\n- Knowledge of knots\n- Experience with any of the following is a plus:\n- Diesel engines\n- Radio\n"
    assert _rows(text) == [
        ("Good swimmer", "required"),
        ("Knowledge of knots", "required"),
        ("Diesel engines", "preferred"),
        ("Radio", "preferred"),
    ]


def test_only_the_items_further_in_are_wishes() -> None:
    """Behind the items that hang on "Bonus for any of the following:" the list goes on as before."""
    text = (
        "Canal Apprentice\n\nTwo months on the water.\n\n- Requires experience with ropes and winches\n- Bonus for skills in any of the following:\n"
        "  - Diesel engines\n  - Marine radio experience\n- Must be able to swim\n"
    )
    assert _rows(text) == [
        ("Requires experience with ropes and winches", "required"),
        ("Diesel engines", "preferred"),
        ("Marine radio experience", "preferred"),
        ("Must be able to swim", "required"),
    ]


def test_items_between_wide_gaps_follow_an_introduction() -> None:
    text = (
        "Telephone Seller\nAsh & Holm\n\nWe sell seeds to gardeners in the north. If you have the following skills then we want to speak with you.  "
        "Experience of outbound calls  The ability to think ahead  Strong spelling  Confident and friendly voice"
    )
    assert _texts(text) == [
        "Experience of outbound calls",
        "The ability to think ahead",
        "Strong spelling",
        "Confident and friendly voice",
    ]


def test_the_employer_ends_a_list_without_bullets() -> None:
    """A paragraph of several sentences about the employer closes the list of lines above it."""
    asked = "Fluent Welsh\nA licence for the barge\nTwo years on a waterway\nKnowledge of locks\n"
    told = "At the Trust, we have built a place to grow old in. Our people stay for decades. When there is a flood, we all come.\n\nRiver views\n"
    assert _texts(f"Lock Keeper\nVale Trust\n\nRequirements:\n{asked}\n{told}") == asked.splitlines()


def test_an_item_about_experience_is_no_heading() -> None:
    text = "Tester\n\nRequirements\n\nFive years of testing looms\n\nWorking experience in a mill – shift environment\n\nA degree in textiles\n"
    assert "Working experience in a mill – shift environment" in _texts(text)


def test_lines_go_on_with_the_words_of_their_heading() -> None:
    """Below "Ability to:" an order is what one must be able to do."""
    text = "Canal Ranger\nVale Canal Trust\n\nRequirements:\nTwo years of work on a canal.\n\nAbility to:\nProvide calm and friendly service.\nHandle ropes in bad weather.\nManage a store of tools.\n"
    assert _texts(text)[1:] == [
        "Provide calm and friendly service.",
        "Handle ropes in bad weather.",
        "Manage a store of tools.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Experience with sluices is encouraged.",
        "Work on a narrowboat (suggested)",
        "A boat licence is highly recommended",
        "If you have worked on a tug that is great too.",
        "If you have experience with winches",
    ],
)
def test_encouraged_suggested_and_recommended_are_wishes(text: str) -> None:
    assert own_necessity(text) == "preferred"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Must have led a crew, 5+ years preferred.", ["Must have led a crew", "5+ years preferred."]),
        (
            "A boat licence is essential while further certificates in first aid are desirable.",
            ["A boat licence is essential", "further certificates in first aid are desirable."],
        ),
    ],
)
def test_a_wish_behind_a_demand_stands_alone(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in split_mixed(text)] == parts


def test_a_counted_form_asks_no_requirement() -> None:
    """Questions of an application form, each under its number, are not part of the posting, nor is what labels them."""
    text = (
        "Clerk of Works\n\nRequirements\nThree years of building work.\n\n01\n\nSITE - Do you hold one of these?\n\nA degree in building or at least two years "
        "of experience on sites.\n\nYes\nNo\n\n02\n\nDriver standard: Do you have a suspended licence?\n\nYes\nNo\n\nRequired Question\n"
    )
    assert _texts(text) == ["Three years of building work."]


@pytest.mark.parametrize(
    "hostile",
    ["o A " * 25_000, "****) A " * 12_000, "word Please a " * 7_000, "1. a " * 20_000, "You must a " * 9_000],
)
def test_hostile_marks_take_no_long_time(hostile: str) -> None:
    start = time.process_time()
    parse_posting_document(Document(text=hostile))
    assert time.process_time() - start < 5
