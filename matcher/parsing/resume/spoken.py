"""Languages that a résumé claims, each with what is said of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from matcher.parsing.languages import LanguageMention, find_languages
from matcher.parsing.resume.rows import Row
from matcher.types import Language, TextSpan

_DENIED_BEFORE: Final = re.compile(
    r"(?i)\b(?:no|not(?! only)|never|don['’]t|nor|neither|without|kein\w*|nicht|pas|ni|sin|senza|nessun\w*)\b[^.;,:(]{0,30}$"
)
# "No week without French": two negations that make a habit.
_TWICE: Final = re.compile(r"(?i)\b(?:no|never|not|hardly)(?: [\w-]+){0,3} without\b")
_DENIED_AFTER: Final = re.compile(
    r"(?i)\s{0,2}[(:,–—-]?\s{0,2}(?:none\b|nicht\b|no\b|nil\b|not (?:at all|spoken)|keine\b|forgotten)"
)
_LEARNING: Final = re.compile(
    r"(?i)\b(?:learning|beginning|starting|started|studying|picking up)\s(?:\w+\s)?$"
)
# "Keen to learn French": what is only wished for.
_WISHED: Final = re.compile(
    r"(?i)\b(?:keen|eager|hop(?:e|ing)|want(?:ing)?|would (?:like|love)|willing|happy|open|plan(?:ning)?|aim(?:ing)?|ready|interested|wish|intend(?:ing)?|looking)\s(?:to|in)\s(?:\w+\s){0,2}(?:learn|study|start|pick|take)(?:ing)?\s(?:\w+\s){0,2}$"
)
#: A language that a word follows with which no posting goes on: "English only", "German just started".
_PLAIN_ITEM: Final = re.compile(
    r"(?:^|[,;|•·\n.]\s?)\s{0,3}(?P<name>[A-ZÀ-Þ]\w{2,20})(?=\s(?P<rest>only|just|since|a little|very|nothing|too|alone|because)\b)"
)
#: A level that no word of a scale states: "Spanish: two semesters, I can order lunch".
A_LITTLE: Final = re.compile(
    r"(?i)\b(?:tourist|holidays?|duolingo|order (?:lunch|dinner|food|a \w+)|semesters?|college years|at school|school|leaving cert|gcse|enough (?:for|to)|(?:a )?few words|phrases|start again|menu|speisekarte|on an app|rusty|greetings|alphabet|prayers|(?:a |one |two |three )?words? of|a bit|phrase ?book|hello|hola|bonjour|menus?|numbers|songs|streak|o[- ]level|high[- ]school|forgotten|gone|not usable|(?:that|which) is all|nothing more|not much (?:more|else)|not more$|a shrug|aucune notion|get(?:s)? (?:me )?by|(?:\d+|\w+(?:teen|ty)|ten|twelve|(?:a )?(?:dozen|hundred|handful of)) words|no (?:further|more than that)|taco|pointing|understood (?:at|in)|with (?:my )?hands)\b"
)
#: "My wife is Polish": whence somebody is, not what the person speaks.
OF_KIN: Final = re.compile(
    r"(?i)\b(?:wife|they|he|she|husband|partner|girlfriend|boyfriend|fianc[ée]e?|boss|landlord|landlady|neighbours?|in-laws|employer|company|team|customers?|clients?|colleagues?) (?:is|are|was|were) (?:\w+ )?$"
)
_NAME_WORDS: Final = 2
_LEVEL_WORDS: Final = 5
_LABEL: Final = "Languages: "
#: Two spaces where a dash was lost: "English  Upper Intermediate".
_GAP: Final = re.compile(r"(?<=\w)  (?=[^\W\d_])")
#: What joins languages that one claim covers, and how the claim ends.
_TOGETHER: Final = re.compile(r"\s*(?:,?\s?(?:and|und|et|y|e|i|og|och|en)\b|[,/&–-])\s*")
_CLAIM: Final = re.compile(r"(?i)\b(?:in|of)\s$")
#: The first half of one claim: "Fluent speaker, reader and writer of Spanish".
_MODE: Final = re.compile(
    r"(?i)\b(?:speaker|reader|writer|spoken|written|oral|verbal|speaking|reading|writing)\W*$"
)
#: A row of two cells, the second of which says how well: "Romanian<tab>native".
_CELLS: Final = re.compile(r"^(?P<name>[^\t,;:]{3,30})\t(?P<level>[^\t]{2,40})$", re.MULTILINE)
_ONLY: Final = re.compile(r"(?i)\sonly\b")


def spoken_rows(rows: list[Row]) -> dict[int, Row]:
    """Return the rows under a heading for languages that have their level on the row below, with that row.

    Parameters
    ----------
    rows : list of Row

    Returns
    -------
    dict of int to Row
        Start of the row to the row that holds both: "Hebrew" and "B2 - Upper Intermediate".
    """
    joined: dict[int, Row] = {}
    names = [find_spoken(row.text, 0, in_section=True) for row in rows]
    for index, row in enumerate(rows[:-1]):
        below = rows[index + 1]
        if (
            len(names[index]) == 1
            and names[index][0].level == 0
            and row.n_words <= _NAME_WORDS
            and not names[index + 1]
            and below.n_words <= _LEVEL_WORDS
            and row.end < below.start
        ):
            together = f"{row.text}: {below.text}"
            found = find_spoken(together, 0, in_section=True)
            if len(found) == 1 and found[0].level:
                joined[row.start] = replace(row, text=together)
    return joined


def find_spoken(text: str, offset: int, *, in_section: bool = False) -> list[Language]:
    """Find the languages that a row claims, each with the level said of it.

    Parameters
    ----------
    text : str
    offset : int
        Where ``text`` begins in the document.
    in_section : bool, default False
        The row stands under a heading for languages, so that small letters and bare names count too.

    Returns
    -------
    list of Language
    """
    whole, text = (
        text,
        _GAP.sub(": ", _CELLS.sub(r"\g<name>:\g<level>", text).replace("\t", ";")),
    )  # offsets stay
    plain = _plain_mentions(text)
    if in_section:
        plain += _listed_mentions(text, plain)
    mentions = sorted([*find_languages(text), *plain], key=lambda m: m.start)
    if not mentions:
        return []
    items = _language_items(text, [m.start for m in mentions])
    found: list[Language] = []
    for position, mention in enumerate(mentions):
        begin, end = next((a, b) for a, b in items if a <= mention.start < b)
        own = next((m for m in find_languages(text[begin:end]) if m.name == mention.name), None)
        if own is None and mention in plain:
            own = mention
        level, native = (own.level, own.is_native) if own else (0, False)
        before, after = text[begin : mention.start], text[mention.end : end]
        denied = _DENIED_BEFORE.search(before) and not _TWICE.search(before)
        if denied or _DENIED_AFTER.match(after) or _WISHED.search(before) or OF_KIN.search(before):
            continue
        if level == 0:
            level, native = _claimed_together(text, mentions, position)
        if level == 0 and _LEARNING.search(before):
            level = 1
        if level == 0 and A_LITTLE.search(_said_of(text, mentions, position, begin, end)):
            level = 2
        only = _ONLY.match(after)
        stop = mention.end + (only.end() if only else 0)
        found.append(
            Language(
                name=mention.name,
                level=level,
                is_native=native,
                span=TextSpan(
                    text=whole[mention.start : stop], start=offset + mention.start, end=offset + stop
                ),
            )
        )
    return found


def _claimed_together(text: str, mentions: list[LanguageMention], position: int) -> tuple[int, bool]:
    """Return the level that stands ahead of several languages: "fluent in English, Croatian and German"."""
    first = position
    while first and _TOGETHER.fullmatch(text, mentions[first - 1].end, mentions[first].start):
        first -= 1
    ahead = text[: mentions[first].start]
    if first == position or not _CLAIM.search(ahead):
        return 0, False
    begin = max(ahead.rfind(cut) for cut in ".;\n") + 1
    own = find_languages(text[begin : mentions[first].end])
    return (own[-1].level, own[-1].is_native) if own else (0, False)


def _said_of(text: str, mentions: list[LanguageMention], position: int, begin: int, end: int) -> str:
    """Return what an item says of one language and of no other."""
    before = max(begin, mentions[position - 1].end if position else 0)
    after = min(end, mentions[position + 1].start if position + 1 < len(mentions) else end)
    stop = re.search(r"[.;\n](?:\s|$)", text[mentions[position].end : after])
    return text[before : mentions[position].end + stop.start() if stop else max(before, after)]


def _listed_mentions(text: str, plain: list[LanguageMention]) -> list[LanguageMention]:
    """Return the languages that only the heading above shows to be some: "inglés (avanzado), francés"."""
    known = {m.start for m in (*plain, *find_languages(text))}
    shift = len(_LABEL)
    return [
        replace(m, start=m.start - shift, end=m.end - shift)
        for m in find_languages(_LABEL + text)
        if m.start >= shift and m.start - shift not in known
    ]


def _plain_mentions(text: str) -> list[LanguageMention]:
    """Return the languages that open an item of a list and go on in words: "English only"."""
    known = {m.start for m in find_languages(text)}
    found = []
    for match in _PLAIN_ITEM.finditer(text):
        if match.start("name") in known:
            continue
        stop = re.search(r"[,;|•·\n.]|$", text[match.end() :])
        rest = text[match.end() : match.end() + (stop.start() if stop else 0)][:60]
        named = find_languages(f"Languages: {match['name']} ({rest.strip(' ()')})")
        if len(named) == 1:
            found.append(replace(named[0], start=match.start("name"), end=match.end("name")))
    return found


def _language_items(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Split an enumeration of languages so that every item holds what is said of its own languages."""
    cuts, depth = [0], 0
    for position, char in enumerate(text):
        depth = max(0, depth + (char in "([") - (char in ")]"))
        if depth == 0 and (
            char in ",;|•·\n▪" or (char == "." and text[position + 1 : position + 2] in (" ", ""))
        ):
            cuts.append(position + 1)
    cuts.append(len(text) + 1)
    items: list[tuple[int, int]] = []
    for a, b in pairwise(cuts):
        named = any(a <= s < b for s in starts)
        bare = (
            bool(items)
            and named
            and re.match(r"[^,;.()]{0,40}:|[^,;.()]{0,30}\s[–-]\s", text[a:b])
            and re.fullmatch(r"(?:[^,;:]{0,40}:)?\W*[\w-]+\W*", text[items[-1][0] : items[-1][1]])
        )
        opened = bool(items) and named and not any(items[-1][0] <= s < items[-1][1] for s in starts)
        if items and (not named or bare or (opened and _MODE.search(text[: items[-1][1] - 1]))):
            items[-1] = (items[-1][0], b)
        else:
            items.append((a, b))
    return items
