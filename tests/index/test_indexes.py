"""An index finds what exhaustive judging would find, with the same scores."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from documents import posting_text, resume_text, write_postings, write_resumes
from factories import AS_OF, toy_engine
from scipy.sparse import csr_matrix

from matcher.engine import Matcher
from matcher.exceptions import ArtefactError, InputError
from matcher.index import PostingIndex, ResumeIndex, base, postings, resume_shortlist, shortlist
from matcher.index.forecasts import Forecasts
from matcher.index.judging import JudgedNeeds
from matcher.index.retrieval import fused, top
from matcher.index.segments import by_column
from matcher.representation.hashing import HashingEncoder

OPTIONS = {"as_of": AS_OF, "n_jobs": 1}


@pytest.fixture(scope="module")
def engine() -> Matcher:
    """The toy engine, made once."""
    return toy_engine()


@pytest.fixture(scope="module")
def posting_index(engine: Matcher, tmp_path_factory: pytest.TempPathFactory) -> PostingIndex:
    """An index of twenty postings."""
    base = tmp_path_factory.mktemp("postings")
    return PostingIndex.build(
        base / "index", write_postings(base / "p", 20, with_bad=True), engine=engine, **OPTIONS
    )


@pytest.fixture(scope="module")
def resume_index(engine: Matcher, tmp_path_factory: pytest.TempPathFactory) -> ResumeIndex:
    """An index of sixteen résumés, a copy among the files."""
    base = tmp_path_factory.mktemp("resumes")
    return ResumeIndex.build(
        base / "index", write_resumes(base / "r", 16, with_bad=True), engine=engine, **OPTIONS
    )


def test_scores_and_reports_are_those_without_an_index(engine: Matcher, posting_index: PostingIndex) -> None:
    """`match` over an index gives the reports of `Matcher.match`."""
    results = posting_index.match(resume_text(3), top=20)
    assert len(results) == 20
    for report in results[:5]:
        again = engine.match(resume_text(3), [Path(report.posting.document.source)], as_of=AS_OF)[0]
        assert report == again


def test_ranking_of_resumes_is_that_without_an_index(engine: Matcher, resume_index: ResumeIndex) -> None:
    """`rank` over an index gives the reports of `Matcher.rank`."""
    assert len(resume_index) == 16
    for report in resume_index.rank(posting_text(2), top=4):
        again = engine.rank(posting_text(2), [Path(report.resume.source)], as_of=AS_OF)[0]
        assert report == again


def test_judging_everything_finds_everything(posting_index: PostingIndex, resume_index: ResumeIndex) -> None:
    """With all documents as candidates a search is exhaustive; with few it still returns as many as were asked for."""
    assert posting_index.recall(resume_text(1), top=5, candidates=20) == 1.0
    assert resume_index.recall(posting_text(1), top=5, candidates=16) == 1.0
    everything = posting_index.search(resume_text(1), top=20)
    some = posting_index.search(resume_text(1), top=5, candidates=7)
    assert len(some) == 5
    scores = {hit.name: hit.fit_score for hit in everything}
    assert all(scores[hit.name] == hit.fit_score for hit in some)
    assert [hit.fit_score for hit in some] == sorted((hit.fit_score for hit in some), reverse=True)


def test_a_few_judged_resumes_have_the_scores_of_all(resume_index: ResumeIndex) -> None:
    """Of more résumés than are judged the best come with the scores of exhaustive judging."""
    everything = resume_index.search(posting_text(1), top=16)
    some = resume_index.search(posting_text(1), top=3, candidates=9)
    scores = {hit.name: hit.fit_score for hit in everything}
    assert len(some) == 3
    assert all(scores[hit.name] == hit.fit_score for hit in some)
    assert resume_index.recall(posting_text(1), top=3, candidates=9) >= 2 / 3


def test_requirements_judged_once_give_the_scores_of_pairs(posting_index: PostingIndex) -> None:
    """Scores put together from requirements that postings share are those of each posting judged by itself, to the last bit."""
    for number in range(4):
        as_pairs = posting_index.search(resume_text(number), top=20)
        shared = posting_index.search(resume_text(number), top=18, candidates=19)
        assert len(shared) == 18
        assert set(shared) <= set(as_pairs)


def test_copied_lines_count_as_little_as_without_an_index(
    engine: Matcher, posting_index: PostingIndex
) -> None:
    """A résumé that copies a posting gains nothing by the index, though its requirements are judged apart from the posting."""
    posting = engine.parse_posting(Path(posting_index.search(resume_text(1), top=1)[0].name))
    copied = "".join(f"- {requirement.text}\n" for requirement in posting.requirements)
    cheat = resume_text(1) + "\nSummary\n" + copied
    for hit in posting_index.search(cheat, top=3, candidates=19):
        alone = engine.match(cheat, [Path(hit.name)], as_of=AS_OF)[0]
        assert hit.fit_score == alone.fit_score


def test_not_every_requirement_is_judged(
    posting_index: PostingIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With more requirements than a search begins with, forecasts decide which others are judged; the best posting is still found."""
    best = posting_index.search(resume_text(2), top=20)[0]
    monkeypatch.setattr(shortlist, "FIRST", 6)
    monkeypatch.setattr(shortlist, "A_ROUND", 2)
    monkeypatch.setattr(shortlist, "ROUNDS", 1)
    n_judged = []
    judge = JudgedNeeds.judge

    def counted(self: JudgedNeeds, numbers: np.ndarray) -> None:
        judge(self, numbers)
        n_judged.append(len(self.numbers))

    monkeypatch.setattr(JudgedNeeds, "judge", counted)
    assert posting_index.search(resume_text(2), top=1, candidates=2)[0] == best
    n_needs = sum(len(segment.need_codes) for segment in posting_index._segments)
    assert 6 <= n_judged[0] < n_needs


