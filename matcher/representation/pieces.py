"""The sentences of résumé lines that say more than one thing, as texts to embed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.parsing.clauses import piece_spans
from matcher.types import Embeddings, Resume

# Lines of some hundred résumés: they are cut when they are encoded and again when they are scored.
_LINES_KEPT: Final = 8192


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
        pieces, line_denies[i] = _cut(line.compared_text)
        for piece, denies in pieces:
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


@lru_cache(maxsize=_LINES_KEPT)
def _cut(text: str) -> tuple[tuple[tuple[str, bool], ...], bool]:
    """Return what a line says beside itself, with whether each piece denies it, and whether the line does nothing else."""
    spans = piece_spans(text)
    whole = len(text.rstrip(" .!?;")) - 1
    said = ((text[start:end].strip(), denies) for start, end, denies in spans)
    pieces = tuple((piece, denies) for piece, denies in said if len(piece) < whole)
    return pieces, bool(spans) and all(denies for _, _, denies in spans)
