"""A requirement is judged by what the résumé shows of it, in a long posting or in one that asks for nothing else."""

from __future__ import annotations

from typing import Any

import pytest

RESUME = """Noor Haddad
noor.haddad@example.org

EXPERIENCE
Support Team Lead, Northway Telecom, Leeds      03/2019 - present
- Closed forty Zendesk tickets a day, then led the evening team of nine agents.
- Built the queue dashboards in Tableau from MySQL tables; the managers open them every morning.
- Trained eleven new agents and wrote the handbook they learn from.
Sales Assistant, Bell & Rowe, Leeds      06/2015 - 02/2019
- Worked the till, counted the float and banked the takings each evening.

EDUCATION
BA History, University of York, 2015

LANGUAGES
English (native), French (B2)
"""
SHOWN = (
    "Experience with ticketing systems",
    "Experience with Tableau",
    "Experience training new staff",
    "Experience leading a team",
    "Bachelor's degree",
    "Cash handling",
    "Relational databases",
    "Data visualisation",
)
ABSENT = ("Experience with welding", "Fluent Japanese", "Knowledge of immunology")


def posting(*requirements: str) -> str:
    """Return a posting that asks for these."""
    return "Support Team Lead\n\nRequirements\n" + "".join(f"- {text}\n" for text in requirements)


def verdicts(engine: Any, *requirements: str) -> list[str]:
    """Judge a posting that asks for these."""
    return [row.verdict for row in engine.match(RESUME, [posting(*requirements)])[0].requirements]


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_shown_is_met_when_asked_alone(text: str, shipped_engine: Any) -> None:
    assert verdicts(shipped_engine, text) == ["met"]


@pytest.mark.parametrize("text", ABSENT)
def test_what_is_absent_is_not_shown_when_asked_alone(text: str, shipped_engine: Any) -> None:
    assert verdicts(shipped_engine, text) == ["not_shown"]


@pytest.mark.parametrize("text", SHOWN)
def test_two_absent_neighbours_change_nothing(text: str, shipped_engine: Any) -> None:
    assert verdicts(shipped_engine, text, *ABSENT[:2])[0] == "met"


@pytest.mark.parametrize("text", SHOWN)
def test_two_absent_neighbours_leave_at_least_a_part(text: str, shipped_engine: Any) -> None:
    assert verdicts(shipped_engine, text, *ABSENT[:2])[0] in {"met", "partly_met"}
