"""What a posting says around its demands, and where one demand ends and the next begins."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.reading import read_document
from matcher.types import Document


def document(text: str) -> Document:
    """Return a posting as plain text would be read."""
    return read_document(text.strip() + "\n", role="posting")


def found(text: str) -> list[tuple[str, str]]:
    """Return the necessity and the text of every requirement."""
    return [(r.necessity[0], r.text) for r in parse_posting_document(document(text)).requirements]


def texts(text: str) -> list[str]:
    """Return the text of every requirement."""
    return [text for _, text in found(text)]


BREWER = """Brewer
Hill & Sons

Requirements
- Experience with copper kettles
- Knowledge of hops
- Steady hands
"""


@pytest.mark.parametrize("heading", ["It doesn't hurt if you also have:", "Wouldn't hurt:", "Should-haves:"])
def test_what_does_not_hurt_is_preferred(heading: str) -> None:
    """A list under "It doesn't hurt if you also have" is one of wishes."""
    posting = f"{BREWER}\n{heading}\n- Experience with cider\n- Knowledge of Welsh barley\n"
    assert [n for n, _ in found(posting)] == ["r", "r", "r", "p", "p"]


def test_goals_with_a_date_are_not_asked_for() -> None:
    """What will be done within the first weeks is a goal, not something that one brings along."""
    posting = """Keeper
Reed Museum

What you will achieve
- Within 30 days
  - You will have been fully onboarded in the reading room and its rules.
  - You will have completed the tour of our stores.
- By 90 days
  - You will have developed an understanding of the catalogue and know how to use it
  - You will be comfortable raising gaps in the collection within the team
  - You will be able to manage loans and report on them every week

You need
- Experience with paper conservation
- Knowledge of reed pens
"""
    assert texts(posting) == ["Experience with paper conservation", "Knowledge of reed pens"]


def test_pitch_below_what_we_look_for_is_not_asked_for() -> None:
    """Sentences on the clients and on the job below "What are we looking for?" ask for nothing."""
    posting = """# Net Maker

## What are we looking for?

In this opportunity, we are looking for a Net Maker to work with one of our harbours, which lands herring. Their boats include some of the fastest on the coast. You would be responsible to keep the nets whole.

You are patient and have a steady hand with twine.
"""
    assert texts(posting) == ["You are patient and have a steady hand with twine."]


def test_words_of_welcome_end_what_is_asked() -> None:
    """ "You are welcome at …" greets the reader."""
    posting = f"{BREWER}\nYou are welcome at Hill for who you are, whatever you drink. Our taproom is open to everyone.\n"
    assert len(texts(posting)) == 3


def test_lead_that_ends_in_a_dash_is_no_demand() -> None:
    """ "You will live our values –" leads to what stands below it."""
    posting = f"{BREWER}\nAs the first brewer of the house, you will live our core values –\n\n- Care: we care about our guests.\n- Joy: we like what we do.\n"
    assert "live our core values" not in " ".join(texts(posting))


def test_number_torn_from_its_words_is_one_demand() -> None:
    """ "At least", "3 years of experience" and "in the same trade" on lines of their own are one demand."""
    posting = """Baker
Crust Ltd

Must have

At least

03 years of experience

in the same trade.

Knowledge of sourdough.
"""
    first, second = parse_posting_document(document(posting)).requirements
    assert (first.min_years, first.text.split()) == (
        3.0,
        ["At", "least", "03", "years", "of", "experience", "in", "the", "same", "trade."],
    )
    assert second.text == "Knowledge of sourdough."


def test_parenthesis_goes_on_below() -> None:
    """A line goes on below it while a parenthesis is open."""
    posting = """Beekeeper
Qualifications
Degree in biology or a related field.
CAB - Certified Apiary Builder (awarded by the Rivers
Apiary Society Centre) preferred.
Driving licence.
"""
    assert texts(posting)[1].endswith("(awarded by the Rivers\nApiary Society Centre) preferred.")


def test_labels_above_small_letters_stay_in_their_section() -> None:
    """Labels that a line in small letters completes are parts of what is asked, whatever they name."""
    posting = """## Who We Are Looking For

Senior gardener:

strong pruning and grafting skills, gained over at least 5 years in large gardens.

Safety & governance:

sharp tools, clean sheds and a tidy log are part of your day.

Ownership & role model:

you take beds from seed to harvest and help apprentices grow.

## What We Offer

Freedom:

