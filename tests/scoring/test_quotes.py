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
