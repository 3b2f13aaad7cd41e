"""What representation hands to scoring: the vectors of one posting and of one résumé."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.parsing.demands import DemandRole, demands
from matcher.representation.embeddings import cosine_similarity, mean_embedding
from matcher.representation.pieces import Pieces, resume_pieces
from matcher.representation.tfidf import SparseRows, TfidfModel, View, sparse_cosine
from matcher.representation.views import TfidfViews
from matcher.types import Embeddings, Encoder, Posting, Resume

MAX_LINE_WEIGHT: Final = 20
"""A line counts in the whole-document vector by its words, up to this many, so that no single paragraph decides it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextVectors:
    """Texts with an embedding and TF-IDF rows each.

    Attributes
    ----------
    texts : tuple of str
    embeddings : ndarray of float32, shape (n_texts, dim)
        Unit vectors on the float16 grid.
    tfidf : Mapping of {"word", "char"} to SparseRows
        Rows in the order of ``texts``.
    """

    texts: tuple[str, ...]
    embeddings: Embeddings
    tfidf: Mapping[View, SparseRows]

    def __len__(self) -> int:
        return len(self.texts)

    def cosine(self, others: TextVectors) -> npt.NDArray[np.float32]:
        """Return the cosine of every embedding with every one of ``others``, shape (n_texts, n_others).

        Parameters
        ----------
        others : TextVectors

        Returns
        -------
        ndarray of float32
            A pair's value has the same bits in any company.
        """
        return cosine_similarity(self.embeddings, others.embeddings)

    def tfidf_cosine(self, others: TextVectors, *, view: View = "word") -> npt.NDArray[np.float32]:
        """Return the TF-IDF cosine of every text with every one of ``others``, shape (n_texts, n_others).

        Parameters
        ----------
        others : TextVectors
        view : {"word", "char"}, default="word"

        Returns
        -------
        ndarray of float32
        """
        return sparse_cosine(self.tfidf[view], others.tfidf[view])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DemandVectors(TextVectors):
    """The demands of a posting's requirements; see `matcher.parsing.demands.Demand`.

    Attributes
    ----------
    roles : tuple of str
        Role of each demand.
    owners : ndarray of int64, shape (n_texts,)
        Index of the requirement that each demand belongs to.
    """

    roles: tuple[DemandRole, ...]
    owners: npt.NDArray[np.int64]

    def where(self, role: DemandRole) -> npt.NDArray[np.int64]:
        """Return the positions of the demands of a role, in order; "whole" and "topic" have one for each requirement.

        Parameters
        ----------
        role : {"whole", "topic", "part", "alternative"}

        Returns
        -------
        ndarray of int64
        """
        return _places(self.roles, role)


@lru_cache(maxsize=256)
def _whole(demands: DemandVectors, view: View) -> SparseRows:
    """Return the rows of whole requirements; a posting is asked for them with every résumé."""
    return demands.tfidf[view].pick(demands.where("whole"))


@lru_cache(maxsize=4096)
def _places(roles: tuple[DemandRole, ...], role: DemandRole) -> npt.NDArray[np.int64]:
    """Return where a role stands among others; read for every pair of a posting, so it must not be changed."""
    places = np.array([i for i, own in enumerate(roles) if own == role], dtype=np.int64)
    places.setflags(write=False)
    return places


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ResumeVectors:
    """A résumé as vectors.

    Attributes
    ----------
    lines : TextVectors
        One row for each of ``Resume.lines``.
    pieces : Pieces
        The sentences of lines that have several.
    embedding : ndarray of float32, shape (dim,)
        Of the whole résumé: the mean over its different lines, by length.
    tfidf : Mapping of {"word", "char"} to SparseRows
        One row: its different lines as one text.
    """

    lines: TextVectors
    pieces: Pieces
    embedding: Embeddings
    tfidf: Mapping[View, SparseRows]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PostingVectors:
    """A posting as vectors.

    Attributes
    ----------
    demands : DemandVectors
        Its requirements, whole and in parts.
    about : TextVectors
        The title (an empty text where there is none), then each responsibility.
    embedding : ndarray of float32, shape (dim,)
        Of title and responsibilities, or of title and requirements where no responsibility was found.
    tfidf : Mapping of {"word", "char"} to SparseRows
        One row: the same texts as one.
    """

    demands: DemandVectors
    about: TextVectors
    embedding: Embeddings
    tfidf: Mapping[View, SparseRows]

    def tfidf_similarity(self, resume: ResumeVectors, *, view: View = "word") -> npt.NDArray[np.float32]:
        """Return the TF-IDF cosine of every requirement with every line, shape (n_requirements, n_lines).

        Parameters
        ----------
        resume : ResumeVectors
        view : {"word", "char"}, default="word"

        Returns
        -------
        ndarray of float32
        """
        return sparse_cosine(_whole(self.demands, view), resume.lines.tfidf[view])

    def about_tfidf_similarity(
        self, resume: ResumeVectors, *, view: View = "word"
    ) -> npt.NDArray[np.float32]:
        """Return the TF-IDF cosine of title and responsibilities with every line, shape (n_about, n_lines).

        Parameters
        ----------
        resume : ResumeVectors
        view : {"word", "char"}, default="word"

        Returns
        -------
        ndarray of float32
        """
        return self.about.tfidf_cosine(resume.lines, view=view)


