"""Reading in processes of its own, so that one hostile file cannot hurt the rest.

Workers are plain child processes of the interpreter rather than `multiprocessing` ones: they never import the caller's
main module, so they work from scripts without a main guard, from notebooks, and beside threads.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from matcher.exceptions import InputError, MatcherError, ReadingError
from matcher.reading.documents import read_document
from matcher.reading.limits import DEFAULT_LIMITS, ReadingLimits

HEADER: Final = struct.Struct("!Q")
_START_SECONDS: Final = 120.0
_WINDOW_PER_WORKER: Final = 16  # results waiting for their turn, which bounds the memory of the parent
_OOM_SHARE: Final = 0.7
_THREAD_SETTINGS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_SIGKILL: Final = 9


class IsolatedReader:
    """A pool of child processes, each with a time and a memory limit for every file.

    Parameters
    ----------
    n_workers : int
        Processes that read side by side.
    limits : ReadingLimits
        ``seconds`` and ``memory_bytes`` hold for each file.

    Examples
    --------
    >>> with IsolatedReader(2) as reader:  # doctest: +SKIP
    ...     for path, result in reader.map(paths):
    ...         print(path, getattr(result, "status", "ok"))
    """

    def __init__(self, n_workers: int = 1, limits: ReadingLimits = DEFAULT_LIMITS) -> None:
        if n_workers < 1:
            raise InputError(
                f"The 'n_workers' parameter of IsolatedReader must be at least 1. Got {n_workers} instead."
            )
        self.n_workers = n_workers
        self.limits = limits
        self._all: list[_Worker] = []

    def __enter__(self) -> IsolatedReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all child processes."""
        while self._all:
            self._all.pop().stop()

    def map(
        self, paths: Iterable[Any], function: Callable[[Any], Any] = read_document
    ) -> Iterator[tuple[Any, Any]]:
        """Apply a function to every path in a child process.

        Parameters
        ----------
        paths : iterable of Path
            Anything that pickles.
        function : callable
            A function that a fresh interpreter can import by its name, or a `functools.partial` of one.

        Yields
        ------
        tuple of (path, result)
            In the order of ``paths``. ``result`` is a `ReadingError` with status ``timeout``, ``oom`` or ``crashed``
            where the child hung, ran out of memory or died, and the error itself where the function raised one.

        Raises
        ------
        InputError
            If a fresh interpreter could not import ``function``.
        """
        job = _pickled_function(function, self.limits)
        self.close()
        idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for _ in range(self.n_workers):
            worker = _Worker(job, self.limits)
            self._all.append(worker)
            idle.put(worker)

        def run(path: Any) -> Any:
            """Read one file in whichever worker is idle."""
            worker = idle.get()
            try:
                return worker.run(path)
            finally:
                idle.put(worker)

        remaining = iter(paths)
        waiting: deque[tuple[Any, Future[Any]]] = deque()
        with ThreadPoolExecutor(self.n_workers, thread_name_prefix="reading") as pool:
            try:
                for path in remaining:
                    waiting.append((path, pool.submit(run, path)))
                    if len(waiting) >= _WINDOW_PER_WORKER * self.n_workers:
                        done, future = waiting.popleft()
                        yield done, future.result()
                while waiting:
                    done, future = waiting.popleft()
                    yield done, future.result()
            finally:
                for _, future in waiting:
                    future.cancel()
                self.close()


def read_in_child(
    path: Path, function: Callable[[Any], Any] = read_document, *, limits: ReadingLimits = DEFAULT_LIMITS
) -> Any:
    """Read one file in a process of its own.

    Parameters
    ----------
    path : Path
    function : callable
        See `IsolatedReader.map`.
    limits : ReadingLimits

    Returns
    -------
    object
        What the function returns.

    Raises
    ------
    ReadingError
        If the file cannot be read; ``timeout``, ``oom`` and ``crashed`` are among its statuses.
    """
    with IsolatedReader(1, limits) as reader:
        for _, result in reader.map([path], function):
            if isinstance(result, MatcherError):
                raise result
            return result
    return None


def _pickled_function(function: Callable[[Any], Any], limits: ReadingLimits) -> bytes:
    inner = getattr(function, "func", function)
    if getattr(inner, "__module__", None) == "__main__":
        raise InputError(
            f"The function {getattr(inner, '__name__', inner)!r} is defined in the main script, where a child process cannot "
            "import it. Put it into a module."
        )
    try:
        body = pickle.dumps(function)
    except (pickle.PicklingError, AttributeError, TypeError):
        raise InputError(
            f"{function!r} cannot be sent to a child process. Give a function at the top level of a module."
        ) from None
    return pickle.dumps((list(sys.path), limits.memory_bytes, body))


