"""Which line of a résumé is quoted first."""

from __future__ import annotations

from matcher import match

RESUME = """Ada Tern
ada.tern@example.org

EXPERIENCE
Case Officer, Northby Council, 2016 - present
- Decided claims.
Cashier, Tern Stores, 2009 - 2016
- Sold groceries.

EDUCATION
AAS Paralegal Studies, Tern Desert College, 2014
"""
POSTING = """Officer

Requirements
- Bachelor's degree in finance or business, or equivalent experience
- Experience with claims
- Patience
"""


def test_years_in_place_of_a_degree_stand_behind_the_degree_held() -> None:
    """The study that comes near says more than the headers of the jobs that may make up for the rest."""
    (report,) = match(RESUME, [POSTING])
    degree = report.requirements[0]
    assert degree.verdict == "partly_met"
    quotes = [evidence.quote for evidence in degree.evidence]
    assert quotes[0].startswith("AAS Paralegal Studies")
    assert any(quote.startswith("Case Officer") for quote in quotes[1:])
    assert [e.score for e in degree.evidence] == sorted((e.score for e in degree.evidence), reverse=True)


SEEKER = """Ada Tern
ada.tern@example.org

SUMMARY
Cashier who would like to learn beekeeping.
{line}

EXPERIENCE
Cashier, Tern Stores, 2009 - 2016
- Sold groceries and counted the till every evening.
- Kept the honey shelf, jars and labels in order.
"""


def test_a_wish_for_the_thing_is_shown_first_and_the_nearest_lines_after_it() -> None:
    """A reader sees what was weighed: the wish that names the thing, then what came nearest without sufficing."""
    resume = SEEKER.format(line="Plain speaker.")
    (report,) = match(
        resume, ["Apiarist\n\nRequirements\n- Beekeeping experience\n- Patience with customers\n"]
    )
    asked = report.requirements[0]
    assert asked.verdict == "not_shown"
    assert (asked.evidence[0].stance, asked.evidence[0].score) == ("wishes", 0.0)
    assert "beekeeping" in asked.evidence[0].quote
    assert len(asked.evidence) > 1
    assert all(evidence.stance != "wishes" and evidence.score > 0 for evidence in asked.evidence[1:])


def test_a_wish_that_names_little_of_it_stands_behind_the_nearest_lines() -> None:
    """That somebody looks for a post in the village says little of the accounts of a village shop."""
    resume = SEEKER.format(line="Looking for a steady post in the village.")
    asked_for = "Experience of balancing the accounts of a village shop in a ledger or spreadsheet, with quarterly returns"
    (report,) = match(resume, [f"Bookkeeper\n\nRequirements\n- {asked_for}\n- Patience\n"])
    asked = report.requirements[0]
    wishes = [place for place, evidence in enumerate(asked.evidence) if evidence.stance == "wishes"]
    assert asked.evidence and asked.evidence[0].stance != "wishes"
    assert all(place == len(asked.evidence) - 1 for place in wishes)


def test_what_a_person_says_of_herself_is_partly_met_at_best() -> None:
    resume = SEEKER.format(line="Excellent communicator and strong team player.")
    (report,) = match(resume, ["Clerk\n\nRequirements\n- Strong team player\n- Bookkeeping\n"])
    asked = report.requirements[0]
    assert asked.verdict == "partly_met"
    assert asked.strength < 0.5
