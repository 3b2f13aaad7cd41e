"""The different requirements of an index of postings, each judged once for a résumé instead of once for every posting.

What a requirement's verdict owes to its posting is little beside its own text: how near title and responsibilities are, and how well the
other requirements are shown. So its features are worked out apart, and a posting's fit score follows exactly from those of its requirements.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from matcher.index.segments import Segment
from matcher.parsing.demands import DemandRole, demands
from matcher.representation.tfidf import SparseRows, View
from matcher.representation.vectors import DemandVectors, PostingVectors, TextVectors
from matcher.scoring.context import PostingContext, posting_context
from matcher.scoring.pooling import RULE_KINDS
from matcher.serialisation import from_plain, to_plain
from matcher.types import REQUIREMENT_KINDS, Document, Posting, Requirement

if TYPE_CHECKING:
    from matcher.engine import _Models
    from matcher.ranking import Ranker

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

# Different requirements kept unpacked from one query to the next.
_KEPT: Final = 50_000
_TYPED: Final = sum(
    1 << i for i, kind in enumerate(REQUIREMENT_KINDS) if kind in RULE_KINDS or kind == "experience_years"
)


def placeless(requirement: Requirement) -> Requirement:
    """Return a requirement without its place in its posting."""
    return dataclasses.replace(requirement, id="", start=0, end=0, section="", alternative_group=None)


def pack_need(need: Requirement) -> bytes:
    """Return a requirement in the form that a segment keeps."""
    return zlib.compress(json.dumps(to_plain(need), ensure_ascii=False, sort_keys=True).encode(), 1)


def need_code(need: Requirement) -> int:
    """Return a number that tells what the weight of a requirement depends on: its kinds and its necessity."""
    kinds = sum(1 << i for i, kind in enumerate(REQUIREMENT_KINDS) if kind in need.kinds)
    return kinds << 1 | (need.necessity == "required")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Need:
    """A requirement, taken apart."""

    requirement: Requirement
    roles: tuple[DemandRole, ...]
    texts: tuple[str, ...]


class NeedBook:
    """The different requirements of a segment, or of some of its postings, unpacked when they are looked at.

    Parameters
    ----------
    segment : Segment
    models : models of an engine
    documents : ndarray of int64, optional
        Places of these postings. Default: all.
    unpacked : dict, optional
        Requirements that another book of the segment has unpacked.

    Attributes
    ----------
    need_rows, need_groups, need_bounds
        As in `Segment`, for these postings and their requirements alone.
    about_texts, about_rows, about_bounds
        The same for what else they are about.
    """

    def __init__(
        self,
        segment: Segment,
        models: _Models,
        documents: Indices | None = None,
        unpacked: dict[int, Need] | None = None,
    ) -> None:
        self.segment = segment
        self.unpacked = {} if unpacked is None else unpacked
        self._models = models
        self._documents = documents
        if documents is None:
            self._rows = np.arange(len(segment.need_codes))
            self.need_rows, self.need_groups, self.need_bounds = (
                segment.need_rows, segment.need_groups, segment.need_bounds,
            )  # fmt: skip
            self.about_texts, self.about_rows, self.about_bounds = (
                segment.about_texts, segment.about_rows, segment.about_bounds,
            )  # fmt: skip
            return
        places, self.need_bounds = _chosen(segment.need_bounds, documents)
        self._rows, which = np.unique(segment.need_rows[places], return_inverse=True)
        self.need_rows, self.need_groups = which.astype(np.int32), segment.need_groups[places]
        places, self.about_bounds = _chosen(segment.about_bounds, documents)
        about, which = np.unique(segment.about_rows[places], return_inverse=True)
        self.about_texts, self.about_rows = segment.about_texts[about], which.astype(np.int32)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def n_documents(self) -> int:
        """Number of postings."""
        return len(self.need_bounds) - 1

    def place(self, document: int) -> int:
        """Return where a posting of the book stands in the segment."""
        return document if self._documents is None else int(self._documents[document])

    @cached_property
    def codes(self) -> npt.NDArray[np.int32]:
        """What the weight of each requirement depends on; see `need_code`."""
        return self.segment.need_codes[self._rows]

    @cached_property
    def whole_texts(self) -> Indices:
        """Row of the vector of each requirement's whole text; that of its topic is the next of its texts."""
        return self.segment.need_texts[self.segment.need_text_bounds[self._rows]].astype(np.int64)

    @cached_property
    def topic_texts(self) -> Indices:
        """Row of the vector of each requirement's topic."""
        return self.segment.need_texts[self.segment.need_text_bounds[self._rows] + 1].astype(np.int64)

    @cached_property
    def is_typed(self) -> npt.NDArray[np.bool_]:
        """Which requirements are decided by typed facts or by years rather than by lines alone."""
        typed: npt.NDArray[np.bool_] = (self.codes >> 1 & _TYPED) > 0
        return typed

    def weights(self, ranker: Ranker) -> Floats:
        """Return the weight of each requirement before it is scaled to points."""
        _, first, which = np.unique(self.codes, return_index=True, return_inverse=True)
        found: Floats = np.array([ranker.weight(self.need(int(row)).requirement) for row in first])[which]
        return found

    def need(self, number: int) -> Need:
        """Return a requirement of the book."""
        row = int(self._rows[number])
        known = self.unpacked.get(row)
        if known is None:
            bounds = self.segment.need_blob_bounds
            plain = json.loads(zlib.decompress(self.segment.needs[bounds[row] : bounds[row + 1]].tobytes()))
            requirement = from_plain(Requirement, plain)
            found = demands((requirement,))
            known = Need(
                requirement=requirement,
                roles=tuple(demand.role for demand in found),
                texts=tuple(demand.text for demand in found),
            )
            if len(self.unpacked) >= _KEPT:
                self.unpacked.clear()
            self.unpacked[row] = known
        return known

    def context(self, numbers: Sequence[int]) -> PostingContext:
        """Return some requirements as a posting of their own, without words that lines could be copied from."""
        needs = [self.need(number) for number in numbers]
        bounds, listed = self.segment.need_text_bounds, self.segment.need_texts
        rows = self._rows[np.asarray(numbers, np.int64)]
        texts = np.concatenate([listed[bounds[row] : bounds[row + 1]] for row in rows]).astype(np.int64)
        words = self.segment.words(texts, self._n_columns)
        roles = tuple(role for need in needs for role in need.roles)
        embeddings = self.segment.vectors[texts].astype(np.float32)
        vectors = PostingVectors(
            demands=DemandVectors(
                texts=tuple(text for need in needs for text in need.texts),
                embeddings=embeddings,
                tfidf={"word": words},
                roles=roles,
                owners=np.repeat(np.arange(len(needs)), [len(need.roles) for need in needs]),
            ),
            # A title must be there; this one is nobody's.
            about=TextVectors(texts=("",), embeddings=embeddings[:1], tfidf={"word": words.take(0, 1)}),
            embedding=np.zeros(0, np.float32),
            tfidf={},
        )
        posting = Posting(document=Document(text=""), requirements=tuple(need.requirement for need in needs))
        return posting_context(posting, vectors, self._models.stem_idf)

    @cached_property
    def no_vectors(self) -> PostingVectors:
        """The vectors of a posting without any text."""
        none = np.zeros((0, self.segment.vectors.shape[1]), np.float32)
        words: dict[View, SparseRows] = {"word": self.segment.words(np.zeros(0, np.int64), self._n_columns)}
        return PostingVectors(
            demands=DemandVectors(
                texts=(), embeddings=none, tfidf=words, roles=(), owners=np.zeros(0, np.int64)
            ),
            about=TextVectors(texts=(), embeddings=none, tfidf=words),
            embedding=np.zeros(0, np.float32),
            tfidf={},
        )

    @cached_property
    def _n_columns(self) -> int:
        return self._models.tfidf.transform([""], view="word").n_columns


def _chosen(bounds: Indices, documents: Indices) -> tuple[Indices, Indices]:
    """Return the places of what belongs to some documents, and where that of each begins."""
    counts = bounds[documents + 1] - bounds[documents]
    own = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    places: Indices = np.arange(own[-1]) + np.repeat(bounds[documents] - own[:-1], counts)
    return places, own
