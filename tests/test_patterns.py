"""Compiled patterns are kept between processes, and are the same as ever."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import matcher.parsing.posting
import matcher.parsing.resume
import matcher.scoring.judge  # noqa: F401  # their patterns are what the test below goes through
from matcher import patterns
from matcher.patterns import kept_patterns

IMPORTED = "matcher.invented"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a place for compiled patterns, and empty Python's own store of them before and after."""
    place = tmp_path / "cache" / "patterns.re"
    monkeypatch.setattr(patterns, "_file", lambda: place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    re.purge()
    yield place
    re.purge()


def compile_in(module: str, pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern as a module of this name does when it is imported, in a process that begins anew."""
    re.purge()
    own = {"__name__": module}
    with kept_patterns():
        exec(compile(f"import re\nfound = re.compile({pattern!r}, {flags})", module, "exec"), own)
    found = own["found"]
    assert isinstance(found, re.Pattern)
    return found


def test_every_pattern_of_the_program_comes_back_as_it_was(file: Path) -> None:
    """Whatever is matched with a kept pattern is matched as with a newly compiled one."""
    own = {
        value
        for name, module in sys.modules.items()
        if name.startswith("matcher.")
        for value in vars(module).values()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    assert len(own) > 200
    store = patterns._Store(file)
    for pattern in own:
        store.add(pattern.pattern, pattern.flags)
    store.write()
    again = patterns._Store(file)
    for pattern in own:
        kept = again.find(pattern.pattern, pattern.flags)
        assert kept == pattern
        assert (kept.groups, dict(kept.groupindex)) == (pattern.groups, dict(pattern.groupindex))


def test_a_kept_pattern_is_not_compiled_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second process takes the pattern from the file, with its named groups and flags."""
    compile_in(IMPORTED, r"(?P<years>\d+) years?|(x)", re.IGNORECASE)
    assert file.is_file()
    monkeypatch.setattr(import_module("re._parser"), "parse", lambda *_: pytest.fail("compiled again"))
    found = compile_in(IMPORTED, r"(?P<years>\d+) years?|(x)", re.IGNORECASE)
    match = found.search("over 12 YEARS")
    assert match is not None
    assert match.groupdict() == {"years": "12"}
    assert match.lastgroup == "years"


def test_what_is_made_of_a_document_is_not_kept(file: Path) -> None:
    """No word of a résumé ends up in the file."""
    compile_in("somebody", r"Amara Osei")
    assert not file.exists()
    compile_in(IMPORTED, r"years")
    compile_in("somebody", r"Amara Osei")
    assert b"Osei" not in file.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"cut", b"flipped"])
def test_a_damaged_file_is_replaced(file: Path, damage: bytes) -> None:
    """Patterns are compiled as ever, and kept anew."""
    compile_in(IMPORTED, r"years")
    sound = file.read_bytes()
    if damage == b"cut":
        damage = sound[:-4]
    elif damage == b"flipped":
        damage = sound[:-1] + bytes([sound[-1] ^ 1])
    file.write_bytes(damage)
    assert compile_in(IMPORTED, r"years").search("ten years") is not None
    assert file.read_bytes() == sound


def test_nothing_is_written_where_python_writes_no_modules(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PYTHONDONTWRITEBYTECODE counts for compiled patterns too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compile_in(IMPORTED, r"years").search("ten years") is not None
    assert not file.exists()


def test_a_place_that_cannot_be_written_does_no_harm(file: Path) -> None:
    """An installation that belongs to somebody else works as well."""
    file.parent.write_text("in the way")
    assert compile_in(IMPORTED, r"years").search("ten years") is not None


def test_a_file_with_too_many_patterns_is_begun_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns of older versions do not pile up for ever."""
    monkeypatch.setattr(patterns, "_MOST", 1)
    compile_in(IMPORTED, r"years")
    assert file.exists()
    compile_in(IMPORTED, r"months")
    assert not file.exists()


def test_two_processes_at_a_time_keep_what_both_compiled(file: Path) -> None:
    """Whoever is done last does not throw away what the other has written meanwhile."""
    first, second = patterns._Store(file), patterns._Store(file)
    for store, pattern in ((first, "years"), (second, "months")):
        store.add(pattern, 0)
        store.write()
    again = patterns._Store(file)
    assert again.find("years", 0) == re.compile("years")
    assert again.find("months", 0) == re.compile("months")


def test_compiling_is_as_ever_afterwards(file: Path) -> None:
    """Other users of regular expressions in the same process notice nothing."""
    before = import_module("re._compiler").compile
    with pytest.raises(re.error), kept_patterns():
        re.compile("(")
    assert import_module("re._compiler").compile is before


def test_the_command_line_keeps_its_patterns(tmp_path: Path) -> None:
    """One run leaves compiled patterns beside compiled modules, for the next."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    posting = tmp_path / "posting.txt"
    posting.write_text("Baker\n\nRequirements\n- Two years in a bakery\n- Food hygiene certificate\n")
    command = [sys.executable, "-m", "matcher", "parse", "--as", "posting", str(posting)]
    runs = [
        subprocess.run(
            command, env=environment, cwd=Path(__file__).parents[1], capture_output=True, check=True
        )
        for _ in range(2)
    ]
    assert len(list(tmp_path.rglob("*.re"))) == 1
    assert runs[0].stdout == runs[1].stdout
    assert b"bakery" in runs[0].stdout
