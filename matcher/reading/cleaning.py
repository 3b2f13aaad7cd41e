"""Characters that a person cannot see, taken out of text before anything points into it."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\x07\x1b]{0,512}(?:\x07|\x1b\\)|[@-Z\\^_])")
_NEWLINES: Final = dict.fromkeys((0x0B, 0x0D, 0x85, 0x2028, 0x2029, 0x1E), "\n")
_SPACES: Final = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x2800), " ")
_INVISIBLE: Final = (
    0x00AD,  # soft hyphen
    0x034F,
    0x061C,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0x3164,
    *range(0xFE00, 0xFE10),
    0xFEFF,
    0xFFA0,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
    *range(0xE0100, 0xE01F0),
)
_CONTROLS: Final = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0))
# Windows-1252 bytes that came through as control characters: dashes, quotes, bullets.
_WINDOWS: Final = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}
_LIGATURES: Final = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_BULLET = "•"
# Symbol and Wingdings glyphs reach us as private-use characters; these are the ones used as list marks.
_PRIVATE_BULLETS: Final = dict.fromkeys(
    (
        0xF0B7,
        0xF0A7,
        0xF0D8,
        0xF076,
        0xF0FC,
        0xF0A8,
        0xF06E,
        0xF071,
        0xF0E0,
        0xF06C,
        0xF0B2,
        0xF075,
        0xF077,
        0xF0DE,
    ),
    _BULLET,
)
_TABLE: Final[dict[int, str | None]] = {
    **dict.fromkeys(_CONTROLS),
    **_WINDOWS,
    **dict.fromkeys(_INVISIBLE),
    **_NEWLINES,
    0x0C: "\n\n",
    **_SPACES,
    **_LIGATURES,
    **_PRIVATE_BULLETS,
}
_HIDDEN = re.compile("[\u200b\u2060\ufeff\u180e\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_DIRECTION = re.compile("[\u202d\u202e]")
_JOINERS = re.compile(
    "(?<![\u0590-\u1fff\ud7b0-\U0001ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u1fff\ud7b0-\U0001ffff])"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
# What is left of a full-width hyphen, a closing quote and a fixed space whose last byte has no letter in Windows-1252.
_LOST: Final = (
    (re.compile(r"ï¼[\u200b-\u200d]?(?=\s|$)"), "-"),
    (re.compile(r"(?<=\w)â€(?=[\s.,;:)]|$)"), "”"),
    (re.compile(r"(?<!\S)Â(?=\s|$)"), " "),
)
# A mark of three bytes (dash, quote, bullet) read as Windows-1252; too short for a line to look damaged by it.
_THREE_BYTES: Final = re.compile("â[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿][€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00a0¡-¿]")
# Text decoded with the wrong encoding shows at least one of these; a dash or an apostrophe alone is none.
_MAYBE_DAMAGED: Final = re.compile("[^\x00-\x7f]{2}|[\x80-\x9fŒœÃÂ]")
_WIDE_GAP = re.compile(r"[ \t]{2,}|\t")
_ENTITY = re.compile(
    r"&(?:amp|nbsp|quot|apos|lt|gt|[lr][sd]quo|[nm]dash|bull|middot|hellip|eacute|egrave|uuml|ouml|auml|szlig|euro|pound|reg|trade"
    r"|copy|#\d{2,5}|#[xX][0-9a-fA-F]{2,4});"
)
_MANY_HIDDEN: Final = 3


def clean_line(text: str) -> str:
    """Return text without invisible and control characters; still may hold newlines.

    Spaces of every width become a plain space, ligatures become letters, accents are composed (NFC). Nothing
    else is folded: the user sees the text as it was written.
    """
    if text.isascii() and text.isprintable():
        return _close_up(text)
    if "\x1b" in text:
        text = _ESCAPES.sub("", text)
    text = text.replace("\r\n", "\n").translate(_TABLE)
    if text.isascii():
        return _close_up(text)
    text = _SURROGATES.sub("\ufffd", text)
    text = _JOINERS.sub("", text)
    text = _PRIVATE.sub("", text)
    return _close_up(unicodedata.normalize("NFC", text))


def _close_up(text: str) -> str:
    """Close up capitals set apart for effect: ``W O R K  H I S T O R Y`` becomes ``WORK HISTORY``."""
    if text[1:2] != " " or len(text) > 120 or "\n" in text:
        return text
    words = [word.split(" ") for word in _WIDE_GAP.split(text.strip())]
    letters = [letter for word in words for letter in word]
    if len(letters) < 5 or not all(
        len(letter) == 1 and (letter.isupper() or letter == "&") for letter in letters
    ):
        return text
    return " ".join("".join(word) for word in words)


def unescape_entities(text: str) -> str:
    """Replace HTML entities that were left in a text (``R&amp;D``); bare ampersands stay."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def repair_mojibake(text: str) -> tuple[str, int]:
    """Undo text that was decoded with the wrong encoding, line by line.

    Returns
    -------
    text : str
    n_lines : int
        How many lines were repaired.
    """
    if text.isascii():
        return text, 0
    lines = text.split("\n")
    n_repaired = 0
    for index, line in enumerate(lines):
        if line.isascii():
            continue
        repaired = _repaired(line) if _MAYBE_DAMAGED.search(line) else line
        repaired = _THREE_BYTES.sub(_decoded, repaired)
        for remains, meant in _LOST:
            repaired = remains.sub(meant, repaired)
        if repaired != line:
            lines[index] = repaired
            n_repaired += 1
    return "\n".join(lines), n_repaired


def _repaired(line: str) -> str:
    # Imported for the few that need it: loading it takes longer than reading most documents.
    import ftfy
    from ftfy.badness import is_bad

    return ftfy.fix_encoding(line) if is_bad(line) else line


def _decoded(match: re.Match[str]) -> str:
    """Return the mark that three characters stand for, or the three where they stand for none."""
    data = match[0].encode("cp1252", errors="ignore")
    mark = data.decode("utf-8", errors="ignore")
    return mark if len(mark) == 1 and len(data) == 3 else match[0]


def invisible_warnings(text: str) -> list[str]:
    """Say so when a text holds invisible characters, which may hide words from people or programs."""
    n_hidden = len(_HIDDEN.findall(text))
    warnings = []
    if n_hidden >= _MANY_HIDDEN or _DIRECTION.search(text):
        warnings.append(
            f"invisible_characters: {n_hidden} invisible or direction-changing characters were removed"
        )
    return warnings
