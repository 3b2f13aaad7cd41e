"""What a résumé denies outright earns nothing, unless a typed fact or another way in says otherwise."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

import matcher
from matcher.reading import read_document
from matcher.representation.hashing import HashingEncoder
from matcher.scoring.features import LINE_FEATURES, PairFeatures, pair_features
from matcher.scoring.outright import Outright, outright

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
    assert bool(outright(posting, resume, features, nothing_near).denied[0]) is denied


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


def features_of(engine: matcher.Matcher, asked: str, line: str) -> tuple[PairFeatures, Outright, int]:
    """Return what is known of one requirement and one line, and where the line stands."""
    posting = engine.posting_context(engine.parse_posting(f"Archivist\n\nRequirements\n- {asked}\n"))
    resume = engine.resume_context(
        engine.parse_resume(read_document(RESUME.format(line=line)), as_of=date(2026, 11, 21))
    )
    features = pair_features(posting, resume, head=engine.models.judge.head, taxonomy=engine.models.taxonomy)
    support = np.zeros(features.lines.shape[:2], np.float32)
    place = next(own.index for own in resume.resume.lines if line[:10] in own.text)
    return features, outright(posting, resume, features, support), place


@pytest.mark.parametrize(
    ("asked", "line", "counts"),
    [
        ("Working knowledge of SQL", "No Python.", False),
        ("Working knowledge of Python", "No Python.", True),
        ("Working knowledge of Python", "No programming at all.", True),
        ("Fluent Norwegian", "Still no German.", False),
        ("Fluent German", "Still no German.", True),
        ("Working knowledge of SQL", "No Python, and no patience with machines.", True),
    ],
)
def test_a_denied_name_says_nothing_of_other_names(
    engine: matcher.Matcher, asked: str, line: str, counts: bool
) -> None:
    features, _, place = features_of(engine, asked, line)
    assert bool(features.lines[0, place, : LINE_FEATURES.index("line_words")].any()) is counts


@pytest.mark.parametrize(
    ("asked", "line", "unrefused"),
    [
        (
            "Experience with SQL databases",
            "I hope to work with SQL databases.",
            True,
        ),
        ("Experience with SQL databases", "No SQL databases and no wish to learn them.", False),
        ("Registered Conservator, or able to register", "I have no Registered Conservator title yet.", True),
        (
            "Registered Conservator, or able to register",
            "I am not a Registered Conservator and cannot be.",
            False,
        ),
        ("Registered Conservator title", "I have no Registered Conservator title yet.", False),
    ],
)
def test_wishes_and_what_may_still_come_are_no_refusal(
    engine: matcher.Matcher, asked: str, line: str, unrefused: bool
) -> None:
    _, stated, _ = features_of(engine, asked, line)
    assert bool(stated.unrefused[0]) is unrefused


def test_what_only_others_did_is_theirs(engine: matcher.Matcher) -> None:
    asked = "Experience with SQL databases"
    assert features_of(engine, asked, "Our engineer wrote all SQL databases there.")[1].theirs[0]
    assert not features_of(engine, asked, "Wrote all SQL databases there.")[1].theirs[0]


def test_a_no_that_praises_refuses_nothing(engine: matcher.Matcher) -> None:
    asked = "Experience with SQL databases"
    assert features_of(engine, asked, "Not only SQL databases but their servers too.")[1].unrefused[0]


def test_a_line_of_others_is_theirs_in_other_words_too(engine: matcher.Matcher) -> None:
    """ "Calmed" shows staying calm, and it was the warden who did."""
    posting = engine.posting_context(engine.parse_posting("Archivist\n\nRequirements\n- Stays calm\n"))
    resume = engine.resume_context(
        engine.parse_resume(
            read_document(RESUME.format(line="Reported to a warden, a manager who soothed the visitors.")),
            as_of=date(2026, 11, 21),
        )
    )
    (place,) = resume.lines_of_others
    features = pair_features(posting, resume, head=engine.models.judge.head, taxonomy=engine.models.taxonomy)
    support = np.zeros(features.lines.shape[:2], np.float32)
    support[0, place] = 0.9
    assert outright(posting, resume, features, support).theirs[0]


@pytest.mark.parametrize(
    ("asked", "line", "half"),
    [
        ("Good command of SQL databases", "Some exposure to SQL databases.", True),
        ("Basic SQL databases", "Some exposure to SQL databases.", False),
        ("Good command of SQL databases", "SQL databases for six years, basic Tableau.", False),
    ],
)
def test_a_hedged_claim_is_half_shown(engine: matcher.Matcher, asked: str, line: str, half: bool) -> None:
    """Unless no more than a little is asked for, or the hedge is about another item."""
    assert bool(features_of(engine, asked, line)[1].half_shown[0]) is half
