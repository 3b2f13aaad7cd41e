"""The view of ``matcher parse`` on a posting."""

from __future__ import annotations

from matcher.cli.console import Console
from matcher.cli.layout import field, plural, section, shortened, span, wrapped
from matcher.types import Posting, Requirement, Salary

_LEVELS = ("", "A1", "A2", "B1", "B2", "C1", "C2 or native")


def posting_text(posting: Posting, console: Console) -> str:
    """Return what was understood of a posting.

    Parameters
    ----------
    posting : Posting
    console : Console

    Returns
    -------
    str
    """
    document = posting.document
    lines = [
        console.bold("Posting"),
        *field("File", f"{document.source} ({document.format}, {len(document.text):,} characters)", console),
        *field("Title", posting.title or "not found", console),
        *field("Company", posting.company or "not found", console),
        *field("Place", " · ".join(posting.locations) or "not found", console),
        *field("Workplace", posting.workplace, console),
        *field("Employment", posting.employment_type, console),
        *field("Pay", salary_text(posting.salary), console),
    ]
    n_required = sum(r.necessity == "required" for r in posting.requirements)
    title = f"{plural(len(posting.requirements), 'requirement')}"
    if posting.requirements:
        title += f": {n_required} required, {len(posting.requirements) - n_required} preferred"
    lines += section(title, _requirements(posting, console) or ["  none found"], console)
    duties = [
        line for d in posting.responsibilities for line in wrapped(d.text, width=console.width, first="  - ")
    ]
    lines += section(
        plural(len(posting.responsibilities), "responsibility").replace("ys", "ies"), duties, console
    )
    warnings = [
        line
        for w in (*document.warnings, *posting.warnings)
        for line in wrapped(w, width=console.width, first="  ! ")
    ]
    lines += section("Warnings", warnings, console)
    return "\n".join(lines) + "\n"


def _requirements(posting: Posting, console: Console) -> list[str]:
    lines: list[str] = []
    under: str | None = None
    width = max((len(r.id) for r in posting.requirements), default=2)
    for requirement in posting.requirements:
        if requirement.section != under:
            under = requirement.section
            lines.append(f"  {console.dim(_heading(under, console.width - 4))}")
        mark = "*" if requirement.necessity == "required" else "+"
        first = f"  {mark} {requirement.id:<{width}}  "
        lines += wrapped(requirement.text, width=console.width, first=first)
        details = requirement_details(requirement)
        lines += [console.dim(line) for line in wrapped(details, width=console.width, first=" " * len(first))]
    if lines:
        lines.append(console.dim("  * required   + preferred"))
    return lines


def _heading(text: str, width: int) -> str:
    return shortened(text, width) or "(no heading)"


def requirement_details(requirement: Requirement) -> str:
    """Return the fields of a requirement in one line.

    Parameters
    ----------
    requirement : Requirement

    Returns
    -------
    str
    """
    parts = [", ".join(kind.replace("_", " ") for kind in requirement.kinds) or "no kind"]
    if requirement.min_years is not None or requirement.max_years is not None:
        parts.append(_years(requirement))
    if requirement.degree_level:
        of = f" in {' or '.join(requirement.degree_fields)}" if requirement.degree_fields else ""
        parts.append(f"degree: {requirement.degree_level.replace('_', ' ')}{of}")
    if requirement.equivalent_experience_ok:
        parts.append("or equal experience")
    parts += [f"one of: {' | '.join(group)}" for group in requirement.any_of]
    grouped = {name for group in requirement.any_of for name in group}
    skills = [name for name in requirement.skills if name not in grouped]
    if skills:
        parts.append("asks for: " + ", ".join(skills))
    if requirement.languages:
        named = [f"{need.name} {_LEVELS[need.level]}".strip() for need in requirement.languages]
        parts.append("language: " + ", ".join(named))
    if requirement.certifications:
        parts.append("certificate: " + ", ".join(requirement.certifications))
    if requirement.alternative_group:
        parts.append(f"alternative {requirement.alternative_group}")
    parts.append(span(requirement.start, requirement.end))
    return " · ".join(parts)


def _years(requirement: Requirement) -> str:
    low, high = requirement.min_years, requirement.max_years
    if low is not None and high is not None and high != low:
        return f"{low:g} to {high:g} years"
    if low is not None:
        return f"at least {low:g} {'year' if low == 1 else 'years'}"
    return f"at most {high:g} years"


def salary_text(salary: Salary | None) -> str:
    """Return pay in words, such as ``38–47 USD an hour``.

    Parameters
    ----------
    salary : Salary or None

    Returns
    -------
    str
        Empty without pay.
    """
    if salary is None:
        return ""
    amounts = [f"{amount:,.10g}" for amount in (salary.min, salary.max) if amount is not None]
    amount = "–".join(dict.fromkeys(amounts))
    period = f"{'an' if salary.period == 'hour' else 'a'} {salary.period}" if salary.period else ""
    return " ".join(part for part in (amount, salary.currency or "", period) if part)
