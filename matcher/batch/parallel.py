"""Where the scoring runs: in this process, in processes beside it, or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from matcher.exceptions import InputError, MatcherError, MissingDependencyError

BACKENDS: Final = ("loky", "dask")
Run = Callable[[Callable[..., Any], Iterator[tuple[Any, ...]]], Iterator[Any]]


class WorkerError(MatcherError, RuntimeError):
    """The processes that score could not go on."""


def check_jobs(n_jobs: Any) -> int:
    """Return how many processes ``n_jobs`` means; -1 is one for each processor."""
    if isinstance(n_jobs, bool) or not isinstance(n_jobs, int) or n_jobs == 0:
        raise InputError(
            f"The 'n_jobs' parameter must be a whole number of processes, or -1 for one a processor. Got {n_jobs!r} instead."
        )
    if n_jobs > 0:
        return n_jobs
    from joblib import effective_n_jobs

    return int(effective_n_jobs(n_jobs))


def check_backend(backend: str | None, scheduler: str | None) -> str | None:
    """Refuse an unknown backend, or one that is not installed."""
    if backend is not None and backend not in BACKENDS:
        raise InputError(
            f"The 'backend' parameter must be one of None, 'loky', 'dask'. Got {backend!r} instead."
        )
    if backend != "dask":
        if scheduler is not None:
            raise InputError("The 'scheduler' parameter needs backend='dask'. Give both, or neither.")
        return backend
    if scheduler is None:
        raise InputError(
            "The backend 'dask' needs the address of a scheduler, such as 'tcp://10.0.0.5:8786'. Give it as 'scheduler'."
        )
    if find_spec("distributed") is None:
        raise MissingDependencyError(
            "The backend 'dask' needs dask.distributed, which is not installed. Run: pip install 'matcher[dask]'"
        )
    return backend


@contextmanager
def runner(*, n_jobs: int, backend: str | None = None, scheduler: str | None = None) -> Iterator[Run]:
    """Give a function that applies a function to many arguments and yields the results in order.

    Parameters
    ----------
    n_jobs : int
        Processes; 1 runs everything in this one, unless a backend is named.
    backend : {None, "loky", "dask"}
    scheduler : str or None
        Address of a Dask scheduler.

    Yields
    ------
    callable
    """
    if backend == "dask":
        # Typed as Any: distributed leaves its classes without types.
        distributed: Any = import_module("distributed")
        from joblib import parallel_config

        try:
            client = distributed.Client(scheduler, set_as_default=False, timeout="20s")
        except OSError as error:
            raise WorkerError(
                f"No Dask scheduler answered at {scheduler} ({error}). Start one with 'dask scheduler', or check the address."
            ) from None
        with client, client.as_current(), parallel_config("dask", wait_for_workers_timeout=30):
            yield _parallel(n_jobs=-1, ahead="all")
    elif n_jobs == 1 and backend is None:
        yield _serial
    else:
        from joblib import parallel_config

        with parallel_config("loky"):
            yield _parallel(n_jobs=n_jobs, ahead=n_jobs + 1)


def _serial(function: Callable[..., Any], arguments: Iterator[tuple[Any, ...]]) -> Iterator[Any]:
    for values in arguments:
        yield function(*values)


def _parallel(*, n_jobs: int, ahead: int | str) -> Run:
    def run(function: Callable[..., Any], arguments: Iterator[tuple[Any, ...]]) -> Iterator[Any]:
        """Apply a function in other processes."""
        from joblib import Parallel, delayed
        from joblib.externals.loky.process_executor import TerminatedWorkerError

        # One task at a time and few ahead: a task's documents are held in memory until it is done.
        parallel = Parallel(n_jobs=n_jobs, return_as="generator", batch_size=1, pre_dispatch=ahead)
        try:
            yield from parallel(delayed(function)(*values) for values in arguments)
        except TerminatedWorkerError:
            raise WorkerError(
                "A scoring process was ended from outside, perhaps for lack of memory. Run the same command again, with fewer "
                "'n_jobs' if it happens again; what was scored so far is kept."
            ) from None

    return run
