"""Terminal output: aligned, plain, and deaf to what résumés try to say to a terminal."""

import re
import unicodedata

import pytest
from example_reports import make_posting, make_ranking, make_report, make_resume, make_search, simple_report
from hypothesis import given
from hypothesis import strategies as st

from matcher.presentation.untrusted import (
    cut,
    display_width,
    harmless_cell,
    one_line,
    pad,
    visible_text,
    wrap,
)
from matcher.results import MatchResults


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_asked(width):
    """A terminal of that width wraps nothing by itself."""
    texts = [
        make_report().to_text(width=width),
        make_ranking().to_text(width=width),
        make_search().gaps().to_text(width=width),
        make_ranking().compare(0, 1).to_text(width=width),
    ]
    for text in texts:
        assert max(display_width(line) for line in text.split("\n")) <= width


def test_report_says_the_essentials():
    """Score, band, verdict words, points earned of possible, reason, gaps, knockouts, warnings."""
    text = make_report().to_text()
    for words in (
        "Fit score 57.6 of 100 · partial fit",
        "12.50/12.50  met",
        "partly met",
        "contradicted",
        "[preferred]",
        "57.60/100.00",
        "What would change the score",
        "+12.50 → 70.10  r6",
        "unverified: ask",
        "! hidden text",
        "of such work shown; 3 years",
    ):
        assert words in text


def test_without_colour_there_is_no_escape_and_with_it_the_words_stay():
    """Colour adds nothing but colour."""
    report = make_report()
    plain, colored = report.to_text(), report.to_text(color=True)
    assert "\x1b" not in plain
    assert "\x1b[32mmet" in colored
    stripped = colored
    for code in ("32", "33", "2", "31", "1", "0"):
        stripped = stripped.replace(f"\x1b[{code}m", "")
    assert stripped == plain


def test_no_color_overrules(monkeypatch):
    """The user's NO_COLOR is obeyed."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in make_report().to_text(color=True)
    assert "\x1b" not in make_ranking().to_text(color=True)


def test_ranking_lists_best_first_and_what_was_not_read():
    """A table of ranks, scores, bands and counts; failures below it, never in it."""
    text = make_ranking().to_text()
    assert text.index("ada.pdf") < text.index("robin.txt") < text.index("zoe.txt")
    assert "needs_ocr" in text
    assert "[knockout r8]" in text


def test_names_that_are_equal_are_told_apart():
    """Two files of one name in two folders are two rows."""
    results = MatchResults([simple_report("mmmmmmmm"), simple_report("mmmmnnnn")])
    text = results.to_text()
    assert "a.txt (2)" in text


def test_results_without_reports_say_so():
    """Nothing matched is still a sentence."""
    assert MatchResults([]).to_text() == "No reports"


def test_control_and_direction_characters_are_shown_not_obeyed():
    """A résumé cannot clear the screen or turn the line around."""
    posting = make_posting("Role\n- Say \x1b[2J\u202eolleh\x07\x9b31m now\n", title="A\x1b[31m\u202e\rB")
    text = simple_report("n", posting=posting).to_text()
    assert not any(
        (unicodedata.category(c) == "Cc" and c != "\n")
        or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        for c in text
    )
    assert "␛[2J" in text


def test_source_with_control_characters_is_harmless():
    """File names are untrusted too."""
    report = simple_report("mmmmmmmm", resume="x\x1b]0;owned\x07.txt")
    assert "\x1b" not in report.to_text()
    assert "\x1b" not in MatchResults([report]).to_text()


@given(st.text(st.characters(), max_size=60), st.integers(2, 30))
def test_any_text_is_cut_and_wrapped_to_width(text, width):
    """Widths hold for every script, and wrapping loses no letter."""
    clean = one_line(text)
    assert display_width(cut(clean, width)) <= width
    assert display_width(pad(clean, width)) == width
    lines = wrap(clean, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean.split())


def test_wide_characters_take_two_columns():
    """Columns stay aligned beside Chinese names."""
    assert display_width("北京a") == 5
    assert pad("北京", 6) == "北京  "
    assert wrap("北京大学", 4) == ["北京", "大学"]


@given(st.text(st.characters()))
def test_visible_text_is_always_encodable_and_calm(text):
    """Any Unicode can be printed and written."""
    clean = visible_text(text)
    clean.encode("utf-8")
    assert not any(ord(c) < 32 and c not in "\n\t" for c in clean)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
def test_formula_cells_become_text(start):
    """No spreadsheet computes what a résumé says."""
    cell = harmless_cell(f"{start}cmd|' /C calc'!A0")
    assert str(cell).startswith("'")


def test_numbers_stay_numbers():
    """A negative number is not a formula."""
    assert harmless_cell(-3.5) == -3.5
    assert harmless_cell(None) is None


def test_a_long_hostile_line_is_fast():
    """200,000 characters without a space render at once."""
    import time

    text = "Jo\n\n" + "A" * 200_000 + "\x1b[31m" * 1000
    report = simple_report("n", posting=make_posting("Role\n- " + "x" * 100_000 + "\n"))
    report = type(report)(
        **{
            **{f: getattr(report, f) for f in report.__dataclass_fields__},
            "resume": make_resume(text),
        }
    )
    start = time.process_time()
    report.to_text()
    report.to_html()
    assert time.process_time() - start < 2.0


def test_bands_are_coloured_like_verdicts():
    """A list shows at a glance where the good fits end; without colour it is the same text."""
    ranking = make_ranking()
    colored = ranking.to_text(color=True)
    assert "\x1b[32m" in colored and "\x1b[2m" in colored
    stripped = re.sub(r"\x1b\[\d+m", "", colored)
    assert stripped == ranking.to_text()
