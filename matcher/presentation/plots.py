"""Plots of reports and results as displays: ``from_…`` makes one, ``plot()`` draws it, ``frame()`` gives its numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from matcher.exceptions import InputError
from matcher.presentation.gaps import Gaps
from matcher.presentation.plot_base import (
    GAIN_COLOR,
    INK,
    OVERALL_COLOR,
    SOFT,
    VERDICT_COLORS,
    Display,
    name_rows,
    plain,
)
from matcher.presentation.points import shown_points
from matcher.presentation.words import (
    OVERALL,
    VERDICT_SIGNS,
    VERDICT_WORDS,
    band_words,
    posting_title,
    results_title,
    resume_name,
    row_names,
    subject,
)

if TYPE_CHECKING:
    from matcher.results import MatchReport, MatchResults

N_ROWS: Final = 40
BANDS: Final = ("unrelated", "weak", "partial", "good", "excellent")
_Z95: Final = 1.96

__all__ = [
    "CoverageDisplay",
    "GapDisplay",
    "ReliabilityDisplay",
    "ScoreDistributionDisplay",
    "WaterfallDisplay",
]


class WaterfallDisplay(Display):
    """How the points of one report add up to its fit score, one step a requirement.

    Examples
    --------
    >>> WaterfallDisplay([], title="Empty")
    <WaterfallDisplay of 0 rows; draw with .plot(), read with .frame()>
    """

    columns: ClassVar[tuple[str, ...]] = (
        "id",
        "requirement",
        "verdict",
        "start",
        "points",
        "end",
        "max_points",
        "shown",
    )

    @classmethod
    def from_report(cls, report: MatchReport | dict[str, Any]) -> WaterfallDisplay:
        """Take the steps from a report, or from its ``to_dict``."""
        data = plain(report)
        rows, at = [], 0.0
        parts = [
            (r["requirement"]["id"], r["requirement"]["text"], r["verdict"], r) for r in data["requirements"]
        ]
        parts.append(("overall", OVERALL, "overall", data["overall"]))
        for (key, text, verdict, part), shown in zip(parts, shown_points(data), strict=True):
            rows.append(
                {
                    "id": key,
                    "requirement": text,
                    "verdict": verdict,
                    "start": at,
                    "points": part["points"],
                    "end": at + part["points"],
                    "max_points": part["max_points"],
                    "shown": f"{shown.earned} of {shown.possible}",
                }
            )
            at += part["points"]
        who = f"{posting_title(data['posting'])}: {resume_name(data['resume'])}"
        return cls(rows, title=f"{who}, {data['fit_score']:.1f} of 100")

    def plot(self, ax: Any = None) -> WaterfallDisplay:
        """Draw the steps.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; new axes otherwise.

        Returns
        -------
        WaterfallDisplay
            Itself, with ``ax_`` and ``figure_`` set.
        """
        ax = self._begin(ax, width=8.5, height=1.3 + 0.34 * max(3, len(self.rows)))
        for i, row in enumerate(self.rows):
            color = VERDICT_COLORS.get(row["verdict"], OVERALL_COLOR)
            ax.barh(
                i,
                row["max_points"],
                left=row["start"],
                height=0.62,
                color="none",
                edgecolor="#CFCCC4",
                linewidth=0.8,
            )
            hatch = "////" if row["verdict"] == "partly_met" else None
            ax.barh(
                i,
                row["points"],
                left=row["start"],
                height=0.62,
                color=color,
                hatch=hatch,
                edgecolor="white",
                linewidth=0,
            )
            ax.plot([row["end"], row["end"]], [i, min(i + 1, len(self.rows) - 1)], color=SOFT, linewidth=0.8)
            right = row["start"] + row["max_points"] + 1
            sign = VERDICT_SIGNS.get(row["verdict"], "")
            ax.text(right, i, f"{sign} {row['shown']}".strip(), va="center", fontsize=8, color=INK)
        name_rows(
            ax, [f"{r['id']}  {r['requirement']}" if r["id"] != "overall" else OVERALL for r in self.rows]
        )
        ax.set_xlim(0, 116)
        ax.set_xticks(range(0, 101, 20))
        ax.set_xlabel("points, added from top to bottom", fontsize=9, color=INK)
        self._legend(
            {**VERDICT_WORDS, "overall": OVERALL.lower()}, {**VERDICT_COLORS, "overall": OVERALL_COLOR}
        )
        return self


class CoverageDisplay(Display):
    """Verdicts as a grid: one row a report, one column a requirement."""

    columns: ClassVar[tuple[str, ...]] = (
        "rank",
        "name",
        "fit_score",
        "position",
        "requirement_id",
        "requirement",
        "verdict",
        "points",
    )

    @classmethod
    def from_results(cls, results: MatchResults | dict[str, Any]) -> CoverageDisplay:
        """Take the verdicts from results, or from their ``to_dict``."""
        data = plain(results)
        reports = data["reports"]
        rows = [
            {
                "rank": rank,
                "name": name,
                "fit_score": report["fit_score"],
                "position": position,
                "requirement_id": row["requirement"]["id"],
                "requirement": row["requirement"]["text"],
                "verdict": row["verdict"],
                "points": row["points"],
            }
            for rank, (report, name) in enumerate(zip(reports, row_names(reports), strict=True), 1)
            for position, row in enumerate(report["requirements"])
        ]
        display = cls(rows, title=results_title(reports))
        display.is_shared = bool(reports) and subject(reports) == "resumes"
        return display

    is_shared = True

    def plot(self, ax: Any = None) -> CoverageDisplay:
        """Draw the grid; beyond 40 reports, the first 40.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional

        Returns
        -------
        CoverageDisplay
        """
        shown = [r for r in self.rows if r["rank"] <= N_ROWS]
        n_rows = len({r["rank"] for r in shown})
        n_columns = 1 + max((r["position"] for r in shown), default=0)
        ax = self._begin(ax, width=min(14.0, 4.2 + 0.36 * n_columns), height=1.4 + 0.3 * max(2, n_rows))
        names: dict[int, str] = {}
        order = {rank: i for i, rank in enumerate(sorted({r["rank"] for r in shown}))}
        for row in shown:
            i, j, verdict = order[row["rank"]], row["position"], row["verdict"]
            names[i] = f"{row['name']}   {row['fit_score']:.1f}"
            ax.barh(i, 0.9, left=j - 0.45, height=0.82, color=VERDICT_COLORS[verdict])
            ax.text(
                j,
                i,
                VERDICT_SIGNS[verdict],
                ha="center",
                va="center",
                fontsize=8,
                color="white" if verdict in ("met", "contradicted") else INK,
            )
        name_rows(ax, [names[i] for i in sorted(names)])
        ids = {r["position"]: r["requirement_id"] for r in shown} if self.is_shared else {}
        ax.set_xticks(range(n_columns), [ids.get(j, str(j + 1)) for j in range(n_columns)])
        ax.set_xlim(-0.6, n_columns - 0.4)
        ax.set_xlabel(
            "requirement" if self.is_shared else "requirement of each posting, in its order",
            fontsize=9,
            color=INK,
        )
        ax.spines["bottom"].set_visible(False)
        self._legend(
            {v: f"{VERDICT_SIGNS[v]} {w}" for v, w in VERDICT_WORDS.items()}, VERDICT_COLORS, hatched=False
        )
        return self


class ScoreDistributionDisplay(Display):
    """How the fit scores of results are spread over the bands."""

    columns: ClassVar[tuple[str, ...]] = ("rank", "name", "fit_score", "band")
    band_edges: tuple[float, ...] = ()

    @classmethod
    def from_results(cls, results: MatchResults | dict[str, Any]) -> ScoreDistributionDisplay:
        """Take the fit scores from results, or from their ``to_dict``."""
        reports = plain(results)["reports"]
        rows = [
            {"rank": rank, "name": name, "fit_score": report["fit_score"], "band": report["band"]}
            for rank, (report, name) in enumerate(zip(reports, row_names(reports), strict=True), 1)
        ]
        display = cls(rows, title=results_title(reports))
        display.band_edges = tuple(reports[0]["calibration"]["bands"]) if reports else ()
        return display

    def plot(self, ax: Any = None) -> ScoreDistributionDisplay:
        """Draw a histogram in steps of five points, a tick for each report, and the bands.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional

        Returns
        -------
        ScoreDistributionDisplay
        """
        ax = self._begin(ax, width=8.5, height=3.2)
        scores = [r["fit_score"] for r in self.rows]
        counts, _, _ = ax.hist(scores, bins=list(range(0, 101, 5)), color=VERDICT_COLORS["met"], rwidth=0.92)
        top = max([*counts, 1.0])
        ax.plot(scores, [-0.05 * top] * len(scores), "|", color=INK, markersize=8)
        edges = [0.0, *self.band_edges, 100.0]
        for low, high, band in zip(edges, edges[1:], BANDS, strict=False):
            if low > 0:
                ax.axvline(low, color=SOFT, linewidth=0.8, linestyle=":")
            if high - low > 6:
                ax.text(
                    (low + high) / 2,
                    1.12 * top,
                    band_words(band).split()[0],
                    ha="center",
                    fontsize=8,
                    color=SOFT,
                )
        ax.set_xlim(0, 100)
        ax.set_ylim(-0.11 * top, 1.22 * top)
        ax.yaxis.get_major_locator().set_params(integer=True)
        ax.set_yticks([t for t in ax.get_yticks() if 0 <= t <= top])
        ax.set_xlabel("fit score", fontsize=9, color=INK)
        ax.set_ylabel("reports", fontsize=9, color=INK)
        return self


class ReliabilityDisplay(Display):
    """Whether a stated share comes true: what was predicted against what people judged."""

    columns: ClassVar[tuple[str, ...]] = ("predicted", "observed", "low", "high", "n")

    @classmethod
    def from_predictions(
        cls,
        predicted: Sequence[float],
        outcome: Sequence[bool],
        *,
        n_bins: int = 10,
        title: str = "Reliability",
    ) -> ReliabilityDisplay:
        """Sort predictions into equally filled bins.

        Parameters
        ----------
        predicted : sequence of float
            Stated shares or probabilities, 0-1.
        outcome : sequence of bool
            Whether people judged so.
        n_bins : int, default 10
        title : str

        Returns
        -------
        ReliabilityDisplay
            Intervals are Wilson's, at 95 %.
        """
        pairs = sorted(zip(map(float, predicted), map(bool, outcome), strict=True), key=lambda p: p[0])
        if n_bins < 1:
            raise InputError(f"The 'n_bins' parameter must be at least 1. Got {n_bins} instead.")
        rows = []
        for k in range(min(n_bins, len(pairs))):
            part = pairs[
                k * len(pairs) // min(n_bins, len(pairs)) : (k + 1) * len(pairs) // min(n_bins, len(pairs))
            ]
            n, hits = len(part), sum(y for _, y in part)
            low, high = _wilson(hits, n)
            rows.append(
                {
                    "predicted": math.fsum(p for p, _ in part) / n,
                    "observed": hits / n,
                    "low": low,
                    "high": high,
                    "n": n,
                }
            )
        return cls(rows, title=title)

    @classmethod
    def from_report(cls, report: MatchReport | dict[str, Any]) -> ReliabilityDisplay:
        """Take the calibration behind a report: fit score against the share that people judged a good fit."""
        calibration = plain(report)["calibration"]
        rows = [
            {
                "predicted": score / 100,
                "observed": share,
                "low": share,
                "high": share,
                "n": calibration["n_pairs"],
            }
            for score, share in zip(calibration["scores"], calibration["shares"], strict=True)
        ]
        display = cls(rows, title=f"What fit scores have meant ({calibration['n_pairs']:,} labelled pairs)")
        display.is_curve = True
        return display

    is_curve = False

    def plot(self, ax: Any = None) -> ReliabilityDisplay:
        """Draw the points with their intervals beside the diagonal, or the calibration curve.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional

        Returns
        -------
        ReliabilityDisplay
        """
        ax = self._begin(ax, width=5.2, height=4.6)
        x = [r["predicted"] * (100 if self.is_curve else 1) for r in self.rows]
        y = [r["observed"] for r in self.rows]
        if self.is_curve:
            ax.plot(x, y, color=VERDICT_COLORS["met"], linewidth=2, marker="o", markersize=4)
            ax.set_xlabel("fit score", fontsize=9, color=INK)
            ax.set_xlim(0, 100)
        else:
            ax.plot([0, 1], [0, 1], color=SOFT, linewidth=1, linestyle="--", label="as stated")
            below = [max(0.0, r["observed"] - r["low"]) for r in self.rows]
            above = [max(0.0, r["high"] - r["observed"]) for r in self.rows]
            ax.errorbar(
                x,
                y,
                yerr=[below, above],
                fmt="o-",
                color=VERDICT_COLORS["met"],
                capsize=2,
                linewidth=1.2,
                markersize=5,
                label="seen, with 95 % interval",
            )
            ax.legend(frameon=False, fontsize=8, loc="upper left")
            ax.set_xlabel("stated share", fontsize=9, color=INK)
            ax.set_xlim(-0.02, 1.02)
        ax.set_ylim(-0.02, 1.02)
        ax.set_ylabel("share judged a good fit" if self.is_curve else "share seen", fontsize=9, color=INK)
        return self


class GapDisplay(Display):
    """What is missing most, by the points that it costs."""

    columns: ClassVar[tuple[str, ...]] = ("gap", "n_missing", "n_asked", "points_lost")

    @classmethod
    def from_results(cls, results: MatchResults | dict[str, Any], *, n: int = 12) -> GapDisplay:
        """Take the `n` costliest gaps from results, or from their ``to_dict``."""
        return cls.from_gaps(Gaps.from_results(plain(results)), n=n)

    @classmethod
    def from_gaps(cls, gaps: Gaps, *, n: int = 12) -> GapDisplay:
        """Take the `n` costliest gaps."""
        rows = [
            {"gap": g.name, "n_missing": g.n_missing, "n_asked": g.n_asked, "points_lost": g.points_lost}
            for g in gaps.items[:n]
        ]
        return cls(rows, title=f"Missing most: {gaps.title}")

    def plot(self, ax: Any = None) -> GapDisplay:
        """Draw one bar a gap.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional

        Returns
        -------
        GapDisplay
        """
        ax = self._begin(ax, width=8.5, height=1.1 + 0.34 * max(2, len(self.rows)))
        most = max([r["points_lost"] for r in self.rows] + [1e-9])
        for i, row in enumerate(self.rows):
            ax.barh(i, row["points_lost"], height=0.62, color=GAIN_COLOR)
            ax.text(
                row["points_lost"] + 0.01 * most,
                i,
                f"{row['points_lost']:.1f}  in {row['n_missing']} of {row['n_asked']}",
                va="center",
                fontsize=8,
                color=INK,
            )
        name_rows(ax, [r["gap"] for r in self.rows])
        ax.set_xlim(0, 1.22 * most)
        ax.set_xlabel("points left open, over all reports", fontsize=9, color=INK)
        return self


def _wilson(hits: int, n: int) -> tuple[float, float]:
    share, z = hits / n, _Z95
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)
