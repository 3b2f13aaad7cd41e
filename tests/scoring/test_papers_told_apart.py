"""Certificates, languages and permissions of the right name that are less than what is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.certificates import find_certificates
from matcher.parsing.languages import find_languages
from matcher.parsing.resume import parse_resume_document
from matcher.scoring.certificates import certificate_result, with_certificates_of_lines
from matcher.scoring.languages import language_result, with_languages_of_lines
from matcher.scoring.permissions import permission_results, with_permissions_of_text
from matcher.scoring.results import QuantityResult
from matcher.scoring.shortfalls import fact_shortfall
from matcher.types import Document, LanguageNeed, Requirement, Resume

HEAD = (
    "Ida Berg\nida.berg@example.org\n\nEXPERIENCE\nClerk, Norvik Ltd, Leeds, 03/2019 - present\n"
    "- Filed forty cases a week for the court.\n\n"
)


def resume(tail: str, heading: str = "CERTIFICATIONS") -> Resume:
    document = Document(text=f"{HEAD}{heading}\n{tail}\n")
    parsed = parse_resume_document(document, as_of=date(2026, 11, 1))
    return with_permissions_of_text(with_certificates_of_lines(with_languages_of_lines(parsed)))


def requirement(text: str, kind: str = "certification") -> Requirement:
    return Requirement(
        id="r1",
        text=text,
        start=0,
        end=len(text),
        necessity="required",
        kinds=(kind,),  # type: ignore[arg-type]  # one of the kinds, by test
        languages=tuple(LanguageNeed(name=m.name, level=m.level) for m in find_languages(text)),
        certifications=tuple(dict.fromkeys(c.name for c in find_certificates(text))),
    )


@pytest.mark.parametrize(
    ("asked", "held", "credit"),
    [
        # Levels, by number or by name.
        ("NVQ Level 3 in Plumbing required", "NVQ Level 2 Plumbing, 2019", 0.4),
        ("NVQ Level 2 in Plumbing required", "NVQ Level 3 Plumbing, 2019", 1.0),
        ("Six Sigma Black Belt required", "Six Sigma Yellow Belt, 2021", 0.4),
        ("CIPD Level 5 qualification required", "CIPD Level 3, 2020", 0.4),
        ("CDL Class A required", "CDL Class B", 0.4),
        ("18th Edition certificate", "17th Edition, 2010", 0.4),
        # Other sorts of the same name.
        ("Paediatric first aid certificate", "Emergency First Aid at Work, 2026", 0.4),
        ("First aid certificate", "Mental Health First Aid, 2026", 0.4),
        ("SIA licence (door supervisor)", "SIA CCTV licence", 0.4),
        ("City & Guilds 2391 certificate", "City & Guilds 2365, 2019", 0.4),
        ("City & Guilds 2391 certificate", "City & Guilds 2391, 2019", 1.0),
        # In another trade.
        ("NVQ Level 3 in Plumbing required", "NVQ Level 3 Hairdressing, 2019", 0.4),
        ("Certificate III in Aged Care required", "Certificate III in Carpentry, 2021", 0.4),
        ("Certificate III in Aged Care required", "Certificate IV in Aged Care, 2021", 1.0),
        ("BTEC Level 3 in Engineering", "BTEC Level 2 Diploma in Engineering, 2015", 0.4),
        # Of another state, unless a compact carries it further.
        ("Active RN license in Maine", "RN license, Vermont", 0.4),
        ("Active RN license in Maine", "RN license, Maine", 1.0),
        ("Active RN license in Maine or compact license", "RN license, Vermont (multistate)", 1.0),
        # Taken too long ago to be valid.
        ("BLS certification", "BLS, March 2021", 0.45),
        ("BLS certification", "BLS, March 2026", 1.0),
        # On the way.
        ("ACCA qualification required", "ACCA, part-qualified", 0.4),
        ("CIPD Level 5 qualification required", "CIPD Level 5, studying", 0.4),
        ("FRM certification required", "FRM Part I passed, Part II booked for May 2027", 0.4),
        ("ACCA qualified or part-qualified", "ACCA, part-qualified", 0.9),
        # A number is no denial.
        ("Active RN license", "RN license no. 445566, Ohio", 1.0),
        # Names that no word of the posting holds.
        ("Forklift licence", "ITSSAR reach truck, 2025", 1.0),
        ("First aid certificate", "HLTAID011, 2026", 1.0),
        ("Category C+E licence", "C+E since 2012", 1.0),
    ],
)  # fmt: skip
def test_a_certificate_counts_by_level_sort_and_state(asked: str, held: str, credit: float) -> None:
    found = certificate_result(requirement(asked), resume(held))
    assert found is not None
    assert found.credit == pytest.approx(credit, abs=0.11 if credit >= 0.9 else 0.01)


def test_an_or_between_long_names_makes_alternatives() -> None:
    """An "and" within a name joins no two certificates."""
    asked = requirement(
        "Certified Harbour and Dock Surveyor (CHDS) or Certified Quay Inspector (CQI) certification"
    )
    found = certificate_result(asked, resume("Certified Quay Inspector, 2020"))
    assert found is not None
    assert found.credit >= 0.75


def test_the_number_of_a_card_is_no_telephone() -> None:
    assert [line.text for line in resume("CSCS card no. 1234567").lines if line.section == "certifications"]


@pytest.mark.parametrize(
    ("asked", "stated", "least", "most"),
    [
        ("Fluent Mandarin", "Chinese (fluent), Malay", 0.9, 1.0),
        ("German at B2", "Goethe-Zertifikat B1, 2024", 0.3, 0.5),
        ("English at B2", "IELTS 7.5 (2023)", 0.9, 1.0),
        ("English at C1", "TOEFL iBT 80", 0.3, 0.5),
        ("Basic proficiency in Dutch", "Dutch (A2), Danish", 0.9, 1.0),
    ],
)
def test_languages_by_other_names_and_examinations(
    asked: str, stated: str, least: float, most: float
) -> None:
    found = language_result(requirement(asked, "language"), resume(stated, "LANGUAGES"), in_english=False)
    assert found is not None
    assert least <= found.credit <= most


@pytest.mark.parametrize(
    ("asked", "stated", "credit", "contradicted"),
    [
        ("Active SC clearance", "SC cleared until 2029", 1.0, False),
        ("Active SC clearance", "DV cleared", 1.0, False),
        ("Active DV clearance", "SC cleared until 2029", 0.5, False),
        ("Active Top Secret clearance", "Secret clearance, active", 0.5, False),
        ("Active Secret clearance or ability to obtain one", "U.S. citizen", 0.4, False),
        ("Full UK driving licence", "Passed my test in 2015", 1.0, False),
        ("Full UK driving licence", "Nigerian driving licence, UK theory passed", 0.4, False),
        ("Authorized to work in the US without sponsorship", "TN visa (Canadian citizen)", 0.5, False),
        # Another country's citizen may hold a visa and not have said so; where citizens alone are wanted, he is none.
        ("New Zealand citizenship, residence or a work visa", "British citizen", 0.1, False),
        ("Must be a citizen of New Zealand", "British citizen", 0.1, True),
    ],
)
def test_permissions_of_another_grade_or_country(
    asked: str, stated: str, credit: float, contradicted: bool
) -> None:
    found = permission_results(requirement(asked, "legal"), resume(stated, "OTHER"))[0]
    assert (found.credit, found.contradicted) == (pytest.approx(credit), contradicted)


@pytest.mark.parametrize(
    ("kinds", "rule", "credit", "found", "shortfall"),
    [
        (("certification",), "certificate", 1.0, "CPA", ""),
        (("certification",), "certificate", 0.45, "CPA, expired", "part"),
        (("certification",), "certificate", 0.35, "CPA is not mentioned", "less"),
        (("certification",), "certificate", 0.0, "CPA is not mentioned", ""),
        # Something else is asked for beside it.
        (("certification", "skill"), "certificate", 0.45, "CPA, expired", ""),
        (("language",), "language", 0.5, "German, below the level asked", "part"),
        (("language",), "language", 0.45, "Irish, fluent", "less"),
        (("language",), "language", 0.75, "German, no level stated", ""),
        (("legal",), "clearance", 0.5, "a lower grade", "part"),
        (("legal",), "driving_licence", 0.6, "stated for another country", "part"),
        (("legal",), "vehicle", 0.6, "not mentioned", ""),
    ],
)
def test_part_of_a_fact_is_told_from_all_of_it(
    kinds: tuple[str, ...], rule: str, credit: float, found: str, shortfall: str
) -> None:
    asked = Requirement(
        id="r1",
        text="x",
        start=0,
        end=1,
        necessity="required",
        kinds=kinds,  # type: ignore[arg-type]  # kinds, by test
    )
    assert fact_shortfall(asked, [QuantityResult(kind=rule, credit=credit, found=found)]) == shortfall


@pytest.mark.parametrize(
    ("line", "shortfall"),
    [("English (native), Italian (B2)", "part"), ("Italian (B2)", ""), ("German B2, English", "")],
)
def test_one_of_two_languages_is_part_of_them(line: str, shortfall: str) -> None:
    asked = requirement("Fluent in English and German", "language")
    found = language_result(asked, resume(line, "LANGUAGES"), in_english=False)
    assert found is not None
    assert fact_shortfall(asked, [found]) == shortfall


def test_a_check_of_another_country_is_part_of_a_check_and_none_of_a_clearance() -> None:
    stated = resume("Enhanced DBS, 2025", "OTHER")
    texts = ("Fingerprint background check", "Reliability status security clearance")
    asked = [requirement(text, "legal") for text in texts]
    assert [fact_shortfall(one, permission_results(one, stated)) for one in asked] == ["part", "less"]


def test_a_fact_that_is_denied_is_no_part_of_itself() -> None:
    asked = requirement("A driving licence and a car", "legal")
    results = [
        QuantityResult(kind="driving_licence", credit=0.3, found="a learner's only"),
        QuantityResult(kind="vehicle", credit=0.0, contradicted=True, found="denied"),
    ]
    assert fact_shortfall(asked, results) == ""


@pytest.mark.parametrize(
    "stated",
    [
        "Spanish: hola",
        "Spanish from school, forgotten",
        "Spanish: a bit",
        "Spanish: numbers, that is all",
        "Spanish: forty words and no further",
    ],
)
def test_a_few_words_are_no_working_language(stated: str) -> None:
    asked = requirement("Fluent Spanish, spoken and written", "language")
    found = language_result(asked, resume(stated, "LANGUAGES"), in_english=False)
    assert found is not None
    assert found.credit <= 0.5


def test_whence_others_are_is_no_language_of_ones_own() -> None:
    asked = requirement("Fluent Polish", "language")
    told = with_languages_of_lines(resume("My wife is Polish", "OTHER"))
    found = language_result(asked, told, in_english=False)
    assert found is not None
    assert found.credit == 0.0
