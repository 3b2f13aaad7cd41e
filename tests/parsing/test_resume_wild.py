"""Résumés in layouts and languages that people really use."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.parsing.resume.pastimes import heads_pastimes, is_pastime
from matcher.types import Document, Resume, TextSpan

AS_OF = date(2026, 11, 21)


def parse(text: str) -> Resume:
    """Parse a text."""
    return parse_resume_document(Document(text=text), as_of=AS_OF)


def job_of(header: str) -> tuple[str, str]:
    """Return title and organisation of the one job under a header."""
    [job] = parse(f"EXPERIENCE\n{header}\n\n- Kept the books of nine shops.\n").experiences
    return job.title, job.organisation


@pytest.mark.parametrize(
    ("header", "title", "organisation"),
    [
        (
            "06/2010 to 03/2014\nUnit Publicist Company Name - City , State",
            "Unit Publicist",
            "Company Name",
        ),
        (
            "06/2010 to 03/2014\nCompany Name - City , State Program Director",
            "Program Director",
            "Company Name",
        ),
        (
            "Harrow Textiles - Akron, OH Payroll Clerk   06/2010 to 03/2014",
            "Payroll Clerk",
            "Harrow Textiles",
        ),
        (
            "2017 – 2020: Web Developer, Corvid Labs (Estonia, Tartu) www.corvid.example.com",
            "Web Developer",
            "Corvid Labs",
        ),
        (
            'Accountant, Company "Northlight"   06/2010 to 03/2014',
            "Accountant",
            "Northlight",
        ),
        (
            "Coordonator de proiect\nAtelier Mobil SRL, Cluj-Napoca, Cluj\nIunie 2018 - decembrie 2020",
            "Coordonator de proiect",
            "Atelier Mobil SRL",
        ),
        (
            "Инженер-механик\nЗавод Север, Томск\nмарт 2018 – настоящее время",
            "Инженер-механик",
            "Завод Север",
        ),
    ],
)
def test_title_and_employer_are_told_apart(header: str, title: str, organisation: str) -> None:
    """A town, a link or a placeholder beside the title is no part of title or employer."""
    assert job_of(header) == (title, organisation)


def test_a_single_month_under_title_and_employer_dates_a_job() -> None:
    """The newest job may state its first month alone, where the others state ranges."""
    resume = parse(
        "EXPERIENCE\n\nProject Administrator\nPinnacle Ltd\nJanuary 2021\n- Led four teams.\n\n"
        "Project Assistant\nNexus Ltd\nJune 2018 - December 2020\n- Kept the plan.\n"
    )
    assert [(j.title, j.start) for j in resume.experiences] == [
        ("Project Administrator", date(2021, 1, 1)),
        ("Project Assistant", date(2018, 6, 1)),
    ]


def test_rows_under_certificates_are_certificates_though_no_list_holds_them() -> None:
    """A name under that heading counts; sentences, denials, wishes and citizenship do not."""
    resume = parse(
        "Certifications\nHIPAA\nEducation\nBA History, Kelp University, 2014\n\nCertificates and licences\n"
        "Medical Billing, 2021\n2019 Lakeside Safeguarding Course (Lakeside Trust)\nI would like to sit the exam one day\nNo forklift ticket\nBritish citizen\n"
    )
    assert [(c.name, c.issued and c.issued.year) for c in resume.certifications] == [
        ("hipaa", None),
        ("medical billing", 2021),
        ("lakeside safeguarding course", 2019),
    ]


def test_a_romanian_resume_is_read() -> None:
    """Headings, months, degrees, languages and their levels are known in Romanian."""
    resume = parse(
        "Experiență profesională\n\nContabil, Moara Veche SRL\nianuarie 2019 - prezent\n- Întocmirea bilanțului\n\n"
        "Educație\n\nMasterat în Finanțe\nUniversitatea din Brad\nAbsolvent: iulie 2018\n\nLicență în Contabilitate\nUniversitatea din Brad\nAbsolvent: iulie 2016\n\n"
        "Limbi străine\nengleză (avansat), germană (conversațional)\n\nHobby-uri\nDrumeții, șah\n"
    )
    assert resume.total_months == 95
    assert [(e.level, e.status) for e in resume.education] == [
        ("master", "completed"),
        ("bachelor", "completed"),
    ]
    assert [(x.name, x.level) for x in resume.languages] == [("english", 5), ("german", 3)]
    assert all("Drumeții" not in line.text for line in resume.lines)


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ("Diploma Business Administration, Kelp College, 2014", "associate"),
        ("Diploma HS for Humanities, 2008", "high_school"),
        ("Diplom Maschinenbau, TU Brake, 2014", "master"),
        ("Diplom-Kauffrau, Universität Brake, 2009", "master"),
        ("Associates : General Studies, Lake College, 2014", "associate"),
        ("BS : Print Production, 1993, St. Ives University", "bachelor"),
    ],
)
def test_degrees_as_forms_print_them(row: str, level: str) -> None:
    """A colon behind the degree changes nothing, and a diploma is no Diplom."""
    assert [e.level for e in parse(f"Education\n{row}\n").education] == [level]


@pytest.mark.parametrize(
    "heading", ["hobbies", "hobbies & interests", "freizeit", "personal interests", "hobby-uri"]
)
def test_headings_of_pastimes(heading: str) -> None:
    """Headings that announce pastimes are known in several languages."""
    assert heads_pastimes(heading)


@pytest.mark.parametrize("heading", ["also", "research interests", "odds and ends", "activities"])
def test_other_headings_announce_more_than_pastimes(heading: str) -> None:
    """What stands under other headings is read."""
    assert not heads_pastimes(heading)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chess, hiking, women's rugby", True),
        ("Restoring a sailing dinghy.", True),
        ("Learning Welsh on an app.", False),
        ("Coach of the under-10s.", False),
        ("No car.", False),
        ("Full driving licence", False),
        ("Home automation with a Raspberry Pi", False),
    ],
)
def test_pastimes_are_told_from_evidence(text: str, expected: bool) -> None:
    """Teaching, building, facts and denials are read wherever they stand."""
    assert is_pastime(text) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("inglés (avanzado), francés", [("english", 5), ("french", 5)]),
        ("spanish, english", [("spanish", 0), ("english", 0)]),
        ("German: none beyond the menu", []),
        ("German, none beyond the menu; English (native)", [("english", 6)]),
        ("Französisch – nicht vorhanden", []),
        ("English. Spanish: two semesters, I can order lunch.", [("english", 0), ("spanish", 2)]),
    ],
)
def test_languages_under_their_heading(row: str, expected: list[tuple[str, int]]) -> None:
    """Under that heading small letters and bare names count; what is denied does not."""
    found = parse(f"Languages\n{row}\n").languages
    assert [(x.name, x.level) for x in found] == expected


@pytest.mark.parametrize(
    ("row", "expires"),
    [
        ("CPA no. 48810, current through 2027", date(2027, 1, 1)),
        ("CPA (Illinois), current through June 2027", date(2027, 6, 1)),
        ("CPA No. 48810, valid to 03/2027", date(2027, 3, 1)),
    ],
)
def test_a_licence_number_is_no_denial(row: str, expires: date) -> None:
    """ "No. 48810" is a number, and "current through" says until when."""
    [found] = parse(f"Certifications\n{row}\n").certifications
    assert (found.name, found.status, found.expires) == ("cpa", "current", expires)


@pytest.mark.parametrize(
    ("header", "title", "organisation"),
    [
        ("Manager Tools Inc., Office Coordinator", "Office Coordinator", "Manager Tools Inc."),
        ("Secretary of State's Office, Clerk II", "Clerk II", "Secretary of State's Office"),
        ("Teachers Federal Credit Union, Teller", "Teller", "Teachers Federal Credit Union"),
        ("Kelp Marine — Apprentice Fitter", "Apprentice Fitter", "Kelp Marine"),
        ("Guide Dogs for the Blind\nFundraiser", "Fundraiser", "Guide Dogs for the Blind"),
        ("Director's Cut Film Lab\nQuality Inspector", "Quality Inspector", "Director's Cut Film Lab"),
        ("Sales Manager, Manager Tools Inc.", "Sales Manager", "Manager Tools Inc."),
    ],
)
def test_employers_that_are_called_like_jobs(header: str, title: str, organisation: str) -> None:
    """A word for a job in an employer's name does not swap the two."""
    assert job_of(f"{header}\n05/2014 - 12/2017") == (title, organisation)


