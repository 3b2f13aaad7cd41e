"""The characters of a PDF page as boxes of text, with the hidden ones set apart."""

from __future__ import annotations

import bisect
import ctypes
import math
import statistics
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pypdfium2.raw as pdfium

from matcher.reading.boxes import Box

_MIN_ALPHA: Final = 16
_NEAR_WHITE: Final = 235
_MIN_CONTRAST: Final = 24  # grey levels between the lightest and darkest pixel around visible text
_TINY_SHARE: Final = 2 / 792  # two points on a Letter page
_RENDER_SCALE: Final = 1.5
_MAX_RENDER_PIXELS: Final = 4_000_000
_SPLIT_GAP: Final = 1.2  # a gap this wide, in letter heights, is the eye's gap and not a space
_INVISIBLE_MODES: Final = (3, 7)
_LOST_SPACE: Final = 0.14  # of the letter height: a gap this much wider than the usual one is a space
_BOLD_WEIGHT: Final = 600
_LINE_ENDS: Final = (0x0A, 0x0D)
_NO_CHARACTERS: Final = (0, 0xFFFE, 0xFFFF)
_HYPHEN: Final = 2  # pdfium's code for a hyphen at a line's end
_PAINTED: Final = (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH)
_EMPTY: Final = 0.01
_MAX_OBJECTS: Final = 50_000
_MAX_DOTS: Final = 2_000
_MARK_SIZES: Final = (1.2, 9.0)  # points; a filled shape of this size before a line is a list mark


@dataclass(frozen=True, slots=True)
class _Ink:
    """How a text object is painted."""

    is_invisible: bool
    is_pale: bool


