"""From probabilities and outright statements to verdicts and strengths."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from matcher.scoring.decisions import (
    BELOW_DEGREE,
    BEYOND_DOUBT,
    CEILING_STRENGTH,
    FACTS_STATED,
    HALF_SHOWN,
    PART_STATED,
    Decisions,
    JudgeSettings,
    decide,
)
from matcher.scoring.outright import Outright
from matcher.types import VERDICTS

SETTINGS = JudgeSettings(met=0.6, partly=0.4, contradicted=0.5, floor=0.1, ceiling=0.8)


def decided(
    met: float,
    partly: float,
    refused: float,
    *,
    denied: bool = False,
    touched: bool = False,
    below_degree: bool = False,
    half_shown: bool = False,
    unrefused: bool = False,
    refused_outright: bool = False,
    theirs: bool = False,
    claimed: bool = False,
    dumped: bool = False,
    facts_stated: bool = False,
    part_stated: bool = False,
    named_in_part: bool = False,
    used_in_part: bool = False,
    settings: JudgeSettings = SETTINGS,
) -> Decisions:
    flags = Outright(
        denied=np.array([denied]),
        touched=np.array([touched]),
        below_degree=np.array([below_degree]),
        half_shown=np.array([half_shown]),
        unrefused=np.array([unrefused]),
        refused=np.array([refused_outright]),
        theirs=np.array([theirs]),
        claimed=np.array([claimed]),
        dumped=np.array([dumped]),
        planned=np.array([False]),
        facts_stated=np.array([facts_stated]),
        part_stated=np.array([part_stated]),
        named_in_part=np.array([named_in_part]),
        used_in_part=np.array([used_in_part]),
    )
    return decide(settings, np.array([met]), np.array([partly]), np.array([refused]), flags)


def expected(
    met: float,
    partly: float,
    refused: float,
    denied: bool,
    touched: bool,
    below: bool,
    half: bool,
    dumped: bool,
    facts: bool,
    part: bool,
    held: bool,
    outright: bool,
) -> tuple[str, float]:
    """The same, one requirement at a time and in words."""
    if half:
        met = min(met, HALF_SHOWN)
    if below:
        met, partly = min(met, BELOW_DEGREE[0]), min(partly, BELOW_DEGREE[1])
    if facts:
        met, partly = max(met, FACTS_STATED[0]), max(partly, FACTS_STATED[1])
    if part:
        partly = max(partly, PART_STATED)
    if held:
        refused = 0.0
    credit = 0.5 * (met + partly)
    low, high = SETTINGS.floor, SETTINGS.ceiling
    if credit <= high:
        strength = CEILING_STRENGTH * max(0.0, (credit - low) / (high - low))
    else:
        strength = CEILING_STRENGTH + (1.0 - CEILING_STRENGTH) * (credit - high) / (1.0 - high)
    is_refused = refused >= SETTINGS.contradicted or outright
    if met >= (BEYOND_DOUBT if is_refused else SETTINGS.met) and not outright:
        verdict = "met"
    elif is_refused:
        verdict, strength = "contradicted", 0.0
    else:
        verdict = "partly_met" if partly >= SETTINGS.partly else "not_shown"
    if denied and verdict != "contradicted":
        return "not_shown", 0.0
    strength = 0.0 if touched and verdict == "not_shown" else strength
    return "partly_met" if dumped and verdict == "not_shown" else verdict, strength


def test_all_at_once_is_as_one_by_one() -> None:
    """At thresholds and between them, with every combination of what is stated outright."""
    steps = np.linspace(0.0, 1.0, 11)
    rows = [
        (min(met, partly), partly, refused, *flags)
        for met, partly, refused in itertools.product(steps, steps, (0.0, 0.5, 0.9))
        for flags in itertools.product((False, True), repeat=9)
    ]
    met, partly, refused, denied, touched, below, half, dumped, facts, part, held, outright = (
        np.array(column) for column in zip(*rows, strict=True)
    )
    together = decide(
        SETTINGS,
        met,
        partly,
        refused,
        Outright(
            denied=denied,
            touched=touched,
            below_degree=below,
            half_shown=half,
            unrefused=held,
            refused=outright,
            theirs=np.zeros(len(half), bool),
            claimed=np.zeros(len(half), bool),
            dumped=dumped,
            planned=np.zeros_like(dumped),
            facts_stated=facts,
            part_stated=part,
            named_in_part=np.zeros(len(half), bool),
            used_in_part=np.zeros(len(half), bool),
        ),
    )
    wanted = [expected(*row) for row in rows]
    assert [VERDICTS[code] for code in together.verdicts] == [verdict for verdict, _ in wanted]
    assert np.allclose(together.strengths, [strength for _, strength in wanted], atol=1e-12)


def test_a_lower_degree_caps_the_probabilities_too() -> None:
    found = decided(0.9, 0.95, 0.0, below_degree=True)
    assert VERDICTS[found.verdicts[0]] == "not_shown"
    assert (found.p_met[0], found.p_partly[0]) == BELOW_DEGREE


def test_half_a_degree_is_partly_met_at_best() -> None:
    found = decided(0.9, 0.95, 0.0, half_shown=True)
    assert VERDICTS[found.verdicts[0]] == "partly_met"
    assert (found.p_met[0], found.p_partly[0]) == (HALF_SHOWN, 0.95)


def test_what_others_did_is_partly_met_at_best() -> None:
    found = decided(0.9, 0.95, 0.0, theirs=True)
    assert VERDICTS[found.verdicts[0]] == "partly_met"
    assert found.strengths[0] < decided(0.3, 0.95, 0.0).strengths[0]


def test_a_claim_alone_is_partly_met_and_carries_little() -> None:
    found = decided(0.95, 0.98, 0.0, claimed=True)
    assert VERDICTS[found.verdicts[0]] == "partly_met"
    assert found.strengths[0] < decided(0.3, 0.95, 0.0).strengths[0]


def test_what_nothing_refuses_is_not_contradicted() -> None:
    assert VERDICTS[decided(0.1, 0.2, 0.9).verdicts[0]] == "contradicted"
    assert VERDICTS[decided(0.1, 0.2, 0.9, unrefused=True).verdicts[0]] == "not_shown"


def test_what_is_refused_is_met_only_beyond_doubt() -> None:
    assert VERDICTS[decided(0.65, 0.8, 0.9).verdicts[0]] == "contradicted"
    assert VERDICTS[decided(0.65, 0.8, 0.1).verdicts[0]] == "met"
    assert VERDICTS[decided(BEYOND_DOUBT, 0.8, 0.9).verdicts[0]] == "met"


def test_no_probability_overrules_a_permission_denied() -> None:
    found = decided(0.95, 0.98, 0.0, refused_outright=True)
    assert VERDICTS[found.verdicts[0]] == "contradicted"
    assert found.strengths[0] == 0.0


def test_a_ceiling_of_one_leaves_nothing_above() -> None:
    settings = JudgeSettings(met=0.6, partly=0.4, contradicted=0.5, floor=0.1, ceiling=1.0)
    assert decided(1.0, 1.0, 0.0, settings=settings).strengths[0] == pytest.approx(CEILING_STRENGTH)


def test_flags_follow_the_rows_taken() -> None:
    stated = Outright(
        denied=np.array([True, False]),
        touched=np.array([True, True]),
        below_degree=np.array([False, True]),
        half_shown=np.array([True, False]),
        unrefused=np.array([True, False]),
        refused=np.array([False, True]),
        theirs=np.array([False, True]),
        claimed=np.array([True, False]),
        dumped=np.array([False, True]),
        planned=np.array([True, False]),
        facts_stated=np.array([False, False]),
        part_stated=np.array([False, False]),
        named_in_part=np.array([False, True]),
        used_in_part=np.array([True, False]),
    )
    taken = stated.take(np.array([1, 1, 0]))
    assert taken.denied.tolist() == [False, False, True]
    assert taken.below_degree.tolist() == [True, True, False]
    assert taken.planned.tolist() == [False, False, True]
    assert taken.half_shown.tolist() == [False, False, True]
    assert taken.unrefused.tolist() == [False, False, True]
    assert taken.refused.tolist() == [True, True, False]
    assert taken.named_in_part.tolist() == [True, True, False]
    assert taken.used_in_part.tolist() == [False, False, True]
    assert taken.theirs.tolist() == [True, True, False]
    assert taken.claimed.tolist() == [False, False, True]
    assert taken.dumped.tolist() == [True, True, False]


def test_tools_named_in_part_are_partly_met_at_best_and_at_least_where_a_job_used_them() -> None:
    assert VERDICTS[decided(0.95, 0.99, 0.0, named_in_part=True).verdicts[0]] == "partly_met"
    assert VERDICTS[decided(0.01, 0.02, 0.0, named_in_part=True).verdicts[0]] == "not_shown"
    assert (
        VERDICTS[decided(0.01, 0.02, 0.0, named_in_part=True, used_in_part=True).verdicts[0]] == "partly_met"
    )


def test_a_keyword_list_is_partly_met_and_earns_nothing() -> None:
    bare, dumped = decided(0.05, 0.12, 0.0), decided(0.05, 0.12, 0.0, dumped=True)
    assert [VERDICTS[bare.verdicts[0]], VERDICTS[dumped.verdicts[0]]] == ["not_shown", "partly_met"]
    assert dumped.strengths[0] == bare.strengths[0]
    assert VERDICTS[decided(0.05, 0.12, 0.9, dumped=True).verdicts[0]] == "contradicted"


def test_part_of_a_fact_is_partly_met_whatever_the_words() -> None:
    low, high = (
        decided(met, partly, 0.0, half_shown=True, part_stated=True)
        for met, partly in ((0.1, 0.2), (0.9, 0.95))
    )
    assert [VERDICTS[found.verdicts[0]] for found in (low, high)] == ["partly_met", "partly_met"]


def test_a_paper_that_ran_out_is_no_refusal() -> None:
    found = decided(0.1, 0.2, 0.9, half_shown=True, part_stated=True, unrefused=True)
    assert VERDICTS[found.verdicts[0]] == "partly_met"