def test_rows_of_dates_alone_are_no_lines() -> None:
    """A period is read and quoted in the header of its job, but is evidence of nothing by itself."""
    resume = parse(
        "EXPERIENCE\nFitter\nGale Power Ltd\n03/2019 - 05/2023 (4 years 3 months)\n- Rebuilt gearboxes.\n\nEDUCATION\nBSc Physics, Hill University\nMay 2018\n"
    )
    [job] = resume.experiences
    assert job.months == 51 and job.header is not None and "05/2023" in job.header.text
    assert [x.text for x in resume.lines] == [
        "Fitter",
        "Gale Power Ltd",
        "Rebuilt gearboxes.",
        "BSc Physics, Hill University",
    ]


def test_headings_of_markdown_nest_jobs_under_their_employer() -> None:
    """An employer's heading covers the headings of the jobs below it."""
    text = "Experience\n\nGale Power Ltd\n\nSenior Fitter\nMarch 2019 – Present\n\n- Rebuilt gearboxes.\n\nFitter\nJune 2015 – February 2019\n\n- Greased bearings.\n"
    headings = tuple(
        TextSpan(text=h, start=text.index(h), end=text.index(h) + len(h))
        for h in ("Experience", "Gale Power Ltd", "Senior Fitter", "Fitter")
    )
    resume = parse_resume_document(Document(text=text, format="md", headings=headings), as_of=AS_OF)
    assert [(j.title, j.organisation) for j in resume.experiences] == [
        ("Senior Fitter", "Gale Power Ltd"),
        ("Fitter", "Gale Power Ltd"),
    ]


