"""Public data sets on disk become ranking tasks, and whole documents are put in order beside TF-IDF."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from matcher.cli import main
from matcher.engine import Matcher
from matcher.evaluation.document_ranking import (
    FLOOR,
    OURS,
    average_precisions,
    engine_scores,
    evaluate_rankings,
    measure_ranking,
    ranking_table,
    texts_of,
    tfidf_scores,
)
from matcher.evaluation.public_data import RankingTask, read_tasks, reversed_task
from matcher.exceptions import InputError
from matcher.representation.hashing import HashingEncoder

ADS = (
    (
        "Accounting_Finance",
        "Ledger Clerk",
        "You will keep the sales ledger. You will reconcile the bank every day.",
    ),
    (
        "Healthcare_Nursing",
        "Ward Nurse",
        "You will look after patients. You will hand out medication on the ward.",
    ),
)
RESUMES = (
    (
        "ACCOUNTANT",
        True,
        "Kit Moss\n\nExperience\nLedger Clerk, Fenn Mills, 2015 - 2020\n- Reconciled the bank daily\n",
    ),
    (
        "HEALTHCARE",
        True,
        "Bo Reed\n\nExperience\nNurse, Tarn House, 2012 - 2019\n- Looked after patients on the ward\n",
    ),
    ("CHEF", True, "Al Penn\n\nExperience\nChef, The Gate, 2011 - 2018\n- Cooked for weddings\n"),
    ("CHEF", False, "x"),
)


@pytest.fixture(scope="module")
def engine() -> Matcher:
    return Matcher(encoder=HashingEncoder())


def _write_fields(home: Path) -> None:
    (home / "uk_job_ads_4cat").mkdir()
    (home / "kaggle_resumes_24cat").mkdir()
    ads = pd.DataFrame(ADS, columns=["category", "title", "description"])
    ads.to_parquet(home / "uk_job_ads_4cat" / "ads.parquet")
    resumes = pd.DataFrame(RESUMES, columns=["category", "usable", "text"])
    resumes.insert(0, "id", range(len(resumes)))
    resumes.to_parquet(home / "kaggle_resumes_24cat" / "resumes.parquet")


def _write_titles(home: Path, annotations: str = "q1\t0\td1\t1\nq1\t0\td2\t0\nq2\t0\td3\t1\n") -> None:
    folder = home / "job_title_similarity"
    folder.mkdir()
    (folder / "en_queries.tsv").write_text("q1\tDock Worker\nq2\tTax Clerk\n")
    (folder / "en_corpus_documents.tsv").write_text("d1\tDock Hand\nd2\tFlorist\nd3\tClerk, Tax\n")
    (folder / "en_annotations.tsv").write_text(annotations)


def _write_talentclef(home: Path) -> None:
    folder = home / "talentclef2026_taskA_ro"
    folder.mkdir()
    for name, rows in (
        ("queries", [{"id": 7, "text": "Contabil\n\nȚineți registrul de vânzări."}]),
        ("corpus", [{"id": "a", "text": RESUMES[2][2]}, {"id": "b", "text": "Ion Pop\n\nContabil, Moara\n"}]),
    ):
        with gzip.open(folder / f"ro_en_{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    (folder / "ro_en_qrels.tsv").write_text("7\t0\tb\t1\n")


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    for write in (_write_fields, _write_titles, _write_talentclef):
        write(tmp_path)
    return tmp_path


# Reading


def test_advertisements_and_resumes_belong_together_by_field(datasets: Path) -> None:
    """A ledger clerk's advertisement wants the accountant, a ward's the nurse, and neither the chef; unusable résumés are left out."""
    task = read_tasks(datasets)[0]
    assert [text.splitlines()[0] for text in task.documents] == ["Kit Moss", "Al Penn", "Bo Reed"]
    assert task.queries[0].startswith("Ledger Clerk\n\nYou will keep")
    assert task.relevant.tolist() == [[True, False, False], [False, False, True]]


def test_every_other_resume_of_a_sorted_table_is_taken(datasets: Path) -> None:
    """A sample keeps the order by field and the labels of what it takes."""
    task = read_tasks(datasets, every=2)[0]
    assert [text.splitlines()[0] for text in task.documents] == ["Kit Moss", "Bo Reed"]
    assert task.relevant.tolist() == [[True, False], [False, True]]


def test_titles_and_talentclef_are_read_with_their_labels(datasets: Path) -> None:
    """Names are matched with the lists beside them; an annotation of 0 is no relevance."""
    titles, talent = read_tasks(datasets)[1:]
    assert titles.queries == ("Dock Worker", "Tax Clerk")
    assert titles.relevant.tolist() == [[True, False, False], [False, False, True]]
    assert (talent.query_role, talent.document_role) == ("posting", "resume")
    assert talent.relevant.tolist() == [[False, True]]


def test_what_is_absent_is_left_out(tmp_path: Path) -> None:
    """One data set is enough; résumés without advertisements are no task."""
    _write_titles(tmp_path)
    (tmp_path / "kaggle_resumes_24cat").mkdir()
    assert [task.query_role for task in read_tasks(tmp_path)] == ["title"]


@pytest.mark.parametrize("make", [lambda home: home / "absent", lambda home: home])
def test_a_folder_without_data_sets_is_refused(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    """A folder that is not there, or holds nothing known, is an error that says which folders there should be."""
    with pytest.raises(InputError, match=r"do(es)? not|holds none"):
        read_tasks(make(tmp_path))


@pytest.mark.parametrize("line", ["q1\t0\tnowhere\t1", "q9\t0\td1\t1", "q1 d1", "q1\t0\td1"])
def test_a_broken_annotation_is_named(tmp_path: Path, line: str) -> None:
    """A line that names an unknown title, or has another shape, is quoted with its number."""
    _write_titles(tmp_path, f"q1\t0\td1\t1\n{line}\n")
    with pytest.raises(InputError, match="line 2"):
        read_tasks(tmp_path)


def test_reversed_tasks_ask_with_documents_that_belong_somewhere(datasets: Path) -> None:
    """The chef has no advertisement here, so asking with the chef could not be measured."""
    back = reversed_task(read_tasks(datasets)[0])
    assert [text.splitlines()[0] for text in back.queries] == ["Kit Moss", "Bo Reed"]
    assert (back.query_role, back.document_role) == ("resume", "posting")
    assert back.relevant.tolist() == [[True, False], [False, True]]


# Measures


def test_average_precision_is_the_one_of_the_textbook() -> None:
    """Relevant at ranks 1 and 3 of 4: (1/1 + 2/3) / 2; with two ranks only the first counts, still divided by both."""
    scores = np.array([[0.9, 0.5, 0.4, 0.1], [1.0, 0.0, 0.0, 0.0]], np.float32)
    relevant = np.array([[True, False, True, False], [False] * 4])
    assert average_precisions(scores, relevant) == pytest.approx([(1 + 2 / 3) / 2])
    assert average_precisions(scores, relevant, depth=2) == pytest.approx([0.5])


def test_measures_reward_the_better_order() -> None:
    """What is relevant first is worth 1, last the least."""
    relevant = np.array([[True] + [False] * 19])
    falling = np.arange(20, 0, -1, dtype=np.float32)[np.newaxis]
    assert measure_ranking(falling, relevant) == pytest.approx(
        {"map": 1.0, "map_50": 1.0, "precision_10": 0.1}
    )
    assert measure_ranking(-falling, relevant) == pytest.approx(
        {"map": 0.05, "map_50": 0.05, "precision_10": 0.0}
    )


# Scores


def test_names_reach_no_profile_and_sentences_all_do(engine: Matcher) -> None:
    """A résumé is its scored lines; a posting its title and every sentence, whether it is a requirement or not."""
    resume = texts_of(RESUMES[0][2], "resume", engine)
    assert "Reconciled the bank daily" in resume.lines
    assert not any("Kit Moss" in text for text in (*resume.lines, *resume.titles))
    assert resume.titles == ("Ledger Clerk",)
    posting = texts_of(f"{ADS[0][1]}\n\n{ADS[0][2]}", "posting", engine)
    assert posting.lines == ("Ledger Clerk", *posting.lines[1:])
    assert {"You will keep the sales ledger.", "You will reconcile the bank every day."} <= set(posting.lines)
    assert posting.titles == ("Ledger Clerk",)
    title = texts_of("Dock Worker", "title", engine)
    assert (title.lines, title.titles) == (("Dock Worker",), ())


@pytest.mark.parametrize("of", ["engine", "tfidf"])
def test_the_right_field_is_nearest(datasets: Path, engine: Matcher, of: str) -> None:
    """Each advertisement has its own field's résumé first, by either system."""
    task = read_tasks(datasets)[0]
    scores = engine_scores(task, engine) if of == "engine" else tfidf_scores(task)
    assert scores.shape == task.relevant.shape
    assert scores.argmax(axis=1).tolist() == [0, 2]


