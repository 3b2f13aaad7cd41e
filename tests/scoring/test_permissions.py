"""Permission to work, driving licences, clearance, vehicles."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.scoring.permissions import permission_results, with_permissions_of_text
from matcher.scoring.regions import regions
from matcher.types import Document, Requirement, Resume, TextSpan

HEAD = "Ida Berg\nida.berg@example.org\n\nEXPERIENCE\nClerk, Norvik Ltd, 03/2019 - present\n- Filed 40 cases a week.\n\nOTHER\n"


def resume(line: str) -> Resume:
    document = Document(text=f"{HEAD}{line}\n")
    return with_permissions_of_text(parse_resume_document(document, as_of=date(2026, 11, 1)))


def requirement(text: str) -> Requirement:
    return Requirement(id="r1", text=text, start=0, end=len(text), necessity="required", kinds=("legal",))


@pytest.mark.parametrize(
    ("asked", "stated", "credit", "contradicted"),
    [
        ("Right to work in the EU", "Irish passport", 1.0, False),
        ("Right to work in the UK without sponsorship", "EU settled status since 2020", 1.0, False),
        ("You may work in Belgium without a permit; citizens of the EEA are welcome", "Norwegian citizen.", 1.0, False),
        ("Legally authorized to work in the United States", "U.S. citizen", 1.0, False),
        ("Legally authorized to work in the United States", "I would need a visa to work in the USA", 0.0, True),
        ("Must be a U.S. citizen", "Canadian citizen", 0.1, True),
        ("Eligible to work in Canada", "German citizen", 0.1, False),
        ("You may legally work in Canada", "British citizen, no right to work elsewhere", 0.0, True),
        ("Malaysian citizens and permanent residents only", "British citizen", 0.1, True),
        ("Permission to work in the EU", "EU Blue Card", 0.7, False),
        ("Right to work in Ireland", "My Irish work permit (Stamp 1G) lapsed in 2021", 0.0, True),
        ("Canadian citizenship, permanent residence or a valid work permit", "German citizen", 0.1, False),
        ("You must be a U.S. citizen", "I am not a U.S. citizen.", 0.0, True),
        ("You must be a U.S. citizen", "I cannot become an American citizen", 0.0, True),
        ("Authorized to work in the US", "Not a U.S. citizen; green card since 2019", 1.0, False),
        ("Legally entitled to work in Canada", "US citizen, cannot enter Canada since 2021", 0.0, True),
        ("An existing right to work in Germany", "No EU passport", 0.0, True),
        ("An existing right to work in Germany", "No EU passport but a German residence permit", 1.0, False),
        ("An existing right to work in Germany", "French residence permit", 0.1, False),
        ("An existing right to work in Germany", "French passport", 1.0, False),
        ("Permission to work in the EU", "Right to work: British citizen, none for the EU", 0.0, True),
        ("Right to work in the UK", "EU citizen, no status in the UK", 0.0, True),
        ("Full clean driving licence", "Full driving licence, six points", 0.6, False),
        ("Right to work in the UK", "Skilled Worker visa, tied to my present employer", 0.5, False),
        ("Right to work in the UK", "Indian citizen, may not work in the UK yet", 0.0, True),
        ("Right to work in the UK", "British citizen, cannot work in the US", 1.0, False),
        ("A valid driver's licence", "Full clean driving licence", 1.0, False),
        ("A valid driver's licence", "Provisional licence, test booked for March", 0.3, False),
        ("A valid driver's licence", "Provisional licence only", 0.3, True),
        ("A valid driver's licence", "I do not drive", 0.0, True),
        ("A valid driver's license", "I have no valid state driver's license", 0.0, True),
        ("A valid driver's license", "I do not hold a driver's license", 0.0, True),
        ("A valid driver's license", "Full driving licence, no licence for trailers", 1.0, False),
        ("Category C+E driving licence", "Full UK driving licence (car)", 0.2, False),
        ("Valid US driver's license", "German driving licence", 0.4, False),
        ("Must be a German citizen", "Italian citizen", 0.1, True),
        ("Must be a German citizen", "Dual citizen, German and Italian", 1.0, False),
        ("Peruvian nationality only", "Nationality: Peruvian", 1.0, False),
        ("Peruvian nationality only", "Nationality: Chilean", 0.1, True),
        ("EU nationals only", "Nationality: Italian", 1.0, False),
        ("Norwegian or Swedish nationals", "Swedish passport", 1.0, False),
        ("A valid driver's license", "Gave up my driver's license in 2021", 0.0, True),
    ],
)  # fmt: skip
def test_what_is_stated_meets_what_is_asked(
    asked: str, stated: str, credit: float, contradicted: bool
) -> None:
    (result,) = permission_results(requirement(asked), resume(stated))
    assert (result.credit, result.contradicted) == (pytest.approx(credit), contradicted)
    assert all(stated.rstrip(".").startswith(s.text[:4]) or s.text in stated for s in result.spans)


def test_nothing_stated_is_nothing_shown() -> None:
    (result,) = permission_results(requirement("Authorized to work in Ireland"), resume("Chess and running"))
    assert result.credit == 0.0
    assert not result.contradicted
    assert result.spans == ()


def test_a_vehicle_is_judged_only_where_something_is_said_of_one() -> None:
    asked = requirement("Use of your own car for visits")
    assert permission_results(asked, resume("Chess and running")) == ()
    (result,) = permission_results(asked, resume("No car, I cycle"))
    assert result.contradicted


def test_facts_stand_where_the_text_says_them() -> None:
    found = resume("Irish citizen; full driving licence; own car")
    assert {f.kind for f in found.facts} >= {"work_authorisation", "driving_licence", "vehicle"}
    for fact in found.facts:
        assert isinstance(fact.span, TextSpan)
        assert found.document.text[fact.span.start : fact.span.end] == fact.span.text


def test_irish_names_its_union_too() -> None:
    assert regions("Irish passport") == {"ireland", "eu"}


@pytest.mark.parametrize(
    ("asked", "stated", "least", "most"),
    [
        ("Class 5 driver's licence", "Class 5, no demerits", 1.0, 1.0),
        ("A valid driver's license", "Ohio license, spotless", 1.0, 1.0),
        ("A valid driver's licence", "Driver's licence, never a point in twelve years", 1.0, 1.0),
        ("A criminal record check", "DBS done in 2022, no issue to do it again", 1.0, 1.0),
        ("A criminal record check", "Ohio license, clean record", 0.0, 0.0),
        ("A criminal record check", "Random drug tests, all passed", 0.2, 0.4),
        ("Enhanced DBS check", "Basic DBS, 2021", 0.5, 0.5),
        ("Secret clearance", "Public trust, 2022", 0.3, 0.6),
        ("Eligible for security clearance in the UK", "British citizen", 0.4, 0.4),
    ],
)
def test_licences_and_checks_count_by_what_they_are(
    asked: str, stated: str, least: float, most: float
) -> None:
    (result,) = permission_results(requirement(asked), resume(stated))
    assert least <= result.credit <= most
    assert not result.contradicted


def test_a_check_beside_a_permit_is_half_shown_by_the_permit() -> None:
    """Who may work there can be checked; who may not has shown nothing."""
    asked = requirement("Right to work in the UK and a satisfactory criminal record check")
    credits = {
        line: {r.kind: r.credit for r in permission_results(asked, resume(line))}["clearance"]
        for line in ("British citizen", "Canadian citizen", "British citizen, DBS 2024")
    }
    assert list(credits.values()) == [pytest.approx(0.6), 0.0, 1.0]


def test_a_clearance_that_ended_is_no_better_for_a_passport() -> None:
    """What is said of the clearance counts, not what citizens could be given."""
    asked = requirement("Must be a U.S. citizen and hold an active Secret clearance")
    credits = {
        line: {r.kind: r.credit for r in permission_results(asked, resume(line))}["clearance"]
        for line in (
            "US citizen. Held Secret from 2013 to 2021",
            "US citizen. Secret clearance lapsed in 2021",
            "US citizen. Hold Secret since 2022",
            "US citizen",
        )
    }
    assert list(credits.values()) == [pytest.approx(0.4), pytest.approx(0.4), 1.0, pytest.approx(0.6)]


def test_a_licence_is_half_of_a_licence_and_a_car() -> None:
    asked = requirement("A full driving licence and the use of a car")
    vehicles = [
        {r.kind: r.credit for r in permission_results(asked, resume(line))}.get("vehicle")
        for line in ("Chess", "Full driving licence", "Full driving licence, own car")
    ]
    assert vehicles == [None, pytest.approx(0.6), 1.0]


def test_who_drives_and_has_no_car_refuses_nothing() -> None:
    stated = resume("Full clean driving licence. No car.")
    licence, vehicle = permission_results(requirement("A driving licence and own car"), stated)
    assert licence.credit == pytest.approx(1.0)
    assert (vehicle.credit, vehicle.contradicted) == (0.0, False)
    (vehicle,) = permission_results(requirement("Must have the use of a car"), resume("I do not own a car"))
    assert vehicle.contradicted


def test_the_end_of_an_address_is_no_part_of_a_permission() -> None:
    """The full stop of an e-mail address ends no sentence: the quote begins behind it."""
    text = "Ana Example\nana@mail.example | Citizenship: Canada | Leeds\n"
    document = Document(text=text)
    read = with_permissions_of_text(parse_resume_document(document, as_of=date(2026, 11, 1)))
    quotes = [fact.span.text for fact in read.facts if fact.kind == "work_authorisation"]
    assert quotes and all(quote.startswith("Citizenship") for quote in quotes), quotes
    assert all(text[f.span.start : f.span.end] == f.span.text for f in read.facts)
