"""Documents of a batch: read and understood in processes of their own, each content once."""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from matcher.batch.cache import Cache
from matcher.batch.configuration import code_digest, digest, taxonomy_digest
from matcher.batch.inputs import BatchItem
from matcher.exceptions import MatcherError, ReadingError
from matcher.patterns import kept_patterns
from matcher.reading import IsolatedReader, ReadingLimits, read_document
from matcher.reading.kinds import guess_kind
from matcher.representation.vectors import posting_texts, resume_texts
from matcher.serialisation import from_plain, to_plain
from matcher.types import Document, Posting, Resume

# What the file system says today may be different tomorrow.
_PASSING: Final = frozenset({"vanished", "unreadable"})
WRITE_EVERY: Final = 64
_NAME: Final = "\0name\0"
_TEXT: Final = Document(text="").source


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchDocument:
    """One document of a batch and what became of it.

    Attributes
    ----------
    name : str
    status : str
        One of `matcher.types.DOCUMENT_STATUSES`, or ``"no_requirements"``.
    message : str
        What was wrong, for a document that failed; what was odd, for ``"ok_warn"``.
    key : str
        Of the understood document in the cache; empty for one that failed.
    duplicate_of : str
        Name of the document with the same content.
    looks_like : {"", "resume", "posting"}
        What it reads like, whichever side it was given for; empty where it was not read from a file or text.
    """

    name: str
    status: str
    message: str = ""
    key: str = ""
    duplicate_of: str = ""
    looks_like: str = ""

    @property
    def is_scored(self) -> bool:
        """Whether the document takes part in the scoring."""
        return bool(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """How documents of one side are understood.

    Attributes
    ----------
    kind : {"resume", "posting"}
    as_of : datetime.date
    taxonomy : Path or None
        Folder of the taxonomy; None for none.
    limits : ReadingLimits
    """

    kind: str
    as_of: date
    taxonomy: Path | None
    limits: ReadingLimits

    def __call__(self, item: BatchItem) -> tuple[str, bytes]:
        """Return the SHA-256 of what was read, and the row for the cache: status, warnings and the packed document."""
        source: Any = item.parsed if item.parsed is not None else item.path or item.text
        content_hash = ""
        if isinstance(source, Resume | Posting):
            parsed: Resume | Posting = source
            content_hash = item.content_hash()
        else:
            document = read_document(source, limits=self.limits, role=self.kind)
            content_hash = item.content_hash() if isinstance(source, Document) else document.content_hash
            parsed = self.understand(document)
        status = parsed.document.status
        warnings = (*parsed.document.warnings, *parsed.warnings)
        if isinstance(parsed, Posting) and not parsed.requirements:
            status = "no_requirements"
        elif warnings:
            status = "ok_warn"
        looks_like = "" if source is parsed else guess_kind(parsed.document)
        head = json.dumps([status, "; ".join(warnings), looks_like]).encode()
        return content_hash, b"+" + head + b"\0" + pack(parsed)

    def understand(self, document: Document) -> Resume | Posting:
        """Parse a document."""
        from matcher.taxonomy import Taxonomy

        taxonomy = Taxonomy.load(self.taxonomy) if self.taxonomy is not None else None
        if self.kind == "resume":
            from matcher.parsing.resume import parse_resume_document

            return parse_resume_document(document, as_of=self.as_of, taxonomy=taxonomy)
        from matcher.parsing.posting import parse_posting_document

        return parse_posting_document(document, taxonomy=taxonomy)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """An item on its way to a child process; its name is what messages show."""

    item: BatchItem
    how: Understanding

    def __str__(self) -> str:
        return self.item.name


class _Understand:
    """What a child process does with a task; made ready when it arrives there, before the time of the first file runs."""

    def __init__(self, taxonomy: Path | None) -> None:
        self.taxonomy = taxonomy

    def __getstate__(self) -> dict[str, Path | None]:
        return {"taxonomy": self.taxonomy}

    def __setstate__(self, state: dict[str, Path | None]) -> None:
        from matcher.taxonomy import Taxonomy

        with kept_patterns():
            import_module("matcher.parsing.posting")
            import_module("matcher.parsing.resume")
        self.taxonomy = state["taxonomy"]
        if self.taxonomy is not None:
            Taxonomy.load(self.taxonomy).find("ready")

    def __call__(self, task: _Task) -> tuple[str, bytes]:
        return task.how(task.item)


def _understand(task: _Task) -> Any:
    try:
        return task.how(task.item)
    except ReadingError as error:
        return error


def pack(parsed: Resume | Posting) -> bytes:
    """Return an understood document as compressed JSON, without the name of its file."""
    plain = to_plain(parsed)
    plain["document"] |= {"structured": None, "source": ""}
    return zlib.compress(
        json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 3
    )


def unpack(kind: str, packed: bytes, *, name: str = "") -> Resume | Posting:
    """Rebuild what `pack` packed.

    Parameters
    ----------
    kind : {"resume", "posting"}
    packed : bytes
    name : str
        Name of the file.

    Returns
    -------
    Resume or Posting
    """
    plain = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    plain["document"]["source"] = name
    parsed = from_plain(Resume if kind == "resume" else Posting, plain)
    assert isinstance(parsed, Resume | Posting)
    return parsed


def texts_of(parsed: Resume | Posting) -> tuple[str, ...]:
    """Return the texts whose vectors are needed to score a document; see `matcher.representation.vectors`."""
    return resume_texts(parsed) if isinstance(parsed, Resume) else posting_texts(parsed)


def understand_all(
    sides: Sequence[tuple[Understanding, Sequence[BatchItem]]],
    *,
    cache: Cache,
    n_jobs: int,
    advance: Callable[[], object] = lambda: None,
) -> list[list[BatchDocument]]:
    """Read and understand documents that the cache does not have, and say what became of each.

    Parameters
    ----------
    sides : sequence of (Understanding, sequence of BatchItem)
        Documents with how they are understood.
    cache : Cache
        Where the understood documents go.
    n_jobs : int
        Child processes.
    advance : callable
        Called for every document that is done.

    Returns
    -------
    list of list of BatchDocument
        By side, in the order of its items.
    """
    done: list[dict[int, BatchDocument]] = [{} for _ in sides]
    # Documents of the same content share the key of the first of them.
    copies: dict[str, tuple[int, list[int]]] = {}
    for side, (how, items) in enumerate(sides):
        same: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, item in enumerate(items):
            if item.is_link:
                done[side][number] = _link(item)
                advance()
                continue
            try:
                same[item.content_hash(), _form(item)].append(number)
            except ReadingError as error:
                done[side][number] = BatchDocument(name=item.name, status=error.status, message=str(error))
                advance()
        for (content, _), numbers in same.items():
            copies[document_key(how, items[numbers[0]], content)] = (side, numbers)

    def settle(key: str, row: bytes, side: int, numbers: Sequence[int]) -> BatchDocument:
        """Note what became of a document and its copies."""
        original: BatchDocument | None = None
        for number in numbers:
            document = _from_row(sides[side][1][number].name, key, row)
            if original is None:
                original = document
            elif document.is_scored:
                document = dataclasses.replace(document, status="duplicate", duplicate_of=original.name)
            done[side][number] = document
            advance()
        assert original is not None
        return original

    known = cache.get_many("documents", list(copies))
    for key, row in known.items():
        settle(key, row, *copies[key])
    missing = [places for key, places in copies.items() if key not in known]
    tasks = [_Task(item=sides[side][1][numbers[0]], how=sides[side][0]) for side, numbers in missing]
    new: dict[str, bytes] = {}
    for places, (key, row) in zip(missing, _read(tasks, n_jobs), strict=True):
        if settle(key, row, *places).status not in _PASSING:
            new[key] = row
        if len(new) >= WRITE_EVERY:
            cache.put_many("documents", new)
            new = {}
    cache.put_many("documents", new)
    return [[own[number] for number in range(len(own))] for own in done]


def document_key(how: Understanding, item: BatchItem, content_hash: str) -> str:
    """Return the key of an understood document; its file's own name counts, because it tells the format."""
    name = item.path.name if item.path is not None else ""
    code = code_digest() + taxonomy_digest(how.taxonomy)
    return digest("document", how.kind, how.as_of, how.limits, code, _form(item), name, content_hash)


def _form(item: BatchItem) -> str:
    """Return what besides its bytes decides how a document is read."""
    if item.path is not None:
        return item.path.suffix.lower()
    return _TEXT if item.text is not None else f"<{type(item.parsed).__name__}>"


def _link(item: BatchItem) -> BatchDocument:
    return BatchDocument(
        name=item.name,
        status="skipped_link",
        message=f"{item.name} is a link and was not followed. Give the file that it points to.",
    )


def _read(tasks: Sequence[_Task], n_jobs: int) -> Iterator[tuple[str, bytes]]:
    """Yield for every task its key and its row for the cache."""
    if not tasks:
        return
    how = tasks[0].how
    with IsolatedReader(min(n_jobs, len(tasks)), how.limits) as reader:
        # What is parsed already needs no child process.
        to_read = (task for task in tasks if not task.item.is_understood)
        read = reader.map(to_read, _Understand(how.taxonomy))
        for task in tasks:
            result = _understand(task) if task.item.is_understood else next(read)[1]
            if isinstance(result, tuple):
                # The child's own hash: the file may have changed since the parent looked.
                content_hash, row = result
                yield document_key(task.how, task.item, content_hash), row
            else:
                yield _failure_key(task.how, task.item), _failure_row(task.item, result)


def _failure_key(how: Understanding, item: BatchItem) -> str:
    try:
        return document_key(how, item, item.content_hash())
    except ReadingError as error:
        return document_key(how, item, f"failed:{error.status}")


def _failure_row(item: BatchItem, error: Any) -> bytes:
    if not isinstance(error, MatcherError):
        error = ReadingError(f"{item.name} could not be processed ({error}).", status="crashed")
    status = getattr(error, "status", "corrupt")
    message = str(error)
    # The name goes at the beginning alone where it may be any word: of an identifier "a" every letter would be taken.
    if message.startswith(item.name):
        message = _NAME + message.removeprefix(item.name)
    message = message.replace(item.name if item.path is not None else _TEXT, _NAME)
    return b"-" + json.dumps([status, message]).encode()


def _from_row(name: str, key: str, row: bytes) -> BatchDocument:
    if row[:1] == b"-":
        status, message = json.loads(row[1:])
        return BatchDocument(name=name, status=status, message=message.replace(_NAME, name))
    status, message, looks_like = json.loads(row[1 : row.index(b"\0")])
    if status == "no_requirements":
        message = (
            f"No requirement was found in {name}. Check that the posting holds its qualification list, or look at what was "
            "understood with 'matcher parse'."
        )
        return BatchDocument(name=name, status=status, message=message, looks_like=looks_like)
    return BatchDocument(name=name, status=status, message=message, key=key, looks_like=looks_like)


def packed_document(row: bytes) -> bytes:
    """Return the packed document of a row of the cache."""
    return row[row.index(b"\0") + 1 :]
