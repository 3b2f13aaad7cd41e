"""HTML pages and fragments become the lines that a browser would show."""

from __future__ import annotations

import json
import time

import pytest

from matcher.exceptions import ReadingError
from matcher.reading import read_document


def read(html: str):
    return read_document(html.encode())


def test_blocks_lists_and_tables_become_lines() -> None:
    """Paragraphs, nested lists, breaks and table rows keep their shape; scripts and styles go."""
    document = read(
        "<html><head><title>Baker</title><style>p{}</style><script>var x='<p>no</p>'</script></head><body>"
        "<h2>What you bring</h2><ul><li>Rye <b>bread</b><ul><li>Sour&shy;dough</li></ul></li><li><p>Night shifts</p></li></ul>"
        "<p>First<br>Second&nbsp;line</p><table><tr><th>Shift</th><td>Night</td></tr></table><!-- gone --></body></html>"
    )
    assert document.format == "html"
    assert [line for line in document.text.split("\n") if line] == [
        "What you bring",
        "- Rye bread",
        "  - Sourdough",
        "- Night shifts",
        "First",
        "Second line",
        "Shift\tNight",
    ]
    assert [heading.text for heading in document.headings] == ["What you bring"]


def test_bold_paragraph_is_a_heading() -> None:
    """Job boards write their headings as bold paragraphs."""
    document = read("<div><p><b>Requirements:</b></p><p>Own a <b>van</b></p><p>Read maps</p></div>")
    assert [heading.text for heading in document.headings] == ["Requirements:"]


def test_escaped_fragment_is_unescaped_once() -> None:
    """Markup that a feed has escaped is read as markup; escaped ampersands end as ampersands."""
    document = read(
        "&lt;p&gt;Baker &amp;amp; cook&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Rye&lt;/li&gt;&lt;li&gt;Wheat&lt;/li&gt;&lt;/ul&gt;"
    )
    assert [line for line in document.text.split("\n") if line] == ["Baker & cook", "- Rye", "- Wheat"]


def test_plain_lines_around_a_fragment_stay_lines() -> None:
    """Title and company above an HTML fragment are lines of their own."""
    document = read_document(
        "Night Baker\nMühle GmbH\n\n<p>We bake.</p>\n<ul>\n<li>Rye</li>\n<li>Wheat\nand spelt</li>\n</ul>\n"
    )
    assert document.format == "html"
    assert [line for line in document.text.split("\n") if line] == [
        "Night Baker",
        "Mühle GmbH",
        "We bake.",
        "- Rye",
        "- Wheat and spelt",
    ]


def test_angle_brackets_do_not_make_html() -> None:
    """A sentence with < and > is plain text."""
    document = read_document("Response time < 3 s and uptime > 99 %\nVector<int> and List<String>\n")
    assert document.format == "txt"
    assert document.text == "Response time < 3 s and uptime > 99 %\nVector<int> and List<String>"


@pytest.mark.parametrize(
    "hiding",
    [
        'style="display:none"',
        'style="visibility: hidden"',
        'style="font-size:0"',
        'style="position:absolute;left:-9999px"',
        'style="color:#fff"',
        "hidden",
        'class="veil"',
    ],
)
def test_hidden_words_are_left_out_and_reported(hiding: str) -> None:
    """Whatever hides text from the reader hides it from us, and a warning says so."""
    document = read(
        f"<html><style>.veil {{display: none}}</style><p>Seen</p><p {hiding}>secret words</p></html>"
    )
    assert document.text == "Seen"
    assert document.warnings == ("hidden_text: 1 hidden passages were left out",)


def test_white_words_on_a_dark_ground_are_kept() -> None:
    """White text is hidden only where nothing dark may be behind it."""
    document = read(
        '<html><div style="background:#123"><p style="color:#fff">Banner</p></div><p>Body</p></html>'
    )
    assert document.text.split() == ["Banner", "Body"]
    assert document.status == "ok"


def test_job_posting_in_a_script_is_kept_as_structure() -> None:
    """JSON-LD in a page goes to `structured`; a page without text is read from it."""
    posting = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "JobPosting", "title": "Baker", "description": "<p>Bake rye</p>"}],
    }
    script = f'<script type="application/ld+json">{json.dumps(posting)}</script>'
    document = read(f"<html><body>{script}<h1>Baker</h1><p>Words</p></body></html>")
    assert document.structured is not None and document.structured["title"] == "Baker"
    assert document.text == "Baker\n\nWords"
    assert read(f"<html><body>{script}<div id=app></div></body></html>").text == "Baker\n\nBake rye"


def test_declared_encoding_is_used() -> None:
    """A page that declares its encoding is not guessed at."""
    document = read_document(
        '<html><meta charset="iso-8859-2"><p>Wrocław, piekarz</p></html>'.encode("iso-8859-2")
    )
    assert document.text == "Wrocław, piekarz"
    assert document.warnings == ()


@pytest.mark.parametrize(
    "html",
    [
        "<html>" + "<div>" * 100_000 + "x",
        "<html><p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">x",
        "<html>" + "<!--" * 100_000,
        "<html>" + "<a " * 100_000,
        "<html>" + "</a " * 100_000,
        "<html>" + "<![CDATA[" * 100_000,
        "<html>" + "<p>" * 200_000,
        "<html>" + "<b>" * 100_000 + "x",
        "<html>" + "&lt;p&gt;" * 100_000,
        "<html>" + "<table><tr><td>" * 5_000 + "x",
        "<html>" + "<ul><li>" * 900 + "x",
    ],
    ids=["div", "attributes", "comment", "open", "close", "cdata", "p", "bold", "escaped", "table", "list"],
)
def test_hostile_html_ends_soon(html: str) -> None:
    """Shapes on which parsers turn quadratic give text or a status in little time."""
    began = time.process_time()
    try:
        read(html)
    except ReadingError as error:
        assert error.status in ("bomb", "empty")
    assert time.process_time() - began < 5.0


def test_a_marked_column_is_told_in_words() -> None:
    """Empty cells keep their place where a row is marked below "Essential" or "Desirable"."""
    document = read(
        "<html><body><table><tr><th>Criterion</th><th>Essential</th><th>Desirable</th></tr><tr><td>Reads drawings</td><td>X</td><td></td></tr>"
        "<tr><td>Knows CAD</td><td></td><td>X</td></tr></table><table><tr><td>Night</td><td>X</td></tr></table></body></html>"
    )
    lines = [line for line in document.text.split("\n") if line]
    assert lines == [
        "Criterion\tEssential\tDesirable",
        "Reads drawings\t(essential)",
        "Knows CAD\t(desirable)",
        "Night\tX",
    ]
