"""PDF: the pages in reading order, without what repeats on every page and what nobody can see."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2

from matcher.exceptions import ReadingError
from matcher.reading.cleaning import clean_line, repair_mojibake
from matcher.reading.glyphs import read_glyphs
from matcher.reading.layout import PlacedLine, read_page
from matcher.reading.limits import ReadingLimits
from matcher.reading.lines import BLANK, Content, Line

_LOCK = threading.Lock()  # pdfium is not safe to call from two threads
_MARGIN_SHARE: Final = 0.12  # of the page, at the top and at the bottom
_PAGE_OF = re.compile(
    r"(?:\b(?:page|seite|página|pagina|p\.)\s?|\|\s?)?\b\d{1,3}(?:\s?(?:of|/|von|de|di|sur)\s?\d{1,3})?\W{0,3}$"
)
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|seite|página|pagina|p\.)\s{0,3})?\d{1,3}(?:\s{0,3}(?:of|/|von|de|di|sur|-)\s{0,3}\d{1,3})?\W{0,3}$",
    re.IGNORECASE,
)
_MIN_OCR_CHARACTERS: Final = 40
_DOUBLE_MARK = re.compile(r"^([•◦▪■●○‣]) ?[•◦▪■●○‣·] ?")
_LINE_END_HYPHEN = re.compile(r"([^\W\d_]{2,40})[-\u00ad\u2010]$")
_LINE_START = re.compile(r"([^\W\d_]+)(\S{0,5})\s*")
_KEPT_PREFIXES: Final = frozenset(
    [
        "full",
        "part",
        "self",
        "well",
        "non",
        "co",
        "cross",
        "long",
        "short",
        "high",
        "low",
        "real",
        "end",
        "on",
        "off",
        "multi",
        "pre",
        "post",
        "anti",
        "semi",
        "hands",
        "problem",
        "detail",
        "decision",
        "customer",
        "data",
        "user",
        "team",
        "fast",
        "time",
        "state",
        "year",
        "entry",
        "mid",
        "result",
        "goal",
        "client",
        "server",
        "cloud",
        "third",
        "first",
        "second",
        "award",
        "bi",
        "ex",
        "e",
        "re",
        "in",
        "up",
        "open",
        "object",
        "test",
        "life",
        "work",
        "job",
        "health",
        "risk",
        "cost",
        "large",
        "small",
        "one",
        "two",
        "three",
        "day",
        "night",
        "hard",
        "soft",
    ]
)


@dataclass(frozen=True, slots=True)
class _Page:
    lines: list[PlacedLine]
    height: float

    def in_margin(self, line: PlacedLine) -> bool:
        """Tell lines at the very top or bottom of the page."""
        is_at_edge = line.top < _MARGIN_SHARE * self.height or line.top > (1 - _MARGIN_SHARE) * self.height
        return is_at_edge and len(line.text) <= 150


def read_pdf(data: bytes, *, name: str, limits: ReadingLimits) -> Content:
    """Read a PDF file.

    Raises
    ------
    ReadingError
        ``encrypted``, ``corrupt``, ``needs_ocr`` or ``empty``.
    """
    with _LOCK:
        document = _open(data, name)
        try:
            return _read(document, name=name, limits=limits)
        finally:
            document.close()


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadingError(
                f"{name} is encrypted with a password. Save a copy without password protection.",
                status="encrypted",
                source=name,
            ) from None
        raise ReadingError(
            f"{name} is damaged and cannot be opened. Export it as PDF again.", status="corrupt", source=name
        ) from None


def _read(document: pypdfium2.PdfDocument, *, name: str, limits: ReadingLimits) -> Content:
    n_pages = len(document)
    warnings: list[str] = []
    pages: list[_Page] = []
    n_hidden = n_unreadable = n_ocr = n_left = 0
    n_left = limits.max_characters + 1
    has_image = False
    for index in range(min(n_pages, limits.max_pages)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            n_unreadable += 1
            continue
        try:
            found = read_glyphs(page, max_characters=limits.max_characters)
        except pypdfium2.PdfiumError:
            n_unreadable += 1
            continue
        finally:
            page.close()
        n_hidden += found.n_hidden
        n_ocr += found.is_ocr_layer
        has_image |= found.has_image
        pages.append(_Page(read_page(found.boxes, height=found.height), found.height))
        n_left -= sum(len(line.text) for line in pages[-1].lines)
        if n_left < 0:
            break
    if n_pages > len(pages) + n_unreadable:
        warnings.append(f"truncated: the first {len(pages)} of {n_pages} pages were read")
    lines = _lines(_without_furniture(pages))
    n_letters = sum(len(line.text) for line in lines)
    if not n_letters or (has_image and n_letters < _MIN_OCR_CHARACTERS):
        raise _no_text(
            name, n_pages=n_pages, n_unreadable=n_unreadable, has_image=has_image, n_hidden=n_hidden
        )
    if n_hidden:
        warnings.append(f"hidden_text: {n_hidden} runs of text that nobody can see were left out")
    if n_ocr:
        warnings.append(f"ocr_layer: the text of {n_ocr} scanned pages comes from OCR and may hold errors")
    if n_unreadable:
        warnings.append(f"damaged: {n_unreadable} of {n_pages} pages could not be read")
    return Content(format="pdf", lines=tuple(lines), warnings=tuple(warnings), n_pages=n_pages)


def _no_text(name: str, *, n_pages: int, n_unreadable: int, has_image: bool, n_hidden: int) -> ReadingError:
    pages = f"{n_pages} page{'s' if n_pages != 1 else ''}"
    if n_unreadable and n_unreadable == n_pages:
        return ReadingError(
            f"{name} has {pages}, none of which can be read. Export it as PDF again.",
            status="corrupt",
            source=name,
        )
    if not has_image and n_pages and n_hidden:
        return ReadingError(
            f"{name} holds only text that nobody can see. Give a version with visible text.",
            status="empty",
            source=name,
        )
    return ReadingError(
        f"{name} has {pages} and no text layer. Run OCR on it first, or give a text or DOCX version.",
        status="needs_ocr",
        source=name,
    )


def _without_furniture(pages: Sequence[_Page]) -> list[list[PlacedLine]]:
    """Leave out page numbers, and headers and footers after the first page that has them."""
    n_filled = sum(bool(page.lines) for page in pages)
    n_pages_with = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if page.in_margin(line)}
    )
    repeated = {key for key, n in n_pages_with.items() if n >= 2 and n >= 0.5 * n_filled}
    kept: list[list[PlacedLine]] = []
    seen: set[str] = set()
    for page in pages:
        lines = []
        for line in page.lines:
            key = _key(line)
            if page.in_margin(line):
                if n_filled > 1 and _PAGE_NUMBER.match(line.text.strip()[:40]):
                    continue
                if key in repeated and key in seen:
                    continue
                seen.add(key)
            lines.append(line)
        kept.append(lines)
    return kept


def _key(line: PlacedLine) -> str:
    """Return what a header has in common on all pages: its words, but for the number of the page."""
    return _PAGE_OF.sub("#", " ".join(line.text.split()).lower())


def _lines(pages: Sequence[list[PlacedLine]]) -> list[Line]:
    vocabulary = {
        word.lower()
        for page in pages
        for line in page
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text)
    }
    lines: list[Line] = []
    for page in pages:
        texts = [clean_line(repair_mojibake(line.text)[0]).replace("\n", " ").strip() for line in page]
        _join_hyphens(texts, page, vocabulary)
        for line, text in zip(page, texts, strict=True):
            if not text:
                continue
            if line.starts_block and lines and lines[-1].text:
                lines.append(BLANK)
            text = _DOUBLE_MARK.sub(r"\1 ", text)
            if text.startswith("o ") and len(text) > 3 and text[2:3].isupper():
                text = "◦ " + text[2:]
            lines.append(Line(text=text))
        lines.append(BLANK)
    return lines


def _join_hyphens(texts: list[str], page: list[PlacedLine], vocabulary: set[str]) -> None:
    """Put words together again that were divided at a line's end."""
    for index in range(len(texts) - 1):
        end = _LINE_END_HYPHEN.search(texts[index])
        start = _LINE_START.match(texts[index + 1])
        if not end or not start or not start[1][0].islower() or page[index + 1].starts_block:
            continue
        head, tail = end[1], start[1]
        joined, hyphened = head + tail, f"{head}-{tail}"
        if joined.lower() not in vocabulary and (
            head.lower() in _KEPT_PREFIXES or hyphened.lower() in vocabulary
        ):
            joined = hyphened
        texts[index] = texts[index][: end.start()] + joined + start[2]
        texts[index + 1] = texts[index + 1][start.end() :]
