"""PDF pages are read in the order in which a person reads them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from matcher.exceptions import ReadingError
from matcher.reading import ReadingLimits, read_document

MakePdf = Callable[..., bytes]
LEFT = [f"Left line {index} tells of harbours and their cranes" for index in range(12)]
RIGHT = [f"Right line {index} tells of bakeries and ovens" for index in range(12)]


def lines_of(data: bytes) -> list[str]:
    return [line for line in read_document(data).text.split("\n") if line]


@pytest.mark.parametrize("order", ["columns", "rows", "right_first", "offset", "mixed"])
def test_two_columns_are_read_one_after_the_other(make_pdf: MakePdf, order: str) -> None:
    """However the file paints two columns, the left one is read first and no line joins both."""
    shift = 6 if order == "offset" else 0
    items = [(50, 700 - 14 * i, text) for i, text in enumerate(LEFT)]
    items += [(320, 700 - shift - 14 * i, text) for i, text in enumerate(RIGHT)]
    if order == "rows":
        items.sort(key=lambda item: (-item[1], item[0]))
    elif order == "right_first":
        items.reverse()
    elif order == "mixed":
        items.sort(key=lambda item: (item[1] * 7919) % 101)

    def draw(page) -> None:
        page.write(150, 760, "A heading that stands over both of the columns", size=14)
        for x, y, text in items:
            page.write(x, y, text)

    assert lines_of(make_pdf(draw)) == ["A heading that stands over both of the columns", *LEFT, *RIGHT]


def test_right_aligned_dates_and_places_stay_with_their_jobs(make_pdf: MakePdf) -> None:
    """Dates at the right margin are the ends of their lines, not a column."""
    jobs = [
        ("Crane Operator, Hafen GmbH", "Jan 2019 – Present", "Bremen"),
        ("Rigger, Nordkran", "2014 – 2018", "Kiel"),
    ]
    jobs += [
        ("Apprentice, Stahlbau Süd", "Aug 2011 – Jul 2014", "Ulm"),
        ("Helper, Depot", "Summer 2010", "Ulm"),
    ]

    def draw(page) -> None:
        y = 760
        for title, dates, place in jobs:
            page.write(50, y, title, bold=True)
            page.write(545, y, dates, right=True)
            page.write(50, y - 14, "Worked on the quay")
            page.write(545, y - 14, place, right=True)
            y -= 40

    lines = lines_of(make_pdf(draw))
    assert lines[0::2] == [f"{title}\t{dates}" for title, dates, _ in jobs]
    assert lines[1::2] == [f"Worked on the quay\t{place}" for *_, place in jobs]


def test_dates_in_the_left_margin_open_their_jobs(make_pdf: MakePdf) -> None:
    """A narrow column of dates is read with the job that stands beside each date."""

    def draw(page) -> None:
        page.column(60, 700, ["09/2018 – today", "", "", "03/2014 – 08/2018", "", "2010 – 2013"])
        page.column(
            190,
            700,
            [
                "Head Baker, Mühle",
                "Leads a night shift of six bakers",
                "and plans the flour",
                "Baker, Kornhaus",
                "Bread",
                "School",
            ],
        )

    lines = lines_of(make_pdf(draw))
    assert lines == [
        "09/2018 – today\tHead Baker, Mühle",
        "Leads a night shift of six bakers",
        "and plans the flour",
        "03/2014 – 08/2018\tBaker, Kornhaus",
        "Bread",
        "2010 – 2013\tSchool",
    ]


def test_section_names_in_the_margin_stand_above_their_sections(make_pdf: MakePdf) -> None:
    """Headings to the left of their sections become headings above them."""

    def draw(page) -> None:
        page.write(60, 700, "PROFILE", bold=True)
        page.column(190, 700, ["Baker with a long record of night", "shifts and sourdough."])
        page.write(60, 650, "EXPERIENCE", bold=True)
        page.column(190, 650, ["Head Baker, Mühle since spring", "Baker, Kornhaus in the old town"])
        page.write(60, 600, "EDUCATION", bold=True)
        page.column(190, 600, ["Vocational school in the district town", "with a journeyman's certificate"])

    lines = lines_of(make_pdf(draw))
    assert [lines.index(name) for name in ("PROFILE", "EXPERIENCE", "EDUCATION")] == [0, 3, 6]


def test_sidebar_is_read_apart_and_after_the_name(make_pdf: MakePdf) -> None:
    """A dark sidebar with white text is read whole, after the column that names the person."""
    side = [
        "Contact",
        "Bremen",
        "ana@example.org",
        "Skills",
        "Slewing cranes",
        "Radio",
        "First aid",
        "German",
        "Polish",
    ]
    main = [
        "Crane operator with twelve years on the quays",
        "Loads of up to ninety tonnes in wind",
        "Trained four apprentices",
    ]
    main += ["Hafen GmbH, Bremen, since the spring of that year", "Moved 30 containers an hour in two shifts"]

    def draw(page) -> None:
        page.drawing.setFillColorRGB(0.1, 0.2, 0.3)
        page.drawing.rect(0, 0, 170, 842, fill=1, stroke=0)
        page.column(20, 780, side, step=17, color=(1, 1, 1))
        page.write(200, 785, "Ana Beispiel", size=22)
        page.column(200, 750, main, step=23)

    document = read_document(make_pdf(draw))
    assert [line for line in document.text.split("\n") if line] == ["Ana Beispiel", *main, *side]
    assert document.status == "ok"


def test_lists_side_by_side_do_not_swallow_the_next_section(make_pdf: MakePdf) -> None:
    """Two short lists beside each other end where the next heading begins."""

    def draw(page) -> None:
        page.write(50, 760, "Skills", size=13, bold=True)
        page.column(60, 740, ["• Welding", "• Grinding", "• Drawing", "• Measuring"])
        page.column(300, 740, ["• Brazing", "• Painting", "• Rigging"])
        page.write(50, 660, "Work history", size=13, bold=True)
        page.column(
            50,
            640,
            [
                "Welder, Stahlbau",
                "Joined the frames of halls and of bridges over the canal, by hand and by machine",
            ],
        )

    lines = lines_of(make_pdf(draw))
    assert lines[:9] == [
        "Skills",
        "• Welding",
        "• Grinding",
        "• Drawing",
        "• Measuring",
        "• Brazing",
        "• Painting",
        "• Rigging",
        "Work history",
    ]


def test_short_sidebar_stands_after_the_whole_main_column(make_pdf: MakePdf) -> None:
    """A sidebar that ends half-way does not cut the main column in two."""
    main = [f"Sentence {index} of the main column tells of tides and of locks" for index in range(30)]
    side = ["Skills", "Sluices", "Pumps", "Radio", "Polish"]

    def draw(page) -> None:
        page.column(40, 760, main, step=15)
        page.column(430, 740, side, step=19)

    assert lines_of(make_pdf(draw)) == [*main, *side]


def test_two_lists_of_sentences_end_at_the_next_heading(make_pdf: MakePdf) -> None:
    """Lists of long items beside each other do not draw the section below them into a column."""
    left = [
        "• Knows the rules for the transport of dangerous",
        "goods by rail, by road and by ship",
        "• Reads tide tables in four languages and charts",
    ]
    right = ["• Patient with learners", "• Exact", "• Early riser"]
    below = [
        "Harbour master since 2011",
        "Keeps the log of all ships that enter or leave the harbour by day and by night, in any weather",
    ]

    def draw(page) -> None:
        page.column(50, 740, left)
        page.column(330, 740, right)
        page.write(50, 670, "Experience", size=13, bold=True)
        page.column(50, 650, below)
        page.column(
            50,
            620,
            ["Further sentences run over the whole width of the page and close the gutter for good"] * 3,
        )

    assert lines_of(make_pdf(draw))[:8] == [*left, *right, "Experience", below[0]]


def test_hidden_text_is_left_out_and_reported(make_pdf: MakePdf) -> None:
    """White, tiny, transparent, covered and off-page words are not read; white on a dark banner is."""

    def draw(page) -> None:
        page.write(50, 760, "Visible words about turbines")
        page.write(50, 740, "whitewords", color=(1, 1, 1))
        page.write(50, 720, "tinywords", size=1)
        page.write(-400, 700, "outsidewords")
        page.drawing.saveState()
        text = page.drawing.beginText(50, 680)
        text.setTextRenderMode(3)
        text.textLine("modewords")
        page.drawing.drawText(text)
        page.drawing.restoreState()
        page.drawing.saveState()
        page.drawing.setFillAlpha(0)
        page.write(50, 660, "clearwords")
        page.drawing.restoreState()
        page.write(50, 640, "coveredwords")
        page.drawing.setFillColorRGB(1, 1, 1)
        page.drawing.rect(40, 632, 200, 20, fill=1, stroke=0)
        page.drawing.setFillColorRGB(0, 0, 0.4)
        page.drawing.rect(0, 590, 595, 30, fill=1, stroke=0)
        page.write(50, 600, "Banner words", color=(1, 1, 1))

    document = read_document(make_pdf(draw))
    assert document.text.split() == ["Visible", "words", "about", "turbines", "Banner", "words"]
    assert document.status == "ok_warn"
    assert [warning.split(":")[0] for warning in document.warnings] == ["hidden_text"]
    assert "6 runs" in document.warnings[0]


def test_words_are_whole(make_pdf: MakePdf) -> None:
    """Divided words, letters set apart, and fixed spaces give the words that the eye reads."""

    def draw(page) -> None:
        page.column(
            50,
            760,
            ["Respon-", "sible for full-", "time staff", "E X P E R I E N C E", "W O R K   H I S T O R Y"],
        )
        text = page.drawing.beginText(50, 600)
        text.setCharSpace(3)
        text.textLine("TOOLS AND SKILLS")
        page.drawing.drawText(text)

    assert lines_of(make_pdf(draw)) == [
        "Responsible",
        "for full-time",
        "staff",
        "EXPERIENCE",
        "WORK HISTORY",
        "TOOLS AND SKILLS",
    ]


def test_letters_painted_one_by_one_give_words(make_pdf: MakePdf) -> None:
    """Browsers that print each letter and each space as an object of its own lose no space."""

    def draw(page) -> None:
        x = 50.0
        for letter in "from various rooms":
            page.write(x, 760, letter)
            x += page.drawing.stringWidth(letter, "Helvetica", 10) * (0.55 if letter == " " else 1.0)

    assert lines_of(make_pdf(draw)) == ["from various rooms"]


def test_painted_dots_are_list_marks(make_pdf: MakePdf) -> None:
    """A small filled circle before a line is its bullet."""

    def draw(page) -> None:
        page.write(50, 760, "Duties")
        for index, text in enumerate(["Opens the shop", "Counts the till"]):
            page.drawing.setFillColorRGB(0, 0, 0)
            page.drawing.circle(55, 743 - 15 * index, 1.6, fill=1)
            page.write(65, 740 - 15 * index, text)

    assert lines_of(make_pdf(draw)) == ["Duties", "• Opens the shop", "• Counts the till"]


def test_headers_and_page_numbers_are_read_once(make_pdf: MakePdf) -> None:
    """What repeats at the edge of every page is kept the first time only; page numbers are dropped."""

    def page_with(number: int) -> Callable:
        def draw(page) -> None:
            page.write(50, 800, "Kim Example, kim@example.org")
            page.column(50, 700, [f"Sentence {number}-{index} about bees" for index in "abcdefgh"])
            page.write(280, 30, f"Page {number} of 3")

        return draw

    text = read_document(make_pdf(page_with(1), page_with(2), page_with(3))).text
    assert text.count("kim@example.org") == 1
    assert "Page" not in text
    assert text.count("about bees") == 24


def test_rotated_page_reads_like_an_upright_one(make_pdf: MakePdf) -> None:
    """A page turned by its /Rotate entry, with text that stands upright on it, is read in order."""
    texts = ["First line of the page", "Second line of the page", "Third line of the page"]

    def draw(page) -> None:
        page.drawing.setPageRotation(90)
        page.drawing.rotate(90)
        page.drawing.translate(0, -595)
        page.column(60, 500, texts)

    assert lines_of(make_pdf(draw)) == texts


def test_pages_beyond_the_limit_are_reported(make_pdf: MakePdf) -> None:
    """A long file is read up to the page limit, with a warning."""
    data = make_pdf(*[lambda page: page.write(50, 700, "A page about rivers and their many bridges")] * 5)
    document = read_document(data, limits=ReadingLimits(max_pages=2))
    assert document.n_pages == 5
    assert document.warnings == ("truncated: the first 2 of 5 pages were read",)


def test_scan_needs_ocr(make_pdf: MakePdf) -> None:
    """A page that is only a picture has the status needs_ocr and names the way out."""

    def draw(page) -> None:
        page.drawing.drawInlineImage(_grey_image(), 0, 0, 595, 842)

    with pytest.raises(ReadingError, match="OCR") as caught:
        read_document(make_pdf(draw))
    assert caught.value.status == "needs_ocr"


def test_ocr_layer_is_read(make_pdf: MakePdf) -> None:
    """Invisible text over a full-page picture is the text layer of a scan, not a trick."""

    def draw(page) -> None:
        page.drawing.drawInlineImage(_grey_image(), 0, 0, 595, 842)
        text = page.drawing.beginText(50, 700)
        text.setTextRenderMode(3)
        text.textLine("Scanned certificate of apprenticeship as a cooper, issued in Trier")
        page.drawing.drawText(text)

    document = read_document(make_pdf(draw))
    assert document.text.startswith("Scanned certificate")
    assert document.warnings[0].startswith("ocr_layer")


def test_password_protected_file_is_encrypted() -> None:
    """A file that needs a password is reported as encrypted; an owner password alone does no harm."""
    for user, readable in (("secret", False), ("", True)):
        buffer = io.BytesIO()
        lock = pdfencrypt.StandardEncryption(user, ownerPassword="owner", strength=128)
        drawing = canvas.Canvas(buffer, pagesize=A4, encrypt=lock)
        drawing.drawString(50, 700, "Words about clouds")
        drawing.save()
        if readable:
            assert read_document(buffer.getvalue()).text == "Words about clouds"
        else:
            with pytest.raises(ReadingError) as caught:
                read_document(buffer.getvalue())
            assert caught.value.status == "encrypted"


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_damaged_file_is_corrupt_or_read(make_pdf: MakePdf, cut: float) -> None:
    """A truncated file gives text or a status, never a parser's own error."""
    data = make_pdf(lambda page: page.write(50, 700, "Words about rain"))
    try:
        assert "rain" in read_document(data[: int(len(data) * cut)]).text
    except ReadingError as error:
        assert error.status in ("corrupt", "needs_ocr", "empty")


def test_reading_is_repeatable(make_pdf: MakePdf) -> None:
    """The same bytes give the same document."""
    data = make_pdf(lambda page: page.column(50, 700, LEFT))
    assert read_document(data) == read_document(data)
    assert len(PdfDocument(data)) == 1


def _grey_image():
    from PIL import Image

    return Image.new("L", (60, 85), 200)
