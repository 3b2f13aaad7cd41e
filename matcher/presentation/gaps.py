"""What is missing most: the requirements that are not met across reports, gathered by what they ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from matcher.presentation.files import write_file
from matcher.presentation.frames import pandas
from matcher.presentation.untrusted import cut, one_line, pad, wrap
from matcher.presentation.words import DEGREE_WORDS, posting_name, results_title, subject

if TYPE_CHECKING:
    import pandas as pd

LABEL_LENGTH: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is asked for and not fully shown.

    Attributes
    ----------
    name : str
        A skill, language, degree or licence, or the words of the requirement.
    n_asked, n_missing : int
        Reports whose posting asks for it, and those among them in which it is not met.
    points_lost : float
        Points left open over all reports. A requirement that asks for several things shares its points among them.
    requirements : tuple of str
        As the postings put it, the costliest first.
    postings : tuple of str
        Names of the postings, in the order of the results.
    """

    name: str
    n_asked: int
    n_missing: int
    points_lost: float
    requirements: tuple[str, ...]
    postings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """All gaps of results, the costliest first; their points add up to what requirements that are not met left open.

    Attributes
    ----------
    title : str
    n_reports : int
    items : tuple of Gap
    """

    title: str
    n_reports: int
    items: tuple[Gap, ...]

    @classmethod
    def from_results(cls, results: Mapping[str, Any]) -> Gaps:
        """Gather what is missing.

        Parameters
        ----------
        results : mapping
            What ``MatchResults.to_dict`` returned.

        Returns
        -------
        Gaps
        """
        reports = results["reports"]
        asked: dict[str, set[int]] = {}
        missing: dict[str, set[int]] = {}
        lost: dict[str, float] = {}
        texts: dict[str, dict[str, float]] = {}
        postings: dict[str, dict[str, None]] = {}
        for i, report in enumerate(reports):
            for row in report["requirements"]:
                requirement = row["requirement"]
                names = asked_for(requirement)
                for name in names:
                    asked.setdefault(name, set()).add(i)
                if row["verdict"] == "met":
                    continue
                names = _still_missing(names, row["findings"])
                for name in names:
                    share = (row["max_points"] - row["points"]) / len(names)
                    missing.setdefault(name, set()).add(i)
                    lost[name] = lost.get(name, 0.0) + share
                    wording = texts.setdefault(name, {})
                    wording[requirement["text"]] = wording.get(requirement["text"], 0.0) + share
                    postings.setdefault(name, {})[posting_name(report["posting"])] = None
        items = [
            Gap(
                name=name,
                n_asked=len(asked[name]),
                n_missing=len(missing[name]),
                points_lost=lost[name],
                requirements=tuple(sorted(texts[name], key=lambda t, name=name: (-texts[name][t], t))),  # type: ignore[misc]  # a default binds the loop variable
                postings=tuple(postings[name]),
            )
            for name in lost
        ]
        items.sort(key=lambda g: (-round(g.points_lost, 9), -g.n_missing, g.name))
        title = results_title(reports) if subject(reports) != "pairs" else f"{len(reports):,} pairs"
        return cls(title=title, n_reports=len(reports), items=tuple(items))

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)

    def to_frame(self) -> pd.DataFrame:
        """Return one row a gap, the costliest first.

        Returns
        -------
        pandas.DataFrame
            ``gap``, ``n_asked``, ``n_missing``, ``points_lost``, ``requirement`` (the costliest wording) and ``postings`` (joined by " | ").
        """
        records = [
            {
                "gap": g.name,
                "n_asked": g.n_asked,
                "n_missing": g.n_missing,
                "points_lost": g.points_lost,
                "requirement": g.requirements[0],
                "postings": " | ".join(g.postings),
            }
            for g in self.items
        ]
        columns = ["gap", "n_asked", "n_missing", "points_lost", "requirement", "postings"]
        return pandas().DataFrame(records, columns=columns)

    def to_text(self, *, width: int = 80, n: int = 15) -> str:
        """Return the `n` costliest gaps as text for a terminal."""
        width = max(40, width)
        lines = [*wrap(f"What is missing most: {self.title}", width), ""]
        if not self.items:
            return "\n".join([*lines, "Every requirement is met."])
        name_width = min(30, (width - 20) // 2) if width >= 64 else width - 20
        lines.append(
            f"{'Points':>7}  {'In':>7}  {pad('Missing', name_width)}  {'As asked' if width >= 64 else ''}"
        )
        for gap in self.items[:n]:
            row = (
                f"{gap.points_lost:>7.2f}  {f'{gap.n_missing}/{gap.n_asked}':>7}  {pad(gap.name, name_width)}"
            )
            if width >= 64:
                row += "  " + cut(one_line(gap.requirements[0]), width - name_width - 20)
            lines.append(row)
        if len(self.items) > n:
            lines.append(f"and {len(self.items) - n} more")
        return "\n".join(line.rstrip() for line in lines)

    def to_html(self, *, full_page: bool = True) -> str:
        """Return the gaps as HTML: a page of its own, or a fragment for a notebook."""
        from matcher.presentation.html_views import gaps_html

        return gaps_html(self, full_page=full_page)

    def write_html(self, path: str | Path) -> Path:
        """Write the gaps as one self-contained page and return its path."""
        return write_file(path, self.to_html())

    def plot(self, *, ax: Any = None, n: int = 12) -> Any:
        """Draw the `n` costliest gaps as bars; needs ``pip install 'matcher[viz]'``."""
        from matcher.presentation.plots import GapDisplay

        return GapDisplay.from_gaps(self, n=n).plot(ax=ax)

    def _repr_html_(self) -> str:
        return self.to_html(full_page=False)

    def __str__(self) -> str:
        return self.to_text()


def asked_for(requirement: Mapping[str, Any]) -> list[str]:
    """Return short names of what a requirement asks for, the same for the same thing in other words.

    Parameters
    ----------
    requirement : mapping
        As in ``MatchReport.to_dict``.

    Returns
    -------
    list of str
        At least one; the requirement's own words where nothing in it has a name.
    """
    if requirement["degree_level"]:
        fields = " or ".join(one_line(field) for field in requirement["degree_fields"][:2])
        degree = DEGREE_WORDS[requirement["degree_level"]]
        return [cut(f"{degree} in {fields}" if fields else degree, LABEL_LENGTH)]
    if requirement["languages"]:
        return [language["name"].title() for language in requirement["languages"]]
    names = requirement["concepts"] or requirement["skills"] or requirement["certifications"]
    return list(dict.fromkeys(one_line(name) for name in names)) or [
        cut(one_line(requirement["text"]), LABEL_LENGTH)
    ]


def _still_missing(names: list[str], findings: list[Mapping[str, Any]]) -> list[str]:
    """Return the names that the findings call missing; all of them where the findings name none."""
    parts = " | ".join(f["asked"] for f in findings if f["kind"] == "missing").casefold()
    return [name for name in names if name.casefold() in parts] or names
