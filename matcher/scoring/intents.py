"""Requirements that a plan meets: "or able to obtain one within 90 days", "or the wish to learn it"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.types import Requirement

FloatArray = npt.NDArray[np.float32]

# A line must name this share of what is asked for to speak of it.
NAMED: Final = 0.2
_ACCEPTED: Final = re.compile(
    r"(?i)\bor (?:(?:the|an?|your|be|in|are|to be) )?(?:clear |demonstrated |strong )?(?:abilit|able\b|willing|eligib|wish|readiness|ready\b|can\b|could\b|prepared|commitment|desire|intention|(?:working|studying) towards?|interest|about to|apply)|\bor in (?:progress|training)\b"
)
_PLANNED: Final = re.compile(
    r"(?i)\b(?:booked|registered for|enrolled|scheduled|signed up|applied for|in progress|under way|starts? (?:in|on)|learning|studying|happy to|glad to|keen to|eager to|would (?:like|love) to|want to|will take|willing to|ready to|plan(?:ning)? to|prepared to|renewal|to renew)\b"
)


@lru_cache(maxsize=4096)
def accepts_a_plan(text: str) -> bool:
    """Tell whether a requirement also takes those who will have what it asks for later.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool

    Examples
    --------
    >>> accepts_a_plan("First-aid certificate, or able to obtain one within 30 days"), accepts_a_plan("Able to learn")
    (True, False)
    """
    return _ACCEPTED.search(text) is not None


@lru_cache(maxsize=1 << 16)
def states_a_plan(text: str) -> bool:
    """Tell whether a line says that something is booked, under way or wished for.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return _PLANNED.search(text) is not None


def planned(
    requirements: tuple[Requirement, ...], named: FloatArray, planning: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Find the requirements that accept a plan, and of which a line states one.

    Parameters
    ----------
    requirements : tuple of Requirement
    named : ndarray of shape (n_requirements, n_lines)
        Share of each requirement's words that each line names.
    planning : ndarray of bool, shape (n_lines,)
        Lines that state a plan.

    Returns
    -------
    ndarray of bool, shape (n_requirements,)
    """
    accepted = np.array([accepts_a_plan(requirement.text) for requirement in requirements], bool)
    if not accepted.any() or not planning.any():
        return np.zeros(len(requirements), bool)
    stated: npt.NDArray[np.bool_] = accepted & ((named >= NAMED) & planning[None, :]).any(axis=1)
    return stated
