"""Two reports side by side, and what is missing most."""

import math

import pytest
from example_reports import make_ranking, make_report, make_search, simple_report

from matcher.presentation.gaps import asked_for
from matcher.results import MatchResults


def test_differences_add_up():
    """The rows explain the whole difference of the scores."""
    results = make_ranking()
    comparison = results.compare(0, 1)
    total = math.fsum(row.difference for row in comparison.rows)
    assert math.isclose(total, results[0].fit_score - results[1].fit_score, abs_tol=1e-9)
    assert len(comparison.rows) == 9


def test_largest_difference_comes_first_with_its_evidence():
    """The reader sees what made the difference, and the quotes on both sides."""
    frame = make_ranking().compare(0, 1).to_frame()
    assert frame["difference"].abs().is_monotonic_decreasing
    top = frame.iloc[0]
    assert top["requirement"] == "Right to work in the UK"
    assert (top["verdict_left"], top["verdict_right"]) == ("met", "not_shown")
    assert top["quote_left"].startswith("Wrote SQL")


def test_a_report_differs_from_itself_by_nothing():
    """No difference is invented."""
    report = make_report()
    comparison = MatchResults([report, report]).compare(0, 1)
    assert {row.difference for row in comparison.rows} == {0.0}
    assert comparison.names[0] != comparison.names[1]


def test_different_postings_pair_requirements_that_read_the_same():
    """What only one posting asks for has no other side."""
    results = make_search()
    comparison = results.compare(0, 2)
    shared = [r for r in comparison.rows if r.left and r.right]
    assert {r.requirement for r in shared} == {"Experience with Tableau or Power BI", "Overall relevance"}
    total = math.fsum(row.difference for row in comparison.rows)
    assert math.isclose(total, results[0].fit_score - results[2].fit_score, abs_tol=1e-9)


def test_gap_points_add_up_to_what_is_left_open():
    """No point is counted twice, none is lost."""
    results = make_search()
    gaps = results.gaps()
    open_points = math.fsum(
        r.max_points - r.points for report in results for r in report.requirements if r.verdict != "met"
    )
    assert math.isclose(math.fsum(g.points_lost for g in gaps.items), open_points, abs_tol=1e-9)


def test_gaps_are_gathered_across_postings():
    """The same thing asked in two postings is one gap."""
    frame = make_search().gaps().to_frame().set_index("gap")
    assert frame["points_lost"].is_monotonic_decreasing
    assert tuple(frame.loc["tableau", ["n_missing", "n_asked"]]) == (3, 3)
    assert tuple(frame.loc["python", ["n_missing", "n_asked"]]) == (1, 2)
    assert "Fleet Planner" in frame.loc["tableau", "postings"]


def test_no_gap_where_everything_is_met():
    """A full match has nothing to learn."""
    gaps = MatchResults([simple_report("mmmmmmmm")]).gaps()
    assert gaps.items == ()
    assert "Every requirement is met." in gaps.to_text()


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"concepts": ["sql"], "skills": ["sql server", "sql"]}, ["sql"]),
        ({"skills": ["forklift", "forklift"]}, ["forklift"]),
        (
            {"degree_level": "master", "degree_fields": ["law", "economics", "history"]},
            ["master’s degree in law or economics"],
        ),
        ({"languages": [{"name": "german", "level": 4}], "skills": ["b2"]}, ["German"]),
        ({"certifications": ["class c licence"]}, ["class c licence"]),
        ({"text": "Willing to work  nights"}, ["Willing to work nights"]),
    ],
)
def test_a_requirement_is_named_by_what_it_asks_for(fields, names):
    """Names are short and the same for the same thing."""
    empty = {
        "text": "x",
        "concepts": [],
        "skills": [],
        "degree_level": None,
        "degree_fields": [],
        "languages": [],
        "certifications": [],
    }
    assert asked_for({**empty, **fields}) == names


def test_findings_narrow_a_gap_to_what_is_missing():
    """Where one part of several is missing, the others are not blamed."""
    report = make_report().to_dict()
    row = report["requirements"][3]
    row["findings"] = [{"kind": "missing", "asked": "Power BI dashboards", "found": "", "credit": 0.1}]
    from matcher.presentation.gaps import Gaps

    names = {g.name for g in Gaps.from_results({"reports": [report], "failures": []}).items}
    assert "power bi" in names
    assert "tableau" not in names
