"""Regular expressions of matcher, compiled once and kept where Python keeps its compiled modules.

Compiling the thousand patterns of its modules took a third of the processor time of ``matcher match``.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from types import FrameType
from typing import Any, Final

_PACKAGE: Final = __name__.partition(".")[0]
# What Python itself makes a pattern from; where a version lacks one of these, patterns are compiled as ever.
_INTERNALS: Final = (
    ("re._compiler", ("compile", "_code")),
    ("re._parser", ("parse",)),
    ("_sre", ("compile", "MAGIC", "CODESIZE")),
)
_DEBUG: Final = 128  # re.DEBUG, which prints while it compiles
# Patterns that are no longer in use stay in the file; one with more than this is begun anew.
_MOST: Final = 4000
_HEAD_BYTES: Final = 8


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Take compiled patterns from an earlier process while this lasts, and keep those that modules of matcher compile.

    Patterns made of what stands in a document are compiled as ever and never kept. So is everything where nothing can be kept: where Python
    may not write compiled modules, or is not the Python that this was made for.
    """
    file = _file()
    if file is None or not all(_has(name, needed) for name, needed in _INTERNALS):
        yield
        return
    compiler: Any = import_module("re._compiler")
    as_ever = compiler.compile
    store = _Store(file)

    def compiled(pattern: Any, flags: int = 0) -> Any:
        """Rebuild a pattern, or compile it."""
        if not isinstance(pattern, str) or flags & _DEBUG:
            return as_ever(pattern, flags)
        known = store.find(pattern, flags)
        if known is not None:
            return known
        return store.add(pattern, flags) if _is_imported(sys._getframe(1)) else as_ever(pattern, flags)

    compiler.compile = compiled
    try:
        yield
    finally:
        compiler.compile = as_ever
        store.write()


def _file() -> Path | None:
    try:
        return Path(cache_from_source(__file__)).with_suffix(".re")
    except NotImplementedError:
        return None


def _has(module: str, names: tuple[str, ...]) -> bool:
    try:
        found = import_module(module)
    except ImportError:
        return False
    return all(hasattr(found, name) for name in names)


def _is_imported(frame: FrameType | None) -> bool:
    """Return whether the caller runs because a module of matcher is being imported."""
    while frame is not None:
        if frame.f_code.co_name == "<module>":
            return str(frame.f_globals.get("__name__")).startswith(f"{_PACKAGE}.")
        frame = frame.f_back
    return False


class _Store:
    """Compiled patterns of one file: a line of JSON that lists them, then the codes of all.

    Parameters
    ----------
    file : Path
        Anything but a sound file of this very Python counts as empty.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._is_changed = False
        # By pattern and flags asked for: flags found, number of groups, numbers of named groups, and where its codes lie.
        self._rows: dict[tuple[str, int], tuple[int, int, dict[str, int], int, int]] = {}
        self._codes = array("I")
        self._lock = threading.Lock()
        self._sre = import_module("_sre")
        try:
            data = file.read_bytes()
        except OSError:
            return
        body = data[_HEAD_BYTES:]
        if data[:_HEAD_BYTES] != self._head(body):
            return
        listed, _, codes = body.partition(b"\n")
        self._codes.frombytes(codes)
        start = 0
        for pattern, asked, flags, n_groups, names, n_codes in json.loads(listed):
            self._rows[pattern, asked] = (flags, n_groups, names, start, start + n_codes)
            start += n_codes

    def find(self, pattern: str, flags: int) -> Any:
        """Return a pattern without compiling it, or None."""
        row = self._rows.get((pattern, flags))
        return self._rebuilt(pattern, row) if row is not None else None

    def add(self, pattern: str, flags: int) -> Any:
        """Compile a pattern, and keep it."""
        parsed = import_module("re._parser").parse(pattern, flags)
        codes = import_module("re._compiler")._code(parsed, flags)
        state = parsed.state
        with self._lock:
            start = len(self._codes)
            self._codes.extend(codes)
            row = (flags | state.flags, state.groups - 1, dict(state.groupdict), start, len(self._codes))
            self._rows[pattern, flags] = row
            self._is_changed = True
        return self._rebuilt(pattern, row)

    def _rebuilt(self, pattern: str, row: tuple[int, int, dict[str, int], int, int]) -> Any:
        flags, n_groups, names, start, end = row
        by_number: list[str | None] = [None] * (n_groups + 1)
        for name, number in names.items():
            by_number[number] = name
        return self._sre.compile(
            pattern, flags, self._codes[start:end].tolist(), n_groups, names, tuple(by_number)
        )

    def write(self) -> None:
        """Write the file if there is anything new, under the rules by which Python writes compiled modules."""
        if not self._is_changed or sys.dont_write_bytecode:
            return
        # With what another process may have written meanwhile.
        kept = _Store(self.file)
        kept._adopt(self)
        with contextlib.suppress(OSError):
            if len(kept._rows) > _MOST:
                self.file.unlink(missing_ok=True)
                return
            body = kept._body()
            aside = self.file.with_name(f"{self.file.name}.{os.getpid()}")
            self.file.parent.mkdir(parents=True, exist_ok=True)
            try:
                aside.write_bytes(self._head(body) + body)
                aside.replace(self.file)
            finally:
                aside.unlink(missing_ok=True)

    def _adopt(self, other: _Store) -> None:
        """Add the patterns of another store."""
        for key, (flags, n_groups, names, start, end) in other._rows.items():
            if key not in self._rows:
                first = len(self._codes)
                self._codes.extend(other._codes[start:end])
                self._rows[key] = (flags, n_groups, names, first, len(self._codes))

    def _body(self) -> bytes:
        listed = [
            [pattern, asked, flags, n_groups, names, end - start]
            for (pattern, asked), (flags, n_groups, names, start, end) in self._rows.items()
        ]
        return json.dumps(listed, separators=(",", ":")).encode() + b"\n" + self._codes.tobytes()

    def _head(self, body: bytes) -> bytes:
        """Return what the file must begin with: checksums of the Python it is for, and of the rest."""
        python = repr((sys.version, self._sre.MAGIC, self._sre.CODESIZE, self._codes.itemsize))
        return b"".join(zlib.crc32(part).to_bytes(4, "big") for part in (python.encode(), body))
