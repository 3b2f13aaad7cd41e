"""Lists of a posting judged as a whole: by what most of their items say, whatever the heading says."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from matcher.parsing.degrees import find_degrees
from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.headings import Heading, is_condition, normalise
from matcher.parsing.posting.offers import is_offered, is_perk
from matcher.parsing.posting.orders import is_order
from matcher.parsing.posting.pieces import Piece

# Share of the items that must ask for something before their list counts as one of requirements, and how many items.
_VOTES: Final[dict[str, tuple[float, int]]] = {
    "unknown": (0.6, 3),
    "intro": (0.6, 3),
    "company": (0.75, 3),
    "apply": (0.75, 3),
    "responsibilities": (0.75, 4),
}
_CANDIDATE_WILL: Final = re.compile(
    r"(?i)(?:the |our |a )?(?:ideal |successful |selected |chosen )?(?:candidate|applicant|person|incumbent) (?:will|shall|would|is expected to|will be expected to)"
)
_HAVING: Final = re.compile(
    r"(?i)(?:ha(?:ve|s)|hold|possess|demonstrate|show|be (?:an? |able|experienced|qualified|confident|comfortable|familiar|willing))\b"
)
_ASKS_FROM: Final = 1.7
_ASKS_IN_DUTIES: Final = 3.4
_ASKS_AT_ALL: Final = 3.0
_OF_APPLICANTS: Final = re.compile(
    r"(?i)\b(?:looking for|seek(?:s|ing)?|candidates?|applicants?|experienced?|knowledge|skills|degree|must|required|able to)\b"
)
_REFUSED: Final = -1.2
_REFUSED_BESIDE: Final = -1.6
# A list of so many items, most of at most so many words, names things.
_NAMES: Final = 3
_NAME_WORDS: Final = 5
# Words of offers that name nothing one could know.
_PROMISED: Final = re.compile(
    r"(?i)\b(?:free|paid|company|our|your|you|generous|competitive|annual|private|flexible|unlimited|attractive|\d+ (?:days?|weeks?))\b|\d ?%|[$€£]"
)
_SURE: Final = 2.5
# A heading whose kind single words suggest, no phrase: its items may say otherwise.
_GUESSED: Final = 1.5
# Sections that a rescue looks into, and how much they speak for themselves.
_RESCUED: Final[dict[str, float]] = {
    "unknown": 0.3,
    "intro": 0.0,
    "company": -0.6,
    "apply": -0.6,
    "responsibilities": -0.8,
}
# So many items that ask for nothing, at the top of a list that mostly asks, are not part of it.
_DUTIES_FIRST: Final = 3
# So many of them at the end of a list are not part of it.
_LAST_DUTIES: Final = 4
# A heading up to this score has one telling word.
_WEAK: Final = 2.0
# So many lines of one sentence each are a list.
_LISTED: Final = 4
# Under a heading that speaks of requirements nearly all must be perks ("Our experience includes: lunch, a pension").
_MOSTLY_PERKS: Final = 0.6
# So many lines at the end of a list that may be offers, so many of them surely, are what is offered.
_PERK_LINES: Final = 3
_SURE_PERKS: Final = 2
_COLLEGE_YEARS: Final = re.compile(
    r"(?i)\byears? (?:of )?(?:college|university)|\bcredits\b|\bsome college\b"
)
_OFFERED_YEARS: Final = re.compile(
    r"(?i)\W{0,4}(?:(?:less|more|fewer) than |over |under |at least )?\d{1,2}(?: or more| ?\+)? ?(?:(?:years?|months?) ?)?(?:(?:to|but|-|–) ?(?:less than )?\d{1,2} ?)?(?:years?|months?)(?: or more)?(?: (?:of )?(?:\w+ )?experience)?\W{0,4}"
)
# "You write briefly" tells who the reader is; "You manage the rota" and "You will …" say what there is to do.
_READER_IS: Final = re.compile(
    r"(?:(?:And|Also|Finally|Beyond that|In addition|Above all),? |[A-Z][\w ]{2,25}: )?[Yy]ou(?:['’](?:ve|re))? (?!will\b|would (?!rather)|can (?:expect|look|count)|may\b|might\b|get\b|receive\b|join\b|report\b|work\b|lead\b|manage\b|run\b|coordinate\b|support\b|"
    r"develop\b|design\b|build\b|oversee\b|maintain\b|prepare\b|plan\b|monitor\b|ensure\b|deliver\b|drive\b|assist\b|help\b|take\b|look\b|make\b|provide\b|create\b|act\b|advise\b|analy[sz]e\b|conduct\b|contribute\b|are (?:responsible|part|in charge|joining|the)\b)[a-z]+"
)
_OF_READER: Final = re.compile(r"(?i)\byou\b")
# So many sentences tell of the reader, and so many of the paragraph surely ask.
_LEAST_TOLD: Final = 3
_SURE_TOLD: Final = 2
_DATED: Final = re.compile(
    r"(?i)\W{0,4}(?:(?:with)?in|by|after|during|over|at|on)?\W?(?:the |your |our )?(?:end of )?(?:first )?(?:(?:day|week|month|quarter)s? \d{1,3}|\d{1,3}(?: ?[-–] ?\d{1,3})?[ -]?(?:days?|weeks?|months?)|(?:one|two|three|six|nine|twelve) (?:weeks?|months?))\b(?: \([\w -]{3,30}\))?[^\w]{0,3}(?:you(?:['’]ll| will).{0,20})?"
)
_LESS: Final = re.compile(r"(?i)\b(?:less|fewer) than\b")
_QUALIFIED: Final = re.compile(r"(?i)\b(?:years?|required|preferred|experience)\b")


def revise(pieces: list[Piece]) -> list[Piece]:
    """Give lists whose items ask for things a heading of requirements, and lists of perks one of benefits.

    Parameters
    ----------
    pieces : list of Piece

    Returns
    -------
    list of Piece
        The same pieces, some with another ``heading``.
    """
    lists: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        if piece.is_whole_line:
            lists.setdefault((piece.list_id, id(piece.heading)), []).append(piece)
    revised: dict[int, Heading] = {}
    earlier: Heading | None = None
    after_duties = False
    for members in lists.values():
        heading = members[0].heading
        below_duties = after_duties
        if heading.score > _GUESSED:
            after_duties = heading.kind == "responsibilities"
        doubtful = heading.necessity == "preferred" or heading.score <= _GUESSED
        if heading.kind == "requirements" and (
            _is_perks(members, share=0.25)
            if doubtful
            else _is_perks([m for m in members if m.form == "item"], share=_MOSTLY_PERKS)
        ):
            perks = Heading(text=heading.text, kind="benefits", score=3.0)
            revised.update((member.start, perks) for member in _from_first_offer(members))
            continue
        if heading.kind == "requirements" and 0 < heading.score <= _GUESSED and _speaks_against(members):
            nothing = Heading(text=heading.text, kind="unknown")
            revised.update((member.start, nothing) for member in members)
            continue
        if heading.kind == "requirements" and _tells_tasks(heading.text, members):
            duties = Heading(text=heading.text, kind="responsibilities", score=3.0)
            revised.update((member.start, duties) for member in members)
            after_duties = True
            continue
        if (
            heading.kind == "requirements"
            and below_duties
            and heading.necessity == "required"
            and heading.score <= _WEAK
            and _tell_what_to_do([m for m in members if m.form == "item"])
        ):
            # "Driving Innovation" below the duties: one word sounds like a demand, the items say what to do.
            duties = Heading(text=heading.text, kind="responsibilities", score=1.0)
            revised.update((member.start, duties) for member in members)
            after_duties = True
            continue
        kind = "unknown" if heading.score <= _GUESSED and heading.text else heading.kind
        if kind == "responsibilities" and (
            _DATED.match(heading.text) or any(_DATED.fullmatch(m.text) for m in members)
        ):
            # "By day 90: you will be at home in our yard": goals, which nobody brings along.
            continue
        if kind in _VOTES:
            # "D1" and "D2" are desirable whatever stands above them.
            better = Heading(text=heading.text, kind="requirements", necessity=heading.necessity, score=3.0)
            asking = _asking(members, kind)
            if kind == "unknown" and heading.text and heading.kind != "benefits":
                asking = max(asking, _plausible(members, follows=earlier is not None), key=len)
                if (
                    earlier is not None
                    and not is_condition(normalise(heading.text))
                    and all(requirement_score(m.text) < _SURE for m in asking)
                ):
                    # What stands under a fanciful heading after the requirements is a wish.
                    better = replace(better, necessity="preferred")
            if not asking and kind == "unknown" and heading.text and after_duties and _are_duties(members):
                duties = Heading(text=heading.text, kind="responsibilities", score=1.0)
                revised.update((member.start, duties) for member in members)
            revised.update((member.start, better) for member in asking)
        elif kind == "benefits":
            # The heading of what is asked got lost below what is offered.
            better = Heading(text=heading.text, kind="requirements", score=3.0)
            revised.update(
                (m.start, better)
                for m in _asking(members, "responsibilities")
                if not is_offered(m.text) or requirement_score(m.text) >= _ASKS_IN_DUTIES
            )
        if any(m.form == "item" for m in members):
            earlier = heading if heading.kind == "requirements" else None
    by_heading: dict[int, list[Piece]] = {}
    told: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.heading.kind == "requirements":
            (by_heading if piece.is_whole_line else told).setdefault(id(piece.heading), []).append(piece)
    for key, members in by_heading.items():
        perks = Heading(text=members[0].heading.text, kind="benefits", score=3.0)
        offered = _last_perks(members) or _bulleted_perks(members)
        revised.update((member.start, perks) for member in offered)
        # What is told in sentences behind the offers belongs to them.
        revised.update((p.start, perks) for p in told.get(key, ()) if offered and p.start > offered[0].start)
        duties = Heading(text=members[0].heading.text, kind="responsibilities", score=1.0)
        revised.update((member.start, duties) for member in _last_duties(members))
    pieces = [replace(p, heading=revised[p.start]) if p.start in revised else p for p in pieces]
    return _paragraphs(pieces)


def _tells_tasks(heading: str, members: list[Piece]) -> bool:
    """Tell whether "The candidate will" leads to what is to be done ("Mend the belts"), not to "Have …" and "Be able …"."""
    if _CANDIDATE_WILL.fullmatch(heading.strip(" *_:#.…")) is None:
        return False
    scores = [requirement_score(m.text) for m in members if m.form == "item"]
    return (
        len(scores) >= _LISTED
        and max(scores) < _SURE
        and sum(score >= _ASKS_FROM for score in scores) * 5 <= len(scores)
        and not any(_HAVING.match(m.text) for m in members)
    )


def _tell_what_to_do(items: list[Piece]) -> bool:
    """Tell whether all items of a list are orders ("Prepare the change requests"), none a demand on the person."""
    return len(items) >= _DUTIES_FIRST and all(_is_order(m) for m in items)


def _is_order(item: Piece) -> bool:
    return is_order(item.text) and requirement_score(item.text) <= 0


def _last_duties(members: list[Piece]) -> list[Piece]:
    """Return the orders at the end of a list that asks before them: the heading of the duties got lost."""
    items = [m for m in members if m.form == "item"]
    first = len(items)
    while first and _is_order(items[first - 1]):
        first -= 1
    asking = sum(requirement_score(m.text) >= _ASKS_FROM for m in items[:first])
    last = items[first:]
    return last if len(last) >= _LAST_DUTIES and asking >= len(last) and asking * 4 >= first * 3 else []


def _last_perks(members: list[Piece]) -> list[Piece]:
    """Return the lines at the end of a section of requirements that tell what is offered, without a heading that says so."""
    scores = [requirement_score(m.text) for m in members]
    last = max((i for i, score in enumerate(scores) if score >= _SURE), default=-1)
    # Bulleted lines below bulleted demands must begin with an offer and hold little else.
    bulleted = max((i for i, m in enumerate(members) if m.form == "item"), default=-1)
    if last < 0 and not any(score >= _ASKS_FROM for score in scores):
        return []
    offers = [i for i in range(last + 1, len(members)) if scores[i] <= -_SURE or is_offered(members[i].text)]
    if not offers:
        return []
    block = members[offers[0] :]
    perks = sum(scores[i] <= -_SURE or is_perk(members[i].text) for i in offers)
    is_offer = len(block) >= _PERK_LINES and perks >= _SURE_PERKS and len(offers) * 2 >= len(block)
    if bulleted >= offers[0]:
        is_offer = is_offer and len(offers) * 3 >= len(block) * 2 and offers[0] == last + 1
    return block if is_offer else []


def _bulleted_perks(members: list[Piece]) -> list[Piece]:
    """Return the bulleted lines that tell what is offered below a list of requirements without bullets."""
    first = next((i for i, m in enumerate(members) if m.form == "item"), 0)
    items = members[first:]
    if (
        members[0].heading.kind != "requirements"
        or first < _PERK_LINES
        or len(items) < _PERK_LINES
        or any(m.form != "item" or requirement_score(m.text) >= _SURE for m in items)
    ):
        return []
    offered = any(is_perk(m.text) or requirement_score(m.text) <= -_SURE for m in items)
    return items if offered else []


def unbulleted(pieces: list[Piece]) -> set[int]:
    """Return where the lines begin that are the items of a list without bullets, though they are sentences."""
    groups: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.heading.kind == "requirements":
            groups.setdefault(id(piece.heading), []).append(piece)
    listed: set[int] = set()
    for members in groups.values():
        lines = [m for m in members if m.is_whole_line and m.form != "item"]
        if len(lines) >= _LISTED and len(lines) == len(members):
            listed |= {m.start for m in lines if m.text[:1].isupper() or m.text[:1].isdigit()}
    return listed


def _speaks_against(members: list[Piece]) -> bool:
    """Tell whether items contradict a heading that was only guessed to be one of requirements."""
    scores = [requirement_score(m.text) for m in members if m.form == "item"]
    if not scores:
        return max(requirement_score(m.text) for m in members) < 1
    return (
        len(scores) >= 2
        and sum(scores) < 0.3 * len(scores)
        and sum(s >= _ASKS_FROM for s in scores) * 5 < len(scores)
    )


def _are_duties(members: list[Piece]) -> bool:
    """Tell whether a list below the duties, under a title of its own ("Front of house"), goes on with them."""
    scores = [requirement_score(m.text) for m in members if m.form == "item"]
    return len(scores) >= 2 and sum(score >= _ASKS_FROM for score in scores) * 2 <= len(scores)


def _plausible(members: list[Piece], *, follows: bool) -> list[Piece]:
    """Return the items of a list under a heading that says nothing, if none of them speaks against it."""
    items = [m for m in members if m.form == "item"]
    scores = [requirement_score(m.text) for m in items]
    if len(items) < 2 or any(score <= _REFUSED for score in scores) or any(is_perk(m.text) for m in items):
        return []
    n_asking = sum(score >= _ASKS_FROM for score in scores)
    if n_asking * 3 >= len(items) and n_asking >= 2:
        return items
    return items if follows and any(score > 0 for score in scores) and len(items) <= 8 else []


def _paragraphs(pieces: list[Piece]) -> list[Piece]:
    """Give the sentences of a paragraph that mostly asks a heading of requirements."""
    revised: dict[int, Heading] = {}
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if (
            piece is not None
            and piece.form == "sentence"
            and not piece.is_whole_line
            and run
            and _joins(run[-1], piece)
        ):
            run.append(piece)
            continue
        if len(run) >= 3 and run[0].heading.kind in _VOTES:
            better = Heading(text=run[0].heading.text, kind="requirements", score=3.0)
            told: list[Piece] = []
            for part in _parts_of(run):
                told += _told_of_reader(part, follows_one=bool(told))
            revised.update((member.start, better) for member in (*_window(run), *told))
        run = [piece] if piece is not None and piece.form == "sentence" and not piece.is_whole_line else []
    return [replace(p, heading=revised[p.start]) if p.start in revised else p for p in pieces]


def _joins(left: Piece, right: Piece) -> bool:
    return left.heading is right.heading and 0 <= right.start - left.end <= 2


def _window(run: list[Piece]) -> list[Piece]:
    """Return the sentences from the first that clearly asks to the last, where most of them ask."""
    scores = [requirement_score(p.text) for p in run]
    sure = [i for i, score in enumerate(scores) if score >= _SURE]
    if len(sure) < 3:
        return []
    first, last = sure[0], sure[-1]
    inner = scores[first : last + 1]
    if sum(score >= 1.2 for score in inner) * 3 < len(inner) * 2:
        return []
    return [p for p, score in zip(run[first:], inner, strict=False) if score > 0]


def _parts_of(run: list[Piece]) -> list[list[Piece]]:
    """Cut a run of sentences where a paragraph ends."""
    parts = [[run[0]]]
    for left, right in pairwise(run):
        if right.start - left.end > 1:
            parts.append([])
        parts[-1].append(right)
    return parts


def _told_of_reader(run: list[Piece], *, follows_one: bool) -> list[Piece]:
    """Return the sentences of a paragraph that tells who the reader is ("You have led teams. You write briefly. You …").

    ``follows_one`` says that a paragraph above it did: then none of its sentences must surely ask.
    """
    if run[0].heading.kind not in {"intro", "unknown"}:
        return []
    scores = [requirement_score(p.text) for p in run]
    tells = [_READER_IS.match(p.text) is not None for p in run]
    telling = [i for i, is_told in enumerate(tells) if is_told]
    sure = [i for i, score in enumerate(scores) if score >= _SURE]
    if len(telling) < _LEAST_TOLD or not (
        follows_one or (len(sure) >= _SURE_TOLD and any(tells[i] for i in sure))
    ):
        return []
    first, last = min(telling + sure), max(telling + sure)
    if sum(tells[first : last + 1]) * 3 < (last + 1 - first) * 2 or min(scores[first : last + 1]) <= -_SURE:
        return []
    return [
        p for p, score, is_told in zip(run[first : last + 1], scores[first:], tells[first:], strict=False)
        if score > 0 or (score > _REFUSED - 0.1 and (is_told or _OF_READER.search(p.text)))
    ]  # fmt: skip


def rescue(pieces: list[Piece], *, found_nothing: bool = False) -> list[Piece]:
    """Give the list or the sentences that read most like requirements a heading of requirements.

    For a posting in which hardly anything was found: rather the most likely block than none.

    Parameters
    ----------
    pieces : list of Piece
    found_nothing : bool, default=False
        No piece was chosen: a sentence that asks less clearly will do.

    Returns
    -------
    list of Piece
    """
    bar = _ASKS_AT_ALL if found_nothing else _ASKS_IN_DUTIES
    blocks: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        if piece.is_whole_line and piece.form != "sentence" and piece.heading.kind in _RESCUED:
            blocks.setdefault((piece.list_id, id(piece.heading)), []).append(piece)
    best: list[Piece] = []
    best_score = 0.0
    for members in blocks.values():
        scores = [max(-3.0, min(3.0, requirement_score(m.text))) for m in members]
        mean = sum(scores) / len(scores) + _RESCUED[members[0].heading.kind]
        n_asking = sum(score >= 1.4 for score in scores)
        if (
            len(members) >= 3
            and n_asking >= 2
            and n_asking * 3 >= len(members)
            and mean > max(best_score, 0.4)
            and not _offers_rather(members)
        ):
            best, best_score = members, mean
    if best and best[0].heading.kind == "responsibilities":
        # What to do comes first: the list begins to ask where an item surely asks.
        sure = (i for i, m in enumerate(best) if requirement_score(m.text) >= _ASKS_IN_DUTIES)
        best = best[next(sure, 0) :]
    chosen = [m for m in best if requirement_score(m.text) > _REFUSED]
    if not chosen:
        chosen = [
            p for p in pieces
            if p.form == "sentence" and p.heading.kind in _RESCUED and requirement_score(p.text) >= bar
            and (not found_nothing or _OF_APPLICANTS.search(p.text))
        ]  # fmt: skip
    heading = Heading(text=chosen[0].heading.text if chosen else "", kind="requirements", score=2.0)
    starts = {p.start for p in chosen}
    return [replace(p, heading=heading) if p.start in starts else p for p in pieces]


def _offers_rather(members: list[Piece]) -> bool:
    """Tell a list of which more items name a perk than surely ask for something."""
    perks = sum(is_perk(m.text) for m in members)
    return perks >= _SURE_PERKS and perks > sum(requirement_score(m.text) >= _SURE for m in members)


def _lines_below(members: list[Piece]) -> list[Piece]:
    """Return the lines without bullets below the bulleted duties, where most of them ask for something."""
    last = len(members)
    while last and members[last - 1].form != "item":
        last -= 1
    asks = [i for i, m in enumerate(members) if i >= last and requirement_score(m.text) >= _ASKS_FROM]
    if not last or len(asks) < _LISTED:
        return []
    rows = members[asks[0] : asks[-1] + 1]
    return [m for m in rows if requirement_score(m.text) > _REFUSED] if len(asks) * 2 >= len(rows) else []


def _asking(members: list[Piece], kind: str) -> list[Piece]:
    """Return the members that count as requirements: all of a list that mostly asks, else runs that ask."""
    share, least = _VOTES[kind]
    bar = _ASKS_IN_DUTIES if kind == "responsibilities" else _ASKS_FROM
    items = [m for m in members if m.form == "item"]
    if len(items) >= least and sum(requirement_score(m.text) >= bar for m in items) >= share * len(items):
        first = next(i for i, m in enumerate(items) if requirement_score(m.text) >= bar)
        # Duties that run into the requirements: the list begins to ask where it first asks.
        items = items[first:] if first >= _DUTIES_FIRST else items
        return [m for m in items if requirement_score(m.text) > _REFUSED]
    found = _last_list(items, bar)
    if found:
        return found
    if kind == "responsibilities":
        found = _lines_below(members)
        if found:
            return found
    run: list[Piece] = []
    n_asking = 0
    for member in [*members, None]:
        score = requirement_score(member.text) if member is not None else _REFUSED
        if member is not None and score >= bar:
            run.append(member)
            n_asking += 1
        elif member is not None and run and score > _REFUSED and requirement_score(run[-1].text) >= bar:
            run.append(member)
        else:
            if run and requirement_score(run[-1].text) < (_ASKS_FROM if n_asking >= least else bar):
                run.pop()
            # "Passion for technology, high salary, flexible hours": what a page advertises above the text.
            is_pitch = kind == "intro" and any(m.form == "line" and is_perk(m.text) for m in run)
            # Where a list has once turned to what is asked, a stray duty does not turn it back.
            if n_asking >= (_after_first(kind) if found else least) and not is_pitch:
                found += run
            run, n_asking = [], 0
    return found or (_block(members) if kind == "responsibilities" else [])


def _after_first(kind: str) -> int:
    """Return how many lines that ask turn a list again in which a run of them has asked before."""
    return 1 if kind == "responsibilities" else 2


def _block(members: list[Piece]) -> list[Piece]:
    """Return the first lines of a row, below the duties, that all ask for something, some of them surely."""
    run: list[Piece] = []
    for member in [*members, None]:
        if member is not None and requirement_score(member.text) >= _ASKS_FROM:
            run.append(member)
            continue
        if len(run) >= _LISTED and sum(requirement_score(m.text) >= _ASKS_IN_DUTIES for m in run) >= 2:
            return run
        run = []
    return []


def _last_list(items: list[Piece], bar: float) -> list[Piece]:
    """Return the items of a last list, set off by an empty line from the one above it, that all ask."""
    breaks = [i for i, item in enumerate(items) if item.after_blank and i]
    if not breaks or len(breaks) * 3 > len(items):
        return []
    last = items[breaks[-1] :]
    return last if len(last) >= 2 and all(requirement_score(m.text) >= bar for m in last) else []


def _is_perks(members: list[Piece], *, share: float) -> bool:
    """Tell "Bonus: 17 flex days, a laptop" from "Bonus: Kubernetes"; ``share`` of the items must name a perk."""
    members = [m for m in members if m.form == "item"] or members
    asking = sum(requirement_score(m.text) >= _ASKS_FROM for m in members)
    perks = sum(is_perk(m.text) for m in members)
    return len(members) >= 3 and asking * 4 < len(members) and perks >= 2 and perks >= share * len(members)


def _from_first_offer(members: list[Piece]) -> list[Piece]:
    """Return the perks of a list: those below what is asked, where one part follows the other, else all of it."""
    asking = [i for i, m in enumerate(members) if requirement_score(m.text) >= _ASKS_FROM]
    offers = (i for i, m in enumerate(members) if is_offered(m.text) or requirement_score(m.text) <= -_SURE)
    first = next(offers, 0)
    is_apart = (len(asking) > 1 and asking[-1] < first) or (not asking and first >= _LISTED)
    return members[first:] if is_apart else members


def surrounded(pieces: list[Piece]) -> set[int]:
    """Return where the items begin that stand right between two that ask: in a list of requirements they are one too."""
    found: set[int] = _names_among_names(pieces)
    for left, piece, right in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if (
            piece.form == "item"
            and piece.heading.kind == "requirements"
            and piece.heading.score >= _SURE
            and left.form == right.form == "item"
            and left.heading is piece.heading is right.heading
            and left.list_id == piece.list_id == right.list_id
            and min(requirement_score(left.text), requirement_score(right.text)) > _REFUSED_BESIDE
            and max(requirement_score(left.text), requirement_score(right.text)) >= 1
        ):
            found.add(piece.start)
    return found


def _names_among_names(pieces: list[Piece]) -> set[int]:
    """Return where the items begin that name a thing like the others of their list, though by a word that offers use too.

    "Compensation and benefits" above "Payroll software" and "Excel" is asked for. The last item may be an offer.
    """
    lists: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.form == "item" and piece.heading.kind == "requirements" and piece.heading.score >= _SURE:
            lists.setdefault(piece.list_id, []).append(piece)
    found: set[int] = set()
    for items in lists.values():
        names = [len(item.text.split()) <= _NAME_WORDS for item in items]
        odd = [requirement_score(item.text) <= _REFUSED_BESIDE for item in items]
        promises = any(_PROMISED.search(item.text) for item, is_odd in zip(items, odd, strict=True) if is_odd)
        if (
            len(items) >= _NAMES
            and sum(names) * 3 >= len(items) * 2
            and sum(odd) * 2 <= len(items)
            and not promises
        ):
            found |= {
                item.start
                for item, is_name, is_last_odd in zip(items, names, [*odd[1:], True], strict=True)
                if is_name and not is_last_odd
            }
    return found


def offered_degrees(pieces: list[Piece]) -> set[int]:
    """Return where the lines of a ladder "Some high school / … / Doctorate" begin: answers of a form, not demands."""
    found: set[int] = set()
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if (
            piece is not None
            and len(piece.text.split()) <= 12
            and (find_degrees(piece.text) or (run and _COLLEGE_YEARS.search(piece.text)))
            and not (_QUALIFIED.search(piece.text) and not _COLLEGE_YEARS.search(piece.text))
        ):
            run.append(piece)
            continue
        if len({mention.level for p in run for mention in find_degrees(p.text)[:1]}) >= 3:
            found |= {p.start for p in run}
        run = []
    return found | _offered_years(pieces)


def _offered_years(pieces: list[Piece]) -> set[int]:
    """Return where the lines of a ladder "1 year to less than 2 years / … / 7 or more years" begin."""
    found: set[int] = set()
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and len(piece.text) <= 80 and _OFFERED_YEARS.fullmatch(piece.text):
            run.append(piece)
            continue
        if len(run) >= 3 and any(_LESS.search(p.text) for p in run):
            found |= {p.start for p in run}
        run = []
    return found
