"""Reason sentences."""

from datetime import date

import pytest

from matcher.explanation.facts import tell
from matcher.explanation.parts import missing_parts
from matcher.explanation.reasons import reason, shorten
from matcher.types import (
    Document,
    Evidence,
    Experience,
    Finding,
    Requirement,
    RequirementScore,
    Resume,
    TextSpan,
)


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


def fact(kind: str, asked: str, found: str, credit: float) -> Finding:
    return Finding(kind=kind, asked=asked, found=found, credit=credit)


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


@pytest.mark.parametrize(
    ("judged", "text"),
    [
        (
            score("met", findings=(fact("language", "Welsh", "Welsh at the level asked", 1.0),)),
            "Welsh is at the level asked.",
        ),
        (score("met", findings=(fact("certificate", "cpa", "CPA", 0.9),)), "CPA, as asked."),
        (
            score("not_shown", findings=(fact("certificate", "sql or cima", "sql is not mentioned", 0.0),)),
            "Neither SQL nor CIMA is mentioned.",
        ),
        (
            score("not_shown", findings=(fact("years", "3 years", "4 years of such work", 1.0),)),
            "4 years of such work shown; 3 years asked. The rest of what is asked is not shown.",
        ),
        (
            score(
                "partly_met",
                evidence=(quote("Ran payroll"),),
                findings=(fact("years", "3 years", "4 years of such work", 1.0),),
            ),
            "4 years of such work shown; 3 years asked. "
            "Partly shown under experience: “Ran payroll”; the rest of what is asked is not shown in full.",
        ),
        (
            score("not_shown", findings=(fact("language", "Irish", "Irish is not mentioned", 0.0),)),
            "Irish is not mentioned.",
        ),
        (
            score(
                "not_shown", findings=(fact("driving_licence", "a driving licence", "not mentioned", 0.0),)
            ),
            "A driving licence is not mentioned.",
        ),
        (
            score("not_shown", findings=(fact("degree", "a master's degree", "BSc, a lower level", 0.25),)),
            "BSc shown, a lower level; a master's degree asked.",
        ),
        (
            score(
                "met",
                evidence=(quote("Head nurse of a small-animal practice."),),
                findings=(fact("years", "2 years", "no dated work of this kind", 0.0),),
            ),
            "Shown under experience: “Head nurse of a small-animal practice”. "
            "Yet no dated work of this kind shown; 2 years asked.",
        ),
        (
            score(
                "partly_met",
                evidence=(quote("Named by hand", basis="literal"),),
                findings=(fact("certificate", "cpa", "cpa is not mentioned", 0.0),),
            ),
            "CPA is not mentioned. Partly shown under experience: “Named by hand”.",
        ),
        (
            score("partly_met", evidence=(quote("Cleaned kennels"),)),
            "Partly shown under experience: “Cleaned kennels”, which is near to what is asked, not the same.",
        ),
        (
            score("partly_met", evidence=(quote("Wrote SQL once", basis="literal"),)),
            "Partly shown under experience: “Wrote SQL once”, which names it and shows less than is asked.",
        ),
        (
            score("not_shown", evidence=(quote("Tagged feeders", score=0.02),)),
            "Nothing in the résumé shows this.",
        ),
        (
            score("not_shown", evidence=(quote("Kept a stock list", score=0.3),)),
            "Not shown: the nearest line is “Kept a stock list”.",
        ),
        (
            score(
                "not_shown",
                evidence=(quote("High school diploma", stance="lists", score=0.3),),
                findings=(fact("degree", "a master's degree", "no degree of that level", 0.0),),
            ),
            "No degree of that level shown; a master's degree asked.",
        ),
    ],
)
def test_a_reason_reads_as_a_person_would_say_it(judged: RequirementScore, text: str) -> None:
    """What speaks for a requirement comes first, what is missing last, and nothing is said twice."""
    assert reason(judged) == text


def told(kind: str, asked: str, found: str, credit: float, text: str = "") -> str:
    return str(tell(fact(kind, asked, found, credit), text))


@pytest.mark.parametrize(
    ("asked", "found", "text", "sentence"),
    [
        ("cpa or cpa or cma", "cpa", "CPA, CMA", "CPA, as asked"),
        ("bls and acls", "bls; acls", "BLS and ACLS cards", "BLS and ACLS, as asked"),
        ("bls and acls", "bls; acls, expired", "BLS and ACLS cards", "BLS, as asked; ACLS has expired"),
        ("osha 10", "osha 30", "OSHA 10", "OSHA 30 shown, which includes OSHA 10"),
        ("pmp or pmp credential", "capm", "a PMP", "CAPM shown; PMP asked"),
        ("pmp or pmp credential", "pmp is not mentioned", "PMP or PMP credential", "PMP is not mentioned"),
        ("phr or csm or pmp", "phr is not mentioned", "", "none of PHR, CSM and PMP is mentioned"),
        ("cipd level 5", "cipd level 5 is not mentioned", "", "CIPD Level 5 is not mentioned"),
        ("rigging and diving", "rigging is not mentioned; diving is not mentioned", "", "rigging and diving are not mentioned"),
    ],
)  # fmt: skip
def test_certificates_are_named_once_and_as_people_write_them(
    asked: str, found: str, text: str, sentence: str
) -> None:
    """Alternatives are told together, a higher certificate as what it is, abbreviations in capitals."""
    assert told("certificate", asked, found, 0.3, text) == sentence


