"""What users hold in their hands: `MatchReport` for one pair, `MatchResults` for many."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from matcher.exceptions import InputError
from matcher.serialisation import from_plain, to_plain
from matcher.types import VERDICTS, Evidence, Finding, Posting, Requirement, Resume, Verdict

if TYPE_CHECKING:
    import pandas as pd

    from matcher.presentation.comparison import Comparison
    from matcher.presentation.gaps import Gaps

SCHEMA_VERSION = "1.0"

# What `to_dict` adds for readers; all of it follows from the other fields.
_DERIVED = ("schema_version", "band", "good_fit_share", "what_if")

# What a verdict is worth when only the verdict is known; the middle of the learnt strengths (ranking/weights.py).
VERDICT_STRENGTH: Mapping[str, float] = {"met": 1.0, "partly_met": 0.5, "not_shown": 0.0, "contradicted": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementReport:
    """One requirement of the posting with its verdict, evidence and points.

    Attributes
    ----------
    requirement : Requirement
    verdict : {"met", "partly_met", "not_shown", "contradicted"}
    strength : float
        How strongly the résumé shows it, 0-1.
    points, max_points : float
        What it added to the fit score, and the most it could have added.
    evidence : tuple of Evidence
        Strongest first.
    reason : str
        One plain sentence: what was found and what is missing.
    findings : tuple of Finding
        The atomic demands behind the reason.
    is_knockout : bool
        The user named it (or its kind) a knockout.
    knockout_status : str or None
        ``"passed" | "failed" | "unverified"`` for a knockout.
    effective_strength : float
        Strength that earned the points: that of the best alternative where requirements are alternatives of each other.
    """

    requirement: Requirement
    verdict: Verdict
    strength: float
    points: float
    max_points: float
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    is_knockout: bool = False
    knockout_status: str | None = None
    effective_strength: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallReport:
    """The "Overall relevance" row: the whole résumé against title and responsibilities."""

    points: float
    max_points: float
    strength: float
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Share of pairs that people judged a good fit, by fit score: linear between the knots.

    Attributes
    ----------
    scores, shares : tuple of float
        Ascending fit scores (0-100) and the share (0-1) at each.
    bands : tuple of float
        Lowest fit score of "weak", "partial", "good" and "excellent".
    n_pairs : int
        Labelled pairs behind it.
    """

    scores: tuple[float, ...] = (0.0, 100.0)
    shares: tuple[float, ...] = (0.0, 1.0)
    bands: tuple[float, ...] = (20.0, 40.0, 60.0, 80.0)
    n_pairs: int = 0

    def share(self, fit_score: float) -> float:
        """Return the share of pairs with this fit score that people judged a good fit."""
        if fit_score <= self.scores[0]:
            return self.shares[0]
        for i in range(1, len(self.scores)):
            if fit_score <= self.scores[i]:
                x0, x1 = self.scores[i - 1], self.scores[i]
                y0, y1 = self.shares[i - 1], self.shares[i]
                return y0 + (y1 - y0) * (fit_score - x0) / (x1 - x0) if x1 > x0 else y1
        return self.shares[-1]

    def band(self, fit_score: float) -> str:
        """Return the plain word for a fit score."""
        names = ("unrelated", "weak", "partial", "good", "excellent")
        return names[sum(fit_score >= b for b in self.bands)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What computed a report, so that it can be computed again.

    Attributes
    ----------
    matcher_version, encoder, judge, ranker : str
        Version and content identifiers of the artefacts.
    as_of : str
        The date that "Present" meant, ISO.
    """

    matcher_version: str
    as_of: str
    encoder: str = ""
    judge: str = ""
    ranker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchReport:
    """One résumé against one posting: the fit score and everything it is made of.

    ``fit_score == sum(r.points for r in requirements) + overall.points`` within 1e-9.
    """

    posting: Posting
    resume: Resume
    fit_score: float
    requirements: tuple[RequirementReport, ...]
    overall: OverallReport
    calibration: Calibration
    provenance: Provenance
    warnings: tuple[str, ...] = ()

    @property
    def band(self) -> str:
        """Plain word for the fit score: excellent, good, partial, weak or unrelated."""
        return self.calibration.band(self.fit_score)

    @property
    def good_fit_share(self) -> float:
        """Share of labelled pairs with such a fit score that people judged a good fit."""
        return self.calibration.share(self.fit_score)

    @property
    def knockouts(self) -> tuple[RequirementReport, ...]:
        """The requirements that the user named as knockouts."""
        return tuple(r for r in self.requirements if r.is_knockout)

    @property
    def missing(self) -> tuple[RequirementReport, ...]:
        """The requirements that leave points on the table, most points first."""
        short = [r for r in self.requirements if r.verdict != "met"]
        return tuple(sorted(short, key=lambda r: (-(r.max_points - r.points), r.requirement.start)))

    def what_if(self, verdicts: Mapping[str, str | float]) -> MatchReport:
        """Return the report as it would be with other verdicts; nothing else changes.

        Parameters
        ----------
        verdicts : mapping of str to str or float
            Requirement id to a verdict, or to a strength in [0, 1]. A verdict other than the present one is worth 1 (met), 0.5 (partly met) or
            0, but a better one never less than the present strength, and a worse one never more.

        Returns
        -------
        MatchReport
            Exact: the same sum over the same points, with the strengths replaced.

        Raises
        ------
        InputError
            If an id is not a requirement of the posting or a value is neither a verdict nor a strength.
        """
        if not isinstance(verdicts, Mapping):
            raise InputError(
                "The 'verdicts' parameter of what_if must be a mapping of requirement ids to verdicts or strengths, such as {'r3': 'met'}. "
                f"Got {verdicts!r} instead."
            )
        known = {r.requirement.id: r for r in self.requirements}
        replaced: dict[str, tuple[Verdict, float]] = {}
        for key, value in verdicts.items():
            if key not in known:
                raise InputError(
                    f"The 'verdicts' parameter of what_if must name requirements of the posting ({', '.join(known)}). Got {key!r} instead."
                )
            replaced[key] = _hypothesis(known[key], value)
        rows = tuple(
            dataclasses.replace(
                r,
                verdict=replaced[r.requirement.id][0],
                strength=replaced[r.requirement.id][1],
                reason=f"Supposed: {replaced[r.requirement.id][0].replace('_', ' ')}.",
            )
            if r.requirement.id in replaced
            else r
            for r in self.requirements
        )
        rows = award_points(rows)
        return dataclasses.replace(self, requirements=rows, fit_score=total_points(rows, self.overall))

    def _gains(self) -> list[dict[str, Any]]:
        """Return what each requirement that is not met would add if it were, most points first."""
        gains = []
        for row in self.missing:
            key = row.requirement.id
            supposed = self.what_if({key: "met"}).fit_score
            gains.append(
                {"id": key, "verdict": "met", "fit_score": supposed, "gain": supposed - self.fit_score}
            )
        return sorted(gains, key=lambda g: -float(g["gain"]))

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON values with ``schema_version``.

        Returns
        -------
        dict
            Every field, and what follows from them: ``band``, ``good_fit_share`` and ``what_if``, the fit score as it would be with
            one more requirement met. `from_dict` ignores the latter.
        """
        plain: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "band": self.band,
            "good_fit_share": self.good_fit_share,
            **to_plain(self),
            "what_if": self._gains(),
        }
        # The raw JSON behind a structured input is the user's own file; its facts are already in the parsed fields.
        for part in ("posting", "resume"):
            plain[part]["document"].pop("structured", None)
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> MatchReport:
        """Rebuild a report from `to_dict`.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned, also after a round trip through JSON.

        Returns
        -------
        MatchReport
            Equal to the one it came from.
        """
        _check_version(data, "report")
        fields = {k: v for k, v in data.items() if k not in _DERIVED}
        report = from_plain(cls, fields)
        assert isinstance(report, cls)
        return report

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the report as a JSON string."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_json(cls, text: str) -> MatchReport:
        """Rebuild a report from `to_json`."""
        return cls.from_dict(_from_json(text))

    def to_frame(self) -> pd.DataFrame:
        """Return one row a requirement, and one for the overall relevance, as a pandas frame."""
        from matcher.presentation.frames import report_frame

        return report_frame(self.to_dict())

    def to_text(self, *, width: int = 80, color: bool = False) -> str:
        """Return the report as text for a terminal."""
        from matcher.presentation.text import report_text

        return report_text(self.to_dict(), width=width, color=color)

    def to_html(self, *, full_page: bool = True) -> str:
        """Return the report as HTML: a page of its own, or a fragment for a notebook."""
        from matcher.presentation.html import report_html

        return report_html(self.to_dict(), full_page=full_page)

    def write_html(self, path: str | Path) -> Path:
        """Write the report as one self-contained page and return its path."""
        from matcher.presentation.files import write_file

        return write_file(path, self.to_html())

    def plot(self, *, ax: Any = None) -> Any:
        """Draw the points of every requirement as a waterfall; needs ``pip install matcher[viz]``."""
        from matcher.presentation.plots import WaterfallDisplay

        return WaterfallDisplay.from_report(self.to_dict()).plot(ax=ax)

    def _repr_html_(self) -> str:
        return self.to_html(full_page=False)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return f"<MatchReport {self.fit_score:.1f} {self.posting.title or self.posting.document.source!r} · {self.resume.source}>"


