"""Which quotes carry a verdict, and the facts that its reason sentence is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.context import LINE_FLAGS, PostingContext, ResumeContext
from matcher.scoring.features import LINE_FEATURES, PairFeatures
from matcher.scoring.measures import amounts_missed
from matcher.scoring.refusals import refusal_nearness
from matcher.scoring.years import months_in_words, months_to_state
from matcher.types import Evidence, Finding, Resume, TextSpan, Verdict

FloatArray = npt.NDArray[np.float32]

MAX_QUOTES: Final = 4
# A further quote must carry at least this share of the best one, and this much by itself.
RELATIVE_SUPPORT: Final = 0.12
LEAST_SUPPORT: Final = 0.03
# How many lines show what came nearest where nothing suffices.
NEAREST_QUOTES: Final = 3
# A denial or a wish decides alone when it names the first share of what is asked for; it is quoted from the second one on.
NAMED_SHARE: Final = 0.3
QUOTED_SHARE: Final = 0.05
PART_SHOWN: Final = 0.35
# Facts that stand in lines which the judge weighs; a permit or a licence stands beside them as well.
LINE_FACTS: Final = frozenset({"degree", "availability", "physical"})
BEHIND: Final = 0.9
"""Score of such a fact's own span, as a share of the best line's."""

_LINE: Final = {name: i for i, name in enumerate(LINE_FEATURES)}
_FLAG: Final = {name: i for i, name in enumerate(LINE_FLAGS)}
# What a quote is described by, of all the features of its line.
_READ: Final = np.array(
    [_LINE[name] for name in ("denied", "wished", "others_work", "quantity_credit", "coverage", "taxonomy")]
)
_SECTION_OF_RULE: Final = {"degree": "education", "language": "languages", "certificate": "certifications"}


@lru_cache(maxsize=128)
def _plain_stances(resume: ResumeContext) -> list[tuple[bool, str]]:
    """Return what each line does with whatever it names, and before that whether it denies; a batch asks again for every posting."""
    names = (
        "listed",
        "education",
        "certifications",
        "languages",
        "in_progress",
        "studied",
        "claims",
        "denies",
    )
    rows = resume.flags[:, [_FLAG[name] for name in names]].tolist()
    found = []
    for listed, education, certifications, languages, in_progress, studied, claims, denies in rows:
        stance = "shows"
        if listed and not (education or certifications or languages):
            stance = "lists"
        elif in_progress:
            stance = "in_progress"
        elif studied:
            stance = "studied"
        elif claims:
            stance = "claims"
        found.append((bool(denies), stance))
    return found


def _stance(
    line: int, denied: float, wished: float, others: float, resume: ResumeContext, features: PairFeatures
) -> str:
    if features.pasted[line]:
        return "pasted"
    if features.stuffed[line]:
        return "stuffed"
    denies, stance = _plain_stances(resume)[line]
    if denied >= NAMED_SHARE or (denies and denied > 0):
        return "denies"
    if wished > 0:
        return "wishes"
    if others > 0:
        return "others"
    return stance


def _basis(quantity_credit: float, coverage: float, taxonomy: float) -> str:
    if quantity_credit > 0:
        return "quantity"
    if coverage >= 0.5:
        return "literal"
    if taxonomy >= 1.0:
        return "alias"
    if taxonomy >= 0.5:
        return "taxonomy"
    return "semantic"


def _line_evidence(
    r: int, line: int, score: float, resume: ResumeContext, features: PairFeatures
) -> Evidence:
    quoted = resume.resume.lines[line]
    denied, wished, others, *shown = features.lines[r, line].take(_READ).tolist()
    stance = _stance(line, denied, wished, others, resume, features)
    return Evidence(
        quote=quoted.text,
        start=quoted.start,
        end=quoted.end,
        section=quoted.section,
        score=0.0 if stance in ("denies", "wishes", "pasted", "stuffed") else round(score, 6),
        basis=_basis(*shown),
        stance=stance,
    )


def _span_evidence(span: TextSpan, section: str, score: float) -> Evidence:
    return Evidence(
        quote=span.text,
        start=span.start,
        end=span.end,
        section=section,
        score=round(score, 6),
        basis="quantity",
        stance="shows" if score > 0 else "denies",
    )


def _section_of(span: TextSpan, kind: str, resume: Resume) -> str:
    """Return the section in which a rule's span stands; one outside all lines is where such facts belong."""
    found = next(
        (line.section for line in resume.lines if line.start < span.end and span.start < line.end), ""
    )
    if found not in ("", "other"):
        return found
    in_job = any(
        job.header is not None and job.header.start <= span.start < job.header.end
        for job in resume.experiences
    )
    return "experience" if in_job else _SECTION_OF_RULE.get(kind, "other")


