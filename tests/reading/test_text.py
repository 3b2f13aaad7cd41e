"""Text in any encoding, Markdown, and what is cleaned from them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from ftfy.badness import is_bad

from matcher.exceptions import InputError, ReadingError
from matcher.reading import ReadingLimits, cleaning, read_document
from matcher.reading.markdown import read_markdown

SENTENCES = {
    "en": "The baker’s café opened in 1998 – “naïve”, he said.\nHe bakes rye bread.",
    "de": "Bäcker mit Führerschein, Größe der Öfen: 3 m².\nSüße Brötchen für Gäste.",
    "fr": "Boulanger diplômé, œuvres à Besançon, Noël et été.\nIl prépare les pâtes.",
    "es": "Panadero con título, años en España y niñez.\nÉl también cocina.",
    "pl": "Piekarz z doświadczeniem, żytni chleb i źródła.\nPracował w Łodzi całą noc.",
    "ru": "Пекарь с опытом работы в ночную смену.\nХлеб и булочки каждый день.",
    "ja": "夜勤のパン職人として八年間働きました。\n毎日パンを焼きます。",
}


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_read_exactly(language: str, encoding: str) -> None:
    """With or without a byte order mark, Unicode text comes out as it went in, without a guess."""
    document = read_document(SENTENCES[language].encode(encoding))
    assert document.text == SENTENCES[language]
    assert document.status == "ok"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_western_text_is_guessed_right(language: str) -> None:
    """Windows-1252 in Western languages is recognised, and the guess is reported."""
    document = read_document(SENTENCES[language].encode("cp1252"))
    assert document.text == SENTENCES[language]
    assert [warning.split(":")[0] for warning in document.warnings] == ["encoding_guessed"]


@pytest.mark.parametrize(
    ("language", "encoding"), [("pl", "cp1250"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ja", "shift_jis")]
)
def test_other_code_pages_are_guessed(language: str, encoding: str) -> None:
    """Longer text in other code pages is recognised."""
    text = "\n".join([SENTENCES[language]] * 4)
    assert read_document(text.encode(encoding)).text == text


def test_mojibake_is_repaired_with_a_warning() -> None:
    """Text that was decoded wrongly once is put right, in files and in strings."""
    broken = (
        "Summary of the baker\nRésumé – “Zoë”".encode()
        .decode("cp1252", errors="replace")
        .replace("�", "\x9d")
    )
    document = read_document(broken)
    assert document.text == "Summary of the baker\nRésumé – “Zoë”"
    assert document.warnings[0].startswith("mojibake_repaired")
    assert read_document("Müller and Zoë\nnaïve l’été").warnings == ()


def test_a_full_width_hyphen_is_repaired_though_its_last_byte_was_lost() -> None:
    """What is left of it may be followed by a space of no width."""
    assert read_document("Clerk\nKelp Ltd ï¼\u200b Cork, Ireland").text == "Clerk\nKelp Ltd - Cork, Ireland"


@pytest.mark.parametrize("mark", ["◦", "—", "–", "•", "…", "“", "■", "►", "€"])
def test_one_broken_mark_in_a_plain_line_is_repaired(mark: str) -> None:
    """A bullet or a dash read in the wrong encoding is put right though nothing else in the line is broken."""
    broken = mark.encode().decode("cp1252")
    assert (
        read_document(f"Skills\n{broken} Fitted 40 pumps {broken} 2019").text
        == f"Skills\n{mark} Fitted 40 pumps {mark} 2019"
    )


def test_invisible_characters_are_removed() -> None:
    """Control characters, escapes, zero-width and direction marks go; accents are composed."""
    document = read_document(
        "Ba\u200bker\x00 \x1b[31mred\x1b[0m\u202edrow\u202c\r\nna\u0308chste\u00a0Zeile\u2028last \ufb01ne\x07"
    )
    assert document.text == "Baker reddrow\nnächste Zeile\nlast fine"
    assert document.warnings[0].startswith("invisible_characters")


def test_joiners_stay_where_a_script_needs_them() -> None:
    """Persian keeps its joiners; Latin text loses them."""
    assert read_document("می\u200cخواهم\nbak\u200cer").text == "می\u200cخواهم\nbaker"


def test_headings_of_markdown_are_marked() -> None:
    """Hash, underlined and bold lines are headings; marks inside lines are taken out."""
    document = read_document(
        "# Baker\n\nDuties\n------\n* Rye **bread** with `malt`\n+ see [our site](https://example.org/a)\n\n"
        "**Must have**\n\n- [x] C\\# and snake_case_names\n1. First\n\n| Shift | Night |\n|---|---|\n| Pay | 20 |\n"
    )
    assert document.format == "md"
    assert [line for line in document.text.split("\n") if line] == [
        "Baker",
        "Duties",
        "- Rye bread with malt",
        "- see our site",
        "Must have",
        "- C# and snake_case_names",
        "1. First",
        "Shift\tNight",
        "Pay\t20",
    ]
    assert [heading.text for heading in document.headings] == ["Baker", "Duties", "Must have"]
    assert all(document.text[h.start : h.end] == h.text for h in document.headings)


def test_asterisks_that_mask_are_not_markdown() -> None:
    """Job boards mask numbers with asterisks; these stay."""
    text = "Pay: ****k to ****k\nCall **** or write\nFrom £****/**** a day\n----------\nDuties"
    document = read_document(text)
    assert document.format == "txt"
    assert document.text == text


def test_plain_text_is_kept_as_written() -> None:
    """Symbols, indents and full-width letters stay; only runs of blank lines shrink."""
    text = "Title\n\n  * C++ & C# (5 years)\n\tPay: 20 € ½ m²\n_under_ Ｐｙｔｈｏｎ"
    assert read_document(text.replace("\n\n", "\n\n\n\n") + "\n\n").text == text


def test_limits_hold_for_text(tmp_path: Path) -> None:
    """Long text is cut with a warning; a file too large is refused unread."""
    document = read_document("word " * 100 + "\n" + "more " * 100, limits=ReadingLimits(max_characters=600))
    assert len(document.text) <= 600
    assert document.warnings[0].startswith("truncated")
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(ReadingError, match=r"100\.0 MB") as caught:
        read_document(path)
    assert caught.value.status == "too_large"


@pytest.mark.parametrize("data", [b"", b" \n\t ", "\ufeff\n".encode(), "\u200b\n".encode()])
def test_nothing_to_read_is_empty(data: bytes) -> None:
    """A file without a visible character is empty."""
    with pytest.raises(ReadingError) as caught:
        read_document(data)
    assert caught.value.status == "empty"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "OCR"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x1f\x8b\x08" + bytes(50), "gzip"),
        (bytes(range(1, 32)) * 40, "binary"),
    ],
)
def test_other_types_are_named(data: bytes, words: str) -> None:
    """A file of another type says what it is and what can be read."""
    with pytest.raises(ReadingError, match=words) as caught:
        read_document(data)
    assert caught.value.status == "unsupported_type"


def test_content_decides_the_type(tmp_path: Path) -> None:
    """A wrong extension is overruled, with a warning."""
    path = tmp_path / "cv.pdf"
    path.write_text("Baker\nof rye bread\n", encoding="utf-8")
    document = read_document(path)
    assert document.format == "txt"
    assert document.source == str(path)
    assert document.warnings == ("extension_mismatch: cv.pdf is TXT inside",)


def test_only_documented_inputs_are_taken() -> None:
    """A one-line string is a file name; anything else is refused with what is accepted."""
    with pytest.raises(InputError, match="No such file: 'Baker of rye bread'"):
        read_document("Baker of rye bread")
    with pytest.raises(InputError, match="No such file"):
        read_document("x" * 5_000)
    with pytest.raises(InputError, match="No such file"):
        read_document("a\x00b")
    with pytest.raises(InputError, match="Got int instead"):
        read_document(3)  # type: ignore[arg-type]  # the point of the test
    document = read_document("one\ntwo")
    assert read_document(document) is document
    assert document.source == "<text>"
    assert len(document.content_hash) == 64


def test_the_quick_look_for_damage_passes_over_no_damaged_line() -> None:
    """The library that tells damage is only asked about lines that hold one of a few signs; no damaged line is without."""
    rng = random.Random(7)
    marks = [
        chr(code) for code in (*range(0x80, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2122, 0x0412, 0x03B2)
    ]
    n_damaged = 0
    for _ in range(30_000):
        drawn = (rng.choice(marks) if rng.random() < 0.4 else chr(rng.randrange(32, 127)) for _ in range(6))
        line = "".join(drawn)
        if is_bad(line):
            n_damaged += 1
            assert cleaning._MAYBE_DAMAGED.search(line), line
    assert n_damaged > 1000


def test_a_marked_column_is_told_in_words() -> None:
    """An "x" below "Desirable" says nothing without its column; other tables stay as they are."""
    text = (
        "# Roles\n\n| Criterion | Essential | Desirable |\n|---|---|---|\n| Reads drawings | x | |\n| Knows CAD | | ✓ |\n\n"
        "| a | b |\n|---|---|\n| x | y |\n"
    )
    lines = [line.text for line in read_markdown(text).lines]
    assert "Reads drawings\t(essential)\t" in lines
    assert "Knows CAD\t\t(desirable)" in lines
    assert "x\ty" in lines
