"""Coloured shapes and pictures of a DOCX that white text may stand on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WHITE: Final = re.compile(r"#?(?:[Ff][A-Fa-f][Ff][A-Fa-f][Ff][A-Fa-f]|[Ff]{3}|white)$")
_EMU_PER_INCH: Final = 914_400
_POINTS: Final = {"pt": 1 / 72, "in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "px": 1 / 96, "": 1 / 96}
_STYLE: Final = re.compile(
    r"(?P<side>width|height)\s{0,3}:\s{0,3}(?P<value>\d{1,6}(?:\.\d{1,6})?)(?P<unit>pt|in|cm|mm|px|)"
)
_LEAST_WIDTH: Final = 1.0  # inches
_LEAST_HEIGHT: Final = 0.2
_LINES_PER_INCH: Final = 6.5
#: A shape may be anchored to a paragraph shortly below those that stand on it.
_ABOVE: Final = 4
_LIGHT_SCHEMES: Final = ("bg1", "lt1", "bg2", "lt2", "window")


@dataclass(slots=True)
class Drawing:
    """One anchored drawing while its elements are read."""

    paragraph: int
    width: float = 0.0
    height: float = 0.0
    is_filled: bool = False

    def read(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of an element inside the drawing."""
        if tag == "extent":
            self.width = max(self.width, _number(attributes.get("cx", "")) / _EMU_PER_INCH)
            self.height = max(self.height, _number(attributes.get("cy", "")) / _EMU_PER_INCH)
        elif tag in ("blip", "imagedata"):
            self.is_filled = True
        elif tag == "srgbClr":
            self.is_filled |= not WHITE.match(attributes.get("val", ""))
        elif tag == "schemeClr":
            self.is_filled |= attributes.get("val", "") not in _LIGHT_SCHEMES
        elif tag in ("rect", "shape", "roundrect", "oval", "group"):
            color = attributes.get("fillcolor", "")
            self.is_filled |= bool(color) and not WHITE.match(color)
            for found in _STYLE.finditer(attributes.get("style", "")[:2000]):
                size = float(found["value"]) * _POINTS[found["unit"]]
                if found["side"] == "width":
                    self.width = max(self.width, size)
                else:
                    self.height = max(self.height, size)

    def backdrop(self) -> tuple[int, int] | None:
        """Return the first and last paragraph that may stand on the drawing, or None where it is no ground for text."""
        if not self.is_filled or self.width < _LEAST_WIDTH or self.height < _LEAST_HEIGHT:
            return None
        return self.paragraph - _ABOVE, self.paragraph + 2 + round(self.height * _LINES_PER_INCH)


def stands_on(backdrops: Sequence[tuple[int, int]], paragraph: int) -> bool:
    """Tell whether a paragraph may stand on one of the backdrops.

    Parameters
    ----------
    backdrops : sequence of (int, int)
        First and last paragraph of each.
    paragraph : int

    Returns
    -------
    bool
    """
    return any(first <= paragraph <= last for first, last in backdrops)


def _number(text: str) -> int:
    """Return a whole number, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
