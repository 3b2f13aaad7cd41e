"""The tables of a taxonomy folder in the form in which they are looked up: read in a tenth of the time.

``compiled.txt.gz`` is derived: its first line holds the checksums of the tables that it was made from, and where they are not those of
the folder, the tables themselves are read. Names and concepts stay text until somebody asks for them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from matcher.taxonomy.tables import Concept, Edge, Forms, Name, Tables, read_tables, uri_of

COMPILED_FILE: Final = "compiled.txt.gz"
# To be raised with every change of the layout.
_LAYOUT: Final = 1
# Between names, between the fields of one, and between parts of a file; neither in a token nor in a label.
_ITEM: Final = "\x1e"
_FIELD: Final = "\x1f"
_PART: Final = "\n\x1d\n"
# Stands for the URI that follows from the identifier.
_OWN_URI: Final = "="

K = TypeVar("K")
V = TypeVar("V")


class Unread(Mapping[K, V], Generic[K, V]):
    """A mapping whose values are parsed when they are first asked for.

    Parameters
    ----------
    rows : dict of str to str
        Values as text.
    written, read : callable
        From a key to its text and back.
    parse : callable
        From the text of a key and that of its value to the value.
    """

    __slots__ = ("_known", "_parse", "_read", "_rows", "_written")

    def __init__(
        self,
        rows: dict[str, str],
        *,
        written: Callable[[K], str],
        read: Callable[[str], K],
        parse: Callable[[str, str], V],
    ) -> None:
        self._rows = rows
        self._written, self._read, self._parse = written, read, parse
        self._known: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        known = self._known.get(key)
        if known is None:
            written = self._written(key)
            known = self._known[key] = self._parse(written, self._rows[written])
        return known

    def get(self, key: K, default: Any = None) -> Any:
        """Return the value of a key, or the default; most look-ups find nothing, and that has to be quick."""
        known = self._known.get(key)
        if known is None:
            return self[key] if self._written(key) in self._rows else default
        return known

    def __contains__(self, key: object) -> bool:
        return key in self._known or self.get(key) is not None  # type: ignore[arg-type]  # as of any mapping

    def __iter__(self) -> Iterator[K]:
        return map(self._read, self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def load_tables(folder: Path) -> Tables:
    """Return the tables of a folder, from their compiled form where it is there and made from them.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    Tables
        Equal to those of `read_tables`.
    """
    parts = _parts(folder / COMPILED_FILE)
    if len(parts) != 6 or parts[0] != _header(folder):
        return read_tables(folder)
    _, ids, concepts, forms, names, edges = parts
    numbered = ids.split("\n")
    return Tables(
        concepts=Unread(_rows(ids, concepts), written=str, read=str, parse=_concept),
        names=Unread(_rows(forms, names), written=" ".join, read=_forms, parse=partial(_names, numbered)),
        edges=tuple(_edge(numbered, row) for row in edges.split("\n")) if edges else (),
    )


def compile_tables(folder: Path) -> Path:
    """Write the compiled form of a folder's tables beside them.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    Path
        The file; the same tables give the same bytes.
    """
    tables = read_tables(folder)
    # Numbers for identifiers: most are long and random.
    number = {key: str(i) for i, key in enumerate(tables.concepts)}
    concepts = [
        _FIELD.join((c.label, c.kind, _OWN_URI if c.uri == uri_of(key) else c.uri))
        for key, c in tables.concepts.items()
    ]
    names = [
        _ITEM.join(_FIELD.join((n.text, number[n.concept], str(n.case), *n.raws)) for n in group)
        for group in tables.names.values()
    ]
    edges = [
        _FIELD.join((number[e.member], number[e.concept], e.relation, str(e.adjacency), str(e.strength)))
        for e in tables.edges
    ]
    lists = (tables.concepts, concepts, map(" ".join, tables.names), names, edges)
    parts = (_header(folder), *("\n".join(rows) for rows in lists))
    path = folder / COMPILED_FILE
    # No name and no time in the header: the same input gives the same bytes.
    with path.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        packed.write(_PART.join(parts).encode())
    return path


def _header(folder: Path) -> str:
    """Return the layout and the checksums of the tables that there are."""
    sources = [folder / "aliases.tsv", folder / "relations.tsv", *sorted(folder.glob("skills*.jsonl.gz"))]
    sums = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sources if p.is_file()}
    return json.dumps({"layout": _LAYOUT, "made_from": sums})


def _parts(path: Path) -> list[str]:
    """Return the parts of a compiled file; none where it is missing or damaged."""
    if not path.is_file():
        return []
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError):
        return []
    return text.split(_PART)


def _rows(keys: str, values: str) -> dict[str, str]:
    return dict(zip(keys.split("\n"), values.split("\n"), strict=True)) if keys else {}


def _forms(written: str) -> Forms:
    return tuple(written.split(" "))


def _concept(key: str, row: str) -> Concept:
    label, kind, uri = row.split(_FIELD)
    return Concept(id=key, label=label, kind=kind, uri=uri_of(key) if uri == _OWN_URI else uri)


def _names(ids: list[str], _: str, row: str) -> tuple[Name, ...]:
    return tuple(
        Name(text, ids[int(concept)], int(case), tuple(raws))
        for text, concept, case, *raws in (item.split(_FIELD) for item in row.split(_ITEM))
    )


def _edge(ids: list[str], row: str) -> Edge:
    member, concept, relation, adjacency, strength = row.split(_FIELD)
    return Edge(ids[int(member)], ids[int(concept)], relation, float(adjacency), float(strength))
