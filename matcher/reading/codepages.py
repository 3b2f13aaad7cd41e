"""Which code page bytes were written in, told by whether the letters that come out belong to one language."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

_MARKS: Final = frozenset("‘’“”„«»‚‹›–—…•·°§®©™€£¥½¼¾²³×±º¹ª¿¡\u00a0\u00adµ")
_IN_WORD: Final = re.compile(r"(?<=[^\W\d_])[^\W\d_](?=[^\W\d_])")
_MIXED: Final = re.compile(r"[A-Za-z](?=[^\W\d_A-Za-z])|[^\W\d_A-Za-z](?=[A-Za-z])")
_SIGN_IN_WORD: Final = re.compile(r"(?<=[^\W\d_])[‚„…•·°§®©™€£¥½¼¾²³×±º¹ª¿¡\u00a0µ](?=[^\W\d_])")
_CYRILLIC: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_SAMPLE_BYTES: Final = 8_192
_ENOUGH: Final = 0.93
#: Weight of the commonest letters of an alphabet, which tell Greek from Cyrillic read as Greek.
_COMMON_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Language:
    """The letters outside ASCII that one language writes, and the code pages that it was written in."""

    pages: tuple[str, ...]
    letters: frozenset[str]
    common: frozenset[str] = frozenset()


def _language(pages: str, letters: str, common: str = "") -> _Language:
    return _Language(tuple(pages.split()), frozenset(letters + letters.upper()), frozenset(common))


_WEST: Final = "cp1252 iso8859-15 mac-roman cp850"
_CENTRAL: Final = "cp1250 iso8859-2 cp852"
_SLAVIC: Final = "cp1251 koi8-r iso8859-5 cp866"
_LANGUAGES: Final = (
    _language(_WEST, "äöüßé"),
    _language(_WEST, "àâæçéèêëîïôœùûüÿ"),
    _language(_WEST, "áéíóúüñçà"),
    _language(_WEST, "àèéìíîòóùú"),
    _language(_WEST, "ãáâàçéêíóôõú"),
    _language(_WEST, "áèéëïíóöüç"),
    _language(_WEST, "åäöæøéü"),
    _language(_WEST, "áðéíóúýþæö"),
    _language(_WEST, "éèêëïôöçñáíóüâ"),
    _language(_CENTRAL, "ąćęłńóśźż"),
    _language(_CENTRAL, "áčďéěíňóřšťúůýž"),
    _language(_CENTRAL, "áäčďéíĺľňóôŕšťúýž"),
    _language(_CENTRAL, "áéíóöőúüű"),
    _language(_CENTRAL + " iso8859-16", "ăâîșțşţ"),
    _language(_CENTRAL, "čćđšž"),
    _language("cp1254 iso8859-9", "çğıöşüâîûİ"),
    _language("cp1257 iso8859-13", "ąčęėįšųūž"),
    _language("cp1257 iso8859-13", "āčēģīķļņšūž"),
    _language("cp1257 iso8859-13 cp1252", "äõöüšž"),
    _language(_SLAVIC, _CYRILLIC + "ё№", "оеаинтсрвл"),
    _language("cp1251 koi8-u iso8859-5", _CYRILLIC + "іїєґ№", "оаинівтер"),
    _language("cp1251 iso8859-5", _CYRILLIC + "ђјљњћџ№", "аоиентср"),
    _language("cp1253 iso8859-7", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "αοιετνσηυρς"),
    _language("cp1255 iso8859-8", "אבגדהוזחטיךכלםמןנסעףפץצקרשת", "יוהלאתמר"),
    _language("cp1256 iso8859-6", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ،؛؟", "اليمونرتب"),
)
#: Pages of DOS and of old Macintoshes, which win only where nothing else fits as well.
_SELDOM: Final = frozenset(("cp850", "cp852", "cp866", "mac-roman"))
_SELDOM_COST: Final = 0.03
#: Encodings of two bytes a letter, with signs that their languages cannot do without.
_WIDE: Final = (
    ("shift_jis", re.compile("[\u3041-\u30fe、。]")),
    ("euc_jp", re.compile("[\u3041-\u30fe、。]")),
    ("utf-16-le", re.compile("[\u3041-\u30fe、。]")),
    ("utf-16-be", re.compile("[\u3041-\u30fe、。]")),
    ("euc_kr", re.compile("[이다는의에하가을를고지사기서도로한은리인어자대과일정전습니]")),
    (
        "gb18030",
        re.compile(
            "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子产经业公司历管理项目、。，]"
        ),
    ),
    (
        "big5",
        re.compile(
            "[的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子產經業公司歷管理項目、。，]"
        ),
    ),
)
_WIDE_SHARE: Final = 0.18


def guess_page(data: bytes) -> str | None:
    """Return the code page whose letters make sense.

    Parameters
    ----------
    data : bytes
        Not Unicode.

    Returns
    -------
    str or None
        The encoding; None where no language of the table fits.
    """
    data = _telling(data)
    wide = _guess_wide(data)
    if wide is not None:
        return wide
    best: tuple[float, str] | None = None
    samples: dict[str, _Sample | None] = {}
    for language in _LANGUAGES:
        for page in language.pages:
            if page not in samples:
                text = _decoded(data, page)
                samples[page] = None if text is None else _Sample.of(text)
            sample = samples[page]
            if sample is None:
                continue
            score = _fitness(sample, language) - (_SELDOM_COST if page in _SELDOM else 0.0)
            if best is None or score > best[0] + 1e-9:
                best = (score, page)
    return best[1] if best is not None and best[0] >= _ENOUGH else None


def _telling(data: bytes) -> bytes:
    """Return a sample of the lines that hold anything besides ASCII."""
    return b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:_SAMPLE_BYTES]


def fits_western(text: str) -> bool:
    """Tell whether the letters of a text read as Windows-1252 belong to one Western language.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    sample = _Sample.of(text)
    return any(_fitness(sample, x) >= _ENOUGH for x in _LANGUAGES if x.pages[0] == "cp1252")


