"""Total months on résumés whose months were counted by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.reading import read_document

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "data" / "labels" / "resume_months.json"
RESUMES = ROOT.parent / "shared" / "train"


@pytest.mark.shared
def test_total_months_are_within_one_of_the_count_by_hand() -> None:
    """Every résumé that was counted by hand comes out right within a month."""
    if not RESUMES.is_dir():
        pytest.skip(
            f"{RESUMES} is absent: the résumés that were counted by hand are kept beside the checkout"
        )
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    as_of = date.fromisoformat(labels["as_of"])
    files = {path.stem: path for path in sorted(RESUMES.glob("*/resumes/*.txt"))}
    wrong = {}
    for name, label in labels["resumes"].items():
        found = parse_resume_document(read_document(files[name]), as_of=as_of).total_months
        if abs(found - label["months"]) > 1:
            wrong[name] = (label["months"], found)
    assert wrong == {}
    assert len(labels["resumes"]) >= 40
