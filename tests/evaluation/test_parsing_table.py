"""The tables of parsing quality: what they count, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher.evaluation.parsing_table import evaluate_table, render
from matcher.exceptions import InputError

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