def test_forecasts_follow_what_was_found() -> None:
    """What depends on the looks alone is forecast well, with an honest error; what looks do not tell has a large one."""
    rng = np.random.default_rng(3)
    looks = rng.random((600, 4)).astype(np.float32)
    typed = np.arange(600) % 3 == 0
    strengths = 0.7 * looks[:, 0] * looks[:, 1] + 0.1
    strengths[typed] = rng.random(typed.sum())
    judged = np.arange(0, 600, 2)
    expected, error = Forecasts(looks, typed, np.zeros((600, 1), np.float32))(judged, strengths[judged, None])
    missed = np.abs(expected[:, 0] - strengths)
    assert missed[~typed].mean() < 0.05 < missed[typed].mean()
    assert error[~typed].mean() < 0.1 < 0.2 < error[typed].mean()


def test_appending_gives_what_building_at_once_gives(engine: Matcher, tmp_path: Path) -> None:
    """Two additions are searched as one; what is there already is not added again."""
    files = sorted(write_postings(tmp_path / "p", 8).iterdir())
    whole = PostingIndex.build(tmp_path / "whole", files, engine=engine, **OPTIONS)
    grown = PostingIndex.build(tmp_path / "grown", files[:3], engine=engine, **OPTIONS)
    grown.add(files, n_jobs=1)
    grown.add(files[2:4], n_jobs=1)
    assert len(grown) == len(whole) == 8
    assert grown.search(resume_text(2), top=8) == whole.search(resume_text(2), top=8)
    again = PostingIndex(tmp_path / "grown", engine)
    assert again.search(resume_text(2), top=8, candidates=5) == grown.search(
        resume_text(2), top=8, candidates=5
    )


