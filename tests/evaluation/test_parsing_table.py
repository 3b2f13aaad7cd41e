"""The tables of parsing quality: what they count, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher.evaluation.parsing_table import evaluate_table, main_need, render
from matcher.exceptions import InputError
from matcher.parsing.posting import parse_posting_document
from matcher.types import Document

TEXT = "Clerk\n\nRequirements\n- Bachelor's degree in law\n- 3 years of experience in filing\n- Care\n"


def _table(path: Path) -> Path:
    rows = [
        {"text": TEXT, "min_years_experience": "3", "degree_required": "bachelor"},
        {"text": TEXT, "min_years_experience": "4", "degree_required": None},
    ]
    table = path / "jobs.jsonl"
    table.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return table


def test_labels_of_a_table_are_compared(tmp_path: Path) -> None:
    """Exact years and degrees are counted on labelled rows, false alarms on the others."""
    result = evaluate_table(_table(tmp_path))
    assert result["years"]["exact"] == 0.5 and result["years"]["wrong"] == [(1, 4.0, 3.0)]
    assert (result["degree"]["exact"], result["degree"]["n"], result["degree"]["false_alarms"]) == (
        1.0,
        1,
        1.0,
    )


@pytest.mark.parametrize(
    ("items", "need"),
    [
        (("Bachelor's degree and four years of filing; or high school diploma and eight years of filing",), (4.0, "bachelor")),
        (("Bachelor's degree or at least 3 years of filing experience", "2 years of archive experience"), (2.0, "bachelor")),
        (("Associate degree and four years of filing with an additional two years of supervision",), (6.0, "associate")),
        (("Master's degree preferred", "High school diploma"), (None, "high_school")),
        (("Master's degree preferred", "3 years of filing experience"), (3.0, "master")),
        (("A J.D. from an accredited school",), (None, "law")),
        (("A J.D. or PhD in history",), (None, "doctorate")),
    ],
)  # fmt: skip
def test_the_first_way_that_a_posting_names_is_its_need(
    items: tuple[str, ...], need: tuple[float | None, str | None]
) -> None:
    """The first of several ways counts, and what is preferred only where nothing is required."""
    text = "Clerk\n\nRequirements\n" + "".join(f"- {item}\n" for item in items) + "- Care\n"
    assert main_need(parse_posting_document(Document(text=text))) == need


@pytest.mark.parametrize(
    ("label", "exact"), [("bachelor", 1.0), ("master", 1.0), ("doctorate", 1.0), ("associate", 0.0)]
)
def test_a_law_degree_agrees_with_every_rung_that_labels_give_it(
    tmp_path: Path, label: str, exact: float
) -> None:
    """The ladder of the labels has no rung for a J.D.; lower than a bachelor's degree it is not."""
    row = {
        "text": "Counsel\n\nRequirements\n- J.D. required\n- Care\n",
        "min_years_experience": "",
        "degree_required": label,
    }
    table = tmp_path / "jobs.jsonl"
    table.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert evaluate_table(table)["degree"]["exact"] == exact


def test_the_table_is_rendered(tmp_path: Path) -> None:
    """A folder gives one row of figures."""
    gold = {
        "requirements": [
            {"text": "Bachelor's degree in law", "necessity": "required", "kinds": ["education"], "min_years": None,
             "degree_level": "bachelor", "equivalent_experience_ok": False},
        ],
        "ambiguous": ["3 years of experience in filing", "Care"],
        "not_requirements": [],
    }  # fmt: skip
    folder = tmp_path / "postings"
    folder.mkdir()
    (folder / "p1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "p1.json").write_text(json.dumps(gold), encoding="utf-8")
    head, row = render([folder]).split("\n")
    assert head.split()[:5] == ["gold", "found", "precision", "recall", "F1"]
    assert row.split()[1:6] == ["1", "1", "1.000", "1.000", "1.000"]


def test_other_sources_are_refused(tmp_path: Path) -> None:
    """A file of another kind, or a table without the columns, is an error that says what is accepted."""
    with pytest.raises(InputError, match="neither a folder nor a table"):
        render([tmp_path / "x.txt"])
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "a"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="has no column"):
        evaluate_table(bad)
