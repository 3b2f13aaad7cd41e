"""What must not move a score is changed as described, and what moved is counted."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

import pytest

import matcher
from matcher.evaluation import command
from matcher.evaluation.attacks import attacks, first_person, with_bullets
from matcher.evaluation.invariance import evaluate_invariance, invariance_table, sample_pairs
from matcher.evaluation.persons import FIRST, NAMES, SWAPS, name_of, person_variants, with_person
from matcher.parsing.posting import parse_posting_document
from matcher.parsing.resume import parse_resume_document
from matcher.reading import read_document
from matcher.representation.hashing import HashingEncoder
from matcher.training.labels import load_pairs
from matcher.types import Posting, Resume

POSTING = """Payroll Specialist
Dunmore Foods

Requirements
- At least 3 years of payroll or accounting experience
- Monthly reconciliation of pension contributions in SAP
- Bachelor's degree in accounting
- Experience training apprentices
"""
RESUMES = {
    "ana": """Ana Ruiz-Sol, CIPP
Leeds | ana@example.com | 0113 555 0144

EXPERIENCE
Payroll Officer, Harrow Textiles, 03/2020 - present
- Reconciled the pension contributions of 400 people in SAP every month
- Trained nine apprentices in month-end work over four years

EDUCATION
BSc Accounting, Kelp University, 2017
""",
    "bo": """BO ANDERSSON
bo@example.com

