"""Jobs without dates, labels inside jobs, and dates whose dash was lost."""

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


def lines_of(resume: Resume, job: int) -> list[str]:
    """Return the lines of a job, its header left out."""
    return [resume.lines[i].text for i in resume.experiences[job].lines if resume.lines[i].role != "header"]


@pytest.mark.parametrize(
    "text",
    [
        "EXPERIENCE\nWaiter, Kelp Café\n- Served forty covers.\nBarista, Tern Coffee\n- Opened the shop.\n",
        "EXPERIENCE\n\nWaiter\nKelp Café, Leeds\n- Served forty covers.\n\nBarista\nTern Coffee, York\n- Opened the shop.\n",
        "EXPERIENCE\nKelp Café, Waiter\nDuties:\n- Served forty covers.\nTern Coffee, Barista\nDuties:\n- Opened the shop.\n",
        "EXPERIENCE\n- Waiter at Kelp Café\n- Barista at Tern Coffee\n\nSKILLS\nFrench\n",
    ],
)
def test_jobs_without_dates_are_jobs(text: str) -> None:
    """A title and an employer make a job, whatever is not said of its dates."""
    parsed = parse(text)
    assert [(j.title, j.organisation) for j in parsed.experiences] == [
        ("Waiter", "Kelp Café"),
        ("Barista", "Tern Coffee"),
    ]
    assert parsed.total_months == 0
    assert all(j.start is None and j.end is None for j in parsed.experiences)


@pytest.mark.parametrize(
    "text",
    [
        "EXPERIENCE\n- Trained clerks at Kelp Ltd\n- Managing drivers at Tern Ltd\n",
        "EXPERIENCE\nLeadership\n- Led the night crew of the mill.\nCustomer care\n- Answered the calls of nine shops.\n",
    ],
)
def test_deeds_and_themes_are_no_jobs(text: str) -> None:
    """What was done, and the names of abilities, do not become jobs."""
    assert parse(text).experiences == ()


@pytest.mark.parametrize("label", ["Technologies", "Tools", "Tech stack", "Languages"])
def test_what_a_job_was_done_with_does_not_end_it(label: str) -> None:
    """Points below "Technologies: …" belong to the job above."""
    parsed = parse(
        "WORK EXPERIENCE\nWeb Developer, Kelp Ltd, Jan 2019 - Mar 2021\n"
        f"{label}: Java, Maven\n- Built the stock service.\n- Ran the nightly jobs.\n"
    )
    assert lines_of(parsed, 0) == [
        f"{label}: Java, Maven",
        "Built the stock service.",
        "Ran the nightly jobs.",
    ]


def test_spoken_languages_below_a_job_stay_languages() -> None:
    """A row of spoken languages is no part of the job above it."""
    parsed = parse(
        "WORK EXPERIENCE\nClerk, Kelp Ltd, Jan 2019 - Mar 2021\n- Kept the till.\nLanguages: French, German\n"
    )
    assert {language.name for language in parsed.languages} == {"french", "german"}
    assert lines_of(parsed, 0) == ["Kept the till."]


def test_a_section_in_a_label_ends_the_jobs() -> None:
    """ "Skills: …" behind the last job is a section of its own."""
    parsed = parse(
        "WORK EXPERIENCE\nClerk, Kelp Ltd, Jan 2019 - Mar 2021\n- Kept the till.\n\nSkills: Excel, filing\n"
    )
    assert lines_of(parsed, 0) == ["Kept the till."]
    assert "excel" in {skill.name.lower() for skill in parsed.skills}


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("Apr 2019Jun 2021", date(2019, 4, 1), date(2021, 6, 1)),
        ("20192021", date(2019, 1, 1), date(2021, 1, 1)),
    ],
)
def test_dates_without_their_dash_are_a_range(dates: str, start: date, end: date) -> None:
    """A dash that the file lost does not lose the job."""
    [job] = parse(f"EXPERIENCE\n{dates} Kelp Ltd, Stock Clerk\n- Kept the books.\n").experiences
    assert (job.title, job.organisation, job.start, job.end) == ("Stock Clerk", "Kelp Ltd", start, end)