def test_reports_have_both_systems_and_both_directions(datasets: Path, engine: Matcher) -> None:
    """Documents of one field are asked for both ways, the others once; gains are our measure less that of TF-IDF."""
    rows = evaluate_rankings(read_tasks(datasets), engine)
    assert [row["direction"] for row in rows] == [
        "posting -> resume",
        "resume -> posting",
        "title -> title",
        "posting -> resume",
    ]
    for row in rows:
        assert set(row["systems"]) == {OURS, FLOOR}
        gain = row["systems"][OURS]["map"] - row["systems"][FLOOR]["map"]
        assert row["map_gain"] == pytest.approx(gain)
        low, high = row["map_gain_interval"]
        assert low <= row["map_gain"] + 1e-9
        assert high >= row["map_gain"] - 1e-9
    table = ranking_table(rows)
    assert table.count(FLOOR) == 2 * len(rows)
    assert "title -> title, 2 queries, 3 documents" in table


def test_runs_repeat_to_the_last_bit(datasets: Path, engine: Matcher) -> None:
    """The same texts give the same numbers."""
    task = read_tasks(datasets)[0]
    assert engine_scores(task, engine).tobytes() == engine_scores(task, engine).tobytes()


def test_a_task_of_one_text_a_side_can_be_scored(engine: Matcher) -> None:
    """A single document has no company to differ from and keeps its own vector."""
    task = RankingTask(
        name="one",
        query_role="title",
        document_role="title",
        queries=("Dock Worker",),
        documents=("Dock Worker",),
        relevant=np.array([[True]]),
    )
    assert engine_scores(task, engine)[0, 0] > 1.5


# Command line


def test_evaluate_prints_a_table_and_writes_json(
    datasets: Path, engine: Matcher, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`matcher evaluate --datasets` shows the table and writes the same numbers to a file."""
    monkeypatch.setattr(Matcher, "load", lambda *_: engine)
    output = datasets / "figures.json"
    assert main(["evaluate", "--datasets", str(datasets), "--output", str(output)]) == 0
    shown = capsys.readouterr().out
    report = json.loads(output.read_text())
    assert report["every_nth_resume"] == 1
    for row in report["tasks"]:
        assert f"{row['systems'][OURS]['map']:.3f}" in shown
    assert main(["evaluate", "--datasets", str(datasets), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == report


def test_evaluate_names_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong folder is a usage error with its name."""
    assert main(["evaluate", "--datasets", str(tmp_path / "absent")]) == 2
    assert "absent" in capsys.readouterr().err
