"""A batch survives what happens to long runs: kill -9, a full disk, a damaged cache, hostile and vanishing files, a second run beside it."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import posting_text, resume_text, write_postings, write_resumes
from factories import AS_OF, toy_engine
from hostile import HostileUnderstanding

from matcher.batch import BatchSummary
from matcher.batch import documents as documents_module
from matcher.batch import folder as folder_module
from matcher.batch.cache import Cache
from matcher.reading import ReadingLimits

ROOT = Path(__file__).parents[2]
SMALL_STEPS = {"resumes_a_task": 2, "write_every": 3, "n_jobs": 1}


class Runner:
    """A process that runs batches in forks of itself; see run_batch.py."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "run_batch.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        )
        assert self._line() == "ready"

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def start(self, resumes: Path, postings: Path, output: Path, **options: object) -> int:
        """Start a batch and return its process."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([str(resumes), str(postings), str(output), options]) + "\n")
        self.process.stdin.flush()
        return int(self._line().removeprefix("started "))

    def wait(self) -> str | None:
        """Return what the batch said, None if it was killed."""
        answer = None
        while not (line := self._line()).startswith("ended "):
            answer = json.loads(line.removeprefix("done "))
        return answer if line == "ended 0" else None

    def run(self, *arguments: Path, **options: object) -> str | None:
        """Run a batch to its end."""
        self.start(*arguments, **options)
        return self.wait()

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    """One process for the module."""
    found = Runner()
    yield found
    found.close()


def run(resumes: object, postings: object, **options: object) -> BatchSummary:
    """Score in this process with the test's own cache."""
    return toy_engine().score_folder(resumes, postings, **{"as_of": AS_OF, "n_jobs": 1, **options})


