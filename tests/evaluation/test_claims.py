"""Planted claims: reading them, and counting what the engine says of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matcher.artefacts import data_dir
from matcher.evaluation.claims import claims_table, evaluate_claims, read_claims
from matcher.exceptions import InputError

ROW = {
    "group": "deeds",
    "requirement": "Experience with SQL",
    "expected": ["met"],
    "title": "Analyst",
    "company": "Acme",
    "deeds": ["Wrote SQL every day."],
    "education": ["BSc Economics, 2016"],
    "skills": "",
    "other": [],
}


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    """Write rows to a file of claims."""
    path = folder / "claims.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_projects_own_claims_are_read() -> None:
    claims = read_claims(data_dir() / "claims")
    assert len(claims) > 200
    assert {claim.group for claim in claims} == {"facts", "deeds", "neighbours"}
    assert all(claim.requirement in claim.posting() and claim.deeds[0] in claim.resume for claim in claims)


@pytest.mark.parametrize(
    "broken",
    [{"expected": ["perhaps"]}, {"expected": []}, {"surplus": 1}],
)
def test_a_broken_claim_is_told_with_its_line(broken: dict[str, Any], tmp_path: Path) -> None:
    path = written(tmp_path, ROW, {**ROW, **broken})
    with pytest.raises(InputError, match="line 2"):
        read_claims(path)


def test_no_file_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="data/claims"):
        read_claims(tmp_path)


def test_each_claim_is_asked_alone_among_strangers_and_elsewhere(tmp_path: Path, shipped_engine: Any) -> None:
    other = {
        **ROW,
        "requirement": "Experience with welding",
        "title": "Welder",
        "deeds": ["Welded stainless tanks daily."],
    }
    claims = read_claims(written(tmp_path, ROW, other, {**ROW, "expected": ["contradicted"]}))
    report = evaluate_claims(claims, shipped_engine)
    assert {name: row["n"] for name, row in report["groups"].items()} == {
        "absent": 2,
        "deeds": 3,
        "deeds, among strangers": 3,
    }
    assert report["groups"]["absent"]["accepted"] == 1.0
    assert [row["expected"] for row in report["wrong"] if row["group"] == "deeds"][-1] == ["contradicted"]
    assert "not contradicted: Wrote SQL every day." in claims_table(report)
