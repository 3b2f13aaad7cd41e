"""Two reports side by side: where their points differ, and on which evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.presentation.files import write_file
from matcher.presentation.frames import pandas
from matcher.presentation.text import labelled
from matcher.presentation.untrusted import cut, one_line, pad, wrap
from matcher.presentation.words import OVERALL, VERDICT_WORDS, band_words, row_names, telling_quotes

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one report says about a requirement."""

    id: str
    verdict: str | None
    points: float
    max_points: float
    quote: str
    section: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One requirement in two reports.

    Attributes
    ----------
    requirement : str
    left, right : Side or None
        None where the posting of that report does not ask for it.
    difference : float
        Points of the left report minus points of the right one.
    """

    requirement: str
    left: Side | None
    right: Side | None
    difference: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two reports, requirement by requirement, the largest difference first; the differences add up.

    Attributes
    ----------
    names : tuple of (str, str)
    fit_scores : tuple of (float, float)
    bands : tuple of (str, str)
    rows : tuple of ComparedRow
        With one for the overall relevance.
    """

    names: tuple[str, str]
    fit_scores: tuple[float, float]
    bands: tuple[str, str]
    rows: tuple[ComparedRow, ...]

    @classmethod
    def from_reports(cls, left: Mapping[str, Any], right: Mapping[str, Any]) -> Comparison:
        """Lay two reports side by side.

        Parameters
        ----------
        left, right : mapping
            What ``MatchReport.to_dict`` returned. Requirements of two postings are paired where they read the same.

        Returns
        -------
        Comparison
        """
        ours, theirs = _keyed(left), _keyed(right)
        rows = []
        for key in [*ours, *(k for k in theirs if k not in ours)]:
            text, a = ours.get(key, ("", None))
            other, b = theirs.get(key, ("", None))
            gap = (a.points if a else 0.0) - (b.points if b else 0.0)
            rows.append(ComparedRow(requirement=text or other, left=a, right=b, difference=gap))
        rows.sort(key=lambda r: -round(abs(r.difference), 9))
        names = row_names([left, right])
        return cls(
            names=(names[0], names[1]),
            fit_scores=(left["fit_score"], right["fit_score"]),
            bands=(left["band"], right["band"]),
            rows=tuple(rows),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)

    def to_frame(self) -> pd.DataFrame:
        """Return one row a requirement, the largest difference first.

        Returns
        -------
        pandas.DataFrame
            ``requirement``, ``difference``, and for each side ``_left`` or ``_right``: ``id``, ``verdict``, ``points``, ``max_points``,
            ``quote``, ``section``, ``reason``.
        """
        records = []
        for row in self.rows:
            record: dict[str, Any] = {"requirement": row.requirement, "difference": row.difference}
            for name in Side.__dataclass_fields__:
                record[f"{name}_left"] = getattr(row.left, name) if row.left else None
                record[f"{name}_right"] = getattr(row.right, name) if row.right else None
            records.append(record)
        sides = [f"{name}_{side}" for name in Side.__dataclass_fields__ for side in ("left", "right")]
        return pandas().DataFrame(records, columns=["requirement", "difference", *sides])

    def to_text(self, *, width: int = 80) -> str:
        """Return the comparison as text for a terminal."""
        width = max(40, width)
        lines = []
        for letter, name, score, band in zip("AB", self.names, self.fit_scores, self.bands, strict=True):
            lines += labelled(letter, f"{name}: {score:.1f}, {band_words(band)}", width)
        room = width - 26
        lines += ["", f"{'A - B':>7}  {'A':>7} {'B':>7}  Requirement"]
        for row in self.rows:
            figures = " ".join(
                f"{side.points:>7.2f}" if side else f"{'·':>7}" for side in (row.left, row.right)
            )
            first, *rest = wrap(one_line(row.requirement), room)
            lines.append(f"{row.difference:>+7.2f}  {figures}  {first}")
            lines += [" " * 26 + line for line in rest]
            for letter, side in (("A", row.left), ("B", row.right)):
                if side is None or side.verdict is None:
                    continue
                quote = f": “{cut(one_line(side.quote), 90)}”" if side.quote else ""
                described = wrap(f"{letter} {VERDICT_WORDS[side.verdict]}{quote}", room - 4)
                lines += [" " * (28 if i == 0 else 30) + line for i, line in enumerate(described)]
        total = self.fit_scores[0] - self.fit_scores[1]
        lines.append(
            pad(f"{total:>+7.2f}  {self.fit_scores[0]:>7.2f} {self.fit_scores[1]:>7.2f}  Fit score", width)
        )
        return "\n".join(line.rstrip() for line in lines)

    def to_html(self, *, full_page: bool = True) -> str:
        """Return the comparison as HTML: a page of its own, or a fragment for a notebook."""
        from matcher.presentation.html_views import comparison_html

        return comparison_html(self, full_page=full_page)

    def write_html(self, path: str | Path) -> Path:
        """Write the comparison as one self-contained page and return its path."""
        return write_file(path, self.to_html())

    def _repr_html_(self) -> str:
        return self.to_html(full_page=False)

    def __str__(self) -> str:
        return self.to_text()


def _keyed(report: Mapping[str, Any]) -> dict[tuple[str, int], tuple[str, Side]]:
    """Key every row by its words, and by its turn among rows of the same words."""
    keyed: dict[tuple[str, int], tuple[str, Side]] = {}
    turns: dict[str, int] = {}
    for row in report["requirements"]:
        text = row["requirement"]["text"]
        words = " ".join(text.casefold().split())
        turns[words] = turns.get(words, 0) + 1
        first = next(iter(telling_quotes(row)), {"quote": "", "section": ""})
        keyed[words, turns[words]] = (
            text,
            Side(
                id=row["requirement"]["id"],
                verdict=row["verdict"],
                points=row["points"],
                max_points=row["max_points"],
                quote=first["quote"],
                section=first["section"],
                reason=row["reason"],
            ),
        )
    overall = report["overall"]
    # Zero turns: no requirement has this key, even one that reads "Overall relevance".
    keyed[OVERALL, 0] = (
        OVERALL,
        Side(
            id="overall",
            verdict=None,
            points=overall["points"],
            max_points=overall["max_points"],
            quote="",
            section="",
            reason=overall["reason"],
        ),
    )
    return keyed
