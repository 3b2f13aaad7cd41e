"""Words disguised with letters of other alphabets are read as they look; other languages stay as they are."""

from __future__ import annotations

import time

import pytest

from matcher.reading import read_document
from matcher.reading.lookalikes import with_latin_letters


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ехреrience with раyroll", "experience with payroll"),
        ("Cоmmerсial electriсian", "Commercial electrician"),
        ("ΤΑΧ returns filed", "TAX returns filed"),
        ("Firmware in С and С++ over I2С", "Firmware in C and C++ over I2C"),
        ("𝐋𝐞𝐝 the 𝘤𝘭𝘰𝘴𝘦", "Led the close"),
    ],
)
def test_disguised_words_are_read_as_they_look(written: str, read: str) -> None:
    """Mixed alphabets, whole words of lookalikes on a Latin line, and styled letters become plain letters."""
    assert with_latin_letters(written)[0] == read


@pytest.mark.parametrize(
    "text",
    [
        "Опыт работы: 5 лет в банке, Москва",
        "Русский (родной), English (C1)",
        "Программист 1С, С++ и SQL",
        "Ελληνικά: μητρική γλώσσα, English fluent",
        "TNFα assays at 5 µm, ΔT below 2 K",
        "IT-специалист, HR-менеджер",
        "Ana Gómez, Übersetzerin, Łódź",
        "ＳＱＬ and ｄｂｔ",
    ],
)
def test_other_languages_stay(text: str) -> None:
    """Words of another alphabet are not touched, beside Latin words or not."""
    assert with_latin_letters(text) == (text, 0)


def test_offsets_and_headings_hold_and_a_warning_says_so() -> None:
    """The text keeps its length, headings quote it, and the disguise is reported."""
    source = "# Jо Doe\n\n## Ехperience\n\n- Ran the раyroll\n"
    document = read_document(source)
    assert "Ran the payroll" in document.text
    assert all(document.text[h.start : h.end] == h.text for h in document.headings)
    assert [w.split(":")[0] for w in document.warnings] == ["lookalike_letters"]


def test_long_text_of_another_alphabet_is_quick() -> None:
    """A hundred thousand letters that all look Latin take no time to speak of."""
    text = "сорока с орехом и a б " * 5_000
    began = time.perf_counter()
    assert len(with_latin_letters(text)[0]) == len(text)
    assert time.perf_counter() - began < 2.0
