"""Fit the model of denials on negated clauses of the labelled pairs and of the line groups: ``matcher train --only denials``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from matcher.parsing.clauses import negated_spans
from matcher.parsing.denials import DENIALS_FILE, DenialModel, clause_grams
from matcher.representation.manifests import write_manifest
from matcher.training.judge import field_folds
from matcher.training.labels import load_pairs
from matcher.training.line_data import REFUSES, SUPPORTS, load_groups

RECALL: Final = 0.965
"""Share of the denials of unseen fields that the threshold lets through: a denial taken for a deed is worse than the reverse."""
MIN_CLAUSES: Final = 2
"""In how many clauses a row of words must stand to get a weight."""
PULL: Final = 0.4
"""Inverse strength of the pull of all weights towards nothing, as scikit-learn's ``C``."""
N_FOLDS: Final = 8
DECIMALS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledClause:
    """A negated clause, whether it denies, and the field that it is from (``""`` for line groups)."""

    text: str
    denies: bool
    field: str


def _negated(text: str) -> Iterator[str]:
    for start, end, negated in negated_spans(text):
        if negated:
            yield text[start:end].strip()


def labelled_clauses(labels: Path, lines: Path, *, without: Iterable[str] = ()) -> list[LabelledClause]:
    """Gather negated clauses that were quoted for or against a requirement.

    Parameters
    ----------
    labels : Path
        Folder of labelled pairs: quotes of contradicted requirements deny, those of met ones do not.
    lines : Path
        Folder of line groups: refusing lines deny, supporting ones do not.
    without : iterable of str, optional
        Fields to leave out.

    Returns
    -------
    list of LabelledClause
        Each once; those quoted both ways are left out.
    """
    left_out = set(without)
    quoted: dict[tuple[str, str], set[bool]] = {}
    for pair in load_pairs(labels):
        if pair.field in left_out:
            continue
        for requirement in pair.requirements:
            if requirement.verdict in ("met", "contradicted"):
                for quote in requirement.evidence:
                    for clause in _negated(quote):
                        quoted.setdefault((pair.field, clause), set()).add(
                            requirement.verdict == "contradicted"
                        )
    for group in load_groups(lines):
        for line, label in zip(group.lines, group.labels, strict=True):
            if label in (REFUSES, SUPPORTS):
                for clause in _negated(line):
                    quoted.setdefault(("", clause), set()).add(label == REFUSES)
    return [
        LabelledClause(text=text, denies=ways.pop(), field=field)
        for (field, text), ways in quoted.items()
        if len(ways) == 1
    ]


def fit_denials(clauses: Sequence[LabelledClause], *, threshold: float = 0.5) -> DenialModel:
    """Fit a logistic model with scikit-learn.

    Parameters
    ----------
    clauses : sequence of LabelledClause
    threshold : float, default=0.5

    Returns
    -------
    DenialModel
    """
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counter = CountVectorizer(analyzer=clause_grams, min_df=MIN_CLAUSES, binary=True)
    X = counter.fit_transform([clause.text for clause in clauses])
    model = LogisticRegression(C=PULL, max_iter=3000).fit(X, [clause.denies for clause in clauses])
    weights = zip(counter.get_feature_names_out(), model.coef_[0].tolist(), strict=True)
    return DenialModel(
        intercept=round(float(model.intercept_[0]), DECIMALS),
        weights={gram: round(weight, DECIMALS) for gram, weight in weights if round(weight, DECIMALS)},
        threshold=threshold,
    )


def unseen_probabilities(clauses: Sequence[LabelledClause]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the probability of a denial for each clause of a field, by models that saw nothing of that field; NaN for line groups."""
    found = np.full(len(clauses), np.nan)
    for own in field_folds([clause.field for clause in clauses if clause.field], N_FOLDS):
        model = fit_denials([clause for clause in clauses if clause.field not in own])
        for i, clause in enumerate(clauses):
            if clause.field in own:
                found[i] = model.probability(clause.text)
    return found


def train_denials(
    labels: Path, lines: Path, output: Path, *, without: Sequence[str] = ()
) -> dict[str, float | int]:
    """Fit the model, choose its threshold on fields left out, and write it with its manifest.

    Parameters
    ----------
    labels, lines : Path
    output : Path
        Folder to write.
    without : sequence of str, optional
        Fields that it must not see.

    Returns
    -------
    dict
        Numbers of clauses and what was measured on fields left out.
    """
    from sklearn.metrics import roc_auc_score

    clauses = labelled_clauses(labels, lines, without=without)
    p = unseen_probabilities(clauses)
    denies = np.array([clause.denies for clause in clauses])
    judged = ~np.isnan(p)
    yes, no = p[judged & denies], p[judged & ~denies]
    threshold = round(float(np.quantile(yes, 1.0 - RECALL)), 3)
    model = fit_denials(clauses, threshold=threshold)
    model.save(output)
    measures: dict[str, float | int] = {
        "n_clauses": len(clauses),
        "n_denials": int(denies.sum()),
        "n_judged_unseen": int(judged.sum()),
        "auc_unseen_fields": round(float(roc_auc_score(denies[judged], p[judged])), 4),
        "denials_found": round(float((yes >= threshold).mean()), 4),
        "others_taken_for_denials": round(float((no >= threshold).mean()), 4),
    }
    write_manifest(
        output,
        files=[DENIALS_FILE],
        about={
            "artefact": "denials",
            "made_by": "matcher train --only denials",
            "without_fields": sorted(without),
            **measures,
        },
    )
    return measures
