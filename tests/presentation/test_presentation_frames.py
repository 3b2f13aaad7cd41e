"""Frames and files: tidy, documented, harmless, the same every time."""

import csv
import json
import math
import sys

import jsonschema
import pytest
from example_reports import make_posting, make_ranking, make_report, make_search, simple_report

from matcher.exceptions import InputError, MissingDependencyError
from matcher.presentation.frames import COLUMNS, LEVELS, REPORT_COLUMNS, RESULT_COLUMNS
from matcher.presentation.schema import build_schema, report_schema, results_schema
from matcher.results import MatchReport, MatchResults

pd = pytest.importorskip("pandas")


def test_report_frame_adds_up():
    """One row a requirement and one for the overall relevance; points sum to the fit score."""
    report = make_report()
    frame = report.to_frame()
    assert list(frame.columns) == list(REPORT_COLUMNS)
    assert len(frame) == len(report.requirements) + 1
    assert math.isclose(frame["points"].sum(), report.fit_score, abs_tol=1e-9)
    assert math.isclose(frame["max_points"].sum(), 100, abs_tol=1e-9)
    assert frame.set_index("requirement_id").loc["r6", "gain"] == pytest.approx(12.5)


@pytest.mark.parametrize("level", LEVELS)
def test_result_frames_have_documented_columns(level):
    """Every column of every frame has a description."""
    frame = make_ranking().to_frame(level)
    assert list(frame.columns) == list(RESULT_COLUMNS[level])
    assert set(frame.columns) <= set(COLUMNS)
    assert len(frame) > 0


def test_described_columns_exist():
    """No description outlives its column."""
    assert set(COLUMNS) == {c for columns in RESULT_COLUMNS.values() for c in columns}


def test_pairs_are_best_first():
    """Rank 1 is the best."""
    frame = make_ranking().to_frame()
    assert list(frame["rank"]) == [1, 2, 3, 4]
    assert frame["fit_score"].is_monotonic_decreasing
    assert (
        (frame["n_met"] + frame["n_partly_met"] + frame["n_not_shown"] + frame["n_contradicted"]).eq(8).all()
    )


def test_unknown_level_is_refused():
    """The error names the levels."""
    with pytest.raises(InputError, match="'pairs', 'requirements', 'evidence'"):
        make_ranking().to_frame("rows")


def test_grid_sorts_by_any_requirement():
    """Candidates × requirements, one verdict a cell."""
    grid = make_ranking().to_grid()
    assert grid.shape == (4, 9)
    assert grid.iloc[0]["r1"] == "met"
    points = make_search().to_grid("points")
    assert points["r8"].isna().sum() == 2


def test_evidence_frame_quotes_by_offsets():
    """Each quote can be found again."""
    results = make_ranking()
    frame = results.to_frame("evidence")
    texts = {r.resume.source: r.resume.document.text for r in results}
    assert all(texts[row.resume][row.start : row.end] == row.quote for row in frame.itertuples())


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet", ".json", ".jsonl", ".html"])
def test_files_are_the_same_every_time(tmp_path, suffix):
    """The same results give the same bytes."""
    first = make_ranking().write(tmp_path / f"a{suffix}").read_bytes()
    assert first == make_ranking().write(tmp_path / f"b{suffix}").read_bytes()
    assert len(first) > 100


def test_unknown_suffix_is_refused(tmp_path):
    """The error lists the formats."""
    with pytest.raises(InputError, match=r"\.csv, \.xlsx, \.parquet"):
        make_ranking().write(tmp_path / "scores.txt")


def hostile_results():
    posting = make_posting("Role\n- =HYPERLINK(A1)\x0b\n- +1\n- @SUM(A1)\n- -2+3\n", title="=1+1")
    return MatchResults([simple_report("mpnc", posting=posting, resume="=cmd.txt")])


def test_csv_and_excel_hold_no_formula(tmp_path):
    """A cell of a résumé never computes."""
    openpyxl = pytest.importorskip("openpyxl")
    path = hostile_results().write(tmp_path / "r.csv", level="requirements")
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["title"] == "'=1+1"
            assert not row["requirement"].startswith(("=", "+", "-", "@"))
    book = openpyxl.load_workbook(hostile_results().write(tmp_path / "r.xlsx"))
    assert book.sheetnames == ["pairs", "requirements", "evidence", "columns"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [c.value for c in cells if c.data_type == "f"]
    assert not [
        c.value for c in cells if isinstance(c.value, str) and c.value.startswith(("=", "+", "-", "@"))
    ]


def test_parquet_and_csv_read_back(tmp_path):
    """What was written is what the frame holds."""
    results = make_ranking()
    frame = results.to_frame()
    parquet = pd.read_parquet(results.write(tmp_path / "r.parquet"))
    pd.testing.assert_frame_equal(parquet, frame)
    text = pd.read_csv(results.write(tmp_path / "r.csv"))
    assert list(text["fit_score"]) == list(frame["fit_score"])


def test_json_files_rebuild_the_results(tmp_path):
    """JSON and JSON lines hold everything."""
    results = make_ranking()
    whole = json.loads(results.write(tmp_path / "r.json").read_text(encoding="utf-8"))
    assert MatchResults.from_dict(whole) == results
    lines = results.write(tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert [MatchReport.from_json(line) for line in lines] == list(results)


def test_published_schema_is_the_one_of_the_dataclasses():
    """Change a dataclass and this fails until ``python -m matcher.presentation.schema`` is run."""
    assert report_schema() == build_schema()


def test_reports_and_results_follow_the_schema():
    """Every field that is written is described, and the other way round."""
    jsonschema.Draft202012Validator.check_schema(report_schema())
    for report in [make_report(), *make_ranking(), *make_search()]:
        jsonschema.validate(json.loads(report.to_json()), report_schema())
    for results in (make_ranking(), make_search(), MatchResults([])):
        jsonschema.validate(json.loads(results.to_json()), results_schema())


@pytest.mark.parametrize(
    "change",
    [
        {"fit_score": 101},
        {"band": "splendid"},
        {"extra": 1},
        {"schema_version": "0.9"},
        {"requirements": [{}]},
        {"warnings": None},
    ],
)
def test_schema_refuses_what_is_no_report(change):
    """The schema means something."""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**make_report().to_dict(), **change}, report_schema())


def test_what_if_is_written_and_ignored_when_read():
    """What follows from the fields never makes two reports differ."""
    report = make_report()
    plain = report.to_dict()
    gains = plain["what_if"]
    assert [g["gain"] for g in gains] == sorted((g["gain"] for g in gains), reverse=True)
    for gain in gains:
        assert gain["fit_score"] == report.what_if({gain["id"]: "met"}).fit_score
        assert gain["gain"] == gain["fit_score"] - report.fit_score
    assert MatchReport.from_dict(plain) == report
    plain["what_if"] = []
    assert MatchReport.from_dict(plain) == report


def test_missing_pandas_is_explained(monkeypatch):
    """The error gives the command to run."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingDependencyError, match=r"pip install 'matcher\[frames\]'"):
        make_report().to_frame()


def test_csv_needs_no_pandas(monkeypatch, tmp_path):
    """Plain files work without extras."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    for suffix in (".csv", ".json", ".jsonl", ".html"):
        assert make_ranking().write(tmp_path / f"r{suffix}").stat().st_size > 100
