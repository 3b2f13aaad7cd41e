"""Displays: they draw what their frame holds, and say what to install."""

import doctest
import math
import sys

import pytest
from example_reports import make_posting, make_report, make_search, simple_report

from matcher.exceptions import InputError, MissingDependencyError
from matcher.presentation import marks, plots, schema, untrusted
from matcher.presentation.plots import (
    CoverageDisplay,
    GapDisplay,
    ReliabilityDisplay,
    ScoreDistributionDisplay,
    WaterfallDisplay,
)
from matcher.results import MatchResults

plt = pytest.importorskip("matplotlib.pyplot")


@pytest.fixture(autouse=True)
def closed_figures():
    yield
    plt.close("all")


def ranking():
    return MatchResults(
        [
            simple_report("mmmmmmnm", resume="ada.pdf"),
            make_report(),
            simple_report("nnnnncnn", resume="zoe.txt"),
        ]
    )


def every_display():
    return [
        WaterfallDisplay.from_report(make_report()),
        CoverageDisplay.from_results(ranking()),
        CoverageDisplay.from_results(make_search()),
        ScoreDistributionDisplay.from_results(ranking()),
        ReliabilityDisplay.from_predictions([0.1, 0.4, 0.8, 0.9], [False, False, True, True], n_bins=2),
        ReliabilityDisplay.from_report(make_report()),
        GapDisplay.from_results(make_search()),
    ]


@pytest.mark.parametrize("display", every_display(), ids=lambda d: type(d).__name__)
def test_display_draws_and_tells_its_numbers(display):
    """``plot`` returns the display with its axes; ``frame`` has one row a mark."""
    assert display.plot() is display
    display.figure_.canvas.draw()
    assert display.ax_ in display.figure_.axes
    assert len(display.frame()) == len(display.rows) > 0
    assert type(display).__name__ in repr(display)


@pytest.mark.parametrize("display", every_display(), ids=lambda d: type(d).__name__)
def test_display_draws_on_given_axes(display):
    """Plots can stand beside each other."""
    figure, ax = plt.subplots()
    assert display.plot(ax=ax).ax_ is ax
    assert display.figure_ is figure
    figure.canvas.draw()


def test_waterfall_ends_at_the_fit_score():
    """The last step reaches the score."""
    report = make_report()
    frame = WaterfallDisplay.from_report(report).frame()
    assert math.isclose(frame["end"].iloc[-1], report.fit_score, abs_tol=1e-9)
    assert (frame["start"].iloc[1:].to_numpy() == frame["end"].iloc[:-1].to_numpy()).all()


def test_results_and_reports_plot_themselves():
    """``plot`` is on every result."""
    assert isinstance(make_report().plot(), WaterfallDisplay)
    assert isinstance(ranking().plot(), CoverageDisplay)
    assert isinstance(make_search().gaps().plot(), GapDisplay)


def test_dollar_signs_are_no_formula():
    """A posting about $50k draws like any other."""
    posting = make_posting("Role\n- Budgets of $5m and $x^{2$ more\n", title="$100k $role$")
    WaterfallDisplay.from_report(simple_report("m", posting=posting)).plot().figure_.canvas.draw()


def test_reliability_bins_hold_every_prediction():
    """Bins are equally filled and nothing is dropped."""
    predicted = [i / 100 for i in range(101)]
    frame = ReliabilityDisplay.from_predictions(predicted, [p > 0.5 for p in predicted], n_bins=7).frame()
    assert frame["n"].sum() == 101
    assert frame["n"].max() - frame["n"].min() <= 1
    assert ((frame["low"] <= frame["observed"]) & (frame["observed"] <= frame["high"])).all()
    with pytest.raises(InputError, match="n_bins"):
        ReliabilityDisplay.from_predictions([0.5], [True], n_bins=0)


def test_empty_results_draw_empty_axes():
    """Nothing to show is no error."""
    empty = MatchResults([])
    for display in (
        CoverageDisplay.from_results(empty),
        ScoreDistributionDisplay.from_results(empty),
        GapDisplay.from_results(empty),
    ):
        display.plot().figure_.canvas.draw()


def test_missing_matplotlib_is_explained(monkeypatch):
    """The error gives the command to run."""
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(MissingDependencyError, match=r"pip install 'matcher\[viz\]'"):
        make_report().plot()


@pytest.mark.parametrize("module", [marks, plots, schema, untrusted], ids=lambda m: m.__name__)
def test_examples_in_docstrings_run(module):
    """What the documentation shows is true."""
    assert doctest.testmod(module).failed == 0
