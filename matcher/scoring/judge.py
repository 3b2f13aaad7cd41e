"""The judge: from evidence to a verdict, a strength and the quotes that carry it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matcher.artefacts import models_dir
from matcher.exceptions import ArtefactError
from matcher.scoring.context import PostingContext, ResumeContext
from matcher.scoring.degrees import degree_shortfall, degree_suffices
from matcher.scoring.evidence import (
    NAMED_SHARE,
    QUOTED_SHARE,
    as_plans,
    collect_evidence,
    collect_findings,
    keyword_evidence,
)
from matcher.scoring.features import LINE_FEATURES, PairFeatures, candidate_lines, pair_features
from matcher.scoring.intents import planned
from matcher.scoring.line_head import LineHead
from matcher.scoring.pair import PairScore
from matcher.scoring.pooling import VERDICT_FEATURES, pool
from matcher.scoring.priors import RequirementPrior
from matcher.scoring.refusals import (
    REFUSAL_FEATURES,
    STATED_BY_WISH,
    refusal_features,
    refused_by_nobody,
)
from matcher.scoring.shortfalls import fact_shortfall
from matcher.scoring.studies import only_studied
from matcher.scoring.trees import TreeEnsemble, sigmoid
from matcher.scoring.verdict_head import VerdictHead, mean_result, quote_scores
from matcher.scoring.years import falls_short
from matcher.types import VERDICTS, Evidence, RequirementScore

if TYPE_CHECKING:
    from matcher.taxonomy import Taxonomy

FloatArray = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]
JUDGE_ARRAYS: Final = "judge.npz"
JUDGE_SETTINGS: Final = "judge.json"
# Strengths are rounded here, once, so that the last bits of arithmetic never reach a score.
DECIMALS: Final = 6
# Strength at the ceiling of expected credit; the rest is for what is shown beyond doubt.
CEILING_STRENGTH: Final = 0.95
# A line elsewhere that supports the requirement this much outweighs a denial or a wish.
REFUSAL_SUPPORT: Final = 0.35
# So does a fact that a rule credits this much.
STATED_CREDIT: Final = 0.5
# The most that "met" and "at least partly met" may reach beside a degree of a lower level, and "met" beside one unfinished or in another
# subject, or too few years.
BELOW_DEGREE: Final = (0.15, 0.35)
HALF_SHOWN: Final = 0.35
# The same where only somebody else is said to have done it.
OTHERS_WORK: Final = (0.15, 0.6)
# The least of both where facts alone are asked for and every one is stated, in a place that is kept out of the lines perhaps.
FACTS_STATED: Final = (0.6, 0.75)
# The least of "at least partly met" where a plan is accepted and stated.
PLANNED: Final = 0.7
# The least of "at least partly met" where part of the one fact asked for is stated beyond doubt.
PART_STATED: Final = 0.55
_A_LITTLE: Final = re.compile(
    r"\b(?:basic|some|any|exposure|familiar\w*|awareness|aware|beginner|bit|little|understanding|introductory|interest\w*|elementary)\b",
    re.IGNORECASE,
)
_MET, _PARTLY_MET, _NOT_SHOWN, _CONTRADICTED = range(len(VERDICTS))


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


def line_scores(line_trees: TreeEnsemble, features: PairFeatures) -> FloatArray:
    """Return the support by single lines, shape (n_requirements, n_lines); 0 but for the candidates.

    Parameters
    ----------
    line_trees : TreeEnsemble
    features : PairFeatures

    Returns
    -------
    ndarray of float32
    """
    return all_line_scores(line_trees, [features])[0]


def all_line_scores(line_trees: TreeEnsemble, pairs: Sequence[PairFeatures]) -> list[FloatArray]:
    """Return the `line_scores` of many pairs; the trees are worked out for all of them at once."""
    chosen = [candidate_lines(features) for features in pairs]
    # Feature by feature, as they lie in memory.
    columns = [features.lines.transpose(2, 0, 1)[:, own] for features, own in zip(pairs, chosen, strict=True)]
    bounds = np.cumsum([own.shape[1] for own in columns])[:-1]
    decided = np.split(sigmoid(line_trees.decision(np.concatenate(columns, axis=1).T)), bounds)
    found = []
    for own, values in zip(chosen, decided, strict=True):
        scores = np.zeros(own.shape, np.float32)
        scores[own] = values
        found.append(scores)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Outright:
    """What a résumé states so plainly about each requirement that no probability overrules it; arrays of shape (n_requirements,).

    Attributes
    ----------
    denied : ndarray of bool
        It names the thing only to deny it or to wish for it, or a wish is the best that it shows: nothing is earned, however near the words
        are.
    touched : ndarray of bool
        The same, of a lesser part of what is asked for: what is not shown then earns nothing at all.
    below_degree, half_shown : ndarray of bool
        A degree alone is asked for, and the best one stated is of a lower level, or is not finished or in another subject: no line of text
        makes up for it. Half shown, too, where all jobs together are shorter than the years asked for, where practice is asked for and only
        courses speak of it, and where less than the certificate, language or permission asked for is stated.
    unrefused : ndarray of bool
        Nothing refuses it, see `matcher.scoring.refusals.refused_by_nobody`; nor does a certificate that has expired, for it was held,
        or a plan where one is accepted.
    theirs : ndarray of bool
        It names the thing only to say that somebody else did it.
    dumped : ndarray of bool
        A keyword list names it, which claims some of it and earns nothing.
    planned : ndarray of bool
        It accepts that what is asked for be got or learnt, and a line says that this is booked, under way or wished for.
    facts_stated : ndarray of bool
        Permits, licences to drive or checks alone are asked for, and every one is stated in full; or a degree is one of the ways to meet the
        requirement, and held.
    part_stated : ndarray of bool
        A certificate, a language or a permission alone is asked for, and part of it is stated beyond doubt.
    """

    denied: npt.NDArray[np.bool_]
    touched: npt.NDArray[np.bool_]
    below_degree: npt.NDArray[np.bool_]
    half_shown: npt.NDArray[np.bool_]
    unrefused: npt.NDArray[np.bool_]
    theirs: npt.NDArray[np.bool_]
    dumped: npt.NDArray[np.bool_]
    planned: npt.NDArray[np.bool_]
    facts_stated: npt.NDArray[np.bool_]
    part_stated: npt.NDArray[np.bool_]

    def take(self, rows: npt.NDArray[Any]) -> Outright:
        """Return the same for ``rows`` of the requirements, which may repeat."""
        return Outright(
            denied=self.denied[rows],
            touched=self.touched[rows],
            below_degree=self.below_degree[rows],
            half_shown=self.half_shown[rows],
            unrefused=self.unrefused[rows],
            theirs=self.theirs[rows],
            dumped=self.dumped[rows],
            planned=self.planned[rows],
            facts_stated=self.facts_stated[rows],
            part_stated=self.part_stated[rows],
        )


@lru_cache(maxsize=4096)
def _asks_for_little(text: str) -> bool:
    """Tell whether a requirement asks for no more than a little: "basic SQL", "some exposure to hoists"."""
    return _A_LITTLE.search(text) is not None


def outright(
    posting: PostingContext, resume: ResumeContext, features: PairFeatures, support: FloatArray
) -> Outright:
    """Find what the résumé states outright about each requirement.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures
    support : ndarray of shape (n_requirements, n_lines)

    Returns
    -------
    Outright
    """
    requirements = posting.posting.requirements
    degrees = np.array(
        [
            degree_shortfall(requirement, found)
            for requirement, found in zip(requirements, features.quantities, strict=True)
        ]
    )
    short = [
        years is not None and falls_short(years, requirement)
        for requirement, years in zip(requirements, features.years, strict=True)
    ]
    facts = np.array(
        [
            fact_shortfall(requirement, found)
            for requirement, found in zip(requirements, features.quantities, strict=True)
        ]
    )
    below, half = degrees == "level", (degrees == "part") | np.array(short, bool) | (facts != "")
    part_stated = facts == "part"
    held_in_part = part_stated & np.array([r.kinds == ("certification",) for r in requirements], bool)
    facts_stated = np.array(
        [
            (requirement.kinds == ("legal",) and bool(found) and min(q.credit for q in found) >= 1.0)
            or degree_suffices(requirement, paths)
            for requirement, found, paths in zip(
                requirements, features.quantities, features.paths, strict=True
            )
        ],
        bool,
    )
    half = half | only_studied(requirements, support, features.study_lines)
    if not support.shape[1]:
        nothing = np.zeros(support.shape[0], bool)
        return Outright(
            denied=nothing,
            touched=nothing,
            below_degree=below,
            half_shown=half,
            unrefused=held_in_part,
            theirs=nothing,
            dumped=nothing,
            planned=nothing,
            facts_stated=facts_stated,
            part_stated=part_stated,
        )
    denied = features.lines[:, :, LINE_FEATURES.index("denied")]
    wished = features.lines[:, :, LINE_FEATURES.index("wished")].copy()
    for r, requirement in enumerate(requirements):
        if set(requirement.kinds) & STATED_BY_WISH:
            wished[r] = 0.0
    others = features.lines[:, :, LINE_FEATURES.index("others_work")].copy()
    best = support.argmax(axis=1)
    for line in resume.lines_of_others:
        # What shows the thing best may name it in other words.
        others[best == line, line] = 1.0
    named = denied + wished
    elsewhere = np.where(named > 0, 0.0, support).max(axis=1)
    plain = features.lines[:, :, LINE_FEATURES.index("coverage")] - features.hedged
    little = features.hedged.max(axis=1)
    half = half | (
        (little >= NAMED_SHARE)
        & (plain.max(axis=1) < little)
        & (np.where(features.hedged > 0, 0.0, support).max(axis=1) < REFUSAL_SUPPORT)
        & ~np.array([_asks_for_little(requirement.text) for requirement in requirements], bool)
    )
    share, alone = named.max(axis=1), elsewhere < REFUSAL_SUPPORT
    # "Texas licence, CDL not held": a fact that a rule found is no denial, nor is a missing degree where experience does as well.
    alone &= np.array(
        [
            not requirement.equivalent_experience_ok
            and max((q.credit for q in found if not q.contradicted), default=0.0) < STATED_CREDIT
            for requirement, found in zip(requirements, features.quantities, strict=True)
        ],
        bool,
    )
    alone &= ~held_in_part
    # A line that names one of several alternatives ("Python, R") names little of the whole; if all of that is wished for, it shows nothing.
    coverage = features.lines[:, :, LINE_FEATURES.index("coverage")]
    only_wishes = (wished >= QUOTED_SHARE) & (wished >= coverage)
    best_is_wish = only_wishes[np.arange(len(support)), support.argmax(axis=1)]
    by_plan = planned(requirements, coverage, features.planning_lines)
    alone &= ~by_plan
    return Outright(
        denied=((share >= NAMED_SHARE) | best_is_wish) & alone,
        touched=(share >= QUOTED_SHARE) & alone,
        below_degree=below,
        half_shown=half,
        unrefused=refused_by_nobody(posting, resume, features) | held_in_part | by_plan,
        theirs=(others.max(axis=1) >= NAMED_SHARE)
        & (np.where(others > 0, 0.0, support).max(axis=1) < REFUSAL_SUPPORT),
        dumped=features.dumped >= 0,
        planned=by_plan,
        facts_stated=facts_stated,
        part_stated=part_stated,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JudgedRows:
    """The features that one pair is judged by.

    Attributes
    ----------
    verdicts : ndarray of shape (n_requirements, len(VERDICT_FEATURES))
    refusals : ndarray of shape (n_requirements, len(REFUSAL_FEATURES))
    quotes : ndarray of shape (n_requirements, n_lines)
        See `matcher.scoring.verdict_head.HeadResult`.
    """

    verdicts: FloatArray
    refusals: FloatArray
    quotes: FloatArray


def judged_rows(
    posting: PostingContext,
    resume: ResumeContext,
    features: PairFeatures,
    support: FloatArray,
    *,
    verdict_heads: Sequence[VerdictHead],
    prior: RequirementPrior | None,
) -> JudgedRows:
    """Compute what the trees judge a pair by.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures
    support : ndarray of shape (n_requirements, n_lines)
        Support by single lines.
    verdict_heads : sequence of VerdictHead
        At least one.
    prior : RequirementPrior or None

    Returns
    -------
    JudgedRows
    """
    said = mean_result(verdict_heads, posting, resume, features, support)
    X = pool(posting, resume, features, support, prior, said.odds)
    return JudgedRows(
        verdicts=X,
        refusals=refusal_features(posting, resume, features, support, X, said.odds),
        quotes=said.quotes,
    )


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
    p_met = np.where(stated.below_degree, np.minimum(p_met, BELOW_DEGREE[0]), p_met)
    p_partly = np.where(stated.below_degree, np.minimum(p_partly, BELOW_DEGREE[1]), p_partly)
    p_met = np.where(stated.theirs, np.minimum(p_met, OTHERS_WORK[0]), p_met)
    p_partly = np.where(stated.theirs, np.minimum(p_partly, OTHERS_WORK[1]), p_partly)
    p_met = np.where(stated.facts_stated, np.maximum(p_met, FACTS_STATED[0]), p_met)
    p_partly = np.where(stated.facts_stated, np.maximum(p_partly, FACTS_STATED[1]), p_partly)
    p_partly = np.where(stated.planned, np.maximum(p_partly, PLANNED), p_partly)
    p_partly = np.where(stated.part_stated, np.maximum(p_partly, PART_STATED), p_partly)
    low, high = settings.floor, settings.ceiling
    expected = 0.5 * (p_met + p_partly)
    # Still rising above the ceiling, so that taking evidence away always shows; above a ceiling of 1 there is nothing.
    strengths = np.where(
        expected <= high,
        CEILING_STRENGTH * np.maximum(0.0, (expected - low) / (high - low)),
        CEILING_STRENGTH + (1.0 - CEILING_STRENGTH) * (expected - high) / max(1.0 - high, 1e-9),
    )
    verdicts = np.where(p_partly >= settings.partly, _PARTLY_MET, _NOT_SHOWN)
    verdicts[(p_refused >= settings.contradicted) & ~stated.unrefused] = _CONTRADICTED
    verdicts[p_met >= settings.met] = _MET
    verdicts[stated.denied & (verdicts != _CONTRADICTED)] = _NOT_SHOWN
    # What is only wished for or denied earns nothing, however little of it is named.
    nothing = stated.denied | (stated.touched & (verdicts == _NOT_SHOWN)) | (verdicts == _CONTRADICTED)
    strengths[nothing] = 0.0
    # Claimed without any use: partly met in words, and not a point more.
    verdicts[stated.dumped & ~stated.denied & (verdicts == _NOT_SHOWN)] = _PARTLY_MET
    return Decisions(verdicts=verdicts, strengths=strengths, p_met=p_met, p_partly=p_partly)


def _counted(marked: npt.NDArray[np.bool_], one: str, more: str) -> str:
    n = int(marked.sum())
    return f"{n} {one if n == 1 else more}"


class Judge:
    """Judges requirements against résumés with trained, monotone trees.

    Parameters
    ----------
    head : LineHead
        Support of a requirement by a line, from their two vectors.
    verdict_heads : sequence of VerdictHead
        Log odds of the verdicts, from a requirement and all lines that come near it; the mean of these counts.
    line_trees : TreeEnsemble
        Support by a line in its context (logit).
    met_trees, partly_trees, refusal_trees : TreeEnsemble
        Logits of "met", of "at least partly met", and of "the résumé says the opposite".
    settings : JudgeSettings
    prior : RequirementPrior or None
        How often such requirements are met; None leaves it open.
    identifier : str
        Content identifier of the artefact.
    """

    def __init__(
        self,
        *,
        head: LineHead,
        verdict_heads: Sequence[VerdictHead],
        line_trees: TreeEnsemble,
        met_trees: TreeEnsemble,
        partly_trees: TreeEnsemble,
        refusal_trees: TreeEnsemble,
        settings: JudgeSettings,
        prior: RequirementPrior | None = None,
        identifier: str = "",
    ) -> None:
        self.head = head
        self.verdict_heads = tuple(verdict_heads)
        self.line_trees = line_trees
        self.met_trees = met_trees
        self.partly_trees = partly_trees
        self.refusal_trees = refusal_trees
        self.settings = settings
        self.prior = prior
        self.identifier = identifier

    @classmethod
    def load(cls, folder: Path | None = None) -> Judge:
        """Load a judge from a folder of npz and JSON; no code in them is run.

        Parameters
        ----------
        folder : Path, optional
            Default: ``models/judge``.

        Returns
        -------
        Judge
        """
        home = folder or models_dir() / "judge"
        arrays, settings = home / JUDGE_ARRAYS, home / JUDGE_SETTINGS
        if not arrays.is_file() or not settings.is_file():
            raise ArtefactError(
                f"No judge in {home}. Run 'make models' to train it, or reinstall the package."
            )
        raw = settings.read_bytes()
        data: dict[str, Any] = json.loads(raw)
        if (
            data["line_features"] != list(LINE_FEATURES)
            or data["verdict_features"] != list(VERDICT_FEATURES)
            or data["refusal_features"] != list(REFUSAL_FEATURES)
        ):
            raise ArtefactError(
                f"The judge in {home} was trained for other features than this version computes. Run 'make models' to train it again."
            )
        with np.load(arrays, allow_pickle=False) as stored:
            trees = {
                name: TreeEnsemble.from_arrays(stored, f"{name}_")
                for name in ("line", "met", "partly", "refusal")
            }
            prior = RequirementPrior.from_arrays(stored, "prior_") if "prior_weights" in stored else None
            verdict_heads = [
                VerdictHead.from_arrays(stored, f"head_{i}_") for i in range(data["n_verdict_heads"])
            ]
        for ensemble in trees.values():
            # Now rather than at the first decision: the encoder may be at work meanwhile.
            ensemble.compiled()
        digest = hashlib.sha256(raw + arrays.read_bytes()).hexdigest()[:12]
        return cls(
            head=LineHead.load(
                None
                if folder is None or not (folder.parent / "line_head").is_dir()
                else folder.parent / "line_head"
            ),
            verdict_heads=verdict_heads,
            line_trees=trees["line"],
            met_trees=trees["met"],
            partly_trees=trees["partly"],
            refusal_trees=trees["refusal"],
            settings=JudgeSettings(
                **{**data["settings"], "overall_weights": tuple(data["settings"]["overall_weights"])}
            ),
            prior=prior,
            identifier=digest,
        )

    def save(self, folder: Path) -> None:
        """Write the trees and settings to a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, npt.NDArray[Any]] = {}
        for name in ("line", "met", "partly", "refusal"):
            arrays.update(getattr(self, f"{name}_trees").arrays(f"{name}_"))
        for i, verdict_head in enumerate(self.verdict_heads):
            arrays.update(verdict_head.arrays(f"head_{i}_"))
        if self.prior is not None:
            arrays.update(self.prior.arrays("prior_"))
        np.savez_compressed(folder / JUDGE_ARRAYS, **arrays)  # type: ignore[arg-type]  # the stub takes the names for options
        settings = {
            "settings": {
                "met": self.settings.met,
                "partly": self.settings.partly,
                "contradicted": self.settings.contradicted,
                "floor": self.settings.floor,
                "ceiling": self.settings.ceiling,
                "overall_weights": list(self.settings.overall_weights),
            },
            "n_verdict_heads": len(self.verdict_heads),
            "line_features": list(LINE_FEATURES),
            "verdict_features": list(VERDICT_FEATURES),
            "refusal_features": list(REFUSAL_FEATURES),
        }
        (folder / JUDGE_SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")

    def line_scores(self, features: PairFeatures) -> FloatArray:
        """Return the support by single lines, shape (n_requirements, n_lines), 0 for unusable lines."""
        return line_scores(self.line_trees, features)

    def score(
        self, posting: PostingContext, resume: ResumeContext, *, taxonomy: Taxonomy | None
    ) -> PairScore:
        """Judge every requirement of a posting against a résumé.

        Parameters
        ----------
        posting : PostingContext
        resume : ResumeContext
        taxonomy : Taxonomy or None

        Returns
        -------
        PairScore
        """
        return self.score_all([(posting, resume)], taxonomy=taxonomy)[0]

    def score_all(
        self,
        pairs: Sequence[tuple[PostingContext, ResumeContext]],
        *,
        taxonomy: Taxonomy | None,
        explain: bool = True,
    ) -> list[PairScore]:
        """Judge many pairs; faster than one by one, with the same scores.

        Parameters
        ----------
        pairs : sequence of (PostingContext, ResumeContext)
        taxonomy : Taxonomy or None
        explain : bool
            Whether evidence and findings are wanted.

        Returns
        -------
        list of PairScore
        """
        features = [pair_features(*pair, head=self.head, taxonomy=taxonomy) for pair in pairs]
        return self._judge(pairs, features, explain=explain)

    def score_features(
        self, posting: PostingContext, resume: ResumeContext, features: PairFeatures
    ) -> PairScore:
        """Judge a pair whose features are computed already; see `score`."""
        return self._judge([(posting, resume)], [features], explain=True)[0]

    def _judge(
        self,
        pairs: Sequence[tuple[PostingContext, ResumeContext]],
        features: Sequence[PairFeatures],
        *,
        explain: bool,
    ) -> list[PairScore]:
        if not pairs:
            return []
        support = all_line_scores(self.line_trees, features)
        rows = [self.rows(*pair, own, near) for pair, own, near in zip(pairs, features, support, strict=True)]
        bounds = np.cumsum([len(own.verdicts) for own in rows])[:-1]
        # Trees cost by the call, so all pairs go through them together; a row's value does not depend on the others.
        X = np.concatenate([own.verdicts for own in rows])
        p_partly = sigmoid(self.partly_trees.decision(X))
        p_met = np.minimum(sigmoid(self.met_trees.decision(X)), p_partly)
        p_refused = sigmoid(self.refusal_trees.decision(np.concatenate([own.refusals for own in rows])))
        chances = zip(*(np.split(p, bounds) for p in (p_met, p_partly, p_refused)), strict=True)
        return [
            self._pair_score(*pair, own, near, row.quotes, *own_chances, explain=explain)
            for pair, own, near, row, own_chances in zip(pairs, features, support, rows, chances, strict=True)
        ]

    def rows(
        self, posting: PostingContext, resume: ResumeContext, features: PairFeatures, support: FloatArray
    ) -> JudgedRows:
        """Return `judged_rows` by this judge's own models."""
        return judged_rows(
            posting, resume, features, support, verdict_heads=self.verdict_heads, prior=self.prior
        )

    def _pair_score(
        self,
        posting: PostingContext,
        resume: ResumeContext,
        features: PairFeatures,
        support: FloatArray,
        quotes: FloatArray,
        p_met: npt.NDArray[np.float64],
        p_partly: npt.NDArray[np.float64],
        p_refused: npt.NDArray[np.float64],
        *,
        explain: bool,
    ) -> PairScore:
        stated = outright(posting, resume, features, support)
        decided = decide(self.settings, p_met, p_partly, p_refused, stated)
        scores = []
        quotable = quote_scores(support, quotes) if explain else support
        rows = zip(
            posting.posting.requirements,
            decided.verdicts.tolist(),
            decided.strengths.tolist(),
            decided.p_met.tolist(),
            decided.p_partly.tolist(),
            strict=True,
        )
        for r, (requirement, code, strength, met, partly) in enumerate(rows):
            verdict = VERDICTS[code]
            evidence: tuple[Evidence, ...] = ()
            if explain and code == _PARTLY_MET and partly < self.settings.partly:
                evidence = keyword_evidence(int(features.dumped[r]), resume)
            elif explain:
                evidence = collect_evidence(r, verdict, posting, resume, features, quotable)
                if code == _PARTLY_MET and stated.planned[r]:
                    evidence = as_plans(evidence)
            scores.append(
                RequirementScore(
                    requirement=requirement,
                    verdict=verdict,
                    strength=round(strength, DECIMALS),
                    evidence=evidence,
                    findings=collect_findings(r, verdict, posting, resume, features) if explain else (),
                    probabilities=(
                        round(met, DECIMALS),
                        round(partly - met, DECIMALS),
                        round(1.0 - partly, DECIMALS),
                    ),
                )
            )
        warnings = []
        if features.pasted.any():
            warnings.append(
                f"pasted_text: {_counted(features.pasted, 'line', 'lines')} copied from the posting set aside"
            )
        if features.stuffed.any():
            warnings.append(
                f"keyword_stuffing: {_counted(features.stuffed, 'list', 'lists')} made of the posting's words set aside"
            )
        if resume.blocked.any():
            warnings.append(
                f"instructions: {_counted(resume.blocked, 'line', 'lines')} addressed to a machine set aside"
            )
        return PairScore(
            requirements=tuple(scores),
            overall=round(self.overall(features), DECIMALS),
            warnings=tuple(warnings),
        )

    def overall(self, features: PairFeatures) -> float:
        """Return the overall relevance, 0-1, from the nearness to title and responsibilities."""
        return self.overall_of(features.overall_parts)

    def overall_of(self, parts: FloatArray) -> float:
        """Return the overall relevance that follows from `matcher.scoring.features.overall_parts`."""
        intercept, *weights = self.settings.overall_weights
        if not parts.any():
            return 0.0
        value = intercept + float(np.dot(np.array(weights), parts.astype(np.float64)))
        return float(sigmoid(np.array([value]))[0])
