"""The judge: from evidence to a verdict, a strength and the quotes that carry it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matcher.artefacts import models_dir
from matcher.exceptions import ArtefactError
from matcher.scoring.context import PostingContext, ResumeContext
from matcher.scoring.decisions import PARTLY_MET, JudgeSettings, decide
from matcher.scoring.evidence import as_plans, collect_evidence, collect_findings, keyword_evidence
from matcher.scoring.features import LINE_FEATURES, PairFeatures, candidate_lines, pair_features
from matcher.scoring.line_head import LineHead
from matcher.scoring.outright import outright
from matcher.scoring.pair import PairScore
from matcher.scoring.pooling import VERDICT_FEATURES, pool
from matcher.scoring.priors import RequirementPrior
from matcher.scoring.refusals import REFUSAL_FEATURES, refusal_features
from matcher.scoring.trees import TreeEnsemble, sigmoid
from matcher.scoring.verdict_head import VerdictHead, mean_result, quote_scores
from matcher.types import VERDICTS, Evidence, RequirementScore

if TYPE_CHECKING:
    from matcher.taxonomy import Taxonomy

FloatArray = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]
JUDGE_ARRAYS: Final = "judge.npz"
JUDGE_SETTINGS: Final = "judge.json"
# Strengths are rounded here, once, so that the last bits of arithmetic never reach a score.
DECIMALS: Final = 6


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
            if explain and code == PARTLY_MET and partly < self.settings.partly:
                evidence = keyword_evidence(int(features.dumped[r]), resume)
            elif explain:
                evidence = collect_evidence(r, verdict, posting, resume, features, quotable)
                if code == PARTLY_MET and stated.planned[r]:
                    evidence = as_plans(evidence)
            scores.append(
                RequirementScore(
                    requirement=requirement,
                    verdict=verdict,
                    strength=round(strength, DECIMALS),
                    evidence=evidence,
                    findings=collect_findings(r, verdict, posting, resume, features, evidence)
                    if explain
                    else (),
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
