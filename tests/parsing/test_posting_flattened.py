"""Postings whose line breaks were lost: headings and items run together in one paragraph."""

from __future__ import annotations

import time

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.flattened import run_in_items, run_in_labels
from matcher.reading import read_document

FLAT = (
    "Senior Gardener\nGreenfold Estates\n\n"
    "Greenfold looks after the parks and gardens of three counties and has grown to ninety people in two years. Our team in Wells needs another "
    "pair of hands. Key Responsibilities Planning the beds for each season with the head gardener Mowing and edging the lawns each week as needed "
    "Experience 3 years in a public garden or a large private one, with roses and box Knowledge of organic pest control would be advantageous "
    "A sound grasp of drainage and soil Good working knowledge of ride-on mowers Qualifications RHS Level 2 in Horticulture Personal Attributes "
    "A patient and friendly manner with visitors The ability to plan your own day The ability to work in all weathers"
)


def _requirements(text: str) -> list[tuple[str, str]]:
    posting = parse_posting_document(read_document(text + "\n", role="posting"))
    return [(r.text, r.necessity) for r in posting.requirements]


def test_one_paragraph_is_cut_at_its_headings_and_items() -> None:
    assert _requirements(FLAT) == [
        ("3 years in a public garden or a large private one, with roses and box", "required"),
        ("Knowledge of organic pest control would be advantageous", "preferred"),
        ("A sound grasp of drainage and soil", "required"),
        ("Good working knowledge of ride-on mowers", "required"),
        ("RHS Level 2 in Horticulture", "required"),
        ("A patient and friendly manner with visitors", "required"),
        ("The ability to plan your own day", "required"),
        ("The ability to work in all weathers", "required"),
    ]


def test_two_items_right_behind_a_heading_are_told_apart() -> None:
    text = (
        FLAT[: FLAT.index("Experience 3")]
        + "Requirements Diploma in Garden Design 5 years experience in parks"
    )
    assert [t for t, _ in _requirements(text)] == ["Diploma in Garden Design", "5 years experience in parks"]


def test_capitals_within_a_sentence_are_no_items() -> None:
    assert (
        run_in_items(
            "Experience in Advanced Excel and Good Manufacturing Practice is needed. You lead. You plan."
        )
        == []
    )
    assert run_in_items("1. Knowledge of soil 2. Ability to dig Strong back") == []


def test_words_of_headings_within_a_sentence_are_no_headings() -> None:
    filler = "and so on and on " * 30
    assert (
        run_in_labels(
            "You meet the Essential Criteria Listed below and our Personal Attributes A to Z " + filler
        )
        == []
    )
    assert run_in_labels("Essential Skills Good eye") == []


