"""Read the tables of ``data/taxonomy``: concepts with their names, and relations between concepts.

``aliases.tsv`` has ``label, kind, names`` and ``relations.tsv`` ``concept, relation, adjacency, kind, members``; lists are
separated by ``|``. A name may carry a mark: ``=Excel`` counts as it is written (in lower case only beside other skills),
``?Go`` only as written and where the words around it speak of skills, ``!SEND`` only as written. ``skills*.jsonl.gz`` hold derived entries, one JSON object a line: ``id, kind, names`` and at times ``broader``; the first name is the label.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from matcher.exceptions import ArtefactError
from matcher.taxonomy.mentions import KINDS
from matcher.taxonomy.shadow import fold
from matcher.taxonomy.tokens import phrase

Forms: TypeAlias = tuple[str, ...]

ANY_CASE: Final = 0
EXACT_CASE: Final = 1
IN_CONTEXT: Final = 2
AS_WRITTEN: Final = 3
_MARKS: Final[dict[str, int]] = {"=": EXACT_CASE, "?": IN_CONTEXT, "!": AS_WRITTEN}

_URI_BASES: Final[dict[str, str]] = {
    "esco": "http://data.europa.eu/esco/",
    "onet": "https://www.onetcenter.org/dictionary/30.2/excel/technology_skills.html#",
}
RELATIONS: Final[tuple[str, ...]] = ("kind_of", "part_of", "related")
# The support scale is read by people who weigh verdicts: a tool or a certificate shows what it belongs to, one skill out
# of a field (invoicing for accounting) shows most of it.
NARROWER: Final = 0.95
PARTIAL: Final = 0.8
_TELLING_KINDS: Final = frozenset({"tool", "certificate"})
# Phrases of this kind are consumed and never reported: "go to market" does not name Go.
STOP_KIND: Final = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A taxonomy entry; ``uri`` is empty for the project's own entries."""

    id: str
    label: str
    kind: str
    uri: str = ""


class Name(NamedTuple):
    """One way to write a concept; ``case`` is ANY_CASE, EXACT_CASE, IN_CONTEXT or AS_WRITTEN, ``raws`` are the tokens as written."""

    text: str
    concept: str
    case: int
    raws: tuple[str, ...]


