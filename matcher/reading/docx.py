"""DOCX, read with the standard library alone: no entity, no bomb and no macro is ever followed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from matcher.exceptions import ReadingError
from matcher.reading.backdrops import WHITE, Drawing, stands_on
from matcher.reading.limits import ReadingLimits
from matcher.reading.lines import BLANK, ColumnNames, Content, Line, join_row
from matcher.reading.sources import FORMATS_SENTENCE

_TYPED_BULLET = re.compile(r"^[ \t]*([•◦▪▫■●○‣·\uf0b7\uf0a7])[ \t]*")
_MAX_PARAGRAPHS: Final = 50_000
_FALSE: Final = ("0", "false", "off", "none")
_LINES_OF_HEAD: Final = 4  # a text box anchored this early belongs to the head of the page
_LEAST_ASIDE: Final = 4  # lines of a text box that is a column of its own
_TINY_HALF_POINTS: Final = 4  # 2 points
_HEADING_STYLE = re.compile(
    r"(?:heading|title|section|überschrift|titre|título|titolo|kop)\b[\s\d]*$", re.IGNORECASE
)
_PART = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml$")


class _Stop(Exception):
    """Enough has been read."""


class _Hostile(Exception):
    """The XML holds something that no word processor writes."""


def read_docx(data: bytes, *, name: str, limits: ReadingLimits) -> Content:
    """Read a DOCX file.

    Raises
    ------
    ReadingError
        ``corrupt``, ``bomb``, ``encrypted`` or, for another kind of archive, ``unsupported_type``.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = {info.filename: info for info in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RecursionError):
        raise _corrupt(name) from None
    main = _main_part(members)
    if main is None:
        raise ReadingError(
            f"{name} is {_archive_kind(members)}, which cannot be read. Save it as PDF, DOCX or text. {FORMATS_SENTENCE}",
            status="unsupported_type",
            source=name,
        )
    wanted = [main, *sorted(part for part in members if _PART.match(part) or part in _HELP_PARTS)]
    _guard_sizes(members, wanted, data, name=name, limits=limits)
    reader = _Reader(archive=archive, members=members, name=name, limits=limits)
    styles = reader.styles()
    parts = {
        kind: [line for part in wanted if _kind_of(part) == kind for line in reader.lines(part, styles)]
        for kind in _KINDS
    }
    body = reader.lines(main, styles)  # last: it may stand on the drawings of the headers
    lines = [
        *_once(parts["header"], body),
        *body,
        *_section(parts["footnotes"]),
        *_section(parts["endnotes"]),
        *_section(_once(parts["footer"], body)),
    ]
    warnings = []
    if reader.n_hidden:
        warnings.append(f"hidden_text: {reader.n_hidden} runs of hidden, white or tiny text were left out")
    if reader.is_truncated:
        warnings.append(f"truncated: only the first {_MAX_PARAGRAPHS:,} paragraphs were read")
    if reader.n_damaged:
        warnings.append(f"damaged: {reader.n_damaged} parts of the file were damaged and are left out")
    return Content(format="docx", lines=tuple(lines), warnings=tuple(warnings))


_HELP_PARTS: Final = ("word/styles.xml", "word/numbering.xml")
_KINDS: Final = ("header", "footer", "footnotes", "endnotes")


def _kind_of(part: str) -> str:
    match = _PART.match(part)
    return match[1] if match else ""


def _main_part(members: dict[str, zipfile.ZipInfo]) -> str | None:
    for part in ("word/document.xml", "word/document2.xml"):
        if part in members:
            return part
    return None


def _archive_kind(members: dict[str, zipfile.ZipInfo]) -> str:
    for start, kind in (
        ("xl/", "an Excel workbook"),
        ("ppt/", "a PowerPoint file"),
        ("content.xml", "an OpenDocument file (.odt)"),
        ("Index", "a Pages file"),
    ):
        if any(part.startswith(start) for part in members):
            return kind
    return "a ZIP archive without a Word document"


def _guard_sizes(
    members: dict[str, zipfile.ZipInfo], wanted: list[str], data: bytes, *, name: str, limits: ReadingLimits
) -> None:
    if any(members[part].flag_bits & 0x1 for part in wanted):
        raise ReadingError(
            f"{name} is encrypted with a password. Save a copy without password protection.",
            status="encrypted",
            source=name,
        )
    unpacked = sum(members[part].file_size for part in wanted)
    packed = sum(info.compress_size for info in members.values())
    if unpacked > limits.max_docx_xml_bytes or packed > len(data):
        raise _bomb(name, f"would unpack to {unpacked / 1e6:,.0f} MB of text")


def _bomb(name: str, what: str) -> ReadingError:
    return ReadingError(
        f"{name} {what}, which no real document does. Save its text as a plain file instead.",
        status="bomb",
        source=name,
    )


