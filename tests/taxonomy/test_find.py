"""Finding concepts: a table of texts and the labels expected in them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.taxonomy import Mention, Taxonomy
from matcher.taxonomy.mentions import KINDS

TAXONOMY = Taxonomy.load()


def labels(text: str) -> list[str]:
    return [mention.label for mention in TAXONOMY.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # symbols
        ("experience in C, C++ or C#", ["C", "C++", "C#"]),
        ("C/C++ and F#", ["C", "C++", "F#"]),
        ("Worked with .NET. Net revenue grew", [".NET"]),
        ("finished.Net revenue", []),
        ("Node.js/React", ["Node.js", "React"]),
        ("T-SQL, PL/SQL", ["T-SQL", "PL/SQL"]),
        ("CI/CD and A/B-testing", ["CI/CD", "A/B testing"]),
        ("Python.Experience with SQL.", ["Python", "SQL"]),
        ("CompTIA Security+ or CompTIA A+", ["CompTIA Security+", "CompTIA A+"]),
        # short names that are words
        ("Proficient in Python, R, and C.", ["Python", "R", "C"]),
        ("Vitamin C, Series C and C-level", []),
        ("R&D lead", []),
        ("Go, Python, Ruby", ["Go", "Python", "Ruby"]),
        ("Go developer", ["Go"]),
        ("Go to the next gate", []),
        ("We go to market", []),
        ("Excel in a busy kitchen", []),
        ("Teams that excel", []),
        ("Proficient in Excel, Word and PowerPoint", ["Excel", "Microsoft Word", "PowerPoint"]),
        ("knowledge of excel, powerpoint", ["Excel", "PowerPoint"]),
        ("SQL, EXCEL, TABLEAU", ["SQL", "Excel", "Tableau"]),
        ("Word of mouth", []),
        ("Puppet, Chef and Ansible", ["Puppet", "Chef", "Ansible"]),
        ("Chef at a small bistro", []),
        ("Swift action was needed", []),
        ("iOS: Swift, Objective-C", ["iOS", "Swift", "Objective-C"]),
        ("Rust, dust and grime", []),
        ("Sparked interest; spark of joy", []),
        ("Epic or Cerner", ["Epic", "Cerner"]),
        ("an epic story", []),
        ("Charted every visit in Epic.", ["Epic"]),
        ("Rewrote the services in Go for six years", ["Go"]),
        ("Joined in Spring 2020. Left in Spring.", []),
        ("Met the client in Square Mile offices", []),
        ("he does not go far from the door", []),
        ("please send it from Leeds", []),
        ("next to Julia Smith", []),
        ("access to all rooms", []),
        ("spring break, the window", []),
        # languages
        ("Danish company, Danish and German (C1)", ["Danish", "German"]),
        ("English garden", []),
        ("Python, Go beyond the call", ["Python"]),
        ("Fluent in Putonghua", ["Mandarin"]),
        ("German-speaking guests", ["German"]),
        ("able to speak Spanish and write French", ["Spanish", "French"]),
        ("polish the floor", []),
        # word forms
        ("interactive dashboard; Dashboards", ["dashboards", "dashboards"]),
        ("time series, time-series, timeseries", ["time series analysis"] * 3),
        ("RNs and LPNs", ["registered nurse", "licensed practical nurse"]),
        ("data modelling", ["data modeling"]),
        ("Python3", ["Python"]),
        # width, accents, invisible and look-alike characters
        ("Ｐｙｔｈｏｎ", ["Python"]),
        ("Py\u200bthon", ["Python"]),
        ("\u0420ython", ["Python"]),
        ("Excel® (Microsoft)", ["Excel"]),
        ("Espan\u0303ol", ["Spanish"]),
        # fields other than software
        ("CCRN preferred, BLS and ACLS required", ["CCRN", "BLS", "ACLS"]),
        ("Class A CDL with hazmat endorsement", ["CDL Class A", "hazmat endorsement"]),
        ("OSHA-30, MIG and TIG welding", ["OSHA 30", "MIG welding", "TIG welding"]),
        ("month-end close in QuickBooks", ["month-end close", "QuickBooks"]),
        ("paddle a canoe, read and write, stay calm", []),
        ("CMMS and CMM", ["CMMS", "CMM"]),
        ("COSHH files, NEC4 jobs", ["COSHH", "NEC4 contracts"]),
        # categories as requirements write them
        ("other relational database languages", ["relational database language"]),
        ("a data visualization tool", ["BI tool"]),
        ("object-oriented programming", ["object-oriented programming"]),
        ("an electronic health record system", ["EHR"]),
        ("needs analysis, business continuity", []),
        # addresses are not mentions
        ("jo@python.org, https://github.com/sql/tableau", []),
    ],
)
def test_a_text_names_these_concepts(text: str, expected: list[str]) -> None:
    """A concept is found where it is meant, and only there."""
    assert labels(text) == expected


def test_a_phrase_may_be_wrapped_but_not_span_items() -> None:
    """A phrase continues over the break of a long line; two list items are never joined."""
    long_line = "We are looking for somebody with a good knowledge of machine\nlearning"
    assert labels(long_line)[-1] == "machine learning"
    assert "machine learning" not in labels("machine\nlearning")


def test_longest_name_wins() -> None:
    """Microsoft SQL Server is one mention, not SQL."""
    assert labels("Microsoft SQL Server") == ["SQL Server"]


@settings(max_examples=200, deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from([*"CRé\u0301\u200b.+#/&-\n ,", "SQL", "ｅ", "Рy", "Excel", "ﬁ"])).map("".join)
)
def test_any_unicode_gives_valid_ordered_spans(text: str) -> None:
    """Whatever the text, mentions lie in it, in order, without overlap."""
    position = 0
    for mention in TAXONOMY.find(text):
        assert isinstance(mention, Mention)
        assert position <= mention.start < mention.end <= len(text)
        assert mention.kind in KINDS
        assert mention.concept in TAXONOMY.concepts
        position = mention.end


@settings(max_examples=60, deadline=None)
@given(
    before=st.text(alphabet=" \n\u200b\u00e9ßﬁ•", max_size=20),
    after=st.text(alphabet=" \n,;\u200b", max_size=10),
)
def test_spans_quote_the_original_text(before: str, after: str) -> None:
    """Characters that fold to none or to several do not shift the quote."""
    text = f"{before} PostgreSQL {after}"
    assert [text[m.start : m.end] for m in TAXONOMY.find(text)] == ["PostgreSQL"]


@pytest.mark.parametrize(
    "text",
    [
        "a." * 50_000,
        "C++ " * 25_000,
        "Go, " * 25_000,
        "@" * 100_000,
        "-" * 100_000,
        "a@" * 50_000,
        "manage " * 14_000,
        "Built dashboards in Power BI and wrote SQL for the finance team.\n" * 1_500,
    ],
    ids=["dots", "symbols", "candidates", "at", "hyphens", "mail", "common", "prose"],
)
def test_long_and_hostile_texts_stay_fast(text: str) -> None:
    """100,000 characters take far under a second of processor time, whatever they are."""
    TAXONOMY.find("warm up")
    start = time.process_time()
    TAXONOMY.find(text)
    assert time.process_time() - start < 1.5


def test_the_same_text_gives_the_same_mentions() -> None:
    """A second reading, and a second taxonomy of the same folder, agree with the first."""
    text = "Python, R, Go; Excel and SAP. Spanish (B2)."
    again = Taxonomy(TAXONOMY.folder)
    assert TAXONOMY.find(text) == TAXONOMY.find(text) == again.find(text)


def test_in_design_is_a_product_only_among_its_like() -> None:
    assert "InDesign" in labels("Photoshop, In Design, Illustrator")
    assert labels("Experience in Design and Illustrator") == ["Adobe Illustrator"]
