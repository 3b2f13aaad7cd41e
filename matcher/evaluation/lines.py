"""Measure how well a scorer of (requirement, résumé line) finds and grades evidence."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.representation.onnx_encoder import OnnxEncoder
from matcher.scoring.line_head import LineHead
from matcher.training.line_data import (
    NO,
    PARTLY,
    SUPPORTS,
    LabelledPair,
    LineGroup,
    load_groups,
    load_pairs,
)
from matcher.types import Encoder

Scores = npt.NDArray[np.float64]
LineScorer = Callable[[Sequence[str], Sequence[str]], Scores]
"""Maps requirements and lines to scores (n_requirements, n_lines), or probabilities (…, 3) of no, partly, supports."""

PARTLY_CREDIT: Final = 0.5  # what a "partly" counts in the one figure that lines are ordered by


def line_strength(scores: Scores) -> Scores:
    """Return one figure a line: the score itself, or ``P(supports) + 0.5 P(partly)``."""
    if scores.ndim == 2:
        return scores
    strength: Scores = scores[..., SUPPORTS] + PARTLY_CREDIT * scores[..., PARTLY]
    return strength


def auc(positive: Sequence[float] | Scores, negative: Sequence[float] | Scores) -> float:
    """Return the share of (positive, negative) pairs in the right order, ties counting half."""
    good, bad = np.asarray(positive, dtype=float), np.sort(np.asarray(negative, dtype=float))
    if not len(good) or not len(bad):
        return float("nan")
    below = np.searchsorted(bad, good, side="left")
    upto = np.searchsorted(bad, good, side="right")
    return float(np.mean((below + upto) / 2) / len(bad))


def macro_f1(truth: npt.NDArray[np.int64], guess: npt.NDArray[np.int64], n_classes: int = 3) -> float:
    """Return the mean F1 over the classes."""
    f1 = []
    for label in range(n_classes):
        hit = int(np.sum((truth == label) & (guess == label)))
        total = int(np.sum(truth == label) + np.sum(guess == label))
        f1.append(2 * hit / total if total else 0.0)
    return float(np.mean(f1))


def best_thresholds(values: Scores, truth: npt.NDArray[np.int64]) -> tuple[float, float]:
    """Return the two cut points that give the best macro-F1 over no, partly, supports."""
    grid = np.unique(np.quantile(values, np.linspace(0.02, 0.98, 49)))
    best, cut = -1.0, (float(grid[0]), float(grid[-1]))
    for i, low in enumerate(grid):
        for high in grid[i:]:
            f1 = macro_f1(truth, _cut(values, (float(low), float(high))))
            if f1 > best:
                best, cut = f1, (float(low), float(high))
    return cut


def _cut(values: Scores, thresholds: tuple[float, float]) -> npt.NDArray[np.int64]:
    low, high = thresholds
    classes: npt.NDArray[np.int64] = (values >= low).astype(np.int64) + (values >= high)
    return classes


def measure_groups(groups: Sequence[LineGroup], scorer: LineScorer) -> dict[str, float]:
    """Measure on line groups how far supports stand above partly, and partly above no.

    Parameters
    ----------
    groups : sequence of LineGroup
    scorer : LineScorer

    Returns
    -------
    dict of str to float
        Pooled AUCs (comparable between requirements), the share of pairs of lines of one requirement in the right order, the three-class
        macro-F1 (of probabilities only), and the AUC of word count alone beside it.
    """
    strengths, labels, classes, lengths = [], [], [], []
    right = total = 0.0
    for group in groups:
        scores = scorer([group.requirement], group.lines)
        strength = line_strength(scores)[0]
        label = np.array(group.labels)
        strengths.append(strength)
        labels.append(label)
        lengths.append([len(line.split()) for line in group.lines])
        if scores.ndim == 3:
            classes.append(scores[0].argmax(axis=-1))
        above = label[:, None] > label[None, :]
        right += float(np.sum(above * (np.sign(strength[:, None] - strength[None, :]) + 1) / 2))
        total += float(np.sum(above))
    value, truth, words = np.concatenate(strengths), np.concatenate(labels), np.concatenate(lengths)
    measures = {
        "supports_vs_no_auc": auc(value[truth == SUPPORTS], value[truth == NO]),
        "supports_vs_partly_auc": auc(value[truth == SUPPORTS], value[truth == PARTLY]),
        "partly_vs_no_auc": auc(value[truth == PARTLY], value[truth == NO]),
        "order_within_requirement": right / max(total, 1.0),
        "supports_vs_no_auc_of_length": auc(words[truth == SUPPORTS], words[truth == NO]),
    }
    if classes:
        measures["macro_f1"] = macro_f1(truth, np.concatenate(classes))
    return measures


def measure_pairs(pairs: Sequence[LabelledPair], scorer: LineScorer) -> dict[str, float]:
    """Measure on labelled pairs, with nothing but the best line's score per requirement.

    Parameters
    ----------
    pairs : sequence of LabelledPair
        Of fields that the scorer never saw.
    scorer : LineScorer

    Returns
    -------
    dict of str to float
        Thresholds for the three-class macro-F1 are fitted on the other fields among ``pairs``.
    """
    best: dict[str, list[Scores]] = defaultdict(list)
    truth: dict[str, list[npt.NDArray[np.int64]]] = defaultdict(list)
    first, third = [], []
    means = np.zeros(len(pairs))
    for k, pair in enumerate(pairs):
        strength = line_strength(scorer(pair.requirements, pair.lines))
        best[pair.field].append(strength.max(axis=1))
        truth[pair.field].append(pair.verdict_classes)
        means[k] = float(strength.max(axis=1).mean())
        order = np.argsort(-strength, axis=1, kind="stable")
        for i, verdict in enumerate(pair.verdict_classes):
            if verdict != NO and pair.is_evidence[i].any():
                hits = pair.is_evidence[i, order[i]]
                first.append(bool(hits[0]))
                third.append(bool(hits[:3].any()))
    values = {field: np.concatenate(rows) for field, rows in best.items()}
    labels = {field: np.concatenate(rows) for field, rows in truth.items()}
    value, label = np.concatenate(list(values.values())), np.concatenate(list(labels.values()))
    grades = np.array([pair.grade for pair in pairs])
    return {
        "met_vs_not_shown_auc": auc(value[label == SUPPORTS], value[label == NO]),
        "met_vs_partly_auc": auc(value[label == SUPPORTS], value[label == PARTLY]),
        "right_line_first": float(np.mean(first)),
        "right_line_in_three": float(np.mean(third)),
        "order_of_candidates": order_within([pair.posting for pair in pairs], grades, means),
        "order_of_postings": order_within([pair.resume for pair in pairs], grades, means),
        "good_vs_poor_auc": auc(means[grades >= 3], means[grades <= 1]),
        "verdict_macro_f1": _verdict_f1(values, labels),
    }


def _verdict_f1(values: dict[str, Scores], labels: dict[str, npt.NDArray[np.int64]]) -> float:
    """Cut each field's scores at the thresholds that suit the other fields."""
    if len(values) < 2:
        return float("nan")
    guesses = []
    for field in values:
        rest = [other for other in values if other != field]
        cut = best_thresholds(
            np.concatenate([values[o] for o in rest]), np.concatenate([labels[o] for o in rest])
        )
        guesses.append(_cut(values[field], cut))
    return macro_f1(np.concatenate(list(labels.values())), np.concatenate(guesses))


