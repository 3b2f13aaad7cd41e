"""Postings in wordings and layouts of many trades: every requirement is found, nothing else is."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.types import Document

# Lines marked "R " are required, "P " preferred; the marks are cut off before the posting is parsed.
SCHOOL = """Brackenhill Primary School
Teaching Assistant (Year 2)   Grade C, term time only

The school
We are a two-form entry school on the edge of the moor. Ofsted rated us Good in 2024.

Person Specification

Attainments
R • GCSE English and maths at grade C/4 or above
R • Level 2 certificate for teaching assistants, or the equivalent
P • Paediatric first aid (desirable)

Personal qualities
R • Patient and calm when plans change
R • Able to keep confidences

Main tasks
• Hear readers every morning
• Prepare resources for the art corner
• Supervise the playground twice a week

Safeguarding
The post is subject to an enhanced DBS check. Brackenhill is committed to safeguarding children.
"""
COUNCIL = """THORNE VALLEY COUNCIL
HIGHWAYS INSPECTOR   Ref TV/221

1. PURPOSE OF THE POST
1.1 To inspect the borough's roads and footways and to order repairs.
1.2 To answer enquiries from residents.

2. SHORTLISTING CRITERIA: ESSENTIAL
R 2.1 Two years of highway inspection or maintenance work
R 2.2 The UK Roads code of practice, applied day by day
R 2.3 A full driving licence
R 2.4 Evidence given in writing for insurance claims

3. SHORTLISTING CRITERIA: DESIRABLE
P 3.1 LANTRA accreditation as an inspector
P 3.2 Confirm or Symology software

4. TERMS
4.1 Local government pension.
4.2 26 days of leave, rising to 31.
"""
STARTUP = """🐙 Kelpworks is hiring a Growth Marketer 🐙
Lisbon or remote within two hours of it

👋 Who's behind this
Three marine biologists and a baker. We turn seaweed into packaging.

🚀 How you'll spend your days
- Run paid and organic campaigns from brief to report
- Talk to chefs who hate plastic
- Test five ideas a week and bury four

🎒 What's in your backpack
R - Three years in growth or performance marketing
R - Google Ads and Meta Ads, with budgets above 10k a month
R - You write copy that sounds like a person
R - Numbers do not scare you: SQL or at least pivot tables

🍒 Cherry on top
P - Portuguese for the phone
P - A side project that failed nicely

🎁 The goodies
- Stock options
- Free kelp crisps
- 25 days of holiday
"""
AGENCY = """Our client, a global packaging group, seeks a
PROCESS ENGINEER - LINCOLN - £45k
------------------------------
The role
------------------------------
You will look after three extrusion lines, cut scrap and train the shifts.

------------------------------
The ideal postholder
------------------------------
R > Degree or HND in mechanical, chemical or polymer engineering
R > Four years or more in extrusion, moulding or a similar continuous process
R > Six Sigma green belt
R > Statistical process control in Minitab

------------------------------
Would stand you in good stead
------------------------------
P > Experience of food-contact standards (BRCGS)
P > Some German

------------------------------
The package
------------------------------
> Private medical cover
> Car allowance
> Bonus of up to 10%

Pike & Lowell Ltd acts as an employment agency for permanent recruitment.
"""
GOVERNMENT = """DEPARTMENT OF COASTAL RESOURCES
Job Title: Fisheries Data Technician
Classification: Technical III
Salary: $4,310 - $5,120 per month

DUTIES
Enters landing records, samples catch at the dock, and prepares weekly summaries for biologists.

MINIMUM ENTRY STANDARDS
R An associate degree in biology, fisheries or statistics, or two years of data entry in a natural resource agency.
R A valid driver license at the time of appointment.
R Must be able to lift 40 pounds on a moving deck.

SPECIAL NOTE
Applicants with a disability may request assistance at any stage.
"""
CARE = """Night Care Worker, Willowmere Court (Ballina)

What the job involves
* Two-hourly rounds and repositioning
* Answering call bells
* Handover to the day team at 07.45

You won't get far without
R * a QQI Level 5 healthcare award, or two modules of it and a place on the rest
R * a year or more of caring for older people, paid or in the family
R * spoken and written English at B2
R * readiness for four nights a week

It all counts in your favour
P * dementia training
P * a hoist certificate less than three years old

