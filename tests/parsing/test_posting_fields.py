"""The fields of a requirement and the head of a posting."""

from __future__ import annotations

from typing import Any

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.types import Document, Requirement, Salary


def _one(item: str) -> Requirement:
    posting = parse_posting_document(Document(text=f"Post\n\nRequirements\n- {item}\n- Patience\n- Tact\n"))
    return posting.requirements[0]


@pytest.mark.parametrize(
    ("item", "level", "years"),
    [
        ("Master's degree and 2 years, or Bachelor's degree and 4 years of experience", "bachelor", 4),
        ("Bachelor's degree with 5+ years of experience or 7+ years of experience", "bachelor", 5),
        ("High school diploma and six years, or a degree and two years of experience", "high_school", 6),
        ("5+ years of experience in sales, including 2 years leading a team", None, 5),
        ("A doctoral degree and a master's degree in geology", "doctorate", None),
        ("Degree in geology or three years of field experience", "bachelor", 3),
    ],
)
def test_the_lowest_accepted_path_counts(item: str, level: str | None, years: float | None) -> None:
    """Ladders of degrees and years are read by the path with the lowest degree."""
    found = _one(item)
    assert (found.degree_level, found.min_years) == (level, years)


@pytest.mark.parametrize(
    ("item", "level"),
    [
        (
            "Completion of 60 semester units or 90 quarter units of college coursework in soil science",
            "associate",
        ),
        ("At least 120 semester hours of college credit", "bachelor"),
        ("30 semester units of college coursework", None),
        ("Post high school education or the equivalent", "high_school"),
        ("Any combination of training, experience and educational degrees that shows the skills", None),
        ("A combination of experience in the field and a degree in botany", "bachelor"),
    ],
)
def test_schooling_is_read_without_the_name_of_a_degree(item: str, level: str | None) -> None:
    """Units of college count as the degree that takes as many; a word for degrees in general names no level."""
    assert _one(item).degree_level == level


def test_a_degree_is_asked_for_by_what_it_includes() -> None:
    """ "Degree that included …" is a requirement in prose too, with a list in the paragraph behind it."""
    text = (
        "Soil Analyst, Fernmoor Parks — gives technical guidance on the state of the beds. Qualifications: degree that included 15 "
        "semester hours in geology and 9 in chemistry. Education and experience together: courses as above, with suitable experience. "
        "The experience should have included surveys such as (a) sampling, (b) analysing soil, and (c) writing reports. Salary: open."
    )
    found = parse_posting_document(Document(text=text)).requirements
    assert (found[0].text, found[0].degree_level) == (
        "degree that included 15 semester hours in geology and 9 in chemistry.",
        "bachelor",
    )


@pytest.mark.parametrize(
    ("item", "serves"),
    [
        ("Bachelor's degree or equivalent experience", True),
        ("Degree in law, or a combination of education and experience", True),
        ("High school diploma or equivalent", False),
        ("An honours degree or equivalent", False),
        ("Green Belt or equivalent experience in process work", True),
        ("Any combination of training, experience and educational degrees", True),
    ],
)
def test_experience_may_stand_in_for_education(item: str, serves: bool) -> None:
    """Only words that name experience open that door."""
    assert _one(item).equivalent_experience_ok is serves


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        ("3 years of experience with Python", {"experience_years", "tool"}),
        ("Fluent Spanish", {"language"}),
        ("Valid driver's license", {"legal"}),
        ("Authorized to work in Canada", {"legal"}),
        ("Willing to work nights and weekends", {"availability"}),
        ("Able to lift 50 lbs", {"physical"}),
        ("Excellent communication skills", {"soft_skill"}),
        ("Bachelor's degree in botany", {"education"}),
        ("Knowledge of employment law", {"domain_knowledge"}),
        ("Experience with Podcasts or Reader-submitted Photos", {"experience", "skill"}),
        ("Experience of citizen-science surveys", {"experience", "skill"}),
        ("Led a shift in a bakery", {"skill"}),
        ("Booking software such as Xerto, Quill or Bramble", {"tool"}),
    ],
)
def test_kinds_say_what_is_asked(item: str, kinds: set[str]) -> None:
    """A requirement of each kind is recognised."""
    assert set(_one(item).kinds) == kinds


@pytest.mark.parametrize(
    ("item", "group"),
    [
        (
            "Intermediate proficiency in SQL or other relational database languages.",
            ("sql", "other relational database languages"),
        ),
        ("Data visualization (e.g. Tableau, Looker or Metabase)", ("tableau", "looker", "metabase")),
        ("Languages such as Go, Rust and Zig", ("go", "rust", "zig")),
        ("Experience with PowerShell / Bash", ("powershell", "bash")),
        ("Experience in retail, catering or hotels", ("retail", "catering", "hotels")),
    ],
)
def test_alternatives_are_grouped(item: str, group: tuple[str, ...]) -> None:
    """One member of a group suffices."""
    assert group in _one(item).any_of


