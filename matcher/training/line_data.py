"""Training material of the encoder: line groups, and line labels that the labelled pairs yield."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.exceptions import InputError

NO, PARTLY, SUPPORTS, REFUSES = 0, 1, 2, 3
CLASSES: Final[tuple[str, str, str, str]] = ("no", "partly", "supports", "refuses")
VERDICT_CLASS: Final[dict[str, int]] = {
    "met": SUPPORTS,
    "partial": PARTLY,
    "partly_met": PARTLY,
    "not_shown": NO,
    "contradicted": REFUSES,
}
# Résumés of labelled pairs have some thirty lines, or about ten.
_PLAIN_LINES: Final = 16
LONG_LINE_WORDS: Final = 28  # a longer line is read sentence by sentence; 95 % of bullets are shorter

_BULLET = re.compile(r"^[\s>|*•·»›▪◦‣●○■□\-–—+~#=_]+")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\"”’%][.!?;])\s+(?=[\"“(]?[A-Z0-9])")
_MAIL = re.compile(r"\S@\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGroup:
    """One requirement with the lines that somebody judged against it.

    Attributes
    ----------
    requirement : str
    kind : str
        One of the kinds of requirement.
    field : str
        Field of work, in the writer's words.
    source : str
        Name of the file that it came from, without the suffix.
    lines : tuple of str
    labels : tuple of int
        `NO`, `PARTLY`, `SUPPORTS` or `REFUSES`, one a line.
    """

    requirement: str
    kind: str
    field: str
    source: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainLine:
    """A piece of a résumé that is judged alone: ``text`` without its bullet, at ``[start, end)``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """A posting's requirements against one résumé's lines, with verdicts and evidence.

    Attributes
    ----------
    field, posting, resume : str
    grade : int
        0 (unrelated) to 4 (excellent).
    requirements : tuple of str
    verdicts : tuple of str
        ``"met" | "partial" | "not_shown" | "contradicted"``, one a requirement.
    lines : tuple of str
    is_evidence : ndarray of shape (n_requirements, n_lines), bool
        Lines that the labeller quoted, for whatever verdict.
    """

    field: str
    posting: str
    resume: str
    grade: int
    requirements: tuple[str, ...]
    verdicts: tuple[str, ...]
    lines: tuple[str, ...]
    is_evidence: npt.NDArray[np.bool_]

    @property
    def verdict_classes(self) -> npt.NDArray[np.int64]:
        """The verdicts as `NO`, `PARTLY`, `SUPPORTS`, `REFUSES`."""
        return np.array([VERDICT_CLASS[v] for v in self.verdicts], dtype=np.int64)


def plain_lines(text: str) -> tuple[PlainLine, ...]:
    """Split a résumé at its line breaks, join wrapped lines, and cut long ones into sentences.

    Parameters
    ----------
    text : str
        A résumé as it stands in the file.

    Returns
    -------
    tuple of PlainLine
        Without lines of fewer than three letters and without those that hold a mail address.
    """
    blocks: list[tuple[int, int]] = []
    position = 0
    for raw in text.split("\n"):
        start, end = position, position + len(raw)
        position = end + 1
        stripped = raw.strip()
        if not stripped:
            continue
        wraps = bool(blocks) and stripped[0].islower() and text[blocks[-1][1] : start].count("\n") == 1
        if wraps and not _BULLET.match(stripped):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    lines: list[PlainLine] = []
    for start, end in blocks:
        lines += _cut(text, start, end)
    return tuple(lines)


def _cut(text: str, start: int, end: int) -> list[PlainLine]:
    """Return the block as one line, or as its sentences where it is long."""
    block = text[start:end]
    edges = [0]
    if len(block.split()) > LONG_LINE_WORDS:
        edges += [m.end() for m in _SENTENCE_END.finditer(block)]
    edges.append(len(block))
    pieces: list[PlainLine] = []
    for left, right in pairwise(edges):
        mark = _BULLET.match(block[left:right])
        first = left + (mark.end() if mark else 0)
        words = " ".join(block[first:right].split())
        if sum(c.isalpha() for c in words) >= 3 and not _MAIL.search(words):
            pieces.append(PlainLine(text=words, start=start + first, end=start + right))
    return pieces


def load_groups(folder: str | Path) -> tuple[LineGroup, ...]:
    """Read every ``*.jsonl`` of line groups in ``folder``, by file name, leaving out repeated requirements.

    Parameters
    ----------
    folder : str or Path

    Returns
    -------
    tuple of LineGroup
    """
    paths = sorted(Path(folder).glob("*.jsonl"))
    if not paths:
        raise InputError(f"{folder} holds no *.jsonl file of line groups. Pass the folder data/lines.")
    groups: list[LineGroup] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for path in paths:
        for row in path.read_text(encoding="utf-8").splitlines():
            if not row.strip():
                continue
            item = json.loads(row)
            refuses = item.get("refuses", [])
            lines = (*item["supports"], *item["partly"], *item["no"], *refuses)
            labels = (
                (SUPPORTS,) * len(item["supports"])
                + (PARTLY,) * len(item["partly"])
                + (NO,) * len(item["no"])
                + (REFUSES,) * len(refuses)
            )
            key = (item["requirement"], lines)
            if lines and key not in seen:
                seen.add(key)
                groups.append(
                    LineGroup(
                        requirement=item["requirement"],
                        kind=item.get("kind", ""),
                        field=item.get("field", ""),
                        source=path.stem,
                        lines=lines,
                        labels=labels,
                    )
                )
    return tuple(groups)


