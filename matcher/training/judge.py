"""Train the judge on labelled pairs: line trees first, then verdicts on what the line trees say of unseen fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.decisions import JudgeSettings
from matcher.scoring.judge import Judge, judged_rows, line_scores
from matcher.scoring.line_head import LineHead
from matcher.scoring.pooling import MONOTONE, VERDICT_FEATURES, context_of, line_support
from matcher.scoring.priors import RequirementPrior, requirement_vectors
from matcher.scoring.refusals import REFUSAL_MONOTONE
from matcher.scoring.trees import TreeEnsemble, sigmoid
from matcher.scoring.verdict_head import VerdictHead
from matcher.training.boosting import fit_trees
from matcher.training.dataset import SECOND_SHARE, PairRows, line_matrix, shared_target
from matcher.training.head_rows import HeadRecipe, HeadRows, head_rows
from matcher.training.overall import fit_overall
from matcher.types import VERDICTS

Floats = npt.NDArray[np.float64]
FloatArray = npt.NDArray[np.float32]

INNER_FOLDS: Final = 4
# Pull of the prior's weights towards nothing, in rows.
PRIOR_RIDGE: Final = 20.0
# Settings that score this much less than the best are as good as it.
PLATEAU: Final = 0.01
# The verdict trees meet this share of the rows as they would stand in a posting that asks for so many other things only.
SHORT_SHARE: Final = 0.5
SHORT_POSTINGS: Final[tuple[int, ...]] = (0, 1, 2, 3, 4, 6, 8)
_CONTEXT: Final = VERDICT_FEATURES.index("context")
# Postings whose requirements have so few words on average are one in thirteen of the labelled set and far more common in life: their rows count so many times.
BRIEF_WORDS: Final = 4.5
BRIEF_WEIGHT: Final = 3
CREDIT: Final = {"met": 1.0, "partly_met": 0.5, "not_shown": 0.0, "contradicted": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeRecipe:
    """Sizes of the trees, and how the verdict head is trained; chosen on fields left out of the labelled set (see the model card)."""

    line_trees: int = 160
    line_leaves: int = 16
    line_rate: float = 0.05
    verdict_trees: int = 240
    verdict_leaves: int = 16
    verdict_rate: float = 0.05
    verdict_min_leaf: int = 60
    refusal_trees: int = 200
    refusal_leaves: int = 6
    refusal_min_leaf: int = 30
    verdict_head: HeadRecipe = field(default_factory=HeadRecipe)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRows:
    """Everything the verdict trees see: one row a labelled requirement.

    ``alternatives`` repeats the verdict where no other is defensible; ``contexts`` is the context to learn from, for some rows that of a shorter posting.
    """

    X: npt.NDArray[np.float32]
    contexts: npt.NDArray[np.float32]
    refusals: npt.NDArray[np.float32]
    verdicts: tuple[str, ...]
    alternatives: tuple[str, ...]
    fields: tuple[str, ...]

    def take(self, chosen: npt.NDArray[np.bool_]) -> VerdictRows:
        """Return the chosen rows."""
        rows = np.flatnonzero(chosen).tolist()
        return VerdictRows(
            X=self.X[chosen],
            contexts=self.contexts[chosen],
            refusals=self.refusals[chosen],
            verdicts=tuple(self.verdicts[i] for i in rows),
            alternatives=tuple(self.alternatives[i] for i in rows),
            fields=tuple(self.fields[i] for i in rows),
        )

    def target(self, *verdicts: str) -> Floats:
        """Return how far each row is one of ``verdicts``, 0-1: both readings of a borderline label count."""
        return shared_target(self.verdicts, self.alternatives, verdicts)

    @property
    def training_X(self) -> npt.NDArray[np.float32]:
        """The features with ``contexts`` in their place."""
        X = self.X.copy()
        X[:, _CONTEXT] = self.contexts
        return X


def with_brief_postings(rows: Sequence[PairRows], unseen: frozenset[str]) -> list[PairRows]:
    """Return the rows, those of postings that name what they ask for in a few words `BRIEF_WEIGHT` times.

    Not so where the encoder learnt from the field: it is surer of such lines than it will be of a user's.
    """
    repeated = []
    for row in rows:
        lengths = [len(requirement.text.split()) for requirement in row.posting.posting.requirements]
        is_brief = lengths and sum(lengths) <= BRIEF_WORDS * len(lengths)
        is_new = not unseen or row.pair.field in unseen
        repeated += [row] * (BRIEF_WEIGHT if is_brief and is_new else 1)
    return repeated


def fit_line_trees(rows: Sequence[PairRows], recipe: JudgeRecipe, *, random_state: int = 0) -> TreeEnsemble:
    """Fit the support of a requirement by a single line in its context."""
    X, y, w = line_matrix(rows, random_state=random_state)
    return fit_trees(
        X,
        y,
        sample_weight=w,
        n_trees=recipe.line_trees,
        max_leaves=recipe.line_leaves,
        learning_rate=recipe.line_rate,
        min_leaf=40,
        random_state=random_state,
    )


def fit_prior(rows: Sequence[PairRows]) -> RequirementPrior:
    """Fit by ridge regression how often requirements are met, from their vectors alone."""
    vectors, targets = [], []
    for row in rows:
        whole = requirement_vectors(row.posting)
        for r, gold in row.gold:
            readings = (gold.verdict, gold.alternative or gold.verdict)
            shares = ((1 - SECOND_SHARE), SECOND_SHARE)
            vectors.append(whole[r])
            targets.append(
                [
                    sum(share for verdict, share in zip(readings, shares, strict=True) if verdict in wanted)
                    for wanted in (("met",), ("met", "partly_met"))
                ]
            )
    V, Y = np.array(vectors, float), np.array(targets)
    middle, mean = V.mean(axis=0), Y.mean(axis=0)
    V -= middle
    weights = np.linalg.solve(V.T @ V + PRIOR_RIDGE * np.eye(V.shape[1]), V.T @ (Y - mean))
    # As it is stored, so that a judge fresh from training and the same one read back agree.
    weights = weights.astype(np.float32).astype(float)
    intercept = (mean - middle @ weights).astype(np.float32).astype(float)
    return RequirementPrior(weights=weights, intercept=intercept)


def shortened_contexts(support: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Return the context of each requirement of a pair, of some as if the posting asked for few other things, drawn at random.

    Parameters
    ----------
    support : ndarray of shape (n_requirements,)
        See `matcher.scoring.pooling.line_support`.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray of shape (n_requirements,)
    """
    contexts = context_of(support)
    for r in np.flatnonzero(rng.random(len(support)) < SHORT_SHARE):
        others = np.delete(support, r)
        n_others = min(len(others), int(rng.choice(SHORT_POSTINGS)))
        few = rng.choice(others, n_others, replace=False)
        contexts[r] = context_of(np.append(support[r], few))[0]
    return contexts