def test_hostile_paragraphs_take_no_time() -> None:
    for unit in ("Key Skills and ", "Good ", "A a ", "Essential Skills Essential ", "  A"):
        text = (unit * (100_000 // len(unit)))[:100_000]
        began = time.process_time()
        run_in_labels(text)
        run_in_items(text)
        assert time.process_time() - began < 0.4


def test_a_list_behind_a_label_ends_before_the_offer() -> None:
    text = (
        FLAT[: FLAT.index("Experience 3")]
        + "Planting. To be considered: RHS diploma or equivalent. Previous work in parks. "
        "Neat and good at planning Previous nursery experience. Good spoken English This position offers a fair wage. Apply today."
    )
    assert [t for t, _ in _requirements(text)] == [
        "RHS diploma or equivalent.",
        "Previous work in parks.",
        "Neat and good at planning",
        "Previous nursery experience.",
        "Good spoken English",
    ]


TOP = "Beekeeper\nHoneydown Farm\n\nAbout the role\nYou look after forty hives.\n\n"


def test_items_with_a_colon_are_no_headings() -> None:
    text = TOP + (
        "Requirements\nKnowledge of hive types: top bar, Langstroth and Warre\nAbility to lift full supers\n\n"
        "Nice to have\nSome botany\nExposure to application rules in farming: records, audits and seed lists\nHoney judging\n"
        "Soft skills: calm with visitors\n"
    )
    assert _requirements(text) == [
        ("Knowledge of hive types: top bar, Langstroth and Warre", "required"),
        ("Ability to lift full supers", "required"),
        ("Some botany", "preferred"),
        ("Exposure to application rules in farming: records, audits and seed lists", "preferred"),
        ("Honey judging", "preferred"),
        ("calm with visitors", "preferred"),
    ]


def test_the_ideal_candidate_is_asked_for_where_wishes_have_their_own_list() -> None:
    text = TOP + (
        "What we expect of the ideal candidate:\n- 2 years of beekeeping experience\n- Strong back\n\n"
        "Must have:\n- Own van and trailer\n\nNice to have:\n- Honey judging\n"
    )
    assert [n for _, n in _requirements(text)] == ["required", "required", "required", "preferred"]


def test_named_qualities_with_several_sentences_stay_whole() -> None:
    rows = [
        "Calm by nature: you do not hurry. You move slowly around the hives and think before you act.",
        "Good with people: you enjoy showing what you do. You answer the tenth question as kindly as the first.",
        "A tidy mind: you write up every visit. Your records are read by others, and you know it.",
    ]
    text = TOP + "What makes you a great fit\n" + "\n".join(rows) + "\nBenefits\nHoney\n"
    assert [t for t, _ in _requirements(text)] == rows


def test_perks_with_bullets_below_a_list_without_bullets_are_left_out() -> None:
    asked = ["Knowledge of hive types", "2 years of experience with bees", "Good English"]
    text = (
        TOP
        + "Skills and experience\n"
        + "\n".join(asked)
        + (
            "\n- Very attractive package, 18 days of holidays\n- Friendly farm with young people\n- Extensive training\n- Trips to the sea\n"
        )
    )
    assert [t for t, _ in _requirements(text)] == asked


def test_a_language_wished_for_is_parted_behind_the_comma() -> None:
    text = (
        TOP
        + "Qualities required:\n- Good communication in English and Welsh, French language would be a plus\n- Patience with bees\n- Ability to lift\n"
    )
    assert _requirements(text)[:2] == [
        ("Good communication in English and Welsh", "required"),
        ("French language would be a plus", "preferred"),
    ]


def test_unmarked_headings_and_policies_are_no_requirements() -> None:
    text = TOP + (
        "This role is based in Wells and requires existing right to work in the UK.\n\nIdeally you'll have/be\n\nA steady hand with smokers\n\n"
        "Knowledge of local plants\n\nProven patience\n\nHoneydown Values\nWe play fair.\n\nWe want the best people\n\n"
        "But if you're excited about joining us, even if you're not sure, write to us.\n\nFind out more about working with us on our careers page.\n"
    )
    assert [t for t, _ in _requirements(text)] == [
        "This role is based in Wells and requires existing right to work in the UK.",
        "A steady hand with smokers",
        "Knowledge of local plants",
        "Proven patience",
    ]


def test_a_promise_above_the_text_heads_nothing() -> None:
    text = (
        "Beekeeper\nHoneydown Farm\n\nFriendly and professional working environment\nAttractive Salary and Benefits\n\n"
        "Look after forty hives;\n\nSell honey at the market;\n\n"
        "• Thorough knowledge of hive types\n\n• Have experience with smokers and suits\n\n• Good English is mandatory.\n"
    )
    assert [t for t, _ in _requirements(text)] == [
        "Thorough knowledge of hive types",
        "Have experience with smokers and suits",
        "Good English is mandatory.",
    ]


def test_the_candidate_is_spoken_of_as_he_or_she() -> None:
    text = FLAT[: FLAT.index("Experience 3")] + (
        "This estate is looking for a gardener with the following skills: Essential Skills and Experience Required:  Knowledge of roses  "
        "Clay soils (wet, etc.)  Pruning  Team lead experience The ideal candidate will be a calm gardener.He or she will also have good English. "
        "Previous work in parks would be beneficial."
    )
    assert _requirements(text) == [
        ("Knowledge of roses", "required"),
        ("Clay soils (wet, etc.)", "required"),
        ("Pruning", "required"),
        ("Team lead experience", "required"),
        ("The ideal candidate will be a calm gardener.", "required"),
        ("He or she will also have good English.", "required"),
        ("Previous work in parks would be beneficial.", "preferred"),
    ]


def test_lines_below_bulleted_duties_are_asked_for() -> None:
    asked = [
        "Ability to work independently",
        "Good at reading weather maps",
        "Knowledge of hive types",
        "Good spoken English",
    ]
    text = (
        TOP
        + "Your responsibilities:\n- Look after the hives\n- Sell honey\n- Repair frames\n\n"
        + "\n\n".join(asked)
        + "\n\nBenefits\nHoney\n"
    )
    assert [t for t, _ in _requirements(text)] == asked


def test_the_pitch_above_the_text_and_offers_are_left_out() -> None:
    text = (
        "Beekeeper\nHoneydown Farm\n\nPassion for bees\nHigh monthly salary and bonus\nFlexible working hours\n\nDuties\n- Look after hives\n- Sell honey\n\n"
        "Education, years of experience:\n- Diploma in biology\n- 2 years of beekeeping\n- Knowledge of plants. Strong grounding in chemistry.\n\n"
        "You may also be offered a bonus.\n"
    )
    found = [t for t, _ in _requirements(text)]
    assert found[-3:] == [
        "Diploma in biology",
        "2 years of beekeeping",
        "Knowledge of plants. Strong grounding in chemistry.",
    ]
    assert "High monthly salary and bonus" not in found


def test_items_glued_to_each_other_are_told_apart() -> None:
    text = (
        TOP
        + "What you'll bring\n\n2 years with beesStrong back and steady handsExperience with smokersComfortable with MySQL tables\n"
    )
    assert [t for t, _ in _requirements(text)] == [
        "2 years with bees",
        "Strong back and steady hands",
        "Experience with smokers",
        "Comfortable with MySQL tables",
    ]


def test_what_you_receive_in_addition_is_not_asked_for() -> None:
    text = TOP + (
        "It is integral that you have a proven record in leading beekeepers. You must be prepared to work in rain. In addition, you will receive a fair basic. "
        "In terms of background, ideally you are already a head beekeeper.\n\n"
        "You're the beekeeper we're looking for if you:\n- **Calm nature:** You move slowly, with our customers in mind.\n- **Good eye:** You see a sick hive at once.\n"
    )
    found = [t for t, _ in _requirements(text)]
    assert "In addition, you will receive a fair basic." not in found
    assert "In terms of background, ideally you are already a head beekeeper." in found
    assert found[-2:] == [
        "**Calm nature:** You move slowly, with our customers in mind.",
        "**Good eye:** You see a sick hive at once.",
    ]