def sample_texts(groups: Sequence[LineGroup], n_groups: int = 200) -> tuple[str, ...]:
    """Return requirements and lines spread over the groups, for what is measured on a few texts as the encoder meets them.

    Parameters
    ----------
    groups : sequence of LineGroup
    n_groups : int
        Groups to take from; each gives its requirement and one line.

    Returns
    -------
    tuple of str
    """
    taken = groups[:: max(1, len(groups) // n_groups)][:n_groups]
    texts = [
        text
        for number, group in enumerate(taken)
        for text in (group.requirement, group.lines[number % len(group.lines)])
    ]
    return tuple(dict.fromkeys(texts))


def is_held_out(requirement: str, share: float) -> bool:
    """Tell by the requirement's own words whether it belongs to the held-out ``share``; stable between runs."""
    digest = hashlib.sha256(requirement.strip().lower().encode()).digest()
    return int.from_bytes(digest[:4], "big") < share * 2**32


def load_pairs(folder: str | Path) -> tuple[LabelledPair, ...]:
    """Read labelled pairs: ``<field>/labels/*.json`` with ``<field>/resumes/*.txt``.

    Parameters
    ----------
    folder : str or Path
        Holds one folder a field of work.

    Returns
    -------
    tuple of LabelledPair
        Ordered by field, posting and résumé.
    """
    root = Path(folder)
    pairs: list[LabelledPair] = []
    for path in sorted(root.glob("*/labels/*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        field_folder = path.parent.parent
        resume = field_folder / "resumes" / f"{item['resume']}.txt"
        if not resume.is_file():
            continue
        pairs.append(_labelled_pair(item, field_folder.name, resume.read_text(encoding="utf-8")))
    if not pairs:
        raise InputError(
            f"{folder} holds no */labels/*.json with a résumé beside it. Pass the folder data/labels."
        )
    return tuple(pairs)


def _labelled_pair(item: dict[str, Any], field: str, text: str) -> LabelledPair:
    """Place the quoted evidence on the lines of the résumé."""
    lines = plain_lines(text)
    rows: list[dict[str, Any]] = item["requirements"]
    is_evidence = np.zeros((len(rows), len(lines)), dtype=bool)
    for i, row in enumerate(rows):
        for quote in row["evidence"]:
            start = text.find(quote)
            while start >= 0:
                end = start + len(quote)
                for j, line in enumerate(lines):
                    overlap = min(end, line.end) - max(start, line.start)
                    if overlap >= min(len(quote), line.end - line.start) * 0.5:
                        is_evidence[i, j] = True
                start = text.find(quote, end)
    return LabelledPair(
        field=field,
        posting=str(item["posting"]),
        resume=str(item["resume"]),
        grade=int(item["grade"]),
        requirements=tuple(str(row["text"]) for row in rows),
        verdicts=tuple(str(row["label"]) for row in rows),
        lines=tuple(line.text for line in lines),
        is_evidence=is_evidence,
    )


def pair_targets(pair: LabelledPair) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Derive a class and a weight for every requirement and line of a pair.

    Quoted lines take the class of the verdict. A line nobody quoted is a "no", with less weight where the requirement is met, as the labeller
    stops at enough evidence.

    Parameters
    ----------
    pair : LabelledPair

    Returns
    -------
    classes : ndarray of shape (n_requirements, n_lines)
    weights : ndarray of shape (n_requirements, n_lines)
    """
    classes = np.zeros(pair.is_evidence.shape, dtype=np.int64)
    weights = np.zeros(pair.is_evidence.shape, dtype=np.float32)
    unquoted = {NO: 0.25, PARTLY: 0.2, SUPPORTS: 0.1, REFUSES: 0.25}
    for i, verdict in enumerate(pair.verdict_classes):
        quoted = pair.is_evidence[i]
        classes[i, quoted] = verdict
        weights[i] = unquoted[int(verdict)]
        weights[i, quoted] = 1.0
    return classes, weights


def plain_pairs(pairs: Sequence[LabelledPair]) -> tuple[LabelledPair, ...]:
    """Return the pairs of short résumés, which tell plain deeds in a few words a line."""
    return tuple(pair for pair in pairs if len(pair.lines) <= _PLAIN_LINES)


def without_fields(pairs: tuple[LabelledPair, ...], fields: tuple[str, ...]) -> tuple[LabelledPair, ...]:
    """Return the pairs of all other fields."""
    return tuple(pair for pair in pairs if pair.field not in fields)