def test_small_indexes_and_large_wishes(
    engine: Matcher, resume_index: ResumeIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index of two postings, and more results than are usually looked at: all are answered."""
    files = sorted(write_postings(tmp_path / "p", 2).iterdir())
    index = PostingIndex.build(tmp_path / "index", files, engine=engine, **OPTIONS)
    assert len(index.search(resume_text(1), top=1, candidates=1)) == 1
    assert len(index.search(resume_text(1), top=5)) == 2
    monkeypatch.setattr(resume_shortlist, "LOOKED_AT", 4)
    assert len(resume_index.search(posting_text(1), top=10, candidates=12)) == 10


def test_killed_addition_leaves_the_index_as_it_was(engine: Matcher, tmp_path: Path) -> None:
    """Files of an unfinished addition are in no manifest; the next addition replaces them."""
    files = sorted(write_postings(tmp_path / "p", 4).iterdir())
    index = PostingIndex.build(tmp_path / "index", files[:2], engine=engine, **OPTIONS)
    (tmp_path / "index" / "000002").mkdir()
    (tmp_path / "index" / "000002" / "vectors.npy").write_bytes(b"half")
    assert len(PostingIndex(tmp_path / "index", engine)) == 2
    index.add(files[2:], n_jobs=1)
    assert len(PostingIndex(tmp_path / "index", engine)) == 4


def test_wrong_index_is_refused(engine: Matcher, posting_index: PostingIndex, tmp_path: Path) -> None:
    """Another kind, another encoder, a damaged file or a foreign folder end in words, and never run code."""
    with pytest.raises(ArtefactError, match="not of resumes"):
        ResumeIndex(posting_index.folder, engine)
    with pytest.raises(ArtefactError, match="another encoder"):
        PostingIndex(posting_index.folder, toy_engine(encoder=HashingEncoder(64)))
    with pytest.raises(ArtefactError, match="holds no index"):
        PostingIndex(tmp_path, engine)
    (tmp_path / "mine.txt").write_text("not an index")
    with pytest.raises(InputError, match="not empty"):
        PostingIndex.build(tmp_path, posting_text(1), engine=engine, **OPTIONS)
    index = PostingIndex.build(tmp_path / "i", posting_text(1), engine=engine, **OPTIONS)
    planted = np.array([{"a": 1}], dtype=object)
    np.save(tmp_path / "i" / "000001" / "vectors.npy", planted, allow_pickle=True)
    with pytest.raises(ArtefactError, match="incomplete"):
        PostingIndex(index.folder, engine)
    for damaged, said in (
        (b'{"kind": "pos', "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[]", "another version"),
    ):
        (tmp_path / "i" / "manifest.json").write_bytes(damaged)
        with pytest.raises(ArtefactError, match=said):
            PostingIndex(index.folder, engine)


def test_an_index_of_another_version_is_built_again_in_its_place(engine: Matcher, tmp_path: Path) -> None:
    """What asks to be built again can be; the manifest of something else is left alone."""
    home = PostingIndex.build(tmp_path / "i", posting_text(1), engine=engine, **OPTIONS).folder
    manifest = json.loads((home / "manifest.json").read_text())
    (home / "manifest.json").write_text(json.dumps(manifest | {"layout": 0}))
    with pytest.raises(ArtefactError, match="another version"):
        PostingIndex(home, engine)
    assert len(PostingIndex.build(home, posting_text(2), engine=engine, **OPTIONS)) == 1
    assert sorted(p.name for p in home.iterdir()) == ["000001", "manifest.json"]
    for foreign in (b'{"files": {}}', b"half of {", b'{"segments": [{"folder": "../mine"}]}'):
        (home / "manifest.json").write_bytes(foreign)
        with pytest.raises(InputError, match="holds no index"):
            PostingIndex.build(home, posting_text(2), engine=engine, **OPTIONS)
        assert (home / "manifest.json").read_bytes() == foreign


def test_manifest_is_plain_json(posting_index: PostingIndex) -> None:
    """The manifest says what the index holds and when "Present" was."""
    manifest = json.loads((posting_index.folder / "manifest.json").read_text())
    assert manifest["kind"] == "posting" and manifest["as_of"] == AS_OF
    assert sum(s["n_documents"] for s in manifest["segments"]) == 20


def test_top_takes_equals_in_order() -> None:
    """Which of several equal documents are kept does not hang on the sorting."""
    scores = np.array([1, 3, 2, 3, 2, 2, 0], np.float32)
    assert top(scores, 4).tolist() == [1, 3, 2, 4]
    assert top(scores, 99).tolist() == [1, 3, 2, 4, 5, 0, 6]


def test_fusion_prefers_what_both_rankings_like() -> None:
    """A document that both rankings have comes before those that only one has."""
    assert fused(np.array([5, 7, 9]), np.array([8, 9, 6])).tolist()[0] == 9


def test_terms_list_their_documents() -> None:
    """The inverted lists hold every value of the rows once."""
    rows = csr_matrix(([0.5, 1.0, 2.0], [2, 5, 5], [0, 2, 3]), shape=(2, 7))
    columns, bounds, documents, values = by_column(rows)
    assert columns.tolist() == [2, 5] and bounds.tolist() == [0, 1, 3]
    assert documents.tolist() == [0, 0, 1] and values.tolist() == [0.5, 1.0, 2.0]


def test_of_many_requirements_only_those_of_near_postings_are_looked_at(
    posting_index: PostingIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where postings share hardly a requirement, those that are near as a whole are searched; the scores stay the same."""
    everything = posting_index.search(resume_text(2), top=20)
    monkeypatch.setattr(postings, "MANY_NEEDS", 3)
    monkeypatch.setattr(base, "CLOSELY_COMPARED", 5)
    monkeypatch.setattr(base, "RETRIEVED", 6)
    found = posting_index.search(resume_text(2), top=4, candidates=5)
    assert found[0] == everything[0]
    assert set(found) <= set(everything)
