"""Who the person is reaches no line that is scored."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.parsing.resume.identity import neutralise
from matcher.parsing.resume.names import name_in, name_tokens
from matcher.types import Document, Resume, TextSpan

AS_OF = date(2026, 11, 21)

TEMPLATE = """{name}
{address}  |  {email}  |  {phone}
{personal}

SUMMARY
{first} is an engineer who keeps turbines turning. {subject} leads a crew of six and writes {possessive} own work plans. {family}

EXPERIENCE
Turbine Engineer, Gale Power Ltd, 03/2019 - present
- {last} rebuilt the gearbox line; {subject_lower} trained nine apprentices.
- Wrote the lock-out procedure for 40 machines.

EDUCATION
BSc Mechanical Engineering, Kelp University, 2018

REFERENCES
Prof. Ann Other, ann.other@example.edu, 0161 555 0122

{name}                                   Page 2
"""

ANNA = {
    "name": "ANNA KOWALSKA", "first": "Anna", "last": "Kowalska", "address": "12 Mill Lane, Leeds", "email": "anna.k@example.org", "phone": "+44 113 555 0101",
    "personal": "Date of birth: 12.03.1991, married, two children", "subject": "She", "subject_lower": "she", "possessive": "her", "family": "Mother of two.",
}  # fmt: skip
OTHERS = [
    {"name": "CHUKWUEMEKA OKONKWO-BELLO", "first": "Chukwuemeka", "last": "Okonkwo-Bello", "subject": "He", "subject_lower": "he", "possessive": "his", "family": "Father of five."},
    {"name": "LI WEI", "first": "Li", "last": "Wei", "address": "Bergstraße 4, 80331 München", "phone": "089 555 0117", "email": "liwei@example.com"},
    {"name": "Tom Baker-Nowak", "first": "Tom", "last": "Baker-Nowak", "personal": "Marital status: single", "subject": "They", "subject_lower": "they", "possessive": "their"},
    {"personal": "Nationality: Peruvian"},
    {"personal": "Geboren: 03.02.1966 in Rostock, verheiratet"},
]  # fmt: skip


def parse(values: dict[str, str]) -> Resume:
    """Parse the template filled in."""
    return parse_resume_document(Document(text=TEMPLATE.format(**values)), as_of=AS_OF)


@pytest.mark.parametrize("changes", OTHERS, ids=lambda c: "-".join(c.values())[:24])
def test_swapping_the_person_changes_nothing_that_is_scored(changes: dict[str, str]) -> None:
    """Another name, address, gender, age or family gives the same scored lines, bit for bit."""
    before, after = parse(ANNA), parse(ANNA | changes)
    assert [(x.scored_text, x.section, x.role, x.experience) for x in before.lines] == [
        (x.scored_text, x.section, x.role, x.experience) for x in after.lines
    ]
    assert before.total_months == after.total_months


def test_contact_block_and_referees_are_kept_out_of_the_lines() -> None:
    """Name, address, numbers, birth, family and referees are in `contact` and in no line."""
    resume = parse(ANNA)
    scored = "\n".join(line.scored_text for line in resume.lines)
    for secret in (
        "Anna",
        "ANNA",
        "Kowalska",
        "Mill Lane",
        "example.org",
        "555",
        "1991",
        "married",
        "Mother",
        "Ann Other",
        " she ",
        " her ",
    ):
        assert secret not in scored
    kept_out = "\n".join(span.text for span in resume.contact)
    assert "ANNA KOWALSKA" in kept_out and "anna.k@example.org" in kept_out and "Ann Other" in kept_out
    assert "Wrote the lock-out procedure for 40 machines." in scored


def test_citizenship_is_a_fact_and_not_a_line() -> None:
    """What a posting may ask for is a typed fact; the sentence itself is not scored."""
    resume = parse_resume_document(
        Document(
            text="Mira Holt\nmira@example.org\n\nOTHER\nIrish citizen. Full clean driving licence. Happy to relocate.\n"
        ),
        as_of=AS_OF,
    )
    assert {fact.kind for fact in resume.facts} >= {"work_authorisation", "driving_licence", "relocation"}
    assert all("Irish" not in line.text for line in resume.lines)


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("Jane leads a team; she reports to the CEO.", "they leads a team; they reports to the CEO."),
        ("Ms Doe's plan was adopted", "they plan was adopted"),
        ("34 years old, cut costs by 12%", "they, cut costs by 12%"),
        ("Wrote BigQuery SQL for 9 months", "Wrote BigQuery SQL for 9 months"),
        ("Taught children aged 8 to 11", "Taught children aged 8 to 11"),
    ],
)
def test_neutralise_masks_only_the_person(text: str, neutral: str) -> None:
    """Names, pronouns and ages go; the work stays as it was written."""
    assert neutralise(text, ("Jane", "Doe")) == neutral


@pytest.mark.parametrize(
    "row",
    [
        "Jane Doe",
        "JANE DOE, RN",
        "Dr. Jan van der Berg",
        "J A N E   D O E",
        "Tom Baker",
        "María-José O'Neill | Engineer",
        "Jane “JD” Doe",
    ],
)
def test_names_are_recognised(row: str) -> None:
    """A first row that holds a name is one, whatever surrounds it."""
    found = name_in(row)
    assert found is not None and name_tokens(found[0])


@pytest.mark.parametrize(
    "row", ["Senior Data Analyst", "HR ADMINISTRATOR", "I keep systems boring.", "Line Cook", "2019 - 2021"]
)
def test_headlines_are_no_names(row: str) -> None:
    """A job title at the top is not taken for the person's name."""
    assert name_in(row) is None


