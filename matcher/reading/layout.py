"""Reading order of a page: bands of columns first, then rows.

A page is cut at a gutter only over the rows that leave the gutter free, so a heading over both columns stays above
them. Columns of dates, places or labels are not columns to the eye but ends of rows, and stay with their rows.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from matcher.reading.boxes import BULLETS, Box, Row, is_date_like, median_size, rows_of

_MAX_DEPTH: Final = 6
_MIN_ROWS: Final = 3
_EDGE_TOLERANCE: Final = 3.0  # points; letters of one column start this close to each other
_SHORT: Final = 32  # characters; longer text is content rather than the end of a row
_FOOTER_ROWS: Final = 2
_PROSE: Final = 42  # characters; lines this long are sentences, not a list of names
_TALL_SHARE: Final = 0.4  # a column this tall, as a share of the page, is no table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """A line of the page in reading order; ``starts_block`` asks for a blank line above."""

    text: str
    top: float
    size: float
    is_bold: bool = False
    starts_block: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Band:
    start: int
    stop: int
    edge: float
    score: float


def read_page(boxes: Sequence[Box], *, height: float) -> list[PlacedLine]:
    """Return the lines of a page in the order in which a person reads them."""
    return _read_rows(rows_of(_with_bullets(boxes)), height=height, depth=0)


def _with_bullets(boxes: Sequence[Box]) -> list[Box]:
    """Join list marks to the text that they introduce, so that no column can part them."""
    merged: list[Box] = []
    for row in rows_of(boxes):
        mark: Box | None = None
        for box in row.boxes:
            if mark is not None and box.x0 - mark.x1 <= 3 * box.size:
                text = f"{mark.text} {box.text}"
                merged.append(replace(box, text=text, x0=mark.x0, is_bold=box.is_bold))
                mark = None
                continue
            if mark is not None:
                merged.append(mark)
            mark = box if box.text in BULLETS else None
            if mark is None:
                merged.append(box)
        if mark is not None:
            merged.append(mark)
    return merged


def _read_rows(rows: list[Row], *, height: float, depth: int) -> list[PlacedLine]:
    if not rows:
        return []
    band = _best_band(rows, height) if depth < _MAX_DEPTH and len(rows) >= _MIN_ROWS else None
    if band is None:
        return _plain(rows)
    inside = rows[band.start : band.stop]
    left = rows_of(box for row in inside for box in row.boxes if box.x0 < band.edge - _EDGE_TOLERANCE)
    right = rows_of(box for row in inside for box in row.boxes if box.x0 >= band.edge - _EDGE_TOLERANCE)
    above = _read_rows(rows[: band.start], height=height, depth=depth + 1)
    below = _read_rows(rows[band.stop :], height=height, depth=depth + 1)
    if _is_label_column(left, right):
        middle = _labelled(left, right, height=height, depth=depth)
    else:
        columns = [_read_rows(side, height=height, depth=depth + 1) for side in (left, right)]
        if not above and _names_person(right, left):
            columns.reverse()
        middle = [line for column in columns for line in _as_block(column)]
    return [*above, *_as_block(middle), *_as_block(below)]


def _names_person(right: list[Row], left: list[Row]) -> bool:
    """Tell a page whose largest words, its title, stand on top of the wider right column."""
    if not left or not right:
        return False
    largest = max(right, key=lambda row: row.size)
    is_on_top = sum(row.baseline < largest.baseline for row in right) <= 2
    return is_on_top and largest.size > 1.3 * max(median_size(right[-1].boxes), max(row.size for row in left))


def _as_block(lines: list[PlacedLine]) -> list[PlacedLine]:
    return [replace(lines[0], starts_block=True), *lines[1:]] if lines else []


def _best_band(rows: list[Row], height: float) -> _Band | None:
    """Find the rows that are best read as two columns, and the left edge of the right one."""
    left_end = min(row.x0 for row in rows)
    size = median_size([box for row in rows for box in row.boxes])
    edges = sorted(
        box.x0
        for row in rows
        for box in row.boxes
        if box.x0 > left_end + 3 * size and box.text not in BULLETS
    )
    best: _Band | None = None
    for edge in _common_edges(edges):
        for band in _bands_at(rows, edge, max(5.0, 0.55 * size), height):
            if best is None or band.score > best.score:
                best = band
    return best


def _common_edges(edges: list[float]) -> list[float]:
    """Return positions at which several boxes begin."""
    common: list[float] = []
    index = 0
    while index < len(edges):
        stop = index
        while stop < len(edges) and edges[stop] - edges[index] <= _EDGE_TOLERANCE:
            stop += 1
        if stop - index >= _MIN_ROWS:
            common.append(edges[index])
        index = stop
    return common[:60]


def _bands_at(rows: list[Row], edge: float, gutter: float, height: float) -> list[_Band]:
    bands: list[_Band] = []
    start: int | None = None
    for index in range(len(rows) + 1):
        is_free = index < len(rows) and not any(
            box.x0 < edge - _EDGE_TOLERANCE and box.x1 > edge - gutter for box in rows[index].boxes
        )
        if is_free and start is None:
            start = index
        elif not is_free and start is not None:
            band = _band(rows, start, index, edge, height)
            if band is not None:
                bands.append(band)
            start = None
    return bands


def _band(rows: list[Row], start: int, stop: int, edge: float, height: float) -> _Band | None:
    """Judge the free rows ``[start, stop)``: trim them to the two columns, or refuse them."""
    aligned = [
        index
        for index in range(start, stop)
        if any(abs(box.x0 - edge) <= _EDGE_TOLERANCE for box in rows[index].boxes)
    ]
    if len(aligned) < _MIN_ROWS:
        return None
    first, last = aligned[0], aligned[-1] + 1
    left, right = _sides(rows[first:last], edge)
    n_left = sum(bool(side) for side in left)
    n_right = sum(bool(side) for side in right)
    if n_left < _MIN_ROWS and sum(len(box.text) for side in left for box in side) < 60:
        return None
    n_both = sum(bool(one) and bool(other) for one, other in zip(left, right, strict=True))
    if _is_row_end(left, right, n_both):
        return None
    extent = rows[last - 1].baseline - rows[first].baseline
    is_page_end = len(rows) - stop <= _FOOTER_ROWS  # the gutter stays free to the end of the page
    if extent >= _TALL_SHARE * height or ((_has_prose(left) or _has_prose(right)) and is_page_end):
        first, last = start, stop
    else:
        first, last = _extended(rows, first, last, start, stop, edge)
    left, right = _sides(rows[first:last], edge)
    if not _overlap(left, right):
        return None
    n_letters = min(sum(len(box.text) for side in sides for box in side) for sides in (left, right))
    if n_letters < 12:
        return None
    return _Band(
        start=first,
        stop=last,
        edge=edge,
        score=min(n_left, n_right) * 2 + n_left + n_right + 0.001 * n_letters,
    )


def _sides(rows: Sequence[Row], edge: float) -> tuple[list[list[Box]], list[list[Box]]]:
    left = [[box for box in row.boxes if box.x0 < edge - _EDGE_TOLERANCE] for row in rows]
    right = [[box for box in row.boxes if box.x0 >= edge - _EDGE_TOLERANCE] for row in rows]
    return left, right


def _has_prose(sides: list[list[Box]]) -> bool:
    lengths = [len(" ".join(box.text for box in side)) for side in sides if side]
    return bool(lengths) and statistics.median(lengths) >= _PROSE


def _extended(rows: list[Row], first: int, last: int, start: int, stop: int, edge: float) -> tuple[int, int]:
    """Let two lists side by side run on as long as the rows keep their distance and size.

    A heading, or a wider gap, is where the next section of a one-column page begins.
    """
    gaps = [
        below.baseline - above.baseline
        for above, below in zip(rows[first:last], rows[first + 1 : last], strict=False)
    ]
    usual = statistics.median(gaps) if gaps else 0.0
    inside = [box for row in rows[first:last] for box in row.boxes]
    size = median_size(inside)
    is_bold = sum(box.is_bold for box in inside) > 0.5 * len(inside)

    def runs_on(row: Row, gap: float) -> bool:
        in_column = all(box.x0 < edge + _EDGE_TOLERANCE or abs(box.x0 - edge) < 3 * size for box in row.boxes)
        return (
            in_column
            and gap <= 1.35 * usual + 1
            and abs(row.size - size) <= 0.06 * size
            and row.boxes[0].is_bold == is_bold
        )

    while last < stop and runs_on(rows[last], rows[last].baseline - rows[last - 1].baseline):
        last += 1
    while first > start and runs_on(rows[first - 1], rows[first].baseline - rows[first - 1].baseline):
        first -= 1
    return first, last


def _overlap(left: list[list[Box]], right: list[list[Box]]) -> bool:
    """Tell whether the two sides stand beside, not below, each other."""
    ends = []
    for sides in (left, right):
        baselines = [box.baseline for side in sides for box in side]
        if not baselines:
            return False
        ends.append((min(baselines), max(baselines)))
    shared = min(ends[0][1], ends[1][1]) - max(ends[0][0], ends[1][0])
    return shared >= 0.3 * min(ends[0][1] - ends[0][0], ends[1][1] - ends[1][0])


def _is_row_end(left: list[list[Box]], right: list[list[Box]], n_both: int) -> bool:
    """Tell a right side that only ends the rows of the left side: dates, places, amounts, table cells."""
    if all(_share_of_bullets(sides) >= 0.5 for sides in (left, right)):
        return False
    texts = [" ".join(box.text for box in side) for side in right if side]
    n_dates = sum(is_date_like(text) for text in texts)
    if n_dates >= 0.6 * len(texts):
        return True
    n_short = sum(len(text) <= _SHORT for text in texts)
    is_partnered = n_both >= 0.85 * len(texts)
    return (
        is_partnered
        and n_short >= 0.85 * len(texts)
        and (n_dates > 0 or n_both >= 0.85 * sum(bool(side) for side in left))
    )


def _share_of_bullets(sides: list[list[Box]]) -> float:
    filled = [side for side in sides if side]
    return sum(side[0].text[0] in BULLETS for side in filled) / max(1, len(filled))


def _groups(rows: list[Row]) -> list[list[Row]]:
    """Split a column into groups of rows that follow each other without a gap."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups and row.baseline - groups[-1][-1].baseline <= 1.5 * max(row.size, groups[-1][-1].size):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _is_label_column(left: list[Row], right: list[Row]) -> bool:
    """Tell a left side of dates or section names, each of which belongs to what stands to its right."""
    if not left or not right:
        return False
    groups = _groups(left)
    texts = [" ".join(row.text for row in group) for group in groups]
    if any(len(text) > 80 for text in texts) or statistics.median(len(text) for text in texts) > _SHORT:
        return False
    baselines = [row.baseline for row in right]
    n_aligned = sum(
        any(abs(group[0].baseline - baseline) <= 0.6 * group[0].size for baseline in baselines)
        for group in groups
    )
    n_dates = sum(
        is_date_like(text) or is_date_like(group[0].text) for text, group in zip(texts, groups, strict=True)
    )
    if n_dates >= 0.6 * len(groups):
        return n_aligned >= 0.6 * len(groups)
    return len(groups) >= 2 and n_aligned >= 0.8 * len(groups) and len(left) <= 0.75 * len(right)


