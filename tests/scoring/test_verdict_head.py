"""The verdict head: what it sums up, what it leaves open, and that training writes what scoring reads."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
import torch

import matcher
from matcher.representation.hashing import HashingEncoder
from matcher.scoring.context import PostingContext, ResumeContext
from matcher.scoring.features import PairFeatures, pair_features
from matcher.scoring.line_head import LineHead
from matcher.scoring.priors import requirement_vectors
from matcher.scoring.verdict_head import (
    HEAD_FEATURES,
    N_INPUTS,
    NOTHING,
    VerdictHead,
    head_inputs,
    mean_result,
    quote_scores,
)
from matcher.training.head_rows import HeadRecipe, HeadRows
from matcher.training.verdict_head import TrainableVerdictHead, fit_verdict_head

DIM = 64
POSTING = """Loom technician
Requirements
- Experience of mending hydraulic looms
- Knowledge of dyeing plants
- Fluent Danish
"""
RESUME = """Kim Sand
Experience
Weaver, Holm Mills, 2015 - 2020
- Mended hydraulic looms on the night shift
- Mixed dyes for two plants
- Wrote the handover notes
Languages
Danish (native)
"""


@cache
def engine() -> matcher.Matcher:
    return matcher.Matcher(encoder=HashingEncoder(dim=DIM))


def pair(resume: str = RESUME) -> tuple[PostingContext, ResumeContext, PairFeatures]:
    posting = engine().posting_context(engine().parse_posting(POSTING))
    person = engine().resume_context(engine().parse_resume(resume, as_of="2026-11-21"))
    return (
        posting,
        person,
        pair_features(posting, person, head=LineHead.load(), taxonomy=engine().models.taxonomy),
    )


def supports(features: PairFeatures) -> np.ndarray:
    """Every usable line supports every requirement a little, some more."""
    n_r, n_l = features.lines.shape[:2]
    values = np.random.default_rng(3).uniform(0.05, 0.9, (n_r, n_l)).astype(np.float32)
    return np.where(features.usable[None, :], values, np.float32(0.0))


@cache
def head() -> VerdictHead:
    torch.manual_seed(5)
    return TrainableVerdictHead(DIM, HeadRecipe(rank=8, n_hidden=6)).eval().frozen()


def test_scoring_and_training_say_the_same() -> None:
    """The numpy head gives the figures of the torch module it comes from."""
    torch.manual_seed(5)
    net = TrainableVerdictHead(DIM, HeadRecipe(rank=8, n_hidden=6)).eval()
    posting, resume, features = pair()
    support = supports(features)
    support[1, 2:] = 0.0
    said = net.frozen().judge(posting, resume, features, support)
    rows, lines = np.nonzero(support > 0)
    with torch.no_grad():
        odds, quotes = net(
            torch.from_numpy(requirement_vectors(posting)),
            torch.from_numpy(resume.vectors.lines.embeddings[lines]),
            torch.from_numpy(
                head_inputs(features.lines[rows, lines], support[rows, lines]).astype(np.float32)
            ),
            torch.from_numpy(rows),
        )
    assert said.odds == pytest.approx(odds.numpy(), abs=1e-3)
    assert said.quotes[rows, lines] == pytest.approx(quotes.numpy(), abs=1e-3)


def test_a_further_line_never_lowers_the_odds() -> None:
    """Whatever a line says, leaving it out gives no verdict better odds."""
    posting, resume, features = pair()
    support = supports(features)
    everything = head().judge(posting, resume, features, support).odds
    for line in range(support.shape[1]):
        fewer = support.copy()
        fewer[:, line] = 0.0
        assert (head().judge(posting, resume, features, fewer).odds <= everything + 1e-6).all()


def test_requirements_do_not_change_each_other() -> None:
    """A requirement's odds have the same bits whether the others have lines or not."""
    posting, resume, features = pair()
    support = supports(features)
    together = head().judge(posting, resume, features, support)
    for r in range(len(support)):
        alone = np.zeros_like(support)
        alone[r] = support[r]
        said = head().judge(posting, resume, features, alone)
        assert said.odds[r].tobytes() == together.odds[r].tobytes()
        assert said.quotes[r].tobytes() == together.quotes[r].tobytes()


def test_nothing_near_leaves_what_the_requirement_says() -> None:
    posting, resume, features = pair()
    support = np.zeros(features.lines.shape[:2], np.float32)
    silent = head().judge(posting, resume, features, support)
    alone = requirement_vectors(posting).astype(float) @ head().prior + head().prior_bias + NOTHING
    assert silent.odds == pytest.approx(alone, abs=1e-3)
    assert not silent.quotes.any()


