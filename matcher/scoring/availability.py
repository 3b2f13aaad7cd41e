"""Hours, travel and place of work asked for against what a résumé's lines say of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from matcher.parsing.clauses import clause_spans, denies, negates
from matcher.scoring.results import QuantityResult
from matcher.types import Requirement, Resume, TextSpan

_I: Final = re.IGNORECASE
ANY_HOURS: Final = 0.8
"""Of nights, weekends and the like where a résumé says "any shift" or "flexible hours"."""
MAX_LINE: Final = 300
# What a posting asks for, by the words that posting and résumé have for it.
_ASPECTS: Final = {
    name: re.compile(pattern, _I)
    for name, pattern in (
        ("weekends", r"\bweekends?\b|\bsaturdays?\b|\bsundays?\b|\b7 days\b|\bseven days\b"),
        ("evenings", r"\bevenings?\b|\blate (?:shifts?|turns?|clinics?)\b|\blates\b|\bafter[- ]hours\b|\bout[- ]of[- ]hours\b|\bunsoci(?:al|able) hours\b"),
        ("nights", r"\bnights?\b(?! (?:away|out|sky|off|school))|\bgraveyard\b|\bovernight (?:shift|rota|work)"),
        ("early starts", r"\bearly (?:starts?|shifts?|mornings?|turns?)\b|\bearlies\b|\b[456](?::\d\d)? ?a\.?m\b"),
        ("holidays", r"\b(?:public|bank|federal|and|or|including|work|working) holidays\b|\bholidays included\b|\bchristmas\b"),
        ("on-call duty", r"\bon[- ]call\b|\bstand-?by\b|\bcall-?outs?\b|\bduty (?:phone|week|weekend|officer|manager)"),
        ("overtime", r"\bovertime\b|\blong(?:er)? (?:hours|shifts|days)\b|\bextra (?:hours|shifts)\b"),
        ("shifts", r"\bshifts?\b|\brota\b|\brotas\b|\brosters?\b|\brotation\b|\b(?:six|four|five|two|three) on\b"),
        ("travel", r"\btravel(?:s|led|ling|ed|ing)?\b(?! (?:agen|industry|arrange|expens|insur|book|polic))|\btrips?\b|\bnights? away\b|\bon the road\b|\b(?:site|field|client|customer) visits\b|\bovernight stays?\b|\btravel days\b|\bfly\b|\breisebereit\w*|\bdéplacements?\b"),
        ("relocation", r"\brelocat\w+|\bmov(?:e|es|ed|ing) (?:to|for|house|anywhere)\b|\bwilling to move\b|\bopen to moving\b"),
        ("days on site", r"\bon[- ]?site\b|\b(?:in|at|to) (?:the|our|an?) (?:\w+ ){0,2}office\b|\bin[- ]office\b|\boffice (?:days|\w+ days)\b|\bhybrid\b|\bin person\b|\bon campus\b|\bdays? (?:a|per|in the) (?:week|office)\b"),
    )
}  # fmt: skip
_ANY_HOURS: Final = re.compile(
    r"\bany (?:shifts?|hours?|time|pattern|day)\b|\b(?:all|whatever) (?:the )?(?:shifts|hours)\b|\bflexible (?:on|about|with|hours|schedule)\b|\bfully flexible\b|\bhours (?:are )?(?:no problem|flexible)\b|\baround the clock\b|\b24/7\b",
    _I,
)
_HOURS: Final = frozenset(
    {"weekends", "evenings", "nights", "early starts", "holidays", "overtime", "shifts"}
)
_REFUSES: Final = re.compile(
    r"\b(?:only|no longer|not (?:available|possible|looking|willing|for me|any ?more)|rather not|prefer not|remote only|must stay|staying in|will not|won['’]t)\b",
    _I,
)


def availability_result(requirement: Requirement, resume: Resume) -> QuantityResult | None:
    """Compare hours, travel and place of work asked for with those that lines of the résumé name.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    QuantityResult or None
        None where nothing of the kind is asked for. The credit is the share of what is asked that some line names without refusing it.
    """
    if "availability" not in requirement.kinds:
        return None
    asked = _asked(requirement.text)
    if not asked:
        return None
    shown: dict[str, tuple[float, TextSpan]] = {}
    refused: dict[str, TextSpan] = {}
    for line in resume.lines:
        text = line.compared_text
        if len(text) > MAX_LINE:
            continue
        for aspect, value in _said(text):
            if aspect not in asked:
                continue
            span = TextSpan(text=line.text, start=line.start, end=line.end)
            if value > shown.get(aspect, (0.0, span))[0]:
                shown[aspect] = (value, span)
            elif value == 0.0:
                refused.setdefault(aspect, span)
    lacking = [aspect for aspect in asked if aspect not in shown]
    return QuantityResult(
        kind="availability",
        credit=sum(value for value, _ in shown.values()) / len(asked),
        contradicted=any(aspect in refused for aspect in lacking),
        asked=" and ".join(asked),
        found="; ".join(
            f"{a} {'named' if a in shown else 'refused' if a in refused else 'not mentioned'}" for a in asked
        ),
        spans=tuple(
            dict.fromkeys([s for _, s in shown.values()] + [refused[a] for a in lacking if a in refused])
        ),
    )


@lru_cache(maxsize=4096)
def _asked(text: str) -> tuple[str, ...]:
    found = [name for name, pattern in _ASPECTS.items() if pattern.search(text)]
    if "shifts" in found and len(_HOURS & set(found)) > 1:
        found.remove("shifts")  # "weekend shifts" asks for weekends
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _said(text: str) -> tuple[tuple[str, float], ...]:
    """Return what a line says of hours, travel and place: 0 refused, 1 named."""
    found = []
    for start, end in clause_spans(text):
        clause = text[start:end]
        named = [name for name, pattern in _ASPECTS.items() if pattern.search(clause)]
        is_any = _ANY_HOURS.search(clause) is not None
        if not named and not is_any:
            continue
        refuses = (negates(clause) and denies(clause)) or _REFUSES.search(clause) is not None
        found += [(name, 0.0 if refuses else 1.0) for name in named]
        if is_any and not refuses:
            found += [(name, ANY_HOURS) for name in sorted(_HOURS) if name not in named]
    return tuple(found)