def test_a_year_in_the_margin_is_said_again_below() -> None:
    """Title and employer stand beside the year, the full dates below."""
    text = (
        "EXPERIENCE\n2019  Stock Clerk @ Kelp\nShipping / 2017 - 2019\n- Kept the books.\n"
        "2016  Junior Clerk @ Tern\nFishing / 2015 - 2016\n- Kept the till.\n"
    )
    assert [(j.title, j.organisation, j.start, j.end) for j in parse(text).experiences] == [
        ("Stock Clerk", "Kelp", date(2017, 1, 1), date(2019, 1, 1)),
        ("Junior Clerk", "Tern", date(2015, 1, 1), date(2016, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Java / Python Developer, Kelp (Israel, Haifa)", ("Java / Python Developer", "Kelp")),
        ("Fitter / Kelp Ltd", ("Fitter", "Kelp Ltd")),
        ("Insurance Sales\tKelp Ltd", ("Insurance Sales", "Kelp Ltd")),
    ],
)
def test_halves_of_a_header(header: str, expected: tuple[str, str]) -> None:
    """A slash may stand inside a title; a firm is a firm beside whatever sells."""
    assert jobs_of(f"EXPERIENCE\n2019 - 2020: {header}\n- Kept the books.\n") == [expected]


def test_headings_of_columns_in_one_row() -> None:
    """Headings that stood side by side on the page head the jobs below."""
    assert jobs_of("SUMMARY WORK EXPERIENCE\nStock Clerk, Kelp Ltd, 2017 - 2019\n- Kept the books.\n") == [
        ("Stock Clerk", "Kelp Ltd")
    ]


def test_a_single_month_stands_where_the_months_of_others_stand() -> None:
    """A job that only says when it began is one where the layout is that of the others."""
    text = (
        "EXPERIENCE\n07/2023\nStock Clerk\nKept the books of nine shops and counted what was left.\n"
        "12/2019 - 06/2023\nJunior Clerk\nKept the till.\n"
    )
    assert [(j.title, j.start) for j in parse(text).experiences] == [
        ("Stock Clerk", date(2023, 7, 1)),
        ("Junior Clerk", date(2019, 12, 1)),
    ]


def test_employer_above_title_above_dates_below_the_prose_of_another_job() -> None:
    """Employer and town open a job even right below the text of the job above."""
    text = (
        "EXPERIENCE\nKelp, Cork, Ireland\niOS developer\nFebruary 2019 - Present\n"
        "Made the app of the ferries and answered those who wrote of it,\nby letter\n"
        "Tern, Lyon, France\nWeb developer\nJune 2016 - January 2019\nMade pages.\n"
    )
    assert jobs_of(text) == [("iOS developer", "Kelp"), ("Web developer", "Tern")]


def test_a_job_torn_from_its_section_by_a_side_column() -> None:
    """Title and both months on one row are a job, though the heading above is of the other column."""
    text = (
        "EXPERIENCE\nStock Clerk Jan 2020 - Mar 2023\nKelp Ltd\n- Kept the books.\nWiki engines:\nTernWiki\n\n"
        "Languages\nTill Operator Feb 2016 - Dec 2019\nTern Ltd\nFrench - fluent\n"
    )
    parsed = parse(text)
    assert [j.title for j in parsed.experiences] == ["Stock Clerk", "Till Operator"]
    assert parsed.total_months == 39 + 47


def test_memberships_are_no_jobs() -> None:
    """What stands under a heading for memberships stays there."""
    text = "EXPERIENCE\nClerk, Kelp Ltd, 2018 - 2020\n\nMEMBERSHIPS\nCommittee chair Jan 2015 - Mar 2019\n"
    assert jobs_of(text) == [("Clerk", "Kelp Ltd")]


@pytest.mark.parametrize(
    ("row", "level"),
    [
        (
            "2005 - 2009: Tern University, Faculty of Ships, Department of\nProgramming, Bachelor degree",
            "bachelor",
        ),
        ("Diplôme\nEconomics (bachelor's degree) of the faculty:\nTern University, 2009", "bachelor"),
    ],
)
def test_the_rest_of_a_degree_is_no_heading(row: str, level: str) -> None:
    """A row that names a degree heads no section, whatever its words."""
    parsed = parse(f"EXPERIENCE\nClerk, Kelp Ltd, 2018 - 2020\n\nEDUCATION\n{row}\n")
    assert level in {study.level for study in parsed.education}


@pytest.mark.parametrize("mark", ["?", "\ufffd", "\u0627"])
def test_a_dash_that_was_broken_still_joins_dates(mark: str) -> None:
    """What a conversion left of a dash stands for it."""
    [job] = parse(
        f"EXPERIENCE\nStock Clerk\nKelp Ltd, Cork\nMay 2017 {mark} August 2018\n- Kept books.\n"
    ).experiences
    assert (job.start, job.end) == (date(2017, 5, 1), date(2018, 8, 1))


def test_a_title_below_a_wrapped_sentence_opens_a_job() -> None:
    """The title of the next job is no further row of the sentence above it."""
    rows = [
        "EXPERIENCE",
        "Outsourcing analyst",
        "9/2016 - 12/2019, Kelp Works",
        " Counted the stock of nine harbours, wrote down what was missing and",
        "told the masters of the ships of it, who then paid for it in the",
        "spring.",
        " Brought the ledgers into a form that the clerks of the house could",
        "read without the help of the two accountants, who had by then gone",
        "to the northern office of the firm and did not answer letters now.",
        "Software Engineer / Senior Software Engineer",
        "8/2012 - 7/2016, Tern Works",
        " Wrote the program of the till.",
    ]
    parsed = parse("\n".join(rows) + "\n")
    assert [(j.title, j.organisation) for j in parsed.experiences] == [
        ("Outsourcing analyst", "Kelp Works"),
        ("Software Engineer / Senior Software Engineer", "Tern Works"),
    ]
