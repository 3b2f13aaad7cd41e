"""Degrees of other countries in résumés, and degrees that stand under no heading of their own."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.degrees import find_degrees
from matcher.parsing.resume import parse_resume_document
from matcher.parsing.resume.study import degrees_of, fields_of
from matcher.types import Document, Resume

AS_OF = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "level", "fields"),
    [
        ("B.Comm. Marketing, Northby University, 2018", "bachelor", ("marketing",)),
        ("B.B.A. Finance, Northby University, 2018", "bachelor", ("finance",)),
        ("BAA Finance, Université de Tern, 2016", "bachelor", ("finance",)),
        ("Licence Droit public, Université de Tern, 2015", "bachelor", ("droit public",)),
        ("Master Histoire contemporaine, Université de Tern, 2017", "master", ("histoire contemporaine",)),
        ("Master professionnel en Géographie, Tern, 2019", "master", ("géographie",)),
        ("Mgr inż. Informatyka, Politechnika Terna, 2016", "master", ("informatyka",)),
        ("Inzynier Telecommunications, Tern Academy, 2012", "bachelor", ("telecommunications",)),
        ("Ingeniería Civil, Universidad de Tern, 2016", "bachelor", ("civil",)),
        ("Tecnólogo em Logística, Faculdade Tern, 2013", "associate", ("logística",)),
    ],
)
def test_degrees_of_other_countries_have_a_level(text: str, level: str, fields: tuple[str, ...]) -> None:
    """Under a heading for education the usual names of other countries count."""
    degree = degrees_of(text, in_section=True)[0]
    assert (degree.level, fields_of(text, degree)) == (level, fields)


@pytest.mark.parametrize(
    "text",
    [
        "Master Electrician, City of Northby, 2014",
        "Master Sergeant, Northby Regiment",
        "Licence B",
        "Driving licence, categories B and C",
        "Scrum Master Certified",
    ],
)
def test_trades_ranks_and_licences_are_no_degrees(text: str) -> None:
    """A master of a trade, a rank and a driving licence stand in the same section and are no degrees."""
    assert degrees_of(text, in_section=True) == ()


def _parsed(*last: str) -> Resume:
    text = "\n".join(
        [
            "Ada Tern",
            "ada.tern@example.org",
            "",
            "EXPERIENCE",
            "Stage Manager, Northby Playhouse, 2018 - 2024",
            "- Called 300 shows",
            "- Kept the prompt book",
            "",
            *last,
        ]
    )
    return parse_resume_document(Document(text=text), as_of=AS_OF)


@pytest.mark.parametrize(
    ("last", "level"),
    [
        ("B.A. Stage Lighting, Tern Valley, 2017", "bachelor"),
        ("Northby University, B.A. Drama, 2017", "bachelor"),
        ("Northby University — MSc Acoustics, 2017", "master"),
        ("Education       BSc Acoustics, Tern Valley, 2017", "bachelor"),
        ("grade 12, tern valley north, 2013", "high_school"),
    ],
)
def test_a_degree_below_the_last_job_is_no_line_of_the_job(last: str, level: str) -> None:
    """Terse résumés close with the degree, under no heading or beside a label that space keeps apart."""
    resume = _parsed(last)
    assert [one.level for one in resume.education] == [level]
    assert all(line.experience is None for line in resume.lines if "2017" in line.text or "2013" in line.text)


@pytest.mark.parametrize(
    "last",
    [
        "MBA intern, Tern Bank, 2016 - 2017",
        "High school teacher at Northby, 2015",
        "Taught the BSc students of Northby University to rig, 2016",
    ],
)
def test_a_job_with_a_degree_in_it_is_no_degree(last: str) -> None:
    """Work for a degree, and beside people who study for one, is work."""
    assert _parsed(last).education == ()


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("A bachelor's degree, or an equivalent mix of education and experience", ()),
        ("Bachelor's degree or equivalent education or experience", ()),
        ("Degree in medicine or nursing, or solid equivalent experience", ("medicine", "nursing")),
        ("Degree in marketing, or able to show comparable work", ("marketing",)),
        ("College degree or an equivalent combination of training and experience", ()),
        ("You hold a degree in telecommunications, or have the same knowledge", ("telecommunications",)),
    ],
)
def test_what_may_stand_in_for_a_degree_is_no_subject(text: str, fields: tuple[str, ...]) -> None:
    """The other way to meet the requirement begins where the subjects end."""
    assert find_degrees(text)[0].fields == fields


def test_a_law_degree_is_a_first_degree() -> None:
    """A J.D. is the higher one, and meets it."""
    assert [(d.level, d.fields) for d in find_degrees("Law degree or J.D.")] == [
        ("bachelor", ("law",)),
        ("doctorate", ("law",)),
    ]