class Edge(NamedTuple):
    """``member`` is a kind of (or part of, or related to) ``concept``.

    ``adjacency`` is the support between members; ``strength`` is how far the member shows the concept.
    """

    member: str
    concept: str
    relation: str
    adjacency: float
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All that the folder holds; ``names`` by their token forms, the first owner of a name keeps it."""

    concepts: Mapping[str, Concept]
    names: Mapping[Forms, tuple[Name, ...]]
    edges: tuple[Edge, ...]


def forms_of(term: str) -> Forms:
    """Return the token forms under which a term is the same as another: folded, lower case, singular, no hyphens."""
    return phrase(fold(term).text)[0]


def read_tables(folder: Path) -> Tables:
    """Read every table of a taxonomy folder.

    Parameters
    ----------
    folder : Path
        Holds ``aliases.tsv`` and ``relations.tsv``, and any number of ``skills*.jsonl.gz``.

    Returns
    -------
    Tables
        Own entries first; a derived entry with the name of an own one adds its other names and its URI to it.

    Raises
    ------
    ArtefactError
        If a table is missing or a line of it cannot be read.
    """
    concepts: dict[str, Concept] = {}
    names: dict[Forms, tuple[Name, ...]] = {}

    def owner(term: str) -> str | None:
        """Return the concept that a name belongs to."""
        known = names.get(forms_of(_unmark(term)[0]))
        return known[0].concept if known else None

    def add(cell: str, concept: str, *, is_derived: bool = False) -> None:
        """Give a concept a further name, unless another one has it."""
        text, case = _unmark(cell)
        forms, raws = phrase(fold(text).text)
        known = names.get(forms, ())
        if forms and (not known or known[0].concept == concept):
            if is_derived and any(name.raws == raws for name in known):
                return  # the project's own mark holds
            # Written twice with different marks, the stricter one holds.
            case = max([case, *(name.case for name in known if name.raws == raws)])
            others = [name for name in known if name.raws != raws]
            names[forms] = (*others, Name(text, concept, case, raws))

    def declare(cell: str, kind: str) -> str:
        """Return the concept of a name, a new one where it is unknown."""
        concept = owner(cell)
        if concept is None:
            text, _ = _unmark(cell)
            concept = text.lower()
            concepts[concept] = Concept(id=concept, label=text, kind=kind)
            add(cell, concept)
        return concept

    for label, kind, cells in _rows(folder / "aliases.tsv", 3):
        _check_kind(kind, folder / "aliases.tsv", label)
        concept = declare(label, kind)
        for cell in _cells(cells):
            add(cell, concept)
    edges: list[Edge] = []
    for label, relation, adjacency, kind, cells in _rows(folder / "relations.tsv", 5):
        if relation not in RELATIONS:
            raise _broken(folder / "relations.tsv", f"{label}: relation '{relation}'", ", ".join(RELATIONS))
        _check_kind(kind, folder / "relations.tsv", label)
        concept = declare(label, kind)
        for cell in _cells(cells):
            member = declare(cell, kind)
            if member != concept:
                whole = relation != "part_of" or concepts[member].kind in _TELLING_KINDS
                edges.append(
                    Edge(member, concept, relation, float(adjacency), NARROWER if whole else PARTIAL)
                )
    for path in sorted(folder.glob("skills*.jsonl.gz")):
        for entry in _entries(path):
            known = owner(entry["names"][0])
            concept = known or str(entry["id"])
            if known is None:
                label, _ = _unmark(entry["names"][0])
                concepts[concept] = Concept(id=concept, label=label, kind=entry["kind"], uri=uri_of(concept))
            elif not concepts[concept].uri and concepts[concept].kind != STOP_KIND:
                concepts[concept] = replace(concepts[concept], uri=uri_of(entry["id"]))
            for cell in entry["names"]:
                add(cell, concept, is_derived=True)
            edges += (
                Edge(concept, broader, "kind_of", 0.0, NARROWER)
                for name in entry.get("broader", ())
                if (broader := owner(name)) and broader != concept
            )
    known_edges = tuple(e for e in edges if e.member in concepts and e.concept in concepts)
    return Tables(concepts=concepts, names=names, edges=known_edges)


def uri_of(identifier: str) -> str:
    """Return the URI that an identifier such as ``esco:skill/…`` stands for."""
    scheme, _, rest = identifier.partition(":")
    return _URI_BASES.get(scheme, "") + rest


def _unmark(cell: str) -> tuple[str, int]:
    case = _MARKS.get(cell[:1], ANY_CASE)
    return (cell[1:] if case else cell).strip(), case


def _cells(cells: str) -> list[str]:
    return [cell.strip() for cell in cells.split("|") if cell.strip()]


def _rows(path: Path, n_columns: int) -> Iterator[list[str]]:
    if not path.is_file():
        raise ArtefactError(
            f"The taxonomy table {path} is missing. A taxonomy folder holds aliases.tsv and relations.tsv. "
            "Reinstall the package, or name another folder."
        )
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            row = line.split("\t")
            if len(row) != n_columns:
                raise _broken(path, f"{len(row)} columns in line {number}", f"{n_columns} columns")
            yield [cell.strip() for cell in row]


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _check_kind(kind: str, path: Path, label: str) -> None:
    if kind not in KINDS and kind != STOP_KIND:
        raise _broken(path, f"{label}: kind '{kind}'", ", ".join(KINDS))


def _broken(path: Path, found: str, accepted: str) -> ArtefactError:
    return ArtefactError(f"The taxonomy table {path} has {found}. Accepted: {accepted}. Correct the line.")
