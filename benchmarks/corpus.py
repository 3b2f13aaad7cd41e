"""Résumés and postings without end: the lines of the samples and the labelled ones, recombined within a field of work.

Figures, dates and names are drawn anew in every line, and a line without any gets one, so that hardly a line occurs twice and nothing
profits from repetition that a real collection would not have; `count_lines` says how many do.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from matcher.artefacts import data_dir

if TYPE_CHECKING:
    from matcher.engine import Matcher
    from matcher.types import Posting, Resume

AS_OF: Final = "2026-11-21"
_NUMBER: Final = re.compile(r"\d+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# Appended to a line that has no figure to change.
_TAILS: Final = (
    "for {firm}", "at {place}", "with {name}", "for {n} clients", "in {n} projects", "with {n} colleagues", "on {n} sites",
    "over {n} months", "in {place} and {other}", "together with {name} of {firm}",
)  # fmt: skip
# Appended to every requirement.
_WHERE: Final = (
    "at {firm}", "in {place}", "in {place} or {other}", "for our {place} team", "on the {place} site", "as we work at {firm}",
)  # fmt: skip
_SYLLABLES: Final = ("ba", "bel", "bor", "cas", "dal", "den", "el", "fen", "gar", "hal", "ir", "jor", "kel", "lan", "mar", "nor", "ol", "par", "quin", "ros", "sel", "tor", "ul", "ver", "wen", "yar", "zim")  # fmt: skip
_ENDINGS: Final = ("ton", "field", "ham", "wick", "bridge", "dale", "mouth", "ster", "ow", "ley")
_FIRMS: Final = ("Ltd", "GmbH", "Partners", "Group", "Services", "Works", "Trust", "& Co")
_SCHOOLS: Final = (
    "University of {}",
    "{} College",
    "{} Institute of Technology",
    "{} School of Applied Studies",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The understood documents of one field of work."""

    name: str
    resumes: tuple[Resume, ...]
    postings: tuple[Posting, ...]


@lru_cache(maxsize=1)
def fields(engine: Matcher) -> tuple[Field, ...]:
    """Read the samples and the labelled documents."""
    folders = sorted(path for path in (data_dir() / "labels").iterdir() if (path / "resumes").is_dir())
    found = []
    for folder in (data_dir() / "samples", *folders):
        resumes = [engine.parse_resume(p, as_of=AS_OF) for p in sorted((folder / "resumes").iterdir())]
        postings = [engine.parse_posting(p) for p in sorted((folder / "postings").iterdir())]
        usable = tuple(r for r in resumes if len(r.experiences) >= 1 and len(r.lines) >= 10)
        asking = tuple(p for p in postings if len(p.requirements) >= 5)
        if usable and asking:
            found.append(Field(name=folder.name, resumes=usable, postings=asking))
    return tuple(found)


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randrange(1, 3))).title()


def place(rng: random.Random) -> str:
    """Return the name of a place that is not there."""
    return _word(rng) + rng.choice(_ENDINGS)


def person(rng: random.Random) -> str:
    """Return the name of a person who does not exist."""
    return f"{_word(rng)} {_word(rng)}{rng.choice(_ENDINGS)}"


def firm(rng: random.Random) -> str:
    """Return the name of a firm that does not exist."""
    return f"{place(rng)} {rng.choice(_FIRMS)}"


def varied(text: str, rng: random.Random) -> str:
    """Return a line with other figures and years; one without any gets a figure or a name at its end."""

    def other(found: re.Match[str]) -> str:
        """Return another number of about the same size."""
        old = found.group()
        if _YEAR.fullmatch(old):
            return str(rng.randrange(2004, 2026))
        return str(rng.randrange(max(1, 10 ** (min(len(old), 6) - 1)), 10 ** min(len(old), 6)))

    changed = _NUMBER.sub(other, text)
    # One digit alone has too few values to make a line its own.
    if sum(len(n) for n in _NUMBER.findall(text)) >= 3:
        return changed
    tail = rng.choice(_TAILS).format(
        n=rng.randrange(2, 990), firm=firm(rng), place=place(rng), other=place(rng), name=person(rng)
    )
    return f"{changed.rstrip('.; ')} {tail}"


