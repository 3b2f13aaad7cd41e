"""Fit the TF-IDF weights on the project's own postings, résumés and lines.

``python -m matcher.training.tfidf`` rebuilds ``models/tfidf`` from ``data/``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from matcher.artefacts import data_dir, models_dir
from matcher.representation.tfidf import ANALYZERS, TermWeights, TfidfModel, View

MAX_TERMS: Final[dict[View, int]] = {"word": 30_000, "char": 30_000}
MIN_DOCUMENTS: Final = 3
"""Of a pair of words or a character n-gram; seen less often, it says nothing about how rare it is. Single words all stay."""
_FOLDERS: Final = ("labels", "samples")
_TEXT_FIELDS: Final = ("requirement", "supports", "partly", "no", "line", "text")


def corpus_texts(folders: Iterable[Path]) -> Iterator[str]:
    """Yield each line of each text file, and each sentence of each JSONL file of lines.

    Parameters
    ----------
    folders : iterable of Path
        Searched with all below them, in sorted order.

    Yields
    ------
    str
        Requirements and résumé lines are what is compared later, so lines, not files, are the documents.
    """
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix == ".txt":
                yield from path.read_text(encoding="utf-8").splitlines()
            elif path.suffix == ".jsonl":
                for row in path.read_text(encoding="utf-8").splitlines():
                    if row.strip():
                        yield from _sentences(json.loads(row))


def _sentences(row: dict[str, Any]) -> Iterator[str]:
    for field in _TEXT_FIELDS:
        value = row.get(field, ())
        yield from [value] if isinstance(value, str) else [text for text in value if isinstance(text, str)]


def fit_tfidf(texts: Iterable[str], *, min_documents: int = MIN_DOCUMENTS) -> TfidfModel:
    """Count in how many texts each term occurs, with scikit-learn, and keep the commonest terms.

    Parameters
    ----------
    texts : iterable of str
        Different ones count once, empty ones not at all.
    min_documents : int, default=3
        In how many texts a pair of words or a character n-gram must occur.

    Returns
    -------
    TfidfModel
    """
    documents = sorted({text.strip() for text in texts} - {""})
    return TfidfModel({view: _fit_view(documents, view, min_documents) for view in ANALYZERS})


def _fit_view(documents: Sequence[str], view: View, min_documents: int) -> TermWeights:
    from sklearn.feature_extraction.text import CountVectorizer

    analyzer = ANALYZERS[view]
    counter = CountVectorizer(analyzer=analyzer, dtype=np.int32)
    matrix = counter.fit_transform(documents)
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    terms = counter.get_feature_names_out()
    kept = [
        (term, int(count))
        for term, count in zip(terms, frequency, strict=True)
        if count >= min_documents or (view == "word" and " " not in term)
    ]
    kept = sorted(sorted(kept, key=lambda pair: (-pair[1], pair[0]))[: MAX_TERMS[view]])
    return TermWeights(
        terms=tuple(term for term, _ in kept),
        document_frequency=np.array([count for _, count in kept], dtype=np.int64),
        n_documents=len(documents),
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Rebuild the TF-IDF weights.

    Parameters
    ----------
    argv : Sequence of str, optional
        Arguments; those of the process by default.

    Returns
    -------
    int
        Exit code.
    """
    parser = argparse.ArgumentParser(prog="python -m matcher.training.tfidf", description=main.__doc__)
    parser.add_argument("--corpus", type=Path, nargs="+", help="folders of texts; data/ by default")
    parser.add_argument("--output", type=Path, help="folder to write; models/tfidf by default")
    arguments = parser.parse_args(argv)
    folders = arguments.corpus or [data_dir() / name for name in (*_FOLDERS, "lines")]
    model = fit_tfidf(corpus_texts(folders))
    model.save(
        arguments.output or models_dir() / "tfidf",
        about={
            "name": "TF-IDF of requirements and résumé lines",
            "made_by": "python -m matcher.training.tfidf",
            "made_from": [f"data/{name}" for name in (*_FOLDERS, "lines")],
            "n_documents": {view: part.n_documents for view, part in sorted(model.weights.items())},
        },
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
