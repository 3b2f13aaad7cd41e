"""Bytes to text: which encoding, and when it was only a guess."""

from __future__ import annotations

import codecs
import re
from typing import Final

from matcher.reading.codepages import fits_western, guess_page

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16-LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES: Final = 65_536
# Letters and marks of Western European text; "³" or "¹" inside a word gives another code page away.
_WESTERN = re.compile(
    "[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŒœŸ‘’“”„‚–—…•·°«»€£§®©™ \u00a0½¼¾ªº¿¡²³¹±×µ¶]"
)
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_NON_ASCII_RUN = re.compile(r"[^\W\d_\x00-\x7f]{3,}")
_EAST_ASIAN = re.compile("[\u3000-\u30ff\uac00-\ud7a3]")  # kana, their punctuation, Hangul
_ODD_IN_WORD = re.compile(r"(?<=[A-Za-z])[³¹¶±×µ£§®©ªº¿¡¼½¾«»°²](?=[a-z])")


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, list[str]]:
    """Decode bytes.

    The ladder is: byte order mark, UTF-16 shown by NUL bytes, strict UTF-8, the declared encoding,
    Windows-1252 where it gives Western European words, and only then a statistical guess.

    Returns
    -------
    text : str
    warnings : list of str
        ``encoding_guessed: …`` where nothing in the bytes proves the encoding.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data.decode(name, errors="replace")
            return text, _replaced(text, data, name)
    if b"\x00" in data[:_SAMPLE_BYTES]:
        wide = _decode_wide(data)
        if wide is not None:
            return wide, []
        data = data.replace(b"\x00", b"")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if declared:
        stated = _try_decode(data, declared)
        if stated is not None:
            return stated, []
    repaired = data.decode("utf-8", errors="replace")
    n_good = len(repaired) - len(repaired.encode("ascii", "ignore")) - repaired.count("\ufffd")
    if n_good >= 4 * repaired.count("\ufffd"):
        return repaired, [
            f"encoding_guessed: read as UTF-8 with {repaired.count(chr(0xFFFD))} damaged characters"
        ]
    western = _try_decode(data, "cp1252")
    if western is not None and _is_western(western[:_SAMPLE_BYTES]) and fits_western(western[:_SAMPLE_BYTES]):
        return western, ["encoding_guessed: read as Windows-1252"]
    guessed, name = _guess(data)
    return guessed, [f"encoding_guessed: read as {name}"]


def _replaced(text: str, data: bytes, name: str) -> list[str]:
    n_damaged = text.count("\ufffd")
    if n_damaged and "\ufffd".encode("utf-8") not in data:
        return [f"encoding_guessed: read as {name} with {n_damaged} damaged characters"]
    return []


def _decode_wide(data: bytes) -> str | None:
    """Decode UTF-16 without a mark, or return None when the NULs are mere dirt."""
    sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    best: tuple[float, str, str] | None = None
    for name in ("utf-16-le", "utf-16-be"):
        text = sample.decode(name, errors="replace")
        n_bad = sum(not (c.isprintable() or c in "\r\n\t") or c == "\ufffd" for c in text)
        n_plain = sum(c.isascii() or c.isalpha() for c in text)
        if not text or n_bad > 0.02 * len(text) + 1:
            continue
        score = n_plain / len(text) + (text.count(" ") + len(_EAST_ASIAN.findall(text))) / len(text)
        if best is None or score > best[0]:
            best = (score, name, text)
    if best is None:
        return None
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    is_east_asian = len(_EAST_ASIAN.findall(best[2])) >= 0.2 * len(best[2])
    if (
        max(zeros) < 0.1 * (len(sample) // 2) and not is_east_asian
    ):  # a few NULs in a text of one byte a letter
        return None
    return data.decode(best[1], errors="replace")


def _try_decode(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _is_western(text: str) -> bool:
    odd = _NON_ASCII.findall(text)
    if any(not _WESTERN.match(c) for c in odd):
        return False
    return not _NON_ASCII_RUN.search(text) and not _ODD_IN_WORD.search(text)


def _guess(data: bytes) -> tuple[str, str]:
    known = guess_page(data)
    whole = _try_decode(data, known) if known else None
    if known and whole is not None:
        return whole, known
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is not None:
        text = _try_decode(data, best.encoding)
        if text is not None:
            return text, best.encoding
    return data.decode("cp1252", errors="replace"), "Windows-1252 with damaged characters"
