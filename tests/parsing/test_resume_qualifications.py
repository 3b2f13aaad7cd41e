"""What stands below "Qualifications": degrees in one résumé, skills in another."""

from __future__ import annotations

import pytest

from matcher import parse_resume


@pytest.mark.parametrize(
    ("line", "levels", "section"),
    [
        ("BA History", ["bachelor"], "education"),
        ("BA (Hons) Slavic Studies; lived in Kyiv for three years", ["bachelor"], "education"),
        ("MS Office, Excel", [], "skills"),
        ("BA skills, SQL, Java", [], "skills"),
    ],
)
def test_a_bare_degree_makes_qualifications_education(line: str, levels: list[str], section: str) -> None:
    text = f"Ann Lee\nann@example.org\n\nWork\nAnalyst, Acme   2019 - present\n- Wrote notes\n\nQualifications\n{line}\n"
    resume = parse_resume(text)
    assert [education.level for education in resume.education] == levels
    assert resume.lines[-1].section == section
