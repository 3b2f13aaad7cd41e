"""The different requirements of an index of postings, each judged once for a résumé instead of once for every posting.

What a requirement's verdict owes to its posting is little beside its own text: how near title and responsibilities are. So a posting's
fit score can be estimated closely from its requirements, judged apart, and only the best need to be judged exactly.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matcher.batch.light_vectors import posting_vectors
from matcher.index.segments import Segment
from matcher.scoring.context import LINE_FLAGS, PostingContext, ResumeContext, posting_context
from matcher.scoring.features import PairFeatures, pair_features
from matcher.scoring.judge import Judge, Outright, all_line_scores, decide, outright
from matcher.scoring.pooling import VERDICT_FEATURES, pool
from matcher.scoring.refusals import refusal_features
from matcher.scoring.trees import sigmoid
from matcher.serialisation import from_plain, to_plain
from matcher.types import Document, Posting, Requirement

if TYPE_CHECKING:
    from matcher.engine import _Models

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

# Values of each feature that a posting's requirements share at which every requirement is judged for the first estimate.
_LEVELS: Final = 3
# Postings whose estimate is made with their own nearness.
_REFINED: Final = 1500
_SHARED: Final = [VERDICT_FEATURES.index(name) for name in ("title_cosine", "duties_cosine", "context")]
_BEST: Final = VERDICT_FEATURES.index("line_score_1")


def placeless(requirement: Requirement) -> Requirement:
    """Return a requirement without its place in its posting."""
    return dataclasses.replace(requirement, id="", start=0, end=0, section="", alternative_group=None)


def pack_needs(needs: Sequence[Requirement]) -> npt.NDArray[np.uint8]:
    """Return requirements in the form that a segment keeps."""
    plain = [json.dumps(to_plain(need), ensure_ascii=False, sort_keys=True) for need in needs]
    return np.frombuffer(zlib.compress(json.dumps(plain).encode()), np.uint8)


def unpack_needs(packed: npt.NDArray[np.uint8]) -> list[Requirement]:
    """Rebuild what `pack_needs` packed."""
    return [
        from_plain(Requirement, json.loads(need)) for need in json.loads(zlib.decompress(packed.tobytes()))
    ]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Needs:
    """Some different requirements of a segment, as one posting of its own."""

    rows: Indices
    context: PostingContext


def needs_of(segment: Segment, rows: Indices, all_needs: Sequence[Requirement], models: _Models) -> Needs:
    """Make a posting of requirements.

    Parameters
    ----------
    segment : Segment
    rows : ndarray of int64
        Which of the segment's different requirements.
    all_needs : sequence of Requirement
        From `unpack_needs`.
    models : models of an engine

    Returns
    -------
    Needs
    """
    requirements = tuple(
        dataclasses.replace(all_needs[row], id=f"r{i}") for i, row in enumerate(rows.tolist(), 1)
    )
    posting = Posting(document=Document(text=""), requirements=requirements)
    texts = np.concatenate(
        [segment.need_texts[segment.need_text_bounds[r] : segment.need_text_bounds[r + 1]] for r in rows]
    ).astype(np.int64)
    # One more for the title, which this posting does not have.
    blank = np.append(texts, texts[:1])
    words = segment.words(blank, models.tfidf.transform([""], view="word").n_columns)
    vectors = posting_vectors(posting, segment.vectors[blank].astype(np.float32), words)
    return Needs(rows=rows, context=posting_context(posting, vectors, models.stem_idf))


def estimated_scores(
    segment: Segment, documents: Indices, needs: Needs, resume: ResumeContext, models: Any
) -> Floats:
    """Estimate the fit score of postings with a résumé.

    Parameters
    ----------
    segment : Segment
    documents : ndarray of int64
        Positions in the segment; all their requirements are among ``needs``.
    needs : Needs
    resume : ResumeContext
    models : models of an engine

    Returns
    -------
    ndarray of float64, shape (n_documents,)
    """
    judge: Judge = models.judge
    features = pair_features(needs.context, resume, head=judge.head, taxonomy=models.taxonomy)
    (support,) = all_line_scores(judge.line_trees, [features])
    X = pool(needs.context, resume, features, support)
    refused = sigmoid(
        judge.refusal_trees.decision(refusal_features(needs.context, resume, features, support, X))
    )
    stated = outright(needs.context, features, support)
    parts = _overall_parts(segment, documents, resume, features)
    overall = _overall(judge, parts)
    counts = segment.need_bounds[documents + 1] - segment.need_bounds[documents]
    owner = np.repeat(np.arange(len(documents)), counts)
    places = np.arange(counts.sum()) - np.repeat(
        np.cumsum(counts) - counts - segment.need_bounds[documents], counts
    )
    asked = np.searchsorted(needs.rows, segment.need_rows[places].astype(np.int64))
    points = segment.need_points[places].astype(np.float64)
    overall_points = 100.0 - np.bincount(owner, points, minlength=len(documents))

    def scores(strengths: Floats, chosen: npt.NDArray[Any]) -> Floats:
        """Add up points."""
        earned = np.bincount(owner[chosen], points[chosen] * strengths, minlength=len(documents))
        result: Floats = earned + overall_points * overall
        return result

    # What a posting adds to its requirements: how near title and duties are, and how well the other requirements are shown.
    best = X[:, _BEST][asked].astype(np.float64)
    n_asked = counts[owner]
    total = np.bincount(owner, best, minlength=len(documents))
    others = np.where(n_asked > 1, (total[owner] - best) / np.maximum(n_asked - 1, 1), 0.0)
    typical = total / np.maximum(counts, 1)
    # First for a few typical values of these ...
    sides = [_levels(parts[:, 0]), _levels(parts[:, 1]), _levels(typical)]
    grid = np.array([[a, b, c] for a in sides[0][1] for b in sides[1][1] for c in sides[2][1]])
    rows = np.tile(X, (len(grid), 1))
    rows[:, _SHARED] = np.repeat(grid, len(X), axis=0)
    table = _strengths(
        judge, rows, np.tile(refused, len(grid)), stated.take(np.tile(np.arange(len(X)), len(grid)))
    )
    level = (sides[0][0] * _LEVELS + sides[1][0]) * _LEVELS + sides[2][0]
    everything = np.ones(len(owner), bool)
    estimate = scores(table.reshape(len(grid), -1)[level[owner], asked], everything)
    # ... then, for the best, with their own.
    refined = np.zeros(len(documents), bool)
    refined[np.argsort(-estimate, kind="stable")[:_REFINED]] = True
    chosen = refined[owner]
    own_asked, own_owner = asked[chosen], owner[chosen]
    rows = X[own_asked]
    rows[:, _SHARED] = np.column_stack([parts[own_owner, 0], parts[own_owner, 1], others[chosen]])
    own = _strengths(judge, rows, refused[own_asked], stated.take(own_asked))
    result: Floats = np.where(refined, scores(own, chosen), estimate - 100.0)
    return result


def _strengths(judge: Judge, X: npt.NDArray[np.float32], refused: Floats, stated: Outright) -> Floats:
    """Return strengths as `Judge` gives them."""
    p_partly = sigmoid(judge.partly_trees.decision(X))
    p_met = np.minimum(sigmoid(judge.met_trees.decision(X)), p_partly)
    return decide(judge.settings, p_met, p_partly, refused, stated).strengths


def _levels(values: npt.NDArray[Any]) -> tuple[Indices, Floats]:
    """Return the level of each value and the value of each level."""
    levels = np.quantile(values.astype(np.float64), (np.arange(_LEVELS) + 0.5) / _LEVELS)
    borders = 0.5 * (levels[1:] + levels[:-1])
    return np.searchsorted(borders, values), levels


def _overall(judge: Judge, parts: npt.NDArray[np.float32]) -> Floats:
    intercept, *weights = judge.settings.overall_weights
    value = sigmoid(intercept + parts.astype(np.float64) @ np.array(weights))
    result: Floats = np.where(parts.any(axis=1), value, 0.0)
    return result


def _overall_parts(
    segment: Segment, documents: Indices, resume: ResumeContext, features: PairFeatures
) -> npt.NDArray[np.float32]:
    """Return the `overall_parts` of every document, shape (n_documents, 4)."""
    parts = np.zeros((len(documents), 4), np.float32)
    counted = features.usable & (resume.flags[:, LINE_FLAGS.index("listed")] <= 0)
    if not counted.any():
        return parts
    first = segment.text_bounds[documents] + segment.about_from[documents]
    counts = segment.text_bounds[documents + 1] - first
    owner = np.repeat(np.arange(len(documents)), counts)
    places = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts - first, counts)
    rows, which = np.unique(segment.texts[places], return_inverse=True)
    lines = resume.vectors.lines
    near = (segment.vectors[rows].astype(np.float32) @ lines.embeddings[counted].T).max(axis=1)
    words = segment.words(rows.astype(np.int64), lines.tfidf["word"].n_columns)
    named = _word_cosine(words, lines.tfidf["word"], counted)
    is_title = places == first[owner]
    # Without responsibilities the title stands for them.
    is_duty = ~is_title | (counts == 1)[owner]
    n_duties = np.maximum(1, np.bincount(owner[is_duty], minlength=len(documents)))
    for column, values in ((0, near), (2, named)):
        parts[owner[is_title], column] = values[which[is_title]]
        total = np.bincount(owner[is_duty], values[which[is_duty]], minlength=len(documents))
        parts[:, column + 1] = total / n_duties
    return parts


def _word_cosine(texts: Any, lines: Any, counted: npt.NDArray[np.bool_]) -> npt.NDArray[np.float32]:
    """Return the best TF-IDF cosine of every text with a line that counts."""
    from scipy.sparse import csr_matrix

    a = csr_matrix((texts.data, texts.indices, texts.indptr), shape=texts.shape)
    b = csr_matrix((lines.data, lines.indices, lines.indptr), shape=lines.shape)[np.flatnonzero(counted)]
    best: npt.NDArray[np.float32] = (a @ b.T).max(axis=1).toarray().ravel().astype(np.float32)
    return best
