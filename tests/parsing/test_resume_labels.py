"""Labels inside a job, which look like headings of sections and are none."""

from __future__ import annotations

from datetime import date

from matcher.parsing.resume import parse_resume_document
from matcher.types import Document, Resume

TODAY = date(2026, 11, 1)


def read(text: str) -> Resume:
    return parse_resume_document(Document(text=text), as_of=TODAY)


WITH_LABELS = """Mara Lindqvist
Oulu, Finland

Experience

Data Engineer, Nordlys Oy                                  Mar 2020 – Present
- Built pipelines for meter readings
Projects:
- Moved the warehouse to a lake house
- Wrote a loader for tariffs

BI Developer, Kestrel Ltd                                  Jun 2016 – Feb 2020
- Kept the reports
Projects: Billing dashboard, fraud alerts

Analyst, Hamn AB                                  Jan 2014 – May 2016
Key Projects
• Tariff study
• Customer survey

Education
BSc Statistics, University of Oulu, 2010 - 2013
"""


def test_projects_inside_a_job_lose_neither_the_job_nor_those_below() -> None:
    """ "Projects:" below the lines of a job speaks of that job, and the jobs below it are still jobs."""
    resume = read(WITH_LABELS)
    assert [e.organisation for e in resume.experiences] == ["Nordlys Oy", "Kestrel Ltd", "Hamn AB"]
    jobs = {line.text: line.experience for line in resume.lines}
    assert jobs["Wrote a loader for tariffs"] == 0
    assert jobs["Customer survey"] == 2


def test_labels_in_a_resume_without_empty_lines_end_no_section() -> None:
    resume = read(
        "JOHN SAMPLE\nPROFESSIONAL EXPERIENCE\nSenior Consultant                    01/2019 to Present\nBrightwater Consulting\n"
        "Areas of responsibility:\nLed migrations\nProjects:\nMoved payments to the cloud\n\n"
        "Consultant                    05/2015 to 12/2018\nDelta Group\nAchievements:\nBest newcomer\n\n"
        "PROJECTS\nHome Weather Station                2021\nBuilt with a small board\nEDUCATION\nMBA, 2014\n"
    )
    assert [(e.title, e.organisation) for e in resume.experiences] == [
        ("Senior Consultant", "Brightwater Consulting"), ("Consultant", "Delta Group"),
    ]  # fmt: skip
    sections = {line.text: line.section for line in resume.lines}
    assert sections["Built with a small board"] == "projects"


def test_a_section_of_projects_stays_one() -> None:
    """Projects under a heading set like the others are no part of the last job."""
    resume = read(
        "Mara Lindqvist\n\nExperience\n\nAnalyst, Hamn AB        Jan 2014 – May 2016\n- Kept the reports\n\n"
        "Projects\n\nWeather station        2017 – 2018\n- Built with a small board\n"
    )
    assert len(resume.experiences) == 1
    assert {line.text: line.section for line in resume.lines}["Built with a small board"] == "projects"


def test_jobs_are_told_apart_where_the_dash_was_lost() -> None:
    """Copies of documents lose the dash of "2019 – 2021", and "Responsibilities:" heads no section."""
    resume = read(
        "Mara Lindqvist\nPROFESSIONAL HISTORY\n2021  now Data Engineer, Nordlys (Oulu, Finland)\nMain project: Meter readings\nResponsibilities:\n"
        "\uf0b7 Built pipelines;\nTechnologies: SQL.\n2017  2021 Data Analyst, Hamn (Turku, Finland)\nResponsibilities:\n\uf0b7 Kept reports;\n"
        "EDUCATION\n2008  2013 Applied statistics, University of Oulu\n"
    )
    assert [(e.title, e.organisation) for e in resume.experiences] == [
        ("Data Engineer", "Nordlys"), ("Data Analyst", "Hamn"),
    ]  # fmt: skip
    jobs = {line.text: line.experience for line in resume.lines}
    assert jobs["Kept reports;"] == 1
