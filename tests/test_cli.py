"""The command line: what goes where, with which exit code, whatever it is given."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from matcher.cli import main
from matcher.exceptions import InputError
from matcher.results import MatchReport, MatchResults

AS_OF = ["--as-of", "2026-11-01"]
pytestmark = pytest.mark.usefixtures("toy_engine")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line and return exit code, stdout and stderr."""

    def call(*argv: object) -> tuple[int, str, str]:
        try:
            code = main([str(a) for a in argv])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def cv(samples: Path) -> Path:
    return samples / "resumes" / "amara_osei_analyst.txt"


@pytest.fixture
def job(samples: Path) -> Path:
    return samples / "postings" / "data_analyst_transit.txt"


# What the commands write


def test_match_lists_every_posting_best_first(run: Run, cv: Path, samples: Path) -> None:
    """`match` prints one line a posting and nothing on stderr."""
    code, out, err = run("match", cv, samples / "postings", *AS_OF)
    assert (code, err) == (0, "")
    assert "Human Resources" in out or "HUMAN RESOURCES" in out or "hr_generalist" in out


def test_match_json_rebuilds_the_results(run: Run, cv: Path, samples: Path) -> None:
    """`--json` is `MatchResults.to_dict()`, best first."""
    code, out, _ = run("match", cv, samples / "postings", "--json", *AS_OF)
    results = MatchResults.from_dict(json.loads(out))
    assert code == 0
    assert len(results) == len(list((samples / "postings").iterdir()))
    scores = [r.fit_score for r in results]
    assert scores == sorted(scores, reverse=True)
    assert results[0].provenance.as_of == "2026-11-01"


def test_top_shows_only_the_best_and_says_of_how_many(run: Run, cv: Path, samples: Path) -> None:
    """`--top 2` cuts the list and says so on stderr."""
    code, out, err = run("match", cv, samples / "postings", "--top", 2, *AS_OF)
    everything = json.loads(run("match", cv, samples / "postings", "--json", *AS_OF)[1])["reports"]
    best = json.loads(run("match", cv, samples / "postings", "--json", "--top", 2, *AS_OF)[1])["reports"]
    assert code == 0
    assert f"The 2 best of {len(everything)}." in err
    assert "The 2 best" not in out
    assert "The best of" in run("match", cv, samples / "postings", "--top", 1, *AS_OF)[2]
    assert best == everything[:2]


def test_rank_reads_a_folder_of_every_format(run: Run, job: Path, samples: Path) -> None:
    """`rank` reads text, Markdown, HTML, PDF, DOCX and JSON Resume alike."""
    code, out, err = run("rank", job, samples / "resumes", "--json", *AS_OF)
    formats = {r["resume"]["document"]["format"] for r in json.loads(out)["reports"]}
    assert (code, err) == (0, "")
    assert formats == {"txt", "md", "html", "pdf", "docx", "json_resume"}


def test_a_quoted_pattern_is_expanded(run: Run, job: Path, samples: Path) -> None:
    """A pattern that the shell left alone names the files that match."""
    code, out, _ = run("rank", job, samples / "resumes" / "*.pdf", "--json", *AS_OF)
    assert code == 0
    assert len(json.loads(out)["reports"]) == len(list((samples / "resumes").glob("*.pdf")))


def test_explain_prints_every_requirement_with_a_quote(run: Run, cv: Path, job: Path) -> None:
    """`explain` prints the requirement, the evidence and the points."""
    code, out, err = run("explain", cv, job, *AS_OF)
    text = " ".join(out.split())
    assert (code, err) == (0, "")
    assert "dbt or another transformation framework" in text
    assert "Moved 60 hand-made views into versioned dbt models" in text


def test_explain_json_rebuilds_the_report(run: Run, cv: Path, job: Path) -> None:
    """`explain --json` is `MatchReport.to_dict()`."""
    code, out, _ = run("explain", cv, job, "--json", "--knockout", "r2", "--knockout", "education", *AS_OF)
    report = MatchReport.from_json(out)
    assert code == 0
    assert {"r2", *(r.requirement.id for r in report.requirements if "education" in r.requirement.kinds)} == {
        r.requirement.id for r in report.knockouts
    }