a garden that rests on you.
"""
    asked = texts(posting)
    assert [t.split()[0] for t in asked] == ["strong", "sharp", "you"]


def test_short_value_behind_a_label_is_one_demand() -> None:
    """ "Must-haves: Own boots." asks for boots."""
    posting = """Shepherd
Must-Haves: Own boots.
Nice-To-Haves: Border collie background.
"""
    assert found(posting) == [("r", "Own boots."), ("p", "Border collie background.")]


def test_question_may_head_a_list() -> None:
    """A long question heads what is asked, and the next question ends it."""
    posting = """Potter

What does it take to be successful in this role?

Be patient and you will like the wheel.

Always try new glazes.

Good self-management.

What is open for me beyond this role as a career?

Head of a workshop of ten that share a kiln.
"""
    assert texts(posting) == [
        "Be patient and you will like the wheel.",
        "Always try new glazes.",
        "Good self-management.",
    ]


def test_wishes_with_verdicts_of_their_own_are_told_apart() -> None:
    """Each sentence that says how welcome its demand is stands by itself."""
    posting = """Requirements
- You have 4+ years of hands-on experience with rope. Experience with pulleys is desired. Experience with cranes is a plus.
- You preferably have experience with tide tables. Knowledge of knots is desirable. A boat licence is a plus.
- Calm voice
"""
    assert [n for n, _ in found(posting)] == ["r", "p", "p", "p", "p", "p", "r"]


@pytest.mark.parametrize(
    "line",
    [
        "The department oversees all aspects of bridge inspection, including permits and certification of divers.",
        "So, let us ask a few questions.",
        "During the interview process, we will test your knots to assess your experience and depth of knowledge.",
        "Crew members must abide by the harbour’s safety plan as an essential part of their duties.",
        "If you hold multiple citizenships, you may be required to renounce one of them before a clearance is granted.",
        "You have room to grow.",
    ],
)
def test_rules_and_processes_are_not_asked_for(line: str) -> None:
    """What an office does, how it selects and what its staff must obey is no demand on the reader."""
    posting = f"About the harbour\n\nWe keep the port. {line} Ships pass every day.\n\n{BREWER}"
    assert line not in texts(posting)


@pytest.mark.parametrize(
    "line",
    [
        "The harbour will require all applicants to show proof of being vaccinated before they start.",
        "This is a remote position and candidate should be based in Wales.",
        "Diving certification preferred at application, but must be obtained within 2 years of employment.",
        "Skill in operating a winch and related deck equipment (e.g., capstans).",
    ],
)
def test_demands_outside_their_section_are_found(line: str) -> None:
    """A clear demand counts wherever it stands."""
    posting = f"Deckhand\n\nThe port lies on the coast.\n\n{line}\n\n{BREWER}"
    assert line in texts(posting)


def test_clearance_below_its_label_is_asked_for() -> None:
    """ "This position requires a …-level clearance." asks for one."""
    line = "This position requires a Ministry of Ports (MP) M-level clearance."
    assert line in texts(f"{BREWER}\nSecurity Clearance: {line}\n")


def test_what_helps_but_is_not_a_requirement_is_a_wish() -> None:
    """ "It is not a requirement" makes a wish of a language."""
    posting = """## Requirements

Language:

English is our working language. Welsh helps with old maps, but it is not a requirement.
"""
    assert found(posting)[-1] == ("p", "Welsh helps with old maps, but it is not a requirement.")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("6+ experience with hand looms and dyes", 6.0),
        ("Có 2 năm kinh nghiệm dệt lụa", 2.0),
        ("Có kinh nghiệm dệt lụa trên 3 năm", 3.0),
        ("5+ examples of your work", None),
    ],
)
def test_years_are_read(text: str, years: float | None) -> None:
    """Years count though their unit is missing, and in Vietnamese."""
    (requirement,) = parse_posting_document(document(f"Requirements\n- {text}\n")).requirements
    assert requirement.min_years == years


def test_share_that_is_no_travel_is_not_asked_for() -> None:
    """ "90% of the cloth" says nothing of travel."""
    posting = f"Your mission\n\nOrder works: weavers and dyers build their days on it; around 90% of the cloth runs through one loom.\n\n{BREWER}"
    assert len(texts(posting)) == 3


def test_subject_of_a_masters_is_no_lower_degree() -> None:
    """ "Masters’ or PhD in a bee-related degree" asks for a master's degree."""
    line = "Masters’ or PhD in a Biology or Botany related degree; or equivalent work experience"
    (requirement,) = parse_posting_document(document(f"Requirements\n- {line}\n")).requirements
    assert (requirement.degree_level, requirement.equivalent_experience_ok) == ("master", True)


