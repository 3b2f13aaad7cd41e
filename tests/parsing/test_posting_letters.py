"""Postings written as letters: paragraphs about the reader, clauses and wishes that one sentence holds, rows below a heading."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.headings import classify
from matcher.parsing.posting.necessity import own_necessity
from matcher.types import Document


def asked(text: str) -> list[tuple[str, str]]:
    return [(r.text, r.necessity) for r in parse_posting_document(Document(text=text)).requirements]


def test_a_paragraph_that_tells_who_the_reader_is_asks() -> None:
    """Two sentences that surely ask carry the others that say what "you" do and are."""
    text = (
        "Bell Founder\n\nWe cast bells by a canal. The last one weighs two tons.\n\n"
        "You have worked with bronze. You keep your temper near hot metal. Loud noise does not frighten you. "
        "You speak and write good English. You follow a drawing to the millimetre.\n\n"
        "You would rather ask twice than cast twice. You explain faults to buyers. You see a job through.\n\n"
        "We offer a cottage and a share in every bell."
    )
    assert len(asked(text)) == 8


def test_a_paragraph_of_duties_does_not_ask() -> None:
    """ "You manage the yard" says what there is to do."""
    text = (
        "Yard Manager\n\nRequirements\n- Five years in a timber yard\n- A driving licence\n- Good arithmetic\n\nThe job\n"
        "You manage the yard and its twelve people. You report to the owner. You plan the week. You support the sawmill. You keep the keys.\n"
    )
    assert len(asked(text)) == 3


def test_a_sentence_says_the_same_of_two() -> None:
    """Both are wishes, and each is one."""
    text = (
        "Thatcher\n\nAbout you\n\nYou have three years of experience with reed. You are able to work on ladders. "
        "Knowledge of sedge is a plus, as is a driving licence for a trailer.\n"
    )
    assert asked(text)[2:] == [
        ("Knowledge of sedge is a plus", "preferred"),
        ("a driving licence for a trailer.", "preferred"),
    ]


def test_practical_matters_are_told_clause_by_clause() -> None:
    """Semicolons, and commas before "you", part them."""
    text = (
        "Lock Keeper\n\nAbout you\nYou have two years of experience on canals. You are patient with holiday makers.\n\n"
        "The usual conditions apply: you are available on most weekends in summer; you hold a boat licence; and you can lift a lock beam.\n"
    )
    assert [t for t, _ in asked(text)][2:] == [
        "you are available on most weekends in summer",
        "you hold a boat licence",
        "and you can lift a lock beam",
    ]
    text = text.replace("; you hold a", ", you hold a full and current").replace(
        "; and you can lift", " and you can lift at least once"
    )
    assert len(asked(text)) == 5


def test_rows_with_labels_of_their_own_belong_to_the_heading_above() -> None:
    """ "Manner: calm and orderly" is a demand below "Qualifications", not a fact of the posting."""
    text = (
        "Company: Harrow Mills\nLocation: Thirsk\nContract: permanent\n\nQualifications\n"
        "Education: Completed apprenticeship as a miller.\nMill-craft: Profound knowledge of stones and sieves.\n"
        "Manner: Calm, orderly and exact, even when the belts slip.\nTeamwork: You lead by example.\nLanguages: Good English.\n\nSalary: 30,000\n"
    )
    assert len(asked(text)) == 5


def test_traits_told_by_a_verb_stay_in_their_list() -> None:
    """A trait may be respect for diversity."""
    text = (
        "Usher\n\nCompetencies\nCalm: keeps order without raising the voice.\nExactness: counts the seats and the guests.\n"
        "Respect for diversity: works well with guests of every kind.\n"
    )
    assert len(asked(text)) == 3


@pytest.mark.parametrize(
    ("text", "necessity"),
    [
        ("A certificate in tiling is a merit", "preferred"),
        ("Experience with lime will be looked on kindly", "preferred"),
        ("A licence for a van helps, since the yard is far", "preferred"),
        ("Spanish makes you even more useful", "preferred"),
        ("You can refuse a builder and still be welcome next week", None),
        ("You will need a current licence", "required"),
    ],
)
def test_wishes_in_the_words_of_letters(text: str, necessity: str | None) -> None:
    assert own_necessity(text) == necessity


def test_headings_in_the_words_of_letters() -> None:
    assert classify("Whom we hope to meet").kind == "requirements"
    assert classify("It would be a present if you also had").necessity == "preferred"
    assert requirement_score("We imagine that you studied glass or something near it") > 3


def test_delight_above_a_list_heads_wishes() -> None:
    """ "We would be delighted, though not put off, if you brought" heads the list below it."""
    text = (
        "Glazier\n\nAbout you\nYou have three years of experience with leaded glass. You are able to climb.\n\n"
        "We would be delighted, though not put off, if you brought\n- some knowledge of enamel\n- conversational Welsh\n"
    )
    assert [n for _, n in asked(text)][-2:] == ["preferred", "preferred"]
