"""Résumés and postings without end: the lines of the labelled ones, recombined within a field of work.

Most lines are made different from every other (figures changed, a figure added), so that nothing profits from repetition that a real
collection would not have.
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

_NUMBER: Final = re.compile(r"\d+")
_TAILS: Final = (
    "for {} clients", "in {} projects", "with {} colleagues", "on {} sites", "over {} months", "for team {}",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The understood documents of one field of work."""

    name: str
    resumes: tuple[Resume, ...]
    postings: tuple[Posting, ...]


@lru_cache(maxsize=1)
def fields(engine: Matcher) -> tuple[Field, ...]:
    """Read the labelled documents."""
    found = []
    for folder in sorted(path for path in (data_dir() / "labels").iterdir() if (path / "resumes").is_dir()):
        resumes = [
            engine.parse_resume(p, as_of="2026-11-21") for p in sorted((folder / "resumes").glob("*.txt"))
        ]
        postings = [engine.parse_posting(p) for p in sorted((folder / "postings").glob("*.txt"))]
        usable = tuple(r for r in resumes if len(r.experiences) >= 1 and len(r.lines) >= 10)
        asking = tuple(p for p in postings if len(p.requirements) >= 5)
        if usable and asking:
            found.append(Field(name=folder.name, resumes=usable, postings=asking))
    return tuple(found)


def varied(text: str, rng: random.Random) -> str:
    """Return a line with other figures, and often one more."""
    changed = _NUMBER.sub(lambda m: str(rng.randrange(1, 10 ** min(3, len(m.group())) + 1)), text)
    if changed == text and rng.random() < 0.8:
        return f"{text.rstrip('.')} {rng.choice(_TAILS).format(rng.randrange(2, 990))}"
    return changed


def resume_text(engine: Matcher, number: int, *, n_lines: int = 40) -> str:
    """Return résumé ``number``: three to five jobs with the lines of colleagues, education and skills."""
    rng = random.Random(f"resume {number}")
    field = rng.choice(fields(engine))
    people = [rng.choice(field.resumes) for _ in range(4)]
    shown = [
        line.text for p in people for line in p.lines if line.role == "bullet" or line.section == "experience"
    ]
    shown = [t for t in dict.fromkeys(shown) if 15 < len(t) < 250] or ["Worked with care"]
    jobs = [job for p in people for job in p.experiences if job.title] or list(people[0].experiences)
    parts = [f"Candidate {number}\ncandidate{number}@example.org\n", "Experience\n"]
    n_jobs, year = rng.randrange(3, 6), 2026
    for _ in range(n_jobs):
        begin = year - rng.randrange(1, 6)
        job = rng.choice(jobs)
        parts.append(
            f"{job.title or 'Specialist'}, Firm {rng.randrange(10_000)} Ltd, {rng.randrange(1, 13):02}/{begin} - {rng.randrange(1, 13):02}/{year}\n"
        )
        wanted = max(2, (n_lines - 8) // n_jobs)
        parts.extend(f"- {varied(rng.choice(shown), rng)}\n" for _ in range(wanted))
        parts.append("\n")
        year = begin
    schooling = [line.text for p in people for line in p.lines if line.section == "education"]
    skills = [line.text for p in people for line in p.lines if line.section == "skills"]
    parts.append("Education\n" + "".join(f"{t}\n" for t in schooling[:2]) + "\n")
    parts.append("Skills\n" + "".join(f"{t}\n" for t in rng.sample(skills, min(3, len(skills)))))
    return "".join(parts)


def posting_text(engine: Matcher, number: int, *, n_requirements: int = 12) -> str:
    """Return posting ``number``: the requirements and responsibilities of several of one field."""
    rng = random.Random(f"posting {number}")
    field = rng.choice(fields(engine))
    sources = [rng.choice(field.postings) for _ in range(3)]
    pool = [r for p in sources for r in p.requirements]
    chosen = rng.sample(pool, min(n_requirements, len(pool)))
    required = [r.text for r in chosen if r.necessity == "required"]
    preferred = [r.text for r in chosen if r.necessity == "preferred"]
    duties = [varied(d.text, rng) for p in sources for d in p.responsibilities][:8]
    title = next((p.title for p in sources if p.title), "Specialist")
    parts = [f"{title}\n\nFirm {number} Ltd\n\n"]
    if duties:
        parts.append("Responsibilities\n" + "".join(f"- {t}\n" for t in duties) + "\n")
    parts.append("Requirements\n" + "".join(f"- {_asked(t, rng)}\n" for t in required) + "\n")
    if preferred:
        parts.append("Nice to have\n" + "".join(f"- {_asked(t, rng)}\n" for t in preferred))
    return "".join(parts)


def _asked(text: str, rng: random.Random) -> str:
    # Years from 1 to 9, so that requirements stay sensible.
    return _NUMBER.sub(lambda m: str(rng.randrange(1, 10)) if len(m.group()) == 1 else m.group(), text)


def write_folders(
    engine: Matcher, folder: Path, *, n_resumes: int, n_postings: int, n_requirements: int = 12
) -> tuple[Path, Path]:
    """Write a folder of résumés and one of postings, and return both."""
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
