"""Who a person is changes no line that is scored, no verdict and no digit of the fit score."""

from __future__ import annotations

from datetime import date

import pytest

import matcher
from matcher.parsing.resume import parse_resume_document
from matcher.representation.hashing import HashingEncoder
from matcher.types import Document, Resume

AS_OF = date(2026, 11, 21)

NAMES = [
    "Chukwuemeka Okonkwo-Bello", "Li Wei", "王小明", "Анна Ковальская", "محمد الأحمد", "김민준", "山田 太郎", "Nguyễn Thị Minh Khai", "Jean-Baptiste de la Tour",
    "María-José O'Neill Garrido", "Siobhán Ní Bhriain", "Lakshmi", "Björk Guðmundsdóttir", "Dr. Aisha Rahman", "Tom Baker", "Will Price", "Grace Hope Young",
    "Rajesh K. Subramanian", "S. Venkataraghavan", "Mary Ann St. John", "Kwame Nkrumah Mensah Jr.", "Juan Carlos Pérez del Río", "ANASTASIA PAPADOPOULOS", "Keola Kealoha",
    "Deshawn Washington", "Đặng Văn Hùng", "Bui An", "Fatima Zahra El-Amrani", "Mohammed bin Salman Al Rashid", "Xóchitl Quetzalli", "Wolfgang von Hohenstein", "דוד כהן",
    "Ελένη Παπαδοπούλου", "Priyanka (Pia) Iyer", "Emily Walsh", "Latoya Jackson",
]  # fmt: skip

ANNA = {
    "name": "Anna Kowalska", "letters": "", "email": "contact@example.org", "phone": "+44 113 555 0101", "address": "12 Mill Lane, Leeds LS1 4AB", "birth": "Date of birth: 12.03.1991",
    "marital": "Marital status: married, two children", "gender": "Gender: female", "nation": "Nationality: Polish", "photo": "[Photo]", "hobbies": "Chess, hiking, photography",
    "subject": "She", "pronoun": "she", "possessive": "her", "form": "Ms", "site": "linkedin.com/in/annak",
}  # fmt: skip

#: What may stand in the place of each detail; an empty text leaves it out.
SWAPS = {
    "email": ["wei.li@example.cn", "j_smith77@corp.example.com"],
    "phone": ["089 555 0117", "(312) 555-0188", "+91 98765 43210"],
    "address": ["Bergstraße 4, 80331 München", "1420 W Oak St Apt 5B, Chicago, IL 60610", "Flat 3, 9 rue des Lilas, 69003 Lyon", "B-12, Sector 4, Noida 201301, India", "Nairobi, Kenya"],
    "birth": ["", "Age: 61", "Born 4 May 1961", "Geboren am 03.02.1966 in Rostock", "D.O.B: 1st Jan 2001", "34 years old"],
    "marital": ["", "Single", "Divorced, 3 kids", "Verheiratet, zwei Kinder", "Marital Status : Unmarried", "Mother of two"],
    "gender": ["", "Sex: M", "Male", "Pronouns: they/them", "he/him"],
    "nation": ["", "Nationality : Indian", "Staatsangehörigkeit: türkisch", "Peruvian", "Citizenship: Canada"],
    "photo": ["", "[Foto]", "Photograph attached", "[Passport photograph]"],
    "hobbies": ["Football, boxing", "Knitting, ballet, baking", "Women's rugby, mosque choir", "Travelling, cooking, yoga and reading", "Sailing, polo, golf, opera"],
    "site": ["", "linkedin.com/in/chukwuemeka-okonkwo", "https://www.linkedin.com/in/li-wei-77/"],
    "form": ["Mr", "Mrs", "Mx", "Dr"],
    "subject": ["He", "They"], "pronoun": ["he", "they"], "possessive": ["his", "their"],
}  # fmt: skip

PLAIN = """{name}{letters}
{address} | {email} | {phone} | {site}
{birth}
{marital}
{gender}
{nation}
{photo}

SUMMARY
{first} is a payroll specialist who keeps the ledger clean. {subject} leads a team of six and writes {possessive} own test plans.

EXPERIENCE
Payroll Officer, Harrow Textiles, 03/2020 - present
- {last} rebuilt the monthly payroll in SAP; {pronoun} trained nine apprentices.
- Built an Excel workbook with pivot tables for 400 people.

Payroll Assistant, Beck & Sons, 06/2017 - 02/2020
- Keyed timesheets and answered payslip questions.

EDUCATION
BSc Accounting, Kelp University, 2017

LANGUAGES
English (native), Polish (B1)

Hobbies: {hobbies}

{name}{letters}                                   Page 2
"""
MARKED = """# {name}{letters}

{email} · {phone} · {address}

**{form} {last}** is a warehouse supervisor with ten years in cold stores.

## Experience

### Warehouse Supervisor, Norda Frost AB
*2016 – present*

- Lead 14 pickers on two shifts; {pronoun} wrote the rota.
- Cut picking errors by 30% with barcode scanning in SAP EWM.

### Forklift Operator, Lade Logistics
*2012 – 2016*

- Counterbalance and reach trucks.

## Education

High school diploma, 2012

## Personal

{birth}
{marital}
{nation}

## Hobbies & interests

{hobbies}
"""
FORM = """CURRICULUM VITAE

{name}{letters}
Mobile: {phone}
E-mail: {email}

Career Objective
To work as a staff nurse in a hospital where skills are used.

Work Experience
Staff Nurse, St. Lucia Hospital, Jan 2018 to till date
• Cared for 12 patients a shift in the ICU; managed ventilators.
• Trained new nurses in infection control.

Nurse Intern, City Clinic, Jun 2016 to Dec 2017
• Took vitals and recorded charts.

Education
B.Sc. Nursing, Hill University, 2016

Personal Details
Name : {name}
Father's Name : Mr. Someone {last}
{birth}
{gender}
{marital}
{nation}
Religion : Hindu
Permanent Address : {address}
Hobbies : {hobbies}

Declaration
I hereby declare that the above is true.
Place: Town
({name})
"""
GERMAN = """Lebenslauf

Persönliche Daten
Name: {name}
Anschrift: {address}
Telefon: {phone}
E-Mail: {email}
{birth}
{nation}

Berufserfahrung
03/2019 – heute  Elektroniker, Stadtwerke Nordheim
- Wartung von Schaltanlagen bis 20 kV
- Ausbildung von vier Lehrlingen
09/2015 – 02/2019  Monteur, Blitz GmbH
- Verdrahtung von Schaltschränken

Sprachen
Deutsch (Muttersprache), Englisch B2

Hobbys
{hobbies}

Nordheim, den 21.11.2026
{name}
"""
TITLE_FIRST = """SENIOR ACCOUNT MANAGER
{name}{letters}
{address}
{phone} / {email}
{nation} | {birth} | {gender}

Well known in the trade: {first} sells.

PROFESSIONAL EXPERIENCE

ORBIT MEDIA                                             2015 - Present
Senior Account Manager
* Grew the book from $2M to $7M; {last} won the sales prize twice.
* Negotiated renewals with {possessive} ten largest customers.

ZENITH PRINT                                            2011 - 2015
Account Executive
* Cold-called 60 firms a week.

EDUCATION
B.A. in Communications, Hallow College, 2011

REFERENCES
Jane Roe, Orbit Media, 0113 555 0199, says {pronoun} is a star.

Interests: {hobbies}
"""
RESUMES = {
    "plain": PLAIN,
    "marked": MARKED,
    "form": FORM,
    "german": GERMAN,
    "title first": TITLE_FIRST,
}

