"""The taxonomy as the other stages see it: find concepts in a text, relate them to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from matcher.artefacts import data_dir
from matcher.taxonomy.compiled import load_tables
from matcher.taxonomy.context import settle
from matcher.taxonomy.mentions import Mention
from matcher.taxonomy.phrases import PhraseIndex
from matcher.taxonomy.relations import RelationGraph
from matcher.taxonomy.shadow import fold
from matcher.taxonomy.tables import STOP_KIND, Concept, Tables, forms_of


class Taxonomy:
    """Concepts with their names and relations.

    Parameters
    ----------
    folder : Path
        A taxonomy folder; it is read on first use.

    Examples
    --------
    >>> taxonomy = Taxonomy.load()
    >>> [m.label for m in taxonomy.find("Built dashboards in PowerBI and wrote T-SQL")]
    ['dashboards', 'Power BI', 'T-SQL']
    >>> taxonomy.relation("bigquery", "sql"), taxonomy.support("sql", "bigquery")
    ('kind_of', 0.95)
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def load(cls, path: str | Path | None = None) -> Taxonomy:
        """Return the taxonomy of a folder, the packaged one by default; the same folder gives the same object."""
        return _load(Path(path) if path is not None else data_dir() / "taxonomy")

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return _load, (self.folder,)

    def __repr__(self) -> str:
        return f"Taxonomy({str(self.folder)!r})"

    @cached_property
    def _tables(self) -> Tables:
        return load_tables(self.folder)

    @cached_property
    def _phrases(self) -> PhraseIndex:
        return PhraseIndex(self._tables.names)

    @cached_property
    def _graph(self) -> RelationGraph:
        return RelationGraph(self._tables.edges)

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, list[str]] = defaultdict(list)
        for group in self._tables.names.values():
            for name in group:
                names[name.concept].append(name.text)
        return {concept: tuple(texts) for concept, texts in names.items()}

    @property
    def concepts(self) -> Mapping[str, Concept]:
        """Every concept by its identifier."""
        return self._tables.concepts

    def find(self, text: str) -> tuple[Mention, ...]:
        """Find the concepts that a text names.

        Parameters
        ----------
        text : str
            Any text, a line or a whole document.

        Returns
        -------
        tuple of Mention
            In the order of the text, longest first at each place, not overlapping. Spans point into ``text``.
        """
        shadow = fold(text)
        stream = self._phrases.stream(shadow.text)
        mentions = []
        for c in settle(stream, self._phrases.candidates(stream), self._kind):
            concept = self.concepts[c.concept]
            if concept.kind != STOP_KIND:
                start, end = shadow.span(stream.starts[c.first], stream.ends[c.last - 1])
                mentions.append(
                    Mention(concept=concept.id, label=concept.label, start=start, end=end, kind=concept.kind)
                )
        return tuple(mentions)

    def lookup(self, term: str) -> str | None:
        """Return the concept that a term names by itself, or that it is the identifier of; None if unknown."""
        if term in self.concepts:
            return term
        known = self._tables.names.get(forms_of(term))
        return known[0].concept if known else None

    def label(self, concept: str) -> str:
        """Return the preferred name of a concept, or what was given if it is unknown."""
        known = self.concepts.get(concept)
        return known.label if known else concept

    def names(self, concept: str) -> tuple[str, ...]:
        """Return every name of a concept, the preferred one first."""
        return self._names.get(concept, ())

    def broader(self, concept: str) -> tuple[str, ...]:
        """Return the concepts directly above a concept."""
        return self._graph.broader(concept)

    def narrower(self, concept: str) -> tuple[str, ...]:
        """Return the concepts directly below a concept."""
        return self._graph.narrower(concept)

    def relation(self, a: str, b: str) -> str | None:
        """Tell what concept ``a`` is to concept ``b``.

        Parameters
        ----------
        a, b : str
            Identifiers or names.

        Returns
        -------
        str or None
            ``"same"``, ``"kind_of"`` (BigQuery is a kind of SQL), ``"part_of"`` (pandas is a part of Python),
            ``"related"`` (Tableau and Power BI), or None.
        """
        left, right = self.lookup(a), self.lookup(b)
        if left is None or right is None:
            return "same" if forms_of(a) == forms_of(b) else None
        return self._graph.relation(left, right)

    def support(self, asked: str, shown: str) -> float:
        """Return how far showing one concept supports a demand for another.

        Parameters
        ----------
        asked, shown : str
            Identifiers or names.

        Returns
        -------
        float
            1 for the same concept; 0.95 when ``shown`` is a kind of ``asked``, or a tool or certificate that belongs to it;
            0.8 when it is one skill of the field ``asked``; about 0.5 when they are adjacent; 0 when the taxonomy knows of no relation.
        """
        left, right = self.lookup(asked), self.lookup(shown)
        if left is None or right is None:
            return 1.0 if forms_of(asked) == forms_of(shown) else 0.0
        return self._graph.support(left, right)

    def reach(self, concept: str) -> frozenset[str]:
        """Return the concepts by which others can be related to this one; `support` is 0 between two that share none."""
        return self._graph.reach(concept)

    def _kind(self, concept: str) -> str:
        return self.concepts[concept].kind


@lru_cache(maxsize=4)
def _load(folder: Path) -> Taxonomy:
    return Taxonomy(folder)
