"""Leave one field of work out: every pair is judged by models that saw neither its field, its posting nor its résumé."""

from __future__ import annotations

from collections.abc import Sequence


from matcher.evaluation.baselines import cosine_baseline, tfidf_baseline
from matcher.evaluation.pairs import JudgedPair, JudgedRequirement, SystemResult
from matcher.scoring.judge import Judge
from matcher.scoring.line_head import LineHead
from matcher.training.dataset import PairRows
from matcher.training.judge import JudgeRecipe, train_judge
from matcher.training.ranker import GradedPair, fit_ranker, fit_score


def judge_rows(rows: Sequence[PairRows], judge: Judge) -> tuple[list[JudgedRequirement], list[GradedPair], int]:
    """Judge prepared pairs.

    Parameters
    ----------
    rows : sequence of PairRows
    judge : Judge

    Returns
    -------
    tuple of (list of JudgedRequirement, list of GradedPair, int)
        The last is the number of labelled requirements that parsing did not find.
    """
    judged, graded, missed = [], [], 0
    for row in rows:
        pair = judge.score_features(row.posting, row.resume, row.features)
        spans = [(line.start, line.end) for line in row.resume.resume.lines]
        for (r, gold), quoted in zip(row.gold, row.line_labels, strict=True):
            score = pair.requirements[r]
            ranked = []
            for quote in score.evidence:
                for i, (start, end) in enumerate(spans):
                    if start < quote.end and quote.start < end and i not in ranked:
                        ranked.append(i)
            judged.append(
                JudgedRequirement(
                    pair=row.pair.key,
                    field=row.pair.field,
                    kinds=gold.kinds or score.requirement.kinds,
                    truth=gold.verdict,
                    predicted=score.verdict,
                    strength=score.strength,
                    gold_lines=tuple(quoted),
                    ranked_lines=tuple(ranked),
                )
            )
        missed += len(row.pair.requirements) - len(row.gold)
        graded.append(
            GradedPair(
                field=row.pair.field,
                posting=row.pair.posting,
                resume=row.pair.resume,
                grade=row.pair.grade,
                requirements=tuple(s.requirement for s in pair.requirements),
                strengths=tuple(s.strength for s in pair.requirements),
                overall=pair.overall,
            )
        )
    return judged, graded, missed


def leave_one_field_out(
    rows: Sequence[PairRows], head: LineHead, *, recipe: JudgeRecipe | None = None, random_state: int = 0
) -> tuple[SystemResult, list[GradedPair]]:
    """Judge every field with models trained on the others.

    Parameters
    ----------
    rows : sequence of PairRows
    head : LineHead
    recipe : JudgeRecipe, optional
    random_state : int, optional

    Returns
    -------
    tuple of (SystemResult, list of GradedPair)
        The graded pairs carry out-of-field strengths, for fitting the ranker that ships.
    """
    fields = sorted({row.pair.field for row in rows})
    judged: list[JudgedRequirement] = []
    graded: list[GradedPair] = []
    missed = 0
    for name in fields:
        judge = train_judge(
            [r for r in rows if r.pair.field != name], head, recipe=recipe, random_state=random_state
        )
        some, pairs, lost = judge_rows([r for r in rows if r.pair.field == name], judge)
        judged += some
        graded += pairs
        missed += lost
    scored = []
    for name in fields:
        ranker = fit_ranker([g for g in graded if g.field != name])
        for g in graded:
            if g.field == name:
                fit = fit_score(ranker, g)
                scored.append(
                    JudgedPair(
                        pair=f"{g.field}/{g.posting}__{g.resume}", field=g.field, posting=g.posting, resume=g.resume, grade=g.grade, fit=fit, share=ranker.calibration.share(fit)
                    )
                )
    return SystemResult(name="matcher", requirements=tuple(judged), pairs=tuple(scored), n_missed=missed), graded


def baselines(rows: Sequence[PairRows]) -> tuple[SystemResult, ...]:
    """Return the naive systems on the same pairs, their thresholds fitted on the other fields."""
    return (tfidf_baseline(rows), cosine_baseline(rows))


