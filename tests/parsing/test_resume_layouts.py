"""Short résumés in the layouts that users have, with months, jobs, degrees and languages counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.types import Document, Resume

AS_OF = date(2026, 11, 21)


def parse(text: str) -> Resume:
    """Parse a text."""
    return parse_resume_document(Document(text=text), as_of=AS_OF)


def jobs_of(text: str) -> list[tuple[str, str]]:
    """Return title and organisation of every job."""
    return [(job.title, job.organisation) for job in parse(text).experiences]


def languages_of(text: str) -> dict[str, int]:
    """Return the level of every language, 6 for a native one."""
    return {spoken.name: 6 if spoken.is_native else spoken.level for spoken in parse(text).languages}


def levels_of(rows: str) -> list[str | None]:
    """Return the levels of the rows under a heading for education."""
    return [study.level for study in parse(f"EDUCATION\n{rows}\n").education]


def test_a_form_names_the_employer_below_what_was_done() -> None:
    """The European form sets duties between the title and the employer."""
    text = (
        "Work experience\n"
        "Dates   March 2018 – present\nOccupation or position held   Laboratory technician\n"
        "Main activities and responsibilities   Ran water samples\nName and address of employer   Aqualab SA, Geneva\n\n"
        "Dates   09/2015 – 02/2018\nOccupation or position held   Sampling assistant\n"
        "Main activities and responsibilities   Took samples\nName and address of employer   Moorland Water Board, Bern\n"
    )
    assert jobs_of(text) == [
        ("Laboratory technician", "Aqualab SA"),
        ("Sampling assistant", "Moorland Water Board"),
    ]
    assert parse(text).total_months == 135


def test_a_town_below_the_title_is_not_the_employer_of_the_second_post() -> None:
    """Exports name the employer once, how long all posts lasted, and a town below each post."""
    text = (
        "Experience\n\nBrightwell Energy\n8 years 6 months\n\n"
        "Lead Technician\nMarch 2022 - Present (4 years 9 months)\nAberdeen, Scotland, United Kingdom\n\n"
        "Technician\nJune 2018 - February 2022 (3 years 9 months)\nAberdeen, Scotland, United Kingdom\n- Serviced turbines\n\n"
        "Cafe Uno\nBarista\n2015 - 2017 (2 years)\n"
    )
    assert jobs_of(text) == [
        ("Lead Technician", "Brightwell Energy"),
        ("Technician", "Brightwell Energy"),
        ("Barista", "Cafe Uno"),
    ]


def test_terms_between_dates_and_title_are_neither() -> None:
    """Federal résumés state salary, hours and grade before the title, and the address above an empty line."""
    text = (
        "WORK EXPERIENCE\nDepartment of Harbours\n18 C St NW\nTern City, DC 20240 United States\n\n"
        "05/2020 - Present\nSalary: 88,000 USD Per Year\nHours per week: 40\nSeries: 0301 Pay Plan: GS Grade: 12\n"
        "Program Analyst (This is a federal job)\nDuties, Accomplishments and Related Skills:\n- Wrote the annual plan\n\n"
        "County of Ashby, Clerk's Office\nAshby, OH\n06/2016 - 04/2020\nHours per week: 20\nProgram Assistant\n"
        "Duties, Accomplishments and Related Skills:\n- Answered records requests\n"
    )
    first, second = parse(text).experiences
    assert (first.title, first.organisation) == ("Program Analyst", "Department of Harbours")
    assert (second.title, second.fte) == ("Program Assistant", 0.5)


def test_labels_side_by_side_are_read_each_for_itself() -> None:
    """Employer, title and both dates may be labelled cells of one row."""
    text = (
        "Experience:\nEmployer: Brightbuild Ltd | Title: Site Engineer | From: 03/2018 | To: 09/2022\n"
        "Employer: Roadco | Title: Assistant Engineer | From: 07/2015 | To: 02/2018\n"
        "Education:\nDegree: B.Eng. Civil Engineering | School: Tern University | Year: 2015\n"
    )
    resume = parse(text)
    assert jobs_of(text) == [("Site Engineer", "Brightbuild Ltd"), ("Assistant Engineer", "Roadco")]
    assert resume.total_months == 87
    assert [study.level for study in resume.education] == ["bachelor"]


def test_labelled_dates_below_each_other_are_one_range() -> None:
    """A form has a row for the start and one for the end."""
    text = (
        "EMPLOYMENT HISTORY\nCompany: Wren Foods\nJob title: Line supervisor\nStart date: 03/2019\nEnd date: 08/2023\n"
        "Duties: ran line 4\n\nCompany: Finch Packaging\nJob title: Machine operator\nStart date: 06/2015\n"
        "End date: 02/2019\nDuties: set up the machine\n"
    )
    assert jobs_of(text) == [("Line supervisor", "Wren Foods"), ("Machine operator", "Finch Packaging")]
    assert parse(text).total_months == 99


def test_a_drawn_table_holds_a_job_in_each_line() -> None:
    """The cells "from" and "to" of a table in Markdown are one range."""
    text = (
        "Employment\n| Employer | Position | From | To |\n|---|---|---|---|\n"
        "| Heron Logistics | Fleet planner | 02/2020 | present |\n| Heron Logistics | Dispatcher | 05/2016 | 01/2020 |\n"
    )
    assert jobs_of(text) == [("Fleet planner", "Heron Logistics"), ("Dispatcher", "Heron Logistics")]
    assert parse(text).total_months == 127


@pytest.mark.parametrize(
    ("rows", "months"),
    [
        ("maj 2019 – obecnie: Forklift operator, Hurt Sp. z o.o.\nmarzec 2016 – kwiecień 2019: Warehouse worker, Magazyn", 129),
        ("mrt 2020 – heden | Planner | Havenlogistiek BV, Rotterdam\nokt 2016 – feb 2020 | Clerk | Havenlogistiek BV", 122),
        ("da ottobre 2019 ad oggi: Sviluppatore presso Nuvola Srl\ngennaio 2017 – settembre 2019: Tecnico, Rete Uno", 119),
        ("Mechatronics technician, Werk Nord GmbH — März 2019 bis heute\nApprentice mechanic, Werk Nord GmbH — Sept. 2015 – Febr. 2019", 135),
        ("Bus driver - Tern Buses - Jan 19 to Dec 20\nVan driver - Kelp Vans - 6/15-12/18", 67),
        ("2016-18  Welder, Humber Steel\n2012-16  Apprentice welder, Humber Steel\n2010-12  Kitchen porter, The Anchor", 96),
        ("from May 2019 to June 2021: Clerk, Kelp Ltd\nfrom May 2018 to April 2019: Porter, Kelp Ltd", 38),
    ],
)  # fmt: skip
def test_every_row_with_dates_is_a_job_of_its_own(rows: str, months: int) -> None:
    """Months in small letters, short months and short years part the jobs of a terse list."""
    resume = parse(f"Employment\n{rows}\n")
    assert resume.total_months == months
    assert len({job.title for job in resume.experiences}) == rows.count("\n") + 1


def test_an_employer_above_its_dated_posts_is_no_job() -> None:
    """The whole time with an employer stands beside its name, the posts below it with their own."""
    text = (
        "EXPERIENCE\nTern Bank, Dublin                  2015 - 2024\n"
        "Branch Manager                     Mar 2020 - Jun 2024\n- Led 12 tellers\n"
        "Senior Teller                      Jan 2015 - Feb 2020\n- Balanced tills\n"
    )
    assert jobs_of(text) == [("Branch Manager", "Tern Bank"), ("Senior Teller", "Tern Bank")]


def test_posts_on_one_row_share_the_employer_above() -> None:
    """Two titles of one row do not employ each other."""
    text = "Experience\nStork Hotels, Vienna, 2014 – 2022\nReceptionist (2014 – 2017), Front Office Manager (2017 – 2022)\n- Ran the desk\n"
    assert jobs_of(text) == [("Receptionist", "Stork Hotels"), ("Front Office Manager", "Stork Hotels")]


def test_a_title_without_a_word_for_one_stands_above_dates_and_employer() -> None:
    """ "Sales" is a title where the first job has its title above the dates too."""
    text = (
        "Experience\nSales\nNovember 2014 to June 2016 Kelp Ltd - Cork, Ireland\nSold a great deal to people far from the sea.\n"
        "Customer Service\nJuly 2013 to October 2014 Tern Stores - Cork, Ireland\nTop producer in July 2014 with 1.8M in volume\n"
    )
    assert [title for title, _ in jobs_of(text)] == ["Sales", "Customer Service"]


def test_the_dates_of_a_project_are_no_further_job() -> None:
    """A range that names neither title nor employer belongs to the job around it."""
    text = (
        "Experience\nSeptember 2010 to July 2011\nKelp Ltd Test Engineer\nResponsibilities:\nWrote the test plans.\n"
        "Feb 2011 to Jun 2011 Description: The purpose of this was to keep the policies of an insurer in one place.\n"
    )
    assert len(parse(text).experiences) == 1


def test_a_job_said_twice_is_one_job() -> None:
    """Some files hold the whole history twice."""
    history = "Work History\nClerk, 01/2018 to 06/2019\nKelp Stores – Cork\nKept the stores.\n"
    assert jobs_of(history + "\nEducation\nBSc Botany, Tern University\n\n" + history) == [
        ("Clerk", "Kelp Stores")
    ]


@pytest.mark.parametrize(
    ("header", "title", "organisation"),
    [
        ("2017 july - 2019 october: Mobile Developer in Lumo Group, Riga", "Mobile Developer", "Lumo Group"),
        ("2019 october - 2020 may: Mobile Developer in project Nori Ltd., Haifa", "Mobile Developer", "Nori Ltd."),
        ("Assistant Professor, Department of Geography, University of Brill, 2014–2018", "Assistant Professor, Department of Geography", "University of Brill"),
        ("Clerk in Group Accounts, Kelp Ltd, 2014–2018", "Clerk in Group Accounts", "Kelp Ltd"),
    ],
)  # fmt: skip
def test_who_employed_is_told_from_where_within(header: str, title: str, organisation: str) -> None:
    """A firm behind "in" and a university behind its department are employers."""
    assert jobs_of(f"EXPERIENCE\n{header}\n- Kept the books of nine shops.\n") == [(title, organisation)]


def test_years_as_a_student_below_their_dates_are_no_job() -> None:
    """ "2016 - 2017: Student in …" among the jobs is a study."""
    text = "Experience\n2017 july - 2019 october: Developer, Lumo Group\nWrote another app\n2016 september - 2017 june: Student in Tel College, Java course\n"
    assert jobs_of(text) == [("Developer", "Lumo Group")]


def test_a_sentence_in_capitals_heads_no_job() -> None:
    """In a résumé set in capitals what was done looks like a name."""
    text = (
        "WORK EXPERIENCE\nTARGET, CASHIER, AUG 2021 - PRESENT\nRANG UP SALES AND BALANCED DRAWER\n"
        "BURGER BARN, CREW MEMBER, JUNE 2019 - JULY 2021\nCOOKED AND CLEANED\n"
    )
    assert jobs_of(text) == [("CASHIER", "TARGET"), ("CREW MEMBER", "BURGER BARN")]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("WHERE I'VE BEEN", "experience"),
        ("What I studied", "education"),
        ("Languages I speak", "languages"),
        ("What I know", "skills"),
    ],
)
def test_headings_told_in_the_first_person_name_their_section(heading: str, section: str) -> None:
    """People head their sections in plain words."""
    text = f"SUMMARY\nCareful with plants.\n\n{heading}\nEnglish, Latin and roses\n"
    assert parse(text).lines[-1].section == section


def test_a_second_heading_for_experience_is_no_employer() -> None:
    """Civilian work follows military service under a heading of its own."""
    text = (
        "MILITARY SERVICE\nU.S. Army, Fort Drum, NY\nSergeant, 06/2012 – 07/2018\n- Accountable for $4M of equipment\n"
        "CIVILIAN EXPERIENCE\nInventory Specialist, Gull Marine, 09/2018 – 12/2023\n"
    )
    assert jobs_of(text)[1] == ("Inventory Specialist", "Gull Marine")


def test_qualifications_without_a_study_are_skills() -> None:
    """The heading stands above schooling or above what somebody is good at."""
    skills = parse("QUALIFICATIONS\n• Tactical planning\n• Retail marketing\n• Goal-oriented\n")
    assert {line.section for line in skills.lines} == {"skills"}
    studied = parse("QUALIFICATIONS\n• GCSE Maths, 2009\n• First aid\n")
    assert {line.section for line in studied.lines} == {"education"}


def test_the_last_word_of_a_sentence_in_capitals_is_no_heading() -> None:
    """A wrapped row of one abbreviation and a full stop ends the sentence above."""
    text = (
        "EXPERIENCE\nClerk, Kelp Ltd, 01/2018 - 06/2020\n• Completed funding requests, tracked orders and obligated funds on\nAFCOS.\n"
        "• Analysed the funding of nine flights.\n\nPorter, Kelp Ltd, 01/2016 - 12/2017\n• Carried things.\n"
    )
    resume = parse(text)
    assert [line.experience for line in resume.lines if "nine flights" in line.text] == [0]


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ("BTEC Level 3 Extended Diploma in Engineering, Hull College, 2014 – 2016", "high_school"),
        ("City & Guilds 2391 Inspection and Testing, 2019", "high_school"),
        ("National Vocational Certificate in Carpentry, Technical Institute Accra", "high_school"),
        ("West African Senior School Certificate", "high_school"),
        ("Ausbildung zum Mechatroniker (IHK), 2015–2019", "high_school"),
        ("Kauffrau für Büromanagement\nIHK Bremen, 2011 - 2014", "high_school"),
        ("CAP Cuisine, Lycée hôtelier de Lyon, 2015", "high_school"),
        ("Baccalaureate, Colegiul Dej, 2012", "high_school"),
        ("Baccalaureate in Nursing, Kelp University, 2012", "bachelor"),
        ("RHS Level 3 Diploma in Horticulture, 2013", "high_school"),
        ("Level 5 Diploma in Leadership, 2013", "associate"),
        ("BTEC Higher National Diploma in Computing, 2013", "associate"),
        ("Ciclo Formativo de Grado Superior en Administración, IES Castelao, 2012-2014", "associate"),
        ("GED — Omaha Adult School", "high_school"),
        ("Tern University of Geodesy, information systems", None),
    ],
)
def test_trades_and_leaving_examinations_are_levels(row: str, level: str | None) -> None:
    """What is learnt at a trade school counts as the end of school does; a school alone is an entry too."""
    assert levels_of(row) == [level]


def test_a_school_above_its_diploma_is_not_a_second_one() -> None:
    """ "Tern High School" above "High School Diploma" names where it was earned."""
    assert levels_of(
        "Tern Valley Community College\nCertificate in Phlebotomy\nMay 2019\nTern High School\nHigh School Diploma\n2017"
    ) == [None, "high_school"]


def test_an_office_held_at_a_school_is_no_study() -> None:
    """The treasurer of a college club did not study there by that."""
    assert levels_of(
        "BBA, Marketing, Tern College, 2010\n\nSecretary of the Tern College chess club. Period: 2008-2010"
    ) == ["bachelor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Languages\nEnglish\nC1 - Advanced\nHebrew\nB2 - Upper Intermediate\n", {"english": 5, "hebrew": 4}),
        ("Languages: Ukrainian, Russian - Native, English - Upper-Intermediate\n", {"ukrainian": 6, "russian": 6, "english": 4}),
        ("Languages\nRomanian\tnative\nEnglish\tB2\n", {"romanian": 6, "english": 4}),
        ("Languages\nMultilingual, fluent in English, Croatian and German.\n", {"english": 5, "croatian": 5, "german": 5}),
        ("Languages\nFluent speaker, reader and writer in Spanish\n", {"spanish": 5}),
        ("Skills\nBilingual in English - Spanish\n", {"english": 6, "spanish": 6}),
        ("Languages\nEnglish (C1), French, German (B1)\n", {"english": 5, "french": 0, "german": 3}),
    ],
)  # fmt: skip
def test_a_level_reaches_the_languages_that_it_is_said_of(text: str, expected: dict[str, int]) -> None:
    """It may stand below, in the next cell, ahead of several languages or behind two."""
    assert languages_of(text) == expected


def test_a_name_below_the_side_column_is_kept_out() -> None:
    """Exports have the side column first, and the name where its last list ends."""
    text = (
        "Contact\nrosa.quill@example.com\n\nLanguages\nPortuguese (Native or Bilingual)\n\n"
        "Certifications\nTableau Desktop Specialist\n\nRosa Quill\nSenior Data Analyst at Fennel Health\nLisbon, Portugal\n\n"
        "Summary\nI turn messy data into dashboards.\n"
    )
    resume = parse(text)
    assert "Rosa Quill" in {span.text for span in resume.contact}
    assert all("Quill" not in line.scored_text for line in resume.lines)
    assert len(resume.certifications) == 1


def test_a_table_of_labels_below_the_last_job_is_not_of_that_job() -> None:
    """Word files close with rows of a label, a tab and what it holds."""
    text = (
        "WORK EXPERIENCE\n2018 – 2023\tElectrician, Volt GmbH, Graz\n\tWired 30 houses\n"
        "Languages\tGerman (native), English (B1)\nDriving licence\tB\nComputer skills\tMS Office, AutoCAD\nInterests\tHiking\n"
    )
    resume = parse(text)
    assert {line.section: line.experience for line in resume.lines} == {
        "experience": 0,
        "languages": None,
        "availability": None,
        "skills": None,
    }


def test_a_last_month_below_the_first_one_and_the_title_ends_the_job() -> None:
    """A margin of dates that a converter flattened has its second half on the next row."""
    text = (
        "Experience\nAT Consulting\nAugust 2012  Senior System Analyst\nDecember 2017\nManaged the staff system of a bank.\n"
        "E-school\nApril 2011  System Analyst\nAugust 2012\nKept the software of schools.\n"
    )
    resume = parse(text)
    assert resume.total_months == 81
    assert {line.section for line in resume.lines} == {"experience"}


def test_a_title_in_small_letters_is_one_right_below_the_heading() -> None:
    """The row between the heading and the dates can be nothing else."""
    text = (
        "Professional Experience\nsales\nJanuary 2011 to Current Kelp Ltd - Cork, Ireland\nQuoted prices.\n"
    )
    assert [job.title for job in parse(text).experiences] == ["sales"]


def test_a_study_said_twice_is_one() -> None:
    """Some files repeat the degree in the words of a form."""
    row = "Bachelor of Science, Botany, Tern College, 1995"
    assert levels_of(f"{row}\n{row}") == ["bachelor"]


def test_a_dot_may_begin_a_title() -> None:
    """ ".NET" is a name with its dot."""
    assert jobs_of("Experience\n.NET Developer, Kelp Ltd, 02/2011 - 10/2019\n- Made pages.\n") == [
        (".NET Developer", "Kelp Ltd")
    ]
