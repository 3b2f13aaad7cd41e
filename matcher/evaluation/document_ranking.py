"""How well whole documents are put in order, on the tasks of `matcher.evaluation.public_data`, beside TF-IDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from matcher.evaluation.metrics import bootstrap_interval, precision_at
from matcher.evaluation.public_data import RankingTask, Role, reversed_task
from matcher.parsing.posting.sentences import split_sentences
from matcher.reading import read_document
from matcher.representation.relevance import DocumentTexts, document_profiles, relevance

if TYPE_CHECKING:
    from matcher.engine import Matcher

Scores = npt.NDArray[np.float32]

OURS: Final = "matcher"
FLOOR: Final = "TF-IDF"
MEASURES: Final[tuple[tuple[str, str], ...]] = (
    ("map", "MAP"),
    ("map_50", "MAP@50"),
    ("precision_10", "P@10"),
)
# Nothing that is ordered here depends on how long ago a job ended; a fixed day makes a run repeatable.
AS_OF: Final = date(2026, 11, 1)


def texts_of(text: str, role: Role, engine: Matcher) -> DocumentTexts:
    """Return the lines and titles by which a text is represented.

    Parameters
    ----------
    text : str
    role : {"posting", "resume", "title"}
    engine : Matcher

    Returns
    -------
    DocumentTexts
        Of a résumé what is ever scored, without name and contact, and the titles of its jobs; of a posting its title and all its sentences,
        for many advertisements state no requirement as such; a title as it is.
    """
    if role == "title":
        return DocumentTexts(lines=(text,))
    # The line end says that this is a text, not the name of a file.
    document = read_document(text + "\n", role=role)
    if role == "resume":
        resume = engine.parse_resume(document, as_of=AS_OF)
        return DocumentTexts(
            lines=tuple(line.compared_text for line in resume.lines),
            titles=tuple(job.title for job in resume.experiences if job.title),
        )
    posting = engine.parse_posting(document)
    titles = (posting.title,) if posting.title else ()
    sentences = (
        line[start:end] for line in document.text.split("\n") for start, end in split_sentences(line)
    )
    return DocumentTexts(lines=(*titles, *sentences), titles=titles)


def engine_scores(task: RankingTask, engine: Matcher) -> Scores:
    """Return the relevance of every document of a task to every query; see `matcher.representation.relevance`.

    Parameters
    ----------
    task : RankingTask
    engine : Matcher

    Returns
    -------
    ndarray of float32, shape (n_queries, n_documents)
    """
    sides = [
        document_profiles([texts_of(text, role, engine) for text in texts], engine.models.encoder)
        for texts, role in ((task.queries, task.query_role), (task.documents, task.document_role))
    ]
    return relevance(*sides)


def tfidf_scores(task: RankingTask) -> Scores:
    """Return scikit-learn's TF-IDF cosines, fitted on all texts of the task: of characters for titles, of words for documents.

    Parameters
    ----------
    task : RankingTask

    Returns
    -------
    ndarray of float32, shape (n_queries, n_documents)
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    if task.query_role == "title":
        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    else:
        stop_words = "english" if task.language == "en" else None
        vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words=stop_words)
    vectorizer.fit([*task.queries, *task.documents])
    product = vectorizer.transform(task.queries) @ vectorizer.transform(task.documents).T
    scores: Scores = product.toarray().astype(np.float32)
    return scores


def average_precisions(
    scores: Scores, relevant: npt.NDArray[np.bool_], *, depth: int | None = None
) -> list[float]:
    """Return the average precision of every query with a relevant document.

    Parameters
    ----------
    scores : ndarray of shape (n_queries, n_documents)
    relevant : ndarray of bool, of the same shape
    depth : int, optional
        How many ranks count; relevant documents further down count as not found.

    Returns
    -------
    list of float
    """
    found = []
    for row, wanted in zip(scores, relevant, strict=True):
        if wanted.any():
            ranked = wanted[np.argsort(-row, kind="stable")[:depth]]
            precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
            found.append(float(precision[ranked].sum() / wanted.sum()))
    return found


def measure_ranking(scores: Scores, relevant: npt.NDArray[np.bool_]) -> dict[str, float]:
    """Return the measures of one order of documents.

    Parameters
    ----------
    scores : ndarray of shape (n_queries, n_documents)
    relevant : ndarray of bool, of the same shape

    Returns
    -------
    dict of str to float
        By the keys of `MEASURES`; means over the queries with a relevant document.
    """
    return {
        "map": float(np.mean(average_precisions(scores, relevant))),
        "map_50": float(np.mean(average_precisions(scores, relevant, depth=50))),
        "precision_10": precision_at(scores.astype(np.float64), relevant, 10),
    }


def evaluate_rankings(tasks: Iterable[RankingTask], engine: Matcher) -> list[dict[str, Any]]:
    """Measure the engine and TF-IDF on tasks.

    Parameters
    ----------
    tasks : iterable of RankingTask
    engine : Matcher

    Returns
    -------
    list of dict
        One a task and direction: ``task``, ``direction``, ``n_queries``, ``n_documents``, ``systems`` (measures by name), ``map_gain`` (of the
        engine over TF-IDF) and ``map_gain_interval`` (95 %, drawing queries).
    """
    rows = []
    for task in tasks:
        by_system = {FLOOR: tfidf_scores(task), OURS: engine_scores(task, engine)}
        rows.append(_row(task, by_system))
        if task.both_ways:
            asked = task.relevant.any(axis=0)
            rows.append(_row(reversed_task(task), {name: s[:, asked].T for name, s in by_system.items()}))
    return rows


def _row(task: RankingTask, by_system: Mapping[str, Scores]) -> dict[str, Any]:
    ours, floor = (average_precisions(by_system[name], task.relevant) for name in (OURS, FLOOR))
    gains = np.array(ours) - np.array(floor)
    interval = bootstrap_interval(range(len(gains)), lambda drawn: float(gains[list(drawn)].mean()))
    return {
        "task": task.name,
        "direction": f"{task.query_role} -> {task.document_role}",
        "n_queries": len(gains),
        "n_documents": len(task.documents),
        "systems": {name: measure_ranking(scores, task.relevant) for name, scores in by_system.items()},
        "map_gain": float(gains.mean()),
        "map_gain_interval": interval,
    }


def ranking_table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Render what `evaluate_rankings` measured as plain text.

    Parameters
    ----------
    rows : sequence of mapping

    Returns
    -------
    str
    """
    lines = []
    for row in rows:
        low, high = row["map_gain_interval"]
        lines += [
            f"{row['task']}: {row['direction']}, {row['n_queries']} queries, {row['n_documents']} documents",
            " " * 12 + "".join(label.rjust(9) for _, label in MEASURES),
            *(
                f"  {name:<10}" + "".join(f"{measured[key]:9.3f}" for key, _ in MEASURES)
                for name, measured in row["systems"].items()
            ),
            f"  MAP {row['map_gain']:+.3f} over {FLOOR} (95 % interval {low:+.3f} to {high:+.3f})",
            "",
        ]
    return "\n".join(lines).rstrip()
