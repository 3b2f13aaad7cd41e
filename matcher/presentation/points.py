"""Points rounded for display so that the rows shown add up to the total shown, to the last digit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPoints:
    """One row as it is displayed, in points with two decimals.

    Attributes
    ----------
    earned, possible : str
        With two decimals.
    running : str
        Sum of what the rows so far show.
    """

    earned: str
    possible: str
    running: str


def shown_points(report: Mapping[str, Any]) -> list[ShownPoints]:
    """Return what each row displays: the requirements, then the overall relevance.

    Parameters
    ----------
    report : mapping
        What ``MatchReport.to_dict`` returned.

    Returns
    -------
    list of ShownPoints
        ``earned`` adds up to the fit score with two decimals and ``possible`` to the sum of all points; each differs from the exact
        figure by less than rounding of the whole table. Full rows show the same figure twice, empty rows show 0.00.
    """
    rows = [*report["requirements"], report["overall"]]
    possible = _add_up([100 * r["max_points"] for r in rows], None)
    exact = [100 * r["points"] for r in rows]
    fixed: list[int | None] = []
    for row, most in zip(rows, possible, strict=True):
        if row["points"] <= 0:
            fixed.append(0)
        else:
            fixed.append(most if row["points"] >= row["max_points"] else None)
    free = [i for i, value in enumerate(fixed) if value is None]
    total = round(100 * report["fit_score"])
    rest = total - sum(v for v in fixed if v is not None)
    if free:
        for i, value in zip(free, _add_up([exact[i] for i in free], rest), strict=True):
            fixed[i] = min(possible[i], max(0, value))
    earned = [v for v in fixed if v is not None]
    if sum(earned) != total:
        earned = _add_up(exact, total)
    shown, running = [], 0
    for value, most in zip(earned, possible, strict=True):
        running += value
        shown.append(ShownPoints(earned=_cents(value), possible=_cents(most), running=_cents(running)))
    return shown


def _cents(value: int) -> str:
    return f"{value / 100:.2f}"


def _add_up(values: Sequence[float], total: int | None) -> list[int]:
    """Round to whole numbers that add up to `total` (default: the rounded sum), largest fractions first."""
    target = round(math.fsum(values)) if total is None else total
    floors = [math.floor(v) for v in values]
    order = sorted(range(len(values)), key=lambda i: (floors[i] - values[i], i))
    short = target - sum(floors)
    whole, part = divmod(short, len(values)) if values else (0, 0)
    for rank, i in enumerate(order):
        floors[i] += whole + (rank < part)
    return floors