def n_kept(path: Path) -> int:
    """Return how many pairs a cache or journal holds; 0 as long as it is not there."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM pairs").fetchone()[0])
    except sqlite3.Error:
        return 0


def let_run(kept: Path, until: float, n_pairs: int) -> None:
    """Wait for a time, or until a number of pairs is kept if that takes longer."""
    while time.monotonic() < until:
        time.sleep(0.01)
    give_up = time.monotonic() + 30
    while n_kept(kept) < n_pairs and time.monotonic() < give_up:
        time.sleep(0.01)


@pytest.mark.parametrize("n_kills", [5, pytest.param(30, marks=pytest.mark.slow)])
def test_killed_runs_continue_and_end_with_the_same_bytes(
    runner: Runner, tmp_path: Path, n_kills: int
) -> None:
    """Whenever a run is killed, the same command ends with the bytes of a run that was not."""
    resumes, postings = write_resumes(tmp_path / "r", 12), write_postings(tmp_path / "p", 3)
    whole = tmp_path / "whole" / "scores.csv"
    whole.parent.mkdir()
    options = {**SMALL_STEPS, "requirements_output": True}
    begin = time.monotonic()
    assert (
        runner.run(resumes, postings, whole, cache=str(tmp_path / "whole.sqlite"), **options) == "scored 36"
    )
    seconds = time.monotonic() - begin
    rng = random.Random(5)
    n_killed = n_continued = chain = 0
    while n_killed < n_kills:
        chain += 1
        output = tmp_path / f"chain{chain}" / "scores.csv"
        output.parent.mkdir()
        # Every other chain does without a cache: then a journal beside the output carries the run.
        cache = str(tmp_path / f"chain{chain}.sqlite") if chain % 2 else False
        kept = Path(cache) if cache else output.parent / f".{output.name}.journal.sqlite"
        answer, was_killed = None, False
        while answer is None:
            child = runner.start(resumes, postings, output, cache=cache, **options)
            if n_killed < n_kills and (not was_killed or rng.random() < 0.8):
                begin = time.monotonic()
                # The first kill of a chain comes when there is something to continue, all others at any time.
                if was_killed:
                    let_run(kept, begin + rng.uniform(0.0, seconds / 2), 0)
                else:
                    let_run(kept, begin, rng.randrange(1, 20))
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            answer = runner.wait()
            if answer is None:
                n_killed += 1
                was_killed = True
        n_continued += answer != "scored 36"
        files = sorted(path.name for path in output.parent.iterdir() if not path.name.endswith(".tmp"))
        assert files == ["errors.jsonl", "scores.csv", "scores.files.csv", "scores.requirements.csv"]
        for name in files:
            assert (output.parent / name).read_bytes() == (whole.parent / name).read_bytes()
    assert n_continued, "no chain was killed late enough to have anything to continue"


def test_second_run_does_almost_nothing(resumes: Path, postings: Path) -> None:
    """An unchanged folder is not scored again; a new file costs its own pairs."""
    first = run(resumes, postings)
    assert first.n_scored == 12
    again = run(resumes, postings)
    assert again.n_scored == 0 and again.rows == first.rows
    (resumes / "new.txt").write_text(resume_text(50))
    assert run(resumes, postings).n_scored == 2
    (postings / "new.txt").write_text(posting_text(50))
    assert run(resumes, postings).n_scored == 7


def test_changed_file_is_scored_again(resumes: Path, postings: Path) -> None:
    """The content decides, not the name or the time."""
    before = run(resumes, postings)
    (resumes / "r01.txt").write_text(resume_text(77))
    after = run(resumes, postings)
    assert after.n_scored == 2
    name = str(resumes / "r02.txt")
    assert [r["fit_score"] for r in after.rows if r["resume"] == name] == [
        r["fit_score"] for r in before.rows if r["resume"] == name
    ]


def test_damaged_rows_are_computed_again(resumes: Path, postings: Path, own_cache: Path) -> None:
    """Flipped bits in any table are found by the checksums, said once, and change nothing."""
    first = run(resumes, postings)
    connection = sqlite3.connect(own_cache / "cache.sqlite")
    with connection:
        for table in ("documents", "vectors", "pairs"):
            for rowid, value in connection.execute(f"SELECT rowid, value FROM {table} LIMIT 3").fetchall():
                damaged = bytes([value[0] ^ 1]) + value[1:]
                connection.execute(f"UPDATE {table} SET value = ? WHERE rowid = ?", (damaged, rowid))
    connection.close()
    with pytest.warns(UserWarning, match="damaged rows"):
        again = run(resumes, postings)
    assert again.rows == first.rows
    assert run(resumes, postings).n_scored == 0


@pytest.mark.parametrize("damage", ["noise", "truncated", "pages", "other version"])
def test_damaged_cache_is_moved_aside(resumes: Path, postings: Path, own_cache: Path, damage: str) -> None:
    """A cache that is no cache any more is kept for inspection and begun anew."""
    first = run(resumes, postings)
    file = own_cache / "cache.sqlite"
    content = file.read_bytes()
    if damage == "noise":
        file.write_bytes(b"no database at all" * 100)
    elif damage == "truncated":
        file.write_bytes(content[: len(content) // 3])
    elif damage == "pages":
        file.write_bytes(content[:4096] + os.urandom(1) * (len(content) - 4096))
    else:
        connection = sqlite3.connect(file)
        connection.execute("PRAGMA user_version=99")
        connection.commit()
        connection.close()
    with pytest.warns(UserWarning, match="moved to cache.sqlite.corrupt-1"):
        again = run(resumes, postings)
    assert again.rows == first.rows
    assert (own_cache / "cache.sqlite.corrupt-1").is_file()


def test_cache_is_private(resumes: Path, postings: Path, own_cache: Path) -> None:
    """Nobody but its owner may read a cache of résumés."""
    run(resumes, postings)
    for file in own_cache.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file


def test_two_runs_on_one_cache_end_like_one(tmp_path: Path, own_cache: Path) -> None:
    """Two runs at the same time share a cache without harm."""
    resumes, postings = write_resumes(tmp_path / "r", 12), write_postings(tmp_path / "p", 3)
    alone = run(resumes, postings, output=tmp_path / "alone.csv", cache=tmp_path / "own.sqlite")
    first, second = Runner(), Runner()
    answers: list[str | None] = []

    def go(runner: Runner, name: str) -> None:
        answers.append(
            runner.run(
                resumes, postings, tmp_path / name, cache=str(own_cache / "both.sqlite"), **SMALL_STEPS
            )
        )

    threads = [threading.Thread(target=go, args=pair) for pair in ((first, "a.csv"), (second, "b.csv"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first.close()
    second.close()
    assert all(answer and answer.startswith("scored") for answer in answers), answers
    assert alone.output is not None
    for name in ("a.csv", "b.csv"):
        assert (tmp_path / name).read_bytes() == alone.output.read_bytes()


def test_a_cache_waits_for_whoever_writes_it(tmp_path: Path) -> None:
    """A file that another connection is writing is waited for, not given up."""
    path = tmp_path / "busy.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE theirs (x)")
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    release.start()
    with Cache(path) as cache:
        cache.put_many("documents", {"00" * 16: b"kept"})
        assert cache.get_many("documents", ["00" * 16]) == {"00" * 16: b"kept"}
    release.join()
    other.close()


def test_full_disk_leaves_the_old_output(
    runner: Runner, resumes: Path, postings: Path, tmp_path: Path
) -> None:
    """Without space the old output stays, the message says what to do, and the next run continues."""
    output = tmp_path / "out" / "scores.csv"
    output.parent.mkdir()
    output.write_text("the old scores\n")
    cache = str(tmp_path / "c.sqlite")
    # First the cache runs out of space, then (the cache being complete) the output.
    answer = runner.run(resumes, postings, output, cache=cache, n_jobs=1, file_size_limit=20_000)
    assert answer is not None and answer.startswith("CacheError") and "space" in answer
    assert runner.run(resumes, postings, tmp_path / "other.csv", cache=cache, n_jobs=1) is not None
    answer = runner.run(resumes, postings, output, cache=cache, n_jobs=1, file_size_limit=300)
    assert answer is not None and ("full" in answer or "space" in answer)
    assert output.read_text() == "the old scores\n"
    assert [path.name for path in output.parent.iterdir()] == ["scores.csv"]


def test_hostile_files_do_not_take_the_batch_along(
    resumes: Path, postings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that hang, crash or eat the memory of their reader end as statuses; every other file is scored as without them."""
    expected = run(resumes, postings).rows
    for name, content in (("hang", "HANG"), ("crash", "CRASH"), ("eat", "EAT")):
        (resumes / f"{name}.txt").write_text(f"{content}\nnothing else\n")
    monkeypatch.setattr(documents_module, "Understanding", HostileUnderstanding)
    monkeypatch.setattr(folder_module, "Understanding", HostileUnderstanding)
    summary = run(resumes, postings, limits=ReadingLimits(seconds=3, memory_bytes=400_000_000), cache=False)
    statuses = {Path(name).name: status for name, status in summary.statuses.items()}
    assert (statuses["hang.txt"], statuses["crash.txt"], statuses["eat.txt"]) == ("timeout", "crashed", "oom")
    assert [(r["resume"], r["fit_score"]) for r in summary.rows] == [
        (r["resume"], r["fit_score"]) for r in expected
    ]


