"""TF-IDF applied without scikit-learn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.exceptions import ArtefactError, InputError
from matcher.representation.tfidf import ANALYZERS, SparseRows, TfidfModel, default_tfidf
from matcher.training.tfidf import corpus_texts, fit_tfidf

CORPUS = [
    "Managed payroll for 40 staff in a clinic",
    "Payroll and invoices, monthly close",
    "Welded steel frames to drawing",
    "Wrote SQL reports on payroll costs",
    "Experience in payroll and reporting",
    "Steel erection, rigging and welding",
]
QUERIES = [
    "payroll reports",
    "steel welding",
    "Managed payroll. Managed payroll. Payroll!",
    "",
    "reporting on costs",
]


@pytest.fixture(scope="module")
def model() -> TfidfModel:
    return fit_tfidf(CORPUS, min_documents=1)


def dense(rows: SparseRows) -> np.ndarray:
    return csr_matrix((rows.data, rows.indices, rows.indptr), shape=rows.shape).toarray()


@pytest.mark.parametrize("view", ["word", "char"])
def test_rows_equal_those_of_scikit_learn_to_the_last_bit(model: TfidfModel, view: str) -> None:
    """Leaving scikit-learn out changes the speed of starting, nothing else."""
    weights = model.weights[view]
    theirs = TfidfVectorizer(analyzer=ANALYZERS[view], sublinear_tf=True, vocabulary=weights.terms)
    theirs.idf_ = weights.idf
    ours = TfidfModel(model.weights, hash_unknown_words=False)
    assert np.array_equal(dense(ours.transform(QUERIES, view=view)), theirs.transform(QUERIES).toarray())


def test_weights_equal_those_of_scikit_learn(model: TfidfModel) -> None:
    """The inverse document frequencies are its own, where no term is dropped."""
    theirs = TfidfVectorizer(analyzer=ANALYZERS["word"]).fit(CORPUS)
    assert model.weights["word"].terms == tuple(theirs.get_feature_names_out())
    assert np.allclose(model.weights["word"].idf, theirs.idf_, rtol=1e-15)


def test_scikit_learn_fits_the_same_rows_from_the_same_texts() -> None:
    """Fitting and applying with it alone gives the same similarities for known single words."""
    model = fit_tfidf(CORPUS)
    single = [term for term in model.weights["word"].terms if " " not in term]
    theirs = TfidfVectorizer(analyzer=ANALYZERS["word"], sublinear_tf=True, vocabulary=single).fit(CORPUS)
    known = [text for text in QUERIES if text]
    expected = (theirs.transform(known) @ theirs.transform(CORPUS).T).toarray()
    assert np.abs(model.similarity(known, CORPUS) - expected).max() < 1e-6


def test_similarity_is_the_cosine_of_the_rows(model: TfidfModel) -> None:
    """Both ways of computing it agree."""
    left, right = dense(model.transform(QUERIES)), dense(model.transform(CORPUS))
    similarity = model.similarity(QUERIES, CORPUS)
    assert similarity.dtype == np.float32
    assert np.allclose(similarity, left @ right.T, atol=1e-7)


@given(
    st.lists(st.text(alphabet="abc -.é\n", max_size=30), min_size=1, max_size=8),
    st.sampled_from(["word", "char"]),
)
def test_a_pair_has_the_same_bits_in_any_company(texts: list[str], view: str) -> None:
    """No similarity depends on the other documents."""
    model = fit_tfidf(CORPUS, min_documents=1)
    queries = ["a b c", "abc cab", *QUERIES]
    together = model.similarity(queries, texts, view=view)
    alone = [[model.similarity([q], [t], view=view)[0, 0] for t in texts] for q in queries]
    assert np.array_equal(together, np.array(alone, dtype=np.float32))


def test_a_text_without_terms_is_near_nothing(model: TfidfModel) -> None:
    """And does not divide by zero."""
    assert model.similarity([""], CORPUS).tolist() == [[0.0] * len(CORPUS)]


def test_no_texts_give_an_empty_matrix(model: TfidfModel) -> None:
    """Callers need not treat an empty résumé apart."""
    assert model.similarity(QUERIES, []).shape == (len(QUERIES), 0)
    assert model.similarity([], CORPUS).shape == (0, len(CORPUS))


def test_a_word_never_seen_counts_as_rare(model: TfidfModel) -> None:
    """The name of a tool that no training text has is still found."""
    shared, other = model.similarity(["payroll in Zuora"], ["Zuora billing", "payroll billing"])[0]
    assert shared > other > 0
    assert model.idf("zuora") > model.idf("payroll")


def test_repeating_a_word_adds_little(model: TfidfModel) -> None:
    """Stuffing a line is worth less than a second word in common."""
    once, often, two = model.similarity(
        ["payroll reports"], ["payroll steel", "payroll " * 9 + "steel", "payroll reports steel"]
    )[0]
    assert once < often < two


def test_a_saved_model_is_the_same_and_small(model: TfidfModel, tmp_path: Path) -> None:
    """Saving twice gives the same bytes, loading the same rows."""
    first, second = model.save(tmp_path / "a"), model.save(tmp_path / "b")
    for name in ("weights.npz", "settings.json", "manifest.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    assert np.array_equal(dense(TfidfModel.load(first).transform(QUERIES)), dense(model.transform(QUERIES)))


def test_a_damaged_model_is_noticed(model: TfidfModel, tmp_path: Path) -> None:
    """Weights that were changed on the way give an error, not other scores."""
    folder = model.save(tmp_path)
    (folder / "settings.json").write_text("{}")
    with pytest.raises(ArtefactError, match="not the one that its manifest describes"):
        TfidfModel.load(folder)
    (folder / "settings.json").unlink()
    with pytest.raises(ArtefactError, match="is missing"):
        TfidfModel.load(folder)


def test_an_unknown_view_is_refused(model: TfidfModel) -> None:
    """The message names the views there are."""
    with pytest.raises(InputError, match="must be one of 'word', 'char'"):
        model.transform(["text"], view="line")  # type: ignore[arg-type]


def test_the_model_that_travels_is_compact_and_knows_common_words() -> None:
    """It fits a repository, and weighs "experience" below "payroll"."""
    model = default_tfidf()
    assert sum(len(part.terms) for part in model.weights.values()) <= 60_000
    assert model.idf("experienc") < model.idf("payroll") < model.idf("zuora")


def test_the_corpus_is_read_line_by_line(tmp_path: Path) -> None:
    """Text files by line, line groups by sentence, in sorted order; other files are left alone."""
    (tmp_path / "b.txt").write_text("one\ntwo\n", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(
        '{"requirement": "r", "supports": ["s"], "no": ["n"], "traps": {"x": "y"}}\n\n', encoding="utf-8"
    )
    (tmp_path / "c.json").write_text('{"text": "left alone"}', encoding="utf-8")
    assert list(corpus_texts([tmp_path])) == ["r", "s", "n", "one", "two"]
