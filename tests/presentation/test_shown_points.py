"""The figures shown add up to the score shown, to the last digit."""

from decimal import Decimal

from example_reports import STRENGTHS, build, make_posting, make_report, make_resume
from hypothesis import given
from hypothesis import strategies as st

from matcher.presentation.points import shown_points

WORDS = list(STRENGTHS)


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.floats(0, 1)), min_size=8, max_size=8),
    st.floats(0, 1),
)
def test_rows_add_up_to_the_total_shown(rows, overall):
    """Whoever adds the printed figures gets the printed score."""
    judged = [{"verdict": v, "strength": s} for v, s in rows]
    report = build(make_posting(), make_resume(), judged, overall=overall)
    shown = shown_points(report.to_dict())
    assert sum(Decimal(p.earned) for p in shown) == Decimal(f"{round(100 * report.fit_score) / 100:.2f}")
    assert sum(Decimal(p.possible) for p in shown) == Decimal("100.00")
    assert shown[-1].running == f"{round(100 * report.fit_score) / 100:.2f}"
    exact = [*report.requirements, report.overall]
    for points, row in zip(shown, exact, strict=True):
        assert abs(float(points.earned) - row.points) < 0.11
        assert abs(float(points.possible) - row.max_points) < 0.011
        assert 0 <= float(points.earned) <= float(points.possible)


def test_a_full_row_shows_the_same_figure_twice():
    """Nobody should wonder why 12.14 of 12.15 were earned where nothing is missing."""
    judged = [{"verdict": "met", "strength": 1.0}] * 7 + [{"verdict": "not_shown", "strength": 0.0}]
    report = build(make_posting(), make_resume(), judged, overall=0.123456)
    shown = shown_points(report.to_dict())
    assert all(p.earned == p.possible for p in shown[:7])
    assert shown[7].earned == "0.00"


def test_running_sum_ends_at_the_score():
    """The last running sum is the fit score."""
    report = make_report()
    assert shown_points(report.to_dict())[-1].running == f"{report.fit_score:.2f}"