def _corrupt(name: str) -> ReadingError:
    return ReadingError(
        f"{name} is damaged and cannot be opened. Open it in Word and save it again.",
        status="corrupt",
        source=name,
    )


def _once(lines: list[Line], body: list[Line]) -> list[Line]:
    """Leave out what is said before: the same header on first and other pages, page numbers."""
    seen: set[str] = {line.text.strip() for line in body}
    kept: list[Line] = []
    for line in lines:
        words = line.text.strip()
        if (
            not words
            or words in seen
            or re.fullmatch(
                r"(?:page|seite|página)?\s?\d{0,4}\s?(?:of|/|von|de)?\s?\d{0,4}", words, re.IGNORECASE
            )
        ):
            continue
        seen.add(words)
        kept.append(line)
    return [*kept, BLANK] if kept else []


def _section(lines: list[Line]) -> list[Line]:
    return [BLANK, *lines] if any(line.text.strip() for line in lines) else []


@dataclass(slots=True)
class _Style:
    is_heading: bool = False
    is_hidden: bool = False
    is_list: bool = False
    based_on: str = ""


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    style: str = ""
    level: int = -1
    numbered: bool | None = None
    is_outline: bool = False
    has_shade: bool = False
    boxes: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    is_hidden: bool = False
    is_white: bool = False
    is_tiny: bool = False
    has_shade: bool = False


class _Reader:
    """Reads the parts of one archive."""

    def __init__(
        self,
        *,
        archive: zipfile.ZipFile,
        members: dict[str, zipfile.ZipInfo],
        name: str,
        limits: ReadingLimits,
    ) -> None:
        self._archive = archive
        self._members = members
        self._name = name
        self._limits = limits
        self.n_hidden = 0
        self.n_damaged = 0
        self.is_truncated = False
        self._of_headers: list[tuple[int, int]] = []

    def styles(self) -> dict[str, _Style]:
        if "word/styles.xml" not in self._members:
            return {}
        handler = _Styles()
        self._parse("word/styles.xml", handler)
        return handler.resolved()

    def lines(self, part: str, styles: dict[str, _Style]) -> list[Line]:
        most = 2 * self._limits.max_characters
        handler = _Body(styles, max_characters=most, backdrops=self._of_headers)
        self._parse(part, handler)
        if handler.has_white and len(handler.backdrops) > len(self._of_headers):
            # Only now is it known where the drawings are that the white text may stand on.
            handler = _Body(styles, max_characters=most, backdrops=handler.backdrops)
            self._parse(part, handler)
        if _kind_of(part) == "header":
            self._of_headers += [(0, last) for _, last in handler.backdrops]
        self.n_hidden += handler.n_hidden
        self.is_truncated |= handler.is_truncated
        return handler.finish()

    def _parse(self, part: str, handler: _Styles | _Body) -> None:
        is_main = part.startswith("word/document")
        parser = expat.ParserCreate(namespace_separator=" ")
        depth = 0
        max_depth = self._limits.max_xml_depth

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > max_depth:
                raise _Hostile(f"nests its XML more than {max_depth} deep")
            handler.start(
                tag.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            )

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            handler.end(tag.rpartition(" ")[2])

        def refuse(*_: object) -> None:
            raise _Hostile("declares a document type")

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = refuse
        parser.buffer_text = True
        try:
            with self._archive.open(self._members[part]) as file:
                while block := file.read(65_536):
                    parser.Parse(block, False)
            parser.Parse(b"", True)
        except _Stop:
            self.is_truncated = True
        except _Hostile as error:
            raise _bomb(self._name, str(error)) from None
        except (
            expat.ExpatError,
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ):
            if is_main:
                raise _corrupt(self._name) from None
            self.n_damaged += 1


