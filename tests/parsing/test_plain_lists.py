"""Lists that name skills in a few words, some of them words of what employers offer."""

from __future__ import annotations

import pytest

from matcher import parse_posting


@pytest.mark.parametrize(
    "items",
    [
        ("End-to-end payroll", "Statutory deductions", "Payroll software"),
        ("Event organisation", "Budget management", "Graphic design basics", "Agency management"),
        ("Insurance claims handling", "Stock planning", "Equipment maintenance"),
        ("Compensation and benefits", "Payroll software", "Pension auto-enrolment", "Excel"),
        ("Chairside assistance", "Dental hygiene procedures", "Infection control"),
    ],
)
def test_skills_named_by_words_of_offers_are_asked_for(items: tuple[str, ...]) -> None:
    text = "Assistant\nBarlow & Sons\n\nRequirements\n" + "".join(f"- {item}\n" for item in items)
    assert [r.text for r in parse_posting(text).requirements] == list(items)


def test_perks_below_nice_to_have_are_none() -> None:
    text = (
        "Assistant\nBarlow & Sons\n\nRequirements\n- Experience with SQL\n- Strong Excel skills\n\n"
        "Nice to have\n- Annual bonus\n- Paid holidays\n- Free gym\n- Flexible working hours\n"
    )
    assert [r.text for r in parse_posting(text).requirements] == [
        "Experience with SQL",
        "Strong Excel skills",
    ]


def test_a_promise_at_the_end_of_names_is_none() -> None:
    text = "Cook\nBarlow & Sons\n\nRequirements\n- Ordering\n- Allergens\n- Stock rotation\n- Free lunch\n"
    assert [r.text for r in parse_posting(text).requirements] == ["Ordering", "Allergens", "Stock rotation"]


def test_capitals_at_the_end_of_a_list_head_nothing() -> None:
    text = "Officer\n\nRequirements\n- DPIAs\n- Contract review\n- GDPR\n\nNice to have\n- ISO 27001\n"
    assert [(r.text, r.necessity) for r in parse_posting(text).requirements] == [
        ("DPIAs", "required"),
        ("Contract review", "required"),
        ("GDPR", "required"),
        ("ISO 27001", "preferred"),
    ]


@pytest.mark.parametrize("letter", ["R", "C"])
def test_languages_of_one_letter_are_requirements(letter: str) -> None:
    text = f"Statistician\n\nRequirements\n- {letter}\n- SQL\n- Clinical trials\n- x\n"
    assert [r.text for r in parse_posting(text).requirements] == [letter, "SQL", "Clinical trials"]