@pytest.mark.parametrize(
    ("row", "tokens"),
    [
        ("J A N E   D O E", {"JANE", "DOE"}),
        ("WILHELMINA (MINA) POPE", {"WILHELMINA", "MINA", "POPE"}),
        ("Jane Doe (she/her)", {"Jane", "Doe"}),
    ],
)
def test_every_part_of_a_name_is_known(row: str, tokens: set[str]) -> None:
    """Spaced letters and a nickname in brackets belong to the name; what follows it does not."""
    found = name_in(row)
    assert found is not None and set(name_tokens(found[0])) == tokens


CONTACT = "{name}\nPort Alder  |  contact@example.org  |  0113 555 0101\n\nSUMMARY\nKeeps turbines turning.\n\nEXPERIENCE\nTurbine Engineer, Gale Power Ltd, 03/2019 - present\n- Rebuilt the gearbox line.\n"


@pytest.mark.parametrize(
    ("row", "secrets"),
    [
        ("ILSE BRAAM, RN", ("ILSE", "BRAAM")),
        ("ILSE BRAAM RN BSN", ("ILSE", "BRAAM")),
        ("Ilse Braam MCIPS", ("Ilse", "Braam")),
        ("Ilse Braam, PhD, PMP", ("Ilse", "Braam")),
        ("Ilse Braam MBA CPA", ("Ilse", "Braam")),
        ("Braam, Ilse", ("Ilse", "Braam")),
        ("Résumé — Ilse Braam", ("Ilse", "Braam")),
        ("hi, i'm Ilse Braam", ("Ilse", "Braam")),
        ("ilse braam-okoye", ("ilse", "braam")),
        ("Ilse Braam :: Port Alder", ("Ilse", "Braam")),
        ("ILSE BRAAM ★ TURBINE FITTER ★", ("ILSE", "BRAAM")),
        ("Name          Ilse Braam", ("Ilse", "Braam")),
        ("Ilse\nBraam", ("Ilse", "Braam")),
        ("Curriculum vitae\n\nILSE (ILI) BRAAM", ("ILSE", "BRAAM")),
        ("Will Price", ("Will", "Price")),
        ("Grace Hope Young", ("Grace", "Hope", "Young")),
        ("王小明", ("王小明",)),
        ("Анна Ковальская", ("Анна", "Ковальская")),
    ],
)
def test_a_name_is_kept_out_of_the_lines_however_it_is_written(row: str, secrets: tuple[str, ...]) -> None:
    """Letters behind a name, greetings, labels, symbols and case hide no name."""
    resume = parse_resume_document(Document(text=CONTACT.format(name=row)), as_of=AS_OF)
    said = "\n".join(line.text for line in resume.lines)
    assert not [s for s in secrets if s in said]
    assert all(s in "\n".join(c.text for c in resume.contact) for s in secrets)
    assert "Rebuilt the gearbox line." in said and len(resume.experiences) == 1


