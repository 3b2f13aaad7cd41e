"""What a batch is made of: every file, text or parsed object once, with a name of its own."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from matcher.exceptions import InputError, ReadingError
from matcher.reading import expand_sources
from matcher.reading.encodings import decode
from matcher.reading.sources import is_text, read_bytes
from matcher.types import Document, Posting, Resume

TABLE_SUFFIXES: Final = (".jsonl", ".ndjson", ".csv")
_MAX_CELL: Final = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchItem:
    """One document of a batch.

    Attributes
    ----------
    name : str
        Path or identifier; unique on its side of the batch.
    path : Path or None
        File to read.
    text : str or None
        Text given directly.
    parsed : Resume, Posting, Document or None
        Read already.
    is_link : bool
        A link inside a folder, which is reported rather than followed.
    """

    name: str
    path: Path | None = None
    text: str | None = None
    parsed: Resume | Posting | Document | None = None
    is_link: bool = False

    @property
    def is_understood(self) -> bool:
        """Whether nothing is left to read."""
        return isinstance(self.parsed, Resume | Posting)

    def content_hash(self) -> str:
        """Return a SHA-256 of what the item holds now.

        Raises
        ------
        ReadingError
            If the file is gone, may not be read, or is too large.
        """
        if self.path is not None:
            return hashlib.sha256(read_bytes(self.path)).hexdigest()
        if self.text is not None:
            return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        from matcher.serialisation import to_plain

        plain = json.dumps(to_plain(self.parsed), sort_keys=True, default=str)
        return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def batch_items(sources: Any, *, side: str) -> tuple[BatchItem, ...]:
    """List the documents of one side of a batch, by name.

    Parameters
    ----------
    sources : path, str, parsed object, or an iterable of these
        A folder gives all its files, recursively; ``*`` and ``?`` are patterns; a ``.jsonl`` or ``.csv`` file gives one document a row,
        from its columns ``id`` and ``text``; a string with a line break is text.
    side : {"resumes", "postings"}
        For messages.

    Returns
    -------
    tuple of BatchItem
        In the order of their names, so that the order given does not matter.
    """
    if isinstance(sources, str | bytes | os.PathLike | Resume | Posting | Document) or not isinstance(
        sources, Iterable
    ):
        sources = [sources]
    items: dict[str, BatchItem] = {}
    n_texts = 0
    for source in sources:
        for item in _items(source):
            if not item.name:
                n_texts += 1
                item = BatchItem(name=f"<text {n_texts}>", text=item.text, parsed=item.parsed)
            known = items.get(item.name)
            if known is not None and known != item:
                raise InputError(
                    f"Two of the {side} are called {item.name!r}. Give every document an id of its own."
                )
            items[item.name] = item
    if not items:
        raise InputError(f"The {side} are empty. Give at least one file, folder or text.")
    return tuple(items[name] for name in sorted(items))


def _items(source: Any) -> Iterator[BatchItem]:
    if isinstance(source, Resume | Posting):
        name = source.document.source
        yield BatchItem(name="" if name.startswith("<") else name, parsed=source)
    elif isinstance(source, Document):
        yield BatchItem(name="" if source.source.startswith("<") else source.source, parsed=source)
    elif isinstance(source, bytes):
        yield BatchItem(name="", text=source.decode("utf-8", "replace"))
    elif isinstance(source, str) and is_text(source):
        yield BatchItem(name="", text=source)
    elif isinstance(source, str | os.PathLike):
        yield from _path_items(source)
    else:
        raise InputError(
            f"A batch takes paths, folders, texts with a line break and parsed objects. Got {type(source).__name__} instead."
        )


def _path_items(source: str | os.PathLike[str]) -> Iterator[BatchItem]:
    path = Path(source).expanduser()
    if path.suffix.lower() in TABLE_SUFFIXES and path.is_file():
        yield from _table_items(path)
        return
    is_folder = path.is_dir()
    for found in expand_sources([source], every_file=is_folder):
        file = Path(found)
        yield BatchItem(name=str(file), path=file, is_link=is_folder and file.is_symlink())


def _table_items(path: Path) -> Iterator[BatchItem]:
    rows = _csv_rows(path) if path.suffix.lower() == ".csv" else _jsonl_rows(path)
    n_rows = 0
    for number, row in rows:
        n_rows += 1
        missing = [name for name in ("id", "text") if not isinstance(row, dict) or row.get(name) is None]
        if missing:
            raise InputError(
                f"Line {number} of {path} has no {' and no '.join(missing)}. Every row needs the columns 'id' and 'text'."
            )
        if isinstance(row["id"], dict | list) or not isinstance(row["text"], str):
            raise InputError(
                f"Line {number} of {path} holds no text under 'text', or no name under 'id'. Write the whole document as one string."
            )
        # A text of one line would be taken for the name of a file.
        yield BatchItem(name=str(row["id"]), text=f"{row['text']}\n")
    if not n_rows:
        raise InputError(f"{path} holds no rows. It must have the columns 'id' and 'text'.")


def _jsonl_rows(path: Path) -> Iterator[tuple[int, Any]]:
    with path.open("rb") as file:
        # Binary lines end at "\n" alone; text lines would also break at U+2028 inside a value.
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _json_row(line, number, path)


def _json_row(line: bytes, number: int, path: Path) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(
            f"Line {number} of {path} is not a JSON object. Write one object with 'id' and 'text' a line."
        ) from None


def _csv_rows(path: Path) -> Iterator[tuple[int, Any]]:
    csv.field_size_limit(_MAX_CELL)
    # Spreadsheets write other encodings than UTF-8, too.
    text, _ = decode(path.read_bytes())
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        if not {"id", "text"} <= set(reader.fieldnames or ()):
            raise InputError(
                f"{path} has the columns {', '.join(reader.fieldnames or ()) or 'none'}. It must have 'id' and 'text', set apart by commas."
            )
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(
            f"Line {reader.line_num + 1} of {path} cannot be read ({error}). Write the table again, with quotes around every text."
        ) from None


def read_failure(error: ReadingError) -> tuple[str, str]:
    """Return the status and the message of a document that could not be read."""
    return error.status, str(error)
