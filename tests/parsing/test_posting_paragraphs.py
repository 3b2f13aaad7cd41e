"""Advertisements of one paragraph whose lists are opened in the middle of it; all examples are invented."""

from __future__ import annotations

import time

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.headings import classify
from matcher.parsing.posting.necessity import own_necessity, split_mixed
from matcher.parsing.posting.openings import openings
from matcher.reading import read_document
from matcher.types import Posting

_PITCH = (
    "Loom Hand\nHarrow Mills\n\nA well known mill on the river wants a further hand for its looms and for its yard. "
    "It has woven cloth for two hundred years and stands in a green valley with a tea room and a shop of its own. "
    "Visitors come from near and far to see the wheel turn, and on Sundays there is music in the yard. "
)


def _parse(text: str) -> Posting:
    return parse_posting_document(read_document(text, role="posting"))


def _texts(text: str) -> list[str]:
    return [r.text for r in _parse(text).requirements]


@pytest.mark.parametrize(
    "opening",
    [
        "The successful Loom Hand must have:",
        "Candidates will possess:",
        "Key skills required by a Loom Hand;",
        "CAD skills & experience sought:",
        "To meet all that this work brings, you ll need:",
        "Personnel specification:",
        "Experience Required",
        "Skills/ Qualifications",
        "This opening will suit someone with:",
    ],
)
def test_words_in_the_middle_of_a_paragraph_open_a_list(opening: str) -> None:
    """Duties run into the opening of the list, and the agency's words into its end."""
    found = _texts(
        _PITCH + "Duties include: Oiling the looms Sweeping the sheds " + opening + " Good weaving skills "
        "Knowledge of pattern books Able to lift a bale Reference: LH12 Call Ada for a talk about the mill"
    )
    assert found == ["Good weaving skills", "Knowledge of pattern books", "Able to lift a bale"]


def test_what_the_named_worker_will_have_is_asked_for() -> None:
    """ "The Loom Hand will:" announces demands where "Have" and "Be" follow it."""
    found = _texts(_PITCH + "The Loom Hand will: Have woven for a living Be able to read pattern books")
    assert found == ["Have woven for a living", "Be able to read pattern books"]


def test_an_opening_of_wishes_makes_its_bullets_preferred() -> None:
    """The bullets behind "it would be an advantage …:" are wishes, though the ones before it are demands."""
    posting = _parse(
        _PITCH + "The following skills are essential: • Weaving on hand looms • Mending of belts. "
        "It would be advantageous to have experience of the following: • Dye works • Ledgers and stock books"
    )
    assert [(r.text, r.necessity) for r in posting.requirements] == [
        ("Weaving on hand looms", "required"),
        ("Mending of belts.", "required"),
        ("Dye works", "preferred"),
        ("Ledgers and stock books", "preferred"),
    ]


def test_titles_and_articles_part_items_where_they_should() -> None:
    """ "Qualified" behind an abbreviation ends a demand; "A …" behind a capital begins one; a grade keeps its letter."""
    found = _texts(
        _PITCH + "Essential Requirements: An understanding of Cloth Finishing A creative way with colour "
        "Must be a qualified Registered Dyer of cloth Experience with Grade A cloth Checkable references"
    )
    assert found == [
        "An understanding of Cloth Finishing",
        "A creative way with colour",
        "Must be a qualified Registered Dyer of cloth",
        "Experience with Grade A cloth",
        "Checkable references",
    ]


def test_names_behind_a_label_are_one_demand() -> None:
    """A list of names alone says nothing of asking; its label does."""
    assert _texts(
        _PITCH + "Key Skills: Looms, Dyes, Ledgers, Lathe work. Harrow Mills, your first mill."
    ) == ["Looms, Dyes, Ledgers, Lathe work."]


@pytest.mark.parametrize(
    "sentence",
    [
        "You will be given full training on our looms.",
        "Good career prospects.",
        "Remuneration will be in the region of 20 a day and may rise.",
        "We pride ourselves on our care for the right person.",
        "You will have full responsibility for two looms.",
    ],
)
def test_offers_among_what_is_asked_are_not_taken(sentence: str) -> None:
    """Pay, training and the size of the work are no demands, even under a heading of demands."""
    found = _texts(
        _PITCH + "The Person: You must have woven for a living. You will need a calm manner. " + sentence
    )
    assert found == ["You must have woven for a living.", "You will need a calm manner."]