POSTINGS = [
    """Payroll Specialist
Dunmore Foods

Requirements
- At least 3 years of payroll or accounting experience
- Experience with SAP or a similar system
- Bachelor's degree in accounting, nursing, statistics or a related field
- Fluent English and conversational Polish
- Experience leading or training a team
Preferred
- CIPP certificate
- Photography, writing and a love of the outdoors
""",
    """Operations Lead

Requirements
- 5+ years of supervising people in a warehouse, ward, workshop or sales floor
- High school diploma
- Forklift licence or willingness to obtain one
- Negotiation with customers
- Physically fit team player
- Interest in hiking, sports or music is a plus
""",
]


def filled(template: str, values: dict[str, str]) -> str:
    """Return the résumé of one person; the sentences use the first and the last part of the name."""
    parts = values["name"].replace("Dr. ", "").replace(" Jr.", "").split()
    first = parts[-1] if parts[0].endswith(".") else parts[0]
    return template.format(first=first, last=parts[-1], **values)


def understood(text: str) -> tuple[object, ...]:
    """Return all that scoring reads of a résumé, except facts that only a requirement of their kind asks for."""
    resume: Resume = parse_resume_document(Document(text=text), as_of=AS_OF)
    return (
        [(x.scored_text, x.section, x.role, x.experience, x.education) for x in resume.lines],
        [(e.title, e.organisation, e.start, e.end, e.months) for e in resume.experiences],
        [(e.level, e.fields, e.status) for e in resume.education],
        [(x.name, x.level) for x in resume.languages],
        [(c.name, c.status) for c in resume.certifications],
        resume.total_months,
    )


@pytest.mark.parametrize("layout", RESUMES)
@pytest.mark.parametrize("letters", ["", ", MBA, PMP"])
def test_no_name_changes_what_is_understood(layout: str, letters: str) -> None:
    """Names of many cultures and scripts, with letters behind them or without, leave every scored line as it is."""
    anna = ANNA | {"letters": letters}
    before = understood(filled(RESUMES[layout], anna))
    assert before[1] and before[5]
    different = [n for n in NAMES if understood(filled(RESUMES[layout], anna | {"name": n})) != before]
    assert different == []


@pytest.mark.parametrize("layout", RESUMES)
def test_no_personal_detail_changes_what_is_understood(layout: str) -> None:
    """Address, phone, birth, family, gender, nationality, photo and pastimes leave every scored line as it is."""
    template = RESUMES[layout]
    before = understood(filled(template, ANNA))
    different = [
        (detail, value)
        for detail, values in SWAPS.items()
        for value in values
        if understood(filled(template, ANNA | {detail: value})) != before
    ]
    assert different == []


@pytest.fixture(scope="module")
def engine() -> matcher.Matcher:
    """Return an engine with the shipped judge and ranker, and an encoder that needs no model."""
    return matcher.Matcher(encoder=HashingEncoder(dim=384))


@pytest.mark.parametrize("layout", RESUMES)
def test_no_person_changes_a_digit_of_the_score(layout: str, engine: matcher.Matcher) -> None:
    """Another person with the same work gets the same verdicts, points and fit score, to the last bit."""
    postings = [engine.parse_posting(p) for p in POSTINGS]

    def judged(values: dict[str, str]) -> list[object]:
        reports = [
            engine.report(filled(RESUMES[layout], values), p, as_of=AS_OF.isoformat()) for p in postings
        ]
        return [
            (r.fit_score, r.overall.points, [(q.verdict, q.strength, q.points) for q in r.requirements])
            for r in reports
        ]

    before = judged(ANNA)
    for step in range(6):
        other = {key: values[step % len(values)] for key, values in SWAPS.items()}
        name = NAMES[(step * 7 + len(layout)) % len(NAMES)]
        assert judged(ANNA | other | {"name": name}) == before, (name, other)
