"""What was computed once: rows of checked bytes in one SQLite file, which may be lost at any time without harm."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import warnings
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np

from matcher.exceptions import InputError, MatcherError
from matcher.types import Embeddings

CACHE_SUFFIX: Final = ".sqlite"
CACHE_FILE: Final = f"cache{CACHE_SUFFIX}"
TABLES: Final = ("documents", "vectors", "pairs")
LAYOUT: Final = 1
# A damaged file by one of these names was a cache; any other file belongs to somebody else.
_SUFFIXES: Final = (CACHE_SUFFIX, ".sqlite3", ".db")
_MAGIC: Final = b"SQLite format 3\0"
_KEY_BYTES: Final = 16
_AT_ONCE: Final = 500  # below every SQLite's limit of variables in a statement
_WAIT_SECONDS: Final = 120.0
_PAUSE_SECONDS: Final = 0.02
# SQLite waits for other processes by itself, but not where it switches to WAL or goes on from a page that another has
# written since (https://www.sqlite.org/rescode.html#busy); there it says at once that the file is busy.
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_PROTOCOL)

_T = TypeVar("_T")


class CacheError(MatcherError, OSError):
    """The cache cannot be written, for example because the disk is full."""


def default_cache_path() -> Path:
    """Return where the cache is kept: ``MATCHER_CACHE``, or a folder of the user's cache folder."""
    override = os.environ.get("MATCHER_CACHE")
    if override:
        return Path(override).expanduser() / CACHE_FILE
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "matcher" / CACHE_FILE


def cache_path(cache: bool | str | os.PathLike[str]) -> Path | None:
    """Return the cache file that the ``cache`` parameter means, None for no cache.

    Parameters
    ----------
    cache : bool, str or Path
        True for the default place; a file, or a folder for a file in it.

    Returns
    -------
    Path or None

    Raises
    ------
    InputError
        If it is a file of something else.
    """
    if cache is False:
        return None
    if cache is True:
        return default_cache_path()
    if not isinstance(cache, str | os.PathLike):
        raise InputError(
            f"The 'cache' parameter must be True, False or a path. Got {type(cache).__name__} instead."
        )
    path = Path(cache).expanduser()
    if path.is_dir() or not path.suffix:
        return path / CACHE_FILE
    if path.suffix.lower() not in _SUFFIXES and path.is_file() and not _is_database(path):
        raise InputError(
            f"The 'cache' parameter names the file {path}, which is no cache. Give a folder, or a file that ends in {CACHE_SUFFIX}."
        )
    return path


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) in (b"", _MAGIC)


