"""Sentences that open a list: what they announce, and what they ask for themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.flattened import FLATTENED, run_in_items
from matcher.parsing.posting.headings import Heading, classify
from matcher.parsing.posting.sentences import split_sentences

# A heading whose phrase says what it is, and one whose kind single words suggest.
_SURE: Final = 2.5
_GUESSED: Final = 1.5
# What a lead may announce.
_LED: Final = frozenset(("requirements", "responsibilities"))
# The words of a long sentence that say what the list below it holds, and how many characters it may have to be read whole.
_TAIL_WORDS: Final = 12
_LONGEST_LEAD: Final = 220
# A longer sentence that ends in "…" breaks off; it introduces nothing.
_LONGEST_TEASER: Final = 80
_OF_OURS: Final = re.compile(
    r"(?i)(?:we|our|the (?:company|team|mission))\b(?!.{0,80}\b(?:looking|seek|need|require|expect|ask|want)\b)"
)
# A sentence that opens a list, and how much it must ask for itself.
_FOLLOWING: Final = re.compile(r"(?i)\bfollowing\b[^.;]{0,60}$")
_ASKED: Final = 3.5
# No list begins behind one of these words.
_OPEN_LEAD: Final = re.compile(r"(?i)\b(?:in|of|with|for|by|from|on|at|as)$")
_PROMISES: Final = re.compile(
    r"(?i)\b(?:you(?:['’]ll| will| can)? (?:also )?(?:receive|enjoy|get|benefit)|benefits? (?:package|include)|(?:we|(?:company|employer|place|team) that) (?:also )?(?:offers?|provides?))\b"
)
# "A steady hand with 3 years of experience:" asks for the years itself.
_YEARS_LEAD: Final = re.compile(
    r"(?i)\b\d{1,2}\)?\+? ?(?:or more )?years?['’]? (?:of )?(?:[\w-]+ ){0,3}experience:\s*$"
)
# "The right person is patient, and must have the following:" asks for something before it opens its list.
_OPENING: Final = re.compile(
    r"(?P<asks>[^:]{20,300}?),? and (?:must|should|will|needs? to|ha(?:s|ve)) [^,:]{0,60}\bfollowing\b[^,:]{0,40}"
)
# "Own boots Knowledge of any of the following is desired:": the words that open the next list ran into an item.
_NEXT_LEAD: Final = re.compile(
    r"(?<=[\w).;!])\s+(?P<lead>(?:Knowledge|Experience|Skills|Desirable|Preferred|Desired|Essential|Required|It would|Although|Ideally|Additional|You |The |Candidates|Applicants|We )[^:.;!?]{4,150}:)\s*$"
)
_LEAST_RUN_IN: Final = 3
_INTRODUCES: Final = re.compile(r"(?i)(?::|…|\.\.\.|\bfollowing\b.{0,40}|\bif you)\s*$")


def last_sentence(text: str) -> str:
    """Return the last sentence of a text, which may be empty."""
    spans = split_sentences(text)
    return text[slice(*spans[-1])] if spans else ""


def introduces(sentence: str) -> bool:
    """Tell whether a sentence leads to what stands below it, and does not merely break off."""
    breaks_off = len(sentence) > _LONGEST_TEASER and sentence.endswith(("...", "…"))
    return _INTRODUCES.search(sentence) is not None and not breaks_off


def asks_for_years(sentence: str) -> bool:
    """Recognise "A steady hand with 3 years of experience:", which asks for the years and opens a list."""
    return _YEARS_LEAD.search(sentence) is not None


def promises(sentence: str) -> bool:
    """Tell whether a sentence announces what the employer gives."""
    return _PROMISES.search(sentence) is not None


def asks_for_following(sentence: str) -> bool:
    """Recognise "You know at least some of the following": what stands behind it is asked for too."""
    return _FOLLOWING.search(sentence) is not None and requirement_score(sentence) >= _ASKED


def opens_nothing(lead: str) -> bool:
    """Tell whether numbers behind a lead count parts of its sentence: "We do this by 1) …", "skilled in (1) …"."""
    return _OF_OURS.match(last_sentence(lead)) is not None or _OPEN_LEAD.search(lead) is not None


def led_by(sentence: str) -> Heading | None:
    """Return the heading that a whole sentence above a list is ("To do well here you will need …:"), if it is one."""
    words = sentence[-_LONGEST_LEAD:].split()
    found = classify(" ".join(words[-_TAIL_WORDS:]))
    if found.score < _SURE and len(words) > _TAIL_WORDS and len(sentence) <= _LONGEST_LEAD:
        found = classify(sentence)
    if found.kind not in _LED or found.score < _SURE:
        return None
    # Only a guess: the items may say otherwise.
    return replace(found, text=sentence, score=_GUESSED)


def opened_behind(item: str) -> tuple[int, Heading] | None:
    """Return where an item ends behind which the words begin that open the next list, and the heading that they are."""
    if not item.rstrip().endswith(":"):
        return None
    lead = _NEXT_LEAD.search(item)
    if lead is None:
        return None
    led = led_by(lead.group("lead"))
    return None if led is None else (lead.start(), replace(led, score=_SURE))


def opened_within(text: str, first: int, last: int) -> tuple[str, Heading, int] | None:
    """Return what a sentence asks for before the list that it opens, the list's heading and where the list begins."""
    if len(text) < FLATTENED:
        return None
    # Lists of other things may stand before it: "Duties will include: … You need the following: …".
    following = text.find("following", first, last)
    colon = text.find(": ", following, last) if following >= 0 else -1
    if colon < 0 or colon - following > _LONGEST_TEASER:
        return None
    led = led_by(text[first : colon + 1])
    if led is None or led.kind != "requirements":
        return None
    if len(run_in_items(text[colon + 2 : last], is_introduced=True)) < _LEAST_RUN_IN:
        return None
    lead = _OPENING.match(text, first, colon)
    return (lead.group("asks") if lead else "", replace(led, score=_SURE), colon + 2)
