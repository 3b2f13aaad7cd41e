"""The child process behind `IsolatedReader`: reads one path after the other until its input ends."""

from __future__ import annotations

import os
import pickle
import sys
from typing import IO, Any

from matcher.exceptions import MatcherError, ReadingError
from matcher.reading.isolation import HEADER, out_of_memory


def main() -> None:
    """Serve the parent over standard input and output."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)  # what a parser prints must not get between the answers
    job = _receive(requests)
    if job is None:
        return
    paths, memory_bytes, body = pickle.loads(job)
    sys.path[:] = [*paths, *(path for path in sys.path if path not in paths)]
    try:
        function = pickle.loads(body)
    except (ImportError, AttributeError, pickle.UnpicklingError) as error:
        _send(answers, f"the function cannot be imported ({error})")
        return
    _limit_memory(memory_bytes)
    _send(answers, _peak_bytes())
    while (message := _receive(requests)) is not None:
        path = pickle.loads(message)
        result, is_usable = _apply(function, path, memory_bytes)
        try:
            _send(answers, (result, is_usable))
        except (pickle.PicklingError, TypeError, AttributeError):
            _send(answers, (_crashed(path, "its result cannot be sent back"), True))
        if not is_usable:
            return


def _apply(function: Any, path: Any, memory_bytes: int) -> tuple[Any, bool]:
    """Call the function; the second value tells whether this process is fit for another file."""
    try:
        return function(path), True
    except MemoryError:
        return out_of_memory(path, memory_bytes), False
    except MatcherError as error:
        return error, True
    except Exception as error:  # whatever a parser raises must end as a status of this one file
        return _crashed(path, f"{type(error).__name__}: {error}"), True


def _crashed(path: Any, reason: str) -> ReadingError:
    return ReadingError(
        f"{path} could not be processed ({reason[:200]}). Save it again with another program.",
        status="crashed",
        source=str(path),
    )


def _peak_bytes() -> int:
    """Return the peak of memory so far, to which that of the parent counts."""
    try:
        import resource
    except ImportError:  # not on Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _limit_memory(memory_bytes: int) -> None:
    """Limit the address space to what is in use now and the given amount more."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    used = 0
    try:
        with open("/proc/self/statm") as file:  # noqa: PTH123 - not a document; absent on macOS
            used = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        used = 4 * memory_bytes
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + memory_bytes
    if most == resource.RLIM_INFINITY or wanted <= most:
        try:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
        except (ValueError, OSError):  # some systems refuse; the time limit remains
            return


def _receive(stream: IO[bytes]) -> bytes | None:
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    size = HEADER.unpack(head)[0]
    body = stream.read(size)
    return body if len(body) == size else None


def _send(stream: IO[bytes], value: Any) -> None:
    body = pickle.dumps(value)
    stream.write(HEADER.pack(len(body)) + body)
    stream.flush()