def keyword_evidence(line: int, resume: ResumeContext) -> tuple[Evidence, ...]:
    """Return the quote of a keyword list, the only thing that names a requirement; it is worth nothing."""
    quoted = resume.resume.lines[line]
    return (
        Evidence(
            quote=quoted.text,
            start=quoted.start,
            end=quoted.end,
            section=quoted.section,
            score=0.0,
            basis="literal",
            stance="lists",
        ),
    )


def collect_evidence(
    r: int,
    verdict: Verdict,
    posting: PostingContext,
    resume: ResumeContext,
    features: PairFeatures,
    line_scores: FloatArray,
) -> tuple[Evidence, ...]:
    """Choose the quotes for one requirement.

    Parameters
    ----------
    r : int
        Index of the requirement.
    verdict : str
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures
    line_scores : ndarray of shape (n_requirements, n_lines)
        How well each line would stand as a quote; see `matcher.scoring.verdict_head.quote_scores`.

    Returns
    -------
    tuple of Evidence
        Strongest first. For a verdict that shows nothing, the nearest lines that do not suffice, or the denial.
    """
    scores = line_scores[r]
    if verdict == "contradicted":
        return _refusing(r, resume, features)
    if verdict == "not_shown":
        return _nearest(r, resume, features, scores)
    tools = features.tools[r]
    if verdict == "partly_met" and tools is not None and tools.sufficient:
        # What names some of the tools, or a neighbour, is what the verdict rests on.
        scores = scores.copy()
        scores[list(tools.sufficient)] = max(float(scores.max()), LEAST_SUPPORT)
    least = max(np.float32(LEAST_SUPPORT), np.float32(RELATIVE_SUPPORT) * scores.max(initial=0.0))
    chosen = [(score, i) for score, i in _strongest(scores, MAX_QUOTES) if score >= least]
    if not chosen and len(scores) and scores.max() > 0:
        best = int(np.argmax(scores))
        chosen = [(float(scores[best]), best)]
    evidence = [_line_evidence(r, i, s, resume, features) for s, i in chosen]
    covered = [(e.start, e.end) for e in evidence]
    for quantity in features.quantities[r]:
        for span in quantity.spans:
            if quantity.credit > 0 and not any(a < span.end and span.start < b for a, b in covered):
                section = _section_of(span, quantity.kind, resume.resume)
                score = quantity.credit * 0.5
                if quantity.kind in LINE_FACTS and chosen:
                    # The judge has weighed the line that the rule points at, and found another one better.
                    score = min(score, BEHIND * chosen[0][0])
                evidence.append(_span_evidence(span, section, score))
                covered.append((span.start, span.end))
    years = features.years[r]
    if years is not None:
        for job in years.jobs:
            header = resume.resume.experiences[job].header
            if header is not None and not any(a < header.end and header.start < b for a, b in covered):
                evidence.append(_span_evidence(header, "experience", 0.3))
                covered.append((header.start, header.end))
    return tuple(sorted(evidence, key=lambda e: (-e.score, e.start)))


