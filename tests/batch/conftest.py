"""A small folder of invented documents, and a cache of its own for every test."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from documents import write_postings, write_resumes


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the tests out of the user's own cache."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("MATCHER_CACHE", str(folder))
    return folder


@pytest.fixture
def resumes(tmp_path: Path) -> Path:
    """A folder of six résumés, one of them twice, one empty, one no document at all."""
    return write_resumes(tmp_path / "resumes", 6, with_bad=True)


@pytest.fixture
def postings(tmp_path: Path) -> Path:
    """A folder of three postings, one of them without requirements."""
    return write_postings(tmp_path / "postings", 2, with_bad=True)
