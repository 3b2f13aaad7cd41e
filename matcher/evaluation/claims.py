"""``matcher evaluate --claims``: short résumés with one claim planted in them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from matcher.exceptions import InputError, NoRequirementsError
from matcher.types import VERDICTS

if TYPE_CHECKING:
    from matcher.engine import Matcher

AS_OF: Final = "2026-11-21"
STRANGERS: Final = ("Experience with deep-sea diving", "Fluent Icelandic")
"""What none of the résumés shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A requirement, what a résumé says about it, and the verdicts that a careful reader would accept.

    Attributes
    ----------
    group, requirement : str
    expected : tuple of str
    title, company : str
        Of the one job.
    deeds, education, other : tuple of str
        Lines of the job, of the education, and further ones.
    skills : str
    """

    group: str
    requirement: str
    expected: tuple[str, ...]
    title: str
    company: str
    deeds: tuple[str, ...]
    education: tuple[str, ...]
    skills: str
    other: tuple[str, ...]

    @property
    def resume(self) -> str:
        """The résumé."""
        lines = [
            "Jane Doe",
            "jane@example.org",
            "",
            "EXPERIENCE",
            f"{self.title}, {self.company}, Denver CO      03/2017 - present",
            *(f"- {deed}" for deed in self.deeds),
            "",
            "EDUCATION",
            *self.education,
        ]
        if self.skills:
            lines += ["", "SKILLS", self.skills]
        return "\n".join([*lines, "", *self.other, ""])

    def posting(self, *others: str) -> str:
        """Return a posting for a job of this title that asks for the claim, and for ``others`` after it."""
        return "\n".join(
            [self.title, "", "Requirements", *(f"- {text}" for text in (self.requirement, *others)), ""]
        )


def _claim(item: dict[str, Any]) -> Claim:
    """Return the claim that an object of JSON describes."""
    lists: dict[str, Any] = {key: tuple(item.pop(key)) for key in ("expected", "deeds", "education", "other")}
    return Claim(**item, **lists)


def read_claims(path: Path) -> tuple[Claim, ...]:
    """Read planted claims.

    Parameters
    ----------
    path : Path
        A file of JSON lines, or a folder with ``claims.jsonl``.

    Returns
    -------
    tuple of Claim

    Raises
    ------
    InputError
        If there is no such file, or a line of it is no claim.
    """
    source = path / "claims.jsonl" if path.is_dir() else path
    if not source.is_file():
        raise InputError(
            f"No planted claims in {source}. They are in the repository, data/claims, not in the wheel."
        )
    claims = []
    for number, row in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        try:
            claim = _claim(json.loads(row))
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(f"{source}, line {number}, is no claim: {error}") from None
        if not claim.expected or set(claim.expected) - set(VERDICTS):
            raise InputError(
                f"{source}, line {number}: verdicts are {', '.join(VERDICTS)}, got {claim.expected}."
            )
        claims.append(claim)
    return tuple(claims)


def _trials(claims: Sequence[Claim]) -> Iterator[tuple[str, Claim, tuple[str, ...], tuple[str, ...]]]:
    """Yield group, claim, further requirements and accepted verdicts of every question that is asked."""
    for claim in claims:
        yield claim.group, claim, (), claim.expected
        yield f"{claim.group}, among strangers", claim, STRANGERS, claim.expected
    deeds = [claim for claim in claims if claim.group == "deeds" and claim.expected == ("met",)]
    for place, claim in enumerate(deeds):
        # Half a list further on the work is another.
        far = deeds[(place + len(deeds) // 2) % len(deeds)]
        asked = replace(claim, requirement=far.requirement)
        yield "absent", asked, (), ("not_shown",)


def _judged(engine: Matcher, claim: Claim, others: Sequence[str]) -> tuple[str, float]:
    """Return verdict and strength of a claim's requirement; "not found" where parsing did not find it."""
    try:
        rows = engine.match(claim.resume, [claim.posting(*others)], as_of=AS_OF)[0].requirements
    except NoRequirementsError:
        rows = ()
    for row in rows:
        if row.requirement.text.rstrip(".") == claim.requirement.rstrip("."):
            return row.verdict, row.strength
    return "not found", 0.0


def evaluate_claims(claims: Sequence[Claim], engine: Matcher) -> dict[str, Any]:
    """Judge planted claims.

    Parameters
    ----------
    claims : sequence of Claim
    engine : Matcher

    Returns
    -------
    dict
        ``groups``: number, share of accepted verdicts and mean strength by group; ``wrong``: each verdict that is not accepted.
    """
    found: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    wrong: list[dict[str, Any]] = []
    for group, claim, others, expected in _trials(claims):
        verdict, strength = _judged(engine, claim, others)
        found[group].append((verdict in expected, strength))
        if verdict not in expected:
            wrong.append(
                {
                    "group": group,
                    "requirement": claim.requirement,
                    "deeds": list(claim.deeds),
                    "expected": list(expected),
                    "verdict": verdict,
                    "strength": strength,
                }
            )
    groups = {
        name: {
            "n": len(rows),
            "accepted": sum(ok for ok, _ in rows) / len(rows),
            "strength": sum(strength for _, strength in rows) / len(rows),
        }
        for name, rows in sorted(found.items())
    }
    return {"groups": groups, "wrong": wrong}


def claims_table(report: dict[str, Any]) -> str:
    """Render a report of `evaluate_claims` as plain text."""
    lines = [f"{'planted claims':<32}{'n':>5}{'accepted':>10}{'mean strength':>15}"]
    lines += [
        f"{name:<32}{row['n']:>5}{row['accepted']:>10.3f}{row['strength']:>15.3f}"
        for name, row in report["groups"].items()
    ]
    lines.append("")
    lines += [
        f"{row['group']}: {row['requirement']} - {row['verdict']} ({row['strength']:.2f}), not {' or '.join(row['expected'])}: {' / '.join(row['deeds'])}"
        for row in report["wrong"]
        if "strangers" not in row["group"]
    ]
    return "\n".join(lines)
