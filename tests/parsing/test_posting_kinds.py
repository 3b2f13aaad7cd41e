"""What kind of thing a requirement asks for, where the words could be read in two ways."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.kinds import kinds_of
from matcher.types import Document


def kinds(text: str) -> tuple[str, ...]:
    return kinds_of(text, has_years=False, is_education=False, has_language=False, has_certificate=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Knowledge of standards such as Orbis, Tallis or Meridian", ("domain_knowledge",)),
        ("Knowledge of a planning tool such as Orbis, Tallis or Meridian", ("tool",)),
        ("Understanding of machine learning", ("skill",)),
        ("Understanding of land law", ("domain_knowledge",)),
        ("Sound knowledge of the building codes", ("domain_knowledge",)),
        ("Experience in an agile environment", ("experience",)),
        ("Ability to translate complex legal concepts for a lay audience", ("soft_skill",)),
        ("A warm manner that puts nervous visitors at ease", ("soft_skill",)),
        ("The confidence to challenge the status quo constructively", ("soft_skill",)),
        ("Able to operate jib cranes and forklifts", ("tool",)),
        ("Must be a British or Irish national", ("legal",)),
        ("Peruvian nationality only", ("legal",)),
        ("Knowledge of national standards", ("domain_knowledge",)),
    ],
)
def test_kinds_follow_what_is_asked(text: str, expected: tuple[str, ...]) -> None:
    found = kinds(text)
    assert set(expected) <= set(found)
    assert not {"tool", "domain_knowledge", "soft_skill"} & (set(found) - set(expected))


@pytest.mark.parametrize(
    "text",
    [
        "Knowledge of travel expense systems",
        "A degree in travel and tourism",
        "Able to shift priorities when the tide turns",
        "Helps the crew with travel-related topics",
    ],
)
def test_travel_as_a_trade_asks_for_no_time(text: str) -> None:
    """Who knows the trade of travel need not be free to travel."""
    assert "availability" not in kinds(text)
    assert "availability" in kinds("Willing to travel in the summer") and "availability" in kinds(
        "Work night shifts"
    )


def _kinds(text: str) -> set[str]:
    posting = parse_posting_document(
        Document(text=f"Ranger\n\nRequirements\n- {text}\n- Ability to lift 20 kg\n- Own boots\n")
    )
    return set(posting.requirements[0].kinds)


@pytest.mark.parametrize(
    "text",
    [
        "Ability to communicate in Spanish with visitors",
        "Working Spanish",
        "Bilingualism in English and Welsh",
        "A second European language",
        "Knowledge of Arabic",
        "Dutch, or the wish to learn it",
        "Basic te reo Māori",
    ],
)
def test_a_tongue_is_a_language_however_it_is_asked_for(text: str) -> None:
    assert "language" in _kinds(text)


@pytest.mark.parametrize(
    "text",
    ["SQL or another query language", "Knowledge of English and Welsh law", "Love of plain language models"],
)
def test_other_languages_are_none(text: str) -> None:
    assert "language" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "A satisfactory police record check",
        "Permission to work in Norway",
        "Must pass a drug and alcohol screen",
        "A clean certificate of conduct",
    ],
)
def test_checks_and_permits_are_legal(text: str) -> None:
    assert "legal" in _kinds(text) and "certification" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Three years of experience with official national statistics",
        "Experience with industry-sponsored trials",
        "Discretion with legally privileged material",
        "Understanding of Visa and Mastercard dispute rules",
        "At least 18 months' experience as a guide",
    ],
)
def test_words_of_the_law_are_not_always_law(text: str) -> None:
    assert "legal" not in _kinds(text)


@pytest.mark.parametrize(
    ("text", "is_available"),
    [
        ("Flexibility to work outside normal office hours", True),
        ("You can be in our studio on Tuesdays and Wednesdays", True),
        ("Early shifts from May to August", True),
        ("You ask for help early and flag problems early", False),
        ("Experience of planning car parks", False),
        ("Effective shift handovers", False),
        ("Right to work in Norway; sponsorship is not available for this post", False),
    ],
)
def test_hours_and_days_are_availability(text: str, is_available: bool) -> None:
    assert ("availability" in _kinds(text)) is is_available


@pytest.mark.parametrize(
    "text",
    [
        "Five years of post-registration experience",
        "Understanding of ticket data",
        "Experience in a licensed preschool",
    ],
)
def test_words_of_certificates_are_not_always_certificates(text: str) -> None:
    assert "certification" not in _kinds(text)
