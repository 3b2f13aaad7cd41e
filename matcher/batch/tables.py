"""Tables on disk: Parquet, CSV or JSON lines, in place only when they are whole."""

from __future__ import annotations

import csv
import errno
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Final, Protocol

from matcher.exceptions import InputError, MatcherError, MissingDependencyError

FORMATS: Final = (".parquet", ".csv", ".jsonl")
_ROWS_A_GROUP: Final = 20_000
# A spreadsheet takes a cell that begins so for a formula, and would run it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

# A row's values are in the order of the columns.
Row = Sequence[Any]


class OutputError(MatcherError, OSError):
    """A table could not be written; what stood there before is untouched."""


def check_output(output: str | os.PathLike[str] | None) -> Path | None:
    """Return the path of a table, if it could be written.

    Raises
    ------
    InputError
        If its ending is not that of a format, or its folder does not exist.
    MissingDependencyError
        If it is Parquet and pyarrow is not installed.
    """
    if output is None:
        return None
    path = Path(output).expanduser()
    if path.suffix.lower() not in FORMATS:
        raise InputError(
            f"The 'output' parameter must end in {', '.join(FORMATS)}. Got {str(output)!r} instead."
        )
    if not path.parent.is_dir():
        raise InputError(f"The folder {path.parent} does not exist. Make it first, or choose another output.")
    if path.is_dir():
        raise InputError(f"{path} is a folder. Choose the name of a file for the output.")
    if path.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
        raise MissingDependencyError(
            "Writing Parquet needs pyarrow, which is not installed. Run: pip install 'matcher[frames]', or choose .csv or .jsonl."
        )
    return path


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give a file beside ``path`` to write to, which takes its place at the end of the block and not before.

    Parameters
    ----------
    path : Path

    Yields
    ------
    Path
    """
    # The process's number keeps two runs to one output apart.
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, MatcherError):
            raise
        reason = "the disk is full" if error.errno in _FULL else error.strerror or str(error)
        raise OutputError(
            f"{path} could not be written: {reason}. Free some space or choose another place, and run the same command again; "
            "what stood there before is untouched."
        ) from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # not every file system can do it; the file itself is safe already
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class Table:
    """A table being written; rows are handed on in groups, so that a large table need not fit into memory."""

    def __init__(self, writer: _Writer) -> None:
        self._writer = writer
        self._group: list[Row] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        for row in rows:
            self._group.append(row)
            if len(self._group) == _ROWS_A_GROUP:
                self.flush()

    def flush(self) -> None:
        """Hand on what is waiting."""
        if self._group:
            self._writer.write(self._group)
            self._group = []


@contextmanager
def open_table(path: Path, columns: Mapping[str, str]) -> Iterator[Table]:
    """Open a table for writing; it appears at ``path`` at the end of the block, whole.

    Parameters
    ----------
    path : Path
        Its ending says in which format.
    columns : mapping of str to str
        Name to type: ``"string" | "float" | "int" | "bool"``.

    Yields
    ------
    Table
    """
    with replaced(path) as temporary, _writer(temporary, path.suffix.lower(), columns) as writer:
        table = Table(writer)
        yield table
        table.flush()


class _Writer(Protocol):
    def write(self, rows: Sequence[Row]) -> None: ...


@contextmanager
def _writer(path: Path, suffix: str, columns: Mapping[str, str]) -> Iterator[_Writer]:
    if suffix == ".parquet":
        import pyarrow as pa
        from pyarrow import parquet

        kinds = {"string": pa.string(), "float": pa.float64(), "int": pa.int64(), "bool": pa.bool_()}
        schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
        with path.open("wb") as file, parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            yield _ParquetWriter(writer, schema)
        return
    with path.open("w", encoding="utf-8", errors="replace", newline="") as text:
        yield _CsvWriter(text, columns) if suffix == ".csv" else _JsonWriter(text, columns)


class _ParquetWriter:
    def __init__(self, writer: Any, schema: Any) -> None:
        self._writer = writer
        self._schema = schema

    def write(self, rows: Sequence[Row]) -> None:
        import pyarrow as pa

        columns = list(zip(*rows, strict=True))
        try:
            arrays = [pa.array(c, f.type) for c, f in zip(columns, self._schema, strict=True)]
        except UnicodeEncodeError:
            # Lone surrogates, as a damaged file name may hold, are not UTF-8.
            arrays = [
                pa.array([_encodable(v) for v in c], f.type)
                for c, f in zip(columns, self._schema, strict=True)
            ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))


class _CsvWriter:
    def __init__(self, file: IO[str], columns: Mapping[str, str]) -> None:
        self._writer = csv.writer(file, lineterminator="\n")
        self._writer.writerow(tuple(columns))

    def write(self, rows: Sequence[Row]) -> None:
        self._writer.writerows([harmless(value) for value in row] for row in rows)


class _JsonWriter:
    def __init__(self, file: IO[str], columns: Mapping[str, str]) -> None:
        self._file = file
        self._columns = tuple(columns)

    def write(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._file.write(json.dumps(dict(zip(self._columns, row, strict=True))) + "\n")


def harmless(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
