"""How concepts relate, and how far showing one supports another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from matcher.taxonomy.tables import NARROWER, Edge

SAME: Final = 1.0
BROADER: Final = 0.4
_MAX_DEPTH: Final = 6
# A category with more members than this says little about any one of them ("software" for Tableau).
_MAX_TELLING: Final = 40


class RelationGraph:
    """The edges between concepts, in both directions.

    Parameters
    ----------
    edges : iterable of Edge
        ``kind_of`` and ``part_of`` point from the narrower concept to the broader one.
    """

    def __init__(self, edges: Iterable[Edge]) -> None:
        self._up: dict[str, dict[str, Edge]] = defaultdict(dict)
        self._down: dict[str, dict[str, Edge]] = defaultdict(dict)
        self._related: dict[str, dict[str, float]] = defaultdict(dict)
        for edge in edges:
            if edge.relation == "related":
                self._related[edge.member][edge.concept] = edge.adjacency
                self._related[edge.concept][edge.member] = edge.adjacency
            else:
                self._up[edge.member].setdefault(edge.concept, edge)
                self._down[edge.concept].setdefault(edge.member, edge)
        self._ancestors: dict[str, dict[str, tuple[str, float]]] = {}
        self._reach: dict[str, frozenset[str]] = {}

    def broader(self, concept: str) -> tuple[str, ...]:
        """Return the concepts directly above."""
        return tuple(self._up.get(concept, ()))

    def narrower(self, concept: str) -> tuple[str, ...]:
        """Return the concepts directly below."""
        return tuple(self._down.get(concept, ()))

    def ancestors(self, concept: str) -> dict[str, tuple[str, float]]:
        """Return every concept above, nearest first, with ``kind_of`` or ``part_of`` and the weakest strength on the way."""
        known = self._ancestors.get(concept)
        if known is not None:
            return known
        found: dict[str, tuple[str, float]] = {}
        level = [(concept, "kind_of", NARROWER)]
        for _ in range(_MAX_DEPTH):
            following = []
            for below, path, strength in level:
                for above, edge in self._up.get(below, {}).items():
                    relation = "part_of" if "part_of" in (path, edge.relation) else "kind_of"
                    weakest = min(strength, edge.strength)
                    if above != concept and (above not in found or found[above][1] < weakest):
                        found[above] = (relation, weakest)
                        following.append((above, relation, weakest))
            level = following
        self._ancestors[concept] = found
        return found

    def relation(self, a: str, b: str) -> str | None:
        """Return what ``a`` is to ``b``: ``same``, ``kind_of``, ``part_of``, ``related`` or None."""
        if a == b:
            return "same"
        upward = self.ancestors(a).get(b)
        if upward is not None:
            return upward[0]
        return "related" if self.support(b, a) > 0 or self.support(a, b) > 0 else None

    def support(self, asked: str, shown: str) -> float:
        """Return how far showing ``shown`` supports a demand for ``asked``, from 0 to 1."""
        if asked == shown:
            return SAME
        upward = self.ancestors(shown).get(asked)
        if upward is not None:
            return upward[1]
        best = self._adjacent(asked, shown)
        # Power BI Desktop is beside Tableau because Power BI is; one step up, a little weaker.
        for above in self._up.get(shown, ()):
            best = max(best, NARROWER * self._adjacent(asked, above))
        for above in self._up.get(asked, ()):
            best = max(best, NARROWER * self._adjacent(above, shown))
        return best

    def reach(self, concept: str) -> frozenset[str]:
        """Return the concepts by which others can be related to this one: two that share none support each other by 0.

        Parameters
        ----------
        concept : str

        Returns
        -------
        frozenset of str
        """
        known = self._reach.get(concept)
        if known is None:
            near = {concept, *self.ancestors(concept)}
            for own in (concept, *self._up.get(concept, ())):
                near.update(self._related.get(own, ()))
            known = self._reach[concept] = frozenset(near)
        return known

    def _adjacent(self, asked: str, shown: str) -> float:
        if asked == shown:
            return 0.0
        best = self._related.get(asked, {}).get(shown, 0.0)
        up_asked, up_shown = self._up.get(asked, {}), self._up.get(shown, {})
        for parent, edge in up_asked.items():
            other = up_shown.get(parent)
            if other is not None:
                best = max(best, min(edge.adjacency, other.adjacency))
        direct = up_asked.get(shown)
        if direct is not None and direct.adjacency > 0 and len(self._down[shown]) <= _MAX_TELLING:
            best = max(best, BROADER)
        return best
