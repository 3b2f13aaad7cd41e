"""Languages that people speak, their level, and adjectives that are no languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.parsing.languages import find_languages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fluent in Putonghua and English", [("mandarin", 5), ("english", 5)]),
        ("English (native), German (B2), French – basic", [("english", 6), ("german", 4), ("french", 2)]),
        ("You speak German at native or C1 level", [("german", 5)]),
        ("Conversational Hmong, Somali or Spanish", [("hmong", 3), ("somali", 3), ("spanish", 3)]),
        ("Business fluent in English, Japanese native", [("english", 4), ("japanese", 6)]),
        ("Dutch or German is a bonus", [("dutch", 0), ("german", 0)]),
        ("Sehr gute Deutschkenntnisse", [("german", 5)]),
        ("Anglais courant", [("english", 5)]),
        ("Inglés nivel B2", [("english", 4)]),
        ("Spoken Welsh, at any level from learner to fluent", [("welsh", 0)]),
        ("proficiency in written and spoken mandarin", [("mandarin", 4)]),
        ("Deutsch: Muttersprache\nEnglisch: verhandlungssicher", [("german", 6), ("english", 5)]),
    ],
)
def test_a_language_is_found_with_its_level(text: str, expected: list[tuple[str, int]]) -> None:
    """Names in several languages and levels in several scales are understood."""
    assert [(m.name, m.level) for m in find_languages(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Polish the copy before it goes out",
        "Java, Basic and Go",
        "knowledge of the German market",
        "our French clients",
        "GCSE English and Maths",
        "English teacher at Oakley School",
    ],
)
def test_adjectives_and_programming_languages_are_no_languages(text: str) -> None:
    """A language is only found where somebody speaks it."""
    assert find_languages(text) == ()


def test_native_is_told_from_fluent() -> None:
    """Only native and mother tongue make a native speaker."""
    native, fluent = find_languages("Cantonese – mother tongue; Korean – fluent")
    assert native.is_native and not fluent.is_native


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Spans quote the text, whatever it is."""
    for mention in find_languages(text):
        assert text[mention.start : mention.end]
        assert 0 <= mention.level <= 6
