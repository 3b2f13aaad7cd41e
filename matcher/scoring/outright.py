"""What a résumé states so plainly about a requirement that no probability overrules it."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.callings import has_held_post
from matcher.scoring.context import LINE_FLAGS, PostingContext, ResumeContext
from matcher.scoring.degrees import degree_shortfall, degree_suffices
from matcher.scoring.evidence import NAMED_SHARE, QUOTED_SHARE
from matcher.scoring.features import LINE_FEATURES, PairFeatures
from matcher.scoring.intents import planned
from matcher.scoring.measures import too_little
from matcher.scoring.refusals import STATED_BY_WISH, refused_by_nobody
from matcher.scoring.shortfalls import fact_shortfall
from matcher.scoring.studies import only_studied, only_these_speak
from matcher.scoring.years import falls_short

FloatArray = npt.NDArray[np.float32]

# A line elsewhere that supports the requirement this much outweighs a denial or a wish.
REFUSAL_SUPPORT: Final = 0.35
# So does a fact that a rule credits this much.
STATED_CREDIT: Final = 0.5
# What is held or not, and never a matter of degree.
_OF_LAW: Final = frozenset({"authorisation", "driving_licence"})
# Where only claims have this share of the best line's support, no deed speaks for a soft skill.
CLAIMS_SHARE: Final = 0.5
# A line of nothing but wishes that has this share of the best line's support is what the résumé says of it.
NEARLY_BEST: Final = 0.5
_A_LITTLE: Final = re.compile(
    r"\b(?:basic|some|any|exposure|familiar\w*|awareness|aware|beginner|bit|little|understanding|introductory|interest\w*|elementary)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outright:
    """What a résumé states so plainly about each requirement that no probability overrules it; arrays of shape (n_requirements,).

    Attributes
    ----------
    denied : ndarray of bool
        It names the thing only to deny it or to wish for it, or a wish is the best that it shows: nothing is earned, however near the words
        are.
    touched : ndarray of bool
        The same, of a lesser part of what is asked for: what is not shown then earns nothing at all.
    below_degree, half_shown : ndarray of bool
        A degree alone is asked for, and the best one stated is of a lower level, or is not finished or in another subject: no line of text
        makes up for it. Half shown, too, where all jobs together are shorter than the years asked for, where practice is asked for and only
        courses speak of it, where less than the certificate, language or permission asked for is stated, and where the budget, the team or
        the speed told of is smaller than the least that will do.
    unrefused : ndarray of bool
        Nothing refuses it, see `matcher.scoring.refusals.refused_by_nobody`; nor does a certificate that has expired, for it was held,
        or a plan where one is accepted.
    refused : ndarray of bool
        A permission to work or a licence to drive alone is asked for, and the opposite is stated.
    theirs : ndarray of bool
        It names the thing only to say that somebody else did it.
    claimed : ndarray of bool
        A soft skill alone is asked for, and only what the person says of herself speaks for it: "a strong team player".
    dumped : ndarray of bool
        A keyword list names it, which claims some of it and earns nothing.
    planned : ndarray of bool
        It accepts that what is asked for be got or learnt, and a line says that this is booked, under way or wished for.
    facts_stated : ndarray of bool
        Permits, licences to drive or checks alone are asked for, and every one is stated in full; or a degree is one of the ways to meet the
        requirement, and held; or years in a post alone are asked for, and dated jobs of that title add up to them.
    part_stated : ndarray of bool
        A certificate, a language or a permission alone is asked for, and part of it is stated beyond doubt.
    named_in_part, used_in_part : ndarray of bool
        Tools alone are asked for by name, and only some of them, or neighbours of them, speak for it; and a job used these.
    """

    denied: npt.NDArray[np.bool_]
    touched: npt.NDArray[np.bool_]
    below_degree: npt.NDArray[np.bool_]
    half_shown: npt.NDArray[np.bool_]
    unrefused: npt.NDArray[np.bool_]
    refused: npt.NDArray[np.bool_]
    theirs: npt.NDArray[np.bool_]
    claimed: npt.NDArray[np.bool_]
    dumped: npt.NDArray[np.bool_]
    planned: npt.NDArray[np.bool_]
    facts_stated: npt.NDArray[np.bool_]
    part_stated: npt.NDArray[np.bool_]
    named_in_part: npt.NDArray[np.bool_]
    used_in_part: npt.NDArray[np.bool_]

    def take(self, rows: npt.NDArray[Any]) -> Outright:
        """Return the same for ``rows`` of the requirements, which may repeat."""
        return Outright(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


@lru_cache(maxsize=4096)
def _asks_for_little(text: str) -> bool:
    """Tell whether a requirement asks for no more than a little: "basic SQL", "some exposure to hoists"."""
    return _A_LITTLE.search(text) is not None


def outright(
    posting: PostingContext, resume: ResumeContext, features: PairFeatures, support: FloatArray
) -> Outright:
    """Find what the résumé states outright about each requirement.

    Parameters
    ----------
    posting : PostingContext
    resume : ResumeContext
    features : PairFeatures
    support : ndarray of shape (n_requirements, n_lines)

    Returns
    -------
    Outright
    """
    requirements = posting.posting.requirements
    degrees = np.array(
        [
            degree_shortfall(requirement, found)
            for requirement, found in zip(requirements, features.quantities, strict=True)
        ]
    )
    short = [
        years is not None and falls_short(years, requirement)
        for requirement, years in zip(requirements, features.years, strict=True)
    ]
    facts = np.array(
        [
            fact_shortfall(requirement, found)
            for requirement, found in zip(requirements, features.quantities, strict=True)
        ]
    )
    below, half = degrees == "level", (degrees == "part") | np.array(short, bool) | (facts != "")
    part_stated = facts == "part"
    held_in_part = part_stated & np.array([r.kinds == ("certification",) for r in requirements], bool)
    facts_stated = np.array(
        [
            (requirement.kinds == ("legal",) and bool(found) and min(q.credit for q in found) >= 1.0)
            or degree_suffices(requirement, paths)
            or has_held_post(requirement, resume.resume)
            for requirement, found, paths in zip(
                requirements, features.quantities, features.paths, strict=True
            )
        ],
        bool,
    )
    refused = np.array(
        [
            requirement.kinds == ("legal",)
            and [(q.kind in _OF_LAW, q.contradicted, q.credit) for q in found] == [(True, True, 0.0)]
            for requirement, found in zip(requirements, features.quantities, strict=True)
        ],
        bool,
    )
    half = half | only_studied(requirements, support, features.study_lines)
    if not support.shape[1]:
        nothing = np.zeros(support.shape[0], bool)
        return Outright(
            denied=nothing,
            touched=nothing,
            below_degree=below,
            half_shown=half,
            unrefused=held_in_part,
            refused=refused,
            theirs=nothing,
            claimed=nothing,
            dumped=nothing,
            planned=nothing,
            facts_stated=facts_stated,
            part_stated=part_stated,
            named_in_part=nothing,
            used_in_part=nothing,
        )
    half = half | too_little(requirements, resume.resume.lines, support)
    claims = resume.flags[:, LINE_FLAGS.index("claims")] > 0
    soft = np.array([requirement.kinds == ("soft_skill",) for requirement in requirements], bool)
    denied = features.lines[:, :, LINE_FEATURES.index("denied")]
    wished = features.lines[:, :, LINE_FEATURES.index("wished")].copy()
    for r, requirement in enumerate(requirements):
        if set(requirement.kinds) & STATED_BY_WISH:
            wished[r] = 0.0
    others = features.lines[:, :, LINE_FEATURES.index("others_work")].copy()
    best = support.argmax(axis=1)
    for line in resume.lines_of_others:
        # What shows the thing best may name it in other words.
        others[best == line, line] = 1.0
    named = denied + wished
    elsewhere = np.where(named > 0, 0.0, support).max(axis=1)
    plain = features.lines[:, :, LINE_FEATURES.index("coverage")] - features.hedged
    little = features.hedged.max(axis=1)
    half = half | (
        (little >= NAMED_SHARE)
        & (plain.max(axis=1) < little)
        & (np.where(features.hedged > 0, 0.0, support).max(axis=1) < REFUSAL_SUPPORT)
        & ~np.array([_asks_for_little(requirement.text) for requirement in requirements], bool)
    )
    share, alone = named.max(axis=1), elsewhere < REFUSAL_SUPPORT
    # "Texas licence, CDL not held": a fact that a rule found is no denial, nor is a missing degree where experience does as well.
    alone &= np.array(
        [
            not requirement.equivalent_experience_ok
            and max((q.credit for q in found if not q.contradicted), default=0.0) < STATED_CREDIT
            for requirement, found in zip(requirements, features.quantities, strict=True)
        ],
        bool,
    )
    alone &= ~held_in_part
    # A line that names one of several alternatives ("Python, R") names little of the whole; if all of that is wished for, it shows nothing.
    coverage = features.lines[:, :, LINE_FEATURES.index("coverage")]
    only_wishes = (wished >= QUOTED_SHARE) & (wished >= coverage)
    wish = np.where(only_wishes, support, 0.0).max(axis=1)
    best_is_wish = only_wishes.any(axis=1) & (wish >= NEARLY_BEST * support.max(axis=1))
    by_plan = planned(requirements, coverage, features.planning_lines)
    alone &= ~by_plan
    return Outright(
        denied=((share >= NAMED_SHARE) | best_is_wish) & alone,
        touched=(share >= QUOTED_SHARE) & alone,
        below_degree=below,
        half_shown=half,
        unrefused=refused_by_nobody(posting, resume, features) | held_in_part | by_plan,
        refused=refused,
        theirs=(others.max(axis=1) >= NAMED_SHARE)
        & (np.where(others > 0, 0.0, support).max(axis=1) < REFUSAL_SUPPORT),
        claimed=soft & only_these_speak(support, claims, share=CLAIMS_SHARE),
        dumped=features.dumped >= 0,
        planned=by_plan,
        facts_stated=facts_stated,
        part_stated=part_stated,
        named_in_part=np.array(
            [
                tools is not None and np.delete(own, tools.telling).max(initial=0.0) < REFUSAL_SUPPORT
                for tools, own in zip(features.tools, support, strict=True)
            ],
            bool,
        ),
        used_in_part=np.array(
            [tools is not None and bool(tools.sufficient) for tools in features.tools], bool
        ),
    )