def test_vanished_and_forbidden_files_are_named(
    resumes: Path, postings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that goes away during the run is ``vanished``, and the run goes on."""
    from matcher.batch import folder

    listed = folder.batch_items

    def list_then_lose(sources: object, *, side: str) -> object:
        items = listed(sources, side=side)
        (resumes / "r03.txt").unlink(missing_ok=True)
        return items

    monkeypatch.setattr(folder, "batch_items", list_then_lose)
    summary = run(resumes, postings)
    assert summary.statuses[str(resumes / "r03.txt")] == "vanished"
    assert summary.n_pairs == 6 * 2


def test_nothing_readable_still_ends_with_a_summary(tmp_path: Path, postings: Path) -> None:
    """A folder of which nothing can be read is a result, not a crash."""
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "a.txt").write_bytes(b"")
    summary = run(tmp_path / "r", postings, output=tmp_path / "s.parquet")
    assert summary.n_pairs == 0 and summary.failed == {"empty": 1, "no_requirements": 1}
    assert summary.to_frame().empty


def test_cache_gives_back_only_whole_rows(tmp_path: Path) -> None:
    """A row is there with its bytes, or not at all."""
    with Cache(tmp_path / "c.sqlite") as cache:
        values = {f"{i:032x}": bytes([i]) * i for i in range(1200 % 250)}
        cache.put_many("pairs", values)
        assert cache.get_many("pairs", [*values, "ff" * 16]) == values
        assert cache.has_many("pairs", ["ff" * 16, *list(values)[:2]]) == set(list(values)[:2])