def _check_version(data: Any, word: str) -> None:
    if not isinstance(data, Mapping):
        raise InputError(
            f"A stored {word} must be what to_dict returned, a mapping. Got {type(data).__name__} instead."
        )
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise InputError(
            f"The {word} has schema version {version!r}; this matcher reads {SCHEMA_VERSION!r}. Score the pair again."
        )


def _from_json(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (TypeError, ValueError) as error:
        raise InputError(f"The text is not what to_json returned: {error}.") from None


def _hypothesis(row: RequirementReport, value: str | float) -> tuple[Verdict, float]:
    if isinstance(value, str) and value in VERDICTS:
        verdict: Verdict = value
        if verdict == row.verdict:
            return verdict, row.strength
        # "met" is the first of the verdicts, and the best.
        better = VERDICTS.index(verdict) < VERDICTS.index(row.verdict)
        return verdict, (max if better else min)(row.strength, VERDICT_STRENGTH[verdict])
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not 0.0 <= float(value) <= 1.0:
        raise InputError(
            f"A value of what_if must be one of {', '.join(VERDICTS)} or a strength from 0 to 1. Got {value!r} instead."
        )
    strength = float(value)
    return "met" if strength >= 0.75 else "partly_met" if strength >= 0.25 else "not_shown", strength


def award_points(rows: Sequence[RequirementReport]) -> tuple[RequirementReport, ...]:
    """Return the rows with points computed from strengths: ``points = max_points * effective strength``.

    Parameters
    ----------
    rows : sequence of RequirementReport
        With ``strength`` and ``max_points`` set. Requirements of one ``alternative_group`` all earn the strength of the best of them.

    Returns
    -------
    tuple of RequirementReport
    """
    effective = effective_strengths([row.requirement for row in rows], [row.strength for row in rows])
    return tuple(
        dataclasses.replace(row, effective_strength=strength, points=row.max_points * strength)
        for row, strength in zip(rows, effective, strict=True)
    )


def effective_strengths(requirements: Sequence[Requirement], strengths: Sequence[float]) -> list[float]:
    """Return the strengths that earn points: those of one ``alternative_group`` all count as the best of them."""
    best: dict[str, float] = {}
    for requirement, strength in zip(requirements, strengths, strict=True):
        group = requirement.alternative_group
        if group is not None:
            best[group] = max(best.get(group, 0.0), strength)
    return [
        strength if requirement.alternative_group is None else best[requirement.alternative_group]
        for requirement, strength in zip(requirements, strengths, strict=True)
    ]


def total_points(rows: Sequence[RequirementReport], overall: OverallReport) -> float:
    """Return the fit score: the exact sum of all points, kept within 0-100 against rounding."""
    return sum_of_points([*(r.points for r in rows), overall.points])


def sum_of_points(points: Sequence[float]) -> float:
    """Return the exact sum of points, kept within 0-100 against rounding."""
    return min(100.0, max(0.0, math.fsum(points)))


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFailure:
    """An input that could not be read or judged; it never becomes a score."""

    source: str
    status: str
    message: str


class MatchResults(Sequence[MatchReport]):
    """Reports, best first.

    Parameters
    ----------
    reports : sequence of MatchReport
    failures : sequence of InputFailure, optional
        Inputs that could not be read.
    positions : sequence of int, optional
        Place of each report's document in the list that was given, from 0: ``texts[results.positions[0]]`` is the best of ``texts``.
        A folder counts as the files in it. It depends on the order of the inputs, so it is neither stored nor compared. Default: as the
        reports stand.
    """

    def __init__(
        self,
        reports: Sequence[MatchReport],
        *,
        failures: Sequence[InputFailure] = (),
        positions: Sequence[int] | None = None,
    ) -> None:
        self.reports = tuple(reports)
        self.failures = tuple(failures)
        self.positions = tuple(positions) if positions is not None else tuple(range(len(self.reports)))

    @overload
    def __getitem__(self, index: int) -> MatchReport: ...
    @overload
    def __getitem__(self, index: slice) -> MatchResults: ...
    def __getitem__(self, index: int | slice) -> MatchReport | MatchResults:
        """Return one report, or a slice as results."""
        if isinstance(index, slice):
            return MatchResults(self.reports[index], failures=self.failures, positions=self.positions[index])
        return self.reports[index]

    def __len__(self) -> int:
        """Return the number of reports."""
        return len(self.reports)

    def __iter__(self) -> Iterator[MatchReport]:
        """Iterate over the reports, best first."""
        return iter(self.reports)

    def __eq__(self, other: object) -> bool:
        """Compare reports and failures."""
        if not isinstance(other, MatchResults):
            return NotImplemented
        return self.reports == other.reports and self.failures == other.failures

    def __hash__(self) -> int:
        """Hash by the scores."""
        return hash(tuple(r.fit_score for r in self.reports))

    def to_dict(self) -> dict[str, Any]:
        """Return all reports and failures as plain JSON values."""
        return {
            "schema_version": SCHEMA_VERSION,
            "reports": [r.to_dict() for r in self.reports],
            "failures": [to_plain(f) for f in self.failures],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> MatchResults:
        """Rebuild results from `to_dict`."""
        _check_version(data, "object")
        if not isinstance(data.get("reports"), list):
            raise InputError(
                "The object holds no 'reports'; that of a single report is read by MatchReport.from_dict."
            )
        return cls(
            [MatchReport.from_dict(r) for r in data["reports"]],
            failures=[from_plain(InputFailure, f) for f in data.get("failures", ())],
        )

    @classmethod
    def from_json(cls, text: str) -> MatchResults:
        """Rebuild results from `to_json`."""
        return cls.from_dict(_from_json(text))

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the results as a JSON string."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_frame(self, level: str = "pairs") -> pd.DataFrame:
        """Return a pandas frame: one row a pair, or with ``"requirements"`` one row a requirement of each pair.

        Parameters
        ----------
        level : {"pairs", "requirements"}

        Returns
        -------
        pandas.DataFrame
        """
        from matcher.presentation.frames import results_frame

        return results_frame(self.to_dict(), level=level)

    def to_grid(self, values: str = "verdict") -> pd.DataFrame:
        """Return a pandas frame with one row a report and one column a requirement.

        Parameters
        ----------
        values : {"verdict", "points", "strength"}

        Returns
        -------
        pandas.DataFrame
        """
        from matcher.presentation.frames import grid_frame

        return grid_frame(self.to_dict(), values=values)

    def compare(self, first: int, second: int) -> Comparison:
        """Lay two reports side by side: where their points differ, and on which evidence.

        Parameters
        ----------
        first, second : int
            Positions in these results; 0 is the best.

        Returns
        -------
        Comparison
        """
        from matcher.presentation.comparison import Comparison

        for place in (first, second):
            if isinstance(place, bool) or not isinstance(place, int) or not -len(self) <= place < len(self):
                n = len(self)
                raise InputError(
                    f"The positions of compare must be whole numbers below {n}, the number of reports; 0 is the best. Got {place!r} instead."
                )
        return Comparison.from_reports(self[first].to_dict(), self[second].to_dict())

    def gaps(self) -> Gaps:
        """Gather what is missing most across these reports, by the points that it costs."""
        from matcher.presentation.gaps import Gaps

        return Gaps.from_results(self.to_dict())

    def write(self, path: str | Path, *, level: str = "pairs") -> Path:
        """Write the results to a file.

        Parameters
        ----------
        path : str or Path
            Its suffix chooses the format: ``.csv``, ``.xlsx``, ``.parquet``, ``.json``, ``.jsonl`` or ``.html``.
        level : {"pairs", "requirements", "evidence"}
            Rows of a ``.csv`` or ``.parquet``; an ``.xlsx`` holds a sheet of each, the others hold everything.

        Returns
        -------
        Path
        """
        from matcher.presentation.exports import write_results

        return write_results(self.to_dict(), Path(path), level=level)

    def to_text(self, *, width: int = 80, color: bool = False) -> str:
        """Return a ranked table as text for a terminal."""
        from matcher.presentation.text import results_text

        return results_text(self.to_dict(), width=width, color=color)

    def to_html(self, *, full_page: bool = True) -> str:
        """Return a ranked table as HTML: a page of its own, or a fragment for a notebook."""
        from matcher.presentation.html import results_html

        return results_html(self.to_dict(), full_page=full_page)

    def write_html(self, path: str | Path) -> Path:
        """Write the ranked table as one self-contained page and return its path."""
        from matcher.presentation.files import write_file

        return write_file(path, self.to_html())

    def plot(self, *, ax: Any = None) -> Any:
        """Draw the candidates or postings by requirement verdicts; needs ``pip install matcher[viz]``."""
        from matcher.presentation.plots import CoverageDisplay

        return CoverageDisplay.from_results(self.to_dict()).plot(ax=ax)

    def _repr_html_(self) -> str:
        return self.to_html(full_page=False)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        n = len(self.reports)
        failed = f", {len(self.failures)} failed" if self.failures else ""
        best = f", best {self.reports[0].fit_score:.1f}" if n else ""
        return f"<MatchResults of {n} report{'s' if n != 1 else ''}{best}{failed}>"