def _labelled(left: list[Row], right: list[Row], *, height: float, depth: int) -> list[PlacedLine]:
    """Read each label with the rows to its right."""
    lines: list[PlacedLine] = []
    groups = _groups(left)
    tops = [group[0].baseline - 0.6 * group[0].size for group in groups]
    lines += _read_rows([row for row in right if row.baseline < tops[0]], height=height, depth=depth + 1)
    for index, group in enumerate(groups):
        end = tops[index + 1] if index + 1 < len(groups) else float("inf")
        cell = _read_rows(
            [row for row in right if tops[index] <= row.baseline < end], height=height, depth=depth + 1
        )
        label = " ".join(row.text for row in group)
        head = PlacedLine(
            text=label,
            top=group[0].baseline - group[0].size,
            size=group[0].size,
            is_bold=all(box.is_bold for row in group for box in row.boxes),
            starts_block=True,
        )
        if not cell:
            lines.append(head)
        elif any(c.isdigit() for c in label) or label.endswith(":"):
            lines += [replace(head, text=f"{label}\t{cell[0].text}"), *cell[1:]]
        else:
            lines += [head, *cell]
    return lines


def _items(row: Row) -> list[Row]:
    """Split a row of several list items into one row each."""
    starts = [index for index, box in enumerate(row.boxes) if box.text[:1] in "•◦▪■●○‣" and len(box.text) > 2]
    if len(starts) < 2:
        return [row]
    starts = starts if starts[0] == 0 else [0, *starts]
    return [Row(boxes=row.boxes[start:stop]) for start, stop in zip(starts, [*starts[1:], None], strict=True)]


def _plain(rows: list[Row]) -> list[PlacedLine]:
    """Read rows one after the other; a gap wider than usual starts a block."""
    gaps = [below.baseline - above.baseline for above, below in itertools.pairwise(rows)]
    usual = statistics.median_low(gaps) if gaps else 0.0
    lines: list[PlacedLine] = []
    for index, row in enumerate(rows):
        gap = gaps[index - 1] if index else 0.0
        above_size = rows[index - 1].size if index else row.size
        starts_block = bool(usual) and gap > max(1.45 * usual, 1.25 * max(row.size, above_size))
        lines.extend(
            PlacedLine(
                text=part.text,
                top=row.baseline - row.size,
                size=row.size,
                is_bold=all(box.is_bold for box in part.boxes),
                starts_block=starts_block and part.x0 == row.x0,
            )
            for part in _items(row)
        )
    return lines
