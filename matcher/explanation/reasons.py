"""One plain sentence for every verdict: what was found, and what is missing."""

from __future__ import annotations

from typing import Final

from matcher.types import Evidence, Finding, RequirementScore

QUOTE_LENGTH: Final = 110
NEAR_SCORE: Final = 0.15
"""Least score of a line for the reason to name it as the nearest."""

_STANCE_WORDS: Final = {
    "lists": "named in a list, no use of it shown",
    "claims": "claimed, no deed shown",
    "studied": "studied, no use of it shown",
    "in_progress": "in progress, not finished",
    "wishes": "wished for, not shown",
    "denies": "denied",
    "others": "somebody else's work or only assisted",
    "pasted": "copied from the posting",
    "stuffed": "a keyword list made for the posting",
}


def shorten(quote: str, length: int = QUOTE_LENGTH) -> str:
    """Return a quote on one line, cut at a word."""
    text = " ".join(quote.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _quoted(evidence: Evidence) -> str:
    return f"“{shorten(evidence.quote)}”"


def _finding_sentence(finding: Finding) -> str:
    if finding.kind == "years":
        return f"{finding.found} shown; {finding.asked} asked"
    return f"{finding.found}; {finding.asked} asked" if finding.found else f"{finding.asked} asked"


def reason(score: RequirementScore) -> str:
    """Explain one verdict.

    Parameters
    ----------
    score : RequirementScore

    Returns
    -------
    str
        One or two plain clauses that end in a full stop.
    """
    rules = [f for f in score.findings if f.kind not in ("text", "missing")]
    missing = [f.asked for f in score.findings if f.kind == "missing"]
    best = score.evidence[0] if score.evidence else None
    parts: list[str] = [_capital(_finding_sentence(f)) for f in rules]
    if score.verdict == "contradicted":
        return _sentence(
            [
                *parts,
                f"The résumé says the opposite: {_quoted(best)}" if best else "The résumé says the opposite",
            ]
        )
    if score.verdict == "not_shown":
        if (
            best is not None
            and best.stance in _STANCE_WORDS
            and (best.score >= NEAR_SCORE or best.score == 0)
        ):
            parts.append(f"Not shown; {_quoted(best)} is {_STANCE_WORDS[best.stance]}")
        elif best is not None and best.score >= NEAR_SCORE and not rules:
            parts.append(f"Not shown; the nearest line is {_quoted(best)}")
        elif not rules:
            parts.append("Nothing in the résumé shows this")
        return _sentence(parts)
    if best is not None:
        where = f"under {best.section}" if best.section not in ("other", "") else "in the résumé"
        if score.verdict == "met":
            parts.append(f"Shown {where}: {_quoted(best)}")
        else:
            weak = _STANCE_WORDS.get(best.stance)
            parts.append(f"Partly shown {where}: {_quoted(best)}" + (f" ({weak})" if weak else ""))
    elif not rules:
        parts.append("Shown" if score.verdict == "met" else "Partly shown")
    if score.verdict == "partly_met" and missing:
        parts.append("Missing: " + ", ".join(missing[:3]))
    return _sentence(parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(parts: list[str]) -> str:
    text = ". ".join(p.rstrip(". ") for p in parts if p)
    return text + "."
