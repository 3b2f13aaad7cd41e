"""Judge every labelled pair by models that saw neither its field, its posting nor its résumé."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from matcher.scoring.judge import Judge
from matcher.scoring.line_head import LineHead
from matcher.scoring.pair import PairScore
from matcher.training.dataset import PairRows
from matcher.training.judge import JudgeRecipe, field_folds, train_judge
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


def unseen_fields(rows: Sequence[PairRows], encoder: Path) -> frozenset[str]:
    """Return the fields whose pairs the encoder was not trained on, by its manifest.

    Parameters
    ----------
    rows : sequence of PairRows
    encoder : Path
        Folder of the encoder.

    Returns
    -------
    frozenset of str
        All fields for an encoder that states none.
    """
    manifest = json.loads((encoder / "manifest.json").read_text(encoding="utf-8"))
    seen = set(manifest.get("material", {}).get("fields", ()))
    return frozenset({row.pair.field for row in rows} - seen)


def judge_out_of_field(
    rows: Sequence[PairRows],
    head: LineHead,
    *,
    unseen: frozenset[str] = frozenset(),
    recipe: JudgeRecipe | None = None,
    random_state: int = 0,
) -> tuple[list[PairRows], list[PairScore], list[GradedPair]]:
    """Judge each field by a judge that saw neither it nor the few fields left out together with it.

    Parameters
    ----------
    rows : sequence of PairRows
    head : LineHead
    unseen : frozenset of str, optional
        Fields to judge: those that encoder and line head were not trained on either. Default: all.
    recipe : JudgeRecipe, optional
    random_state : int, optional

    Returns
    -------
    tuple of (list of PairRows, list of PairScore, list of GradedPair)
        The rows judged, in the order of `rows`, and what was said of them.
    """
    judged = [row for row in rows if not unseen or row.pair.field in unseen]
    judges: dict[str, Judge] = {}
    for fold in field_folds([row.pair.field for row in judged]):
        others = [r for r in rows if r.pair.field not in fold]
        judge = train_judge(others, head, unseen=unseen - fold, recipe=recipe, random_state=random_state)
        judges.update(dict.fromkeys(fold, judge))
    scores = [judges[row.pair.field].score_features(row.posting, row.resume, row.features) for row in judged]
    return judged, scores, [graded_pair(row, score) for row, score in zip(judged, scores, strict=True)]
