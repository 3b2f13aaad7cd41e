"""The plain words and figures that all views share, so that page, terminal and frame never disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final

from matcher.presentation.untrusted import one_line

Plain = Mapping[str, Any]

# Enough of a content identifier to tell artefacts apart; the JSON holds all of it.
IDENTIFIER_LENGTH: Final = 12
VERDICT_WORDS: Final = {
    "met": "met",
    "partly_met": "partly met",
    "not_shown": "not shown",
    "contradicted": "contradicted",
}
# A sign beside the word and the colour: nobody has to see colours to read a verdict.
VERDICT_SIGNS: Final = {"met": "✓", "partly_met": "◐", "not_shown": "○", "contradicted": "✕"}
VERDICT_LETTERS: Final = {"met": "M", "partly_met": "p", "not_shown": "-", "contradicted": "X"}
STANCE_WORDS: Final = {
    "shows": "shown in use",
    "claims": "claimed, no deed shown",
    "lists": "named in a list",
    "studied": "studied",
    "in_progress": "in progress",
    "wishes": "wished for",
    "denies": "denied",
    "others": "others’ work or assisted",
    "pasted": "copied from the posting",
    "stuffed": "a keyword list made for the posting",
}
BASIS_WORDS: Final = {
    "literal": "same words",
    "alias": "another name for it",
    "taxonomy": "a related skill",
    "semantic": "similar meaning",
    "quantity": "dates, levels or degrees",
}
KNOCKOUT_WORDS: Final = {
    "passed": "passed",
    "failed": "failed: the résumé says the opposite",
    "unverified": "unverified: ask, the résumé does not settle it",
}
WORKPLACE_WORDS: Final = {"onsite": "on site", "hybrid": "hybrid", "remote": "remote"}
DEGREE_WORDS: Final = {
    "high_school": "high-school diploma",
    "associate": "associate degree",
    "bachelor": "bachelor’s degree",
    "master": "master’s degree",
    "doctorate": "doctorate",
}
# Below this score a line has nothing to do with what is asked (explanation/reasons.py calls it the nearest only from here on).
NEAR_SCORE: Final = 0.15
OVERALL: Final = "Overall relevance"


def source_name(source: str) -> str:
    """Return the short name of a document's source: the file name, or ``<text>``."""
    if source.startswith("<"):
        return one_line(source)
    return one_line(PurePath(source).name or source)


def posting_title(posting: Plain) -> str:
    """Return the title of a posting, or the name of its source."""
    return one_line(posting.get("title") or "") or source_name(posting["document"]["source"])


def posting_name(posting: Plain) -> str:
    """Return title and company of a posting."""
    company = one_line(posting.get("company") or "")
    return f"{posting_title(posting)} · {company}" if company else posting_title(posting)


def resume_name(resume: Plain) -> str:
    """Return the short name of a résumé: its source, never a name read from it."""
    return source_name(resume["document"]["source"])


