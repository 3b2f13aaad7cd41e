"""The parts of a requirement that nothing shows, as a reader is told of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

N_PARTS: Final = 3
WHOLE_SHARE: Final = 0.8
"""Parts that hold this share of a requirement's words are all of it: naming them tells nobody what is missing."""

# "you can", "must be able to", "we expect": what is said of the person, before the thing itself.
_LEAD_IN: Final = re.compile(
    r"(?:(?:you(?:['’](?:ll|re|ve))?|we(?:['’](?:re|d))?|I|candidates?|applicants?|who|that|to|also|ideally|and|or|with|including|such as)\b|"
    r"(?:are|is|be|have|has|can|could|will|would|must|should|may|possess|hold|bring|need|want|expect|know|demonstrate)\b|"
    r"(?:able|ability|capable|capability|willing(?:ness)?|comfortable|happy|prepared|ready|confident) (?:to|of|with|in)\b|(?:an?|the|some|any|your|our)\b)\s+",
    re.IGNORECASE,
)
# "Obtain and keep a permit": the first part alone names nothing.
_BARE_VERBS: Final = frozenset({"achieve", "build", "create", "develop", "establish", "hold", "keep", "lead", "maintain", "manage", "obtain", "own", "pass", "plan", "provide", "read", "review", "support", "undergo", "use", "work", "write"})  # fmt: skip
_CONTENT_LENGTH: Final = 4
_OPEN: Final = {")": "(", "]": "["}
_WORD: Final = re.compile(r"\w+")


def missing_parts(parts: Sequence[str], requirement: str) -> list[str]:
    """Return the parts to name as missing.

    Parameters
    ----------
    parts : sequence of str
        As the demands of the requirement put them.
    requirement : str
        Its whole text.

    Returns
    -------
    list of str
        At most three, without lead-in words; none where they are all that is asked.

    Examples
    --------
    >>> missing_parts(["Can read blueprints"], "Can read blueprints and bend conduit to a sketch")
    ['read blueprints']
    """
    whole, named = _words(requirement), _words(" ".join(parts))
    if len(whole & named) >= WHOLE_SHARE * len(whole):
        return []
    cleaned = (_cleaned(part) for part in parts)
    return list(dict.fromkeys(part for part in cleaned if part and part not in _BARE_VERBS))[:N_PARTS]


def _words(text: str) -> set[str]:
    """Return the words of a text in lower case, short ones only where there are no others."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return {word for word in words if len(word) >= _CONTENT_LENGTH} or words


def _cleaned(part: str) -> str:
    text = " ".join(part.split()).strip(" ,.;:–-")
    while (match := _LEAD_IN.match(text)) is not None:
        text = text[match.end() :]
    first, _, rest = text.partition(" ")
    if first[1:].islower() and not rest[:1].isupper():
        text = text[:1].lower() + text[1:]
    return _balanced(text)


def _balanced(text: str) -> str:
    """Return a text up to a bracket that it does not close, without one that it does not open."""
    stack: list[tuple[str, int]] = []
    drop: set[int] = set()
    for i, sign in enumerate(text):
        if sign in _OPEN.values():
            stack.append((sign, i))
        elif sign in _OPEN:
            if stack and stack[-1][0] == _OPEN[sign]:
                stack.pop()
            else:
                drop.add(i)
    end = stack[0][1] if stack else len(text)
    return "".join(sign for i, sign in enumerate(text[:end]) if i not in drop).strip(" ,.;:–-")
