"""Invented résumés and postings, as many as a test needs."""

from __future__ import annotations

import random
from pathlib import Path

TRADES = {
    "baker": (
        "Baked sourdough and rye for 300 guests a day",
        "Kept the ovens and the proving room clean",
        "Costed new recipes in Excel",
    ),
    "electrician": (
        "Wired two schools to the current standard",
        "Tested circuits and signed certificates",
        "Trained three apprentices",
    ),
    "nurse": (
        "Cared for twelve patients on a surgical ward",
        "Gave medication and kept charts in Epic",
        "Led the night shift",
    ),
    "analyst": (
        "Built sales dashboards in Tableau",
        "Wrote SQL against a warehouse of 40 tables",
        "Automated weekly reports with Python",
    ),
}
ASKED = {
    "baker": ("Two years of experience in a bakery", "Food hygiene certificate", "Able to start at 4 am"),
    "electrician": (
        "Completed apprenticeship as an electrician",
        "Experience testing circuits",
        "Driving licence",
    ),
    "nurse": (
        "Registered nurse with ward experience",
        "Experience with medication rounds",
        "Willing to work nights",
    ),
    "analyst": (
        "3+ years of SQL",
        "Experience with Tableau or Power BI",
        "Bachelor's degree in statistics or similar",
    ),
}


def resume_text(number: int) -> str:
    """One résumé; the same number gives the same text."""
    rng = random.Random(number)
    trade = sorted(TRADES)[number % len(TRADES)]
    start = rng.randrange(2009, 2019)
    lines = list(TRADES[trade])
    rng.shuffle(lines)
    bullets = "\n".join(f"- {line}" for line in lines)
    return (
        f"Robin Vale {number}\nrobin{number}@example.org\n\nExperience\n"
        f"{trade.title()}, Firm {number} Ltd, 03/{start} - 06/{start + rng.randrange(2, 7)}\n{bullets}\n\n"
        f"Education\nBachelor of Science in Statistics, Northfield College, {start - 4}\n\nSkills\nExcel, SQL, first aid\n"
    )


def posting_text(number: int) -> str:
    """One posting; the same number gives the same text."""
    trade = sorted(ASKED)[number % len(ASKED)]
    asked = "\n".join(f"- {line}" for line in (*ASKED[trade], f"At least {1 + number % 4} years of teamwork"))
    return f"{trade.title()} {number}\n\nResponsibilities\n- Do the work of the {trade}\n\nRequirements\n{asked}\n"


def write_resumes(folder: Path, n: int, *, with_bad: bool = False) -> Path:
    """Write ``n`` résumés, and on request a copy of the first, an empty file and one of noise."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(n):
        (folder / f"r{number:02}.txt").write_text(resume_text(number), encoding="utf-8")
    if with_bad:
        (folder / "copy.txt").write_text(resume_text(0), encoding="utf-8")
        (folder / "empty.txt").write_bytes(b"")
        (folder / "noise.pdf").write_bytes(bytes(range(256)) * 8)
    return folder


def write_postings(folder: Path, n: int, *, with_bad: bool = False) -> Path:
    """Write ``n`` postings, and on request one that asks for nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(n):
        (folder / f"p{number:02}.txt").write_text(posting_text(number), encoding="utf-8")
    if with_bad:
        (folder / "vague.txt").write_text(
            "Come and see us\n\nWe are a friendly firm in the north.\n", encoding="utf-8"
        )
    return folder
