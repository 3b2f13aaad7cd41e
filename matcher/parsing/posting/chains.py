"""Demands that semicolons chain together in one sentence."""

from __future__ import annotations

import re
from typing import Final

from matcher.parsing.posting.cues import requirement_score

# So many semicolons between parts of which so many demand something need no heading.
LEAST_PARTS: Final = 3
# What a chain says of itself: "To qualify for this post, all must …; …", "To be considered an ideal candidate, …".
CHAIN_LEAD: Final = re.compile(r"(?i)(?P<lead>to (?:be (?:considered|eligible)|qualify)\b[^,;]{0,60}),\s+")
SURE_SHARE: Final = 0.75
_DEMAND_START: Final = re.compile(
    r"(?i)(?:and |or |for |an? |the |your |at least |minimum (?:of )?)*(?:you(?! will (?:get|receive|join|find))|(?:[\w-]+ ){0,4}(?:certificate|licen[cs]e|permit|check)\b|(?:working )?rights?\b|confiden|evidence|exposure|involvement|eye for|record of|real|clear|lived|strong|excellent|proven|demonstrated|good|solid|advanced|ability|able|knowledge|understanding|experience|familiarity|proficien|fluen|skill|bachelor|master|ph\.?d|degree|\d|one|two|three|four|five|six|seven|eight|nine|ten|certif|licen|valid|working|work experience|comprehensive|background|willing|must|minimum|effective|considerable|sufficient|extensive|broad|thorough|high|sound|\w+ skills|prior|previous|high school|graduat|admission|some|interest|commitment|capacity|training|have|has|be|possess|hold|speak|comfort|organi[sz])\w*\b"
)
# Two semicolons part demands where the sentence has no verb of its own, and begins with what must score so much.
_VERB: Final = re.compile(r"(?i)\b(?:requires?|must|will|should|ha(?:ve|s)|is|are|needs?|can)\b")
_ASKED: Final = 2.5
_ABBREVIATED: Final = re.compile(r"\b(?:[A-Z]\.){2,4}$|\betc\.$")


def is_chain(sentence: str, share: float = 0.51) -> bool:
    """Tell "degree in X; three years of Y; strong Z" from a sentence that happens to hold semicolons.

    Parameters
    ----------
    sentence : str
    share : float, default=0.51
        How many of the parts behind the first must demand something.

    Returns
    -------
    bool
    """
    parts = [part.strip() for part in re.sub(r"\([^()]*\)", "", sentence).split(";")]
    return sum(_DEMAND_START.match(part) is not None for part in parts[1:]) >= share * (len(parts) - 1)


def is_sure_chain(sentence: str) -> bool:
    """Tell a chain that needs no heading to be one of demands.

    Parameters
    ----------
    sentence : str

    Returns
    -------
    bool
    """
    if sentence.count(";") >= LEAST_PARTS:
        return is_chain(sentence, SURE_SHARE)
    return (
        _VERB.search(sentence) is None
        and is_chain(sentence, 1.0)
        and requirement_score(sentence.split(";")[0]) >= _ASKED
    )


# "you are on site all week, you can cover a night, and you have a permit": clauses with a verb each.
_NEXT_YOU: Final = re.compile(r"(?:,(?: and)?|;(?: and)?| and)\s+(?=you [a-z]+ \S)")
_OWN_YOU: Final = re.compile(
    r"(?i)(?:and )?you (?!will (?:get|receive|join|find|be (?:given|offered|paid)))[a-z]+ "
)
_LEAST_CLAUSES: Final = 3
_LEAST_WORDS: Final = 8


def clauses_of_reader(text: str) -> list[tuple[int, int]]:
    """Split a sentence of three or more clauses that each begin with "you"; none for other texts.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        Spans of the clauses within ``text``.

    Examples
    --------
    >>> text = "You shear forty sheep on any dry day, you mend your own tools in the evening, and you can sleep in a hut for weeks."
    >>> [text[a:b] for a, b in clauses_of_reader(text)][1:]
    ['you mend your own tools in the evening', 'you can sleep in a hut for weeks.']
    """
    marks = list(_NEXT_YOU.finditer(text))
    if len(marks) + 1 < _LEAST_CLAUSES:
        return []
    edges = [0, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), len(text)]
    spans = list(zip(edges, ends, strict=True))
    is_even = all(
        _OWN_YOU.match(text[a:b]) is not None and len(text[a:b].split()) >= _LEAST_WORDS for a, b in spans
    )
    return spans if is_even else []


def links(text: str) -> list[tuple[int, int]]:
    """Return the spans of the parts between semicolons, without the marks around them.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)

    Examples
    --------
    >>> text = "a degree in soil science; two years of fieldwork."
    >>> [text[a:b] for a, b in links(text)]
    ['a degree in soil science', 'two years of fieldwork']
    """
    spans: list[tuple[int, int]] = []
    position = 0
    for part in text.split(";"):
        body = part.strip()
        body = body if _ABBREVIATED.search(body) else body.rstrip(".")
        if len(body) > 2:
            first = position + part.index(body)
            spans.append((first, first + len(body)))
        position += len(part) + 1
    return spans
