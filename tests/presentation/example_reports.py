"""Reports made by hand for the tests of views: no model, no parser, every span checked by the documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matcher.results import (
    Calibration,
    InputFailure,
    MatchReport,
    MatchResults,
    OverallReport,
    Provenance,
    RequirementReport,
    award_points,
    total_points,
)
from matcher.types import (
    Document,
    Evidence,
    Experience,
    Fact,
    Finding,
    Posting,
    Requirement,
    Resume,
    ResumeLine,
    Salary,
    TextSpan,
)

AS_OF = date(2026, 11, 21)

POSTING_TEXT = """Depot Data Analyst
Larkfield Logistics
Leeds, UK (hybrid)

Requirements
- 3+ years of experience in data analysis
- SQL or another relational database language
- Bachelor's degree in statistics, mathematics or similar
- Experience with Tableau or Power BI
- Excellent communication with depot managers and drivers
- Right to work in the UK

Nice to have
- German at B2 level
- Python
"""

RESUME_TEXT = """Robin Example
robin@example.org · 0113 496 0000 · Leeds

Summary
Analyst who turns depot records into decisions.

Experience
Data Analyst, Harbour Freight Ltd, 03/2022 - Present
- Wrote SQL that joins scanner, fuel and roster tables; cut the weekly report from two days to twenty minutes
- Explained delays to depot managers every Monday
Reporting Assistant, Moor Dairies, 06/2020 - 02/2022
- Kept the stock sheets in Excel and drew charts for the site meeting

Education
BSc Mathematics, University of Hull, 2017 - 2020