FLAT = (
    "         PAYROLL CLERK       Summary     Keeps calm at month end and likes a clean ledger in every one of nine mills.         Highlights         Spreadsheets  Ledgers        "
    "Experience      Payroll Administrator     Dec 2013   to   Current      Company Name   －   City  ,   State     Prepares the monthly payroll.  Answers questions about payslips of all four hundred people.       "
    "Office Clerk     Apr 2008   to   Nov 2013      Company Name   －   City  ,   State     Filed letters.  Kept the diary of two directors and booked rooms.       "
    "Education     B.A.   :   Accounting   ,   2007     Kelp University   －   City  ,   State       Skills     Excel, payroll, time management"
)


def test_a_resume_in_one_line_is_parted_at_its_wide_gaps() -> None:
    """Where a program left no line breaks, gaps of four spaces part headings, jobs and text."""
    resume = parse(FLAT)
    assert [(j.title, j.organisation, j.start, j.is_current) for j in resume.experiences] == [
        ("Payroll Administrator", "Company Name", date(2013, 12, 1), True),
        ("Office Clerk", "Company Name", date(2008, 4, 1), False),
    ]
    assert [(e.level, e.institution) for e in resume.education] == [("bachelor", "Kelp University")]
    assert all(x.text == FLAT[x.start : x.end] for x in resume.lines)


def test_dates_of_a_margin_above_and_below_the_title_are_one_range() -> None:
    """A margin that was read line by line leaves the first month above the title and the last below it."""
    resume = parse(
        "Experience\nDecember 2013\nNorda Motors Ltd Finance Manager\nMarch 2014 Submitted loan applications to banks.\n"
        "November 2012\nNorda Motors Ltd Sales Manager\nDecember 2013 Hired the sales staff.\n"
    )
    assert [(j.start, j.end, j.months) for j in resume.experiences] == [
        (date(2013, 12, 1), date(2014, 3, 1), 4),
        (date(2012, 11, 1), date(2013, 12, 1), 14),
    ]


@pytest.mark.parametrize(
    ("dates", "months"),
    [("03/2019   05/2021", 27), ("2011  2017", 72), ("Feb. 2012  Present", 178), ("2016\t2018", 24)],
)
def test_dates_that_only_spaces_part_are_a_range(dates: str, months: int) -> None:
    """Cells "from" and "to" side by side are one period."""
    assert parse(f"Experience\nFitter, Kelp Ltd\t{dates}\n- Rebuilt gearboxes.\n").total_months == months


