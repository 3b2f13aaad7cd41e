"""PDF: the text of each page in reading order."""

from __future__ import annotations

import pypdfium2

from matcher.exceptions import ReadingError
from matcher.reading.limits import ReadingLimits
from matcher.reading.lines import BLANK, Content, Line


def read_pdf(data: bytes, *, name: str, limits: ReadingLimits) -> Content:
    """Read a PDF file."""
    try:
        document = pypdfium2.PdfDocument(data)
        n_pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ReadingError(
                f"{name} needs a password. Save a copy without one.", status="encrypted", source=name
            ) from None
        raise ReadingError(
            f"{name} is damaged and cannot be opened.", status="corrupt", source=name
        ) from None
    lines: list[Line] = []
    for index in range(min(n_pages, limits.max_pages)):
        text = document[index].get_textpage().get_text_range()
        lines.extend(Line(text=line) for line in text.replace("\r", "").split("\n"))
        lines.append(BLANK)
    document.close()
    if not any(line.text.strip() for line in lines):
        raise ReadingError(
            f"{name} has {n_pages} pages and no text layer. Run OCR on it first, or give a text or DOCX version.",
            status="needs_ocr",
            source=name,
        )
    return Content(format="pdf", lines=tuple(lines), n_pages=n_pages)