def test_explain_writes_a_page_beside_the_text(run: Run, cv: Path, job: Path, tmp_path: Path) -> None:
    """`--html FILE` writes the page and says where on stderr."""
    page = tmp_path / "fit.html"
    code, out, err = run("explain", cv, job, "--html", page, *AS_OF)
    assert code == 0
    assert str(page) in err
    assert "dbt" in out
    assert "<html" in page.read_text(encoding="utf-8").lower()


def test_explain_html_without_a_file_goes_to_a_pipe(run: Run, cv: Path, job: Path) -> None:
    """`--html` alone writes the page, and nothing else, to standard output."""
    code, out, err = run("explain", cv, job, "--html", *AS_OF)
    assert (code, err) == (0, "")
    assert out.lstrip().lower().startswith("<!doctype html")


def test_list_is_written_as_a_page_too(run: Run, cv: Path, samples: Path, tmp_path: Path) -> None:
    """`match --html FILE` writes the ranked table."""
    page = tmp_path / "list.html"
    assert run("match", cv, samples / "postings", "--html", page, *AS_OF)[0] == 0
    assert "<table" in page.read_text(encoding="utf-8").lower()


def test_open_shows_the_page_in_the_browser(
    run: Run, cv: Path, job: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--open` hands the address of the written file to the browser."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or False)
    page = tmp_path / "a page.html"
    code, _, err = run("explain", cv, job, "--html", page, "--open", *AS_OF)
    assert code == 0
    assert "No browser could be started" in err
    assert opened == [page.resolve().as_uri()]


def test_standard_input_is_a_document(run: Run, cv: Path, job: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads the résumé from standard input, whatever its format."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(cv.read_bytes())))
    code, out, _ = run("explain", "-", job, "--json", *AS_OF)
    assert code == 0
    assert json.loads(out)["resume"]["document"]["source"] == "<stdin>"


def test_pipes_get_no_escape_sequences(run: Run, cv: Path, job: Path, samples: Path) -> None:
    """Nothing that colours is written to a pipe."""
    for argv in (["match", cv, samples / "postings"], ["explain", cv, job], ["parse", cv], ["parse", job]):
        assert "\x1b" not in run(*argv, *AS_OF)[1]


@pytest.mark.parametrize(
    ("variable", "option", "colored"), [("", "", True), ("1", "", False), ("", "--no-color", False)]
)
def test_a_terminal_gets_colour_unless_refused(
    run: Run, cv: Path, monkeypatch: pytest.MonkeyPatch, variable: str, option: str, colored: bool
) -> None:
    """NO_COLOR and `--no-color` are respected on a terminal."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", variable)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    _, out, _ = run("parse", cv, *([option] if option else []), *AS_OF)
    assert ("\x1b[" in out) is colored


# What batch passes on


@pytest.fixture
def batch(toy_engine: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Put a batch that only records what it is asked in the place of the real one; `n_failed` decides how it ends."""
    asked: dict[str, Any] = {"n_failed": 0}

    def score_folder(resumes: str, postings: str, **options: Any) -> Any:
        asked.update(options, resumes=resumes, postings=postings)
        summary = {"n_pairs": 6, "n_failed": asked["n_failed"]}
        return SimpleNamespace(
            **summary, to_dict=lambda: summary, to_text=lambda width: f"6 pairs in {width} columns"
        )

    monkeypatch.setattr(toy_engine, "score_folder", score_folder)
    return asked


def test_batch_hands_its_options_on(run: Run, batch: dict[str, Any]) -> None:
    """Every option of `batch` reaches the engine; the summary is printed."""
    argv = [
        "cvs",
        "jobs",
        "--output",
        "s.csv",
        "--requirements",
        "--jobs",
        3,
        "--knockout",
        "r1",
        "--no-cache",
        *AS_OF,
    ]
    assert run("batch", *argv) == (0, "6 pairs in 80 columns\n", "")
    assert (batch["resumes"], batch["postings"], batch["output"]) == ("cvs", "jobs", "s.csv")
    assert (batch["requirements_output"], batch["n_jobs"], batch["cache"]) == (True, 3, False)
    assert (batch["knockouts"], batch["knockout_order"], str(batch["as_of"])) == (
        ["r1"],
        "ignore",
        "2026-11-01",
    )
    run("batch", "cvs", "jobs", "--output", "s.csv")
    assert (batch["requirements_output"], batch["n_jobs"], batch["cache"]) == (None, None, True)


def test_batch_with_failures_is_exit_1(run: Run, batch: dict[str, Any]) -> None:
    """Files that failed make the exit code 1; `--json` is the summary."""
    batch["n_failed"] = 2
    code, out, _ = run("batch", "cvs", "jobs", "--output", "s.parquet", "--json")
    assert code == 1
    assert json.loads(out) == {"n_pairs": 6, "n_failed": 2}


def test_pattern_that_the_shell_replaced_is_explained(run: Run, batch: dict[str, Any]) -> None:
    """More than two collections are most often a pattern without quotes; a mistyped option is not."""
    code, _, err = run("batch", "cvs", "jobs/a.txt", "jobs/b.txt", "--output", "s.csv")
    assert code == 2 and "jobs/b.txt" in err and "Quote a pattern" in err
    code, _, err = run("batch", "cvs", "jobs", "--output", "s.csv", "--fast")
    assert code == 2 and "--fast" in err and "Quote" not in err


def test_warning_is_a_sentence_on_stderr(run: Run, toy_engine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warning of the library is shown without the line of the program that it comes from."""

    def warn(*_: object, **__: object) -> NoReturn:
        warnings.warn("The cache is\x1b[2J damaged.", stacklevel=2)
        raise InputError("No more.")

    monkeypatch.setattr(toy_engine, "score_folder", warn)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        code, out, err = run("batch", "cvs", "jobs", "--output", "s.csv")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2 and "\x1b" not in err
    assert err.startswith("matcher: The cache is") and err.endswith("matcher: No more.\n")


# What parse shows


def test_parse_shows_a_resume_at_a_glance(run: Run, samples: Path) -> None:
    """Jobs with months, education with status, and the lines are there; the file is taken for a résumé."""
    code, out, err = run("parse", samples / "resumes" / "thuy_linh_pham_hr.docx", *AS_OF)
    assert code == 0
    assert "Taken for a résumé" in err
    assert re.search(r"Jan 2023 – now +3y 11m +·+━+ +HR Analyst II", out)
    assert re.search(r"Aug 2020 – Dec 2022 +2y +5m", out)
    assert "Sat second chair in the 2025 contract talks" in out
    assert "bachelor" in out
    assert max(map(len, out.splitlines())) <= 80


def test_parse_shows_a_posting_at_a_glance(run: Run, samples: Path) -> None:
    """Requirements stand with necessity, kinds, years, alternatives and span."""
    posting = samples / "postings" / "electrician_commercial.md"
    code, out, err = run("parse", posting)
    assert code == 0
    assert "Taken for a posting" in err
    assert re.search(r"\* r1 +State journeyman electrician license in good standing", out)
    assert re.search(r"\+ r\d+ +Spanish", out)
    assert "at least 4 years" in out
    assert max(map(len, out.splitlines())) <= 80
    data = json.loads(run("parse", posting, "--json")[1])
    first = data["posting"]["requirements"][0]
    assert data["kind"] == "posting"
    assert data["posting"]["document"]["text"][first["start"] : first["end"]] == first["text"]
    assert f"[{first['start']}:{first['end']}]" in out


def test_parse_tells_resumes_from_postings(run: Run, samples: Path) -> None:
    """Without `--as` every sample is taken for what it is."""
    for folder, kind in (("resumes", "resume"), ("postings", "posting")):
        for file in sorted((samples / folder).iterdir()):
            assert json.loads(run("parse", file, "--json")[1])["kind"] == kind, file.name


def test_parse_as_overrules_the_guess(run: Run, cv: Path) -> None:
    """`--as posting` reads a résumé as a posting, and says nothing about guessing."""
    code, out, err = run("parse", cv, "--as", "posting", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["kind"] == "posting"


def test_a_hostile_file_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escape sequences in a résumé or a file name are shown, not obeyed."""
    file = tmp_path / "cv\x1b[2J.txt"
    file.write_text(
        "Jo Doe\njo@example.com\n\nExperience\nClerk, Acme\x1b]0;owned\x07, 2020 - 2022\n- Filed \x1b[31mred\u202e things\n",
        encoding="utf-8",
    )
    code, out, err = run("parse", file, "--as", "resume")
    assert code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", out + err)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", run("parse", tmp_path / "no\x1b[2J.txt")[2])


# Bad input: one clear sentence, the right exit code, never a traceback


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "blank.md").write_text(" \n\n")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF")
    (tmp_path / "sheet.xyz").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "no_requirements.txt").write_text(
        "Office party\n\nFriday at six, in the yard. Bring a chair.\n"
    )
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("absent.txt", "No such file"),
        ("empty.txt", "empty"),
        ("blank.md", "holds no text"),
        ("photo.png", "cannot be read"),
        ("broken.pdf", "broken.pdf"),
        ("sheet.xyz", "sheet.xyz"),
        ("folder", "folder"),
    ],
)
@pytest.mark.parametrize("place", ["resume", "posting"])
def test_one_bad_file_ends_in_one_sentence(
    run: Run, bad: Path, cv: Path, job: Path, name: str, word: str, place: str
) -> None:
    """A pair of which one half cannot be read: exit 2, a sentence on stderr, nothing on stdout."""
    pair = [bad / name, job] if place == "resume" else [cv, bad / name]
    for command in ("match", "explain"):
        code, out, err = run(command, *pair)
        assert (code, out) == (2, "")
        assert err.startswith("matcher: ")
        assert word in err
        assert "Traceback" not in err
        assert len(err.strip().splitlines()) == 1


def test_a_posting_without_requirements_is_named(run: Run, bad: Path, cv: Path) -> None:
    """Where nothing is asked, no score is made up."""
    code, out, err = run("match", cv, bad / "no_requirements.txt")
    assert (code, out) == (2, "")
    assert "No requirement was found" in err
    assert "no_requirements.txt" in err


def test_some_bad_files_are_listed_and_the_rest_is_shown(run: Run, bad: Path, cv: Path, job: Path) -> None:
    """One bad posting among good ones: exit 1, results on stdout, each failure by name on stderr."""
    code, out, err = run(
        "match", cv, job, bad / "empty.txt", bad / "absent.txt", bad / "no_requirements.txt", "--json", *AS_OF
    )
    data = json.loads(out)
    assert code == 1
    assert len(data["reports"]) == 1
    assert len(data["failures"]) == 3
    assert "3 of 4 inputs could not be used:" in err
    for name in ("empty.txt", "absent.txt", "no_requirements.txt"):
        assert err.count(name) == 1


def test_parse_refuses_what_it_cannot_read(run: Run, bad: Path) -> None:
    """`parse` names the file and what is wrong with it."""
    for name in ("absent.txt", "empty.txt", "photo.png", "folder"):
        code, out, err = run("parse", bad / name)
        assert (code, out) == (2, ""), name
        assert name in err


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["march"],
        ["match"],
        ["match", "cv.txt"],
        ["match", "cv.txt", "job.txt", "--top", "0"],
        ["match", "cv.txt", "job.txt", "--as-of", "tomorrow"],
        ["match", "cv.txt", "job.txt", "--as"],
        ["batch", "a", "b"],
        ["train", "--only", "everything"],
    ],
)
def test_wrong_usage_is_exit_2(run: Run, argv: list[str]) -> None:
    """Wrong usage: the usage on stderr, nothing on stdout."""
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert "usage: matcher" in err


def test_an_unknown_knockout_is_refused(run: Run, cv: Path, job: Path) -> None:
    """A knockout must be a requirement or a kind."""
    code, _, err = run("explain", cv, job, "--knockout", "astrology")
    assert code == 2
    assert "astrology" in err


def test_a_page_in_a_missing_folder_is_refused(run: Run, cv: Path, job: Path, tmp_path: Path) -> None:
    """A page that cannot be written is a sentence, not a traceback."""
    code, _, err = run("explain", cv, job, "--html", tmp_path / "no" / "fit.html")
    assert code == 2
    assert "can be written" in err


def test_evaluate_refuses_its_file_before_it_measures(run: Run, tmp_path: Path) -> None:
    """Minutes of measuring do not end in a file that cannot be written."""
    code, out, err = run("evaluate", "--output", tmp_path / "nowhere" / "out.json")
    assert (code, out) == (2, "")
    assert err.startswith("matcher: Nothing can be written")


@pytest.mark.parametrize("argv", [["match"], ["rank"], ["explain"]])
def test_a_page_is_refused_before_anything_is_computed(
    run: Run, cv: Path, job: Path, tmp_path: Path, argv: list[str]
) -> None:
    """Nobody waits for a ranking whose page cannot be written: nothing is printed but the reason."""
    for target in (tmp_path, tmp_path / "nowhere" / "fit.html"):
        code, out, err = run(*argv, cv, job, "--html", target, *AS_OF)
        assert (code, out) == (2, "")
        assert str(target) in err


@pytest.mark.parametrize(
    "argv", [["match", "", "{job}"], ["match", "{cv}", ""], ["parse", ""], ["explain", "{cv}", " "]]
)
def test_an_empty_name_is_not_the_present_folder(
    run: Run, cv: Path, job: Path, argv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty variable of the shell does not read the folder one happens to be in."""
    monkeypatch.chdir(cv.parent)
    code, out, err = run(*(part.format(cv=cv, job=job) for part in argv))
    assert (code, out) == (2, "")
    assert "name of a file is empty" in err


@pytest.mark.parametrize("command", ["match", "rank", "explain"])
def test_a_name_that_no_file_can_have_is_not_found(run: Run, job: Path, command: str) -> None:
    """A whole text given for a name is a mistake of the caller, not a fault of the program."""
    code, out, err = run(command, "payroll " * 1000, job)
    assert (code, out) == (2, "")
    assert "went wrong" not in err


def test_a_knockout_that_no_posting_has_is_refused(run: Run, cv: Path, job: Path) -> None:
    """A mistyped requirement is an error that says which ones there are."""
    code, out, err = run("match", cv, job, "--knockout", "r99")
    assert (code, out) == (2, "")
    assert "'r99'" in err
    assert "r1 to r" in err


def test_a_fault_inside_is_one_line_and_a_hint(
    run: Run, cv: Path, job: Path, toy_engine: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unexpected error is exit 3 with a hint; `--debug` raises it."""

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the\nroof fell in")

    monkeypatch.setattr(toy_engine, "report", fail)
    code, out, err = run("explain", cv, job)
    assert (code, out) == (3, "")
    assert "RuntimeError: the roof fell in" in err
    assert "--debug" in err
    with pytest.raises(RuntimeError):
        main(["explain", str(cv), str(job), "--debug"])


def test_ctrl_c_is_exit_130(
    run: Run, cv: Path, job: Path, toy_engine: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends without a traceback."""

    def interrupt(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(toy_engine, "match", interrupt)
    assert run("match", cv, job) == (130, "", "Interrupted.\n")
    monkeypatch.setattr(toy_engine, "score_folder", interrupt)
    code, _, err = run("batch", cv, job, "--output", "s.csv")
    assert code == 130 and "The same command continues" in err


# The process


def test_help_and_version_load_nothing_heavy() -> None:
    """`--help` answers without torch, scikit-learn or onnxruntime."""
    script = (
        "import sys\n"
        "from matcher.cli import main\n"
        "for argv in (['--help'], ['--version'], ['match', '--help']):\n"
        "    try: main(argv)\n"
        "    except SystemExit as stop: assert not stop.code\n"
        "heavy = {'torch', 'sklearn', 'onnxruntime', 'sentence_transformers', 'pandas', 'matplotlib', 'scipy'}\n"
        "found = sorted(heavy & set(sys.modules))\n"
        "sys.exit(f'loaded: {found}' if found else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "exit codes" in done.stdout


def test_a_reader_that_leaves_early_is_no_error(samples: Path) -> None:
    """`matcher parse FILE | head -1` is quiet."""
    command = [
        sys.executable,
        "-m",
        "matcher",
        "parse",
        str(samples / "resumes" / "harold_finch_accountant.pdf"),
        "--json",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert err == ""
