"""Boxes of text on a page, and the rows that they stand in."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

BULLETS: Final = "•◦▪▫■□●○‣⁃∙·‧◆◇►▸▶➢➤✓✔★❖❑➔→–—-*"

_MONTHS: Final = (
    r"jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|gen|mag|giu|lug|ago|set|ott|dic|ene|abr|"
    r"janv|févr|fév|avr|juin|juil|août|déc|fev|out|maj|mei|mrt|märz|spring|summer|fall|autumn|winter"
)
_DATE = re.compile(
    rf"\b(?:(?:19|20)\d\d|'\d\d)\b|\b(?:0?[1-9]|1[0-2])\s?[/.]\s?(?:\d\d|\d{{4}})\b|\b(?:{_MONTHS})[a-zéûä]{{0,7}}\.?\b",
    re.IGNORECASE,
)
_DATE_FILLER = re.compile(
    rf"\b(?:19|20)?\d\d\b|\b(?:{_MONTHS})[a-zéûä]{{0,7}}\b|\b(?:present|current|currently|now|today|heute|aujourd|hui|presente|attuale|actualidad"
    r"|ongoing|date|since|seit|depuis|from|until|till|to|expected|graduated|issued|bis|a|al|au|an|the|of)\b|[\W\d_]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A run of text on one baseline; ``y`` grows downwards, in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    is_bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Boxes on one baseline, left to right."""

    boxes: tuple[Box, ...]

    @property
    def baseline(self) -> float:
        """Position of the largest box."""
        return max(self.boxes, key=lambda box: box.size).baseline

    @property
    def size(self) -> float:
        """Size of the largest box."""
        return max(box.size for box in self.boxes)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.boxes[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(box.x1 for box in self.boxes)

    @property
    def text(self) -> str:
        """The row as one line: a tab stands for a gap that the eye sees as one."""
        parts = [self.boxes[0].text]
        for left, right in zip(self.boxes, self.boxes[1:], strict=False):
            gap, size = right.x0 - left.x1, max(min(left.size, right.size), 1.0)
            if gap < 0.12 * size:
                parts.append("" if not _needs_space(left.text, right.text, gap / size) else " ")
            elif gap < 1.8 * size or parts[-1].strip() in BULLETS:
                parts.append(" ")
            else:
                parts.append("\t")
            parts.append(right.text)
        return "".join(parts)


def _needs_space(left: str, right: str, gap: float) -> bool:
    return gap < -0.3 and left[-1:].isalnum() and right[:1].isalnum()


def is_date_like(text: str) -> bool:
    """Tell text that holds dates and nothing else of weight."""
    return len(text) <= 60 and _DATE.search(text) is not None and len(_DATE_FILLER.sub("", text)) <= 3


def rows_of(boxes: Iterable[Box]) -> list[Row]:
    """Group boxes into rows, top to bottom."""
    groups: list[list[Box]] = []
    baseline = 0.0
    for box in sorted(boxes, key=lambda box: (box.baseline, box.x0, box.text)):
        if groups:
            size = min(box.size, max(other.size for other in groups[-1]))
            if abs(box.baseline - baseline) <= max(1.5, 0.33 * size) and not _collides(box, groups[-1]):
                groups[-1].append(box)
                continue
        groups.append([box])
        baseline = box.baseline
    return [Row(boxes=tuple(sorted(group, key=lambda box: (box.x0, box.baseline)))) for group in groups]


def _collides(box: Box, group: Sequence[Box]) -> bool:
    """Tell text printed over text, which is two lines in any reading."""
    return any(
        min(box.x1, other.x1) - max(box.x0, other.x0) > 0.5 * min(box.x1 - box.x0, other.x1 - other.x0) + 1
        for other in group
    )


def median_size(boxes: Sequence[Box]) -> float:
    """Return the size of most of the text."""
    return (
        statistics.median(size for box in boxes for size in [box.size] * max(1, len(box.text) // 8))
        if boxes
        else 10.0
    )
