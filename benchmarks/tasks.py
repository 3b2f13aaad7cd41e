"""What is measured; each task runs in a process of its own and prints one line of JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.corpus import AS_OF


def corpus(folder: str, n_resumes: int, n_postings: int, n_requirements: int = 12) -> dict[str, Any]:
    """Write the folders."""
    from benchmarks.corpus import count_lines, write_folders
    from matcher import Matcher

    resumes, postings = write_folders(
        Matcher.load(),
        Path(folder),
        n_resumes=n_resumes,
        n_postings=n_postings,
        n_requirements=n_requirements,
    )
    found: dict[str, Any] = {"n_resumes": n_resumes, "n_postings": n_postings}
    for side, home in (("resumes", resumes), ("postings", postings)):
        found[f"lines_of_{side}"], found[f"different_lines_of_{side}"] = count_lines(home)
    return found


def batch(folder: str, cache: str, output: str, n_jobs: int = 2, explain: bool = True) -> dict[str, Any]:
    """Score a folder."""
    from matcher import Matcher

    home = Path(folder)
    summary = Matcher.load().score_folder(
        home / "resumes",
        home / "postings",
        output=output,
        cache=cache,
        n_jobs=n_jobs,
        as_of=AS_OF,
        requirements_output=True if explain else None,
    )
    return {
        "n_pairs": summary.n_pairs,
        "n_scored": summary.n_scored,
        "n_failed": summary.n_failed,
        "seconds": {name: round(value, 2) for name, value in summary.seconds.items()},
    }


def naive(folder: str, n_pairs: int, n_tries: int = 3) -> dict[str, Any]:
    """Do what most scripts do: for every pair, encode the lines of both with sentence-transformers and compare.

    A pair counts as the quickest of some tries, so that a busy machine does not speak against it. Reading is not counted.
    """
    import numpy as np

    from matcher import Matcher
    from matcher.artefacts import models_dir
    from matcher.representation.encoders import SentenceTransformerEncoder

    engine = Matcher.load()
    home = Path(folder)
    encoder = SentenceTransformerEncoder(models_dir() / "encoder", batch_size=32)
    resumes = [engine.parse_resume(p, as_of=AS_OF) for p in sorted((home / "resumes").iterdir())[:n_pairs]]
    postings = [engine.parse_posting(p) for p in sorted((home / "postings").iterdir())]
    encoder.encode([line.text for line in resumes[0].lines])
    wall, own = 0.0, 0.0
    for number, resume in enumerate(resumes):
        posting = postings[number % len(postings)]
        tries = []
        for _ in range(n_tries):
            begin, begin_own = time.perf_counter(), time.process_time()
            lines = encoder.encode([line.text for line in resume.lines])
            asked = encoder.encode([r.text for r in posting.requirements])
            float(np.max(asked @ lines.T, axis=1).mean())
            tries.append((time.perf_counter() - begin, time.process_time() - begin_own))
        wall += min(t[0] for t in tries)
        own += min(t[1] for t in tries)
    return {
        "n_pairs": len(resumes),
        "seconds_a_pair": round(wall / len(resumes), 4),
        "cpu_seconds_a_pair": round(own / len(resumes), 4),
    }


def words_alone(folder: str) -> dict[str, Any]:
    """Compare whole documents by scikit-learn's TF-IDF, the cheapest way there is."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    home = Path(folder)
    begin = time.perf_counter()
    resumes = [p.read_text(encoding="utf-8") for p in sorted((home / "resumes").iterdir())]
    postings = [p.read_text(encoding="utf-8") for p in sorted((home / "postings").iterdir())]
    model = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2)).fit(resumes + postings)
    product = model.transform(postings) @ model.transform(resumes).T
    return {"n_pairs": product.shape[0] * product.shape[1], "seconds": round(time.perf_counter() - begin, 3)}


def build_index(folder: str, index: str, kind: str, cache: str) -> dict[str, Any]:
    """Build an index of the résumés or the postings of a folder."""
    from matcher import Matcher
    from matcher.index import PostingIndex, ResumeIndex

    side, build = ("resumes", ResumeIndex.build) if kind == "resume" else ("postings", PostingIndex.build)
    made = build(index, Path(folder) / side, engine=Matcher.load(), as_of=AS_OF, cache=cache)
    return {"n_documents": len(made)}


def recombined_index(index: str, kind: str, n: int, n_texts: int = 0) -> dict[str, Any]:
    """Build a large index by recombining understood documents, because reading so many would take hours."""
    from benchmarks.large import build_large

    return build_large(Path(index), kind, n, n_texts)


def search(index: str, kind: str, queries: list[str], top: int = 50, recall: str = "") -> dict[str, Any]:
    """Search an index, after one search that loads the models, and compare with exhaustive judging.

    ``recall`` says how that is done: ``"pairs"`` judges every document, ``"requirements"`` every different requirement of an index of
    postings, from which the same scores follow.
    """
    from matcher import Matcher
    from matcher.index import PostingIndex, ResumeIndex

    engine = Matcher.load()
    begin = time.perf_counter()
    opened: Any = ResumeIndex(index, engine) if kind == "resume" else PostingIndex(index, engine)
    opening = time.perf_counter() - begin
    parsed: list[Any] = [
        engine.parse_posting(Path(q)) if kind == "resume" else engine.parse_resume(Path(q), as_of=AS_OF)
        for q in queries
    ]

    def exhaustive(query: Any) -> dict[tuple[str, str], float]:
        """Judge everything, without the search."""
        if recall == "pairs":
            found = opened.search(query, top=len(opened))
            return {(hit.name, hit.key): hit.fit_score for hit in found}
        from benchmarks.large import scores_by_requirement

        keys = [key for segment in opened._segments for key in segment.keys]
        judged = scores_by_requirement(opened, query).tolist()
        return dict(zip(zip(opened.names, keys, strict=True), judged, strict=True))

    begin = time.perf_counter()
    opened.search(parsed[0], top=top)
    first = time.perf_counter() - begin
    seconds, own_seconds, shares, differences = [], [], [], []
    for query in parsed:
        begin, own = time.perf_counter(), time.process_time()
        hits = opened.search(query, top=top)
        seconds.append(round(time.perf_counter() - begin, 3))
        own_seconds.append(round(time.process_time() - own, 3))
        if recall:
            scores = exhaustive(query)
            best = sorted(scores.values(), reverse=True)
            # An equal score is as good.
            least = best[min(top, len(best)) - 1] - 1e-3
            shares.append(round(sum(hit.fit_score >= least for hit in hits) / min(top, len(best)), 3))
            # Of the same document, found and judged in either way.
            differences += [abs(hit.fit_score - scores[hit.name, hit.key]) for hit in hits]
    return {
        "n_documents": len(opened),
        "n_texts_of_queries": [len(q.requirements) if kind == "resume" else len(q.lines) for q in parsed],
        "open_seconds": round(opening, 3),
        "first_search_seconds": round(first, 3),
        "search_seconds": seconds,
        "search_cpu_seconds": own_seconds,
        "recall_of_top": top,
        "recall_by": recall,
        "recall": shares,
        "largest_difference": round(max(differences, default=0.0), 4),
    }


def main() -> None:
    """Run the task that the command line names."""
    name, arguments = sys.argv[1], json.loads(sys.argv[2])
    print(json.dumps(globals()[name](**arguments)))


if __name__ == "__main__":
    main()
