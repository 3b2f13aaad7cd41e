"""`matcher index`: make an index of a collection, then search it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from documents import posting_text, resume_text, write_postings, write_resumes
from factories import AS_OF, toy_engine

from matcher import engine
from matcher.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line with the toy engine and return exit code, stdout and stderr."""
    toy = toy_engine()
    monkeypatch.setattr(engine, "default_engine", lambda: toy)

    def call(*argv: object) -> tuple[int, str, str]:
        code = main(["index", *map(str, argv)])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_postings_are_found_for_a_resume(run: Run, tmp_path: Path) -> None:
    """Files that cannot be read are listed; the best postings come first, with the scores of `match`."""
    postings = write_postings(tmp_path / "p", 6, with_bad=True)
    index = tmp_path / "index"
    code, out, err = run("build", index, "postings", postings, "--as-of", AS_OF, "--jobs", 1)
    assert code == 1
    assert out == f"{index}: 6 postings\n"
    assert "could not be used" in err
    cv = tmp_path / "cv.txt"
    cv.write_text(resume_text(3), encoding="utf-8")
    code, out, err = run("search", index, cv, "--top", 3, "--json")
    assert (code, err) == (0, "")
    reports = json.loads(out)["reports"]
    assert len(reports) == 3
    scores = [r["fit_score"] for r in reports]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == engine.default_engine().match(cv, [postings], as_of=AS_OF)[0].fit_score


def test_resumes_are_found_for_a_posting_and_added(run: Run, tmp_path: Path) -> None:
    """An index of résumés grows with --add, and keeps its date."""
    resumes = write_resumes(tmp_path / "r", 5)
    index, job, late = tmp_path / "index", tmp_path / "job.txt", tmp_path / "late.txt"
    job.write_text(posting_text(2), encoding="utf-8")
    late.write_text(resume_text(40), encoding="utf-8")
    code, out, err = run("build", index, "resumes", resumes, "--as-of", AS_OF, "--jobs", 1, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {"index": str(index), "kind": "resume", "n_documents": 5, "failures": []}
    assert run("build", index, "resumes", late, "--add", "--jobs", 1)[:2] == (0, f"{index}: 6 resumes\n")
    code, out, _ = run("search", index, job)
    assert code == 0
    assert "late.txt" in out
    code, out, err = run("build", index, "resumes", late, "--add", "--as-of", AS_OF)
    assert (code, out) == (2, "")
    assert "keeps its date" in err


def test_a_folder_without_an_index_is_refused(run: Run, tmp_path: Path) -> None:
    """Searching what is no index ends with a sentence."""
    cv = tmp_path / "cv.txt"
    cv.write_text(resume_text(3), encoding="utf-8")
    code, out, err = run("search", tmp_path, cv)
    assert (code, out) == (2, "")
    assert str(tmp_path) in err
    assert "Traceback" not in err
