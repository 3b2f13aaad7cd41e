"""The view of ``matcher parse`` on a résumé."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from matcher.cli.console import Console
from matcher.cli.layout import field, plural, section, shortened, span, wrapped
from matcher.types import Certification, Education, Experience, Language, Resume

T = TypeVar("T")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CEFR = ("", "A1", "A2", "B1", "B2", "C1", "C2")
_BAR = 20
_DATES = 19
_ROLES = {"header": "#", "bullet": "-", "prose": ".", "list": ","}


def resume_text(resume: Resume, console: Console) -> str:
    """Return what was understood of a résumé.

    Parameters
    ----------
    resume : Resume
    console : Console

    Returns
    -------
    str
    """
    document = resume.document
    pages = f", {plural(document.n_pages, 'page')}" if document.n_pages else ""
    lines = [
        console.bold("Résumé"),
        *field(
            "File",
            f"{document.source} ({document.format}{pages}, {len(document.text):,} characters)",
            console,
        ),
        *field("Read as of", resume.as_of.isoformat(), console),
    ]
    contact = [
        line
        for text in dict.fromkeys(c.text for c in resume.contact)
        for line in wrapped(text, width=console.width, first="  ")
    ]
    lines += section("Kept apart: contact and personal facts, never scored", contact, console)
    total = f"Jobs: {length_text(resume.total_months)} of paid work, overlaps counted once"
    lines += section(total, _timeline(resume, console), console)
    lines += section("Education", _each(resume.education, _education, console), console)
    lines += section(
        "Certificates and licences", _each(resume.certifications, _certificate, console), console
    )
    languages = ", ".join(map(_language, resume.languages))
    lines += section(
        "Languages", wrapped(languages, width=console.width, first="  ") if languages else [], console
    )
    facts = [
        line
        for fact in resume.facts
        for line in field("  " + fact.kind.replace("_", " "), fact.value, console, label_width=22)
    ]
    lines += section("Stated facts, read only by requirements of their kind", facts, console)
    names = ", ".join(dict.fromkeys(skill.name for skill in resume.skills))
    lines += section(
        "Skills named", wrapped(names, width=console.width, first="  ") if names else [], console
    )
    lines += section("Lines, as they are scored", _lines(resume, console), console)
    warnings = [
        line
        for w in dict.fromkeys((*document.warnings, *resume.warnings))
        for line in wrapped(w, width=console.width, first="  ! ")
    ]
    lines += section("Warnings", warnings, console)
    return "\n".join(lines) + "\n"


def length_text(months: int) -> str:
    """Return a number of months in words, such as ``2 years 9 months``.

    Parameters
    ----------
    months : int

    Returns
    -------
    str
    """
    years, rest = divmod(months, 12)
    parts = [plural(years, "year")] if years else []
    if rest or not years:
        parts.append(plural(rest, "month"))
    return " ".join(parts)


def _timeline(resume: Resume, console: Console) -> list[str]:
    jobs = resume.experiences
    if not jobs:
        return ["  none found"]
    dated = [job.start for job in jobs if job.start is not None]
    first = min(dated).year if dated else resume.as_of.year
    last = max([resume.as_of.year, *(job.end.year for job in jobs if job.end is not None)]) + 1
    head = f"{first}{last - 1:>{_BAR - 4}}" if dated else ""
    lines = [console.dim(f"  {'':<{_DATES}} {'':>8}  {head}")] if dated else []
    margin = 2 + _DATES + 1 + 8 + 2 + _BAR + 2
    for job in jobs:
        length = f"{job.months // 12}y {job.months % 12:>2}m" if job.months else ""
        name = shortened(job.title or job.organisation or "(no title read)", console.width - margin)
        lines.append(
            f"  {_dates(job):<{_DATES}} {length:>8}  {_bar(job, first, last, resume.as_of):<{_BAR}}  {name}"
        )
        details = (
            [shortened(job.organisation, console.width - margin)] if job.title and job.organisation else []
        )
        if job.fte < 1.0:
            details.append(f"part time, {job.fte:.0%}")
        if not job.is_paid_work:
            details.append("unpaid, not counted")
        if job.precision == "year":
            details.append("dated by year alone")
        lines += [" " * margin + console.dim(detail) for detail in details]
    return lines


def _bar(job: Experience, first: int, last: int, as_of: date) -> str:
    if job.start is None:
        return "·" * _BAR
    end = job.end or as_of
    n_months = (last - first) * 12
    left = (job.start.year - first) * 12 + job.start.month - 1
    right = (end.year - first) * 12 + end.month
    begin = min(_BAR - 1, max(0, left * _BAR // n_months))
    stop = min(_BAR, max(begin + 1, round(right * _BAR / n_months)))
    return "·" * begin + ("━" if job.is_paid_work else "─") * (stop - begin) + "·" * (_BAR - stop)


def _dates(job: Experience) -> str:
    if job.start is None and job.end is None:
        return "not dated"
    end = "now" if job.is_current or job.end is None else _month(job.end, job.precision)
    return f"{_month(job.start, job.precision)} – {end}"


def _month(day: date | None, precision: str | None = "month") -> str:
    if day is None:
        return "?"
    return str(day.year) if precision == "year" else f"{_MONTHS[day.month - 1]} {day.year}"


def _each(items: Sequence[T], describe: Callable[[T], str], console: Console) -> list[str]:
    return [
        line
        for item in items
        for line in wrapped(describe(item), width=console.width, first="  ", rest="    ")
    ]


def _education(item: Education) -> str:
    level = item.level.replace("_", " ") if item.level else "level unknown"
    years = "–".join(str(day.year) for day in (item.start, item.end) if day is not None)
    fields = f"in {', '.join(item.fields)}" if item.fields else ""
    name = item.name or shortened(item.span.text, 60)
    parts = [f"{name} {fields}".strip(), item.institution, years, level, item.status.replace("_", " ")]
    return " · ".join(part for part in parts if part) + f" {span(item.span.start, item.span.end)}"


def _certificate(item: Certification) -> str:
    issued = f"issued {_month(item.issued)}" if item.issued else ""
    expires = f"expires {_month(item.expires)}" if item.expires else ""
    status = "" if item.status == "unknown" else item.status.replace("_", " ")
    parts = [item.name, item.issuer, issued, expires, status]
    return " · ".join(part for part in parts if part) + f" {span(item.span.start, item.span.end)}"


def _language(item: Language) -> str:
    level = "native" if item.is_native else _CEFR[item.level]
    return f"{item.name} ({level})" if level else item.name


def _lines(resume: Resume, console: Console) -> list[str]:
    lines: list[str] = []
    for (name, experience), group in groupby(resume.lines, key=lambda line: (line.section, line.experience)):
        members = list(group)
        job = resume.experiences[experience] if experience is not None else None
        of = (job.title or job.organisation) if job is not None else ""
        where = span(members[0].start, members[-1].end)
        title = shortened(f"{name}: {of}" if of else name, console.width - 3 - len(where))
        lines.append(console.dim(f"  {title} {where}"))
        for line in members:
            lines += wrapped(line.text, width=console.width, first=f"    {_ROLES.get(line.role, ' ')} ")
    if lines:
        lines.append(console.dim("  # heading of an entry   - bullet   . prose   , list"))
    return lines
