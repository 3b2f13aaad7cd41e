"""Postings and résumés as vectors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from matcher.representation.encoders import HashingEncoder
from matcher.representation.tfidf import TfidfModel
from matcher.representation.vectors import represent_posting, represent_resume
from matcher.training.tfidf import fit_tfidf
from matcher.types import Document, Posting, Requirement, Resume, ResumeLine, TextSpan


def spans(texts: list[str]) -> list[TextSpan]:
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)])
    return [TextSpan(text=t, start=int(s), end=int(s) + len(t)) for t, s in zip(texts, starts, strict=False)]


def make_posting(title: str | None, asked: list[str], duties: list[str]) -> Posting:
    parts = spans([*asked, *duties])
    return Posting(
        document=Document(text="\n".join([*asked, *duties])),
        title=title,
        requirements=tuple(
            Requirement(id=f"r{i}", text=p.text, start=p.start, end=p.end)
            for i, p in enumerate(parts[: len(asked)], 1)
        ),
        responsibilities=tuple(parts[len(asked) :]),
    )


def make_resume(texts: list[str]) -> Resume:
    return Resume(
        document=Document(text="\n".join(texts)),
        as_of=date(2026, 11, 21),
        lines=tuple(
            ResumeLine(index=i, text=p.text, start=p.start, end=p.end) for i, p in enumerate(spans(texts))
        ),
    )


LINES = [
    "Ran payroll for 40 staff",
    "Posted invoices",
    "Ran payroll for 40 staff",
    "Kept the books of a clinic",
]
ASKED = ["Experience with payroll and invoices", "Two years of bookkeeping"]


@pytest.fixture(scope="module")
def tfidf() -> TfidfModel:
    return fit_tfidf([*LINES, *ASKED], min_documents=1)


@pytest.fixture(scope="module")
def encoder() -> HashingEncoder:
    return HashingEncoder()


def test_a_posting_has_a_vector_for_each_demand_and_duty(encoder: HashingEncoder, tfidf: TfidfModel) -> None:
    """Whole requirements come first among their own, in the posting's order."""
    vectors = represent_posting(make_posting("Payroll clerk", ASKED, ["Run the payroll"]), encoder, tfidf)
    demands = vectors.demands
    assert [demands.texts[i] for i in demands.where("whole")] == ASKED
    assert demands.owners[demands.where("whole")].tolist() == [0, 1]
    assert len(demands.where("topic")) == 2
    assert vectors.about.texts == ("Payroll clerk", "Run the payroll")
    assert np.array_equal(demands.embeddings, encoder.encode(demands.texts))
    assert np.array_equal(vectors.about.embeddings, encoder.encode(vectors.about.texts))
    assert len(demands.tfidf["char"]) == len(demands)


def test_similarities_have_one_row_a_text_and_one_column_a_line(
    encoder: HashingEncoder, tfidf: TfidfModel
) -> None:
    """The nearest line is the one that says it."""
    posting = represent_posting(make_posting("Clerk", ASKED, ["Post invoices"]), encoder, tfidf)
    resume = represent_resume(make_resume(LINES), encoder, tfidf)
    assert posting.tfidf_similarity(resume).shape == (2, 4)
    assert posting.about_tfidf_similarity(resume, view="char")[1].argmax() == 1
    assert posting.demands.cosine(resume.lines).shape == (len(posting.demands), 4)
    assert posting.tfidf_similarity(resume)[0, 0] == tfidf.similarity(ASKED[:1], LINES[:1])[0, 0]


def test_a_repeated_line_adds_nothing_to_the_whole(encoder: HashingEncoder, tfidf: TfidfModel) -> None:
    """Stuffing a résumé with one line does not move its vector."""
    once = represent_resume(make_resume([LINES[0], LINES[1], LINES[3]]), encoder, tfidf)
    twice = represent_resume(make_resume(LINES), encoder, tfidf)
    assert np.array_equal(once.embedding, twice.embedding)
    assert np.array_equal(once.tfidf["word"].data, twice.tfidf["word"].data)


def test_order_of_lines_does_not_move_the_whole(encoder: HashingEncoder, tfidf: TfidfModel) -> None:
    """The vector of a résumé is that of its content."""
    forth = represent_resume(make_resume(LINES), encoder, tfidf)
    back = represent_resume(make_resume(LINES[::-1]), encoder, tfidf)
    assert np.array_equal(forth.embedding, back.embedding)


def test_nothing_outside_the_lines_is_read(encoder: HashingEncoder, tfidf: TfidfModel) -> None:
    """The contact block changes no vector."""
    resume = make_resume(LINES)
    other = replace(resume, document=Document(text=resume.document.text + "\nJo Doe, jo@example.org"))
    a, b = represent_resume(resume, encoder, tfidf), represent_resume(other, encoder, tfidf)
    assert np.array_equal(a.lines.embeddings, b.lines.embeddings)
    assert np.array_equal(a.embedding, b.embedding)


def test_empty_documents_have_vectors_of_the_right_shape(encoder: HashingEncoder, tfidf: TfidfModel) -> None:
    """A posting without title or a résumé without lines breaks nothing."""
    posting = represent_posting(make_posting(None, [], []), encoder, tfidf)
    resume = represent_resume(make_resume([]), encoder, tfidf)
    assert posting.demands.embeddings.shape == (0, 256)
    assert posting.tfidf_similarity(resume).shape == (0, 0)
    assert posting.about_tfidf_similarity(resume).shape == (1, 0)
    assert resume.embedding.shape == posting.embedding.shape == (256,)


def test_a_posting_without_duties_is_about_its_requirements(
    encoder: HashingEncoder, tfidf: TfidfModel
) -> None:
    """Its vector is not that of a title alone."""
    bare = represent_posting(make_posting("Clerk", [], []), encoder, tfidf)
    asked = represent_posting(make_posting("Clerk", ASKED, []), encoder, tfidf)
    assert not np.array_equal(bare.embedding, asked.embedding)