EXPERIENCE
Gardener, Hollow Park, 2016 - 2024
- Planted 4,000 oaks with the children of three schools
- Kept the mowers running and the beds weeded all year
""",
}
VERDICTS = {"ana": ("met", "met", "met", "met"), "bo": ("not_shown",) * 4}
EVIDENCE = (
    "Payroll Officer, Harrow Textiles, 03/2020 - present",
    "Reconciled the pension contributions of 400 people in SAP every month",
    "BSc Accounting, Kelp University, 2017",
    "Trained nine apprentices in month-end work over four years",
)


def resume_of(text: str) -> Resume:
    return parse_resume_document(read_document(text), as_of=date(2026, 11, 21))


@pytest.fixture(scope="module")
def posting() -> Posting:
    return parse_posting_document(read_document(POSTING))


@pytest.fixture
def labels(tmp_path: Path, posting: Posting) -> Path:
    """Return a folder of two labelled pairs."""
    home = tmp_path / "payroll"
    for name in ("labels", "postings", "resumes"):
        (home / name).mkdir(parents=True)
    (home / "postings" / "p1.txt").write_text(POSTING, encoding="utf-8")
    for who, text in RESUMES.items():
        (home / "resumes" / f"{who}.txt").write_text(text, encoding="utf-8")
        rows = [
            {
                "id": r.id,
                "text": r.text,
                "necessity": r.necessity,
                "label": verdict,
                "evidence": [quote] if verdict == "met" else [],
            }
            for r, verdict, quote in zip(posting.requirements, VERDICTS[who], EVIDENCE, strict=True)
        ]
        pair = {"posting": "p1", "resume": who, "grade": 4 if who == "ana" else 0, "requirements": rows}
        (home / "labels" / f"p1__{who}.json").write_text(json.dumps(pair), encoding="utf-8")
    return tmp_path


def test_the_name_is_found_without_letters_and_place() -> None:
    """Degrees behind the name and what follows a bar are not part of it; a title with a year is no name."""
    assert name_of(RESUMES["ana"]) == "Ana Ruiz-Sol"
    assert name_of(RESUMES["bo"]) == "BO ANDERSSON"
    assert name_of("CV 2024 of mine\n") is None


def test_every_variant_differs_from_the_first_person_in_what_it_says() -> None:
    """Each swap changes the text; names keep the capitals of the one they replace."""
    for text in RESUMES.values():
        variants = list(
            person_variants(
                text, text.index("\n\nEDU") if "EDU" in text else -1, first_name=0, n_names=len(NAMES)
            )
        )
        assert {v.swap for v in variants} == {"", "name", *SWAPS}
        assert all(
            v.text != variants[0].text for v in variants[1:] if v.swap != "pronouns" or "Pronouns" in v.value
        )
        for variant in variants:
            if variant.swap == "name":
                assert (variant.value.upper() if text.startswith("BO") else variant.value) in variant.text


def test_another_name_moves_no_column() -> None:
    """What stands beside the name stays in its column, and the given name alone is changed too."""
    text = "Ana Ruiz      |  Accountant\nana@example.com\n\nKnown for Ana's ledgers\n"
    renamed = next(v for v in person_variants(text, -1, first_name=5, n_names=1) if v.swap == "name").text
    assert renamed.startswith("Li Wei        |  Accountant\n")
    assert "Known for Li's ledgers" in renamed


def test_years_of_study_are_no_phone() -> None:
    text = "Ana Ruiz\nana@example.com\n\nEDUCATION\nBSc Physics, Selwood, 2021 - 2025\n"
    assert "2021 - 2025" in with_person(text, -1, {**FIRST, "phone": "089 555 0117"})


def test_the_phone_in_the_head_is_replaced() -> None:
    """A number that stands there already is changed instead of a second one added."""
    text = with_person(RESUMES["ana"], -1, {**FIRST, "phone": "089 555 0117"})
    assert "089 555 0117" in text
    assert "0144" not in text
    assert "Phone:" not in text


@pytest.mark.parametrize(
    ("requirement", "claim"),
    [
        ("Must have 5+ years of payroll", "I have 5+ years of payroll."),
        ("Minimum of two licences;", "I have two licences."),
        ("SAP or Oracle", "I have SAP or Oracle."),
    ],
)
def test_requirements_become_claims(requirement: str, claim: str) -> None:
    """What is asked for is claimed in the first person, without the words of asking."""
    assert first_person(requirement) == claim


def test_attacks_keep_the_resume_and_add_to_it(posting: Posting) -> None:
    """Nothing of the résumé is lost, whatever is put beside it."""
    resume = resume_of(RESUMES["ana"])
    own = list(attacks(resume, posting))
    assert len(own) == 17
    for attack in own:
        text = read_document(attack.source).text
        for word in ("Harrow", "apprentices", "Kelp"):
            assert word in text, attack.name
        assert (attack.base is None) == (not attack.name.startswith("hidden"))


def test_hidden_text_is_in_the_file_and_not_in_the_document(posting: Posting) -> None:
    """The files of the attack hold the posting; a reader does not see it, nor does the program."""
    for attack in attacks(resume_of(RESUMES["bo"]), posting):
        if attack.base is not None:
            assert "pension" not in read_document(attack.source).text, attack.name
            assert len(attack.source) > len(attack.base)


def test_bullets_go_into_the_first_job() -> None:
    """A further bullet is read as a line of that job."""
    text = with_bullets(resume_of(RESUMES["ana"]), ["Filed the year-end returns of 40 firms"])
    assert text is not None
    line = next(own for own in resume_of(text).lines if own.text.startswith("Filed"))
    assert line.experience == 0
    assert with_bullets(resume_of("Jo Doe\n\nSKILLS\nExcel, SAP\n"), ["More"]) is None


def test_pairs_are_drawn_alike_every_time(labels: Path) -> None:
    """The same seed draws the same pairs, never more than there are."""
    pairs = load_pairs(labels)
    assert sample_pairs(pairs, 1, seed=3) == sample_pairs(pairs, 1, seed=3)
    assert len(sample_pairs(pairs, 9, seed=0)) == 2


def test_figures_of_a_run(
    labels: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every part is counted; the command prints the table, and JSON on request."""
    engine = matcher.Matcher(encoder=HashingEncoder(dim=384))
    report = evaluate_invariance(labels, engine=engine, n_pairs=2)
    assert report["n_pairs"] == 2
    assert report["swaps"]["any"]["n_variants"] > 40
    assert report["swaps"]["any"]["n_changed"] == 0
    assert report["attacks"]["any"]["n"] == 34
    assert report["attacks"]["requirements in a job"]["above_allowed"] == 0.0
    assert len(report["worst_attacks"]) == 5
    assert report["added"]["n"] >= 1
    assert report["added"]["n_fit_fell"] == report["added"]["n_strength_fell"] == 0
    assert "removed" in invariance_table(report)
    monkeypatch.setattr("matcher.evaluation.invariance.evaluate_invariance", lambda *_, **__: report)
    args = argparse.Namespace(
        labels=str(labels),
        datasets=None,
        postings=None,
        output=str(labels / "out.json"),
        quick=True,
        json=True,
        invariance=True,
    )
    assert command.run(args) == 0
    assert (
        json.loads(capsys.readouterr().out)["swaps"] == json.loads((labels / "out.json").read_text())["swaps"]
    )