def as_plans(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return quotes that deny something as plans for it: "no licence yet; course booked for May" where a plan is accepted.

    Parameters
    ----------
    evidence : tuple of Evidence

    Returns
    -------
    tuple of Evidence
    """
    return tuple(
        replace(e, stance="in_progress") if e.stance in ("denies", "wishes") else e for e in evidence
    )


def _strongest(scores: FloatArray, n: int) -> list[tuple[float, int]]:
    """Return the highest scores, each with its line; equals in the order of the lines."""
    order = np.argsort(-scores, kind="stable")[:n]
    return list(zip(scores[order].tolist(), order.tolist(), strict=True))


def _nearest(
    r: int, resume: ResumeContext, features: PairFeatures, scores: FloatArray
) -> tuple[Evidence, ...]:
    """Return the lines that come nearest without sufficing, and the one that denies or wishes for the thing: first where it names much of it."""
    nearest = [(score, i) for score, i in _strongest(scores, NEAREST_QUOTES) if score > 0]
    against, share = _named_against(r, features)
    near = [_line_evidence(r, i, score, resume, features) for score, i in nearest if i != against]
    # Lines that were set aside, pasted ones for example, are worth nothing whatever their support.
    near.sort(key=lambda e: -e.score)
    if against is None:
        return tuple(near)
    # Worth nothing, and yet what a reader has to see.
    denial = _line_evidence(r, against, 0.0, resume, features)
    near = near[: NEAREST_QUOTES - 1]
    is_nearest = bool(nearest) and nearest[0][1] == against
    return (denial, *near) if share >= NAMED_SHARE or is_nearest else (*near, denial)


def _named_against(r: int, features: PairFeatures) -> tuple[int | None, float]:
    """Return the line that denies or wishes for most of what is asked for, and how much of it; None where none names enough to be quoted."""
    if not features.lines.shape[1]:
        return None, 0.0
    rows = features.lines[r]
    named = np.maximum(rows[:, _LINE["denied"]], rows[:, _LINE["wished"]])
    best = int(np.argmax(named))
    return (best, float(named[best])) if named[best] >= QUOTED_SHARE else (None, 0.0)


def _refusing(r: int, resume: ResumeContext, features: PairFeatures) -> tuple[Evidence, ...]:
    """Return what says the opposite, worth nothing: what the rules point at, else the line that comes nearest to a refusal."""
    spans = [(span, q.kind) for q in features.quantities[r] if q.contradicted for span in q.spans]
    if spans:
        return tuple(
            _span_evidence(span, _section_of(span, kind, resume.resume), 0.0)
            for span, kind in _distinct(spans)
        )
    if not len(resume.resume.lines):
        return ()
    nearness = np.where(features.usable, refusal_nearness(features.lines[r], resume), -1.0)
    best = int(np.argmax(nearness))
    if nearness[best] < 0:
        return ()
    return (replace(_line_evidence(r, best, 0.0, resume, features), stance="denies"),)


def _distinct(spans: list[tuple[TextSpan, str]]) -> list[tuple[TextSpan, str]]:
    """Return spans without those that lie in another one: a clause of a line that is quoted whole, or the line without its full stop."""
    kept: list[tuple[TextSpan, str]] = []
    for span, kind in sorted(spans, key=lambda one: one[0].start - one[0].end):
        if not any(whole.start <= span.start and span.end <= whole.end for whole, _ in kept):
            kept.append((span, kind))
    order = [span for span, _ in spans]
    return sorted(kept, key=lambda one: order.index(one[0]))


def collect_findings(
    r: int,
    verdict: Verdict,
    posting: PostingContext,
    resume: ResumeContext,
    features: PairFeatures,
    evidence: Sequence[Evidence],
) -> tuple[Finding, ...]:
    """Return the facts behind a verdict: years shown and asked, degrees, languages, amounts that fall short, and the parts not shown."""
    requirement = posting.posting.requirements[r]
    findings = []
    years = features.years[r]
    if years is not None and requirement.min_years:
        asked = 12 * requirement.min_years
        months = months_to_state(years, asked, verdict)
        findings.append(
            Finding(
                kind="years",
                asked=months_in_words(round(asked)),
                found=f"{months_in_words(months)} of such work" if months else "no dated work of this kind",
                credit=min(1.0, months / asked),
            )
        )
    findings.extend(
        Finding(kind=quantity.kind, asked=quantity.asked, found=quantity.found, credit=quantity.credit)
        for quantity in features.quantities[r]
    )
    if verdict in ("partly_met", "not_shown"):
        findings.extend(amounts_missed(requirement, [one.quote for one in evidence if one.score > 0]))
    if verdict == "partly_met":
        tools = features.tools[r]
        if tools is not None and tools.missing:
            findings.extend(
                Finding(kind="tool", asked=name, found="not mentioned", credit=0.0) for name in tools.missing
            )
            return tuple(findings)
        demand = posting.vectors.demands
        findings.extend(
            Finding(
                kind="missing",
                asked=demand.texts[i],
                found="",
                credit=float(round(features.demand_support[i], 6)),
            )
            for i in demand.where("part")
            if demand.owners[i] == r and features.demand_support[i] < PART_SHOWN
        )
    return tuple(findings)
