"""What a file is, told from its first bytes and never from its name."""

from __future__ import annotations

import re
from typing import Final

_UNREADABLE: Final = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a BMP image"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\x00\x00\x00\x0cjP", "a JPEG 2000 image"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"PAR1", "a Parquet table"),
)
_EXTENSIONS: Final = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonld": "json",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
}
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|ul|ol|li|br|h[1-6]|table|tr|td|section|article|body|html|head|span|strong|b|em|i|a|u|title|meta)"
    r"(?:\s[^<>]{0,2000})?\s?/?>",
    re.IGNORECASE,
)
_STRUCTURE_TAG = re.compile(
    r"<(?:p|div|ul|ol|li|br|h[1-6]|table|tr|section|article|body|html)[\s>/]", re.IGNORECASE
)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|ul|ol|li|br|h[1-6]|strong|b|em|table|tr|td|span)\b", re.IGNORECASE)
_DOCUMENT_START = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:!doctype\s{1,20}html|html|head|body)[\s>]", re.IGNORECASE
)
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} \S|(?<!\*)\*\*(?=[^\s*])[^*\n]{1,79}(?<=\S)\*\*(?!\*)|\[[^\]\n]{1,80}\]\((?:https?:|mailto:)[^)\n]{1,300}\)",
    re.MULTILINE,
)
_ATX = re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE)
_SAMPLE: Final = 100_000


def unreadable_kind(data: bytes) -> str | None:
    """Name a type of file that cannot be read, or return None."""
    for magic, kind in _UNREADABLE:
        if data.startswith(magic) and not (magic == b"BM" and not _is_bitmap(data)):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP image"
    if data[4:8] == b"ftyp":
        return "an image or film"
    return None


def _is_bitmap(data: bytes) -> bool:
    return len(data) > 14 and int.from_bytes(data[2:6], "little") == len(data)


def binary_kind(data: bytes) -> str | None:
    """Tell PDF, ZIP and OLE containers from text: ``"pdf" | "zip" | "ole" | None``."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "ole"
    return None


def is_binary(text: str) -> bool:
    """Tell decoded rubbish from text by its share of control characters."""
    sample = text[:_SAMPLE]
    n_odd = sum(
        1
        for c in sample
        if (c < " " and c not in "\t\n\r\x0b\x0c\x1b\x00") or c == "\ufffd" or "\x7f" <= c < "\x85"
    )
    return n_odd > 0.1 * len(sample) + 2


def text_kind(text: str, *, extension: str = "") -> str:
    """Tell what text is: ``"json" | "html" | "md" | "txt"``.

    Half-stripped HTML counts as HTML, and so does text in which an HTML fragment follows plain lines.
    """
    sample = text[:_SAMPLE]
    stripped = sample.lstrip("\ufeff \t\r\n")
    if stripped[:1] in ("{", "[") and (extension == "json" or _starts_like_json(stripped)):
        return "json"
    if _DOCUMENT_START.match(stripped):
        return "html"
    n_structure = len(_STRUCTURE_TAG.findall(sample))
    n_tags = len(_BLOCK_TAG.findall(sample))
    n_words = len(sample.split()) + 1
    if n_structure and (n_tags >= 4 or n_tags / n_words > 0.05 or (extension == "html" and n_tags)):
        return "html"
    if len(_ESCAPED_TAG.findall(sample)) >= 3:
        return "html"
    if extension == "md" or (_ATX.search(sample) and len(_MARKDOWN.findall(sample)) >= 2):
        return "md"
    if extension != "txt" and len(_MARKDOWN.findall(sample)) >= 3:
        return "md"
    return "txt"


def _starts_like_json(text: str) -> bool:
    return re.match(r'\{\s{0,1000}["}]|\[\s{0,1000}[\[{"\]\d]', text) is not None and text.rstrip()[-1:] in (
        "}",
        "]",
    )


def extension_format(suffix: str) -> str:
    """Return the format that a file name extension promises, or ``""``."""
    return _EXTENSIONS.get(suffix.lower(), "")
