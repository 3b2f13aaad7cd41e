"""Whatever is given, a document or a status comes back."""

from __future__ import annotations

import io
import re
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.exceptions import ReadingError
from matcher.reading import boxes, cleaning, encodings, html, markdown, pdf, read_document, sniffing
from matcher.reading.limits import ReadingLimits
from matcher.types import DOCUMENT_STATUSES, Document

FUZZ = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
PREFIXES = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"<html>",
    b"{",
    b"[",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
]
MARKUP = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "</li>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
        "<!--",
        "&lt;p&gt;",
        "<b>",
        "<script>",
        "**",
        "# ",
        "- ",
        "[a](b)",
        "|",
        "\n",
        "\n\n",
        "\t",
        " ",
        "word",
        "Ä",
        "{",
        "}",
        '"',
        ":",
        ",",
        "\u202e",
        "\x00",
        "�",
        "\x1b[",
    ]
)


def check(document: Document) -> None:
    assert document.text.strip()
    assert document.status == ("ok_warn" if document.warnings else "ok")
    assert not set(document.text) & set("\x00\r\x1b\u200b\u202e\ufeff")
    assert "\n\n\n" not in document.text
    document.text.encode()
    for heading in document.headings:
        assert document.text[heading.start : heading.end] == heading.text
        assert heading.text.strip()


def survive(data: bytes | str) -> None:
    try:
        check(read_document(data))
    except ReadingError as error:
        assert error.status in DOCUMENT_STATUSES
        assert "\n" not in str(error)


@FUZZ
@given(prefix=st.sampled_from(PREFIXES), data=st.binary(max_size=400))
def test_any_bytes(prefix: bytes, data: bytes) -> None:
    """Arbitrary bytes behind each magic number give a document or a status."""
    survive(prefix + data)


@FUZZ
@given(text=st.text(max_size=400))
def test_any_unicode(text: str) -> None:
    """Arbitrary Unicode gives a document or a status."""
    survive(text + "\n")


@FUZZ
@given(parts=st.lists(MARKUP, max_size=60))
def test_any_markup(parts: list[str]) -> None:
    """Any jumble of marks gives a document or a status."""
    survive("".join(parts) + "\n")


@FUZZ
@given(
    parts=st.lists(MARKUP, max_size=60), seed=st.sampled_from(["document.xml", "styles.xml", "header1.xml"])
)
def test_any_docx_part(parts: list[str], seed: str) -> None:
    """Rubbish in any part of a DOCX gives a document or a status."""
    good = '<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>Baker</w:t></w:r></w:p></w:body></w:document>'
    files = {"word/document.xml": good, f"word/{seed}": "".join(parts)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content.encode("utf-8", errors="replace"))
    survive(buffer.getvalue())


@FUZZ
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["basics", "work", "skills", "name", "title", "description", "@type", "@graph"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
def test_any_json(value: object) -> None:
    """Any JSON value gives a document or a status."""
    import json

    survive(json.dumps(value, indent=1) + "\n")


PATTERNS = [
    (f"{module.__name__.rpartition('.')[2]}.{name}", value)
    for module in (boxes, cleaning, encodings, html, markdown, pdf, sniffing)
    for name, value in sorted(vars(module).items())
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
]
SHAPES = [
    "a",
    " ",
    "<",
    "<a ",
    "<p",
    "&lt;p",
    "**a",
    "[a](",
    "*",
    "_a",
    "`",
    "=",
    "-",
    "- ",
    "|-",
    "#",
    "a-",
    "1/",
    "{",
    '"',
    "\\",
    ".x{display:none",
    "=:;",
    "2015",
    "jan ",
    "\t",
    "\n",
    "é",
    "\u200c",
    "ab ",
]


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_patterns_are_linear(name: str, pattern: re.Pattern[str]) -> None:
    """No pattern needs more than a moment for 100,000 hostile characters."""
    for shape in SHAPES:
        text = (shape * (100_000 // len(shape) + 1))[:100_000]
        began = time.process_time()
        sum(1 for _ in pattern.finditer(text))
        pattern.match(text)
        assert time.process_time() - began < 1.0, (name, shape)


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_text_is_read_soon(shape: str) -> None:
    """Long repetitions of any mark are read, or refused, in little time."""
    began = time.process_time()
    survive((shape * 200_000)[:200_000] + "\nend\n")
    assert time.process_time() - began < 3.0


def test_limits_can_be_small() -> None:
    """The smallest limits still give a document."""
    document = read_document("Baker\nof rye\n", limits=ReadingLimits(max_characters=5))
    assert document.text == "Baker"
