"""Named limits that keep one hostile file from hurting the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLimits:
    """How much of a document is read before reading stops.

    Attributes
    ----------
    max_file_bytes : int
        Files larger than this are ``too_large`` and are not opened.
    max_text_bytes : int
        The same for text, Markdown, HTML and JSON.
    max_docx_xml_bytes : int
        Unpacked XML of a DOCX; more is a ``bomb``, refused from the archive's directory.
    max_xml_depth : int
        Nesting of a DOCX's XML; Word itself stays below 60.
    max_html_depth, max_tag_attributes : int
        Where HTML parsers turn quadratic.
    max_json_depth : int
        Nesting of JSON.
    max_pages : int
        Pages read of a PDF; the rest is left out with the warning ``truncated``.
    max_characters : int
        Characters kept of any document; the rest is left out with the warning ``truncated``.
    seconds : float
        Time for one document in an isolated process.
    memory_bytes : int
        Memory for one document in an isolated process, above what the process starts with.
    """

    max_file_bytes: int = 25 * MEGABYTE
    max_text_bytes: int = 5 * MEGABYTE
    max_docx_xml_bytes: int = 32 * MEGABYTE
    max_xml_depth: int = 200
    max_html_depth: int = 2_000
    max_tag_attributes: int = 2_000
    max_json_depth: int = 60
    max_pages: int = 60
    max_characters: int = 200_000
    seconds: float = 20.0
    memory_bytes: int = 1_000 * MEGABYTE


DEFAULT_LIMITS: Final = ReadingLimits()