def test_an_unknown_encoder_leaves_the_odds_open() -> None:
    posting, resume, features = pair()
    other = TrainableVerdictHead(DIM // 2, HeadRecipe(rank=4, n_hidden=4)).frozen()
    assert np.isnan(other.judge(posting, resume, features, supports(features)).odds).all()


def test_a_head_survives_its_file() -> None:
    """Stored in half precision: next to no difference the first time, none after that."""
    stored = VerdictHead.from_arrays(head().arrays("head_"), "head_")
    again = VerdictHead.from_arrays(stored.arrays("head_"), "head_")
    posting, resume, features = pair()
    support = supports(features)
    said = stored.judge(posting, resume, features, support).odds
    assert again.judge(posting, resume, features, support).odds.tobytes() == said.tobytes()
    assert said == pytest.approx(head().judge(posting, resume, features, support).odds, abs=0.02)


def test_several_heads_count_by_their_mean() -> None:
    posting, resume, features = pair()
    support = supports(features)
    torch.manual_seed(6)
    other = TrainableVerdictHead(DIM, HeadRecipe(rank=4, n_hidden=4)).frozen()
    one, two = (own.judge(posting, resume, features, support) for own in (head(), other))
    both = mean_result([head(), other], posting, resume, features, support)
    assert both.odds == pytest.approx((one.odds + two.odds) / 2, abs=1e-5)
    assert both.quotes == pytest.approx((one.quotes + two.quotes) / 2, abs=1e-5)
    assert mean_result([other], posting, resume, features, support).odds.tobytes() == two.odds.tobytes()


def test_the_best_quote_has_the_highest_support() -> None:
    """Order is by support and quotability together; only lines with support have a score, the best that of the strongest line."""
    support = np.array([[0.5, 0.6, 0.0, 0.1], [0.0, 0.0, 0.0, 0.0]], np.float32)
    quotes = np.array([[1.0, 0.0, 9.0, 0.0], [0.0, 0.0, 0.0, 0.0]], np.float32)
    scores = quote_scores(support, quotes)
    assert scores[0].argmax() == 0
    assert scores[0, 0] == pytest.approx(0.6)
    assert 0 < scores[0, 3] < scores[0, 1] < 0.6
    assert scores[0, 2] == 0
    assert not scores[1].any()
    assert quote_scores(np.zeros((2, 0), np.float32), np.zeros((2, 0), np.float32)).shape == (2, 0)


def test_a_line_that_shows_something_else_better_stands_behind_its_equal() -> None:
    support = np.array([[0.50, 0.49], [0.99, 0.01]], np.float32)
    quotes = np.zeros((2, 2), np.float32)
    assert quote_scores(support[:1], quotes[:1])[0].argmax() == 0
    both = quote_scores(support, quotes)
    assert both[0].argmax() == 1
    assert both[1].argmax() == 0


def toy_rows(n: int = 300) -> HeadRows:
    """Rows with up to four lines; met where some line's first input is high, and that line is quoted."""
    rng = np.random.default_rng(0)
    counts = rng.integers(0, 5, n)
    starts = np.concatenate([[0], np.cumsum(counts)])
    template = np.zeros((starts[-1], N_INPUTS), np.float32)
    high = rng.uniform(size=starts[-1]) < 0.3
    template[:, 0] = np.where(high, 1.0, 0.0)
    met = np.array([high[a:b].any() for a, b in pairwise(starts)])
    vectors = rng.normal(size=(n + 40, 16)).astype(np.float32) / 4
    return HeadRows(
        requirements=vectors[:n],
        lines=vectors[n:],
        starts=starts,
        places=rng.integers(0, 40, starts[-1]),
        inputs=template,
        quoted=high,
        targets=np.stack([met, met, ~met], axis=1).astype(np.float32),
    )


def test_training_finds_what_decides_and_repeats_itself() -> None:
    data = toy_rows()
    recipe = HeadRecipe(rank=4, n_hidden=8, epochs=30, rows_per_step=64, learning_rate=2e-2)
    first = fit_verdict_head(data, recipe=recipe)
    again = fit_verdict_head(data, recipe=recipe)
    assert all(np.array_equal(v, again.arrays("")[k]) for k, v in first.arrays("").items())
    inputs = np.zeros((2, data.inputs.shape[1]))
    inputs[1, 0] = 1.0
    hidden = np.maximum(0.0, inputs @ first.inputs + first.bias)
    near = hidden @ first.output + first.output_bias
    met, quoted = HEAD_FEATURES.index("head_met"), len(HEAD_FEATURES)
    assert near[1, met] - near[0, met] > 2
    assert near[1, quoted] - near[0, quoted] > 2


def test_rows_left_out_teach_nothing() -> None:
    data = toy_rows()
    half = np.arange(150)
    recipe = HeadRecipe(rank=4, n_hidden=4, epochs=2)
    other = replace(data, targets=np.where(np.arange(300)[:, None] < 150, data.targets, 1 - data.targets))
    one = fit_verdict_head(data, chosen=half, recipe=recipe).arrays("")
    two = fit_verdict_head(other, chosen=half, recipe=recipe).arrays("")
    assert all(np.array_equal(one[k], two[k]) for k in one)
