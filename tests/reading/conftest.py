"""Builders of PDF and DOCX fixtures; every text in them is invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Page:
    """A canvas with one short method for text."""

    def __init__(self, drawing: canvas.Canvas) -> None:
        self.drawing = drawing

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10,
        bold: bool = False,
        right: bool = False,
        color: tuple[float, float, float] = (0, 0, 0),
    ) -> None:
        """Draw a string at a place."""
        self.drawing.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.drawing.setFillColorRGB(*color)
        (self.drawing.drawRightString if right else self.drawing.drawString)(x, y, text)

    def column(self, x: float, y: float, texts: list[str], *, step: float = 15, **options: Any) -> None:
        """Draw strings below each other."""
        for index, text in enumerate(texts):
            self.write(x, y - index * step, text, **options)


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Return a function that draws pages and gives the bytes of the PDF."""

    def make(*pages: Callable[[Page], None], **options: Any) -> bytes:
        buffer = io.BytesIO()
        drawing = canvas.Canvas(buffer, pagesize=A4, invariant=1, **options)
        for draw in pages:
            draw(Page(drawing))
            drawing.showPage()
        drawing.save()
        return buffer.getvalue()

    return make


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """Return a function that packs raw WordprocessingML into a DOCX."""

    def make(body: str, **parts: str) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(
                "word/document.xml",
                f'<w:document xmlns:w="{WORD}" xmlns:mc="urn:mc" xmlns:wp="urn:wp"><w:body>{body}</w:body></w:document>',
            )
            for name, content in parts.items():
                archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{WORD}">{content}</w:{name}>')
        return buffer.getvalue()

    return make
