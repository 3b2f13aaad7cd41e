"""Text of résumés and postings, made harmless for terminals, pages and spreadsheets, and measured in columns."""

from __future__ import annotations

import unicodedata
from typing import Final

# What turns the direction of everything after it: embeddings, overrides and isolates. Shown by their number.
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
ELLIPSIS: Final = "…"


def _visible(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if char in _BIDI:
        return f"⟨U+{code:04X}⟩"
    return "\ufffd"


def _is_active(char: str) -> bool:
    code = ord(char)
    return (
        code < 0x20
        or 0x7F <= code <= 0x9F
        or char in _BIDI
        or 0xD800 <= code <= 0xDFFF
        or code in (0x2028, 0x2029, 0xFFFE, 0xFFFF)
    )


def visible_text(text: str) -> str:
    """Return text whose control and direction characters are shown instead of obeyed; line breaks and tabs stay.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Safe to print on a terminal and to encode as UTF-8.

    Examples
    --------
    >>> visible_text("a\\x1b[31mb")
    'a␛[31mb'
    """
    if text.isprintable():
        return text
    return "".join(_visible(c) if c not in "\n\t" and _is_active(c) else c for c in text)


def one_line(text: str) -> str:
    """Return harmless text on a single line, runs of white space as one space."""
    return visible_text(" ".join(text.split()))


def harmless_cell(value: object) -> object:
    """Return a spreadsheet cell that no program takes for a formula: an apostrophe goes before ``= + - @``, tab and CR.

    Examples
    --------
    >>> harmless_cell("=1+1"), harmless_cell(-3), harmless_cell("- SQL")
    ("'=1+1", -3, "'- SQL")
    """
    if not isinstance(value, str):
        return value
    text = visible_text(value) if "\r" not in value else value[:1] + visible_text(value[1:])
    return (
        "'" + text
        if text.startswith(_FORMULA_STARTS) or text.lstrip(" \n\u00a0").startswith(_FORMULA_STARTS)
        else text
    )


def display_width(text: str) -> int:
    """Return the terminal columns of a text: East Asian wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_char_width(c) for c in text)


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def cut(text: str, width: int) -> str:
    """Return text cut to a number of columns, an ellipsis at the cut."""
    if len(text) <= width and display_width(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += _char_width(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept).rstrip() + ELLIPSIS


def pad(text: str, width: int) -> str:
    """Return text cut or filled with spaces to exactly `width` columns."""
    short = cut(text, width)
    return short + " " * (width - display_width(short))


def wrap(text: str, width: int) -> list[str]:
    """Return lines of at most `width` columns; a word longer than that is broken.

    Parameters
    ----------
    text : str
    width : int

    Returns
    -------
    list of str
        At least one line.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        size = display_width(word)
        if used and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if used:
            lines.append(line)
        while size > width:
            head = _head(word, width)
            lines.append(head)
            word = word[len(head) :]
            size = display_width(word)
        line, used = word, size
    return [*lines, line] if line or not lines else lines


def _head(word: str, width: int) -> str:
    used = 0
    for i, char in enumerate(word):
        used += _char_width(char)
        if used > width and i:
            return word[:i]
    return word
