"""Content words and their stems."""

import pytest

from matcher.scoring.words import content_stems, fold, stem, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dashboards", "dashboard"),
        ("investigations", "investigation"),
        ("reporting", "reports"),
        ("audited", "auditing"),
        ("policies", "policy"),
        ("nurse", "nurses"),
        ("teacher's", "teachers"),
    ],
)
def test_word_forms_meet(one: str, other: str) -> None:
    """Plural, -ing and -ed forms of a word have one stem."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("sql", "mysql"), ("java", "javascript"), ("c", "c++"), ("care", "career")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    """Names that begin alike are not the same word."""
    assert stem(one) != stem(other)


def test_filler_is_not_content() -> None:
    """How a thing is asked for says nothing of what is asked."""
    assert content_stems("Strong working knowledge of C++ and proven experience with SQL required") == (
        "c++",
        "sql",
    )


def test_tokens_point_into_the_text() -> None:
    """Each offset is where its word begins."""
    text = "Time-series analysis, naïve Bayes"
    assert all(fold(text[offset:]).startswith(fold(text[offset])) for _, offset in tokens(text))
    assert ("seri", 0) in tokens(text) or any(t.startswith("ser") for t, _ in tokens(text))
