"""Labelled résumé–posting pairs: loading them, and finding a gold requirement among those that were read."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from matcher.exceptions import InputError
from matcher.types import VERDICTS, Requirement

MATCH_F1: Final = 0.6
"""Least token F1 for a parsed requirement to count as a labelled one."""

_LABEL_WORDS: Final = {"partial": "partly_met"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledRequirement:
    """One gold verdict: ``evidence`` holds exact substrings of the résumé."""

    text: str
    necessity: str
    verdict: str
    evidence: tuple[str, ...]
    note: str
    kinds: tuple[str, ...] = ()

    @property
    def is_borderline(self) -> bool:
        """Whether the note says that another verdict is defensible too."""
        return self.note.startswith("[or ")

    @property
    def alternative(self) -> str | None:
        """The other defensible verdict, where the note names one."""
        word = self.note[4:].split("]")[0].split()[0].strip(",;:") if self.is_borderline else ""
        word = "partly_met" if word in ("partial", "partly") else word
        return word if word in VERDICTS and word != self.verdict else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """One résumé judged against one posting by a careful reader; ``grade`` is 0 (unrelated) to 4 (excellent)."""

    field: str
    posting: str
    resume: str
    posting_path: Path
    resume_path: Path
    grade: int
    requirements: tuple[LabelledRequirement, ...]

    @property
    def key(self) -> str:
        """Name of the pair."""
        return f"{self.field}/{self.posting}__{self.resume}"


def _find(folder: Path, stem: str, fallbacks: Sequence[Path] = ()) -> Path:
    for home in (folder, *fallbacks):
        for path in sorted(home.glob(f"{stem}.*")):
            if path.suffix in (".txt", ".md", ".html", ".pdf", ".docx") or (
                path.suffix == ".json" and not (home / f"{stem}.txt").exists()
            ):
                return path
    raise InputError(
        f"No file named {stem}.* in {folder}. Each label needs its posting and its résumé beside it."
    )


def load_pairs(folder: Path, *, postings: Path | None = None) -> tuple[LabelledPair, ...]:
    """Load labelled pairs.

    Parameters
    ----------
    folder : Path
        Holds ``labels/``, ``resumes/`` and ``postings/``, or one such folder per field of work.
    postings : Path, optional
        A further folder to look for postings in.

    Returns
    -------
    tuple of LabelledPair
        Sorted by field and file name.
    """
    homes = [folder] if (folder / "labels").is_dir() else sorted(p.parent for p in folder.glob("*/labels"))
    if not homes:
        raise InputError(
            f"No labelled pairs under {folder}. Expected <field>/labels/*.json, <field>/postings and <field>/resumes."
        )
    return tuple(pair for home in homes for pair in _load_field(home, postings))


def _load_field(home: Path, postings: Path | None) -> Iterator[LabelledPair]:
    extra = [postings] if postings is not None else []
    for path in sorted((home / "labels").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        posting_path = _find(home / "postings", data["posting"], extra)
        gold = posting_path.with_suffix(".json")
        kinds = {}
        if gold.exists():
            kinds = {
                r["id"]: tuple(r["kinds"])
                for r in json.loads(gold.read_text(encoding="utf-8"))["requirements"]
            }
        yield LabelledPair(
            field=home.name,
            posting=data["posting"],
            resume=data["resume"],
            posting_path=posting_path,
            resume_path=_find(home / "resumes", data["resume"]),
            grade=int(data["grade"]),
            requirements=tuple(
                LabelledRequirement(
                    text=r["text"],
                    necessity=r["necessity"],
                    verdict=_LABEL_WORDS.get(r["label"], r["label"]),
                    evidence=tuple(r["evidence"]),
                    note=r.get("note") or "",
                    kinds=kinds.get(r["id"], ()),
                )
                for r in data["requirements"]
            ),
        )


def token_f1(a: str, b: str) -> float:
    """Return the token-level F1 of two texts, white space and case aside."""
    first, second = Counter(re.findall(r"\w+", a.lower())), Counter(re.findall(r"\w+", b.lower()))
    common = sum((first & second).values())
    total = sum(first.values()) + sum(second.values())
    return 2 * common / total if total else 0.0


def align(gold: Sequence[str], parsed: Sequence[Requirement]) -> dict[int, int]:
    """Match gold requirement texts with parsed ones, one to one, best first.

    Parameters
    ----------
    gold : sequence of str
    parsed : sequence of Requirement

    Returns
    -------
    dict of int to int
        Gold index to parsed index, for matches of at least `MATCH_F1`.
    """
    scores = sorted(
        ((token_f1(g, p.text), i, j) for i, g in enumerate(gold) for j, p in enumerate(parsed)),
        key=lambda s: (-s[0], s[1], s[2]),
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for score, i, j in scores:
        if score >= MATCH_F1 and i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken


def evidence_lines(
    evidence: Sequence[str], document_text: str, spans: Sequence[tuple[int, int]]
) -> list[int]:
    """Return the indices of spans that a gold quote touches with at least half of the shorter of the two."""
    found: set[int] = set()
    for quote in evidence:
        pattern = r"\s+".join(re.escape(w) for w in quote.split())
        if not pattern:
            continue
        for match in re.finditer(pattern, document_text):
            for i, (start, end) in enumerate(spans):
                overlap = min(end, match.end()) - max(start, match.start())
                if overlap > 0 and overlap >= 0.5 * min(end - start, match.end() - match.start()):
                    found.add(i)
    return sorted(found)