@pytest.mark.parametrize("row", ["Data Analytics", "Turbine Fitter", "HR CONSULTING", "Canadian"])
def test_what_is_no_name_is_not_masked(row: str) -> None:
    """A headline or a town in the first row does not mask its words elsewhere."""
    text = f"{row}\n\nSUMMARY\nWork in data, analytics, ports and with {row} kit since then.\n"
    resume = parse_resume_document(Document(text=text), as_of=AS_OF)
    assert any(row in line.scored_text for line in resume.lines if "since" in line.text)


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("Mark up drawings for the market", "Mark up drawings for the market"),
        ("Mark led the crew", "they led the crew"),
        ("Worked with Mark on the rota", "Worked with they on the rota"),
        ("Mark Reading's plan was adopted", "they plan was adopted"),
        ("Office in Reading, Berkshire; Reading Council since 2019", "Office in Reading, Berkshire; Reading Council since 2019"),
    ],
)  # fmt: skip
def test_names_that_are_words_are_masked_only_as_names(text: str, neutral: str) -> None:
    """A name that is also a word or a town goes where the sentence names a person."""
    assert neutralise(text, ("Mark", "Reading")) == neutral


@pytest.mark.parametrize(
    "name",
    ["Anna Kowalska", "S. Venkataraghavan", "Rajesh K. Subramanian", "J. P. Kowalska", "J.P. Kowalska"],
)
@pytest.mark.parametrize("letters", ["RGN", "ACA", "CPA"])
def test_letters_behind_a_name_with_initials_stay_and_the_name_goes(name: str, letters: str) -> None:
    text = f"{name} {letters}\nAddress: Leeds    Tel: 07700 900 683\n\nPROFILE\nI keep turbines turning\n"
    resume = parse_resume_document(Document(text=text), as_of=AS_OF)
    assert [line.text for line in resume.lines] == [letters, "I keep turbines turning"]


def test_a_heading_of_markup_with_the_name_is_kept_out() -> None:
    """The name in a heading of HTML or Markdown is no line."""
    text = CONTACT.format(name="ILSE BRAAM, RN")
    head = TextSpan(text="ILSE BRAAM, RN", start=0, end=14)
    resume = parse_resume_document(Document(text=text, headings=(head,)), as_of=AS_OF)
    assert "BRAAM" not in "\n".join(line.text for line in resume.lines)
    assert "RN" in [line.text for line in resume.lines]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Canadian by birth.", ["Canadian by birth."]),
        ("British and Nigerian passports; no Canadian permit yet", ["British and Nigerian passports", "no Canadian permit yet"]),
        ("Dual British / Chilean passport.", ["Dual British / Chilean passport."]),
        ("Green card holder since 2019", ["Green card holder since 2019"]),
        ("No sponsorship needed.", ["No sponsorship needed."]),
        ("Not authorised to work in the US.", ["Not authorised to work in the US."]),
        ("On an F-1 visa with OPT until June 2027", ["On an F-1 visa with OPT until June 2027"]),
        ("British.", ["British."]),
        ("Led a citizen-observer group", []),
        ("Negotiated event sponsorship deals", []),
        ("Issued confined-space permits", []),
        ("Russian", []),
    ],
)  # fmt: skip
def test_permission_to_work_is_a_fact_whether_stated_or_denied(text: str, values: list[str]) -> None:
    """Passports, permits and visas, held or lacking, are facts, each clause for itself."""
    resume = parse_resume_document(
        Document(text=f"Mira Holt\nmira@example.org\n\nOTHER\n{text}\n"), as_of=AS_OF
    )
    assert [f.value for f in resume.facts if f.kind == "work_authorisation"] == values
    assert not values or all(value not in line.text for value in values for line in resume.lines)