def test_perks_in_vietnamese_are_not_asked_for() -> None:
    """Allowances, chances and colleagues are offered, in Vietnamese too."""
    posting = """Ưu tiên
- Có kinh nghiệm về nhuộm vải
- Biết may tay
- Trợ cấp ăn trưa
- Cơ hội học hỏi về nghề dệt
- Đồng nghiệp trẻ trung, thân thiện
"""
    assert texts(posting) == ["Có kinh nghiệm về nhuộm vải", "Biết may tay"]


def test_higher_degree_below_the_least_is_preferred() -> None:
    """A higher degree below "… or any equivalent combination of experience and training" is a wish."""
    posting = """Archivist

About the archive

The archive holds maps of the town.

High School Diploma or GED, and 3 years of relevant experience; or any equivalent combination of experience and training. Must be a resident of the town.

Bachelor's degree in History or related field and 2 years of experience in archives. Ability to work some evenings.

This position requires successful completion of a criminal background check.
"""
    assert [n for n, _ in found(posting)] == ["r", "r", "p", "p", "r"]


def test_years_of_different_things_are_two_demands() -> None:
    """Between semicolons each number of years is a demand; a degree with fewer years is another way to one."""
    posting = """Requirements
- 9+ years working experience in forges; 4+ years experience in leading smiths
- 6 years in forges with a degree; 8 years in forges without one
"""
    assert [r.min_years for r in parse_posting_document(document(posting)).requirements][:2] == [9.0, 4.0]
    assert len(texts(posting)) == 3


def test_demand_with_a_capital_begins_anew() -> None:
    """ "…, Experience in dyeing a plus." is a wish that lost the full stop before it."""
    posting = "Requirements\n- Strong spinning skills with wool, flax, hemp, Experience in dyeing a plus.\n"
    assert found(posting) == [
        ("r", "Strong spinning skills with wool, flax, hemp"),
        ("p", "Experience in dyeing a plus."),
    ]


def test_words_that_lead_to_a_list_are_no_demand() -> None:
    """ "Additionally, you'll need" leads to what stands below it."""
    posting = """The skills you'll need

To do well here, you'll need a strong understanding of wool and experience of dyeing it.

Additionally, you'll need

Significant experience as a weaver
Ability to read patterns
"""
    assert "Additionally, you'll need" not in texts(posting)


def test_basic_info_heads_facts() -> None:
    """ "Basic info" heads place and contract, not what is asked."""
    posting = f"# Smith\n\n## Basic Info\n\nLocation\n\nRaleigh Forge, Ohio\n\nJob type\n\nRegular/Permanent\n\n{BREWER}"
    assert len(texts(posting)) == 3


def test_verdict_on_a_series_speaks_of_all() -> None:
    """ "A, B, and C are desirable" is one wish."""
    line = "A Master’s degree, Licensed Town Diver (LTD), and Head Town Diver (HTD) are highly desirable."
    assert found(f"Requirements\n- Steady hands\n- {line}\n")[1:] == [("p", line)]


@pytest.mark.parametrize(
    "line",
    [
        "The ideal candidate is even-tempered, a strong swimmer, and gets along well with seals.",
        "The ideal candidate for this position has demonstrable experience managing or working with lock keepers.",
        "The assistant keeper is required to travel to different locks using their own form of transportation.",
    ],
)
def test_person_told_in_the_pitch_is_asked_for(line: str) -> None:
    """A sentence on the right person, or on what the holder must have, asks for it."""
    assert line in texts(f"Lock Keeper\n\nThe canal is old. {line} It rains often.\n\n{BREWER}")


@pytest.mark.parametrize(
    "line",
    [
        "Your technical expertise and problem-solving skills will be essential in supporting our locks.",
        "The passionate people who make up the canal’s team come from all over, with backgrounds as divers and bakers.",
    ],
)
def test_flattery_is_not_asked_for(line: str) -> None:
    """What the reader's skills will be good for, and who works there, is no demand."""
    assert line not in texts(f"Lock Keeper\n\nThe canal is old. {line} It rains often.\n\n{BREWER}")


def test_french_sentence_on_the_reader_is_asked_for() -> None:
    """ "Patient, vous avez …" tells who is sought."""
    line = "Patient, vous avez un goût prononcé pour les vieilles écluses."
    assert line in texts(f"# Éclusier\n\n## Formation\n\n* Bac +2 en hydraulique\n\n{line}\n")