Skills
SQL, Excel, Tableau
No experience with Python
"""

CALIBRATION = Calibration(
    scores=(0.0, 30.0, 60.0, 100.0),
    shares=(0.01, 0.15, 0.6, 0.97),
    bands=(20.0, 40.0, 60.0, 80.0),
    n_pairs=1240,
)
PROVENANCE = Provenance(
    matcher_version="0.1.0",
    as_of="2026-11-21",
    encoder="3f2a91bc07de",
    judge="a81c90ee1234",
    ranker="77b0c4d2f001",
)


def span(text: str, quote: str) -> TextSpan:
    """Return the first occurrence of a quote as a span."""
    start = text.index(quote)
    return TextSpan(text=quote, start=start, end=start + len(quote))


def evidence(
    text: str, quote: str, *, section: str = "experience", score: float = 0.9, **more: str
) -> Evidence:
    """Return evidence that quotes a text."""
    found = span(text, quote)
    return Evidence(quote=quote, start=found.start, end=found.end, section=section, score=score, **more)


def make_posting(
    text: str = POSTING_TEXT,
    *,
    source: str = "postings/analyst.txt",
    title: str | None = "Depot Data Analyst",
) -> Posting:
    """Return a posting whose list items are its requirements; those after "Nice to have" are preferred."""
    requirements = []
    offset, necessity = 0, "required"
    for line in text.split("\n"):
        if line.startswith("Nice to have"):
            necessity = "preferred"
        if line.startswith("- "):
            requirements.append(
                Requirement(
                    id=f"r{len(requirements) + 1}",
                    text=line[2:],
                    start=offset + 2,
                    end=offset + len(line),
                    necessity=necessity,  # type: ignore[arg-type]  # one of the two words above
                    kinds=_KINDS.get(line[2:], ("skill",)),
                    skills=_SKILLS.get(line[2:], ()),
                )
            )
        offset += len(line) + 1
    return Posting(
        document=Document(text=text, source=source, content_hash="1" * 64),
        title=title,
        company="Larkfield Logistics",
        locations=("Leeds, UK",),
        workplace="hybrid",
        salary=Salary(min=38000.0, max=45000.0, currency="GBP", period="year"),
        employment_type="full_time",
        requirements=tuple(requirements),
    )


_KINDS: dict[str, tuple[str, ...]] = {
    "3+ years of experience in data analysis": ("experience_years", "skill"),
    "Bachelor's degree in statistics, mathematics or similar": ("education",),
    "Excellent communication with depot managers and drivers": ("soft_skill",),
    "Right to work in the UK": ("legal",),
    "German at B2 level": ("language",),
}
_SKILLS: dict[str, tuple[str, ...]] = {
    "SQL or another relational database language": ("sql",),
    "Experience with Tableau or Power BI": ("tableau", "power bi"),
    "3+ years of experience in data analysis": ("data analysis",),
    "Python": ("python",),
}


def make_resume(text: str = RESUME_TEXT, *, source: str = "resumes/robin.txt") -> Resume:
    """Return a résumé with the jobs that the text of `RESUME_TEXT` names, or with lines only."""
    lines, offset = [], 0
    for line in text.split("\n"):
        bare = line.removeprefix("- ").strip()
        if bare:
            start = offset + line.index(bare)
            lines.append(ResumeLine(index=len(lines), text=bare, start=start, end=start + len(bare)))
        offset += len(line) + 1
    experiences: list[Experience] = []
    contact: tuple[TextSpan, ...] = ()
    facts: tuple[Fact, ...] = ()
    if text == RESUME_TEXT:
        first, second = text.index("Data Analyst, Harbour"), text.index("Reporting Assistant")
        experiences = [
            Experience(
                title="Data Analyst",
                organisation="Harbour Freight Ltd",
                start=date(2022, 3, 1),
                is_current=True,
                precision="month",
                months=57,
                start_offset=first,
                end_offset=second,
            ),
            Experience(
                title="Reporting Assistant",
                organisation="Moor Dairies",
                start=date(2020, 6, 1),
                end=date(2022, 2, 1),
                precision="month",
                months=21,
                start_offset=second,
                end_offset=text.index("\nEducation"),
            ),
        ]
        contact = (span(text, "Robin Example"), span(text, "robin@example.org · 0113 496 0000 · Leeds"))
        facts = (Fact(kind="location", value="Leeds", span=span(text, "Leeds")),)
    return Resume(
        document=Document(text=text, source=source, content_hash="2" * 64, warnings=()),
        as_of=AS_OF,
        lines=tuple(lines),
        experiences=tuple(experiences),
        contact=contact,
        facts=facts,
        total_months=sum(e.months for e in experiences),
    )


def build(
    posting: Posting,
    resume: Resume,
    judged: Sequence[dict[str, object]],
    *,
    overall: float = 0.61,
    warnings: Sequence[str] = (),
) -> MatchReport:
    """Return a report; each of `judged` holds verdict and strength and may hold evidence, reason, findings and knockout fields."""
    weights = [1.0 if r.necessity == "required" else 0.4 for r in posting.requirements]
    most = [85.0 * w / sum(weights) for w in weights]
    rows = award_points(
        [
            RequirementReport(requirement=r, points=0.0, max_points=m, **more)  # type: ignore[arg-type]  # literal rows of a test
            for r, m, more in zip(posting.requirements, most, judged, strict=True)
        ]
    )
    row = OverallReport(
        points=15.0 * overall,
        max_points=15.0,
        strength=overall,
        reason="Title and responsibilities of the posting against the whole résumé, by words and by meaning.",
    )
    return MatchReport(
        posting=posting,
        resume=resume,
        fit_score=total_points(rows, row),
        requirements=rows,
        overall=row,
        calibration=CALIBRATION,
        provenance=PROVENANCE,
        warnings=tuple(warnings),
    )


def make_report() -> MatchReport:
    """Return a report with every verdict, overlapping evidence, a knockout of each status and warnings."""
    text = RESUME_TEXT
    sql = "Wrote SQL that joins scanner, fuel and roster tables; cut the weekly report from two days to twenty minutes"
    judged: list[dict[str, object]] = [
        {
            "verdict": "met",
            "strength": 1.0,
            "evidence": (
                evidence(text, "Data Analyst, Harbour Freight Ltd, 03/2022 - Present", basis="quantity"),
                evidence(text, sql, score=0.7),
            ),
            "reason": "4 years 9 months of such work shown; 3 years asked. Shown under experience: “Data Analyst, Harbour Freight Ltd, 03/2022 - Present”.",
            "findings": (
                Finding(kind="years", asked="3 years", found="4 years 9 months of such work", credit=1.0),
            ),
        },
        {
            "verdict": "met",
            "strength": 0.93,
            "evidence": (
                evidence(text, sql, score=0.94, basis="literal"),
                evidence(
                    text, "SQL, Excel, Tableau", section="skills", score=0.4, basis="literal", stance="lists"
                ),
            ),
            "reason": f"Shown under experience: “{sql}”.",
        },
        {
            "verdict": "met",
            "strength": 1.0,
            "evidence": (
                evidence(
                    text,
                    "BSc Mathematics, University of Hull, 2017 - 2020",
                    section="education",
                    basis="quantity",
                ),
            ),
            "reason": "Bachelor’s degree in mathematics; bachelor’s degree asked.",
            "findings": (
                Finding(
                    kind="degree",
                    asked="bachelor’s degree",
                    found="bachelor’s degree in mathematics",
                    credit=1.0,
                ),
            ),
            "is_knockout": True,
            "knockout_status": "passed",
        },
        {
            "verdict": "partly_met",
            "strength": 0.38,
            "evidence": (
                evidence(text, "Tableau", section="skills", score=0.4, basis="literal", stance="lists"),
                evidence(text, "drew charts for the site meeting", score=0.3),
            ),
            "reason": "Partly shown under skills: “SQL, Excel, Tableau” (named in a list, no use of it shown).",
        },
        {
            "verdict": "partly_met",
            "strength": 0.55,
            "evidence": (evidence(text, "Explained delays to depot managers every Monday", score=0.6),),
            "reason": "Partly shown under experience: “Explained delays to depot managers every Monday”. Missing: drivers.",
            "findings": (Finding(kind="missing", asked="communication with drivers", found="", credit=0.2),),
        },
        {
            "verdict": "not_shown",
            "strength": 0.0,
            "reason": "Nothing in the résumé shows this.",
            "is_knockout": True,
            "knockout_status": "unverified",
        },
        {"verdict": "not_shown", "strength": 0.04, "reason": "Nothing in the résumé shows this."},
        {
            "verdict": "contradicted",
            "strength": 0.0,
            "evidence": (
                evidence(text, "No experience with Python", section="skills", score=0.0, stance="denies"),
            ),
            "reason": "The résumé says the opposite: “No experience with Python”.",
            "is_knockout": True,
            "knockout_status": "failed",
        },
    ]
    return build(
        make_posting(),
        make_resume(),
        judged,
        warnings=(
            "hidden_text: 3 runs of hidden, white or tiny text were left out",
            "date_conflict: two jobs overlap by 4 months",
        ),
    )


STRENGTHS = {"met": 0.95, "partly_met": 0.45, "not_shown": 0.03, "contradicted": 0.0}


def simple_report(verdicts: str, *, resume: str = "a.txt", posting: Posting | None = None) -> MatchReport:
    """Return a report from letters m, p, n, c, one a requirement."""
    words = {"m": "met", "p": "partly_met", "n": "not_shown", "c": "contradicted"}
    role = posting or make_posting()
    judged: list[dict[str, object]] = []
    for letter in verdicts:
        verdict = words[letter]
        quote = "Wrote SQL that joins scanner, fuel and roster tables"
        judged.append(
            {
                "verdict": verdict,
                "strength": STRENGTHS[verdict],
                "evidence": (evidence(RESUME_TEXT, quote),) if letter in "mp" else (),
                "reason": "Shown." if letter == "m" else "Nothing in the résumé shows this.",
            }
        )
    return build(
        role, make_resume(source=f"resumes/{resume}"), judged, overall=verdicts.count("m") / len(verdicts)
    )


def make_ranking() -> MatchResults:
    """Return four résumés for one posting, best first, and a file that could not be read."""
    reports = [
        simple_report("mmmmmmnm", resume="ada.pdf"),
        make_report(),
        simple_report("mpnnmpnn", resume="北京大学-简历.docx"),
        simple_report("nnnnncnn", resume="zoe.txt"),
    ]
    ordered = sorted(reports, key=lambda r: -r.fit_score)
    return MatchResults(
        ordered,
        failures=[
            InputFailure(
                source="resumes/scan.pdf",
                status="needs_ocr",
                message="scan.pdf has 3 pages and no text layer. Run OCR on it first.",
            )
        ],
    )


def make_search() -> MatchResults:
    """Return one résumé against three postings that share some requirements, best first."""
    other = make_posting(
        "Reporting Lead\n\nRequirements\n- Experience with Tableau or Power BI\n- Python\n- Right to work in the UK\n",
        source="postings/lead.txt",
        title="Reporting Lead",
    )
    third = make_posting(
        "Fleet Planner\n\nRequirements\n- Experience with Tableau or Power BI\n- German at B2 level\n",
        source="postings/planner.txt",
        title="Fleet Planner",
    )
    reports = [
        simple_report("mmmpmnnn", resume="robin.txt"),
        simple_report("nmm", resume="robin.txt", posting=other),
        simple_report("nn", resume="robin.txt", posting=third),
    ]
    return MatchResults(sorted(reports, key=lambda r: -r.fit_score))
