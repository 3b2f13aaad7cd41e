"""Who is asked for, in forms that lists and headings do not show: knowledge in one paragraph, someone who …, traits."""

from __future__ import annotations

import pytest

from matcher.parsing.degrees import find_degrees
from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.headings import classify
from matcher.parsing.posting.necessity import own_necessity
from matcher.types import Document


def texts(text: str) -> list[str]:
    return [r.text for r in parse_posting_document(Document(text=text)).requirements]


def test_a_paragraph_below_bare_knowledge_names_its_parts() -> None:
    assert texts(
        "QUALIFICATIONS\n\nExperience: Two years in a record office.\n\n"
        "KNOWLEDGE\nRules of the parish archive; care of old paper; office machines.\n"
        "ABILITY\nRead old hands; keep shelves in order; speak with visitors.\n"
    )[1:] == [
        "Rules of the parish archive",
        "care of old paper",
        "office machines",
        "Read old hands",
        "keep shelves in order",
        "speak with visitors",
    ]


def test_someone_who_goes_on_in_the_third_person() -> None:
    found = texts(
        "About you\n\nWe're looking for someone who:\n\n"
        "Has strong weaving skills, and knows every loom by its sound.\n\n"
        "Can smell damp wool, and digs until the leak is found.\n\n"
        "Isn't afraid to ask the dyer where a colour comes from.\n\n"
        "Tells customers honestly what a repair will cost.\n\n"
        "Apply\n\nShare\n\nFilters\n\nMost recent\n"
    )
    assert [t.split()[0] for t in found] == ["Has", "Can", "Isn't", "Tells"]


def test_lines_that_name_a_trait_each_stay_in_their_list() -> None:
    found = texts(
        "Competencies Required:\n\n"
        "Coaching Others: Helping apprentices grow\n"
        "Building Trust: Keeping promises to growers\n"
        "Showing Accountability: Holding oneself to what was agreed\n"
        "Inventing: Finding better ways to graft\n"
    )
    assert len(found) == 4
    assert found[2] == "Showing Accountability: Holding oneself to what was agreed"


def test_duties_turn_to_demands_within_one_list() -> None:
    found = texts(
        "What you'll do\n\n"
        "- Baking bread and rolls as well as decorating cakes for the shop.\n"
        "- Working with the miller to choose flours of high quality\n"
        "- Provide relief for the night shift on rotation.\n"
        "- Thorough understanding of sourdough and its principles.\n"
        "- Experience with deck ovens required\n"
        "- A tidy mindset, with the ability to clean as you go\n"
        "- Working experience in a busy bakery\n"
    )
    assert [t.split()[0] for t in found] == ["Thorough", "Experience", "A", "Working"]


def test_lines_below_the_duties_that_all_ask_are_asked() -> None:
    found = texts(
        "Baker\n\nSpecific duties include:\n\nKneading dough\nCleaning the ovens\n\n"
        "You are one of us and more about you as below:\n\n"
        "Experienced at rye breads and rolls\n"
        "Exposure to night work\n"
        "2 years of experience in a bakery\n"
        "Experience of cakes is a plus\n\n"
        "Half-yearly salary review\nFull participation in the annual profit share\n"
    )
    assert [t.split()[0] for t in found] == ["Experienced", "Exposure", "2", "Experience"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Essential Duties of a successful candidate include but are not limited to:", "responsibilities"),
        ("Examples of projects you could be working on:", "responsibilities"),
        ("Definitions:", "notice"),
        (
            "Applicants who meet the qualifications will go through the following examination process:",
            "apply",
        ),
        ("Orchard House is looking for a Head Gardener (Kitchen):", "intro"),
        ("A few reasons you might love this job:", "benefits"),
        ("We are looking for a person who has:", "requirements"),
    ],
)
def test_headings_that_mislead(heading: str, kind: str) -> None:
    assert classify(heading).kind == kind


def test_a_heading_of_both_is_not_preferred() -> None:
    assert classify("Qualifications, Requirements, Preferred Skills").necessity == "required"
    assert classify("Preferred Requirements").necessity == "preferred"


@pytest.mark.parametrize(
    "text",
    [
        "The eligible list established from this opening may be used for six months.",
        "You should list all mills in the work history section of your form.",
        "Failure to follow these instructions may end your application.",
        "You will be evaluated for this job on how well you meet the qualifications above.",
        "Applicants with a degree from a foreign college must have it evaluated.",
        "The requirements listed are representative of the skills required.",
        "Larkhill is a seed and soil advisory company founded by two gardeners.",
        "Twice yearly salary review",
    ],
)
def test_what_an_office_writes_around_is_not_asked(text: str) -> None:
    assert requirement_score(text) <= -2


@pytest.mark.parametrize(
    "text",
    [
        "In addition to a love of boats, the successful candidate will be self-motivated.",
        "The ideal candidate is passionate about old clocks and takes pride in them.",
        "We can only consider applicants who have the right to work in Norway.",
        "Preference given to those applicants with a boat licence.",
    ],
)
def test_sentences_about_the_right_person_ask(text: str) -> None:
    assert requirement_score(text) >= 3.5


def test_small_words() -> None:
    assert own_necessity("Nice to know: how to splice a rope") == "preferred"
    assert not find_degrees("The JD asks for good English")
    assert find_degrees("A JD from an accredited school")
    listed = texts("Must have:\n\nTwo years of SQL\nSQL\nUSA\nDutch or Danish\n")
    assert "SQL" in listed and "USA" not in listed
    assert texts(
        "Requirements\n\nEither PATTERN I\n\nTwo years in an election office.\n\nOr PATTERN II\n"
    ) == ["Two years in an election office."]
