"""Build the report of one pair from its judged requirements."""

from __future__ import annotations

from collections.abc import Sequence

import matcher
from matcher.explanation.reasons import reason
from matcher.ranking import Ranker
from matcher.results import (
    MatchReport,
    OverallReport,
    Provenance,
    RequirementReport,
    award_points,
    total_points,
)
from matcher.scoring.pair import PairScore
from matcher.types import Posting, Requirement, RequirementScore, Resume


def build_report(
    posting: Posting,
    resume: Resume,
    pair: PairScore,
    *,
    ranker: Ranker,
    knockouts: Sequence[str] = (),
    encoder: str = "",
    judge: str = "",
) -> MatchReport:
    """Turn verdicts into points, reasons and a fit score.

    Parameters
    ----------
    posting : Posting
    resume : Resume
    pair : PairScore
        Its requirements are in the order of ``posting.requirements``.
    ranker : Ranker
    knockouts : sequence of str, optional
        Requirement ids or kinds.
    encoder, judge : str, optional
        Content identifiers for the provenance.

    Returns
    -------
    MatchReport
    """
    points, overall_points = ranker.max_points([s.requirement for s in pair.requirements])
    rows = award_points(
        [
            RequirementReport(
                requirement=score.requirement,
                verdict=score.verdict,
                strength=score.strength,
                points=0.0,
                max_points=most,
                evidence=score.evidence,
                reason=reason(score, resume),
                findings=score.findings,
                is_knockout=_is_knockout(score.requirement, knockouts),
                knockout_status=_knockout_status(score)
                if _is_knockout(score.requirement, knockouts)
                else None,
            )
            for score, most in zip(pair.requirements, points, strict=True)
        ]
    )
    overall = OverallReport(
        points=overall_points * pair.overall,
        max_points=overall_points,
        strength=pair.overall,
        reason="Title and responsibilities of the posting against the whole résumé, by words and by meaning.",
    )
    return MatchReport(
        posting=posting,
        resume=resume,
        fit_score=total_points(rows, overall),
        requirements=rows,
        overall=overall,
        calibration=ranker.calibration,
        provenance=Provenance(
            matcher_version=matcher.__version__,
            as_of=resume.as_of.isoformat(),
            encoder=encoder,
            judge=judge,
            ranker=ranker.identifier,
        ),
        warnings=tuple(
            dict.fromkeys(
                (
                    *posting.document.warnings,
                    *posting.warnings,
                    *resume.document.warnings,
                    *resume.warnings,
                    *pair.warnings,
                )
            )
        ),
    )


def _is_knockout(requirement: Requirement, knockouts: Sequence[str]) -> bool:
    return requirement.id in knockouts or any(k in knockouts for k in requirement.kinds)


def _knockout_status(score: RequirementScore) -> str:
    # Silence is not failure: what the résumé does not mention is for a person to ask.
    if score.verdict == "met":
        return "passed"
    return "failed" if score.verdict == "contradicted" else "unverified"