def resume_text(engine: Matcher, number: int, *, n_lines: int = 40) -> str:
    """Return résumé ``number``: three to five jobs with the lines of colleagues, education and skills."""
    rng = random.Random(f"resume {number}")
    field = rng.choice(fields(engine))
    people = [rng.choice(field.resumes) for _ in range(4)]
    shown = [
        line.text
        for p in people
        for line in p.lines
        if line.role == "bullet" or (line.section in ("experience", "summary") and line.role != "header")
    ]
    shown = [t for t in dict.fromkeys(shown) if 15 < len(t) < 250] or ["Worked with care"]
    jobs = [job for p in people for job in p.experiences if job.title] or list(people[0].experiences)
    name = person(rng)
    parts = [f"{name}\n{name.replace(' ', '.').lower()}{number}@example.org\n\n", "Experience\n"]
    n_jobs, year = rng.randrange(3, 6), 2026
    for _ in range(n_jobs):
        begin = year - rng.randrange(1, 6)
        title = rng.choice(jobs).title or "Specialist"
        parts.append(
            f"{title}, {firm(rng)}, {rng.randrange(1, 13):02}/{begin} - {rng.randrange(1, 13):02}/{year}\n"
        )
        wanted = max(2, (n_lines - 8) // n_jobs)
        parts.extend(f"- {varied(rng.choice(shown), rng)}\n" for _ in range(wanted))
        parts.append("\n")
        year = begin
    degrees = [e.name for p in people for e in p.education if 3 < len(e.name) < 90]
    parts.append("Education\n")
    parts.extend(
        f"{degree}, {rng.choice(_SCHOOLS).format(place(rng))}, {rng.randrange(1995, 2024)}\n"
        for degree in rng.sample(degrees, min(2, len(degrees)))
    )
    named = [line.text for p in people for line in p.lines if line.section == "skills"]
    skills = [
        term.strip(" .•") for text in named for term in text.split(",") if 1 < len(term.strip(" .•")) < 40
    ]
    parts.append("\nSkills\n")
    parts.extend(
        ", ".join(dict.fromkeys(rng.choice(skills) for _ in range(rng.randrange(4, 10)))) + "\n"
        for _ in range(3 if skills else 0)
    )
    return "".join(parts)


def posting_text(
    engine: Matcher, number: int, *, n_requirements: int = 12, field: Field | None = None
) -> str:
    """Return posting ``number``: the requirements and responsibilities of several of one field."""
    rng = random.Random(f"posting {number}")
    field = field or rng.choice(fields(engine))
    pool = {r.text: r for p in field.postings for r in p.requirements}
    chosen = [pool[text] for text in rng.sample(sorted(pool), min(n_requirements, len(pool)))]
    required = [r.text for r in chosen if r.necessity == "required"]
    preferred = [r.text for r in chosen if r.necessity == "preferred"]
    duties = [d.text for p in field.postings for d in p.responsibilities]
    title = rng.choice([p.title for p in field.postings if p.title] or ["Specialist"])
    parts = [f"{title}\n\n{firm(rng)}, {place(rng)}\n\n"]
    if duties:
        own = rng.sample(duties, min(8, len(duties)))
        parts.append("Responsibilities\n" + "".join(f"- {varied(t, rng)}\n" for t in own) + "\n")
    parts.append("Requirements\n" + "".join(f"- {_asked(t, rng)}\n" for t in required) + "\n")
    if preferred:
        parts.append("Nice to have\n" + "".join(f"- {_asked(t, rng)}\n" for t in preferred))
    return "".join(parts)


def _asked(text: str, rng: random.Random) -> str:
    # Years from 1 to 9, so that requirements stay sensible.
    changed = _NUMBER.sub(lambda m: str(rng.randrange(1, 10)) if len(m.group()) == 1 else m.group(), text)
    where = rng.choice(_WHERE).format(firm=firm(rng), place=place(rng), other=place(rng))
    return f"{changed.rstrip('.; ')} {where}"


def write_folders(
    engine: Matcher, folder: Path, *, n_resumes: int, n_postings: int, n_requirements: int = 12
) -> tuple[Path, Path]:
    """Write a folder of résumés and one of postings, and return both; résumés that are there already are kept."""
    resumes, postings = folder / "resumes", folder / "postings"
    for home, n in ((resumes, n_resumes), (postings, n_postings)):
        home.mkdir(parents=True, exist_ok=True)
        for old in sorted(home.iterdir())[n:]:
            old.unlink()
    for i in range(n_resumes):
        path = resumes / f"r{i:06}.txt"
        if not path.exists():
            path.write_text(resume_text(engine, i), encoding="utf-8")
    for i in range(n_postings):
        path = postings / f"p{i:06}.txt"
        path.write_text(posting_text(engine, i, n_requirements=n_requirements), encoding="utf-8")
    return resumes, postings


def count_lines(folder: Path) -> tuple[int, int]:
    """Return how many lines a folder's files have that are not blank, and how many of them are different."""
    lines = [
        line
        for path in sorted(folder.iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return len(lines), len(set(lines))
