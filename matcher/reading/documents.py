"""The one door into the library for anything that can be read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from matcher.exceptions import InputError, ReadingError
from matcher.reading import sniffing
from matcher.reading.cleaning import invisible_warnings, repair_mojibake, unescape_entities
from matcher.reading.encodings import decode
from matcher.reading.limits import DEFAULT_LIMITS, ReadingLimits
from matcher.reading.lines import Content, assemble, lines_of
from matcher.reading.lookalikes import with_latin_letters
from matcher.reading.sources import FORMATS_SENTENCE, existing_path, is_text, read_bytes, too_large
from matcher.types import Document

#: Plain text is cut here before it is cleaned: cleaning may shorten it, but not to a third.
_CUT_FACTOR: Final = 3


def read_document(
    source: Path | str | bytes | Document,
    *,
    limits: ReadingLimits = DEFAULT_LIMITS,
    role: str | None = None,
) -> Document:
    """Read a document from wherever it is.

    Parameters
    ----------
    source : Path, str, bytes or Document
        A path, or a string that names an existing file, is read. A string with a line break is text (JSON
        Resume, JSON-LD, HTML and Markdown are recognised in it). A `Document` is returned as it is.
    limits : ReadingLimits
    role : {"resume", "posting"}, optional
        What the document is expected to be; settles JSON that could be either.

    Returns
    -------
    Document

    Raises
    ------
    InputError
        If ``source`` is none of these, or names no file.
    ReadingError
        If the file cannot be read; ``status`` says why.

    Examples
    --------
    >>> read_document("Nurse\\nWard 3").text
    'Nurse\\nWard 3'
    """
    if isinstance(source, Document):
        if not source.text.strip():
            raise _empty(source.source)
        return source
    if isinstance(source, str):
        if is_text(source):
            return _read_string(source, limits=limits, role=role)
        source = existing_path(source)
    if isinstance(source, os.PathLike):
        path = Path(source)
        return _read_file_bytes(read_bytes(path, limits=limits), path=path, limits=limits, role=role)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _read_file_bytes(bytes(source), path=None, limits=limits, role=role)
    raise InputError(
        "A document must be a pathlib.Path, the name of a file, a text with at least one line break, bytes, or a "
        f"Document. Got {type(source).__name__} instead."
    )


def _read_string(text: str, *, limits: ReadingLimits, role: str | None) -> Document:
    data = text.encode("utf-8", errors="surrogatepass")
    if len(data) > limits.max_text_bytes:
        raise too_large("The text given", len(data), limits.max_text_bytes)
    content = _read_text(text, extension="", name="<text>", limits=limits, role=role)
    return _finish(content, name="<text>", data=data, limits=limits)


def _read_file_bytes(data: bytes, *, path: Path | None, limits: ReadingLimits, role: str | None) -> Document:
    name = str(path) if path is not None else "<bytes>"
    if len(data) > limits.max_file_bytes:
        raise too_large(name, len(data), limits.max_file_bytes)
    if not data.strip():
        raise _empty(name)
    promised = sniffing.extension_format(path.suffix) if path is not None else ""
    content = _read_content(data, name=name, promised=promised, limits=limits, role=role)
    found = content.format
    kind = "json" if found.startswith("json") else found
    if promised and kind != promised and not (promised in ("txt", "md") and kind in ("txt", "md", "html")):
        content = _warn(
            content, f"extension_mismatch: {path.name if path else name} is {kind.upper()} inside"
        )
    return _finish(content, name=name, data=data, limits=limits)


def _read_content(
    data: bytes, *, name: str, promised: str, limits: ReadingLimits, role: str | None
) -> Content:
    container = sniffing.binary_kind(data)
    if container == "pdf":
        from matcher.reading.pdf import read_pdf  # pypdfium2 loads a shared library

        return read_pdf(data, name=name, limits=limits)
    if container == "zip":
        from matcher.reading.docx import read_docx

        return read_docx(data, name=name, limits=limits)
    if container == "ole":
        raise _ole_error(data, name)
    kind = sniffing.unreadable_kind(data)
    if kind is not None:
        advice = "Run OCR on it first" if "image" in kind else "Save it as PDF, DOCX or text"
        raise ReadingError(
            f"{name} is {kind}, which cannot be read. {advice}. {FORMATS_SENTENCE}",
            status="unsupported_type",
            source=name,
        )
    if len(data) > limits.max_text_bytes:
        raise too_large(name, len(data), limits.max_text_bytes)
    declared = None
    if b"<" in data[:2000] and b"charset" in data[:4000].lower():
        from matcher.reading.html import declared_encoding

        declared = declared_encoding(data)
    text, warnings = decode(data, declared=declared)
    if sniffing.is_binary(text):
        what = f"promises {promised.upper()}, but its content is" if promised else "holds"
        raise ReadingError(
            f"{name} {what} binary data of unknown type. {FORMATS_SENTENCE}",
            status="corrupt" if promised in ("pdf", "docx") else "unsupported_type",
            source=name,
        )
    content = _read_text(text, extension=promised, name=name, limits=limits, role=role)
    return _warn(content, *warnings)


def _read_text(text: str, *, extension: str, name: str, limits: ReadingLimits, role: str | None) -> Content:
    if not text.strip():
        raise _empty(name)
    n_cut = 0
    most = _CUT_FACTOR * limits.max_characters
    if len(text) > most and sniffing.text_kind(text, extension=extension) in ("txt", "md"):
        end = text.rfind("\n", most // 2, most) + 1 or most
        text, n_cut = text[:end], len(text) - end
    warnings = invisible_warnings(text)
    text, n_repaired = repair_mojibake(text)
    if n_repaired:
        warnings.append(
            f"mojibake_repaired: {n_repaired} lines were in a wrong encoding and have been repaired"
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kind = sniffing.text_kind(text, extension=extension)
    if kind == "json":
        from matcher.reading.json_documents import read_json

        content = read_json(text, name=name, limits=limits, role=role)
    elif kind == "html":
        from matcher.reading.html import read_html

        content = read_html(text, name=name, limits=limits, role=role)
    elif kind == "md":
        from matcher.reading.markdown import read_markdown

        content = read_markdown(unescape_entities(text))
    else:
        content = Content(format="txt", lines=lines_of(unescape_entities(text)))
    return replace(_warn(content, *warnings), n_cut=n_cut)


def _finish(content: Content, *, name: str, data: bytes, limits: ReadingLimits) -> Document:
    text, headings, n_left_out = assemble(content.lines, max_characters=limits.max_characters)
    if not text:
        raise _empty(name)
    warnings = list(content.warnings)
    plain, n_disguised = with_latin_letters(text)
    if plain != text:
        headings = tuple(replace(h, text=plain[h.start : h.end]) for h in headings)
        text = plain
    if n_disguised:
        warnings.append(
            f"lookalike_letters: {n_disguised} words mixed letters of two alphabets and were written in one"
        )
    n_left_out += content.n_cut
    if n_left_out:
        warnings.append(
            f"truncated: the first {len(text):,} characters were read and {n_left_out:,} left out"
        )
    return Document(
        text=text,
        source=name,
        format=content.format,
        status="ok_warn" if warnings else "ok",
        warnings=tuple(warnings),
        headings=headings,
        structured=content.structured,
        content_hash=hashlib.sha256(data).hexdigest(),
        n_pages=content.n_pages,
    )


def _warn(content: Content, *warnings: str) -> Content:
    if not warnings:
        return content
    return replace(content, warnings=(*content.warnings, *warnings))


def _empty(name: str) -> ReadingError:
    return ReadingError(f"{name} holds no text. Give a file with content.", status="empty", source=name)


def _ole_error(data: bytes, name: str) -> ReadingError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReadingError(
            f"{name} is encrypted with a password. Save a copy without password protection.",
            status="encrypted",
            source=name,
        )
    return ReadingError(
        f"{name} is an old Office file (.doc), which cannot be read. Save it as DOCX or PDF.",
        status="unsupported_type",
        source=name,
    )
