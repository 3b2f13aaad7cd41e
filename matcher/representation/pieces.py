"""The sentences of résumé lines that say more than one thing, as texts to embed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from matcher.parsing.clauses import piece_spans
from matcher.types import Embeddings, Resume


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pieces:
    """The sentences of a résumé's lines.

    Attributes
    ----------
    texts : tuple of str
        Those that differ from their whole line.
    owners : ndarray of int64, shape (n_pieces,)
        Line of each, ascending.
    denies : ndarray of bool, shape (n_pieces,)
        Pieces that deny what they name.
    line_denies : ndarray of bool, shape (n_lines,)
        Lines of which nothing is left beside denials.
    embeddings : ndarray of float32, shape (n_pieces, dim)
        Empty until `with_embeddings`.
    """

    texts: tuple[str, ...]
    owners: npt.NDArray[np.int64]
    denies: npt.NDArray[np.bool_]
    line_denies: npt.NDArray[np.bool_]
    embeddings: Embeddings

    def with_embeddings(self, embeddings: Embeddings) -> Pieces:
        """Return the same pieces with their vectors, shape (n_pieces, dim)."""
        return replace(self, embeddings=embeddings)


def resume_pieces(resume: Resume) -> Pieces:
    """Cut the lines of a résumé into what they say.

    Parameters
    ----------
    resume : Resume

    Returns
    -------
    Pieces
        Without vectors.
    """
    texts: list[str] = []
    owners: list[int] = []
    denials: list[bool] = []
    line_denies = np.zeros(len(resume.lines), bool)
    for i, line in enumerate(resume.lines):
        text = line.compared_text
        spans = piece_spans(text)
        line_denies[i] = bool(spans) and all(denies for _, _, denies in spans)
        for start, end, denies in spans:
            piece = text[start:end].strip()
            if len(piece) < len(text.rstrip(" .!?;")) - 1:
                texts.append(piece)
                owners.append(i)
                denials.append(denies)
    return Pieces(
        texts=tuple(texts),
        owners=np.array(owners, np.int64),
        denies=np.array(denials, bool),
        line_denies=line_denies,
        embeddings=np.zeros((0, 0), np.float32),
    )
