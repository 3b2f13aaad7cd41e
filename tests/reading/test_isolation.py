"""A file that hangs, dies or eats memory costs only itself."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from matcher.exceptions import InputError, ReadingError
from matcher.reading import IsolatedReader, ReadingLimits, read_in_child
from matcher.types import Document

sys.path.insert(0, str(Path(__file__).parent))  # children inherit the search path
from child_tasks import act

LIMITS = ReadingLimits(seconds=5.0, memory_bytes=500_000_000)


@pytest.mark.skipif(sys.platform == "win32", reason="signals and memory limits are POSIX")
def test_bad_files_get_a_status_and_others_their_result() -> None:
    """Every path has its answer, in the order given, whatever its neighbours do."""
    names = ["a", "hang", "b", "die", "c", "exit", "eat", "d", "raise", "print", "lambda", "e"]
    began = time.perf_counter()
    with IsolatedReader(2, LIMITS) as reader:
        answers = list(reader.map([Path(name) for name in names], act))
    assert [str(path) for path, _ in answers] == names
    found = {
        str(path): result.status if isinstance(result, ReadingError) else result.split()[0]
        for path, result in answers
    }
    assert found == {
        **{name: name for name in ("a", "b", "c", "d", "e", "print")},
        "hang": "timeout",
        "die": "crashed",
        "exit": "crashed",
        "eat": "oom",
        "raise": "crashed",
        "lambda": "crashed",
    }
    assert time.perf_counter() - began < 60  # the one that hangs would take as long by itself


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of memory is known on POSIX only")
def test_memory_of_the_parent_is_not_held_against_a_file() -> None:
    """A file that makes its reader fail has not eaten memory because the program around it had."""
    limits = ReadingLimits(seconds=20.0, memory_bytes=200_000_000)
    eaten = b"\x01" * 300_000_000
    with IsolatedReader(1, limits) as reader:
        (answer,) = (result for _, result in reader.map([Path("exit")], act))
    assert len(eaten) > limits.memory_bytes
    assert answer.status == "crashed"


def test_children_are_reused() -> None:
    """Starting a process is paid once, not for every file."""
    with IsolatedReader(2, LIMITS) as reader:
        answers = [result for _, result in reader.map((Path(f"f{index}") for index in range(30)), act)]
    assert [answer.split()[0] for answer in answers] == [f"f{index}" for index in range(30)]
    assert len({answer.split()[1] for answer in answers}) <= 2


def test_documents_are_read_by_default(tmp_path: Path) -> None:
    """Without a function, the children read documents; a reader's own errors come back as they are."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Baker\nof rye\n", encoding="utf-8")
    bad.write_text("", encoding="utf-8")
    with IsolatedReader(1) as reader:
        results = dict(reader.map([good, bad, tmp_path / "gone.txt"]))
    assert isinstance(results[good], Document)
    assert results[good].text == "Baker\nof rye"
    assert results[bad].status == "empty"
    assert results[bad].source == str(bad)
    assert results[tmp_path / "gone.txt"].status == "vanished"


def test_one_file_can_be_read_in_a_child(tmp_path: Path) -> None:
    """`read_in_child` returns the document or raises the error."""
    path = tmp_path / "good.txt"
    path.write_text("Baker\nof rye\n", encoding="utf-8")
    assert read_in_child(path).text == "Baker\nof rye"
    with pytest.raises(ReadingError, match="No such file"):
        read_in_child(tmp_path / "gone.txt")


def test_early_end_leaves_no_children() -> None:
    """Whoever stops listening does not wait for the rest."""
    began = time.perf_counter()
    with IsolatedReader(1, ReadingLimits(seconds=30)) as reader:
        stream = reader.map([Path("a"), Path("hang")], act)
        assert next(stream)[0] == Path("a")
        stream.close()
    assert time.perf_counter() - began < 15


def test_functions_that_no_child_can_import_are_refused() -> None:
    """A lambda cannot be sent; the message says what can."""
    with IsolatedReader(1) as reader, pytest.raises(InputError, match="top level of a module"):
        next(reader.map([Path("a")], lambda path: path))
    with pytest.raises(InputError, match="n_workers"):
        IsolatedReader(0)