@pytest.mark.parametrize(
    ("kind", "asked", "found", "sentence"),
    [
        ("physical", "lifting and heights", "lifting named in passing; heights not mentioned", "lifting is shown in part; work at height is not mentioned"),
        ("availability", "nights and travel and overtime", "nights named; travel refused; overtime named", "nights and overtime are mentioned; travel is refused"),
        ("availability", "days on site", "days on site named", "days on site are mentioned"),
        ("availability", "the night train", "by day", "by day shown; the night train asked"),
        ("language", "Welsh or Irish", "Irish is not mentioned", "neither Welsh nor Irish is mentioned"),
        ("language", "Welsh or Irish", "Irish, below the level asked", "Irish is below the level asked; Welsh or Irish asked"),
        ("language", "English and Welsh", "the résumé is written in English; Welsh, no level stated", "the résumé is written in English; Welsh is stated without a level"),
        ("degree", "a high-school diploma", "DIPLOMA", "Diploma shown; a high-school diploma asked"),
        ("degree", "a master's degree", "BSc, a lower level; 9 years of work in its place", "BSc shown, a lower level; 9 years of work shown in its place; a master's degree asked"),
        ("clearance", "a background check", "not mentioned, yet a permit to work there is", "a background check is not mentioned, yet a permit to work there is"),
        ("clearance", "a clearance", "another check", "another check shown; a clearance asked"),
        ("authorisation", "permission to work", "nothing on permission to work", "permission to work is not mentioned"),
    ],
)  # fmt: skip
def test_facts_are_told_by_what_was_found_and_what_was_not(
    kind: str, asked: str, found: str, sentence: str
) -> None:
    """What is of one state shares a clause; what is missing is named last."""
    assert told(kind, asked, found, 0.3) == sentence


def test_what_is_found_stands_before_the_quote_and_what_is_missing_after_it() -> None:
    """Of two aspects one of which nothing mentions, a reader learns which."""
    hours = fact("availability", "nights and weekends", "nights named; weekends not mentioned", 0.5)
    judged = score("met", evidence=(quote("Rotating days and nights"),), findings=(hours,))
    assert reason(judged) == (
        "Nights are mentioned. Shown under experience: “Rotating days and nights”. Yet weekends are not mentioned."
    )


def test_a_lower_thing_that_did_not_stand_in_the_way_is_told_as_such() -> None:
    """ "Yet only" stands before what was found instead of the thing itself."""
    lower = fact("degree", "a master's degree", "BSc, a lower level", 0.25)
    judged = score("met", evidence=(quote("Ran the laboratory"),), findings=(lower,))
    assert reason(judged).endswith("Yet only BSc shown, a lower level; a master's degree asked.")


def test_a_weak_line_is_not_called_the_proof() -> None:
    """Where no line carries the verdict, the reason says so."""
    judged = score("met", evidence=(quote("Kept the lights on", score=0.05, basis="semantic"),))
    assert reason(judged) == (
        "Shown by the résumé as a whole; the nearest line under experience is “Kept the lights on”."
    )


@pytest.mark.parametrize(
    ("parts", "requirement", "missing"),
    [
        (["Can read blueprints"], "Can read blueprints and bend conduit to a sketch", ["read blueprints"]),
        (["You are able to weld"], "You are able to weld and you have rigged loads", ["weld"]),
        (["including ADA"], "Leave law at length and in use, including ADA", ["ADA"]),
        (["Sediment Control (CESC"], "Dust Control in quarries and Sediment Control (CESC)", ["Sediment Control"]),
        (["obtain", "keep a moorings permit"], "Able to obtain and keep a moorings permit for barges on tidal water", ["keep a moorings permit"]),
        (["write to donors", "thank them"], "You write to donors and thank them", []),
    ],
)  # fmt: skip
def test_missing_parts_are_named_without_their_lead_in(
    parts: list[str], requirement: str, missing: list[str]
) -> None:
    """ "Can", "you are able to" and torn brackets go; parts that are the whole requirement tell nothing."""
    assert missing_parts(parts, requirement) == missing


def test_dates_alone_become_the_job_that_they_belong_to() -> None:
    """ "2019 - 2021" says nothing; the heading of that job does."""
    text = "Head nurse, Pawsome\n2019 - 2021\n- Nursed"
    header = TextSpan(text=text[:31], start=0, end=31)
    resume = Resume(
        document=Document(text=text), as_of=date(2026, 11, 21), experiences=(Experience(header=header),)
    )
    dates = Evidence(quote="2019 - 2021", start=20, end=31, section="experience", score=0.6)
    assert reason(score("met", evidence=(dates,)), resume) == (
        "Shown under experience: “Head nurse, Pawsome 2019 - 2021”."
    )


def test_long_quotes_are_cut_at_a_word() -> None:
    """A long quote stays readable."""
    assert shorten("one two three four", 9) == "one two …"
    assert shorten("two\n lines") == "two lines"
