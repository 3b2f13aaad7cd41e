"""From the probabilities of the verdicts, and what a résumé states outright, to verdicts and strengths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.outright import Outright
from matcher.types import VERDICTS

Floats = npt.NDArray[np.float64]

# Strength at the ceiling of expected credit; the rest is for what is shown beyond doubt.
CEILING_STRENGTH: Final = 0.95
# The most that "met" and "at least partly met" may reach beside a degree of a lower level, and "met" beside one unfinished or in another
# subject, or too few years.
BELOW_DEGREE: Final = (0.15, 0.35)
HALF_SHOWN: Final = 0.35
BEYOND_DOUBT: Final = 0.7
"""Least probability of "met" against a refusal; from 0.5 to 0.8 equally good on fields left out."""
# The same where only somebody else is said to have done it.
OTHERS_WORK: Final = (0.15, 0.6)
# The same where only a claim speaks for a soft skill.
CLAIMED: Final = (0.2, 0.6)
# The least of both where facts alone are asked for and every one is stated, in a place that is kept out of the lines perhaps.
FACTS_STATED: Final = (0.6, 0.75)
# The least of "at least partly met" where a plan is accepted and stated.
PLANNED: Final = 0.7
# The least of "at least partly met" where part of the one fact asked for is stated beyond doubt.
PART_STATED: Final = 0.55
# The most of both where only some of the tools asked for by name are named, or their neighbours; and the least of the latter where a job
# used them.
NAMED_IN_PART: Final = (0.2, 0.85)
USED_IN_PART: Final = 0.7
MET, PARTLY_MET, NOT_SHOWN, CONTRADICTED = range(len(VERDICTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeSettings:
    """Decision thresholds and the linear part for overall relevance, chosen on the training fields.

    Attributes
    ----------
    met, partly : float
        A requirement is met from this probability of "met" on, else partly met from this probability of "at least partly" on.
    contradicted : float
        Least probability of a refusal.
    floor, ceiling : float
        Expected credits that count as strength 0 and `CEILING_STRENGTH`; strength is linear between them and beyond. What nobody shows then
        earns nothing.
    overall_weights : tuple of float
        Intercept, then weights of the four `overall_parts`, inside a logistic function; none negative but the intercept.
    """

    met: float = 0.5
    partly: float = 0.5
    contradicted: float = 0.5
    floor: float = 0.0
    ceiling: float = 1.0
    overall_weights: tuple[float, ...] = (-3.0, 3.0, 4.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Verdicts as positions in `VERDICTS`, strengths, and the probabilities they rest on; arrays of shape (n_requirements,)."""

    verdicts: npt.NDArray[np.int64]
    strengths: Floats
    p_met: Floats
    p_partly: Floats


def decide(
    settings: JudgeSettings, p_met: Floats, p_partly: Floats, p_refused: Floats, stated: Outright
) -> Decisions:
    """Turn probabilities into verdicts and strengths.

    Parameters
    ----------
    settings : JudgeSettings
    p_met, p_partly, p_refused : ndarray of shape (n_requirements,)
    stated : Outright

    Returns
    -------
    Decisions
    """
    p_met = np.where(stated.half_shown, np.minimum(p_met, HALF_SHOWN), p_met)
    for capped, (most_met, most_partly) in (
        (stated.below_degree, BELOW_DEGREE),
        (stated.theirs, OTHERS_WORK),
        (stated.claimed, CLAIMED),
        (stated.named_in_part, NAMED_IN_PART),
    ):
        p_met = np.where(capped, np.minimum(p_met, most_met), p_met)
        p_partly = np.where(capped, np.minimum(p_partly, most_partly), p_partly)
    p_met = np.where(stated.facts_stated, np.maximum(p_met, FACTS_STATED[0]), p_met)
    p_partly = np.where(stated.facts_stated, np.maximum(p_partly, FACTS_STATED[1]), p_partly)
    p_partly = np.where(stated.planned, np.maximum(p_partly, PLANNED), p_partly)
    p_partly = np.where(stated.part_stated, np.maximum(p_partly, PART_STATED), p_partly)
    p_partly = np.where(stated.used_in_part, np.maximum(p_partly, USED_IN_PART), p_partly)
    low, high = settings.floor, settings.ceiling
    expected = 0.5 * (p_met + p_partly)
    # Still rising above the ceiling, so that taking evidence away always shows; above a ceiling of 1 there is nothing.
    strengths = np.where(
        expected <= high,
        CEILING_STRENGTH * np.maximum(0.0, (expected - low) / (high - low)),
        CEILING_STRENGTH + (1.0 - CEILING_STRENGTH) * (expected - high) / max(1.0 - high, 1e-9),
    )
    verdicts = np.where(p_partly >= settings.partly, PARTLY_MET, NOT_SHOWN)
    refused = ((p_refused >= settings.contradicted) & ~stated.unrefused) | stated.refused
    # What the résumé refuses is met only where that is beyond doubt.
    verdicts[refused] = CONTRADICTED
    verdicts[
        (p_met >= np.where(refused, max(BEYOND_DOUBT, settings.met), settings.met)) & ~stated.refused
    ] = MET
    verdicts[stated.denied & (verdicts != CONTRADICTED)] = NOT_SHOWN
    # What is only wished for or denied earns nothing, however little of it is named.
    nothing = stated.denied | (stated.touched & (verdicts == NOT_SHOWN)) | (verdicts == CONTRADICTED)
    strengths[nothing] = 0.0
    # Claimed without any use: partly met in words, and not a point more.
    verdicts[stated.dumped & ~stated.denied & (verdicts == NOT_SHOWN)] = PARTLY_MET
    return Decisions(verdicts=verdicts, strengths=strengths, p_met=p_met, p_partly=p_partly)
