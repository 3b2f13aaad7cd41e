"""The shipped models on the smoke set: five real postings, eight short résumés, one of them a fake."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from matcher.engine import Matcher
from matcher.results import MatchResults

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEEDS, SMOKE = SHARED / "seeds", SHARED / "dev" / "smoke"
EXPECTED_FIRST = {"000": {"r1"}, "001": {"r2"}, "002": {"r1", "r2"}, "003": {"r7"}, "004": {"r2"}}
pytestmark = [pytest.mark.shared, pytest.mark.model, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def rankings(shipped_engine: Matcher) -> dict[str, MatchResults]:
    """Rank the eight résumés for each posting."""
    engine = shipped_engine
    resumes = [engine.parse_resume(p, as_of="2026-11-21") for p in sorted((SMOKE / "resumes").glob("*.txt"))]
    return {p.stem[:3]: engine.rank(p, resumes) for p in sorted(SEEDS.glob("*.txt"))}


@pytest.fixture(scope="module")
def grades() -> dict[tuple[str, str], int]:
    """Return the grade of each posting and résumé."""
    with (SMOKE / "grades.csv").open(encoding="utf-8") as rows:
        return {(r["posting"], r["resume"][:2]): int(r["grade_0_3"]) for r in csv.DictReader(rows)}


def people(results: MatchResults) -> list[str]:
    return [Path(r.resume.source).stem[:2] for r in results]


def test_the_right_person_comes_first(rankings: dict[str, MatchResults]) -> None:
    """The expected person is first for at least four of the five postings."""
    right = [p for p, r in rankings.items() if people(r)[0] in EXPECTED_FIRST[p]]
    assert len(right) >= 4, {p: people(r) for p, r in rankings.items()}


def test_the_order_changes_with_the_posting(rankings: dict[str, MatchResults]) -> None:
    """No one résumé is first for every posting."""
    assert len({people(rankings[p])[0] for p in ("000", "001", "003")}) > 1


def test_the_fake_is_above_no_honest_person(
    rankings: dict[str, MatchResults], grades: dict[tuple[str, str], int]
) -> None:
    """Keyword stuffing never beats somebody who fits at least a little."""
    for posting, results in rankings.items():
        order = people(results)
        honest = [p for p in order if grades[posting, p] >= 1]
        assert order.index("r8") > max(order.index(p) for p in honest), (posting, order)


def test_other_professions_are_below_those_who_fit(
    rankings: dict[str, MatchResults], grades: dict[tuple[str, str], int]
) -> None:
    """Nurse and teacher rank below everybody graded 2 or more."""
    for posting, results in rankings.items():
        order = people(results)
        fitting = [p for p in order if grades[posting, p] >= 2]
        assert min(order.index("r5"), order.index("r6")) > max(order.index(p) for p in fitting)


def test_denied_and_wished_skills_earn_nothing(rankings: dict[str, MatchResults]) -> None:
    """ "No SQL experience yet" and "interested in learning Python" are quoted and worth nothing."""
    for posting, asked in (("000", "sql"), ("001", "sql"), ("001", "python"), ("004", "sql")):
        report = next(r for r in rankings[posting] if Path(r.resume.source).stem.startswith("r3"))
        row = next(r for r in report.requirements if asked in r.requirement.text.lower())
        assert row.verdict in ("not_shown", "contradicted"), (posting, row.reason)
        assert row.points == 0.0, (posting, row.reason, row.strength)
        assert any(q.stance in ("denies", "wishes") for q in row.evidence), (posting, row.evidence)


def test_years_come_from_dates(rankings: dict[str, MatchResults]) -> None:
    """Both eight-year careers are read as eight years."""
    for person in ("r2", "r7"):
        report = next(r for r in rankings["000"] if Path(r.resume.source).stem.startswith(person))
        assert report.resume.total_months // 12 == 8