@pytest.mark.parametrize(
    "sentence",
    [
        "The successful Dye House Hand will have experience of dye works.",
        "A successful Dyer will hold a certificate in dyeing.",
        "Recent mill experience a MUST.",
        "Open to UK Nationals only.",
        "This post requires a full Disclosure Scotland check.",
        "You will be familiar with working on several looms.",
    ],
)
def test_demands_of_a_pitch_are_taken(sentence: str) -> None:
    """What the one who is hired must bring is told without a heading."""
    found = _texts(_PITCH + "You must have woven for a living. " + sentence)
    assert sentence in found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Weaving is essential and some previous experience of dyeing would also be useful.",
            ["Weaving is essential", "some previous experience of dyeing would also be useful."],
        ),
        ("Weaving and dyeing are essential", ["Weaving and dyeing are essential"]),
    ],
)
def test_a_demand_and_a_wish_in_one_sentence_part(text: str, parts: list[str]) -> None:
    """What is essential and what would be useful are two requirements."""
    assert [text[a:b] for a, b in split_mixed(text)] == parts


def test_objectives_are_not_wished_for() -> None:
    """ "To reach desired objectives" says nothing of how much a demand counts; a closing "advantageous" does."""
    assert own_necessity("Work in a team to reach desired objectives") is None
    assert own_necessity("Any knowledge of dyes advantageous.") == "preferred"


def test_a_lost_apostrophe_does_not_hide_a_heading() -> None:
    """ "What you ll need" is "What you'll need"."""
    assert classify("You ll need").kind == classify("You'll need").kind == "requirements"