def number(value: float) -> str:
    """Return a count or an amount with thousands separators and no needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"


def months_in_words(months: int) -> str:
    """Return a length such as ``6 years 3 months``."""
    years, rest = divmod(max(0, int(months)), 12)
    parts = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((years, "year"), (rest, "month")) if n]
    return " ".join(parts) or "none dated"


def salary_in_words(salary: Plain | None) -> str:
    """Return a pay range such as ``EUR 50,000–60,000 a year``, or nothing."""
    if not salary or (salary["min"] is None and salary["max"] is None):
        return ""
    low, high = salary["min"], salary["max"]
    if low is None:
        amount = f"up to {number(high)}"
    elif high is None or high == low:
        amount = number(low) if high == low else f"from {number(low)}"
    else:
        amount = f"{number(low)}–{number(high)}"
    period = f" {'an' if salary['period'] == 'hour' else 'a'} {salary['period']}" if salary["period"] else ""
    return one_line(f"{salary['currency'] or ''} {amount}{period}")


def facts(report: Plain) -> list[tuple[str, str]]:
    """Return the facts that stand beside the score, never in it, as label and value.

    Parameters
    ----------
    report : mapping
        What ``MatchReport.to_dict`` returned.

    Returns
    -------
    list of (str, str)
        Place, workplace, pay and employment of the posting; dated work of the résumé and the date of the reading.
    """
    posting, resume = report["posting"], report["resume"]
    workplace = posting.get("workplace")
    rows = [
        ("Place", " / ".join(one_line(place) for place in posting["locations"])),
        ("Workplace", WORKPLACE_WORDS.get(workplace or "", one_line(workplace or ""))),
        ("Pay", salary_in_words(posting["salary"])),
        ("Employment", one_line(posting.get("employment_type") or "").replace("_", " ")),
        ("Dated work", months_in_words(resume["total_months"])),
        ("Read as of", resume["as_of"]),
    ]
    return [(label, value) for label, value in rows if value]


def band_words(band: str) -> str:
    """Return the plain words for a band, such as ``partial fit``."""
    return "unrelated" if band == "unrelated" else f"{one_line(band)} fit"


def calibration_sentence(report: Plain) -> str:
    """Return what such a fit score has meant to people."""
    n_pairs = report["calibration"]["n_pairs"]
    if not n_pairs:
        return "This score is not calibrated: no labelled pairs stand behind its band."
    share = 100 * report["good_fit_share"]
    words = "fewer than 1" if share < 1 else "more than 99" if share > 99 else f"about {share:.0f}"
    return f"Of 100 pairs with such a score, people judged {words} a good fit ({n_pairs:,} labelled pairs)."


def verdict_counts(report: Plain) -> dict[str, int]:
    """Return how many requirements have each verdict, in the order of `VERDICT_WORDS`."""
    counts = dict.fromkeys(VERDICT_WORDS, 0)
    for row in report["requirements"]:
        counts[row["verdict"]] += 1
    return counts


def counts_in_words(counts: Mapping[str, int]) -> str:
    """Return verdict counts such as ``7 met · 2 partly met``; verdicts that do not occur are left out."""
    return " · ".join(f"{n} {VERDICT_WORDS[v]}" for v, n in counts.items() if n) or "no requirements"


def section_words(section: str) -> str:
    """Return the name of a résumé section for readers."""
    return one_line(section).replace("_", " ") if section not in ("", "other") else "résumé"


def place_of(resume: Plain, start: int, section: str) -> str:
    """Return where in the résumé a span stands: its section, and the job that it belongs to."""
    for job in resume["experiences"]:
        if job["start_offset"] <= start < job["end_offset"]:
            parts = [one_line(job[k]) for k in ("title", "organisation") if job[k]]
            if parts:
                return f"{section_words(section)} · {', '.join(parts)}"
    return section_words(section)


def telling_quotes(row: Plain) -> list[Plain]:
    """Return the quotes of a requirement that are worth showing.

    Parameters
    ----------
    row : mapping
        A requirement of a report.

    Returns
    -------
    list of mapping
        All of them, but where nothing is shown not those lines that are merely the least distant ones: they would look like evidence.
    """
    if row["verdict"] != "not_shown":
        return list(row["evidence"])
    return [quote for quote in row["evidence"] if quote["score"] >= NEAR_SCORE or quote["score"] == 0]


def warning_words(warning: str) -> tuple[str, str]:
    """Split a warning ``"hidden_text: 3 runs …"`` into a readable kind and the sentence."""
    kind, colon, rest = warning.partition(":")
    if colon and kind.replace("_", "").isalnum() and " " not in kind:
        return kind.replace("_", " "), one_line(rest)
    return "note", one_line(warning)


def provenance(report: Plain) -> list[tuple[str, str]]:
    """Return what computed the report, as label and value."""
    made = report["provenance"]
    rows = [
        ("matcher", made["matcher_version"]),
        ("“Present” means", made["as_of"]),
        ("Encoder", made["encoder"][:IDENTIFIER_LENGTH]),
        ("Judge", made["judge"][:IDENTIFIER_LENGTH]),
        ("Ranker", made["ranker"][:IDENTIFIER_LENGTH]),
        ("Posting", one_line(report["posting"]["document"]["source"])),
        ("Résumé", one_line(report["resume"]["document"]["source"])),
    ]
    return [(label, one_line(value)) for label, value in rows if value]


def subject(reports: Sequence[Plain]) -> str:
    """Return which side of the results varies: ``"resumes"``, ``"postings"``, or ``"pairs"`` when both do."""
    postings = {_identity(r["posting"]) for r in reports}
    resumes = {_identity(r["resume"]) for r in reports}
    if len(postings) <= 1:
        return "resumes"
    return "postings" if len(resumes) <= 1 else "pairs"


def _identity(part: Plain) -> tuple[str, str, str]:
    document = part["document"]
    return document["source"], document["content_hash"], document["text"]


def row_names(reports: Sequence[Plain]) -> list[str]:
    """Return one short name a report, by the side that varies; equal names are told apart by file, folder or number."""
    side = subject(reports)
    if side == "resumes":
        names = [resume_name(r["resume"]) for r in reports]
        files = [r["resume"]["document"]["source"] for r in reports]
    else:
        names = [posting_name(r["posting"]) for r in reports]
        files = [r["posting"]["document"]["source"] for r in reports]
    if side == "pairs":
        names = [f"{resume_name(r['resume'])} → {name}" for r, name in zip(reports, names, strict=True)]
    elif len(set(files)) == len(reports):
        # What tells them apart comes first: the end of a long name may be cut off.
        full = [
            _two_parts(file) if side == "resumes" else f"{source_name(file)} · {name}"
            for file, name in zip(files, names, strict=True)
        ]
        names = [longer if names.count(name) > 1 else name for name, longer in zip(names, full, strict=True)]
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return distinct


def _two_parts(source: str) -> str:
    """Return the name of a file with that of its folder."""
    return one_line("/".join(PurePath(source).parts[-2:]))


def results_title(reports: Sequence[Plain]) -> str:
    """Return a heading for ranked results."""
    n, side = len(reports), subject(reports)
    if not n:
        return "No reports"
    if n == 1:
        return f"{resume_name(reports[0]['resume'])} for {posting_name(reports[0]['posting'])}"
    if side == "resumes":
        return f"{n:,} résumé{'' if n == 1 else 's'} for {posting_name(reports[0]['posting'])}"
    if side == "postings":
        return f"{n:,} posting{'' if n == 1 else 's'} for {resume_name(reports[0]['resume'])}"
    return f"{n:,} pairs of résumé and posting"
