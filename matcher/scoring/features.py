"""Features of a requirement–line and of a requirement–résumé pair, named as a person would name them.

Every feature of the résumé side is pooled over lines with a maximum or an order statistic, so that a further line can only raise it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.parsing.languages import language_names
from matcher.representation.vectors import PostingVectors, ResumeVectors
from matcher.scoring.availability import availability_result
from matcher.scoring.callings import other_callings
from matcher.scoring.certificates import certificate_result
from matcher.scoring.context import LINE_FLAGS, PostingContext, ResumeContext
from matcher.scoring.deceit import copied_facts, dumped_requirements, pasted_lines, tailored_lists
from matcher.scoring.degrees import DegreePath, degree_paths, degree_result
from matcher.scoring.languages import language_result
from matcher.scoring.leading import asks_to_lead, was_led
from matcher.scoring.line_head import LineHead, Projected
from matcher.scoring.permissions import permission_results
from matcher.scoring.physical import physical_result
from matcher.scoring.results import QuantityResult
from matcher.scoring.stances import clause_of
from matcher.scoring.tools import NamedTools, named_tools
from matcher.scoring.words import content_stems
from matcher.scoring.years import YearsShown, lines_of_jobs, years_shown
from matcher.taxonomy import Taxonomy
from matcher.types import REQUIREMENT_KINDS, Requirement, Resume, TextSpan

FloatArray = npt.NDArray[np.float32]

LINE_FEATURES: Final[tuple[str, ...]] = (
    "p_supports",
    "p_partly",
    "cosine",
    "tfidf",
    "coverage",
    "taxonomy",
    "topic_supports",
    "topic_cosine",
    "part_supports",
    "alternative_supports",
    "quantity_credit",
    "denied",
    "wished",
    "others_work",
    "denied_cosine",
    "denied_topic_cosine",
    "denied_supports",
    "p_refuses",
    "topic_refuses",
    "all_denied",
    "line_words",
    "job_months",
    "years_ago",
    *(f"line_{f}" for f in LINE_FLAGS),
    *(f"kind_{k}" for k in REQUIREMENT_KINDS),
)
# Lines that say a thing without showing it; their support is counted apart.
_FLAG: Final = {name: i for i, name in enumerate(LINE_FLAGS)}
# What every concept leads to, and what those lead to that the taxonomy lacks; no identifiers.
_ANY: Final = "\0any"
_UNKNOWN: Final = "\0unknown"
# Lines this near to a requirement are looked at closely, and in any case the so many nearest; see `candidate_lines`.
LEAST_NEARNESS: Final = 0.3
MIN_CANDIDATES: Final = 8
LEAST_DENIED: Final = 0.12
"""Share of a requirement's content words that a denial must name to count as one of it."""
# What a line that denies a thing by its name says beside the name.
_SAID_OF_NAMES: Final = frozenset(
    content_stems(
        "yet still sadly sorry far speak spoken learnt learned touched tried never none nil not really so at all"
    )
)
# What a refusal of terms of work, "not available for overnight travel", says something about.
TERM_KINDS: Final = frozenset({"availability", "legal", "physical", "soft_skill"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFeatures:
    """All that is known of one pair before judging.

    Attributes
    ----------
    lines : ndarray of shape (n_requirements, n_lines, len(LINE_FEATURES))
    demand_support : ndarray of shape (n_demands,)
        Best support of each demand of the posting by a line that shows rather than lists.
    usable : ndarray of bool, shape (n_lines,)
        False for lines pasted from the posting, stuffed for it, or addressed to a machine.
    pasted, stuffed : ndarray of bool, shape (n_lines,)
        Copied from the posting; keyword lists made for it.
    study_lines : ndarray of bool, shape (n_lines,)
        Lines that name a course and no use of what it taught.
    planning_lines : ndarray of bool, shape (n_lines,)
        Lines that say that something is booked, under way or wished for.
    dumped : ndarray of int64, shape (n_requirements,)
        The line set aside that names each requirement as a keyword list does, -1 where there is none.
    quantities : tuple of tuple of QuantityResult
        Per requirement.
    years : tuple of YearsShown or None
        Per requirement that asks for years.
    paths : tuple of tuple of DegreePath
        Per requirement, the combinations of degree and years that it accepts.
    hedged : ndarray of shape (n_requirements, n_lines)
        Share of each requirement's content words that a line claims only a little of.
    tools : tuple of NamedTools or None
        Per requirement, what is named of the tools that it asks for and nothing else, where some are missing.
    overall_parts : ndarray of shape (4,)
        Relevance of the résumé to title and responsibilities; see `overall_parts`.
    """

    lines: FloatArray
    demand_support: FloatArray
    usable: npt.NDArray[np.bool_]
    pasted: npt.NDArray[np.bool_]
    stuffed: npt.NDArray[np.bool_]
    study_lines: npt.NDArray[np.bool_]
    planning_lines: npt.NDArray[np.bool_]
    dumped: npt.NDArray[np.int64]
    quantities: tuple[tuple[QuantityResult, ...], ...]
    years: tuple[YearsShown | None, ...]
    paths: tuple[tuple[DegreePath, ...], ...]
    hedged: FloatArray
    tools: tuple[NamedTools | None, ...]
    overall_parts: FloatArray


def _literal(
    posting: PostingContext, resume: ResumeContext
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return coverage, denied, wished, others' and hedged shares, each of shape (n_requirements, n_lines)."""
    shape = (len(posting.stems), len(resume.resume.lines))
    coverage, denied, wished, others, hedged = (np.zeros(shape, np.float32) for _ in range(5))
    cells: list[int] = []
    shares: list[float] = []
    for r, (stems, weights) in enumerate(zip(posting.stems, posting.stem_weights, strict=True)):
        for stem, weight in zip(stems, weights.tolist(), strict=True):
            for line, offset in resume.stem_lines.get(stem, ()):
                cells.append(r * shape[1] + line)
                shares.append(weight)
                if line in resume.qualified_lines:
                    clause = clause_of(resume.stances[line], offset)
                    denied[r, line] += weight * clause.denies
                    wished[r, line] += weight * clause.wishes
                    others[r, line] += weight * clause.others
                    hedged[r, line] += weight * any(
                        start <= offset < end for start, end in resume.stances[line].hedged
                    )
    # One after the other, in the order of the words.
    np.add.at(coverage.reshape(-1), np.array(cells, np.int64), np.array(shares, np.float32))
    # A denial that shares a word or two with the requirement is about something else.
    denied[denied < LEAST_DENIED] = 0.0
    return coverage, denied, wished, others, hedged


@lru_cache(maxsize=1 << 16)
def _support(taxonomy: Taxonomy, asked: str, shown: str) -> float:
    return taxonomy.support(asked, shown)


@lru_cache(maxsize=1 << 16)
def _reach(taxonomy: Taxonomy, concept: str) -> frozenset[str]:
    """Return what a concept and others that support it have in common; a term that the taxonomy lacks has all in common."""
    known = taxonomy.lookup(concept)
    return taxonomy.reach(known) | {_ANY} if known is not None else frozenset([_ANY, _UNKNOWN])


@lru_cache(maxsize=256)
def _asked_by_reach(
    taxonomy: Taxonomy, concepts: tuple[tuple[str, ...], ...]
) -> dict[str, tuple[tuple[int, str], ...]]:
    """Return the concepts that requirements ask for, by what leads to them."""
    found: dict[str, dict[tuple[int, str], None]] = {}
    for r, asked in enumerate(concepts):
        for concept in asked:
            for near in _reach(taxonomy, concept):
                found.setdefault(near, {})[r, concept] = None
    return {near: tuple(own) for near, own in found.items()}


def _taxonomy_support(
    posting: PostingContext, resume: ResumeContext, taxonomy: Taxonomy | None
) -> FloatArray:
    """Return the best support of any asked concept by any concept of the line, shape (n_requirements, n_lines)."""
    support = np.zeros((len(posting.stems), len(resume.resume.lines)), np.float32)
    if taxonomy is None:
        return support
    asked = _asked_by_reach(taxonomy, tuple(r.concepts for r in posting.posting.requirements))
    for shown, lines in resume.concept_lines.items():
        near = _reach(taxonomy, shown)
        # Most concepts have nothing in common, and most of the time would go into finding that out for each pair of them.
        keys = (_ANY,) if _UNKNOWN in near else (_UNKNOWN, *(near - {_ANY}))
        for r, concept in dict.fromkeys(own for key in keys for own in asked.get(key, ())):
            value = _support(taxonomy, concept, shown)
            if value > 0.0:
                support[r, lines] = np.maximum(support[r, lines], value)
    return support


def _pool_demands(values: FloatArray, owners: npt.NDArray[np.int64], n_requirements: int) -> FloatArray:
    """Return the maximum over each requirement's demands, 0 where it has none."""
    pooled = np.zeros((n_requirements, values.shape[1]), np.float32)
    if len(owners):
        np.maximum.at(pooled, owners, values)
    return pooled


def _without_facts(
    context: ResumeContext, dropped: npt.NDArray[np.bool_], copied: list[tuple[int, int]]
) -> Resume:
    """Return the résumé without the facts that stand in lines that are no evidence, or in copied rows; those lines keep their places, empty."""
    resume = context.resume
    if not dropped.any() and not copied:
        return resume
    spans = [(line.start, line.end) for line, out in zip(resume.lines, dropped.tolist(), strict=True) if out]
    spans += copied

    def stands(span: TextSpan) -> bool:
        return not any(span.start < end and start < span.end for start, end in spans)

    return dataclasses.replace(
        resume,
        lines=tuple(
            dataclasses.replace(line, text="", scored_text="") if out else line
            for line, out in zip(resume.lines, dropped.tolist(), strict=True)
        ),
        education=tuple(e for e in resume.education if stands(e.span)),
        languages=tuple(spoken for spoken in resume.languages if stands(spoken.span)),
        certifications=tuple(c for c in resume.certifications if stands(c.span)),
        facts=tuple(f for f in resume.facts if stands(f.span)),
    )


def rule_results(requirement: Requirement, resume: Resume, *, in_english: bool) -> tuple[QuantityResult, ...]:
    """Return what the rules for typed facts find about a requirement.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume
    in_english : bool
        See `matcher.scoring.context.ResumeContext`.

    Returns
    -------
    tuple of QuantityResult
    """
    found = (
        degree_result(requirement, resume),
        language_result(requirement, resume, in_english=in_english),
        certificate_result(requirement, resume),
        availability_result(requirement, resume),
        physical_result(requirement, resume),
    )
    return (*(q for q in found if q is not None), *permission_results(requirement, resume))


def _rules(
    posting: PostingContext, resume: Resume, in_english: bool
) -> tuple[tuple[tuple[QuantityResult, ...], ...], FloatArray]:
    results: list[tuple[QuantityResult, ...]] = []
    credit = np.zeros((len(posting.stems), len(resume.lines)), np.float32)
    starts = np.array([line.start for line in resume.lines], np.int64)
    ends = np.array([line.end for line in resume.lines], np.int64)
    for r, requirement in enumerate(posting.posting.requirements):
        found = rule_results(requirement, resume, in_english=in_english)
        results.append(found)
        for quantity in found:
            for span in quantity.spans:
                touched = (starts < span.end) & (ends > span.start)
                credit[r, touched] = np.maximum(credit[r, touched], max(quantity.credit, 0.05))
    return tuple(results), credit


def lines_set_aside(
    posting: PostingContext, resume: ResumeContext, coverage: FloatArray | None = None
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Find the lines that are no evidence for a posting.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    coverage : ndarray of shape (n_requirements, n_lines), optional
        Share of each requirement's content words in each line, where it is known.

    Returns
    -------
    tuple of (ndarray of bool, ndarray of bool)
        Lines copied from the posting, and other lines made for it or said twice.
    """
    if coverage is None:
        coverage = _literal(posting, resume)[0]
    pasted = pasted_lines(posting, resume)
    return pasted, tailored_lists(posting, resume, coverage) & ~pasted


def pair_features(
    posting: PostingContext,
    resume: ResumeContext,
    *,
    head: LineHead,
    taxonomy: Taxonomy | None,
    set_aside: npt.NDArray[np.bool_] | None = None,
) -> PairFeatures:
    """Compute the line features of one pair.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    head : LineHead
    taxonomy : Taxonomy or None
    set_aside : ndarray of bool, shape (n_lines,), optional
        Lines that count as stuffed. Default: `lines_set_aside`, which depends on the whole posting.

    Returns
    -------
    PairFeatures
    """
    requirements = posting.posting.requirements
    n_r, n_l = len(requirements), len(resume.resume.lines)
    demand = posting.vectors.demands
    nearness = _nearness(posting, resume, head)
    probabilities, cosine = nearness.probabilities, nearness.cosine
    whole, topic = demand.where("whole"), demand.where("topic")
    part, alternative = demand.where("part"), demand.where("alternative")
    coverage, denied, wished, others, hedged = _literal(posting, resume)
    if set_aside is None:
        pasted, stuffed = lines_set_aside(posting, resume, coverage)
    else:
        pasted, stuffed = np.zeros(n_l, bool), set_aside
    usable = ~(pasted | stuffed | resume.blocked)
    stated = _without_facts(resume, ~usable, copied_facts(posting, resume))
    quantities, credit = _rules(posting, stated, resume.in_english)
    # Each feature by itself in memory, for it is features that are read across lines, not lines across features.
    by_feature = np.zeros((len(LINE_FEATURES), n_r, n_l), np.float32)
    features = by_feature.transpose(1, 2, 0)
    columns: Sequence[FloatArray] = (
        probabilities[2, whole],
        probabilities[1, whole],
        cosine[whole],
        posting.vectors.tfidf_similarity(resume.vectors),
        coverage,
        _taxonomy_support(posting, resume, taxonomy),
        probabilities[2, topic],
        cosine[topic],
        _pool_demands(probabilities[2, part], demand.owners[part], n_r),
        _pool_demands(probabilities[2, alternative], demand.owners[alternative], n_r),
        credit,
        denied,
        wished,
        others,
        nearness.denied_cosine[whole],
        nearness.denied_cosine[topic],
        nearness.denied_supports[whole],
        probabilities[3, whole],
        probabilities[3, topic],
        np.broadcast_to(resume.vectors.pieces.line_denies.astype(np.float32), (n_r, n_l)),
        np.broadcast_to(resume.n_words, (n_r, n_l)),
        np.broadcast_to(resume.line_months, (n_r, n_l)),
        np.broadcast_to(resume.years_ago, (n_r, n_l)),
    )
    for i, column in enumerate(columns):
        by_feature[i] = column
    at = len(columns)
    by_feature[at : at + len(LINE_FLAGS)] = resume.flags.T[:, None]
    kinds = np.array([[float(k in r.kinds) for r in requirements] for k in REQUIREMENT_KINDS], np.float32)
    by_feature[at + len(LINE_FLAGS) :] = kinds[:, :, None]
    by_feature[:at, :, ~usable] = 0.0
    leading = [r for r, q in enumerate(requirements) if asks_to_lead(q.text)]
    _drop(by_feature[:at], leading, _lines_of_the_led(resume) if leading else ())
    terms_aside = [r for r, q in enumerate(requirements) if TERM_KINDS.isdisjoint(q.kinds)]
    _drop(by_feature[:at], terms_aside, resume.lines_on_terms)
    if naming := _lines_of_denied_names(resume):
        for r, lines in _about_other_names(posting, naming, denied, taxonomy):
            _drop(by_feature[:at], [r], lines)
    counted = usable & (resume.flags[:, _FLAG["claims"]] == 0)
    relevance = job_relevance(features, usable, resume)
    own_lines = lines_of_jobs(resume.resume)
    years = tuple(
        years_shown(resume.resume, relevance[r], other_callings(requirement, resume.resume, own_lines))
        if requirement.min_years
        else None
        for r, requirement in enumerate(requirements)
    )
    return PairFeatures(
        lines=features,
        demand_support=np.where(counted[None, :], probabilities[2], 0.0).max(axis=1, initial=0.0),
        usable=usable,
        pasted=pasted,
        stuffed=stuffed,
        study_lines=resume.study_lines,
        planning_lines=resume.planning_lines,
        dumped=dumped_requirements(posting, resume, ~usable & ~pasted),
        quantities=quantities,
        years=years,
        hedged=hedged,
        paths=tuple(degree_paths(requirement, stated) for requirement in requirements),
        tools=named_tools(
            requirements, resume, coverage, denied + wished + others, usable, taxonomy, _support
        ),
        overall_parts=overall_parts(posting, resume, usable),
    )


def _lines_of_the_led(resume: ResumeContext) -> tuple[int, ...]:
    """Return the lines of who was led or trained, which show no leading or training."""
    is_header = resume.flags[:, _FLAG["job_header"]] > 0
    return tuple(
        line.index for line in resume.resume.lines if was_led(line.compared_text, bool(is_header[line.index]))
    )


@lru_cache(maxsize=128)
def _lines_of_denied_names(resume: ResumeContext) -> tuple[tuple[int, frozenset[str], bool], ...]:
    """Return the lines that deny things called by their names and say no more, "No Python", with the concepts; true where languages alone.

    A batch asks again for every posting.
    """
    found = []
    for line, stance in zip(resume.resume.lines, resume.stances, strict=True):
        if not all(clause.denies for clause in stance.clauses):
            continue
        text = line.compared_text
        # "No statistics software" denies more than what is called so.
        skills = [
            skill
            for skill in resume.resume.skills
            if skill.line == line.index
            and (
                skill.span.text[1:] != skill.span.text[1:].lower()
                or (skill.span.text[:1].isupper() and skill.span.start > line.start)
            )
        ]
        languages = language_names(text)
        named = [skill.name for skill in skills] + [text[start:end] for _, start, end in languages]
        left = frozenset(content_stems(text)) - frozenset(w for name in named for w in content_stems(name))
        if named and left <= _SAID_OF_NAMES:
            concepts = frozenset(skill.concept for skill in skills if skill.concept is not None)
            found.append((line.index, concepts, bool(languages) and not skills))
    return tuple(found)


def _about_other_names(
    posting: PostingContext,
    naming: tuple[tuple[int, frozenset[str], bool], ...],
    denied: FloatArray,
    taxonomy: Taxonomy | None,
) -> list[tuple[int, list[int]]]:
    """Return for each requirement the lines that deny other names: "No Python" says nothing of SQL, "no German" nothing of French."""
    found = []
    for r, requirement in enumerate(posting.posting.requirements):
        wider = frozenset(requirement.concepts)
        if taxonomy is not None:
            wider = wider.union(*(_reach(taxonomy, concept) for concept in requirement.concepts))
        lines = [
            line
            for line, concepts, is_language in naming
            if denied[r, line] == 0.0
            and (is_language or (requirement.concepts and concepts and not concepts & wider))
        ]
        if lines:
            found.append((r, lines))
    return found


def _drop(columns: FloatArray, requirements: Sequence[int], lines: Sequence[int]) -> None:
    """Let lines say nothing of some requirements; ``columns`` of shape (n_features, n_requirements, n_lines)."""
    if requirements and lines:
        columns[:, np.array(requirements)[:, None], np.array(lines)] = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nearness:
    """How near each line comes to each demand: by the best of its sentences, those that deny kept apart.

    ``probabilities`` has shape (4, n_demands, n_lines), the others (n_demands, n_lines).
    """

    probabilities: FloatArray
    cosine: FloatArray
    denied_cosine: FloatArray
    denied_supports: FloatArray


@lru_cache(maxsize=128)
def _said(head: LineHead, vectors: ResumeVectors) -> Projected:
    """Return lines and pieces of a résumé as the head compares them; a batch asks again for every posting."""
    lines, pieces = vectors.lines.embeddings, vectors.pieces
    return head.line_side(np.concatenate([lines, pieces.embeddings]) if len(pieces.owners) else lines)


@lru_cache(maxsize=128)
def _asked(head: LineHead, vectors: PostingVectors) -> tuple[Projected, npt.NDArray[np.int64]]:
    """Return the different demands of a posting as the head compares them, and the place of each demand among them."""
    demand = vectors.demands
    places = {text: place for place, text in enumerate(dict.fromkeys(demand.texts))}
    place = np.array([places[text] for text in demand.texts], np.int64)
    first = np.zeros(len(places), np.int64)
    first[place[::-1]] = np.arange(len(place))[::-1]
    return head.requirement_side(demand.embeddings[first]), place


def _nearness(posting: PostingContext, resume: ResumeContext, head: LineHead) -> _Nearness:
    pieces, n_lines = resume.vectors.pieces, len(resume.vectors.lines)
    asked, place = _asked(head, posting.vectors)
    probabilities, cosine = head.compare(asked, _said(head, resume.vectors))
    probabilities, cosine = probabilities[:, place], cosine[place]
    part, near_part = probabilities[:, :, n_lines:], cosine[:, n_lines:]
    whole, near = probabilities[:, :, :n_lines].copy(), cosine[:, :n_lines].copy()
    denies = pieces.line_denies
    denied_cosine = np.where(denies[None, :], near, np.float32(0.0))
    supports = whole[2] + np.float32(0.5) * whole[1]
    denied_supports = np.where(denies[None, :], supports, np.float32(0.0))
    # What a line says beside a denial counts without it.
    mixed = np.zeros(n_lines, bool)
    mixed[pieces.owners[pieces.denies]] = True
    mixed &= ~denies
    if mixed.any():
        whole[..., mixed] = 0.0
        near[:, mixed] = 0.0
    stated = ~pieces.denies
    _raise_lines(whole, part, pieces.owners, stated)
    _raise_lines(near, near_part, pieces.owners, stated)
    if pieces.denies.any():
        _raise_lines(denied_cosine, near_part, pieces.owners, pieces.denies)
        supports = part[2] + np.float32(0.5) * part[1]
        _raise_lines(denied_supports, supports, pieces.owners, pieces.denies)
    return _Nearness(
        probabilities=whole, cosine=near, denied_cosine=denied_cosine, denied_supports=denied_supports
    )


def _raise_lines(
    lines: FloatArray,
    pieces: FloatArray,
    owners: npt.NDArray[np.int64],
    chosen: npt.NDArray[np.bool_],
) -> None:
    """Raise each line's values, along the last axis, to the largest of its chosen pieces, in place."""
    kept = np.flatnonzero(chosen)
    if len(kept):
        # Pieces stand in the order of their lines.
        own = owners[kept]
        starts = np.flatnonzero(np.concatenate([[True], own[1:] != own[:-1]]))
        own = own[starts]
        best = np.maximum.reduceat(pieces if len(kept) == len(chosen) else pieces[..., kept], starts, axis=-1)
        lines[..., own] = np.maximum(lines[..., own], best)


def candidate_lines(features: PairFeatures) -> npt.NDArray[np.bool_]:
    """Return which lines are worth a closer look for each requirement, shape (n_requirements, n_lines).

    Parameters
    ----------
    features : PairFeatures

    Returns
    -------
    ndarray of bool
        All usable lines of at least `LEAST_NEARNESS`, so that a further line never takes the place of one that counts, and the `MIN_CANDIDATES`
        nearest where that leaves fewer.
    """
    n_l = features.lines.shape[1]
    names = LINE_FEATURES.index
    nearness = sum(
        weight * features.lines[:, :, names(name)].astype(np.float64)
        for name, weight in (
            ("p_supports", 1.0),
            ("topic_supports", 0.5),
            ("p_partly", 0.3),
            ("cosine", 0.5),
            ("coverage", 0.7),
            ("taxonomy", 0.7),
            ("alternative_supports", 0.3),
            ("quantity_credit", 1.0),
        )
    )
    nearness = np.where(features.usable[None, :], nearness, -1.0)
    chosen = nearness >= LEAST_NEARNESS
    if n_l > MIN_CANDIDATES:
        # Ties are broken by position, so that the same lines are chosen in any batch.
        order = np.argsort(-nearness, axis=1, kind="stable")[:, :MIN_CANDIDATES]
        np.put_along_axis(chosen, order, True, axis=1)
    else:
        chosen[:] = True
    result: npt.NDArray[np.bool_] = chosen & features.usable[None, :]
    return result


def job_relevance(features: FloatArray, usable: npt.NDArray[np.bool_], resume: ResumeContext) -> FloatArray:
    """Return how much each job is about each requirement's topic, shape (n_requirements, n_jobs), 0-1."""
    jobs = resume.resume.experiences
    relevance = np.zeros((features.shape[0], len(jobs)), np.float32)
    names = LINE_FEATURES.index
    shown = np.maximum(
        features[:, :, names("topic_supports")] + 0.4 * features[:, :, names("p_partly")],
        np.maximum(features[:, :, names("p_supports")], 0.9 * features[:, :, names("coverage")]),
    )
    shown = np.where(usable[None, :], shown, 0.0)
    for j, lines in enumerate(lines_of_jobs(resume.resume)):
        if lines:
            relevance[:, j] = shown[:, list(lines)].max(axis=1)
    return np.minimum(relevance, 1.0)


def overall_parts(
    posting: PostingContext, resume: ResumeContext, usable: npt.NDArray[np.bool_]
) -> FloatArray:
    """Return how near the résumé is to title and responsibilities, by words and by meaning.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    usable : ndarray of bool, shape (n_lines,)

    Returns
    -------
    ndarray of shape (4,)
        Best cosine of the title; mean over duties of the best cosine; the same two by TF-IDF. Bare lists do not count.
    """
    listed = resume.flags[:, _FLAG["listed"]] > 0
    counted = usable & ~listed
    if not counted.any():
        return np.zeros(4, np.float32)
    about = posting.vectors.about
    cosine = about.cosine(resume.vectors.lines)[:, counted].max(axis=1)
    lexical = posting.vectors.about_tfidf_similarity(resume.vectors)[:, counted].max(axis=1)
    return parts_of(cosine, lexical)


def parts_of(cosine: FloatArray, lexical: FloatArray) -> FloatArray:
    """Return the `overall_parts` that follow from the best cosines of the title and each responsibility."""
    duties = slice(1, None) if len(cosine) > 1 else slice(0, None)
    return np.array([cosine[0], cosine[duties].mean(), lexical[0], lexical[duties].mean()], np.float32)