def _guess_wide(data: bytes) -> str | None:
    """Return the encoding of bytes of two a letter, if they are some."""
    best: tuple[float, str] | None = None
    for page, signs in _WIDE:
        text = _decoded(data, page)
        if text is None:
            continue
        outside = [c for c in text if not c.isascii()]
        if len(outside) < 6 or len(outside) < 0.1 * len(text):
            continue
        score = len(signs.findall(text)) / len(outside)
        if score >= _WIDE_SHARE and (best is None or score > best[0]):
            best = (score, page)
    return best[1] if best is not None else None


@dataclass(frozen=True, slots=True)
class _Sample:
    """What is counted once of a text read by one page."""

    counts: tuple[tuple[str, int], ...]
    n_outside: int
    n_odd: int
    n_mixed: int

    @classmethod
    def of(cls, text: str) -> _Sample:
        """Count the characters outside ASCII and those that stand where none belongs."""
        counts = Counter(c for c in text if not c.isascii())
        # A capital within a word of small letters, or a sign inside one, comes of a wrong page.
        inner = [] if text.isupper() else _IN_WORD.findall(text)
        n_odd = sum(not c.isascii() and c.isupper() for c in inner) + len(_SIGN_IN_WORD.findall(text))
        return cls(tuple(sorted(counts.items())), counts.total(), n_odd, len(_MIXED.findall(text)))


def _fitness(sample: _Sample, language: _Language) -> float:
    """Rate how well the characters outside ASCII fit a language; 1 and more is a good fit."""
    if not sample.n_outside:
        return 1.0
    n_letters = sum(n for c, n in sample.counts if c in language.letters)
    fit = (n_letters + sum(n for c, n in sample.counts if c in _MARKS)) / sample.n_outside
    if n_letters:
        fit -= sample.n_odd / sample.n_outside
    if language.common and n_letters:
        fit -= sample.n_mixed / sample.n_outside
        n_common = sum(n for c, n in sample.counts if c in language.letters and c.lower() in language.common)
        fit += _COMMON_SHARE * (n_common / n_letters - 0.5)
    return fit


def _decoded(data: bytes, page: str) -> str | None:
    """Return the text, or None where the page does not hold the bytes or gives control characters."""
    try:
        text = codecs.getincrementaldecoder(page)().decode(data)  # the sample may end within a letter
    except (UnicodeDecodeError, LookupError):
        return None
    return None if any("\x7f" <= c < "\xa0" or "\ue000" <= c <= "\uf8ff" for c in text) else text
