"""Scoring a folder: every file has a status, every pair a row, and the numbers are those of a single match."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from documents import posting_text, resume_text, write_postings, write_resumes
from factories import AS_OF, DIM, toy_engine

from matcher.batch import BatchSummary, score_batch
from matcher.batch.tables import harmless
from matcher.engine import Matcher
from matcher.exceptions import InputError
from matcher.ranking import Ranker
from matcher.representation.hashing import HashingEncoder
from matcher.results import MatchReport
from matcher.types import VERDICTS, Embeddings


@pytest.fixture(scope="module")
def engine() -> Matcher:
    """The toy engine, made once."""
    return toy_engine()


def run(engine: Matcher, resumes: object, postings: object, **options: object) -> BatchSummary:
    """Score without a cache in one process, unless told otherwise."""
    return engine.score_folder(resumes, postings, **{"as_of": AS_OF, "n_jobs": 1, "cache": False, **options})


def test_every_file_has_exactly_one_status(engine: Matcher, resumes: Path, postings: Path) -> None:
    """What could not be read is named with its reason, and nothing is missing."""
    summary = run(engine, resumes, postings)
    by_name = {Path(name).name: status for name, status in summary.statuses.items()}
    assert set(by_name) == {p.name for p in (*resumes.iterdir(), *postings.iterdir())}
    assert by_name["empty.txt"] == "empty"
    assert by_name["vague.txt"] == "no_requirements"
    assert by_name["copy.txt"] in ("ok", "ok_warn") and by_name["r00.txt"] == "duplicate"
    assert by_name["noise.pdf"] in ("corrupt", "unsupported_type")
    assert summary.n_failed == 3
    assert summary.n_pairs == 7 * 2


def test_numbers_are_those_of_a_single_match(
    engine: Matcher, resumes: Path, postings: Path, tmp_path: Path
) -> None:
    """A batch gives each pair the fit score, verdicts, points, reasons and quotes of its report."""
    output = tmp_path / "scores.jsonl"
    run(engine, resumes, postings, output=output, requirements_output=True)
    scores = [json.loads(line) for line in output.read_text().splitlines()]
    details = [json.loads(line) for line in (tmp_path / "scores.requirements.jsonl").read_text().splitlines()]
    assert len(scores) == 14
    for row in scores:
        report: MatchReport = engine.match(Path(row["resume"]), [Path(row["posting"])], as_of=AS_OF)[0]
        assert row["fit_score"] == report.fit_score
        assert row["band"] == report.band and row["good_fit_share"] == report.good_fit_share
        for verdict in VERDICTS:
            assert row[f"n_{verdict}"] == sum(r.verdict == verdict for r in report.requirements)
        own = [d for d in details if (d["resume"], d["posting"]) == (row["resume"], row["posting"])]
        assert [(d["verdict"], d["strength"], d["points"], d["reason"]) for d in own] == [
            (r.verdict, r.strength, r.points, r.reason) for r in report.requirements
        ]
        assert [d["evidence"] for d in own] == [
            " ⏐ ".join(e.quote for e in r.evidence) for r in report.requirements
        ]


def test_ranks_are_best_first_and_equal_for_copies(engine: Matcher, resumes: Path, postings: Path) -> None:
    """Each posting's rows come best first; a copy shares score and rank with its original."""
    summary = run(engine, resumes, postings)
    for posting in {row["posting"] for row in summary.rows}:
        rows = [row for row in summary.rows if row["posting"] == posting]
        assert [r["fit_score"] for r in rows] == sorted((r["fit_score"] for r in rows), reverse=True)
        twins = [r for r in rows if Path(r["resume"]).name in ("copy.txt", "r00.txt")]
        assert len({(r["fit_score"], r["rank"]) for r in twins}) == 1


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_every_format_holds_the_same_rows(
    engine: Matcher, resumes: Path, postings: Path, tmp_path: Path, suffix: str
) -> None:
    """The frame read back from any format has the scores that were computed."""
    expected = [row["fit_score"] for row in run(engine, resumes, postings).rows]
    summary = run(engine, resumes, postings, output=tmp_path / f"scores{suffix}")
    frame = summary.to_frame()
    assert frame["fit_score"].tolist() == expected
    assert len(frame) == summary.n_pairs
    errors = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text().splitlines()]
    assert {Path(e["name"]).name for e in errors} == {"empty.txt", "noise.pdf", "vague.txt"}


