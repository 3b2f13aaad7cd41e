"""Conditions of the job, traits of the person, wishes by other names, and demands told in words of the small print."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.headings import classify
from matcher.parsing.posting.lines import split_lines
from matcher.parsing.posting.necessity import own_necessity
from matcher.types import Document


def asked(text: str) -> list[tuple[str, str]]:
    return [(r.text, r.necessity) for r in parse_posting_document(Document(text=text)).requirements]


@pytest.mark.parametrize(
    "heading",
    [
        "Valued",
        "Additionally welcome",
        "Of added value",
        "It would help to bring",
        "If you also bring",
        "Advantageous",
    ],
)
def test_wishes_have_many_names(heading: str) -> None:
    """The list below is welcome, not needed."""
    text = f"Cooper\n\nRequirements\n- Two years of barrel making\n- Own tools\n\n{heading}\n- Knowledge of oak\n- Experience with cider presses\n"
    assert [n for _, n in asked(text)] == ["required", "required", "preferred", "preferred"]


@pytest.mark.parametrize(
    "heading",
    ["As a person", "As a team leader you will need:", "How do you work?", "Conditions of employment"],
)
def test_traits_and_conditions_are_asked_for(heading: str) -> None:
    """They are no duties, whatever word of work stands in them."""
    assert classify(heading).kind == "requirements"


def test_conditions_below_the_wishes_are_no_wishes() -> None:
    text = (
        "Ferryman\n\nRequirements\n- Two years on the river\n- Own boots\n\nNice to have\n- Knowledge of eels\n- A good singing voice\n\n"
        "Practicalities:\n- Travel between our three sites during the day\n- Take part in the weekend rota, nights included\n"
    )
    assert [n for _, n in asked(text)] == ["required"] * 2 + ["preferred"] * 2 + ["required"] * 2


@pytest.mark.parametrize(
    "item",
    [
        "Experience supporting open enrollment and leave",
        "Ability to work with families of diverse backgrounds",
        "Confidence in reading discrimination indices",
        "Experience reconciling payroll deductions",
    ],
)
def test_demands_may_speak_of_benefits_and_equality(item: str) -> None:
    """What begins with experience or an ability asks for it, though the small print uses the same words."""
    assert requirement_score(item) >= 0


@pytest.mark.parametrize(
    "text",
    [
        "We offer open enrollment for dental coverage",
        "We welcome people of diverse backgrounds",
        "Only shortlisted candidates will be notified",
        "Just as important is how you work.",
    ],
)
def test_small_print_asks_for_nothing(text: str) -> None:
    assert requirement_score(text) < -2


@pytest.mark.parametrize(
    "item",
    [
        "Pre-employment drug screen and background check",
        "Subject to a background investigation and drug testing",
        "Final appointment is contingent upon a criminal background check",
        "May be required to work overtime during floods",
        "Occasional travel, about 10 percent, may be required",
        "You can take a brief from the first talk to the last bill",
        "You look after your own health",
        "A diploma in brewing; two years in a brewery may substitute for it",
    ],
)
def test_conditions_told_in_an_item_are_kept(item: str) -> None:
    """A list of requirements keeps its last item, though it speaks of checks, travel or what may stand in for a degree."""
    text = f"Maltster\n\nRequirements\n- Two years of malting experience\n- Ability to lift sacks\n- {item}\n"
    assert len(asked(text)) == 3


def test_letters_that_mean_essential_and_desirable_need_no_legend() -> None:
    """Where every code is an E or a D, the D items are wishes."""
    text = (
        "Verger\n\nPerson specification\nE1. Experience of church work\nE2. Ability to ring bells\nE3. Own ladder\n"
        "D1. Knowledge of candles\nD2. Latin\n"
    )
    assert [n for _, n in asked(text)] == ["required"] * 3 + ["preferred"] * 2


def test_a_legend_reads_letters_with_a_colon() -> None:
    text = (
        "Verger\n\nPERSON SPECIFICATION (E = essential, D = desirable)\n\nExperience\nE: Experience of church work\n"
        "D: Managing a choir\n\nKnowledge\nE: Knowledge of hymns\nD: Knowledge of organs\n"
    )
    assert [n for _, n in asked(text)] == ["required", "preferred", "required", "preferred"]


def test_arrows_of_two_signs_are_bullets() -> None:
    assert [line.text for line in split_lines("-> Own boots\n=> A loud voice")] == [
        "Own boots",
        "A loud voice",
    ]


def test_a_sentence_with_a_verb_heads_nothing() -> None:
    """ "The work is about weather." opens a paragraph and ends no section."""
    text = (
        "Shepherd\n\nAbout you\n\nThe work is about weather. You have walked hills in winter. You have five years of experience with sheep. "
        "You know when to turn back. You are able to lift 25 kg.\n"
    )
    assert len(asked(text)) == 4


@pytest.mark.parametrize("fact", ["Remote job: Yes", "Security clearance: Not required", "Practicalities"])
def test_facts_and_bare_words_are_no_items(fact: str) -> None:
    text = f"Miller\n\nRequirements\nKnowledge of millstones\nAbility to lift sacks\nExperience with flour\n{fact}\nOwn clogs\n"
    assert fact not in [t for t, _ in asked(text)]


def test_speakers_who_are_encouraged_to_apply_are_wished_for() -> None:
    assert own_necessity("Bilingual Welsh and English candidates are encouraged to apply") == "preferred"