def order_within(keys: Sequence[str], grades: npt.NDArray[np.int64], values: Scores) -> float:
    """Return the share of differently graded pairs with the same key that ``values`` puts in the right order."""
    right = total = 0.0
    for key in sorted(set(keys)):
        rows = np.array([i for i, k in enumerate(keys) if k == key])
        above = grades[rows][:, None] > grades[rows][None, :]
        gap = values[rows][:, None] - values[rows][None, :]
        right += float(np.sum(above * (np.sign(gap) + 1) / 2))
        total += float(np.sum(above))
    return right / total if total else float("nan")


def reliability(
    probabilities: Scores, truth: npt.NDArray[np.bool_], n_bins: int = 10
) -> tuple[float, list[tuple[float, float, int]]]:
    """Return the expected calibration error and, for each bin, mean probability, share true, count."""
    edges = np.linspace(0.0, 1.0, n_bins + 1)
    rows: list[tuple[float, float, int]] = []
    error = 0.0
    for low, high in pairwise(edges):
        inside = (probabilities >= low) & ((probabilities < high) | (high == 1.0))
        n = int(inside.sum())
        if n:
            mean, share = float(probabilities[inside].mean()), float(truth[inside].mean())
            rows.append((mean, share, n))
            error += n / len(probabilities) * abs(mean - share)
    return error, rows


def head_scorer(encoder: Encoder, head: LineHead) -> LineScorer:
    """Return a scorer that encodes each text once and asks the head.

    Parameters
    ----------
    encoder : Encoder
    head : LineHead

    Returns
    -------
    LineScorer
    """
    vectors: dict[str, npt.NDArray[np.float32]] = {}

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Encode texts, each once."""
        new = sorted(set(texts) - set(vectors))
        if new:
            vectors.update(zip(new, encoder.encode(new), strict=True))
        return np.stack([vectors[text] for text in texts])

    def score(requirements: Sequence[str], lines: Sequence[str]) -> Scores:
        """Score requirements with lines as the head does."""
        return head.predict(encode(requirements), encode(lines)).astype(np.float64)

    return score


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure an encoder and a head, print JSON, and record it in a manifest if asked."""
    parser = argparse.ArgumentParser(prog="python -m matcher.evaluation.lines", description=__doc__)
    parser.add_argument("--encoder", required=True, help="folder of the encoder")
    parser.add_argument("--head", required=True, help="folder of the line head")
    parser.add_argument("--labels", required=True, help="folder of labelled pairs")
    parser.add_argument("--fields", nargs="+", required=True, help="fields that neither was trained on")
    parser.add_argument("--lines", help="folder of line groups that neither was trained on")
    parser.add_argument("--record", help="manifest.json to write the measures into")
    options = parser.parse_args(arguments)
    scorer = head_scorer(OnnxEncoder(options.encoder), LineHead.load(options.head))
    pairs = [pair for pair in load_pairs(options.labels) if pair.field in options.fields]
    measures: dict[str, object] = {
        "fields": sorted(options.fields),
        "n_pairs": len(pairs),
        "best_line_alone": _rounded(measure_pairs(pairs, scorer)),
    }
    if options.lines:
        measures["line_groups"] = _rounded(measure_groups(load_groups(options.lines), scorer))
    sys.stdout.write(json.dumps(measures, indent=2) + "\n")
    if options.record:
        path = Path(options.record)
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["measures_on_unseen_fields"] = measures
        path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _rounded(measures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in measures.items()}


if __name__ == "__main__":
    sys.exit(main())
