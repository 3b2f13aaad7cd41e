"""The compiled form of the tables: the same entries, read sooner, and never trusted when it is not theirs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from matcher.artefacts import data_dir
from matcher.taxonomy import Taxonomy
from matcher.taxonomy.compiled import COMPILED_FILE, Unread, compile_tables, load_tables
from matcher.taxonomy.tables import read_tables

ALIASES = "hammering\tskill\thammer work\n?Anvil\ttool\t=Anvil Pro | anvils\n"
RELATIONS = "smithing\tpart_of\t0.3\tskill\thammering | quenching\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "aliases.tsv").write_text(ALIASES, encoding="utf-8")
    (tmp_path / "relations.tsv").write_text(RELATIONS, encoding="utf-8")
    compile_tables(tmp_path)
    return tmp_path


def test_shipped_file_is_that_of_the_shipped_tables(tmp_path: Path) -> None:
    """What is committed was made from the tables beside it; if not: python -m matcher.training.taxonomy --compile."""
    shipped = data_dir() / "taxonomy"
    for path in [*shipped.glob("*.tsv"), *shipped.glob("skills*.jsonl.gz")]:
        shutil.copy(path, tmp_path)
    assert compile_tables(tmp_path).read_bytes() == (shipped / COMPILED_FILE).read_bytes()


def test_compiled_tables_equal_the_tables() -> None:
    """Concepts, names and relations are the same, in the same order."""
    folder = data_dir() / "taxonomy"
    quick, slow = load_tables(folder), read_tables(folder)
    assert isinstance(quick.names, Unread)
    assert list(quick.concepts.items()) == list(slow.concepts.items())
    assert list(quick.names.items()) == list(slow.names.items())
    assert quick.edges == slow.edges


def test_unknown_names_are_in_neither(folder: Path) -> None:
    """Looking up what is not there gives nothing, the first and the second time."""
    tables = load_tables(folder)
    assert isinstance(tables.names, Unread)
    for _ in range(2):
        assert tables.names.get(("tongs",)) is None
        assert ("tongs",) not in tables.names
        assert ("hammering",) in tables.names
        assert "smithing" in tables.concepts
        assert "tongs" not in tables.concepts
    with pytest.raises(KeyError):
        tables.names[("tongs",)]


def test_edited_tables_are_read_themselves(folder: Path) -> None:
    """A correction of a table holds at once, without compiling anything."""
    (folder / "aliases.tsv").write_text(ALIASES + "tongs\ttool\tpincers\n", encoding="utf-8")
    assert Taxonomy(folder).lookup("pincers") == "tongs"


@pytest.mark.parametrize("cut", [0, 1, 40, -1, -9])
def test_damaged_file_is_passed_over(folder: Path, cut: int) -> None:
    """A file cut short is no reason to stop: the tables are there."""
    path = folder / COMPILED_FILE
    path.write_bytes(path.read_bytes()[:cut])
    assert load_tables(folder) == read_tables(folder)


def test_empty_tables_compile(tmp_path: Path) -> None:
    """A folder without entries has a compiled form too."""
    for name in ("aliases.tsv", "relations.tsv"):
        (tmp_path / name).write_text("# nothing yet\n", encoding="utf-8")
    compile_tables(tmp_path)
    tables = load_tables(tmp_path)
    assert not tables.concepts
    assert not tables.names
    assert not tables.edges
