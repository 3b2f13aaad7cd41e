"""What callers may hand to the engine, and what they are told when it is something else."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import matcher
from matcher.exceptions import ArtefactError, InputError, NoRequirementsError, ReadingError
from matcher.representation.hashing import HashingEncoder

AS_OF = "2026-11-21"
POSTING = """Tram Driver
Metro Nord, Oslo

Requirements
- Valid category B driving licence
- At least 2 years of driving in a city
- Good Norwegian

Preferred
- First aid certificate
"""
RESUME = """Kim Berg

Experience
Bus driver, Fjord Lines, 03/2020 - present
- Drove a city bus on early and late shifts

Languages
Norwegian (native)

Licences
Driving licence category B and D
"""


@pytest.mark.parametrize(
    "wrap",
    [
        str.encode,
        lambda text: bytearray(text.encode()),
        lambda text: memoryview(text.encode()),
        lambda text: matcher.Document(text=text),
        lambda text: [text],
        lambda text: (text,),
        lambda text: iter([text]),
        lambda text: [[text]],
        lambda text: np.array([text]),
    ],
    ids=["bytes", "bytearray", "memoryview", "Document", "list", "tuple", "iterator", "nested", "array"],
)
def test_postings_come_in_many_shapes(toy_engine: Any, wrap: Callable[[str], Any]) -> None:
    """A posting is the same posting, however it is handed over."""
    plain = matcher.match(RESUME, POSTING, as_of=AS_OF)
    assert matcher.match(RESUME, wrap(POSTING), as_of=AS_OF)[0].fit_score == plain[0].fit_score


class _Named:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> str:
        return str(self.path)


def test_anything_with_a_path_is_a_file(toy_engine: Any, tmp_path: Path) -> None:
    """An object that names a file system path is read as that file, alone, in a list, and as a folder."""
    file = tmp_path / "postings" / "tram.txt"
    file.parent.mkdir()
    file.write_text(POSTING, encoding="utf-8")
    for source in (_Named(file), [_Named(file)], _Named(file.parent)):
        assert matcher.match(RESUME, source, as_of=AS_OF)[0].posting.document.source == str(file)


def test_json_in_one_line_is_text(toy_engine: Any) -> None:
    """What `json.dumps` returns is a JSON Resume or a JobPosting, not the name of a file."""
    posting = json.dumps(
        {"@type": "JobPosting", "title": "Driver", "description": "<ul><li>Driving licence</li></ul>"}
    )
    job = {"name": "Fjord Lines", "position": "Driver", "startDate": "2020-01", "endDate": "2022-06"}
    resume = json.dumps({"basics": {"name": "Kim"}, "work": [job]})
    report = matcher.match(resume, posting, as_of=AS_OF)[0]
    assert report.posting.title == "Driver"
    assert [job.title for job in report.resume.experiences] == ["Driver"]


@pytest.mark.parametrize("blank", ["", "   "])
def test_an_empty_string_is_not_the_present_folder(
    toy_engine: Any, blank: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty string is refused; it does not read whatever lies in the present folder."""
    (tmp_path / "tram.txt").write_text(POSTING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for call in (
        lambda: matcher.match(RESUME, blank),
        lambda: matcher.match(RESUME, [blank]),
        lambda: matcher.match(blank, POSTING),
        lambda: matcher.parse_posting(blank),
    ):
        with pytest.raises(InputError, match="empty string"):
            call()


def test_a_document_without_text_is_refused(toy_engine: Any) -> None:
    """An empty Document is an empty document."""
    with pytest.raises(ReadingError, match="no text") as caught:
        matcher.match(matcher.Document(text=" \n"), POSTING)
    assert caught.value.status == "empty"


@pytest.mark.parametrize(
    ("postings", "named"),
    [
        (None, "NoneType"),
        (5, "int"),
        ({"first": POSTING}, "dict"),
        (io.StringIO(POSTING), "StringIO"),
        (io.BytesIO(POSTING.encode()), "BytesIO"),
        ([None], "NoneType"),
        ([5, POSTING], "int"),
        ([{"title": "Driver"}], "dict"),
    ],
)
def test_other_things_are_refused_by_name(toy_engine: Any, postings: Any, named: str) -> None:
    """Whatever is no document is refused with its type; a dictionary does not pass for its keys, an open file not for its lines."""
    with pytest.raises(InputError, match=named):
        matcher.match(RESUME, postings)


def test_a_resume_is_no_posting(toy_engine: Any) -> None:
    """A parsed résumé where a posting belongs is refused, and the other way round."""
    with pytest.raises(InputError, match="Resume"):
        matcher.match(RESUME, matcher.parse_resume(RESUME))
    with pytest.raises(InputError, match="Posting"):
        matcher.rank(POSTING, matcher.parse_posting(POSTING))


@pytest.mark.parametrize("moment", [datetime(2026, 11, 21, 5, 30), date(2026, 11, 21), "2026-11-21"])
def test_as_of_is_a_day(toy_engine: Any, moment: Any) -> None:
    """A time of day does not end up in the report, which survives JSON."""
    report = matcher.match(RESUME, POSTING, as_of=moment)[0]
    assert report.provenance.as_of == "2026-11-21"
    assert matcher.MatchReport.from_json(report.to_json()) == report


@pytest.mark.parametrize("wrong", ["", "today", "2026-11", "21.11.2026", 5, True])
def test_a_wrong_as_of_is_refused(toy_engine: Any, wrong: Any) -> None:
    """Only ISO dates and dates are dates."""
    with pytest.raises(InputError, match="as_of"):
        matcher.match(RESUME, POSTING, as_of=wrong)


def test_as_of_holds_for_a_parsed_resume_too(toy_engine: Any) -> None:
    """A résumé that was parsed for another day is read for the day asked for; without one, its own day holds."""
    parsed = matcher.parse_resume(RESUME, as_of="2021-02-01")
    assert parsed.total_months == 12
    asked = matcher.match(parsed, POSTING, as_of=AS_OF)[0]
    assert asked == matcher.match(RESUME, POSTING, as_of=AS_OF)[0]
    assert asked.resume.total_months == 81
    assert matcher.match(parsed, POSTING)[0].provenance.as_of == "2021-02-01"


def test_a_changed_resume_is_taken_as_it_is(toy_engine: Any) -> None:
    """What a caller changed in a parsed résumé is not undone for the sake of a date."""
    import dataclasses

    parsed = matcher.parse_resume(RESUME, as_of="2021-02-01")
    changed = dataclasses.replace(parsed, total_months=600)
    assert matcher.match(changed, POSTING, as_of=AS_OF)[0].resume == changed


def test_knockouts_may_be_any_iterable(toy_engine: Any) -> None:
    """None is no knockout; a set or a generator names them for every report, not for the first alone."""
    assert matcher.match(RESUME, POSTING, knockouts=None)[0].knockouts == ()
    for names in ({"r2"}, (name for name in ["r2"]), ("r2",)):
        results = matcher.match(RESUME, [POSTING, POSTING + "- Night shifts\n"], knockouts=names)
        assert [[row.requirement.id for row in report.knockouts] for report in results] == [["r2"], ["r2"]]


@pytest.mark.parametrize("knockouts", ["r2", 5, [2], ["bogus"], ["r99"], ["R2"], [None]])
def test_wrong_knockouts_are_refused(toy_engine: Any, knockouts: Any) -> None:
    """What names neither a kind nor a requirement that there is gets an error, never silence."""
    for call in (
        lambda: matcher.match(RESUME, POSTING, knockouts=knockouts),
        lambda: matcher.rank(POSTING, RESUME, knockouts=knockouts),
        lambda: toy_engine.report(RESUME, POSTING, knockouts=knockouts),
    ):
        with pytest.raises(InputError, match="nockout"):
            call()


def test_a_batch_takes_the_same_knockouts() -> None:
    """A generator, a set and None serve for a folder as they do for a list; one string is refused."""
    engine = matcher.Matcher(encoder=HashingEncoder(dim=64))
    for names in ({"r2"}, (name for name in ["r2"])):
        summary = engine.score_folder([RESUME], [POSTING], knockouts=names, n_jobs=1, cache=False)
        assert "r2" in summary.rows[0]["knockouts"]
    assert engine.score_folder([RESUME], [POSTING], knockouts=None, n_jobs=1, cache=False).n_scored == 1
    with pytest.raises(InputError, match="knockouts"):
        engine.score_folder([RESUME], [POSTING], knockouts="r2", n_jobs=1, cache=False)


def test_positions_lead_back_to_the_inputs(toy_engine: Any) -> None:
    """Texts have no names; the positions say which of them a report is about, whatever failed on the way."""
    texts = ["Ann Roe\nClerk\n", " \n", RESUME, "Bo Lee\nCook\n"]
    results = matcher.rank(POSTING, texts, as_of=AS_OF)
    assert results.positions[0] == 2
    assert sorted(results.positions) == [0, 2, 3]
    for position, report in zip(results.positions, results, strict=True):
        assert texts[position].split("\n")[0] in report.resume.document.text
    assert results[1:].positions == results.positions[1:]
    assert [failure.source for failure in results.failures] == ["<text 2>"]
    assert "<text 2>" in results.failures[0].message


def test_a_single_text_that_fails_keeps_its_name(toy_engine: Any) -> None:
    """Where nothing has to be told apart, nothing is numbered."""
    with pytest.raises(ReadingError, match="<text> holds no text"):
        matcher.match(RESUME, [" \n"])


def test_a_posting_without_requirements_is_told_from_an_unreadable_one(toy_engine: Any) -> None:
    """Both directions say that no requirement was found, with the same class of error."""
    empty = "Hello\nworld\n"
    for call in (
        lambda: matcher.match(RESUME, empty),
        lambda: matcher.match(RESUME, [empty, empty]),
        lambda: matcher.rank(empty, RESUME),
    ):
        with pytest.raises(NoRequirementsError, match="No requirement was found"):
            call()


@pytest.mark.parametrize("dim", [8, 64, 512])
def test_an_encoder_may_have_any_width(dim: int) -> None:
    """Any object that encodes will do, whatever the length of its vectors, alone and in a batch."""
    engine = matcher.Matcher(encoder=HashingEncoder(dim=dim))
    report = engine.match(RESUME, POSTING, as_of=AS_OF)[0]
    total = sum(row.points for row in report.requirements) + report.overall.points
    assert report.fit_score == pytest.approx(total, abs=1e-9)
    summary = engine.score_folder([RESUME], [POSTING], as_of=AS_OF, n_jobs=1, cache=False)
    assert [row["fit_score"] for row in summary.rows] == [report.fit_score]


class _Letters:
    """Counts letters; returns lists of lists of plain floats, and takes nothing but texts."""

    def encode(self, texts: Any) -> Any:
        rows = [[1.0, *(float(text.lower().count(letter)) for letter in "aeinorst")] for text in texts]
        return [[value / sum(v * v for v in row) ** 0.5 for value in row] for row in rows]


def test_an_encoder_needs_no_numpy() -> None:
    """Lists of unit vectors are vectors; nearer texts count for more."""
    engine = matcher.Matcher(encoder=_Letters())
    report = engine.match(RESUME, POSTING, as_of=AS_OF)[0]
    assert 0 < report.fit_score < 100
    # An encoder that cannot tell itself from others serves a folder too; its vectors are not kept for another run.
    summary = engine.score_folder([RESUME], [POSTING], as_of=AS_OF, n_jobs=1, cache=False)
    assert [row["fit_score"] for row in summary.rows] == [report.fit_score]


@pytest.mark.parametrize("part", ["judge", "ranker", "taxonomy", "tfidf"])
def test_a_part_is_itself_or_its_folder(part: str, tmp_path: Path) -> None:
    """Parts are given as objects or folders; whatever else is refused by the name of the parameter."""
    from matcher.artefacts import data_dir, models_dir

    home = data_dir() / "taxonomy" if part == "taxonomy" else models_dir() / part
    for given in (home, str(home)):
        loaded = getattr(matcher.Matcher(**{part: given}).models, part)
        assert type(loaded) is type(getattr(matcher.Matcher().models, part))
    with pytest.raises(InputError, match=f"The '{part}' parameter of Matcher"):
        getattr(matcher.Matcher(**{part: 5}).models, part)  # type: ignore[arg-type]  # the mistake tested
    with pytest.raises(ArtefactError, match="nowhere"):
        made = getattr(matcher.Matcher(**{part: tmp_path / "nowhere"}).models, part)
        made.find("Excel")  # a taxonomy reads its tables when they are needed


def test_load_takes_a_folder_of_parts(tmp_path: Path) -> None:
    """What is in the folder is used, and the rest is the default; a folder with nothing in it is a mistake."""
    mine = matcher.Ranker(preferred=0.0)
    mine.save(str(tmp_path / "ranker"))
    assert matcher.Matcher.load(str(tmp_path)).models.ranker.preferred == 0.0
    assert matcher.Ranker.load(str(tmp_path / "ranker")) == matcher.Ranker.load(tmp_path / "ranker")
    (tmp_path / "none").mkdir()
    for wrong in (tmp_path / "none", "nowhere", None, 5):
        with pytest.raises(InputError, match=r"Matcher\.load"):
            matcher.Matcher.load(wrong)  # type: ignore[arg-type]  # the mistake tested


def test_a_damaged_ranker_says_so(tmp_path: Path) -> None:
    """Half a file is named as such."""
    (tmp_path / "ranker.json").write_text("{", encoding="utf-8")
    with pytest.raises(ArtefactError, match="damaged"):
        matcher.Ranker.load(tmp_path)


def test_an_engine_shows_its_own_parts() -> None:
    """The representation names what was replaced."""
    assert repr(matcher.Matcher()) == "Matcher()"
    assert repr(matcher.Matcher(encoder=HashingEncoder(dim=64))) == "Matcher(encoder=HashingEncoder(dim=64))"


def test_an_engine_may_be_shared_by_threads() -> None:
    """Eight threads that start together get one and the same report."""
    engine = matcher.Matcher(encoder=HashingEncoder(dim=64))
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(engine.match(RESUME, POSTING, as_of=AS_OF)[0].to_json()))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_named_credentials_are_no_copies() -> None:
    """Employers and candidates give a licence the same name: it counts, unless it stands in a block copied from the posting."""
    posting = "Vet nurse\n\nRequirements\n- Full UK driving licence\n- Calm with anxious owners of small pets\n- Experience with digital X-rays of small animals\n"
    person = (
        "Jo Day\n\nExperience\nVet nurse, Pawsome, 2019 - 2024\n- Prepared theatre and cleaned kennels\n\n"
    )
    engine = matcher.Matcher(encoder=HashingEncoder(dim=384))
    own = engine.match(person + "Licences\nFull UK driving licence\n", posting, as_of=AS_OF)[0]
    assert not [warning for warning in own.warnings if warning.startswith("pasted_text")]
    assert own.requirements[0].evidence[0].quote == "Full UK driving licence"
    assert own.requirements[0].points > 0
    copied = engine.match(person + posting.split("Requirements\n")[1], posting, as_of=AS_OF)[0]
    assert any(warning.startswith("pasted_text: 3 lines") for warning in copied.warnings)
    assert copied.requirements[0].verdict == "not_shown"
    assert own.requirements[0].strength > copied.requirements[0].strength
