"""Tools asked for by name: named in part, by a neighbour, or in a list alone."""

from __future__ import annotations

import pytest

import matcher


def judged(
    requirement: str, *, deed: str = "Met with other teams each week", skills: str = ""
) -> matcher.RequirementReport:
    resume = (
        "Ann Lee\nann@example.org\n\nExperience\nSpecialist, Barlow Ltd   2019 - 2024\n"
        f"- Kept the wiki up to date\n- {deed}\n"
        + (f"\nSkills\n{skills}\n" if skills else "")
        + "\nEducation\nBSc, 2018\n"
    )
    posting = f"Specialist\nFoo Ltd\n\nRequirements\n- {requirement}\n- Negotiation skills\n"
    return matcher.match(resume, [posting])[0].requirements[0]


@pytest.mark.parametrize(
    ("requirement", "deed"),
    [
        ("Power BI", "Built sales dashboards in Tableau"),
        ("Terraform", "Kept infrastructure in CloudFormation"),
        ("Experience with Salesforce", "Kept the customer records in HubSpot"),
        ("AutoCAD", "Drew plans in Revit"),
        ("React Native", "Built web pages in React"),
    ],
)
def test_a_neighbour_in_use_shows_part_of_a_tool(requirement: str, deed: str) -> None:
    found = judged(requirement, deed=deed)
    assert found.verdict == "partly_met"
    assert found.evidence[0].quote == deed


@pytest.mark.parametrize(
    "deed", ["Built sales dashboards in Power BI", "Published Power BI reports to 200 users"]
)
def test_the_tool_itself_in_use_is_shown(deed: str) -> None:
    assert judged("Power BI", deed=deed).verdict == "met"


def test_one_of_several_tools_shows_part_and_the_reason_names_the_others() -> None:
    found = judged("AWS, Azure and GCP", deed="Moved 30 services to AWS")
    assert found.verdict == "partly_met"
    assert "Azure is not mentioned" in found.reason
    assert "GCP is not mentioned" in found.reason
    assert judged("AWS, Azure or GCP", deed="Moved 30 services to AWS").verdict == "met"


def test_a_tool_in_a_list_is_claimed_without_use() -> None:
    listed = judged("PostgreSQL", skills="PostgreSQL, report writing, teamwork")
    assert listed.verdict == "partly_met"
    assert listed.strength < judged("PostgreSQL", deed="Tuned slow queries in PostgreSQL").strength
    assert judged("Knowledge of PostgreSQL", skills="PostgreSQL, report writing, teamwork").verdict == "met"


def test_a_list_that_tells_of_use_is_no_bare_claim() -> None:
    assert (
        judged("Excel", skills="Excel (pivots, lookups, macros for the monthly report), teamwork").verdict
        == "met"
    )


def test_the_use_of_a_listed_tool_counts_wherever_it_is_told() -> None:
    found = judged("PostgreSQL", deed="Tuned slow queries in PostgreSQL", skills="PostgreSQL, teamwork")
    assert found.verdict == "met"


def test_a_denied_neighbour_shows_nothing() -> None:
    assert judged("Power BI", deed="Have never used Tableau").verdict in ("not_shown", "contradicted")