@pytest.mark.parametrize(
    "unit", ["The successful ", "To a ", ": A ", "Key skills required by ", "We need a with "]
)
def test_hostile_repetition_stays_fast(unit: str) -> None:
    """Openings are looked for in the few words before a colon alone."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    openings(text)
    assert time.process_time() - started < 0.2


@pytest.mark.parametrize(
    "sentence",
    [
        "Loom registration is essential.",
        "Progress towards a diploma in dyeing preferred although not essential.",
        "Applicants for this role must have run a shed of their own.",
        "You should have similar experience that covers hand looms.",
        "Dyeing knowledge is also beneficial.",
        "Suitable candidates will have a degree in textiles.",
        "You will need to be registered with the guild of dyers.",
        "They are also looking for someone who is glad to climb stairs.",
        "A calm and steady nature will be required on market days.",
    ],
)
def test_one_demand_in_a_sentence_of_the_pitch_is_taken(sentence: str) -> None:
    """A sentence alone is taken where it says that something is essential, or what the right person has."""
    assert _texts(_PITCH + "Weave for us and live by the river. " + sentence + " Our shop sells cloth.") == [
        sentence
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Call Ada on 0100 for a talk.",
        "Hours: Monday to Friday.",
        "Overtime payable at time and a half.",
        "By applying you join our list.",
        "You will be tasked with mending looms.",
    ],
)
def test_terms_and_tasks_among_demands_are_not_taken(sentence: str) -> None:
    """How to get in touch, hours and tasks stand between demands and are none."""
    found = _texts(
        _PITCH + "The Person: You must have woven for a living. You will need a calm manner. " + sentence
    )
    assert found == ["You must have woven for a living.", "You will need a calm manner."]


def test_a_title_in_capitals_heads_no_demands() -> None:
    """ "SKILLED" in a title asks for nothing; "KEY EXPERIENCE REQUIRED" does, and needs no colon."""
    found = _texts(
        "Loom Hand\nHarrow Mills\n\nMULTI SKILLED LOOM HAND Looms of all ages are kept in our mill on the river. " + _PITCH.split("\n")[-1]
        + "Cloth is sold in the shop KEY EXPERIENCE REQUIRED  Two years at a loom  Good eye for colour  Own scissors"
    )  # fmt: skip
    assert found == ["Two years at a loom", "Good eye for colour", "Own scissors"]


@pytest.mark.parametrize(
    "sentence",
    [
        "To be considered for the shed, you would have woven to a pattern.",
        "They will also have demonstrated a calm manner.",
        "You will have a passion for weaving.",
        "The work is hard, so we ask that you have strong shoulders.",
        "The role requires the candidate to be glad of an early start.",
        "This role will require a weaver who can work with little supervision.",
        "The successful candidate will require a balance of patience, strength and wit.",
    ],
)
def test_what_the_one_who_is_hired_brings_is_taken(sentence: str) -> None:
    """Sentences of a pitch that say what one must bring, in further turns of phrase."""
    found = _texts(_PITCH + "You must have woven for a living. " + sentence)
    assert sentence in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The ideal candidate will be looking to progress their career in cloth.",
        "This post would be ideal for anyone who wishes to start over.",
        "Interested parties can reach us at the gate.",
    ],
)
def test_what_a_job_may_do_for_the_reader_is_not_taken(sentence: str) -> None:
    """A career to be made asks for nothing."""
    found = _texts(_PITCH + "You must have woven for a living. " + sentence)
    assert found == ["You must have woven for a living."]


def test_words_that_open_the_next_list_leave_the_item_above() -> None:
    """ "… Knowledge of the following is desired:" behind the last item is the heading of what comes next."""
    posting = _parse(
        _PITCH
        + "The right person is able to: • mend a belt • climb a ladder Knowledge of any of the following is "
        "desired: • dye works • ledgers"
    )
    assert [(r.text, r.necessity) for r in posting.requirements] == [
        ("mend a belt", "required"),
        ("climb a ladder", "required"),
        ("dye works", "preferred"),
        ("ledgers", "preferred"),
    ]


def test_a_sentence_that_names_the_job_heads_no_demands() -> None:
    """ "We are seeking a Senior Weaver" names the job; "What we are looking for in this role" asks."""
    assert classify("We are seeking a Senior Weaver.").kind == "intro"
    assert classify("We are seeking a weaver with").kind == "requirements"
    assert classify("What we're looking for in this role").kind == "requirements"


def test_an_aside_that_is_not_essential_leaves_the_demand_required() -> None:
    """ "… and ideally in a mill, however this is not essential" takes back the aside alone."""
    assert own_necessity("Trained in weaving and ideally in a mill, however this is not essential") is None
    assert own_necessity("Training in a mill is not essential") == "preferred"


def test_apply_may_ask_for_what_is_applied() -> None:
    """ "Apply knowledge of …" is an item of a list; "Apply now" is none."""
    posting = _parse(
        "Loom Hand\n\nRequirements:\n- Apply knowledge of pattern books\n- Mend a belt\n- Apply now\n"
    )
    assert [r.text for r in posting.requirements] == ["Apply knowledge of pattern books", "Mend a belt"]


def test_a_list_ends_at_the_first_sentence_about_the_firm() -> None:
    """Behind a full stop as behind a lost one: "The business is …", "Interested in …"."""
    found = _texts(
        _PITCH
        + "Key Skills: Good eye for colour at all times This will also suit a weaver. Strong back Calm manner "
        "IT Knowledge. The business is keen to talk soon. Interested in more? Call Ada."
    )
    assert "Good eye for colour at all times" in found
    found = _texts(
        _PITCH + "Key Skills: Good eye for colour Strong back Calm manner with visitors IT Knowledge. "
        "The business is keen to talk soon. Interested in more? Call Ada."
    )
    assert found == ["Good eye for colour", "Strong back", "Calm manner with visitors", "IT Knowledge."]


def test_each_name_keeps_its_own_mark() -> None:
    """One item that marks one name as required and another as desired is one demand."""
    text = "Good command of languages – Welsh (required) and Manx (desired)."
    assert split_mixed(text) == [(0, len(text))]
    assert own_necessity(text) == "required"


def test_when_required_says_nothing_of_how_much() -> None:
    """ "When so requested or required" is no mark of necessity."""
    assert own_necessity("Carries bales when so requested or required") is None
    assert own_necessity("A licence is required") == "required"


def test_a_firm_in_capitals_is_no_heading() -> None:
    """The employer's name below the title does not open the part on how to apply."""
    posting = _parse(
        "Loom Hand\nMILL RECRUITMENT\nYou must have woven for a living. Experience of dye works is essential.\n"
    )
    assert len(posting.requirements) == 2


def test_what_the_candidate_will_do_is_no_demand() -> None:
    """ "The candidate will" leads to tasks or to demands: the items tell which."""
    tasks = "The candidate will:\n- Mend the belts of all looms\n- Sweep the sheds\n- Help visitors find the mill\n- Report to the owner\n\n"
    demands = "The candidate will:\n- Have woven for a living\n- Be able to climb stairs\n- Show patience with visitors\n- Know hand looms\n"
    posting = _parse("Loom Hand\n\n" + tasks + "Qualifications:\n- Good eye for colour\n- Strong back\n")
    assert [r.text for r in posting.requirements] == ["Good eye for colour", "Strong back"]
    assert len(_parse("Loom Hand\n\n" + demands).requirements) == 4