def posting_texts(posting: Posting) -> tuple[str, ...]:
    """Return the texts that `represent_posting` has encoded.

    Parameters
    ----------
    posting : Posting

    Returns
    -------
    tuple of str
        Its demands, its title (an empty text where there is none), its responsibilities.
    """
    asked = (demand.text for demand in demands(posting.requirements))
    return (*asked, posting.title or "", *(duty.text for duty in posting.responsibilities))


def resume_texts(resume: Resume) -> tuple[str, ...]:
    """Return the texts that `represent_resume` has encoded.

    Parameters
    ----------
    resume : Resume

    Returns
    -------
    tuple of str
        Its lines, then the sentences of lines that have several.
    """
    lines = (line.compared_text for line in resume.lines)
    return (*lines, *resume_pieces(resume).texts)


def represent_posting(posting: Posting, encoder: Encoder, tfidf: TfidfModel) -> PostingVectors:
    """Turn a posting into vectors.

    Parameters
    ----------
    posting : Posting
    encoder : Encoder
        From `matcher.representation.encoders.as_encoder`.
    tfidf : TfidfModel

    Returns
    -------
    PostingVectors
    """
    found = demands(posting.requirements)
    asked = tuple(demand.text for demand in found)
    about = (posting.title or "", *(duty.text for duty in posting.responsibilities))
    # One call, so that the encoder can put texts of one length together.
    embeddings = encoder.encode([*asked, *about])
    cut, end = len(asked), len(asked) + len(about)
    whole = [i for i, demand in enumerate(found) if demand.role == "whole"]
    profile = [cut, *(range(cut + 1, end) if len(about) > 1 else whole)]
    texts = [*asked, *about]
    chosen = [texts[i] for i in profile]
    return PostingVectors(
        demands=DemandVectors(
            texts=asked,
            embeddings=embeddings[:cut],
            tfidf=TfidfViews(tfidf, asked),
            roles=tuple(demand.role for demand in found),
            owners=np.array([demand.requirement for demand in found], dtype=np.int64),
        ),
        about=TextVectors(
            texts=about,
            embeddings=embeddings[cut:],
            tfidf=TfidfViews(tfidf, about),
        ),
        embedding=_document_embedding(chosen, embeddings[profile]),
        tfidf=_document_rows(chosen, tfidf),
    )


def represent_resume(resume: Resume, encoder: Encoder, tfidf: TfidfModel) -> ResumeVectors:
    """Turn a résumé into vectors.

    Parameters
    ----------
    resume : Resume
    encoder : Encoder
        From `matcher.representation.encoders.as_encoder`.
    tfidf : TfidfModel

    Returns
    -------
    ResumeVectors
        Of ``Resume.lines`` alone, so that nothing outside them can reach a score.
    """
    texts = tuple(line.compared_text for line in resume.lines)
    pieces = resume_pieces(resume)
    # An empty text gives a résumé without lines its width.
    whole = texts or ("",)
    vectors = encoder.encode([*whole, *pieces.texts])
    lines = TextVectors(texts=texts, embeddings=vectors[: len(texts)], tfidf=TfidfViews(tfidf, texts))
    return ResumeVectors(
        lines=lines,
        pieces=pieces.with_embeddings(vectors[len(whole) :]),
        embedding=_document_embedding(whole, vectors[: len(whole)]),
        tfidf=_document_rows(texts, tfidf),
    )


def _document_embedding(texts: Sequence[str], embeddings: Embeddings) -> Embeddings:
    """Average the different texts: a line that is repeated counts once."""
    first = {text: row for row, text in reversed(list(enumerate(texts)))}
    kept = sorted(first.values())
    weights = [min(len(texts[row].split()), MAX_LINE_WEIGHT) for row in kept]
    if not any(weights):
        weights = [1] * len(kept)
    return mean_embedding(embeddings[kept], weights)


def _document_rows(texts: Sequence[str], tfidf: TfidfModel) -> TfidfViews:
    # A line end keeps the last word of a line from pairing with the first of the next.
    return TfidfViews(tfidf, ["\n".join(dict.fromkeys(texts))])
