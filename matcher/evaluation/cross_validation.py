"""Turn judged pairs into what the measures need, fields of work left out in turn."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.evaluation.baselines import cosine_baseline, tfidf_baseline
from matcher.evaluation.pairs import JudgedPair, JudgedRequirement, SystemResult
from matcher.ranking import Ranker
from matcher.scoring.judge import Judge
from matcher.scoring.line_head import LineHead
from matcher.scoring.pair import PairScore
from matcher.training.crossfit import graded_pair, judge_out_of_field
from matcher.training.dataset import PairRows
from matcher.training.judge import JudgeRecipe
from matcher.training.ranker import GradedPair, fit_ranker, fit_score


def judged_requirements(row: PairRows, pair: PairScore) -> list[JudgedRequirement]:
    """Return the labelled requirements of one pair beside what the judge said of them."""
    spans = [(line.start, line.end) for line in row.resume.resume.lines]
    judged = []
    for (r, gold), quoted in zip(row.gold, row.line_labels, strict=True):
        score = pair.requirements[r]
        ranked: list[int] = []
        for quote in score.evidence:
            ranked += [
                i
                for i, (start, end) in enumerate(spans)
                if start < quote.end and quote.start < end and i not in ranked
            ]
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
                n_words=len(gold.text.split()),
            )
        )
    return judged


def judged_pair(graded: GradedPair, ranker: Ranker) -> JudgedPair:
    """Return one graded pair with its fit score."""
    fit = fit_score(ranker, graded)
    return JudgedPair(
        pair=f"{graded.field}/{graded.posting}__{graded.resume}",
        field=graded.field,
        posting=graded.posting,
        resume=graded.resume,
        grade=graded.grade,
        fit=fit,
        share=ranker.calibration.share(fit),
    )


def n_missed(rows: Sequence[PairRows]) -> int:
    """Return how many labelled requirements parsing did not find."""
    return sum(len(row.pair.requirements) - len(row.gold) for row in rows)


def leave_fields_out(
    rows: Sequence[PairRows],
    head: LineHead,
    *,
    unseen: frozenset[str] = frozenset(),
    recipe: JudgeRecipe | None = None,
    random_state: int = 0,
) -> SystemResult:
    """Judge and rank every field by models that saw neither it nor the few fields left out together with it.

    Parameters
    ----------
    rows : sequence of PairRows
    head : LineHead
    unseen : frozenset of str, optional
        Fields to report: those that encoder and line head were not trained on. Default: all.
    recipe : JudgeRecipe, optional
    random_state : int, optional

    Returns
    -------
    SystemResult
    """
    rows, scores, graded = judge_out_of_field(
        rows, head, unseen=unseen, recipe=recipe, random_state=random_state
    )
    rankers = {
        name: fit_ranker([g for g in graded if g.field != name]) for name in sorted({g.field for g in graded})
    }
    return SystemResult(
        name="matcher",
        requirements=tuple(
            j for row, pair in zip(rows, scores, strict=True) for j in judged_requirements(row, pair)
        ),
        pairs=tuple(judged_pair(g, rankers[g.field]) for g in graded),
        n_missed=n_missed(rows),
    )


def shipped(rows: Sequence[PairRows], judge: Judge, ranker: Ranker) -> SystemResult:
    """Judge pairs that nothing was trained on by the models that ship.

    Parameters
    ----------
    rows : sequence of PairRows
    judge : Judge
    ranker : Ranker

    Returns
    -------
    SystemResult
    """
    scores = [judge.score_features(row.posting, row.resume, row.features) for row in rows]
    return SystemResult(
        name="matcher",
        requirements=tuple(
            j for row, pair in zip(rows, scores, strict=True) for j in judged_requirements(row, pair)
        ),
        pairs=tuple(
            judged_pair(graded_pair(row, pair), ranker) for row, pair in zip(rows, scores, strict=True)
        ),
        n_missed=n_missed(rows),
    )


def baselines(rows: Sequence[PairRows]) -> tuple[SystemResult, ...]:
    """Return the naive systems on the same pairs, their thresholds fitted on the other fields."""
    return (tfidf_baseline(rows), cosine_baseline(rows))
