"""Documents of a batch: read and understood in processes of their own, each content once."""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from matcher.batch.cache import Cache
from matcher.batch.configuration import code_digest, digest, taxonomy_digest
from matcher.batch.inputs import BatchItem
from matcher.exceptions import MatcherError, ReadingError
from matcher.parsing.demands import demands
from matcher.reading import IsolatedReader, ReadingLimits, read_document
from matcher.serialisation import from_plain, to_plain
from matcher.types import Document, Posting, Resume

# What the file system says today may be different tomorrow.
_PASSING: Final = frozenset({"vanished", "unreadable"})
_WRITE_EVERY: Final = 64
_NAME: Final = "\0name\0"


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
    """

    name: str
    status: str
    message: str = ""
    key: str = ""
    duplicate_of: str = ""

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
        """Return the SHA-256 of what was read and the understood document, packed."""
        source: Any = item.parsed if item.parsed is not None else item.path or item.text
        content_hash = ""
        if isinstance(source, Resume | Posting):
            parsed: Resume | Posting = source
            content_hash = item.content_hash()
        else:
            document = read_document(source, limits=self.limits, role=self.kind)
            content_hash = item.content_hash() if isinstance(source, Document) else document.content_hash
            parsed = self.understand(document)
        return content_hash, pack(parsed)

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

    def __str__(self) -> str:
        return self.item.name


def _understand(task: _Task, *, how: Understanding) -> tuple[str, bytes]:
    return how(task.item)


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
    if isinstance(parsed, Resume):
        return tuple(line.scored_text or line.text for line in parsed.lines)
    asked = (demand.text for demand in demands(parsed.requirements))
    return (*asked, parsed.title or "", *(duty.text for duty in parsed.responsibilities))


def understand_all(
    items: Sequence[BatchItem],
    how: Understanding,
    *,
    cache: Cache,
    n_jobs: int,
    advance: Callable[[], object] = lambda: None,
) -> list[BatchDocument]:
    """Read and understand documents that the cache does not have, and say what became of each.

    Parameters
    ----------
    items : sequence of BatchItem
    how : Understanding
    cache : Cache
        Where the understood documents go.
    n_jobs : int
        Child processes.
    advance : callable
        Called for every document that is done.

    Returns
    -------
    list of BatchDocument
        In the order of ``items``.
    """
    done: dict[int, BatchDocument] = {}
    same: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.is_link:
            done[number] = _link(item)
            continue
        try:
            same[item.content_hash(), _form(item)].append(number)
        except ReadingError as error:
            done[number] = BatchDocument(name=item.name, status=error.status, message=str(error))
    for _ in done:
        advance()
    # Documents of the same content share the key of the first of them.
    copies = {
        document_key(how, items[numbers[0]], content): numbers for (content, _), numbers in same.items()
    }

    def settle(key: str, row: bytes, numbers: Sequence[int]) -> None:
        """Note what became of a document and its copies."""
        first = ""
        for number in numbers:
            document = _from_row(items[number].name, key, row)
            if first and document.is_scored:
                document = dataclasses.replace(document, status="duplicate", duplicate_of=first)
            first = first or document.name
            done[number] = document
            advance()

    known = cache.get_many("documents", list(copies))
    for key, row in known.items():
        settle(key, row, copies[key])
    missing = [(numbers[0], items[numbers[0]]) for key, numbers in copies.items() if key not in known]
    by_first = {numbers[0]: numbers for numbers in copies.values()}
    new: dict[str, bytes] = {}
    for number, key, row in _read(missing, how, n_jobs):
        settle(key, row, by_first[number])
        if done[number].status not in _PASSING:
            new[key] = row
        if len(new) >= _WRITE_EVERY:
            cache.put_many("documents", new)
            new = {}
    cache.put_many("documents", new)
    return [done[number] for number in range(len(items))]


def document_key(how: Understanding, item: BatchItem, content_hash: str) -> str:
    """Return the key of an understood document; its file's own name counts, because it tells the format."""
    name = item.path.name if item.path is not None else ""
    code = code_digest() + taxonomy_digest(how.taxonomy)
    return digest("document", how.kind, how.as_of, how.limits, code, _form(item), name, content_hash)


def _form(item: BatchItem) -> str:
    """Return what besides its bytes decides how a document is read."""
    if item.path is not None:
        return item.path.suffix.lower()
    return "<text>" if item.text is not None else f"<{type(item.parsed).__name__}>"


def _link(item: BatchItem) -> BatchDocument:
    return BatchDocument(
        name=item.name,
        status="skipped_link",
        message=f"{item.name} is a link and was not followed. Give the file that it points to.",
    )


def _read(
    numbered: Sequence[tuple[int, BatchItem]], how: Understanding, n_jobs: int
) -> Iterator[tuple[int, str, bytes]]:
    """Yield for every item its number, its key and its row for the cache."""
    if not numbered:
        return
    tasks = [_Task(item=item) for _, item in numbered]
    numbers = iter(numbered)
    with IsolatedReader(min(n_jobs, len(tasks)), how.limits) as reader:
        for _, result in reader.map(tasks, partial(_understand, how=how)):
            number, item = next(numbers)
            if isinstance(result, tuple):
                # The child's own hash: the file may have changed since the parent looked.
                content_hash, packed = result
                yield (
                    number,
                    document_key(how, item, content_hash),
                    b"+" + _summary(packed, how.kind) + packed,
                )
            else:
                yield number, _failure_key(how, item), _failure_row(item, result)


def _failure_key(how: Understanding, item: BatchItem) -> str:
    try:
        return document_key(how, item, item.content_hash())
    except ReadingError as error:
        return document_key(how, item, f"failed:{error.status}")


def _failure_row(item: BatchItem, error: Any) -> bytes:
    if not isinstance(error, MatcherError):
        error = ReadingError(f"{item.name} could not be processed ({error}).", status="crashed")
    status = getattr(error, "status", "corrupt")
    message = str(error).replace(item.name, _NAME)
    return b"-" + json.dumps([status, message]).encode()


def _summary(packed: bytes, kind: str) -> bytes:
    """Return status and warnings, so that a later run need not unpack the document for them."""
    plain = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    status, warnings = plain["document"]["status"], plain["document"]["warnings"] + plain["warnings"]
    if kind == "posting" and not plain["requirements"]:
        status = "no_requirements"
    elif warnings:
        status = "ok_warn"
    return json.dumps([status, "; ".join(warnings)]).encode() + b"\0"


def _from_row(name: str, key: str, row: bytes) -> BatchDocument:
    if row[:1] == b"-":
        status, message = json.loads(row[1:])
        return BatchDocument(name=name, status=status, message=message.replace(_NAME, name))
    status, message = json.loads(row[1 : row.index(b"\0")])
    if status == "no_requirements":
        message = (
            f"No requirement was found in {name}. Check that the posting holds its qualification list, or look at what was "
            "understood with 'matcher parse'."
        )
        return BatchDocument(name=name, status=status, message=message)
    return BatchDocument(name=name, status=status, message=message, key=key)


def packed_document(row: bytes) -> bytes:
    """Return the packed document of a row of the cache."""
    return row[row.index(b"\0") + 1 :]