def verdict_rows(
    rows: Sequence[PairRows],
    supports: Sequence[FloatArray],
    *,
    verdict_heads: Sequence[VerdictHead],
    prior: RequirementPrior,
    random_state: int = 0,
) -> VerdictRows:
    """Pool lines, with the support by each, into the rows that verdicts are learnt from."""
    rng = np.random.default_rng(random_state)
    X, contexts, refusals, verdicts, alternatives, fields = [], [], [], [], [], []
    for row, support in zip(rows, supports, strict=True):
        judged = judged_rows(
            row.posting, row.resume, row.features, support, verdict_heads=verdict_heads, prior=prior
        )
        short = shortened_contexts(line_support(judged.verdicts), rng)
        for r, gold in row.gold:
            X.append(judged.verdicts[r])
            contexts.append(short[r])
            refusals.append(judged.refusals[r])
            verdicts.append(gold.verdict)
            alternatives.append(gold.alternative or gold.verdict)
            fields.append(row.pair.field)
    return VerdictRows(
        X=np.array(X),
        contexts=np.array(contexts, np.float32),
        refusals=np.array(refusals),
        verdicts=tuple(verdicts),
        alternatives=tuple(alternatives),
        fields=tuple(fields),
    )


def fit_verdict_trees(
    data: VerdictRows, recipe: JudgeRecipe, *, random_state: int = 0
) -> tuple[TreeEnsemble, TreeEnsemble, TreeEnsemble]:
    """Fit the logits of "met", of "at least partly met" and of a refusal."""
    X = data.training_X

    def verdict_trees(target: Floats, seed: int) -> TreeEnsemble:
        """Fit the trees of one verdict."""
        return fit_trees(
            X,
            target,
            monotone=MONOTONE,
            n_trees=recipe.verdict_trees,
            max_leaves=recipe.verdict_leaves,
            learning_rate=recipe.verdict_rate,
            min_leaf=recipe.verdict_min_leaf,
            random_state=seed,
        )

    return (
        verdict_trees(data.target("met"), random_state),
        verdict_trees(data.target("met", "partly_met"), random_state + 1),
        fit_trees(
            data.refusals,
            data.target("contradicted"),
            monotone=REFUSAL_MONOTONE,
            n_trees=recipe.refusal_trees,
            max_leaves=recipe.refusal_leaves,
            min_leaf=recipe.refusal_min_leaf,
            l2=20.0,
            random_state=random_state + 2,
        ),
    )


