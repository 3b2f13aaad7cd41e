"""From outcomes to the rows that users read: one a pair, and one a requirement of a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matcher.batch.documents import BatchDocument
from matcher.batch.pairs import VERDICT_OF, PairOutcome
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
    "n_partly_met": "int",
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
_NO_EVIDENCE: Final = ("", None, None, "", None)
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


def score_row(name: str, posting: Posting, pair: RankedPair, calibration: Calibration) -> tuple[Any, ...]:
    """Return one row of the scores, in the order of `SCORE_COLUMNS`."""
    outcome = pair.outcome
    return (
        name,
        pair.resume.name,
        pair.rank,
        outcome.fit_score,
        calibration.band(outcome.fit_score),
        calibration.share(outcome.fit_score),
        len(outcome.verdicts),
        outcome.verdicts.count("m"),
        outcome.verdicts.count("p"),
        outcome.verdicts.count("n"),
        outcome.verdicts.count("c"),
        pair.knockouts,
        outcome.overall,
        posting.title or "",
        pair.resume.status,
        pair.resume.duplicate_of,
    )


def requirement_rows(name: str, posting: Posting, pair: RankedPair) -> Iterator[tuple[Any, ...]]:
    """Yield one row for each requirement of a pair scored with explanations, in the order of `REQUIREMENT_COLUMNS`."""
    outcome = pair.outcome
    for requirement, letter, strength, (points, most, reason, evidence) in zip(
        posting.requirements, outcome.verdicts, outcome.strengths, outcome.details, strict=True
    ):
        # The order of `EVIDENCE_FIELDS`.
        _, start, end, section, score, *_ = evidence[0] if evidence else _NO_EVIDENCE
        yield (
            name,
            pair.resume.name,
            pair.rank,
            requirement.id,
            requirement.text,
            requirement.necessity,
            ", ".join(requirement.kinds),
            VERDICT_OF[letter],
            strength,
            points,
            most,
            reason,
            _SEPARATOR.join([e[0] for e in evidence]),
            start,
            end,
            section,
            score,
            len(evidence),
        )
