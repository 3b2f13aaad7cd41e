"""The characters of a PDF page as boxes of text, with the hidden ones set apart."""

from __future__ import annotations

import ctypes
import math
import statistics
from dataclasses import dataclass
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
_INVISIBLE_MODE: Final = 3
_CLIP_MODE: Final = 7


@dataclass(slots=True)
class _Ink:
    """How a text object is painted."""

    is_invisible: bool
    is_pale: bool


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
    gaps: list[float]


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
    runs = _runs(handle, n, geometry)
    image_area, has_cover = _other_objects(page)
    has_page_image = image_area > 0.5 * geometry.width * geometry.height
    n_letters = sum(len(run.text) for run in runs)
    n_unpainted = sum(len(run.text) for run in runs if run.ink.is_invisible)
    is_ocr_layer = has_page_image and n_unpainted > 0.5 * n_letters
    picture = None
    if not is_ocr_layer and (has_cover or any(run.ink.is_pale for run in runs)):
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
                text=_respace(run),
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
        boxes=tuple(boxes),
        n_hidden=n_hidden,
        is_ocr_layer=is_ocr_layer,
        has_image=image_area > 0,
        width=geometry.width,
        height=geometry.height,
    )


def _dominant_quarter(handle: Any, n: int) -> int:
    """Return how many quarter turns most of the text is rotated by."""
    step = max(1, n // 200)
    quarters = [
        round(pdfium.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)) % 4
        for index in range(0, n, step)
        if not pdfium.FPDFText_IsGenerated(handle, index)
    ]
    return statistics.mode(sorted(quarters)) if quarters else 0


def _runs(handle: Any, n: int, geometry: _Geometry) -> list[_Run]:
    get_unicode, is_generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    inks: dict[int, _Ink] = {}
    bold: dict[int, bool] = {}
    runs: list[_Run] = []
    run: _Run | None = None
    pending_space = False
    for index in range(n):
        code = get_unicode(handle, index)
        if code in (0x0A, 0x0D):
            run = None
            continue
        if code in (0, 0xFFFE, 0xFFFF):
            continue
        character = "-" if code == 2 else chr(code)  # pdfium marks a hyphen at a line's end with code 2
        if character.isspace():
            pending_space = run is not None
            continue
        if is_generated(handle, index):
            if run is not None and code == 2:
                run.text += "-"
            continue
        pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
        pdfium.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
        ax, ay = geometry.point(box.left, box.top)
        bx, by = geometry.point(box.right, box.bottom)
        x0, x1, low, high = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        _ox, oy = geometry.point(x.value, y.value)
        if not all(map(math.isfinite, (x0, x1, low, high, oy))):
            continue
        size = (
            high - low if high - low > 0.01 else max(0.01, float(pdfium.FPDFText_GetFontSize(handle, index)))
        )
        pointer = pdfium.FPDFText_GetTextObject(handle, index)
        key = ctypes.addressof(pointer.contents) if pointer else 0
        ink = inks.get(key)
        if ink is None:
            ink = inks[key] = _ink(pointer)
            bold[key] = pdfium.FPDFText_GetFontWeight(handle, index) >= 600
        if run is not None:
            gap = x0 - run.x1
            height = max(1e-3, min(run.size, size))
            is_same_line = abs(oy - run.y) <= 0.5 * height and -0.7 * height <= gap <= _SPLIT_GAP * height
            if not is_same_line or (
                ink is not run.ink
                and (ink.is_invisible, ink.is_pale) != (run.ink.is_invisible, run.ink.is_pale)
            ):
                run = None
        if run is None:
            run = _Run(character, x0, x1, oy, low, high, size, ink, bold[key], [])
            runs.append(run)
        else:
            run.text += (" " if pending_space else "") + character
            run.gaps.append(x0 - run.x1 if pending_space else -math.inf)
            run.x1, run.low, run.high = max(run.x1, x1), min(run.low, low), max(run.high, high)
            run.is_bold &= bold[key]
            if size > run.size:
                run.size, run.y = size, oy
        pending_space = False
    return runs


def _ink(pointer: Any) -> _Ink:
    if not pointer:
        return _Ink(False, False)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(pointer)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(
        pointer, *(ctypes.byref(value) for value in (red, green, blue, alpha))
    )
    is_pale = bool(known) and min(red.value, green.value, blue.value) >= _NEAR_WHITE
    is_clear = bool(known) and alpha.value < _MIN_ALPHA and mode in (0, 4)
    return _Ink(mode in (_INVISIBLE_MODE, _CLIP_MODE) or is_clear, is_pale)


def _respace(run: _Run) -> str:
    """Close up letters set apart for effect: ``E X P E R I E N C E``."""
    tokens = run.text.split(" ")
    n_single = sum(len(token) == 1 for token in tokens)
    if len(tokens) < 4 or n_single < 0.8 * len(tokens) or not any(token.isalpha() for token in tokens):
        return run.text
    gaps = [gap for gap in run.gaps if gap != -math.inf]
    if len(gaps) != len(tokens) - 1:
        return run.text
    usual = statistics.median(gaps)
    words = tokens[0]
    for token, gap in zip(tokens[1:], gaps, strict=True):
        words += (" " if gap > 1.5 * usual + 0.1 * run.size else "") + token
    return words


def _is_outside(run: _Run, geometry: _Geometry) -> bool:
    return run.x1 <= 0 or run.x0 >= geometry.width or run.high <= 0 or run.low >= geometry.height


def _other_objects(page: Any) -> tuple[float, bool]:
    """Return the area of the images of a page, and whether anything painted later may cover text."""
    image_area, has_text, has_cover = 0.0, False, False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), 20_000)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM):
            has_text = True
            continue
        if kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            continue
        if not pdfium.FPDFPageObj_GetBounds(
            item, *(ctypes.byref(value) for value in (left, bottom, right, top))
        ):
            continue
        width, height = right.value - left.value, top.value - bottom.value
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            image_area = max(image_area, width * height)
        if has_text and width > 4 and height > 4:
            has_cover = True
    return image_area, has_cover


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
