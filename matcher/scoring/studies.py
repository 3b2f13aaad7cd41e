"""Requirements of practice that a résumé answers with a course alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.scoring.stances import LineStance
from matcher.types import Requirement, ResumeLine

FloatArray = npt.NDArray[np.float32]

# Lines with this share of the best one's support have a say in what shows a requirement.
_SHARE: Final = 0.35
_OF_PRACTICE: Final = frozenset({"tool", "skill", "experience"})
# A course is what these ask for, or as good as it.
_OF_STUDY: Final = re.compile(
    r"(?i)\b(?:training|trained|courses?|coursework|certif\w*|qualif\w*|cpd|familiar\w*|aware\w*|interest\w*|exposure|basics?|stud(?:y|ies|ied|ying)|learn\w*|willing\w*|entry[- ]level|junior|academic|theor\w*)\b"
)
_USED: Final = re.compile(
    r"(?i)\b(?:used|using|uses|use|applied|applying|daily|weekly|every|at work|built|build|written|wrote|writing|led|lead|taught|teach\w*|delivered|ran|run|in production|published|developed|designed|created|project)\b"
)
# A list holds other things beside the course.
_MANY_ITEMS: Final = 3


def is_study_line(line: ResumeLine, stance: LineStance) -> bool:
    """Tell a line that names a course and no use of what it taught.

    Parameters
    ----------
    line : ResumeLine
    stance : LineStance

    Returns
    -------
    bool
    """
    return (
        stance.studied
        and line.experience is None
        and line.section not in ("projects", "publications", "volunteering")
        and not (stance.listed and line.compared_text.count(",") >= _MANY_ITEMS)
        and not _USED.search(line.compared_text)
    )


def only_studied(
    requirements: tuple[Requirement, ...], support: FloatArray, study_lines: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Find the requirements of practice that courses alone speak for.

    Parameters
    ----------
    requirements : tuple of Requirement
    support : ndarray of shape (n_requirements, n_lines)
        Support by single lines, 0-1.
    study_lines : ndarray of bool, shape (n_lines,)
        See `is_study_line`.

    Returns
    -------
    ndarray of bool, shape (n_requirements,)
    """
    asked = np.array([_asks_for_practice(requirement) for requirement in requirements], bool)
    if not study_lines.any() or not asked.any():
        return np.zeros(len(requirements), bool)
    return asked & only_these_speak(support, study_lines, share=_SHARE)


def only_these_speak(
    support: FloatArray, lines: npt.NDArray[np.bool_], *, share: float
) -> npt.NDArray[np.bool_]:
    """Tell of each requirement whether all lines that have a say in what shows it are of one sort.

    Parameters
    ----------
    support : ndarray of shape (n_requirements, n_lines)
        Support by single lines, 0-1.
    lines : ndarray of bool, shape (n_lines,)
        Which lines are of the sort.
    share : float
        Lines with this share of the best one's support have a say.

    Returns
    -------
    ndarray of bool, shape (n_requirements,)
    """
    speaks = (support >= share * support.max(axis=1, keepdims=True)) & (support > 0)
    alone: npt.NDArray[np.bool_] = speaks.any(axis=1) & ~(speaks & ~lines).any(axis=1)
    return alone


@lru_cache(maxsize=4096)
def _asks_for_practice(requirement: Requirement) -> bool:
    return set(requirement.kinds) <= _OF_PRACTICE and not _OF_STUDY.search(requirement.text)