This is not the right job for you if
* you need to be in bed by ten
* you have no patience with paperwork

What lands in your pocket
* €16.20 an hour and a night premium
* free meals on duty
"""
KITCHEN = """Commis Chef wanted - The Salted Plum, Whitby

We are a 40-seat bistro and we close on Mondays. Here is the deal: you learn every section in a year, and nobody shouts.

[ ESSENTIAL ]
R 1) NVQ Level 2 in professional cookery, or a year on the line
R 2) Level 2 food hygiene certificate
R 3) Knife work that is quick and safe
R 4) Weekends, bank holidays and a late finish on Saturdays

[ ADVANTAGEOUS ]
P 1) Bread or pastry experience
P 2) Own transport, as the last bus leaves at nine

[ IN RETURN ]
1) £25,400 and an equal share of tips
2) Staff dinner at five
"""
CHARITY = """Community Fundraiser, Larkrise Hospice
Part time, 22 hours

About the post. You will be the face of Larkrise in forty villages.

To do this well you need at least two years in fundraising, events or sales. You must be able to hold a room of volunteers and a column of figures. We also need someone who can use a donor database such as Donorfly or Raiser's Edge. A full driving licence and a car are essential. You have a working knowledge of the Fundraising Regulator's code.

In return we offer a pension, 30 days of leave and a very good cake rota.

Larkrise Hospice welcomes applications from everyone.
"""
CHARITY_WANTED = (
    ("required", "you need at least two years in fundraising, events or sales"),
    ("required", "You must be able to hold a room of volunteers and a column of figures."),
    ("required", "someone who can use a donor database such as Donorfly or Raiser's Edge"),
    ("required", "A full driving licence and a car are essential."),
    ("required", "You have a working knowledge of the Fundraising Regulator's code."),
)
GERMAN = """Stadtwerke Lindenau
Elektroniker für Betriebstechnik (m/w/d)

Das erwartet dich
- Wartung der Pumpwerke
- Rufbereitschaft im Wechsel

Was in deinen Rucksack gehört
R - abgeschlossene Ausbildung als Elektroniker oder Mechatroniker
R - mindestens drei Jahre Erfahrung mit Mittelspannung
R - Führerschein der Klasse B
R - Deutsch auf dem Niveau B2

Wünschenswert
P - Kenntnisse in SIMATIC S7

Wir bieten
- 30 Tage Urlaub
- Betriebsrente
"""
DUTCH = """Verpleegkundige wijkzorg, Zorggroep De Linde

Wat ga je doen?
- Je bezoekt acht tot tien cliënten per dag
- Je stemt af met huisartsen en mantelzorgers

Wat vragen we van jou?
R - Je hebt een diploma mbo-4 of hbo verpleegkunde
R - Je bent BIG-geregistreerd
R - Minimaal twee jaar ervaring in de wijk
R - Rijbewijs B

Een troef
P - Ervaring met wondzorg

Wat bieden we?
- Salaris volgens cao
- Een fiets of een auto
"""
FRENCH = """Bibliothèque municipale de Saint-Aubin
BIBLIOTHÉCAIRE JEUNESSE

Vos missions
- Animer l'heure du conte
- Enrichir le fonds jeunesse

Qui êtes-vous ?
R - Diplôme en métiers du livre ou en documentation
R - Deux ans d'expérience en médiathèque
R - Maîtrise du logiciel Orphée ou d'un équivalent
R - Permis B

Les petits plus
P - Langue des signes française

Nous offrons
- Tickets restaurant
- 38 jours de congés
"""
TRADES = """== WINDOW FITTER / GLAZIER ==
Rooke Glass Ltd, Hull. CIS or PAYE.

== who we are ==
Third-generation family firm, four vans.

== your week ==
- Measure up on Mondays
- Fit Tuesday to Friday
- Snagging with the customer before you leave

== don't call us unless you have ==
R - CSCS card, in date
R - five years on the tools, domestic and shopfront
R - your own hand tools
R - a licence for a 3.5 t van

== we'd be thrilled with ==
P - MTC or FENSA assessment
P - a trailer licence

== money and so on ==
- £190 a day
- van and fuel card
"""
LAB = """### Research Technician, Plant Pathology
**Institute of Orchard Science**

### Why this exists
Apples are dying of a fungus that nobody has named yet.

### The work
- Isolate fungi from bark and leaf
- Keep the freezer inventory honest

