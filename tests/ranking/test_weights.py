"""Points: what a requirement is worth."""

from pathlib import Path

import pytest

from matcher.exceptions import ArtefactError, InputError
from matcher.ranking import Ranker
from matcher.results import Calibration, OverallReport, RequirementReport, award_points, total_points
from matcher.types import Requirement


def requirement(number: int, **fields: object) -> Requirement:
    return Requirement(id=f"r{number}", text="x", start=0, end=1, **fields)  # type: ignore[arg-type]  # fields vary by test


def test_points_are_shared_by_necessity_and_kind() -> None:
    """All max points add up to 100, and a required item is worth more than a preferred one."""
    ranker = Ranker(required=1.0, preferred=0.4, kind_factors=(("soft_skill", 0.5),), overall_share=0.2)
    points, overall = ranker.max_points(
        [requirement(1), requirement(2, necessity="preferred"), requirement(3, kinds=("soft_skill",))]
    )
    assert overall == 20.0
    assert sum(points) + overall == pytest.approx(100.0)
    assert points[1] / points[0] == pytest.approx(0.4)
    assert points[2] / points[0] == pytest.approx(0.5)


def test_a_long_posting_is_worth_no_more_than_a_short_one() -> None:
    """Whatever their number, fully shown requirements earn the same."""
    ranker = Ranker()
    few, _ = ranker.max_points([requirement(1), requirement(2)])
    many, _ = ranker.max_points([requirement(i) for i in range(40)])
    assert sum(few) == pytest.approx(sum(many))


def test_alternatives_share_one_weight_and_earn_the_best() -> None:
    """Of requirements that are alternatives of each other, one suffices."""
    ranker = Ranker(overall_share=0.0)
    pair = [requirement(1, alternative_group="a"), requirement(2, alternative_group="a"), requirement(3)]
    points, _ = ranker.max_points(pair)
    assert points[0] + points[1] == pytest.approx(points[2])
    rows = award_points(
        [
            RequirementReport(requirement=r, verdict="met", strength=s, points=0.0, max_points=m)
            for r, s, m in zip(pair, (1.0, 0.0, 0.0), points, strict=True)
        ]
    )
    assert [row.points for row in rows] == pytest.approx([25.0, 25.0, 0.0])
    assert total_points(rows, OverallReport(points=0.0, max_points=0.0, strength=0.0)) == pytest.approx(50.0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"preferred": -0.1}, "must not be negative"),
        ({"overall_share": 1.0}, "below 1"),
        ({"kind_factors": (("charm", 1.0),)}, "charm"),
    ],
)
def test_weights_that_could_punish_evidence_are_refused(options: dict[str, object], message: str) -> None:
    """A negative weight would let showing more lower the score."""
    with pytest.raises(InputError, match=message):
        Ranker(**options)  # type: ignore[arg-type]  # the point of the test


def test_a_ranker_survives_its_file(tmp_path: Path) -> None:
    """What is saved is what is loaded, but for its identifier."""
    ranker = Ranker(
        preferred=0.3,
        kind_factors=(("legal", 1.5),),
        calibration=Calibration(scores=(10.0, 60.0), shares=(0.1, 0.8)),
    )
    ranker.save(tmp_path)
    loaded = Ranker.load(tmp_path)
    assert (loaded.preferred, loaded.kind_factors, loaded.calibration) == (
        0.3,
        (("legal", 1.5),),
        ranker.calibration,
    )
    assert loaded.identifier != "unfitted"
    with pytest.raises(ArtefactError, match="No ranker"):
        Ranker.load(tmp_path / "none")


def test_the_calibration_never_falls_and_names_bands() -> None:
    """The share of good fits grows with the score between the knots; the bands are in order."""
    calibration = Calibration(
        scores=(20.0, 50.0, 80.0), shares=(0.0, 0.4, 0.9), bands=(20.0, 40.0, 60.0, 80.0)
    )
    shares = [calibration.share(s) for s in range(101)]
    assert shares == sorted(shares)
    assert calibration.share(35.0) == pytest.approx(0.2)
    assert [calibration.band(s) for s in (0, 20, 45, 60, 99)] == [
        "unrelated",
        "weak",
        "partial",
        "good",
        "excellent",
    ]