def field_folds(fields: Sequence[str], n_folds: int = INNER_FOLDS) -> list[frozenset[str]]:
    """Deal fields into folds, in alphabetical order."""
    names = sorted(set(fields))
    return [frozenset(names[i::n_folds]) for i in range(min(n_folds, len(names)))]


def out_of_field(
    rows: Sequence[PairRows], recipe: JudgeRecipe, *, random_state: int = 0
) -> tuple[VerdictRows, HeadRows]:
    """Return verdict rows whose line scores, priors and odds come from models that never saw their field.

    Parameters
    ----------
    rows : sequence of PairRows
    recipe : JudgeRecipe
    random_state : int, optional

    Returns
    -------
    tuple of (VerdictRows, HeadRows)
        Ordered by fold; the second is what the verdict head is to be trained on.
    """
    from matcher.training.verdict_head import fit_verdict_head  # torch is loaded for training alone

    folds = field_folds([row.pair.field for row in rows])
    dealt = [[row for row in rows if row.pair.field in fold] for fold in folds]
    supports: list[FloatArray] = []
    priors: list[RequirementPrior] = []
    for fold, mine in zip(folds, dealt, strict=True):
        others = [row for row in rows if row.pair.field not in fold]
        trees = fit_line_trees(others, recipe, random_state=random_state)
        supports += [line_scores(trees, row.features) for row in mine]
        priors.append(fit_prior(others))
    material = head_rows([row for mine in dealt for row in mine], supports)
    n_verdicts = [sum(len(row.gold) for row in mine) for mine in dealt]
    owners = np.repeat(np.arange(len(folds)), n_verdicts)
    parts, first = [], 0
    for k, (mine, prior) in enumerate(zip(dealt, priors, strict=True)):
        head = fit_verdict_head(
            material,
            chosen=np.flatnonzero(owners != k) if len(folds) > 1 else None,
            recipe=recipe.verdict_head,
            random_state=random_state,
        )
        own = supports[first : first + len(mine)]
        first += len(mine)
        parts.append(verdict_rows(mine, own, verdict_heads=[head], prior=prior, random_state=random_state))
    return (
        VerdictRows(
            X=np.concatenate([p.X for p in parts]),
            contexts=np.concatenate([p.contexts for p in parts]),
            refusals=np.concatenate([p.refusals for p in parts]),
            verdicts=tuple(v for p in parts for v in p.verdicts),
            alternatives=tuple(v for p in parts for v in p.alternatives),
            fields=tuple(f for p in parts for f in p.fields),
        ),
        material,
    )


def choose_thresholds(
    verdicts: Sequence[str], p_met: Floats, p_partly: Floats, p_refused: Floats
) -> JudgeSettings:
    """Choose the thresholds that score best on predictions for unseen fields.

    Parameters
    ----------
    verdicts : sequence of str
    p_met, p_partly, p_refused : ndarray of shape (n_rows,)

    Returns
    -------
    JudgeSettings
        Of all settings that score nearly best by `balanced_score`, the one half-way from their middle to the strictest: the peak of so flat a
        hill is chance, and on postings of another kind a verdict too good is the commoner error.
    """
    codes = np.array([VERDICTS.index(v) for v in verdicts])
    tried: list[tuple[float, float, float]] = []
    values: list[float] = []
    for met in np.arange(0.3, 0.66, 0.02):
        for partly in np.arange(0.3, 0.66, 0.02):
            for refused in (0.12, 0.14, 0.16, 0.18, 0.2, 0.25, 0.3, 0.4):
                predicted = np.where(p_partly >= partly, 1, 2)
                predicted[p_refused >= refused] = 3
                predicted[p_met >= met] = 0
                tried.append((float(met), float(partly), refused))
                values.append(balanced_score(codes, predicted))
    plateau = np.array(tried)[np.array(values) >= max(values) - PLATEAU]
    middle, strictest = plateau.mean(axis=0), plateau[np.argmax(plateau[:, 0] + plateau[:, 1])]
    met, partly = (round(float(value), 3) for value in (middle + strictest)[:2] / 2)
    refused = round(float(middle[2]), 3)
    return JudgeSettings(met=met, partly=partly, contradicted=refused)


