"""What the command line's file arguments stand for: files, folders, patterns, ``-``."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from matcher.cli.console import Console
from matcher.exceptions import InputError, ReadingError
from matcher.presentation.untrusted import visible_text
from matcher.reading import expand_sources, read_document
from matcher.results import InputFailure
from matcher.types import Document

STDIN = "-"


def one_source(name: str, *, role: str | None = None) -> Path | Document:
    """Return what one file argument names.

    Parameters
    ----------
    name : str
        A file, or ``-`` for standard input.
    role : {"resume", "posting"}, optional
        Settles JSON that could be either.

    Returns
    -------
    Path or Document

    Raises
    ------
    InputError
        If there is no such file, or it is a folder.
    """
    if name == STDIN:
        return dataclasses.replace(read_document(sys.stdin.buffer.read(), role=role), source="<stdin>")
    path = _path(name)
    _check_exists(path, name)
    if path.is_dir():
        word = {"resume": "résumé", "posting": "posting"}.get(role or "", "document")
        raise InputError(f"{name} is a folder where one {word} is expected. Give a file of it.")
    return path


def many_sources(names: Iterable[str]) -> tuple[list[Path | Document], list[InputFailure]]:
    """Return what several file arguments name, and those that name nothing.

    Parameters
    ----------
    names : iterable of str
        Files, folders (read whole), quoted patterns such as ``"cvs/*.pdf"``, or ``-``.

    Returns
    -------
    tuple of (list of Path or Document, list of InputFailure)

    Raises
    ------
    InputError
        If none of them names anything.
    """
    found: list[Path | Document] = []
    failures: list[InputFailure] = []
    for name in names:
        try:
            found.extend([one_source(name)] if name == STDIN else expand_sources([_pattern_or_path(name)]))
        except (InputError, ReadingError) as error:
            status = getattr(error, "status", "vanished")
            failures.append(InputFailure(source=name, status=status, message=str(error)))
    if not found:
        raise InputError(" ".join(f.message for f in failures[:3]))
    return found, failures


def list_failures(failures: Sequence[InputFailure], n_inputs: int, console: Console) -> int:
    """Name the inputs that failed on stderr.

    Parameters
    ----------
    failures : sequence of InputFailure
    n_inputs : int
    console : Console

    Returns
    -------
    int
        Exit code: 1 if there were any, else 0.
    """
    if not failures:
        return 0
    console.note(f"{len(failures)} of {n_inputs} inputs could not be used:")
    for failure in failures:
        # Most messages begin with the name of the file already.
        named = failure.source in failure.message or failure.source.startswith("<")
        console.note(
            visible_text(f"  {failure.message}" if named else f"  {failure.source}: {failure.message}")
        )
    return 1


def _path(name: str) -> Path:
    if not name.strip():
        # pathlib takes an empty name for the present folder; most likely a variable of the shell was empty.
        raise InputError("The name of a file is empty. Give a file, a folder, or - for standard input.")
    return Path(name)


def _pattern_or_path(name: str) -> str | Path:
    path = _path(name)
    if any(mark in name for mark in "*?[") and "\n" not in name and not _exists(path):
        return name  # a pattern that the shell left alone
    # A Path is never taken for text, whatever characters the name holds.
    _check_exists(path, name)
    return path


def _exists(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110  # Path.exists fails on names that no file can have


def _check_exists(path: Path, name: str) -> None:
    if not _exists(path):
        shown = name if len(name) <= 120 else name[:117] + "..."
        raise InputError(f"No such file or folder: {shown!r}. Check the spelling, or whether it was moved.")
