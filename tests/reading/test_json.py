"""JSON Resume and postings in JSON are written out as text."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from matcher.exceptions import ReadingError
from matcher.reading import read_document

RESUME = {
    "basics": {
        "name": "Kim Example",
        "label": "Baker",
        "email": "kim@example.org",
        "location": {"city": "Ulm"},
        "summary": "Bakes.",
    },
    "work": [
        {
            "name": "Mühle",
            "position": "Head Baker",
            "startDate": "2015-03-01",
            "highlights": ["Led six bakers", "Cut waste"],
        },
        {
            "company": "Adler",
            "position": "Cook",
            "startDate": "2011",
            "endDate": "2015-02",
            "summary": "Cooked.",
        },
    ],
    "education": [
        {
            "institution": "Trade School",
            "studyType": "Diploma",
            "area": "Baking",
            "startDate": "2008",
            "endDate": "2011",
        }
    ],
    "skills": [{"name": "Dough", "level": "Expert", "keywords": ["rye", "spelt"]}, "Ovens"],
    "languages": [{"language": "German", "fluency": "Native"}],
}
POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Night Baker",
    "hiringOrganization": {"@type": "Organization", "name": "Mühle GmbH"},
    "jobLocation": {"address": {"addressLocality": "Ulm", "addressCountry": "DE"}},
    "employmentType": "FULL_TIME",
    "description": "<p>We bake.</p><ul><li>Rye bread</li></ul>",
    "qualifications": "Three years in a bakery",
}


def lines_of(value: Any, **options: Any) -> list[str]:
    return [line for line in read_document(json.dumps(value).encode(), **options).text.split("\n") if line]


def test_json_resume_reads_like_a_resume() -> None:
    """Sections get their usual headings, jobs their dates, and an open end is the present."""
    document = read_document(json.dumps(RESUME, indent=1))
    assert document.format == "json_resume"
    assert document.structured == RESUME
    assert [line for line in document.text.split("\n") if line] == [
        "Kim Example",
        "Baker",
        "Ulm",
        "kim@example.org",
        "Summary",
        "Bakes.",
        "Experience",
        "Head Baker | Mühle\tMar 2015 – Present",
        "- Led six bakers",
        "- Cut waste",
        "Cook | Adler\t2011 – Feb 2015",
        "Cooked.",
        "Education",
        "Diploma in Baking | Trade School\t2008 – 2011",
        "Skills",
        "Dough (Expert): rye, spelt",
        "Ovens",
        "Languages",
        "German: Native",
    ]
    assert [h.text for h in document.headings] == [
        "Summary",
        "Experience",
        "Education",
        "Skills",
        "Languages",
    ]


@pytest.mark.parametrize(
    "wrap", [lambda p: p, lambda p: [p], lambda p: {"@graph": [{"@type": "Organization"}, p]}]
)
def test_job_posting_reads_like_a_posting(wrap) -> None:
    """A schema.org posting gives title, company, place and description, wherever it stands in the JSON."""
    document = read_document(json.dumps(wrap(POSTING), indent=1))
    assert document.format == "json_ld"
    assert document.structured == POSTING
    assert [line for line in document.text.split("\n") if line] == [
        "Night Baker",
        "Mühle GmbH",
        "Ulm, DE",
        "Full-time",
        "We bake.",
        "- Rye bread",
        "Qualifications",
        "Three years in a bakery",
    ]


def test_feeds_of_job_boards_are_read() -> None:
    """Greenhouse (escaped content) and Lever (lists) come out alike."""
    content = "&lt;p&gt;We bake rye bread at night in the old mill by the river, every day.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Ovens&lt;/li&gt;&lt;/ul&gt;"
    assert lines_of({"id": 1, "title": "Baker", "location": {"name": "Ulm"}, "content": content}) == [
        "Baker",
        "Ulm",
        "We bake rye bread at night in the old mill by the river, every day.",
        "- Ovens",
    ]
    lever = {
        "text": "Baker",
        "categories": {"location": "Ulm"},
        "descriptionPlain": "We bake.",
        "lists": [{"text": "You bring", "content": "<li>Ovens</li>"}],
    }
    assert lines_of(lever) == ["Baker", "Ulm", "We bake.", "You bring", "- Ovens"]


@pytest.mark.parametrize(
    "junk", [None, 3, "text", True, [], {}, [[]], [None], [{"name": {"a": []}}], {"x": [1]}, 1e308]
)
def test_wrong_types_are_left_out(junk: Any) -> None:
    """Any value in any place of a JSON Resume or a posting is survived."""
    for key in RESUME:
        assert "Experience" in lines_of({**RESUME, key: junk}) or key in ("work", "basics")
    for key in POSTING:
        if key not in ("title", "@type"):
            assert lines_of({**POSTING, key: junk})[0] == "Night Baker"
    for section, entries in RESUME.items():
        if isinstance(entries, list) and isinstance(entries[0], dict):
            for key in entries[0]:
                lines_of({**RESUME, section: [{**entries[0], key: junk}]})


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('{"basics": {"name": "Kim"', "corrupt"),
        ('{"basics": {"name": "Kim"}, }', "corrupt"),
        ('{"a": ' * 100_000 + "1" + "}" * 100_000, "bomb"),
        ("[" * 100_000 + "]" * 100_000, "bomb"),
        ('{"weather": "rain", "wind": 3}', "unsupported_type"),
        ("[1, 2, 3]", "unsupported_type"),
    ],
)
def test_other_json_gets_a_status(tmp_path, text: str, status: str) -> None:
    """Invalid, bottomless or unrelated JSON has a status and a sentence."""
    path = tmp_path / "cv.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError) as caught:
        read_document(path)
    assert caught.value.status == status
    assert str(path) in str(caught.value)


def test_numbers_beyond_reason_are_survived() -> None:
    """NaN, infinity and a million digits do no harm."""
    began = time.process_time()
    text = (
        '{"basics": {"name": "Kim"}, "work": [{"position": "Baker", "startDate": NaN, "endDate": '
        + "9" * 1_000_000
        + "}]}\n"
    )
    assert "Baker" in read_document(text).text
    assert time.process_time() - began < 2.0


def test_role_settles_what_could_be_either() -> None:
    """An object with the keys of both is read as what it is expected to be."""
    both = {
        "title": "Baker",
        "description": "We bake rye bread at night in the old mill by the river, each and every day of the year.",
        **RESUME,
    }
    assert read_document(json.dumps(both).encode(), role="posting").format == "json"
    assert read_document(json.dumps(both).encode(), role="resume").format == "json_resume"