@pytest.mark.parametrize(
    ("dates", "months"),
    [
        ("2022 (June) to date", 54),
        ("2019 APR --> NOW", 92),
        ("2019 (Jan) to 2022 (May)", 41),
        ("03/2019 ==> 04/2020", 14),
        ("seit 10/2021", 62),
    ],
)
def test_dates_as_people_write_them(dates: str, months: int) -> None:
    [job] = parse(f"EXPERIENCE\nSite Manager, Holt Civils\n{dates}\n\n- Ran a site of forty.\n").experiences
    assert (job.title, job.organisation, job.months) == ("Site Manager", "Holt Civils", months)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Detective Sergeant (ret.) Ilse Farnham", "Ilse Farnham"),
        ("Police Constable Tom Baker", "Tom Baker"),
        ("Lt. Cdr. Ana Ruiz, USN (Ret.)", "Ana Ruiz"),
        ("Capt. Lena Ford (ret.)", "Lena Ford"),
        ("Sister Mary Doyle RGN", "Mary Doyle"),
    ],
)
def test_a_rank_before_the_name_hides_nothing(head: str, name: str) -> None:
    found = parse(
        f"{head}\nhelp@example.org\n\nEXPERIENCE\nRanger, Holt Estates\n2019 - 2022\n- {name} led a crew of nine.\n"
    )
    assert name in found.contact[0].text
    assert name.split()[1] not in " ".join(line.scored_text for line in found.lines)


@pytest.mark.parametrize("head", ["General Manager", "Chief Financial Officer", "Inspector of Mines"])
def test_a_title_at_the_top_is_no_name(head: str) -> None:
    found = parse(
        f"{head}\nhelp@example.org\n\nEXPERIENCE\nRanger, Holt Estates\n2019 - 2022\n- Led a crew of nine.\n"
    )
    assert head in [line.text for line in found.lines]


def test_letters_behind_a_name_are_no_state() -> None:
    found = parse(
        "Anna Weiss, MD\nanna@example.org\n\nEXPERIENCE\nSurgeon, Holt Clinic\n2019 - 2022\n- Operated daily.\n"
    )
    assert [f for f in found.facts if f.kind == "location"] == []


def test_jobs_may_end_with_their_dates() -> None:
    found = parse(
        "WORK EXPERIENCE\nGlazier - Holt Windows (Leeds)\n- Cut and set panes.\n- Trained two apprentices.\nfrom November 2021 till now\n"
        "Carpenter - Brook Joinery (York)\n- Built stairs.\n- Hung doors.\nfrom March 2019 till October 2021\n"
    ).experiences
    assert [(e.title, e.organisation, e.start, e.is_current) for e in found] == [
        ("Glazier", "Holt Windows (Leeds)", date(2021, 11, 1), True),
        ("Carpenter", "Brook Joinery (York)", date(2019, 3, 1), False),
    ]


def test_where_dates_come_first_the_row_above_is_the_job_before() -> None:
    found = parse(
        "Experience\n09/2013 to Current\nKindergarten Teacher Company Name\nDaily reading groups\nMember of the Schedule Committee for Sports\n"
        "09/2007 to 09/2013\nFirst Grade Teacher Company Name\nMonthly themes with colleagues\n"
    ).experiences
    assert [e.title for e in found] == ["Kindergarten Teacher", "First Grade Teacher"]


def test_dates_in_small_letters_stand_on_their_own() -> None:
    [job] = parse(
        "EXPERIENȚA PROFESIONALĂ\n\nOfițer de credit\nBanca Verde Imobiliare - Cluj, 400001\nmartie 2014 - mai 2016\n- A evaluat dosare.\n"
    ).experiences
    assert (job.title, job.organisation, job.months) == ("Ofițer de credit", "Banca Verde Imobiliare", 27)


def test_degrees_without_their_last_stop_count() -> None:
    [degree] = parse("Education\n2002\nM.A : Teacher Leadership Fenwick University\n").education
    assert (degree.level, degree.fields) == ("master", ("teacher leadership",))


@pytest.mark.parametrize("heading", ["EXPERIENCE\n", ""])
def test_degrees_below_the_last_job_need_no_heading(heading: str) -> None:
    """A degree that follows the jobs without a word is education, not one line more of the last job."""
    text = (
        f"Ada Kelp\n\nI count birds and boats.\n\n{heading}Analyst, Tern Bank, 2019 - 2024\n- Built reports for branches\n"
        "- Trained two colleagues\n\nMS Statistics, University of West Tern, 2019\nBA Economics, Fjord College, 2017\n"
    )
    parsed = parse_resume_document(Document(text=text), as_of=AS_OF)
    assert [(e.level, e.fields) for e in parsed.education] == [
        ("master", ("statistics",)),
        ("bachelor", ("economics",)),
    ]
    assert len(parsed.experiences) == 1
    assert [line.text for line in parsed.lines if line.section == "education"] == [
        "MS Statistics, University of West Tern, 2019",
        "BA Economics, Fjord College, 2017",
    ]
