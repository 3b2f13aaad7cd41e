"""Headers of jobs and studies whose parts only words, a lost dash or an empty line part."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.dates import find_date_ranges
from matcher.parsing.resume import parse_resume_document
from matcher.types import Document, Education, Resume

AS_OF = date(2026, 11, 21)


def parse(text: str) -> Resume:
    """Parse a text."""
    return parse_resume_document(Document(text=text), as_of=AS_OF)


def jobs_of(text: str) -> list[tuple[str, str]]:
    """Return title and organisation of the jobs of an experience section."""
    return [(e.title, e.organisation) for e in parse(f"Orla Finch\nEXPERIENCE\n{text}").experiences]


def study_of(text: str) -> Education:
    """Return the one study of an education section."""
    [study] = parse(f"Orla Finch\nEDUCATION\n{text}").education
    return study


UNDATED = """Stock Clerk Kelp Harbour Ltd, Cork, Ireland  2020-present
Kept the ledgers of the quay.
Warehouse Supervisor Tern Freight, Galway, Ireland
Led nine packers through the winter season.
Van Driver Dunlin Bakery, Sligo, Ireland
Delivered bread before dawn.
"""


def test_a_job_without_dates_among_dated_ones_is_a_job() -> None:
    """A job that names title, employer and town as its neighbours do is one, dates or not."""
    assert jobs_of(UNDATED) == [
        ("Stock Clerk", "Kelp Harbour Ltd"),
        ("Warehouse Supervisor", "Tern Freight"),
        ("Van Driver", "Dunlin Bakery"),
    ]


def test_lines_below_an_undated_job_belong_to_it() -> None:
    """What was done in an undated job is not put down to the job above it."""
    resume = parse(f"Orla Finch\nEXPERIENCE\n{UNDATED}")
    owner = {line.text: line.experience for line in resume.lines}
    assert owner["Kept the ledgers of the quay."] == 0
    assert owner["Led nine packers through the winter season."] == 1
    assert owner["Delivered bread before dawn."] == 2


def test_a_single_line_with_a_country_is_no_job() -> None:
    """One sentence that ends in a country does not open a job."""
    text = "Planner, Kelp Ltd, 2014 - 2016\nLed the planners of the yard in Cork, Ireland\nDrew up rosters."
    assert jobs_of(text) == [("Planner", "Kelp Ltd")]


@pytest.mark.parametrize(
    ("header", "title", "organisation"),
    [
        ("Shop Owner Fishmonger, Galway, Ireland\nOct 2018 - Mar 2022", "Shop Owner", "Fishmonger"),
        ("Tern (Galway, Ireland) Dock Engineer  2017/04 - 2018/10", "Dock Engineer", "Tern"),
        (
            "Senior Vice President - Director of Harbour Works\nMay 1984 to June 2001 Company Name - City , State",
            "Senior Vice President - Director of Harbour Works",
            "Company Name",
        ),
        (
            "Harbour Development\nMay 1984 to June 2001 Company Name - City , State",
            "Harbour Development",
            "Company Name",
        ),
        (
            "11/2001 to 11/2004\n\nAssistant Controller Company Name - City , State",
            "Assistant Controller",
            "Company Name",
        ),
        ("Yard Developer at kelpyard.com, Galway, Ireland  2017 - 2018", "Yard Developer", "kelpyard.com"),
        ("2021 - 2024, Dock Planner, , Cork, Ireland.", "Dock Planner", ""),
        ("Company Name City Plant Officer 10/2011 to 12/2012", "Plant Officer", "Company Name"),
        (
            "First Farmers Insurance Group, Underwriter, 2014 - 2016",
            "Underwriter",
            "First Farmers Insurance Group",
        ),
    ],
)
def test_title_and_employer_are_told_apart(header: str, title: str, organisation: str) -> None:
    """Words alone, a bracketed town or an empty line may part the title from the employer."""
    assert jobs_of(f"{header}\n- Kept the books of nine shops.\n") == [(title, organisation)]


def test_the_heading_on_the_line_of_a_job_is_no_employer() -> None:
    """ "Professional Experience: Baker, 2021 - now" names a baker and no employer."""
    [job] = parse(
        "Orla Finch\n\nProfessional Experience: Independent Baker, 2021 - now\nBread.\n"
    ).experiences
    assert (job.title, job.organisation) == ("Independent Baker", "")


def test_the_first_bullet_beside_the_dates_is_no_employer() -> None:
    """What was done may begin on the line of the dates, with or without its mark."""
    for mark in ("\uf0a7 ", "", "▪ "):
        text = (
            "Tide Clerk Kelp Registry Ltd, Galway, Ireland\n"
            f"Oct 2018 - Mar 2022 {mark}Built from scratch a stall for smoked fish\n"
        )
        assert jobs_of(text) == [("Tide Clerk", "Kelp Registry Ltd")]


def test_a_prize_with_years_is_no_job() -> None:
    """A deed told in a sentence that ends with years stays with the job above it."""
    text = (
        "Sales Manager, Kelp Ltd, 11/1998 - 05/2005\n"
        'Elected to the 2001 "Quay Club", the highest honour of Kelp, and given the Tern Star 2002 - 2004\n'
    )
    assert jobs_of(text) == [("Sales Manager", "Kelp Ltd")]


def test_the_end_of_a_sentence_above_a_gap_is_no_header() -> None:
    """The last words of a wrapped bullet are not taken into the header below the empty line."""
    text = (
        "Yard Supervisor 03/2006 - 04/2008 Company Name City , State\n"
        "- Reported each week to the\n\n"
        "Manager and department Director.\n\n"
        "Yard Specialist 09/2005 - 03/2006 Company Name City , State\n- Kept the gate.\n"
    )
    assert jobs_of(text)[1] == ("Yard Specialist", "Company Name")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Kelp LLC, Software Developer 1998/2004", 1998, 2004),
        ("Kelp LLC, Software Developer 2004/ 2013", 2004, 2013),
        ("Kelp LLC, Team Lead 2013/---", 2013, None),
        ("Kelp LLC, Team Lead 2013 ---", 2013, None),
    ],
)
def test_a_slash_joins_two_years(text: str, start: int, end: int | None) -> None:
    """Two years about a slash are a range, and dashes in place of the second leave it open."""
    [found] = find_date_ranges(text, AS_OF)
    assert found.start is not None and found.start.year == start
    assert (found.end.year if found.end else None) == end
    assert found.is_current == (end is None)


@pytest.mark.parametrize(
    ("text", "level", "field"),
    [
        (
            "Associate of Science : Tern College - Computer Science City , State",
            "associate",
            "computer science",
        ),
        ("Associate of General Studies : Mathematics", "associate", "mathematics"),
        (
            "Bachelor of Science , Technical Management Dunlin University GPA: 3.8",
            "bachelor",
            "technical management",
        ),
        ("Bachelor of Arts : Sociology University of Tern at Lowell , City", "bachelor", "sociology"),
        (
            "2002/08  2007/06 Lower Ebb University\n- Degree: Marine Surveyor Master Degree",
            "master",
            "marine surveyor",
        ),
        (
            "Specialist of Science in Applied Mathematics, Ebb State University, 1998",
            "master",
            "applied mathematics",
        ),
    ],
)
def test_the_field_is_not_the_name_of_the_school(text: str, level: str, field: str) -> None:
    """The field of study is found before or behind the school, and the school is never it."""
    study = study_of(text)
    assert (study.level, study.fields) == (level, (field,))


def test_a_degree_is_found_wherever_its_school_stands() -> None:
    """A bare "Master" counts under a heading for education, and the school may stand before the degree."""
    first = study_of("2004-2009, Master, Marine geology, , Cork, Ireland")
    assert (first.level, first.fields) == ("master", ("marine geology",))
    second = study_of("Tern College 2011 MBA : Finance City , State , U.S.A.")
    assert (second.fields, second.institution) == (("finance",), "Tern College")


def test_each_project_of_a_job_stays_with_it() -> None:
    """A paragraph that begins "Project: …" below an empty line is still about the job above."""
    resume = parse(
        "Orla Finch\n\nEXPERIENCE\n\n2019 – 2021 | Kelp Ltd (Ireland, Cork) |\nDock Developer\n\n"
        "Project: Harbour gate for the ferries of the bay.\n\n"
        "Project: Detection of leaks in the hulls of ships.\n\n"
        "2017 – 2019 | Tern Ltd (Ireland, Cork) |\nYard Developer\n\nProject: Platform for the cranes of the yard.\n"
    )
    assert [(e.title, len(e.lines)) for e in resume.experiences] == [
        ("Dock Developer", 4),
        ("Yard Developer", 3),
    ]


def test_languages_are_parted_by_tabs_and_lost_dashes() -> None:
    """A tab ends the list of languages, and two spaces stand for the dash before a level."""
    tabbed = parse("Orla Finch\nLanguages: English, Hebrew, Russian\tResidence: Cork, Ireland\n").languages
    assert [x.name for x in tabbed] == ["english", "hebrew", "russian"]
    spaced = parse("Orla Finch\nSUMMARY\nEnglish  Upper Intermediate, Russian  Fluent\n").languages
    assert [(x.name, x.level) for x in spaced] == [("english", 4), ("russian", 5)]


def test_certificates_are_known_by_their_long_names() -> None:
    """Spelt-out names give the certificate, not its neighbour."""
    names = [
        c.name
        for c in parse(
            "Orla Finch\nCERTIFICATIONS\nMicrosoft Certified Systems Engineer\n"
            "Information Technology Infrastructure Library Foundations\n"
        ).certifications
    ]
    assert names == ["mcse", "itil"]


def test_a_second_field_joined_by_and_is_kept() -> None:
    """ "Master of mathematics and computer science" is a degree in both."""
    study = study_of("Master of mathematics and computer science in Finance,\nKelp University, 2004, Cork")
    assert study.fields == ("mathematics", "computer science")


def test_a_date_below_an_unknown_school_dates_the_degree() -> None:
    """The school between a degree and its date need not be called one."""
    studies = parse(
        "Ion Brad\nEducație\nMaster în administrarea afacerilor (MBA)\nMerlu - Cluj\nAbsolvent: mai 2007\n\n"
        "Licență în Management\nPescar - Cluj\nAbsolvent: mai 2005\n"
    ).education
    assert [(s.level, s.end, s.status) for s in studies] == [
        ("master", date(2007, 5, 1), "completed"),
        ("bachelor", date(2005, 5, 1), "completed"),
    ]


def test_the_school_of_a_diploma_is_no_second_diploma() -> None:
    """A high school below its diploma does not count once more."""
    study = study_of("High School Diploma : 2012\nTern Valley High School - City , State")
    assert (study.level, study.institution) == ("high_school", "Tern Valley High School")


def test_courses_in_progress_do_not_undo_a_degree() -> None:
    """A degree on a line of its own is not taken for the dated course above it."""
    studies = parse(
        "Orla Finch\nEducation\nHarbour Systems Programme 7/2015 New Quay , Cork\n"
        "Courses towards the tide certificates (in progress)\n"
        "Bachelor of Science , Technical Management Dunlin University\n"
    ).education
    assert [s.status for s in studies if s.level == "bachelor"] == ["unknown"]


def test_romanian_names_of_languages_are_known() -> None:
    """ "Indoneziană (Nativ)" is Indonesian, and it is native."""
    languages = parse("Ana Brad\nLimbi\nIndoneziană (Nativ)\nChineză mandarină (conversațională)\n").languages
    assert [(x.name, x.is_native) for x in languages] == [("indonesian", True), ("mandarin", False)]


def test_a_date_between_two_degrees_is_that_of_the_second() -> None:
    """Where dates stand above their degrees, none of them slips to the degree before."""
    studies = parse(
        "Orla Finch\nEDUCATION\nMaster of Arts : Kelp Management\nInformation Management\n1996\n"
        "Bachelor of Science : Marine Geology\n1993\nAssociate of Science Tern College\n"
    ).education
    assert [s.end.year if s.end else None for s in studies] == [None, 1996, 1993]


@pytest.mark.parametrize(
    "text", ["SQL Server 2005/2008", "Windows Server 2008/2012, Office 2010/2013", "Tools (Excel 2007/2010)"]
)
def test_versions_of_a_program_are_no_range(text: str) -> None:
    """Two versions of a program about a slash are not a stretch of time."""
    assert not any(found.form == "range" for found in find_date_ranges(text, AS_OF))


def test_a_college_without_a_degree_does_not_undo_the_diploma_above() -> None:
    """ "Some college" below a high school diploma leaves the diploma completed."""
    studies = parse("Orla Finch\nEDUCATION\nHigh School Diploma 1996\nSome College courses\n").education
    assert studies[0].level == "high_school"
    assert studies[0].status == "completed"


def test_the_school_may_stand_behind_the_year() -> None:
    """ "Geology 1992 Tern University" names a university, not a field and a year."""
    assert study_of("Bachelor of Science : Geology 1992 Tern University").institution == "Tern University"


def test_an_employer_beside_the_dates_stays_above_small_letters() -> None:
    """Lines of description that begin with small letters do not hide the employer above them."""
    text = "Yard Clerk\nMay 2010 to June 2012 Company Name - City , State\ngreet the crews of each ship in a prompt manner.\n"
    assert jobs_of(text) == [("Yard Clerk", "Company Name")]
