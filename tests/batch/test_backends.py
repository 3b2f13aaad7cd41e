"""The same bytes from one process, from two, and from a Dask cluster of two workers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from documents import write_postings, write_resumes
from factories import AS_OF, toy_engine

from matcher.batch import stages
from matcher.batch.parallel import WorkerError, runner

ROOT = Path(__file__).parents[2]


@pytest.fixture
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let new processes find the package and the toy engine's module."""
    paths = [str(ROOT), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(p for p in paths if p))


def scored(folder: Path, name: str, **options: object) -> tuple[bytes, bytes]:
    """Score a folder without a cache and return the bytes of both tables."""
    output = folder / f"{name}.parquet"
    toy_engine().score_folder(
        folder / "r",
        folder / "p",
        output=output,
        requirements_output=True,
        as_of=AS_OF,
        cache=False,
        **options,
    )
    return output.read_bytes(), output.with_name(f"{name}.requirements.parquet").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents for several tasks."""
    monkeypatch.setattr(stages, "RESUMES_A_TASK", 4)
    monkeypatch.setattr(stages, "POSTINGS_A_TASK", 2)
    write_resumes(tmp_path / "r", 10, with_bad=True)
    write_postings(tmp_path / "p", 3, with_bad=True)
    return tmp_path


@pytest.mark.usefixtures("importable")
def test_number_of_processes_changes_no_byte(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One process, two, and other sizes of tasks write the same files."""
    one = scored(folder, "a", n_jobs=1)
    assert scored(folder, "b", n_jobs=2) == one
    monkeypatch.setattr(stages, "RESUMES_A_TASK", 7)
    assert scored(folder, "c", n_jobs=1) == one


@pytest.mark.usefixtures("importable")
@pytest.mark.filterwarnings("ignore")
def test_dask_cluster_gives_the_same_bytes(folder: Path) -> None:
    """Two Dask workers, processes of their own, write what one process writes."""
    distributed = pytest.importorskip("distributed")
    one = scored(folder, "a", n_jobs=1)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        assert scored(folder, "b", backend="dask", scheduler=cluster.scheduler_address) == one


@pytest.mark.filterwarnings("ignore")
def test_absent_scheduler_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cluster that does not answer ends with its address, not with a traceback."""
    distributed = pytest.importorskip("distributed")

    def refuse(*arguments: object, **options: object) -> None:
        raise OSError("timed out")

    monkeypatch.setattr(distributed, "Client", refuse)
    with (
        pytest.raises(WorkerError, match=r"tcp://127\.0\.0\.1:9"),
        runner(n_jobs=2, backend="dask", scheduler="tcp://127.0.0.1:9"),
    ):
        pass
