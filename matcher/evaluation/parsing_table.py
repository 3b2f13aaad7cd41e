"""The tables of how well postings are parsed: ``python -m matcher.evaluation.parsing_table FOLDER_OR_TABLE…``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from matcher.evaluation.parsing import evaluate_postings
from matcher.exceptions import InputError
from matcher.parsing.degrees import find_degrees
from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.education import accepted_paths
from matcher.reading import read_document
from matcher.types import DegreeLevel, Posting

COLUMNS: Final[tuple[tuple[str, str], ...]] = (
    ("gold", "gold"),
    ("predicted", "found"),
    ("precision", "precision"),
    ("recall", "recall"),
    ("f1", "F1"),
    ("necessity", "necessity"),
    ("min_years", "years"),
    ("degree_level", "degree"),
    ("equivalent", "equival."),
    ("exact", "exact"),
    ("kinds_f1", "kinds F1"),
    ("furniture", "furniture"),
)
_LAW: Final = re.compile(r"j\.?\s?d\.?|juris doctor(?:ate)?|law degree")
# What the labels call a J.D.: their ladder has no rung for it. It follows a bachelor's degree, counts as a master's degree
# in international statistics (ISCED level 7) and is a doctorate by its name; silver labels use all three.
_RUNGS_OF_LAW: Final = frozenset(("bachelor", "master", "doctorate"))
_TABLES: Final = frozenset((".parquet", ".csv", ".jsonl"))


def main_need(posting: Posting) -> tuple[float | None, str | None]:
    """Return the years and the degree that a posting asks for first.

    Tables hold one number and one degree a posting, where a posting may have several requirements and each of them several
    ways to meet it. A requirement gives the first way that it names: "a bachelor's degree and four years, or high school
    and eight years" gives a bachelor's degree and 4, while `Requirement` holds the way with the lowest degree. What is
    required goes before what is preferred; that counts where nothing else is named, since an empty cell says that the
    text names none.

    Parameters
    ----------
    posting : Posting

    Returns
    -------
    years : float or None
    degree_level : str or None
        A level, or ``"law"`` for a J.D.
    """
    years: float | None = None
    degree: str | None = None
    for necessity in ("required", "preferred"):
        asked = [r for r in posting.requirements if r.necessity == necessity]
        ways = [
            several[0] if len(several := accepted_paths(r.text)) > 1 else (r.degree_level, r.min_years)
            for r in asked
        ]
        if degree is None:
            levels = [_rung(level, r.text) for (level, _), r in zip(ways, asked, strict=True)]
            levels += [_rung(r.degree_level, r.text) for r in asked]
            degree = next((level for level in levels if level is not None), None)
        if years is None:
            amounts = [*(amount for _, amount in ways), *(r.min_years for r in asked)]
            years = next((amount for amount in amounts if amount is not None), None)
    return years, degree


def _rung(level: DegreeLevel | None, text: str) -> str | None:
    """Return a level, or "law" where the only doctorate of a text is a J.D."""
    names = [m.name for m in find_degrees(text) if m.level == "doctorate"]
    return "law" if level == "doctorate" and names and all(map(_LAW.fullmatch, names)) else level


def evaluate_table(path: str | Path) -> dict[str, Any]:
    """Parse the postings of a table and compare years and degree with its columns.

    Parameters
    ----------
    path : str or Path
        Parquet, CSV or JSON lines with ``text``, ``min_years_experience`` and ``degree_required``; empty cells say
        that the text names none. They are compared with `main_need`; for a J.D. every degree from a bachelor's on is right.

    Returns
    -------
    dict
        For ``years`` and ``degree``: ``exact`` on the labelled rows, ``n`` of them, ``false_alarms`` on the others, and
        ``wrong``, a list of (row, label, found).
    """
    found: dict[str, Any] = {
        name: {"right": 0, "n": 0, "alarms": 0, "rest": 0, "wrong": []} for name in ("years", "degree")
    }
    for number, row in _rows(Path(path)):
        text = str(row["text"] or "")
        if not text.strip():
            continue
        years, degree = main_need(parse_posting_document(read_document(text + "\n", role="posting")))
        stated = str(row["min_years_experience"] or "")
        labels: tuple[tuple[str, Any, Any], ...] = (
            ("years", float(stated) if stated else None, years),
            ("degree", row["degree_required"] or None, degree),
        )
        for name, label, mine in labels:
            count = found[name]
            if label is None:
                count["rest"] += 1
                count["alarms"] += mine is not None
                continue
            count["n"] += 1
            agrees = mine == label or (mine == "law" and label in _RUNGS_OF_LAW)
            count["right"] += agrees
            if not agrees:
                count["wrong"].append((number, label, mine))
    return {
        name: {
            "exact": c["right"] / max(c["n"], 1),
            "n": c["n"],
            "false_alarms": c["alarms"] / max(c["rest"], 1),
            "wrong": c["wrong"],
        }
        for name, c in found.items()
    }


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    import pandas as pd

    if path.suffix == ".parquet":
        frame = pd.read_parquet(path)
    elif path.suffix == ".csv":
        frame = pd.read_csv(path, dtype=str)
    else:
        frame = pd.read_json(path, lines=True, dtype=False)
    needed = ("text", "min_years_experience", "degree_required")
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        raise InputError(
            f"{path} has no column {', '.join(missing)}. A table of postings needs {', '.join(needed)}. Rename its columns."
        )
    frame = frame[list(needed)].astype(object).where(frame[list(needed)].notna(), None)
    for number, row in enumerate(frame.to_dict("records")):
        yield number, {str(key): value for key, value in row.items()}


def render(sources: Sequence[str | Path]) -> str:
    """Evaluate folders of annotated postings and tables of labelled ones, and render the figures as plain text.

    Parameters
    ----------
    sources : sequence of str or Path
        Folders of ``<id>.txt`` with ``<id>.json`` beside it, or tables for `evaluate_table`.

    Returns
    -------
    str

    Raises
    ------
    InputError
        If a source is neither.
    """
    folders = [Path(s) for s in sources if Path(s).is_dir()]
    tables = [Path(s) for s in sources if Path(s).suffix in _TABLES]
    odd = [str(s) for s in sources if Path(s) not in folders and Path(s) not in tables]
    if odd:
        raise InputError(
            f"{odd[0]} is neither a folder nor a table. Give a folder of annotated postings, or a .parquet, .csv or .jsonl file."
        )
    lines: list[str] = []
    if folders:
        width = max(len(str(f)) for f in folders) + 2
        lines.append(" " * width + "".join(label.rjust(10) for _, label in COLUMNS))
        for folder in folders:
            result = evaluate_postings(folder)
            cells = [
                str(result[key]) if isinstance(result[key], int) else f"{result[key]:.3f}"
                for key, _ in COLUMNS
            ]
            lines.append(str(folder).ljust(width) + "".join(cell.rjust(10) for cell in cells))
    for table in tables:
        for name, figures in evaluate_table(table).items():
            lines.append(
                f"{table}: {name} exact {figures['exact']:.3f} of {figures['n']}, false alarms {figures['false_alarms']:.3f}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    print(render(sys.argv[1:]))
