"""DOCX files give what a reader of the printed page sees, and hostile ones give a status."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import docx
import pytest

from matcher.exceptions import ReadingError
from matcher.reading import ReadingLimits, read_document

MakeDocx = Callable[..., bytes]


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_word_document_keeps_order_headings_lists_and_tables() -> None:
    """Headings, bullets, table rows, header and footer come out as lines in reading order."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Kim Example · kim@example.org"
    document.sections[0].footer.paragraphs[0].text = "References on request"
    document.add_heading("Experience", level=1)
    table = document.add_table(rows=2, cols=2)
    for row, (job, dates) in enumerate([("Baker, Mühle", "2015 – 2019"), ("Cook, Adler", "2011 – 2015")]):
        table.cell(row, 0).text, table.cell(row, 1).text = job, dates
    document.add_paragraph("Bakes rye bread", style="List Bullet")
    document.add_paragraph("Plans the flour", style="List Number")
    split = document.add_paragraph("Sour")
    split.add_run("dough").bold = True
    read = read_document(saved(document))
    assert [line for line in read.text.split("\n") if line] == [
        "Kim Example · kim@example.org",
        "Experience",
        "Baker, Mühle\t2015 – 2019",
        "Cook, Adler\t2011 – 2015",
        "- Bakes rye bread",
        "- Plans the flour",
        "Sourdough",
        "References on request",
    ]
    assert [heading.text for heading in read.headings] == ["Experience"]
    assert all(read.text[h.start : h.end] == h.text for h in read.headings)


def test_layout_table_reads_one_column_after_the_other(make_docx: MakeDocx) -> None:
    """A one-row table with two long cells is a page in two columns."""
    cells = [[f"{side} {index} about ferries" for index in range(4)] for side in ("Left", "Right")]
    body = (
        "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{''.join(paragraph(run(t)) for t in cell)}</w:tc>" for cell in cells)
        + "</w:tr></w:tbl>"
    )
    lines = [line for line in read_document(make_docx(body)).text.split("\n") if line]
    assert lines == [*cells[0], *cells[1]]


def test_text_box_is_read_once(make_docx: MakeDocx) -> None:
    """A text box, which is stored twice for old programs, appears once and after its anchor."""
    box = f"<w:txbxContent>{paragraph(run('Box words'))}</w:txbxContent>"
    body = paragraph(
        run("Anchor"),
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
        run(" words"),
    )
    assert read_document(make_docx(body)).text == "Anchor words\nBox words"


def test_deleted_and_hidden_runs_are_left_out(make_docx: MakeDocx) -> None:
    """Deleted text is gone without a word; hidden, white and tiny text is gone with a warning."""
    body = paragraph(
        run("Seen "),
        f"<w:del>{run('deleted ')}</w:del>",
        f"<w:ins>{run('inserted ')}</w:ins>",
        run("vanished ", "<w:vanish/>"),
        run("white ", '<w:color w:val="FFFFFF"/>'),
        run("tiny ", '<w:sz w:val="2"/>'),
        run("shown ", '<w:vanish w:val="0"/>'),
        run("banner", '<w:color w:val="FFFFFF"/><w:shd w:fill="202060"/>'),
    )
    document = read_document(make_docx(body))
    assert document.text == "Seen inserted shown banner"
    assert document.warnings == ("hidden_text: 3 runs of hidden, white or tiny text were left out",)


def drawing(*, width: float, height: float, fill: str = '<a:srgbClr val="203060"/>') -> str:
    """Return an anchored shape; sizes in inches."""
    extent = f'<wp:extent cx="{round(width * 914400)}" cy="{round(height * 914400)}"/>'
    return f'<w:r><w:drawing><wp:anchor xmlns:a="urn:a" behindDoc="1">{extent}<a:solidFill>{fill}</a:solidFill></wp:anchor></w:drawing></w:r>'


WHITE_RUN = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize("order", ["before", "inside", "after"])
def test_white_text_on_a_drawing_is_kept(make_docx: MakeDocx, order: str) -> None:
    """White text may stand on a coloured shape that is anchored beside it."""
    shape, words = drawing(width=7, height=1.2), run("On a shape", WHITE_RUN)
    body = {
        "before": paragraph(shape) + paragraph(words),
        "inside": paragraph(shape, words),
        "after": paragraph(words) + paragraph(shape),
    }[order]
    document = read_document(make_docx(body))
    assert (document.text, document.warnings) == ("On a shape", ())


@pytest.mark.parametrize(
    "shape",
    [
        drawing(width=7, height=1.2),
        drawing(width=0.3, height=0.3),
        drawing(width=7, height=9, fill='<a:srgbClr val="FFFFFF"/>'),
        '<w:r><w:pict><v:rect xmlns:v="urn:v" style="width:500pt;height:60pt" fillcolor="#203060"/></w:pict></w:r>',
    ],
    ids=["banner far above", "dot", "white page", "old banner far above"],
)
def test_white_text_far_from_any_ground_is_left_out(make_docx: MakeDocx, shape: str) -> None:
    """A shape somewhere in the file is no licence for white text everywhere."""
    lines = "".join(paragraph(run(f"Line {n}")) for n in range(30))
    document = read_document(
        make_docx(paragraph(shape, run("Top")) + lines + paragraph(run("stuffed keywords", WHITE_RUN)))
    )
    assert "stuffed" not in document.text and "Line 29" in document.text
    assert document.warnings == ("hidden_text: 1 runs of hidden, white or tiny text were left out",)


