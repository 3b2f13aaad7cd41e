"""Whole documents of a collection are compared by what sets them apart from the rest of it."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.representation.hashing import HashingEncoder
from matcher.representation.relevance import (
    DocumentTexts,
    collection_tfidf,
    document_profiles,
    relevance,
)

ENCODER = HashingEncoder()
POSTINGS = [
    DocumentTexts(lines=("Welder", "You weld steel frames."), titles=("Welder",)),
    DocumentTexts(lines=("Florist", "You bind wreaths of flowers."), titles=("Florist",)),
]
RESUMES = [
    DocumentTexts(lines=("Welder, Gull Yard", "Welded steel frames"), titles=("Welder",)),
    DocumentTexts(lines=("Sold flowers", "Bound wreaths"), titles=("Florist",)),
    DocumentTexts(lines=("Drove a bus",)),
]


def _scores(postings: list[DocumentTexts], resumes: list[DocumentTexts]) -> np.ndarray:
    return relevance(document_profiles(postings, ENCODER), document_profiles(resumes, ENCODER))


def test_what_shares_words_and_title_is_nearest() -> None:
    """Each posting has its own trade's résumé first."""
    assert _scores(POSTINGS, RESUMES).argmax(axis=1).tolist() == [0, 1]


def test_what_all_share_tells_nothing() -> None:
    """Words that stand in every résumé of a collection weigh less than those of one."""
    model = collection_tfidf(["city state weld", "city state flowers", "city state bus"])
    assert model.idf("city") < model.idf("weld")


def test_a_repeated_line_counts_once() -> None:
    """Saying a thing ten times changes nothing."""
    stuffed = [DocumentTexts(lines=RESUMES[0].lines * 10, titles=("Welder", "Welder")), *RESUMES[1:]]
    assert _scores(POSTINGS, stuffed).tobytes() == _scores(POSTINGS, RESUMES).tobytes()


@pytest.mark.parametrize("side", ["postings", "resumes", "both"])
def test_documents_need_no_titles(side: str) -> None:
    """Where a side names no title, lines alone decide, and every score is a number."""
    postings = [DocumentTexts(lines=d.lines) for d in POSTINGS] if side != "resumes" else POSTINGS
    resumes = [DocumentTexts(lines=d.lines) for d in RESUMES] if side != "postings" else RESUMES
    scores = _scores(postings, resumes)
    assert np.isfinite(scores).all()
    assert scores.argmax(axis=1).tolist() == [0, 1]


def test_empty_documents_and_single_ones_have_scores() -> None:
    """A document without a line, or without company, is no error."""
    scores = _scores([DocumentTexts(lines=())], [DocumentTexts(lines=("Welded steel",))])
    assert scores.shape == (1, 1)
    assert np.isfinite(scores).all()


def test_the_order_of_documents_decides_nothing() -> None:
    """The same collection in another order gives the same scores, each in its new place."""
    turned = _scores(POSTINGS, RESUMES[::-1])[:, ::-1]
    np.testing.assert_allclose(turned, _scores(POSTINGS, RESUMES), rtol=1e-5)


def test_documents_like_the_nearest_ones_come_next() -> None:
    """A posting in other words than most of its trade finds the rest through the one that shares its words."""
    posting = [DocumentTexts(lines=("You weld hulls.",)), DocumentTexts(lines=("You bind wreaths.",))]
    bridge = DocumentTexts(lines=("Weld hulls", "Seam inspection of pontoons"))
    unlike = DocumentTexts(lines=("Seam inspection of pontoons", "Pontoons painted"))
    others = [DocumentTexts(lines=(f"Task {n} of office {n}", f"Wrote letter {n}")) for n in range(18)]
    scores = _scores(posting, [*others, unlike, bridge])
    assert scores[0].argmax() == 19
    assert (scores[0, 18] > scores[0, :18]).mean() > 0.9
