"""Ranking tasks made of public data sets that the user has on disk; none of them travels with matcher.

A folder of data sets holds some of these, each in the layout named; what is absent is left out:

- ``uk_job_ads_4cat/ads.parquet`` (``id``, ``category``, ``title``, ``description``) together with
  ``kaggle_resumes_24cat/resumes.parquet`` (``id``, ``category``, ``usable``, ``text``): documents of one field of work belong together.
- ``job_title_similarity/en_queries.tsv``, ``en_corpus_documents.tsv`` (id, title) and ``en_annotations.tsv`` (query, 0, title, 1).
- ``talentclef2026_taskA_ro/ro_en_queries.jsonl.gz``, ``ro_en_corpus.jsonl.gz`` (``id``, ``text``) and ``ro_en_qrels.tsv``.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from matcher.exceptions import InputError

Role = Literal["posting", "resume", "title"]
Relevant = npt.NDArray[np.bool_]

# Which fields of résumés belong to which field of the UK advertisements; the data set's own documentation pairs them so.
FIELDS_OF_ADS: Final[Mapping[str, str]] = {
    "ACCOUNTANT": "Accounting_Finance",
    "FINANCE": "Accounting_Finance",
    "BANKING": "Accounting_Finance",
    "ENGINEERING": "Engineering",
    "HEALTHCARE": "Healthcare_Nursing",
    "SALES": "Sales",
    "BUSINESS-DEVELOPMENT": "Sales",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankingTask:
    """Texts to be put in order for other texts.

    Attributes
    ----------
    name : str
    query_role, document_role : {"posting", "resume", "title"}
        What the texts are.
    queries, documents : tuple of str
    relevant : ndarray of bool, shape (n_queries, n_documents)
        What belongs together.
    language : str
        ``"en"``, or ``""`` where the language has no stop words of its own here.
    both_ways : bool
        Whether the documents are queries too.
    """

    name: str
    query_role: Role
    document_role: Role
    queries: tuple[str, ...]
    documents: tuple[str, ...]
    relevant: Relevant
    language: str = "en"
    both_ways: bool = False


def read_tasks(folder: Path, *, every: int = 1) -> list[RankingTask]:
    """Read every task whose data set is in a folder.

    Parameters
    ----------
    folder : Path
    every : int, default=1
        Take each so-many-th résumé of every field alone, for a quicker and rougher figure.

    Returns
    -------
    list of RankingTask

    Raises
    ------
    InputError
        If the folder does not exist or holds none of the data sets.
    """
    if not folder.is_dir():
        raise InputError(
            f"The folder of public data sets, {folder}, does not exist. They do not travel with matcher; see matcher.evaluation.public_data."
        )
    readers: tuple[tuple[tuple[str, ...], Callable[[Path], RankingTask]], ...] = (
        (("uk_job_ads_4cat", "kaggle_resumes_24cat"), lambda home: _ads_and_resumes(home, every)),
        (("job_title_similarity",), _titles),
        (("talentclef2026_taskA_ro",), _talentclef),
    )
    tasks = [read(folder) for names, read in readers if all((folder / name).is_dir() for name in names)]
    if not tasks:
        names = ", ".join(" with ".join(names) for names, _ in readers)
        raise InputError(
            f"{folder} holds none of the known data sets. It must have one of these folders: {names}."
        )
    return tasks


def _ads_and_resumes(folder: Path, every: int) -> RankingTask:
    import pandas as pd

    ads = pd.read_parquet(folder / "uk_job_ads_4cat" / "ads.parquet")
    table = pd.read_parquet(
        folder / "kaggle_resumes_24cat" / "resumes.parquet", columns=["id", "category", "usable", "text"]
    )
    # Sorted by field, so that a sample keeps the share of each.
    resumes = table[table["usable"]].sort_values(["category", "id"], kind="stable").iloc[::every]
    field_of_resume = np.array([FIELDS_OF_ADS.get(name, "") for name in resumes["category"]])
    return RankingTask(
        name="UK advertisements and résumés by field",
        query_role="posting",
        document_role="resume",
        queries=tuple(f"{t}\n\n{d}" for t, d in zip(ads["title"], ads["description"], strict=True)),
        documents=tuple(resumes["text"]),
        relevant=np.array(ads["category"])[:, np.newaxis] == field_of_resume[np.newaxis, :],
        both_ways=True,
    )


def _titles(folder: Path) -> RankingTask:
    home = folder / "job_title_similarity"
    queries, titles = (_pairs(home / f"en_{name}.tsv") for name in ("queries", "corpus_documents"))
    return RankingTask(
        name="similar job titles, English",
        query_role="title",
        document_role="title",
        queries=tuple(queries.values()),
        documents=tuple(titles.values()),
        relevant=_relevant(home / "en_annotations.tsv", list(queries), list(titles)),
    )


def _talentclef(folder: Path) -> RankingTask:
    home = folder / "talentclef2026_taskA_ro"
    postings, resumes = (_texts(home / f"ro_en_{name}.jsonl.gz") for name in ("queries", "corpus"))
    return RankingTask(
        name="TalentCLEF 2026, development set, Romanian",
        query_role="posting",
        document_role="resume",
        queries=tuple(postings.values()),
        documents=tuple(resumes.values()),
        relevant=_relevant(home / "ro_en_qrels.tsv", list(postings), list(resumes)),
        language="",
    )


def _pairs(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {key: text for key, _, text in (line.partition("\t") for line in lines if line.strip())}


def _texts(path: Path) -> dict[str, str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    return {str(row["id"]): str(row["text"]) for row in rows}


def _relevant(path: Path, queries: Sequence[str], documents: Sequence[str]) -> Relevant:
    row, column = ({name: i for i, name in enumerate(names)} for names in (queries, documents))
    relevant = np.zeros((len(queries), len(documents)), bool)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != 4 or cells[0] not in row or cells[2] not in column:
            raise InputError(
                f"{path.name}, line {number}, must hold query, 0, document, 1, with names that are in the lists beside it. Got {line!r} instead."
            )
        relevant[row[cells[0]], column[cells[2]]] = cells[3].strip() != "0"
    return relevant


def reversed_task(task: RankingTask) -> RankingTask:
    """Return the task that asks with the documents; those to which nothing belongs are left out of its queries.

    Parameters
    ----------
    task : RankingTask

    Returns
    -------
    RankingTask
        Row i asks with the i-th document that has a relevant query.
    """
    asked = np.flatnonzero(task.relevant.any(axis=0))
    return replace(
        task,
        query_role=task.document_role,
        document_role=task.query_role,
        queries=tuple(task.documents[i] for i in asked.tolist()),
        documents=task.queries,
        relevant=task.relevant[:, asked].T,
    )
