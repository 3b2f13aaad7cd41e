"""Hours, travel, places of work and bodily demands."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.scoring.availability import availability_result
from matcher.scoring.physical import physical_result
from matcher.scoring.results import QuantityResult
from matcher.scoring.whereabouts import places_asked
from matcher.types import Document, Requirement, Resume

HEAD = "Ida Berg\nida.berg@example.org\n\nEXPERIENCE\nClerk, Norvik Ltd, Leeds, 03/2019 - present\n- Filed forty cases for the court\n\n"


def resume(tail: str) -> Resume:
    return parse_resume_document(Document(text=f"{HEAD}{tail}\n"), as_of=date(2026, 11, 1))


def requirement(text: str, kind: str) -> Requirement:
    return Requirement(id="r1", text=text, start=0, end=len(text), necessity="required", kinds=(kind,))


def hours(asked: str, tail: str) -> QuantityResult:
    found = availability_result(requirement(asked, "availability"), resume(tail))
    assert found is not None
    return found


def strength(asked: str, tail: str) -> QuantityResult:
    found = physical_result(requirement(asked, "physical"), resume(tail))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("asked", "stated", "least", "most", "contradicted"),
    [
        ("Able to work weekends and nights", "Weekends and nights are fine", 1.0, 1.0, False),
        ("Able to work weekends and nights", "Any shift suits me.", 0.7, 0.9, False),
        ("Able to work weekends and nights", "Weekends as well, but no nights for me", 0.5, 0.5, True),
        ("Able to work weekends", "Saturdays belong to my choir", 0.0, 0.0, True),
        ("Able to work nights", "Nights from 2019 to 2023, never again", 0.0, 0.0, True),
        ("Immediate start", "Notice period three months", 0.0, 0.4, False),
        ("Immediate start", "Can start immediately", 1.0, 1.0, False),
        ("Able to work weekends", "I keep weekends free for my mother", 0.0, 0.0, True),
        ("Able to work nights", "Night shifts are behind me, on doctor's orders", 0.0, 0.0, True),
        ("Available outside office hours", "Evenings until ten at night are usual", 1.0, 1.0, False),
        ("Willing to travel 30 % of the time", "About forty travel days a year", 1.0, 1.0, False),
        ("Willing to travel 30 % of the time", "In Bergen every second week", 1.0, 1.0, False),
        ("Willing to travel 30 % of the time", "Travel: two nights a month at most", 0.5, 0.5, True),
        ("Willing to travel 30 % of the time", "Travel: one week a month at most", 0.5, 0.5, False),
        ("Willing to travel 10 % of the time", "Travel: two nights a month at most", 0.5, 0.5, False),
        ("Willing to travel to four customers a year", "Trips: one a year at most", 0.4, 0.6, False),
        ("International travel of up to 25%", "Flying for work is fine", 1.0, 1.0, False),
        ("International travel of up to 25%", "No travel restrictions", 0.5, 1.0, False),
        ("Able to work nights", "Nights are no drama", 0.5, 1.0, False),
        ("Able to work weekends", "Weekdays only, please", 0.0, 0.0, True),
        ("Able to work weekends", "Weekends fine, Monday to Friday only until six", 0.3, 1.0, False),
        ("Able to work nights", "I have done my nights and weekends", 0.0, 0.0, True),
        ("Willing to travel 30 % of the time", "I would rather not travel", 0.0, 0.0, True),
        ("On-call rota one week in six", "", 0.0, 0.0, False),
        ("On-call rota one week in six", "Pager every third week", 1.0, 1.0, False),
        ("Notice period of 30 days or less", "Two weeks' notice", 1.0, 1.0, False),
    ],
)  # fmt: skip
def test_hours_and_travel(asked: str, stated: str, least: float, most: float, contradicted: bool) -> None:
    found = hours(asked, f"OTHER\n{stated}")
    assert least <= found.credit <= most
    assert found.contradicted is contradicted


@pytest.mark.parametrize(
    ("asked", "stated", "least", "most", "contradicted"),
    [
        ("Three days a week in our Leeds office", "", 0.9, 1.0, False),
        ("Three days a week in our Porto office", "Office Tuesday to Thursday", 0.1, 0.4, False),
        ("Three days a week in our Porto office", "Moving to Porto in May", 1.0, 1.0, False),
        ("Three days a week in our Porto office", "Open to relocation", 0.5, 0.7, False),
        ("Three days a week in our Porto office", "Ready to move to Oslo", 0.1, 0.3, False),
        ("Three days a week in our Porto office", "Settled in Leeds and not looking to move", 0.0, 0.3, True),
        ("Three days a week in our Porto office", "No wish to move to Porto", 0.0, 0.0, True),
        ("Three days a week in our Leeds office", "One day a week in the office is my limit", 0.0, 0.6, True),
    ],
)  # fmt: skip
def test_days_in_an_office_are_days_in_that_place(
    asked: str, stated: str, least: float, most: float, contradicted: bool
) -> None:
    """Who sits in an office elsewhere has not shown that they would sit in this one."""
    found = hours(asked, f"OTHER\n{stated}")
    assert least <= found.credit <= most
    assert found.contradicted is contradicted


def test_days_of_the_week_are_no_places() -> None:
    assert places_asked("In our Tromsø or Narvik office on Tuesdays and Thursdays") == ("tromsø", "narvik")


def test_hours_that_come_together_count_in_part() -> None:
    """Who is on nights or on call has shown some readiness for weekends, less than who names them."""
    credits = [
        hours("Able to work weekends", f"OTHER\n{line}").credit
        for line in ("Chess", "Nights are fine", "On call one week in six", "Every second weekend")
    ]
    assert credits[0] == 0.0
    assert credits == sorted(credits)
    assert 0.3 < credits[1] <= credits[2] < credits[3]


def test_what_is_said_now_takes_back_what_a_job_showed() -> None:
    """A person who did nights once and wants none now has refused them, and the old job still counts as shown."""
    job = "PORTER, Fjord Hotel, 2015 - 2018\n- Night shifts, four on and three off\n"
    before, after = (
        hours("Night duty as required", f"{job}\nOTHER\n{line}") for line in ("Chess", "No nights")
    )
    assert after.credit >= before.credit > 0
    assert after.contradicted
    assert not before.contradicted


@pytest.mark.parametrize(
    "text",
    [
        "Calm under pressure",
        "Comfortable when priorities shift often",
        "Works well across time zones",
        "A start on Maori",
    ],
)
def test_skills_ask_for_no_hours(text: str) -> None:
    assert availability_result(requirement(text, "availability"), resume("OTHER\nWeekends are fine")) is None


@pytest.mark.parametrize(
    ("asked", "stated", "least", "most", "contradicted"),
    [
        ("Able to lift 50 lb", "I carry sacks of 25 kg", 1.0, 1.0, False),
        ("Able to lift 50 lb", "I carry trays of 5 kg", 0.5, 0.7, False),
        ("Able to lift 50 lb", "Loaded vans in a warehouse", 0.4, 0.6, False),
        ("Able to lift 50 lb", "No lifting above 10 kg since the operation", 0.0, 0.0, True),
        ("Able to lift 10 lb", "No lifting above 10 kg since the operation", 1.0, 1.0, False),
        ("Able to lift 50 lb", "Chess and baking", 0.0, 0.0, False),
        ("Work outdoors in all weathers and on ladders", "Fourteen winters outside, up ladders", 0.9, 1.0, False),
        ("Comfortable working at heights", "Heights make me dizzy", 0.0, 0.0, True),
        ("Comfortable working at heights", "Not scared of heights", 1.0, 1.0, False),
        ("No allergy to latex", "No known allergies", 1.0, 1.0, False),
        ("Able to stand for a whole shift", "On my feet ten hours a day", 1.0, 1.0, False),
    ],
)  # fmt: skip
def test_strength_and_weather(asked: str, stated: str, least: float, most: float, contradicted: bool) -> None:
    found = strength(asked, f"OTHER\n{stated}")
    assert least <= found.credit <= most
    assert found.contradicted is contradicted


def test_thinking_on_your_feet_is_no_standing() -> None:
    asked = requirement("Ability to think on your feet and to carry out plans", "physical")
    assert physical_result(asked, resume("OTHER\nChess")) is None


def test_a_machine_that_lifts_people_up_is_no_lifting_of_weights() -> None:
    asked = requirement("Physically able to work from scissor and boom lifts and with hoists", "physical")
    found = physical_result(asked, resume("OTHER\nCarried sacks of 25 kg"))
    assert found is None or "lifting" not in found.asked


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("Three days a week in our Porto office, some weekends", "a"), ("Lift 20 kg outdoors", "p")],
)
def test_a_further_line_never_lowers_a_credit(asked: str, kind: str) -> None:
    read = hours if kind == "a" else strength
    lines = [
        "Lived in Porto",
        "Saturdays are fine",
        "No wish to move",
        "I carry 25 kg",
        "Not outdoors",
        "Any hours",
    ]
    credits = [read(asked, "OTHER\n" + "\n".join(lines[:n])).credit for n in range(len(lines) + 1)]
    assert credits == sorted(credits)
