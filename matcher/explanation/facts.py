"""What a rule found, in words: a name, a level or a length beside what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matcher.parsing.certificates import certificate_title, find_certificates, implied_certificates
from matcher.types import Finding

SUPPORTING_CREDIT: Final = 0.5
"""From this credit on a fact speaks for the requirement; what speaks for it is told first."""

_NOT_MENTIONED: Final = " is not mentioned"
# What a fact says about the thing asked for, rather than naming what was found instead.
_PREDICATE: Final = re.compile(r"(?:stated|not mentioned|denied|lapsed|expired|refused)\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"\b(?:is|are)\b")
# Aspects as a sentence names them, where the short name alone would read oddly.
_ASPECT_WORDS: Final = {
    "standing": "long standing",
    "outdoors": "outdoor work",
    "heights": "work at height",
    "rough ground": "rough ground",
    "bending": "bending and kneeling",
    "sight": "good sight or hearing",
    "water": "work in water",
    "fitness": "physical fitness",
    "start date": "the start date",
    "full time": "full-time hours",
    "days on site": "days on site",
}
_ASPECT_STATES: Final = {
    "named": "mentioned",
    "named in passing": "shown in part",
    "refused": "refused",
    "not mentioned": "not mentioned",
}
_ASPECT: Final = re.compile(
    rf"(?P<aspect>.+) (?P<state>{'|'.join(sorted(_ASPECT_STATES, key=len, reverse=True))})"
)
_LANGUAGE_STATES: Final = (
    (", below the level asked", "below the level asked"),
    (" at the level asked", "at the level asked"),
    (", no level stated", "stated without a level"),
    (", native or spoken at home", "native or spoken at home"),
    (", fluent", "fluent"),
)
_STATUS: Final = re.compile(r", (?P<status>expired|in progress|denied)$")
# "PMP or a PMP credential" names one thing.
_CREDENTIAL: Final = re.compile(
    r"\s+(?:certifications?|certificates?|credentials?|designations?|licen[cs]es?|cards?)$", re.IGNORECASE
)
_ACRONYM_LENGTH: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One fact in words.

    Attributes
    ----------
    shown : str
        What speaks for the requirement; may be empty.
    lacking : str
        What is missing or speaks against it; may be empty.
    """

    shown: str = ""
    lacking: str = ""

    def __str__(self) -> str:
        """Return both, what was found first."""
        return "; ".join(part for part in (self.shown, self.lacking) if part)


def tell(finding: Finding, requirement: str) -> Told:
    """Put one fact into words.

    Parameters
    ----------
    finding : Finding
    requirement : str
        Text of the requirement: names are written as it writes them.

    Returns
    -------
    Told
        Clauses without a full stop.
    """
    if finding.kind in ("availability", "physical"):
        told = _tell_aspects(finding)
        if told is not None:
            return told
    if finding.kind == "certificate":
        return _tell_certificates(finding, requirement)
    if finding.kind == "language":
        return _tell_languages(finding)
    text = _sentence(finding)
    return Told(shown=text) if finding.credit >= SUPPORTING_CREDIT else Told(lacking=text)


def listed(names: Sequence[str], joint: str = "and") -> str:
    """Return names as a sentence lists them.

    Examples
    --------
    >>> listed(["nights", "weekends", "travel"])
    'nights, weekends and travel'
    """
    return f" {joint} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _sentence(finding: Finding) -> str:
    found, asked = finding.found, finding.asked
    if not found:
        return f"{asked} asked"
    if finding.kind == "years":
        return f"{found} shown; {asked} asked"
    if finding.kind == "degree":
        shown = "; ".join(_degree(part, asked) for part in found.split("; "))
        return shown if found.casefold() == asked.casefold() else f"{shown}; {asked} asked"
    if _PREDICATE.match(found):
        return f"{asked} is {found}"
    if found.casefold() == asked.casefold():
        return f"{found}, as asked"
    if found.casefold() == f"nothing on {asked.casefold()}":
        return f"{asked}{_NOT_MENTIONED}"
    if _CLAUSE.search(found):
        return f"{found}; {asked} asked"
    return f"{found} shown; {asked} asked"


def _degree(found: str, asked: str) -> str:
    """Return what was found of a degree, with what keeps it from being the one asked for."""
    if found.casefold() == asked.casefold():
        return f"{found}, as asked"
    name, comma, rest = found.partition(", ")
    if name.isupper() and name.isalpha() and len(name) > _ACRONYM_LENGTH:
        name = name.capitalize()
    for ending in (" in its place", " begun"):
        if name.endswith(ending) and not rest:
            return f"{name.removesuffix(ending)} shown{ending}"
    return f"{name} shown{comma}{rest}"


def _be(names: Sequence[str]) -> str:
    # "Days on site": the first word tells.
    head = names[0].partition(" on ")[0]
    is_many = len(names) > 1 or " and " in names[0] or (head.endswith("s") and not head.endswith("ss"))
    return "are" if is_many else "is"