class _Worker:
    """One child process and what it takes to replace it."""

    def __init__(self, job: bytes, limits: ReadingLimits) -> None:
        self._job = job
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._is_stopped = False
        self._peak_at_start = 0

    def run(self, path: Any) -> Any:
        """Return what the child makes of one path, or the `ReadingError` that says why nothing came back."""
        if self._process is None:
            self._start()
        answer, was_late = self._exchange(pickle.dumps(path), self._limits.seconds)
        if answer is None:
            return self._failure(path, was_late=was_late)
        result, is_usable = pickle.loads(answer)
        if not is_usable:
            self._end()
        return result

    def stop(self) -> None:
        """End the child for good."""
        self._is_stopped = True
        process = self._process
        if process is not None:
            process.kill()
            self._end()

    def _start(self) -> None:
        environment = {**os.environ, **{name: "1" for name in _THREAD_SETTINGS if name not in os.environ}}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, str(Path(__file__).resolve().parents[2])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # Ctrl-C is for the parent, which then ends its children
        )
        answer, _ = self._exchange(self._job, _START_SECONDS)
        started = pickle.loads(answer) if answer else "it ended at once"
        if isinstance(started, int):
            self._peak_at_start = started
        else:
            self._end()
            raise MatcherError(
                f"The process that reads files could not be started: {started}. Check the installation."
            )

    def _exchange(self, message: bytes, seconds: float) -> tuple[bytes | None, bool]:
        """Send a message and wait for the answer; None when the child died, with whether it was too late."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None or self._is_stopped:
            return None, False
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            process.stdin.write(HEADER.pack(len(message)) + message)
            process.stdin.flush()
            head = process.stdout.read(HEADER.size)
            if len(head) < HEADER.size:
                return None, late.is_set()
            size = HEADER.unpack(head)[0]
            body = process.stdout.read(size)
            return (body if len(body) == size else None), late.is_set()
        except (OSError, ValueError):
            return None, late.is_set()
        finally:
            timer.cancel()

    def _failure(self, path: Any, *, was_late: bool) -> ReadingError:
        was_killed, peak = self._end()
        if was_late:
            return ReadingError(
                f"{path} took longer than {self._limits.seconds:g} seconds to read and was given up. Save its text as a "
                "plain file, or raise the limit.",
                status="timeout",
                source=str(path),
            )
        # A peak that stood at the start is that of this process, which the system hands down to its children.
        is_own_peak = peak > self._peak_at_start
        if was_killed or (is_own_peak and peak > _OOM_SHARE * self._limits.memory_bytes):
            return out_of_memory(path, self._limits.memory_bytes)
        return ReadingError(
            f"{path} made the process that read it fail. Save it again with another program.",
            status="crashed",
            source=str(path),
        )

    def _end(self) -> tuple[bool, int]:
        """Wait for the child; return whether the system killed it, and its peak of memory in bytes."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return False, 0
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        if not hasattr(os, "wait4"):
            process.kill()
            process.wait()
            return False, 0
        if process.returncode is not None:
            return process.returncode == -_SIGKILL, 0
        try:
            status, usage, was_stopped = _wait4(process)
        except ChildProcessError:
            return process.wait() == -_SIGKILL, 0
        process.returncode = os.waitstatus_to_exitcode(status)
        was_killed = process.returncode == -_SIGKILL and not was_stopped
        return was_killed, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _wait4(process: subprocess.Popen[bytes]) -> tuple[int, Any, bool]:
    """Wait a moment for a child to die by itself, which tells how it died; then kill it, and say so."""
    was_stopped = threading.Event()

    def stop() -> None:
        """Kill the child, which is still there."""
        was_stopped.set()
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, _SIGKILL)

    stopper = threading.Timer(5.0, stop)
    stopper.daemon = True
    stopper.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        stopper.cancel()
    return status, usage, was_stopped.is_set()


def out_of_memory(path: Any, limit: int) -> ReadingError:
    """Say that a file needs more memory than one document may take."""
    return ReadingError(
        f"{path} needs more than {limit / 1e6:,.0f} MB of memory to read. Save its text as a plain file, or raise the limit.",
        status="oom",
        source=str(path),
    )


_BOOT: Final = "import sys; sys.path.insert(0, sys.argv[1]); from matcher.reading.worker import main; main()"
