"""What a line does with the thing it names."""

import pytest

from matcher.scoring.stances import clause_of, hedged_spans, line_stance, others_spans
from matcher.types import ResumeLine


def stance_of(text: str, **fields: object):
    line = ResumeLine(index=0, text=text, start=0, end=len(text), **fields)  # type: ignore[arg-type]  # fields vary by test
    return line_stance(line)


@pytest.mark.parametrize(
    ("text", "word", "denies"),
    [
        ("I have no SQL experience yet", "SQL", True),
        ("Built dashboards in Tableau, but no SQL yet", "SQL", True),
        ("Built dashboards in Tableau, but no SQL yet", "Tableau", False),
        ("Never used Terraform; Ansible daily", "Terraform", True),
        ("Never used Terraform; Ansible daily", "Ansible", False),
        ("Drove a forklift for six years with no accidents", "forklift", False),
        ("Eligible to work in Ireland without sponsorship", "work", False),
        ("Not only Python but also Go", "Python", False),
        ("Property software is new to me", "software", True),
        ("Haven't worked in a cleanroom", "cleanroom", True),
        ("Kein Französisch", "Französisch", True),
        ("Sat beside the team that ran Tableau, never used it myself", "Tableau", True),
        ("The broker did customs; I have not done it", "customs", True),
        ("Ran the lathe for six years, never broke it", "lathe", False),
        ("PMP: none", "PMP", True),
    ],
)
def test_denial_reaches_its_own_clause_only(text: str, word: str, denies: bool) -> None:
    """A denial speaks of its own clause, and praise such as "no accidents" is no denial."""
    assert clause_of(stance_of(text), text.index(word)).denies is denies


@pytest.mark.parametrize(
    "text",
    [
        "Interested in learning Python",
        "Keen to move into nursing",
        "Planning to take a SQL course",
        "Would love to learn welding",
    ],
)
def test_wishes_are_recognised(text: str) -> None:
    """Wanting to learn a thing is a wish."""
    assert stance_of(text).wishes


@pytest.mark.parametrize(
    "text",
    [
        "Willing to travel up to 50 %",
        "Built wish-list feature for shoppers",
        "Machine learning models in production",
    ],
)
def test_ordinary_lines_are_no_wishes(text: str) -> None:
    """Neither willingness to travel nor the word wish makes a wish."""
    stance = stance_of(text)
    assert not stance.wishes
    assert not stance.in_progress


@pytest.mark.parametrize(
    "text",
    [
        "B.A. Communications, expected May 2027",
        "ACLS: renewal class booked for December",
        "Currently studying for the CPA exam",
        "Enrolled in an RN-to-BSN programme",
    ],
)
def test_unfinished_things_are_in_progress(text: str) -> None:
    """What is expected, booked or under way is not finished."""
    assert stance_of(text).in_progress


def test_bare_self_claims_have_no_deed() -> None:
    """ "Excellent communicator" claims; a figure and a verb show."""
    assert stance_of("Excellent communicator and team player", section="summary").claims
    assert stance_of("8+ years of experience in data science", section="summary").claims
    shown = stance_of(
        "Explained the outage to 300 customers in plain words", section="experience", experience=0
    )
    assert not shown.claims
    assert shown.has_deed


def test_work_of_others_is_recognised() -> None:
    """What the team or the supervisor did is not what the person did."""
    assert stance_of("The month-end close was done by the finance team").others
    assert stance_of("Our data analyst, who wrote the SQL, sits next to me").others
    assert not stance_of("Led the month-end close").others


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Adverts are booked by the agency", True),
        ("The setter does the changeovers", True),
        ("Tenders are the head buyer's job", True),
        ("The cell next door runs the big lathe", True),
        ("IT does the backups", True),
        ("Payroll is outsourced to a bureau", True),
        ("Quill was replaced by Bramble before my time", True),
        ("Outsourced payroll to a bureau and saved a fifth", False),
        ("I leave the heavy goods to the others", True),
        ("My brother drives lorries", True),
        ("The forms I drew are used by the whole department", False),
        ("My rota was adopted by the other department", False),
        ("Ran the big lathe and did the changeovers", False),
        ("Made the rules that the team follows", False),
    ],
)
def test_what_is_left_to_others_is_their_work(text: str, others: bool) -> None:
    """Work that somebody else does is theirs, and using what a person made is not doing it."""
    assert stance_of(text).others is others


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("The team upstairs built the crane models", ["The team upstairs built the crane models"]),
        ("My colleague spoke Tamil with the crew", ["My colleague spoke Tamil with the crew"]),
        ("Reported to a draughtsman, later to an engineer who drew the cranes", [" who drew the cranes"]),
        ("Assisted those who flew the drones", [" who flew the drones"]),
        ("Supported people who have dementia", []),
        ("Trained operators who used the lathe", []),
        ("Worked with customers who asked for cranes", []),
        ("The team I led built cranes", []),
        ("The crane lifts reported each week", []),
    ],
)
def test_what_others_did_is_told_apart_from_what_one_did_for_them(text: str, theirs: list[str]) -> None:
    """Whom somebody reported to or helped is their own work; what those did is not."""
    assert [text[a:b] for a, b in others_spans(text, 0, len(text))] == theirs


def test_scored_text_is_what_counts() -> None:
    """Cues are looked for in the text without anything personal."""
    assert not stance_of("No, Jane built it", scored_text="Jane built it").denies


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("Not available for overnight travel.", True),
        ("I cannot relocate and do not work weekends", True),
        ("Not looking to leave Saltmere", True),
        ("No night shifts please", True),
        ("No shifts missed in four years", False),
        ("Not trained in kelp farming", False),
        ("I have not worked in travel agencies", False),
        ("Booked travel for forty people; not available for overnight travel", False),
    ],
)
def test_refused_terms_of_work_are_no_refusal_of_the_work(text: str, refuses: bool) -> None:
    """A whole line about when and where somebody works says nothing about what the person can do."""
    assert stance_of(text, section="summary").refuses_terms is refuses


@pytest.mark.parametrize(
    ("text", "little"),
    [
        ("Basic crane maths", ["Basic crane maths"]),
        ("Cranes daily, lathe (rusty), drills", ["lathe (rusty)"]),
        ("Java (last used 2012), Python daily", ["Java (last used 2012)"]),
        ("Python, SQL, last used in 2012", ["SQL", "last used in 2012"]),
        ("French, not spoken since school; Dutch", ["French", "not spoken since school"]),
        ("Not a release missed since 2014, Python", []),
        ("The desks are not since my time as quiet", []),
        ("Some exposure to cranes; ran the yard", ["Some exposure to cranes"]),
        ("Basic life support, renewed each year", []),
        ("Some of the largest cranes in the port", []),
    ],
)
def test_hedged_items_claim_little(text: str, little: list[str]) -> None:
    """Of a list only the item with the hedge is meant."""
    assert [text[a:b].strip(" ,;") for a, b in hedged_spans(text)] == little
