"""Degrees, languages and certificates against what a résumé states."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.scoring.certificates import certificate_result, initials, with_certificates_of_lines
from matcher.scoring.degrees import degree_paths, degree_result, degree_shortfall, degree_suffices
from matcher.scoring.languages import is_in_english, language_result, with_languages_of_lines
from matcher.scoring.results import QuantityResult
from matcher.types import Document, Education, LanguageNeed, Requirement, Resume, TextSpan

WORK = (
    "EXPERIENCE\nClerk, Norvik Ltd, Leeds, 03/2019 - present\n"
    "- Filed forty cases a week for the court and kept the register of the archive in order for all of the judges in the building.\n"
    "- Trained two juniors in the use of the new register and answered the letters of the public about the state of the cases.\n"
    "- Wrote the weekly report on the number of open cases for the head of the office and sent it to the ministry on time.\n\n"
)


def resume(tail: str) -> Resume:
    text = f"Ida Berg\nida.berg@example.org\n\n{WORK}{tail}\n"
    parsed = parse_resume_document(Document(text=text), as_of=date(2026, 11, 1))
    return with_certificates_of_lines(with_languages_of_lines(parsed))


def asked(text: str, **fields: object) -> Requirement:
    return Requirement(id="r1", text=text, start=0, end=len(text), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("level", "education", "least", "most"),
    [
        ("high_school", "BSc Biology, University of Fenbridge, started 2024, not finished", 1.0, 1.0),
        ("bachelor", "MSc Biology, University of Fenbridge, 2020", 1.0, 1.0),
        ("bachelor", "BSc Biology, University of Fenbridge, expected 2028", 0.3, 0.6),
        ("master", "BSc Biology, University of Fenbridge, 2016", 0.05, 0.3),
        ("bachelor", "", 0.0, 0.0),
    ],
)
def test_degrees(level: str, education: str, least: float, most: float) -> None:
    found = degree_result(asked("A degree", degree_level=level), resume(f"EDUCATION\n{education}"))
    assert found is not None
    assert least <= found.credit <= most


def languages(text: str, *needs: tuple[str, int], any_of: tuple[tuple[str, ...], ...] = ()) -> Requirement:
    return asked(
        text,
        kinds=("language",),
        languages=tuple(LanguageNeed(name=name, level=level) for name, level in needs),
        any_of=any_of,
    )


@pytest.mark.parametrize(
    ("requirement", "line", "least", "most", "contradicted"),
    [
        (languages("Fluent Spanish", ("spanish", 5)), "Spanish (native), English", 1.0, 1.0, False),
        (languages("German at B2", ("german", 4)), "German (from home), Italian", 1.0, 1.0, False),
        (languages("German at C1", ("german", 5)), "German A2, Italian C1", 0.1, 0.4, False),
        (languages("Spanish", ("spanish", 0)), "No Spanish, which I regret.", 0.0, 0.0, True),
        (languages("Bilingual English/Spanish", ("english", 0), ("spanish", 0)), "English, Polish", 0.0, 0.2, False),
        (languages("Good English", ("english", 4)), "Chess and running", 0.6, 0.9, False),
        (
            languages("Fluent English plus one of German or French", ("english", 5), ("german", 0), ("french", 0), any_of=(("german", "french"),)),
            "French: C1, English: C2", 0.9, 1.0, False,
        ),
    ],
)  # fmt: skip
def test_languages(
    requirement: Requirement, line: str, least: float, most: float, contradicted: bool
) -> None:
    stated = resume(f"LANGUAGES\n{line}")
    found = language_result(requirement, stated, in_english=is_in_english(stated))
    assert found is not None
    assert least <= found.credit <= most
    assert found.contradicted is contradicted


@pytest.mark.parametrize(
    ("name", "line", "least", "most"),
    [
        ("cka", "Certified Kubernetes Administrator (CKA), 2025", 0.8, 1.0),
        ("haccp certification", "HACCP (International Alliance), 2017, refreshed March 2025", 0.7, 1.0),
        ("osha 30", "OSHA 30 Construction (2015)", 0.7, 1.0),
        ("pmp", "Chess and running", 0.0, 0.0),
    ],
)
def test_certificates(name: str, line: str, least: float, most: float) -> None:
    found = certificate_result(
        asked(f"{name} required", certifications=(name,)), resume(f"CERTIFICATIONS\n{line}")
    )
    assert found is not None
    assert least <= found.credit <= most


def test_a_certificate_only_thought_of_is_none() -> None:
    requirement = asked("PMP preferred", certifications=("pmp",))
    found = certificate_result(requirement, resume("OTHER\nPMP: bought the book"))
    assert found is not None
    assert found.credit <= 0.3


def test_a_driving_licence_is_no_certificate() -> None:
    requirement = asked("A valid driver's licence", certifications=("driver's licence",))
    assert certificate_result(requirement, resume("OTHER\nDriving licence B")) is None


def test_initials_are_those_of_names_of_three_words_or_more() -> None:
    assert initials("Certified Information Systems Auditor") == "CISA"
    assert initials("First Aid") == ""


@pytest.mark.parametrize(
    ("credit", "text", "kinds", "equivalent", "expected"),
    [
        (0.25, "Master's degree", ("education",), False, "level"),
        (0.0, "Master's degree", ("education",), False, ""),
        (0.45, "Master's degree", ("education",), False, "part"),
        (0.85, "Master's degree", ("education",), False, ""),
        (0.25, "Master's degree", ("education", "experience"), False, ""),
        (0.25, "Master's degree", ("education",), True, ""),
        (0.25, "Degree in forestry, or a completed apprenticeship", ("education",), False, ""),
    ],
)
def test_nothing_makes_up_for_a_degree_that_alone_is_asked_for(
    credit: float, text: str, kinds: tuple[str, ...], equivalent: bool, expected: str
) -> None:
    requirement = asked(text, kinds=kinds, equivalent_experience_ok=equivalent)
    found = (QuantityResult(kind="degree", credit=credit),)
    assert degree_shortfall(requirement, found) == expected


@pytest.mark.parametrize(
    ("line", "least", "most"),
    [
        ("MSc Computer Science, Tern University, 2015", 1.0, 1.0),
        ("BSc Mathematics, Tern University, 2015", 0.5, 0.9),
        ("BA Political Science, Tern University, 2015", 0.25, 0.5),
        ("BA Music, Tern University, 2015", 0.25, 0.5),
        ("Associate of Science, Computer Science, Tern College, 2015", 0.25, 0.25),
        ("BSc Computer Science, Tern University, in progress", 0.3, 0.5),
        ("Two years of computer science at Tern College, left without the degree", 0.25, 0.35),
    ],
)
def test_a_degree_earns_by_level_subject_and_state(line: str, least: float, most: float) -> None:
    requirement = asked(
        "Bachelor's degree in computer science or a related field",
        degree_level="bachelor",
        degree_fields=("computer science",),
    )
    found = degree_result(requirement, resume(f"EDUCATION\n{line}"))
    assert found is not None
    assert least <= found.credit <= most


def test_the_name_of_a_degree_tells_its_subject() -> None:
    requirement = asked(
        "Master's degree in library science", degree_level="master", degree_fields=("library science",)
    )
    found = degree_result(requirement, resume("EDUCATION\nMLIS, Tern University, 2015"))
    assert found is not None
    assert found.credit == 1.0


DIPLOMA = "EDUCATION\nDiploma, Norvik High School, 2012"
BACHELOR = "EDUCATION\nBSc Applied Mathematics, University of Norvik, 2017"


@pytest.mark.parametrize(
    ("tail", "months", "credit"),
    [
        (DIPLOMA, 48, 1.0),
        (DIPLOMA, 24, 0.5),
        (BACHELOR, 12, 1.0),
        (BACHELOR, 3, 0.25),
        ("SKILLS\nKnots", 96, 0.0),
    ],
)
def test_the_best_path_of_degree_and_years_counts(tail: str, months: int, credit: float) -> None:
    text = (
        "A bachelor's degree and one year in an office, or a high school diploma and four years in an office"
    )
    requirement = asked(
        text, degree_level="high_school", min_years=4.0, kinds=("education", "experience_years")
    )
    paths = degree_paths(requirement, resume(tail))
    assert [path.years for path in paths] == [1.0, 4.0]
    assert max(path.credit(months) for path in paths) == pytest.approx(credit)


def test_a_requirement_without_years_has_no_paths() -> None:
    assert degree_paths(asked("A bachelor's degree", degree_level="bachelor"), resume(BACHELOR)) == ()


@pytest.mark.parametrize(("subject", "fits"), [("math", 1.0), ("mathematics", 1.0), ("economics", None)])
def test_a_short_name_of_a_subject_is_the_subject(subject: str, fits: float | None) -> None:
    requirement = asked("BS in it", degree_level="bachelor", degree_fields=(subject,))
    found = degree_result(requirement, resume(BACHELOR))
    assert found is not None
    assert found.credit == fits if fits else found.credit < 0.9


def test_a_degree_is_told_with_its_subject_where_one_is_asked_for() -> None:
    """ "BA, another subject" leaves a reader to guess which."""
    held = Education(
        name="BA", level="bachelor", fields=("music",), span=TextSpan(text="BA Music", start=0, end=8)
    )
    holder = Resume(document=Document(text="BA Music"), as_of=date(2026, 11, 1), education=(held,))
    asked = Requirement(
        id="r1",
        text="A bachelor's degree in chemistry",
        start=0,
        end=32,
        degree_level="bachelor",
        degree_fields=("chemistry",),
    )
    result = degree_result(asked, holder)
    assert result is not None
    assert result.found.startswith("BA in music")
    without = degree_result(dataclasses.replace(asked, degree_fields=()), holder)
    assert without is not None and without.found == "BA"


@pytest.mark.parametrize(
    ("text", "years", "suffices"),
    [
        ("A bachelor's degree, or three years in a quality role", 3.0, True),
        ("A bachelor's degree and three years in a quality role", 3.0, False),
        ("A master's degree, or five years in a quality role", 5.0, False),
    ],
)
def test_a_degree_that_is_one_of_the_ways_suffices(text: str, years: float, suffices: bool) -> None:
    """Who holds the degree need not show the years that stand for it."""
    level = "master" if "master" in text else "bachelor"
    requirement = asked(text, degree_level=level, min_years=years, kinds=("education", "experience_years"))
    assert degree_suffices(requirement, degree_paths(requirement, resume(BACHELOR))) is suffices


@pytest.mark.parametrize(
    ("text", "line", "least", "most"),
    [
        ("A first-class degree", "BSc Botany, Tern University, 2:1, 2015", 0.45, 0.45),
        ("Bachelor's degree, 2:1 or above", "BSc Botany, Tern University, 2:2, 2015", 0.45, 0.45),
        (
            "Bachelor's degree, 2:1 or above",
            "BSc Botany, Tern University, First Class Honours, 2015",
            1.0,
            1.0,
        ),
        ("Bachelor's degree, 2:1 or above", "BSc Botany, Tern University, 2015", 1.0, 1.0),
        ("Bachelor's degree, 2:1 or above", "MSc Botany, Tern University, 2015", 1.0, 1.0),
        ("A degree and first-class communication", "BSc Botany, Tern University, 2:1, 2015", 1.0, 1.0),
    ],
)
def test_a_degree_of_a_lower_class_is_part_of_what_is_asked(
    text: str, line: str, least: float, most: float
) -> None:
    found = degree_result(asked(text, degree_level="bachelor"), resume(f"EDUCATION\n{line}"))
    assert found is not None
    assert least <= found.credit <= most