@pytest.mark.parametrize("head", ["B-12, Sector 4, 201301", "H 402, Phase 3", "KWAME NKRUMAH MENSAH JR."])
def test_addresses_by_sector_and_generations_in_capitals_are_kept_out(head: str) -> None:
    """A plot in a sector is an address, and JR. behind a name is part of it."""
    name = "" if head.endswith("JR.") else "Asha Rao\n"
    text = f"{name}{head}\nasha@example.com\n\nEXPERIENCE\nClerk, Acme, 01/2020 - 06/2023\n- Kept the ledger of 40 shops\n"
    resume = parse_resume_document(Document(text=text), as_of=date(2026, 11, 21))
    assert all(line.section == "experience" for line in resume.lines)
    assert all("JR" not in fact.value for fact in resume.facts)


@pytest.mark.parametrize(
    "line",
    [
        "Served 60 covers a night on the terrace",
        "Took 40 claims to court",
        "12 projects under way",
        "Repaired 3 km of forest road",
        "Led six nurses on a 24 bed unit",
        "Opened 2 shops on the High Street",
    ],
)
def test_a_number_and_a_road_make_no_address_of_a_deed(line: str) -> None:
    """Addresses are written as names are, or fill their line."""
    text = (
        f"Ida Berg\n\nEXPERIENCE\nClerk, Norvik Ltd, 2019 - present\n- Filed cases.\n\nACHIEVEMENTS\n{line}\n"
    )
    assert line in [own.text for own in parse_resume_document(Document(text=text), as_of=AS_OF).lines]


@pytest.mark.parametrize(
    "address", ["12 Mill Lane, Ely", "12 mill lane, ely", "9 HIGH ST", "4 Cefn Close", "7 rue de la Paix"]
)
def test_an_address_is_no_line(address: str) -> None:
    text = f"Ida Berg\n{address}\n\nEXPERIENCE\nClerk, Norvik Ltd, 2019 - present\n- Filed cases.\n"
    assert not any(
        address in own.text for own in parse_resume_document(Document(text=text), as_of=AS_OF).lines
    )


def lines_of(tail: str) -> list[str]:
    text = f"Ida Berg\n\nEXPERIENCE\nClerk, Norvik Ltd, 2019 - present\n- Filed cases.\n\n{tail}\n"
    return [own.text for own in parse_resume_document(Document(text=text), as_of=AS_OF).lines]


@pytest.mark.parametrize(
    "heading", ["WORK PREFERENCES", "DETAILS", "Job preferences", "OTHER\nReferences on request"]
)
def test_what_stands_under_other_headings_is_read(heading: str) -> None:
    """Preferences are no references, details are not all personal, and nobody is named under references on request."""
    kept = lines_of(f"{heading}\nI do not build wooden boats\nDaily use of Miro and Teams")
    assert {"I do not build wooden boats", "Daily use of Miro and Teams"} <= set(kept)


def test_referees_and_personal_details_stay_out() -> None:
    assert not any(
        "Mary" in own for own in lines_of("REFERENCES\nMary Oak, head of claims\nJo Ash, bank manager")
    )
    assert not any(
        "Mary" in own
        for own in lines_of(
            "References available on request\nMary Oak, mary@oak.example\nMary's firm, 020 7946 0000"
        )
    )
    kept = lines_of("DETAILS\nDate of birth: 3 May 1990\nMarried, two children\nida.berg@example.org")
    assert not any("1990" in own or "Married" in own or "@" in own for own in kept)