def test_white_text_on_the_drawing_of_a_page_header_is_kept(make_docx: MakeDocx) -> None:
    """A banner drawn in the header lies under the first lines of the body."""
    body = paragraph(run("Name on a banner", WHITE_RUN))
    shape = drawing(width=8, height=1.5).replace("<wp:anchor ", '<wp:anchor xmlns:wp="urn:wp" ')
    assert read_document(make_docx(body, header1=paragraph(shape))).text == "Name on a banner"


def test_tabs_breaks_notes_and_links_are_kept(make_docx: MakeDocx) -> None:
    """Tabs, line breaks, footnotes and the words of links stay."""
    body = paragraph(
        run("Baker"),
        "<w:r><w:tab/></w:r>",
        run("2015"),
        "<w:r><w:br/></w:r>",
        f"<w:hyperlink>{run('portfolio')}</w:hyperlink>",
    )
    text = read_document(make_docx(body, footnotes=paragraph(run("A note on rye")))).text
    assert text == "Baker\t2015\nportfolio\n\nA note on rye"


def test_placeholders_of_a_template_are_left_out(make_docx: MakeDocx) -> None:
    """'Click here to enter text' is not part of a résumé."""
    body = paragraph(run("Kept")) + (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph(run('Click here'))}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('Filled in'))}</w:sdtContent></w:sdt>"
    )
    assert read_document(make_docx(body)).text == "Kept\nFilled in"


def _packed(xml: str, name: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        pytest.param(
            _packed('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'),
            "bomb",
            id="external entity",
        ),
        pytest.param(
            _packed('<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'),
            "bomb",
            id="entity bomb",
        ),
        pytest.param(_packed("<a>" * 50_000), "bomb", id="deep"),
        pytest.param(_packed("<a>" + " " * 40_000_000 + "</a>"), "bomb", id="zip bomb"),
        pytest.param(_packed("<a><b></a>"), "corrupt", id="broken xml"),
        pytest.param(_packed("<a/>")[:60], "corrupt", id="truncated"),
        pytest.param(b"PK\x05\x06" + bytes(18), "unsupported_type", id="empty archive"),
        pytest.param(_packed("<x/>", "xl/workbook.xml"), "unsupported_type", id="excel"),
        pytest.param(_packed("<w:document xmlns:w='urn:w'><w:body/></w:document>"), "empty", id="no text"),
        pytest.param(
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            id="encrypted",
        ),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "unsupported_type", id="old doc"),
    ],
)
def test_hostile_or_foreign_archives_get_a_status(data: bytes, status: str) -> None:
    """No archive is unpacked without bound, no entity is followed, and every failure has its name."""
    began = time.process_time()
    with pytest.raises(ReadingError) as caught:
        read_document(data)
    assert caught.value.status == status
    assert time.process_time() - began < 2.0


def test_endless_paragraphs_are_cut(make_docx: MakeDocx) -> None:
    """A million empty paragraphs end at the limit."""
    document = read_document(make_docx(paragraph(run("First")) + "<w:p/>" * 60_000))
    assert document.text == "First"
    assert document.warnings[0].startswith("truncated")


def test_text_beyond_the_limit_is_reported(make_docx: MakeDocx) -> None:
    """The limit of characters holds for DOCX as for all formats."""
    body = "".join(paragraph(run(f"Paragraph {index} about looms")) for index in range(200))
    document = read_document(make_docx(body), limits=ReadingLimits(max_characters=1_000))
    assert len(document.text) <= 1_000
    assert document.warnings[0].startswith("truncated")


def boxed(*texts: str) -> str:
    """Return a run that holds a text box of several paragraphs."""
    return f"<w:r><w:pict><w:txbxContent>{''.join(paragraph(run(t)) for t in texts)}</w:txbxContent></w:pict></w:r>"


def test_side_column_in_a_text_box_does_not_part_a_section(make_docx: MakeDocx) -> None:
    """A box of many lines, anchored in the middle of the text, is read behind it."""
    side = ["Skills", "Knots", "Charts", "French"]
    body = [f"Line {n} about ferries" for n in range(6)]
    lines = [
        *map(paragraph, map(run, body[:5])),
        paragraph(run(body[5]), boxed(*side)),
        paragraph(run("The end")),
    ]
    read = read_document(make_docx("".join(lines))).text.split("\n")
    assert [line for line in read if line] == [*body, "The end", *side]


def test_heading_in_a_text_box_stays_at_its_anchor(make_docx: MakeDocx) -> None:
    """A box of one line may be the heading of what follows."""
    body = [paragraph(run(f"Line {n}")) for n in range(6)]
    lines = [*body, paragraph(boxed("Experience")), paragraph(run("Clerk"))]
    read = [line for line in read_document(make_docx("".join(lines))).text.split("\n") if line]
    assert read[-2:] == ["Experience", "Clerk"]
