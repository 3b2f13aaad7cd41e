"""Fitting the model of denials."""

from __future__ import annotations

import json
from pathlib import Path

from matcher.artefacts import data_dir, models_dir
from matcher.representation.manifests import read_manifest
from matcher.training.command import HELD_OUT_FIELDS
from matcher.training.denials import LabelledClause, fit_denials, labelled_clauses, train_denials

CLAUSES = [
    LabelledClause(text=f"I have no {thing}", denies=True, field=field)
    for field in ("a", "b")
    for thing in ("car", "degree", "Spanish", "patience")
] + [
    LabelledClause(text=f"no {thing} lost in 2023", denies=False, field=field)
    for field in ("a", "b")
    for thing in ("parcel", "day", "client", "file")
]


def test_what_the_clauses_have_in_common_is_learnt() -> None:
    model = fit_denials(CLAUSES)
    assert model.probability("I have no piano") > 0.8
    assert model.probability("no trailer lost in 1999") < 0.2
    assert "piano" not in model.weights
    assert "patience" in model.weights  # twice, once in each field


def test_fields_left_out_give_no_clauses() -> None:
    labels, lines = data_dir() / "labels", data_dir() / "lines"
    found = labelled_clauses(labels, lines, without=HELD_OUT_FIELDS)
    fields = {clause.field for clause in found}
    assert not fields & set(HELD_OUT_FIELDS)
    assert {clause.denies for clause in found if clause.field == ""} == {True, False}
    assert len(found) > 2000


def test_the_model_that_ships_did_not_see_the_fields_that_are_evaluated() -> None:
    manifest = read_manifest(models_dir() / "denials")
    assert manifest["without_fields"] == sorted(HELD_OUT_FIELDS)
    assert manifest["denials_found"] > 0.95
    assert manifest["auc_unseen_fields"] > 0.85


def test_training_writes_model_and_manifest(tmp_path: Path) -> None:
    n_fields = 2
    for field in [f"field_{i}" for i in range(n_fields)]:
        home = tmp_path / "labels" / field
        for folder in ("labels", "postings", "resumes"):
            (home / folder).mkdir(parents=True)
        quotes = {"met": "the van that would not start was my first job", "contradicted": "I have no car"}
        (home / "postings" / "p.txt").write_text("Driver\n")
        (home / "resumes" / "r.txt").write_text("\n".join(quotes.values()))
        requirements = [
            {"id": "r1", "text": "Driver", "necessity": "required", "label": label, "evidence": [quote]}
            for label, quote in quotes.items()
        ]
        label = {"posting": "p", "resume": "r", "grade": 1, "requirements": requirements}
        (home / "labels" / "p__r.json").write_text(json.dumps(label))
    (tmp_path / "lines").mkdir()
    group = {
        "supports": ["the depot had no crew for a month"],
        "refuses": ["I have no licence"],
        "partly": [],
        "no": [],
    }
    (tmp_path / "lines" / "own.jsonl").write_text(json.dumps({"requirement": "Driver", **group}))
    measures = train_denials(tmp_path / "labels", tmp_path / "lines", tmp_path / "out")
    assert measures["n_clauses"] == 2 * n_fields + 2
    assert read_manifest(tmp_path / "out")["n_denials"] == n_fields + 1
