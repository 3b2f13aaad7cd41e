"""What scoring reads of documents whose vectors are at hand already: their texts, by meaning and by words.

Lighter than `matcher.representation.vectors`: no character n-grams and no whole-document vectors, which no score depends on.
"""

from __future__ import annotations

import numpy as np

from matcher.parsing.demands import demands
from matcher.representation.pieces import resume_pieces
from matcher.representation.tfidf import SparseRows
from matcher.representation.vectors import DemandVectors, PostingVectors, ResumeVectors, TextVectors
from matcher.types import Embeddings, Posting, Resume


def resume_vectors(resume: Resume, vectors: Embeddings, words: SparseRows) -> ResumeVectors:
    """Represent a résumé, from vectors of its `texts_of` and TF-IDF rows of its lines.

    Parameters
    ----------
    resume : Resume
    vectors : ndarray of float32, shape (n_texts, dim)
    words : SparseRows
        Of its lines; rows beyond them, of their sentences, are not read.

    Returns
    -------
    ResumeVectors
        Its whole-document parts are empty.
    """
    n_lines, pieces = len(resume.lines), resume_pieces(resume)
    return ResumeVectors(
        lines=TextVectors(
            texts=tuple(line.compared_text for line in resume.lines),
            embeddings=vectors[:n_lines],
            tfidf={"word": words.take(0, n_lines)},
        ),
        pieces=pieces.with_embeddings(vectors[n_lines:]),
        embedding=np.zeros(0, np.float32),
        tfidf={},
    )


def posting_vectors(posting: Posting, vectors: Embeddings, words: SparseRows) -> PostingVectors:
    """Represent a posting by what scoring reads of it, from vectors and TF-IDF rows of its `texts_of`.

    Parameters
    ----------
    posting : Posting
    vectors : ndarray of float32, shape (n_texts, dim)
    words : SparseRows

    Returns
    -------
    PostingVectors
        Its whole-document parts are empty.
    """
    found = demands(posting.requirements)
    cut = len(found)
    about = (posting.title or "", *(duty.text for duty in posting.responsibilities))
    texts = (*(demand.text for demand in found), *about)
    return PostingVectors(
        demands=DemandVectors(
            texts=texts[:cut],
            embeddings=vectors[:cut],
            tfidf={"word": words.take(0, cut)},
            roles=tuple(demand.role for demand in found),
            owners=np.array([demand.requirement for demand in found], dtype=np.int64),
        ),
        about=TextVectors(
            texts=texts[cut:], embeddings=vectors[cut:], tfidf={"word": words.take(cut, len(texts))}
        ),
        embedding=np.zeros(0, np.float32),
        tfidf={},
    )
