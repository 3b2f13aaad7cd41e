"""The sentences of résumé lines."""

from __future__ import annotations

from datetime import date

import numpy as np

from matcher.parsing.resume import parse_resume_document
from matcher.representation.pieces import Pieces, resume_pieces
from matcher.types import Document, Resume

TEXT = """Ida Berg
ida.berg@example.org

EXPERIENCE
Clerk, Norvik Ltd, 03/2019 - present
- Filed 40 cases a week. Trained two juniors in the new register.
- Kept the archive in order
- Never had a complaint. No SQL, but daily pivot tables.

OTHER
I do not work nights
"""


def parsed() -> Resume:
    return parse_resume_document(Document(text=TEXT), as_of=date(2026, 11, 1))


def of_line(pieces: Pieces, resume: Resume, start: str) -> list[tuple[str, bool]]:
    (line,) = [x.index for x in resume.lines if x.text.startswith(start)]
    return [
        (text, bool(denied))
        for text, owner, denied in zip(pieces.texts, pieces.owners, pieces.denies, strict=True)
        if owner == line
    ]


def test_lines_of_several_sentences_are_cut_and_others_are_not() -> None:
    resume = parsed()
    pieces = resume_pieces(resume)
    assert of_line(pieces, resume, "Filed") == [
        ("Filed 40 cases a week", False),
        ("Trained two juniors in the new register.", False),
    ]
    assert of_line(pieces, resume, "Kept") == []
    assert ("No SQL", True) in of_line(pieces, resume, "Never")
    assert np.all(np.diff(pieces.owners) >= 0)


def test_a_line_denies_when_nothing_else_is_left_of_it() -> None:
    resume = parsed()
    pieces = resume_pieces(resume)
    denying = [line.text for line in resume.lines if pieces.line_denies[line.index]]
    assert denying == ["I do not work nights"]


def test_vectors_are_put_beside_the_same_pieces() -> None:
    pieces = resume_pieces(parsed())
    vectors = np.ones((len(pieces.texts), 3), np.float32)
    filled = pieces.with_embeddings(vectors)
    assert filled.texts == pieces.texts
    assert filled.embeddings.shape == (len(pieces.texts), 3)
