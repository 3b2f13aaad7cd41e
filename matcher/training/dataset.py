"""The rows that judge and ranker are trained on: labelled pairs run through reading, parsing and representation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from matcher.engine import Matcher
from matcher.scoring.context import PostingContext, ResumeContext
from matcher.scoring.features import PairFeatures, pair_features
from matcher.scoring.line_head import LineHead
from matcher.training.labels import LabelledPair, LabelledRequirement, align, evidence_lines

LABELS_AS_OF: Final = date(2026, 11, 21)
"""The day that the labels take for today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRows:
    """One labelled pair, ready for training.

    Attributes
    ----------
    pair : LabelledPair
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures
    gold : tuple of (int, LabelledRequirement)
        Index of the parsed requirement with its label; labels without a parsed requirement are left out.
    line_labels : tuple of list of int
        For each of ``gold``, the lines that its evidence quotes.
    """

    pair: LabelledPair
    posting: PostingContext
    resume: ResumeContext
    features: PairFeatures
    gold: tuple[tuple[int, LabelledRequirement], ...]
    line_labels: tuple[list[int], ...]


def build_rows(
    pairs: Sequence[LabelledPair], engine: Matcher, head: LineHead, *, progress: bool = True
) -> list[PairRows]:
    """Run labelled pairs through the stages before judging.

    Parameters
    ----------
    pairs : sequence of LabelledPair
    engine : Matcher
        Gives encoder, TF-IDF and taxonomy.
    head : LineHead
    progress : bool, optional

    Returns
    -------
    list of PairRows
        Pairs without any parsed requirement are left out.
    """
    postings: dict[str, PostingContext] = {}
    resumes: dict[str, ResumeContext] = {}
    rows = []
    for pair in tqdm(pairs, desc="pairs", disable=None if progress else True):
        if str(pair.posting_path) not in postings:
            parsed = engine.parse_posting(pair.posting_path)
            if not parsed.requirements:
                continue
            postings[str(pair.posting_path)] = engine.posting_context(parsed)
        if str(pair.resume_path) not in resumes:
            resumes[str(pair.resume_path)] = engine.resume_context(
                engine.parse_resume(pair.resume_path, as_of=LABELS_AS_OF)
            )
        posting, resume = postings[str(pair.posting_path)], resumes[str(pair.resume_path)]
        found = align([g.text for g in pair.requirements], posting.posting.requirements)
        gold = tuple((j, pair.requirements[i]) for i, j in sorted(found.items()))
        spans = [(line.start, line.end) for line in resume.resume.lines]
        text = resume.resume.document.text
        rows.append(
            PairRows(
                pair=pair,
                posting=posting,
                resume=resume,
                features=pair_features(posting, resume, head=head, taxonomy=engine.models.taxonomy),
                gold=gold,
                line_labels=tuple(evidence_lines(g.evidence, text, spans) for _, g in gold),
            )
        )
    return rows


SECOND_SHARE: Final = 0.3
"""A borderline label names a second defensible verdict, which gets this share of the target."""


def shared_target(
    readings: Sequence[str], alternatives: Sequence[str], verdicts: Collection[str]
) -> npt.NDArray[np.float64]:
    """Return how far each row is one of ``verdicts``, 0-1: both readings of a borderline label count.

    Parameters
    ----------
    readings, alternatives : sequence of str
        First and second reading of each row; the same twice where no other is defensible.
    verdicts : collection of str

    Returns
    -------
    ndarray of shape (n_rows,)
    """
    first = np.array([v in verdicts for v in readings], float)
    second = np.array([v in verdicts for v in alternatives], float)
    shared: npt.NDArray[np.float64] = (1 - SECOND_SHARE) * first + SECOND_SHARE * second
    return shared


LINE_TARGET: Final = {"met": 1.0, "partly_met": 0.6}
"""How much a quoted line supports a requirement with that verdict; tempting lines of other verdicts support nothing."""


def line_matrix(
    rows: Sequence[PairRows], *, negatives_per_requirement: int = 14, random_state: int = 0
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return features, targets and weights of single lines.

    Parameters
    ----------
    rows : sequence of PairRows
    negatives_per_requirement : int
        Of the unquoted lines, the nearest half as many by support and cosine, the rest at random.
    random_state : int

    Returns
    -------
    tuple of ndarray
        ``X (n, n_features)``, ``y (n,)`` in [0, 1], ``w (n,)``.
    """
    rng = np.random.default_rng(random_state)
    X, y, w = [], [], []
    for row in rows:
        for (r, gold), quoted in zip(row.gold, row.line_labels, strict=True):
            matrix = row.features.lines[r]
            target = LINE_TARGET.get(gold.verdict, 0.0)
            usable = np.flatnonzero(row.features.usable)
            positive = [i for i in quoted if row.features.usable[i]]
            others = np.setdiff1d(usable, positive)
            near = others[np.argsort(-(matrix[others, 0] + matrix[others, 2]), kind="stable")][
                : negatives_per_requirement // 2
            ]
            rest = np.setdiff1d(others, near)
            n_far = min(len(rest), negatives_per_requirement // 2)
            far = rng.choice(rest, n_far, replace=False) if n_far else rest
            # An unquoted line of a met requirement may well support it too; a reader quotes one or two.
            doubt = 0.5 if gold.verdict in LINE_TARGET else 1.0
            for lines, value, weight in ((positive, target, 1.0), (near, 0.0, doubt), (far, 0.0, 1.0)):
                X += [matrix[i] for i in lines]
                y += [value] * len(lines)
                w += [weight] * len(lines)
    return np.array(X, np.float32), np.array(y), np.array(w)
