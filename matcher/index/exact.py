"""Exact fit scores of postings whose requirements have been judged apart: the same to the last bit as judging the pair."""

from __future__ import annotations

import dataclasses
import json
import zlib
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from matcher.batch.pairs import outcome_of
from matcher.index.judging import JudgedNeeds
from matcher.representation.embeddings import cosine_similarity
from matcher.representation.tfidf import sparse_cosine
from matcher.scoring.context import LINE_FLAGS, ResumeContext, posting_context
from matcher.scoring.deceit import copied_facts
from matcher.scoring.features import lines_set_aside, parts_of
from matcher.scoring.judge import DECIMALS
from matcher.scoring.pair import PairScore
from matcher.scoring.pooling import context_of
from matcher.types import VERDICTS, Document, Posting, Requirement, RequirementScore

if TYPE_CHECKING:
    from matcher.engine import _Models
    from matcher.index.catalogue import Catalogue
    from matcher.index.needs import NeedBook

Indices = npt.NDArray[np.int64]
Singles = npt.NDArray[np.float32]

_LISTED: Final = LINE_FLAGS.index("listed")


def exact_scores(
    documents: Indices, catalogue: Catalogue, judged: JudgedNeeds, resume: ResumeContext, models: _Models
) -> list[float | None]:
    """Return the fit scores of postings, None for one for whose sake lines are set aside: it must be judged as a pair.

    Parameters
    ----------
    documents : ndarray of int64
        Postings of the catalogue.
    catalogue : Catalogue
    judged : JudgedNeeds
        What the requirements have in common; those of ``documents`` are added where they are missing.
    resume : ResumeContext
    models : models of an engine

    Returns
    -------
    list of (float or None)
    """
    bounds = catalogue.need_bounds
    listed = [catalogue.needs[bounds[d] : bounds[d + 1]].astype(np.int64) for d in documents]
    judged.judge(np.unique(np.concatenate([np.zeros(0, np.int64), *listed])))
    places = [judged.places[own] for own in listed]
    parts = _overall_parts(documents, catalogue, resume, judged.usable)
    best = [judged.best[own] for own in places]
    shared = [
        np.column_stack([np.broadcast_to(about[:2], (len(own), 2)), context_of(own)])
        for own, about in zip(best, parts, strict=True)
    ]
    if not shared:
        return []
    decided = judged.decisions(np.concatenate(places), np.concatenate(shared))
    verdicts, strengths = decided.verdicts.tolist(), decided.strengths.tolist()
    scores: list[float | None] = []
    place = 0
    for number, about in zip(documents.tolist(), parts, strict=True):
        requirements = _requirements(number, catalogue)
        own = slice(place, place + len(requirements))
        place = own.stop
        if _sets_lines_aside(number, requirements, catalogue, judged, resume, models):
            scores.append(None)
            continue
        pair = PairScore(
            requirements=tuple(
                RequirementScore(
                    requirement=requirement, verdict=VERDICTS[code], strength=round(strength, DECIMALS)
                )
                for requirement, code, strength in zip(
                    requirements, verdicts[own], strengths[own], strict=True
                )
            ),
            overall=round(models.judge.overall_of(about), DECIMALS),
        )
        most = models.ranker.max_points(requirements)
        scores.append(outcome_of(pair, *most, explain=False).fit_score)
    return scores


def _located(number: int, catalogue: Catalogue) -> tuple[NeedBook, int, int]:
    """Return where a posting stands: the book of its segment, its place there, and the number of that book's first requirement."""
    at = int(np.searchsorted(catalogue.first_documents, number, side="right")) - 1
    return catalogue.books[at], number - int(catalogue.first_documents[at]), int(catalogue.first_needs[at])


def _requirements(number: int, catalogue: Catalogue) -> tuple[Requirement, ...]:
    """Return the requirements of a posting, as far as scores depend on them."""
    book, _, first = _located(number, catalogue)
    own = slice(*catalogue.need_bounds[number : number + 2].tolist())
    found = [book.need(row - first).requirement for row in catalogue.needs[own].tolist()]
    groups = catalogue.groups[own].tolist()
    return tuple(
        need if group < 0 else dataclasses.replace(need, alternative_group=str(group))
        for need, group in zip(found, groups, strict=True)
    )


def _sets_lines_aside(
    number: int,
    requirements: tuple[Requirement, ...],
    catalogue: Catalogue,
    judged: JudgedNeeds,
    resume: ResumeContext,
    models: _Models,
) -> bool:
    """Return whether lines were copied from this posting or made for it, so that its requirements are judged by other lines."""
    book, place, _ = _located(number, catalogue)
    plain = json.loads(zlib.decompress(book.segment.packed(book.place(place))))
    posting = Posting(document=Document(text=plain["document"]["text"]), requirements=requirements)
    context = posting_context(posting, book.no_vectors, models.stem_idf)
    if copied_facts(context, resume):
        return True
    pasted, stuffed = lines_set_aside(context, resume)
    return bool(((pasted | stuffed) != judged.set_aside).any())


def _overall_parts(
    documents: Indices, catalogue: Catalogue, resume: ResumeContext, usable: npt.NDArray[np.bool_]
) -> list[Singles]:
    """Return the `matcher.scoring.features.overall_parts` of postings."""
    counted = usable & (resume.flags[:, _LISTED] <= 0)
    if not counted.any():
        return [np.zeros(4, np.float32) for _ in documents]
    lines = resume.vectors.lines
    parts = []
    for number in documents.tolist():
        book, place, _ = _located(number, catalogue)
        segment = book.segment
        own = book.about_rows[book.about_bounds[place] : book.about_bounds[place + 1]]
        rows = book.about_texts[own].astype(np.int64)
        near = cosine_similarity(segment.vectors[rows].astype(np.float32), lines.embeddings)
        named = sparse_cosine(segment.words(rows, lines.tfidf["word"].n_columns), lines.tfidf["word"])
        parts.append(parts_of(near[:, counted].max(axis=1), named[:, counted].max(axis=1)))
    return parts