_VISIBLE: Final = _Ink(False, False)
_INVISIBLE: Final = _Ink(True, False)
_PALE: Final = _Ink(False, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The visible boxes of a page and how many were hidden."""

    boxes: tuple[Box, ...]
    n_hidden: int
    is_ocr_layer: bool
    has_image: bool
    width: float
    height: float


@dataclass(slots=True)
class _Run:
    """Characters that follow each other on a baseline."""

    text: str
    x0: float
    x1: float
    y: float
    low: float
    high: float
    size: float
    ink: _Ink
    is_bold: bool
    gaps: list[
        tuple[int, float, bool]
    ]  # index in the text, width of the gap before it, whether it is a space
    last_x0: float = 0.0


@dataclass(slots=True)
class _Marks:
    """What is painted besides letters."""

    image_area: float = 0.0
    has_cover: bool = False
    dots: list[tuple[float, float, float]] = field(default_factory=list)
    spaces: dict[int, list[float]] = field(default_factory=dict)

    def has_space(self, x0: float, x1: float, y: float, size: float) -> bool:
        """Tell whether a space was painted between two letters that begin at ``x0`` and ``x1``."""
        if not self.spaces:
            return False
        row = round(y)
        for near in (row, row - 1, row + 1):
            xs = self.spaces.get(near)
            if xs:
                index = bisect.bisect_right(xs, x0 + 0.02 * size)
                if index < len(xs) and xs[index] <= x1 + 0.02 * size:
                    return True
        return False


class _Geometry:
    """Turns page coordinates so that text runs left to right and ``y`` grows downwards."""

    def __init__(self, bounds: tuple[float, float, float, float], quarter: int) -> None:
        self.left, self.bottom, self.right, self.top = bounds
        self.quarter = quarter

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarter % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarter % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        if self.quarter == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def read_glyphs(page: Any, *, max_characters: int) -> PageText:
    """Read the characters of a pypdfium2 page."""
    text_page = page.get_textpage()
    try:
        return _read(page, text_page, max_characters=max_characters)
    finally:
        text_page.close()


def _read(page: Any, text_page: Any, *, max_characters: int) -> PageText:
    handle = text_page.raw
    n = min(max(0, pdfium.FPDFText_CountChars(handle)), max_characters)
    bounds = tuple(float(value) for value in page.get_bbox())
    geometry = _Geometry(bounds, _dominant_quarter(handle, n))  # type: ignore[arg-type]  # get_bbox gives four floats
    marks = _marks(page, geometry)
    runs = _runs(handle, n, geometry, marks)
    has_page_image = marks.image_area > 0.5 * geometry.width * geometry.height
    n_letters = sum(len(run.text) for run in runs)
    n_unpainted = sum(len(run.text) for run in runs if run.ink.is_invisible)
    is_ocr_layer = has_page_image and n_unpainted > 0.5 * n_letters
    picture = None
    if not is_ocr_layer and (marks.has_cover or any(run.ink.is_pale for run in runs)):
        picture = _picture(page)
    boxes: list[Box] = []
    n_hidden = 0
    n_outside = sum(len(run.text) for run in runs if _is_outside(run, geometry))
    n_tiny = sum(len(run.text) for run in runs if run.size < _TINY_SHARE * geometry.height)
    for run in runs:
        is_hidden = (
            (run.ink.is_invisible and not is_ocr_layer)
            or (_is_outside(run, geometry) and n_outside < 0.5 * n_letters)
            or (run.size < _TINY_SHARE * geometry.height and n_tiny < 0.5 * n_letters)
            or (
                picture is not None
                and not _is_outside(run, geometry)
                and _contrast(picture, run, geometry) < _MIN_CONTRAST
            )
        )
        if is_hidden:
            n_hidden += 1
            continue
        boxes.append(
            Box(
                text=_spaced(run),
                x0=run.x0,
                x1=run.x1,
                top=run.low,
                bottom=run.high,
                baseline=run.y,
                size=run.size,
                is_bold=run.is_bold,
            )
        )
    return PageText(
        boxes=(*boxes, *_list_marks(marks, boxes)),
        n_hidden=n_hidden,
        is_ocr_layer=is_ocr_layer,
        has_image=marks.image_area > 0,
        width=geometry.width,
        height=geometry.height,
    )


def _dominant_quarter(handle: Any, n: int) -> int:
    """Return how many quarter turns most of the text is rotated by."""
    step = max(1, n // 200)
    quarters = [
        round(-pdfium.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)) % 4  # pdfium counts clockwise
        for index in range(0, n, step)
        if not pdfium.FPDFText_IsGenerated(handle, index)
    ]
    return statistics.mode(sorted(quarters)) if quarters else 0


def _runs(handle: Any, n: int, geometry: _Geometry, marks: _Marks) -> list[_Run]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_ref, x_ref, y_ref = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    inks: dict[int | None, tuple[_Ink, bool]] = {}
    painted = _Inks()
    runs: list[_Run] = []
    run: _Run | None = None
    pending_space = False
    for index in range(n):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in _LINE_ENDS:
            run = None
            continue
        if code in _NO_CHARACTERS:
            continue
        character = "-" if code == _HYPHEN else chr(code)
        if character.isspace():
            pending_space = run is not None
            continue
        if pdfium.FPDFText_IsGenerated(handle, index):
            if run is not None and code == _HYPHEN:
                run.text += "-"
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, index, box_ref)
        pdfium.FPDFText_GetCharOrigin(handle, index, x_ref, y_ref)
        x0, low = geometry.point(box.left, box.top)
        x1, high = geometry.point(box.right, box.bottom)
        x0, x1, low, high = min(x0, x1), max(x0, x1), min(low, high), max(low, high)
        oy = geometry.point(x.value, y.value)[1]
        if not math.isfinite(x0 + x1 + low + high + oy):
            continue
        size = (
            high - low if high - low > 0.01 else max(0.01, float(pdfium.FPDFText_GetFontSize(handle, index)))
        )
        pointer = pdfium.FPDFText_GetTextObject(handle, index)
        key = ctypes.cast(pointer, ctypes.c_void_p).value
        known = inks.get(key)
        if known is None:
            known = inks[key] = (
                painted.of(pointer),
                pdfium.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT,
            )
        ink, is_bold = known
        if run is not None:
            gap = x0 - run.x1
            height = max(1e-3, min(run.size, size))
            if (
                abs(oy - run.y) > 0.5 * height
                or not -0.7 * height <= gap <= _SPLIT_GAP * height
                or ink is not run.ink
            ):
                run = None
        if run is None:
            run = _Run(character, x0, x1, oy, low, high, size, ink, is_bold, [])
            runs.append(run)
        else:
            is_space = pending_space or marks.has_space(run.last_x0, x0, oy, size)
            run.text += (" " if is_space else "") + character
            run.gaps.append((len(run.text) - 1, gap, is_space))
            run.x1, run.low, run.high = max(run.x1, x1), min(run.low, low), max(run.high, high)
            run.is_bold &= is_bold
            if size > run.size:
                run.size, run.y = size, oy
        run.last_x0 = x0
        pending_space = False
    return runs


class _Inks:
    """How text objects are painted; one per page, so that the colour buffers are made once."""

    def __init__(self) -> None:
        self._color = [ctypes.c_uint() for _ in range(4)]
        self._references = [ctypes.byref(value) for value in self._color]

    def of(self, pointer: Any) -> _Ink:
        """Look at the mode and colour of a text object."""
        if not pointer:
            return _VISIBLE
        mode = pdfium.FPDFTextObj_GetTextRenderMode(pointer)
        if mode in _INVISIBLE_MODES:
            return _INVISIBLE
        if not pdfium.FPDFPageObj_GetFillColor(pointer, *self._references):
            return _VISIBLE
        red, green, blue, alpha = self._color
        if alpha.value < _MIN_ALPHA and mode in (0, 4):
            return _INVISIBLE
        is_pale = red.value >= _NEAR_WHITE and green.value >= _NEAR_WHITE and blue.value >= _NEAR_WHITE
        return _PALE if is_pale else _VISIBLE


def _spaced(run: _Run) -> str:
    """Set the spaces of a run by the gaps that the eye sees.

    Spaces that the file lost are put in, and letters set apart for effect (``E X P E R I E N C E``) are closed up.
    """
    inner = [gap for _, gap, is_space in run.gaps if not is_space]
    tokens = run.text.split(" ")
    if len(tokens) >= 4 and sum(len(token) == 1 for token in tokens) >= 0.8 * len(tokens):
        gaps = [gap for _, gap, _ in run.gaps]
        limit = 1.5 * statistics.median(gaps) + 0.1 * run.size
        if any(token.isalpha() for token in tokens):
            letters = run.text.replace(" ", "")
            return letters[0] + "".join(
                (" " if gap > limit else "") + letter for letter, gap in zip(letters[1:], gaps, strict=True)
            )
    if not inner:
        return run.text
    limit = max(statistics.median(inner), 0.0) + _LOST_SPACE * run.size
    lost = [index for index, gap, is_space in run.gaps if not is_space and gap > limit]
    if not lost or len(lost) > 0.34 * len(run.text):
        return run.text
    pieces = [run.text[start:stop] for start, stop in zip([0, *lost], [*lost, None], strict=True)]
    return " ".join(pieces)


def _is_outside(run: _Run, geometry: _Geometry) -> bool:
    return run.x1 <= 0 or run.x0 >= geometry.width or run.high <= 0 or run.low >= geometry.height


def _marks(page: Any, geometry: _Geometry) -> _Marks:
    """Look at what a page paints besides letters: images, covers, list marks, and spaces that pdfium drops."""
    found = _Marks()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    references = [ctypes.byref(value) for value in (left, bottom, right, top)]
    has_text = False
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            has_text = True
        if kind not in _PAINTED or not pdfium.FPDFPageObj_GetBounds(item, *references):
            continue
        x0, y0 = geometry.point(left.value, top.value)
        x1, y1 = geometry.point(right.value, bottom.value)
        if not math.isfinite(x0 + y0 + x1 + y1):
            continue
        width, height = abs(x1 - x0), abs(y1 - y0)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            has_text = True
            if width < _EMPTY and height < _EMPTY:  # a space on its own, which pdfium leaves out of the text
                found.spaces.setdefault(round(y1), []).append(x0)
            continue
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.image_area = max(found.image_area, width * height)
        found.has_cover |= has_text and width > 12 and height > 4
        if _MARK_SIZES[0] <= min(width, height) and max(width, height) <= min(
            _MARK_SIZES[1], 1.6 * min(width, height)
        ):
            found.dots.append((min(x0, x1), max(x0, x1), (y0 + y1) / 2))
    for xs in found.spaces.values():
        xs.sort()
    return found


def _list_marks(marks: _Marks, boxes: list[Box]) -> list[Box]:
    """Return a bullet for every small shape that stands alone just before a line of text."""
    dots = sorted(set(marks.dots))[:_MAX_DOTS]
    rows: dict[int, list[Box]] = {}
    for box in boxes:
        for row in range(int(box.top) // 10, int(box.bottom) // 10 + 1):
            rows.setdefault(row, []).append(box)
    bullets: list[Box] = []
    for x0, x1, middle in dots:
        beside = [box for box in rows.get(int(middle) // 10, []) if box.top <= middle <= box.bottom]
        after = [box for box in beside if 0 <= box.x0 - x1 <= 2.5 * box.size]
        is_apart = not any(box.x0 < x1 and box.x1 > x0 - 1.5 * box.size for box in beside)
        is_alone = not any(
            other != x0 and abs(other - x0) < 30 and abs(y - middle) < 4 for other, _, y in dots
        )
        if after and is_apart and is_alone:
            box = min(after, key=lambda box: box.x0)
            bullets.append(
                Box(
                    text="•",
                    x0=x0,
                    x1=x1,
                    top=box.top,
                    bottom=box.bottom,
                    baseline=box.baseline,
                    size=box.size,
                )
            )
    return bullets


def _picture(page: Any) -> np.ndarray[Any, np.dtype[np.uint8]] | None:
    scale = _RENDER_SCALE
    while page.get_width() * page.get_height() * scale * scale > _MAX_RENDER_PIXELS and scale > 0.1:
        scale /= 2
    if page.get_width() * scale < 1 or page.get_height() * scale < 1:
        return None
    bitmap = page.render(
        scale=scale, grayscale=True, rotation=(-page.get_rotation()) % 360, may_draw_forms=False
    )
    try:
        return np.array(bitmap.to_numpy()).reshape(bitmap.height, -1)[:, : bitmap.width]
    finally:
        bitmap.close()


def _contrast(picture: np.ndarray[Any, np.dtype[np.uint8]], run: _Run, geometry: _Geometry) -> int:
    """Return the difference between the lightest and darkest pixel where a run stands."""
    turned = np.rot90(picture, k=(4 - geometry.quarter) % 4) if geometry.quarter else picture
    rows, columns = turned.shape
    x_scale, y_scale = columns / max(geometry.width, 1e-6), rows / max(geometry.height, 1e-6)
    part = turned[
        max(0, int(run.low * y_scale)) : max(0, math.ceil(run.high * y_scale)),
        max(0, int(run.x0 * x_scale)) : max(0, math.ceil(run.x1 * x_scale)),
    ]
    return int(part.max()) - int(part.min()) if part.size else 255