def choose_strength_scale(verdicts: Sequence[str], expected: Floats) -> tuple[float, float]:
    """Choose which expected credits count as strength 0 and 1: least mean |strength - credit|.

    Parameters
    ----------
    verdicts : sequence of str
    expected : ndarray of shape (n_rows,)
        Expected credits for rows of unseen fields.

    Returns
    -------
    tuple of float
    """
    credit = np.array([CREDIT[v] for v in verdicts])
    options = [
        (float(np.abs(np.clip((expected - low) / (high - low), 0.0, 1.0) - credit).mean()), low, high)
        for low in (0.0, 0.05, 0.1, 0.15, 0.2, 0.25)
        for high in (0.75, 0.8, 0.85, 0.9, 0.95)
    ]
    _, floor, ceiling = min(options)
    return floor, ceiling


def balanced_score(truth: npt.NDArray[np.int64], predicted: npt.NDArray[np.int64]) -> float:
    """Return macro-F1 over the first three verdicts, plus 1.5 times accuracy, plus 0.3 of the refusals' F1; codes as in `VERDICTS`."""
    table = np.bincount(4 * truth + predicted, minlength=16).reshape(4, 4)
    sizes = table.sum(axis=0) + table.sum(axis=1)
    f1 = 2 * np.diag(table) / np.maximum(1, sizes)
    return float(f1[:3].mean() + 1.5 * np.trace(table) / max(1, len(truth)) + 0.3 * f1[3])


def train_judge(
    rows: Sequence[PairRows],
    head: LineHead,
    *,
    unseen: frozenset[str] = frozenset(),
    recipe: JudgeRecipe | None = None,
    random_state: int = 0,
) -> Judge:
    """Train a judge on labelled pairs.

    Parameters
    ----------
    rows : sequence of PairRows
    head : LineHead
    unseen : frozenset of str, optional
        Fields that encoder and line head were not trained on; thresholds are chosen on these alone, and brief postings of these alone count
        several times. Default: all.
    recipe : JudgeRecipe, optional
    random_state : int, optional

    Returns
    -------
    Judge
    """
    from matcher.training.verdict_head import fit_verdict_head  # torch is loaded for training alone

    chosen = recipe or JudgeRecipe()
    rows = with_brief_postings(rows, unseen)
    data, material = out_of_field(rows, chosen, random_state=random_state)
    # Thresholds are chosen on fields that neither line trees nor verdict trees of the fold have seen.
    p_met, p_partly, p_refused = (np.zeros(len(data.verdicts)) for _ in range(3))
    for names in field_folds(data.fields):
        inside = np.array([f in names for f in data.fields])
        met, partly, refused = fit_verdict_trees(data.take(~inside), chosen, random_state=random_state)
        p_partly[inside] = sigmoid(partly.decision(data.X[inside]))
        p_met[inside] = np.minimum(sigmoid(met.decision(data.X[inside])), p_partly[inside])
        p_refused[inside] = sigmoid(refused.decision(data.refusals[inside]))
    honest = np.array([f in unseen for f in data.fields])
    if not honest.any():
        honest[:] = True
    verdicts = [v for v, h in zip(data.verdicts, honest, strict=True) if h]
    settings = choose_thresholds(verdicts, p_met[honest], p_partly[honest], p_refused[honest])
    floor, ceiling = choose_strength_scale(verdicts, 0.5 * (p_met + p_partly)[honest])
    met_trees, partly_trees, refusal_trees = fit_verdict_trees(data, chosen, random_state=random_state)
    return Judge(
        head=head,
        verdict_heads=[
            fit_verdict_head(material, recipe=chosen.verdict_head, random_state=random_state + k)
            for k in range(chosen.verdict_head.n_heads)
        ],
        line_trees=fit_line_trees(rows, chosen, random_state=random_state),
        met_trees=met_trees,
        partly_trees=partly_trees,
        refusal_trees=refusal_trees,
        prior=fit_prior(rows),
        settings=JudgeSettings(
            met=settings.met,
            partly=settings.partly,
            contradicted=settings.contradicted,
            floor=floor,
            ceiling=ceiling,
            overall_weights=fit_overall(rows),
        ),
    )
