"""Where documents come from: paths, folders, globs, and bytes read once and safely."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from matcher.exceptions import InputError, ReadingError
from matcher.reading.limits import DEFAULT_LIMITS, ReadingLimits

READABLE_SUFFIXES: Final = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".pdf",
    ".docx",
    ".docm",
    ".dotx",
    ".json",
    ".jsonld",
)
FORMATS_SENTENCE: Final = (
    "Readable formats are txt, md, html, pdf, docx and json (JSON Resume or a schema.org JobPosting)."
)
_LINE_BREAKS: Final = "\n\r\u2028\u2029\x85\x0b\x0c"


def is_text(source: str) -> bool:
    """Tell whether a string is text, which has a line break or is one JSON object, rather than the name of a file."""
    if any(mark in source for mark in _LINE_BREAKS):
        return True
    # What json.dumps returns has no line break; no file is named like that.
    return source.lstrip().startswith("{") and source.rstrip().endswith("}") and ":" in source


def existing_path(source: str) -> Path:
    """Return the path that a string names.

    Raises
    ------
    InputError
        If no such file or folder exists.
    """
    if not source.strip():
        # pathlib takes an empty name for the present folder.
        raise InputError(
            "An empty string is neither the name of a file nor text. Give a file, a folder or text."
        )
    shown = source if len(source) <= 80 else source[:77] + "..."
    try:
        exists = Path(source).expanduser().exists()
    except (OSError, ValueError):  # too long for a file name, or holding a NUL
        exists = False
    if not exists:
        raise InputError(
            f"No such file: {shown!r}. A string without a line break is taken as the name of a file or folder; "
            "text itself must hold at least one line break."
        )
    return Path(source).expanduser()


def read_bytes(path: Path, *, limits: ReadingLimits = DEFAULT_LIMITS) -> bytes:
    """Read a regular file once, after looking at its size.

    Raises
    ------
    ReadingError
        ``vanished``, ``unreadable``, ``unsupported_type`` (a folder, pipe or device) or ``too_large``.
    """
    name = str(path)
    try:
        # O_NONBLOCK: opening a pipe that nobody writes to would wait forever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise _open_error(error, path) from None
    except ValueError:
        raise ReadingError(f"No such file: {name!r}.", status="vanished", source=name) from None
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            raise ReadingError(
                f"{name} is not a regular file but a {_kind(info.st_mode)}. Give the file itself.",
                status="unsupported_type",
                source=name,
            )
        if info.st_size > limits.max_file_bytes:
            raise too_large(name, info.st_size, limits.max_file_bytes)
        with open(handle, "rb", closefd=False) as file:
            data = file.read(limits.max_file_bytes + 1)
    except OSError as error:
        raise ReadingError(
            f"{name} could not be read: {error.strerror or 'input error'}. Check the disk or copy it again.",
            status="unreadable",
            source=name,
        ) from None
    finally:
        os.close(handle)
    if len(data) > limits.max_file_bytes:
        raise too_large(name, len(data), limits.max_file_bytes)
    return data


def too_large(name: str, size: int, limit: int) -> ReadingError:
    """Say that a file is larger than its kind may be."""
    return ReadingError(
        f"{name} has {size / 1e6:,.1f} MB, more than the {limit / 1e6:,.1f} MB that are read. "
        "Give only the document itself, or raise the limit.",
        status="too_large",
        source=name,
    )


def _open_error(error: OSError, path: Path) -> ReadingError:
    name = str(path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return ReadingError(
            f"No such file: {name!r}. Check the spelling, or whether it was moved.",
            status="vanished",
            source=name,
        )
    if error.errno in (errno.ENXIO, errno.ENODEV, errno.EISDIR):
        return ReadingError(
            f"{name} is not a regular file. Give the file itself.", status="unsupported_type", source=name
        )
    return ReadingError(
        f"{name} could not be opened: {error.strerror or 'no permission'}. Check that you may read it.",
        status="unreadable",
        source=name,
    )


def _kind(mode: int) -> str:
    for test, kind in (
        (stat.S_ISDIR, "folder"),
        (stat.S_ISFIFO, "pipe"),
        (stat.S_ISSOCK, "socket"),
        (stat.S_ISCHR, "device"),
        (stat.S_ISBLK, "device"),
    ):
        if test(mode):
            return kind
    return "special file"


def expand_sources(inputs: Any, *, follow_links: bool = False, every_file: bool = False) -> list[Any]:
    """Turn whatever a user gives into a flat list of things to read.

    Parameters
    ----------
    inputs : Path, str, bytes, or an iterable of these and of already read objects
        Folders are searched recursively in sorted order; ``*``, ``?`` and ``[…]`` in a name that does not exist
        are a pattern. Text, bytes and other objects are passed on as they are.
    follow_links : bool
        Whether symbolic links inside folders are followed.
    every_file : bool
        Whether folders also give files of other types and (unfollowed) links, so that a batch can report them.

    Returns
    -------
    list
        Paths, texts, bytes and objects in the order given.

    Raises
    ------
    InputError
        If a name does not exist, a pattern or folder holds no readable file, or nothing is given.
    """
    if isinstance(inputs, (str, bytes, bytearray, memoryview, os.PathLike)) or not isinstance(
        inputs, Iterable
    ):
        inputs = [inputs]
    expanded: list[Any] = []
    for item in inputs:
        expanded.extend(_expand(item, follow_links=follow_links, every_file=every_file))
    if not expanded:
        raise InputError(f"No document was given. {FORMATS_SENTENCE}")
    return expanded


def _expand(item: Any, *, follow_links: bool, every_file: bool) -> list[Any]:
    if isinstance(item, (list, tuple)):
        return [
            found
            for inner in item
            for found in _expand(inner, follow_links=follow_links, every_file=every_file)
        ]
    if isinstance(item, str):
        if is_text(item):
            return [item]
        if glob.has_magic(item) and not os.path.lexists(item):
            matches = [Path(name) for name in sorted(glob.glob(item, recursive=True))]  # noqa: PTH207 - may be absolute
            files = [file for path in matches for file in _files_of(path, follow_links, every_file)]
            if not files:
                raise InputError(f"No readable file matches {item!r}. {FORMATS_SENTENCE}")
            return list(files)
        item = existing_path(item)
    if isinstance(item, Path) and item.is_dir():
        files = _files_of(item, follow_links, every_file)
        if not files:
            raise InputError(f"The folder {str(item)!r} holds no readable file. {FORMATS_SENTENCE}")
        return list(files)
    return [item]


def _files_of(path: Path, follow_links: bool, every_file: bool) -> list[Path]:
    if not path.is_dir():
        return [path] if every_file or path.suffix.lower() in READABLE_SUFFIXES else []
    found: list[Path] = []
    seen: set[tuple[int, int]] = set()
    for folder, subfolders, names in os.walk(path, followlinks=follow_links):
        info = Path(folder).stat()
        if (info.st_dev, info.st_ino) in seen:  # a link that leads back up
            subfolders[:] = []
            continue
        seen.add((info.st_dev, info.st_ino))
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        links = [] if follow_links else [name for name in subfolders if Path(folder, name).is_symlink()]
        for name in sorted([*names, *links]):
            file = Path(folder, name)
            if name.startswith((".", "~$")):  # hidden, or the lock file of an open Word document
                continue
            if every_file or (
                file.suffix.lower() in READABLE_SUFFIXES
                and file.is_file()
                and (follow_links or not file.is_symlink())
            ):
                found.append(file)
    return sorted(found, key=lambda file: file.parts)