class Cache:
    """Rows by key, each with a checksum, in one SQLite file.

    Parameters
    ----------
    path : Path
        Made if it is not there. A file that is no cache, or a damaged one, is moved aside and begun anew, with a warning.

    Notes
    -----
    Any number of processes may use the file at the same time. Nothing in it is ever run: rows are JSON and raw numbers.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.n_damaged = 0
        self._lock = threading.RLock()
        self._opened: tuple[int, int] | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise _cache_error(path, error) from None
        self._connection = self._open()

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; warn once if rows in it were damaged."""
        with self._lock:
            self._connection.close()
        if self.n_damaged:
            warnings.warn(
                f"{self.n_damaged} damaged rows of the cache {self.path} were computed again.", stacklevel=3
            )
            self.n_damaged = 0

    def get_many(self, table: str, keys: Sequence[str]) -> dict[str, bytes]:
        """Return the values of those keys that are there and undamaged.

        Parameters
        ----------
        table : {"documents", "vectors", "pairs"}
        keys : sequence of str
            Hexadecimal.

        Returns
        -------
        dict of str to bytes
        """
        found: dict[str, bytes] = {}
        by_key = {bytes.fromhex(key)[:_KEY_BYTES]: key for key in keys}
        wanted = list(by_key)
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            for key, value, checksum in self._query(
                f"SELECT key, value, checksum FROM {table} WHERE key IN ({marks})", part
            ):
                if isinstance(value, bytes) and checksum == _checksum(key, value):
                    found[by_key[key]] = value
                else:
                    self.n_damaged += 1
        return found

    def has_many(self, table: str, keys: Sequence[str]) -> set[str]:
        """Return those keys that are there, without looking at their values."""
        found: set[str] = set()
        by_key = {bytes.fromhex(key)[:_KEY_BYTES]: key for key in keys}
        wanted = list(by_key)
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            rows = self._query(f"SELECT key FROM {table} WHERE key IN ({marks})", part)
            found.update(by_key[key] for (key,) in rows)
        return found

    def put_many(self, table: str, values: Mapping[str, bytes]) -> None:
        """Keep values by their keys, all or none of them.

        Parameters
        ----------
        table : {"documents", "vectors", "pairs"}
        values : mapping of str to bytes
        """
        rows = []
        for key, value in values.items():
            short = bytes.fromhex(key)[:_KEY_BYTES]
            rows.append((short, value, _checksum(short, value)))
        statement = f"INSERT OR REPLACE INTO {table} (key, value, checksum) VALUES (?, ?, ?)"
        with self._lock:
            try:
                self._write(statement, rows)
            except sqlite3.OperationalError as error:
                raise _cache_error(self.path, error) from None
            except sqlite3.DatabaseError:
                self._begin_anew()
                self._write(statement, rows)

    def forget(self, table: str, keys: Iterable[str]) -> None:
        """Remove rows."""
        rows = [(bytes.fromhex(key)[:_KEY_BYTES],) for key in keys]
        with self._lock:
            self._write(f"DELETE FROM {table} WHERE key = ?", rows)

    def _write(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        def attempt() -> None:
            with self._connection:
                self._connection.executemany(statement, rows)

        _patiently(attempt)

    def _query(self, statement: str, values: Sequence[bytes]) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return _patiently(lambda: self._connection.execute(statement, values).fetchall())
            except sqlite3.OperationalError as error:
                raise _cache_error(self.path, error) from None
            except sqlite3.DatabaseError:
                self._begin_anew()
                return []

    def _open(self) -> sqlite3.Connection:
        if self.path.exists() and not os.access(self.path, os.W_OK):
            raise CacheError(
                f"The cache {self.path} may not be written. Choose another with 'cache', or set MATCHER_CACHE."
            )
        try:
            return _patiently(self._connect)
        except sqlite3.OperationalError as error:
            raise _cache_error(self.path, error) from None
        except sqlite3.DatabaseError:
            return self._connect_anew()

    def _connect(self) -> sqlite3.Connection:
        # Résumés are nobody else's business, so the file is made before SQLite would make it readable to all.
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        self._opened = _identity(self.path)
        connection = sqlite3.connect(self.path, timeout=_WAIT_SECONDS, check_same_thread=False)
        try:
            layout = connection.execute("PRAGMA user_version").fetchone()[0]
            if layout not in (0, LAYOUT):
                raise sqlite3.DatabaseError("written by another version")
            # A network folder cannot do this; SQLite then keeps its older, slower way.
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            with connection:
                for table in TABLES:
                    connection.execute(
                        f"CREATE TABLE IF NOT EXISTS {table} (key BLOB NOT NULL, value BLOB NOT NULL, checksum INTEGER NOT NULL)"
                    )
                    connection.execute(f"CREATE UNIQUE INDEX IF NOT EXISTS {table}_key ON {table} (key)")
                if layout != LAYOUT:
                    connection.execute(f"PRAGMA user_version={LAYOUT}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _begin_anew(self) -> None:
        self._connection.close()
        self._connection = self._connect_anew()

    def _connect_anew(self) -> sqlite3.Connection:
        # Another process may have found the same damage and begun anew already: then this one joins it.
        if _identity(self.path) == self._opened:
            self._move_aside()
        try:
            return _patiently(self._connect)
        except sqlite3.Error as error:
            raise _cache_error(self.path, error) from None

    def _move_aside(self) -> None:
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.corrupt-{number}")).exists():
            number += 1
        try:
            self.path.replace(aside)
        except FileNotFoundError:  # another process was faster
            return
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        warnings.warn(
            f"The cache {self.path} is damaged or of another version. It was moved to {aside.name} and everything is computed again.",
            stacklevel=4,
        )


class CachedVectors:
    """The vectors of a cache, as an `EmbeddingStore`.

    Parameters
    ----------
    cache : Cache
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get_many(self, keys: Sequence[str]) -> dict[str, Embeddings]:
        """Return the vectors of those keys that are there.

        Parameters
        ----------
        keys : sequence of str

        Returns
        -------
        dict of str to ndarray of float32
        """
        return {
            key: np.frombuffer(value, np.float16).astype(np.float32)
            for key, value in self._cache.get_many("vectors", keys).items()
        }

    def put_many(self, vectors: Mapping[str, Embeddings]) -> None:
        """Keep vectors by their keys.

        Parameters
        ----------
        vectors : mapping of str to ndarray
            On the float16 grid.
        """
        self._cache.put_many(
            "vectors", {key: vector.astype(np.float16).tobytes() for key, vector in vectors.items()}
        )


def _patiently(attempt: Callable[[], _T]) -> _T:
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _BUSY or time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE_SECONDS)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _checksum(key: bytes, value: bytes) -> int:
    return zlib.crc32(value, zlib.crc32(key))


def _cache_error(path: Path, error: Exception) -> CacheError:
    reason = getattr(error, "strerror", None) or str(error)
    return CacheError(
        f"The cache {path} cannot be used: {reason}. Free some space, choose another place with 'cache', or set it to False; "
        "what was computed so far is kept."
    )
