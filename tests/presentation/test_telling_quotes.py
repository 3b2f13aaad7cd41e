"""What is nearest to a requirement is not evidence for it; and equal names are told apart."""

from __future__ import annotations

import dataclasses

import pytest
from example_reports import RESUME_TEXT, build, evidence, make_posting, make_resume, simple_report

from matcher.presentation.words import row_names
from matcher.results import MatchReport, MatchResults

POSTING = "Clerk\n\nRequirements\n- Fire warden training\n- Forklift licence\n- Night shifts\n"
FAR = "Kept the stock sheets in Excel"
NEAR = "drew charts for the site meeting"


@pytest.fixture
def report() -> MatchReport:
    reason = "Nothing in the résumé shows this."
    judged: list[dict[str, object]] = [
        {
            "verdict": "not_shown",
            "strength": 0.0,
            "evidence": (evidence(RESUME_TEXT, FAR, score=0.02),),
            "reason": reason,
        },
        {
            "verdict": "not_shown",
            "strength": 0.1,
            "evidence": (evidence(RESUME_TEXT, NEAR, score=0.3),),
            "reason": reason,
        },
        {
            "verdict": "not_shown",
            "strength": 0.0,
            "evidence": (evidence(RESUME_TEXT, "No experience with Python", score=0.0, stance="denies"),),
            "reason": reason,
        },
    ]
    return build(make_posting(POSTING), make_resume(), judged)


def test_a_far_line_is_not_shown_as_evidence(report: MatchReport) -> None:
    """The least distant line of a résumé that shows nothing is left out of every view, a near one is called so, a denial stays."""
    text = report.to_text()
    assert FAR not in text
    assert f"Nearest line: “{NEAR}”" in " ".join(text.split())
    assert "“No experience with Python”" in " ".join(text.split())
    page = report.to_html()
    assert page.count("No line of the résumé speaks to this.") == 1
    assert page.count("the nearest, not the same") == 1
    assert f'<mark class="v-not-shown">{NEAR}</mark>' in page
    assert f"{FAR}</mark>" not in page
    side = MatchResults([report, report]).compare(0, 1).rows
    quotes = {row.left.quote for row in side if row.left is not None}
    assert quotes == {"", NEAR, "No experience with Python"}


def test_the_report_itself_keeps_every_quote(report: MatchReport) -> None:
    """Frames and JSON hold what the views leave out."""
    assert report.to_dict()["requirements"][0]["evidence"][0]["quote"] == FAR


def named(source: str, *, posting: str = "postings/a.txt") -> MatchReport:
    report = simple_report("mmmmmmmm", resume="x")
    resume = make_resume(RESUME_TEXT, source=source)
    return dataclasses.replace(report, resume=resume, posting=make_posting(source=posting))


def test_equal_file_names_show_their_folders() -> None:
    """Two files of one name are told apart by their folders, two texts by a number."""
    files = [named("ann/cv.pdf").to_dict(), named("bo/cv.pdf").to_dict(), named("bo/own.pdf").to_dict()]
    assert row_names(files) == ["ann/cv.pdf", "bo/cv.pdf", "own.pdf"]
    texts = [named("<text>").to_dict(), named("<text>").to_dict()]
    texts[1]["resume"]["document"]["text"] += "x"
    assert row_names(texts) == ["<text>", "<text> (2)"]


def test_equal_postings_show_their_files_first() -> None:
    """The end of a long title may be cut off, so the file stands before it."""
    same = [named("cv.pdf", posting="p/one.txt").to_dict(), named("cv.pdf", posting="p/two.txt").to_dict()]
    assert row_names(same) == [
        f"{name}.txt · Depot Data Analyst · Larkfield Logistics" for name in ("one", "two")
    ]


def test_one_report_is_named_by_both_sides() -> None:
    """A single pair is neither "1 résumé" nor "1 posting"."""
    title = MatchResults([named("cv.pdf")]).to_text().split("\n")[0]
    assert title == "cv.pdf for Depot Data Analyst · Larkfield Logistics"
