"""Whether a clause with a "no" in it denies: by weights learnt from labelled clauses."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.exceptions import ArtefactError
from matcher.parsing.clauses import denies, negates, piece_spans
from matcher.parsing.denials import DenialModel, clause_grams, denial_model


def test_rows_of_words_have_begin_and_end_and_no_figures() -> None:
    assert clause_grams("No SQL, 12 years") == [
        *("^", "no", "sql", ",", "0", "years", "$"),
        *("^ no", "no sql", "sql ,", ", 0", "0 years", "years $"),
        *("^ no sql", "no sql ,", "sql , 0", ", 0 years", "0 years $"),
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "I have no Erlang experience",
        "No experience with Kubernetes",
        "never used Tableau",
        "I have not worked with animals",
        "no forklift licence",
        "I can't work nights",
        "not willing to travel",
        "without a degree",
        "I do not speak Danish",
        "unfamiliar with GAAP",
    ],
)
def test_what_is_lacking_or_refused_is_denied(clause: str) -> None:
    assert denies(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "ran the ward for six years without a break",
        "said no to the board twice and told them why",
        "no line stopped in 2024",
        "asked the auditor why two sums did not agree",
        "built a no-code workflow for 40 branches",
        "three launches, none late",
    ],
)
def test_a_deed_with_a_no_in_it_is_none(clause: str) -> None:
    assert negates(clause)
    assert not denies(clause)


def test_a_sentence_that_denies_nothing_stays_whole() -> None:
    text = "Moved 300 tonnes in a week, none of it damaged, and told the owner why it had not been quicker"
    assert [(start, end) for start, end, _ in piece_spans(text)] == [(0, len(text))]


def test_a_model_reads_what_it_wrote(tmp_path: Path) -> None:
    model = DenialModel(intercept=-0.5, weights={"no": 0.25, "é": -1.5}, threshold=0.4)
    model.save(tmp_path)
    read = DenialModel.load(tmp_path)
    assert (read.intercept, read.threshold, dict(read.weights)) == (-0.5, 0.4, {"no": 0.25, "é": -1.5})
    assert model.probability("no é") == read.probability("No É") < model.probability("no")


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ArtefactError, match="make models"):
        DenialModel.load(tmp_path)


@given(st.text(max_size=400))
def test_any_text_has_a_probability(text: str) -> None:
    assert 0.0 <= denial_model().probability(text) <= 1.0


def test_hostile_clauses_take_little_time() -> None:
    began = time.process_time()
    for unit in ("no ", "'", "a'", "1", "é", " "):
        denial_model().probability(unit * (100_000 // len(unit)))
    assert time.process_time() - began < 0.5