@pytest.mark.parametrize(
    ("item", "groups"),
    [
        ("Five or more years in general insurance", ()),
        ("Three or more years of life or group insurance", (("life", "group insurance"),)),
        ("Two years or more in banking, lending or leasing", (("banking", "lending", "leasing"),)),
        ("Able to keep 40 or more files moving at the same time", ()),
        ("Two or three evenings a week in Ghent or Lille", (("ghent", "lille"),)),
        ("One or more of the following: felling, sawing, planting", (("felling", "sawing", "planting"),)),
        ("Work in a college or higher-education setting", (("college", "higher-education setting"),)),
    ],
)
def test_an_amount_is_no_choice(item: str, groups: tuple[tuple[str, ...], ...]) -> None:
    """ "Five or more years" leaves nothing to choose from, and what else is listed is a group as ever."""
    assert _one(item).any_of == groups


def test_languages_certificates_and_skills_have_fields_of_their_own() -> None:
    """Each goes where scoring looks for it."""
    found = _one("German at C1 level and a valid forklift license")
    assert [(need.name, need.level) for need in found.languages] == [("german", 5)]
    assert found.certifications == ("forklift",)
    assert "sql" in _one("Strong knowledge of SQL and data modelling").skills


@pytest.mark.parametrize(
    ("line", "salary"),
    [
        ("$82,222 - $128,355 annually", Salary(min=82222, max=128355, currency="USD", period="year")),
        ("£46,000 - £53,500 + bonus", Salary(min=46000, max=53500, currency="GBP", period="year")),
        ("Pay range: $21.75–$27.90/hr", Salary(min=21.75, max=27.9, currency="USD", period="hour")),
        ("Pay Range:\n$131,325$154,500 USD", Salary(min=131325, max=154500, currency="USD", period="year")),
        ("52-62 k€ + profit share", Salary(min=52000, max=62000, currency="EUR", period="year")),
        ("€68.000 – €86.000 gross a year", Salary(min=68000, max=86000, currency="EUR", period="year")),
        ("Salary Range From: 87203\nSalary Range To: 131623\nSalary Frequency: Annual", Salary(min=87203, max=131623, currency="USD", period="year")),
        ("We raised $40 million - $60 million in 2024", None),
        ("Tuition help up to $5,250 a year", None),
    ],
)  # fmt: skip
def test_pay_is_read(line: str, salary: Salary | None) -> None:
    """Ranges, hourly pay, thousands written in any way; other money is left alone."""
    assert parse_posting_document(Document(text=f"Clerk\nOakley Ltd\n{line}\n")).salary == salary


def test_the_head_of_a_posting_is_read() -> None:
    """Title, company, place, workplace and employment type stand in the first lines."""
    posting = parse_posting_document(
        Document(
            text="Jobs > Finance > Senior Accountant\nSave job | Share\nSenior Accountant (m/f/d)\nBirchwood Mills, Inc. | Duluth, MN (hybrid) | Full-time\n"
        )
    )
    assert (posting.title, posting.company, posting.locations, posting.workplace, posting.employment_type) == (
        "Senior Accountant", "Birchwood Mills, Inc.", ("Duluth, MN",), "hybrid", "full-time",
    )  # fmt: skip


def test_structured_fields_win_over_the_text() -> None:
    """What a JobPosting object states is believed."""
    data: dict[str, Any] = {
        "@type": "JobPosting", "title": "Glazier", "hiringOrganization": {"name": "Pane & Co"}, "employmentType": ["PART_TIME"],
        "jobLocation": [{"address": {"addressLocality": "Bath", "addressCountry": "UK"}}], "jobLocationType": "TELECOMMUTE",
        "baseSalary": {"currency": "GBP", "value": {"minValue": "15", "maxValue": 18, "unitText": "HOUR"}},
    }  # fmt: skip
    posting = parse_posting_document(
        Document(text="Window fitter\nOther Ltd\n$90,000 - $95,000 a year\n", structured=data)
    )
    assert (posting.title, posting.company, posting.locations) == ("Glazier", "Pane & Co", ("Bath, UK",))
    assert (posting.workplace, posting.employment_type) == ("remote", "part-time")
    assert posting.salary == Salary(min=15, max=18, currency="GBP", period="hour")


@pytest.mark.parametrize(
    ("text", "employment"),
    [
        ("Baker\nNorvik Food Co-op\nFull-time\n\nRequirements\n- Three years of baking", "full-time"),
        (
            "Baker\nNorvik Food\nCo-op student, full-time for eight months\n\nRequirements\n- Baking",
            "internship",
        ),
    ],
)
def test_a_cooperative_is_no_internship(text: str, employment: str) -> None:
    """Co-op is a work term of a student or the kind of employer."""
    assert parse_posting_document(Document(text=text)).employment_type == employment
