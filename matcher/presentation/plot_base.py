"""What all displays share: colours that colour-blind readers tell apart, axes, and labels taken literally."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final

from matcher.exceptions import MissingDependencyError
from matcher.presentation.frames import pandas
from matcher.presentation.untrusted import cut, one_line

if TYPE_CHECKING:
    import pandas as pd

# Okabe & Ito (2008), "Color Universal Design": distinguishable with every common kind of colour blindness.
VERDICT_COLORS: Final = {
    "met": "#0072B2",
    "partly_met": "#E69F00",
    "not_shown": "#D9D7D1",
    "contradicted": "#D55E00",
}
OVERALL_COLOR: Final = "#7A6F9B"
GAIN_COLOR: Final = "#009E73"
INK: Final = "#30363D"
SOFT: Final = "#8A8F96"
LABEL_LENGTH: Final = 46


def plain(value: Any) -> Any:
    """Return plain JSON values of a report or results, given as such or as an object with ``to_dict``."""
    return value.to_dict() if hasattr(value, "to_dict") else value


def label(text: str, length: int = LABEL_LENGTH) -> str:
    """Return text short enough for an axis, on one line."""
    return cut(one_line(text), length)


class Display:
    """Data of a plot; draw it with `plot`, read it with `frame`.

    Parameters
    ----------
    rows : list of dict
        What is drawn, one flat record a mark.
    title : str
        Heading of the plot.

    Attributes
    ----------
    ax_, figure_
        Set by `plot`.
    """

    columns: ClassVar[tuple[str, ...]] = ()

    def __init__(self, rows: list[dict[str, Any]], *, title: str = "") -> None:
        self.rows = rows
        self.title = title
        self.ax_: Any = None
        self.figure_: Any = None
        self._is_own_figure = False

    def frame(self) -> pd.DataFrame:
        """Return what is drawn as a pandas frame, one row a mark."""
        return pandas().DataFrame(self.rows, columns=list(self.columns))

    def _begin(self, ax: Any, *, width: float, height: float) -> Any:
        """Return axes to draw on: those given, or new ones of a size in inches."""
        try:
            import matplotlib.pyplot as plt
        except ImportError:
            raise MissingDependencyError(
                "Plots need matplotlib, which is not installed. Run: pip install 'matcher[viz]'"
            ) from None
        self._is_own_figure = ax is None
        if ax is None:
            _, ax = plt.subplots(figsize=(width, height), layout="constrained")
        self.ax_, self.figure_ = ax, ax.figure
        for side in ("top", "right", "left"):
            ax.spines[side].set_visible(False)
        ax.spines["bottom"].set_color(SOFT)
        ax.tick_params(length=0, labelcolor=INK, labelsize=9)
        if self.title:
            ax.set_title(
                label(self.title, 80), loc="left", fontsize=11, fontweight="bold", color=INK, parse_math=False
            )
        return ax

    def _legend(self, names: Mapping[str, str], colors: Mapping[str, str], *, hatched: bool = True) -> None:
        """Put a legend below the plot; on axes that are not our own figure's, inside of them."""
        from matplotlib.patches import Patch

        patches = [
            Patch(
                facecolor=colors[k],
                label=name,
                hatch="////" if hatched and k == "partly_met" else None,
                edgecolor="white",
            )
            for k, name in names.items()
        ]
        options: dict[str, Any] = {"handles": patches, "frameon": False, "fontsize": 8, "handlelength": 1.4}
        if self._is_own_figure:
            self.figure_.legend(loc="outside lower left", ncols=len(patches), columnspacing=1.4, **options)
        else:
            self.ax_.legend(loc="best", **options)

    def __repr__(self) -> str:
        """Say what the display holds and how to use it."""
        return f"<{type(self).__name__} of {len(self.rows)} rows; draw with .plot(), read with .frame()>"


def name_rows(ax: Any, names: list[str]) -> None:
    """Write names beside horizontal rows, the first on top; a dollar sign in them is a dollar sign."""
    ax.set_yticks(range(len(names)), [label(n) for n in names], parse_math=False)
    ax.set_ylim(len(names) - 0.4, -0.6)
