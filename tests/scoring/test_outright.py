"""What a résumé denies outright earns nothing, unless a typed fact or another way in says otherwise."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

import matcher
from matcher.reading import read_document
from matcher.representation.hashing import HashingEncoder
from matcher.scoring.features import pair_features
from matcher.scoring.judge import outright

RESUME = """Jo Doe
jo@example.com

EXPERIENCE
Archivist, Acme Records, 01/2018 - present
- Mended forty wax seals and their vellum charters

OTHER
{line}
"""


@pytest.fixture(scope="module")
def engine() -> matcher.Matcher:
    return matcher.Matcher(encoder=HashingEncoder(dim=384))


@pytest.mark.parametrize(
    ("asked", "line", "denied"),
    [
        ("Experience with SQL databases", "I have no experience with SQL databases.", True),
        ("Must possess a valid state driver's license", "I have no valid state driver's license.", True),
        (
            "A full driving licence is needed for visits",
            "Full driving licence, no licence for trailers.",
            False,
        ),
        ("Bachelor's degree in archival science", "I have no degree in archival science.", True),
        (
            "Bachelor's degree in archival science or equivalent practical experience",
            "I have no degree in archival science.",
            False,
        ),
    ],
)
def test_a_denial_counts_where_no_fact_stands_against_it(
    engine: matcher.Matcher, asked: str, line: str, denied: bool
) -> None:
    posting = engine.posting_context(engine.parse_posting(f"Archivist\n\nRequirements\n- {asked}\n"))
    resume = engine.resume_context(
        engine.parse_resume(read_document(RESUME.format(line=line)), as_of=date(2026, 11, 21))
    )
    features = pair_features(posting, resume, head=engine.models.judge.head, taxonomy=engine.models.taxonomy)
    nothing_near = np.zeros(features.lines.shape[:2], np.float32)
    assert bool(outright(posting, features, nothing_near).denied[0]) is denied


def test_being_an_apprentice_shows_no_training_of_apprentices(engine: matcher.Matcher) -> None:
    """Only where people led are asked for; the same line still shows the trade."""
    posting = engine.posting_context(
        engine.parse_posting(
            "Wirer\n\nRequirements\n- You have trained apprentices\n- Apprentice years count\n"
        )
    )
    text = "Jo Doe\n\nEXPERIENCE\nApprentice, Norvik Electric, 01/2018 - 01/2021\n- Pulled wire\n"
    resume = engine.resume_context(engine.parse_resume(read_document(text), as_of=date(2026, 11, 21)))
    features = pair_features(posting, resume, head=engine.models.judge.head, taxonomy=engine.models.taxonomy)
    header = next(line.index for line in resume.resume.lines if "Apprentice" in line.text)
    trained, years = features.lines[:, header, :4]
    assert not trained.any()
    assert years.any()
