"""Degrees and fields of study, and words that only look like degrees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.parsing.degrees import field_families, find_degrees, lowest_level
from matcher.parsing.posting.education import education_need


@pytest.mark.parametrize(
    ("text", "level", "fields"),
    [
        ("BA/BS in Chemistry, Physics or other technical field", "bachelor", ("chemistry", "physics")),
        ("B.Sc. (Hons) Psychology, University of Northby", "bachelor", ("psychology",)),
        ("Bachelor of Science in Nursing", "bachelor", ("nursing",)),
        ("Bachelor s degree in Accounting", "bachelor", ("accounting",)),
        ("A degree in a numerate subject (maths, economics or similar)", "bachelor", ("maths", "economics")),
        ("Graduation from a four-year college or university", "bachelor", ()),
        ("MSc Data Science", "master", ("data science",)),
        ("master or PhD", "master", ()),
        ("MBA preferred", "master", ("business",)),
        ("PhD in microbial ecology", "doctorate", ("microbial ecology",)),
        ("Juris Doctor from an accredited school", "doctorate", ("law",)),
        ("High school diploma or GED", "high_school", ()),
        ("Associate's degree in paralegal studies", "associate", ("paralegal studies",)),
        ("HND in hospitality", "associate", ("hospitality",)),
        ("Diplom-Ingenieur Elektrotechnik", "master", ("elektrotechnik",)),
        ("Abgeschlossenes Studium der Informatik", "bachelor", ("informatik",)),
        ("Licence en droit", "bachelor", ("droit",)),
        ("Laurea in economia", "bachelor", ("economia",)),
        ("Master of Marine Botany, Tern University, 2019", "master", ("marine botany",)),
        ("Dr. iur., 2016", "doctorate", ()),
        ("m.a. translation, tern state university", "master", ("translation",)),
        ("MSW, Tern University", "master", ("social work",)),
        ("Master's degree or MBA", "master", ("business",)),
        ("A 2:1 or higher degree in statistics", "bachelor", ("statistics",)),
        (
            "A degree or a recognised professional qualification in law, tax or a similar field",
            "bachelor",
            ("law", "tax"),
        ),
        ("A university degree, for example in law or history", "bachelor", ("law", "history")),
        ("Bachelor's degree in any discipline", "bachelor", ()),
        ("A degree in history, or you learned it on the job", "bachelor", ("history",)),
    ],
)
def test_a_degree_is_found_with_its_level_and_fields(text: str, level: str, fields: tuple[str, ...]) -> None:
    """Usual ways of writing a degree, in several languages, are understood."""
    mentions = find_degrees(text)
    assert lowest_level(mentions) == level
    assert {f for m in mentions for f in m.fields} == set(fields)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Master's degree or MBA", ()),
        ("Advanced degree (MBA, MS or JD)", ()),
        ("High school diploma; a degree in business is valued", ()),
        ("Bachelor's degree in forestry, or a bachelor's degree in any field with field work", ()),
        ("Master's degree in law or history", ("law", "history")),
        ("MBA required", ("business",)),
        ("BSN or MSN", ("nursing",)),
    ],
)
def test_the_fields_asked_for_are_those_of_the_lowest_path(text: str, fields: tuple[str, ...]) -> None:
    """What names no field, or any, asks for none."""
    assert education_need(text).fields == fields


@pytest.mark.parametrize(
    "text",
    [
        "Boston, MA 02111 and Jackson, MS",
        "MS Office, MS SQL and master data management",
        "Certified scrum master",
        "a high degree of accuracy, 360-degree feedback",
        "a valid driving licence",
        "LLM-assisted labelling",
        "a Level I trauma centre",
        "work with associates of all levels",
        "a degree-granting institution of the region",
        "puppet shows and high school outreach",
    ],
)
def test_words_that_only_look_like_degrees_are_none(text: str) -> None:
    """States, products and idioms are not degrees."""
    assert find_degrees(text) == ()


def test_adjectives_share_the_noun_that_closes_their_list() -> None:
    """ "Mechanical or industrial engineering" names two kinds of engineering."""
    (mention,) = find_degrees("Bachelor's degree in mechanical, chemical or industrial engineering")
    assert mention.fields == ("mechanical engineering", "chemical engineering", "industrial engineering")


def test_an_open_list_says_which_family_is_welcome() -> None:
    """ "Or a related technical field" leaves the list open to technical fields."""
    assert find_degrees("Degree in physics or a related technical field")[0].related == ("technical",)
    assert find_degrees("Degree in history or a related field")[0].related == ("related",)


@pytest.mark.parametrize(
    ("field", "families"),
    [
        ("Computer Science", {"computing", "stem", "technical", "quantitative"}),
        ("physics", {"technical", "quantitative"}),
        ("accounting", {"business", "finance"}),
        ("Wirtschaftsinformatik", {"computing", "business"}),
        ("nursing", {"health"}),
    ],
)
def test_fields_belong_to_families(field: str, families: set[str]) -> None:
    """The families of a field decide whether it is related to another."""
    assert families <= field_families(field)


def test_unrelated_fields_share_no_family() -> None:
    """Political science is no natural science, and history is not technical."""
    assert not field_families("political science") & {"natural_science", "technical"}
    assert "technical" not in field_families("history")


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Spans point into the text, whatever it is."""
    for mention in find_degrees(text):
        assert 0 <= mention.start < mention.end <= mention.fields_end <= len(text)


def test_a_master_of_a_subject_is_a_degree() -> None:
    """The subject in the degree's own name is its first field."""
    [found] = find_degrees("Master of mathematics and computer science, Tallis University")
    assert (found.level, found.fields) == ("master", ("mathematics", "computer science"))
    assert not find_degrees("Master of ceremonies at the harbour fair")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("BCL (Law), University of Leixlip, 2015", "bachelor"),
        ("BN (Hons) Nursing, Gower University", "bachelor"),
        ("BSocSc, University of the Two Oceans", "bachelor"),
        ("AB Journalism, Unibersidad ng Silangan", "bachelor"),
        ("Fil. kand. i historia, Uppsala", "bachelor"),
        ("Master 2 in Digital Law, Paris", "master"),
        ("Videregående (upper secondary), building line", "high_school"),
        ("Senior Certificate, Ipswich, 2005", "high_school"),
        ("Sunnyside Senior High, class of 2017", "high_school"),
    ],
)
def test_short_and_foreign_names_of_degrees_have_a_level(text: str, level: str) -> None:
    assert lowest_level(find_degrees(text)) == level


@pytest.mark.parametrize(
    "text", ["Relaxed at AB tests and BN numbers", "Senior certificate of merit", "BMR rates"]
)
def test_letters_alone_are_no_degree(text: str) -> None:
    assert find_degrees(text) == ()
