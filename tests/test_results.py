"""What users hold in their hands: counterfactuals, files, and the way back from JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import matcher
from matcher.exceptions import InputError
from matcher.results import MatchReport, MatchResults
from matcher.types import VERDICTS

POSTING = "Cook\n\nRequirements\n- Two years in a kitchen\n- Pastry skills\n- Knife skills\n- Food hygiene certificate\n"
RESUMES = [
    "Sam\n\nExperience\nCook, Bistro kitchen, 2019 - 2024\n- Pastry and knife work in a busy kitchen\n- Taught pastry\n",
    "Ann\n\nExperience\nWaiter, Bistro, 2019 - 2024\n- Carried plates\n",
]


@pytest.fixture
def results(toy_engine: Any) -> MatchResults:
    found: MatchResults = matcher.rank(POSTING, RESUMES, as_of="2026-11-21")
    return found


def test_better_verdicts_never_cost_points(results: MatchResults) -> None:
    """From contradicted to met the supposed fit score never falls, and the present verdict changes nothing."""
    for report in results:
        for row in report.requirements:
            supposed = [report.what_if({row.requirement.id: v}) for v in reversed(VERDICTS)]
            scores = [s.fit_score for s in supposed]
            assert scores == sorted(scores)
            assert report.what_if({row.requirement.id: row.verdict}).fit_score == report.fit_score
            assert supposed[-1].fit_score >= report.fit_score >= supposed[0].fit_score
            changed = supposed[-1].requirements[report.requirements.index(row)]
            exact = report.fit_score - row.points + changed.points
            assert supposed[-1].fit_score == pytest.approx(exact, abs=1e-9)


def test_a_strength_may_be_any_number(results: MatchResults) -> None:
    """Numbers of numpy are numbers."""
    report = results[0]
    expected = report.what_if({"r1": 0.5}).fit_score
    assert report.what_if({"r1": np.float32(0.5)}).fit_score == expected
    assert report.what_if({"r1": 1}).requirements[0].verdict == "met"


@pytest.mark.parametrize(
    "wrong",
    [
        "r1",
        ["r1"],
        [("r1", "met")],
        None,
        {"r99": "met"},
        {"overall": 1.0},
        {"r1": "great"},
        {"r1": None},
        {"r1": True},
        {"r1": 2},
        {"r1": -0.1},
        {"r1": float("nan")},
    ],
)
def test_a_wrong_supposition_is_refused(results: MatchResults, wrong: Any) -> None:
    """What is neither a verdict nor a strength of a requirement gets a sentence, not a traceback."""
    with pytest.raises(InputError, match="what_if"):
        results[0].what_if(wrong)


def test_results_survive_json(results: MatchResults) -> None:
    """`from_json` is the way back from `to_json`, for one report and for many."""
    assert MatchResults.from_json(results.to_json()) == results
    assert MatchReport.from_json(results[0].to_json(indent=2)) == results[0]


@pytest.mark.parametrize(
    "wrong",
    ["{", "[]", "{}", "5", '{"schema_version": "0.1"}', '{"schema_version": "1.0"}', b"\xff"],
)
def test_other_json_is_refused(wrong: Any) -> None:
    """JSON that is no report is refused with a sentence that says what it lacks."""
    for kind in (MatchReport, MatchResults):
        with pytest.raises(InputError):
            kind.from_json(wrong)


def test_a_report_is_no_list_of_results(results: MatchResults) -> None:
    """The JSON of one report is not that of many; the error names the way."""
    with pytest.raises(InputError, match=r"MatchReport\.from_dict"):
        MatchResults.from_dict(results[0].to_dict())


def test_a_page_needs_a_folder(results: MatchResults, tmp_path: Path) -> None:
    """A page that cannot be written is refused with the name of the file."""
    for target in (tmp_path, tmp_path / "nowhere" / "fit.html"):
        for shown in (results, results[0]):
            with pytest.raises(InputError, match=target.name):
                shown.write_html(target)


@pytest.mark.parametrize("place", [2, -3, True, "0", None])
def test_compare_takes_places_of_the_results(results: MatchResults, place: Any) -> None:
    """A place outside the results is refused with their number."""
    with pytest.raises(InputError, match="below 2"):
        results.compare(0, place)
    assert results.compare(0, -1).fit_scores == (results[0].fit_score, results[1].fit_score)
