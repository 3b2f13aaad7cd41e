"""Texts as terms."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from matcher.representation.terms import char_terms, fold, stem, word_terms, words


@pytest.mark.parametrize(
    "forms",
    [
        ("manage", "manages", "managed", "managing"),
        ("policy", "policies"),
        ("plan", "planned", "planning", "plans"),
        ("nurse", "nurses", "nursing"),
        ("invoice", "invoices", "invoiced", "invoicing"),
        ("system", "systems"),
    ],
)
def test_forms_of_a_word_meet(forms: tuple[str, ...]) -> None:
    """A requirement for planning finds "planned"."""
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "word", ["sas", "aws", "sql", "string", "speed", "need", "business", "analysis", "c++", "es6"]
)
def test_what_only_looks_inflected_stays(word: str) -> None:
    """Names and short words are not cut."""
    assert stem(word) == word


def test_names_with_signs_stay_whole_and_hyphens_part_words() -> None:
    """C++ is not C, and "month-end" is "month end"."""
    assert words("C++, C#, Node.js; AT&T. month-end (PL/SQL)") == [
        "c++", "c#", "node.js", "at&t", "month", "end", "pl", "sql",
    ]  # fmt: skip


def test_accents_and_case_do_not_matter() -> None:
    """ "Résumé" is "resume"."""
    assert fold("RÉSUMÉ Müller") == "resume muller"


def test_words_of_two_lines_do_not_pair() -> None:
    """A pair is said on one line."""
    assert "alpha beta" not in word_terms("alpha\nbeta")


@given(st.text())
def test_character_terms_are_those_of_scikit_learn(text: str) -> None:
    """They are its ``char_wb`` n-grams, computed without it."""
    theirs = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5), preprocessor=fold).build_analyzer()
    assert sorted(char_terms(text)) == sorted(theirs(text))


@pytest.mark.parametrize(
    "hostile", ["a" * 100_000, "a." * 50_000, "." * 100_000, " \t" * 50_000, "a'" * 50_000]
)
def test_hostile_text_takes_no_time(hostile: str) -> None:
    """A long run of anything costs linear time."""
    start = time.process_time()
    word_terms(hostile)
    assert time.process_time() - start < 0.5
