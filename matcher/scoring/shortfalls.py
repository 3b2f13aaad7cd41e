"""Where a certificate, a language or a permission alone is asked for, what is stated of it decides, not how near the words are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from matcher.scoring.languages import BELOW, NOT_MENTIONED, WRITTEN
from matcher.scoring.results import QuantityResult
from matcher.types import Requirement

Shortfall: TypeAlias = Literal["", "less", "part"]

# The kind of requirement that each rule decides alone, and the credits from which it finds less than is asked for, part of it, and all of it;
# read off the labelled pairs: between the last two, readers call three of four partly met.
_DECIDED: Final = {
    "certificate": ("certification", 0.3, 0.4, 0.55),
    "language": ("language", 0.2, 0.32, 0.55),
    "clearance": ("legal", 0.3, 0.3, 0.55),
    "driving_licence": ("legal", 0.3, 0.3, 0.65),
    "authorisation": ("legal", 0.3, 0.3, 0.55),
}


def fact_shortfall(requirement: Requirement, found: Sequence[QuantityResult]) -> Shortfall:
    """Tell in what the facts stated fall short of a requirement that asks for such facts and for nothing else.

    Parameters
    ----------
    requirement : Requirement
    found : sequence of QuantityResult
        What the rules found.

    Returns
    -------
    str
        ``"less"`` where what is stated is not the whole, ``"part"`` where it is a part of it beyond doubt: expired or in progress, a language
        below the level asked or one of two, a check of another country. Else empty.
    """
    if not found or any(one.contradicted for one in found):
        return ""
    weakest = min(found, key=lambda one: one.credit)
    kind, less, part, whole = _DECIDED.get(weakest.kind, ("", 0.0, 0.0, 0.0))
    if requirement.kinds != (kind,) or not less <= weakest.credit < whole:
        return ""
    if kind == "language" and BELOW not in weakest.found:
        # "English, fluent; German is not mentioned": one of two languages is there.
        one_of_two = NOT_MENTIONED in weakest.found and WRITTEN not in weakest.found and bool(weakest.spans)
        return "part" if one_of_two else "less"
    return "less" if weakest.credit < part or weakest.is_inferred else "part"