def test_input_tables_folders_and_texts_can_be_mixed(engine: Matcher, tmp_path: Path) -> None:
    """JSONL and CSV of texts, nested folders and parsed objects are all documents."""
    (tmp_path / "more.jsonl").write_text(
        "".join(json.dumps({"id": f"j{i}", "text": resume_text(i)}) + "\n" for i in (1, 2)), encoding="utf-8"
    )
    with (tmp_path / "more.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerows([("id", "text"), ("c3", resume_text(3))])
    write_resumes(tmp_path / "deep" / "er", 1)
    parsed = engine.parse_resume(resume_text(5), as_of=AS_OF)
    summary = run(
        engine,
        [tmp_path / "more.jsonl", str(tmp_path / "more.csv"), tmp_path / "deep", resume_text(4), parsed],
        [posting_text(0), engine.parse_posting(posting_text(1))],
    )
    assert {row["resume"] for row in summary.rows} == {
        "j1", "j2", "c3", str(tmp_path / "deep" / "er" / "r00.txt"), "<text 1>", "<text 2>",
    }  # fmt: skip
    report = engine.match(resume_text(3), [posting_text(0)], as_of=AS_OF)[0]
    assert report.fit_score in [row["fit_score"] for row in summary.rows if row["resume"] == "c3"]


def test_links_are_reported_and_not_followed(
    engine: Matcher, resumes: Path, postings: Path, tmp_path: Path
) -> None:
    """A link inside a folder cannot lead a batch out of it."""
    secret = tmp_path / "secret.txt"
    secret.write_text(resume_text(9))
    (resumes / "link.txt").symlink_to(secret)
    summary = run(engine, resumes, postings)
    assert summary.statuses[str(resumes / "link.txt")] == "skipped_link"


def test_knockouts_are_shown_and_sort_last_on_request(resumes: Path, postings: Path) -> None:
    """A knockout changes the order when asked to, never a score."""
    engine = toy_engine()
    plain = {(r["resume"], r["posting"]): r["fit_score"] for r in run(engine, resumes, postings).rows}
    rows = run(engine, resumes, postings, knockouts=["r1"], knockout_order="last").rows
    assert {(r["resume"], r["posting"]): r["fit_score"] for r in rows} == plain
    assert {r["knockouts"].split(": ")[1] for r in rows} <= {"passed", "failed", "unverified"}
    for posting in {r["posting"] for r in rows}:
        failed = [r["knockouts"].endswith("failed") for r in rows if r["posting"] == posting]
        assert failed == sorted(failed)


def test_another_ranker_is_another_configuration(resumes: Path, postings: Path) -> None:
    """Results of one engine are never taken for those of another."""
    first = run(toy_engine(), resumes, postings, cache=True)
    other = run(toy_engine(ranker=Ranker(overall_share=0.4)), resumes, postings, cache=True)
    assert [r["fit_score"] for r in first.rows] != [r["fit_score"] for r in other.rows]
    assert other.n_scored == first.n_scored


def test_cells_cannot_run_in_a_spreadsheet() -> None:
    """Text that a spreadsheet would take for a formula is marked as text; numbers stay numbers."""
    assert [harmless(c) for c in ("=1+1", "+1", "-1", "@x", "\t=1", "plain", -1.5, None)] == [
        "'=1+1", "'+1", "'-1", "'@x", "'\t=1", "plain", -1.5, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "options",
    [
        {"output": "scores.xlsx"},
        {"output": "no/such/folder/scores.csv"},
        {"cache": __file__},
        {"n_jobs": 0},
        {"backend": "spark"},
        {"backend": "dask"},
        {"scheduler": "tcp://127.0.0.1:1"},
        {"requirements_output": True},
        {"knockout_order": "first"},
        {"knockouts": "r1"},
        {"cache": 3},
    ],
)
def test_wrong_options_are_refused_before_any_work(
    engine: Matcher, resumes: Path, postings: Path, options: dict[str, object]
) -> None:
    """A mistake is said at once, in words."""
    with pytest.raises(InputError, match=r"\."):
        run(engine, resumes, postings, **options)


def test_table_without_the_columns_is_refused(engine: Matcher, postings: Path, tmp_path: Path) -> None:
    """A table of texts needs the columns id and text, and says which line lacks them."""
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": "a", "text": "x"}\n{"id": "b"}\n')
    with pytest.raises(InputError, match="Line 2"):
        run(engine, file, postings)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.jsonl", b"[" * 200_000),
        ("object.jsonl", b'{"id": "a", "text": {"x": 1}}\n'),
        ("list.jsonl", b'{"id": ["a"], "text": "x"}\n'),
        ("long.csv", b'id,text\na,"' + b"x " * 5_500_000 + b'"\n'),
        ("semicolons.csv", b'id;text\na;"x"\n'),
    ],
)
def test_table_that_cannot_be_read_is_refused_in_words(
    engine: Matcher, postings: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    """What is no table of texts is the user's to mend, and said so."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name):
        run(engine, tmp_path / name, postings)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_table_of_a_spreadsheet_is_read_in_its_encoding(
    engine: Matcher, postings: Path, tmp_path: Path, encoding: str
) -> None:
    """Spreadsheets save more than UTF-8; the texts are the same."""
    text = resume_text(3).replace("\n", "\nGérant à Orléans, café et crêperie\n", 1)
    (tmp_path / "plain").mkdir()
    for folder, own in ((tmp_path, encoding), (tmp_path / "plain", "utf-8")):
        with (folder / "texts.csv").open("w", newline="", encoding=own) as file:
            csv.writer(file).writerows([("id", "text"), ("a", text)])
    found = run(engine, tmp_path / "texts.csv", postings)
    assert found.n_pairs == 2
    assert found.rows == run(engine, tmp_path / "plain" / "texts.csv", postings).rows


def test_failed_text_is_named_by_its_own_id(engine: Matcher, postings: Path, tmp_path: Path) -> None:
    """The message of a text is that of its row, also when it was kept for a row of another name."""
    for name in ("e", "other"):
        (tmp_path / "texts.jsonl").write_text(json.dumps({"id": name, "text": " "}))
        with_cache = {"cache": tmp_path / "cache.sqlite", "output": tmp_path / "s.csv"}
        summary = run(engine, tmp_path / "texts.jsonl", postings, **with_cache)
        assert summary.resumes[0].message == f"{name} holds no text. Give a file with content."


def test_summary_is_plain_json_and_readable(
    engine: Matcher, resumes: Path, postings: Path, tmp_path: Path
) -> None:
    """The summary names what failed, what was a copy, and which stage was slowest."""
    summary = run(engine, resumes, postings, output=tmp_path / "s.csv")
    assert json.loads(json.dumps(summary.to_dict()))["n_failed"] == 3
    text = summary.to_text(width=60)
    assert "3 failed" in text and "1 duplicates" in text and "slowest" in text


def test_swapped_sides_are_noticed(engine: Matcher, resumes: Path, postings: Path, tmp_path: Path) -> None:
    """Résumés given for postings are scored as asked, but the summary says what they look like, also when all is known."""
    kept = {"cache": tmp_path / "cache.sqlite"}
    right = run(engine, resumes, postings, **kept)
    assert not right.looks_swapped and "Give the résumés first" not in right.to_text()
    for _ in range(2):
        wrong = run(engine, postings, resumes, **kept)
        assert wrong.looks_swapped and "Give the résumés first" in wrong.to_text()


def test_order_of_inputs_changes_nothing(engine: Matcher, tmp_path: Path) -> None:
    """The same documents in another order give the same bytes."""
    files = sorted(write_resumes(tmp_path / "r", 5).iterdir())
    postings = sorted(write_postings(tmp_path / "p", 2).iterdir())
    run(engine, files, postings, output=tmp_path / "a.csv")
    run(engine, files[::-1], postings[::-1], output=tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_arrow_table_keeps_its_rows_and_gains_scores(engine: Matcher) -> None:
    """`score_batch` gives every row of a table the score of a single match, or the reason why it has none."""
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(
        {
            "id": [1, 2, 3],
            "resume": [resume_text(1), resume_text(2), ""],
            "posting": [posting_text(1), "Nothing is asked for here", posting_text(1)],
        }
    )
    scored = score_batch(table, engine=engine, as_of=AS_OF)
    assert {f"n_{verdict}" for verdict in VERDICTS} < set(scored.column_names)
    assert scored.column("id").to_pylist() == [1, 2, 3]
    assert scored.column("status").to_pylist() == ["ok", "no_requirements", "empty"]
    report = engine.match(f"{resume_text(1)}\n", [f"{posting_text(1)}\n"], as_of=AS_OF)[0]
    assert scored.column("fit_score").to_pylist() == [report.fit_score, None, None]
    with pytest.raises(InputError, match="posting"):
        score_batch(table.drop_columns(["posting"]), engine=engine)


class CountingEncoder:
    """The hashing encoder, taking note of every text."""

    def __init__(self, fingerprint: str | None) -> None:
        self.seen: list[str] = []
        if fingerprint is not None:
            self.fingerprint = fingerprint

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Encode texts."""
        self.seen += texts
        return HashingEncoder(DIM).encode(texts)


def test_no_text_is_encoded_twice(resumes: Path, postings: Path) -> None:
    """A batch encodes each different text once, and a further run none."""
    encoder = CountingEncoder("of a length that is not cut anywhere, " * 3)
    engine = toy_engine(encoder=encoder)
    first = run(engine, resumes, postings, cache=True)
    assert encoder.seen and len(encoder.seen) == len(set(encoder.seen))
    n_seen = len(encoder.seen)
    (resumes / "new.txt").write_text(resume_text(50))
    again = run(engine, resumes, postings, cache=True)
    assert again.n_scored == 2
    assert len(encoder.seen) == len(set(encoder.seen)) > n_seen
    assert set(map(repr, first.rows)) & set(map(repr, again.rows))


def test_an_encoder_without_fingerprint_leaves_nothing_behind(resumes: Path, postings: Path) -> None:
    """Vectors that nothing identifies are not kept for the next run, in which they could be wrong."""
    engine = toy_engine(encoder=CountingEncoder(None))
    first = run(engine, resumes, postings, cache=True)
    assert first.n_scored == run(engine, resumes, postings, cache=True).n_scored == 12