def _tell_aspects(finding: Finding) -> Told | None:
    """Return which aspects are mentioned and which are not, those of one state together; None where the words are others."""
    by_state: dict[str, list[str]] = {state: [] for state in _ASPECT_STATES}
    for part in finding.found.split("; "):
        match = _ASPECT.fullmatch(part)
        if match is None:
            return None
        by_state[match["state"]].append(_ASPECT_WORDS.get(match["aspect"], match["aspect"]))
    told = {
        state: f"{listed(names)} {_be(names)} {_ASPECT_STATES[state]}"
        for state, names in by_state.items()
        if names
    }
    shown = [told[state] for state in ("named", "named in passing") if state in told]
    lacking = [told[state] for state in ("refused", "not mentioned") if state in told]
    return Told(shown="; ".join(shown), lacking="; ".join(lacking))


def _tell_languages(finding: Finding) -> Told:
    parts = finding.found.split("; ")
    groups = [group.split(" or ") for group in finding.asked.split(" and ")]
    shown: list[str] = []
    lacking: list[str] = []
    missing: list[list[str]] = []
    for i, part in enumerate(parts):
        options = groups[i] if len(groups) == len(parts) else [finding.asked]
        if part.endswith(_NOT_MENTIONED):
            missing.append(options if len(options) > 1 else [part.removesuffix(_NOT_MENTIONED)])
            continue
        name, state = next(
            ((part.removesuffix(end), words) for end, words in _LANGUAGE_STATES if part.endswith(end)),
            (part, ""),
        )
        text = f"{name} is {state}" if state else name
        weak = state == "below the level asked" or part.endswith(("denied", "refused"))
        is_other = bool(state) and name.casefold() not in {option.casefold() for option in options}
        if len(options) > 1 and (weak or is_other):
            text += f"; {listed(options, 'or')} asked"
        (lacking if weak else shown).append(text)
    lacking += _none_of(missing)
    return Told(shown="; ".join(shown), lacking="; ".join(lacking))


def _none_of(groups: list[list[str]]) -> list[str]:
    """Return that none of each group is mentioned; single names share a clause."""
    single = [group[0] for group in groups if len(group) == 1]
    clauses = [f"{listed(single)} {_be_named(single)} not mentioned"] if single else []
    for group in groups:
        if len(group) == 2:
            clauses.append(f"neither {group[0]} nor {group[1]} is mentioned")
        elif len(group) > 2:
            clauses.append(f"none of {listed(group)} is mentioned")
    return clauses


def _be_named(names: Sequence[str]) -> str:
    return "are" if len(names) > 1 else "is"


def _tell_certificates(finding: Finding, requirement: str) -> Told:
    parts = finding.found.split("; ")
    groups = [_options(group.split(" or "), requirement) for group in finding.asked.split(" and ")]
    everything = finding.asked if len(groups) != len(parts) else ""
    as_asked, shown, lacking, missing = [], [], [], []
    for i, part in enumerate(parts):
        options = [] if everything else groups[i]
        if part.endswith(_NOT_MENTIONED):
            name = _written(part.removesuffix(_NOT_MENTIONED), requirement)
            missing.append(options if len(options) > 1 else [name])
            continue
        status = _STATUS.search(part)
        name = _written(part[: status.start()] if status else part, requirement)
        if status:
            has_run_out = status["status"] == "expired"
            lacking.append(f"{name} has expired" if has_run_out else f"{name} is {status['status']}")
        elif name.casefold() in {option.casefold() for option in options or groups[0]} or (
            everything and name.casefold() in everything.casefold()
        ):
            as_asked.append(name)
        else:
            covered = next((option for option in options if _covers(name, option)), None)
            if covered is not None:
                shown.append(f"{name} shown, which includes {covered}")
            else:
                shown.append(f"{name} shown; {listed(options, 'or') if options else everything} asked")
    if as_asked:
        shown.insert(0, f"{listed(as_asked)}, as asked")
    lacking += _none_of(missing)
    return Told(shown="; ".join(shown), lacking="; ".join(lacking))


def _options(names: Sequence[str], requirement: str) -> list[str]:
    """Return the names of alternatives, each once, as the posting writes them."""
    kept: dict[str, str] = {}
    for name in names:
        written = _written(name, requirement)
        kept.setdefault(_CREDENTIAL.sub("", written).casefold(), written)
    return list(kept.values())


def _covers(held: str, asked: str) -> bool:
    names = {held.casefold(), *(mention.name for mention in find_certificates(held))}
    wanted = {asked.casefold(), *(mention.name for mention in find_certificates(asked))}
    return any(wanted & implied_certificates(name) for name in names)


def _written(name: str, requirement: str) -> str:
    """Return a name, which findings hold in lower case, as the posting writes it, else as people do: "cpa" as "CPA"."""
    written = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", requirement, re.IGNORECASE) if name else None
    return written[0] if written else certificate_title(name)
