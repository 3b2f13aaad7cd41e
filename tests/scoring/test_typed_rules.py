"""Certificates, languages, permissions and licences to drive in the words of postings and résumés."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.certificates import find_certificates
from matcher.parsing.languages import find_languages
from matcher.parsing.resume import parse_resume_document
from matcher.scoring.certificates import certificate_result, with_certificates_of_lines
from matcher.scoring.languages import is_in_english, language_result, with_languages_of_lines
from matcher.scoring.permissions import permission_results, with_permissions_of_text
from matcher.types import Document, LanguageNeed, Requirement, Resume

HEAD = (
    "Ida Berg\nida.berg@example.org\n\nEXPERIENCE\nClerk, Norvik Ltd, Leeds, 03/2019 - present\n"
    "- Filed forty cases a week for the court and kept the register of the archive in order for all of the judges in the building.\n"
    "- Wrote the weekly report on the number of open cases for the head of the office and sent it to the ministry on time.\n"
    "- Trained two juniors in the use of the new register and answered the letters of the public about the state of the cases.\n\n"
)


def resume(tail: str) -> Resume:
    parsed = parse_resume_document(Document(text=f"{HEAD}{tail}\n"), as_of=date(2026, 11, 1))
    return with_permissions_of_text(with_certificates_of_lines(with_languages_of_lines(parsed)))


def requirement(text: str, *any_of: tuple[str, ...]) -> Requirement:
    levels: dict[str, int] = {}
    for mention in find_languages(text):
        levels[mention.name] = max(levels.get(mention.name, 0), mention.level)
    return Requirement(
        id="r1",
        text=text,
        start=0,
        end=len(text),
        necessity="required",
        kinds=("legal",),
        any_of=any_of,
        languages=tuple(LanguageNeed(name=name, level=level) for name, level in levels.items()),
        certifications=tuple(c.name for c in find_certificates(text)),
    )


def certificate_credit(asked: Requirement, tail: str) -> float:
    found = certificate_result(asked, resume(tail))
    assert found is not None
    return found.credit


@pytest.mark.parametrize(
    ("asked", "held", "least", "most"),
    [
        # A higher certificate holds the lower one; another of the trade is something.
        (requirement("Six Sigma Green Belt required"), "Six Sigma Black Belt, 2022", 0.9, 1.0),
        (requirement("CCNP certification required"), "CCNA, 2023", 0.3, 0.5),
        # Alternatives that no lexicon holds.
        (requirement("CHAA or CHAM certification", ("chaa", "cham certification")), "CHAA, 2021", 0.7, 1.0),
        (
            requirement("Cloud certification (e.g. AWS Solutions Architect Associate, CKA)"),
            "CKA, 2024",
            0.5,
            1.0,
        ),
        # Most of a long name.
        (
            requirement("State of Arvonia Election Officer certification"),
            "Arvonia Election Officer Certification, 2022",
            0.7,
            1.0,
        ),
        (requirement("First aid certificate (HLTAID011)"), "HLTAID011 March 2026", 0.7, 1.0),
        (requirement("PMP certification"), "Certificate in baking, 2019", 0.0, 0.1),
    ],
)
def test_certificates_by_any_name(asked: Requirement, held: str, least: float, most: float) -> None:
    assert least <= certificate_credit(asked, f"CERTIFICATIONS\n{held}") <= most


@pytest.mark.parametrize(
    ("asked", "held", "least", "most"),
    [
        # What is said of the next one in the row is not said of this.
        (requirement("OSHA 30 card"), "OSHA 30 (2015) - ACI Grade I (2022) - PMP: bought the book", 0.8, 1.0),
        (requirement("CIPP certification"), "CIPP/A 2022; CIPM: exam planned", 0.8, 1.0),
        (requirement("CIPM certification"), "CIPP/A 2022; CIPM: exam planned", 0.0, 0.4),
        # One of the registers in brackets is enough.
        (
            requirement("Registration with a clinical regulator (NMC, GMC, HCPC)", ("nmc", "gmc", "hcpc")),
            "GMC registered, current",
            0.8,
            1.0,
        ),
        # Examples say what a general name means.
        (
            requirement(
                "Specialty certification (e.g. NPD-BC, Nurse Executive).", ("npd-bc", "nurse executive")
            ),
            "Nurse Executive, 2023",
            0.7,
            1.0,
        ),
        # What only stands in a bracket of wishes is not asked for.
        (requirement("OSHA 10 (OSHA 30 a plus)"), "OSHA 10 Construction, 2023", 0.8, 1.0),
        (
            requirement("Journeyman electrician license"),
            "Journeyman wireman, licence no. 55, valid",
            0.8,
            1.0,
        ),
    ],
)
def test_certificates_are_read_item_by_item(asked: Requirement, held: str, least: float, most: float) -> None:
    assert least <= certificate_credit(asked, f"CERTIFICATIONS\n{held}") <= most


def test_a_higher_certificate_in_the_account_of_a_job_counts() -> None:
    tail = "EXPERIENCE\nHand, Brugg Docks, 2015 - 2018\n- Cards: OSHA 30 (2016), scissor lift"
    assert certificate_credit(requirement("OSHA 10 card"), tail) > 0.5


def test_a_licence_named_in_a_job_by_the_postings_words_counts() -> None:
    tail = "EXPERIENCE\nHand, Brugg Docks, 2015 - 2018\n- Zephyr hoist, licence in date to 2027"
    assert certificate_credit(requirement("Zephyr Hoist certification"), tail) > 0.5
    tail = "EXPERIENCE\nHand, Brugg Docks, 2015 - 2018\n- Zephyr hoist, greased each week"
    assert certificate_credit(requirement("Zephyr Hoist certification"), tail) == 0


def test_what_is_asked_names_each_certificate_once() -> None:
    found = certificate_result(
        requirement("SHRM-CP or PHR certification", ("shrm-cp", "phr certification")), resume("")
    )
    assert found is not None
    assert found.asked == "shrm-cp or phr"


def test_a_certificate_that_a_job_tells_of_counts() -> None:
    tail = "EXPERIENCE\nHand, Brugg Docks, 2015 - 2018\n- Forklift certificate (2016), first aid and CPR renewed 2018"
    assert certificate_credit(requirement("CPR certification"), tail) > 0.5


def test_skills_in_a_framework_ask_for_no_certificate() -> None:
    assert certificate_result(requirement("Advanced skills in ITIL and COBIT"), resume("")) is None


def test_where_a_degree_would_do_a_missing_certificate_decides_nothing() -> None:
    assert certificate_credit(requirement("A law degree or a paralegal certificate"), "") == pytest.approx(
        0.25
    )


def language_credit(asked: Requirement, tail: str) -> float:
    stated = resume(tail)
    found = language_result(asked, stated, in_english=is_in_english(stated))
    assert found is not None
    return found.credit


@pytest.mark.parametrize(
    ("asked", "stated", "least", "most"),
    [
        (requirement("A language other than English"), "Polish (native)", 0.5, 1.0),
        (requirement("A language other than English"), "English", 0.0, 0.0),
        (requirement("A community language such as Urdu or Polish"), "Hmong (native)", 0.4, 0.8),
        (requirement("Urdu, or another language spoken in the district"), "Hmong (native)", 0.1, 0.4),
        (requirement("Bilingual in Hmong or Somali", ("hmong", "somali")), "Somali (native)", 1.0, 1.0),
        (requirement("Fluent English and French"), "English C2, French A1", 0.2, 0.5),
        (
            requirement("Fluency in Dari, Pashto or Burmese", ("dari", "pashto", "burmese")),
            "Persian (native)",
            1.0,
            1.0,
        ),
        (requirement("Working knowledge of French"), "English, Swahili; no French at all", 0.0, 0.0),
        (requirement("Working knowledge of French"), "French: none", 0.0, 0.0),
        (requirement("Fluent Spanish"), "English; a few words of Spanish", 0.0, 0.4),
        (requirement("Fluent German required"), "Dutch (native), German B2", 0.4, 0.6),
        (requirement("Business-level Mandarin"), "Mandarin (HSK 5)", 1.0, 1.0),
        (requirement("Bilingual in English and Spanish"), "English, Spanish (fluent)", 0.75, 1.0),
    ],
)
def test_languages_as_people_state_them(asked: Requirement, stated: str, least: float, most: float) -> None:
    assert least <= language_credit(asked, f"LANGUAGES\n{stated}") <= most


@pytest.mark.parametrize("stated", ["English", "English B2", "English: basic", "English C2"])
def test_a_modest_level_takes_back_no_english(stated: str) -> None:
    """The sentences of a résumé show its English; a line that says how good it is can only add to that."""
    asked = requirement("Fluent English required")
    silent = language_credit(asked, "LANGUAGES\nDutch (native)")
    assert language_credit(asked, f"LANGUAGES\nDutch (native), {stated}") >= silent > 0.5


@pytest.mark.parametrize(
    ("asked", "stated", "least", "most", "contradicted"),
    [
        ("Right to work in the UK", "British since 2024.", 1.0, 1.0, False),
        ("Right to work in the EU", "Nationality: Dutch", 1.0, 1.0, False),
        ("Authorized to work in the United States", "Canadian citizen, no US visa", 0.0, 0.1, True),
        ("Right to work in Singapore", "No right to work in the USA; Singaporean", 0.8, 1.0, False),
        ("Authorized to work in the United States", "Passport ready, happy to fly", 0.0, 0.0, False),
        ("Must be a U.S. citizen", "US permanent resident (green card)", 0.0, 0.2, True),
        ("Must be a U.S. citizen", "US citizen, green card holder before", 1.0, 1.0, False),
        ("Authorized to work in the United States", "US permanent resident (green card)", 1.0, 1.0, False),
        ("Full UK driving licence", "Ohio driver's license, own car", 0.3, 0.6, False),
        ("A valid driver's license", "Texas license, valid, no tickets", 1.0, 1.0, False),
        ("A valid driver's license", "Class C license, no points", 1.0, 1.0, False),
        ("Full driving licence", "Driving licence: none", 0.0, 0.0, True),
        ("Full driving licence", "I do not have a driving licence for cars", 0.0, 0.0, True),
        ("Full driving licence", "Licence: full", 1.0, 1.0, False),
        ("Full driving licence", "Train driving licence, current", 0.0, 0.0, False),
        ("Full driving licence", "Own car, nine years without a claim", 0.6, 0.8, False),
        ("A current manual driving licence", "Driving licence, automatic only", 0.3, 0.5, False),
    ],
)
def test_permissions_as_people_state_them(
    asked: str, stated: str, least: float, most: float, contradicted: bool
) -> None:
    (found, *_) = permission_results(requirement(asked), resume(f"OTHER\n{stated}"))
    assert least <= found.credit <= most
    assert found.contradicted is contradicted


def test_customers_visas_are_no_permission_to_work() -> None:
    assert permission_results(requirement("Knowledge of Visa and Mastercard rules"), resume("")) == ()


@pytest.mark.parametrize(
    "hostile", ["a" * 50_000, "license, " * 6_000, "British and " * 5_000, "no visa " * 6_000]
)
def test_hostile_lines_take_no_time(hostile: str) -> None:
    parsed = resume(f"OTHER\n{hostile}")
    assert permission_results(requirement("Right to work in the UK; full driving licence"), parsed)


@pytest.mark.parametrize(
    ("asked", "stated", "least", "most"),
    [
        ("Enhanced DBS clearance", "Enhanced DBS, 2024", 1.0, 1.0),
        ("Enhanced DBS clearance", "Live Scan fingerprints cleared 2023", 0.2, 0.4),
        ("Secret security clearance", "Police check 2024", 0.0, 0.4),
        ("Secret security clearance", "Active Secret clearance", 1.0, 1.0),
        ("Must pass a background check", "No criminal record", 0.5, 0.7),
        ("Must pass a background check", "Background check passed 2024", 1.0, 1.0),
    ],
)
def test_checks_of_records_count_by_sort_and_country(
    asked: str, stated: str, least: float, most: float
) -> None:
    (found, *_) = permission_results(requirement(asked), resume(f"OTHER\n{stated}"))
    assert least <= found.credit <= most


def test_cleared_rights_are_no_clearance() -> None:
    assert (
        permission_results(requirement("Understanding of copyright and rights clearance"), resume("")) == ()
    )


@pytest.mark.parametrize(
    "stated",
    ["PMP: none", "PMP – none", "No PMP", "I do not hold the PMP", "PMP: not held", "PMP: n/a", "PMP (no)"],
)
@pytest.mark.parametrize("heading", ["OTHER", "CERTIFICATIONS"])
def test_a_certificate_that_a_row_denies_is_not_held(stated: str, heading: str) -> None:
    assert certificate_credit(requirement("PMP certification"), f"{heading}\n{stated}") == 0


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("Security clearance", "Security clearance: no"),
        ("Security clearance", "Without security clearance"),
        ("A valid driver's license", "Driver's license – not held"),
        ("A valid driver's license", "Driver's license: n/a"),
        ("Enhanced DBS check", "DBS check: no"),
        ("A valid driver's license", "Without driver's license"),
        ("Authorized to work in the US", "Work authorization for the US: none"),
        ("Authorized to work in the US", "I do not have a work permit for the US"),
        ("Authorized to work in the US", "Lacking work authorization for the US"),
    ],
)
def test_rows_of_a_form_that_say_none_deny(asked: str, stated: str) -> None:
    (found,) = permission_results(requirement(asked), resume(f"OTHER\n{stated}"))
    assert (found.credit, found.contradicted) == (0.0, True)


def test_who_may_work_without_a_permit_lacks_none() -> None:
    (found,) = permission_results(
        requirement("Right to work in Ireland"),
        resume("OTHER\nIrish citizen, may work without a work permit"),
    )
    assert found.credit == 1.0


@pytest.mark.parametrize(
    ("tail", "least", "most"),
    [
        ("EXPERIENCE\nGuide, Fjord Tours, 2015 - 2018\n- Led boat tours in Norwegian each summer", 0.5, 1.0),
        ("EXPERIENCE\nGuide, Fjord Tours, 2015 - 2018\n- Spoke Norwegian with the skippers", 0.5, 1.0),
        ("EXPERIENCE\nGuide, Fjord Tours, 2015 - 2018\n- Wrote menus for a Norwegian restaurant", 0.0, 0.0),
        (
            "EXPERIENCE\nGuide, Fjord Tours, 2015 - 2018\n- My colleague spoke Norwegian with the skippers",
            0.0,
            0.0,
        ),
        ("SUMMARY\nNo week without speaking Norwegian", 0.5, 1.0),
        ("SUMMARY\nKeen to learn Norwegian", 0.0, 0.0),
        ("SUMMARY\nNo Norwegian", 0.0, 0.0),
    ],
)
def test_a_language_is_shown_by_use_and_not_by_a_wish(tail: str, least: float, most: float) -> None:
    asked = requirement("Fluency in Norwegian")
    assert least <= language_credit(asked, tail) <= most


def test_a_wish_to_learn_a_language_refuses_nothing() -> None:
    stated = resume("SUMMARY\nKeen to learn Norwegian")
    assert not [fact for fact in stated.facts if fact.kind == "no_language"]


def test_a_licence_that_is_wished_for_is_not_held() -> None:
    asked = requirement("Full driving licence")
    (found,) = permission_results(asked, resume("SUMMARY\nI hope to get my driving licence in spring."))
    assert (found.credit, found.contradicted) == (0.0, False)
