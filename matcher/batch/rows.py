"""From outcomes to the rows that users read: one a pair, and one a requirement of a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matcher.batch.documents import BatchDocument
from matcher.batch.pairs import EVIDENCE_FIELDS, VERDICT_OF, PairOutcome
from matcher.results import Calibration
from matcher.types import Posting, Requirement

SCORE_COLUMNS: Final[dict[str, str]] = {
    "posting": "string",
    "resume": "string",
    "rank": "int",
    "fit_score": "float",
    "band": "string",
    "good_fit_share": "float",
    "n_requirements": "int",
    "n_met": "int",
    "n_partly": "int",
    "n_not_shown": "int",
    "n_contradicted": "int",
    "knockouts": "string",
    "overall_strength": "float",
    "posting_title": "string",
    "status": "string",
    "duplicate_of": "string",
}
REQUIREMENT_COLUMNS: Final[dict[str, str]] = {
    "posting": "string",
    "resume": "string",
    "rank": "int",
    "requirement": "string",
    "text": "string",
    "necessity": "string",
    "kinds": "string",
    "verdict": "string",
    "strength": "float",
    "points": "float",
    "max_points": "float",
    "reason": "string",
    "evidence": "string",
    "evidence_start": "int",
    "evidence_end": "int",
    "evidence_section": "string",
    "evidence_score": "float",
    "n_evidence": "int",
}
FILE_COLUMNS: Final[dict[str, str]] = {
    "side": "string",
    "name": "string",
    "status": "string",
    "message": "string",
    "duplicate_of": "string",
}
# The same words as in a report: silence is unverified, not failed.
_KNOCKOUT: Final = {"m": "passed", "c": "failed", "p": "unverified", "n": "unverified"}
_SEPARATOR: Final = " ⏐ "


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPair:
    """A résumé with its place among all for one posting."""

    resume: BatchDocument
    outcome: PairOutcome
    rank: int
    knockouts: str


def ranked(
    posting: Posting,
    pairs: Sequence[tuple[BatchDocument, PairOutcome]],
    *,
    knockouts: Sequence[str],
    knockout_order: str,
) -> list[RankedPair]:
    """Order the résumés of one posting, best first; equals share a rank and are ordered by name.

    Parameters
    ----------
    posting : Posting
    pairs : sequence of (BatchDocument, PairOutcome)
    knockouts : sequence of str
        Requirement ids and kinds.
    knockout_order : {"ignore", "last"}

    Returns
    -------
    list of RankedPair
    """
    named = [(i, r) for i, r in enumerate(posting.requirements) if _is_knockout(r, knockouts)]
    keyed = []
    for resume, outcome in pairs:
        shown = "; ".join(f"{r.id}: {_KNOCKOUT[outcome.verdicts[i]]}" for i, r in named)
        fails = knockout_order == "last" and any(outcome.verdicts[i] == "c" for i, _ in named)
        keyed.append(((fails, -round(outcome.fit_score, 6)), resume, outcome, shown))
    keyed.sort(key=lambda row: (row[0], row[1].name))
    found: list[RankedPair] = []
    rank, last = 0, None
    for place, (key, resume, outcome, shown) in enumerate(keyed, 1):
        if key != last:
            rank, last = place, key
        found.append(RankedPair(resume=resume, outcome=outcome, rank=rank, knockouts=shown))
    return found


def _is_knockout(requirement: Requirement, knockouts: Sequence[str]) -> bool:
    return requirement.id in knockouts or any(kind in knockouts for kind in requirement.kinds)


def score_row(name: str, posting: Posting, pair: RankedPair, calibration: Calibration) -> dict[str, Any]:
    """Return one row of the scores."""
    outcome = pair.outcome
    return {
        "posting": name,
        "resume": pair.resume.name,
        "rank": pair.rank,
        "fit_score": outcome.fit_score,
        "band": calibration.band(outcome.fit_score),
        "good_fit_share": calibration.share(outcome.fit_score),
        "n_requirements": len(outcome.verdicts),
        "n_met": outcome.verdicts.count("m"),
        "n_partly": outcome.verdicts.count("p"),
        "n_not_shown": outcome.verdicts.count("n"),
        "n_contradicted": outcome.verdicts.count("c"),
        "knockouts": pair.knockouts,
        "overall_strength": outcome.overall,
        "posting_title": posting.title or "",
        "status": pair.resume.status,
        "duplicate_of": pair.resume.duplicate_of,
    }


def requirement_rows(name: str, posting: Posting, pair: RankedPair) -> Iterator[dict[str, Any]]:
    """Yield one row for each requirement of a pair that was scored with explanations."""
    outcome = pair.outcome
    for requirement, letter, strength, (points, most, reason, evidence) in zip(
        posting.requirements, outcome.verdicts, outcome.strengths, outcome.details, strict=True
    ):
        best = dict(zip(EVIDENCE_FIELDS, evidence[0], strict=True)) if evidence else {}
        yield {
            "posting": name,
            "resume": pair.resume.name,
            "rank": pair.rank,
            "requirement": requirement.id,
            "text": requirement.text,
            "necessity": requirement.necessity,
            "kinds": ", ".join(requirement.kinds),
            "verdict": VERDICT_OF[letter],
            "strength": strength,
            "points": points,
            "max_points": most,
            "reason": reason,
            "evidence": _SEPARATOR.join(quote for quote, *_ in evidence),
            "evidence_start": best.get("start"),
            "evidence_end": best.get("end"),
            "evidence_section": best.get("section", ""),
            "evidence_score": best.get("score"),
            "n_evidence": len(evidence),
        }
