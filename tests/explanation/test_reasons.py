"""Reason sentences."""

import pytest

from matcher.explanation.reasons import reason, shorten
from matcher.types import Evidence, Finding, Requirement, RequirementScore


def score(
    verdict: str, *, evidence: tuple[Evidence, ...] = (), findings: tuple[Finding, ...] = ()
) -> RequirementScore:
    return RequirementScore(
        requirement=Requirement(id="r1", text="SQL", start=0, end=3),
        verdict=verdict,
        strength=0.5,
        evidence=evidence,
        findings=findings,  # type: ignore[arg-type]  # a plain string
    )


def quote(text: str, **fields: object) -> Evidence:
    return Evidence(
        quote=text, start=0, end=len(text), section="experience", score=fields.pop("score", 0.6), **fields
    )  # type: ignore[arg-type]  # fields vary


@pytest.mark.parametrize(
    ("judged", "parts"),
    [
        (score("met", evidence=(quote("Wrote SQL daily"),)), ["Shown under experience", "“Wrote SQL daily”"]),
        (
            score("partly_met", evidence=(quote("SQL, Python, R", stance="lists"),)),
            ["Partly shown", "no use of it shown"],
        ),
        (
            score("not_shown", evidence=(quote("I have no SQL yet", stance="denies", score=0.0),)),
            ["Not shown", "denied"],
        ),
        (score("not_shown"), ["Nothing in the résumé shows this."]),
        (
            score("contradicted", evidence=(quote("I do not write SQL", stance="denies"),)),
            ["says the opposite", "“I do not write SQL”"],
        ),
        (
            score(
                "partly_met",
                findings=(
                    Finding(kind="years", asked="3 years", found="2 years 9 months of such work", credit=0.9),
                ),
            ),
            ["2 years 9 months of such work shown; 3 years asked"],
        ),
        (
            score(
                "partly_met",
                evidence=(quote("Ran payroll"),),
                findings=(Finding(kind="missing", asked="pensions", found="", credit=0.1),),
            ),
            ["Missing: pensions"],
        ),
    ],
)
def test_a_reason_says_what_was_found_and_what_is_missing(judged: RequirementScore, parts: list[str]) -> None:
    """Every verdict comes with the facts behind it, in one or two plain sentences."""
    text = reason(judged)
    assert all(part in text for part in parts), text
    assert text.endswith(".")


def test_long_quotes_are_cut_at_a_word() -> None:
    """A long quote stays readable."""
    assert shorten("one two three four", 9) == "one two …"
    assert shorten("two\n lines") == "two lines"
