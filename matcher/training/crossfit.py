"""Judge every labelled pair by models that saw neither its field, its posting nor its résumé."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.scoring.judge import Judge
from matcher.scoring.line_head import LineHead
from matcher.scoring.pair import PairScore
from matcher.training.dataset import PairRows
from matcher.training.judge import JudgeRecipe, train_judge
from matcher.training.ranker import GradedPair


def graded_pair(row: PairRows, pair: PairScore) -> GradedPair:
    """Return the strengths of a judged pair beside its grade."""
    return GradedPair(
        field=row.pair.field,
        posting=row.pair.posting,
        resume=row.pair.resume,
        grade=row.pair.grade,
        requirements=tuple(s.requirement for s in pair.requirements),
        strengths=tuple(s.strength for s in pair.requirements),
        overall=pair.overall,
    )


def judge_out_of_field(
    rows: Sequence[PairRows], head: LineHead, *, recipe: JudgeRecipe | None = None, random_state: int = 0
) -> tuple[list[PairScore], list[GradedPair]]:
    """Judge each field by a judge trained on all others.

    Parameters
    ----------
    rows : sequence of PairRows
    head : LineHead
    recipe : JudgeRecipe, optional
    random_state : int, optional

    Returns
    -------
    tuple of (list of PairScore, list of GradedPair)
        In the order of `rows`.
    """
    judges: dict[str, Judge] = {}
    for name in sorted({row.pair.field for row in rows}):
        others = [r for r in rows if r.pair.field != name]
        judges[name] = train_judge(others, head, recipe=recipe, random_state=random_state)
    scores = [judges[row.pair.field].score_features(row.posting, row.resume, row.features) for row in rows]
    return scores, [graded_pair(row, score) for row, score in zip(rows, scores, strict=True)]
