"""One plain sentence for every verdict: what was found, and what is missing."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from matcher.explanation.facts import SUPPORTING_CREDIT, tell
from matcher.explanation.parts import missing_parts
from matcher.types import Evidence, RequirementScore, Resume

QUOTE_LENGTH: Final = 110
NEAR_SCORE: Final = 0.15
"""Least score of a line for the reason to name it as the nearest."""
SETTLED_CREDIT: Final = 0.85
"""From this credit on nothing that the fact is about is missing."""

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
_REFUSING: Final = frozenset({"in_progress", "wishes", "denies", "others", "pasted", "stuffed"})
_CLAUSE: Final = re.compile(r"\b(?:is|are|has|have)\b")
_NONE: Final = re.compile(r"(?:no|none|neither)\b")
_DATE_WORD: Final = re.compile(
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|present|now|today|current|since|until|spring|summer|autumn|fall|winter",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


def shorten(quote: str, length: int = QUOTE_LENGTH) -> str:
    """Return a quote on one line, cut at a word."""
    text = " ".join(quote.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _quoted(evidence: Evidence) -> str:
    # The sentence around it has a full stop of its own.
    return f"“{shorten(evidence.quote).rstrip('. ') or evidence.quote}”"


def _is_dates(quote: str) -> bool:
    return all(_DATE_WORD.match(word) for word in _WORD.findall(quote))


def _best(score: RequirementScore, resume: Resume | None) -> Evidence | None:
    """Return the quote to tell: the strongest, but "2019 - 2021" alone says nothing, so the whole heading of that job instead."""
    if not score.evidence:
        return None
    first = score.evidence[0]
    if resume is None or not _is_dates(first.quote):
        return first
    headers = [job.header for job in resume.experiences if job.header is not None]
    whole = next((h for h in headers if h.start <= first.start and first.end <= h.end), None)
    if whole is None:
        return first
    return dataclasses.replace(first, quote=whole.text, start=whole.start, end=whole.end)


def reason(score: RequirementScore, resume: Resume | None = None) -> str:
    """Explain one verdict.

    Parameters
    ----------
    score : RequirementScore
    resume : Resume, optional
        With it, a quote of dates alone becomes the heading of the job that they belong to.

    Returns
    -------
    str
        Plain clauses that end in a full stop: what was found first, what is missing last.
    """
    rules = [f for f in score.findings if f.kind not in ("text", "missing")]
    text = score.requirement.text
    facts = list(
        dict.fromkeys(tell(f, text) for f in sorted(rules, key=lambda f: f.credit < SUPPORTING_CREDIT))
    )
    best = _best(score, resume)
    if score.verdict == "met":
        # The rest of the evidence outweighed what a rule did not find; a reader should know both.
        supporting = [fact.shown for fact in facts if fact.shown]
        lacking = [fact.lacking for fact in facts if fact.lacking]
        return _sentence(
            [*supporting, *_met(best, has_facts=bool(supporting)), *(_yet(words) for words in lacking)]
        )
    told = [str(fact) for fact in facts]
    if score.verdict == "contradicted":
        opposite = "The résumé says the opposite"
        return _sentence([*told, f"{opposite}: {_quoted(best)}" if best else opposite])
    # Where every fact speaks for the requirement, something else is missing.
    is_settled = bool(rules) and all(f.credit >= SETTLED_CREDIT for f in rules)
    if score.verdict == "not_shown":
        return _sentence([*told, *_nearest(best, has_rules=bool(rules), is_settled=is_settled)])
    return _sentence([*told, *_partly(score, best, has_rules=bool(rules), is_settled=is_settled)])


def _yet(lacking: str) -> str:
    """Return what is missing as what outweighs it not: "Yet nights are not mentioned", "Yet only a BSc shown"."""
    is_clause = _CLAUSE.search(lacking.partition("; ")[0]) or _NONE.match(lacking)
    return f"Yet {lacking}" if is_clause else f"Yet only {lacking}"


def _met(best: Evidence | None, *, has_facts: bool) -> list[str]:
    """Return where a requirement is shown; a line that hardly carries it is called the nearest one."""
    if best is None:
        return [] if has_facts else ["Shown"]
    if best.score < NEAR_SCORE and best.basis == "semantic" and not has_facts:
        return [f"Shown by the résumé as a whole; the nearest line {_where(best)} is {_quoted(best)}"]
    return [f"Shown {_where(best)}: {_quoted(best)}"]


def _nearest(best: Evidence | None, *, has_rules: bool, is_settled: bool) -> list[str]:
    """Return what to say beside the facts where a requirement is not shown."""
    # Facts say enough about a degree or a language that is merely listed.
    telling = best is not None and best.stance in (_REFUSING if has_rules else _STANCE_WORDS)
    if best is not None and telling and (best.score >= NEAR_SCORE or best.score == 0):
        return [f"Not shown: {_quoted(best)} is {_STANCE_WORDS[best.stance]}"]
    if has_rules:
        return ["The rest of what is asked is not shown"] if is_settled else []
    if best is not None and best.score >= NEAR_SCORE:
        return [f"Not shown: the nearest line is {_quoted(best)}"]
    return ["Nothing in the résumé shows this"]


def _partly(
    score: RequirementScore, best: Evidence | None, *, has_rules: bool, is_settled: bool
) -> list[str]:
    """Return what to say beside the facts where a requirement is partly met, and what keeps it from being met."""
    missing = missing_parts([f.asked for f in score.findings if f.kind == "missing"], score.requirement.text)
    lacks = [f"Missing: {'; '.join(missing)}"] if missing else []
    if best is None:
        return lacks if has_rules else ["Partly shown", *lacks]
    shown = f"Partly shown {_where(best)}: {_quoted(best)}"
    weak = _STANCE_WORDS.get(best.stance)
    if weak:
        shown += f" ({weak})"
    elif is_settled and not missing:
        shown += "; the rest of what is asked is not shown in full"
    elif not missing and not has_rules:
        shown += (
            ", which names it and shows less than is asked"
            if best.basis in ("literal", "alias")
            else ", which is near to what is asked, not the same"
        )
    return [shown, *lacks]


def _where(evidence: Evidence) -> str:
    return f"under {evidence.section}" if evidence.section not in ("other", "") else "in the résumé"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(parts: list[str]) -> str:
    text = ". ".join(_capital(p.rstrip(". ")) for p in parts if p)
    return text + "."
