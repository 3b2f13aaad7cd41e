"""Prose that demands, and prose of postings that only sounds as if it did."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.headings import classify
from matcher.parsing.years import find_years
from matcher.types import Document


def texts(text: str) -> list[str]:
    return [r.text for r in parse_posting_document(Document(text=text)).requirements]


@pytest.mark.parametrize(
    "sentence",
    [
        "Not everyone will match each line of this advert.",
        "We ask no diplomas and encourage everyone who keeps bees to apply.",
        "If you came to millwork by a non-traditional path, do not let that stop you.",
        "We are always looking for people who bring new songs to the choir!",
    ],
)
def test_encouragement_is_no_demand(sentence: str) -> None:
    """A sentence that invites applications is not read as a requirement."""
    assert requirement_score(sentence) < 0


def test_encouragement_above_the_lists_is_left_out() -> None:
    """Prose between "Qualifications" and its first list is left out where it only encourages."""
    text = (
        "# Qualifications\n\nNot all applicants will have every skill of a miller. If your path was not a "
        "traditional path, don't let that hold you back.\n\n**Required:**\n\n* Two years of experience in a mill.\n"
        "* Knowledge of grain.\n\n**Desired:**\n\n* Experience with water wheels.\n"
    )
    assert texts(text) == [
        "Two years of experience in a mill.",
        "Knowledge of grain.",
        "Experience with water wheels.",
    ]


def test_jurisdiction_is_no_law_degree() -> None:
    """A word that begins like the name of a law degree does not count as one."""
    assert requirement_score("Visits to sites of jurisdictional value") <= 0
    assert requirement_score("Juris Doctor") > 0


def test_clarity_that_a_position_requires_is_asked_for() -> None:
    """Senses and abilities that a classification requires are requirements of it."""
    assert requirement_score("Clarity of speech and hearing required by this position includes calls.") > 1.5


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("The candidate for the Product Baker role should have:", "requirements"),
        ("Applicants to the night team must have:", "requirements"),
        ("Team Challenges", "responsibilities"),
    ],
)
def test_headings_that_name_candidates_or_challenges(heading: str, kind: str) -> None:
    """A heading is told by whom it speaks of, whatever stands between."""
    assert classify(heading).kind == kind


def test_client_that_looks_for_someone_with_experience_asks() -> None:
    """ "They are looking for … with experience" asks like "We are looking for …" does."""
    assert requirement_score("They are looking for fitters with a sound knowledge of pumps.") >= 3.5


def test_traits_without_a_heading_are_a_list() -> None:
    """Three lines in a row that name traits and skills are requirements, whatever stands around them."""
    text = (
        "Deck hand\nNorth Pier, Oban\n\nClean the deck.\n\nAny other duties as assigned.\n\n\n\n"
        "Good at English is a plus.\n\nHonest and willing to learn from the crew.\n\nThorough in all deck work.\n\n\n\n"
        "Chance to see the sea.\n"
    )
    assert texts(text) == [
        "Good at English is a plus.",
        "Honest and willing to learn from the crew.",
        "Thorough in all deck work.",
    ]


def test_years_of_a_degree_are_no_experience() -> None:
    """Years of a study programme are not years of work."""
    assert find_years("Completed at least 2 years of a bachelor's degree program") == ()