### The human we imagine
- R You have a BSc in biology, plant science or a related subject
- R PCR, gel electrophoresis and sterile technique are second nature
- R You have kept a lab notebook that someone else could follow
- R Fieldwork in January does not put you off

### Sprinkles
- P R or Python for simple plots
- P A spraying certificate (PA1/PA6)

### What happens after you write to us
- A phone call, half an hour
- A visit to the orchard
"""
LEGAL = """Vanterpool Hale LLP

Conveyancing Fee Earner

Key responsibilities
- Strong client relationships kept from instruction to completion
- Excellent drafting of contracts and reports on title
- Knowledge sharing with junior colleagues
- Experience feedback collected from every client

Candidate requirements
R - Licensed conveyancer, solicitor or CILEX fellow
R - At least 3 years' post-qualification experience
R - Proclaim or a similar case management system

Benefits
- 25 days' holiday plus your birthday
- Flexible working after six months
- Qualified first aiders on each floor
"""
POSTINGS = {
    "school": SCHOOL, "council": COUNCIL, "startup": STARTUP, "agency": AGENCY, "government": GOVERNMENT, "care": CARE,
    "kitchen": KITCHEN, "german": GERMAN, "dutch": DUTCH, "french": FRENCH, "trades": TRADES, "lab": LAB, "legal": LEGAL,
}  # fmt: skip
_BULLETS = "•*->0123456789.) "


def _unmark(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """Cut the marks off, and return what they say."""
    lines: list[str] = []
    wanted: list[tuple[str, str]] = []
    for line in marked.split("\n"):
        plain = line
        for mark, necessity in (("R ", "required"), ("P ", "preferred")):
            if line.startswith((mark, f"- {mark}")):
                plain = line.removeprefix(mark) if line.startswith(mark) else "- " + line[4:]
                wanted.append((necessity, plain.lstrip(_BULLETS)))
        lines.append(plain)
    return "\n".join(lines), wanted


@pytest.mark.parametrize("name", sorted(POSTINGS))
def test_posting_in_an_unseen_layout_gives_exactly_its_requirements(name: str) -> None:
    text, wanted = _unmark(POSTINGS[name])
    posting = parse_posting_document(Document(text=text))
    assert [(r.necessity, r.text) for r in posting.requirements] == wanted


def test_paragraph_that_mostly_asks_is_taken_sentence_by_sentence() -> None:
    found = parse_posting_document(Document(text=CHARITY)).requirements
    assert len(found) == len(CHARITY_WANTED)
    for requirement, (necessity, words) in zip(found, CHARITY_WANTED, strict=True):
        assert words in requirement.text
        assert requirement.necessity == necessity


def test_the_head_of_a_person_specification_is_no_demand() -> None:
    """Rows say in words in which column their mark stands; the line of column names asks for nothing."""
    text = (
        "Archivist\nNorvik Library\n\nPerson specification\n\nCriterion\tEssential\tDesirable\nReads Latin hands\t(essential)\n"
        "Experience of teaching GCSE classes\t(desirable)\nDegree in history or a related subject\t(essential)\n"
    )
    found = parse_posting_document(Document(text=text)).requirements
    assert [(r.necessity, r.degree_level) for r in found] == [
        ("required", None),
        ("preferred", None),
        ("required", "bachelor"),
    ]
    assert found[2].degree_fields == ("history",)


def test_hours_addresses_and_numbers_below_a_list_are_no_demands() -> None:
    text = (
        "Archivist\n\nPreferred qualifications:\nKnowledge of Latin palaeography\nExperience with wax seals\n8:00 am - 4:30 pm\n"
        "120 West Jefferson Street, Suite 4\nSpringfield, IL 62704\n(217) 555-0144\nEmail: jobs@norvik.example.org\n"
    )
    found = parse_posting_document(Document(text=text)).requirements
    assert [r.text for r in found] == ["Knowledge of Latin palaeography", "Experience with wax seals"]


def test_demands_with_hours_and_streets_in_them_stay() -> None:
    text = (
        "Archivist\n\nRequirements\n- Available 8:00 am - 4:30 pm on weekdays\n- Experience on a high street, 5 years\n"
        "- Able to answer the phone in 3 languages\n"
    )
    assert len(parse_posting_document(Document(text=text)).requirements) == 3