class _Styles:
    """Collects which styles are headings, lists or hidden."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._current: _Style | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "style":
            self._current = _Style()
            self._styles[attributes.get("styleId", "")] = self._current
        elif self._current is None:
            return
        elif tag == "name":
            self._current.is_heading |= bool(_HEADING_STYLE.match(value))
            self._current.is_list |= value.lower().startswith("list bullet")
        elif tag == "basedOn":
            self._current.based_on = value
        elif tag == "outlineLvl":
            self._current.is_heading |= value.isdigit() and int(value) < 9
        elif tag == "numPr":
            self._current.is_list = True
        elif tag == "vanish":
            self._current.is_hidden = value not in _FALSE

    def end(self, tag: str) -> None:
        if tag == "style":
            self._current = None

    def text(self, text: str) -> None:
        return

    def resolved(self) -> dict[str, _Style]:
        for style in self._styles.values():
            above, seen = style.based_on, set[str]()
            while above in self._styles and above not in seen:
                seen.add(above)
                base = self._styles[above]
                style.is_heading |= base.is_heading
                style.is_list |= base.is_list
                style.is_hidden |= base.is_hidden
                above = base.based_on
        return self._styles


class _Body:
    """Turns the elements of a story (body, header, notes) into lines."""

    def __init__(
        self, styles: dict[str, _Style], *, max_characters: int, backdrops: Sequence[tuple[int, int]] = ()
    ) -> None:
        self._styles = styles
        self._n_left = max_characters
        self._n_paragraphs = 0
        self._n_written = 0
        self._held: list[Line] = []
        self.n_hidden = 0
        self.is_truncated = False
        self._sink: list[Line] = []
        self._sinks: list[list[Line]] = []
        self._rows: list[list[list[Line]]] = []
        self._columns = ColumnNames()
        self._cell_shade: list[bool] = []
        self._paragraphs: list[_Paragraph] = []
        self._run: _Run | None = None
        self._in_run_properties = False
        self._in_text = False
        self._in_paragraph_properties = False
        self._skip_depth = 0
        self._n_boxes = 0
        self._has_background = False
        self.has_white = False
        self._known = tuple(backdrops)
        self.backdrops = list(backdrops)
        self._drawings: list[Drawing] = []
        self._placeholder: list[bool] = []
        self._choices: list[bool] = []
        self._white: list[tuple[_Paragraph, int]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skip_depth:
            self._skip_depth += 1
            return
        value = attributes.get("val", "")
        if tag in ("del", "moveFrom", "rt", "Fallback"):
            is_fallback_needed = tag == "Fallback" and not (self._choices and self._choices[-1])
            if not is_fallback_needed:
                self._skip_depth = 1
        elif tag == "AlternateContent":
            self._choices.append(False)
        elif tag == "Choice":
            if self._choices:
                if self._choices[-1]:
                    self._skip_depth = 1
                self._choices[-1] = True
        elif tag == "p":
            self._start_paragraph()
        elif tag == "pPr":
            self._in_paragraph_properties = True
        elif tag == "r":
            self._run = _Run()
        elif tag == "rPr":
            self._in_run_properties = self._run is not None
        elif tag == "t":
            self._in_text = True
        elif tag in ("tab", "ptab"):
            if self._run is not None and not self._in_paragraph_properties:
                self._add("\t")
        elif tag in ("br", "cr"):
            self._add("\n")
        elif tag == "noBreakHyphen":
            self._add("-")
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc":
            self._sinks.append(self._sink)
            self._sink = []
            self._cell_shade.append(False)
        elif tag == "txbxContent":
            self._n_boxes += 1
            self._sinks.append(self._sink)
            self._sink = []
            self._run = None
        elif tag == "sdt":
            self._placeholder.append(False)
        elif tag == "showingPlcHdr":
            if self._placeholder and value not in _FALSE:
                self._placeholder[-1] = True
        elif tag == "sdtContent":
            if self._placeholder and self._placeholder[-1]:
                self._skip_depth = 1
        elif tag == "background":
            self._has_background |= not WHITE.match(attributes.get("color", "FFFFFF"))
        elif tag in ("anchor", "pict"):  # a drawing that text may stand on
            self._drawings.append(Drawing(paragraph=self._n_paragraphs))
        elif self._drawings and self._n_boxes == 0:
            self._drawings[-1].read(tag, attributes)
        else:
            self._property(tag, value, attributes)

    def _property(self, tag: str, value: str, attributes: dict[str, str]) -> None:
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        if tag == "shd":
            fill = attributes.get("fill", "auto")
            is_dark = fill not in ("auto", "") and not WHITE.match(fill)
            if self._in_run_properties and self._run is not None:
                self._run.has_shade |= is_dark
            elif paragraph is not None and self._in_paragraph_properties:
                paragraph.has_shade |= is_dark
            elif self._cell_shade:
                self._cell_shade[-1] |= is_dark
        elif self._in_run_properties and self._run is not None:
            if tag == "vanish" or tag == "webHidden":
                self._run.is_hidden = value not in _FALSE
            elif tag == "color":
                self._run.is_white = bool(WHITE.match(value))
            elif tag == "highlight":
                self._run.has_shade = value not in ("none", "white")
            elif tag == "sz":
                self._run.is_tiny = value.isdigit() and int(value) < _TINY_HALF_POINTS
            elif tag == "rStyle":
                style = self._styles.get(value)
                self._run.is_hidden |= style is not None and style.is_hidden
        elif paragraph is not None and self._in_paragraph_properties:
            if tag == "pStyle":
                paragraph.style = value
            elif tag == "numId":
                paragraph.numbered = value not in ("0", "")
            elif tag == "ilvl":
                paragraph.level = int(value) if value.isdigit() and len(value) < 3 else 0
            elif tag == "outlineLvl":
                paragraph.is_outline = value.isdigit() and int(value) < 9

    def end(self, tag: str) -> None:
        if self._skip_depth:
            self._skip_depth -= 1
            return
        if tag == "t":
            self._in_text = False
        elif tag == "r":
            self._run = None
        elif tag == "rPr":
            self._in_run_properties = False
        elif tag == "pPr":
            self._in_paragraph_properties = False
        elif tag == "p":
            self._end_paragraph()
        elif tag == "tc" and self._sinks:
            cell, self._sink = self._sink, self._sinks.pop()
            self._cell_shade.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._sink.extend(cell)
        elif tag == "tr" and self._rows:
            self._sink.extend(join_row(self._rows.pop(), self._columns))
        elif tag == "tbl":
            self._columns = ColumnNames()
            self._sink.append(BLANK)
        elif tag == "txbxContent" and self._sinks:
            self._n_boxes -= 1
            box, self._sink = self._sink, self._sinks.pop()
            if self._paragraphs:
                self._paragraphs[-1].boxes.extend(box)
            else:
                self._sink.extend(box)
        elif tag == "sdt" and self._placeholder:
            self._placeholder.pop()
        elif tag == "AlternateContent" and self._choices:
            self._choices.pop()
        elif tag in ("anchor", "pict") and self._drawings:
            ground = self._drawings.pop().backdrop()
            if ground is not None:
                self.backdrops.append(ground)

    def text(self, text: str) -> None:
        if self._in_text and not self._skip_depth:
            self._add(text)

    def _add(self, text: str) -> None:
        if not self._paragraphs or self._skip_depth:
            return
        run, paragraph = self._run, self._paragraphs[-1]
        style = self._styles.get(paragraph.style)
        if (run is not None and (run.is_hidden or run.is_tiny)) or (style is not None and style.is_hidden):
            self.n_hidden += bool(text.strip())
            return
        is_shaded = paragraph.has_shade or self._n_boxes > 0 or any(self._cell_shade)
        if run is not None and run.is_white and not run.has_shade and not is_shaded and text.strip():
            self._white.append((paragraph, len(paragraph.parts)))
        paragraph.parts.append(text)
        self._n_left -= len(text)
        if self._n_left < 0:
            raise _Stop

    def _start_paragraph(self) -> None:
        self._n_paragraphs += 1
        if self._n_paragraphs > _MAX_PARAGRAPHS:
            raise _Stop
        self._paragraphs.append(_Paragraph())

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs.pop()
        if self._white:
            self._drop_white(paragraph)
        words = "".join(paragraph.parts)
        style = self._styles.get(paragraph.style, _Style())
        is_heading = style.is_heading or paragraph.is_outline
        is_list = paragraph.numbered if paragraph.numbered is not None else style.is_list
        if is_heading and self._held and not self._sinks:
            self._sink.extend(self._held)
            self._held = []
        for index, part in enumerate(words.split("\n")):
            text = _TYPED_BULLET.sub(r"\1 ", part)
            if is_list and not is_heading and index == 0 and text.strip():
                text = "  " * min(max(paragraph.level, 0), 6) + "- " + text.strip().lstrip("•·▪- ")
            self._sink.append(Line(text=text, is_heading=is_heading and bool(text.strip())))
            self._n_written += bool(text.strip()) and not self._sinks
        if not self._sinks and self._is_aside(paragraph.boxes):
            self._held.extend([BLANK, *paragraph.boxes, BLANK])
        else:
            self._sink.extend(paragraph.boxes)

    def _is_aside(self, box: list[Line]) -> bool:
        """Tell a side column, whose anchor may stand in the middle of a section, from the box of a heading or of the head."""
        return self._n_written > _LINES_OF_HEAD and sum(bool(b.text.strip()) for b in box) >= _LEAST_ASIDE

    def _drop_white(self, paragraph: _Paragraph) -> None:
        """Leave white runs out, unless a picture or colour behind the text may make them readable."""
        self.has_white = True
        if not self._has_background and not stands_on(self._known, self._n_paragraphs):
            for owner, index in self._white:
                if owner is paragraph and paragraph.parts[index]:
                    paragraph.parts[index] = ""
                    self.n_hidden += 1
        self._white = [entry for entry in self._white if entry[0] is not paragraph]

    def finish(self) -> list[Line]:
        while self._paragraphs:
            self._end_paragraph()
        while self._rows:
            self._sink.extend(join_row(self._rows.pop(), self._columns))
        while self._sinks:
            self._sink = [*self._sinks.pop(), *self._sink]
        return [*self._sink, *self._held]
